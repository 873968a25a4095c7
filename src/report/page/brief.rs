//! What matters most in a policy: the gate, the dates that have passed, the numbers, the findings that press most.

use crate::checklist::Force;

use super::super::model::{PolicyReport, Report, Result, Verdict};
use super::super::words;
use super::{Brief, BriefLine, DateLine, Entry, Group, Link, Pressing, entry, joined};

/// How many findings are told in brief.
const PRESSING: usize = 3;

/// What matters most in a policy, of which so many findings are told.
pub(super) fn brief(
    policy: &PolicyReport,
    report: &Report,
    findings: &[Group],
    dates: &[DateLine],
    told: usize,
) -> Brief {
    let overdue = dates.iter().filter(|date| date.state == "overdue");
    let overdue = overdue.map(|date| BriefLine { strong: true, text: date.message.clone() });
    let plain = |text| BriefLine { strong: false, text };
    let gate = gate(policy, report).map(plain);
    let gate_is_off = Force::of(report.gate.fail_on).is_none();
    let (first, last) = if gate_is_off { (None, gate) } else { (gate, None) };
    let pressing: Vec<_> = findings.iter().flat_map(|group| &group.entries).take(PRESSING).collect();
    Brief {
        heading: "In brief",
        lines: first
            .into_iter()
            .chain(overdue)
            .chain(numbers(policy, told).into_iter().map(plain))
            .chain(last)
            .collect(),
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
        out.push(format!(
            "The gaps come to {noun}: what several controls ask in the same words is told once."
        ));
    }
    if !policy.problems.is_empty() {
        let number = words::count(policy.problems.len(), "part of the files", "parts of the files");
        out.push(format!("{number} could not be read and went unaudited."));
    }
    out
}

/// How many gaps there are by whose word the demand is.
fn gaps(policy: &PolicyReport) -> Option<String> {
    let gaps = policy
        .by_force
        .iter()
        .map(|row| (row.counts.not_met + row.counts.partly_met, row.label.to_lowercase()));
    let gaps: Vec<_> = gaps
        .filter(|(number, _)| *number > 0)
        .map(|(number, of)| format!("{} in {of}", words::thousands(number)))
        .collect();
    (!gaps.is_empty()).then(|| format!("Gaps (not met, or only partly met): {}.", joined(&gaps)))
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
    policy
        .results
        .iter()
        .filter(gap)
        .filter(|result| weakest.is_some_and(|weakest| result.strength <= weakest))
        .count()
}
