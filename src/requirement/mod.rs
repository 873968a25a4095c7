//! Requirements: a closed set that weighs the facts of a policy, says itself in English, and tells what it read, what is
//! missing, what is at fault and until when its answer holds.
//!
//! Read in this order: [`degree`] (degrees, bounds, verdicts), [`weight`] (what weighing yields), [`judgement`] (what
//! explaining yields), [`facts`] (a policy indexed once), [`asked`] (what a requirement may ask of terms), [`predicate`]
//! (what a question has to be able to do), [`predicates`] (one file is one question), [`read`] (requirements as
//! checklists write them), [`reads`] (which words and parts of a policy they ask about), and [`addition`] (what would
//! answer them).

pub mod addition;
pub mod asked;
mod beside;
pub mod degree;
pub mod facts;
pub mod field;
pub mod harm;
pub mod judgement;
mod links;
mod outdated;
mod people;
pub mod place;
pub mod predicate;
pub mod predicates;
mod reach;
pub mod read;
pub mod reads;
pub mod review;
pub mod sentence;
mod shortfall;
pub mod stated;
mod taught;
mod together;
pub mod weight;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::vocabulary::{Vocabulary, and, or};

/// How many alternatives are told in one run of a sentence, and how long it may become.
const FEW: usize = 3;
const LONG: usize = 260;

pub use degree::{Bounds, Degree, Verdict};
pub use facts::Facts;
pub use field::Field;
pub use harm::Harm;
pub use judgement::{Because, Fact, Judgement, Label, Missing};
pub use outdated::Contact;
pub use place::{File, Place};
pub use predicate::{Answered, Elsewhere, Polarity, Say};
pub use predicates::{Predicate, Wanted};
pub use stated::Stated;
pub use weight::Weight;

