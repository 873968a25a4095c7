//! What documents leave open, and what people type as they find it: taken, or told in a sentence with its line; never
//! passed over, and never a reason to read nothing.

use crate::common::{Folder, ON, POLICY, flat};

/// The small policy with `wrong` in place of `right`.
#[track_caller]
fn with(right: &str, wrong: &str) -> Folder {
    assert_eq!(POLICY.matches(right).count(), 1, "`{right}` must stand once in the policy");
    Folder::with_policy(&POLICY.replace(right, wrong))
}

/// The verdict on a control of the small checklist.
#[track_caller]
fn verdict(folder: &Folder, control: &str) -> String {
    let json = folder.audit(&["--format", "json", "--fail-on", "never"]).json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["control"] == control).unwrap();
    result["verdict"].as_str().unwrap().to_owned()
}

/// What is told of `next-review: …`, as `due` prints it.
#[track_caller]
fn next_review(written: &str) -> String {
    let folder = with("  next-review: 27 September 2027", &format!("  next-review: {written}"));
    flat(&folder.run(&["due", "policy.yaml", "--on", ON]).stderr)
}

#[test]
fn what_is_no_name_names_nobody_and_is_told_with_its_line() {
    for name in [
        "TBC",
        "vacant",
        "none",
        "n/a",
        "false",
        "x",
        "NAME",
        "A. Example",
        "to be confirmed",
        "Mrs X",
        "J. Bloggs",
        "School to complete",
        "insert name",
        "Name to be confirmed",
        "\"\u{200b}x\"",
    ] {
        let folder = with("held-by: A. Hartley", &format!("held-by: {name}"));
        assert_eq!(verdict(&folder, "lead"), "partly-met", "{name}");
        folder.audit(&["-v"]).exits(1).says(&["policy.yaml:17: ", "nobody is named here", "names nobody"]);
    }
}

#[test]
fn words_by_which_yaml_says_that_there_is_nothing_are_told_as_nothing() {
    for name in ["null", "~", "Null", "NULL"] {
        let folder = with("held-by: A. Hartley", &format!("held-by: {name}"));
        assert_eq!(verdict(&folder, "lead"), "partly-met", "{name}");
        folder.audit(&["-v"]).exits(1).says(&[
            "policy.yaml:17: Nothing stands after `held-by`",
            "nobody is named",
            "names nobody",
        ]);
    }
}

#[test]
fn an_office_is_no_name() {
    let folder = with("held-by: A. Hartley", "held-by: Deputy Headteacher");
    assert_eq!(verdict(&folder, "lead"), "partly-met");
    folder.audit(&[]).exits(1).says(&["\"Deputy Headteacher\" is an office, not a name"]);
}

#[test]
fn a_surname_first_and_two_people_are_read_and_told() {
    let folder = with("held-by: A. Hartley", "held-by: Smith, Jane (Mrs), DHT");
    folder.audit(&[]).exits(0).says(&["\"Smith, Jane (Mrs), DHT\" is read as the name Jane Smith"]);
    let folder = with("held-by: A. Hartley", "held-by: Mrs J Smith and Mr B Jones");
    folder.audit(&[]).exits(0).says(&["is read as 2 people: Mrs J Smith and Mr B Jones"]);
}

#[test]
fn a_placeholder_for_a_system_names_none() {
    let folder = with("filtering:\n", "filtering:\n  system: the name of your filter\n");
    assert_eq!(verdict(&folder, "system"), "not-met");
    folder.audit(&[]).exits(0).says(&["`system` counts as left out"]);
    for nothing in
        ["There is none", "We have no filter", "switched off", "Click or tap here to enter text.", "ｔｂｃ"]
    {
        let folder = with("filtering:\n", &format!("filtering:\n  system: {nothing}\n"));
        assert_eq!(verdict(&folder, "system"), "not-met", "{nothing}");
    }
}

#[test]
fn a_file_that_nobody_has_filled_in_is_told_as_what_it_is() {
    let folder = Folder::new();
    folder.run(&["new", "policy.yaml"]).exits(0);
    let run = folder.run(&["audit", "policy.yaml", "--on", ON]).exits(4);
    run.says(&["This is the file that `policygap new` writes, and it has not been filled in"]);
    // Whoever changes nothing but the school's name has said nothing.
    folder.write("policy.yaml", folder.read("policy.yaml").replace("SCHOOL NAME", "Fernhill School"));
    let json = folder.run(&["audit", "policy.yaml", "--on", ON, "--format", "json"]).json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    assert!(results.len() > 100);
    for met in results.iter().filter(|result| result["verdict"] == "met") {
        assert_ne!(met["force"], "must", "{} is met by what nobody has filled in", met["control"]);
    }
}

