//! The closed set of questions: one file is one question, and this table names them. The table makes the type that holds
//! any of them, what is missing of any of them, the keys of a requirement, and who reads which key.

mod cites;
mod commits;
mod consistent;
mod different_people;
mod handles;
mod lists;
mod nothing_superseded;
mod recorded;
mod review_cycle;
mod review_not_overdue;
mod role_held;
mod states;
mod trains;

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::{Found, Key, Shape};
use crate::policy::{Entry, Training};
use crate::vocabulary::{TermId, Vocabulary};

use super::Requirement;
use super::addition::Addition;
use super::degree::Bounds;
use super::facts::Facts;
use super::harm::Harms;
use super::judgement::Judgement;
use super::outdated::{Contact, Outdated};
use super::predicate::{Answered, Ask, Elsewhere, Polarity, Say};
use super::read::{ALL, ANY, AT_LEAST, Reader};
use super::reads::Read;
use super::shortfall::Shortfall;
use super::weight::Weight;

pub use cites::{AsAt, Cites};
pub use commits::{COMMITS, Commits, Deed};
pub use consistent::{Check, Consistent};
pub use different_people::DifferentPeople;
pub use handles::Handles;
pub use lists::Lists;
pub use nothing_superseded::{Among, NothingSuperseded};
pub use recorded::Recorded;
pub use review_cycle::ReviewCycle;
pub use review_not_overdue::ReviewNotOverdue;
pub use role_held::RoleHeld;
pub use states::States;
pub use trains::Trains;

/// How one question reads the requirement under its key.
pub(super) type ReadKey = fn(&mut Reader<'_>, Found<'_>) -> Option<Requirement>;

