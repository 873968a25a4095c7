//! Procedures: where complaints about the head go, what only points elsewhere, steps in an unsafe order.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::policy::{Condition, Entry};
use crate::requirement::beside::list_beside;
use crate::requirement::facts::Facts;
use crate::requirement::place::Place;
use crate::source::Spanned;
use crate::vocabulary::TermId;

use super::Findings;
use super::fault::ProcedureFault;

/// A complaint about the headteacher goes to the chair of governors, and a route for complaints about staff that leads
/// to the headteacher has that other route beside it.
pub(super) fn head_complaints<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let known = facts.known();
    ways_past_head(facts).for_each(|way| found.fine(Place::policy(way.span)));
    let answered = ways_past_head(facts).next().is_some();
    let excepted = said_past_head(facts).find(|way| way.except.is_some() && !answered);
    if let Some(way) = excepted {
        found.gap(Place::policy(way.span), || ProcedureFault::HeadExcepted);
        found.also(words_that_undo_ways(facts));
    }
    for entry in facts.entries(known.complaints_about_head) {
        let by_head = |holder: &Spanned<TermId>| holder.value == known.headteacher;
        if entry.holders().next().is_some() && entry.holders().all(by_head) {
            found.fault(Place::policy(entry.span), || ProcedureFault::HeadToHead);
        }
    }
    for entry in &facts.policy.entries {
        let is_of_head = is_about(entry, known.headteacher_misuse);
        let goes_to_head = (is_of_head || is_about(entry, known.staff_misuse))
            && goes_to(entry, known.tell_headteacher, known.headteacher);
        if !goes_to_head || ways_past_head(facts).any(|way| way.span == entry.span) {
            continue;
        }
        let place = Place::policy(entry.span);
        if is_of_head {
            found.fault(place, || ProcedureFault::HeadToHead);
        } else if !answered {
            found.gap(place, || ProcedureFault::HeadUnanswered);
            found.also(words_that_undo_ways(facts));
        }
    }
}

/// What takes a concern about the headteacher past the headteacher: it is said firmly, and not of another kind of incident.
pub(super) fn ways_past_head<'f, 'p>(facts: &'f Facts<'p>) -> impl Iterator<Item = &'p Entry> + use<'f, 'p> {
    let is_firm = |entry: &&Entry| {
        let is_plain = |condition: &Condition| match condition {
            Condition::Words(_) => true,
            Condition::Term(term) => facts.vocabulary.is_circumstance(*term),
        };
        entry.strength.is_none()
            && entry.delegated_to.is_none()
            && (entry.except.is_none() || !entry.decided_by.is_empty())
            && entry.condition.iter().all(|condition| is_plain(&condition.value))
    };
    said_past_head(facts).filter(is_firm)
}

/// The words without which what is said of a concern about the headteacher would be firm.
pub(super) fn words_that_undo_ways<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = Place> + use<'f> {
    let words = |entry: &'f Entry| {
        let strength = entry.strength.iter().map(|strength| strength.span);
        let condition = entry.condition.iter().map(|condition| condition.span);
        let except = entry.except.iter().map(|except| except.span);
        strength.chain(condition).chain(except).chain(entry.delegated_to.iter().map(|policy| policy.span))
    };
    said_past_head(facts).flat_map(words).map(Place::policy)
}

/// What says, however weakly, that a concern about the headteacher goes to the chair of governors, or in the procedure for
/// it to the designated officer.
fn said_past_head<'f, 'p>(facts: &'f Facts<'p>) -> impl Iterator<Item = &'p Entry> + use<'f, 'p> {
    let known = facts.known();
    let own = [known.every_incident, known.staff_misuse, known.headteacher_misuse];
    let is_of_staff = move |entry: &&Entry| entry.place.incident().is_none_or(|it| own.contains(&it));
    let by_board = move |entry: &&Entry| {
        entry.holders().any(|holder| facts.vocabulary.is_part(holder.value, known.governing_body))
    };
    let handled = facts.entries(known.complaints_about_head).iter().copied().filter(by_board);
    let of_head = move |entry: &&Entry| entry.place.incident() == Some(known.headteacher_misuse);
    let officer = facts.said(known.tell_lado).filter(of_head);
    facts.said(known.tell_chair).filter(is_of_staff).chain(handled).chain(officer)
}

fn is_about(entry: &Entry, incident: TermId) -> bool {
    entry.place.incident() == Some(incident)
}

fn goes_to(entry: &Entry, act: TermId, post: TermId) -> bool {
    entry.commitment() == Some(act) || entry.to.iter().any(|to| to.value == post)
}

