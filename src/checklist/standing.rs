//! What standing a source has, and the force of what it asks.

use serde::{Deserialize, Serialize};

use crate::format::closed_set;

closed_set! {
    /// What standing a source has.
    #[derive(Serialize, Deserialize)]
    pub enum Standing {
        /// A law.
        Law = "law",
        /// Statutory guidance.
        StatutoryGuidance = "statutory-guidance",
        /// A national standard.
        Standard = "standard",
        /// Advice.
        Advice = "advice",
        /// Good practice.
        Practice = "practice",
    }
}

closed_set! {
    /// Whose word a demand is; strongest first.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Force {
        /// Law or statutory guidance asks it of the school.
        Must = "must",
        /// A national standard or advice.
        Should = "should",
        /// Good practice.
        GoodPractice = "good-practice",
    }
}

impl Standing {
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

impl Force {
    /// What the group of such demands is called.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Must => "Law and statutory guidance",
            Self::Should => "National standards and advice",
            Self::GoodPractice => "Good practice",
        }
    }
}
