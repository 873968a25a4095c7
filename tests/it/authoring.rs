//! Checklists of one's own: what is told of a mistake in one, and what the controls of several say of each other.

use crate::common::{CHECKLIST, Folder, POLICY, Run};
use policygap::checklist::{Library, checks};

/// Changes the small checklist and gives back what checking it says; it is at fault, and stops an audit, too.
#[track_caller]
fn checked(right: &str, wrong: &str) -> Run {
    assert!(CHECKLIST.contains(right), "`{right}` must stand in the checklist");
    let folder = Folder::with_policy(POLICY);
    folder.write("lists/trial.yaml", CHECKLIST.replacen(right, wrong, 1));
    folder.audit(&[]).exits(2).complains(&["lists/trial.yaml"]);
    folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(2)
}

// ---- see-also

#[test]
fn the_checklists_of_the_program_do_not_contradict_each_other() {
    let library = Library::builtin();
    let faults: Vec<_> = checks::together(library)
        .into_iter()
        .flat_map(|(source, problems)| {
            problems
                .into_iter()
                .map(move |problem| policygap::source::snippet::explain(&source, &problem, false))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn controls_on_the_same_matter_point_at_each_other() {
    checked("    ask: Who", "    see-also: trial/blocks\n    ask: Who").says(&[
        "`trial/lead` points at `trial/blocks`, which does not point back.",
        "lists/trial.yaml:23:15",
        "Add `trial/lead` to the `see-also` of `trial/blocks`, or delete the name here.",
    ]);
    checked("    ask: Who", "    see-also: trial/lead\n    ask: Who")
        .says(&["`trial/lead` points at itself."]);
    checked("    ask: Who", "    see-also: trial/block\n    ask: Who")
        .says(&["No checklist has a control `trial/block`.", "Did you mean `trial/blocks`?"]);
}

#[test]
fn what_comes_with_the_program_need_not_point_at_a_list_of_ones_own() {
    let folder = Folder::with_policy(POLICY);
    let both = CHECKLIST
        .replace("    ask: Who", "    see-also: [trial/blocks, consistency/cycle]\n    ask: Who")
        .replace("    ask: Is", "    see-also: trial/lead\n    ask: Is");
    folder.write("lists/trial.yaml", both);
    folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(0).says(&["sound"]);
    // Explained from either end, with its title.
    let explain = |id: &str| folder.run(&["explain", id, "--checklist", "lists/trial.yaml"]).exits(0);
    explain("trial/lead").says(&[
        "See also",
        "trial/blocks: Pornography is blocked",
        "consistency/cycle: The dates keep to the review cycle that the policy names",
    ]);
    explain("consistency/cycle").says(&[
        "trial/lead: Somebody is named as designated safeguarding lead",
        "governors-questions/yearly-review: The policy sets a review at least once a year",
    ]);
}

// ---- new

#[test]
fn a_new_checklist_is_sound_as_it_is_written_and_never_replaces_a_file() {
    let folder = Folder::with_policy(POLICY);
    let run = folder.run(&["checklists", "new", "ours.yaml", "--on", "2026-09-01"]).exits(0);
    run.complains(&["Written to ours.yaml. Change it, then run: policygap checklists check ours.yaml"]);
    folder
        .run(&["checklists", "check", "ours.yaml"])
        .exits(0)
        .quietly()
        .says(&["ours.yaml: sound, with 2 controls."]);
    folder
        .run(&["checklists", "test", "ours.yaml"])
        .exits(0)
        .quietly()
        .says(&["our-authority-2026: 4 examples, all as they say."]);
    let text = folder.read("ours.yaml");
    assert!(
        text.contains("  from: 2026-09-01 ") && text.contains("policygap checklists test ours.yaml"),
        "{text}"
    );
    let run =
        folder.run(&["audit", "policy.yaml", "--on", "2026-09-01", "--checklist", "ours.yaml"]).exits(1);
    run.does_not_say(&["was not in force"]);
    folder
        .run(&["checklists", "new", "ours.yaml"])
        .exits(2)
        .complains(&["ours.yaml exists already and was left as it is. Name another file"]);
    assert_eq!(folder.read("ours.yaml"), text);
    let printed = folder.run(&["checklists", "new"]).exits(0).quietly().stdout;
    assert_eq!(folder.run(&["checklists", "new", "-"]).exits(0).stdout, printed);
    assert!(printed.contains("policygap checklists check FILE"), "{printed}");
    folder
        .run(&["checklists", "new", "missing/x.yaml"])
        .exits(2)
        .complains(&["missing/x.yaml could not be written"]);
    folder.run(&["checklists", "new", "--on", "soon"]).exits(2).complains(&["--on:"]);
}

#[test]
fn a_new_extension_is_sound_with_its_changes_as_comments_and_without_the_signs_before_them() {
    let library = Library::builtin();
    let mut series: Vec<&str> = library.all().map(|checklist| checklist.series.as_str()).collect();
    series.dedup();
    assert!(series.len() >= 5);
    let folder = Folder::with_policy(POLICY);
    for name in series {
        let file = format!("{name}.yaml");
        folder.run(&["checklists", "new", &file, "--extends", name]).exits(0);
        let sound = |what: &str| {
            folder.run(&["checklists", "check", &file]).exits(0).quietly().says(&["sound", what]);
            folder.run(&["checklists", "test", &file]).exits(0).says(&["all as they say"]);
        };
        sound("1 control.");
        let text = folder.read(&file);
        let commented = |line: &&str| {
            line.starts_with("# changes:") || line.starts_with("#   - ") || line.starts_with("#     ")
        };
        let changed: Vec<_> = text
            .lines()
            .map(|line| {
                if commented(&line) {
                    line.trim_start_matches(['#']).strip_prefix(' ').unwrap()
                } else {
                    line
                }
            })
            .collect();
        assert!(changed.contains(&"changes:"), "{text}");
        folder.write(&file, changed.join("\n"));
        sound("change");
    }
    folder
        .run(&["checklists", "new", "--extends", "consistency", "--extends", "policy-essentials-2026"])
        .exits(0)
        .says(&[
            "  - consistency\n  - policy-essentials-2026",
            "policygap checklists show policy-essentials-2026",
        ]);
    folder
        .run(&["checklists", "new", "x.yaml", "--extends", "consistancy"])
        .exits(2)
        .complains(&["There is no checklist `consistancy`. Did you mean `consistency`?"]);
    assert!(!folder.path().join("x.yaml").exists(), "nothing is written");
}

#[test]
fn help_of_the_commands_for_checklists_names_their_options() {
    let folder = Folder::new();
    for (command, options) in [
        (&[][..], &["list", "show", "new", "check", "test", "coverage"][..]),
        (&["list"], &["--on", "--checklist", "--format"]),
        (&["show"], &["<ID|FILE>", "--format", "--checklist", "--output"]),
        (&["new"], &["[FILE]", "--extends", "--on"]),
        (&["check"], &["<FILE>"]),
        (&["test"], &["[FILE]"]),
        (&["coverage"], &["[PATH]", "--on", "--checklist", "--format", "--output", "--verbose"]),
    ] {
        let run = folder.run(&[&["checklists"], command, &["--help"]].concat()).exits(0).quietly();
        run.says(&["Usage: policygap checklists"]).says(options);
    }
    folder
        .run(&["checklists", "show", "consistency", "--format", "pdf"])
        .exits(2)
        .complains(&["text, markdown"]);
}
