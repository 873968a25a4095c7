//! Every command and option as people type them: what is printed where, and the exit code.

use crate::common::{CHECKLIST, Folder, ON, POLICY, Run, flat, formats};

/// The small policy without the designated safeguarding lead: a gap in what must be.
fn gap() -> String {
    POLICY.replace("  dsl:\n", "  headteacher:\n")
}

/// The verdict of each control, in the order of the result.
fn verdicts(run: &Run) -> Vec<(String, String)> {
    let json = run.json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    results.iter().map(|result| (text(&result["control"]), text(&result["verdict"]))).collect()
}

// ---- audit

#[test]
fn an_audit_says_what_is_missing_where_and_what_to_do() {
    let folder = Folder::with_policy(&gap());
    folder.audit(&[]).exits(1).quietly().says(&[
        "Nobody is responsible",
        "- Not met: Somebody is named as designated safeguarding lead (line 15; trial/lead).",
        "To write: Name the designated safeguarding lead under `roles`.",
    ]);
    folder.audit(&["--verbose"]).exits(1).quietly().says(&[
        "Example Primary School: Online Safety Policy",
        "policy.yaml, audited for 22 November 2026",
        "The review of the policy is due by 27 September 2027: in 309 days.",
        "Not met: Somebody is named as designated safeguarding lead",
        "--> policy.yaml:15:1",
        "15 | roles:",
        "To write: Name the designated safeguarding lead under `roles`.",
        "Who: the governing body",
        "Reference: trial/lead",
        "Statutory guidance, to which schools must have regard, asks this of the school",
        "No result here is an official level, mark or certificate.",
        "The gate is not met: 1 gap in what law or statutory guidance asks.",
    ]);
    Folder::with_policy(POLICY)
        .audit(&[])
        .exits(0)
        .quietly()
        .says(&["The gate is met: no gap in what law or statutory guidance asks."]);
}

#[test]
fn every_format_has_the_same_exit_code_and_the_same_gate() {
    for (policy, code) in [
        (POLICY.to_owned(), 0),
        (gap(), 1),
        ("policygap: [".to_owned(), 4),
        (gap().replace("extremism", "extremsm"), 4),
    ] {
        let folder = Folder::with_policy(&policy);
        for format in formats() {
            let run = folder.audit(&["--format", &format]).exits(code);
            assert!(!run.stdout.is_empty(), "{format} of code {code} is empty");
        }
        let message = folder.audit(&["-f", "json"]).json()["gate"]["message"].as_str().unwrap().to_owned();
        for format in ["text", "markdown", "html"] {
            let run = folder.audit(&["-f", format]);
            assert!(flat(&run.stdout).contains(&message), "{format} does not say: {message}\n{}", run.stdout);
        }
    }
}

#[test]
fn json_is_one_object_with_what_other_programs_need() {
    let folder = Folder::with_policy(&gap());
    let json = folder.audit(&["-f", "json"]).exits(1).json();
    assert_eq!(json["version"], 1);
    assert_eq!(json["on"], ON);
    assert_eq!(
        (&json["gate"]["met"], &json["gate"]["fail_on"], &json["gate"]["against"]),
        (&false.into(), &"must".into(), &1.into())
    );
    assert_eq!(json["checklists"][0]["series"], "trial");
    let policy = &json["policies"][0];
    assert_eq!(
        (&policy["path"], &policy["school"]),
        (&"policy.yaml".into(), &"Example Primary School".into())
    );
    let result = &policy["results"][0];
    assert_eq!(
        (&result["control"], &result["verdict"], &result["force"]),
        (&"lead".into(), &"not-met".into(), &"must".into())
    );
    assert_eq!((&result["at"]["line"], &result["at"]["column"]), (&15.into(), &1.into()));
    assert_eq!(
        policy["summary"],
        serde_json::json!({ "met": 1, "partly_met": 0, "not_met": 2, "not_applicable": 0, "not_shown": 0, "waived": 0 })
    );
    assert_eq!(policy["dates"][1]["days_left"], 309);
    assert_eq!(policy["problems"], serde_json::json!([]));
}

#[test]
fn a_file_takes_the_result_and_nothing_is_printed() {
    let folder = Folder::with_policy(&gap());
    let printed = folder.audit(&["-f", "json"]).stdout;
    let run = folder.audit(&["-f", "json", "-o", "out/../result.json"]);
    assert_eq!(run.code, Some(2), "a folder that is not there is not made");
    let run = folder.audit(&["-f", "json", "--output", "result.json"]).exits(1).quietly();
    assert_eq!(run.stdout, "");
    assert_eq!(folder.read("result.json"), printed);
    // What is read is never written over.
    let (policy, list) = (folder.read("policy.yaml"), folder.read("lists/trial.yaml"));
    for own in ["policy.yaml", "./lists/../policy.yaml", "lists/trial.yaml"] {
        folder
            .audit(&["-o", own])
            .exits(2)
            .complains(&["is one of the files that are read. Name another file to write to"]);
    }
    assert_eq!((folder.read("policy.yaml"), folder.read("lists/trial.yaml")), (policy, list));
    // It replaces what was there, where that is a result or it was told to.
    folder.audit(&["-f", "json", "-o", "result.json"]).exits(1);
    folder.write("result.json", "x".repeat(100_000));
    folder.audit(&["-f", "json", "-o", "result.json"]).exits(2);
    folder.audit(&["-f", "json", "-o", "result.json", "--force"]).exits(1);
    assert_eq!(folder.read("result.json"), printed);
}

#[test]
fn quiet_prints_the_gate_and_verbose_prints_also_what_is_met() {
    let folder = Folder::with_policy(&gap());
    let quiet = folder.audit(&["-q"]).exits(1).quietly();
    assert_eq!(quiet.stdout, "The gate is not met: 1 gap in what law or statutory guidance asks.\n");
    let usual = folder.audit(&[]).exits(1).does_not_say(&["Pornography is blocked"]);
    let verbose =
        folder.audit(&["--verbose"]).exits(1).says(&["Met:", "Pornography is blocked. The policy says so."]);
    assert!(verbose.stdout.len() > usual.stdout.len());
    folder.audit(&["-q", "-v"]).exits(2).complains(&["cannot be used with"]);
}