#[test]
fn words_by_which_a_template_speaks_to_whoever_fills_it_in_are_told_where_they_were_left() {
    let said = |text: &str| {
        let topic = format!("topics:\n  Rules:\n    commitments:\n      - say: \"{text}\"\nfiltering:\n");
        with("filtering:\n", &topic).audit(&[]).exits(0)
    };
    for left in [
        "Concerns go to [insert name].",
        "Schools should include appropriate details.",
        "Delete as appropriate.",
    ] {
        said(left).says(&["is a template's own text, which nobody has filled in or taken out."]);
    }
    said("Concerns go to the head.").does_not_say(&["template"]);
}

#[test]
fn a_date_that_is_left_open_is_a_remark_and_no_error() {
    for written in ["TBC", "when due", "____", "as required", "ongoing", "xx/xx/xxxx"] {
        let folder = with("  next-review: 27 September 2027", &format!("  next-review: {written}"));
        let due = folder.run(&["due", "policy.yaml", "--on", ON]).exits(0);
        assert!(due.stderr.contains("next-review"), "{written}: {}", due.stderr);
        assert!(!due.stderr.contains("no date is given"), "{written}: {}", due.stderr);
        folder.audit(&[]).exits(0).says(&["policy.yaml:13: "]);
    }
}

#[test]
fn a_period_where_a_date_belongs_is_taken_as_the_period() {
    let review = "  next-review: 27 September 2027\n  review-every: 1 year\n";
    for (written, due) in [
        ("every two years or sooner", "2028-09-28"),
        ("annually or sooner", "2027-09-28"),
        ("every year or as needed", "2027-09-28"),
        ("September each year", "2027-09-28"),
        ("24 months from date of approval", "2028-09-28"),
        ("Every three years or when legislation changes", "2029-09-28"),
    ] {
        let folder = with(review, &format!("  next-review: {written}\n"));
        let told = format!("\"{written}\" says how often, and not on what day.");
        folder.audit(&[]).exits(0).says(&[&told]);
        folder.run(&["due", "policy.yaml", "--on", ON]).exits(0).says(&[due]);
    }
}

#[test]
fn vague_periods_and_deadlines_are_values() {
    let folder =
        with("        every: term\n", "        every: ongoing\n        within: as soon as possible\n");
    folder.audit(&[]).exits(0).says(&["\"as soon as possible\" names no deadline after `within`"]);
    let folder = with("  review-every: 1 year", "  review-every: regularly");
    folder.audit(&[]).exits(0).says(&["\"regularly\" names no period after `review-every`"]);
    let folder = with("  approved-by: governing-body", "  approved-by: TBC");
    folder.audit(&[]).exits(0).says(&["\"TBC\" is not a role"]);
    for period in [
        "every two years or sooner",
        "annually, or sooner if required.",
        "6 monthly intervals",
        "Every three years.",
        "Annually in September",
        "three times a year",
        "every other year",
        "biennially",
        "termly",
        "each half term",
    ] {
        with("  review-every: 1 year", &format!("  review-every: {period}")).audit(&[]).exits(0);
    }
    let folder = with("  review-every: 1 year", "  review-every: Annually by the governors");
    folder.audit(&[]).exits(4).says(&["If the period is \"Annually\", write that alone."]);
}

#[test]
fn words_are_taken_as_people_type_them() {
    for (right, typed) in [
        ("nation: england", "nation: England"),
        ("phase: primary", "phase: Primary"),
        ("type: maintained", "type: Maintained\n  boarding: Yes"),
        ("approved-by: governing-body", "approved-by: Governing body"),
        ("title: Online Safety Policy", "title: “Online Safety Policy”"),
        ("next-review: 27 September 2027", "next-review: ‘27 September 2027’"),
        ("        every: term\n", "        every: termly\n        within: 24hrs\n"),
        ("next-review: 27 September 2027", "next-review: 2027-09-01T10:00:00Z"),
    ] {
        let run = with(right, typed).audit(&["--format", "json"]).exits(0);
        let policy = &run.json()["policies"][0];
        assert_eq!(policy["notices"], serde_json::json!([]), "{typed}");
        assert_eq!(policy["title"], "Online Safety Policy", "{typed}");
    }
}

#[test]
fn the_name_of_a_product_is_taken_for_the_product() {
    let folder = with("filtering:\n", "filtering:\n  system: WebScreen\n");
    let run =
        folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", "current-references", "-f", "json"]);
    run.says(&["LGfL WebScreen. Now: LGfL SchoolProtect."]);
}

#[test]
fn a_member_of_a_list_may_be_in_own_words() {
    let folder = with(
        "    - extremism\n",
        "    - extremism\n    - say: web mail\n  covers:\n    - say: the sports hall\n",
    );
    folder.audit(&[]).exits(0).quietly();
    let folder = with("    - extremism\n", "    - extremism\n    - web-mail\n");
    folder.audit(&[]).exits(4).says(&["`web-mail` is not a filtering category", "write `say:`"]);
}

