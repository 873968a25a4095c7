//! Reports of many policies: one file each in a folder, and an index.

use crate::common::{Folder, ON, POLICY, Run, flat};

/// Three policies, two of which have a name in common.
fn three() -> Folder {
    let folder = Folder::with_policy(POLICY);
    let school = |name: &str| POLICY.replace("Example Primary School", name);
    folder.write("all/oak/policy.yaml", school("Oak School").replace("pornography", "gambling"));
    folder.write(
        "all/elm/policy.yaml",
        school("Elm School")
            .replace("27 September 2027", "1 March 2026")
            .replace("28 September 2026", "2 March 2025"),
    );
    folder.write("all/ash # 1.yaml", school("Ash School").replace("pornography", "gambling"));
    folder
}

fn report(folder: &Folder, paths: &[&str], more: &[&str]) -> Run {
    let usual = ["--on", ON, "--checklist", "lists/trial.yaml"];
    folder.run(&[&["report"], paths, &usual, more].concat())
}

fn files(folder: &Folder, name: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path().join(name)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn each_policy_has_a_report_as_if_it_stood_alone() {
    let folder = three();
    let run = report(&folder, &["all"], &["-o", "out/"]).exits(1);
    run.complains(&["Written to out/: 3 reports, and an index in out/index.html. The gate is not met"]);
    assert_eq!(files(&folder, "out"), ["ash # 1.html", "elm-policy.html", "index.html", "oak-policy.html"]);
    for (name, policy) in [("oak-policy", "all/oak/policy.yaml"), ("ash # 1", "all/ash # 1.yaml")] {
        report(&folder, &[policy], &["-o", "alone.html"]).exits(1);
        assert!(folder.read(&format!("out/{name}.html")) == folder.read("alone.html"), "{name} differs");
    }
}

#[test]
fn the_format_and_the_reader_are_chosen_as_for_one_report() {
    let folder = three();
    for (format, ending) in [("markdown", "md"), ("csv", "csv"), ("json", "json"), ("jsonl", "jsonl")] {
        report(&folder, &["all"], &["-o", "out/", "--format", format, "--for", "lead"]).exits(1);
        let single = ["--format", format, "--for", "lead"];
        let alone = report(&folder, &["all/elm/policy.yaml"], &single).stdout;
        let path = format!("out/elm-policy.{ending}");
        let written = if format == "markdown" { folder.read_page(&path) } else { folder.read(&path) };
        let written = if format == "csv" { written.strip_prefix('\u{feff}').unwrap() } else { &written };
        assert!(written == alone, "{format} differs");
        // What this program wrote it also replaces.
        report(&folder, &["all"], &["-o", "out", "--format", format]).exits(1);
    }
    assert!(folder.read("out/index.md").contains(". [Oak School: Online Safety Policy](oak-policy.jsonl) |"));
    report(&folder, &["all"], &["-o", "out/", "--format", "text"])
        .exits(2)
        .complains(&["Text is for a terminal. Into a folder, reports are written as json, jsonl"]);
}

#[test]
fn the_index_leads_to_each_report_and_says_what_is_overdue_and_what_several_lack() {
    let folder = three();
    folder.write("all/zoo.yaml", "[");
    report(&folder, &["all"], &["-o", "out/"]).exits(4);
    report(&folder, &["all"], &["-o", "out/", "-f", "markdown"]).exits(4);
    let (html, markdown) = (folder.read("out/index.html"), flat(&folder.read("out/index.md")));
    for address in ["ash%20%23%201.html", "oak-policy.html", "elm-policy.html", "zoo.html"] {
        assert!(html.contains(&format!("<a href=\"{address}\">")), "{address}\n{html}");
    }
    for said in [
        "1 policy has a date that is overdue.",
        "1 file could not be audited, so nothing in it is known to be in order.",
        "2. [Elm School: Online Safety Policy](elm-policy.md) | 1 | 0 | 266 days |",
        "4. [all/zoo.yaml](zoo.md) | not audited | – | – |",
        "- [Elm School: Online Safety Policy](elm-policy.md): The review of the policy was due by 1 March 2026",
        "Day of the reports: 22 November 2026.",
        "| The filtering system is named (Other demands) | 3 | 1, 2 and 3 |",
        "| Pornography is blocked (Other demands) | 2 | ",
    ] {
        assert!(markdown.contains(said), "{said}\n{markdown}");
    }
    assert!(html.contains("Day of the reports: 22 November 2026."));
    assert_eq!(html.matches("The reports").count(), 1, "no caption repeats its heading");
    assert!(!html.contains("Hartley") && !markdown.contains("Hartley"));
}

#[test]
fn the_index_of_the_real_schools_has_a_grid_of_levels() {
    let schools = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let folder = Folder::new();
    let run = ["report", schools.to_str().unwrap(), "--on", ON, "-o", "out/", "-f", "json"];
    folder.run(&run).exits(1);
    let index = folder.read("out/index.md");
    let json: Vec<serde_json::Value> = files(&folder, "out")
        .iter()
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, ending)| ending == "json"))
        .map(|name| serde_json::from_str(&folder.read(&format!("out/{name}"))).unwrap())
        .collect();
    assert_eq!(json.len(), 2);
    let of = |one: &serde_json::Value| one["policies"][0]["results"].as_array().unwrap().clone();
    let aspects: Vec<_> = of(&json[0]).into_iter().filter(|result| result["level"].is_u64()).collect();
    assert!(aspects.len() > 10);
    for aspect in &aspects {
        let other = of(&json[1])
            .into_iter()
            .find(|other| other["level"].is_u64() && other["control"] == aspect["control"])
            .unwrap();
        let (title, aim) = (aspect["title"].as_str().unwrap(), &aspect["benchmark"]);
        let level = |level: &serde_json::Value| level.as_u64().map_or("–".to_owned(), |it| it.to_string());
        let row = format!("| {title} | {aim} | {} | {} |", level(&aspect["level"]), level(&other["level"]));
        assert!(index.contains(&row), "{row}\n{index}");
    }
}

