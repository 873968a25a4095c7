//! `review-cycle`: approval (or adoption, or the last review) and the next review are no further apart than this.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::{Period, WrittenDate, days, days_after, plain};
use crate::format::shape::key;
use crate::format::{Found, Key, Takes};
use crate::policy::{Policy, Section};
use crate::requirement::Requirement;
use crate::requirement::addition::Addition;
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::requirement::judgement::{Because, Judgement, Label};
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::review;
use crate::requirement::stated::Stated;
use crate::requirement::weight::Weight;
use crate::source::Spanned;
use crate::vocabulary::Vocabulary;

/// The longest time from one review to the next, first day to first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ReviewCycle {
    /// The longest time between them.
    pub period: Period,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// The next review would be before the last.
    Backwards {
        /// The last review.
        from: &'a str,
        /// The next.
        to: &'a str,
    },
    /// They are too far apart.
    TooLong {
        /// The last review.
        from: &'a str,
        /// The next.
        to: &'a str,
        /// How far apart they may be.
        period: Period,
    },
    /// They keep to it, and the next review has not taken place.
    Overdue {
        /// The last review.
        from: &'a str,
        /// The next.
        to: &'a str,
        /// The last day of the next.
        last: NaiveDate,
        /// The day of the audit.
        on: NaiveDate,
    },
    /// A period is named, but not the date of the next review; when that would be, where it has passed.
    NoNext(Period, Option<NaiveDate>),
    /// A period is named, but not the date of approval.
    NoApproval(Period),
    /// Nothing shows it.
    Unsaid(Period),
}

/// What the dates of a policy show.
enum Shown<'p> {
    Fine { from: &'p Spanned<WrittenDate>, to: &'p Spanned<WrittenDate> },
    Overdue { from: &'p Spanned<WrittenDate>, to: &'p Spanned<WrittenDate> },
    Wrong { from: &'p Spanned<WrittenDate>, to: &'p Spanned<WrittenDate> },
    PeriodOnly(&'p Spanned<Period>),
    Nothing,
}

impl Ask for ReviewCycle {
    const KEY: Key = key("review-cycle", Takes::Period, "Approval and next review are no further apart.");

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let period = reader.read_period(found.node)?;
        Some(Requirement::leaf(Self { period }))
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        match self.shown(facts.policy, on) {
            Shown::Fine { to, .. } => Weight::of(Bounds::FULL).until(Some(to.value.last())),
            Shown::Overdue { .. } | Shown::Wrong { .. } | Shown::PeriodOnly(_) => Weight::of(Bounds::PARTIAL),
            Shown::Nothing => Weight::of(Bounds::ABSENT),
        }
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let period = self.period;
        match self.shown(facts.policy, on) {
            Shown::Fine { from, to } => Judgement::new(Bounds::FULL)
                .until(Some(to.value.last()))
                .read_as(Place::policy(from.span), Label::From)
                .read_as(Place::policy(to.span), Label::To),
            Shown::Overdue { from, to } => {
                let (start, place) = (Place::policy(from.span), Place::policy(to.span));
                let last = to.value.last();
                let (from, to) = (from.value.written(), to.value.written());
                let lack = Lack::Overdue { from, to, last, on };
                let mut judgement = Judgement::new(Bounds::PARTIAL).read_as(start, Label::From);
                judgement.faults.push(place);
                judgement.missing(lack, Because::Lapsed, place)
            }
            Shown::Wrong { from, to } => {
                let backwards = to.value.last() < from.value.first();
                let place = Place::policy(to.span);
                let start = Place::policy(from.span);
                let (from, to) = (from.value.written(), to.value.written());
                let lack =
                    if backwards { Lack::Backwards { from, to } } else { Lack::TooLong { from, to, period } };
                let mut judgement = Judgement::new(Bounds::PARTIAL).read_as(start, Label::From);
                // Without the later of the dates they may keep to it.
                judgement.faults.extend([start, place]);
                judgement.missing(lack, Because::Weaker, place)
            }
            Shown::PeriodOnly(every) => {
                let place = Place::policy(every.span);
                let lack = match facts.policy.about.next_review {
                    None => {
                        let due = review::due(facts.policy, on).map(|due| due.last);
                        Lack::NoNext(every.value, due.filter(|last| *last < on))
                    }
                    Some(_) => Lack::NoApproval(every.value),
                };
                Judgement::new(Bounds::PARTIAL).read(place).missing(lack, Because::Absent, place)
            }
            Shown::Nothing => Judgement::absent(Lack::Unsaid(period), facts.nearest(Section::Policy)),
        }
    }

    fn say(&self, _vocabulary: &Vocabulary) -> String {
        format!("the policy is reviewed {}, as its dates show", self.period)
    }

    fn canonical(&self, _vocabulary: &Vocabulary) -> String {
        format!("review-cycle {}", self.period.id())
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        DATES.to_vec()
    }

    fn addition(&self, _facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        Some(Addition::Review(self.period))
    }

    fn join(&self, addition: &mut Addition, _facts: &Facts<'_>) -> bool {
        match addition {
            Addition::Review(period) if !self.period.satisfies(*period) => {}
            Addition::Review(_) | Addition::Field(Stated::Approved | Stated::NextReview) => {
                *addition = Addition::Review(self.period);
            }
            _ => return false,
        }
        true
    }
}

