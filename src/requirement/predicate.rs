//! What a question to the facts has to be able to do, and what the table of questions makes of it.

use std::hash::Hasher;

use chrono::NaiveDate;

use crate::dates::plain;
use crate::format::{Found, Key};
use crate::policy::{Entry, Reply, Training};
use crate::vocabulary::{TermId, Vocabulary};

use super::Requirement;
use super::addition::Addition;
use super::degree::Bounds;
use super::facts::Facts;
use super::harm::Harms;
use super::judgement::Judgement;
use super::read::Reader;
use super::reads::Read;
use super::sentence::upper;
use super::weight::Weight;

pub use super::predicates::{Predicate, Wanted};

/// Whether a question asks that something is there, or that no fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// Something is there: taking facts away never improves the answer.
    Presence,
    /// No fault is there: taking a faulty fact away may improve the answer, and silence is never met.
    Fault,
}

/// What becomes a sentence where it is shown.
pub trait Say {
    /// The sentence, or the part of one.
    fn say(&self, vocabulary: &Vocabulary) -> String;
}

/// A question to the facts. Each has one file under `predicates/`, and nothing else knows it.
pub trait Ask: Sized {
    /// The key by which checklists ask it, and what may stand under that.
    const KEY: Key;

    /// Whether it asks for presence or for the absence of faults.
    const POLARITY: Polarity = Polarity::Presence;

    /// What follows where it is not answered.
    const HARMS: Harms = Harms::USUAL;

    /// Reads the requirement under the key. Everything that is wrong is collected; what could not be read comes back as
    /// nothing.
    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement>;

    /// How it comes out on a day. Allocates nothing.
    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight;

    /// How it comes out on a day, with what was read and what is missing.
    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a>;

    /// Says itself as the end of "The policy shows that …".
    fn say(&self, vocabulary: &Vocabulary) -> String;

    /// The same for the same demand, whatever the order in which it was written.
    fn canonical(&self, vocabulary: &Vocabulary) -> String;

    /// Everything that it reads.
    fn reads(&self, vocabulary: &Vocabulary) -> Vec<Read>;

    /// What to add so that it is met; nothing where no addition answers it.
    fn addition(&self, facts: &Facts<'_>, on: NaiveDate) -> Option<Addition> {
        let _ = (facts, on);
        None
    }

    /// Makes an addition that answers another question answer this one, too, if one addition can answer both.
    fn join(&self, addition: &mut Addition, facts: &Facts<'_>) -> bool {
        let _ = (addition, facts);
        false
    }

    /// How an entry of the policy answers by itself; nothing where it is not what this reads.
    fn entry(&self, entry: &Entry, facts: &Facts<'_>) -> Option<Bounds> {
        let _ = (entry, facts);
        None
    }

    /// How an item of training answers by itself; nothing where it is not what this reads.
    fn item(&self, item: &Training, facts: &Facts<'_>) -> Option<Bounds> {
        let _ = (item, facts);
        None
    }

    /// What one addition may answer, for questions of this kind.
    fn thing<H: Hasher>(&self, state: &mut H) {
        let _ = state;
    }
}

/// That somebody answered for the school that it is not so, or only in part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Answered {
    /// The role of whoever answered.
    pub role: TermId,
    /// What was answered.
    pub reply: Reply,
    /// When: its first day, where anything is known of it.
    pub on: Option<NaiveDate>,
}

impl Say for Answered {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let who = upper(vocabulary.label(self.role));
        let on = self.on.map(|on| format!(" on {}", plain(on))).unwrap_or_default();
        format!("{who} answered `{}`{on}.", self.reply.id())
    }
}

/// That another document may hold what is missing here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Elsewhere {
    /// The source lets a linked policy of this kind say it.
    MayStandIn(TermId),
    /// The policy leaves the matter to a policy of this kind.
    LeftTo(TermId),
    /// A document of this kind ought to hold it, not one of this kind.
    BelongsIn(TermId),
}

impl Elsewhere {
    /// The kind of document.
    pub fn document(self) -> TermId {
        match self {
            Self::MayStandIn(kind) | Self::LeftTo(kind) | Self::BelongsIn(kind) => kind,
        }
    }
}

impl Say for Elsewhere {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match *self {
            Self::MayStandIn(policy) => {
                format!("It may stand in {}, which was not read.", vocabulary.label(policy))
            }
            Self::LeftTo(policy) => {
                format!("The policy leaves it to {}, which was not read.", vocabulary.label(policy))
            }
            Self::BelongsIn(policy) => {
                format!("It belongs in {}, which was not read.", vocabulary.label(policy))
            }
        }
    }
}
