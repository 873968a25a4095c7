//! What matters most in a policy: what is unsafe, the dates that have passed, the gate, the numbers, the matters that
//! press most.

use serde::Serialize;

use crate::checklist::Force;
use crate::gate::{Counts, Status, decide};
use crate::report::counts::{by_force, share};
use crate::report::dates::DateState;
use crate::report::matters::Matter;
use crate::report::{PolicyReport, Report, wording};
use crate::requirement::sentence::upper;

use super::{DateLine, Link, TO_WRITE, governors, joined, placed};

/// What matters most in a policy.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    /// Its heading.
    pub heading: &'static str,
    /// The gate, the dates that have passed, the numbers.
    pub lines: Vec<BriefLine>,
    /// What the next list is.
    pub pressing_intro: String,
    /// The matters that press most.
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

/// A matter in brief.
#[derive(Clone, Debug, Serialize)]
pub struct Pressing {
    /// The matter.
    pub link: Link,
    /// Where it stands, and what to write.
    pub says: String,
    /// The question for a governor to ask.
    pub ask: String,
}

/// How many matters are told in brief.
const PRESSING: usize = 3;

/// What matters most in a policy, of which so many findings are told below.
pub(super) fn brief(
    policy: &PolicyReport<'_>,
    report: &Report<'_>,
    dates: &[DateLine],
    told: usize,
    anchor: &str,
) -> Brief {
    let overdue = dates.iter().filter(|date| date.state == DateState::Overdue);
    let overdue = overdue.map(|date| BriefLine { strong: true, text: date.message.clone() });
    let plain = |text| BriefLine { strong: false, text };
    let gate = gate(policy, report).map(plain);
    let gate_is_off = report.settings.fail_on.is_none();
    let (first, last) = if gate_is_off { (None, gate) } else { (gate, None) };
    let pressing: Vec<_> = policy.matters.iter().enumerate().take(PRESSING).collect();
    let kind = policy.kind_notice.iter().map(|notice| BriefLine { strong: true, text: notice.clone() });
    Brief {
        heading: "In brief",
        lines: kind
            .chain(governors::harmful(policy).map(|text| BriefLine { strong: true, text }))
            .chain(overdue)
            .chain(first)
            .chain(numbers(policy, told).into_iter().map(plain))
            .chain(last)
            .collect(),
        pressing_intro: match pressing.len() {
            1 => "The matter that presses most:".to_owned(),
            number => format!("The {} matters that press most:", if number == 2 { "two" } else { "three" }),
        },
        pressing: pressing.into_iter().map(|(at, matter)| press(matter, at + 1, anchor)).collect(),
    }
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
        out.push(format!(
            "They come to {} to put right, which hold {}; what several sources ask alike is one finding.",
            wording::count(policy.matters.len(), "matter", "matters"),
            wording::count(told, "finding", "findings")
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

/// A matter in brief, with its number in the action plan.
fn press(matter: &Matter<'_>, number: usize, anchor: &str) -> Pressing {
    let place = match governors::place(matter) {
        place if place.is_empty() => place,
        place => format!("{}. ", upper(&placed(&place))),
    };
    Pressing {
        link: Link {
            anchor: governors::anchor_of(matter, anchor),
            text: format!("{number}. {}", matter.heading),
        },
        says: format!("{place}{TO_WRITE}: {}", governors::for_the_document(matter.remedy)),
        ask: matter.ask.to_owned(),
    }
}

/// How many controls have which verdict, in a sentence.
fn controls(policy: &PolicyReport<'_>) -> String {
    let counts = policy.tally.of_controls();
    let applies = counts.total() - counts.of(Status::NotApplicable);
    if applies == 0 {
        return "No question applied, so nothing was judged.".to_owned();
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
    let of = wording::count(applies, "question that applies", "questions that apply");
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
