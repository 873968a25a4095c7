//! How firmly things are said: weak verbs, words that leave it open, and exceptions on which nobody decides.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::policy::{Condition, Entry};
use crate::requirement::facts::Facts;
use crate::requirement::place::Place;
use crate::source::Span;
use crate::vocabulary::TermId;

use super::Findings;
use super::duties::commitments;
use super::fault::DutyFault;

/// Every exception says who decides.
pub(super) fn exceptions_decided<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    for entry in &facts.policy.entries {
        let Some(except) = &entry.except else { continue };
        let place = Place::policy(except.span);
        if entry.decided_by.is_empty() {
            found.fault(place, || DutyFault::ExceptionUndecided(&except.value));
        } else {
            found.fine(place);
        }
    }
}

/// What law or statutory guidance asks is not put weakly: advised, may, where possible.
pub(super) fn firm_verbs<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let is_weak = |entry: &Entry| entry.strength.is_some() || weak_condition(entry, facts).is_some();
    let mut looked = HashMap::new();
    for (entry, act) in commitments(facts) {
        if !facts.vocabulary.commitment(act).is_some_and(|act| act.firm) {
            continue;
        }
        let by = entry.holders().next().map(|holder| holder.value);
        // Said firmly somewhere of the same holder, it is promised; the weaker place only adds to that.
        let holds = |other: &Entry, holder: TermId| other.holders().any(|other| other.value == holder);
        let is_firm =
            |other: &&Entry| !is_weak(other) && entry.holders().all(|holder| holds(other, holder.value));
        let holders: Vec<TermId> = entry.holders().map(|holder| holder.value).collect();
        let look = || facts.entries(act).iter().any(is_firm);
        let firm_somewhere = !is_weak(entry) || *looked.entry((act, holders)).or_insert_with(look);
        if !firm_somewhere {
            found.also(entry.holders().map(|holder| Place::policy(holder.span)));
        }
        match (&entry.strength, weak_condition(entry, facts)) {
            (Some(strength), _) if !firm_somewhere => {
                let fault = || DutyFault::WeakVerb { by, act, weak: strength.value };
                found.fault(Place::policy(strength.span), fault);
            }
            (None, Some((when, span))) if !firm_somewhere => {
                found.fault(Place::policy(span), || DutyFault::WeakCondition { by, act, when });
            }
            _ => found.fine(Place::policy(entry.span)),
        }
    }
}

/// The word that leaves it to whoever acts whether it is done, and where it stands: a circumstance leaves nothing open.
fn weak_condition(entry: &Entry, facts: &Facts<'_>) -> Option<(TermId, Span)> {
    let condition = entry.condition.as_ref()?;
    match condition.value {
        Condition::Term(term) if !facts.vocabulary.is_circumstance(term) => Some((term, condition.span)),
        Condition::Term(_) | Condition::Words(_) => None,
    }
}
