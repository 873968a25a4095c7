//! The words that policies and checklists are written with: terms of several kinds, each with a label and a meaning.
//!
//! Read in this order: [`term`] (what a term is), [`load`] with `entry` (reading the files under
//! `checklists/vocabulary/`), this file (looking a term up) with `index` (by its word) and `tables` (what it is a part of),
//! and [`reader`] (values that need the words or the calendar, read from any file).

mod basis;
mod by_term;
mod called;
mod calls;
mod circumstance;
mod entry;
mod index;
mod known;
pub mod load;
mod meant;
mod occasion;
pub mod reader;
pub mod shapes;
mod sort;
mod stands_in;
mod tables;
pub mod term;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::source::carried::{self, OnDemand};
use crate::source::{Text, suggest};

pub use crate::format::Kind;
pub use basis::Basis;
pub use by_term::ByTerm;
pub use calls::MARK;
pub use known::Known;
pub use load::LoadError;
pub use reader::Reader;
pub use sort::Sort;
pub use stands_in::{Filled, StandsIn};
pub use term::{
    BoundTo, Cited, Commitment, Description, Detail, Doer, Lapse, Matter, Role, Term, TermId, Whole,
};

use index::Index;
use meant::{Name, Names, called};
use tables::Tables;

/// All terms, looked up by kind and id.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Vocabulary {
    terms: Vec<Term>,
    tables: Tables,
    #[serde(skip)]
    index: Index,
    #[serde(skip)]
    descriptions: OnDemand<Vec<Description>>,
    #[serde(skip)]
    at: OnceLock<Vec<(TermId, Vocabulary)>>,
    #[serde(skip)]
    names: OnceLock<Names>,
}

impl Vocabulary {
    /// Reads what the program carries.
    pub(crate) fn carried(words: &'static [u8], descriptions: &'static [u8]) -> Self {
        let words: Self = carried::read(words);
        let index = Index::new(&words.terms);
        Self { index, descriptions: OnDemand::carried(descriptions), ..words }
    }

    /// What is told of each term, in their order.
    pub(crate) fn descriptions(&self) -> &[Description] {
        self.descriptions.get()
    }

    /// What is told of a term where somebody asks about it.
    pub fn description(&self, id: TermId) -> &Description {
        static UNKNOWN: Description =
            Description { meaning: Text::EMPTY, phrases: Vec::new(), part_of: Vec::new() };
        self.descriptions().get(id.index()).unwrap_or(&UNKNOWN)
    }

    /// A term by its handle.
    pub fn term(&self, id: TermId) -> &Term {
        static UNKNOWN: std::sync::LazyLock<Term> = std::sync::LazyLock::new(Term::unknown);
        self.terms.get(id.index()).unwrap_or(&UNKNOWN)
    }

    /// The words as sentences about a school of a type use them: where it need not have governors, they speak of whoever
    /// stands in their place.
    pub fn at(&self, school_type: TermId) -> &Self {
        let of = |(at, term): (TermId, &Term)| match &term.detail {
            Detail::SchoolType(calls) if !calls.is_empty() => Some((at, self.calling(calls))),
            _ => None,
        };
        let all = self.at.get_or_init(|| self.iter().filter_map(of).collect());
        all.iter().find(|(at, _)| *at == school_type).map_or(self, |(_, words)| words)
    }

    fn calling(&self, calls: &[(TermId, Text)]) -> Self {
        let mut words = self.clone();
        for (role, label) in calls {
            if let Some(term) = words.terms.get_mut(role.index()) {
                term.label = label.clone();
            }
        }
        words
    }

