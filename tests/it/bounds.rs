//! What a file can cost: whatever its shape, what is written out stays in proportion to it, and mutated files are answered.

use crate::common::mutation::{Numbers, mutated};
use crate::common::{Folder, ON, POLICY, Run, flat};

const HEAD: &str = "policygap: 1\nschool:\n  name: Hartley Primary School\n  nation: england\n  phase: primary\npolicy:\n  title: Online Safety Policy\n  kind: online-safety\n";

/// Audits a policy against everything that the program carries.
fn audit(text: impl AsRef<[u8]>, format: &str) -> Run {
    let folder = Folder::new();
    folder.write("policy.yaml", text);
    folder.run(&["audit", "policy.yaml", "--on", ON, "--format", format])
}

/// So many lines made by the number of each.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

#[test]
fn a_policy_on_one_long_line_is_quoted_in_part_in_every_format() {
    let steps = "{do: tell-dsl, by: staff}, ".repeat(1_000);
    let policy = format!("{HEAD}incidents: {{any: {{steps: [{steps}record-incident]}}}}\n");
    for format in ["json", "jsonl", "text", "markdown", "html"] {
        let run = audit(&policy, format);
        assert!(run.stdout.len() < 4_000_000, "{format}: {} bytes", run.stdout.len());
        // The terminal shows few places, and a line of these need not be among them.
        assert!(format == "text" || run.stdout.contains('…'), "{format}");
        let piece = "{do: tell-dsl, by: staff}, ".repeat(20);
        assert!(!run.stdout.contains(&piece), "{format} quotes more than a part of the line");
    }
    // The place is still that of the file.
    let json = audit(&policy, "json").json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    let evidence = || results.iter().flat_map(|result| result["evidence"].as_array().unwrap());
    assert!(evidence().any(|one| one["column"].as_u64() > Some(20_000)));
    assert!(evidence().all(|one| one["text"].as_str().unwrap().len() <= 410));
}

#[test]
fn a_mistake_in_a_long_line_is_shown_with_a_part_of_it() {
    let run = audit(format!("{HEAD}scope: {{people: [{}pupilz]}}\n", "pupils, ".repeat(5_000)), "text");
    run.says(&["`pupilz` is not", "policy.yaml:9:40018", "…"]);
    let long = audit(format!("{HEAD}{}: 1\n", "z".repeat(100_000)), "text");
    assert!(long.stdout.len() + long.stderr.len() < 200_000);
}

#[test]
fn no_shape_of_a_policy_writes_out_more_than_a_few_times_its_size() {
    let shapes = [
        (
            "names",
            lines(3_000, |at| format!("  - cite: eu-gdpr\n    written: Name {at} of it\n")),
            "cites:\n",
        ),
        (
            "policies",
            lines(2_000, |at| format!("  - policy: anti-bullying\n    written: Name {at}\n")),
            "linked-policies:\n",
        ),
        (
            "people",
            lines(4_000, |at| format!("      - Ann Hartley-{at}\n")),
            "roles:\n  dsl:\n    held-by:\n",
        ),
        ("duties", lines(5_000, |_| "      - record-incident\n".to_owned()), "roles:\n  dsl:\n    duties:\n"),
        (
            "words",
            lines(3_000, |at| format!("      - filtring-{at}-sistem\n")),
            "roles:\n  dsl:\n    duties:\n",
        ),
        ("keys", lines(5_000, |at| format!("zzkey{at}: 1\n")), ""),
        ("aliases", lines(5_000, |at| format!("zz{at}: *a\n")), "x: &a [b]\n"),
        (
            "topics",
            lines(800, |at| {
                format!("  t{at}:\n    section: \"{at}.1\"\n    commitments:\n      - tell-dsl\n")
            }),
            "topics:\n",
        ),
    ];
    for (name, body, lead) in shapes {
        let run = audit(format!("{HEAD}{lead}{body}"), "json");
        assert!(run.stdout.len() < 6_000_000, "{name}: {} bytes", run.stdout.len());
    }
}