#[test]
fn quiet_does_not_hide_that_a_policy_could_not_be_read() {
    for policy in ["policygap: [".to_owned(), POLICY.replace("extremism", "extremsm")] {
        let run = Folder::with_policy(&policy).audit(&["-q"]).exits(4);
        let said = flat(&format!("{}{}", run.stdout, run.stderr));
        assert!(said.contains("Not everything could be read: 1 problem."), "{said}");
    }
}

#[test]
fn the_gate_fails_from_the_force_that_was_asked_for() {
    let folder = Folder::with_policy(POLICY);
    for (force, code) in [("must", 0), ("should", 1), ("good-practice", 1), ("never", 0)] {
        folder.audit(&["--fail-on", force]).exits(code);
    }
    folder.audit(&["--fail-on", "never"]).says(&["The gate is switched off (fail on: never)."]);
    folder
        .audit(&["--fail-on", "sometimes"])
        .exits(2)
        .complains(&["possible values: must, should, good-practice, never"]);
    Folder::with_policy(&gap()).audit(&["--fail-on", "never"]).exits(0);
}

#[test]
fn what_cannot_be_told_counts_only_where_it_is_asked_for() {
    let folder = Folder::with_policy(POLICY);
    let asked = CHECKLIST.replacen("role-held: dsl", "recorded: filtering-check", 1);
    let asked = asked.replacen(
        "roles:\n        dsl:\n          held-by: A. Hartley",
        "records:\n        - record: filtering-check\n          date: 2026-01-01",
        1,
    );
    folder.write("lists/trial.yaml", asked);
    folder.audit(&[]).exits(0).says(&[
        "The gate is met",
        "1 result cannot be told from the policies or their records; that does not count against the gate.",
    ]);
    folder.audit(&["--not-shown", "allow"]).exits(0);
    let run = folder.audit(&["--not-shown", "fail"]).exits(1);
    run.says(&[
        "The gate is not met: 1 gap",
        "that counts against the gate",
        "1 kind of record would show what the policy alone cannot; --verbose lists them.",
    ]);
    folder.audit(&["--not-shown", "fail", "--fail-on", "never"]).exits(0);
}

