//! Which checklists, editions and controls apply to a school, and that it is told why the others do not.

use crate::common::{Folder, ON, POLICY, flat};
use policygap::checklist::Library;
use serde_json::Value;

fn audited(policy: &str, on: &str) -> Value {
    let folder = Folder::new();
    folder.write("policy.yaml", policy);
    folder
        .run(&["audit", "policy.yaml", "--on", on, "--format", "json", "--fail-on", "never"])
        .exits(0)
        .json()
}

fn school(change: &str, to: &str) -> String {
    assert!(POLICY.contains(change));
    POLICY.replace(change, to)
}

fn strings(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned()).collect()
}

fn verdict(json: &Value, control: &str) -> (String, String) {
    let results = json["policies"][0]["results"].as_array().unwrap();
    let (series, id) = control.split_once('/').unwrap();
    let of = |result: &&Value| result["checklist"] == series && result["control"] == id;
    let result = results.iter().find(of).unwrap_or_else(|| panic!("no result for {control}"));
    (result["verdict"].as_str().unwrap().to_owned(), result["message"].as_str().unwrap().to_owned())
}

#[test]
fn a_school_in_wales_is_told_which_checklists_do_not_apply_and_why() {
    let json = audited(&school("nation: england", "nation: wales"), ON);
    let used = strings(&json["checklists"], "series");
    assert_eq!(used, ["consistency", "data-protection", "online-safety-act", "prevent-duty"]);
    let notices: Vec<_> =
        json["policies"][0]["notices"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    let left_out = notices
        .iter()
        .find(|notice| {
            notice.contains(
                "were left out, because they are for schools in England, and this one is in Wales: ",
            )
        })
        .unwrap_or_else(|| panic!("{notices:?}"));
    let library = Library::builtin();
    let results = json["policies"][0]["results"].as_array().unwrap();
    for checklist in library.in_force(ON.parse().unwrap()) {
        let is_used = used.iter().any(|series| *series == checklist.series);
        let said = left_out.contains(&format!("{} ({})", checklist.title, checklist.edition));
        assert_eq!(is_used, !said, "{}", checklist.series);
        let judged = results.iter().any(|result| result["checklist"] == checklist.series.as_str());
        assert_eq!(is_used, judged, "{}", checklist.series);
    }
    let (verdict, message) = verdict(&json, "prevent-duty/prevent-lead");
    assert_eq!(verdict, "not-applicable");
    assert_eq!(message, "Does not apply, because it is for schools in England, and this one is in Wales.");
}

#[test]
fn what_one_phase_teaches_is_not_asked_of_another() {
    let of = |phase: &str, control: &str| verdict(&audited(&school("phase: primary", phase), ON), control);
    let (infant, why) = of("phase: infant", "rshe/deepfakes");
    assert_eq!(infant, "not-applicable");
    assert!(
        why.starts_with("Does not apply, because it is for ")
            && why.ends_with("and this school is an infant school."),
        "{why}"
    );
    assert_ne!(of("phase: secondary", "rshe/deepfakes").0, "not-applicable");
    assert_eq!(of("phase: infant", "incident-procedures/blackmail").0, "not-applicable");
    assert_ne!(of("phase: junior", "incident-procedures/blackmail").0, "not-applicable");
    assert_ne!(of("phase: nursery", "incident-procedures/nudes-told").0, "not-applicable");
}

#[test]
fn what_a_school_does_not_use_is_not_asked_of_it() {
    let control = "incident-procedures/social-own-channels";
    assert_ne!(verdict(&audited(POLICY, ON), control).0, "not-applicable");
    let without = format!("{POLICY}not-used:\n  - official-social-media\n");
    let (found, why) = verdict(&audited(&without, ON), control);
    assert_eq!(found, "not-applicable");
    assert!(why.contains("the policy says that the school does not use"), "{why}");
}

#[test]
fn the_edition_of_the_day_is_used_and_the_next_one_says_what_it_adds() {
    let before = audited(POLICY, "2026-08-31");
    let ids = strings(&before["checklists"], "id");
    assert!(ids.contains(&"kcsie-2025".to_owned()) && !ids.contains(&"kcsie-2026".to_owned()), "{ids:?}");
    let notices = before["notices"].to_string();
    let library = Library::builtin();
    let edition = |id: &str| library.all().find(|checklist| checklist.id.value == id).unwrap();
    let (old, new) = (edition("kcsie-2025"), edition("kcsie-2026"));
    let added: Vec<_> = new
        .controls()
        .iter()
        .filter(|control| old.controls().iter().all(|known| known.id.value != control.id.value))
        .collect();
    assert!(added.len() >= 5);
    let says = format!(
        "A newer edition of {} ({}) comes into force on 1 September 2026: {}. It adds {} demands: ",
        old.title,
        old.edition,
        new.edition,
        added.len()
    );
    assert!(notices.contains(&says), "{notices}");
    for control in added {
        assert!(notices.contains(control.title.trim_end_matches('.')), "{}", control.title);
    }
    let after = audited(POLICY, "2026-09-01");
    assert!(strings(&after["checklists"], "id").contains(&"kcsie-2026".to_owned()));
    assert!(!after["notices"].to_string().contains("A newer edition of Keeping children safe"));
}

#[test]
fn phones_are_advice_until_the_guidance_was_statutory() {
    let force = |on: &str| {
        let json = audited(POLICY, on);
        let results = json["policies"][0]["results"].as_array().unwrap().clone();
        let of =
            |result: &&Value| result["checklist"] == "mobile-phones" && result["control"] == "no-use-all-day";
        results.iter().find(of).map(|result| result["force"].as_str().unwrap().to_owned())
    };
    assert_eq!(force("2024-02-18"), None);
    assert_eq!(force("2026-06-28").as_deref(), Some("should"));
    assert_eq!(force("2026-06-29").as_deref(), Some("must"));
}

#[test]
fn an_online_safety_policy_as_such_is_never_called_statutory() {
    let folder = Folder::with_policy(POLICY);
    for format in ["text", "markdown", "html", "json"] {
        let run = folder.run(&["audit", "policy.yaml", "--on", ON, "--format", format, "--fail-on", "never"]);
        let said = flat(&run.stdout).to_lowercase();
        for wrong in [
            "statutory online safety policy",
            "a policy on online safety is statutory",
            "online safety policy is statutory",
        ] {
            assert!(!said.contains(wrong), "{format}: {wrong}");
        }
    }
}

/// An independent school that has no governors is told of whoever stands in their place: in each sentence that is written
/// for it, nobody speaks of governors. What a source, a series or a published aspect is called stays as it is.
#[test]
fn an_independent_school_is_not_told_of_governors() {
    let independent = school("type: maintained", "type: independent");
    let folder = Folder::new();
    folder.write("policy.yaml", independent.replace("  governing-body:", "  leadership-team:"));
    let audit = ["audit", "policy.yaml", "--on", ON, "--fail-on", "never", "--format"];
    let result = folder.run(&[&audit[..], &["json"]].concat()).exits(0).json();
    let mut told = 0;
    for result in result["policies"][0]["results"].as_array().unwrap() {
        let mut texts: Vec<&str> = ["title", "remedy", "ask", "why", "message", "gap"]
            .iter()
            .filter_map(|key| result[key].as_str())
            .collect();
        texts.extend(result["missing"].as_array().unwrap().iter().filter_map(Value::as_str));
        for text in texts.into_iter().filter(|text| *text != "Governors") {
            let ours: String = text.split('`').step_by(2).collect();
            let ours = ours.replace("set of questions for governing boards", "set of questions");
            let ours = ours.to_lowercase();
            for word in ["governor", "governing body", "trustee", "~"] {
                assert!(!ours.contains(word), "{}/{}: {text}", result["checklist"], result["control"]);
            }
            told += usize::from(ours.contains("proprietor"));
        }
    }
    assert!(told > 20, "{told} sentences speak of the proprietor");
    for format in ["text", "markdown"] {
        let of = |more: &[&str]| folder.run(&[&audit[..], &[format], more].concat()).exits(0);
        of(&["--verbose"]).says(&["the proprietor"]).does_not_say(&[
            "A governor is",
            "the governing body ",
            "to governors",
        ]);
    }
}

#[test]
fn what_is_asked_of_schools_is_not_asked_of_a_college_or_of_a_provider_for_adults() {
    let series =
        |phase: &str| strings(&audited(&school("phase: primary", phase), ON)["checklists"], "series");
    let college = series("phase: sixth-form-college");
    assert!(college.iter().any(|series| series == "kcsie"), "{college:?}");
    assert!(!college.iter().any(|series| series == "mobile-phones"), "{college:?}");
    assert!(series("phase: sixth-form").iter().any(|series| series == "mobile-phones"));
    let adults = audited(&school("phase: primary", "phase: adult"), ON);
    assert_eq!(
        strings(&adults["checklists"], "series"),
        ["consistency", "data-protection", "policy-essentials", "prevent-duty"]
    );
    let notices = adults["policies"][0]["notices"].to_string();
    assert!(
        notices.contains(
            "they are for schools and colleges with children or young people, and this school is a provider for adults"
        ),
        "{notices}"
    );
}