#[test]
fn a_file_of_too_many_values_is_refused_with_a_sentence_however_it_is_read() {
    let refused = "This file holds more than 250,000 texts, lists and groups, so it was not read.";
    let cites = |count: usize| format!("{HEAD}cites:\n{}", "  - eu-gdpr\n".repeat(count));
    // The plain reader takes the first as it stands, the library the one with a tag.
    for text in [
        cites(250_001),
        format!("{}x: !tag y\n", cites(250_001)),
        format!("{HEAD}x: [{}]", "a,".repeat(250_001)),
    ] {
        audit(text, "text").exits(4).says(&[refused]);
    }
    audit(cites(5_000), "text").does_not_say(&["so it was not read"]);
}

#[test]
fn mutated_policies_are_read_without_a_panic_and_every_problem_has_a_place() {
    use policygap::{policy, source::Source, vocabulary::Vocabulary};
    let words = Vocabulary::builtin();
    let seeds = ["priory-infant", "dormansland-primary"]
        .map(|name| std::fs::read(format!("policies/{name}.yaml")).unwrap());
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for round in 0..200 {
        let bytes = mutated(&seeds[round % 2], &mut numbers);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let length = text.len();
        let loaded = policy::load(&Source::new("mutated.yaml", text), None, words);
        let problems = loaded.problems;
        assert!(problems.len() <= 101, "round {round}: {} problems", problems.len());
        for problem in problems {
            assert!(problem.span.end() <= length, "round {round}: {problem:?}");
            assert!(!problem.message.is_empty() && problem.message.len() < 2_000, "round {round}");
        }
    }
}

#[test]
fn no_way_is_worked_out_for_a_policy_that_is_no_policy_by_its_length() {
    let long = POLICY.to_owned()
        + "topics:\n  Long:\n    commitments:\n"
        + &"      - say: words upon words\n".repeat(9_000);
    let folder = Folder::with_policy(&long);
    let says =
        "The policy is longer than 256 kB with its records, so that no way to the next level is worked out";
    let json = folder.audit(&["--format", "json", "--fail-on", "never"]).json();
    let notices = json["policies"][0]["notices"].as_array().unwrap();
    assert!(notices.iter().any(|notice| notice.as_str().unwrap().starts_with(says)), "{notices:?}");
    let route = folder.run(&["route", "policy.yaml", "--on", ON]);
    assert!(flat(&(route.stdout.clone() + &route.stderr)).contains(says), "{}{}", route.stdout, route.stderr);
    // Each step is tried with the records, too.
    let folder = Folder::with_policy(POLICY);
    let outcome = "word ".repeat(54_000);
    let records = format!(
        "policygap-records: 1\nrecords:\n  - record: filtering-check\n    date: 10 November 2026\n    outcome: {outcome}\n"
    );
    folder.write("policy.records.yaml", records);
    let route = folder.run(&["route", "policy.yaml", "--on", ON]);
    assert!(flat(&(route.stdout.clone() + &route.stderr)).contains(says), "{}{}", route.stdout, route.stderr);
}