#[test]
fn a_text_that_is_cut_at_a_number_sign_is_told() {
    let folder = with("title: Online Safety Policy", "title: Policy #4");
    folder.audit(&[]).exits(0).says(&["policy.yaml:9: ", "only \"Policy\" is read", "\"Policy #4\""]);
    let folder = with("title: Online Safety Policy", "title: Online Safety Policy # the fourth");
    folder.audit(&[]).exits(0).does_not_say(&["number sign"]);
}

#[test]
fn what_is_empty_is_told() {
    for (right, wrong, key) in [
        ("        every: term\n", "        every: []\n", "every"),
        ("filtering:\n", "filtering:\n  system: ' '\n", "system"),
        ("filtering:\n", "monitoring: []\nfiltering:\n", "monitoring"),
        ("held-by: A. Hartley", "held-by: \"\"", "held-by"),
    ] {
        let run = with(right, wrong).audit(&[]);
        run.says(&[&format!("Nothing stands after `{key}`")]);
    }
    with("title: Online Safety Policy", "title: ' '").audit(&[]).exits(4).says(&["`title` is missing"]);
}

#[test]
fn a_bullet_that_is_no_hyphen_and_a_word_with_keys_beneath_it() {
    let folder = with("      - lead-online-safety\n", "      – lead-online-safety\n");
    folder.audit(&[]).exits(4).says(&["A list begins with a plain hyphen"]);
    let folder = with("      - do: keep-incident-log\n", "      - keep-incident-log\n");
    folder.audit(&[]).exits(4).says(&["Write `- do: keep-incident-log`"]);
}

#[test]
fn what_could_not_be_read_is_said_again_in_the_sentence_on_the_gate() {
    let folder =
        with("      - lead-online-safety\n", "      - lead-online-safty\n      - lead-online-safity\n");
    let run = folder.audit(&[]).exits(4);
    let last = run.stdout.trim_end().rsplit("\n\n").next().unwrap().to_owned();
    assert!(flat(&last).contains("2 parts of the files could not be read and went unaudited"), "{last}");
    folder
        .audit(&["--quiet"])
        .exits(4)
        .says(&["The gate is not met", "2 parts of the files could not be read"]);
    let json = folder.audit(&["--format", "json"]).exits(4).json();
    assert_eq!(json["gate"]["met"], false);
}

#[test]
fn no_hint_on_a_date_drops_what_moves_the_day() {
    assert!(next_review("T1 25/26").contains("Autumn 1 2025 or Autumn 2025"));
    let of_two_years = next_review("Nov 2026/27");
    assert!(of_two_years.contains("in more than one way: November 2026 or November 2027"), "{of_two_years}");
    let start = next_review("start of Spring term 2027");
    assert!(start.contains("cannot be read as a date") && !start.contains("write that alone"), "{start}");
    let three = next_review("22.10.10 17.12.10 06.01.12");
    assert!(three.contains("22 October 2010, 17 December 2010 or 6 January 2012"), "{three}");
}

