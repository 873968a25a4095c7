//! The records file beside a policy: what it shows and until when, which gaps it accepts, and what is wrong in it.

use crate::common::{CHECKLIST, Folder, ON, POLICY, Run};

/// A checklist that asks for records.
fn asks() -> String {
    let (head, _) = CHECKLIST.split_once("controls:").unwrap();
    let control = |id: &str, requires: &str, meets: &str| {
        format!(
            "  - id: {id}\n    title: Records show {id}\n    requires:\n      recorded:{requires}\n    why: Words alone show nothing.\n    \
             remedy: Keep the record.\n    owner: dsl\n    ask: May we see the record?\n    meets:\n      records:\n        - record: filtering-check\n          \
             date: 2026-01-01\n{meets}    misses:\n      records:\n        - record: policy-review\n          date: 2026-01-01\n"
        )
    };
    format!(
        "{head}controls:\n{}{}{}{}",
        control("checked", " filtering-check", ""),
        control("each-term", "\n        record: filtering-check\n        every: term", ""),
        control("each-year", "\n        record: filtering-check\n        every: academic-year", ""),
        control(
            "in-full",
            "\n        record: filtering-check\n        by: dsl\n        about: guest-devices\n        states: [outcome, action]",
            "          by: dsl\n          about: guest-devices\n          outcome: all blocked\n          action: none\n"
        ),
    )
}

/// A folder with the small policy, this records file and a checklist that asks for records.
fn folder(records: &str) -> Folder {
    let folder = Folder::with_policy(POLICY);
    folder.write("policy.records.yaml", format!("policygap-records: 1\n{records}"));
    folder.write("lists/asks.yaml", asks().replace("trial", "asks"));
    folder
}

fn audit(folder: &Folder, on: &str, more: &[&str]) -> Run {
    folder.run(&[&["audit", "policy.yaml", "--on", on, "--checklist", "lists/asks.yaml"], more].concat())
}

/// What came of a control: its verdict, what is missing, until when it holds.
fn result(folder: &Folder, on: &str, control: &str) -> (String, String, String) {
    let json = audit(folder, on, &["-f", "json"]).json();
    let results = json["policies"][0]["results"].as_array().unwrap().clone();
    let found = results
        .iter()
        .find(|result| result["control"] == control)
        .unwrap_or_else(|| panic!("{control} was not judged"));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    (text(&found["verdict"]), text(&found["missing"][0]), text(&found["holds_until"]))
}

const CHECK: &str = "\
records:
  - record: filtering-check
    date: 1 September 2026
    by: dsl
    about: guest-devices
    outcome: All blocked.
    action: None needed.
";

#[test]
fn the_checklist_that_asks_for_records_is_sound() {
    let folder = folder("");
    folder.run(&["checklists", "check", "lists/asks.yaml"]).exits(0).says(&["sound, with 4 controls"]);
}

#[test]
fn without_a_record_nothing_is_shown_and_nothing_failed() {
    for records in ["", "records: []\n"] {
        let folder = folder(records);
        for control in ["checked", "each-term", "each-year", "in-full"] {
            let (verdict, missing, _) = result(&folder, ON, control);
            assert_eq!(verdict, "not-shown", "{control}");
            assert!(missing.contains("No record shows a check of the filter. Ask for it"), "{missing}");
        }
        // Everything is undecided, so nothing was audited.
        audit(&folder, ON, &[]).exits(3).says(&["Nothing could be decided"]);
    }
    let folder = folder("");
    std::fs::remove_file(folder.path().join("policy.records.yaml")).unwrap();
    assert_eq!(result(&folder, ON, "checked").0, "not-shown");
}

