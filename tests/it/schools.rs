//! End to end: the program on the two real schools, one line a result, and the whole text of one. Accept a change that
//! was read and is right with `INSTA_UPDATE=always cargo test --test it schools::`.

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

/// The whole text of one school; every format is compared on a smaller fixture in `formats.rs`.
#[test]
fn dormansland_primary_as_text() {
    let (output, code) = run(&["audit", "policies/dormansland-primary.yaml", "--verbose"]);
    assert_eq!(code, 1);
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("dormansland-primary.text", output);
    });
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

/// One line for each result: enough to see at a glance what a change of checklist, policy or program has moved.
#[test]
fn every_verdict_now_and_a_year_before() {
    for (school, day) in ["dormansland-primary", "priory-infant"]
        .into_iter()
        .flat_map(|school| [(school, "2026-11-22"), (school, "2025-11-22")])
    {
        let json = json(school, day);
        let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
        let lines = results(&json).iter().map(|result| {
            let level = result["level"].as_u64().map(|level| format!(" level {level}")).unwrap_or_default();
            let name = format!("{}/{}", text(&result["checklist"]), text(&result["control"]));
            let (line, until) = (&result["at"]["line"], text(&result["holds_until"]));
            format!(
                "{name}: {}{level}, {}, line {line}, until {until}\n",
                text(&result["verdict"]),
                text(&result["force"])
            )
        });
        let lines = lines.collect::<String>();
        let gate = json["gate"]["message"].as_str().unwrap();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{school}.verdicts.{day}"), format!("{lines}\n{gate}\n{}\n", json["policies"][0]["summary"]));
        });
    }
}

#[test]
fn the_report_holds_every_gap_in_both_formats() {
    for school in ["dormansland-primary", "priory-infant"] {
        let json = json(school, "2026-11-22");
        assert_eq!(
            json["policies"][0]["problems"],
            serde_json::json!([]),
            "{school} is read without a problem"
        );
        let path = format!("policies/{school}.yaml");
        let titles: Vec<&str> = results(&json)
            .iter()
            .filter(|result| matches!(result["verdict"].as_str(), Some("not-met" | "partly-met")))
            .filter(|result| result["same_as"].as_array().is_some_and(Vec::is_empty))
            .map(|result| result["title"].as_str().unwrap())
            .collect();
        assert!(titles.len() > 20, "{school}: only {} gaps", titles.len());
        for format in ["html", "markdown"] {
            let report = letters(&run(&["report", &path, "--for", "lead", "--format", format]).0);
            for title in &titles {
                assert!(
                    report.contains(&letters(title)),
                    "{school}: the report in {format} does not say: {title}"
                );
            }
        }
    }
}

#[test]
fn whatever_cannot_be_told_stands_in_a_list_of_what_would_decide_it() {
    for school in ["dormansland-primary", "priory-infant"] {
        let json = json(school, "2026-11-22");
        let policy = &json["policies"][0];
        let list = |name: &str| policy[name].as_array().unwrap().clone();
        let of_lists = ["documents", "records"].into_iter().flat_map(list);
        let mut named: Vec<_> = of_lists.flat_map(|one| one["results"].as_array().unwrap().clone()).collect();
        named.extend(list("unjudged").iter().map(|one| one["result"].clone()));
        for result in results(&json) {
            let name = format!("{}/{}", letters_of(&result["checklist"]), letters_of(&result["control"]));
            let is_told = result["verdict"] != "not-shown" || !result["level"].is_null();
            assert!(is_told || named.iter().any(|one| *one == name), "{name} of {school}");
        }
    }
}

fn letters_of(value: &serde_json::Value) -> &str {
    value.as_str().unwrap()
}

fn json(school: &str, day: &str) -> serde_json::Value {
    let path = format!("policies/{school}.yaml");
    let output = Command::new(env!("CARGO_BIN_EXE_policygap"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .args(["audit", &path, "--format", "json", "--on", day])
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

fn results(json: &serde_json::Value) -> &[serde_json::Value] {
    json["policies"][0]["results"].as_array().unwrap()
}

/// The letters of a text, so that what a format does to signs does not matter.
fn letters(text: &str) -> String {
    let text = ["&#x27;", "&#39;", "&quot;", "&amp;", "&#x2f;"]
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(sign, ""));
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn the_example_repository_meets_its_gate_until_the_accepted_gap_expires() {
    let on = |day: &str| {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_policygap"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["audit", "examples/repository", "--on", day, "--quiet"])
            .output()
            .unwrap();
        (run.status.code(), String::from_utf8(run.stdout).unwrap())
    };
    let (code, said) = on("2026-11-22");
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("The gate is met: no gap in what law or statutory guidance asks."), "{said}");
    let (code, said) = on("2027-02-01");
    assert_eq!(code, Some(1), "{said}");
}

#[test]
fn the_excerpt_of_the_readme_is_what_the_program_prints() {
    let readme = String::from_utf8(std::fs::read("README.md").unwrap()).unwrap();
    let (_, rest) = readme.split_once("<!-- excerpt: begin").unwrap();
    let (_, rest) = rest.split_once("```\n").unwrap();
    let (excerpt, _) = rest.split_once("```").unwrap();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_policygap"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["audit", "policies", "--on", "2026-11-22"])
        .output()
        .unwrap();
    let printed = String::from_utf8(run.stdout).unwrap();
    for part in excerpt.split("\n\n...\n\n") {
        assert!(part.lines().count() > 5 && printed.contains(part.trim_end()), "not printed:\n{part}");
    }
}
