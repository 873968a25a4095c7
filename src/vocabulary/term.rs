//! What a term is and what is declared of it.

use serde::{Deserialize, Serialize};

use crate::dates::{Deadline, Period, WrittenDate};
use crate::format::closed_set;
use crate::source::Text;

use super::Kind;
use super::basis::Basis;
use super::sort::Sort;
use super::stands_in::StandsIn;

/// A handle of a term; small, and only meaningful with the vocabulary it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TermId(u32);

impl Default for TermId {
    fn default() -> Self {
        Self::UNKNOWN
    }
}

impl TermId {
    /// No term of any vocabulary.
    pub const UNKNOWN: Self = Self(u32::MAX);

    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A word of the vocabulary.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Term {
    /// Its kind.
    pub kind: Kind,
    /// Its id, as policies and checklists write it.
    pub id: Text,
    /// How it reads in a sentence: a commitment after "will", anything else as a noun phrase.
    pub label: Text,
    /// What its kind declares beyond that.
    pub detail: Detail,
}

impl Term {
    pub(super) fn unknown() -> Self {
        Self {
            kind: Kind::Subject,
            id: "unknown".into(),
            label: "an unknown term".into(),
            detail: Detail::Plain,
        }
    }
}

/// What is told of a term where somebody asks about it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Description {
    /// What it means, in a sentence.
    pub meaning: Text,
    /// The words by which documents say it.
    pub phrases: Vec<Text>,
    /// What it is a part of: the part satisfies what is asked of the whole.
    pub part_of: Vec<TermId>,
}

/// What a kind of term declares beyond label and meaning.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Detail {
    /// Nothing more.
    Plain,
    /// A commitment.
    Commitment(Commitment),
    /// A role.
    Role(Role),
    /// A type of school, and what such a school calls some roles.
    SchoolType(Vec<(TermId, Text)>),
    /// A condition, and whether it names a circumstance ("where a crime is suspected") rather than leaving it to whoever
    /// acts ("as appropriate").
    Condition(Circumstance),
    /// An occasion, and whether it is a part of the time only.
    Event(Occasion),
    /// A kind of incident, and whether it needs a route of its own, so that rules for every incident settle nothing of it.
    Incident(bool),
    /// A kind of record, and whether it is of a trial, so that what came out decides whether it shows a success.
    Record(bool),
    /// A matter.
    Matter(Matter),
    /// An entry of the catalogue.
    Cited(Cited),
}

/// What is declared of a matter.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Matter {
    /// The area of a report in which it is told.
    pub area: TermId,
    /// The kinds of document, besides the online safety policy, that ought to hold it.
    pub documents: Vec<TermId>,
    /// Whether it is asked of a document of any kind.
    pub every_document: bool,
    /// What is said where a policy has nothing on it at all.
    pub silent: Option<Text>,
    /// What is said where several unlike things fall short in it, so that the first does not stand for all.
    pub several: Option<Text>,
}

/// What is declared of a commitment.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the format, and none excludes another")]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Commitment {
    /// It is a prohibition: "view no such image".
    pub forbids: bool,
    /// Whether somebody has to be said to do it.
    pub doer: Doer,
    /// Other commitments that say it where they go to those to whom it goes by its own meaning.
    pub said_by: Vec<TermId>,
    /// A named period matters; "regularly" is not enough.
    pub needs_period: bool,
    /// Law or statutory guidance asks it, so that a weak verb is a fault.
    pub firm: bool,
    /// What cannot stand beside it in one procedure.
    pub conflicts_with: Vec<TermId>,
    /// Unsafe in a procedure unless one of these stands before it.
    pub after: Vec<TermId>,
    /// Of a prohibition: what says, beside it, who makes an exception or that each is recorded.
    pub settled_by: Vec<TermId>,
    /// What it puts into effect: whoever shares it with others shares that.
    pub carries_out: Vec<TermId>,
    /// For whom or what it is done, where the same act for others is no part of it.
    pub bound_to: Option<BoundTo>,
    /// It is about every incident: in the procedure for one type it is a promise for that type only.
    pub of_every_incident: bool,
    /// The section of a policy to which it belongs where nothing else says so: `filtering`, `roles`.
    pub belongs: Text,
    /// Whom it goes to by its own meaning, so that nobody need be named again: "tell users …".
    pub holds_to: Vec<TermId>,
    /// What it is about by its own meaning.
    pub holds_about: Vec<TermId>,
    /// The fields of a policy that say the same.
    pub stands_in: Vec<StandsIn>,
    /// What it reaches where it is said without a limit.
    pub whole: Whole,
    /// It is as good where pupils, parents or visitors do it.
    pub of_anybody: bool,
    /// It holds at all times, so that an occasion that comes late or seldom is no time for it.
    pub continuing: bool,
    /// No exception to it is in anybody's hands.
    pub absolute: bool,
    /// Words of exceptions that belong to it, and do not weaken it.
    pub exceptions: Vec<Text>,
    /// A deadline later than this weakens it.
    pub at_latest: Option<Deadline>,
    /// A period longer than this weakens it.
    pub at_least: Option<Period>,
}