#[test]
fn a_record_shows_it_until_it_lapses_and_the_day_is_named() {
    let folder = folder(CHECK);
    let run = audit(&folder, ON, &["-v"]).exits(0);
    run.says(&["Records show checked. A record shows it.", "This holds until"]);
    // Without a period it holds for good.
    assert_eq!(result(&folder, "2126-01-01", "checked"), ("met".into(), String::new(), String::new()));
    for control in ["each-term", "each-year"] {
        let (verdict, _, until) = result(&folder, "2026-09-01", control);
        assert_eq!(verdict, "met", "{control}");
        let last: chrono::NaiveDate = until.parse().unwrap();
        let next = last.succ_opt().unwrap();
        assert_eq!(result(&folder, &last.to_string(), control).0, "met", "{control} on {last}");
        let (verdict, missing, _) = result(&folder, &next.to_string(), control);
        assert_eq!(verdict, "not-shown", "{control} on {next}");
        let day = last.format("%-d %B %Y");
        assert_eq!(
            missing,
            format!(
                "The record of 1 September 2026 held until {day}; since then nothing shows a check of the filter."
            )
        );
    }
    // A record of this academic year or the last.
    assert_eq!(result(&folder, ON, "each-year").2, "2028-08-31");
    // What is not yet done shows nothing.
    assert_eq!(result(&folder, "2026-08-31", "checked").0, "not-shown");
}

#[test]
fn the_newest_record_counts_and_an_older_one_that_says_more() {
    let (on, newer) =
        ("2027-02-01", "  - record: filtering-check\n    date: 15 January 2027\n    by: technical-support\n");
    let (alone, both) = (folder(CHECK), folder(&format!("{CHECK}{newer}")));
    let (old, new) = (result(&alone, on, "each-term"), result(&both, on, "each-term"));
    assert_eq!((old.0.as_str(), new.0.as_str()), ("met", "met"));
    assert!(new.2 > old.2, "the newer record holds longer: {} and {}", new.2, old.2);
    assert_eq!(result(&both, on, "in-full").0, "met");
}

#[test]
fn a_record_that_leaves_something_out_says_what() {
    let lacking = |from: &str, to: &str| result(&folder(&CHECK.replace(from, to)), ON, "in-full");
    for (from, to, said) in [
        ("    by: dsl\n", "", "was not made by the designated safeguarding lead"),
        ("by: dsl", "by: technical-support", "was not made by the designated safeguarding lead"),
        ("by: dsl", "by: A. Hartley", "was not made by the designated safeguarding lead"),
        ("    about: guest-devices\n", "", "does not say that it covered"),
        ("    outcome: All blocked.\n", "", "leaves `outcome` empty"),
    ] {
        let (verdict, missing, _) = lacking(from, to);
        assert_eq!(verdict, "not-shown", "{to}");
        assert!(missing.starts_with("The record of 1 September 2026") && missing.contains(said), "{missing}");
    }
    assert_eq!(lacking("zzz", "").0, "met");
}

#[test]
fn a_finding_points_into_the_records_file() {
    let folder = folder(CHECK);
    let json = audit(&folder, ON, &["-f", "json"]).exits(0).json();
    let evidence = &json["policies"][0]["results"][0]["evidence"][0];
    assert_eq!((&evidence["path"], &evidence["line"]), (&"policy.records.yaml".into(), &3.into()));
}

// ---- accepted gaps

fn accepted(control: &str, until: &str) -> String {
    format!(
        "accepted-gaps:\n  - control: {control}\n    reason: The system changes at Easter.\n    approved-by: governing-body\n    minute: \"9.4\"\n    until: {until}\n    accepted-on: 2 November 2026\n"
    )
}

/// Audits against the small checklist, everything in it counting.
fn gated(records: &str, on: &str) -> Run {
    folder(records).run(&[
        "audit",
        "policy.yaml",
        "--on",
        on,
        "--checklist",
        "lists/trial.yaml",
        "--fail-on",
        "should",
    ])
}

