//! What governors are told of the two real schools, held against what their documents say: the first page, who sees to
//! what, where things stand, and headings that say what is missing.

use std::process::Command;

use serde_json::Value;

const DORMANSLAND: &str = "dormansland-primary";
const PRIORY: &str = "priory-infant";

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_policygap"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .args(arguments)
        .args(["--on", "2026-11-28"])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn report(school: &str) -> String {
    run(&["report", &format!("policies/{school}.yaml"), "--format", "markdown"])
}

fn policy(school: &str) -> Value {
    let whole = run(&["audit", &format!("policies/{school}.yaml"), "--format", "json"]);
    let mut whole: Value = serde_json::from_str(&whole).unwrap();
    whole["policies"][0].take()
}

/// The first page alone.
fn first_page(school: &str) -> String {
    report(school).split("What to put right, area by area").next().unwrap().to_owned()
}

fn matter<'v>(policy: &'v Value, id: &str) -> &'v Value {
    let matters = policy["matters"].as_array().unwrap();
    matters.iter().find(|matter| matter["id"] == id).unwrap_or_else(|| panic!("{id}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn the_first_page_tells_the_five_worst_things_in_their_order() {
    let page = first_page(DORMANSLAND);
    let told = [
        "Staff are told to delete indecent images before the police have seen them, against another list in the same section \
         (11.3 Indecent Images of Children (IIOC), two procedures)",
        "held by a member of staff does not say to tell the police; another list in the same section, for",
        "Kent Safeguarding Children Board and Surrey Safeguarding Children Board, which closed in 2019; this school is in Surrey",
        "Sexting in schools and colleges, 2016",
        "was due for review by 31 December 2024",
        "Nobody is named as designated safeguarding lead",
        "to have appropriate filtering in place (the designated safeguarding lead, the headteacher, governors and technical support)",
        "The policy on filtering falls short of the standard",
        "not in its list: the mobile devices policy",
    ];
    let mut from = 0;
    for sentence in told {
        let at = page[from..].find(sentence).unwrap_or_else(|| panic!("{sentence}: {page}"));
        from += at;
    }
    assert!(
        !page.contains("Council for Child Internet Safety"),
        "the same lines are told as replaced advice"
    );
    let bullets = page.split("### The worst first").nth(1).unwrap().split("### ").next().unwrap();
    assert!(bullets.ends_with("\n\n"), "a heading stands apart from the list before it");
    assert!(bullets.lines().filter(|line| line.starts_with("- ")).count() <= 5, "{bullets}");
}

#[test]
fn a_head_who_leads_on_everything_is_no_danger_and_is_told_first_of_what_nobody_answers_for() {
    let page = first_page(PRIORY);
    assert!(page.contains("could harm a child or destroy evidence, in one of the matters below"), "{page}");
    let unowned = page.split("**Nobody is responsible.**").nth(1).unwrap();
    assert!(unowned.split(". ").next().unwrap().contains("One person is head"), "{unowned}");
    // Nothing in that policy is of another area.
    let whole = report(PRIORY);
    assert!(page.contains("Kent Safeguarding Children Board, which closed in 2019"), "{page}");
    assert!(!whole.contains("of another area"), "the school is in Kent");
}

/// A list that follows a paragraph at once is no list to a program that makes a document of Word of it.
#[test]
fn lists_and_headings_stand_apart_from_what_is_before_them() {
    for school in [DORMANSLAND, PRIORY] {
        for report in [report(school), lead(school)] {
            let lines: Vec<&str> = report.lines().collect();
            for pair in lines.windows(2) {
                let is_list = |line: &str| line.trim_start().starts_with("- ") || line.starts_with("  ");
                let starts = pair[1].starts_with("- ") || pair[1].starts_with('#');
                assert!(
                    !starts || pair[0].is_empty() || is_list(pair[0]) && !pair[1].starts_with('#'),
                    "{pair:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_unsafe_needs_nobodys_word() {
    for school in [DORMANSLAND, PRIORY] {
        let report = report(school);
        let unsafe_ones =
            report.lines().filter(|line| line.contains("What could harm a child or destroy evidence."));
        let mut areas = unsafe_ones.filter(|line| line.starts_with("**")).peekable();
        assert!(areas.peek().is_some());
        areas.for_each(|line| assert!(line.ends_with("evidence."), "{line}"));
    }
}

#[test]
fn headings_say_what_is_missing_and_not_that_something_is() {
    const VAGUE: &[&str] = &[
        "not fully",
        "not clear",
        "clearly",
        "partly covered",
        "only partly",
        "only in part",
        "not complete",
        "not settled",
        "falls short",
        "not strict",
    ];
    for school in [DORMANSLAND, PRIORY] {
        let policy = policy(school);
        let matters = policy["matters"].as_array().unwrap();
        let vague = matters.iter().map(|matter| text(&matter["heading"]));
        let vague: Vec<&str> = vague.filter(|it| VAGUE.iter().any(|words| it.contains(words))).collect();
        assert!(vague.len() * 10 <= matters.len(), "{school}: {vague:#?}");
    }
}

#[test]
fn each_thing_stands_where_the_document_speaks_of_it() {
    let places = [
        (DORMANSLAND, "topics-taught", "Classroom and ICT Suite Use"),
        (DORMANSLAND, "parents-informed", "Awareness and engagement with parents and carers"),
        (DORMANSLAND, "monitoring-reports", "Monitoring"),
        (DORMANSLAND, "monitoring-data", "Monitoring"),
        (DORMANSLAND, "protection-of-systems", "Security and Management of Information Systems"),
        (DORMANSLAND, "shared-duties", "Filtering and Monitoring"),
        (
            DORMANSLAND,
            "technical-support",
            "It is the responsibility the school's technical support company to",
        ),
        (PRIORY, "parents-informed", "6.4 Engagement and education of parents and carers"),
        (
            PRIORY,
            "safeguarding-lead",
            "1.3.2 Key responsibilities of the designated safeguarding/online safety lead",
        ),
    ];
    for (school, id, section) in places {
        let policy = policy(school);
        assert_eq!(text(&matter(&policy, id)["sections"][0]), section, "{school}: {id}");
    }
}

#[test]
fn nothing_is_said_of_these_documents_that_another_line_of_them_denies() {
    let told = |school| {
        run(&["report", &format!("policies/{school}.yaml"), "--for", "lead", "--format", "markdown"])
    };
    for (school, never) in [
        (DORMANSLAND, "only in its procedure for a filtering breach"),
        (DORMANSLAND, "home-school agreement as a duty"),
        (DORMANSLAND, "will provide training, to staff, about online safety issues only"),
        (DORMANSLAND, "will supervise pupils' use of technology in person, but does not say who"),
        (PRIORY, "home-school agreement as a duty"),
        (PRIORY, "the title ICT co-ordinator and"),
        (PRIORY, "does not say that it covers pupils with special educational needs"),
        (PRIORY, "only in its procedure for nudes and semi-nudes, not"),
        (PRIORY, "the name is \u{201c}Kent Safeguarding Children Board"),
    ] {
        let report = told(school);
        let line = report.lines().find(|line| line.contains(never));
        assert_eq!(line, None, "{school}");
    }
}

#[test]
fn sentences_on_what_is_missing_are_plain() {
    for school in [DORMANSLAND, PRIORY] {
        let policy = policy(school).to_string();
        for clumsy in ["nobody's task", ", nor that ", " as what it covers", "The policy does not show that"]
        {
            assert!(!policy.contains(clumsy), "{clumsy}");
        }
    }
}

fn lead(school: &str) -> String {
    run(&["report", &format!("policies/{school}.yaml"), "--for", "lead", "--format", "markdown"])
}

/// The findings of the lead's edition: the number of the matter, the heading, and what is missing.
fn findings(report: &str) -> Vec<(String, String, String)> {
    let mut out = Vec::new();
    for part in report.split("\n##### ").skip(1) {
        let (heading, rest) = part.split_once('\n').unwrap();
        let Some((number, says)) = heading.split_once(". ") else { continue };
        let matter = number.split('\\').next().unwrap().to_owned();
        let missing = rest.split("**What is missing:**").nth(1).unwrap_or_default();
        let missing = missing.split("\n**").next().unwrap();
        out.push((matter, says.to_owned(), missing.trim().to_owned()));
    }
    out
}

#[test]
fn no_finding_of_a_matter_says_what_another_says_or_gives_its_reasons() {
    for school in [DORMANSLAND, PRIORY] {
        let findings = findings(&lead(school));
        assert!(findings.len() > 50, "{}", findings.len());
        for (at, (matter, says, missing)) in findings.iter().enumerate() {
            for (of, other, reasons) in &findings[at + 1..] {
                assert_ne!(says, other, "{school}");
                let is_told = matter == of && !missing.is_empty() && missing == reasons;
                assert!(!is_told, "{school}: {says} / {other}: {missing}");
            }
        }
    }
}

#[test]
fn beneath_each_matter_of_the_lead_stand_words_for_the_document_with_their_part_of_it() {
    for school in [DORMANSLAND, PRIORY] {
        let report = lead(school);
        let words: Vec<&str> = report
            .lines()
            .filter_map(|line| line.trim().strip_prefix("- **Words for the document:** "))
            .collect();
        assert!(words.len() > 60, "{school}: {}", words.len());
        for sentence in &words {
            assert!(sentence.contains("Add ") || sentence.contains("Write instead, "), "{sentence}");
            let (_, text) = sentence.split_once(": ").unwrap();
            let periods = ["every term", "every week", "every academic year", "every year"];
            let told = periods.iter().map(|period| text.matches(period).count()).sum::<usize>();
            assert!(told <= 1, "two periods: {sentence}");
            let words: Vec<&str> = text.split_whitespace().collect();
            let is_twice = |four: &[&str]| four[..2] == four[2..];
            assert!(!words.windows(4).any(is_twice), "twice: {sentence}");
        }
        let of_images = "Add to the procedure for indecent images of children held by a member of staff: Staff will tell the police.";
        assert_eq!(report.contains(of_images), school == DORMANSLAND);
    }
}

#[test]
fn the_way_up_makes_no_policy_worse() {
    for school in [DORMANSLAND, PRIORY] {
        let report = lead(school);
        for never in [
            "is accurate and fit, every academic year.\n\n   Level",
            "what national rules require, every",
            "Write instead: The online safety group will review",
            "safeguarding lead with the safeguarding governor",
            "every academic year, at induction",
            "A second member of staff will have official posts read by a colleague",
            "Add to the part on what the school does not use: ",
        ] {
            assert!(!report.contains(never), "{school}: {never}");
        }
    }
}
