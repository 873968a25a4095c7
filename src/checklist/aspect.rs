//! An aspect of a ladder: five levels, each but the lowest with what it asks.

use serde::{Deserialize, Serialize};

use crate::requirement::Requirement;
use crate::source::{Span, Spanned, Text};
use crate::vocabulary::{Basis, TermId};

use super::control::Applies;
use super::level::Level;

/// An aspect of a ladder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Aspect {
    /// Its id, stable within the series.
    pub id: Spanned<Text>,
    /// Its title.
    pub title: Text,
    /// The element it belongs to.
    pub element: Text,
    /// The strand it belongs to.
    pub strand: Option<Text>,
    /// Aspects of an earlier set whose content it takes in.
    pub formerly: Vec<Text>,
    /// The level that is aimed at.
    pub benchmark: Level,
    /// Which part of the source it follows.
    pub clause: Option<Text>,
    /// Where that is to be found, where it differs.
    pub source: Option<Text>,
    /// How well it is established.
    pub basis: Basis,
    /// A condition on the school.
    pub applies: Applies,
    /// Why it matters.
    pub why: Text,
    /// Who leads on it.
    pub owner: TermId,
    /// The question for a governor to ask.
    pub ask: Text,
    /// What a school typically shows.
    pub evidence: Vec<Text>,
    /// Other policies that may hold it, where this one leaves a matter to them.
    pub also_said_in: Vec<TermId>,
    /// Controls on the same matter.
    pub see_also: Vec<Spanned<Text>>,
    /// The foot of the ladder, level 5, where it is described.
    pub foot: Option<Foot>,
    /// The levels from 4 up to 1.
    pub steps: Vec<Step>,
}

/// The foot of a ladder: what a school looks like that has not reached its first step.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Foot {
    /// What a school at this level looks like.
    pub statement: Text,
    /// Where a fragment stands that reaches exactly this.
    pub example: Span,
    /// Where it stands.
    pub span: Span,
}

/// A step of a ladder: a level and what it asks beyond the one before.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Step {
    /// The level.
    pub level: Level,
    /// What a school at this level looks like.
    pub statement: Text,
    /// What it asks.
    pub requires: Requirement,
    /// What to do to reach it.
    pub remedy: Text,
    /// Where a fragment stands that reaches exactly this.
    pub example: Span,
    /// Where it stands.
    pub span: Span,
}
