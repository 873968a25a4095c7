//! What an attack found: a gate that goes by a file of the user's own kind, words that a terminal obeys, names that are
//! written again and again.

use crate::common::{Folder, ON, POLICY};

#[test]
fn a_checklist_of_a_carried_series_is_told_beside_the_gate() {
    let folder = Folder::with_policy(POLICY);
    let own = folder
        .read("lists/trial.yaml")
        .replace("series: trial", "series: kcsie")
        .replace("id: trial-2026", "id: kcsie-own");
    let (before, after) = own.split_once("in-force:\n  from: ").unwrap();
    let own = format!("{before}in-force:\n  from: 2026-11-01{}", after.get(10..).unwrap());
    assert!(own.contains("series: kcsie"), "{own}");
    folder.write("own.yaml", &own);
    let run = folder.run(&[
        "audit",
        "policy.yaml",
        "--on",
        ON,
        "--checklist",
        "all",
        "--checklist",
        "own.yaml",
        "-q",
    ]);
    run.says(&["Keeping children safe in education", "was not used: own.yaml has its series, `kcsie`"]);
    let alone = folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-q"]);
    assert!(!alone.stdout.contains("was not used"), "{}", alone.stdout);
}

#[test]
fn the_kind_of_a_document_alone_meets_nothing_that_law_asks() {
    let folder = Folder::new();
    for kind in ["acceptable-use-staff", "staff-code-of-conduct", "child-protection", "online-safety"] {
        let policy = format!(
            "policygap: 1\nschool:\n  name: Hill School\n  nation: england\n  phase: primary\npolicy:\n  title: Rules\n  kind: {kind}\n"
        );
        folder.write("policy.yaml", &policy);
        folder.run(&["audit", "policy.yaml", "--on", ON, "-q"]).exits(1).says(&["The gate is not met"]);
    }
}

#[test]
fn what_a_terminal_obeys_is_not_repeated_to_it() {
    let folder = Folder::with_policy(POLICY);
    let glob = "x\u{1b}]0;t\u{7}\nThe gate is met.";
    let run = folder.run(&["audit", "policy.yaml", "--on", ON, "--exclude", glob]);
    let told = format!("{}{}", run.stdout, run.stderr);
    assert!(!told.contains('\u{1b}') && !told.lines().any(|line| line == "The gate is met."), "{told}");
    for name in ["A\u{9b}B", "A\u{202e}B", "A\u{2028}B"] {
        let run = folder.run(&["new", "--school", name, "new.yaml"]).exits(2);
        run.complains(&["--school: the name holds a character that cannot be seen."]);
        assert!(!folder.path().join("new.yaml").exists(), "{name:?}");
    }
}

#[test]
fn who_is_named_again_and_again_is_carried_once() {
    let folder = Folder::new();
    let many = |times: usize| {
        let by = vec!["staff"; times].join(", ");
        let head = POLICY.split("roles:").next().unwrap();
        format!("{head}topics:\n  Use:\n    by: [{by}]\n    commitments:\n      - provide-filtering\n")
    };
    folder.write("policy.yaml", many(1));
    let once = folder.run(&["audit", "policy.yaml", "--on", ON, "-f", "csv"]).stdout;
    folder.write("policy.yaml", many(500));
    let often = folder.run(&["audit", "policy.yaml", "--on", ON, "-f", "csv"]).stdout;
    assert_eq!(once, often);
}
