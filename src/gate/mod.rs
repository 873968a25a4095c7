//! The gate: which gaps are accepted for a time, what counts against it, and what a run comes to. Pure: the audit gives
//! verdicts, and nothing else decides a count or an exit code.
//!
//! Read in this order: [`status`] (a verdict once the gate has spoken), [`waivers`] (accepted gaps), `counts` (what is
//! counted), `strongest` (what the checklists in use ask at most), and this file (the one rule).

mod counts;
pub mod status;
mod strongest;
pub mod waivers;

use crate::checklist::Force;

pub use counts::{Counts, Tally};
pub use status::Status;
pub use strongest::strongest;
pub use waivers::{Accepted, Judged, Notice, Waived, tally, waive};

/// When the gate is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The weakest force at which a gap fails it; none: nothing does.
    pub fail_on: Option<Force>,
    /// Whether what is not shown fails it, too.
    pub fail_not_shown: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { fail_on: Some(Force::Must), fail_not_shown: false }
    }
}

impl Settings {
    /// Whether a result of this force and status counts against the gate.
    pub fn counts(self, force: Force, status: Status) -> bool {
        let is_gap = match status {
            Status::NotMet | Status::PartlyMet => true,
            Status::NotShown => self.fail_not_shown,
            Status::Waived | Status::Met | Status::NotApplicable => false,
        };
        is_gap && self.fail_on.is_some_and(|weakest| force <= weakest)
    }
}

/// What of the results is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// None of them.
    Nothing,
    /// Only such as could not count against the gate.
    OutOfScope,
    /// Some that could; where the gate is switched off, any at all.
    InScope,
}

/// What results come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// How many results count against the gate.
    pub against: usize,
    /// How many results cannot be told.
    pub undecided: usize,
    /// Whether anything is decided that could count against the gate.
    pub decided: Decided,
    /// Whether every source that counts for the gate was audited: none was in force in an edition that is not carried.
    pub whole: bool,
    /// Whether the gate is met: everything was read, something is decided, nothing counts against it, and no source that
    /// counts was left out.
    pub met: bool,
    /// What the run comes to.
    pub exit: Exit,
}

/// How many results count against the gate.
pub fn against(tally: &Tally, settings: Settings) -> usize {
    let against = tally.entries().filter(|(force, status, _)| settings.counts(*force, *status));
    against.map(|(.., number)| number).sum()
}

/// Decides. `unread` is whether a file could not be read, or not all of it.
pub fn decide(tally: &Tally, unread: bool, settings: Settings) -> Decision {
    let against = against(tally, settings);
    let of = |wanted: fn(Status) -> bool, weakest: Option<Force>| {
        tally
            .entries()
            .filter(move |(force, status, _)| {
                wanted(*status) && weakest.is_none_or(|weakest| *force <= weakest)
            })
            .map(|(.., number)| number)
            .sum::<usize>()
    };
    // A gate that nothing in its scope can fail is never met.
    let decided = match (of(Status::is_decided, settings.fail_on), of(Status::is_decided, None)) {
        (_, 0) => Decided::Nothing,
        (0, _) => Decided::OutOfScope,
        (_, _) => Decided::InScope,
    };
    let whole = settings.fail_on.is_none_or(|weakest| tally.is_whole(weakest));
    let met = decided == Decided::InScope && against == 0 && whole && !unread;
    // That a source was left out is told by its name; nothing was audited only where nothing is decided at all.
    let nothing = match decided {
        Decided::Nothing => true,
        Decided::OutOfScope => whole,
        Decided::InScope => false,
    };
    let exit = match (unread, nothing, met) {
        (true, ..) => Exit::Unread,
        (false, true, _) => Exit::Nothing,
        (false, false, false) => Exit::NotMet,
        (false, false, true) => Exit::Met,
    };
    let undecided = of(|status| status == Status::NotShown, None);
    Decision { against, undecided, decided, whole, met, exit }
}

impl Decision {
    /// What is decided where a document says of itself that it is not in force: it cannot meet the gate.
    #[must_use]
    pub fn not_in_force(mut self, settings: Settings) -> Self {
        if settings.fail_on.is_some() {
            self.met = false;
            if self.exit == Exit::Met {
                self.exit = Exit::NotMet;
            }
        }
        self
    }
}

