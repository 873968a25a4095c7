//! The law by which something is to be done: where the policy names one, it has to be in force.

use chrono::{Days, NaiveDate};

use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::{CitedFact, Facts};
use crate::requirement::judgement::Judgement;
use crate::requirement::outdated::Outdated;
use crate::requirement::place::Place;
use crate::requirement::weight::Weight;
use crate::vocabulary::{Lapse, TermId};

use super::{Among, Commits};

/// How what is cited of the law stands on a day.
enum Law {
    /// None is cited, or one that is in force, until that day.
    InForce(Option<NaiveDate>),
    /// Nothing is cited but what had lapsed.
    Lapsed,
}

impl Commits {
    /// The weight of an answer, with the law that is cited: by one that has lapsed it is done only in part.
    pub(super) fn by_law(&self, bounds: Bounds, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        if self.in_force.is_empty() || bounds.shown == Degree::Absent {
            return Weight::of(bounds);
        }
        match self.law(facts, on) {
            Law::InForce(until) => Weight::of(bounds).until(until.filter(|_| bounds.shown == Degree::Full)),
            Law::Lapsed => Weight::of(in_part(bounds)).at_fault(true),
        }
    }

    /// The same of a judgement, with each citation that is at fault.
    pub(super) fn told_by_law<'a>(
        &self,
        mut judgement: Judgement<'a>,
        facts: &Facts<'a>,
        on: NaiveDate,
    ) -> Judgement<'a> {
        let weight = self.by_law(judgement.bounds, facts, on);
        judgement.bounds = weight.bounds;
        judgement = judgement.until(weight.holds_until);
        if !weight.fault {
            return judgement;
        }
        self.cited(facts).fold(judgement, |judgement, cited| {
            judgement.fault(Outdated::superseded(cited.term, facts, on), Place::policy(cited.span))
        })
    }

    fn law(&self, facts: &Facts<'_>, on: NaiveDate) -> Law {
        let mut lapsed = false;
        let mut latest = None;
        for cited in self.cited(facts) {
            match lapse(cited.term, facts) {
                Some(of) if of.by(on) == Some(true) => lapsed = true,
                Some(Lapse::On(date)) => latest = latest.max(date.first().checked_sub_days(Days::new(1))),
                Some(Lapse::Never | Lapse::Unknown) | None => return Law::InForce(None),
            }
        }
        if lapsed && latest.is_none() { Law::Lapsed } else { Law::InForce(latest) }
    }

    fn cited<'f, 'p>(&'f self, facts: &'f Facts<'p>) -> impl Iterator<Item = &'f CitedFact<'p>> {
        let is_asked = |term: TermId| {
            self.in_force.iter().any(|&work| Among::Work(work).includes(term, facts.vocabulary))
        };
        facts.cited().iter().filter(move |cited| is_asked(cited.term))
    }
}

fn lapse<'p>(term: TermId, facts: &Facts<'p>) -> Option<&'p Lapse> {
    facts.vocabulary.cited(term).map(|cited| &cited.lapsed)
}

/// No more than a part.
fn in_part(bounds: Bounds) -> Bounds {
    let part = |degree: Degree| degree.min(Degree::Partial);
    Bounds { shown: part(bounds.shown), possible: part(bounds.possible) }
}
