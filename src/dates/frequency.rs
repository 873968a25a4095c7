//! How often an entry of a policy is done, where it may also say no more than "regularly".

use std::fmt;

use super::period::Period;
use super::period_words::{PeriodProblem, is_regularly};

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frequency {
    /// Once in every such period.
    Every(Period),
    /// The document promises it and names no period.
    Regularly,
}

impl Frequency {
    /// Reads a period, or the word `regularly`.
    ///
    /// # Errors
    /// A [`PeriodProblem`] for anything else; other words for the same ("ongoing", "often") are
    /// [`PeriodProblem::Vague`], which says to write `regularly`.
    pub fn read(text: &str) -> Result<Self, PeriodProblem> {
        if is_regularly(text) { Ok(Self::Regularly) } else { Period::read(text).map(Self::Every) }
    }

    /// The period, where one is named.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Every(period) => Some(period),
            Self::Regularly => None,
        }
    }

    /// Whether it is at least as often as `asked`. `Regularly` satisfies no period (checklist format).
    #[must_use]
    pub fn satisfies(self, asked: Period) -> bool {
        self.period().is_some_and(|period| period.satisfies(asked))
    }

    /// The frequency as the formats write it: `regularly`, or the id of the period.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Every(period) => period.id(),
            Self::Regularly => "regularly".to_owned(),
        }
    }

    /// The frequency in a sentence: `regularly`, `every term`.
    #[must_use]
    pub fn plain(self) -> String {
        match self {
            Self::Every(period) => period.plain(),
            Self::Regularly => "regularly".to_owned(),
        }
    }
}

/// In a sentence, as [`Frequency::plain`].
impl fmt::Display for Frequency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}
