//! The typed checklist.

use std::num::NonZeroU8;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::requirement::Requirement;
use crate::source::{Node, Source, Span, Spanned};
use crate::vocabulary::{Basis, TermId};

use super::change::Change;

/// A checklist: one edition of one source.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// The file that it was read from.
    pub source_file: Arc<Source>,
    /// Whether it comes with the program.
    pub built_in: bool,
    /// One name for all editions.
    pub series: String,
    /// The name of this edition; its place is where problems of the whole are shown.
    pub id: Spanned<String>,
    /// The title of the source.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// The edition.
    pub edition: String,
    /// Where the source is to be found.
    pub source: String,
    /// How well its facts are established.
    pub basis: Basis,
    /// What standing the source has.
    pub standing: Standing,
    /// The first day in force.
    pub from: NaiveDate,
    /// The last day in force, where it was withdrawn.
    pub to: Option<NaiveDate>,
    /// The nations to which it applies.
    pub nations: Vec<TermId>,
    /// The phases or families of phases to which it applies.
    pub phases: Vec<TermId>,
    /// Anything that readers should know of the whole.
    pub note: Option<String>,
    /// The controls.
    pub controls: Vec<Control>,
    /// The aspects, where it is a ladder.
    pub aspects: Vec<Aspect>,
    /// The checklists that it adds to or changes, by series or id.
    pub extends: Vec<Spanned<String>>,
    /// What it changes in them.
    pub changes: Vec<Change>,
}

/// What standing a source has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// A law.
    Law,
    /// Statutory guidance.
    StatutoryGuidance,
    /// A national standard.
    Standard,
    /// Advice.
    Advice,
    /// Good practice.
    Practice,
}

impl Standing {
    /// The standing of that name.
    pub fn of(id: &str) -> Option<Self> {
        Some(match id {
            "law" => Self::Law,
            "statutory-guidance" => Self::StatutoryGuidance,
            "standard" => Self::Standard,
            "advice" => Self::Advice,
            "practice" => Self::Practice,
            _ => return None,
        })
    }

    /// The force of what it asks.
    pub fn force(self) -> Force {
        match self {
            Self::Law | Self::StatutoryGuidance => Force::Must,
            Self::Standard | Self::Advice => Force::Should,
            Self::Practice => Force::GoodPractice,
        }
    }

    /// Whose word it is, for readers.
    pub fn say(self) -> &'static str {
        match self {
            Self::Law => "The law asks this of the school",
            Self::StatutoryGuidance => {
                "Statutory guidance, to which schools must have regard, asks this of the school"
            }
            Self::Standard => "A national standard asks this of the school",
            Self::Advice => "National advice to schools asks this",
            Self::Practice => "This is good practice",
        }
    }
}

/// Whose word a demand is; strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Force {
    /// Law or statutory guidance asks it of the school.
    Must,
    /// A national standard or advice.
    Should,
    /// Good practice.
    GoodPractice,
}

impl Force {
    /// Every force, strongest first.
    pub const ALL: [Self; 3] = [Self::Must, Self::Should, Self::GoodPractice];

    /// The word in files and JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::GoodPractice => "good-practice",
        }
    }

    /// The force of that name.
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|force| force.id() == id)
    }

    /// What the group of such demands is called.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Must => "Law and statutory guidance",
            Self::Should => "National standards and advice",
            Self::GoodPractice => "Good practice",
        }
    }
}

/// A control: one demand of the source.
#[derive(Clone, Debug)]
pub struct Control {
    /// Its id, stable within the series.
    pub id: Spanned<String>,
    /// The good state, as a short sentence.
    pub title: String,
    /// Which part of the source asks it.
    pub clause: Option<String>,
    /// Where that is to be found, where it differs.
    pub source: Option<String>,
    /// Its force.
    pub force: Force,
    /// How well it is established.
    pub basis: Basis,
    /// A condition on the school.
    pub applies: Applies,
    /// What the policy or its records must show.
    pub requires: Requirement,
    /// The same for every control that asks the same, whatever the order in which it was written.
    pub demand: Arc<str>,
    /// Why it matters.
    pub why: String,
    /// What to add or mend.
    pub remedy: String,
    /// Who mends the gap.
    pub owner: TermId,
    /// The question for a governor to ask.
    pub ask: String,
    /// Controls on the same matter.
    pub see_also: Vec<Spanned<String>>,
    /// Other policies that the source lets say it.
    pub also_said_in: Vec<TermId>,
    /// A fragment that meets it.
    pub meets: Node<'static>,
    /// A fragment that does not.
    pub misses: Node<'static>,
}

