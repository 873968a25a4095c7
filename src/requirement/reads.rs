//! What a requirement reads: which words it asks for, and which parts of a policy it looks at for them. Taken from what the
//! questions declare, so that it can be told what no question asks.
//!
//! Some checks of consistency look at the form of whatever stands in a policy (who does it, how often, how firmly) and ask
//! for no word in particular. They read nothing here: otherwise everything would count as read.

use crate::policy::{Act, Citation, Entry, Named, Training};
use crate::vocabulary::{TermId, Vocabulary};

use super::asked::Asked;
use super::field::Field;
use super::predicates::Among;
use super::stated::Stated;

/// One thing that a question reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Read {
    /// Entries with this commitment, wherever they stand.
    Act(TermId),
    /// Steps with this commitment in the procedure for a type of incident, or among the rules for every incident.
    Step {
        /// The type of incident.
        incident: TermId,
        /// The commitment.
        act: TermId,
    },
    /// The procedure for a type of incident.
    Procedure(TermId),
    /// Who holds a post.
    Holder(TermId),
    /// Training of these people.
    Trained(TermId),
    /// A member of a list.
    Member(Field, TermId),
    /// A list, whatever its members.
    Whole(Field),
    /// A citation of this work, in any edition.
    Work(TermId),
    /// Citations of a sort.
    Cited(Among),
    /// A plain field.
    Stated(Stated),
    /// Records of a kind.
    Record(TermId),
    /// A word that must go with what is asked: a role, an agency, an event, a subject.
    Detail(TermId),
}