    /// A text in which a role between tildes is named as a type of school calls it, or by its label where no type is given.
    ///
    /// # Errors
    /// The first word between tildes that is no role.
    pub fn worded<'t>(&self, text: &'t str, school_type: Option<TermId>) -> Result<String, &'t str> {
        let words = school_type.map_or(self, |school_type| self.at(school_type));
        calls::called(text, |role| Some(words.label(words.find(Kind::Role, role)?)))
    }

    /// The types of school that call some roles otherwise.
    pub fn types_that_rename(&self) -> impl Iterator<Item = TermId> {
        let renames = |term: &Term| matches!(&term.detail, Detail::SchoolType(calls) if !calls.is_empty());
        self.of_kind(Kind::SchoolType).filter(move |(_, term)| renames(term)).map(|(id, _)| id)
    }

    /// The label of a term, for a sentence.
    pub fn label(&self, id: TermId) -> &str {
        &self.term(id).label
    }

    /// A commitment as what is to be done: "to tell the police"; "not to view the image", where it is a prohibition,
    /// whose label begins with "not".
    pub fn infinitive(&self, id: TermId) -> String {
        let label = self.label(id);
        let forbidden =
            self.commitment(id).filter(|act| act.forbids).and_then(|_| label.strip_prefix("not "));
        forbidden.map_or_else(|| format!("to {label}"), |act| format!("not to {act}"))
    }

    /// The id of a term as people write it.
    pub fn id(&self, id: TermId) -> &str {
        &self.term(id).id
    }

    /// A term by its kind and id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<TermId> {
        self.find_in(&[kind], id)
    }

    /// A term of the first of these kinds that has it.
    pub fn find_in(&self, kinds: &[Kind], id: &str) -> Option<TermId> {
        self.index.find(kinds, id, &self.terms)
    }

    /// All terms with their handles, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = (TermId, &Term)> {
        self.terms.iter().enumerate().map(|(at, term)| (TermId::new(at), term))
    }

    /// All terms of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (TermId, &Term)> {
        self.iter().filter(move |(_, term)| term.kind == kind)
    }

    /// The ids of all terms of these kinds.
    pub fn ids(&self, kinds: &[Kind]) -> impl Iterator<Item = &str> {
        self.terms.iter().filter(|term| kinds.contains(&term.kind)).map(|term| &*term.id)
    }

    /// The term that somebody is likeliest to have meant.
    pub fn suggest(&self, kinds: &[Kind], written: &str) -> Option<&str> {
        self.meant(kinds, written).first().map(|term| self.id(*term))
    }

    /// The term that is called so, by its label or by a phrase that documents use for it. Case does not count, nor an
    /// article before it, and a hyphen is a space.
    pub fn called(&self, kinds: &[Kind], written: &str) -> Option<TermId> {
        self.all_called(written, |id| kinds.contains(&self.term(id).kind)).next()
    }

    /// Every term that is wanted and called so, in the order of the vocabulary.
    fn all_called(&self, written: &str, is_wanted: impl Fn(TermId) -> bool) -> impl Iterator<Item = TermId> {
        let name = Name::new(written);
        let may_be: Vec<_> = self.tables.called.may_be(name.plain()).collect();
        let is_called = move |id: &TermId| {
            let term = self.term(*id);
            let is = |it: &Text| name.is(it);
            is_wanted(*id) && (is(&term.label) || called(term, self.description(*id)).any(is))
        };
        may_be.into_iter().filter(is_called)
    }

    fn names(&self) -> &Names {
        let all = || self.iter().map(|(id, term)| (id, term, self.description(id)));
        self.names.get_or_init(|| Names::of(all()))
    }

    /// A term by its id as people type it: with capitals, or with spaces or underscores for hyphens.
    pub fn find_typed(&self, kinds: &[Kind], written: &str) -> Option<TermId> {
        let exact = self.find_in(kinds, written);
        exact.or_else(|| self.find_in(kinds, &suggest::normal(written)))
    }

    /// The terms that the code knows by name.
    pub fn known(&self) -> &Known {
        &self.tables.known
    }

    /// Whether `part` is `whole` or a part of it, however deep.
    pub fn is_part(&self, part: TermId, whole: TermId) -> bool {
        part == whole || self.tables.above.get(part).contains(&whole)
    }

    /// Whether a term that is given answers one that is asked: it is that, a part of it, or a group that includes it.
    pub fn answers(&self, given: TermId, asked: TermId) -> bool {
        self.is_part(given, asked) || self.tables.within.get(given).contains(&asked)
    }

    /// Whether what is said of one term is said of another: it is that, the other is a part of it, or it is a group that
    /// includes the other.
    pub fn covers(&self, given: TermId, asked: TermId) -> bool {
        let holds = |whole: TermId| self.is_part(asked, whole);
        holds(given) || self.tables.within.get(given).iter().copied().any(holds)
    }

    /// The commitments that a field of a policy may say.
    pub fn stood_in_for(&self) -> &[TermId] {
        &self.tables.stood_in_for
    }

    /// The commitments that wider ones may say.
    pub fn said_by_others(&self) -> &[TermId] {
        &self.tables.said_by_others
    }

    /// Whether a term is a kind of several things, so that names of their own are no fault.
    pub fn is_collective(&self, term: TermId) -> bool {
        self.tables.collective.binary_search(&term).is_ok()
    }

    /// Everything that a term is part of, itself first.
    pub fn wholes(&self, term: TermId) -> impl Iterator<Item = TermId> {
        [term].into_iter().chain(self.tables.above.get(term).iter().copied())
    }

    /// Whether a term of the catalogue is a family of editions, so that naming it names no edition.
    pub fn is_series(&self, term: TermId) -> bool {
        self.tables.series.binary_search(&term).is_ok()
    }

    /// What is said of a term's fate and editions, where it is of the catalogue.
    pub fn cited(&self, id: TermId) -> Option<&Cited> {
        match &self.term(id).detail {
            Detail::Cited(cited) => Some(cited),
            _ => None,
        }
    }

    /// What is declared of a commitment.
    pub fn commitment(&self, id: TermId) -> Option<&Commitment> {
        match &self.term(id).detail {
            Detail::Commitment(commitment) => Some(commitment),
            _ => None,
        }
    }

    /// What is declared of a matter.
    pub fn matter(&self, id: TermId) -> Option<&Matter> {
        match &self.term(id).detail {
            Detail::Matter(matter) => Some(matter),
            _ => None,
        }
    }

    /// Whether a condition names a circumstance, rather than leaving it to whoever acts.
    pub fn is_circumstance(&self, id: TermId) -> bool {
        matches!(&self.term(id).detail, Detail::Condition(condition) if condition.is_named)
    }

    /// Whether an occasion is a part of the time only, so that what is done then is not done at others.
    pub fn is_part_of_the_time(&self, id: TermId) -> bool {
        matches!(self.term(id).detail, Detail::Event(occasion) if occasion.is_part)
    }

    /// Whether an occasion comes late or seldom.
    pub fn is_seldom(&self, id: TermId) -> bool {
        matches!(self.term(id).detail, Detail::Event(occasion) if occasion.is_seldom)
    }

    /// Whether a role is a part of those who act for the school, by their status or for a time.
    pub fn is_passing(&self, id: TermId) -> bool {
        self.role(id).is_some_and(|role| role.passing)
    }

    /// Whether a kind of incident needs a route of its own, so that rules for every incident settle nothing of it.
    pub fn is_apart(&self, id: TermId) -> bool {
        matches!(self.term(id).detail, Detail::Incident(true))
    }

    /// Whether a kind of record is of a trial, so that what came out decides whether it shows a success.
    pub fn is_trial(&self, id: TermId) -> bool {
        matches!(self.term(id).detail, Detail::Record(true))
    }

    /// What is declared of a role.
    pub fn role(&self, id: TermId) -> Option<&Role> {
        match &self.term(id).detail {
            Detail::Role(role) => Some(role),
            _ => None,
        }
    }

    /// Whether a term is a post, which a named person holds, rather than a group.
    pub fn is_post(&self, id: TermId) -> bool {
        self.role(id).is_some_and(|role| role.post)
    }

    /// Labels in a sentence: "a", "a and b", "a, b and c".
    pub fn labels(&self, ids: impl IntoIterator<Item = TermId>) -> String {
        and(ids.into_iter().map(|id| self.label(id).to_owned()))
    }
}

/// Words in a sentence: "a", "a and b", "a, b and c".
pub fn and(words: impl IntoIterator<Item = String>) -> String {
    join(words, "and")
}

/// Words in a sentence: "a", "a or b", "a, b or c".
pub fn or(words: impl IntoIterator<Item = String>) -> String {
    join(words, "or")
}

fn join(words: impl IntoIterator<Item = String>, last_word: &str) -> String {
    let mut words: Vec<_> = words.into_iter().collect();
    match (words.pop(), words.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {last_word} {last}", words.join(", ")),
    }
}