/// A condition on the school.
#[derive(Clone, Debug, Default)]
pub struct Applies {
    /// Only these phases or families (empty: all).
    pub phases: Vec<TermId>,
    /// Only these nations (empty: all).
    pub nations: Vec<TermId>,
    /// Only these types of school (empty: all).
    pub types: Vec<TermId>,
    /// Only schools that board pupils, or only those that do not.
    pub boarding: Option<bool>,
    /// Only schools that use this.
    pub uses: Option<TermId>,
}

/// An aspect of a ladder.
#[derive(Clone, Debug)]
pub struct Aspect {
    /// Its id, stable within the series.
    pub id: Spanned<String>,
    /// Its title.
    pub title: String,
    /// The element it belongs to.
    pub element: String,
    /// The strand it belongs to.
    pub strand: Option<String>,
    /// Aspects of an earlier set whose content it takes in.
    pub formerly: Vec<String>,
    /// The level that is aimed at.
    pub benchmark: Level,
    /// Which part of the source it follows.
    pub clause: Option<String>,
    /// Where that is to be found, where it differs.
    pub source: Option<String>,
    /// How well it is established.
    pub basis: Basis,
    /// A condition on the school.
    pub applies: Applies,
    /// Why it matters.
    pub why: String,
    /// Who leads on it.
    pub owner: TermId,
    /// The question for a governor to ask.
    pub ask: String,
    /// What a school typically shows.
    pub evidence: Vec<String>,
    /// Other policies that may hold it, where this one leaves a matter to them.
    pub also_said_in: Vec<TermId>,
    /// Controls on the same matter.
    pub see_also: Vec<Spanned<String>>,
    /// The foot of the ladder, level 5, where it is described.
    pub foot: Option<Foot>,
    /// The levels from 4 up to 1.
    pub steps: Vec<Step>,
}

/// The foot of a ladder: what a school looks like that has not reached its first step.
#[derive(Clone, Debug)]
pub struct Foot {
    /// What a school at this level looks like.
    pub statement: String,
    /// A fragment that stands exactly here.
    pub example: Node<'static>,
    /// Where it stands.
    pub span: Span,
}

/// A step of a ladder: a level and what it asks beyond the one before.
#[derive(Clone, Debug)]
pub struct Step {
    /// The level.
    pub level: Level,
    /// What a school at this level looks like.
    pub statement: String,
    /// What it asks.
    pub requires: Requirement,
    /// What to do to reach it.
    pub remedy: String,
    /// A fragment that stands exactly here.
    pub example: Node<'static>,
    /// Where it stands.
    pub span: Span,
}

/// A level of a ladder: 1 is the highest, 5 the lowest. There is deliberately no order on it; ask [`Level::reaches`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Level(NonZeroU8);

impl Level {
    /// Little or nothing in place.
    pub const LOWEST: Self = Self(match NonZeroU8::new(5) {
        Some(level) => level,
        None => NonZeroU8::MIN,
    });

    /// A level, 1 to 5.
    pub fn new(level: u8) -> Option<Self> {
        NonZeroU8::new(level).filter(|level| level.get() <= 5).map(Self)
    }

    /// The number.
    pub fn number(self) -> u8 {
        self.0.get()
    }

    /// Whether it is as good as another level or better.
    pub fn reaches(self, other: Self) -> bool {
        self.0 <= other.0
    }

    /// The next better level.
    pub fn next(self) -> Option<Self> {
        Self::new(self.number().checked_sub(1)?)
    }
}
