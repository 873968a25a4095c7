//! What concerns all policies: the gate, the checklists that were used, what is to be said of their editions.

use crate::checklist::{Checklist, Force, NotCarried};
use crate::dates::plain;
use crate::gate::{Decision, Settings, Tally, decide};

use super::changes::{self, ChangedItem};
use super::model::{ChecklistReport, Gate, Report, TOOL, VERSION};
use super::survey::used_together;
use super::{Settled, Surveyed, named, wording};

/// The report of the whole, from what the first pass kept of the policies in the order in which they are shown.
pub fn whole<'c>(settled: &Settled<'c>, surveyed: &[Surveyed<'c>]) -> Report<'c> {
    let context = &settled.context;
    let mut tally = Tally::default();
    for one in surveyed {
        tally += &one.tally;
    }
    let unread = surveyed.iter().map(|one| one.problems).sum();
    let decision = decide(&tally, unread > 0, settled.gate);
    let sets = used_together(surveyed, &context.checklists);
    let changed = changes::changed(&sets);
    // One that applied to none of the policies was not used; one that only changes others has no results of its own.
    let was_used = |checklist: &&&'c Checklist| {
        sets.is_empty()
            || checklist.only_changes()
            || sets.iter().flatten().any(|used| used.series == checklist.series)
    };
    let not_carried = together(surveyed);
    Report {
        version: VERSION,
        tool: TOOL,
        on: context.on,
        gate: Gate {
            fail_on: settled.gate.fail_on.map_or(named::NEVER, Force::id),
            not_shown: named::not_shown(settled.gate.fail_not_shown),
            met: decision.met,
            against: decision.against,
            undecided: decision.undecided,
            message: gate_message(settled.gate, &decision, &changed, &not_carried, unread),
        },
        checklists: context.checklists.iter().filter(was_used).map(|it| checklist_report(it)).collect(),
        notices: (not_carried.iter().map(|one| not_audited(*one)))
            .chain(editions(settled))
            .chain(changes::notices(context, &changed))
            .collect(),
        decision,
        settings: settled.gate,
        policies: surveyed.len(),
        audited: surveyed.iter().any(|one| one.audited),
    }
}

/// The editions that were not audited for one policy or another, each once.
fn together<'c>(surveyed: &[Surveyed<'c>]) -> Vec<NotCarried<'c>> {
    let mut seen = std::collections::HashSet::new();
    let all = surveyed.iter().flat_map(|one| one.not_carried.iter().copied());
    let mut all: Vec<_> = all.filter(|one| seen.insert(one.checklist.series.as_str())).collect();
    all.sort_by_key(|one| (one.force(), one.checklist.series.as_str()));
    all
}

fn not_audited(one: NotCarried<'_>) -> String {
    format!(
        "Not audited for this day: {}. It was in force from {} to {}, and policygap does not have it.",
        one.say(),
        plain(one.edition.from),
        plain(one.edition.to)
    )
}

