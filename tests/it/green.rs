//! Nothing is met by accident: a gate that nothing can fail, gaps accepted by anybody for ever, records of failures, old
//! checklists.

use crate::common::{CHECKLIST, Folder, ON, POLICY};

/// A policy that says who the school is and nothing else.
const SILENT: &str = "policygap: 1\nschool:\n  name: Tarnbeck Primary School\n  nation: england\n  phase: primary\n  type: maintained\npolicy:\n  title: Online Safety Policy\n";

// ---- a gate that nothing in scope can fail

#[test]
fn without_a_word_the_gate_goes_by_the_strongest_force_that_the_checklists_ask() {
    let folder = Folder::with_policy(SILENT);
    let standard = CHECKLIST.replace("standing: statutory-guidance", "standing: standard");
    folder.write("lists/standard.yaml", standard.replace("    force: should\n", ""));
    folder.write(
        "lists/practice.yaml",
        CHECKLIST
            .replace("standing: statutory-guidance", "standing: practice")
            .replace("    force: should\n", ""),
    );
    for (list, force, what) in [
        ("lists/trial.yaml", "must", "law or statutory guidance asks."),
        (
            "lists/standard.yaml",
            "should",
            "a national standard or advice asks (these checklists ask nothing by a stronger word).",
        ),
        (
            "lists/practice.yaml",
            "good-practice",
            "good practice asks (these checklists ask nothing by a stronger word).",
        ),
    ] {
        let of = |more: &[&str]| {
            folder.run(&[&["audit", "policy.yaml", "--on", ON, "--checklist", list], more].concat())
        };
        of(&[]).exits(1).says(&["The gate is not met", what]);
        let json = of(&["-f", "json"]).json();
        assert_eq!((&json["gate"]["fail_on"], &json["gate"]["met"]), (&force.into(), &false.into()));
    }
    let carried = ["audit", "policy.yaml", "--on", ON, "--checklist", "dfe-filtering-monitoring"];
    folder.run(&carried).exits(1).says(&["The gate is not met", "a national standard or advice asks"]);
}

#[test]
fn a_force_at_which_nothing_is_decided_fails_the_gate() {
    let folder = Folder::with_policy(POLICY);
    let standard = CHECKLIST.replace("standing: statutory-guidance", "standing: standard");
    folder.write("lists/standard.yaml", standard.replace("    force: should\n", ""));
    let typed =
        ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/standard.yaml", "--fail-on", "must"];
    let said = "Nothing that law or statutory guidance asks could be decided, so the gate is not met.";
    folder.run(&typed).exits(3).says(&[said]);
    let json = folder.run(&[&typed[..], &["-f", "json"]].concat()).exits(3).json();
    assert_eq!(json["gate"]["met"], false);
    // Nothing of the law applies to this school, and what applies is met.
    folder.write("lists/abroad.yaml", CHECKLIST.replace("trial", "abroad").replace("england", "scotland"));
    let both = [
        "audit",
        "policy.yaml",
        "--on",
        ON,
        "--checklist",
        "lists/standard.yaml",
        "--checklist",
        "lists/abroad.yaml",
    ];
    folder.run(&both).exits(3).says(&[said]).does_not_say(&["The gate is met"]);
}

// ---- accepted gaps

/// What is said of a gap that is accepted so.
fn accepted(control: &str, keys: &[(&str, &str)]) -> Folder {
    let folder = Folder::with_policy(SILENT);
    let day = ("accepted-on", "22 November 2026");
    let day = (!keys.iter().any(|(key, _)| *key == day.0)).then_some(&day);
    let keys: String = keys
        .iter()
        .chain(day)
        .map(|(key, value)| format!("    {key}: {value}\n"))
        .collect::<Vec<_>>()
        .concat();
    let gap = format!("policygap-records: 1\naccepted-gaps:\n  - control: {control}\n{keys}");
    folder.write("policy.records.yaml", gap);
    folder
}

const REASON: (&str, &str) = ("reason", "the new filter is switched on at Easter");
const BY: (&str, &str) = ("approved-by", "governing-body");
const UNTIL: (&str, &str) = ("until", "30 April 2027");

