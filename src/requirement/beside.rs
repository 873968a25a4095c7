//! The lists of steps that stand in one section of the document, for one type of incident each: what one leaves out,
//! another may say.

use crate::policy::Procedure;
use crate::vocabulary::TermId;

use super::facts::Facts;

/// The type of incident of another list in the same section that has one of these steps, and not that one.
pub(super) fn list_beside(
    incident: TermId,
    steps: &[TermId],
    without: Option<TermId>,
    facts: &Facts<'_>,
) -> Option<TermId> {
    let section = |procedure: &Procedure| Some(procedure.section.as_ref()?.value.clone());
    let own = facts.policy.procedures.iter().find(|procedure| procedure.incident.value == incident)?;
    let own = section(own)?;
    let says = |of: TermId, wanted: &dyn Fn(TermId) -> bool| {
        facts.steps(of).iter().filter_map(|entry| entry.commitment()).any(wanted)
    };
    let mut others = facts.policy.procedures.iter().filter(|other| section(other).as_ref() == Some(&own));
    let has_it = |other: &&Procedure| {
        let of = other.incident.value;
        of != incident
            && says(of, &|act| steps.contains(&act))
            && without.is_none_or(|without| !says(of, &|act| act == without))
    };
    others.find(has_it).map(|other| other.incident.value)
}