fn gate_message(
    settings: Settings,
    decision: &Decision,
    changed: &[ChangedItem<'_>],
    not_carried: &[NotCarried<'_>],
    unread: usize,
) -> String {
    let not_shown = if decision.undecided == 0 {
        String::new()
    } else {
        let number = wording::count(decision.undecided, "result cannot", "results cannot");
        let counts =
            if settings.fail_not_shown && settings.fail_on.is_some() { "counts" } else { "does not count" };
        format!(" {number} be told from the policies or their records; that {counts} against the gate.")
    };
    let left_out = wording::left_out(unread).map(|sentence| format!(" {sentence}")).unwrap_or_default();
    let not_shown = format!("{not_shown}{}{left_out}", changes::gate(changed));
    let Some(weakest) = settings.fail_on else {
        return format!("The gate is switched off (fail on: never).{not_shown}");
    };
    let what = match weakest {
        Force::Must => "law or statutory guidance asks",
        Force::Should => "law, statutory guidance, a national standard or advice asks",
        Force::GoodPractice => "any checklist asks",
    };
    let graded = if changes::graded_up(changed, weakest) { " or is graded as highly" } else { "" };
    let missing = not_carried.iter().filter(|one| one.force() <= weakest).map(|one| one.say());
    let missing = format!("Not audited for this day: {}.", missing.collect::<Vec<_>>().join("; "));
    let missing = if decision.whole { String::new() } else { format!(" {missing}") };
    match (decision.decided, decision.against) {
        (false, _) => format!("Nothing could be decided, so the gate is not met.{missing}{not_shown}"),
        (true, 0) if unread > 0 => {
            format!(
                "The gate is not met, since not everything could be read; what was read shows no gap in what {what}{graded}.{missing}{not_shown}"
            )
        }
        (true, 0) if !decision.whole => {
            format!(
                "The gate is not met, because not everything that counts was audited.{missing}{not_shown}"
            )
        }
        (true, 0) => format!("The gate is met: no gap in what {what}{graded}.{not_shown}"),
        (true, against) => {
            let gaps = wording::count(against, "gap", "gaps");
            format!("The gate is not met: {gaps} in what {what}{graded}.{missing}{not_shown}")
        }
    }
}

/// What is to be said of the checklists: a newer edition, one used although it was not in force, none in force.
fn editions(settled: &Settled<'_>) -> Vec<String> {
    let on = settled.context.on;
    let mut out = Vec::new();
    if settled.context.checklists.is_empty() {
        let first = settled.library.all().map(|checklist| checklist.from).min();
        let first = first.map(|first| format!(" The first begins on {}.", plain(first))).unwrap_or_default();
        out.push(format!(
            "No checklist was in force on {}, so there was nothing to audit against.{first}",
            plain(on)
        ));
    }
    let in_force = settled.library.in_force(on);
    for checklist in &settled.context.checklists {
        let title = format!("{} ({})", checklist.title, checklist.edition);
        if !in_force.iter().any(|found| found.id.value == checklist.id.value) {
            let day = plain(on);
            out.push(format!(
                "{title} was not in force on {day}; it was used because it was asked for by name."
            ));
        }
        if let Some(next) = settled.library.next_edition(&checklist.series, checklist.from) {
            let when = if next.from > on { "comes into force on" } else { "has been in force since" };
            let (day, edition, adds) = (plain(next.from), &next.edition, adds(checklist, next));
            out.push(format!("A newer edition of {title} {when} {day}: {edition}.{adds}"));
        }
    }
    out
}

/// What an edition asks that the one before it does not.
fn adds(before: &Checklist, next: &Checklist) -> String {
    let known = |id: &str| before.controls().iter().any(|control| control.id.value == id);
    let new = next.controls().iter().filter(|control| !known(&control.id.value));
    let new: Vec<&str> = new.map(|control| control.title.trim_end_matches('.')).collect();
    if new.is_empty() {
        return String::new();
    }
    format!(" It adds {}: {}.", wording::count(new.len(), "demand", "demands"), new.join("; "))
}

fn checklist_report(checklist: &Checklist) -> ChecklistReport<'_> {
    ChecklistReport {
        series: &checklist.series,
        id: &checklist.id.value,
        title: &checklist.title,
        publisher: &checklist.publisher,
        edition: &checklist.edition,
        in_force_from: checklist.from,
        in_force_to: checklist.to,
        source: &checklist.source,
        basis: checklist.basis,
        note: checklist.note.as_deref(),
        controls: checklist.size.controls + checklist.size.aspects,
        extends: checklist.extends.iter().map(|name| name.value.as_str()).collect(),
        checklist,
    }
}

impl ChecklistReport<'_> {
    /// How well its facts are established, in words.
    pub fn basis_says(&self) -> &'static str {
        if self.checklist.only_changes() {
            "it changes other checklists and asks nothing of its own"
        } else {
            self.basis.say()
        }
    }
}
