//! What else is asked of the school beside the ladder: how strongly it is asked, and of whom.

use std::collections::HashMap;

use crate::audit::{Assessment, Outcome};
use crate::checklist::Force;
use crate::requirement::predicates::Commits;
use crate::requirement::{Predicate, Verdict};
use crate::vocabulary::TermId;

/// What the controls of an audit ask.
#[derive(Clone, Debug, Default)]
pub struct Asks {
    /// The strongest word that asks a thing which the policy does not show, by [`Predicate::thing`].
    forces: HashMap<u64, Force>,
    /// Whom they name to do something.
    doers: HashMap<TermId, Vec<TermId>>,
}

impl Asks {
    /// What the controls that apply to a policy ask.
    pub fn of(assessment: &Assessment<'_>) -> Self {
        let mut out = Self::default();
        for result in &assessment.controls {
            let Outcome::Judged { verdict, .. } = &result.outcome else { continue };
            for predicate in result.control.requires.predicates() {
                if let Predicate::Commits(Commits { deed, .. }) = predicate {
                    let doers = out.doers.entry(deed.act).or_default();
                    let new: Vec<_> = deed.by.terms().filter(|role| !doers.contains(role)).collect();
                    doers.extend(new);
                }
                if *verdict != Verdict::Met {
                    let force = out.forces.entry(predicate.thing()).or_insert(result.force);
                    *force = result.force.min(*force);
                }
            }
        }
        out
    }

    /// The strongest word that asks any of these things; of what nothing else asks it is good practice.
    pub(super) fn force(&self, things: impl Iterator<Item = u64>) -> Force {
        things.filter_map(|thing| self.forces.get(&thing).copied()).min().unwrap_or(Force::GoodPractice)
    }

    /// Those whom a control names to do something.
    pub(super) fn doers(&self, act: TermId) -> &[TermId] {
        self.doers.get(&act).map(Vec::as_slice).unwrap_or_default()
    }
}
