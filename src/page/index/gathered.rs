//! What an index keeps of each policy, and what it gathers of all.

use crate::report::PolicyReport;
use crate::report::dates::DateState;
use crate::requirement::Harm;
use crate::vocabulary::TermId;

use super::super::policy::name;
use super::{Named, address};

/// What is kept of one policy.
#[derive(Debug)]
pub struct Standing {
    pub(super) name: String,
    pub(super) file: String,
    pub(super) audited: bool,
    pub(super) matters: usize,
    pub(super) could_harm: usize,
    pub(super) overdue: Vec<(i64, String)>,
    pub(super) levels: Vec<(usize, Option<u8>)>,
    /// What goes into the sums, and is not kept.
    seen: Seen,
}

#[derive(Debug, Default)]
struct Seen {
    pub(super) matters: Vec<Shared>,
    pub(super) aspects: Vec<(Aspect, Option<u8>)>,
}

/// A matter, and in how many policies it is found.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) id: String,
    pub(super) about: String,
    pub(super) area: String,
    pub(super) harm: Harm,
    pub(super) order: Option<TermId>,
    pub(super) policies: usize,
    /// The numbers of the first of them in the list of reports.
    pub(super) first: Vec<usize>,
}

/// How many policies are named by their numbers beside a matter.
const NUMBERS: usize = 10;

/// An aspect of a ladder.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Aspect {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) aim: Option<u8>,
}

impl Standing {
    /// What an index says of a policy whose report is this file.
    pub fn of(policy: &PolicyReport<'_>, file: &str) -> Self {
        let overdue = policy.dates.iter().filter(|date| date.state == DateState::Overdue);
        let matters = policy.matters.iter().map(|matter| Shared {
            id: matter.id.clone(),
            about: matter.about.to_owned(),
            area: matter.area_heading.to_owned(),
            harm: matter.harm,
            order: matter.order,
            policies: 1,
            first: Vec::new(),
        });
        let aspects = policy.results.iter().filter(|result| result.is_aspect()).map(|result| {
            let (name, title) = (result.name().to_string(), result.title.to_owned());
            (Aspect { name, title, aim: result.benchmark }, result.level)
        });
        Self {
            name: name(policy.path, policy.school, policy.title),
            file: file.to_owned(),
            audited: policy.audited,
            matters: policy.matters.len(),
            could_harm: policy.matters.iter().filter(|matter| matter.harm == Harm::UnsafeInstruction).count(),
            overdue: overdue
                .map(|date| (date.days_overdue.unwrap_or_default(), date.message.clone()))
                .collect(),
            levels: Vec::new(),
            seen: Seen { matters: matters.collect(), aspects: aspects.collect() },
        }
    }

    pub(super) fn named(&self) -> Named {
        Named { name: self.name.clone(), address: address(&self.file) }
    }
}

/// What was gathered of all policies.
#[derive(Debug, Default)]
pub struct Gathered {
    pub(super) policies: Vec<Standing>,
    pub(super) matters: Vec<Shared>,
    pub(super) aspects: Vec<Aspect>,
}

impl Gathered {
    /// Adds a policy; they come in the order in which they are listed.
    pub fn add(&mut self, mut standing: Standing) {
        let Seen { matters, aspects } = std::mem::take(&mut standing.seen);
        let number = self.policies.len() + 1;
        for mut matter in matters {
            if let Some(known) = self.matters.iter_mut().find(|known| known.id == matter.id) {
                known.policies += 1;
                known.harm = known.harm.min(matter.harm);
                if known.first.len() < NUMBERS {
                    known.first.push(number);
                }
            } else {
                matter.first.push(number);
                self.matters.push(matter);
            }
        }
        for (aspect, level) in aspects {
            let known = self.aspects.iter().position(|known| known.name == aspect.name);
            let at = known.unwrap_or(self.aspects.len());
            if known.is_none() {
                self.aspects.push(aspect);
            }
            standing.levels.push((at, level));
        }
        self.policies.push(standing);
    }
}