#[test]
fn a_checklist_is_named_by_its_series_its_id_or_its_file() {
    let folder = Folder::with_policy(POLICY);
    let run =
        |named: &[&str]| folder.run(&[&["audit", "policy.yaml", "--on", ON, "-f", "json"], named].concat());
    let names = |run: Run| {
        let json = run.json();
        json["checklists"]
            .as_array()
            .unwrap()
            .iter()
            .map(|checklist| checklist["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(run(&["--checklist", "lists/trial.yaml"])), ["trial-2026"]);
    assert_eq!(
        names(run(&["--checklist", "dfe-filtering-monitoring"])),
        ["dfe-filtering-monitoring-2026-09"]
    );
    assert_eq!(
        names(run(&["--checklist", "dfe-filtering-monitoring-2024-10"])),
        ["dfe-filtering-monitoring-2024-10"]
    );
    assert_eq!(names(run(&["--checklist", "trial", "--checklist", "lists/trial.yaml"])), ["trial-2026"]);
    assert_eq!(
        names(run(&["--checklist", "lists/trial.yaml", "--checklist", "consistency"])),
        ["consistency-2000", "trial-2026"]
    );
    let all = names(run(&[]));
    assert!(all.len() >= 5, "{all:?}");
    assert!(all.contains(&"dfe-filtering-monitoring-2026-09".to_owned()), "{all:?}");
}

#[test]
fn two_editions_of_one_checklist_are_not_taken_in_silence() {
    let folder = Folder::with_policy(POLICY);
    let two = [
        "--checklist",
        "dfe-filtering-monitoring-2024-10",
        "--checklist",
        "dfe-filtering-monitoring-2026-09",
    ];
    let run = folder.run(&[&["audit", "policy.yaml", "--on", ON][..], &two].concat());
    run.exits(2).complains(&[
        "dfe-filtering-monitoring-2024-10",
        "dfe-filtering-monitoring-2026-09",
        "editions of",
    ]);
}

#[test]
fn an_unknown_checklist_is_told_with_what_may_have_been_meant() {
    let folder = Folder::with_policy(POLICY);
    let run = |name: &str| folder.run(&["audit", "policy.yaml", "--on", ON, "--checklist", name]).exits(2);
    run("consistancy").complains(&["There is no checklist `consistancy`. Did you mean `consistency`?"]);
    run("zzz").complains(&["There is no checklist `zzz`. There are: 360-style, consistency,"]);
    run("missing.yaml").complains(&["missing.yaml", "This file does not exist."]);
    run("policy.yaml").complains(&["A checklist is at fault", "policy.yaml"]);
    let early = folder.run(&[
        "audit",
        "policy.yaml",
        "--on",
        "2020-01-01",
        "--checklist",
        "dfe-filtering-monitoring",
    ]);
    early.exits(2).complains(&["No edition of `dfe-filtering-monitoring` was in force on 1 January 2020; the first begins on 22 October 2024"]);
}

#[test]
fn the_day_of_the_audit_is_read_as_schools_write_days_and_decides_what_has_passed() {
    let folder = Folder::with_policy(POLICY);
    let run = |on: &str| folder.run(&["audit", "policy.yaml", "--on", on, "--checklist", "lists/trial.yaml"]);
    for same in ["2026-11-22", "22 November 2026", "22.11.26", "22/11/2026", "22nd Nov 2026"] {
        run(same).exits(0).says(&["audited for 22 November 2026", "in 309 days"]);
    }
    run("2027-09-27").exits(0).says(&["is due by 27 September 2027: today"]);
    run("2027-09-28")
        .exits(0)
        .says(&["The review of the policy was due by 27 September 2027: 1 day overdue."]);
    run("2126-01-01").exits(0).says(&["audited for 1 January 2126", "days overdue"]);
    run("1999-12-31").exits(0);
    for (wrong, said) in [
        ("2026-13-40", "no month 13"),
        ("2026-02-30", "February 2026 has days 1 to 28"),
        ("Autumn 2026", "`Autumn 2026` is not a day. Write a day, such as 2026-11-22"),
        ("2026", "is not a day"),
        ("tomorrow", "--on:"),
        ("", "--on:"),
    ] {
        let run = run(wrong).exits(2).complains(&["policygap: --on: ", said]);
        assert!(!run.stderr.contains("document"), "{}", run.stderr);
    }
}

#[test]
fn a_day_on_which_no_checklist_was_in_force_is_no_success() {
    let folder = Folder::with_policy(POLICY);
    let run = folder.run(&["audit", "policy.yaml", "--on", "1999-12-31"]).exits(3);
    run.says(&[
        "No checklist was in force on 31 December 1999",
        "Nothing could be decided, so the gate is not met.",
    ]);
}

#[test]
fn a_checklist_for_other_schools_is_left_out_with_the_reason_and_is_no_success() {
    let folder = Folder::with_policy(&POLICY.replace("nation: england", "nation: wales"));
    let run = folder.audit(&[]).exits(3);
    run.says(&[
        "A trial (First edition) was left out, because it is for schools in England, and this one is in Wales.",
        "Nothing could be decided",
    ]);
}

#[test]
fn standard_input_is_a_policy() {
    let folder = Folder::with_policy("");
    let audit = ["audit", "-", "--on", ON, "--checklist", "lists/trial.yaml"];
    folder.run_on(&audit, POLICY.as_bytes()).exits(0).says(&["standard input, audited for 22 November 2026"]);
    let verbose = [&audit[..], &["--verbose"]].concat();
    folder.run_on(&verbose, gap().as_bytes()).exits(1).says(&["--> standard input:15:1"]);
    folder.run_on(&audit, b"").exits(4).says(&["This file is empty."]);
    folder.run_on(&["due", "-", "--on", ON], POLICY.as_bytes()).exits(0).says(&["standard input:13"]);
    folder
        .run_on(&["report", "-", "--on", ON, "--checklist", "lists/trial.yaml"], POLICY.as_bytes())
        .exits(0)
        .says(&["Example Primary School"]);
}

// ---- exit codes

#[test]
fn where_several_exit_codes_hold_the_first_of_2_4_3_1_is_taken() {
    let folder = Folder::with_policy(&gap());
    folder.write("all/gap.yaml", gap());
    folder.write("all/broken.yaml", "policygap: [");
    folder.write("wales.yaml", POLICY.replace("england", "wales"));
    std::fs::create_dir(folder.path().join("nothing")).unwrap();
    let run = |paths: &[&str], more: &[&str]| {
        folder.run(&[&["audit", "--on", ON, "--checklist", "lists/trial.yaml"], paths, more].concat())
    };
    run(&["all/gap.yaml"], &[]).exits(1);
    run(&["nothing"], &[]).exits(3);
    run(&["wales.yaml"], &[]).exits(3);
    run(&["wales.yaml", "all/gap.yaml"], &[]).exits(1);
    run(&["all"], &[]).exits(4);
    run(&["all/broken.yaml"], &[]).exits(4);
    // A folder without a policy beside others is a mistake of the command, as a path is that is missing.
    run(&["all/broken.yaml", "nothing"], &[]).exits(2);
    run(&["wales.yaml", "all/broken.yaml"], &[]).exits(4);
    run(&["all", "missing.yaml"], &[]).exits(2);
    run(&["all"], &["--checklist", "unknown"]).exits(2);
    run(&["nothing"], &["--fail-on", "unknown"]).exits(2);
    run(&["all"], &["--fail-on", "never"]).exits(4);
    run(&["nothing"], &["--fail-on", "never"]).exits(3);
}

#[test]
fn a_command_line_that_cannot_be_read_has_code_2_and_help_has_0() {
    let folder = Folder::new();
    folder.run(&[]).exits(2);
    folder.run(&["audit"]).exits(2).complains(&["<PATH>..."]);
    folder.run(&["audti", "x"]).exits(2).complains(&["unrecognized subcommand 'audti'", "'audit'"]);
    folder.run(&["audit", "x", "--fromat", "json"]).exits(2).complains(&["'--format'"]);
    folder
        .run(&["audit", "x", "--format", "pdf"])
        .exits(2)
        .complains(&["text, json, jsonl, csv, markdown, html"]);
    folder.run(&["--version"]).exits(0).quietly().says(&[concat!("policygap ", env!("CARGO_PKG_VERSION"))]);
    folder
        .run(&["help"])
        .exits(0)
        .quietly()
        .says(&["Exit codes: 0 the gate is met; 1 it is not met; 2 the command line"]);
}

#[test]
fn help_of_every_command_names_its_options() {
    let folder = Folder::new();
    for (command, options) in [
        (
            &["audit"][..],
            &[
                "<PATH>",
                "--on",
                "--checklist",
                "--format",
                "--output",
                "--fail-on",
                "--not-shown",
                "--quiet",
                "--verbose",
                "--color",
            ][..],
        ),
        (&["report"], &["<PATH>", "--on", "--checklist", "--format", "--output", "--fail-on"]),
        (&["due"], &["<PATH>", "--on", "--within", "--format", "--output"]),
        (&["explain"], &["<ID>", "--checklist"]),
        (&["checklists"], &["list", "show", "check", "test"]),
        (&["checklists", "list"], &["--on"]),
        (&["checklists", "show"], &["<ID|FILE>"]),
        (&["checklists", "check"], &["<FILE>"]),
        (&["checklists", "test"], &["[FILE]"]),
        (&["new"], &["[FILE]", "--school"]),
        (&["schema"], &["policy", "records", "checklist", "result", "--editor"]),
    ] {
        for help in ["--help", "-h"] {
            let run = folder.run(&[command, &[help]].concat()).exits(0).quietly();
            run.says(&["Usage: policygap"]).says(options);
        }
    }
    folder.run(&["--help"]).exits(0).says(&[
        "audit",
        "report",
        "due",
        "explain",
        "checklists",
        "new",
        "schema",
        "nothing leaves this machine",
    ]);
}

// ---- colour

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let folder = Folder::with_policy(&POLICY.replace("extremism", "extremsm"));
    let usual = ["audit", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml"];
    let run = |more: &[&str], environment: &[(&str, &str)]| {
        folder.run_with(&[&usual, more].concat(), environment, None)
    };
    let plain = run(&[], &[]).exits(4);
    assert!(!plain.stdout.contains('\u{1b}'), "a pipe is no terminal");
    let always = run(&["--color", "always"], &[]).exits(4);
    assert!(always.stdout.contains("\u{1b}["), "colour was asked for");
    // Without its colours it is the same text.
    assert_eq!(stripped(&always.stdout), plain.stdout);
    assert!(
        run(&["--color", "always"], &[("NO_COLOR", "1")]).stdout.contains('\u{1b}'),
        "what is typed is stronger"
    );
    assert_eq!(run(&["--color", "never"], &[]).stdout, plain.stdout);
    assert_eq!(run(&["--color", "auto"], &[("NO_COLOR", "1")]).stdout, plain.stdout);
    assert_eq!(run(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]).stdout, plain.stdout);
    for format in ["json", "markdown", "html"] {
        assert!(
            !run(&["--color", "always", "-f", format], &[]).stdout.contains('\u{1b}'),
            "{format} has no colours"
        );
    }
    run(&["--color", "always", "-o", "out.txt"], &[]).exits(4);
    assert!(!folder.read("out.txt").contains('\u{1b}'), "a file has no colours");
    run(&["--color", "red"], &[]).exits(2).complains(&["auto, always, never"]);
}

/// Text without its colours.
fn stripped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    out + rest
}

// ---- report

#[test]
fn a_report_is_written_in_the_format_of_its_ending() {
    let folder = Folder::with_policy(&gap());
    let report = |more: &[&str]| {
        folder
            .run(&[&["report", "policy.yaml", "--on", ON, "--checklist", "lists/trial.yaml"], more].concat())
    };
    let markdown = report(&[]).exits(1).quietly().stdout;
    assert!(markdown.starts_with('#') && markdown.contains("Example Primary School"), "{markdown}");
    for (file, begins) in [
        ("r.md", "#"),
        ("r.markdown", "#"),
        ("r.html", "<!"),
        ("r.htm", "<!"),
        ("r.csv", "\u{feff}No.,School,"),
        ("r.json", "{"),
        ("r.txt", "Example Primary School"),
    ] {
        let run = report(&["-o", file]).exits(1).complains(&[&format!("Written to {file}.")]);
        assert_eq!(run.stdout, "");
        assert!(
            folder.read(file).trim_start().to_lowercase().starts_with(&begins.to_lowercase()),
            "{file}: {}",
            folder.read(file)
        );
    }
    assert_eq!(folder.read_page("r.md"), markdown);
    report(&["-o", "r.out", "-f", "html"]).exits(1);
    assert_eq!(folder.read("r.out"), folder.read("r.html"));
    report(&["-o", "r.pdf"])
        .exits(2)
        .complains(&["A report is written as .html, .md or .csv, not .pdf; or say which with --format"]);
    assert!(!folder.path().join("r.pdf").exists());
    // The gate is the one of `audit`, and can be switched off.
    report(&["-o", "r.md"]).exits(1).complains(&["The gate is not met: 1 gap"]);
    report(&["-o", "r.md", "--fail-on", "never"])
        .exits(0)
        .complains(&["The gate is switched off (fail on: never)."]);
}

#[test]
fn a_report_of_a_policy_that_could_not_be_read_says_so_in_the_report_too() {
    for (policy, said) in [
        ("policygap: [", "A bracket is opened here and not closed"),
        (&POLICY.replace("extremism", "extremsm"), "Did you mean `extremism`?"),
    ] {
        let folder = Folder::with_policy(policy);
        for format in ["markdown", "html"] {
            let run =
                folder.run(&["report", "policy.yaml", "--on", ON, "-f", format]).exits(4).complains(&[said]);
            assert!(run.stdout.contains("could not be read"), "{}", run.stdout);
            let lead = ["report", "policy.yaml", "--for", "lead", "--on", ON, "-f", format];
            let run = folder.run(&lead).exits(4).complains(&[said]);
            assert!(run.stdout.contains("policy.yaml"), "{}", run.stdout);
            let words = run.stdout.replace("<code>", "`").replace("</code>", "`");
            let said: String = said.split('`').next().unwrap().trim().to_owned();
            assert!(words.contains(&said), "{format} does not say: {said}\n{}", run.stdout);
        }
    }
}

// ---- due

#[test]
fn due_lists_dates_overdue_first() {
    let folder = Folder::new();
    folder.write("all/a.yaml", POLICY.replace("27 September 2027", "Spring 2027"));
    folder.write(
        "all/b.yaml",
        POLICY
            .replace("Example Primary School", "Late School")
            .replace("28 September 2026", "1 May 2024")
            .replace("27 September 2027", "October 2025"),
    );
    folder.write(
        "all/c.yaml",
        POLICY
            .replace("Example Primary School", "Soon School")
            .replace("27 September 2027", "1 December 2026"),
    );
    let due = |more: &[&str]| folder.run(&[&["due", "all", "--on", ON], more].concat());
    let text = due(&[])
        .exits(1)
        .quietly()
        .says(&["Dates as at 22 November 2026", "all/b.yaml:13", "(written October 2025)"])
        .stdout;
    let place = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word} is missing:\n{text}"));
    assert!(place("Overdue") < place("Due soon") && place("Due soon") < place("Later"), "{text}");
    let json = due(&["--format", "json"]).exits(1).json();
    assert_eq!((&json["version"], &json["on"], &json["within_days"]), (&1.into(), &ON.into(), &90.into()));
    let states: Vec<_> = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["school"].as_str().unwrap(), item["state"].as_str().unwrap()))
        .collect();
    assert_eq!(
        states[..3],
        [("Late School", "overdue"), ("Soon School", "due-soon"), ("Example Primary School", "later")]
    );
    assert_eq!(json["items"][0]["days_overdue"], 387);
    assert_eq!(json["items"][1]["days_left"], 9);
    due(&["-f", "json", "-o", "due.json"]).exits(1).quietly();
    assert!(folder.read("due.json").contains("387"));
}