#[test]
fn no_file_is_replaced_that_another_wrote_and_then_nothing_is_written() {
    let folder = three();
    folder.write("out/oak-policy.html", "<p>Minutes of the meeting</p>");
    report(&folder, &["all"], &["-o", "out"]).exits(2).complains(&[
        "out/oak-policy.html exists and cannot be told from a file that somebody has changed, so it was left as it is, and no report was written.",
        "--force",
    ]);
    assert_eq!(files(&folder, "out"), ["oak-policy.html"]);
    assert_eq!(folder.read("out/oak-policy.html"), "<p>Minutes of the meeting</p>");
    report(&folder, &["all"], &["-o", "out", "--force"]).exits(1);
    assert_eq!(files(&folder, "out").len(), 4);
    assert!(folder.read("out/oak-policy.html").contains("Oak School"));
}

#[test]
fn no_report_is_replaced_that_somebody_worked_on_and_then_nothing_is_written() {
    let folder = three();
    report(&folder, &["all"], &["-o", "out/"]).exits(1);
    report(&folder, &["all"], &["-o", "out/"]).exits(1);
    let index = folder.read("out/index.html");
    for name in ["oak-policy.html", "index.html"] {
        let path = format!("out/{name}");
        let written = folder.read(&path);
        let edited = written.replacen("Oak School", "Oak School (agreed)", 1);
        folder.write(&path, &edited);
        report(&folder, &["all"], &["-o", "out/"]).exits(2).complains(&[
            &path,
            "exists and cannot be told from a file that somebody has changed, so it was left as it is, and no report was written.",
        ]);
        assert_eq!(folder.read(&path), edited);
        report(&folder, &["all"], &["-o", "out/", "--force"]).exits(1);
        assert_eq!(folder.read(&path), written);
    }
    assert_eq!(folder.read("out/index.html"), index);
}

#[test]
fn no_file_is_replaced_that_is_read_not_even_by_force() {
    let folder = Folder::with_policy(POLICY);
    folder.write("out/a.html", POLICY);
    report(&folder, &["out/a.html"], &["-o", "out", "--force"])
        .exits(2)
        .complains(&["out/a.html is one of the files that are read"]);
    assert_eq!(folder.read("out/a.html"), POLICY);
    std::fs::create_dir_all(folder.path().join("in-the-way/policy.html")).unwrap();
    report(&folder, &["policy.yaml"], &["-o", "in-the-way/", "--force"])
        .exits(2)
        .complains(&["in-the-way/policy.html is in the way: it is no file"]);
}

#[test]
fn a_file_in_place_of_the_folder_is_told_and_no_policy_writes_nothing() {
    let folder = three();
    folder.write("out", "");
    report(&folder, &["all"], &["-o", "out/"])
        .exits(2)
        .complains(&["out is a file, not a folder. Name a folder to write the reports to"]);
    report(&folder, &["all"], &["-o", "out/deeper/"])
        .exits(2)
        .complains(&["The folder out/deeper could not be made"]);
    folder.write("empty/readme.txt", "");
    report(&folder, &["empty"], &["-o", "reports/"]).exits(3).complains(&["No policy was found there"]);
    assert!(!folder.path().join("reports").exists());
}

