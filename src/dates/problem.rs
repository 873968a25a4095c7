//! What is said of a date that cannot be taken as it stands.

use std::fmt;

use super::hint::hint;

/// Why a written date was not taken. Its text is whole sentences for the person who keeps the policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// It can mean more than one thing, or one thing only by breaking the rule that the day is written first.
    Doubtful {
        /// The text as it was found.
        written: String,
        /// What it may mean, each written so that it would be read without doubt, or without a year.
        readings: Vec<String>,
    },
    /// It is written like a date, and there is no such date.
    Impossible {
        /// The text as it was found.
        written: String,
        /// The reason, as the end of a sentence without its full stop.
        why: String,
    },
    /// It is not written like any date that is known.
    Unreadable {
        /// The text as it was found.
        written: String,
    },
}

/// The same three, before the text they speak of is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Doubtful(Vec<String>),
    Impossible(String),
    Unreadable,
}

impl Fault {
    /// The problem, said of this text.
    pub(super) fn of(self, written: String) -> DateProblem {
        match self {
            Self::Doubtful(readings) => DateProblem::Doubtful { written, readings },
            Self::Impossible(why) => DateProblem::Impossible { written, why },
            Self::Unreadable => DateProblem::Unreadable { written },
        }
    }
}

impl DateProblem {
    /// What is said where the date was typed, not copied: there is no document to check it against.
    #[must_use]
    pub fn of_typed(&self) -> String {
        match self {
            Self::Impossible { written, why } => format!("{} cannot be right: {why}.", quoted(written)),
            Self::Doubtful { .. } | Self::Unreadable { .. } => self.to_string(),
        }
    }
}

impl std::error::Error for DateProblem {}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doubtful { written, readings } => {
                let written = quoted(written);
                match readings.as_slice() {
                    [] => write!(f, "{written} is not a clear date. Write it out, with the month in words."),
                    [one] => write!(f, "{written} is not a clear date. If {one} is meant, write \"{one}\"."),
                    many => write!(
                        f,
                        "{written} can be read in more than one way: {}. Write out the one that is meant, with its year.",
                        alternatives(many)
                    ),
                }
            }
            Self::Impossible { .. } => write!(f, "{} Check it against the document.", self.of_typed()),
            Self::Unreadable { written } => {
                if written.trim().is_empty() {
                    write!(f, "No date is written here.")?;
                } else {
                    write!(f, "{} cannot be read as a date.", quoted(written))?;
                }
                if let Some(hint) = hint(written) {
                    write!(f, " {hint}")?;
                }
                write!(f, " Write a date such as 31 December 2024, December 2024, Autumn 2024 or 2024/25.")
            }
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn alternatives(readings: &[String]) -> String {
    match readings.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// The text in quotation marks, short enough for a message and without anything a screen could trip over.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String =
        text.trim().chars().take(LONGEST).map(|c| if upsets(c) { '\u{fffd}' } else { c }).collect();
    if text.trim().chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    format!("\"{shown}\"")
}

/// Control characters, and those that turn the direction of writing.
fn upsets(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
