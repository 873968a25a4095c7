//! How often: periods, their order, and how long what was done in one still counts.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::end_of_next_academic_year;
use super::terms::{TermEnds, end_of_next_half_term, end_of_next_term};

/// How often something is to be done. A count of nought is never read, and lasts no days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Period {
    /// Every so many days.
    Days(u16),
    /// Every so many weeks.
    Weeks(u16),
    /// Every so many calendar months.
    Months(u16),
    /// Every half-term, six times a year.
    HalfTerm,
    /// Every term, three times a year.
    Term,
    /// Every so many years.
    Years(u16),
    /// Once in every academic year.
    AcademicYear,
}

impl Period {
    /// Whether doing it this often is at least as often as `asked`.
    ///
    /// Periods stand in one order, strictest first: day, week, month, half-term (as two months), term (as four),
    /// year, academic year, two years. Equal lengths satisfy each other, as 12 months and a year do. The order is
    /// the checklist format's; a year counts as 365.25 days.
    #[must_use]
    pub fn satisfies(self, asked: Self) -> bool {
        self.length() <= asked.length()
    }

    /// The length in sixteenths of a day, so that days, months of 30.4375 days and years are whole numbers. An
    /// academic year is a day longer than a year: between two records may lie more than twelve months.
    fn length(self) -> u32 {
        const DAY: u32 = 16;
        const MONTH: u32 = 487;
        const YEAR: u32 = 5844;
        let times = |unit: u32, count: u16| unit.saturating_mul(u32::from(count));
        match self {
            Self::Days(days) => times(DAY, days),
            Self::Weeks(weeks) => times(DAY.saturating_mul(7), weeks),
            Self::Months(months) => times(MONTH, months),
            Self::HalfTerm => times(MONTH, 2),
            Self::Term => times(MONTH, 4),
            Self::Years(years) => times(YEAR, years),
            Self::AcademicYear => YEAR.saturating_add(DAY),
        }
    }

    /// The same period in the largest unit that fits it: 12 months are 1 year, 14 days are 2 weeks.
    #[must_use]
    pub fn canonical(self) -> Self {
        let whole = |count: u16, unit: u16| {
            let fits = count > 0 && count.checked_rem(unit) == Some(0);
            if fits { count.checked_div(unit) } else { None }
        };
        match self {
            Self::Days(days) => whole(days, 7).map_or(self, Self::Weeks),
            Self::Months(months) => whole(months, 12).map_or(self, Self::Years),
            other => other,
        }
    }

    /// The period as the formats write it, the same for equal periods: `day`, `week`, `2 weeks`, `month`,
    /// `6 months`, `half-term`, `term`, `1 year`, `academic-year`, `2 years`.
    #[must_use]
    pub fn id(self) -> String {
        match self.canonical() {
            Self::Days(days) => several(days, "day", "day"),
            Self::Weeks(weeks) => several(weeks, "week", "week"),
            Self::Months(months) => several(months, "month", "month"),
            Self::HalfTerm => "half-term".to_owned(),
            Self::Term => "term".to_owned(),
            Self::Years(years) => several(years, "1 year", "year"),
            Self::AcademicYear => "academic-year".to_owned(),
        }
    }

    /// The period in a sentence: `every year`, `every 2 years`, `every term`, `every academic year`.
    #[must_use]
    pub fn plain(self) -> String {
        match self.canonical() {
            Self::Years(1) => "every year".to_owned(),
            Self::AcademicYear => "every academic year".to_owned(),
            other => format!("every {}", other.id()),
        }
    }

    /// The last day, itself included, on which something done on `done` still counts.
    ///
    /// A year after 10 March 2026 that is 10 March 2027. Where the month is too short it is its last day. What was
    /// done in a half-term, a term or an academic year counts in that one and the next, to the next one's last day
    /// (the rule of the checklist format for the academic year, here for all three); a holiday belongs to the term
    /// before it. Nothing where the calendar does not reach so far, or `terms` are out of order.
    #[must_use]
    pub fn lasts_until(self, done: NaiveDate, terms: &TermEnds) -> Option<NaiveDate> {
        match self {
            Self::HalfTerm => end_of_next_half_term(done, terms),
            Self::Term => end_of_next_term(done, terms),
            Self::AcademicYear => end_of_next_academic_year(done),
            Self::Days(_) | Self::Weeks(_) | Self::Months(_) | Self::Years(_) => self.after(done),
        }
    }

    /// The day one period after `first`, for stepping through a cycle. A half-term steps two months, a term four
    /// and an academic year twelve; to ask whether something is still in time, use [`Period::lasts_until`].
    /// Nothing where the calendar does not reach so far.
    #[must_use]
    pub fn after(self, first: NaiveDate) -> Option<NaiveDate> {
        match self.step() {
            Step::Days(days) => first.checked_add_days(Days::new(days)),
            Step::Months(months) => first.checked_add_months(Months::new(months)),
        }
    }

    /// How many whole periods have passed from `from` to `to`, by the steps of [`Period::after`]: how many reviews
    /// were missed since one fell due. Nought where `to` is not after `from`.
    #[must_use]
    pub fn times_in(self, from: NaiveDate, to: NaiveDate) -> u32 {
        let whole = match self.step() {
            Step::Days(length) => {
                let days = u64::try_from(to.signed_duration_since(from).num_days()).unwrap_or(0);
                days.checked_div(length).and_then(|whole| u32::try_from(whole).ok())
            }
            Step::Months(length) => whole_months(from, to).checked_div(length),
        };
        whole.unwrap_or(0)
    }

    fn step(self) -> Step {
        let times = |count: u16, unit: u32| u32::from(count).saturating_mul(unit);
        match self {
            Self::Days(days) => Step::Days(u64::from(days)),
            Self::Weeks(weeks) => Step::Days(u64::from(times(weeks, 7))),
            Self::Months(months) => Step::Months(u32::from(months)),
            Self::HalfTerm => Step::Months(2),
            Self::Term => Step::Months(4),
            Self::Years(years) => Step::Months(times(years, 12)),
            Self::AcademicYear => Step::Months(12),
        }
    }
}

/// In a sentence, as [`Period::plain`].
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

enum Step {
    Days(u64),
    Months(u32),
}

fn several(count: u16, one: &str, unit: &str) -> String {
    if count == 1 { one.to_owned() } else { format!("{count} {unit}s") }
}

/// The most months that can be added to `from` without passing `to`.
fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    let month =
        |date: NaiveDate| i64::from(date.year()).saturating_mul(12).saturating_add(i64::from(date.month()));
    let Ok(months) = u32::try_from(month(to).saturating_sub(month(from))) else {
        return 0;
    };
    let reached = from.checked_add_months(Months::new(months)).is_some_and(|day| day <= to);
    if reached { months } else { months.saturating_sub(1) }
}
