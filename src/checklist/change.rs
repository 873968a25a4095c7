//! What a checklist changes in the checklists that it extends.

use serde::{Deserialize, Serialize};

use crate::policy::Named;
use crate::source::{Span, Spanned, Text};
use crate::vocabulary::Vocabulary;

use super::demands::Size;
use super::item::{Demand, Item};
use super::level::Level;
use super::model::Checklist;
use super::standing::Force;

/// One change, with the reason for it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Change {
    /// What is changed.
    pub target: Target,
    /// How.
    pub effect: Effect,
    /// Where the effect stands.
    pub span: Span,
    /// Why.
    pub reason: Text,
    /// Who decided it.
    pub decided_by: Option<Named>,
    /// The minute that records it.
    pub minute: Option<Text>,
}

/// What a change is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Target {
    /// A control, as series/control.
    Control(Spanned<Text>),
    /// An aspect of a ladder, as series/aspect.
    Aspect(Spanned<Text>),
    /// Every aspect of the ladder of this series; a change of a single one goes before it.
    AspectsOf(Spanned<Text>),
}

/// How something is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// It is not asked.
    SwitchedOff,
    /// It is graded anew.
    Force(Force),
    /// Another level is aimed at.
    Benchmark(Level),
}

impl Change {
    /// The reason, for the end of a sentence.
    pub fn why(&self) -> &str {
        self.reason.trim().trim_end_matches('.')
    }

    /// Who decided it and where that is minuted, in brackets; empty where neither is said.
    pub fn decided(&self, words: &Vocabulary) -> String {
        let by = self.decided_by.as_ref().map(|by| match by {
            Named::Term(role) => format!("decided by {}", words.label(*role)),
            Named::Words(name) => format!("decided by {name}"),
        });
        let minute = self.minute.as_ref().map(|minute| format!("minute {minute}"));
        let parts: Vec<String> = by.into_iter().chain(minute).collect();
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
    }
}

impl Target {
    /// The name that was written.
    pub fn name(&self) -> &Spanned<Text> {
        match self {
            Self::Control(name) | Self::Aspect(name) | Self::AspectsOf(name) => name,
        }
    }

    /// The key that it was written under.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Control(_) => "control",
            Self::Aspect(_) => "aspect",
            Self::AspectsOf(_) => "aspects-of",
        }
    }

    /// The series of what is changed.
    pub fn series(&self) -> &str {
        let name = &self.name().value;
        match self {
            Self::Control(_) | Self::Aspect(_) => name.split_once('/').map_or(name, |(series, _)| series),
            Self::AspectsOf(_) => name,
        }
    }

    /// Whether it is of this control or aspect.
    pub fn is(&self, item: Item<'_>) -> bool {
        let named = |name: &str| {
            name.split_once('/')
                .is_some_and(|(series, id)| series == item.checklist.series && id == item.id().value)
        };
        match (self, item.demand) {
            (Self::Control(name), Demand::Control(_)) | (Self::Aspect(name), Demand::Aspect(_)) => {
                named(&name.value)
            }
            (Self::AspectsOf(series), Demand::Aspect(_)) => series.value == item.checklist.series,
            (Self::Control(_), Demand::Aspect(_))
            | (Self::Aspect(_) | Self::AspectsOf(_), Demand::Control(_)) => false,
        }
    }
}

impl Effect {
    /// Whether it makes any difference to this control or aspect.
    pub fn matters(self, item: Item<'_>) -> bool {
        match (self, item.demand) {
            (Self::SwitchedOff, _) => true,
            (Self::Force(force), Demand::Control(control)) => control.force != force,
            (Self::Benchmark(level), Demand::Aspect(aspect)) => aspect.benchmark != level,
            (Self::Force(_), Demand::Aspect(_)) | (Self::Benchmark(_), Demand::Control(_)) => false,
        }
    }

    /// As it is written in a file.
    pub fn written(self) -> String {
        match self {
            Self::SwitchedOff => "switched-off: true".to_owned(),
            Self::Force(force) => format!("force: {}", force.id()),
            Self::Benchmark(level) => format!("benchmark: {}", level.number()),
        }
    }
}

impl Checklist {
    /// What this checklist changes of a control or aspect, where it makes a difference. What is said of a single aspect
    /// goes before what is said of all.
    pub fn change_of(&self, item: Item<'_>) -> Option<&Change> {
        let of_it = || self.changes.iter().filter(|change| change.target.is(item));
        let single = of_it().find(|change| !matches!(change.target, Target::AspectsOf(_)));
        single.or_else(|| of_it().next()).filter(|change| change.effect.matters(item))
    }

    /// Whether it only changes others and asks nothing of its own.
    pub fn only_changes(&self) -> bool {
        self.size == Size::default()
    }
}
