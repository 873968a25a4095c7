//! What matters most in a policy: the gate, the dates that have passed, the numbers, the findings that press most.

use serde::Serialize;

use crate::checklist::Force;
use crate::gate::{Counts, Status, decide};
use crate::report::counts::{by_force, share};
use crate::report::dates::DateState;
use crate::report::matters::Matter;
use crate::report::{PolicyReport, Report, wording};

use super::{DateLine, Entry, Group, Link, TO_WRITE, entry, governors, joined};

/// What matters most in a policy.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    /// Its heading.
    pub heading: &'static str,
    /// The gate, the dates that have passed, the numbers.
    pub lines: Vec<BriefLine>,
    /// What the next list is.
    pub pressing_intro: String,
    /// The findings that press most.
    pub pressing: Vec<Pressing>,
}

/// A sentence.
#[derive(Clone, Debug, Serialize)]
pub struct BriefLine {
    /// Whether it is to stand out.
    pub strong: bool,
    /// The sentence.
    pub text: String,
}

/// A finding in brief.
#[derive(Clone, Debug, Serialize)]
pub struct Pressing {
    /// The finding.
    pub link: Link,
    /// Where it stands, and what to write.
    pub says: String,
    /// The question for a governor to ask.
    pub ask: String,
}

/// How many findings are told in brief.
const PRESSING: usize = 3;

/// What matters most in a policy, of which so many findings are told.
pub(super) fn brief(
    policy: &PolicyReport<'_>,
    report: &Report<'_>,
    findings: &[Group],
    dates: &[DateLine],
    told: usize,
) -> Brief {
    let overdue = dates.iter().filter(|date| date.state == DateState::Overdue);
    let overdue = overdue.map(|date| BriefLine { strong: true, text: date.message.clone() });
    let plain = |text| BriefLine { strong: false, text };
    let gate = gate(policy, report).map(plain);
    let gate_is_off = report.settings.fail_on.is_none();
    let (first, last) = if gate_is_off { (None, gate) } else { (gate, None) };
    let pressing: Vec<_> = pressing(policy, findings).take(PRESSING).collect();
    let kind = policy.kind_notice.iter().map(|notice| BriefLine { strong: true, text: notice.clone() });
    Brief {
        heading: "In brief",
        lines: kind
            .chain(first)
            .chain(overdue)
            .chain(numbers(policy, told).into_iter().map(plain))
            .chain(last)
            .collect(),
        pressing_intro: match pressing.len() {
            1 => "The finding that presses most:".to_owned(),
            number => format!("The {} findings that press most:", if number == 2 { "two" } else { "three" }),
        },
        pressing: pressing.into_iter().map(|(matter, entry)| press(matter, entry)).collect(),
    }
}

/// The findings that press most: the first of each matter, the worst first.
fn pressing<'f, 'a>(
    policy: &'f PolicyReport<'a>,
    findings: &'f [Group],
) -> impl Iterator<Item = (&'f Matter<'a>, &'f Entry)> {
    let entries = || findings.iter().flat_map(|group| &group.entries);
    policy.matters.iter().filter_map(move |matter| {
        let name = matter.points.first()?.results.first()?.to_string();
        Some((matter, entries().find(|entry| entry.references.contains(&name))?))
    })
}

/// The gate's sentence: of a single policy that of the whole, of one among several its share in it.
fn gate(policy: &PolicyReport<'_>, report: &Report<'_>) -> Option<String> {
    if report.policies == 1 {
        return Some(report.gate.message.clone());
    }
    report.settings.fail_on?;
    Some(match decide(&policy.tally, false, report.settings).against {
        0 => "No result of this policy counts against the gate.".to_owned(),
        number => {
            let counts = if number == 1 { "counts" } else { "count" };
            format!(
                "{} of this policy {counts} against the gate.",
                wording::count(number, "result", "results")
            )
        }
    })
}

/// The numbers of a policy in sentences.
fn numbers(policy: &PolicyReport<'_>, told: usize) -> Vec<String> {
    if !policy.audited {
        return vec!["This file could not be audited, so nothing in it is known to be in order.".to_owned()];
    }
    let mut out = Vec::new();
    out.extend(gaps(policy));
    out.push(controls(policy));
    out.extend(aspects(policy));
    if told > 0 {
        let noun = wording::count(told, "finding", "findings");
        out.push(format!(
            "The gaps come to {noun}: what several controls ask in the same words is one finding."
        ));
    }
    out.extend(wording::left_out(policy.problems.len()));
    out
}

/// How many gaps there are by whose word the demand is.
fn gaps(policy: &PolicyReport<'_>) -> Option<String> {
    let missed = |counts: Counts| counts.of(Status::NotMet) + counts.of(Status::PartlyMet);
    let gaps = by_force(policy).into_iter().map(|row| (missed(row.counts), row.label.to_lowercase()));
    let gaps: Vec<_> = gaps
        .filter(|(number, _)| *number > 0)
        .map(|(number, of)| format!("{} in {of}", wording::thousands(number)))
        .collect();
    (!gaps.is_empty()).then(|| format!("Gaps (not met, or only partly met): {}.", joined(&gaps)))
}

fn press(matter: &Matter<'_>, entry: &Entry) -> Pressing {
    let ask = entry.fields.iter().find(|field| field.label == entry::ASK);
    let place = governors::place(matter);
    let place = if place.is_empty() { place } else { format!("In {place}. ") };
    Pressing {
        link: Link { anchor: entry.anchor.clone(), text: entry.heading.clone() },
        says: format!("{place}{TO_WRITE}: {}", governors::for_the_document(matter.remedy)),
        ask: ask.map(|field| field.text.clone()).unwrap_or_default(),
    }
}

/// How many controls have which verdict, in a sentence.
fn controls(policy: &PolicyReport<'_>) -> String {
    let counts = policy.tally.of_controls();
    let applies = counts.total() - counts.of(Status::NotApplicable);
    if applies == 0 {
        return "No control applied, so nothing was judged.".to_owned();
    }
    let parts = [
        (Status::Met, "met"),
        (Status::PartlyMet, "partly met"),
        (Status::NotMet, "not met"),
        (Status::NotShown, "cannot be told"),
        (Status::Waived, "accepted as a gap"),
    ];
    let parts = parts.map(|(status, what)| (counts.of(status), what));
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<_> =
        parts.map(|(number, what)| format!("{} {what}", wording::thousands(number))).collect();
    let of = wording::count(applies, "control that applies", "controls that apply");
    let share = share(counts).filter(|_| policy.tally.is_whole(Force::GoodPractice));
    let share = share.map(|share| format!(" Of those that could be decided, {share}% are met."));
    format!("Of {of}: {}.{}", joined(&parts), share.unwrap_or_default())
}

fn aspects(policy: &PolicyReport<'_>) -> Option<String> {
    let aspects = policy.aspects;
    let all = aspects.total();
    (all > 0).then(|| {
        format!(
            "Of {}: {} at the level aimed at, {} below it, {} cannot be told.",
            wording::count(all, "aspect", "aspects"),
            wording::thousands(aspects.at_benchmark),
            wording::thousands(aspects.below),
            wording::thousands(aspects.not_shown)
        )
    })
}
