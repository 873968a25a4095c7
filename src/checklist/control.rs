//! A control: one demand of a source, and the condition under which it applies to a school.

use serde::{Deserialize, Serialize};

use crate::requirement::{Harm, Requirement};
use crate::source::{Span, Spanned, Text};
use crate::vocabulary::{Basis, TermId};

use super::standing::Force;

/// A control: one demand of the source.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Control {
    /// Its id, stable within the series.
    pub id: Spanned<Text>,
    /// The good state, as a short sentence.
    pub title: Text,
    /// Which part of the source asks it.
    pub clause: Option<Text>,
    /// Where that is to be found, where it differs.
    pub source: Option<Text>,
    /// Its force.
    pub force: Force,
    /// How well it is established.
    pub basis: Basis,
    /// A condition on the school.
    pub applies: Applies,
    /// What the policy or its records must show.
    pub requires: Requirement,
    /// The same for every control that asks the same, whatever the order in which it was written.
    pub demand: Text,
    /// Why it matters.
    pub why: Text,
    /// What to add or mend.
    pub remedy: Text,
    /// Who mends the gap.
    pub owner: TermId,
    /// The question for a governor to ask.
    pub ask: Text,
    /// How it is worded for the types of school that call some roles otherwise, where it names any of them.
    pub wordings: Vec<(TermId, Wording)>,
    /// Controls on the same matter.
    pub see_also: Vec<Spanned<Text>>,
    /// Other policies that the source lets say it.
    pub also_said_in: Vec<TermId>,
    /// How a gap is told, and what it leads to.
    pub gap: Gap,
    /// The kinds of document that ought to hold it; empty where its matter says it.
    pub asked_of: Vec<TermId>,
    /// Where a fragment stands that meets it.
    pub meets: Span,
    /// Where one stands that does not.
    pub misses: Span,
}

/// How a gap is told, and what it leads to. A checklist that says none of it is told by its titles.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Gap {
    /// The matter of which it speaks.
    pub matter: Option<TermId>,
    /// The fault where the policy says nothing of it.
    pub absent: Option<Text>,
    /// The fault where it says less than is asked.
    pub partial: Option<Text>,
    /// The fault where what it says is wrong; `{named}` stands for what was found.
    pub wrong: Option<Text>,
    /// What follows if the gap stays, where that is not what its question gives.
    pub harm: Option<Harm>,
    /// The same where what the policy says is wrong.
    pub harm_of_wrong: Option<Harm>,
}

/// The sentences of a control.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Wording {
    /// The good state, as a short sentence.
    pub title: Text,
    /// Why it matters.
    pub why: Text,
    /// What to add or mend.
    pub remedy: Text,
    /// The question for a governor to ask.
    pub ask: Text,
}

impl Control {
    /// How it is worded for a type of school, where that differs.
    pub fn wording_for(&self, school_type: Option<TermId>) -> Option<&Wording> {
        self.wordings.iter().find(|(of, _)| Some(*of) == school_type).map(|(_, wording)| wording)
    }
}

impl Gap {
    /// What stands in a heading for what was found.
    pub const NAMED: &str = "{named}";
}

/// A condition on the school.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Applies {
    /// Only these phases or families (empty: all).
    pub phases: Vec<TermId>,
    /// Only these nations (empty: all).
    pub nations: Vec<TermId>,
    /// Only these types of school (empty: all).
    pub types: Vec<TermId>,
    /// Only schools that board pupils, or only those that do not.
    pub boarding: Option<bool>,
    /// Only schools that use this.
    pub uses: Option<TermId>,
}