#[test]
fn due_takes_its_days_in_several_forms() {
    let folder = Folder::with_policy(&POLICY.replace("27 September 2027", "1 January 2027"));
    let due =
        |within: &str| folder.run(&["due", "policy.yaml", "--on", ON, "-f", "json", "--within", within]);
    for (within, days, state) in [
        ("40", 40, "due-soon"),
        ("39d", 39, "later"),
        ("40d", 40, "due-soon"),
        ("5 weeks", 35, "later"),
        ("6 weeks", 42, "due-soon"),
        ("2 months", 62, "due-soon"),
        ("1 year", 366, "due-soon"),
        ("0", 0, "later"),
    ] {
        let json = due(within).exits(0).json();
        assert_eq!(
            (&json["within_days"], &json["items"][0]["state"]),
            (&days.into(), &state.into()),
            "{within}"
        );
    }
    for wrong in ["soon", "-5", "", "99999999999d"] {
        folder.run(&["due", "policy.yaml", "--on", ON, &format!("--within={wrong}")]).exits(2).complains(&[
            "--within",
            "is not a number of days",
            "90d, 12 weeks or 3 months",
        ]);
    }
}

#[test]
fn due_counts_the_next_review_where_only_the_cycle_is_named() {
    let dates = "  adopted: June 2014\n  last-reviewed: July 2015\n  review-every: annually\n";
    let text = POLICY.replace("  next-review: 27 September 2027\n  review-every: 1 year\n", dates);
    let text = text.replace("  approved: 28 September 2026\n", "");
    let folder = Folder::with_policy(&text);
    let run = folder.run(&["due", "policy.yaml", "--on", ON]).exits(1).quietly();
    run.says(&["Overdue", "3,766", "2016-07-31"]);
}