/// What a control asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    pub fn leaf(predicate: impl Into<Predicate>) -> Self {
        Self::Leaf(Box::new(predicate.into()))
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

    /// How it comes out on a day. Allocates nothing.
    pub fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        match self {
            Self::Leaf(predicate) => predicate.weigh(facts, on),
            Self::Threshold { need, of } => {
                Weight::threshold(*need, of.iter().map(|requirement| requirement.weigh(facts, on)))
            }
        }
    }

    /// How it comes out on a day, with what was read and what is missing.
    pub fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        match self {
            Self::Leaf(predicate) => predicate.explain(facts, on),
            Self::Threshold { need, of } => {
                let judged = of.iter().map(|requirement| requirement.explain(facts, on)).collect();
                match need {
                    Need::All => Judgement::all(judged),
                    Need::Any | Need::AtLeast(_) => Judgement::some(*need, judged, self),
                }
            }
        }
    }

    /// Says itself as the end of "The policy shows that …".
    pub fn say(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Leaf(predicate) => predicate.say(vocabulary),
            Self::Threshold { need, .. } => {
                let said: Vec<_> =
                    self.members(*need).into_iter().map(|it| it.say_within(vocabulary)).collect();
                match need {
                    Need::All => format!("all of these: {}", said.join("; ")),
                    Need::Any if said.len() == 1 => said.join("; "),
                    Need::Any => format!("at least one of these: {}", said.join("; ")),
                    Need::AtLeast(count) => format!("at least {count} of these: {}", said.join("; ")),
                }
            }
        }
    }

    /// Says that it is not shown: "The policy does not show that …".
    pub fn say_not_shown(&self, vocabulary: &Vocabulary) -> String {
        let members = match self {
            Self::Threshold { need: Need::Any, .. } => self.members(Need::Any),
            Self::Leaf(_) | Self::Threshold { .. } => Vec::new(),
        };
        let mut said: Vec<_> = members.iter().map(|it| it.say_within(vocabulary)).collect();
        if said.is_empty() {
            return format!("The policy does not show {}.", self.say(vocabulary));
        }
        let run = said.join(" nor that ");
        if said.len() > FEW || run.len() > LONG {
            // Where there are simple ways, those that need several things together are left out.
            let simple = members.iter().filter(|it| matches!(it, Self::Leaf(_)));
            let simple: Vec<_> = simple.map(|it| it.say(vocabulary)).collect();
            if simple.len() >= FEW {
                said = simple;
            }
            return format!("The policy does not show at least one of these: {}.", said.join("; "));
        }
        let neither = if said.len() > 1 { "says neither" } else { "does not say" };
        format!("The policy {neither} that {run}.")
    }

    /// Says itself as one of several in a list.
    fn say_within(&self, vocabulary: &Vocabulary) -> String {
        let Self::Threshold { need, .. } = self else { return self.say(vocabulary) };
        let said = self.members(*need).into_iter().map(|it| it.say_within(vocabulary));
        match need {
            Need::All => and(said),
            Need::Any => or(said),
            Need::AtLeast(count) => format!("{count} of these: {}", said.collect::<Vec<_>>().join(", ")),
        }
    }

    /// Says itself line by line, each with its depth: what is asked together stands below one line. Requirements that
    /// all must hold, below others of the kind, stand beside them, as do alternatives.
    pub fn lines(&self, vocabulary: &Vocabulary) -> Vec<(usize, String)> {
        let mut out = Vec::new();
        self.lines_at(0, vocabulary, &mut out);
        out
    }

    fn lines_at(&self, depth: usize, vocabulary: &Vocabulary, out: &mut Vec<(usize, String)>) {
        match self {
            Self::Leaf(predicate) => out.push((depth, format!("{}.", predicate.say(vocabulary)))),
            Self::Threshold { need, .. } => {
                let these = match need {
                    Need::All => "all of these:".to_owned(),
                    Need::Any => "at least one of these:".to_owned(),
                    Need::AtLeast(count) => format!("at least {count} of these:"),
                };
                let members = self.members(*need);
                if let ([only], Need::Any) = (members.as_slice(), need) {
                    return only.lines_at(depth, vocabulary, out);
                }
                out.push((depth, these));
                for child in members {
                    child.lines_at(depth + 1, vocabulary, out);
                }
            }
        }
    }

    /// What is asked together, those of the same kind within it among them.
    fn members(&self, whole: Need) -> Vec<&Self> {
        match self {
            Self::Threshold { need, of } if *need == whole && !matches!(need, Need::AtLeast(_)) => {
                let mut members: Vec<&Self> = of.iter().flat_map(|child| child.members(whole)).collect();
                if *need == Need::Any {
                    let all = members.clone();
                    members.retain(|member| !member.asks_more_than(&all));
                }
                members
            }
            Self::Threshold { of, .. } if matches!(whole, Need::AtLeast(_)) => of.iter().collect(),
            other => vec![other],
        }
    }

    /// Whether it asks one of these and something more, so that it is only there for what counts as a part.
    fn asks_more_than(&self, alternatives: &[&Self]) -> bool {
        let is_there = |part: &Self| match part {
            Self::Threshold { need: Need::Any, .. } => {
                part.members(Need::Any).iter().all(|member| alternatives.contains(member))
            }
            _ => alternatives.contains(&part),
        };
        match self {
            Self::Threshold { need: Need::All, of } => of.iter().any(is_there),
            Self::Leaf(_) | Self::Threshold { .. } => false,
        }
    }

    /// Every question in it.
    pub fn predicates(&self) -> Vec<&Predicate> {
        match self {
            Self::Leaf(predicate) => vec![predicate],
            Self::Threshold { of, .. } => of.iter().flat_map(Self::predicates).collect(),
        }
    }

    /// Whether it asks for a procedure.
    pub fn has_procedure(&self) -> bool {
        match self {
            Self::Leaf(predicate) => matches!(**predicate, Predicate::Handles(_)),
            Self::Threshold { of, .. } => of.iter().any(Self::has_procedure),
        }
    }

    /// Everything that it reads.
    pub fn reads(&self, vocabulary: &Vocabulary) -> Vec<reads::Read> {
        self.predicates().into_iter().flat_map(|predicate| predicate.reads(vocabulary)).collect()
    }

    /// A form in which the same demand always looks the same, whatever the order in which it was written.
    pub fn canonical(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Leaf(predicate) => predicate.canonical(vocabulary),
            Self::Threshold { need, of } => {
                let mut parts: Vec<_> =
                    of.iter().map(|requirement| requirement.canonical(vocabulary)).collect();
                parts.sort();
                parts.dedup();
                format!("{}({})", need.of(of.len()), parts.join(","))
            }
        }
    }
}