/// What pupils did does not go down the route for allegations against staff alone.
pub(super) fn staff_route<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let known = facts.known();
    let of_staff =
        [known.staff_misuse, known.headteacher_misuse, known.indecent_images_staff, known.low_level_concern];
    let beside = [known.follow_behaviour, known.follow_anti_bullying, known.follow_staff_conduct];
    // The types of incident that have another route as well.
    let other_route = |other: &Entry| {
        other.place.incident().filter(|_| other.commitment().is_some_and(|act| beside.contains(&act)))
    };
    let routed: HashSet<TermId> = facts.policy.entries.iter().filter_map(other_route).collect();
    for entry in facts.entries(known.follow_allegations) {
        let Some(incident) = entry.place.incident() else { continue };
        let place = Place::policy(entry.span);
        if of_staff.contains(&incident) || !entry.about.is_empty() || routed.contains(&incident) {
            found.fine(place);
        } else {
            found.fault(place, || ProcedureFault::StaffRouteForAll(incident));
        }
    }
}

/// A procedure does not send its reader to other documents before it says whom to tell at once.
pub(super) fn tell_first<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let known = facts.known();
    let general = [known.follow_child_protection, known.adopt_local_procedures];
    for procedure in &facts.policy.procedures {
        let incident = procedure.incident.value;
        let steps = facts.steps(incident);
        let at_once = |entry: &&&Entry| entry.commitment() == Some(known.tell_dsl) && entry.within.is_some();
        let Some(tell) = steps.iter().find(at_once) else { continue };
        let mut before = steps.iter().take_while(|entry| entry.span != tell.span);
        match before.find_map(|entry| Some((entry, entry.commitment().filter(|act| general.contains(act))?)))
        {
            None => found.fine(Place::policy(tell.span)),
            Some((entry, act)) => {
                found.fault(Place::policy(entry.span), || ProcedureFault::ToldLate { incident, act });
                found.also([Place::policy(tell.span)]);
                found.also(tell.within.iter().map(|within| Place::policy(within.span)));
                let all =
                    steps.iter().filter(|step| step.commitment().is_some_and(|act| general.contains(&act)));
                found.also(all.map(|step| Place::policy(step.span)));
            }
        }
    }
}

/// No procedure only points to another policy.
pub(super) fn procedures_here<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    for procedure in &facts.policy.procedures {
        let incident = procedure.incident.value;
        let place = Place::policy(procedure.incident.span);
        match &procedure.delegated_to {
            Some(policy) if procedure.steps == 0 => {
                found.fault(place, || ProcedureFault::ProcedureElsewhere { incident, policy: policy.value });
                found.also([Place::policy(policy.span)]);
            }
            _ => found.fine(place),
        }
    }
}

/// No procedure has steps in an unsafe order, or two that contradict each other. What must come first, and what cannot
/// stand together, is declared with the commitments in the vocabulary.
pub(super) fn step_order<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    for procedure in &facts.policy.procedures {
        let incident = procedure.incident.value;
        let steps = facts.steps(incident);
        let acts = || steps.iter().filter_map(|entry| Some((*entry, entry.commitment()?)));
        let (mut earlier, mut told, mut seen) = (HashSet::new(), HashSet::new(), HashSet::new());
        // Each act once, in the order of the file.
        let distinct: Vec<TermId> = acts().map(|(_, act)| act).filter(|act| seen.insert(*act)).collect();
        for (entry, term) in acts() {
            let place = Place::policy(entry.span);
            let is_prepared = |after: &[TermId]| after.iter().any(|act| earlier.contains(act));
            let act = facts.vocabulary.commitment(term);
            match act.filter(|act| !act.after.is_empty()) {
                Some(act) if is_prepared(&act.after) => found.fine(place),
                Some(act) => {
                    // A condition may say that it waits for what must come first.
                    let waits = entry.condition.as_ref().is_some_and(|condition| match condition.value {
                        Condition::Words(_) => true,
                        Condition::Term(term) => facts.vocabulary.is_circumstance(term),
                    });
                    let after = act.after.as_slice();
                    let beside = list_beside(incident, after, Some(term), facts);
                    let step = || ProcedureFault::UnsafeStep { incident, act: term, after, waits, beside };
                    if waits { found.unclear(place, step) } else { found.fault(place, step) }
                }
                None => {}
            }
            earlier.insert(term);
            let conflicts = act.map(|act| act.conflicts_with.as_slice()).unwrap_or_default();
            for &other in distinct.iter().filter(|other| conflicts.contains(other)) {
                found.fault(place, || ProcedureFault::StepsContradict { incident, one: term, other });
                // Where they stand is told once.
                if told.insert((term, other)) {
                    let others = acts().filter(|(_, act)| *act == other);
                    found.also(others.map(|(other, _)| Place::policy(other.span)));
                }
            }
        }
    }
}