#[test]
fn an_accepted_gap_does_not_fail_the_gate_until_its_last_day() {
    gated("", ON).exits(1);
    let records = accepted("trial/system", "30 April 2027");
    for on in [ON, "2027-04-30"] {
        gated(&records, on).exits(0).says(&[
            "The filtering system is named. Accepted as a gap by the governing body (minute 9.4) until 30 April 2027: The system changes at Easter.",
            "The gate is met",
        ]);
    }
    let lapsed = gated(&records, "2027-05-01").exits(1);
    lapsed.says(&[
        "The gap `trial/system` was accepted until 30 April 2027 and counts again since then.",
        "Not met: The filtering system is named",
    ]);
}

#[test]
fn what_was_judged_stays_beside_what_was_accepted() {
    let folder = folder(&accepted("trial/system", "30 April 2027"));
    let json = folder.audit(&["-f", "json"]).exits(0).json();
    let result = &json["policies"][0]["results"][2];
    assert_eq!((&result["verdict"], &result["judged"]), (&"waived".into(), &"not-met".into()));
    let summary = &json["policies"][0]["summary"];
    assert_eq!((&summary["waived"], &summary["not_met"], &summary["met"]), (&1.into(), &0.into(), &2.into()));
}

#[test]
fn an_accepted_gap_that_is_none_or_unknown_is_told() {
    gated(&accepted("trial/lead", "30 April 2027"), ON)
        .exits(1)
        .says(&["The gap `trial/lead` was accepted, but is no longer a gap. The entry can be deleted."]);
    for unknown in ["trial/sytem", "system", "other/system"] {
        let said =
            format!("No control named `{unknown}` was judged, so accepting it as a gap had no effect.");
        gated(&accepted(unknown, "30 April 2027"), ON).exits(1).says(&[&said]);
    }
    // Every format says so.
    let folder = folder(&accepted("trial/sytem", "30 April 2027"));
    for format in ["text", "markdown", "html"] {
        let said = folder.audit(&["-f", format]).exits(0).stdout;
        let said = said.replace("&#x2f;", "/");
        assert!(said.contains("No control named") && said.contains("trial/sytem"), "{format}: {said}");
    }
    let json = folder.audit(&["-f", "json"]).json();
    assert!(json.to_string().contains("No control named `trial/sytem` was judged"), "{json}");
}

#[test]
fn the_days_of_accepted_gaps_and_answers_are_due() {
    let records = format!(
        "{}answers:\n  - control: trial/blocks\n    answer: yes\n    role: headteacher\n    date: 1 November 2026\n    until: 1 December 2026\n",
        accepted("trial/system", "31 October 2026")
    );
    let run = folder(&records).run(&["due", "policy.yaml", "--on", ON, "-f", "json"]).exits(1);
    let json = run.json();
    let items = json["items"].as_array().unwrap();
    let of = |what: &str| {
        items.iter().find(|item| item["what"] == what).unwrap_or_else(|| panic!("{what} is missing"))
    };
    let (gap, answer) = (of("accepted-gap"), of("answer"));
    assert_eq!(
        (&gap["state"], &gap["days_overdue"], &gap["path"]),
        (&"overdue".into(), &22.into(), &"policy.records.yaml".into())
    );
    assert_eq!(
        gap["message"],
        "The acceptance of the gap trial/system ended on 31 October 2026: 22 days overdue."
    );
    assert_eq!((&answer["state"], &answer["days_left"]), (&"due-soon".into(), &9.into()));
    assert_eq!(answer["message"], "The answer on trial/blocks holds until 1 December 2026: in 9 days.");
}

// ---- reading

#[test]
fn every_part_of_a_records_file_is_read() {
    let records = format!(
        "{CHECK}{}answers:\n  - control: trial/blocks\n    answer: yes\n    role: headteacher\n    date: 1 November 2026\n    until: 1 December 2026\n    note: by word of mouth\nself-review:\n  \
         Online safety policy:\n    level: 3\n    commentary: Agreed by all.\n    evidence:\n      - minutes of the governing body\n",
        accepted("trial/system", "30 April 2027")
    );
    folder(&records).audit(&[]).exits(0);
    folder("{}").audit(&[]).exits(4);
}

