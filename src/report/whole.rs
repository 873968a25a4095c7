//! What concerns all policies: the gate, the checklists that were used, what is to be said of their editions.

use crate::checklist::{Checklist, Force, NotCarried};
use crate::dates::plain;
use crate::gate::{Tally, decide, strongest};

use super::changes;
use super::gate_sentence::GateSentence;
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
    let mut decision = decide(&tally, unread > 0, settled.gate);
    if surveyed.iter().any(|one| one.own_word.is_some()) {
        decision = decision.not_in_force(settled.gate);
    }
    let sets = used_together(surveyed, &context.checklists);
    let changed = changes::changed(&sets, context.on);
    // One that applied to none of the policies was not used; one that only changes others has no results of its own.
    let was_used = |checklist: &&&'c Checklist| {
        sets.is_empty()
            || checklist.only_changes()
            || sets.iter().flatten().any(|used| used.series == checklist.series)
    };
    let not_carried = together(surveyed);
    let displaced: Vec<String> = displaced(settled).collect();
    let message = GateSentence {
        settings: settled.gate,
        decision,
        changed: &changed,
        not_carried: &not_carried,
        strongest: strongest(context, &settled.not_carried),
        unread,
        surveyed,
        tally: &tally,
        aged: &aged_law(settled),
        displaced: &displaced,
        words: context.words,
    };
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
            accepted: surveyed.iter().map(|one| one.accepted.len()).sum(),
            message: message.say(),
        },
        checklists: context.checklists.iter().filter(was_used).map(|it| checklist_report(it)).collect(),
        notices: (not_carried.iter().map(|one| not_audited(*one)))
            .chain(displaced.iter().cloned())
            .chain(editions(settled))
            .chain(aged(settled).map(age))
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

/// The checklists that come with the program and were not used, since a file of the user's is of their series.
fn displaced<'s>(settled: &'s Settled<'_>) -> impl Iterator<Item = String> + use<'s> {
    let on = settled.context.on;
    let own = settled.context.checklists.iter().filter(|checklist| !checklist.built_in);
    own.filter_map(move |own| {
        let of_series = |known: &&Checklist| known.built_in && known.series == own.series && known.from <= on;
        let known = settled.library.all().filter(of_series).last()?;
        Some(format!(
            "{} ({}) was not used: {} has its series, `{}`, and stands in its place.",
            known.title,
            known.edition,
            own.source_file.name(),
            own.series
        ))
    })
}

/// The checklists in use of which a newer edition is likely by the day of the audit, and none is known.
fn aged<'s, 'c>(settled: &'s Settled<'c>) -> impl Iterator<Item = &'c Checklist> + use<'s, 'c> {
    let on = settled.context.on;
    settled.context.checklists.iter().copied().filter(move |checklist| {
        !checklist.only_changes()
            && checklist.next_expected.is_some_and(|day| day <= on)
            && settled.library.next_edition(&checklist.series, checklist.from).is_none()
    })
}

/// That a newer edition is likely.
fn age(checklist: &Checklist) -> String {
    let day = checklist.next_expected.map(plain).unwrap_or_default();
    format!(
        "Newer guidance is likely: {} ({}) was to be expected in a new edition from {day}, and policygap does not have it. Ask for a newer policygap, or look at the source: {}.",
        checklist.title, checklist.edition, checklist.source
    )
}

/// Of those that are law or statutory guidance, title and edition in a phrase.
fn aged_law(settled: &Settled<'_>) -> Vec<String> {
    let law = aged(settled).filter(|checklist| checklist.standing.force() == Force::Must);
    law.map(|checklist| format!("{}, edition of {}", checklist.title, checklist.edition)).collect()
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