#[test]
fn a_gap_is_accepted_for_a_reason_by_another_role_and_for_a_year_at_most() {
    let blocks = |keys: &[(&str, &str)], said: &str| {
        let run = accepted("trial/blocks", keys).audit(&[]).exits(1);
        run.says(&["policy.records.yaml:", said]).does_not_say(&["1 gap was accepted"]);
    };
    let fine = accepted("trial/blocks", &[REASON, BY, UNTIL]);
    fine.audit(&[]).exits(1).says(&["1 gap was accepted by the governing body until 30 April 2027"]);
    for reason in ["Later.", "not now", "x"] {
        blocks(&[("reason", reason), BY, UNTIL], "The gap \"trial/blocks\" is not accepted");
    }
    blocks(
        &[REASON, ("approved-by", "headteacher"), UNTIL],
        "policy.records.yaml:3: The gap `trial/blocks` is accepted by the headteacher, whose gap it is to mend, so it counts all the same.",
    );
    blocks(
        &[REASON, ("approved-by", "A. Hartley"), UNTIL],
        "Write the role that accepted it under `approved-by`, such as `governing-body`.",
    );
    blocks(&[REASON, BY, ("until", "31 December 2199")], "Name a day not after 22 November 2027");
    let last = accepted("trial/blocks", &[REASON, BY, ("until", "22 November 2027")]);
    last.audit(&[]).says(&["1 gap was accepted"]);
    blocks(&[REASON, BY, ("until", "23 November 2027")], "which is too long");
    // The last day of a longer time counts, not its first.
    for until in ["2027", "Autumn 2027", "academic year 2027/28"] {
        blocks(&[REASON, BY, ("until", until)], "Name a day not after 22 November 2027");
    }
    for by in ["pupils", "parents", "staff", "visitors"] {
        blocks(&[REASON, ("approved-by", by), UNTIL], "who cannot accept it for the school");
    }
    blocks(&[("reason", "later later later later"), BY, UNTIL], "is too short for a reason");
    for reason in
        ["Lorem ipsum dolor", "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod"]
    {
        blocks(&[("reason", reason), BY, UNTIL], "says nothing, so `reason` counts as left out");
    }
    // Nobody stands above the governing body; it accepts a gap of its own by a minute.
    let own = |keys: &[(&str, &str)]| accepted("trial/lead", keys).audit(&[]).exits(1);
    own(&[REASON, BY, UNTIL]).says(&["no minute is named, so it counts all the same"]);
    for minute in ["next meeting", "at the next meeting", "Governors' minutes", "FGB", "soon"] {
        let run = own(&[REASON, BY, ("minute", minute), UNTIL]);
        run.says(&["names no minute", "no minute is named, so it counts all the same"]);
    }
    own(&[REASON, BY, ("minute", "Governors' minutes of 3 March"), UNTIL]).says(&["1 gap was accepted"]);
    own(&[REASON, BY, ("minute", "\"9.4\""), UNTIL]).says(&["1 gap was accepted by the governing body"]);
}

#[test]
fn the_year_of_an_accepted_gap_runs_from_the_day_on_which_it_was_accepted() {
    let on = |day: &str, accepted_on: &'static str, until: &'static str| {
        let folder = accepted("trial/blocks", &[REASON, BY, ("until", until), ("accepted-on", accepted_on)]);
        folder.run(&["audit", "policy.yaml", "--on", day, "--checklist", "lists/trial.yaml"])
    };
    on(ON, "2 November 2026", "1 November 2027").says(&["1 gap was accepted"]);
    // What is refused today does not count later by waiting.
    for day in [ON, "2027-11-22", "2028-10-31"] {
        on(day, "2 November 2026", "1 November 2028")
            .says(&["Name a day not after 2 November 2027"])
            .does_not_say(&["1 gap was accepted"]);
    }
    // Of a month, the first day is where the year begins, and the last is when it has surely come.
    on(ON, "November 2026", "1 May 2027").says(&["may be, after the day of the audit, so it counts"]);
    on(ON, "October 2026", "2 October 2027").says(&["Name a day not after 1 October 2027"]);
    on(ON, "1 December 2026", "1 May 2027").says(&["`trial/blocks` is dated as accepted 1 December 2026"]);
    for missing in ["tbc", "next meeting"] {
        on(ON, missing, "1 May 2027").does_not_say(&["1 gap was accepted"]);
    }
    on(ON, "tbc", "1 May 2027")
        .says(&["Write the day of the meeting or of the decision under `accepted-on`."]);
}

