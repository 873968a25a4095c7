//! How well a fact is established.

use serde::{Deserialize, Serialize};

use crate::format::closed_set;

closed_set! {
    /// How well a fact is established.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Basis {
        /// Read in the source named.
        Seen = "seen",
        /// Read in somebody else's account of it.
        SecondHand = "second-hand",
        /// Background knowledge, to be confirmed.
        Recalled = "recalled",
        /// Our own reasoning.
        Derived = "derived",
    }
}

impl Basis {
    /// How readers are told.
    pub fn say(self) -> &'static str {
        match self {
            Self::Seen => "read in the source named",
            Self::SecondHand => "taken from a summary of the source, not from the text itself",
            Self::Recalled => "not yet checked against the source",
            Self::Derived => "our own reasoning from the source",
        }
    }
}
