//! What `checklists coverage` tells; what is serialised here is its JSON, version 1.

use chrono::NaiveDate;
use serde::Serialize;

use crate::gate::Exit;
use crate::report::model::{At, Problem};

/// What checklists read and what they do not.
#[derive(Clone, Debug, Serialize)]
pub struct Coverage<'a> {
    /// The version of this format.
    pub version: u8,
    /// The program and its version.
    pub tool: &'static str,
    /// The day, year-month-day.
    pub on: NaiveDate,
    /// The checklists, by id.
    pub checklists: Vec<String>,
    /// The words that no control asks for.
    pub words: WordCoverage,
    /// Controls that look only at the form of whatever stands in a policy, as series/control; they read no word.
    pub general: Vec<String>,
    /// The controls that tell no two policies apart; none where no policy was audited.
    pub controls: Option<Controls>,
    /// The policies, by path.
    pub policies: Vec<PolicyCoverage<'a>>,
    /// What the exit code is.
    #[serde(skip)]
    pub exit: Exit,
}

/// The words of the vocabulary.
#[derive(Clone, Debug, Serialize)]
pub struct WordCoverage {
    /// How many words a control could ask for.
    pub words: usize,
    /// How many of them none asks for.
    pub unread: usize,
    /// Each kind of word that a control could ask for.
    pub kinds: Vec<KindCoverage>,
    /// The kinds that are left out, since they say when or for whom something holds.
    pub left_out: Vec<&'static str>,
}

/// A kind of word.
#[derive(Clone, Debug, Serialize)]
pub struct KindCoverage {
    /// The kind.
    pub kind: &'static str,
    /// How many words it has.
    pub words: usize,
    /// The words that no control asks for.
    pub unread: Vec<String>,
}

/// How the controls and aspects came out over all policies.
#[derive(Clone, Debug, Serialize)]
pub struct Controls {
    /// How many policies were audited.
    pub policies: usize,
    /// How many controls and aspects there are.
    pub all: usize,
    /// How many are met by some policies and not by others.
    pub telling: usize,
    /// Met by every policy to which they apply.
    pub met_by_all: Vec<Control>,
    /// Met by no policy, and missed by at least one.
    pub met_by_none: Vec<Control>,
    /// Never decided: no policy and no record tells.
    pub never_decided: Vec<Control>,
    /// Applicable to no policy.
    pub never_applicable: Vec<Control>,
}

/// A control or an aspect with how it came out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Control {
    /// Its name, series/id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// How many policies meet it; of an aspect, stand at the level aimed at or better.
    pub met: usize,
    /// How many do not, or only partly.
    pub missed: usize,
    /// Of how many it cannot be told.
    pub not_shown: usize,
    /// To how many it does not apply.
    pub not_applicable: usize,
}

/// What is read of a policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyCoverage<'a> {
    /// The file.
    pub path: &'a str,
    /// The school.
    pub school: &'a str,
    /// The title of the policy.
    pub title: &'a str,
    /// Whether the file could be audited at all.
    pub audited: bool,
    /// How many parts it has.
    pub parts: usize,
    /// How many of them no control reads.
    pub unread: usize,
    /// How many of those are in own words, which no control can read.
    pub own_words: usize,
    /// The same by section.
    pub sections: Vec<SectionCoverage>,
    /// The parts that no control reads, in the order of the file.
    pub unread_parts: Vec<UnreadPart<'a>>,
    /// What could not be read.
    pub problems: Vec<Problem<'a>>,
}

/// What is read of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SectionCoverage {
    /// Its key in the file.
    pub section: &'static str,
    /// How many parts it has.
    pub parts: usize,
    /// How many of them no control reads.
    pub unread: usize,
}

/// A part of a policy that no control reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnreadPart<'a> {
    /// The section.
    pub section: &'static str,
    /// Where it stands.
    pub at: At,
    /// The file, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// What it is.
    pub what: String,
    /// Whether it is in own words.
    pub own_words: bool,
}
