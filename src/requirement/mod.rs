//! Requirements: a closed set that judges the facts of a policy, says itself in English, and tells what it read,
//! what is missing, what is at fault and until when its answer holds.
//!
//! Read in this order: [`degree`] (degrees, bounds, verdicts), [`judgement`] (what judging yields), [`facts`] (a policy
//! indexed once), [`asked`] (what a requirement may ask of terms), then one file per family of predicates,
//! [`read`] (requirements as checklists write them), and [`reads`] (which words and parts of a policy they ask about).

pub mod asked;
pub mod check;
pub mod checks;
pub mod cites;
pub mod commits;
pub mod dates;
pub mod degree;
pub mod facts;
pub mod handles;
pub mod judgement;
pub mod lists;
pub mod predicate;
pub mod questions;
pub mod read;
pub mod reads;
pub mod recorded;
pub mod roles;
pub mod shapes;
pub mod states;
pub mod superseded;
pub mod trains;
pub mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::vocabulary::Vocabulary;

pub use degree::{Bounds, Degree, Verdict};
pub use facts::{Facts, File, Place};
pub use judgement::{Because, Evidence, Judgement, Missing};
pub use predicate::{Polarity, Predicate};

/// What a control asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Requirement {
    /// So many of these.
    Threshold {
        /// How many.
        need: Need,
        /// Of which.
        of: Vec<Requirement>,
    },
    /// One question to the facts.
    Leaf(Box<Predicate>),
}

/// How many members of a threshold must be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// Every one.
    All,
    /// At least one.
    Any,
    /// At least so many.
    AtLeast(usize),
}

impl Need {
    /// The number, given how many members there are.
    pub fn of(self, members: usize) -> usize {
        match self {
            Self::All => members,
            Self::Any => 1,
            Self::AtLeast(count) => count,
        }
    }
}

impl Requirement {
    /// A single question.
    pub fn leaf(predicate: Predicate) -> Self {
        Self::Leaf(Box::new(predicate))
    }

    /// Every one of these; a single one stands for itself.
    pub fn all(of: Vec<Self>) -> Self {
        Self::threshold(Need::All, of)
    }

    /// At least one of these; a single one stands for itself.
    pub fn any(of: Vec<Self>) -> Self {
        Self::threshold(Need::Any, of)
    }

    fn threshold(need: Need, mut of: Vec<Self>) -> Self {
        match (of.len(), of.pop()) {
            (1, Some(only)) => only,
            (_, Some(last)) => {
                of.push(last);
                Self::Threshold { need, of }
            }
            (_, None) => Self::Threshold { need, of },
        }
    }

    /// Judges the facts on a day.
    pub fn judge(&self, facts: &Facts<'_>, on: NaiveDate) -> Judgement {
        match self {
            Self::Leaf(predicate) => predicate.judge(facts, on),
            Self::Threshold { need, of } => {
                let judged: Vec<_> = of.iter().map(|requirement| requirement.judge(facts, on)).collect();
                Judgement::threshold(*need, judged, || self.say(facts.words))
            }
        }
    }

    /// Says itself as the end of "The policy shows that …".
    pub fn say(&self, words: &Vocabulary) -> String {
        match self {
            Self::Leaf(predicate) => predicate.say(words),
            Self::Threshold { need, .. } => {
                let said: Vec<_> = self.members(*need).into_iter().map(|it| it.say(words)).collect();
                match need {
                    Need::All => format!("all of these: {}", said.join("; ")),
                    Need::Any => format!("at least one of these: {}", said.join("; ")),
                    Need::AtLeast(count) => format!("at least {count} of these: {}", said.join("; ")),
                }
            }
        }
    }

    /// Says itself line by line, each with its depth: what is asked together stands below one line. Requirements that
    /// all must hold, below others of the kind, stand beside them, as do alternatives.
    pub fn lines(&self, words: &Vocabulary) -> Vec<(usize, String)> {
        let mut out = Vec::new();
        self.lines_at(0, words, &mut out);
        out
    }

    fn lines_at(&self, depth: usize, words: &Vocabulary, out: &mut Vec<(usize, String)>) {
        match self {
            Self::Leaf(predicate) => out.push((depth, format!("{}.", predicate.say(words)))),
            Self::Threshold { need, .. } => {
                let these = match need {
                    Need::All => "all of these:".to_owned(),
                    Need::Any => "at least one of these:".to_owned(),
                    Need::AtLeast(count) => format!("at least {count} of these:"),
                };
                out.push((depth, these));
                for child in self.members(*need) {
                    child.lines_at(depth + 1, words, out);
                }
            }
        }
    }

    /// What is asked together, those of the same kind within it among them.
    fn members(&self, whole: Need) -> Vec<&Self> {
        match self {
            Self::Threshold { need, of } if *need == whole && !matches!(need, Need::AtLeast(_)) => {
                of.iter().flat_map(|child| child.members(whole)).collect()
            }
            Self::Threshold { of, .. } if matches!(whole, Need::AtLeast(_)) => of.iter().collect(),
            other => vec![other],
        }
    }

    /// Every question in it.
    pub fn predicates(&self) -> Vec<&Predicate> {
        match self {
            Self::Leaf(predicate) => vec![predicate],
            Self::Threshold { of, .. } => of.iter().flat_map(Self::predicates).collect(),
        }
    }

    /// A form in which the same demand always looks the same, whatever the order in which it was written.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        match self {
            Self::Leaf(predicate) => predicate.canonical(words),
            Self::Threshold { need, of } => {
                let mut parts: Vec<_> = of.iter().map(|requirement| requirement.canonical(words)).collect();
                parts.sort();
                parts.dedup();
                format!("{}({})", need.of(of.len()), parts.join(","))
            }
        }
    }
}