#[test]
fn a_refusal_is_no_reason_and_a_single_post_cannot_accept_what_law_asks() {
    let blocks = |control: &str, keys: &[(&str, &str)], said: &str| {
        accepted(control, keys).audit(&[]).says(&[said]).does_not_say(&["1 gap was accepted"]);
    };
    for reason in ["Governors refused to accept this gap.", "Reason to follow.", "see minutes of the meeting"]
    {
        blocks("trial/blocks", &[("reason", reason), BY, UNTIL], "gives no reason");
    }
    for by in ["business-manager", "deputy-dsl", "safeguarding-governor", "leadership-team"] {
        blocks("trial/lead", &[REASON, ("approved-by", by), ("minute", "9.4"), UNTIL], "counts all the same");
    }
    blocks(
        "trial/lead",
        &[REASON, ("approved-by", "business-manager"), UNTIL],
        "the governing body accept it, or its chair",
    );
    let chair = [REASON, ("approved-by", "chair-of-governors"), ("minute", "9.4"), UNTIL];
    accepted("trial/lead", &chair).audit(&[]).says(&["1 gap was accepted by the chair of governors"]);
}

#[test]
fn of_many_unknown_names_what_may_be_meant_is_asked_for_the_first_two_hundred() {
    let folder = Folder::with_policy(SILENT);
    let gap = |number: usize| {
        format!(
            "  - control: trial/blockss{}\n    reason: {}\n    approved-by: governing-body\n    until: 30 April 2027\n    accepted-on: 2 November 2026\n",
            "s".repeat(number % 2),
            REASON.1
        )
    };
    let gaps: String = (0..300).map(gap).collect();
    folder.write("policy.records.yaml", format!("policygap-records: 1\naccepted-gaps:\n{gaps}"));
    let json = folder.audit(&["-f", "json"]).exits(1).json().to_string();
    assert_eq!(json.matches("Did you mean `trial/blocks`?").count(), 200);
    assert_eq!(json.matches("so accepting it as a gap had no effect").count(), 300);
}

#[test]
fn a_checklist_may_say_for_how_long_a_gap_is_accepted() {
    let folder = accepted("trial/blocks", &[REASON, BY, ("until", "30 April 2027")]);
    let audit = |folder: &Folder| folder.audit(&[]).exits(1);
    folder.write(
        "lists/trial.yaml",
        CHECKLIST.replace("applies-to:", "accept-gaps-for: 3 months\napplies-to:"),
    );
    audit(&folder).says(&["Name a day not after 22 February 2027"]);
    folder.write(
        "lists/trial.yaml",
        CHECKLIST.replace("applies-to:", "accept-gaps-for: 6 months\napplies-to:"),
    );
    audit(&folder).says(&["1 gap was accepted"]);
}

#[test]
fn fifty_gaps_accepted_for_nothing_by_nobody_count_all_the_same_and_the_gate_counts_what_is_accepted() {
    let folder = Folder::with_policy(SILENT);
    let gaps = |reason: &str, by: &str, until: &str| {
        let gap = |control: &str| {
            format!(
                "  - control: {control}\n    reason: {reason}\n    approved-by: {by}\n    minute: \"9.4\"\n    until: {until}\n    accepted-on: 2 November 2026\n"
            )
        };
        let gaps: String = ["trial/lead", "trial/blocks", "trial/system"].map(gap).concat();
        folder.write("policy.records.yaml", format!("policygap-records: 1\naccepted-gaps:\n{gaps}"));
    };
    gaps("x", "nobody", "31 December 2199");
    folder.audit(&[]).exits(1).says(&["The gate is not met: 2 gaps"]);
    gaps("x", "null", "31 December 2199");
    folder.audit(&[]).exits(4).says(&["The gate is not met: 2 gaps", "`approved-by` is missing"]);
    gaps("the whole policy is rewritten by Easter", "governing-body", "30 April 2027");
    let said =
        "3 gaps were accepted by the governing body until 30 April 2027; until then they do not count.";
    for more in [&["-q"][..], &["-f", "text"], &["-f", "markdown"], &["-f", "html"]] {
        folder.audit(more).exits(0).says(&["The gate is met", said]);
    }
    let json = folder.audit(&["-f", "json"]).exits(0).json();
    assert_eq!(json["gate"]["accepted"], 3);
    assert!(json["gate"]["message"].as_str().unwrap().contains(said), "{json}");
}