/// What a commitment reaches where it is said without a limit: an entry that names none of these, but something else, says
/// a part of it. Where a list is empty, nothing that is named there is a limit.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Whole {
    /// Whom it binds.
    pub by: Vec<TermId>,
    /// Whom it goes to.
    pub to: Vec<TermId>,
    /// What it is about.
    pub about: Vec<TermId>,
    /// The people for whom it is done, where groups of people are named.
    pub people: Vec<TermId>,
    /// Occasions, and parts of the time, at which it is done by its own meaning; where any are named, others alone are a
    /// part.
    pub when: Vec<TermId>,
    /// The procedures in which it says this: in that for another type of incident it says something else.
    pub incidents: Vec<TermId>,
}

/// Whether somebody has to be said to do what is committed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doer {
    /// Somebody does it.
    #[default]
    Somebody,
    /// It names a route or a way, which is there whoever keeps it: "concerns are reported to the designated officer".
    Nobody,
}

closed_set! {
    /// For whom or what a commitment is done, where the same act for others is no part of it.
    #[derive(Serialize, Deserialize)]
    pub enum BoundTo {
        /// Training, for those who take part, and in what it is about.
        Doers = "doers",
        /// Training, for those to whom it goes, and in what it is about.
        Recipients = "recipients",
        /// The policies that it is about, and this one where an entry names none.
        Policies = "policies",
    }
}

/// What is declared of an occasion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// It is a part of the time only, so that what is done then is not done at others.
    pub is_part: bool,
    /// It comes late or seldom.
    pub is_seldom: bool,
}

/// What is declared of a condition.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Circumstance {
    /// It names a circumstance, and does not leave it to whoever acts.
    pub is_named: bool,
    /// Words of which one stands in every text that means it.
    pub turns_on: Vec<Text>,
    /// Other words that such a text may hold beside the small words of sentences.
    pub beside: Vec<Text>,
}

/// What is declared of a role.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Role {
    /// A post, held by named people; otherwise a group.
    pub post: bool,
    /// Posts that the same person must not hold, because one checks the other.
    pub apart_from: Vec<TermId>,
    /// Posts for whose holders it stands in.
    pub deputises_for: Vec<TermId>,
    /// Duties by which a member of the leadership team who has one of them holds it.
    pub held_with: Vec<TermId>,
    /// A part of those who act for the school, by their status or for a time: a duty on them alone is a part of its own.
    pub passing: bool,
    /// Of a post: a firm may hold it.
    pub may_be_firm: bool,
    /// The groups that it is made of: what is said of it is said of each of them.
    pub includes: Vec<TermId>,
}

/// An entry of the catalogue.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Cited {
    /// What sort of thing it is.
    pub sort: Sort,
    /// The family of editions it belongs to; the term of that id names no edition.
    pub series: Option<TermId>,
    /// From when it was current, as far as known.
    pub from: Option<WrittenDate>,
    /// Whether and since when it is no longer current.
    pub lapsed: Lapse,
    /// What took its place.
    pub replaced_by: Vec<TermId>,
    /// What to write now, where no entry of the catalogue fits.
    pub instead: Option<Text>,
    /// Its name in full, where the label is a shorter one.
    pub full_name: Option<Text>,
    /// The local authority area it belongs to, where it is local.
    pub area: Option<Text>,
    /// Whether it is a general word for bodies with names of their own: to use it names none of them.
    pub by_name: bool,
    /// Whether it is, or was, the safeguarding partnership of its area.
    pub partnership: bool,
    /// How well its dates are established.
    pub basis: Basis,
    /// Where that is from.
    pub source: Text,
    /// Anything else worth telling.
    pub note: Option<Text>,
}

/// Whether and since when something is no longer current.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lapse {
    /// It is current.
    Never,
    /// It was, or may have been, superseded; the date is not established.
    Unknown,
    /// From this date, with the precision that is established.
    On(WrittenDate),
}

impl Lapse {
    /// Whether it had lapsed on a day: `None` where that cannot be told.
    pub fn by(&self, on: chrono::NaiveDate) -> Option<bool> {
        match self {
            Self::Never => Some(false),
            Self::On(date) if on < date.first() => Some(false),
            Self::On(date) if on >= date.last() => Some(true),
            Self::Unknown | Self::On(_) => None,
        }
    }
}
