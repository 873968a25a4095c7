//! `trains`: somebody is trained, this often, on these occasions, in these subjects.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::dates::{Frequency, Period};
use crate::policy::{Section, Strength, Training};
use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary, and};

use super::asked::{Asked, say};
use super::degree::{Bounds, Degree};
use super::facts::{Facts, Place};
use super::judgement::{Because, Evidence, Judgement, Missing};

/// Training that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trains {
    /// Who.
    pub who: Asked,
    /// On which occasions.
    pub when: Asked,
    /// At least this often.
    pub every: Option<Period>,
    /// In what.
    pub about: Asked,
}

impl Trains {
    /// Judges the facts: one item of training must satisfy the whole combination.
    pub fn judge(&self, facts: &Facts<'_>, _on: NaiveDate) -> Judgement {
        let mut best: Option<(&Training, Bounds, Vec<String>)> = None;
        for item in facts.policy.training.iter().filter(|item| self.is_for(&item.who, facts.words)) {
            let (bounds, short) = self.answer(item, facts.words);
            let rank =
                |bounds: Bounds, short: &[String]| (bounds.shown, bounds.possible, Reverse(short.len()));
            if best.as_ref().is_none_or(|(_, so_far, less)| rank(bounds, &short) > rank(*so_far, less)) {
                best = Some((item, bounds, short));
            }
        }
        let Some((item, bounds, short)) = best else {
            let nearest = facts.nearest(Section::Training);
            return Judgement::absent(
                format!("The policy does not say that {}.", self.say(facts.words)),
                nearest,
            );
        };
        let place = Place::policy(item.span);
        let mut judgement = Judgement::new(bounds).read(place, "");
        for item in facts.policy.training.iter().filter(|item| self.is_for(&item.who, facts.words)) {
            let weak = item.condition.iter().map(|c| c.span).chain(item.strength.iter().map(|s| s.span));
            for span in weak.chain(item.delegated_to.iter().map(|d| d.span)) {
                judgement.faults.push(Evidence { place: Place::policy(span), label: String::new() });
            }
        }
        if bounds.shown != Degree::Full {
            let who = facts.words.labels(item.who.iter().map(|who| who.value));
            // Another item may have just what this one lacks, and lack what this one has.
            let others = facts.policy.training.iter().filter(|other| self.is_for(&other.who, facts.words));
            let other = others
                .filter(|other| other.span != item.span)
                .map(|other| self.answer(other, facts.words))
                .find(|(answer, lacks)| *answer == bounds && lacks.len() == short.len() && *lacks != short);
            let text = match other {
                Some((_, lacks)) => format!(
                    "The policy provides for training of {who}, but one item {}, and another {}.",
                    and(short),
                    and(lacks)
                ),
                None => format!("The policy provides for training of {who}, but {}.", and(short)),
            };
            judgement.missing.push(Missing { text, because: Because::Weaker, place });
        }
        judgement
    }

    /// Training of a whole group counts for its parts (teachers are staff); a post is trained only where it is named.
    fn is_for(&self, who: &[Spanned<TermId>], words: &Vocabulary) -> bool {
        let is_trained = |asked: TermId| {
            who.iter().any(|given| {
                given.value == asked
                    || (!words.is_post(asked) && words.is_part(asked, given.value))
                    || words.is_post(given.value) && words.is_post(asked) && words.is_part(given.value, asked)
            })
        };
        self.who.groups.iter().all(|group| group.iter().any(|&asked| is_trained(asked)))
    }

    fn answer(&self, item: &Training, words: &Vocabulary) -> (Bounds, Vec<String>) {
        let mut short = Vec::new();
        let mut lacking = |asked: &Asked, given: &[Spanned<TermId>], lead: &str| {
            let unanswered = asked.unanswered(given, words);
            if !unanswered.is_empty() {
                short.push(format!("{lead} {}", say(unanswered, words)));
            }
        };
        lacking(&self.when, &item.when, "does not name the occasion:");
        lacking(&self.about, &item.about, "does not say that it covers");
        if let Some(asked) = self.every {
            match item.every.as_ref().map(|every| every.value) {
                Some(Frequency::Every(period)) if period.satisfies(asked) => {}
                Some(every) => short.push(super::commits::often(every, asked)),
                None => short.push(format!("gives no period, where {asked} is asked")),
            }
        }
        if item.condition.is_some() {
            short.push("only under a condition".to_owned());
        }
        if let Some(strength) = &item.strength {
            let text = match strength.value {
                Strength::Advised | Strength::May => "only as advice or as something that may be done",
                Strength::Aware => "only as something people are aware of",
            };
            short.push(text.to_owned());
        }
        // Training in something else is no part of what is asked.
        let unrelated = !self.about.is_empty()
            && self.about.unanswered(&item.about, words).len() == self.about.groups.len();
        let bounds = match (short.is_empty(), unrelated) {
            (true, _) => Bounds::FULL,
            (false, false) => Bounds::PARTIAL,
            (false, true) => Bounds::ABSENT,
        };
        match &item.delegated_to {
            None => (bounds, short),
            Some(policy) => {
                short.push(format!("leaves it to {}", words.label(policy.value)));
                (if unrelated { Bounds::UNKNOWN } else { Bounds::ELSEWHERE }, short)
            }
        }
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        let mut text = format!("{} will be trained", self.who.say(words));
        if !self.about.is_empty() {
            text.push_str(&format!(" in {}", self.about.say(words)));
        }
        if !self.when.is_empty() {
            text.push_str(&format!(", on the occasion of {}", self.when.say(words)));
        }
        if let Some(period) = self.every {
            text.push_str(&format!(", {period}"));
        }
        text
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        format!(
            "trains {} when={} every={} about={}",
            self.who.canonical(words),
            self.when.canonical(words),
            self.every.map(Period::id).unwrap_or_default(),
            self.about.canonical(words)
        )
    }
}
