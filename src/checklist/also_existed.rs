//! Editions of a source that existed and are not carried: for their days nothing can be said of it, and that is told.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::day_number;
use crate::source::{Span, Text};
use crate::vocabulary::Basis;

use super::model::Checklist;
use super::standing::{Force, Standing};

/// An edition of a source that is not carried.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct AlsoExisted {
    /// Where it stands.
    pub span: Span,
    /// The edition.
    pub edition: Text,
    /// What the source was then called, where that was something else.
    pub title: Option<Text>,
    /// The first day on which it was in force.
    #[serde(with = "day_number")]
    pub from: NaiveDate,
    /// The last day on which it was in force.
    #[serde(with = "day_number")]
    pub to: NaiveDate,
    /// What standing it had.
    pub standing: Standing,
    /// How well that is established.
    pub basis: Basis,
}

/// An edition that is not carried, and the checklist that says so: another edition of the same source.
#[derive(Clone, Copy, Debug)]
pub struct NotCarried<'c> {
    /// The checklist that says so.
    pub checklist: &'c Checklist,
    /// The edition.
    pub edition: &'c AlsoExisted,
}

impl<'c> NotCarried<'c> {
    /// What the source was called on the days of that edition.
    pub fn title(self) -> &'c str {
        self.edition.title.as_ref().unwrap_or(&self.checklist.title)
    }

    /// The force of what it asked.
    pub fn force(self) -> Force {
        self.edition.standing.force()
    }

    /// Title and edition in a phrase.
    pub fn say(self) -> String {
        format!("{}, edition of {}", self.title(), self.edition.edition)
    }
}
