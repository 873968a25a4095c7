//! What is missing of what a record is to show.

use chrono::NaiveDate;

use crate::dates::plain;
use crate::policy::{Record, RecordKey, Shown};
use crate::requirement::asked::{Groups, say};
use crate::requirement::predicate::Say;
use crate::source::text::shorten;
use crate::vocabulary::{TermId, Vocabulary, and};

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// There is no record of this kind.
    Unrecorded(TermId),
    /// The newest record held until a day that has passed.
    Lapsed {
        /// When it was made, as it is written.
        date: &'a str,
        /// The last day on which it held.
        until: NaiveDate,
        /// The kind of record.
        kind: TermId,
    },
    /// The record does not say enough.
    Short {
        /// When it was made, as it is written.
        date: &'a str,
        /// What it does not cover.
        about: Groups<'a>,
        /// Who did not make it.
        by: Groups<'a>,
        /// Which keys it leaves empty.
        states: Vec<RecordKey>,
    },
    /// The record says that it did not come out well, or does not say clearly that it did.
    Unsuccessful {
        /// When it was made, as it is written.
        date: &'a str,
        /// How it came out.
        shown: Shown,
        /// What came out, as it is written.
        outcome: Option<&'a str>,
    },
    /// The record is of a day to come.
    Later {
        /// When it was made, as it is written.
        date: &'a str,
        /// The day of the audit.
        on: NaiveDate,
    },
}

impl Lack<'_> {
    /// The kind of record that could show it.
    pub(in crate::requirement) fn kind(&self) -> Option<TermId> {
        match self {
            Self::Unrecorded(kind) | Self::Lapsed { kind, .. } => Some(*kind),
            Self::Short { .. } | Self::Unsuccessful { .. } | Self::Later { .. } => None,
        }
    }
}

impl<'a> Lack<'a> {
    /// Of a record that does not show success.
    pub(super) fn unsuccessful(record: &'a Record) -> Self {
        let date = record.date.value.written();
        Self::Unsuccessful { date, shown: record.shown.value, outcome: record.outcome.as_deref() }
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Unrecorded(kind) => format!(
                "No record shows {}. Ask for it, and keep its date with the records of the policy.",
                vocabulary.label(*kind)
            ),
            Self::Lapsed { date, until, kind } => format!(
                "The record of {date} held until {}; since then nothing shows {}.",
                plain(*until),
                vocabulary.label(*kind)
            ),
            Self::Short { date, about, by, states } => {
                let group = |lead: &str, groups: &Groups<'_>| {
                    (!groups.is_empty())
                        .then(|| format!("{lead} {}", say(groups.iter().copied(), vocabulary)))
                };
                let about = group("does not say that it covered", about);
                let by = group("was not made by", by);
                let states = states.iter().map(|state| format!("leaves `{}` empty", state.id()));
                format!("The record of {date} {}.", and(about.into_iter().chain(by).chain(states)))
            }
            Self::Unsuccessful { date, shown, outcome } => {
                let says = match shown {
                    Shown::Failure => "says that it failed",
                    Shown::NotDone => "says that it was not done, so it shows nothing",
                    Shown::Partly => "says that it came out well only in part",
                    Shown::Unclear | Shown::Success => {
                        "does not say clearly how it came out, so it shows nothing until `result` says it"
                    }
                };
                let quoted = outcome
                    .map(|outcome| format!(": \"{}\"", shorten(outcome.trim_end().trim_end_matches('.'))));
                format!("The record of {date} {says}{}.", quoted.unwrap_or_default())
            }
            Self::Later { date, on } => format!(
                "The record of {date} is dated after the day of the audit, {}, so it shows nothing yet.",
                plain(*on)
            ),
        }
    }
}
