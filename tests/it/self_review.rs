//! The self-review: what the school claims for an aspect beside what its policy and records show.

use crate::common::{Folder, ON, POLICY};
use serde_json::Value;

/// A ladder of one aspect: a filter is named, somebody checks it, a record shows it, and many categories are blocked.
const LADDER: &str = "\
policygap-checklist: 1
series: trial-ladder
id: trial-ladder-2026
title: A trial ladder
publisher: The tests
edition: First edition
source: https://example.org/ladder
basis: derived
standing: practice
in-force: { from: 2026-01-01 }
applies-to: { nations: [england], phases: [all] }
aspects:
  - id: filtering
    title: Filtering
    element: Technology
    benchmark: 2
    why: Filtering keeps harm out.
    owner: headteacher
    ask: How do we know that it works?
    levels:
      - { level: 4, statement: A filter is named., requires: { states: filtering.system }, remedy: Name it., example: { filtering: { system: a filter } } }
      - level: 3
        statement: Somebody checks it.
        requires: { commits: { do: check-filtering, by: headteacher } }
        remedy: Say who checks it.
        example: { filtering: { system: a filter, commitments: { do: check-filtering, by: headteacher } } }
      - level: 2
        statement: The checks are on record.
        requires: { recorded: { record: filtering-check, every: term } }
        remedy: Record each check.
        example:
          filtering: { system: a filter, commitments: { do: check-filtering, by: headteacher } }
          records: [{ record: filtering-check, date: 2025-12-10 }]
      - level: 1
        statement: What came of them is on record.
        requires: { recorded: { record: filtering-check, every: term, states: outcome } }
        remedy: Record what came of it.
        example:
          filtering: { system: a filter, commitments: { do: check-filtering, by: headteacher } }
          records: [{ record: filtering-check, date: 2025-12-10, outcome: all blocked }]
";

/// Goes on in the last section of `POLICY`.
const FILTERING: &str = "  system: a filter\n";

fn folder(policy: &str, records: &str) -> Folder {
    let folder = Folder::with_policy(&format!("{POLICY}{policy}"));
    folder.write("ladder.yaml", LADDER);
    folder.write("policy.records.yaml", format!("policygap-records: 1\n{records}"));
    folder
}

fn claimed(folder: &Folder) -> Value {
    let run =
        folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "ladder.yaml", "--format", "json"]);
    run.json()["policies"][0].clone()
}

fn claim(policy: &str, records: &str) -> Value {
    claimed(&folder(policy, records))["results"][0]["claim"].clone()
}

fn review(level: u8, more: &str) -> String {
    format!("self-review:\n  filtering:\n    level: {level}\n{more}")
}

const COMMENTARY: &str = "    commentary: The headteacher checks the filter each term.\n";

#[test]
fn a_claim_that_the_policy_shows_is_supported() {
    let claim = claim(FILTERING, &review(4, COMMENTARY));
    assert_eq!(claim["finding"], "supported");
    assert_eq!(claim["thin"], false);
    assert_eq!(claim["message"], "The school claims level 4, and the policy and its records support it.");
    assert_eq!(claim["untold"], serde_json::json!(["evidence"]));
    assert_eq!(claim["at"]["line"], 3);
}

#[test]
fn a_higher_claim_is_told_what_is_missing_for_it() {
    let claim = claim(FILTERING, &review(2, COMMENTARY));
    assert_eq!(claim["finding"], "higher-than-supported");
    let missing = claim["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 2, "{missing:?}");
    assert!(
        missing[0].as_str().unwrap().contains("headteacher will check that filtering and monitoring work")
    );
    assert!(missing[1].as_str().unwrap().starts_with("No record shows a check of the filter."));
}

#[test]
fn a_claim_that_only_records_could_show_is_not_called_too_high() {
    let checked = format!("{FILTERING}  commitments:\n    do: check-filtering\n    by: headteacher\n");
    let claim = claim(&checked, &review(2, COMMENTARY));
    assert_eq!(claim["finding"], "not-shown");
    assert_eq!(claim["missing"].as_array().unwrap().len(), 1);
}

#[test]
fn a_lower_claim_is_told_so() {
    let claim = claim(FILTERING, &review(5, COMMENTARY));
    assert_eq!(claim["finding"], "lower-than-supported");
    assert_eq!(
        claim["message"],
        "The school claims level 5; the policy and its records support a higher one."
    );
}

#[test]
fn a_commentary_that_tells_fewer_than_two_things_is_thin() {
    let thin = |commentary: &str| {
        let claim = claim(FILTERING, &review(4, commentary));
        (claim["thin"].as_bool().unwrap(), claim["untold"].as_array().unwrap().len())
    };
    assert_eq!(thin(""), (true, 4));
    assert_eq!(thin("    commentary: All good.\n"), (true, 4));
    assert_eq!(thin("    commentary: Very good filtering every year.\n"), (true, 3));
    assert_eq!(thin("    commentary: The DSL is in charge of this.\n"), (true, 3));
    assert_eq!(thin("    commentary: Tested termly.\n"), (false, 2));
    assert_eq!(thin("    commentary: All good.\n    evidence: Minutes of 3 March 2026\n"), (true, 3));
    assert_eq!(
        thin(
            "    commentary: Governors review the log of checks each term.\n    evidence: Minutes of 3 March 2026\n"
        ),
        (false, 0)
    );
    let claim = claim(FILTERING, &review(4, "    commentary: All good.\n"));
    assert_eq!(
        claim["message"],
        "The school claims level 4, and the policy and its records support it. The commentary is thin: it does not say who \
         does it, what they do, how often or what shows it."
    );
}

#[test]
fn a_claim_for_an_unknown_aspect_is_said() {
    let records = "self-review:\n  filterin:\n    level: 4\n";
    let policy = claimed(&folder(FILTERING, records));
    let notices: Vec<_> =
        policy["notices"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(
        notices,
        [
            "The self-review claims a level for `filterin`, which is no aspect of the ladders used. Did you mean `filtering`?",
            "The self-review says nothing of 1 aspect: Filtering.",
        ]
    );
}

#[test]
fn every_format_shows_the_claim_beside_the_level() {
    let folder = folder(FILTERING, &review(2, COMMENTARY));
    let says = ["higher than the policy and its records support", "No record shows a check of the filter."];
    for format in ["text", "markdown", "html"] {
        folder
            .run(&[
                "audit",
                "policy.yaml",
                "--on",
                ON,
                "--checklist",
                "ladder.yaml",
                "-v",
                "--format",
                format,
            ])
            .says(&says);
    }
}
