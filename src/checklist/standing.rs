//! What standing a source has, and the force of what it asks.

use serde::{Deserialize, Serialize};

/// What standing a source has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
