//! Procedures: where complaints about the head go, what only points elsewhere, steps in an unsafe order.

use chrono::NaiveDate;

use crate::policy::Entry;
use crate::requirement::facts::Facts;
use crate::requirement::place::Place;
use crate::vocabulary::TermId;

use super::Findings;
use super::fault::ProcedureFault;

/// A complaint about the headteacher goes to the chair of governors, and a route for complaints about staff that leads
/// to the headteacher has that other route beside it.
pub(super) fn head_complaints<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let known = facts.known();
    let about = |entry: &Entry, incident: TermId| entry.place.incident() == Some(incident);
    let goes = |entry: &Entry, act: TermId, post: TermId| {
        entry.commitment() == Some(act) || entry.to.iter().any(|to| to.value == post)
    };
    let about_either =
        |entry: &Entry| about(entry, known.staff_misuse) || about(entry, known.headteacher_misuse);
    let to_chair = |entry: &&Entry| {
        entry.commitment() == Some(known.complaints_about_head)
            || entry.commitment() == Some(known.tell_chair)
            || (about_either(entry) && goes(entry, known.tell_chair, known.chair))
    };
    let entries = || facts.policy.entries.iter();
    entries().filter(to_chair).for_each(|entry| found.fine(Place::policy(entry.span)));
    let answered = entries().any(|entry| to_chair(&entry));
    for entry in entries().filter(|entry| !to_chair(entry)) {
        if !about_either(entry) || !goes(entry, known.tell_headteacher, known.headteacher) {
            continue;
        }
        let place = Place::policy(entry.span);
        if about(entry, known.headteacher_misuse) {
            found.fault(place, || ProcedureFault::HeadToHead);
        } else if !answered {
            found.fault(place, || ProcedureFault::HeadUnanswered);
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
        for (at, (entry, term)) in acts().enumerate() {
            let Some(act) = facts.vocabulary.commitment(term) else { continue };
            let place = Place::policy(entry.span);
            if !act.after.is_empty() {
                if acts().take(at).any(|(_, earlier)| act.after.contains(&earlier)) {
                    found.fine(place);
                } else {
                    found.fault(place, || ProcedureFault::UnsafeStep {
                        incident,
                        act: term,
                        after: &act.after,
                    });
                }
            }
            if act.conflicts_with.is_empty() {
                continue;
            }
            for (other, other_term) in acts().filter(|(_, other)| act.conflicts_with.contains(other)) {
                found.fault(place, || ProcedureFault::StepsContradict {
                    incident,
                    one: term,
                    other: other_term,
                });
                found.also([Place::policy(other.span)]);
            }
        }
    }
}
