//! How the text of a period is read.

use std::borrow::Cow;
use std::fmt;

use super::period::Period;
use super::problem::{alternatives, quoted};
use super::tokens::{clean, lowered};

/// Why a text was not taken as a period. Its text is whole sentences for the person who keeps the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodProblem {
    /// It can mean more than one period, as "biannual" does.
    Doubtful {
        /// The text as it was found.
        written: String,
        /// What it may mean, as it should be written.
        readings: Vec<String>,
    },
    /// It says that something is done repeatedly, and not how often.
    Vague {
        /// The text as it was found.
        written: String,
    },
    /// It cannot be read as a period.
    Unreadable {
        /// The text as it was found.
        written: String,
    },
}

impl std::error::Error for PeriodProblem {}

impl fmt::Display for PeriodProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SUCH_AS: &str = "week, month, half-term, term, 1 year, academic-year or 2 years";
        match self {
            Self::Doubtful { written, readings } => {
                let (written, readings) = (quoted(written), alternatives(readings));
                write!(
                    f,
                    "{written} can be read in more than one way. Write the one that is meant: {readings}."
                )
            }
            Self::Vague { written } if is_regularly(written) => {
                write!(f, "{} names no period, and one is needed here. Write {SUCH_AS}.", quoted(written))
            }
            Self::Vague { written } => {
                let written = quoted(written);
                write!(
                    f,
                    "{written} does not say how often. Write {SUCH_AS}, or \"regularly\" where no period is given."
                )
            }
            Self::Unreadable { written } if written.trim().is_empty() => {
                write!(f, "No period is written here. Write {SUCH_AS}.")
            }
            Self::Unreadable { written } => {
                write!(f, "{} cannot be read as a period. Write {SUCH_AS}.", quoted(written))
            }
        }
    }
}

/// Words that promise repetition and name no period.
const VAGUE: [&str; 16] = [
    "regular",
    "regularly",
    "ongoing",
    "continual",
    "continually",
    "continuous",
    "continuously",
    "frequent",
    "frequently",
    "often",
    "periodic",
    "periodically",
    "as required",
    "as needed",
    "when necessary",
    "from time to time",
];

impl Period {
    /// Reads a period: `term`, `1 year`, `6 months`, and what people write for them, such as `termly`, `annually`,
    /// `every two years`, `fortnightly` or `twice a year`. The period comes in its largest unit, so that
    /// `12 months` is a year.
    ///
    /// # Errors
    /// A [`PeriodProblem`] where it is in doubt, vague, nought, or cannot be read.
    pub fn read(text: &str) -> Result<Self, PeriodProblem> {
        let written = clean(text);
        let words = plain_words(&written);
        let period = read_words(&apart(&words)).map(Self::canonical);
        period.ok_or_else(|| {
            let written = written.clone().into_owned();
            match doubtful(&words) {
                Some(readings) => {
                    PeriodProblem::Doubtful { written, readings: readings.map(str::to_owned).to_vec() }
                }
                None if VAGUE.contains(&&*words) => PeriodProblem::Vague { written },
                None => PeriodProblem::Unreadable { written },
            }
        })
    }
}

/// Whether the text is the word that stands where a document names no period.
pub(super) fn is_regularly(text: &str) -> bool {
    lowered(&clean(text)) == "regularly"
}

/// Lower case, hyphens as spaces.
pub(super) fn plain_words(written: &str) -> Cow<'_, str> {
    let lower = lowered(written);
    if lower.contains('-') { Cow::Owned(clean(&lower.replace('-', " ")).into_owned()) } else { lower }
}

/// The words one by one; none where they are more than any period or deadline has.
pub(super) fn apart(words: &str) -> Vec<&str> {
    const MOST: usize = 12;
    if words.split(' ').nth(MOST).is_some() { Vec::new() } else { words.split(' ').collect() }
}

/// A whole number above nought, in figures or as a word.
pub(super) fn count(word: &str) -> Option<u16> {
    let count = match word {
        "a" | "an" | "one" | "single" => 1,
        "two" | "other" | "second" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        figures if figures.bytes().all(|byte| byte.is_ascii_digit()) => figures.parse().ok()?,
        _ => return None,
    };
    (count > 0).then_some(count)
}

fn doubtful(words: &str) -> Option<[&'static str; 2]> {
    match words {
        "biannual" | "biannually" | "bi annual" | "bi annually" => Some(["6 months", "2 years"]),
        "bimonthly" | "bi monthly" => Some(["2 weeks", "2 months"]),
        "biweekly" | "bi weekly" => Some(["3 days", "2 weeks"]),
        _ => None,
    }
}

fn read_words(words: &[&str]) -> Option<Period> {
    match words {
        ["at", "least", rest @ ..] | ["every" | "each" | "once" | "per", rest @ ..] => read_words(rest),
        ["twice", "a" | "per" | "each" | "every", "year"] | ["twice", "yearly" | "annually"] => {
            Some(Period::Months(6))
        }
        ["half", "year" | "yearly"] => Some(Period::Months(6)),
        ["biennial" | "biennially"] => Some(Period::Years(2)),
        ["triennial" | "triennially"] => Some(Period::Years(3)),
        ["half", "term" | "termly"] | ["halfterm" | "halftermly"] => Some(Period::HalfTerm),
        ["academic" | "school", "year"] => Some(Period::AcademicYear),
        ["term" | "termly"] => Some(Period::Term),
        [unit] => of_unit(1, unit),
        ["a" | "an" | "one" | "1", unit @ ..] => read_words(unit),
        [number, unit] => of_unit(count(number)?, unit),
        _ => None,
    }
}

fn of_unit(number: u16, unit: &str) -> Option<Period> {
    Some(match unit {
        "day" | "days" | "daily" => Period::Days(number),
        "week" | "weeks" | "weekly" => Period::Weeks(number),
        "fortnight" | "fortnights" | "fortnightly" => Period::Weeks(number.checked_mul(2)?),
        "month" | "months" | "monthly" => Period::Months(number),
        "quarter" | "quarters" | "quarterly" => Period::Months(number.checked_mul(3)?),
        "year" | "years" | "yr" | "yrs" | "yearly" | "annual" | "annually" | "annum" => Period::Years(number),
        _ => return None,
    })
}
