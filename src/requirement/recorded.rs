//! `recorded`: a record shows that something was done, freshly enough. Never not met: what no record shows is not shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::{Period, plain};
use crate::policy::{Named, Record};
use crate::vocabulary::{TermId, Vocabulary, and};

use super::asked::{Asked, say};
use super::degree::Bounds;
use super::facts::{Facts, Place};
use super::judgement::{Because, Judgement};

/// A record that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Recorded {
    /// The kind of record.
    pub kind: TermId,
    /// How fresh it must be.
    pub every: Option<Period>,
    /// What it must cover.
    pub about: Asked,
    /// Which keys of the record must be filled.
    pub states: Vec<&'static str>,
    /// Who must have made it.
    pub by: Asked,
}

impl Recorded {
    /// Judges the records on the day of the audit.
    pub fn judge(&self, facts: &Facts<'_>, on: NaiveDate) -> Judgement {
        let words = facts.words;
        let place = facts.nearest(crate::policy::Section::Policy);
        let mut of_kind: Vec<&Record> = facts
            .policy
            .records
            .records
            .iter()
            .filter(|record| words.is_part(record.kind.value, self.kind) && record.date.value.first() <= on)
            .collect();
        of_kind.sort_by_key(|record| std::cmp::Reverse(record.date.value.first()));
        let mut nearest_miss: Option<(String, Because, Place)> = None;
        for record in of_kind {
            let at = Place::records(record.span);
            let until = self
                .every
                .map(|every| every.lasts_until(record.date.value.first(), &facts.policy.school.terms));
            let lacking = self.lacking(record, words);
            match until {
                Some(None) => {}
                Some(Some(day)) if day < on => {
                    let text = format!(
                        "The record of {} held until {}; since then nothing shows {}.",
                        record.date.value.written(),
                        plain(day),
                        words.label(self.kind)
                    );
                    nearest_miss.get_or_insert((text, Because::Lapsed, at));
                }
                _ if !lacking.is_empty() => {
                    let text = format!("The record of {} {}.", record.date.value.written(), and(lacking));
                    nearest_miss.get_or_insert((text, Because::Weaker, at));
                }
                until => return Judgement::full(at, "").until(until.flatten()),
            }
        }
        let later = facts
            .policy
            .records
            .records
            .iter()
            .find(|record| words.is_part(record.kind.value, self.kind) && record.date.value.first() > on);
        if let (None, Some(later)) = (&nearest_miss, later) {
            let text = format!(
                "The record of {} is dated after the day of the audit, {}, so it shows nothing yet.",
                later.date.value.written(),
                plain(on)
            );
            nearest_miss = Some((text, Because::NoRecord, Place::records(later.span)));
        }
        let (text, because, at) = nearest_miss.unwrap_or_else(|| {
            let ask = format!(
                "No record shows {}. Ask for it, and note its date in the records file.",
                words.label(self.kind)
            );
            (ask, Because::NoRecord, place)
        });
        Judgement::new(Bounds::UNKNOWN).missing(text, because, at)
    }

    fn lacking(&self, record: &Record, words: &Vocabulary) -> Vec<String> {
        let mut lacking = Vec::new();
        let about = self.about.unanswered(&record.about, words);
        if !about.is_empty() {
            lacking.push(format!("does not say that it covered {}", say(about, words)));
        }
        let by: Vec<_> = match &record.by {
            Some(by) => match by.value {
                Named::Term(term) => vec![crate::source::Spanned::new(term, by.span)],
                Named::Words(_) => Vec::new(),
            },
            None => Vec::new(),
        };
        let by = self.by.unanswered(&by, words);
        if !by.is_empty() {
            lacking.push(format!("was not made by {}", say(by, words)));
        }
        for &state in &self.states {
            if !record.states.iter().any(|stated| stated.value == state) {
                lacking.push(format!("leaves `{state}` empty"));
            }
        }
        lacking
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        let mut text = format!("a record shows {}", words.label(self.kind));
        if let Some(every) = self.every {
            text.push_str(&format!(", {every}"));
        }
        if !self.about.is_empty() {
            text.push_str(&format!(", covering {}", self.about.say(words)));
        }
        if !self.by.is_empty() {
            text.push_str(&format!(", by {}", self.by.say(words)));
        }
        if !self.states.is_empty() {
            text.push_str(&format!(
                ", and states {}",
                and(self.states.iter().map(|&state| format!("`{state}`")))
            ));
        }
        text
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        let mut states = self.states.clone();
        states.sort_unstable();
        format!(
            "recorded {} every={} about={} by={} states={}",
            words.id(self.kind),
            self.every.map(Period::id).unwrap_or_default(),
            self.about.canonical(words),
            self.by.canonical(words),
            states.join("&")
        )
    }
}
