//! Answers of a named role. An answer shows what the policy and its records leave open, from its date to its last day;
//! it never outranks what they say.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::policy::{Answer, Policy, Reply};
use crate::requirement::{Answered, Because, Bounds, Degree, Fact, Judgement, Label, Missing, Place, Weight};
use crate::vocabulary::{TermId, Vocabulary};

/// A control by its series and its id.
pub(super) type Name<'n> = (&'n str, &'n str);

/// The answers that count on a day, each by the control that it answers.
#[derive(Debug)]
pub(super) struct Counting<'p>(HashMap<Name<'p>, Given<'p>>);

/// What was answered to one control.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Given<'p> {
    /// The answer that counts.
    pub(super) counts: Option<&'p Answer>,
    /// The newest that has run out: no older "yes" takes its place.
    ran_out: Option<&'p Answer>,
    /// The first day of the newest that has not run out.
    from: Option<NaiveDate>,
}

impl Given<'_> {
    /// Whether an answer is older than another, whatever days they are of, so that the other has taken its place.
    pub(super) fn is_past(&self, answer: &Answer) -> bool {
        self.from.is_some_and(|from| answer.date.last() < from) || self.has_run_out(answer)
    }

    /// Whether it is a "yes" that is older than an answer that has run out.
    fn has_run_out(&self, answer: &Answer) -> bool {
        let is_older = |other: &Answer| answer.date.last() < other.date.first();
        answer.answer == Reply::Yes && self.ran_out.is_some_and(is_older)
    }
}

impl<'p> Counting<'p> {
    /// Of those given by the day the newest; of those that may be of one day, the one that says least.
    pub(super) fn of(policy: &'p Policy, words: &Vocabulary, on: NaiveDate) -> Self {
        let mut given: HashMap<Name<'p>, Given<'p>> = HashMap::new();
        let answers = || policy.records.answers.iter().filter_map(|answer| Some((name(answer)?, answer)));
        for (name, answer) in answers() {
            let of_it = given.entry(name).or_default();
            let is_newer = of_it.ran_out.is_none_or(|other| other.date.first() < answer.date.first());
            if is_newer && matches!(void(answer, words, on), Some(Effect::Expired)) {
                of_it.ran_out = Some(answer);
            }
        }
        let counting = || answers().filter(|(_, answer)| void(answer, words, on).is_none());
        for (name, answer) in counting() {
            let Some(of_it) = given.get_mut(&name) else { continue };
            // A "yes" that counts no longer takes the place of nothing.
            if !of_it.has_run_out(answer) {
                of_it.from = of_it.from.max(Some(answer.date.first()));
            }
        }
        for (name, answer) in counting() {
            let Some(of_it) = given.get_mut(&name) else { continue };
            let says_less = of_it.counts.is_none_or(|counts| rank(answer.answer) < rank(counts.answer));
            if says_less && !of_it.is_past(answer) {
                of_it.counts = Some(answer);
            }
        }
        Self(given)
    }

    /// What was answered to a control.
    pub(super) fn on(&self, series: &str, control: &str) -> Given<'p> {
        self.0.get(&(series, control)).copied().unwrap_or_default()
    }
}

/// How much an answer says.
fn rank(reply: Reply) -> u8 {
    match reply {
        Reply::No => 0,
        Reply::Partly => 1,
        Reply::Yes => 2,
    }
}

/// Whether a role can speak for the school: a post, or a body that answers for it. Pupils, visitors and staff at large
/// cannot.
pub fn speaks_for_the_school(role: TermId, words: &Vocabulary) -> bool {
    let known = words.known();
    let is_of = |body: TermId| words.is_part(role, body);
    words.is_post(role) || is_of(known.governing_body) || is_of(known.leadership_team)
}

pub(super) fn name(answer: &Answer) -> Option<Name<'_>> {
    answer.control.value.split_once('/')
}

