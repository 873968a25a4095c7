//! Every output format on one small fixture with a result of each kind: each verdict, two aspects of a ladder, a claim, a
//! problem, records, an accepted gap, and signs that mean something to some format. Whole outputs, for eyes: accept a
//! change that was read and is right with `INSTA_UPDATE=always cargo test --test it formats::`.
//!
//! The formats are those that the program names, so a new one fails here until its output was read and accepted.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::common::{Folder, ON, Run, flat, formats};

const POLICY: &str = include_str!("formats/school.yaml");
const RECORDS: &str = include_str!("formats/school.records.yaml");
const CHECKLIST: &str = include_str!("formats/checklist.yaml");
const LADDER: &str = include_str!("formats/ladder.yaml");

/// The format that holds rows alone: the gate, and what could not be read, are told beside it, on standard error.
const ROWS_ALONE: &str = "csv";

/// Audits the fixture, with a problem in it unless that is mended.
fn audit(policy: &str, more: &[&str]) -> Run {
    let folder = Folder::new();
    folder.write("school.yaml", policy);
    folder.write("school.records.yaml", RECORDS);
    folder.write("checklist.yaml", CHECKLIST);
    folder.write("ladder.yaml", LADDER);
    let usual =
        ["audit", "school.yaml", "--on", ON, "--checklist", "checklist.yaml", "--checklist", "ladder.yaml"];
    folder.run(&[&usual, more].concat())
}

/// The style sheet is no part of what is told.
fn without_style(page: &str) -> String {
    let Some((head, rest)) = page.split_once("<style>") else { return page.to_owned() };
    let (_, rest) = rest.split_once("</style>").unwrap();
    format!("{head}<style>…</style>{rest}")
}

#[test]
fn every_format_of_the_fixture() {
    for format in formats() {
        let run = audit(POLICY, &["--format", &format]).exits(4);
        let run = if format == ROWS_ALONE {
            run.complains(&["`extremsm`", "The gate is not met"])
        } else {
            run.quietly()
        };
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("fixture.{format}"), without_style(&run.stdout));
        });
    }
}

#[test]
fn the_fixture_has_a_result_of_every_kind() {
    let json = audit(POLICY, &["--format", "json"]).json();
    let policy = &json["policies"][0];
    let results = policy["results"].as_array().unwrap();
    let verdicts: BTreeSet<&str> = results.iter().filter_map(|result| result["verdict"].as_str()).collect();
    let every = ["met", "not-applicable", "not-met", "not-shown", "partly-met", "waived"];
    assert_eq!(verdicts.into_iter().collect::<Vec<_>>(), every);
    assert_eq!(results.iter().filter(|result| result["level"].is_u64()).count(), 2);
    assert!(results.iter().any(|result| result["claim"].is_object()));
    assert_eq!(policy["problems"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_gate_and_its_code_are_the_same_in_every_format() {
    let policy = POLICY.replace("    - extremsm\n", "");
    let json = audit(&policy, &["--format", "json"]).json();
    let message = json["gate"]["message"].as_str().unwrap();
    for format in formats() {
        let run = audit(&policy, &["--format", &format]).exits(1);
        if format == ROWS_ALONE {
            assert_eq!(flat(&run.stderr), message);
            continue;
        }
        run.quietly().says(&[message]);
    }
    assert_eq!(flat(&audit(&policy, &["-q"]).exits(1).stdout), message);
    for format in formats() {
        audit(&policy, &["--fail-on", "never", "--format", &format]).exits(0);
    }
}

/// The numbers behind the words that begin a row of a table, in text, Markdown or HTML; the first such row.
fn row(output: &str, label: &str) -> Vec<u64> {
    let line = output
        .lines()
        .map(|line| line.replace(['<', '>', '|'], " "))
        .find(|line| line.contains(label) && line.trim_end_matches(" /tr ").contains('%'))
        .unwrap_or_else(|| panic!("no row begins with {label}"));
    let (_, numbers) = line.split_once(label).unwrap();
    numbers.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn the_numbers_are_the_same_in_every_format() {
    const COLUMNS: [&str; 6] = ["not-met", "partly-met", "not-shown", "waived", "met", "not-applicable"];
    let forces = [
        ("must", "Law and statutory guidance"),
        ("should", "National standards and advice"),
        ("good-practice", "Good practice"),
    ];
    let json = audit(POLICY, &["--format", "json"]).json();
    let controls: Vec<&Value> = json["policies"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|result| result["benchmark"].is_null())
        .collect();
    for (force, label) in forces {
        let count = |verdict: &str| {
            let it = controls.iter().filter(|it| it["force"] == force && it["verdict"] == verdict).count();
            u64::try_from(it).unwrap()
        };
        let expected: Vec<u64> = COLUMNS.into_iter().map(count).collect();
        for format in ["text", "markdown", "html"] {
            let output = audit(POLICY, &["--format", format]).stdout;
            assert_eq!(row(&output, label), expected, "{format}: {label}");
        }
    }
}

#[test]
fn what_a_school_wrote_is_never_markup() {
    let html = audit(POLICY, &["--format", "html"]).stdout;
    assert!(html.contains("St. Example&#x27;s &lt;Primary&gt; &amp; Nursery"), "{html}");
    let markdown = audit(POLICY, &["--format", "markdown"]).stdout;
    for (format, output) in [("html", &html), ("markdown", &markdown)] {
        for sign in ["<Primary>", "<b>", "<must>", "<blocked>"] {
            assert!(!output.contains(sign), "{sign} stands bare in {format}");
        }
    }
    assert!(!markdown.contains("*Safety*") || markdown.contains("\\*Safety\\*"), "{markdown}");
    assert!(!markdown.contains("*they* are |"), "{markdown}");
}
