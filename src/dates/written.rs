//! A date as a document writes it, with the days it covers.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::calendar::{Span, any, plain};
use super::problem::DateProblem;
use super::read::find;
use super::tail::{Sooner, split};
use super::terms::TermEnds;
use super::tokens::clean;

/// How precisely a date was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    /// One day, as in `28.09.16`.
    Day,
    /// One month, as in `September 2017`.
    Month,
    /// A range of two months, as in `November/December 2019`.
    Months,
    /// Half a term, as in `Autumn 1 2024`.
    HalfTerm,
    /// A term, as in `Autumn 2024`.
    Term,
    /// A calendar year, as in `2016`.
    Year,
    /// An academic year, as in `2023/24`.
    AcademicYear,
}

impl Precision {
    /// The word for it in files and reports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Months => "months",
            Self::HalfTerm => "half-term",
            Self::Term => "term",
            Self::Year => "year",
            Self::AcademicYear => "academic-year",
        }
    }
}

/// A date as it was written, how precisely, and the first and last day that it covers, both included.
///
/// Something due on it is due by its last day; something done on it counts from its first (domain facts,
/// section 6.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenDate {
    written: String,
    precision: Precision,
    #[serde(with = "super::day_number")]
    first: NaiveDate,
    #[serde(with = "super::day_number")]
    last: NaiveDate,
}

impl WrittenDate {
    /// Reads a date in any of the ways in which schools write one (domain facts, section 6.1), the day before the
    /// month, in the years 1900 to 2199. `terms` says when the school's terms end.
    ///
    /// # Errors
    /// A [`DateProblem`] where it is in doubt, where there is no such date, or where it cannot be read.
    pub fn read(text: &str, terms: &TermEnds) -> Result<Self, DateProblem> {
        let written = clean(text);
        match find(&written, terms) {
            Ok((precision, span)) => {
                Ok(Self { written: written.into_owned(), precision, first: span.first, last: span.last })
            }
            Err(fault) => Err(fault.of(written.into_owned())),
        }
    }

    /// One day, written plainly.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { written: plain(day), precision: Precision::Day, first: day, last: day }
    }

    /// A day that nobody knows: any that a date may name.
    #[must_use]
    pub fn unknown() -> Self {
        let Span { first, last } = any();
        Self { written: "an unknown day".to_owned(), precision: Precision::Year, first, last }
    }

    /// Whether anything is known of the day.
    #[must_use]
    pub fn known(&self) -> bool {
        self.first != any().first || self.last != any().last
    }

    /// Reads the day by which something is due, behind which it may say that it comes sooner: `September 2027, or sooner
    /// in light of new guidance`. Gives back what brings it forward.
    ///
    /// # Errors
    /// As [`WrittenDate::read`].
    pub fn read_due(text: &str, terms: &TermEnds) -> Result<(Self, Vec<Sooner>), DateProblem> {
        let problem = match Self::read(text, terms) {
            Ok(date) => return Ok((date, Vec::new())),
            Err(problem) => problem,
        };
        let written = clean(text);
        let Some((date, sooner)) = split(&written) else { return Err(problem) };
        let read = Self::read(date, terms)?;
        Ok((Self { written: written.into_owned(), ..read }, sooner))
    }

    /// The text as it was written, with single spaces.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// How precisely it was written.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The first day that it covers.
    #[must_use]
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day that it covers, itself included: something due is overdue only after it.
    #[must_use]
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// The text and how it was read as a date by which something is due: `Autumn 2024, read as ending 31 December
    /// 2024`, `28.09.16, read as 28 September 2016`. A day written plainly stands alone.
    #[must_use]
    pub fn reading(&self) -> String {
        self.read_as("ending", self.last)
    }

    /// The text and how it was read as a date on which something was done: `Autumn 2023, read as starting
    /// 1 September 2023`.
    #[must_use]
    pub fn reading_from_start(&self) -> String {
        self.read_as("starting", self.first)
    }

    fn read_as(&self, end: &str, day: NaiveDate) -> String {
        let day = plain(day);
        match self.precision {
            Precision::Day if self.written.eq_ignore_ascii_case(&day) => self.written.clone(),
            Precision::Day => format!("{}, read as {day}", self.written),
            _ => format!("{}, read as {end} {day}", self.written),
        }
    }
}