/// The fields by which the cycle of reviews is judged.
pub(super) const DATES: &[Read] = &[
    Read::Stated(Stated::Adopted),
    Read::Stated(Stated::Approved),
    Read::Stated(Stated::LastReviewed),
    Read::Stated(Stated::NextReview),
    Read::Stated(Stated::ReviewEvery),
];

impl ReviewCycle {
    fn shown(self, policy: &Policy, on: NaiveDate) -> Shown<'_> {
        let about = &policy.about;
        if let (Some(from), Some(to)) = (review::reviewed(policy, on), &about.next_review) {
            let first = from.value.first();
            let latest = match self.period {
                Period::AcademicYear => self.period.lasts_until(first, &policy.school.terms),
                Period::Days(_)
                | Period::Weeks(_)
                | Period::Months(_)
                | Period::HalfTerm
                | Period::Term
                | Period::Years(_) => self.period.after(first),
            };
            let in_time = latest.is_some_and(|latest| to.value.first() <= latest);
            return match to.value.last() >= first && in_time {
                true if to.value.last() < on => Shown::Overdue { from, to },
                true => Shown::Fine { from, to },
                false => Shown::Wrong { from, to },
            };
        }
        match &about.review_every {
            Some(every) if every.value.satisfies(self.period) => Shown::PeriodOnly(every),
            _ => Shown::Nothing,
        }
    }
}

impl Say for Lack<'_> {
    fn say(&self, _vocabulary: &Vocabulary) -> String {
        let named = |every: &Period, lacking: &str| {
            format!("The policy says that it is reviewed {every}, but does not give {lacking}.")
        };
        match self {
            Self::Backwards { from, to } => format!(
                "The next review ({to}) would be before the policy was approved or last reviewed ({from})."
            ),
            Self::TooLong { from, to, period } => {
                format!("From {from} to {to} is longer than {period} allows.")
            }
            Self::Overdue { from, to, last, on } => format!(
                "The dates keep to the cycle (from {from} to {to}), but the review due by {} is {} overdue on {}.",
                plain(*last),
                days(days_after(*last, *on)),
                plain(*on)
            ),
            Self::NoNext(every, None) => named(every, "the date of the next review"),
            Self::NoNext(every, Some(last)) => {
                let date = "the date of the next review, which by its own rule was due by";
                named(every, &format!("{date} {}", plain(*last)))
            }
            Self::NoApproval(every) => named(every, "the date of approval"),
            Self::Unsaid(period) => format!("The policy does not show that it is reviewed {period}."),
        }
    }
}