/// The verdict on what brings a review forward, where the next one is written so.
#[track_caller]
fn review_sooner(written: &str) -> String {
    let folder = with("  next-review: 27 September 2027", &format!("  next-review: {written}"));
    let due = folder.run(&["due", "policy.yaml", "--on", ON, "--format", "json"]).exits(0);
    assert!(due.stdout.contains("2027-09-30"), "{written}: {}", due.stdout);
    assert_eq!(due.stderr, "", "{written}");
    let run = ["audit", "policy.yaml", "--on", ON, "--format", "json", "--fail-on", "never"];
    let json = folder.run(&run).exits(0).json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    let found = results
        .iter()
        .find(|result| result["checklist"] == "policy-essentials" && result["control"] == "review-sooner");
    found.unwrap()["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn what_lets_a_review_come_sooner_is_read_with_its_date() {
    assert_eq!(review_sooner("September 2027"), "not-met");
    for written in [
        "September 2027 at the latest",
        "by September 2027 or sooner",
        "September 2027, or earlier if needed.",
        "September 2027 (or sooner if required)",
        "September 2027 or before where there is a change of staff",
    ] {
        assert_eq!(review_sooner(written), "not-met", "{written}");
    }
    assert_eq!(review_sooner("September 2027 in light of new guidance"), "met");
    assert_eq!(review_sooner("September 2027, or sooner in the light of new guidance or an incident"), "met");
}

#[test]
fn no_date_loses_what_puts_it_off() {
    for written in [
        "September 2027 or later",
        "September 2027 or sooner, but not before March 2027",
        "September 2027 in light of the budget",
        "about September 2027",
        "September 2027 or sooner, and again in October 2028",
    ] {
        let told = next_review(written);
        assert!(told.contains(&format!("\"{written}\" can")), "{told}");
        assert!(!told.contains("write that alone"), "{told}");
    }
}

#[test]
fn a_hyphen_counts_as_a_space_where_a_word_is_looked_for() {
    for (right, wrong, meant) in [
        ("  dsl:\n", "  deputy-head:\n", "deputy-headteacher"),
        ("    - extremism\n", "    - adult-content\n", "pornography"),
        ("review-every: 1 year", "review-every: 1 year\n  review-sooner: new legislation", "new-guidance"),
    ] {
        with(right, wrong).audit(&[]).exits(4).says(&[&format!("Did you mean `{meant}`?")]);
    }
    let cites = format!("{POLICY}cites:\n  - working-together-to-safeguard-children-2018\n");
    Folder::with_policy(&cites).audit(&[]).exits(4).says(&["Did you mean `working-together-2018`?"]);
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    let folder = Folder::with_policy(&format!("\u{feff}{}", POLICY.replace("policygap: 1", "policygap: x")));
    let json = folder.audit(&["--format", "json"]).exits(4).json();
    let at = &json["policies"][0]["problems"][0]["at"];
    assert_eq!((at["line"].as_u64(), at["column"].as_u64()), (Some(1), Some(12)));
}

#[test]
fn what_cannot_be_seen_prints_no_line_of_its_own() {
    let folder = with("name: Example Primary School", "name: \"The gate is met\\rExample\"");
    folder
        .audit(&[])
        .exits(4)
        .says(&["A backslash in this text stands for a character that cannot be shown"]);
    for sign in ["\u{2028}", "\u{2029}", "\u{ffff}"] {
        let folder = with("name: Example Primary School", &format!("name: Example{sign}The gate is met"));
        let run = folder.audit(&[]).exits(4);
        assert!(!run.stdout.contains(sign), "{sign:?}");
    }
    let folder = with("name: Example Primary School", "name: Example\u{200b} Primary School");
    let run = folder.audit(&[]).exits(0).says(&["policy.yaml:3: An invisible character stands in this text"]);
    assert!(run.stdout.starts_with("Example Primary School: "), "{}", run.stdout);
}

#[test]
fn a_gap_is_not_accepted_by_nobody_or_for_no_reason() {
    let advertised = "the post is advertised";
    for (reason, by, code) in [(advertised, "null", 4), (advertised, "nobody", 1), ("x", "governing-body", 1)]
    {
        let folder = with("held-by: A. Hartley", "written: DSL");
        let gap = format!(
            "policygap-records: 1\naccepted-gaps:\n  - control: trial/lead\n    reason: {reason}\n    approved-by: {by}\n    until: 1 March 2027\n    accepted-on: 2 November 2026\n"
        );
        folder.write("policy.records.yaml", gap);
        folder
            .audit(&[])
            .exits(code)
            .says(&["policy.records.yaml:3: The gap \"trial/lead\" is not accepted"]);
    }
}

#[test]
fn a_record_with_nothing_filled_in_states_nothing() {
    let folder = Folder::with_policy(POLICY);
    let record = "policygap-records: 1\nrecords:\n  - record: filtering-test\n    date: 1 September 2026\n    outcome: TBC\n    action: none\n";
    folder.write("policy.records.yaml", record);
    let run = folder
        .audit(&[])
        .exits(0)
        .says(&["policy.records.yaml:5: \"TBC\" says nothing, so `outcome` counts as left out."]);
    run.does_not_say(&["\"none\" says nothing"]);
}

#[test]
fn should_is_taken_as_advice_and_said_to_be() {
    let folder = with("        every: term\n", "        every: term\n        strength: should\n");
    let said = "`should` is read as `advised`: the document asks for it and does not say that it is done.";
    folder.audit(&[]).says(&[said]);
}

#[test]
fn a_word_that_weakens_and_cannot_be_read_takes_its_entry_with_it() {
    let recorded = |strength: &str| {
        let folder =
            with("        every: term\n", &format!("        every: term\n        strength: {strength}\n"));
        let run = ["audit", "policy.yaml", "--on", ON, "--format", "json", "--fail-on", "never"];
        let json = folder.run(&run).json();
        let results = json["policies"][0]["results"].as_array().unwrap();
        let is = |result: &&serde_json::Value| {
            result["checklist"] == "kcsie" && result["control"] == "concerns-recorded"
        };
        results.iter().find(is).unwrap()["verdict"].as_str().unwrap().to_owned()
    };
    assert_eq!(recorded("advised"), "partly-met");
    assert_eq!(recorded("advisd"), "not-met");
}