// ---- how a record came out

/// A checklist that asks for a test of the filter within a year, and a policy that says nothing of it.
fn tested(records: &str) -> Folder {
    let folder = Folder::with_policy(SILENT);
    let (head, _) = CHECKLIST.split_once("controls:").unwrap();
    folder.write(
        "lists/trial.yaml",
        format!(
            "{head}controls:\n  - id: test\n    title: A test shows that the filter blocks\n    requires:\n      recorded:\n        record: filtering-test\n        every: 1 year\n    why: Words block nothing.\n    remedy: Test the filter.\n    owner: headteacher\n    ask: When was it tested?\n    meets:\n      records:\n        - record: filtering-test\n          date: 2026-01-01\n          outcome: all was blocked\n    misses:\n      records:\n        - record: filtering-test\n          date: 2026-01-01\n          result: failed\n"
        ),
    );
    folder.write("policy.records.yaml", format!("policygap-records: 1\nrecords:\n{records}"));
    folder
}

fn test(date: &str, more: &str) -> String {
    format!("  - record: filtering-test\n    date: {date}\n{more}")
}

fn verdict(folder: &Folder) -> String {
    let json = folder.audit(&["-f", "json"]).json();
    json["policies"][0]["results"][0]["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn the_checklist_that_asks_for_a_test_is_sound() {
    tested("").run(&["checklists", "test", "lists/trial.yaml"]).exits(0);
}

#[test]
fn a_record_of_a_failure_shows_no_success() {
    for (more, expected) in [
        ("", "met"),
        ("    outcome: All was blocked.\n", "met"),
        ("    outcome: Failed. Nothing was blocked.\n", "not-met"),
        ("    outcome: Not yet done\n", "not-shown"),
        ("    outcome: Failed at first, then passed\n", "not-shown"),
        ("    outcome: No sites were blocked\n", "not-shown"),
        ("    outcome: Everything got through\n", "not-shown"),
        ("    outcome: Rescheduled for May\n", "not-shown"),
        ("    outcome: Failed at first, then passed\n    result: passed\n", "met"),
        ("    result: passed\n", "met"),
        ("    result: failed\n", "not-met"),
        ("    result: partly\n", "partly-met"),
        ("    result: not-done\n", "not-shown"),
        ("    outcome: All was blocked.\n    result: failed\n", "not-met"),
    ] {
        assert_eq!(verdict(&tested(&test("10 November 2026", more))), expected, "{more}");
    }
    tested(&test("10 November 2026", "    outcome: Failed. Nothing was blocked.\n"))
        .audit(&[])
        .exits(1)
        .says(&[
            "The record of 10 November 2026 says that it failed: \"Failed. Nothing was blocked\".",
            "line 5 of policy.records.yaml",
        ]);
    tested(&test("10 November 2026", "    outcome: Failed at first, then passed\n"))
        .audit(&[])
        .exits(3)
        .says(&["policy.records.yaml:5: Did it come out well?", "passed, failed, partly, not-done"]);
    tested(&test("10 November 2026", "    outcome: Failed.\n    result: passed\n"))
        .audit(&[])
        .exits(0)
        .says(&["policy.records.yaml:6: `result` says that it passed, and the outcome says \"Failed.\""]);
    tested(&test("10 November 2026", "    result: fine\n"))
        .audit(&[])
        .exits(4)
        .says(&["`fine` cannot stand under `result`."]);
}

#[test]
fn the_newest_result_counts_and_a_failure_is_not_hidden_behind_an_older_success() {
    let of = |first: (&str, &str), second: (&str, &str)| {
        let record = |(date, result): (&str, &str)| test(date, &format!("    result: {result}\n"));
        verdict(&tested(&[record(first), record(second)].concat()))
    };
    assert_eq!(of(("1 October 2026", "passed"), ("10 November 2026", "failed")), "not-met");
    assert_eq!(of(("1 October 2026", "failed"), ("10 November 2026", "passed")), "met");
    assert_eq!(of(("10 November 2026", "passed"), ("10 November 2026", "failed")), "not-met");
    assert_eq!(of(("1 October 2026", "passed"), ("10 November 2026", "not-done")), "met");
    assert_eq!(of(("1 October 2026", "passed"), ("10 November 2026", "partly")), "partly-met");
    // A failure of long ago is no news.
    assert_eq!(of(("1 October 2020", "failed"), ("1 October 2019", "passed")), "not-shown");
}

#[test]
fn a_failure_of_a_vague_day_is_not_hidden_behind_an_older_success() {
    let of = |first: (&str, &str), second: (&str, &str)| {
        let record = |(date, result): (&str, &str)| test(date, &format!("    result: {result}\n"));
        verdict(&tested(&[record(first), record(second)].concat()))
    };
    for vague in ["November 2026", "Autumn 2026", "2026", "tbc", "2026/27"] {
        assert_eq!(of(("2 November 2026", "passed"), (vague, "failed")), "not-met", "{vague}");
        assert_eq!(of((vague, "failed"), ("2 November 2026", "passed")), "not-met", "{vague}");
        let expected = if vague == "tbc" { "met" } else { "partly-met" };
        assert_eq!(of(("2 November 2026", "passed"), (vague, "partly")), expected, "{vague}");
    }
    assert_eq!(of(("2 November 2026", "passed"), ("October 2026", "failed")), "met");
    // A success of a vague day may be the older one, and one of no day is none.
    assert_eq!(of(("Autumn 2026", "passed"), ("2 November 2026", "failed")), "not-met");
    assert_eq!(of(("tbc", "passed"), ("tbc", "passed")), "not-shown");
    // What came out partly does not hide what may have failed after it.
    assert_eq!(of(("Autumn 2026", "partly"), ("2 October 2026", "failed")), "not-met");
}

#[test]
fn a_trial_of_which_cannot_be_told_how_it_came_out_is_not_hidden_behind_an_older_success() {
    let passed = test("1 October 2026", "    result: passed\n");
    let said = "Pornography could be opened on all devices.";
    let folder =
        tested(&[passed.clone(), test("10 November 2026", &format!("    outcome: {said}\n"))].concat());
    assert_eq!(verdict(&folder), "partly-met");
    folder.audit(&[]).exits(1).says(&["Did it come out well?", "until `result` says it"]);
    let older = [passed, test("10 September 2026", &format!("    outcome: {said}\n"))].concat();
    assert_eq!(verdict(&tested(&older)), "met");
    assert_eq!(verdict(&tested(&test("10 November 2026", &format!("    outcome: {said}\n")))), "not-shown");
}

#[test]
fn a_failed_test_is_no_test_that_the_national_standard_asks_for() {
    let folder = tested(&test(
        "10 November 2026",
        "    by: technical-support\n    tested: the national test page, as a pupil and as staff\n    outcome: Failed. Adult pages opened; nothing was blocked.\n    action: none\n",
    ));
    let json = folder.run(&["audit", "policy.yaml", "--on", ON, "-f", "json"]).json();
    for result in json["policies"][0]["results"].as_array().unwrap() {
        let shown =
            result["evidence"].as_array().unwrap().iter().any(|it| it["path"] == "policy.records.yaml");
        assert!(!(result["verdict"] == "met" && shown), "{result}");
    }
    // Among alternatives, too, the outcome is quoted.
    folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "policy-essentials"]).exits(1).says(&[
        "The record of 10 November 2026 says that it failed: \"Failed. Adult pages opened; nothing was blocked\".",
    ]);
}

