//! Which controls tell no two policies apart.

use std::collections::HashMap;

use crate::audit::{Context, Weighing};
use crate::checklist::Item;
use crate::gate::Judged;
use crate::requirement::{Predicate, Verdict};

use super::model::{Control, Controls};

/// How a control or an aspect came out for one policy; nothing where it does not apply.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    name: String,
    verdict: Option<Verdict>,
}

impl Outcome {
    /// Whether it applies to the school.
    pub(super) fn applies(&self) -> bool {
        self.verdict.is_some()
    }
}

/// How each came out; those of checklists that do not apply to the school are not among them.
pub(super) fn outcomes(weighing: &Weighing<'_>) -> Vec<Outcome> {
    let outcome = |judged: Judged<'_>| Outcome {
        name: format!("{}/{}", judged.series, judged.id),
        verdict: judged.verdict,
    };
    Judged::weighed(weighing).map(outcome).collect()
}

/// Sorts the controls by what came of them over all policies.
pub(super) fn controls(context: &Context<'_>, policies: &[&[Outcome]]) -> Controls {
    let mut tally: HashMap<&str, (usize, usize, usize)> = HashMap::new();
    for outcome in policies.iter().copied().flatten() {
        let (met, missed, not_shown) = tally.entry(outcome.name.as_str()).or_default();
        match outcome.verdict {
            Some(Verdict::Met) => *met += 1,
            Some(Verdict::NotMet | Verdict::PartlyMet) => *missed += 1,
            Some(Verdict::NotShown) => *not_shown += 1,
            None => {}
        }
    }
    let mut out = Controls {
        policies: policies.len(),
        all: 0,
        telling: 0,
        met_by_all: Vec::new(),
        met_by_none: Vec::new(),
        never_decided: Vec::new(),
        never_applicable: Vec::new(),
    };
    for item in context.checklists.iter().flat_map(|checklist| checklist.items()) {
        let name = item.name();
        let (met, missed, not_shown) = tally.get(name.as_str()).copied().unwrap_or_default();
        let not_applicable = policies.len().saturating_sub(met + missed + not_shown);
        let control =
            Control { name, title: item.title().to_owned(), met, missed, not_shown, not_applicable };
        out.all += 1;
        match (met, missed, not_shown) {
            (0, 0, 0) => out.never_applicable.push(control),
            (0, 0, _) => out.never_decided.push(control),
            (0, ..) => out.met_by_none.push(control),
            (_, 0, 0) => out.met_by_all.push(control),
            _ => out.telling += 1,
        }
    }
    out
}

/// The controls that look only at the form of whatever stands in a policy.
pub(super) fn general(context: &Context<'_>) -> Vec<String> {
    let items = context.checklists.iter().flat_map(|checklist| checklist.items());
    let is_general = |predicate: &Predicate| predicate.reads(context.words).is_empty();
    items
        .filter(|item| {
            item.requirements().iter().flat_map(|requirement| requirement.predicates()).all(is_general)
        })
        .map(Item::name)
        .collect()
}