#[test]
fn what_is_told_of_entries_is_counted_beyond_a_thousand_and_a_long_title_is_cut() {
    let folder = Folder::new();
    folder.write("policy.yaml", POLICY.replace("Online Safety Policy", &"Online ".repeat(50_000)));
    let gaps = lines(1_200, |at| {
        format!(
            "  - control: kcsie/none-such-{at}\n    reason: It is being replaced by another.\n    approved-by: governing-body\n    until: 1 May 2027\n"
        )
    });
    let answers = lines(1_001, |at| {
        format!(
            "  - control: kcsie/nothing-{at}\n    answer: yes\n    role: dsl\n    date: 1 May 2026\n    until: 1 May 2027\n"
        )
    });
    let claims = lines(1_050, |at| format!("  none-such-{at}:\n    level: 3\n"));
    let to_come = lines(1_020, |_| "  - record: filtering-check\n    date: 1 May 2027\n".to_owned());
    folder.write(
        "policy.records.yaml",
        format!("policygap-records: 1\nrecords:\n{to_come}self-review:\n{claims}accepted-gaps:\n{gaps}answers:\n{answers}"),
    );
    let json = folder.run(&["audit", "policy.yaml", "--on", ON, "-f", "json"]).json();
    let notices: Vec<_> =
        json["policies"][0]["notices"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    let of = |text: &str| notices.iter().filter(|notice| notice.contains(text)).count();
    for (each, told, more) in [
        ("No control named `kcsie/none-such-", 1_000, "There are 200 more notices on accepted gaps."),
        ("The answer to `kcsie/nothing-", 1_000, "There is 1 more notice on answers."),
        (
            "The self-review claims a level for `none-such-",
            1_000,
            "There are 50 more notices on claims for no aspect.",
        ),
        (
            "is dated after the day of the audit",
            1_000,
            "There are 20 more notices on records of days to come.",
        ),
    ] {
        assert_eq!((of(each), of(more)), (told, 1), "{each}");
    }
    let title = json["policies"][0]["title"].as_str().unwrap();
    assert!(
        title.starts_with("Online Online") && title.ends_with('…') && title.chars().count() == 301,
        "{title}"
    );
    let remarks = json["policies"][0].to_string();
    assert!(
        remarks.contains("The title is longer than 300 signs, and what comes after them is not shown."),
        "{remarks}"
    );
}

#[test]
fn a_checklist_of_too_much_is_refused_with_a_sentence() {
    let folder = Folder::with_policy(POLICY);
    let list = folder.read("lists/trial.yaml");
    let (head, controls) = list.split_once("controls:\n").unwrap();
    let control = controls.split("  - id: blocks").next().unwrap();
    let controls = lines(1_001, |at| control.replace("id: lead", &format!("id: lead-{at}")));
    let also = format!("{}    see-also:\n{}", control, lines(101, |at| format!("      - trial/x{at}\n")));
    let changes = lines(1_001, |at| {
        format!("  - control: kcsie/x{at}\n    switched-off: true\n    reason: We need none of it.\n")
    });
    for (text, says) in [
        (
            format!("{head}controls:\n{controls}"),
            "More than 1,000 stand under `controls`, so this checklist was not read.",
        ),
        (
            format!("{head}controls:\n{also}"),
            "More than 100 stand under `see-also`, so this checklist was not read.",
        ),
        (
            format!("{head}extends:\n  - kcsie\nchanges:\n{changes}"),
            "More than 1,000 stand under `changes`, so this checklist was not read.",
        ),
    ] {
        folder.write("own.yaml", text);
        let run = folder.run(&["checklists", "check", "own.yaml"]).exits(2);
        assert!(flat(&(run.stdout.clone() + &run.stderr)).contains(says), "{}{}", run.stdout, run.stderr);
    }
}

#[test]
fn beyond_so_many_files_with_mistakes_the_mistakes_alone_are_told() {
    let folder = Folder::with_policy(POLICY);
    for number in 0..253 {
        folder.write(&format!("all/{number:03}.yaml"), POLICY.replace("extremism", "extremsm"));
    }
    folder.write("all/sound.yaml", POLICY);
    folder.write("all/zz.yaml", "policygap: [\n");
    let audit = ["audit", "all", "--on", ON, "--checklist", "lists/trial.yaml", "-f", "json"];
    let json = folder.run(&audit).exits(4).json();
    let policies = json["policies"].as_array().unwrap();
    assert_eq!(policies.len(), 255);
    for (at, policy) in policies.iter().enumerate() {
        let messages: Vec<_> = policy["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["message"].as_str().unwrap())
            .collect();
        let says = |text: &str| messages.iter().any(|message| message.contains(text));
        let is_beyond = (250..253).contains(&at);
        assert_eq!(policy["audited"], !is_beyond && at != 254, "{at}");
        assert_eq!(says("250 files before this one have mistakes, too"), is_beyond, "{messages:?}");
        assert_eq!(says("extremsm"), at < 253, "{messages:?}");
        assert_eq!(policy["results"].as_array().unwrap().is_empty(), is_beyond || at == 254, "{at}");
    }
    let gate = json["gate"]["message"].as_str().unwrap();
    assert!(gate.starts_with("The gate is not met"), "{gate}");
    folder.run(&[&audit[..6], &["-q"]].concat()).exits(4).says(&[gate.split(". ").next().unwrap()]);
}
