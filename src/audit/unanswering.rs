//! What is to be said of answers that decide nothing.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::checklist::{Checklist, Library};
use crate::dates::plain;
use crate::policy::{Answer, Policy};
use crate::requirement::Place;
use crate::source::suggest::{Looks, question};
use crate::vocabulary::Vocabulary;

use super::answered::{Counting, Effect, Name, name, void};
use super::{Assessment, ControlResult, Outcome};

/// What is to be said of answers that decide nothing, each with its line.
pub fn unanswering(
    policy: &Policy,
    assessment: &Assessment<'_>,
    library: &Library,
    words: &Vocabulary,
    on: NaiveDate,
) -> Vec<String> {
    if policy.records.answers.is_empty() {
        return Vec::new();
    }
    let mut known = Known::of(policy, assessment, library, words, on);
    let answers = policy.records.answers.iter();
    answers.filter_map(|answer| Some(known.effect(answer, words, on)?.say(answer, policy, on))).collect()
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
    fn of(
        policy: &'a Policy,
        assessment: &'a Assessment<'a>,
        library: &'a Library,
        words: &Vocabulary,
        on: NaiveDate,
    ) -> Self {
        let control = |result: &'a ControlResult<'a>| (&*result.checklist.series, &*result.control.id.value);
        let controls = assessment.controls.iter();
        let aspects = assessment.aspects.iter();
        let others = |checklist: &'a Checklist| {
            checklist.items().map(move |item| (&*checklist.series, &*item.id().value))
        };
        let names = assessment.controls.iter().map(control);
        Self {
            counting: Counting::of(policy, words, on),
            controls: controls.map(|result| (control(result), &result.outcome)).collect(),
            aspects: aspects.map(|it| (&*it.checklist.series, &*it.aspect.id.value)).collect(),
            others: library.all().flat_map(others).collect(),
            names: names.map(|(series, id)| format!("{series}/{id}")).collect(),
            looks: Looks::default(),
        }
    }

    fn effect(&mut self, answer: &Answer, words: &Vocabulary, on: NaiveDate) -> Option<Effect> {
        let named = name(answer).unwrap_or_default();
        let Some(outcome) = self.controls.get(&named) else {
            return Some(self.unknown(answer, named));
        };
        if let Some(effect) = void(answer, words, on) {
            return Some(effect);
        }
        let (series, control) = named;
        let given = self.counting.on(series, control);
        let is_past = given.is_past(answer);
        match given.counts.filter(|&counts| !std::ptr::eq(counts, answer)) {
            Some(counts) if !is_past && counts.answer != answer.answer => {
                return Some(Effect::Contradicted(counts.answer));
            }
            Some(_) => return Some(Effect::Double),
            None if is_past => return Some(Effect::Double),
            None => {}
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
            Self::NotTheirs(role) => format!(
                "{answered} is given by {role}, who cannot answer for the school, so it does not count. Let a post or a \
                 body that answers for the school give it, such as `headteacher` or `governing-body`."
            ),
            Self::ToCome if answer.date.first() <= on => format!(
                "{answered} is dated {}, which may be after the day of the audit, {}, so it does not count yet. Write \
                 the day itself.",
                answer.date.written(),
                plain(on)
            ),
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
                "{answered} does not count: another answer to it is newer, or says the same of that day."
            ),
            Self::Contradicted(reply) => format!(
                "{answered} says `{}`, and another that may be of the same day says `{}`, so the latter counts. Which of \
                 them is right? Delete the other, or write the day of each.",
                answer.answer.id(),
                reply.id()
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