/// What the policy and its records leave open, as it is once somebody has answered; what they decide stays.
fn settled(bounds: Bounds, reply: Reply) -> Bounds {
    match (bounds.shown, bounds.possible, reply) {
        (Degree::Absent | Degree::Partial, Degree::Full, Reply::Yes) => Bounds::FULL,
        (Degree::Absent | Degree::Partial, Degree::Full, Reply::Partly) => Bounds::PARTIAL,
        (shown @ (Degree::Absent | Degree::Partial), Degree::Full, Reply::No) => Bounds::of(shown),
        (Degree::Full, ..) | (_, Degree::Absent | Degree::Partial, _) => bounds,
    }
}

/// Lets an answer count in a weight.
pub(super) fn weigh(weight: Weight, given: Given<'_>) -> Weight {
    let Some(answer) = given.counts else { return weight };
    let bounds = settled(weight.bounds, answer.answer);
    if bounds == weight.bounds {
        return weight;
    }
    let until = (bounds.shown == Degree::Full).then(|| answer.until.value.last());
    Weight::of(bounds).until(until).at_fault(weight.fault && bounds.shown != Degree::Full)
}

/// Lets an answer count in a judgement.
pub(super) fn explain(judgement: &mut Judgement<'_>, given: Given<'_>) {
    let Some(answer) = given.counts else {
        // Without it, an older one might count.
        if let Some(ran_out) = given.ran_out.filter(|_| judgement.bounds.is_open()) {
            judgement.faults.push(Place::records(ran_out.control.span));
        }
        return;
    };
    let bounds = settled(judgement.bounds, answer.answer);
    if bounds == judgement.bounds {
        return;
    }
    judgement.bounds = bounds;
    let place = Place::records(answer.control.span);
    match answer.answer {
        Reply::Yes => {
            judgement.missing.clear();
            judgement.faults.clear();
            judgement.holds_until = Some(answer.until.value.last());
            judgement.evidence.insert(0, Fact { place, label: Label::Answer });
        }
        // Taking such an answer away would improve the verdict.
        Reply::Partly | Reply::No => {
            judgement.faults.push(place);
            let wanted = Answered {
                role: answer.role,
                reply: answer.answer,
                on: answer.date.known().then(|| answer.date.first()),
            }
            .into();
            judgement.missing.insert(0, Missing { wanted, because: Because::Answered, place });
        }
    }
}

/// Why an answer does not count on a day, whatever it is about. One of a vague day counts where it says the least: a "yes"
/// once its last day has come, anything else from its first.
pub(super) fn void(answer: &Answer, words: &Vocabulary, on: NaiveDate) -> Option<Effect> {
    let day = match answer.answer {
        Reply::Yes => answer.date.last(),
        Reply::Partly | Reply::No => answer.date.first(),
    };
    if !speaks_for_the_school(answer.role, words) {
        Some(Effect::NotTheirs(words.label(answer.role).to_owned()))
    } else if day > on {
        Some(Effect::ToCome)
    } else if answer.until.value.last() < on {
        Some(Effect::Expired)
    } else {
        None
    }
}

/// What an answer does where it decides nothing.
pub(super) enum Effect {
    /// It is given by people who answer for nothing: pupils, visitors.
    NotTheirs(String),
    ToCome,
    Expired,
    /// Another has taken its place.
    Double,
    /// Another that may be of the same day says less, on this line.
    Contradicted(Reply),
    NotApplicable,
    Decided,
    Aspect,
    NotUsed,
    Unknown(Option<String>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_settles_what_is_open_and_nothing_else() {
        let half_open = Bounds { shown: Degree::Partial, possible: Degree::Full };
        assert_eq!(settled(Bounds::UNKNOWN, Reply::Yes), Bounds::FULL);
        assert_eq!(settled(Bounds::UNKNOWN, Reply::Partly), Bounds::PARTIAL);
        assert_eq!(settled(Bounds::UNKNOWN, Reply::No), Bounds::ABSENT);
        assert_eq!(settled(half_open, Reply::Yes), Bounds::FULL);
        assert_eq!(settled(half_open, Reply::No), Bounds::PARTIAL);
        for decided in [Bounds::FULL, Bounds::PARTIAL, Bounds::ABSENT] {
            for reply in [Reply::Yes, Reply::Partly, Reply::No] {
                assert_eq!(settled(decided, reply), decided);
            }
        }
    }
}