#[test]
fn a_day_to_come_of_something_that_is_over_is_not_told_as_due() {
    let text = POLICY.replace("approved: 28 September 2026", "approved: 26 August 2028");
    let text = text.replace("  next-review: 27 September 2027\n", "");
    let folder = Folder::with_policy(&text);
    let run = folder.run(&["due", "policy.yaml", "--on", ON]).exits(0);
    run.says(&["The policy was approved: 26 August 2028, which is still to come on 22 November 2026."]);
}

#[test]
fn due_says_where_no_date_is_given_and_where_nothing_was_found() {
    let folder = Folder::with_policy(
        &POLICY.replace("  next-review: 27 September 2027\n", "").replace("  review-every: 1 year\n", ""),
    );
    folder
        .run(&["due", "policy.yaml", "--on", ON])
        .exits(0)
        .complains(&["policy.yaml: no date is given for the next review."]);
    folder
        .run(&["due", "lists", "--on", ON])
        .exits(3)
        .complains(&["lists/trial.yaml is a checklist, not a policy"]);
    std::fs::create_dir(folder.path().join("nothing")).unwrap();
    folder.run(&["due", "nothing"]).exits(3).complains(&["No policy was found there"]);
    folder.run(&["due", "missing"]).exits(2).complains(&["missing does not exist"]);
}

// ---- explain

#[test]
fn explain_knows_the_sections_and_keys_of_the_files_and_lists_the_kinds_of_words() {
    let explain = |id: &str| Folder::new().run(&["explain", id]).exits(0).quietly();
    explain("kinds").says(&["roles: Posts held by named people", "`policygap explain KIND`"]);
    explain("training").says(&[
        "a section of a policy file",
        "who: Who is trained.",
        "`policygap explain roles`",
    ]);
    explain("strength").says(&["Write one of: advised, may, aware."]);
    explain("accepted-gaps").says(&["a section of a records file", "until: The last day on which it holds."]);
}

#[test]
fn explain_knows_controls_words_kinds_requirements_and_checks() {
    let folder = Folder::with_policy(POLICY);
    let explain =
        |id: &str| folder.run(&["explain", id, "--checklist", "lists/trial.yaml"]).exits(0).quietly();
    let control = [
        "Somebody is named as designated safeguarding lead",
        "Met where",
        "Why",
        "How to mend a gap",
        "A governor may ask",
        "A policy that meets it",
        "held-by: A. Hartley",
    ];
    explain("trial/lead").says(&control);
    explain("trial-2026/lead").says(&control);
    explain("lead").says(&control);
    explain("trial").says(&["A trial", "First edition", "statutory guidance"]);
    explain("dsl").says(&["The designated safeguarding lead", "dsl (a role)"]);
    explain("roles/dsl").says(&["The designated safeguarding lead"]);
    explain("roles").says(&["dsl: the designated safeguarding lead", "headteacher: the headteacher"]);
    explain("role-held").says(&["`role-held` is a requirement of checklists."]);
    explain("cycle").says(&["check of consistency"]);
    explain("kcsie-2026").says(&["2026"]);
}

