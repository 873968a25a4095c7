//! End to end: the program on the two real schools, whole outputs. Accept a change that was read and is right with
//! `INSTA_UPDATE=always cargo test --test schools`.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::process::Command;

/// Runs the program in the repository's folder, in a clean environment, for the day that the tests are pinned to.
fn run(arguments: &[&str]) -> (String, i32) {
    let output = Command::new(env!("CARGO_BIN_EXE_policygap"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .args(arguments)
        .args(["--on", "2026-11-22"])
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors, "", "nothing is said on standard error");
    (String::from_utf8(output.stdout).unwrap(), output.status.code().unwrap())
}

/// Every school in every format: the whole output is compared, and the exit code is the same in each.
fn whole(school: &str) {
    let path = format!("policies/{school}.yaml");
    for format in ["text", "json", "markdown", "html"] {
        let (output, code) = run(&["audit", &path, "--format", format]);
        assert_eq!(code, 1, "{school} as {format}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{school}.{format}"), output);
        });
    }
}

#[test]
fn dormansland_primary() {
    whole("dormansland-primary");
}

#[test]
fn priory_infant() {
    whole("priory-infant");
}

#[test]
fn both_schools_are_overdue() {
    let (text, code) = run(&["due", "policies"]);
    assert_eq!(code, 1);
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("due.text", text);
    });
    let (json, _) = run(&["due", "policies", "--format", "json"]);
    assert!(json.contains("\"days_overdue\": 691") && json.contains("\"days_overdue\": 3340"), "{json}");
}

#[test]
fn the_day_decides_what_is_overdue_and_which_edition_is_used() {
    let on = |day: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_policygap"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_clear()
            .args(["audit", "policies/dormansland-primary.yaml", "--format", "json", "--on", day])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let before = on("2024-12-31");
    assert!(!before.contains("\"state\": \"overdue\""), "the last day of the term is not overdue");
    assert!(on("2025-01-01").contains("\"days_overdue\": 1"));
    assert!(on("2026-08-31").contains("\"id\": \"policy-essentials-2025\""));
    assert!(
        on("2026-08-31").contains("comes into force on 1 September 2026"),
        "the newer edition is announced"
    );
    assert!(on("2026-09-01").contains("\"id\": \"policy-essentials-2026\""));
}
