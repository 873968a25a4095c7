//! Degrees, bounds and verdicts: how answers combine, and the one place where a verdict is made.

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
    /// Nothing shows it, and nothing rules it out.
    pub const UNKNOWN: Self = Self { shown: Degree::Absent, possible: Degree::Full };
    /// Another document holds it.
    pub const ELSEWHERE: Self = Self { shown: Degree::Partial, possible: Degree::Full };

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

    /// How near it is to being met: what is possible counts before what is shown.
    pub fn rank(self) -> (Degree, Degree) {
        (self.possible, self.shown)
    }

    /// The better of two answers to one thing: what is shown counts before what is possible.
    #[must_use]
    pub fn better(self, other: Self) -> Self {
        if (other.shown, other.possible) > (self.shown, self.possible) { other } else { self }
    }

    /// The verdict. It is made once, at the top of a control; bounds are combined, verdicts never.
    pub fn verdict(self) -> Verdict {
        match (self.shown, self.possible) {
            (Degree::Full, _) => Verdict::Met,
            (_, Degree::Full) => Verdict::NotShown,
            (Degree::Partial, _) => Verdict::PartlyMet,
            (Degree::Absent, _) => Verdict::NotMet,
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
    /// The policy says part of it, or something weaker.
    PartlyMet,
    /// Neither established nor ruled out by the policy and its records.
    NotShown,
    /// The policy says so, or a record shows it.
    Met,
}

impl Verdict {
    /// The word in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotMet => "not-met",
            Self::PartlyMet => "partly-met",
            Self::NotShown => "not-shown",
            Self::Met => "met",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Degree, Verdict};

    #[test]
    fn all_needs_every_child_and_any_needs_one() {
        let all = |of: &[Bounds]| Bounds::threshold(of.len(), of.iter().copied()).verdict();
        let any = |of: &[Bounds]| Bounds::threshold(1, of.iter().copied()).verdict();
        assert_eq!(all(&[Bounds::FULL, Bounds::FULL]), Verdict::Met);
        assert_eq!(all(&[Bounds::FULL, Bounds::ABSENT]), Verdict::PartlyMet);
        assert_eq!(all(&[Bounds::FULL, Bounds::UNKNOWN]), Verdict::NotShown);
        assert_eq!(all(&[Bounds::UNKNOWN, Bounds::ABSENT]), Verdict::NotMet);
        assert_eq!(all(&[Bounds::PARTIAL, Bounds::UNKNOWN]), Verdict::PartlyMet);
        assert_eq!(any(&[Bounds::FULL, Bounds::ABSENT]), Verdict::Met);
        assert_eq!(any(&[Bounds::UNKNOWN, Bounds::ABSENT]), Verdict::NotShown);
        assert_eq!(any(&[Bounds::PARTIAL, Bounds::ABSENT]), Verdict::PartlyMet);
        assert_eq!(any(&[Bounds::ABSENT, Bounds::ABSENT]), Verdict::NotMet);
        assert_eq!(
            Bounds::threshold(2, [Bounds::FULL, Bounds::ELSEWHERE, Bounds::ABSENT]).verdict(),
            Verdict::NotShown
        );
    }

    #[test]
    fn raising_a_child_never_lowers_the_whole() {
        let degrees = [Degree::Absent, Degree::Partial, Degree::Full];
        let every: Vec<Bounds> = degrees
            .iter()
            .flat_map(|&shown| {
                degrees
                    .iter()
                    .filter(move |&&possible| possible >= shown)
                    .map(move |&possible| Bounds { shown, possible })
            })
            .collect();
        for &other in &every {
            for &low in &every {
                for &high in
                    every.iter().filter(|high| high.shown >= low.shown && high.possible >= low.possible)
                {
                    for need in 1..=2 {
                        let before = Bounds::threshold(need, [other, low]).verdict();
                        let after = Bounds::threshold(need, [other, high]).verdict();
                        assert!(
                            after >= before,
                            "{other:?} {low:?} -> {high:?}, need {need}: {before:?} -> {after:?}"
                        );
                    }
                }
            }
        }
    }
}
