//! The part of one policy.

use std::cmp::Reverse;

use crate::checklist::Force;

use super::super::model::{Dated, Finding, PolicyReport, Problem, Report, Result, Verdict};
use super::super::words;
use super::{Brief, BriefLine, DateLine, Entry, Field, Group, Link, PolicyPage, Pressing, Section, entry, joined, tables};

/// How many findings are told in brief.
const PRESSING: usize = 3;

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
        brief: brief(policy, report, &findings, &dates, told),
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

fn brief(policy: &PolicyReport, report: &Report, findings: &[Group], dates: &[DateLine], told: usize) -> Brief {
    let overdue = dates.iter().filter(|date| date.state == "overdue");
    let overdue = overdue.map(|date| BriefLine { strong: true, text: date.message.clone() });
    let plain = |text| BriefLine { strong: false, text };
    let gate = gate(policy, report).map(plain);
    let gate_is_off = Force::of(report.gate.fail_on).is_none();
    let (first, last) = if gate_is_off { (None, gate) } else { (gate, None) };
    let pressing: Vec<_> = findings.iter().flat_map(|group| &group.entries).take(PRESSING).collect();
    Brief {
        heading: "In brief",
        lines: first.into_iter().chain(overdue).chain(numbers(policy, told).into_iter().map(plain)).chain(last).collect(),
        pressing_intro: match pressing.len() {
            1 => "The finding that presses most:".to_owned(),
            number => format!("The {} findings that press most:", if number == 2 { "two" } else { "three" }),
        },
        pressing: pressing.into_iter().map(press).collect(),
    }
}

/// The gate's sentence: of a single policy that of the whole, of one among several its share in it.
fn gate(policy: &PolicyReport, report: &Report) -> Option<String> {
    if let [_] = report.policies.as_slice() {
        return Some(report.gate.message.clone());
    }
    Force::of(report.gate.fail_on)?;
    Some(match against(policy, report) {
        0 => "No result of this policy counts against the gate.".to_owned(),
        number => {
            let counts = if number == 1 { "counts" } else { "count" };
            format!("{} of this policy {counts} against the gate.", words::count(number, "result", "results"))
        }
    })
}

/// The numbers of a policy in sentences.
fn numbers(policy: &PolicyReport, told: usize) -> Vec<String> {
    if !policy.audited {
        return vec!["This file could not be audited, so nothing in it is known to be in order.".to_owned()];
    }
    let mut out = Vec::new();
    out.extend(gaps(policy));
    out.push(controls(policy));
    out.extend(aspects(policy));
    if told > 0 {
        let noun = words::count(told, "finding", "findings");
        out.push(format!("The gaps come to {noun}: what several controls ask in the same words is told once."));
    }
    if !policy.problems.is_empty() {
        let number = words::count(policy.problems.len(), "part of the files", "parts of the files");
        out.push(format!("{number} could not be read and went unaudited."));
    }
    out
}

/// How many gaps there are by whose word the demand is.
fn gaps(policy: &PolicyReport) -> Option<String> {
    let gaps = policy.by_force.iter().map(|row| (row.counts.not_met + row.counts.partly_met, row.label.to_lowercase()));
    let gaps: Vec<_> = gaps
        .filter(|(number, _)| *number > 0)
        .map(|(number, of)| format!("{} in {of}", words::thousands(number)))
        .collect();
    (!gaps.is_empty()).then(|| format!("Gaps, that is not met or only partly met: {}.", joined(&gaps)))
}

fn press(entry: &Entry) -> Pressing {
    let ask = entry.fields.iter().find(|field| field.label == entry::ASK);
    Pressing {
        link: Link { anchor: entry.anchor.clone(), text: entry.heading.clone() },
        says: format!("{}. {}", entry.verdict, entry.message),
        ask: ask.map(|field| field.text.clone()).unwrap_or_default(),
    }
}

/// How many controls have which verdict, in a sentence.
fn controls(policy: &PolicyReport) -> String {
    let counts = policy.summary;
    let applies = counts.total() - counts.not_applicable;
    if applies == 0 {
        return "No control applied, so nothing was judged.".to_owned();
    }
    let parts = [
        (counts.met, "met"),
        (counts.partly_met, "partly met"),
        (counts.not_met, "not met"),
        (counts.not_shown, "cannot be told"),
        (counts.waived, "accepted as a gap"),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<_> = parts.map(|(number, what)| format!("{} {what}", words::thousands(number))).collect();
    let of = words::count(applies, "control that applies", "controls that apply");
    let share = counts.share().map(|share| format!(" Of those that could be decided, {share}% are met."));
    format!("Of {of}: {}.{}", joined(&parts), share.unwrap_or_default())
}

fn aspects(policy: &PolicyReport) -> Option<String> {
    let aspects = policy.aspects;
    let all = aspects.at_benchmark + aspects.below + aspects.not_shown;
    (all > 0).then(|| {
        format!(
            "Of {}: {} at the level aimed at, {} below it, {} cannot be told.",
            words::count(all, "aspect", "aspects"),
            words::thousands(aspects.at_benchmark),
            words::thousands(aspects.below),
            words::thousands(aspects.not_shown)
        )
    })
}

/// How many results of a policy count against the gate: as the gate of the whole counts them.
pub(super) fn against(policy: &PolicyReport, report: &Report) -> usize {
    let weakest = Force::of(report.gate.fail_on);
    let gap = |result: &&Result| match result.verdict {
        Verdict::NotMet | Verdict::PartlyMet => true,
        Verdict::NotShown => report.gate.not_shown == "fail",
        Verdict::Waived | Verdict::Met | Verdict::NotApplicable => false,
    };
    policy.results.iter().filter(gap).filter(|result| weakest.is_some_and(|weakest| result.strength <= weakest)).count()
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
        Section::new(format!("{anchor}-{id}"), format!("{heading} ({})", words::thousands(number)), intro, groups)
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
        section(Verdict::Met, "met", "What is met", "Where a result rests on a date, it says until when it holds."),
        section(Verdict::NotApplicable, "not-applicable", "What does not apply", ""),
    ]
}

/// The findings with one of these verdicts by force, numbered through if they are told in full.
fn groups(policy: &PolicyReport, verdicts: &[Verdict], numbered: Option<&str>) -> Vec<Group> {
    let lead = |finding: &&Finding| policy.results.get(finding.lead);
    let mut number = 0;
    let mut out = Vec::new();
    for force in Force::ALL {
        let entries: Vec<_> = policy
            .findings
            .iter()
            .filter(|finding| lead(finding).is_some_and(|lead| lead.strength == force && verdicts.contains(&lead.verdict)))
            .filter_map(|finding| {
                number += 1;
                entry::entry(policy, finding, numbered.map(|_| number), numbered.unwrap_or_default())
            })
            .collect();
        if !entries.is_empty() {
            out.push(Group { heading: force.heading(), entries });
        }
    }
    out
}

/// A problem with its lines and carets, and its file.
fn problem(problem: &Problem) -> String {
    problem.shown.trim_end().to_owned()
}

fn contents(page: &PolicyPage) -> Vec<Link> {
    fn of<T>(section: &Section<T>) -> Option<Link> {
        section.shown.then(|| Link { anchor: section.anchor.clone(), text: section.heading.clone() })
    }
    let first = [of(&page.dates), of(&page.numbers), of(&page.findings)];
    let last = [of(&page.problems), of(&page.notes)];
    first.into_iter().chain(page.others.iter().map(of)).chain(last).flatten().collect()
}
