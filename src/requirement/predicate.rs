//! The closed set of questions, and what is declared of each.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::vocabulary::Vocabulary;

use super::check::Clean;
use super::cites::Cites;
use super::commits::Commits;
use super::dates::{ReviewCycle, ReviewNotOverdue};
use super::facts::Facts;
use super::handles::Handles;
use super::judgement::Judgement;
use super::lists::Lists;
use super::recorded::Recorded;
use super::roles::{DifferentPeople, RoleHeld};
use super::states::States;
use super::superseded::NothingSuperseded;
use super::trains::Trains;

/// Whether a question asks that something is there, or that no fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// Something is there: taking facts away never improves the answer.
    Presence,
    /// No fault is there: taking a faulty fact away may improve the answer, and silence is never met.
    Fault,
}

/// One question to the facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
#[allow(missing_docs)]
pub enum Predicate {
    RoleHeld(RoleHeld),
    DifferentPeople(DifferentPeople),
    Commits(Commits),
    Trains(Trains),
    Lists(Lists),
    Handles(Handles),
    Cites(Cites),
    NothingSuperseded(NothingSuperseded),
    ReviewCycle(ReviewCycle),
    ReviewNotOverdue(ReviewNotOverdue),
    Recorded(Recorded),
    States(States),
    Clean(Clean),
}

impl Predicate {
    /// Judges the facts on a day.
    pub fn judge(&self, facts: &Facts<'_>, on: NaiveDate) -> Judgement {
        match self {
            Self::RoleHeld(p) => p.judge(facts, on),
            Self::DifferentPeople(p) => p.judge(facts, on),
            Self::Commits(p) => p.judge(facts, on),
            Self::Trains(p) => p.judge(facts, on),
            Self::Lists(p) => p.judge(facts, on),
            Self::Handles(p) => p.judge(facts, on),
            Self::Cites(p) => p.judge(facts, on),
            Self::NothingSuperseded(p) => p.judge(facts, on),
            Self::ReviewCycle(p) => p.judge(facts, on),
            Self::ReviewNotOverdue(p) => p.judge(facts, on),
            Self::Recorded(p) => p.judge(facts, on),
            Self::States(p) => p.judge(facts, on),
            Self::Clean(p) => p.judge(facts, on),
        }
    }

    /// Says itself as the end of "The policy shows that …".
    pub fn say(&self, words: &Vocabulary) -> String {
        match self {
            Self::RoleHeld(p) => p.say(words),
            Self::DifferentPeople(p) => p.say(words),
            Self::Commits(p) => p.say(words),
            Self::Trains(p) => p.say(words),
            Self::Lists(p) => p.say(words),
            Self::Handles(p) => p.say(words),
            Self::Cites(p) => p.say(words),
            Self::NothingSuperseded(p) => p.say(words),
            Self::ReviewCycle(p) => p.say(),
            Self::ReviewNotOverdue(p) => p.say(),
            Self::Recorded(p) => p.say(words),
            Self::States(p) => p.say(),
            Self::Clean(p) => p.say(),
        }
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        match self {
            Self::RoleHeld(p) => format!("role-held {}", words.id(p.role)),
            Self::DifferentPeople(p) => p.canonical(words),
            Self::Commits(p) => p.canonical(words),
            Self::Trains(p) => p.canonical(words),
            Self::Lists(p) => p.canonical(words),
            Self::Handles(p) => p.canonical(words),
            Self::Cites(p) => p.canonical(words),
            Self::NothingSuperseded(p) => p.canonical(words),
            Self::ReviewCycle(p) => format!("review-cycle {}", p.period.id()),
            Self::ReviewNotOverdue(_) => "review-not-overdue".to_owned(),
            Self::Recorded(p) => p.canonical(words),
            Self::States(p) => format!("states {}", p.field.path()),
            Self::Clean(p) => format!("consistent {}", p.check.id()),
        }
    }

    /// Whether it asks for presence or for the absence of faults.
    pub fn polarity(&self) -> Polarity {
        match self {
            Self::DifferentPeople(_) | Self::NothingSuperseded(_) | Self::Clean(_) => Polarity::Fault,
            Self::RoleHeld(_)
            | Self::Commits(_)
            | Self::Trains(_)
            | Self::Lists(_)
            | Self::Handles(_)
            | Self::Cites(_)
            | Self::ReviewCycle(_)
            | Self::ReviewNotOverdue(_)
            | Self::Recorded(_)
            | Self::States(_) => Polarity::Presence,
        }
    }
}
