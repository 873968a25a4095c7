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
pub fn verdict(verdict: Verdict, judgement: &Judgement) -> String {
    let fault = judgement.missing.iter().any(|missing| missing.because == Because::Fault);
    let lapsed = judgement.missing.iter().any(|missing| missing.because == Because::Lapsed);
    match verdict {
        Verdict::Met if judgement.evidence.iter().any(|read| read.place.file == File::Records) => "A record shows it.",
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

/// A level with its scale.
pub fn level(level: Level) -> String {
    format!("level {} of 5 (1 is highest)", level.number())
}

/// "1 day", "2 days".
pub fn days(days: i64) -> String {
    count(usize::try_from(days).unwrap_or_default(), "day", "days")
}

/// A number with its noun, thousands apart.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(number), if number == 1 { one } else { many })
}

/// "3,340".
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{count, thousands};

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(thousands(691), "691");
        assert_eq!(thousands(3340), "3,340");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(count(1, "day", "days"), "1 day");
        assert_eq!(count(0, "day", "days"), "0 days");
    }
}
