//! Degrees, bounds and verdicts: how answers combine, and the one place where a verdict is made.
//!
//! The law: on one day and with one set of checklists, taking facts away from a policy raises neither of a requirement's
//! bounds, unless a fact that was taken away was named as a fault. Combining keeps that (no bound of a whole falls when
//! one of a part rises), and so does the verdict, which is made of both bounds and falls with neither.

/// How far something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    /// Not at all.
    Absent,
    /// In part, or weaker than asked.
    Partial,
    /// As asked.
    Full,
}

/// What is established at the least, and what could be true at the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    /// Counting nothing that is not shown.
    pub shown: Degree,
    /// Counting all that is not shown.
    pub possible: Degree,
}

impl Bounds {
    /// It is there.
    pub const FULL: Self = Self { shown: Degree::Full, possible: Degree::Full };
    /// It is there in part.
    pub const PARTIAL: Self = Self { shown: Degree::Partial, possible: Degree::Partial };
    /// It is not there.
    pub const ABSENT: Self = Self { shown: Degree::Absent, possible: Degree::Absent };
    /// Nothing shows it, and nothing rules it out: a record or another document may hold it.
    pub const UNKNOWN: Self = Self { shown: Degree::Absent, possible: Degree::Full };
    /// It is there in part, and whether in full is not known.
    pub const BEGUN: Self = Self { shown: Degree::Partial, possible: Degree::Full };

    /// The same degree both ways.
    pub fn of(degree: Degree) -> Self {
        Self { shown: degree, possible: degree }
    }

    /// Full where at least `need` of these are full, else partial where any is at least partial, else absent; for what
    /// is shown and what is possible, each on its own.
    pub fn threshold(need: usize, of: impl IntoIterator<Item = Self>) -> Self {
        let mut tally = Tally::default();
        of.into_iter().for_each(|bounds| tally.add(bounds));
        tally.bounds(need)
    }

    /// How near it is to being met: what is shown counts before what is possible.
    pub fn rank(self) -> (Degree, Degree) {
        (self.shown, self.possible)
    }

    /// Two answers to one thing: the better of what they show, and the better of what is possible.
    #[must_use]
    pub fn either(self, other: Self) -> Self {
        Self { shown: self.shown.max(other.shown), possible: self.possible.max(other.possible) }
    }

    /// Whether it is not shown in full, and a record or another document could still show that.
    pub fn is_open(self) -> bool {
        self.shown != Degree::Full && self.possible == Degree::Full
    }

    /// The verdict. It is made once, at the top of a control; bounds are combined, verdicts never. What is half said is
    /// never hidden behind what is not shown.
    pub fn verdict(self) -> Verdict {
        match (self.shown, self.possible) {
            (Degree::Full, _) => Verdict::Met,
            (Degree::Partial, _) => Verdict::PartlyMet,
            (Degree::Absent, Degree::Full) => Verdict::NotShown,
            (Degree::Absent, Degree::Partial | Degree::Absent) => Verdict::NotMet,
        }
    }
}

/// Bounds counted one after the other.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    members: usize,
    shown: Count,
    possible: Count,
}

/// How many were full, and whether any was more than absent.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    full: usize,
    begun: bool,
}

impl Count {
    fn add(&mut self, degree: Degree) {
        self.full += usize::from(degree == Degree::Full);
        self.begun |= degree >= Degree::Partial;
    }

    fn degree(self, need: usize) -> Degree {
        match (self.full >= need, self.begun) {
            (true, _) => Degree::Full,
            (false, true) => Degree::Partial,
            (false, false) => Degree::Absent,
        }
    }
}

impl Tally {
    /// One more.
    pub fn add(&mut self, bounds: Bounds) {
        self.members += 1;
        self.shown.add(bounds.shown);
        self.possible.add(bounds.possible);
    }

    /// How many were counted.
    pub fn members(self) -> usize {
        self.members
    }

    /// So many of them.
    pub fn bounds(self, need: usize) -> Bounds {
        Bounds { shown: self.shown.degree(need), possible: self.possible.degree(need) }
    }
}

/// What is said of a control, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The policy does not say so.
    NotMet,
    /// Neither established nor ruled out by the policy and its records.
    NotShown,
    /// The policy says part of it, or something weaker.
    PartlyMet,
    /// The policy says so, or a record shows it.
    Met,
}

