//! Where the school stands on the ladder, and the way up.

use crate::page::ladder::{StepPage, lift_heading, plan_intro, step, table, way};
use crate::page::tables::Table;
use crate::report::PolicyReport;
use crate::report::control::{Claim, ControlReport};

/// What is said of the ladder.
#[derive(Debug)]
pub struct LadderText<'p> {
    /// Its heading.
    pub heading: &'static str,
    /// Each aspect with its levels.
    pub table: Table,
    /// Each aspect that has a way up, a claim or a change.
    pub aspects: Vec<AspectText<'p>>,
    /// The heading of the plan.
    pub plan_heading: &'static str,
    /// What the plan is; nothing where there is none.
    pub plan_intro: Option<String>,
    /// How many steps lift which aspects, in order of gain.
    pub plan: Vec<String>,
}

/// An aspect and the way to its next level.
#[derive(Debug)]
pub struct AspectText<'p> {
    /// Its title.
    pub title: &'p str,
    /// Where it stands.
    pub message: &'p str,
    /// What another checklist changed of it.
    pub changed: Option<String>,
    /// What the school claims, beside what was found.
    pub claim: Option<&'p Claim>,
    /// How many steps reach which level.
    pub way: Option<String>,
    /// The steps.
    pub steps: Vec<StepPage>,
}

impl<'p> LadderText<'p> {
    /// What is said of the ladder; nothing where no aspect applies.
    pub(super) fn new(policy: &'p PolicyReport<'p>) -> Option<Self> {
        let aspects: Vec<&ControlReport<'_>> =
            policy.results.iter().filter(|result| result.level.is_some()).collect();
        if aspects.is_empty() {
            return None;
        }
        let claimed = aspects.iter().any(|aspect| aspect.claim.is_some());
        Some(Self {
            heading: "Where the school stands, aspect by aspect (level 1 is the highest, 5 the lowest)",
            table: table(&aspects, claimed),
            aspects: aspects.into_iter().filter_map(aspect).collect(),
            plan_heading: "What to do first, and what lifts most aspects to the level aimed at",
            plan_intro: plan_intro(&policy.plan),
            plan: policy.plan.iter().map(lift_heading).collect(),
        })
    }
}

fn aspect<'p>(aspect: &'p ControlReport<'p>) -> Option<AspectText<'p>> {
    let steps = aspect.route.as_deref().unwrap_or_default();
    if steps.is_empty() && aspect.claim.is_none() && aspect.changed.is_none() {
        return None;
    }
    Some(AspectText {
        title: aspect.title,
        message: &aspect.message,
        changed: aspect.changed.as_ref().map(|_| format!("{}.", aspect.force_says.trim_end_matches('.'))),
        claim: aspect.claim.as_ref(),
        way: Some(way(aspect)).filter(|way| !way.is_empty()),
        steps: steps.iter().map(step).collect(),
    })
}