// ---- old checklists

#[test]
fn past_the_day_of_the_next_edition_every_report_says_that_newer_guidance_is_likely() {
    let folder = Folder::with_policy(POLICY);
    let at = |on: &str, more: &[&str]| folder.run(&[&["audit", "policy.yaml", "--on", on], more].concat());
    let notice = "Newer guidance is likely: Keeping children safe in education (September 2026) was to be expected in a new edition from 1 September 2027";
    let law = "Newer law or statutory guidance is likely by this day, and policygap does not have it:";
    for more in [&["-f", "text"][..], &["-f", "markdown"], &["-f", "html"]] {
        at("2031-01-01", more).says(&[notice, law]);
        at(ON, more).does_not_say(&["Newer guidance is likely", law]);
    }
    at("2031-01-01", &["-q"]).says(&[law]);
    at("2027-08-31", &["-f", "markdown"]).does_not_say(&[law]);
    at("2027-09-01", &["-f", "markdown"])
        .says(&[law, "Keeping children safe in education, edition of September 2026"]);
    // Without a word, two years after the first day.
    let trial =
        |on: &str| folder.run(&["audit", "policy.yaml", "--on", on, "--checklist", "lists/trial.yaml"]);
    trial("2027-12-31").does_not_say(&["Newer guidance is likely"]);
    trial("2028-01-01").says(&["Newer guidance is likely: A trial (First edition)", law]);
    // A newer edition that is carried is told as such.
    let earlier = ["audit", "policy.yaml", "--on", "2026-11-22", "--checklist", "kcsie-2023"];
    folder.run(&earlier).says(&["A newer edition of"]).does_not_say(&["Newer guidance is likely"]);
}

