//! One finding for one demand, in order of force, then of how pressing it is.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::audit::{Assessment, Outcome};
use crate::requirement::{Say, Wanted};
use crate::vocabulary::Vocabulary;

use super::model::{Action, Finding, Result, Verdict};

/// Groups controls that ask the same and came out the same, and orders the groups: by force, verdict, urgency, then as
/// the checklists have them. Aspects stand apart, on their ladder.
pub fn group(results: &[Result]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    let controls = results.iter().enumerate().filter(|(_, result)| result.benchmark.is_none());
    for (at, result) in controls {
        // What a checklist switched off has the reason of that checklist.
        let reason = switched_off(result).then_some(result.message.as_str());
        let place = *known.entry((&*result.demand, result.verdict, reason)).or_insert(findings.len());
        let Some(finding) = findings.get_mut(place) else {
            findings.push(Finding { lead: at, others: Vec::new() });
            continue;
        };
        if results.get(finding.lead).is_some_and(|lead| result.strength < lead.strength) {
            finding.others.insert(0, finding.lead);
            finding.lead = at;
        } else {
            finding.others.push(at);
        }
    }
    findings.sort_by_key(|finding| {
        results.get(finding.lead).map(|lead| (lead.strength, lead.verdict, lead.urgency, finding.lead))
    });
    findings
}

/// Whether a checklist switched it off: the reason is its own.
fn switched_off(result: &Result) -> bool {
    result.changed.as_ref().is_some_and(|change| change.to.is_none())
}

/// Notes with each result which others ask the same.
pub fn note_same(results: &mut [Result]) {
    let mut names: HashMap<Arc<str>, Vec<String>> = HashMap::new();
    for result in results.iter().filter(|result| !result.demand.is_empty()) {
        names.entry(Arc::clone(&result.demand)).or_default().push(name(result));
    }
    for result in results {
        let own = name(result);
        let all = names.get(&result.demand).map(Vec::as_slice).unwrap_or_default();
        result.same_as = all.iter().filter(|name| **name != own).cloned().collect();
    }
}

/// Series/control.
fn name(result: &Result) -> String {
    format!("{}/{}", result.checklist, result.control)
}

/// What is missing in the gaps, each thing once, with every gap that it is part of: by the strongest force among them,
/// then those that help most.
///
/// `results` begin with those of the controls of `assessment`, in their order.
pub fn actions(results: &[Result], assessment: &Assessment<'_>, vocabulary: &Vocabulary) -> Vec<Action> {
    let mut out: Vec<(crate::checklist::Force, Action)> = Vec::new();
    let judged = assessment.controls.iter().map(|result| match &result.outcome {
        Outcome::Judged { judgement, .. } => judgement.missing.as_slice(),
        Outcome::NotApplicable { .. } => &[],
    });
    let gaps = results
        .iter()
        .zip(judged)
        .filter(|(result, _)| matches!(result.verdict, Verdict::NotMet | Verdict::PartlyMet));
    let mut known: HashMap<&Wanted<'_>, usize> = HashMap::new();
    for (result, missing) in gaps {
        let name = name(result);
        let mut told = HashSet::new();
        for wanted in missing.iter().map(|missing| &missing.wanted).filter(|wanted| told.insert(*wanted)) {
            let place = *known.entry(wanted).or_insert(out.len());
            let Some((force, action)) = out.get_mut(place) else {
                let action = Action {
                    message: wanted.say(vocabulary),
                    mends: vec![name.clone()],
                    force: result.force,
                    owners: vec![result.owner.clone()],
                };
                out.push((result.strength, action));
                continue;
            };
            action.mends.push(name.clone());
            if !action.owners.contains(&result.owner) {
                action.owners.push(result.owner.clone());
            }
            if result.strength < *force {
                *force = result.strength;
                action.force = result.force;
            }
        }
    }
    out.sort_by_key(|(force, action)| (*force, std::cmp::Reverse(action.mends.len())));
    out.into_iter().map(|(_, action)| action).collect()
}