/// A part of a policy that a question may read.
#[derive(Clone, Copy, Debug)]
pub enum Part<'p> {
    /// A plain field; the catalogue's word for what it names, where it has one.
    Stated(Stated, Option<TermId>),
    /// A member of a list.
    Member(Field, TermId),
    /// A role.
    Role(TermId),
    /// A commitment, a step or a statement.
    Entry(&'p Entry),
    /// An item of training.
    Training(&'p Training),
    /// A procedure.
    Procedure(TermId),
    /// Something cited.
    Citation(&'p Citation),
    /// A record.
    Record(TermId),
}

/// The words that must go with what is asked.
pub(super) fn details(asked: &[&Asked]) -> Vec<Read> {
    asked.iter().flat_map(|asked| asked.terms()).map(Read::Detail).collect()
}

impl Read {
    /// Whether it asks for this word: for the word itself, or for what it is a part of.
    pub fn asks_for(self, term: TermId, vocabulary: &Vocabulary) -> bool {
        match self {
            Self::Act(act) => act == term,
            Self::Step { incident, act } => act == term || vocabulary.is_part(incident, term),
            Self::Procedure(incident) => vocabulary.is_part(incident, term),
            Self::Holder(asked) | Self::Member(_, asked) | Self::Record(asked) | Self::Detail(asked) => {
                vocabulary.is_part(term, asked)
            }
            Self::Trained(asked) => trained(asked, term, vocabulary),
            Self::Work(asked) => same_work(asked, term, vocabulary),
            Self::Cited(among) => among.includes(term, vocabulary),
            Self::Whole(_) | Self::Stated(_) => false,
        }
    }

    /// Whether it names this very word.
    pub fn names(self, term: TermId) -> bool {
        match self {
            Self::Act(named)
            | Self::Procedure(named)
            | Self::Holder(named)
            | Self::Trained(named)
            | Self::Member(_, named)
            | Self::Work(named)
            | Self::Cited(Among::Work(named))
            | Self::Record(named)
            | Self::Detail(named) => named == term,
            Self::Step { incident, act } => incident == term || act == term,
            Self::Cited(Among::All | Among::Local | Among::Sort(_)) | Self::Whole(_) | Self::Stated(_) => {
                false
            }
        }
    }

    /// Whether it looks at this part of a policy.
    pub fn looks_at(self, part: Part<'_>, vocabulary: &Vocabulary) -> bool {
        match part {
            Part::Stated(field, used) => {
                self == Self::Stated(field)
                    || used.is_some_and(|used| self.cites(used, vocabulary))
                    || self.is_said_by(field.path(), used, vocabulary)
            }
            Part::Member(field, term) => match self {
                Self::Member(of, asked) => of == field && vocabulary.answers(term, asked),
                Self::Act(_) => self.is_said_by(field.path(), Some(term), vocabulary),
                Self::Whole(of) => of == field,
                Self::Stated(stated) => stated.path() == field.path(),
                Self::Step { .. }
                | Self::Procedure(_)
                | Self::Holder(_)
                | Self::Trained(_)
                | Self::Work(_)
                | Self::Cited(_)
                | Self::Record(_)
                | Self::Detail(_) => false,
            },
            Part::Role(role) => match self {
                Self::Holder(asked) | Self::Detail(asked) => vocabulary.is_part(role, asked),
                Self::Act(_)
                | Self::Step { .. }
                | Self::Procedure(_)
                | Self::Trained(_)
                | Self::Member(..)
                | Self::Whole(_)
                | Self::Work(_)
                | Self::Cited(_)
                | Self::Stated(_)
                | Self::Record(_) => false,
            },
            Part::Entry(entry) => self.looks_at_entry(entry, vocabulary),
            Part::Training(item) => match self {
                Self::Trained(asked) => item.who.iter().any(|who| trained(asked, who.value, vocabulary)),
                Self::Act(_)
                | Self::Step { .. }
                | Self::Procedure(_)
                | Self::Holder(_)
                | Self::Member(..)
                | Self::Whole(_)
                | Self::Work(_)
                | Self::Cited(_)
                | Self::Stated(_)
                | Self::Record(_)
                | Self::Detail(_) => false,
            },
            Part::Procedure(own) => match self {
                Self::Procedure(incident) => vocabulary.is_part(incident, own),
                Self::Step { incident, .. } => vocabulary.is_part(incident, own) || is_any(own, vocabulary),
                Self::Act(_)
                | Self::Holder(_)
                | Self::Trained(_)
                | Self::Member(..)
                | Self::Whole(_)
                | Self::Work(_)
                | Self::Cited(_)
                | Self::Stated(_)
                | Self::Record(_)
                | Self::Detail(_) => false,
            },
            Part::Citation(citation) => match citation.what {
                Named::Term(term) => self.cites(term, vocabulary),
                Named::Words(_) => false,
            },
            Part::Record(kind) => match self {
                Self::Record(asked) => vocabulary.is_part(kind, asked),
                Self::Act(_)
                | Self::Step { .. }
                | Self::Procedure(_)
                | Self::Holder(_)
                | Self::Trained(_)
                | Self::Member(..)
                | Self::Whole(_)
                | Self::Work(_)
                | Self::Cited(_)
                | Self::Stated(_)
                | Self::Detail(_) => false,
            },
        }
    }

    /// Whether a field of the policy says the commitment that it asks for.
    fn is_said_by(self, field: &str, given: Option<TermId>, vocabulary: &Vocabulary) -> bool {
        let Self::Act(act) = self else { return false };
        let fields = vocabulary.commitment(act).map(|act| act.stands_in.as_slice()).unwrap_or_default();
        fields.iter().filter(|says| says.field.id() == field).any(|says| {
            let is = |given| says.members.iter().any(|&of| vocabulary.is_part(given, of));
            says.members.is_empty() || given.is_some_and(is)
        })
    }

    fn cites(self, term: TermId, vocabulary: &Vocabulary) -> bool {
        match self {
            Self::Work(_) | Self::Cited(_) => self.asks_for(term, vocabulary),
            Self::Act(_)
            | Self::Step { .. }
            | Self::Procedure(_)
            | Self::Holder(_)
            | Self::Trained(_)
            | Self::Member(..)
            | Self::Whole(_)
            | Self::Stated(_)
            | Self::Record(_)
            | Self::Detail(_) => false,
        }
    }

    fn looks_at_entry(self, entry: &Entry, vocabulary: &Vocabulary) -> bool {
        let Act::Do(term) = entry.act else { return false };
        match self {
            Self::Act(act) => act == term,
            Self::Step { incident, act } => {
                let counts = |own| vocabulary.is_part(incident, own) || is_any(own, vocabulary);
                act == term && entry.place.incident().is_some_and(counts)
            }
            Self::Procedure(_)
            | Self::Holder(_)
            | Self::Trained(_)
            | Self::Member(..)
            | Self::Whole(_)
            | Self::Work(_)
            | Self::Cited(_)
            | Self::Stated(_)
            | Self::Record(_)
            | Self::Detail(_) => false,
        }
    }
}

/// Whether a type of incident stands for all of them.
fn is_any(incident: TermId, vocabulary: &Vocabulary) -> bool {
    vocabulary.known().every_incident == incident
}

/// Whether training of the one is looked at where training of the other is asked for.
fn trained(asked: TermId, given: TermId, vocabulary: &Vocabulary) -> bool {
    given == asked
        || (!vocabulary.is_post(asked) && vocabulary.is_part(asked, given))
        || (vocabulary.is_post(given) && vocabulary.is_post(asked) && vocabulary.is_part(given, asked))
}

/// Whether both are the same work, in whatever edition.
fn same_work(asked: TermId, cited: TermId, vocabulary: &Vocabulary) -> bool {
    let series = |term| vocabulary.cited(term).and_then(|about| about.series);
    cited == asked
        || series(cited) == Some(asked)
        || series(asked).is_some_and(|of| series(cited) == Some(of) || cited == of)
}
