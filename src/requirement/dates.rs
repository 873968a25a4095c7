//! `review-cycle` and `review-not-overdue`: the dates of the document itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::{Period, WrittenDate, days, days_after, plain};
use crate::policy::{Policy, Section};
use crate::source::Spanned;

use super::degree::Bounds;
use super::facts::{Facts, Place};
use super::judgement::{Because, Judgement};

/// Approval (or adoption, or the last review) and the next review are no further apart than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewCycle {
    /// The longest time between them.
    pub period: Period,
}

/// The last of approval, adoption and last review: the day from which the next review is counted.
pub fn reviewed(policy: &Policy) -> Option<&Spanned<WrittenDate>> {
    let about = &policy.about;
    [&about.adopted, &about.approved, &about.last_reviewed]
        .into_iter()
        .flatten()
        .max_by_key(|date| date.value.first())
}

impl ReviewCycle {
    /// Judges the facts, first day to first day.
    pub fn judge(&self, facts: &Facts<'_>, _on: NaiveDate) -> Judgement {
        let about = &facts.policy.about;
        let place = facts.nearest(Section::Policy);
        if let (Some(start), Some(next)) = (reviewed(facts.policy), &about.next_review) {
            let (start_at, next_at) = (Place::policy(start.span), Place::policy(next.span));
            let latest = match self.period {
                Period::AcademicYear => {
                    self.period.lasts_until(start.value.first(), &facts.policy.school.terms)
                }
                _ => self.period.after(start.value.first()),
            };
            if next.value.last() >= start.value.first()
                && latest.is_some_and(|latest| next.value.first() <= latest)
            {
                return Judgement::full(start_at, "from here").read(next_at, "to here");
            }
            let (from, to) = (start.value.written(), next.value.written());
            let text = if next.value.last() < start.value.first() {
                format!(
                    "The next review ({to}) would be before the policy was approved or last reviewed ({from})."
                )
            } else {
                format!("From {from} to {to} is longer than {} allows.", self.period)
            };
            return Judgement::new(Bounds::PARTIAL).read(start_at, "from here").missing(
                text,
                Because::Weaker,
                next_at,
            );
        }
        match &about.review_every {
            Some(every) if every.value.satisfies(self.period) => {
                let every_at = Place::policy(every.span);
                let lacking = if about.next_review.is_none() {
                    "the date of the next review"
                } else {
                    "the date of approval"
                };
                Judgement::new(Bounds::PARTIAL).read(every_at, "").missing(
                    format!(
                        "The policy says that it is reviewed {}, but does not give {lacking}.",
                        every.value
                    ),
                    Because::Absent,
                    every_at,
                )
            }
            _ => Judgement::absent(
                format!("The policy does not show that it is reviewed {}.", self.period),
                place,
            ),
        }
    }

    /// Says itself.
    pub fn say(&self) -> String {
        format!("the policy is reviewed {}, as its dates show", self.period)
    }
}

/// The last day of the next review has not passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewNotOverdue;

impl ReviewNotOverdue {
    /// Judges the facts on the day of the audit.
    pub fn judge(&self, facts: &Facts<'_>, on: NaiveDate) -> Judgement {
        let Some(next) = &facts.policy.about.next_review else {
            return Judgement::absent(
                "The policy gives no date for its next review.",
                facts.nearest(Section::Policy),
            );
        };
        let place = Place::policy(next.span);
        let last = next.value.last();
        let overdue = days_after(last, on);
        if overdue <= 0 {
            return Judgement::full(place, "").until(Some(last));
        }
        let text = format!(
            "The next review was due by {} and is {} overdue on {}.",
            plain(last),
            days(overdue),
            plain(on)
        );
        Judgement::new(Bounds::ABSENT).read(place, "").missing(text, Because::Lapsed, place)
    }

    /// Says itself.
    pub fn say(&self) -> String {
        "the next review of the policy is not overdue".to_owned()
    }
}
