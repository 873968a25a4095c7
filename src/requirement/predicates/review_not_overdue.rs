//! `review-not-overdue`: the last day of the next review has not passed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::{Period, days, days_after, plain};
use crate::format::shape::key;
use crate::format::view::flag;
use crate::format::{Found, Key, Takes};
use crate::policy::Section;
use crate::requirement::Requirement;
use crate::requirement::addition::{Addition, REVIEWED};
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::requirement::harm::{Harm, Harms};
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::review::{self, SetBy};
use crate::requirement::stated::Stated;
use crate::requirement::weight::Weight;
use crate::source::{Code, Problem};
use crate::vocabulary::Vocabulary;

/// The last day of the next review has not passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReviewNotOverdue;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lack {
    /// There is no date.
    NoDate,
    /// The date has passed.
    Overdue {
        /// The last day of the review.
        last: NaiveDate,
        /// The day of the audit.
        on: NaiveDate,
        /// How often the policy is reviewed, where the day follows only from that.
        every: Option<Period>,
    },
}

impl Lack {
    /// The day that has passed, as a heading names it.
    pub(in crate::requirement) fn named(self) -> Option<String> {
        match self {
            Self::NoDate => None,
            Self::Overdue { last, on, .. } => {
                Some(format!("by {}, {} ago", plain(last), days(days_after(last, on))))
            }
        }
    }
}

impl Ask for ReviewNotOverdue {
    const KEY: Key =
        key("review-not-overdue", Takes::True, "The last day of the next review has not passed.");

    const HARMS: Harms = Harms::either_way(Harm::Expired);

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        if !flag(found, &mut reader.problems)?.value {
            reader.problems.push(
                Problem::new(
                    Code::Checklist,
                    found.node.span,
                    "`review-not-overdue` can only be asked for, not the reverse.",
                )
                .label("expected `true`"),
            );
            return None;
        }
        Some(Requirement::leaf(Self))
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        match review::due(facts.policy, on) {
            Some(due) if due.last >= on => Weight::of(Bounds::FULL).until(Some(due.last)),
            Some(_) | None => Weight::of(Bounds::ABSENT),
        }
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let Some(due) = review::due(facts.policy, on) else {
            return Judgement::absent(Lack::NoDate, facts.nearest(Section::Policy));
        };
        let (place, every) = match due.set_by {
            SetBy::Date(next) => (Place::policy(next.span), None),
            SetBy::Cycle { from, every } => (Place::policy(from.span), Some(every.value)),
        };
        let last = due.last;
        let weight = self.weigh(facts, on);
        let mut judgement = Judgement::new(weight.bounds).until(weight.holds_until).read(place);
        if weight.holds_until.is_some() {
            return judgement;
        }
        // Without the date that has passed, its own rule may set a later one.
        judgement.faults.push(place);
        judgement.missing(Lack::Overdue { last, on, every }, Because::Lapsed, place)
    }

    fn say(&self, _vocabulary: &Vocabulary) -> String {
        "the next review of the policy is not overdue".to_owned()
    }

    fn canonical(&self, _vocabulary: &Vocabulary) -> String {
        "review-not-overdue".to_owned()
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        super::review_cycle::DATES.to_vec()
    }

    fn addition(&self, _facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        Some(Addition::Review(REVIEWED))
    }

    fn join(&self, addition: &mut Addition, _facts: &Facts<'_>) -> bool {
        match addition {
            Addition::Review(_) => true,
            Addition::Field(Stated::Approved | Stated::NextReview) => {
                *addition = Addition::Review(REVIEWED);
                true
            }
            _ => false,
        }
    }
}

impl Say for Lack {
    fn say(&self, _vocabulary: &Vocabulary) -> String {
        match *self {
            Self::NoDate => "The policy gives no date for its next review.".to_owned(),
            Self::Overdue { last, on, every } => {
                let rule = every.map(|every| format!(", by its own rule ({every}),")).unwrap_or_default();
                format!(
                    "The next review was{rule} due by {} and is {} overdue on {}.",
                    plain(last),
                    days(days_after(last, on)),
                    plain(on)
                )
            }
        }
    }
}
