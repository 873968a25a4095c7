//! What a term is and what is declared of it.

use serde::{Deserialize, Serialize};

use crate::dates::WrittenDate;

use super::Kind;

/// A handle of a term; small, and only meaningful with the vocabulary it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TermId(u32);

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
#[derive(Clone, Debug)]
pub struct Term {
    /// Its kind.
    pub kind: Kind,
    /// Its id, as policies and checklists write it.
    pub id: Box<str>,
    /// How it reads in a sentence: a commitment after "will", anything else as a noun phrase.
    pub label: String,
    /// What it means, in a sentence.
    pub meaning: String,
    /// The words by which documents say it.
    pub phrases: Vec<String>,
    /// What it is a part of: the part satisfies what is asked of the whole.
    pub part_of: Vec<TermId>,
    /// What its kind declares beyond that.
    pub detail: Detail,
}

impl Term {
    pub(super) fn unknown() -> Self {
        Self {
            kind: Kind::Subject,
            id: "unknown".into(),
            label: "an unknown term".into(),
            meaning: String::new(),
            phrases: Vec::new(),
            part_of: Vec::new(),
            detail: Detail::Plain,
        }
    }
}

/// What a kind of term declares beyond label and meaning.
#[derive(Clone, Debug)]
pub enum Detail {
    /// Nothing more.
    Plain,
    /// A commitment.
    Commitment(Commitment),
    /// A role.
    Role(Role),
    /// A filtering category and its group.
    Filtering(Group),
    /// An incident, and the phases for which it applies (empty: all).
    Incident(Vec<TermId>),
    /// A condition, and whether it names a circumstance ("where a crime is suspected") rather than leaving it to whoever
    /// acts ("as appropriate").
    Condition(bool),
    /// An entry of the catalogue.
    Cited(Cited),
}

/// What is declared of a commitment.
#[derive(Clone, Debug, Default)]
pub struct Commitment {
    /// It is a prohibition: "view no such image".
    pub forbids: bool,
    /// A named period matters; "regularly" is not enough.
    pub needs_period: bool,
    /// Law or statutory guidance asks it, so that a weak verb is a fault.
    pub firm: bool,
    /// What cannot stand beside it in one procedure.
    pub conflicts_with: Vec<TermId>,
    /// Unsafe in a procedure unless one of these stands before it.
    pub after: Vec<TermId>,
    /// The section of a policy to which it belongs where nothing else says so: `filtering`, `roles`.
    pub belongs: String,
}

/// What is declared of a role.
#[derive(Clone, Debug, Default)]
pub struct Role {
    /// A post, held by named people; otherwise a group.
    pub post: bool,
    /// Posts that the same person must not hold, because one checks the other.
    pub apart_from: Vec<TermId>,
}

/// Which group of the filtering definitions a category belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Content that is against the law.
    Illegal,
    /// Content that harms or does not suit children.
    Harmful,
    /// A category that real policies and forms use beside those.
    Other,
}

/// What sort of thing a catalogue entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// An organisation.
    Body,
    /// An act or regulation.
    Law,
    /// Guidance, statutory or not.
    Guidance,
    /// A scheme, framework, award or event.
    Scheme,
    /// A product.
    Product,
    /// A service or helpline.
    Service,
    /// A word or phrase.
    Word,
    /// An address on the web, or a number.
    Link,
}

impl Sort {
    /// Every sort with the word by which files name it.
    pub const ALL: &[(&str, Sort)] = &[
        ("body", Sort::Body),
        ("law", Sort::Law),
        ("guidance", Sort::Guidance),
        ("scheme", Sort::Scheme),
        ("product", Sort::Product),
        ("service", Sort::Service),
        ("word", Sort::Word),
        ("link", Sort::Link),
    ];

    /// The word by which files name it.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(_, sort)| *sort == self).map_or("", |(id, _)| id)
    }

    /// The sort of that name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == id).map(|(_, sort)| *sort)
    }
}

/// How well a fact is established.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Read in the source named.
    Seen,
    /// Read in somebody else's account of it.
    SecondHand,
    /// Background knowledge, to be confirmed.
    Recalled,
    /// Our own reasoning.
    Derived,
}

impl Basis {
    /// Every basis with its word and its sentence.
    pub const ALL: &[(&str, Basis, &str)] = &[
        ("seen", Basis::Seen, "read in the source named"),
        ("second-hand", Basis::SecondHand, "known from somebody else's account of the source"),
        ("recalled", Basis::Recalled, "background knowledge, to be confirmed"),
        ("derived", Basis::Derived, "our own reasoning from the source"),
    ];

    /// The word by which files name it.
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(_, basis, _)| *basis == self).map_or("", |(id, ..)| id)
    }

    /// How readers are told.
    pub fn say(self) -> &'static str {
        Self::ALL.iter().find(|(_, basis, _)| *basis == self).map_or("", |(.., say)| say)
    }

    /// The basis of that name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, ..)| *name == id).map(|(_, basis, _)| *basis)
    }
}

/// An entry of the catalogue.
#[derive(Clone, Debug)]
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
    pub instead: Option<String>,
    /// The local authority area it belongs to, where it is local.
    pub area: Option<String>,
    /// Whether it is, or was, the safeguarding partnership of its area.
    pub partnership: bool,
    /// How well its dates are established.
    pub basis: Basis,
    /// Where that is from.
    pub source: String,
    /// Anything else worth telling.
    pub note: Option<String>,
}

/// Whether and since when something is no longer current.
#[derive(Clone, Debug, PartialEq, Eq)]
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