#[test]
fn every_newest_edition_says_when_the_next_is_to_be_expected() {
    let library = policygap::checklist::Library::builtin();
    for checklist in library.all() {
        if library.next_edition(&checklist.series, checklist.from).is_none() {
            let written = checklist.source_file.text().contains("\nnext-expected: ");
            assert!(written, "{}", checklist.id.value);
        }
    }
    let folder = Folder::with_policy(POLICY);
    folder.write(
        "lists/trial.yaml",
        CHECKLIST.replace("applies-to:", "next-expected: 2025-01-01\napplies-to:"),
    );
    folder.audit(&[]).exits(2).complains(&["The next edition is expected before this one is in force."]);
}

// ---- what is not read is told

#[test]
fn a_file_that_may_have_been_cut_off_is_told_unless_its_end_is_marked() {
    let said = "The last line of this file does not end, so the file may have been cut off.";
    let folder = Folder::with_policy(POLICY.trim_end());
    folder.audit(&[]).exits(0).says(&["policy.yaml:27: ", said]);
    folder.write("policy.yaml", POLICY);
    folder.audit(&[]).does_not_say(&[said]);
    folder.write("policy.yaml", format!("{POLICY}policygap-end: true"));
    folder.audit(&[]).exits(0).does_not_say(&[said]);
    folder.write("policy.yaml", POLICY.replace("filtering:", "policygap-end: true\nfiltering:"));
    folder.audit(&[]).says(&["`policygap-end` marks the end of the file, and more stands after it."]);
    folder.write("policy.yaml", POLICY);
    folder.write("policy.records.yaml", "policygap-records: 1\nrecords: []");
    folder.audit(&[]).says(&["policy.records.yaml:2: ", said]);
    for name in ["one.yaml", "one.records.yaml"] {
        folder.run(&["new", name]).exits(0);
        assert!(folder.read(name).ends_with("\npolicygap-end: true\n"), "{name}");
    }
}

