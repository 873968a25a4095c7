//! What the documents tell people to write and to run works: each file and command of the guide to checklists, and the
//! examples of the README.
//!
//! In a document, a comment before a block of code says what it is: `file: NAME` is written to that file; `run: CODE` is run,
//! each line a command that must end with that code; each line of `says` must stand in what the commands before it printed.

use std::path::Path;

use crate::common::{Folder, ON, flat};

/// The blocks of code of a document that have a comment: the comment and the text.
fn blocks(document: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(document)).unwrap();
    let mut blocks = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let comment = line.strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->"));
        let (Some(comment), Some(fence)) = (comment, lines.peek()) else { continue };
        if fence.starts_with("```") {
            lines.next();
            let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push((comment.to_owned(), format!("{}\n", block.join("\n"))));
        }
    }
    blocks
}

#[test]
fn the_guide_to_checklists_works_as_it_stands() {
    let folder = Folder::new();
    let (mut files, mut commands, mut said) = (0, 0, 0);
    let mut printed = String::new();
    for (comment, text) in blocks("docs/write-your-own-checklist.md") {
        let (what, more) = comment.split_once(": ").unwrap_or((&comment, ""));
        match what {
            "file" => {
                folder.write(more, text);
                files += 1;
            }
            "run" => {
                printed.clear();
                for line in text.lines() {
                    let words: Vec<_> = line.split_whitespace().collect();
                    assert_eq!(words[0], "policygap", "{line}");
                    let run = folder.run(&words[1..]).exits(more.parse().unwrap()).quietly();
                    printed.push_str(&flat(&run.stdout));
                    printed.push(' ');
                    commands += 1;
                }
            }
            "says" => {
                for line in text.lines() {
                    assert!(printed.contains(&flat(line)), "the commands before it do not say: {line}");
                    said += 1;
                }
            }
            other => panic!("a block of the guide is `{other}`"),
        }
    }
    assert!(files >= 4 && commands >= 12 && said >= 10, "{files} files, {commands} commands, {said} lines");
}

#[test]
fn the_guide_shows_a_problem_as_it_is_told() {
    let folder = Folder::new();
    let all = blocks("docs/write-your-own-checklist.md");
    let (_, text) = all.iter().find(|(comment, _)| comment == "file: our-authority.yaml").unwrap();
    folder.write("our-authority.yaml", text.replacen("do: report-", "do: repot-", 1));
    let run = folder.run(&["checklists", "check", "our-authority.yaml"]).exits(2);
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/write-your-own-checklist.md");
    let guide = std::fs::read_to_string(guide).unwrap();
    let shown = run.stdout.split("\n\n").next().unwrap();
    assert!(guide.contains(shown), "the guide does not show:\n{shown}");
}

#[test]
fn every_check_of_the_guide_finds_what_it_says() {
    let folder = Folder::new();
    for (comment, text) in blocks("docs/write-your-own-checklist.md") {
        if let Some(name) = comment.strip_prefix("file: ") {
            folder.write(name, text);
        }
    }
    let changed = |right: &str, wrong: &str| {
        let text = folder.read("our-changes.yaml");
        assert!(text.contains(right), "{right}");
        folder.write("changed.yaml", text.replacen(right, wrong, 1));
        folder.run(&["checklists", "check", "changed.yaml", "our-ladder.yaml"])
    };
    changed("force: must", "force: good-practice").exits(2).says(&["so that this changes nothing"]);
    changed("/pupil-rules", "/pupils-rules")
        .exits(2)
        .says(&["Did you mean `policy-essentials/pupil-rules`?"]);
    folder.write(
        "new.yaml",
        folder.run(&["checklists", "new", "--extends", "policy-essentials"]).exits(0).stdout,
    );
    folder.run(&["checklists", "check", "new.yaml"]).exits(0);
}

#[test]
fn the_examples_of_the_readme_are_sound() {
    let folder = Folder::new();
    let blocks = blocks("README.md");
    let find = |name: &str| {
        let name = format!("example: {name}");
        blocks.iter().find(|(comment, _)| *comment == name).unwrap_or_else(|| panic!("{name}")).1.clone()
    };
    folder.write("policy.yaml", find("policy"));
    folder.write("policy.records.yaml", find("records"));
    folder.write("our-authority.yaml", find("checklist"));
    folder.run(&["audit", "policy.yaml", "--on", ON]).exits(1).quietly();
    folder.run(&["checklists", "check", "our-authority.yaml"]).exits(0).says(&["sound, with 1 control."]);
    folder.run(&["checklists", "test", "our-authority.yaml"]).exits(0);
    folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "our-authority.yaml"]).exits(0);
}