impl Verdict {
    /// The word in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotMet => "not-met",
            Self::NotShown => "not-shown",
            Self::PartlyMet => "partly-met",
            Self::Met => "met",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Degree, Verdict};

    #[test]
    fn what_is_half_said_is_not_hidden_behind_what_is_not_shown() {
        assert_eq!(Bounds::FULL.verdict(), Verdict::Met);
        assert_eq!(Bounds::BEGUN.verdict(), Verdict::PartlyMet);
        assert_eq!(Bounds::PARTIAL.verdict(), Verdict::PartlyMet);
        assert_eq!(Bounds::UNKNOWN.verdict(), Verdict::NotShown);
        assert_eq!(Bounds { shown: Degree::Absent, possible: Degree::Partial }.verdict(), Verdict::NotMet);
        assert_eq!(Bounds::ABSENT.verdict(), Verdict::NotMet);
        assert!(Verdict::NotMet < Verdict::NotShown);
        assert!(Verdict::NotShown < Verdict::PartlyMet);
        assert!(Verdict::PartlyMet < Verdict::Met);
    }

    #[test]
    fn all_needs_every_child_and_any_needs_one() {
        let all = |of: &[Bounds]| Bounds::threshold(of.len(), of.iter().copied()).verdict();
        let any = |of: &[Bounds]| Bounds::threshold(1, of.iter().copied()).verdict();
        assert_eq!(all(&[Bounds::FULL, Bounds::FULL]), Verdict::Met);
        assert_eq!(all(&[Bounds::FULL, Bounds::ABSENT]), Verdict::PartlyMet);
        assert_eq!(all(&[Bounds::FULL, Bounds::UNKNOWN]), Verdict::PartlyMet);
        assert_eq!(all(&[Bounds::UNKNOWN, Bounds::UNKNOWN]), Verdict::NotShown);
        assert_eq!(all(&[Bounds::UNKNOWN, Bounds::ABSENT]), Verdict::NotMet);
        assert_eq!(all(&[Bounds::PARTIAL, Bounds::UNKNOWN]), Verdict::PartlyMet);
        assert_eq!(any(&[Bounds::FULL, Bounds::ABSENT]), Verdict::Met);
        assert_eq!(any(&[Bounds::UNKNOWN, Bounds::ABSENT]), Verdict::NotShown);
        assert_eq!(any(&[Bounds::PARTIAL, Bounds::ABSENT]), Verdict::PartlyMet);
        assert_eq!(any(&[Bounds::ABSENT, Bounds::ABSENT]), Verdict::NotMet);
        assert_eq!(
            Bounds::threshold(2, [Bounds::FULL, Bounds::UNKNOWN, Bounds::ABSENT]).verdict(),
            Verdict::PartlyMet
        );
    }

    fn every() -> Vec<Bounds> {
        let degrees = [Degree::Absent, Degree::Partial, Degree::Full];
        let pairs = degrees.iter().flat_map(|&shown| degrees.map(|possible| Bounds { shown, possible }));
        pairs.filter(|bounds| bounds.possible >= bounds.shown).collect()
    }

    fn is_raised(low: Bounds, high: Bounds) -> bool {
        high.shown >= low.shown && high.possible >= low.possible
    }

    #[test]
    fn raising_a_bound_never_lowers_the_verdict() {
        for low in every() {
            for high in every().into_iter().filter(|&high| is_raised(low, high)) {
                assert!(high.verdict() >= low.verdict(), "{low:?} -> {high:?}");
            }
        }
    }

    #[test]
    fn raising_a_part_never_lowers_the_whole() {
        for other in every() {
            for low in every() {
                assert!(is_raised(low, low.either(other)), "{low:?} or {other:?}");
                for high in every().into_iter().filter(|&high| is_raised(low, high)) {
                    assert!(
                        is_raised(low.either(other), high.either(other)),
                        "{other:?} {low:?} -> {high:?}"
                    );
                    for need in 1..=2 {
                        let before = Bounds::threshold(need, [other, low]);
                        let after = Bounds::threshold(need, [other, high]);
                        assert!(
                            is_raised(before, after),
                            "{other:?} {low:?} -> {high:?}, need {need}: {before:?} -> {after:?}"
                        );
                    }
                }
            }
        }
    }
}