#[test]
fn records_are_found_by_capitals_too() {
    let folder = Folder::with_policy(POLICY);
    folder.write(
        "policy.records.YAML",
        "policygap-records: 1\nrecords:\n  - record: filtering-chek\n    date: 1 March 2026\n",
    );
    folder.audit(&[]).exits(4).says(&["policy.records.YAML:3:13", "Did you mean `filtering-check`?"]);
    folder.write("all/policy.yaml", POLICY);
    folder.write("all/policy.records.YML", "policygap-records: 1\n");
    let all = folder.run(&["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"]).exits(0);
    all.does_not_say(&["was not read"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_told_wherever_it_stands_and_never_waited_for() {
    let folder = Folder::with_policy(POLICY);
    let pipe = |name: &str| {
        let path = folder.write(name, "");
        std::fs::remove_file(&path).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    };
    let said = "This is a pipe, a device or a socket, not a file, so it was not read.";
    pipe("pipe.yaml");
    folder.write("all/policy.yaml", POLICY);
    pipe("all/pipe.yaml");
    let audit = |arguments: &[&str]| folder.run(&[&["audit", "--on", ON], arguments].concat());
    let list = ["--checklist", "lists/trial.yaml"];
    audit(&[&["pipe.yaml"][..], &list].concat()).exits(4).says(&[said]);
    audit(&[&["all"][..], &list].concat()).exits(4).says(&[said, "Example Primary School"]);
    std::os::unix::fs::symlink("pipe.yaml", folder.path().join("link.yaml")).unwrap();
    audit(&[&["link.yaml"][..], &list].concat()).exits(4).says(&[said]);
    audit(&["policy.yaml", "--checklist", "pipe.yaml"]).exits(2).complains(&[said]);
    pipe("policy.records.yaml");
    audit(&[&["policy.yaml"][..], &list].concat()).exits(4).says(&[said]);
}

#[cfg(unix)]
#[test]
fn a_folder_within_that_cannot_be_read_is_told_and_the_rest_is_audited() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65_534;
    let folder = Folder::with_policy(POLICY);
    folder.write("all/policy.yaml", POLICY);
    folder.write("all/closed/policy.yaml", POLICY);
    let closed = folder.path().join("all/closed");
    let rights = |mode| std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(mode)).unwrap();
    rights(0o000);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_policygap"));
    command.args(["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"]).current_dir(folder.path());
    // Whoever may read everything does so as somebody who may not.
    if std::fs::metadata(folder.path()).unwrap().uid() == 0 {
        command.uid(NOBODY);
    }
    let run = command.output().unwrap();
    rights(0o755);
    let text = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(4), "{text}");
    assert!(text.contains("This folder could not be read") && text.contains("all/closed"), "{text}");
    assert!(text.contains("Example Primary School: Online Safety Policy"), "{text}");
}

// ---- what the document says of itself

#[test]
fn a_document_that_says_of_itself_that_it_is_not_in_force_does_not_meet_the_gate() {
    let with = |line: &str| {
        let folder = Folder::with_policy(
            &POLICY.replace("  kind: online-safety\n", &format!("  kind: online-safety\n{line}\n")),
        );
        folder.write("other.yaml", POLICY);
        folder
    };
    for (status, said) in [
        ("Withdrawn", "withdrawn"),
        ("Draft, not approved", "a draft or not approved"),
        ("Superseded by the policy of 2026", "superseded"),
    ] {
        let folder = with(&format!("  status: {status}"));
        let said = format!("The gate is not met, since the document says of itself that it is {said};");
        for more in [&["-q"][..], &["-f", "text"], &["-f", "markdown"], &["-f", "html"]] {
            folder.audit(more).exits(1).says(&[&said]).does_not_say(&["The gate is met"]);
        }
        assert_eq!(folder.audit(&["-f", "json"]).exits(1).json()["gate"]["met"], false);
        let both =
            ["audit", "policy.yaml", "other.yaml", "--on", ON, "--checklist", "lists/trial.yaml", "-q"];
        folder.run(&both).exits(1).says(&["Example Primary School (policy.yaml) says of itself that it is"]);
        folder
            .run(&["audit", "policy.yaml", "--on", ON, "--checklist", "consistency", "-v"])
            .says(&["The document says of itself that it is"]);
        folder.audit(&["--fail-on", "never"]).exits(0);
    }
    for status in ["Non-Statutory", "Approved; replaces the withdrawn policy of 2023"] {
        with(&format!("  status: {status}")).audit(&[]).exits(0).says(&["The gate is met"]);
    }
    let draft = Folder::with_policy(
        &POLICY.replace("title: Online Safety Policy", "title: Online Safety Policy (DRAFT)"),
    );
    draft.audit(&[]).exits(1).says(&["says of itself that it is a draft"]);
}

