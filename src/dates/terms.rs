//! School terms and half-terms on the calendar.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::calendar::{Span, last_of_month, month_name};
use super::problem::DateProblem;

/// A day of the year without the year, such as the last day of a term. Always a day that every year has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

/// The last day of each school term, for dates written as a term.
///
/// A term starts where the domain facts (section 6.2) start it: autumn on 1 September, spring on 1 January,
/// summer on the day after spring ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermEnds {
    /// The last day of the autumn term, by default 31 December.
    pub autumn: MonthDay,
    /// The last day of the spring term, by default 31 March.
    pub spring: MonthDay,
    /// The last day of the summer term, by default 31 August.
    pub summer: MonthDay,
}

impl MonthDay {
    /// Reads month and day, as in `12-31`.
    ///
    /// # Errors
    /// [`DateProblem::Impossible`] where it is not written so, where there is no such day, and for 29 February,
    /// which most years do not have.
    pub fn read(text: &str) -> Result<Self, DateProblem> {
        let impossible =
            |why: &str| DateProblem::Impossible { written: text.trim().to_owned(), why: why.to_owned() };
        let number = |part: &str| {
            let part = part.trim();
            let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u32>().ok()).flatten()
        };
        let parts = text.trim().split_once(['-', '\u{2010}', '\u{2011}', '\u{2013}']);
        let Some((Some(month), Some(day))) = parts.map(|(month, day)| (number(month), number(day))) else {
            return Err(impossible("the last day of a term is written as month and day, as in 12-31"));
        };
        // 2023 had no 29 February, so a day that it had is a day of every year.
        if NaiveDate::from_ymd_opt(2023, month, day).is_some() {
            return Ok(Self { month, day });
        }
        Err(impossible(if (month, day) == (2, 29) {
            "most years have no 29 February, so write 02-28"
        } else if NaiveDate::from_ymd_opt(2023, day, month).is_some() {
            "the month is written first, as in 12-31"
        } else {
            "no year has such a day"
        }))
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.day
    }

    /// This day in a year; nothing only where the calendar does not reach so far.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// The day in plain English, as in `31 December`.
    #[must_use]
    pub fn plain(self) -> String {
        format!("{} {}", self.day, month_name(self.month))
    }
}

/// As it is written in a policy file: `12-31`.
impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Default for TermEnds {
    fn default() -> Self {
        Self {
            autumn: MonthDay { month: 12, day: 31 },
            spring: MonthDay { month: 3, day: 31 },
            summer: MonthDay { month: 8, day: 31 },
        }
    }
}

impl TermEnds {
    /// Checks that the terms follow each other: spring ends before summer, summer by 31 August, and autumn on or
    /// after 1 September, when it starts.
    ///
    /// # Errors
    /// [`DateProblem::Impossible`] with the first rule that is broken.
    pub fn check(&self) -> Result<(), DateProblem> {
        let (written, why) = if self.spring >= self.summer {
            (
                format!("spring-ends {}, summer-ends {}", self.spring, self.summer),
                "spring ends before summer does",
            )
        } else if self.summer.month > 8 {
            (format!("summer-ends {}", self.summer), "the summer term ends by 31 August")
        } else if self.autumn.month < 9 {
            (
                format!("autumn-ends {}", self.autumn),
                "the autumn term starts on 1 September and cannot end before it",
            )
        } else {
            return Ok(());
        };
        Err(DateProblem::Impossible { written, why: why.to_owned() })
    }
}

/// A school term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Spring,
    Summer,
    Autumn,
}

/// The first or the second half of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    First,
    Second,
}

impl Term {
    /// The terms in the order of the calendar year.
    pub(super) const ALL: [Self; 3] = [Self::Spring, Self::Summer, Self::Autumn];

    /// The name as schools write it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Spring => "Spring",
            Self::Summer => "Summer",
            Self::Autumn => "Autumn",
        }
    }

    /// The days of the term in a calendar year. The year is the calendar's, not the academic one: Spring 2027
    /// follows Autumn 2026 (domain facts, section 6.2).
    pub(super) fn span(self, year: i32, terms: &TermEnds) -> Option<Span> {
        terms.check().ok()?;
        let (first, last) = match self {
            Self::Spring => (NaiveDate::from_ymd_opt(year, 1, 1)?, terms.spring),
            Self::Summer => (terms.spring.in_year(year)?.succ_opt()?, terms.summer),
            Self::Autumn => (NaiveDate::from_ymd_opt(year, 9, 1)?, terms.autumn),
        };
        let last = last.in_year(year)?;
        // Only 29 February, after a spring that ends on the 28th, could otherwise stand the wrong way round.
        Some(Span { first: first.min(last), last })
    }

    /// The days of one half of the term. Our rule, since no calendar is given: the first half runs to the end of
    /// the month of the half-term holiday (October, February, May), or to the middle of a term that does not
    /// reach beyond it.
    pub(super) fn half_span(self, half: Half, year: i32, terms: &TermEnds) -> Option<Span> {
        let whole = self.span(year, terms)?;
        let holiday = match self {
            Self::Spring => 2,
            Self::Summer => 5,
            Self::Autumn => 10,
        };
        let mut middle = last_of_month(year, holiday)?;
        if middle < whole.first || middle >= whole.last {
            let days = whole.last.signed_duration_since(whole.first).num_days();
            middle = whole.first.checked_add_signed(chrono::TimeDelta::try_days(days.checked_div(2)?)?)?;
        }
        Some(match half {
            Half::First => Span { first: whole.first, last: middle },
            Half::Second => Span { first: middle.succ_opt()?.min(whole.last), last: whole.last },
        })
    }
}

/// The last day of the next term after the one that holds `date`. A holiday belongs to the term before it.
pub(super) fn end_of_next_term(date: NaiveDate, terms: &TermEnds) -> Option<NaiveDate> {
    next_end(date, |term, year| [term.span(year, terms), None])
}

/// The last day of the next half-term after the one that holds `date`. A holiday belongs to the half before it.
pub(super) fn end_of_next_half_term(date: NaiveDate, terms: &TermEnds) -> Option<NaiveDate> {
    next_end(date, |term, year| {
        [term.half_span(Half::First, year, terms), term.half_span(Half::Second, year, terms)]
    })
}

fn next_end(date: NaiveDate, spans: impl Fn(Term, i32) -> [Option<Span>; 2]) -> Option<NaiveDate> {
    let years = [date.year(), date.year().checked_add(1)?];
    let in_order = years.into_iter().flat_map(|year| Term::ALL.map(|term| (term, year)));
    let mut ranges = in_order.flat_map(|(term, year)| spans(term, year)).flatten();
    ranges.find(|range| range.first > date).map(|next| next.last)
}