#[test]
fn what_is_wrong_in_it_is_told_with_its_place_there_and_the_rest_counts() {
    let wrong = |from: &str, to: &str, said: &[&str]| {
        let records = format!("{CHECK}{}", accepted("trial/system", "30 April 2027"));
        assert!(records.contains(from), "{from}");
        let run = audit(&folder(&records.replacen(from, to, 1)), ON, &[]).exits(4);
        run.says(&["policy.records.yaml:", "Example Primary School: Online Safety Policy"]).says(said);
    };
    wrong(
        "filtering-check",
        "filtering-chek",
        &[
            "policy.records.yaml:3:13",
            "`filtering-chek` is not a kind of record",
            "Did you mean `filtering-check`?",
        ],
    );
    wrong("date: 1 September 2026", "date: 31 September 2026", &["policy.records.yaml:4:11", "no day 31"]);
    wrong(
        "    date: 1 September 2026\n",
        "",
        &["policy.records.yaml:3:5", "`date` is missing from a record."],
    );
    wrong(
        "outcome:",
        "outcom:",
        &["policy.records.yaml:7:5", "`outcom` is not a key of a record.", "Did you mean `outcome`?"],
    );
    wrong(
        "    reason: The system changes at Easter.\n",
        "",
        &["policy.records.yaml:10:5", "`reason` is missing from an accepted gap."],
    );
    wrong("    until: 30 April 2027\n", "", &["`until` is missing from an accepted gap."]);
    wrong(
        "until: 30 April 2027",
        "until: for ever",
        &["policy.records.yaml:14:12", "\"for ever\" cannot be read as a date."],
    );
    wrong("    approved-by: governing-body\n", "", &["`approved-by` is missing from an accepted gap."]);
    wrong(
        "records:\n",
        "recrods:\n",
        &["policy.records.yaml:2:1", "`recrods` is not a key of a records file.", "Did you mean `records`?"],
    );
    wrong(
        "records:\n",
        "records:\n  - filtering-check\n",
        &["policy.records.yaml:3:5", "Expected the keys of a record, but found text."],
    );
    wrong("by: dsl", "by:\n      - dsl\n      - headteacher", &["policy.records.yaml:6", "but found a list"]);
    wrong("about: guest-devices", "about: gest-devices", &["Did you mean `guest-devices`?"]);
}

#[test]
fn the_other_parts_say_what_is_wrong_in_them_too() {
    let wrong = |records: &str, said: &[&str]| {
        audit(&folder(records), ON, &[]).exits(4).says(&["policy.records.yaml:"]).says(said);
    };
    let answer = "answers:\n  - control: trial/blocks\n    answer: ANSWER\n    role: headteacher\n    date: 1 November 2026\n    until: 1 December 2026\n";
    wrong(
        &answer.replace("ANSWER", "maybe"),
        &["`maybe` cannot stand under `answer`.", "`yes`, `partly`, `no`"],
    );
    wrong(
        &answer.replace("ANSWER", "no").replace("headteacher", "headteecher"),
        &["Did you mean `headteacher`?"],
    );
    wrong(
        &answer.replace("ANSWER", "no").replace("    until: 1 December 2026\n", ""),
        &["`until` is missing from an answer."],
    );
    let review = |level: &str| format!("self-review:\n  Online safety policy:\n    level: {level}\n");
    wrong(&review("0"), &["There is no level 0.", "1 is the highest"]);
    wrong(&review("6"), &["There is no level 6."]);
    wrong(&review("high"), &["`high` is not a whole number."]);
    wrong(
        "self-review:\n  Online safety policy:\n    commentary: good\n",
        &["`level` is missing from a claim."],
    );
    wrong("self-review: good\n", &["policy.records.yaml:2:14"]);
}

