//! How the text of a period is read.

use std::borrow::Cow;
use std::fmt;

use super::period::Period;
use super::problem::{alternatives, quoted};
use super::tokens::{Token, clean, lowered, tokens};

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
                write!(f, "{} cannot be read as a period.", quoted(written))?;
                if let Some(part) = readable_part(written) {
                    write!(f, " If the period is {}, write that alone.", quoted(&part))?;
                }
                write!(f, " Write {SUCH_AS}.")
            }
        }
    }
}

/// The longest run of words at the start of a text that is a period by itself, where what follows names no other.
fn readable_part(text: &str) -> Option<String> {
    const MOST: usize = 12;
    const TURNS: [&str; 6] = ["then", "unless", "except", "until", "not", "but"];
    let words: Vec<&str> = text.split(' ').take(MOST).collect();
    let changes = |word: &&str| {
        let word = word.to_lowercase();
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_timed = word.contains(|c: char| c.is_ascii_digit())
            || read_words(&[word]).is_some()
            || matches!(tokens(word).as_slice(), [Token::Month(_) | Token::Season(_)]);
        is_timed || TURNS.contains(&word)
    };
    let runs = (1..words.len()).rev().filter_map(|count| words.split_at_checked(count));
    let runs = runs.filter(|(_, left_out)| !left_out.iter().any(changes)).map(|(run, _)| run);
    let mut runs = runs.map(|run| run.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
    runs.find(|run| Period::read(run).is_ok())
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
        let plain = without_tail(&words).replace(", ", " ");
        let period = read_words(&apart(&plain)).filter(|_| !is_negative(text)).map(Self::canonical);
        period.ok_or_else(|| {
            let written = written.clone().into_owned();
            match doubtful(&words) {
                Some(readings) => {
                    PeriodProblem::Doubtful { written, readings: readings.map(str::to_owned).to_vec() }
                }
                None if is_repeated(&words) => PeriodProblem::Vague { written },
                None => PeriodProblem::Unreadable { written },
            }
        })
    }
}

/// The period that a text names where a date was to stand: "every two years or sooner", "24 months from approval",
/// "September each year".
#[must_use]
pub fn period_instead_of_date(text: &str) -> Option<Period> {
    const LEADS: [&str; 4] = ["in ", "within ", "after ", "no later than "];
    let written = clean(text);
    let words = plain_words(&written);
    let plain = without_tail(&words);
    let plain = LEADS.iter().find_map(|lead| plain.strip_prefix(lead)).unwrap_or(plain);
    let turned = || {
        let before =
            ["each year", "every year", "annually"].iter().find_map(|end| plain.strip_suffix(end))?;
        yearly(&["every"].into_iter().chain(before.split_whitespace()).collect::<Vec<_>>())
    };
    let part = || Period::read(&readable_part(plain)?).ok();
    Period::read(plain).ok().or_else(turned).or_else(part)
}

/// Whether words in lower case promise repetition and name no period.
pub(super) fn is_repeated(words: &str) -> bool {
    VAGUE.contains(&words)
}

/// Whether the text is the word that stands where a document names no period.
pub(super) fn is_regularly(text: &str) -> bool {
    lowered(&clean(text)) == "regularly"
}

/// Whether a number is less than nothing: "-1 year" is no period.
pub(super) fn is_negative(text: &str) -> bool {
    text.trim_start().starts_with(['-', '\u{2212}', '\u{2013}'])
}

/// Lower case, hyphens as spaces.
pub(super) fn plain_words(written: &str) -> Cow<'_, str> {
    let lower = lowered(written);
    if lower.contains('-') { Cow::Owned(clean(&lower.replace('-', " ")).into_owned()) } else { lower }
}

/// The words one by one, figures apart from the letters behind them (`24hrs`); none where they are more than any period
/// or deadline has.
pub(super) fn apart(words: &str) -> Vec<&str> {
    const MOST: usize = 12;
    if words.split(' ').nth(MOST).is_some() {
        return Vec::new();
    }
    let figures = |word: &str| word.bytes().take_while(u8::is_ascii_digit).count();
    let split = |word| <str>::split_at_checked(word, figures(word)).unwrap_or((word, ""));
    words
        .split(' ')
        .map(split)
        .flat_map(|(figures, letters)| [figures, letters])
        .filter(|part| !part.is_empty())
        .collect()
}