macro_rules! predicates {
    ($($name:ident $lack:ty;)*) => {
        /// One question to the facts.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Predicate { $($name($name),)* }

        /// What is missing: what a question lacks, or what several questions have in common.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs)]
        pub enum Wanted<'a> {
            $($name($lack),)*
            /// Something cited that should not be.
            Outdated(Outdated<'a>),
            /// Several things together, none of which has begun.
            Together(&'a Requirement),
            /// What another document may hold.
            Elsewhere(Elsewhere),
            /// What somebody answered for the school.
            Answered(Answered),
        }

        /// Every key that a requirement may be, with what it means.
        pub static REQUIREMENT: Shape = Shape {
            name: "a requirement",
            about: "One key: `all`, `any`, `at-least`, or a question to the policy.",
            keys: &[ALL, ANY, AT_LEAST, $(<$name as Ask>::KEY,)*],
        };

        /// The questions: the key of each, and how what stands under it is read.
        pub(super) static READERS: &[(&Key, ReadKey)] = &[$((&<$name as Ask>::KEY, $name::read),)*];

        $(
            impl<'a> From<$lack> for Wanted<'a> {
                fn from(lack: $lack) -> Self {
                    Self::$name(lack)
                }
            }

            impl From<$name> for Predicate {
                fn from(predicate: $name) -> Self {
                    Self::$name(predicate)
                }
            }
        )*

        impl Predicate {
            /// How it comes out on a day.
            pub fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
                match self { $(Self::$name(asked) => asked.weigh(facts, on),)* }
            }

            /// How it comes out on a day, with what was read and what is missing.
            pub fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
                match self { $(Self::$name(asked) => asked.explain(facts, on),)* }
            }

            /// Says itself as the end of "The policy shows that …".
            pub fn say(&self, vocabulary: &Vocabulary) -> String {
                match self { $(Self::$name(asked) => asked.say(vocabulary),)* }
            }

            /// The same for the same demand.
            pub fn canonical(&self, vocabulary: &Vocabulary) -> String {
                match self { $(Self::$name(asked) => asked.canonical(vocabulary),)* }
            }

            /// Whether it asks for presence or for the absence of faults.
            pub fn polarity(&self) -> Polarity {
                match self { $(Self::$name(_) => <$name as Ask>::POLARITY,)* }
            }

            /// What follows where it is not answered.
            pub fn harms(&self) -> Harms {
                match self { $(Self::$name(_) => <$name as Ask>::HARMS,)* }
            }

            /// Everything that it reads.
            pub fn reads(&self, vocabulary: &Vocabulary) -> Vec<Read> {
                match self { $(Self::$name(asked) => asked.reads(vocabulary),)* }
            }

            /// What to add so that it is met; nothing where no addition answers it.
            pub fn addition(&self, facts: &Facts<'_>, on: NaiveDate) -> Option<Addition> {
                match self { $(Self::$name(asked) => asked.addition(facts, on),)* }
            }

            /// Makes an addition answer this question, too, if one addition can answer both.
            pub fn join(&self, addition: &mut Addition, facts: &Facts<'_>) -> bool {
                match self { $(Self::$name(asked) => asked.join(addition, facts),)* }
            }

            /// How an entry of the policy answers by itself; nothing where it is not what this reads.
            pub fn entry(&self, entry: &Entry, facts: &Facts<'_>) -> Option<Bounds> {
                match self { $(Self::$name(asked) => asked.entry(entry, facts),)* }
            }

            /// How an item of training answers by itself; nothing where it is not what this reads.
            pub fn item(&self, item: &Training, facts: &Facts<'_>) -> Option<Bounds> {
                match self { $(Self::$name(asked) => asked.item(item, facts),)* }
            }

            /// The same for questions that one addition may answer.
            pub fn thing(&self) -> u64 {
                let mut state = DefaultHasher::new();
                std::mem::discriminant(self).hash(&mut state);
                match self { $(Self::$name(asked) => asked.thing(&mut state),)* }
                state.finish()
            }
        }

        impl Wanted<'_> {
            /// What is at fault by the name that the document gives it, where it is something named.
            pub fn named(&self, vocabulary: &Vocabulary) -> Option<String> {
                match self {
                    Self::Outdated(outdated) => Some(outdated.name(vocabulary)),
                    Self::Consistent(lack) => lack.named(vocabulary),
                    Self::ReviewNotOverdue(lack) => lack.named(),
                    _ => None,
                }
            }

            /// Whether it is not established that it is at fault.
            pub fn is_in_doubt(&self, vocabulary: &Vocabulary) -> bool {
                matches!(self, Self::Outdated(outdated) if outdated.is_in_doubt(vocabulary))
            }

            /// Whether it is not established since when it is at fault.
            pub fn is_undated(&self) -> bool {
                matches!(self, Self::Outdated(outdated) if outdated.is_undated())
            }

            /// Whether it is a safeguarding partnership, or a board that was one.
            pub fn is_partnership(&self, vocabulary: &Vocabulary) -> bool {
                matches!(self, Self::Outdated(outdated) if outdated.is_partnership(vocabulary))
            }

            /// The body to which staff are sent in vain, where it is one.
            pub fn contact(&self, vocabulary: &Vocabulary) -> Option<Contact<'_>> {
                match self {
                    Self::Outdated(outdated) => outdated.contact(vocabulary),
                    Self::Consistent(lack) => lack.contact(vocabulary),
                    _ => None,
                }
            }

            /// The kind of record that could show it, where one could.
            pub fn record(&self) -> Option<TermId> {
                match self {
                    Self::Recorded(lack) => lack.kind(),
                    _ => None,
                }
            }

            /// The kind of document that may hold it, where one may.
            pub fn document(&self) -> Option<TermId> {
                match self {
                    Self::Elsewhere(elsewhere) => Some(elsewhere.document()),
                    Self::Handles(lack) => lack.document(),
                    Self::Lists(lack) => lack.document(),
                    Self::Commits(lack) => lack.document(),
                    Self::Trains(lack) => lack.document(),
                    _ => None,
                }
            }
        }

        impl Say for Wanted<'_> {
            /// The sentence on what is missing.
            fn say(&self, vocabulary: &Vocabulary) -> String {
                match self {
                    $(Self::$name(lack) => lack.say(vocabulary),)*
                    Self::Outdated(outdated) => outdated.say(vocabulary),
                    Self::Together(whole) => whole.say_not_shown(vocabulary),
                    Self::Elsewhere(elsewhere) => elsewhere.say(vocabulary),
                    Self::Answered(answered) => answered.say(vocabulary),
                }
            }
        }
    };
}

predicates! {
    RoleHeld role_held::Lack<'a>;
    DifferentPeople different_people::Lack<'a>;
    Commits commits::Lack<'a>;
    Trains trains::Lack<'a>;
    Lists lists::Lack<'a>;
    Handles handles::Lack<'a>;
    Cites cites::Lack<'a>;
    NothingSuperseded nothing_superseded::Lack<'a>;
    ReviewCycle review_cycle::Lack<'a>;
    ReviewNotOverdue review_not_overdue::Lack;
    Recorded recorded::Lack<'a>;
    States states::Lack;
    Consistent consistent::Lack<'a>;
}

impl Wanted<'_> {
    /// Whether an exception would have to be taken back.
    pub(super) fn is_exception(&self) -> bool {
        let excepted = |short: &Shortfall<'_>| matches!(short, Shortfall::Except(_));
        matches!(self, Self::Commits(commits::Lack::Short { shortfalls, .. }) if shortfalls.iter().any(excepted))
    }
}

impl<'a> From<Outdated<'a>> for Wanted<'a> {
    fn from(outdated: Outdated<'a>) -> Self {
        Self::Outdated(outdated)
    }
}

impl From<Answered> for Wanted<'_> {
    fn from(answered: Answered) -> Self {
        Self::Answered(answered)
    }
}

impl From<Elsewhere> for Wanted<'_> {
    fn from(elsewhere: Elsewhere) -> Self {
        Self::Elsewhere(elsewhere)
    }
}