#[test]
fn explain_suggests_what_may_have_been_meant() {
    let folder = Folder::new();
    let unknown = |id: &str| folder.run(&["explain", id]).exits(2);
    unknown("tell-dls").complains(&["Nothing is known by the name `tell-dls`. Did you mean `tell-dsl`?"]);
    unknown("Tell DSL").complains(&["Did you mean `tell-dsl`?"]);
    unknown("roles/headteecher").complains(&["Did you mean `headteacher`?"]);
    unknown("tell-dpo").complains(&["Nothing is known by the name `tell-dpo`."]);
    assert!(!unknown("tell-dpo").stderr.contains("tell-dsl"));
    unknown("year head").complains(&["Did you mean `head-of-year`?"]);
    folder.run(&["explain", "year", "head"]).exits(2).complains(&["Did you mean `head-of-year`?"]);
    let run = unknown("zzzzzz").complains(&["Nothing is known by the name `zzzzzz`."]);
    assert!(!run.stderr.contains("Did you mean"), "{}", run.stderr);
    unknown(&"x".repeat(5_000)).complains(&["xxx…"]);
    unknown("");
}

// ---- checklists

#[test]
fn checklists_are_listed_with_what_is_in_force_on_a_day() {
    let folder = Folder::new();
    let list = |on: &str| folder.run(&["checklists", "list", "--on", on]).exits(0).quietly().stdout;
    let state = |text: &str, year: &str| {
        let at = text
            .lines()
            .position(|line| line.contains(year))
            .unwrap_or_else(|| panic!("{year} is missing:\n{text}"));
        ["in force", "to come", "past"]
            .into_iter()
            .find(|state| text.lines().nth(at).unwrap().contains(state))
            .unwrap()
    };
    let now = list(ON);
    assert!(now.starts_with("Checklists as at 22 November 2026"), "{now}");
    assert_eq!(state(&now, "2024-10-22"), "past");
    assert_eq!(state(&now, "2026-09-16"), "in force");
    let before = list("2025-01-01");
    assert_eq!(state(&before, "2024-10-22"), "in force");
    assert_eq!(state(&before, "2026-09-16"), "to come");
    folder.run(&["checklists", "list", "--on", "never"]).exits(2).complains(&["--on:"]);
}

#[test]
fn a_checklist_is_shown_with_all_its_controls() {
    let folder = Folder::with_policy(POLICY);
    let show = |id: &str| folder.run(&["checklists", "show", id]);
    show("lists/trial.yaml").exits(0).quietly().says(&[
        "A trial",
        "trial/lead",
        "trial/blocks",
        "trial/system",
        "Which filtering system do we use?",
    ]);
    show("consistency").exits(0).says(&["consistency/own-area"]);
    show("dfe-filtering-monitoring-2024-10")
        .exits(0)
        .does_not_say(&["dfe-filtering-monitoring-2026-09 (series"]);
    show("consistancy")
        .exits(2)
        .complains(&["There is no checklist `consistancy`. Did you mean `consistency`?"]);
    show("missing.yaml").exits(2).complains(&["missing.yaml", "does not exist"]);
}

/// Changes the small checklist and gives back what checking it says.
#[track_caller]
fn checked(right: &str, wrong: &str) -> Run {
    assert!(CHECKLIST.contains(right), "`{right}` must stand in the checklist");
    let folder = Folder::with_policy(POLICY);
    folder.write("lists/trial.yaml", CHECKLIST.replacen(right, wrong, 1));
    // Whoever audits with it is stopped as well.
    folder.audit(&[]).exits(2).complains(&["lists/trial.yaml"]);
    folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(2)
}

#[test]
fn a_sound_checklist_is_called_sound() {
    let folder = Folder::with_policy(POLICY);
    let told = "    matter: scope\n    gap: It is missing\n    why:";
    folder.write("lists/trial.yaml", CHECKLIST.replace("    why:", told));
    let run = folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(0).quietly();
    assert_eq!(run.stdout, "lists/trial.yaml: sound, with 3 controls.\n");
    folder
        .run(&["checklists", "check", "missing.yaml"])
        .exits(2)
        .complains(&["missing.yaml", "does not exist"]);
    folder
        .run(&["checklists", "check", "policy.yaml"])
        .exits(2)
        .says(&["This is a policy, not a checklist.", "policy.yaml:1:1"]);
}

#[test]
fn a_requirement_a_parameter_or_a_word_that_is_not_known() {
    checked("role-held: dsl", "role-hold: dsl").says(&[
        "`role-hold` is not a requirement.",
        "trial.yaml:19:7",
        "Did you mean `role-held`?",
    ]);
    checked("role-held: dsl", "commits:\n        do: tell-dsl\n        evry: term")
        .says(&["`evry` is not a key of `commits`.", "Did you mean `every`?"]);
    checked("role-held: dsl", "role-held: dls").says(&["`dls` is not a role", "Did you mean `dsl`?"]);
    checked("[pornography]", "[pornograpy]").says(&["`pornograpy` is not", "Did you mean `pornography`?"]);
    checked("filtering.blocks: [p", "filtering.block: [p")
        .says(&["filtering.block", "Did you mean `filtering.blocks`?"]);
    checked("states: filtering.system", "states: filtering.sistem")
        .says(&["`filtering.sistem` is not", "Did you mean `filtering.system`?"]);
    checked("owner: governing-body", "owner: goverming-body").says(&["Did you mean `governing-body`?"]);
    checked("phases: all", "phases: everyone").says(&["`everyone` is not a phase"]);
    checked("role-held: dsl", "role-held: dsl\n      review-not-overdue: true")
        .says(&["A requirement has exactly one key.", "under `all:` as a list"]);
    checked("role-held: dsl", "role-held: staff").says(&["it is a group, not a post"]);
    checked("role-held: dsl", "different-people: [dsl]").says(&["at least two posts"]);
    checked("role-held: dsl", "review-cycle: soon").says(&["\"soon\" cannot be read as a period"]);
}

