//! What follows if a gap stays.

use serde::{Deserialize, Serialize};

use crate::format::closed_set;

closed_set! {
    /// What follows if a gap stays; the worst first.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Harm {
        /// Who follows the text could hurt a child or destroy evidence.
        UnsafeInstruction = "unsafe-instruction",
        /// It sends somebody to a body that has closed or is another area's.
        WrongContact = "wrong-contact",
        /// A day has passed, or a source was replaced.
        Expired = "expired",
        /// Nobody has it.
        Unowned = "unowned",
        /// Something that should be there is not.
        Absent = "absent",
        /// It is there in substance, and a detail is missing.
        Detail = "detail",
        /// Words, numbers or their order.
        Drafting = "drafting",
    }
}

impl Harm {
    /// What it is, in a sentence for whoever writes a control.
    pub fn says(self) -> &'static str {
        match self {
            Self::UnsafeInstruction => "Who follows the text could hurt a child or destroy evidence.",
            Self::WrongContact => "It sends somebody to a body that has closed or is another area's.",
            Self::Expired => "A day has passed, or a source was replaced.",
            Self::Unowned => "Nobody has it.",
            Self::Absent => "Something that should be there is not.",
            Self::Detail => "It is there in substance, and a detail is missing.",
            Self::Drafting => "Words, numbers or their order.",
        }
    }
}

/// What follows where a question is not answered, and where what the policy says is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Harms {
    /// Where nothing answers it.
    pub absent: Harm,
    /// Where what the policy says is wrong.
    pub wrong: Harm,
}

impl Harms {
    /// Something that should be there is not, and what stands in its place could do harm.
    pub const USUAL: Self = Self { absent: Harm::Absent, wrong: Harm::UnsafeInstruction };

    /// The same, either way.
    pub const fn either_way(harm: Harm) -> Self {
        Self { absent: harm, wrong: harm }
    }
}