#[test]
fn the_gate_tells_of_an_approval_that_is_still_to_come_and_a_finding_of_one_by_pupils() {
    let approved = |from: &str, to: &str| Folder::with_policy(&POLICY.replace(from, to));
    let later = approved("approved: 28 September 2026", "approved: 6 October 2027");
    later.audit(&["-q"]).says(&["The document dates its own approval on a day to come (6 October 2027)."]);
    let pupils = approved("approved-by: governing-body", "approved-by: pupils");
    pupils
        .run(&["audit", "policy.yaml", "--on", ON, "--checklist", "consistency"])
        .says(&["The policy was approved by pupils alone (line 12)."]);
    for by in ["parents", "volunteers", "pta", "users"] {
        approved("approved-by: governing-body", &format!("approved-by: {by}"))
            .run(&["audit", "policy.yaml", "--on", ON, "--checklist", "consistency"])
            .says(&["The policy was approved by", "alone (line 12)."]);
    }
    let nobody = approved("approved-by: governing-body", "approved-by: nobody");
    nobody
        .run(&["audit", "policy.yaml", "--on", ON, "--checklist", "policy-essentials"])
        .says(&["The policy does not say who approved it"]);
}

#[test]
fn what_nobody_does_and_what_nobody_is_told_is_no_commitment() {
    let (head, _) = CHECKLIST.split_once("controls:").unwrap();
    let asks = format!(
        "{head}controls:\n  - id: tells\n    title: The lead is told\n    requires:\n      commits: tell-dsl\n    why: It matters.\n    remedy: Say so.\n    owner: headteacher\n    ask: Who is told?\n    meets:\n      roles:\n        staff:\n          duties: [tell-dsl]\n    misses:\n      roles:\n        staff:\n          duties: [seek-advice]\n"
    );
    let audit = |more: &str| {
        let folder = Folder::with_policy(&format!("{SILENT}{more}"));
        folder.write("lists/trial.yaml", &asks);
        folder.audit(&[])
    };
    let duty =
        |key: &str| format!("topics:\n  Reports:\n    commitments:\n      - do: tell-dsl\n        {key}\n");
    audit(&duty("by: staff")).exits(0);
    for key in ["by: nobody", "to: nobody", "decided-by: nobody", "by: no one", "by: [nobody]"] {
        audit(&duty(key)).exits(1).says(&["names nobody, so all that it stands with counts as left out."]);
    }
    audit("topics:\n  Reports:\n    by: nobody\n    commitments:\n      - tell-dsl\n").exits(1);
    audit("incidents:\n  any:\n    by: nobody\n    steps:\n      - tell-dsl\n").exits(1);
}

#[test]
fn a_document_that_is_no_more_than_its_kind_meets_nothing() {
    let folder = Folder::with_policy(&SILENT.replace("policy:\n", "policy:\n  kind: acceptable-use-staff\n"));
    folder.run(&["audit", "policy.yaml", "--on", ON]).exits(1).does_not_say(&["The gate is met"]);
}

#[test]
fn a_gate_that_is_met_by_little_says_so() {
    let folder = Folder::with_policy(POLICY);
    let (head, controls) = CHECKLIST.split_once("controls:").unwrap();
    let (_, rest) = controls.split_once("  - id: blocks").unwrap();
    let lead = controls.split_once("  - id: blocks").unwrap().0;
    let open = |id: &str| {
        format!(
            "  - id: {id}\n    title: Tested {id}\n    requires:\n      recorded: filtering-test\n    why: It matters.\n    remedy: Test.\n    owner: dsl\n    ask: When?\n    meets:\n      records:\n        - record: filtering-test\n          date: 2026-01-01\n    misses:\n      records:\n        - record: policy-review\n          date: 2026-01-01\n"
        )
    };
    assert!(!rest.is_empty());
    let few = format!("{head}controls:{lead}{}{}{}", open("a"), open("b"), open("c"));
    folder.write("lists/trial.yaml", few);
    folder.audit(&["-q"]).exits(0).says(&["But only 1 of 4 such demands could be decided."]);
    let half = format!("{head}controls:{lead}{}", open("a"));
    folder.write("lists/trial.yaml", half);
    folder.audit(&["-q"]).exits(0).does_not_say(&["But only"]);
}