#[test]
fn what_a_control_must_have() {
    for key in ["id", "title", "why", "remedy", "owner", "ask"] {
        let line = CHECKLIST
            .lines()
            .find(|line| {
                line.trim_start_matches([' ', '-']).starts_with(&format!("{key}: ")) && line.starts_with("  ")
            })
            .unwrap();
        let rest = if line.starts_with("  - ") { "  - clause: x" } else { "    clause: x" };
        checked(line, rest).says(&[&format!("`{key}` is missing from a control.")]);
    }
    checked("requires:\n      role-held: dsl\n", "clause: x\n")
        .says(&["`requires` is missing from a control."]);
    checked("    misses:\n      roles:\n        headteacher:\n          held-by: A. Hartley\n", "")
        .says(&["`misses` is missing from a control."]);
    checked("series: trial\n", "").says(&["`series` is missing from a checklist file."]);
    checked("basis: derived", "basis: guessed")
        .says(&["`guessed` cannot stand under `basis`.", "`seen`, `second-hand`, `recalled`, `derived`"]);
    checked("id: blocks", "id: lead").says(&["The id `lead` stands twice.", "first here"]);
    let (head, _) = CHECKLIST.split_once("controls:").unwrap();
    checked(CHECKLIST, &format!("{head}controls: []\n"))
        .says(&["This checklist has no controls and no aspects."]);
    checked("    ask: Who", "    see-also: trial/nothing\n    ask: Who")
        .says(&["No checklist has a control `trial/nothing`."]);
}

#[test]
fn counts_and_lists_that_ask_for_nothing_or_too_much() {
    let at_least = |count: &str| {
        checked(
            "role-held: dsl",
            &format!(
                "at-least:\n        count: {count}\n        of:\n          - role-held: dsl\n          - role-held: headteacher"
            ),
        )
    };
    at_least("0").says(&["trial.yaml:20:16"]);
    at_least("3").says(&["trial.yaml:20:16"]);
    at_least("many").says(&["`many` is not a whole number."]);
    checked("role-held: dsl", "all: []").says(&["`all` has an empty list."]);
    checked("role-held: dsl", "any: []").says(&["`any` has an empty list."]);
    checked("role-held: dsl", "at-least:\n        count: 1\n        of: []")
        .says(&["`of` is missing from `at-least`."]);
    checked("filtering.blocks: [pornography]", "filtering.blocks: []").says(&["empty"]);
    checked("role-held: dsl", "role-held: []").says(&["trial.yaml:19"]);
    checked("role-held: dsl", "consistent: []").says(&["trial.yaml:19"]);
    checked("role-held: dsl", "states: []").says(&["trial.yaml:19"]);
}

#[test]
fn examples_that_do_not_come_out_as_they_say() {
    let run =
        checked("    misses:\n      roles:\n        headteacher:", "    misses:\n      roles:\n        dsl:");
    run.says(&["The example `misses` of `lead` comes out as met", "the example"]);
    let run =
        checked("    meets:\n      roles:\n        dsl:", "    meets:\n      roles:\n        headteacher:");
    run.says(&["The example `meets` of `lead` comes out as not-met"]);
    checked("        dsl:\n          held-by", "        dls:\n          held-by")
        .says(&["`dls` is not a role", "Did you mean `dsl`?"]);
    checked("    meets:\n      roles:\n        dsl:\n          held-by: A. Hartley", "    meets: nothing")
        .says(&["An example is a fragment of a policy"]);
}

#[test]
fn days_in_force_that_cannot_be() {
    checked("from: 2026-01-01", "from: 2026-01-01\n  to: 2025-12-31")
        .says(&["The last day in force is before the first."]);
    checked("from: 2026-01-01", "from: January 2026")
        .says(&["`January 2026` is not a day.", "such as 2026-03-01"]);
    checked("from: 2026-01-01", "from: 2026-02-30").says(&["`2026-02-30` is not a day."]);
}

#[test]
fn a_force_may_only_be_weaker_than_the_standing() {
    let folder = Folder::with_policy(POLICY);
    let advice = CHECKLIST.replace("standing: statutory-guidance", "standing: practice");
    folder.write("lists/trial.yaml", advice);
    let run = folder.run(&["checklists", "check", "lists/trial.yaml"]).exits(2);
    run.says(&[
        "`should` is stronger than the standing of this source gives (`good-practice`).",
        "`force` is written only to weaken.",
    ]);
}

#[test]
fn editions_that_contradict_each_other() {
    let folder = Folder::with_policy(POLICY);
    let other = |from: &str, to: &str| {
        CHECKLIST
            .replace("id: trial-2026", "id: trial-other")
            .replace("from: 2026-01-01", &format!("from: {from}{to}"))
    };
    let check = |text: String| {
        folder.write("lists/other.yaml", text);
        folder.run(&["checklists", "check", "lists/trial.yaml", "lists/other.yaml"])
    };
    check(other("2026-06-01", "")).exits(0).says(&["lists/trial.yaml: sound", "lists/other.yaml: sound"]);
    check(other("2026-01-01", "")).exits(2).says(&["are both in force from 2026-01-01"]);
    check(other("2025-01-01", "\n  to: 2026-06-30"))
        .exits(2)
        .says(&["`trial-other` is in force longer than until `trial-2026` takes its place"]);
    check(other("2026-06-01", "").replace("id: trial-other", "id: trial-2026"))
        .exits(2)
        .says(&["Two checklists have the id `trial-2026`."]);
    // The edition in force on the day is taken.
    folder.write("lists/other.yaml", other("2026-11-23", "").replace("First edition", "Second edition"));
    let audit = |on: &str| {
        folder.run(&[
            "audit",
            "policy.yaml",
            "--on",
            on,
            "--checklist",
            "trial",
            "--checklist",
            "lists/trial.yaml",
            "--checklist",
            "lists/other.yaml",
        ])
    };
    audit("2026-11-22").exits(2);
}

