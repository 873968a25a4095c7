//! The day of the audit: what was in force then and is not carried is told by name, and nothing is called met or given a
//! share on the strength of what was left out.

use chrono::NaiveDate;
use policygap::checklist::Library;

use crate::common::{CHECKLIST, Folder, POLICY, flat};

/// A checklist that the small policy meets, of a source that had an edition before.
fn with_earlier_edition(standing: &str) -> Folder {
    let folder = Folder::with_policy(POLICY);
    let earlier = format!(
        "also-existed:\n  - {{ edition: June 2025, title: An older trial, from: 2025-06-01, to: 2025-12-31, standing: {standing}, basis: derived }}\napplies-to:"
    );
    folder.write("lists/trial.yaml", CHECKLIST.replace("applies-to:", &earlier));
    folder
}

fn audit(folder: &Folder, on: &str) -> serde_json::Value {
    let arguments =
        ["audit", "policy.yaml", "--on", on, "--checklist", "all", "--checklist", "lists/trial.yaml"];
    folder.run(&[&arguments[..], &["--format", "json"]].concat()).json()
}

#[test]
fn an_edition_that_is_not_carried_is_told_by_name_and_the_gate_is_not_met() {
    let folder = Folder::with_policy(POLICY);
    for (on, edition) in [
        ("2024-09-01", "What schools publish online, edition of September 2012, amended since"),
        ("2021-11-22", "Keeping children safe in education, edition of September 2021"),
        ("2016-10-01", "Keeping children safe in education, edition of September 2016"),
        ("2010-10-01", "Safeguarding children and safer recruitment in education, edition of 1 January 2007"),
    ] {
        let run = folder.run(&["audit", "policy.yaml", "--on", on, "--format", "json"]);
        let json = run.exits(1).json();
        let message = json["gate"]["message"].as_str().unwrap();
        assert_eq!(json["gate"]["met"], false, "{on}");
        assert!(message.contains("Not audited for this day: "), "{message}");
        assert!(message.contains(edition), "{message}");
        let notices = json["notices"].as_array().unwrap();
        assert!(notices.iter().any(|it| it.as_str().unwrap().contains(edition)), "{on}: {notices:?}");
        let text = flat(&folder.run(&["audit", "policy.yaml", "--on", on, "--format", "markdown"]).stdout);
        assert!(!text.contains("% are met"), "{on}: a share is given");
        assert!(!text.contains("The gate is met"), "{on}");
    }
}

#[test]
fn on_a_day_whose_editions_are_all_carried_nothing_is_said_to_be_missing() {
    let folder = Folder::with_policy(POLICY);
    let run = folder.run(&["audit", "policy.yaml", "--on", "2026-11-22", "--format", "markdown"]);
    assert!(!run.stdout.contains("Not audited for this day"));
    assert!(flat(&run.stdout).contains("% are met"));
}

#[test]
fn only_what_counts_for_the_gate_keeps_it_from_being_met() {
    let gate = |standing: &str, fail_on: &str| {
        let folder = with_earlier_edition(standing);
        let arguments = ["--on", "2025-07-01", "--format", "json", "--fail-on", fail_on];
        let named = ["audit", "policy.yaml", "--checklist", "trial-2026"];
        let named = [&named[..], &["--checklist", "lists/trial.yaml"], &arguments].concat();
        folder.run(&named).json()["gate"]["message"].as_str().unwrap().to_owned()
    };
    // What is asked for by name is not measured by what was not asked for.
    assert!(!gate("law", "must").contains("Not audited"));
    let says = |standing| {
        let json = audit(&with_earlier_edition(standing), "2025-07-01");
        json["gate"]["message"].as_str().unwrap().to_owned()
    };
    assert!(says("law").contains("An older trial, edition of June 2025"), "{}", says("law"));
    assert!(!says("advice").contains("An older trial"), "{}", says("advice"));
}

#[test]
fn a_series_named_for_a_day_whose_edition_is_not_carried_is_refused_by_its_name() {
    let folder = Folder::with_policy(POLICY);
    let run = folder.run(&["audit", "policy.yaml", "--on", "2018-01-01", "--checklist", "kcsie"]);
    run.exits(2).complains(&[
        "Keeping children safe in education, edition of September 2016 was in force on 1 January 2018",
    ]);
}

#[test]
fn from_2015_no_day_of_the_main_guidance_is_passed_over_in_silence() {
    let library = Library::builtin();
    let mut day = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap();
    while day < NaiveDate::from_ymd_opt(2026, 12, 1).unwrap() {
        let carried = library.in_force(day).iter().any(|known| known.series == "kcsie");
        let told = library.not_carried(day).iter().any(|one| one.checklist.series == "kcsie");
        assert!(carried != told, "{day}");
        day = day + chrono::Days::new(7);
    }
}

#[test]
fn an_edition_may_not_be_said_to_be_missing_while_another_is_in_force() {
    let folder = Folder::with_policy(POLICY);
    let wrong =
        "also-existed:\n  - { edition: May, from: 2026-05-01, to: 2026-05-31, basis: derived }\napplies-to:";
    folder.write("lists/trial.yaml", CHECKLIST.replace("applies-to:", wrong));
    folder.audit(&[]).exits(2).complains(&[
        "The edition of May is said not to be carried on days on which `trial-2026` is in force.",
    ]);
}

#[test]
fn what_is_as_old_as_policies_is_asked_on_old_days_without_names_that_came_later() {
    let folder =
        Folder::with_policy(&POLICY.replace("next-review: 27 September 2027", "next-review: May 2011"));
    let json = folder.run(&["audit", "policy.yaml", "--on", "2012-03-01", "--format", "json"]).json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    let of = |id: &str| {
        let found = results.iter().find(|it| it["checklist"] == "consistency" && it["control"] == id);
        found.unwrap_or_else(|| panic!("no result for {id}")).clone()
    };
    assert_eq!(of("review-not-overdue")["verdict"], "not-met");
    let missing = of("own-area")["missing"].to_string();
    assert!(
        missing.contains("Surrey Safeguarding Children Board") || missing.contains("children board"),
        "{missing}"
    );
    assert!(!missing.contains("artnership"), "{missing}");
}