/// What people write behind a period, and that makes it no longer: it may be done sooner.
const TAILS: [&str; 17] = [
    "or sooner",
    "or sooner if required",
    "or sooner if needed",
    "or sooner if necessary",
    "or earlier",
    "or earlier if required",
    "or earlier if needed",
    "or earlier if necessary",
    "or before",
    "or more often",
    "or more often if required",
    "or more often if needed",
    "or more frequently",
    "or more frequently if required",
    "or as required",
    "as a minimum",
    "minimum",
];

fn without_tail(words: &str) -> &str {
    let words = words.trim_end_matches(['.', ' ', ',', ';']);
    let before = TAILS.iter().find_map(|tail| words.strip_suffix(tail)?.strip_suffix(' '));
    before.unwrap_or(words).trim_end_matches([',', ';', ' '])
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
        ["on" | "in", "a" | "an", rest @ .., "basis" | "cycle"]
        | ["at", rest @ .., "interval" | "intervals"]
        | [rest @ .., "interval" | "intervals" | "cycle" | "cycles"]
        | ["at", "least" | "minimum", rest @ ..]
        | ["a", "minimum", "of", rest @ ..]
        | ["no" | "not", "less", "than" | "often", rest @ ..]
        | ["once", "in", rest @ ..]
        | ["reviewed" | "rolling" | "minimum" | "every" | "each" | "once" | "per" | "than", rest @ ..]
            if !rest.is_empty() =>
        {
            read_words(rest).or_else(|| yearly(words))
        }
        ["half", "year" | "yearly"] => Some(Period::Months(6)),
        ["biennial" | "biennially"] | ["alternate", "years" | "year"] | ["in", "alternate", "years"] => {
            Some(Period::Years(2))
        }
        ["triennial" | "triennially"] => Some(Period::Years(3)),
        ["half", "term" | "termly"] | ["halfterm" | "halftermly"] => Some(Period::HalfTerm),
        ["academic" | "school", "year"] => Some(Period::AcademicYear),
        ["term" | "termly"] => Some(Period::Term),
        [unit] => of_unit(1, unit),
        ["a" | "an" | "one" | "1", unit @ ..] if unit.first().is_some_and(|word| !is_times(word)) => {
            read_words(unit)
        }
        ["twice", rest @ ..] => times_a_year(2, rest),
        [number, times, rest @ ..] if is_times(times) => times_a_year(count(number)?, rest),
        [number, unit] => of_unit(count(number)?, unit),
        _ => yearly(words),
    }
}

fn is_times(word: &str) -> bool {
    matches!(word, "times" | "time" | "x")
}

/// So many times in a year, where that makes whole months.
fn times_a_year(times: u16, rest: &[&str]) -> Option<Period> {
    let is_a_year = matches!(
        rest,
        ["a" | "an" | "per" | "each" | "every" | "in", "year" | "annum"]
            | ["a" | "an" | "per" | "each" | "every", "academic" | "school", "year"]
            | ["in", "a" | "each" | "every", "year"]
            | ["yearly" | "annually"]
    );
    let is_whole = 12_u16.checked_rem(times) == Some(0);
    if is_a_year && is_whole { 12_u16.checked_div(times).map(Period::Months) } else { None }
}

/// A period of whole years, with the part of the year: `annually in September`, `every autumn term`.
fn yearly(words: &[&str]) -> Option<Period> {
    let is_part = |word: &&str| matches!(tokens(word).as_slice(), [Token::Month(_) | Token::Season(_)]);
    let before = match words {
        [rest @ .., part, "term"] | [rest @ .., part] if is_part(part) => rest,
        [
            "at",
            "the",
            "start" | "beginning" | "end",
            "of",
            "each" | "every" | "the",
            "academic" | "school",
            "year",
        ] => return Some(Period::AcademicYear),
        _ => return None,
    };
    match before {
        ["every" | "each"] => Some(Period::Years(1)),
        [rest @ .., "in" | "during", "the"] | [rest @ .., "in" | "during" | "each" | "every"] => {
            read_words(rest).filter(|period| matches!(period, Period::Years(_) | Period::AcademicYear))
        }
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
