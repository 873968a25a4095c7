//! One finding for one demand, in order of force, then of how pressing it is.

use super::model::{Finding, Result};

/// Groups results that ask the same and came out the same, and orders the groups: by force, verdict, urgency, then as
/// the checklists have them.
pub fn group(results: &[Result]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (at, result) in results.iter().enumerate() {
        let same = findings.iter_mut().find(|finding| {
            results.get(finding.lead).is_some_and(|lead| {
                lead.demand == result.demand
                    && lead.verdict == result.verdict
                    && (!switched_off(lead) && !switched_off(result) || lead.message == result.message)
                    && lead.benchmark.is_none()
                    && result.benchmark.is_none()
            })
        });
        match same {
            None => findings.push(Finding { lead: at, others: Vec::new() }),
            Some(finding) => {
                let stronger = results.get(finding.lead).is_some_and(|lead| result.strength < lead.strength);
                if stronger {
                    finding.others.insert(0, finding.lead);
                    finding.lead = at;
                } else {
                    finding.others.push(at);
                }
            }
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
    let names: Vec<(String, String)> = results
        .iter()
        .map(|result| (result.demand.clone(), format!("{}/{}", result.checklist, result.control)))
        .collect();
    for (at, result) in results.iter_mut().enumerate() {
        result.same_as = names
            .iter()
            .enumerate()
            .filter(|(other, (demand, _))| *other != at && *demand == result.demand && !demand.is_empty())
            .map(|(_, (_, name))| name.clone())
            .collect();
    }
}