#[test]
fn the_number_of_threads_changes_no_byte_of_a_folder() {
    let folder = Folder::with_policy(POLICY);
    for number in 0..70 {
        let name = format!("School {number:02}");
        folder.write(&format!("all/{number:02}.yaml"), POLICY.replace("Example Primary School", &name));
    }
    let run = |threads: &str, out: &str| {
        let arguments = ["report", "all", "--on", ON, "--checklist", "lists/trial.yaml", "-o", out];
        folder.run_with(&arguments, &[("RAYON_NUM_THREADS", threads)], None).exits(0);
    };
    run("1", "one/");
    run("4", "four/");
    assert_eq!(files(&folder, "one").len(), 71);
    for name in files(&folder, "one") {
        assert!(folder.read(&format!("one/{name}")) == folder.read(&format!("four/{name}")), "{name}");
    }
}

#[test]
fn the_gate_of_a_folder_names_the_policies_that_do_not_meet_it() {
    let folder = three();
    let audit = |paths: &[&str], more: &[&str]| {
        let usual = ["--on", ON, "--checklist", "lists/trial.yaml"];
        folder.run(&[&["audit"], paths, &usual, more].concat())
    };
    let said = "The gate is not met: 2 gaps in what law or statutory guidance asks, in 2 of 3 policies: Ash School \
                (1) and Oak School (1).";
    audit(&["all"], &["-q"]).exits(1).says(&[said]);
    let json = audit(&["all"], &["-f", "json"]).exits(1).json();
    assert!(json["gate"]["message"].as_str().unwrap().starts_with(said));
    // Of one policy nobody asks which.
    audit(&["all/oak"], &["-q"])
        .exits(1)
        .says(&["The gate is not met: 1 gap in what law or statutory guidance asks."]);
    // The most gaps first; by the title and the file where that alone tells two apart; no more than five.
    let gambling = POLICY.replace("pornography", "gambling");
    let silent = gambling.replace("held-by: A. Hartley", "written: DSL");
    folder.write(
        "all/oak/mobile.yaml",
        silent.replace("Example Primary", "Oak").replace("Online Safety Policy", "Mobile Phones"),
    );
    audit(&["all"], &["-q"]).exits(1).says(&[
        "in 3 of 4 policies: Oak School: Mobile Phones (2), Ash School (1) and Oak School: Online Safety Policy (1).",
    ]);
    for name in 1..7 {
        folder.write(&format!("all/z/{name}.yaml"), &gambling);
    }
    audit(&["all/z"], &["-q"]).exits(1).says(&[
        "in 6 of 6 policies: Example Primary School (all/z/1.yaml) (1), ",
        "Example Primary School (all/z/5.yaml) (1) and 1 other.",
    ]);
}

/// Whoever moves through a page by its parts hears which policy each belongs to.
#[test]
fn two_policies_of_one_name_are_told_apart_in_one_page() {
    let folder = Folder::with_policy(POLICY);
    folder.write("all/a.yaml", POLICY);
    folder.write("all/b.yaml", POLICY);
    folder.write("all/c.yaml", POLICY.replace("Example Primary School", "Oak School"));
    for reader in ["governors", "lead"] {
        let html = report(&folder, &["all"], &["-f", "html", "--for", reader]).stdout;
        let html = html.replace("&#x2f;", "/");
        let parts = |begins: &str| -> Vec<String> {
            let after = html.split(begins).skip(1);
            after.map(|rest| rest.split(['"', '<']).next().unwrap().to_owned()).collect()
        };
        let named = ["-heading\">", "<nav aria-label=\""].map(parts);
        let [headings, navs] = &named;
        assert_eq!(navs.len(), 3, "{navs:?}");
        let headings: Vec<_> = headings.iter().filter(|it| it.contains("Online Safety Policy")).collect();
        for file in ["all/a.yaml", "all/b.yaml"] {
            let of = |it: &&&String| {
                it.ends_with(&format!("Example Primary School: Online Safety Policy ({file})"))
            };
            assert_eq!(headings.iter().filter(|it| of(it)).count(), 1, "{headings:?}");
            assert_eq!(navs.iter().collect::<Vec<_>>().iter().filter(|it| of(it)).count(), 1, "{navs:?}");
        }
        assert!(headings.iter().any(|it| it.as_str() == "Oak School: Online Safety Policy"), "{headings:?}");
        let markdown = report(&folder, &["all"], &["-f", "markdown", "--for", reader]).stdout;
        assert!(
            markdown.contains("\n## Example Primary School: Online Safety Policy (all/b.yaml)\n"),
            "{markdown}"
        );
    }
}
