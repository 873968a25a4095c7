//! One finding for one demand, in order of force, then of how pressing it is.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::audit::{Assessment, Outcome};
use crate::requirement::{Say as _, Wanted};
use crate::vocabulary::Vocabulary;

use super::control::{ControlReport, Name};
use super::model::Action;

/// One finding for one demand: the results that ask the same, shown once.
#[derive(Clone, Debug)]
pub struct Finding<'r, 'a> {
    /// The result with the strongest force.
    pub lead: &'r ControlReport<'a>,
    /// The others that ask the same.
    pub others: Vec<&'r ControlReport<'a>>,
}

/// Groups controls that ask the same and came out the same, and orders the groups: by force, verdict, urgency, then as
/// the checklists have them. Aspects stand apart, on their ladder.
pub fn group<'r, 'a>(results: &'r [ControlReport<'a>]) -> Vec<Finding<'r, 'a>> {
    let mut findings: Vec<(usize, Finding<'r, 'a>)> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for (position, result) in results.iter().enumerate().filter(|(_, result)| !result.is_aspect()) {
        // What a checklist switched off has the reason of that checklist.
        let reason = is_switched_off(result).then_some(&*result.message);
        let place = *known.entry((result.demand, result.verdict, reason)).or_insert(findings.len());
        let Some((lead_position, finding)) = findings.get_mut(place) else {
            findings.push((position, Finding { lead: result, others: Vec::new() }));
            continue;
        };
        if result.force < finding.lead.force {
            finding.others.insert(0, finding.lead);
            finding.lead = result;
            *lead_position = position;
        } else {
            finding.others.push(result);
        }
    }
    findings
        .sort_by_key(|(position, Finding { lead, .. })| (lead.force, lead.verdict, lead.urgency, *position));
    findings.into_iter().map(|(_, finding)| finding).collect()
}

/// Whether a checklist switched it off: the reason is its own.
fn is_switched_off(result: &ControlReport<'_>) -> bool {
    result.changed.as_ref().is_some_and(|change| change.to.is_none())
}

/// How many others that ask the same are noted with a result. Of the controls that the program carries no ten ask the same.
const SAME: usize = 100;

/// Notes with each result which others ask the same.
pub fn note_same<'a>(results: &mut [ControlReport<'a>]) {
    let mut names: HashMap<&'a str, Vec<Name<'a>>> = HashMap::new();
    for result in results.iter().filter(|result| !result.demand.is_empty()) {
        names.entry(result.demand).or_default().push(result.name());
    }
    for result in results {
        let all = names.get(result.demand).map(Vec::as_slice).unwrap_or_default();
        result.same_as = all.iter().copied().filter(|name| *name != result.name()).take(SAME).collect();
    }
}

/// What is missing in the gaps, each thing once, with every gap that it is part of: by the strongest force among them,
/// then those that help most. The results begin with those of the controls of the assessment, in their order.
pub fn actions<'a>(
    results: &[ControlReport<'a>],
    assessment: &Assessment<'_>,
    vocabulary: &Vocabulary,
) -> Vec<Action<'a>> {
    let mut out: Vec<Action<'a>> = Vec::new();
    let mut known: HashMap<&Wanted<'_>, usize> = HashMap::new();
    let judged = assessment.controls.iter().map(|result| match &result.outcome {
        Outcome::Judged { judgement, .. } => judgement.missing.as_slice(),
        Outcome::NotApplicable { .. } => &[],
    });
    for (result, missing) in results.iter().zip(judged).filter(|(result, _)| result.verdict.is_missed()) {
        let mut told = HashSet::new();
        // That another document was not read is no action on this one: the documents are a list of their own.
        let wanted =
            missing.iter().map(|missing| &missing.wanted).filter(|wanted| wanted.document().is_none());
        for wanted in wanted.filter(|wanted| told.insert(*wanted)) {
            let place = *known.entry(wanted).or_insert(out.len());
            let Some(action) = out.get_mut(place) else {
                out.push(Action {
                    message: wanted.say(vocabulary),
                    mends: vec![result.name()],
                    force: result.force,
                    owners: vec![result.owner.clone()],
                });
                continue;
            };
            action.mends.push(result.name());
            if !action.owners.contains(&result.owner) {
                action.owners.push(result.owner.clone());
            }
            action.force = action.force.min(result.force);
        }
    }
    out.sort_by_key(|action| (action.force, Reverse(action.mends.len())));
    out
}
