//! When a policy was reviewed, and when it is due again: one rule for what asks about the dates and for what lists them.

use chrono::NaiveDate;

use crate::dates::{Period, WrittenDate};
use crate::policy::Policy;
use crate::source::Spanned;

use super::stated::Stated;

/// When a policy is due to be reviewed.
#[derive(Clone, Copy, Debug)]
pub struct Due<'p> {
    /// The last day on which the review is in time.
    pub last: NaiveDate,
    /// What sets it.
    pub set_by: SetBy<'p>,
}

/// What sets the day of a review.
#[derive(Clone, Copy, Debug)]
pub enum SetBy<'p> {
    /// The policy gives the date.
    Date(&'p Spanned<WrittenDate>),
    /// The policy gives only how often it is reviewed, and this was the last time.
    Cycle {
        /// The last review.
        from: &'p Spanned<WrittenDate>,
        /// How often.
        every: &'p Spanned<Period>,
    },
}

/// The last of approval, adoption and last review by a day: from it the next review is counted.
pub fn reviewed(policy: &Policy, on: NaiveDate) -> Option<&Spanned<WrittenDate>> {
    let done = done(policy).filter(|(_, date)| date.value.first() <= on);
    done.map(|(_, date)| date).max_by_key(|date| date.value.first())
}

/// When the policy is due to be reviewed: by the date that it gives, else by its own rule, so long after the last review.
pub fn due(policy: &Policy, on: NaiveDate) -> Option<Due<'_>> {
    if let Some(next) = &policy.about.next_review {
        return Some(Due { last: next.value.last(), set_by: SetBy::Date(next) });
    }
    let every = policy.about.review_every.as_ref()?;
    let from = reviewed(policy, on)?;
    let last = every.value.lasts_until(from.value.last(), &policy.school.terms)?;
    Some(Due { last, set_by: SetBy::Cycle { from, every } })
}

/// The dates of approval, adoption and last review that are still to come on a day: they count for nothing yet.
pub fn to_come(policy: &Policy, on: NaiveDate) -> impl Iterator<Item = (Stated, &Spanned<WrittenDate>)> {
    done(policy).filter(move |(_, date)| date.value.first() > on)
}

/// When the policy was adopted, approved and last reviewed.
fn done(policy: &Policy) -> impl Iterator<Item = (Stated, &Spanned<WrittenDate>)> {
    let about = &policy.about;
    let dates = [
        (Stated::Adopted, &about.adopted),
        (Stated::Approved, &about.approved),
        (Stated::LastReviewed, &about.last_reviewed),
    ];
    dates.into_iter().filter_map(|(what, date)| Some((what, date.as_ref()?)))
}
