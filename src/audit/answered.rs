//! Answers of a named role. An answer shows what the policy and its records leave open, from its date to its last day;
//! it never outranks what they say.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::checklist::{Checklist, Library};
use crate::dates::plain;
use crate::policy::{Answer, Policy, Reply};
use crate::requirement::{Answered, Because, Bounds, Degree, Fact, Judgement, Label, Missing, Place, Weight};
use crate::source::suggest::{Looks, question};

use super::{Assessment, ControlResult, Outcome};

/// A control by its series and its id.
type Name<'n> = (&'n str, &'n str);

/// The answers that count on a day, each by the control that it answers.
#[derive(Debug)]
pub(super) struct Counting<'p>(HashMap<Name<'p>, &'p Answer>);

impl<'p> Counting<'p> {
    /// Of those given by the day that have not run out the newest, of equals the first.
    pub(super) fn of(policy: &'p Policy, on: NaiveDate) -> Self {
        let mut counting: HashMap<Name<'p>, &'p Answer> = HashMap::new();
        for answer in policy.records.answers.iter().filter(|answer| effect_by_date(answer, on).is_none()) {
            let Some(name) = name(answer) else { continue };
            let counts = counting.entry(name).or_insert(answer);
            if counts.date.first() < answer.date.first() {
                *counts = answer;
            }
        }
        Self(counting)
    }

    /// The one that counts for a control.
    pub(super) fn on(&self, series: &str, control: &str) -> Option<&'p Answer> {
        self.0.get(&(series, control)).copied()
    }
}

fn name(answer: &Answer) -> Option<Name<'_>> {
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
pub(super) fn weigh(weight: Weight, answer: Option<&Answer>) -> Weight {
    let Some(answer) = answer else { return weight };
    let bounds = settled(weight.bounds, answer.answer);
    if bounds == weight.bounds {
        return weight;
    }
    let until = (bounds.shown == Degree::Full).then(|| answer.until.value.last());
    Weight::of(bounds).until(until).at_fault(weight.fault && bounds.shown != Degree::Full)
}

/// Lets an answer count in a judgement.
pub(super) fn explain(judgement: &mut Judgement<'_>, answer: Option<&Answer>) {
    let Some(answer) = answer else { return };
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
            let wanted = Answered { role: answer.role, reply: answer.answer, on: answer.date.first() }.into();
            judgement.missing.insert(0, Missing { wanted, because: Because::Answered, place });
        }
    }
}

/// Why an answer does not count on a day, whatever it is about.
fn effect_by_date(answer: &Answer, on: NaiveDate) -> Option<Effect> {
    if answer.date.first() > on {
        Some(Effect::ToCome)
    } else if answer.until.value.last() < on {
        Some(Effect::Expired)
    } else {
        None
    }
}

/// What an answer does where it decides nothing.
enum Effect {
    ToCome,
    Expired,
    Double,
    NotApplicable,
    Decided,
    Aspect,
    NotUsed,
    Unknown(Option<String>),
}

/// What is to be said of answers that decide nothing, each with its line.
pub fn unanswering(
    policy: &Policy,
    assessment: &Assessment<'_>,
    library: &Library,
    on: NaiveDate,
) -> Vec<String> {
    if policy.records.answers.is_empty() {
        return Vec::new();
    }
    let mut known = Known::of(policy, assessment, library, on);
    let answers = policy.records.answers.iter();
    answers.filter_map(|answer| Some(known.effect(answer, on)?.say(answer, policy, on))).collect()
}

/// What answers can be on, by name.
struct Known<'a> {
    counting: Counting<'a>,
    controls: HashMap<Name<'a>, &'a Outcome<'a>>,
    aspects: HashSet<Name<'a>>,
    /// What other checklists ask.
    others: HashSet<Name<'a>>,
    /// The names of all controls, for suggestions.
    names: Vec<String>,
    looks: Looks,
}