#[test]
fn the_examples_of_checklists_are_run() {
    let folder = Folder::with_policy(POLICY);
    let run = folder.run(&["checklists", "test", "lists/trial.yaml"]).exits(0).quietly();
    assert_eq!(run.stdout, "trial-2026: 6 examples, all as they say.\n6 examples run, 0 failures.\n");
    folder.write(
        "lists/bad.yaml",
        CHECKLIST.replacen(
            "misses:\n      roles:\n        headteacher:",
            "misses:\n      roles:\n        dsl:",
            1,
        ),
    );
    let run = folder.run(&["checklists", "test", "lists/bad.yaml"]).exits(2);
    run.says(&[
        "6 examples, 1 failure.",
        "The example `misses` of `lead` comes out as met",
        "6 examples run, 1 failure.",
    ]);
    folder.write("lists/bad.yaml", "series: x\n");
    folder
        .run(&["checklists", "test", "lists/bad.yaml", "lists/trial.yaml"])
        .exits(2)
        .says(&["`id` is missing", "trial-2026: 6 examples"]);
    let own = folder.run(&["checklists", "test"]).exits(0).quietly();
    assert!(
        own.stdout.lines().all(|line| line.ends_with("all as they say.") || line.ends_with("0 failures.")),
        "{}",
        own.stdout
    );
}

// ---- new

#[test]
fn a_new_policy_is_read_as_it_stands_and_never_replaces_a_file() {
    let folder = Folder::new();
    folder
        .run(&["new", "ours.yaml", "--school", "St. \"Mary's\": Infants # 1"])
        .exits(0)
        .complains(&["Written to ours.yaml.", "policygap audit ours.yaml"]);
    folder.run(&["audit", "ours.yaml", "--on", ON]).exits(4).says(&["St. \"Mary's\": Infants # 1"]);
    let before = folder.read("ours.yaml");
    folder
        .run(&["new", "ours.yaml"])
        .exits(2)
        .complains(&["ours.yaml exists already and was left as it is. Name another file"]);
    assert_eq!(folder.read("ours.yaml"), before);
    folder.run(&["new", "missing/ours.yaml"]).exits(2).complains(&["missing/ours.yaml could not be written"]);
    let printed = folder.run(&["new"]).exits(0).quietly().stdout;
    assert_eq!(folder.run(&["new", "-"]).exits(0).stdout, printed);
    let json = folder.run_on(&["audit", "-", "--on", ON, "-f", "json"], printed.as_bytes()).json();
    // Nothing is wrong with it but that nobody has filled it in.
    let problems = json["policies"][0]["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0]["message"].as_str().unwrap().contains("it has not been filled in"));
    assert!(json["policies"][0]["results"].as_array().unwrap().len() > 50);
}

// ---- the same inputs and the same day give the same bytes

#[test]
fn the_order_of_paths_and_the_number_of_threads_change_nothing() {
    let folder = Folder::with_policy(POLICY);
    let mut paths: Vec<String> = (0..50).map(|number| format!("all/{}/{number}.yaml", number % 7)).collect();
    for (number, path) in paths.iter().enumerate() {
        let policy = match number % 3 {
            0 => POLICY.to_owned(),
            1 => gap(),
            _ => POLICY.replace("extremism", "extremsm"),
        };
        folder.write(path, policy.replace("Example Primary", &format!("Number {number}")));
    }
    let run = |paths: &[String], threads: &str, format: &str| {
        let mut arguments = vec!["audit", "--on", ON, "-f", format];
        arguments.extend(paths.iter().map(String::as_str));
        folder.run_with(&arguments, &[("RAYON_NUM_THREADS", threads)], None).exits(4).stdout
    };
    for format in formats() {
        let format = format.as_str();
        let first = run(&paths, "1", format);
        assert_eq!(run(&paths, "4", format), first, "{format}: threads");
        paths.reverse();
        paths.rotate_left(17);
        assert_eq!(run(&paths, "4", format), first, "{format}: order");
        assert_eq!(run(&["all".to_owned()], "3", format), first, "{format}: folder");
        assert_eq!(
            run(&["all/3".to_owned(), "all".to_owned(), "all/3/10.yaml".to_owned()], "2", format),
            first,
            "{format}: named twice"
        );
    }
    let due = |threads: &str, paths: &[&str]| {
        folder
            .run_with(&[&["due", "--on", ON], paths].concat(), &[("RAYON_NUM_THREADS", threads)], None)
            .exits(4)
    };
    let (one, four) = (due("1", &["all"]), due("4", &["all/6", "all/0", "all"]));
    assert_eq!((one.stdout, one.stderr), (four.stdout, four.stderr));
}

#[test]
fn only_policies_are_taken_from_a_folder() {
    let folder = Folder::new();
    folder.write("all/a.yaml", POLICY);
    folder.write("all/deep/er/b.yml", POLICY);
    folder.write("all/deep/c.YAML", POLICY);
    for other in
        ["all/notes.txt", "all/.hidden.yaml", "all/.git/c.yaml", "all/d.YAML.bak", "all/a.records.txt"]
    {
        folder.write(other, "not a policy");
    }
    folder.write("all/a.records.yaml", "policygap-records: 1\n");
    let json = folder.run(&["audit", "all", "--on", ON, "-f", "json"]).json();
    let paths: Vec<_> =
        json["policies"].as_array().unwrap().iter().map(|policy| policy["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["all/a.yaml", "all/deep/c.YAML", "all/deep/er/b.yml"]);
}

#[test]
fn every_control_of_the_small_checklist_is_judged_once() {
    let folder = Folder::with_policy(POLICY);
    let expected = [("lead", "met"), ("blocks", "met"), ("system", "not-met")]
        .map(|(id, verdict)| (id.to_owned(), verdict.to_owned()));
    assert_eq!(verdicts(&folder.audit(&["-f", "json"])), expected);
}