#[test]
fn a_records_file_is_of_the_policy_beside_it_and_of_no_other() {
    let folder = folder(CHECK);
    folder.write("other.yaml", POLICY);
    let json = folder
        .run(&[
            "audit",
            "policy.yaml",
            "other.yaml",
            "--on",
            ON,
            "--checklist",
            "lists/asks.yaml",
            "-f",
            "json",
        ])
        .json();
    let verdict = |policy: usize| json["policies"][policy]["results"][0]["verdict"].clone();
    assert_eq!((verdict(0), verdict(1)), ("not-shown".into(), "met".into()));
    // Both endings are found.
    folder.write("short.yml", POLICY);
    folder.write("short.records.yml", format!("policygap-records: 1\n{CHECK}"));
    let json = folder
        .run(&["audit", "short.yml", "--on", ON, "--checklist", "lists/asks.yaml", "-f", "json"])
        .json();
    assert_eq!(json["policies"][0]["results"][0]["verdict"], "met");
}

#[test]
fn a_records_file_without_its_policy_is_told() {
    let folder = folder(CHECK);
    folder.write("all/policy.yaml", POLICY);
    folder.write("all/lost.records.yaml", format!("policygap-records: 1\n{CHECK}"));
    let run = folder.run(&["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml"]).exits(0);
    run.says(&["all/lost.records.yaml is a records file without a policy beside it; it was not read."]);
}

/// A folder with an answer to one of the controls that ask for records.
fn answered(answers: &str) -> Folder {
    folder(&format!("answers:\n{answers}"))
}

fn answer(control: &str, answer: &str, date: &str, until: &str) -> String {
    format!(
        "  - control: {control}\n    answer: {answer}\n    role: dsl\n    date: {date}\n    until: {until}\n"
    )
}

#[test]
fn an_answer_shows_what_the_documents_leave_open_until_its_last_day() {
    let folder = answered(&answer("asks/checked", "yes", "1 October 2026", "31 July 2027"));
    let shown = ("met".to_owned(), String::new(), "2027-07-31".to_owned());
    assert_eq!(result(&folder, ON, "checked"), shown);
    let run = audit(&folder, ON, &["-v"]);
    run.says(&[
        "Records show checked. An answer given for the school shows it. This holds until 31 July 2027.",
    ]);
    for (on, said) in [
        ("2027-08-01", "held until 31 July 2027"),
        ("2026-09-30", "is dated 1 October 2026, after the day of the audit"),
    ] {
        assert_eq!(result(&folder, on, "checked").0, "not-shown", "{on}");
        audit(&folder, on, &[]).says(&["policy.records.yaml, line 3", said]);
    }
}

#[test]
fn an_answer_that_it_is_not_so_decides_too() {
    let of = |reply: &str| answered(&answer("asks/checked", reply, "2026-10-01", "2027-07-31"));
    let (verdict, missing, _) = result(&of("no"), ON, "checked");
    assert_eq!((verdict.as_str(), missing.contains("answered `no` on 1 October 2026.")), ("not-met", true));
    let (verdict, missing, _) = result(&of("partly"), ON, "checked");
    assert_eq!((verdict.as_str(), missing.contains("answered `partly`")), ("partly-met", true));
    audit(&of("no"), ON, &["-v"]).exits(1).says(&["An answer given for the school says that it is not so."]);
}

#[test]
fn an_answer_never_outranks_what_the_policy_and_its_records_say() {
    let silent = "policygap: 1\nschool:\n  name: Example School\npolicy:\n  title: Online Safety Policy\n";
    let folder = Folder::with_policy(silent);
    let attested = answer("trial/lead", "yes", "2026-10-01", "2027-07-31");
    folder.write("policy.records.yaml", format!("policygap-records: 1\nanswers:\n{attested}"));
    folder.audit(&[]).exits(1).says(&[
        "The policy does not name the designated safeguarding lead.",
        "`trial/lead` (policy.records.yaml, line 3) has no effect: the policy and its records decide that themselves",
    ]);
    // A record decides, and the answer that says otherwise is told to have no effect.
    let no = answer("asks/checked", "no", "2026-10-01", "2027-07-31");
    let folder = self::folder(&format!("{CHECK}answers:\n{no}"));
    assert_eq!(result(&folder, ON, "checked").0, "met");
    audit(&folder, ON, &[]).says(&["`asks/checked` (policy.records.yaml, line 10) has no effect"]);
}

