//! The part of one policy.

use std::cmp::Reverse;

use crate::checklist::Force;

use super::super::model::{Action, Dated, Finding, PolicyReport, Problem, Report, Verdict};
use super::super::{changes, words};
use super::{DateLine, Field, Group, Link, PolicyPage, Section, SharedPage, brief, entry, ladder, tables};

/// The school and the title of the policy, or its file where neither is known.
pub(super) fn name(policy: &PolicyReport) -> String {
    match (policy.school.as_str(), policy.title.as_str()) {
        ("", "") => policy.path.clone(),
        ("", one) | (one, "") => one.to_owned(),
        (school, title) => format!("{school}: {title}"),
    }
}

pub(super) fn page(policy: &PolicyReport, report: &Report, anchor: &str) -> PolicyPage {
    let at = |part: &str| format!("{anchor}-{part}");
    let dates = dates(policy);
    let findings = groups(policy, &[Verdict::NotMet, Verdict::PartlyMet], Some(anchor));
    let told = findings.iter().map(|group| group.entries.len()).sum();
    let mut page = PolicyPage {
        anchor: anchor.to_owned(),
        heading: name(policy),
        facts: facts(policy, report),
        brief: brief::brief(policy, report, &findings, &dates, told),
        contents: Vec::new(),
        dates: Section::new(at("dates"), "Dates", "", dates),
        numbers: Section::new(
            at("numbers"),
            "Numbers",
            "A control is one thing that one checklist asks. Where several ask the same, each is counted here, and the finding \
             is shown once.",
            tables::counts(policy),
        ),
        findings: Section::new(
            at("findings"),
            format!("What to mend ({})", words::count(told, "finding", "findings")),
            "Gaps in the policy by whose word the demand is: first law and statutory guidance, then national standards and \
             advice, then good practice.",
            findings,
        ),
        shared: Section::new(
            at("shared"),
            "What several gaps lack alike",
            "Each of these is part of several findings, and told once here: one action helps them all.",
            shared(policy),
        ),
        ladder: ladder::page(policy, at("ladder")),
        others: others(policy, anchor),
        problems: Section::new(
            at("problems"),
            "What could not be read",
            if policy.audited {
                "These parts of the files could not be read, so they were left out of the audit. The rest was audited."
            } else {
                "The file could not be audited. Mend these first."
            },
            policy.problems.iter().map(problem).collect(),
        ),
        notes: Section::new(at("notes"), "Notes on this policy", "", policy.notices.clone()),
    };
    page.contents = contents(&page);
    page
}

/// The file and the day; the heading has the school and the title.
fn facts(policy: &PolicyReport, report: &Report) -> Vec<Field> {
    vec![Field::new("File", policy.path.clone()), Field::new("Day of the audit", report.on_plain.clone())]
}

/// The dates: overdue first and longest, then what is due next, then what is over, as the files have it.
fn dates(policy: &PolicyReport) -> Vec<DateLine> {
    let mut dates: Vec<&Dated> = policy.dates.iter().collect();
    dates.sort_by_key(|date| {
        let order = match date.state {
            "overdue" => 0,
            "due-soon" => 1,
            "later" => 2,
            _ => 3,
        };
        (order, Reverse(date.days_overdue), date.days_left)
    });
    dates
        .into_iter()
        .map(|date| DateLine {
            state: date.state,
            mark: match date.state {
                "overdue" => "Overdue",
                "due-soon" => "Due soon",
                "later" => "Later",
                _ => "",
            },
            message: date.message.clone(),
            place: match &date.path {
                Some(path) => format!("line {} of {path}", date.at.line),
                None => format!("line {}", date.at.line),
            },
        })
        .collect()
}

fn others(policy: &PolicyReport, anchor: &str) -> Vec<Section<Group>> {
    let section = |verdict, id: &str, heading: &str, intro: &str| {
        let groups = groups(policy, &[verdict], None);
        let entries = groups.iter().flat_map(|group| &group.entries);
        let number: usize = entries.map(|entry| entry.references.len()).sum();
        Section::new(
            format!("{anchor}-{id}"),
            format!("{heading} ({})", words::thousands(number)),
            intro,
            groups,
        )
    };
    vec![
        section(
            Verdict::NotShown,
            "unknown",
            "What cannot be told",
            "Neither the policy nor its records decide these, so they count neither as met nor as gaps. Each says what to ask for.",
        ),
        section(
            Verdict::Waived,
            "accepted",
            "Gaps accepted for a time",
            "These are gaps. They were accepted, by somebody and until a day, and count again after it.",
        ),
        section(
            Verdict::Met,
            "met",
            "What is met",
            "Where a result rests on a date, it says until when it holds.",
        ),
        section(Verdict::NotApplicable, "not-applicable", "What does not apply", ""),
    ]
}

/// The findings with one of these verdicts by force, numbered through if they are told in full.
fn groups(policy: &PolicyReport, verdicts: &[Verdict], numbered: Option<&str>) -> Vec<Group> {
    let lead = |finding: &&Finding| policy.results.get(finding.lead);
    let mut number = 0;
    let mut out = Vec::new();
    for &force in Force::ALL {
        let entries: Vec<_> = policy
            .findings
            .iter()
            .filter(|finding| {
                lead(finding).is_some_and(|lead| lead.strength == force && verdicts.contains(&lead.verdict))
            })
            .filter_map(|finding| {
                number += 1;
                entry::entry(policy, finding, numbered.map(|_| number), numbered.unwrap_or_default())
            })
            .collect();
        if !entries.is_empty() {
            out.push(Group { heading: changes::heading(&policy.results, force), entries });
        }
    }
    out
}

fn shared(policy: &PolicyReport) -> Vec<SharedPage> {
    let several = policy.actions.iter().filter(|action| action.mends.len() > 1);
    let page =
        |action: &Action| SharedPage { message: action.message.clone(), references: action.mends.clone() };
    several.map(page).collect()
}

/// A problem with its lines and carets, and its file.
fn problem(problem: &Problem) -> String {
    problem.shown.trim_end().to_owned()
}

fn contents(page: &PolicyPage) -> Vec<Link> {
    fn of<T>(section: &Section<T>) -> Option<Link> {
        section.shown.then(|| Link { anchor: section.anchor.clone(), text: section.heading.clone() })
    }
    let ladder = &page.ladder;
    let ladder =
        ladder.shown.then(|| Link { anchor: ladder.anchor.clone(), text: ladder.heading.to_owned() });
    let first = [of(&page.dates), of(&page.numbers), of(&page.findings), of(&page.shared), ladder];
    let last = [of(&page.problems), of(&page.notes)];
    first.into_iter().chain(page.others.iter().map(of)).chain(last).flatten().collect()
}
