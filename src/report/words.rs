//! How verdicts, forces and levels are put to readers: always the sentence, never the code alone.

use crate::checklist::Level;
use crate::requirement::{Because, File, Judgement};

use super::model::Verdict;

impl Verdict {
    /// Every verdict in the order in which readers want them.
    pub const ALL: [Self; 6] =
        [Self::NotMet, Self::PartlyMet, Self::NotShown, Self::Waived, Self::Met, Self::NotApplicable];

    /// The heading of such results.
    pub fn heading(self) -> &'static str {
        match self {
            Self::NotMet => "Not met",
            Self::PartlyMet => "Partly met",
            Self::NotShown => "Cannot be told",
            Self::Waived => "Accepted as a gap",
            Self::Met => "Met",
            Self::NotApplicable => "Does not apply",
        }
    }

    /// Whether it is something for the school to mend or to show.
    pub fn is_gap(self) -> bool {
        match self {
            Self::NotMet | Self::PartlyMet | Self::NotShown => true,
            Self::Waived | Self::Met | Self::NotApplicable => false,
        }
    }
}

impl From<crate::requirement::Verdict> for Verdict {
    fn from(verdict: crate::requirement::Verdict) -> Self {
        use crate::requirement::Verdict as Judged;
        match verdict {
            Judged::NotMet => Self::NotMet,
            Judged::PartlyMet => Self::PartlyMet,
            Judged::NotShown => Self::NotShown,
            Judged::Met => Self::Met,
        }
    }
}

/// The verdict in a sentence.
pub fn verdict(verdict: Verdict, judgement: &Judgement<'_>) -> String {
    let fault = judgement.at_fault();
    let lapsed = judgement.missing.iter().any(|missing| missing.because == Because::Lapsed);
    match verdict {
        Verdict::Met if judgement.evidence.iter().any(|read| read.place.file == File::Records) => {
            "A record shows it."
        }
        Verdict::Met => "The policy says so.",
        Verdict::PartlyMet => "The policy says part of it.",
        Verdict::NotMet if fault => "The policy needs mending here.",
        Verdict::NotMet if lapsed => "The day has passed.",
        Verdict::NotMet => "The policy does not say so.",
        Verdict::NotShown => "Cannot be told from the policy or its records.",
        Verdict::Waived | Verdict::NotApplicable => "",
    }
    .to_owned()
}

/// Whether a text is an address on the web that can be shown as a link as it stands.
pub fn is_address(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '"' | '\\' | '`');
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme)) && text.chars().all(plain)
}

/// A level with its scale.
pub fn level(level: Level) -> String {
    format!("level {} of 5 (1 is highest)", level.number())
}

/// A number with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", thousands(number))
}

pub use crate::dates::days;

/// A whole number with its thousands apart: "3,340".
pub fn thousands(number: usize) -> String {
    crate::dates::thousands(u64::try_from(number).unwrap_or(u64::MAX))
}
