//! What weighing yields: bounds, until when they hold, and whether a fault stands in the way. No words and no places, so
//! that nothing is allocated for it.

use chrono::NaiveDate;

use super::Need;
use super::degree::{Bounds, Degree, Tally};

/// How a requirement comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// How far it is met.
    pub bounds: Bounds,
    /// The last day on which a met answer still holds; `None` where no date bounds it.
    pub holds_until: Option<NaiveDate>,
    /// Whether something that the policy says wrongly is part of what is missing.
    pub fault: bool,
    /// Whether something that stands here asks for what is missing, so that it belongs here and in no other document.
    pub asked_here: bool,
}

impl Weight {
    /// Bounds without a date and without a fault.
    pub fn of(bounds: Bounds) -> Self {
        Self { bounds, holds_until: None, fault: false, asked_here: false }
    }

    /// With a last day.
    #[must_use]
    pub fn until(mut self, day: Option<NaiveDate>) -> Self {
        self.holds_until = day;
        self
    }

    /// With a fault, or without one.
    #[must_use]
    pub fn at_fault(mut self, fault: bool) -> Self {
        self.fault = fault;
        self
    }

    /// Asked for by something that stands here, or not.
    #[must_use]
    pub fn asked_here(mut self, asked: bool) -> Self {
        self.asked_here = asked;
        self
    }

    /// The last day, far ahead where no date bounds it.
    fn day(self) -> NaiveDate {
        self.holds_until.unwrap_or(NaiveDate::MAX)
    }

    /// So many of these. Where alternatives are not met, what is said is said of one that is nearest to being met, and of
    /// those of one at fault before the others, so that its fault counts.
    pub fn threshold(need: Need, of: impl Iterator<Item = Self> + Clone) -> Self {
        let mut tally = Tally::default();
        let mut first: Option<NaiveDate> = None;
        let mut last: Option<NaiveDate> = None;
        let mut any_fault = false;
        let mut asked_here = false;
        let mut nearest: Option<((Degree, Degree), bool)> = None;
        for weight in of.clone() {
            tally.add(weight.bounds);
            if weight.bounds.shown == Degree::Full {
                first = first.into_iter().chain([weight.day()]).min();
                last = last.max(Some(weight.day()));
            } else {
                any_fault |= weight.fault;
                asked_here |= weight.asked_here && need == Need::All;
                nearest = nearest.max(Some((weight.bounds.rank(), weight.fault)));
            }
        }
        let count = need.of(tally.members());
        let bounds = tally.bounds(count);
        if bounds.shown != Degree::Full {
            let fault = match need {
                Need::All => any_fault,
                Need::Any | Need::AtLeast(_) => nearest.is_some_and(|(_, fault)| fault),
            };
            return Self::of(bounds).at_fault(fault).asked_here(asked_here);
        }
        let day = match need {
            Need::All => first,
            Need::Any => last,
            Need::AtLeast(_) => {
                let met = of.filter(|weight| weight.bounds.shown == Degree::Full).map(Self::day);
                latest(count, &met)
            }
        };
        Self::of(bounds).until(day.filter(|day| *day != NaiveDate::MAX))
    }
}

/// The `count`-th latest of some days, equal days counted each.
fn latest(count: usize, days: &(impl Iterator<Item = NaiveDate> + Clone)) -> Option<NaiveDate> {
    let mut below: Option<NaiveDate> = None;
    let mut seen = 0;
    while seen < count {
        let left = days.clone().filter(|day| below.is_none_or(|below| *day < below));
        let day = left.max()?;
        seen += days.clone().filter(|other| *other == day).count();
        below = Some(day);
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_met_answer_holds_as_long_as_enough_of_its_members_do() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 1, day);
        let met = |until| Weight::of(Bounds::FULL).until(until);
        let members = [met(day(3)), met(day(9)), met(day(5)), met(day(9))];
        let until = |need| Weight::threshold(need, members.iter().copied()).holds_until;
        assert_eq!(until(Need::All), day(3));
        assert_eq!(until(Need::Any), day(9));
        assert_eq!(until(Need::AtLeast(2)), day(9));
        assert_eq!(until(Need::AtLeast(3)), day(5));
        assert_eq!(Weight::threshold(Need::Any, [met(day(3)), met(None)].into_iter()).holds_until, None);
    }
}
