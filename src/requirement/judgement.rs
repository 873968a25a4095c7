//! What judging yields: bounds, what was read, what is missing, what is at fault, and until when it holds.

use std::collections::HashSet;
use std::hash::Hash;

use chrono::NaiveDate;

use super::Need;
use super::degree::{Bounds, Degree};
use super::facts::Place;

/// The answer to a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// How far it is met.
    pub bounds: Bounds,
    /// The last day on which a met answer still holds; `None` where no date bounds it.
    pub holds_until: Option<NaiveDate>,
    /// The facts that were read: for each thing asked, the fact of the best degree.
    pub evidence: Vec<Evidence>,
    /// What is missing, in sentences, and where it belongs.
    pub missing: Vec<Missing>,
    /// The facts that count against it. Taking one of them away may improve the answer.
    pub faults: Vec<Evidence>,
}

/// A fact that was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// Where it stands.
    pub place: Place,
    /// What to write beside its caret; may be empty.
    pub label: String,
}

/// Something that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Missing {
    /// The sentence.
    pub text: String,
    /// Why it is missing.
    pub because: Because,
    /// The fact that falls short, or the nearest place at which the missing thing belongs.
    pub place: Place,
}

/// Why something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// It is not there.
    Absent,
    /// It is there, but weaker, less often, later or by somebody else.
    Weaker,
    /// It is there, and nobody is named to do it.
    NoHolder,
    /// No record shows it.
    NoRecord,
    /// It held until a day that has passed.
    Lapsed,
    /// Another policy holds it.
    InOtherPolicy,
    /// The policy says something that it should not.
    Fault,
}

impl Judgement {
    /// An answer with nothing to show yet.
    pub fn new(bounds: Bounds) -> Self {
        Self { bounds, holds_until: None, evidence: Vec::new(), missing: Vec::new(), faults: Vec::new() }
    }

    /// Met, by a fact.
    pub fn full(place: Place, label: impl Into<String>) -> Self {
        Self::new(Bounds::FULL).read(place, label)
    }

    /// Not there.
    pub fn absent(text: impl Into<String>, place: Place) -> Self {
        Self::new(Bounds::ABSENT).missing(text, Because::Absent, place)
    }

    /// With a fact that was read.
    #[must_use]
    pub fn read(mut self, place: Place, label: impl Into<String>) -> Self {
        self.evidence.push(Evidence { place, label: label.into() });
        self
    }

    /// With something missing.
    #[must_use]
    pub fn missing(mut self, text: impl Into<String>, because: Because, place: Place) -> Self {
        self.missing.push(Missing { text: text.into(), because, place });
        self
    }

    /// With a fact that counts against it, said as missing too.
    #[must_use]
    pub fn fault(mut self, text: impl Into<String>, place: Place) -> Self {
        let text = text.into();
        self.faults.push(Evidence { place, label: String::new() });
        self.missing.push(Missing { text, because: Because::Fault, place });
        self
    }

    /// With a last day.
    #[must_use]
    pub fn until(mut self, day: Option<NaiveDate>) -> Self {
        self.holds_until = day;
        self
    }

    /// Combines answers: so many of them. `say` words the whole, for the case that nothing of it is there.
    pub fn threshold(need: Need, judged: Vec<Self>, say: impl FnOnce() -> String) -> Self {
        let count = need.of(judged.len());
        let bounds = Bounds::threshold(count, judged.iter().map(|judgement| judgement.bounds));
        let holds_until = last_day(count, &judged);
        let mut faults = Vec::new();
        for judgement in &judged {
            add_new(&mut faults, judgement.faults.iter().cloned());
        }
        let mut out = Self { bounds, holds_until, evidence: Vec::new(), missing: Vec::new(), faults };
        if bounds.shown == Degree::Full {
            let met = judged.into_iter().filter(|judgement| judgement.bounds.shown == Degree::Full);
            let most = if need == Need::Any { 1 } else { usize::MAX };
            for judgement in met.take(most) {
                add_new(&mut out.evidence, judgement.evidence);
            }
            return out;
        }
        if need == Need::All {
            // Beside something that is lacking for certain, that nothing else was there to be looked at is no news.
            let certain = judged.iter().any(|judgement| judgement.bounds.possible != Degree::Full);
            let silent = |missing: &Missing, bounds| {
                certain && bounds == Bounds::UNKNOWN && missing.because == Because::Absent
            };
            for judgement in judged {
                add_new(&mut out.evidence, judgement.evidence);
                if judgement.bounds.shown != Degree::Full {
                    let bounds = judgement.bounds;
                    add_new(
                        &mut out.missing,
                        judgement.missing.into_iter().filter(|missing| !silent(missing, bounds)),
                    );
                }
            }
            return out;
        }
        // Of alternatives, speak of the one that is nearest to being met; where none has begun, of all together.
        let mut best: Option<&Self> = None;
        for judgement in judged.iter().filter(|judgement| judgement.bounds.shown != Degree::Full) {
            let rank = |judgement: &Self| (judgement.bounds.possible, judgement.bounds.shown);
            if best.is_none_or(|best| rank(judgement) > rank(best)) {
                best = Some(judgement);
            }
        }
        for judgement in judged.iter().filter(|judgement| judgement.bounds.shown != Degree::Absent) {
            add_new(&mut out.evidence, judgement.evidence.iter().cloned());
        }
        let Some(best) = best else { return out };
        let begun = best.bounds != Bounds::ABSENT;
        if need == Need::Any && begun {
            out.missing.clone_from(&best.missing);
        } else if let Some(first) = best.missing.first() {
            let text = format!("The policy does not show {}.", say());
            out.missing.push(Missing { text, because: first.because, place: first.place });
        }
        out
    }
}

/// The last day on which at least `count` of the met answers still hold: the `count`-th latest of their last days.
fn last_day(count: usize, judged: &[Judgement]) -> Option<NaiveDate> {
    let mut days: Vec<_> = judged
        .iter()
        .filter(|judgement| judgement.bounds.shown == Degree::Full)
        .map(|judgement| judgement.holds_until.unwrap_or(NaiveDate::MAX))
        .collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    let day = *days.get(count.checked_sub(1)?)?;
    (day != NaiveDate::MAX).then_some(day)
}

fn add_new<T: Clone + Eq + Hash>(into: &mut Vec<T>, from: impl IntoIterator<Item = T>) {
    let mut seen: HashSet<T> = into.iter().cloned().collect();
    for item in from {
        if seen.insert(item.clone()) {
            into.push(item);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(day: u32) -> Judgement {
        Judgement::new(Bounds::FULL).until(NaiveDate::from_ymd_opt(2026, 1, day))
    }

    #[test]
    fn a_met_answer_holds_as_long_as_enough_of_its_children_do() {
        let children = || vec![met(3), met(9), met(5)];
        let until = |need| Judgement::threshold(need, children(), String::new).holds_until;
        assert_eq!(until(Need::All), NaiveDate::from_ymd_opt(2026, 1, 3));
        assert_eq!(until(Need::Any), NaiveDate::from_ymd_opt(2026, 1, 9));
        assert_eq!(until(Need::AtLeast(2)), NaiveDate::from_ymd_opt(2026, 1, 5));
        let forever = vec![met(3), Judgement::new(Bounds::FULL)];
        assert_eq!(Judgement::threshold(Need::Any, forever, String::new).holds_until, None);
    }
}