impl<'a> Known<'a> {
    fn of(policy: &'a Policy, assessment: &'a Assessment<'a>, library: &'a Library, on: NaiveDate) -> Self {
        let control = |result: &'a ControlResult<'a>| (&*result.checklist.series, &*result.control.id.value);
        let controls = assessment.controls.iter();
        let aspects = assessment.aspects.iter();
        let others = |checklist: &'a Checklist| {
            checklist.items().map(move |item| (&*checklist.series, &*item.id().value))
        };
        let names = assessment.controls.iter().map(control);
        Self {
            counting: Counting::of(policy, on),
            controls: controls.map(|result| (control(result), &result.outcome)).collect(),
            aspects: aspects.map(|it| (&*it.checklist.series, &*it.aspect.id.value)).collect(),
            others: library.all().flat_map(others).collect(),
            names: names.map(|(series, id)| format!("{series}/{id}")).collect(),
            looks: Looks::default(),
        }
    }

    fn effect(&mut self, answer: &Answer, on: NaiveDate) -> Option<Effect> {
        let named = name(answer).unwrap_or_default();
        let Some(outcome) = self.controls.get(&named) else {
            return Some(self.unknown(answer, named));
        };
        if let Some(effect) = effect_by_date(answer, on) {
            return Some(effect);
        }
        let (series, control) = named;
        let counts = self.counting.on(series, control);
        if counts.is_none_or(|counts| !std::ptr::eq(counts, answer)) {
            return Some(Effect::Double);
        }
        match outcome {
            Outcome::NotApplicable { .. } => Some(Effect::NotApplicable),
            Outcome::Judged { judgement, .. } => {
                let place = Place::records(answer.control.span);
                let counted = judgement.evidence.iter().any(|fact| fact.place == place)
                    || judgement.missing.iter().any(|missing| missing.place == place);
                (!counted).then_some(Effect::Decided)
            }
        }
    }

    /// What an answer is on that is on no control of this audit.
    fn unknown(&mut self, answer: &Answer, named: Name<'_>) -> Effect {
        if self.aspects.contains(&named) {
            return Effect::Aspect;
        }
        if self.others.contains(&named) {
            return Effect::NotUsed;
        }
        let known = self.names.iter().map(String::as_str);
        Effect::Unknown(self.looks.nearest(&answer.control.value, known).map(question))
    }
}

impl Effect {
    fn say(self, answer: &Answer, policy: &Policy, on: NaiveDate) -> String {
        let name = &answer.control.value;
        let place = policy.records.source.as_ref().map_or_else(String::new, |source| {
            format!(" ({}, line {})", source.name(), source.position(answer.control.span.start()).line)
        });
        let answered = format!("The answer to `{name}`{place}");
        match self {
            Self::ToCome => format!(
                "{answered} is dated {}, after the day of the audit, {}, so it does not count yet.",
                answer.date.written(),
                plain(on)
            ),
            Self::Expired => format!(
                "{answered} held until {} and does not count since then. Ask again, or delete it.",
                plain(answer.until.value.last())
            ),
            Self::Double => format!(
                "{answered} does not count: another answer to it is newer, or of the same day and stands before."
            ),
            Self::NotApplicable => format!("{answered} has no effect: that is not asked of this school."),
            Self::Decided => format!(
                "{answered} has no effect: the policy and its records decide that themselves, and what they say counts."
            ),
            Self::Aspect => format!(
                "{answered} has no effect: it is an aspect of a ladder. What the school claims for an aspect stands \
                 under `self-review`."
            ),
            Self::NotUsed => {
                format!("{answered} has no effect: that is not asked by the checklists of this audit.")
            }
            Self::Unknown(meant) => {
                let meant = meant.map(|meant| format!(" {meant}")).unwrap_or_default();
                format!("{answered} has no effect: no checklist has a control of that name.{meant}")
            }
        }
    }
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