/// What a run comes to: the same in every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The gate is met.
    Met,
    /// The gate is not met.
    NotMet,
    /// The command line, the configuration or a checklist is at fault.
    Usage,
    /// Nothing was audited.
    Nothing,
    /// A policy could not be read, or not all of it.
    Unread,
}

impl Exit {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Met => 0,
            Self::NotMet => 1,
            Self::Usage => 2,
            Self::Nothing => 3,
            Self::Unread => 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(of: &[(Force, Status)]) -> Tally {
        let mut tally = Tally::default();
        for (force, status) in of {
            tally.control(*force, *status);
        }
        tally
    }

    #[test]
    fn a_gap_counts_from_the_weakest_force_that_was_set() {
        let gaps = tally(&[
            (Force::Must, Status::PartlyMet),
            (Force::Should, Status::NotMet),
            (Force::Must, Status::NotShown),
            (Force::GoodPractice, Status::Met),
        ]);
        let against =
            |fail_on, fail_not_shown| decide(&gaps, false, Settings { fail_on, fail_not_shown }).against;
        assert_eq!(against(Some(Force::Must), false), 1);
        assert_eq!(against(Some(Force::Must), true), 2);
        assert_eq!(against(Some(Force::Should), false), 2);
        assert_eq!(against(Some(Force::GoodPractice), true), 3);
        assert_eq!(against(None, true), 0);
        assert_eq!(decide(&gaps, false, Settings::default()).exit, Exit::NotMet);
    }

    #[test]
    fn an_accepted_gap_does_not_count_and_is_a_decision() {
        let decision = decide(&tally(&[(Force::Must, Status::Waived)]), false, Settings::default());
        assert!(decision.met && decision.decided == Decided::InScope);
        assert_eq!((decision.against, decision.exit), (0, Exit::Met));
    }

    #[test]
    fn where_nothing_is_decided_the_gate_is_not_met() {
        for statuses in [&[][..], &[(Force::Must, Status::NotShown), (Force::Must, Status::NotApplicable)]] {
            let decision = decide(&tally(statuses), false, Settings::default());
            assert!(!decision.met && decision.decided == Decided::Nothing);
            assert_eq!(decision.exit, Exit::Nothing);
        }
    }

    #[test]
    fn a_gate_that_nothing_decided_could_fail_is_not_met() {
        let tally = tally(&[(Force::Should, Status::Met), (Force::GoodPractice, Status::NotMet)]);
        let of = |fail_on| decide(&tally, false, Settings { fail_on, fail_not_shown: false });
        let must = of(Some(Force::Must));
        assert_eq!((must.met, must.decided, must.exit), (false, Decided::OutOfScope, Exit::Nothing));
        assert_eq!(of(Some(Force::Should)).exit, Exit::Met);
        assert_eq!(of(Some(Force::GoodPractice)).exit, Exit::NotMet);
        assert_eq!(of(None).exit, Exit::Met);
    }

    #[test]
    fn where_a_source_that_counts_was_not_audited_the_gate_is_not_met() {
        let mut tally = tally(&[(Force::Must, Status::Met)]);
        tally.unaudited(Force::Should);
        let decision = |fail_on| decide(&tally, false, Settings { fail_on, fail_not_shown: false });
        assert!(decision(Some(Force::Must)).met && decision(None).met);
        assert_eq!(decision(Some(Force::Should)).exit, Exit::NotMet);
        tally.unaudited(Force::Must);
        let decision = decide(&tally, false, Settings::default());
        assert!(!decision.met && !decision.whole && decision.against == 0);
    }

    #[test]
    fn what_could_not_be_read_goes_before_everything_else() {
        for statuses in [&[][..], &[(Force::Must, Status::Met)], &[(Force::Must, Status::NotMet)]] {
            let decision = decide(&tally(statuses), true, Settings::default());
            assert_eq!(decision.exit, Exit::Unread);
            assert!(!decision.met);
        }
    }

    #[test]
    fn an_aspect_counts_as_good_practice() {
        let mut tally = Tally::default();
        tally.aspect(Status::PartlyMet);
        tally.aspect(Status::NotShown);
        let strict = Settings { fail_on: Some(Force::GoodPractice), fail_not_shown: false };
        assert_eq!(decide(&tally, false, strict).against, 1);
        assert_eq!(decide(&tally, false, Settings::default()).undecided, 1);
    }
}
