//! A verdict once the gate has spoken.

use crate::format::closed_set;
use crate::requirement::Verdict;

closed_set! {
    /// What is said of a control or an aspect: the verdict, unless the gap is accepted or nothing was asked. In the order in
    /// which readers want them.
    pub enum Status {
        /// The policy does not say so.
        NotMet = "not-met",
        /// The policy says part of it.
        PartlyMet = "partly-met",
        /// Neither established nor ruled out.
        NotShown = "not-shown",
        /// Accepted as a gap for a time.
        Waived = "waived",
        /// The policy says so, or a record shows it.
        Met = "met",
        /// It does not apply.
        NotApplicable = "not-applicable",
    }
}

impl Status {
    /// What was judged; none: it does not apply.
    pub fn judged(verdict: Option<Verdict>) -> Self {
        match verdict {
            Some(Verdict::NotMet) => Self::NotMet,
            Some(Verdict::PartlyMet) => Self::PartlyMet,
            Some(Verdict::NotShown) => Self::NotShown,
            Some(Verdict::Met) => Self::Met,
            None => Self::NotApplicable,
        }
    }

    /// What was judged, or that it is accepted.
    pub fn gated(verdict: Option<Verdict>, waived: bool) -> Self {
        if waived { Self::Waived } else { Self::judged(verdict) }
    }

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

    /// Whether it is not met, or only partly.
    pub fn is_missed(self) -> bool {
        match self {
            Self::NotMet | Self::PartlyMet => true,
            Self::NotShown | Self::Waived | Self::Met | Self::NotApplicable => false,
        }
    }

    /// Whether it is something for the school to mend or to show.
    pub fn is_gap(self) -> bool {
        match self {
            Self::NotMet | Self::PartlyMet | Self::NotShown => true,
            Self::Waived | Self::Met | Self::NotApplicable => false,
        }
    }

    /// Whether it was asked and can be told.
    pub fn is_decided(self) -> bool {
        match self {
            Self::NotMet | Self::PartlyMet | Self::Waived | Self::Met => true,
            Self::NotShown | Self::NotApplicable => false,
        }
    }
}
