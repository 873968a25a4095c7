//! The typed checklist.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::{Period, day_number};
use crate::source::carried::OnDemand;
use crate::source::{Source, Spanned, Text};
use crate::vocabulary::{Basis, TermId};

use super::also_existed::AlsoExisted;
use super::aspect::Aspect;
use super::change::Change;
use super::control::Control;
use super::demands::{Demands, Size};
use super::standing::Standing;

/// A checklist: one edition of one source.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Checklist {
    /// The file that it was read from.
    #[serde(skip)]
    pub source_file: Source,
    /// Whether it comes with the program.
    #[serde(skip)]
    pub built_in: bool,
    /// One name for all editions.
    pub series: Text,
    /// The name of this edition; its place is where problems of the whole are shown.
    pub id: Spanned<Text>,
    /// The title of the source.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Text,
    /// The edition.
    pub edition: Text,
    /// Where the source is to be found.
    pub source: Text,
    /// How well its facts are established.
    pub basis: Basis,
    /// What standing the source has.
    pub standing: Standing,
    /// The first day in force.
    #[serde(with = "day_number")]
    pub from: NaiveDate,
    /// The last day in force, where it was withdrawn.
    #[serde(with = "day_number::option")]
    pub to: Option<NaiveDate>,
    /// The day from which the next edition is to be expected.
    #[serde(with = "day_number::option")]
    pub next_expected: Option<NaiveDate>,
    /// For how long a gap in it may be accepted at most, where it says so.
    pub accept_gaps_for: Option<Period>,
    /// Editions of the source that are not carried.
    pub also_existed: Vec<AlsoExisted>,
    /// The nations to which it applies.
    pub nations: Vec<TermId>,
    /// The phases or families of phases to which it applies.
    pub phases: Vec<TermId>,
    /// Anything that readers should know of the whole.
    pub note: Option<Text>,
    /// The checklists that it adds to or changes, by series or id.
    pub extends: Vec<Spanned<Text>>,
    /// What it changes in them.
    pub changes: Vec<Change>,
    /// How much it asks.
    pub size: Size,
    #[serde(skip)]
    pub(super) demands: OnDemand<Demands>,
}

impl Checklist {
    /// Completes what was stored of a checklist that the program carries.
    pub(crate) fn carried(self, source_file: Source, demands: &'static [u8]) -> Self {
        Self { source_file, built_in: true, demands: OnDemand::carried(demands), ..self }
    }

    /// What it asks; of a checklist that the program carries it is read when it is first asked for, so that an audit pays
    /// for the editions in force alone.
    pub(crate) fn demands(&self) -> &Demands {
        self.demands.get()
    }

    /// The controls.
    pub fn controls(&self) -> &[Control] {
        &self.demands().controls
    }

    /// The aspects, where it is a ladder.
    pub fn aspects(&self) -> &[Aspect] {
        &self.demands().aspects
    }
}
