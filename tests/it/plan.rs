//! The action plan as a table for a spreadsheet.

use serde_json::Value;

use crate::common::{Folder, ON, POLICY, Run};

/// What a spreadsheet knows letters beyond plain English by.
const MARK: char = '\u{feff}';

/// The rows of a table, each cell by the heading of its column.
fn rows(text: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let named = |row: csv::StringRecord| {
        headings.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect::<Vec<_>>()
    };
    reader.records().map(|row| named(row.unwrap())).collect()
}

#[track_caller]
fn cell<'r>(row: &'r [(String, String)], heading: &str) -> &'r str {
    &row.iter().find(|(known, _)| known == heading).unwrap().1
}

fn schools() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")
}

fn audited(format: &str) -> Run {
    let schools = schools();
    Folder::new().run(&["audit", schools.to_str().unwrap(), "--on", ON, "--format", format]).exits(1)
}

#[test]
fn every_matter_of_every_policy_is_a_row_in_the_order_of_the_report() {
    let json = audited("json").json();
    let table = audited("csv").complains(&[json["gate"]["message"].as_str().unwrap()]).stdout;
    let matters =
        json["policies"].as_array().unwrap().iter().flat_map(|policy| {
            policy["matters"].as_array().unwrap().iter().map(move |matter| (policy, matter))
        });
    let matters: Vec<(&Value, &Value)> = matters.collect();
    let rows = rows(&table);
    assert!(rows.len() > 80 && rows.len() == matters.len(), "{} rows", rows.len());
    for (row, (policy, matter)) in rows.iter().zip(matters) {
        let is = |heading: &str, wanted: &Value| {
            assert_eq!(cell(row, heading), wanted.as_str().unwrap(), "{matter}");
        };
        is("School", &policy["school"]);
        is("Document", &policy["title"]);
        let about = matter["about"].as_str().unwrap();
        assert_eq!(cell(row, "Subject").to_lowercase(), about.to_lowercase(), "{matter}");
        let wrong = format!("{}.", matter["heading"].as_str().unwrap());
        assert_eq!(cell(row, "What is wrong"), wrong);
        let remedies = matter["remedies"].as_array().unwrap();
        assert_eq!(matter["remedy"], remedies[0]);
        for remedy in remedies {
            let of_document = remedy.as_str().unwrap().split(" In the file").next().unwrap();
            assert!(cell(row, "What to write").contains(of_document), "{of_document}");
        }
        let day = chrono::NaiveDate::parse_from_str(cell(row, "By when"), "%Y-%m-%d").unwrap();
        assert!(day.to_string().as_str() > ON);
        let controls: Vec<&str> = cell(row, "Reference").split(' ').collect();
        let asked = matter["points"].as_array().unwrap().iter();
        let asked = asked.flat_map(|point| point["results"].as_array().unwrap());
        assert!(asked.clone().all(|name| controls.contains(&name.as_str().unwrap())));
        assert!(asked.count() >= controls.len() && controls.iter().all(|name| name.contains('/')));
        for heading in ["Part of the policy", "Who", "Asked by", "Kind of fault"] {
            assert!(!cell(row, heading).is_empty(), "{heading}: {matter}");
        }
    }
}

#[test]
fn no_name_of_a_person_stands_in_the_table() {
    let folder =
        Folder::with_policy(&POLICY.replace("pornography", "gambling").replace("Hartley", "Quillfeather"));
    let table = folder.audit(&["--format", "csv"]).exits(1).stdout;
    assert!(table.lines().count() > 1 && !table.contains("Quillfeather"), "{table}");
    assert!(table.lines().all(|line| !line.is_empty()) && table.ends_with("\r\n"));
}

#[test]
fn what_a_spreadsheet_would_take_for_a_formula_is_text() {
    let formula = "=HYPERLINK(1)";
    let policy = POLICY
        .replace("pornography", "gambling")
        .replace("Example Primary School", &format!("\"{formula}\""));
    let folder = Folder::with_policy(&policy);
    let rows = rows(&folder.audit(&["--format", "csv"]).exits(1).stdout);
    assert_eq!(cell(&rows[0], "School"), format!("'{formula}"));
}

#[test]
fn a_report_is_a_table_by_the_ending_of_its_file_and_tells_the_gate_beside_it() {
    let folder = Folder::with_policy(&POLICY.replace("pornography", "gambling"));
    let usual = ["report", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml"];
    let told = "The gate is not met: 1 gap";
    let run = folder.run(&[&usual[..], &["-o", "plan.csv"]].concat()).exits(1);
    run.complains(&["Written to plan.csv.", told]);
    let table = folder.run(&[&usual[..], &["-f", "csv"]].concat()).exits(1).complains(&[told]).stdout;
    assert_eq!(folder.read("plan.csv").trim_start_matches(MARK), table);
    let rows = rows(&table);
    assert_eq!(cell(&rows[0], "Reference"), "trial/blocks");
    assert_eq!(cell(&rows[0], "What to write"), "List it under `filtering`.");
}

#[test]
fn a_file_that_could_not_be_read_has_a_row() {
    let folder = Folder::with_policy(POLICY);
    folder.write("all/a.yaml", "[");
    folder.write("all/b.yaml", POLICY);
    let audit = ["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml", "--format", "csv"];
    let rows = rows(&folder.run(&audit).exits(4).stdout);
    assert_eq!(cell(&rows[0], "Document"), "all/a.yaml");
    assert!(cell(&rows[0], "What is wrong").starts_with("This file could not be audited"));
}

#[test]
fn a_file_has_the_mark_that_excel_needs_and_what_goes_to_another_program_has_none() {
    let policy = POLICY
        .replace("pornography", "gambling")
        .replace("Example Primary School", "\"Łódź\u{2019}s School\"");
    let folder = Folder::with_policy(&policy);
    let audit = ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "--format", "csv"];
    let told = folder.run(&audit).exits(1).stdout;
    assert!(told.starts_with("No.,School,Document,"), "{told}");
    assert_eq!(folder.run(&[&audit[..], &["-o", "-"]].concat()).exits(1).stdout, told);
    folder.run(&[&audit[..], &["-o", "plan.csv"]].concat()).exits(1);
    assert_eq!(folder.read("plan.csv"), format!("{MARK}{told}"));
    assert_eq!(cell(&rows(&told)[0], "School"), "Łódź\u{2019}s School");
    // It is known as its own, and so may be written over.
    folder.run(&[&audit[..], &["-o", "plan.csv"]].concat()).exits(1);
}