#[test]
fn of_several_answers_the_newest_counts() {
    let of = |first: &str, second: &str| {
        let yes = answer("asks/checked", "yes", first, "2027-07-31");
        answered(&[yes, answer("asks/checked", "no", second, "2027-07-31")].concat())
    };
    assert_eq!(result(&of("2026-09-01", "2026-10-01"), ON, "checked").0, "not-met");
    assert_eq!(result(&of("2026-10-01", "2026-09-01"), ON, "checked").0, "met");
    // Of one day, the one that says less, whichever stands first.
    assert_eq!(result(&of("2026-10-01", "2026-10-01"), ON, "checked").0, "not-met");
    let no = answer("asks/checked", "no", "2026-10-01", "2027-07-31");
    let yes = answer("asks/checked", "yes", "2026-10-01", "2027-07-31");
    let folder = answered(&[no, yes].concat());
    assert_eq!(result(&folder, ON, "checked").0, "not-met");
    audit(&folder, ON, &[]).says(&[
        "line 8) says `yes`, and another that may be of the same day says `no`, so the latter counts.",
    ]);
}

#[test]
fn an_answer_of_a_vague_day_counts_where_it_says_least() {
    let of = |first: (&str, &str), second: (&str, &str)| {
        let answers = [first, second].map(|(reply, date)| answer("asks/checked", reply, date, "2027-07-31"));
        result(&answered(&answers.concat()), ON, "checked").0
    };
    for vague in ["November 2026", "Autumn 2026", "2026"] {
        assert_eq!(of(("yes", "1 November 2026"), ("no", vague)), "not-met", "{vague}");
        // It may lie ahead.
        assert_eq!(of(("yes", vague), ("yes", vague)), "not-shown", "{vague}");
    }
    assert_eq!(of(("yes", "1 November 2026"), ("no", "October 2026")), "met");
    let folder = answered(&answer("asks/checked", "yes", "November 2026", "2027-07-31"));
    audit(&folder, ON, &[]).says(&["which may be after the day of the audit"]);
}

#[test]
fn a_no_of_no_day_counts_and_a_yes_of_none_does_not() {
    let yes = answer("asks/checked", "yes", "1 November 2026", "2027-07-31");
    let of = |reply: &str, date: &str, until: &str| {
        result(&answered(&[yes.clone(), answer("asks/checked", reply, date, until)].concat()), ON, "checked")
    };
    for (date, until) in [("tbc", "2027-07-31"), ("tbc", "tbc"), ("2 November 2026", "tbc")] {
        assert_eq!(of("no", date, until).0, "not-met", "{date} {until}");
        assert_eq!(of("partly", date, until).0, "partly-met", "{date} {until}");
    }
    assert!(of("no", "tbc", "tbc").1.contains("answered `no`."));
    let folder = answered(&answer("asks/checked", "yes", "tbc", "2027-07-31"));
    assert_eq!(result(&folder, ON, "checked").0, "not-shown");
}

#[test]
fn a_yes_that_counts_no_longer_takes_the_place_of_no_older_no() {
    let no = answer("asks/checked", "no", "2026-09-01", "2027-07-31");
    let yes = answer("asks/checked", "yes", "2026-09-20", "2027-07-31");
    let ran_out = answer("asks/checked", "partly", "2026-10-01", "2026-11-01");
    assert_eq!(result(&answered(&[no, yes, ran_out].concat()), ON, "checked").0, "not-met");
}

