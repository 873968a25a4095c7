//! How soon after an event something is to be done.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::period_words::{apart, count, is_negative, plain_words};
use super::problem::quoted;
use super::tokens::clean;

/// By when something is to be done, counted from the event. A count of nought is never read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Deadline {
    /// Immediately.
    AtOnce,
    /// Before the day of the event ends.
    SameDay,
    /// Within so many hours.
    Hours(u16),
    /// Within so many calendar days.
    Days(u16),
    /// Within so many days of work, Monday to Friday.
    WorkingDays(u16),
    /// Within so many weeks.
    Weeks(u16),
    /// Within so many calendar months.
    Months(u16),
    /// Soon, as a document says it ("promptly", "as soon as possible"): no time is named.
    Promptly,
}

/// The text that was not taken as a deadline. It displays as whole sentences for the person who keeps the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadlineProblem {
    /// The text as it was found.
    pub written: String,
}

impl std::error::Error for DeadlineProblem {}

impl fmt::Display for DeadlineProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.written.trim().is_empty() {
            write!(f, "No deadline is written here.")?;
        } else {
            write!(f, "{} is not a deadline that can be measured.", quoted(&self.written))?;
        }
        write!(f, " Write at-once, same-day, 24 hours, 3 days, 5 working days, 2 weeks or 1 month.")
    }
}

impl Deadline {
    /// By the end of the next day of work.
    pub const NEXT_DAY: Self = Self::WorkingDays(1);

    /// Reads a deadline: `at-once`, `same-day`, `24 hours`, `3 days`, `2 weeks`, `1 month`, and what people write
    /// for them, such as `immediately`, `within one week` or `5 working days`.
    ///
    /// # Errors
    /// [`DeadlineProblem`] for anything else, such as "promptly", and for nought.
    pub fn read(text: &str) -> Result<Self, DeadlineProblem> {
        let written = clean(text);
        let words = plain_words(&written);
        let words = apart(&words);
        read_words(&words)
            .filter(|_| !is_negative(text))
            .ok_or_else(|| DeadlineProblem { written: written.clone().into_owned() })
    }

    /// Whether whatever is done within this is done within `asked` too.
    ///
    /// At once is soonest; the same day is sooner than 24 hours, which are one day; a month counts as 30.4375 days.
    /// So many working days are at least as many days, and at most two more for each five begun, for the weekends
    /// between; bank and school holidays are not counted.
    #[must_use]
    pub fn satisfies(self, asked: Self) -> bool {
        match (self, asked) {
            (Self::WorkingDays(one), Self::WorkingDays(other)) => one <= other,
            (one, other) => one.at_most() <= other.at_least(),
        }
    }

    /// The minutes that it surely leaves.
    fn at_least(self) -> u64 {
        const DAY: u64 = 24 * 60;
        let times = |unit: u64, count: u16| unit.saturating_mul(u64::from(count));
        match self {
            Self::AtOnce | Self::Promptly => 0,
            Self::SameDay => DAY.saturating_sub(1),
            Self::Hours(hours) => times(60, hours),
            Self::Days(days) | Self::WorkingDays(days) => times(DAY, days),
            Self::Weeks(weeks) => times(DAY.saturating_mul(7), weeks),
            Self::Months(months) => times(43_830, months),
        }
    }

    /// The minutes that it may come to.
    fn at_most(self) -> u64 {
        match self {
            Self::WorkingDays(days) => {
                let weekends = days.div_ceil(5);
                Self::Days(days)
                    .at_least()
                    .saturating_add(Self::Days(2).at_least().saturating_mul(weekends.into()))
            }
            Self::Promptly => u64::MAX,
            other => other.at_least(),
        }
    }

    /// The deadline as the formats write it: `at-once`, `same-day`, `24 hours`, `1 week`.
    #[must_use]
    pub fn id(self) -> String {
        let several = |count: u16, unit: &str| format!("{count} {unit}{}", if count == 1 { "" } else { "s" });
        match self {
            Self::Promptly => "promptly".to_owned(),
            Self::AtOnce => "at-once".to_owned(),
            Self::SameDay => "same-day".to_owned(),
            Self::Hours(count) => several(count, "hour"),
            Self::Days(count) => several(count, "day"),
            Self::WorkingDays(count) => several(count, "working day"),
            Self::Weeks(count) => several(count, "week"),
            Self::Months(count) => several(count, "month"),
        }
    }

    /// The deadline in a sentence: `at once`, `on the same day`, `within 24 hours`.
    #[must_use]
    pub fn plain(self) -> String {
        match self {
            Self::AtOnce => "at once".to_owned(),
            Self::SameDay => "on the same day".to_owned(),
            other => format!("within {}", other.id()),
        }
    }
}

/// In a sentence, as [`Deadline::plain`].
impl fmt::Display for Deadline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

fn read_words(words: &[&str]) -> Option<Deadline> {
    match words {
        ["within", rest @ ..] => read_words(rest),
        ["at", "once"]
        | ["immediate" | "immediately" | "instantly"]
        | ["straight", "away"]
        | ["without", "delay"] => Some(Deadline::AtOnce),
        ["same", "day"] | ["the", "same", "day"] | ["on", "the", "same", "day"] => Some(Deadline::SameDay),
        [number, "working", "day" | "days"] => count(number).map(Deadline::WorkingDays),
        [number, unit] => {
            let number = count(number)?;
            match *unit {
                "hour" | "hours" | "hr" | "hrs" => Some(Deadline::Hours(number)),
                "day" | "days" => Some(Deadline::Days(number)),
                "week" | "weeks" => Some(Deadline::Weeks(number)),
                "fortnight" => number.checked_mul(2).map(Deadline::Weeks),
                "month" | "months" => Some(Deadline::Months(number)),
                _ => None,
            }
        }
        _ => None,
    }
}
