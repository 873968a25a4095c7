//! Results that are written policy by policy: they are the same whatever the number of policies, files and threads.

use serde_json::Value;

use crate::common::{Folder, ON, POLICY};

/// More policies than are rendered at once.
fn many() -> Folder {
    let folder = Folder::with_policy(POLICY);
    for number in 0..70 {
        let name = format!("School {number:02}");
        folder.write(&format!("all/{number:02}.yaml"), POLICY.replace("Example Primary School", &name));
    }
    folder.write("all/33.yaml", "[");
    folder
}

fn audit<'a>(format: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let usual = ["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml", "--format", format];
    [&usual, more].concat()
}

#[test]
fn every_policy_stands_once_and_in_order() {
    let folder = many();
    let json = folder.run(&audit("json", &[])).exits(4).json();
    let paths: Vec<_> = json["policies"].as_array().unwrap().iter().map(|it| it["path"].clone()).collect();
    let wanted: Vec<_> = (0..70).map(|number| Value::from(format!("all/{number:02}.yaml"))).collect();
    assert_eq!(paths, wanted);
    assert_eq!(json["policies"][33]["audited"], false);
    let text = folder.run(&audit("text", &[])).exits(4).stdout;
    let places: Vec<_> =
        (0..70).filter(|at| *at != 33).map(|at| text.find(&format!("School {at:02}:"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted());
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = many();
    for format in ["text", "json", "jsonl", "markdown", "html"] {
        let one = folder.run_with(&audit(format, &[]), &[("RAYON_NUM_THREADS", "1")], None).exits(4).stdout;
        let four = folder.run_with(&audit(format, &[]), &[("RAYON_NUM_THREADS", "4")], None).exits(4).stdout;
        assert!(one == four, "{format} differs");
        let out = format!("out.{format}");
        folder.run(&audit(format, &["--output", &out])).exits(4);
        let is_page = ["markdown", "html"].contains(&format);
        let written = if is_page { folder.read_page(&out) } else { folder.read(&out) };
        assert!(written == one, "{format} differs in a file");
    }
}

#[test]
fn lines_say_what_the_json_says_and_each_control_once() {
    let folder = many();
    let json = folder.run(&audit("json", &[])).exits(4).json();
    let lines = folder.run(&audit("jsonl", &[])).exits(4).stdout;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [head, policies @ ..] = lines.as_slice() else { panic!("there is no head") };
    for member in ["version", "tool", "on", "gate", "checklists", "notices"] {
        assert_eq!(head[member], json[member], "{member}");
    }
    assert_eq!(policies.len(), 70);
    let control = |name: &Value| {
        let controls = head["controls"].as_array().unwrap().iter().filter(|control| control["name"] == *name);
        let controls: Vec<_> = controls.collect();
        assert_eq!(controls.len(), 1, "{name}");
        controls[0].clone()
    };
    for (line, policy) in policies.iter().zip(json["policies"].as_array().unwrap()) {
        for member in ["path", "school", "title", "audited", "dates", "problems", "actions", "summary"] {
            assert_eq!(line[member], policy[member], "{member}");
        }
        let (short, long) = (line["results"].as_array().unwrap(), policy["results"].as_array().unwrap());
        assert_eq!(short.len(), long.len());
        for (short, long) in short.iter().zip(long) {
            let name =
                format!("{}/{}", long["checklist"].as_str().unwrap(), long["control"].as_str().unwrap());
            assert_eq!(short["name"], name);
            for member in
                ["force", "verdict", "message", "missing", "holds_until", "at", "evidence", "fingerprint"]
            {
                assert_eq!(short[member], long[member], "{name}: {member}");
            }
            let words = control(&short["name"]);
            for member in ["title", "remedy", "owner", "ask", "why", "source", "basis"] {
                assert_eq!(words[member], long[member], "{name}: {member}");
            }
        }
    }
}

#[test]
fn a_quiet_run_says_the_same_of_the_gate_and_exits_alike() {
    let folder = many();
    let json = folder.run(&audit("json", &[])).exits(4).json();
    let quiet = folder.run(&audit("text", &["--quiet"])).exits(4).stdout;
    let message = json["gate"]["message"].as_str().unwrap();
    assert!(crate::common::flat(&quiet).ends_with(message), "{quiet}");
    assert!(quiet.starts_with("Not everything could be read: 1 problem."), "{quiet}");
}