#[test]
fn an_answer_that_ran_out_lets_no_older_yes_take_its_place() {
    let yes = answer("asks/checked", "yes", "2026-09-01", "2027-07-31");
    let no = answer("asks/checked", "no", "2026-10-01", "2026-11-01");
    assert_eq!(result(&answered(&[yes, no].concat()), ON, "checked").0, "not-shown");
    // A "yes" that ran out leaves an older "no" as it is.
    let no = answer("asks/checked", "no", "2026-09-01", "2027-07-31");
    let yes = answer("asks/checked", "yes", "2026-10-01", "2026-11-01");
    assert_eq!(result(&answered(&[no, yes].concat()), ON, "checked").0, "not-met");
}

#[test]
fn an_answer_holds_for_a_year_at_most_and_is_given_by_who_answers_for_the_school() {
    let folder = answered(&answer("asks/checked", "yes", "12 October 1999", "31 December 2199"));
    assert_eq!(result(&folder, ON, "checked").0, "not-shown");
    audit(&folder, ON, &[])
        .says(&["An answer holds for a year from its day at most", "Ask again, or delete it."]);
    let folder = answered(&answer("asks/checked", "yes", "1 October 2026", "31 December 2199"));
    let shown = ("met".to_owned(), String::new(), "2027-10-01".to_owned());
    assert_eq!(result(&folder, ON, "checked"), shown);
    for role in ["pupils", "parents", "visitors", "volunteers", "staff", "community"] {
        let answer = answer("asks/checked", "yes", "1 October 2026", "31 July 2027");
        let folder = answered(&answer.replace("role: dsl", &format!("role: {role}")));
        assert_eq!(result(&folder, ON, "checked").0, "not-shown", "{role}");
        audit(&folder, ON, &[]).says(&["who cannot answer for the school, so it does not count."]);
    }
}

#[test]
fn answers_to_nothing_are_told_with_their_line_and_what_may_be_meant() {
    let answers = [
        answer("asks/chekced", "yes", "2026-10-01", "2027-07-31"),
        answer("asks/checked", "yes", "2026-10-01", "2027-07-31"),
        answer("asks/checked", "no", "2026-09-01", "2027-07-31"),
        answer("kcsie/dsl-named", "yes", "2026-10-01", "2027-07-31"),
    ];
    audit(&answered(&answers.concat()), ON, &[]).says(&[
        "`asks/chekced` (policy.records.yaml, line 3) has no effect: no checklist has a control of that name. Did you \
         mean `asks/checked`?",
        "line 13) does not count: another answer to it is newer",
        "`kcsie/dsl-named` (policy.records.yaml, line 18) has no effect",
    ]);
}

#[test]
fn of_many_answers_to_nothing_what_may_be_meant_is_asked_for_the_first_two_hundred() {
    let answers: String =
        (0..300).map(|_| answer("asks/chekced", "yes", "2026-10-01", "2027-07-31")).collect();
    let json = audit(&answered(&answers), ON, &["-f", "json"]).stdout;
    assert_eq!(json.matches("Did you mean `asks/checked`?").count(), 200);
    assert_eq!(json.matches("no checklist has a control of that name").count(), 300);
}

/// A thousand are compared once, each with the newest so far, and not with each other.
#[test]
fn of_a_thousand_answers_to_one_control_the_newest_counts_and_the_others_are_told() {
    let day = |number: usize| format!("2026-{:02}-{:02}", 1 + number / 28 % 10, 1 + number % 28);
    let mut answers: Vec<String> =
        (0..1000).map(|number| answer("asks/checked", "no", &day(number), "2027-07-31")).collect();
    answers[700] = answer("asks/checked", "yes", "2026-11-20", "2027-07-31");
    let folder = answered(&answers.concat());
    assert_eq!(result(&folder, ON, "checked").0, "met");
    let json = audit(&folder, ON, &["-f", "json"]).stdout;
    assert_eq!(json.matches("another answer to it is newer").count(), 999);
}
