//! `recorded`: a record shows that something was done, freshly enough. Never not met: what no record shows is not shown.

mod lack;
mod newest;

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::Period;
use crate::format::shape::{key, required};
use crate::format::{Found, Key, Shape, Takes, View};
use crate::policy::shapes::SUBJECTS;
use crate::policy::{Named, Record, RecordKey, Section, Shown};
use crate::requirement::Requirement;
use crate::requirement::addition::{Addition, Said, add, answers};
use crate::requirement::asked::Asked;
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::requirement::judgement::{Because, Judgement, Missing};
use crate::requirement::place::Place;
use crate::requirement::predicate::Ask;
use crate::requirement::read::Reader;
use crate::requirement::reads::{Read, details};
use crate::requirement::weight::Weight;
use crate::source::{Spanned, Value};
use crate::vocabulary::{Kind, TermId, Vocabulary, and};

pub(super) use lack::Lack;
use newest::{Counts, Newest};

static RECORDED: Shape = Shape {
    name: "`recorded`",
    about: "A record shows it.",
    keys: &[
        required("record", Takes::Term(&[Kind::Record]), "The kind of record."),
        key("every", Takes::Period, "How fresh it must be."),
        key("about", Takes::Terms(SUBJECTS), "What it covered."),
        key("states", Takes::Words(RecordKey::WORDS), "Which keys of the record are filled."),
        key("by", Takes::Terms(&[Kind::Role]), "Who made it."),
    ],
};

/// A record that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Recorded {
    /// The kind of record.
    pub kind: TermId,
    /// How fresh it must be.
    pub every: Option<Period>,
    /// What it must cover.
    pub about: Asked,
    /// Which keys of the record must be filled.
    pub states: Vec<RecordKey>,
    /// Who must have made it.
    pub by: Asked,
}

/// How one record answers.
#[derive(Clone, Copy)]
enum Answer {
    /// It shows what is asked, until that day.
    Fine(Option<NaiveDate>),
    /// It held until that day.
    Lapsed(NaiveDate),
    /// It does not say enough.
    Short,
    /// It shows only part of it.
    Partly,
    /// It shows that it failed.
    Failed,
    /// How a trial came out cannot be told.
    Open,
    /// It shows nothing: it was not done, or how it came out cannot be told.
    Nothing,
    /// How long it holds cannot be told.
    Unsure,
}

impl Ask for Recorded {
    const KEY: Key = key("recorded", Takes::TermOrMap(&[Kind::Record], &RECORDED), "A record shows it.");

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        if let Value::Text(text) = &found.node.value {
            let kind = reader.find(&[Kind::Record], text, found.node.span, false)?.value;
            let (about, by) = (Asked::default(), Asked::default());
            return Some(Requirement::leaf(Self { kind, every: None, about, states: Vec::new(), by }));
        }
        let view = View::open(found.node, &RECORDED, found.key_span, &mut reader.problems)?;
        let kind = reader.term(&view, "record");
        let about = reader.asked_under(&view, "about");
        let by = reader.asked_under(&view, "by");
        let every = match view.get("every") {
            None => None,
            Some(found) => Some(reader.read_period(found.node)?),
        };
        let mut states = Vec::new();
        for name in reader.texts(&view, "states") {
            states.push(*reader.one_of(&name, "a key of a record", RecordKey::ALL, |key| key.id())?);
        }
        Some(Requirement::leaf(Self { kind: kind?.value, every, about: about?, states, by: by? }))
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        let mut nearest = None;
        let mut newest = Newest::default();
        for record in self.made(facts, on) {
            match self.answer(record, facts, on) {
                Answer::Lapsed(_) | Answer::Short => {
                    nearest.get_or_insert(false);
                }
                Answer::Nothing => {
                    nearest.get_or_insert(true);
                }
                Answer::Unsure => {}
                answer => {
                    if matches!(answer, Answer::Open) {
                        nearest.get_or_insert(true);
                    }
                    newest.take(record, answer);
                }
            }
        }
        match newest.counts() {
            Some(Counts::Fine(_, until)) => Weight::of(Bounds::FULL).until(until),
            Some(Counts::Short(_, bounds)) => Weight::of(bounds).at_fault(true),
            None => Weight::of(Bounds::UNKNOWN).at_fault(nearest == Some(true)),
        }
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let mut nearest: Option<Missing<'a>> = None;
        let mut silent = Vec::new();
        let mut newest = Newest::default();
        for record in self.made(facts, on) {
            let place = Place::records(record.span);
            let date = record.date.value.written();
            let answer = self.answer(record, facts, on);
            let (lack, because, place) = match answer {
                Answer::Lapsed(until) => {
                    (Lack::Lapsed { date, until, kind: self.kind }, Because::Lapsed, place)
                }
                Answer::Short => (self.short(record, facts.vocabulary), Because::Weaker, place),
                Answer::Nothing | Answer::Open => {
                    silent.push(Place::records(record.whole));
                    if matches!(answer, Answer::Open) {
                        newest.take(record, answer);
                    }
                    (Lack::unsuccessful(record), Because::Fault, Place::records(record.shown.span))
                }
                Answer::Unsure => continue,
                Answer::Fine(_) | Answer::Partly | Answer::Failed => {
                    newest.take(record, answer);
                    continue;
                }
            };
            nearest.get_or_insert(Missing { wanted: lack.into(), because, place });
        }
        let mut judgement = match newest.counts() {
            Some(Counts::Fine(record, until)) => {
                return Judgement::full(Place::records(record.span)).until(until);
            }
            Some(Counts::Short(record, bounds)) => {
                let mut judgement = unsuccessful(record, bounds).read(Place::records(record.span));
                judgement.faults.extend(silent);
                return judgement;
            }
            None => Judgement::new(Bounds::UNKNOWN),
        };
        judgement.faults = silent;
        if let Some(Missing { wanted, because, place }) = nearest {
            return judgement.missing(wanted, because, place);
        }
        // Of several to come, the first in the file.
        let later = facts.policy.records.records.iter().find(|record| {
            facts.vocabulary.is_part(record.kind.value, self.kind) && record.date.value.first() > on
        });
        if let Some(later) = later {
            let lack = Lack::Later { date: later.date.value.written(), on };
            judgement.missing(lack, Because::NoRecord, Place::records(later.span))
        } else {
            let place = facts.nearest(Section::Policy);
            judgement.missing(Lack::Unrecorded(self.kind), Because::NoRecord, place)
        }
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        let mut text = format!("a record shows {}", vocabulary.label(self.kind));
        if let Some(every) = self.every {
            text.push_str(&format!(", {every}"));
        }
        if !self.about.is_empty() {
            text.push_str(&format!(", covering {}", self.about.say(vocabulary)));
        }
        if !self.by.is_empty() {
            text.push_str(&format!(", by {}", self.by.say(vocabulary)));
        }
        if !self.states.is_empty() {
            let states = and(self.states.iter().map(|state| format!("`{}`", state.id())));
            text.push_str(&format!(", and states {states}"));
        }
        text
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        let mut states: Vec<_> = self.states.iter().map(|state| state.id()).collect();
        states.sort_unstable();
        format!(
            "recorded {} every={} about={} by={} states={}",
            vocabulary.id(self.kind),
            self.every.map(Period::id).unwrap_or_default(),
            self.about.canonical(vocabulary),
            self.by.canonical(vocabulary),
            states.join("&")
        )
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        [Read::Record(self.kind)].into_iter().chain(details(&[&self.about, &self.by])).collect()
    }

    fn addition(&self, facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        let mut addition = Addition::Record { kind: self.kind, said: Said::default(), states: Vec::new() };
        self.join(&mut addition, facts);
        Some(addition)
    }

    fn join(&self, addition: &mut Addition, facts: &Facts<'_>) -> bool {
        let Addition::Record { kind, said, states } = addition else { return false };
        let other_maker =
            !said.by.is_empty() && !self.by.is_empty() && !answers(&said.by, &self.by, facts.vocabulary);
        if *kind != self.kind || other_maker {
            return false;
        }
        if said.by.is_empty() {
            add(&mut said.by, &self.by, facts, &[]);
        }
        add(&mut said.about, &self.about, facts, &[]);
        for &state in &self.states {
            if !states.contains(&state) {
                states.push(state);
            }
        }
        true
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.kind.hash(state);
    }
}

impl Recorded {
    /// The records of this kind that were made by a day, the newest first.
    fn made<'p>(&self, facts: &Facts<'p>, on: NaiveDate) -> impl Iterator<Item = &'p Record> {
        facts.records(self.kind).filter(move |record| record.date.value.first() <= on)
    }

    fn answer(&self, record: &Record, facts: &Facts<'_>, on: NaiveDate) -> Answer {
        // What failed at some time of a year may have failed on its last day.
        let is_failure = record.shown.value == Shown::Failure;
        let date = &record.date.value;
        let day = if is_failure { date.last() } else { date.first() };
        let until = match self.every.map(|every| every.lasts_until(day, &facts.policy.school.terms)) {
            None => None,
            Some(None) if is_failure => None,
            Some(None) => return Answer::Unsure,
            Some(Some(until)) if until < on => return Answer::Lapsed(until),
            Some(until) => until,
        };
        let vocabulary = facts.vocabulary;
        let is_about = record.about.is_empty()
            || self.about.is_empty()
            || self.about.open(record.about.iter(), vocabulary).count() < self.about.groups.len();
        match record.shown.value {
            // Whoever made it and whatever else it leaves out.
            Shown::Failure if is_about => return Answer::Failed,
            Shown::Unclear if is_about && vocabulary.is_trial(record.kind.value) => return Answer::Open,
            Shown::NotDone | Shown::Unclear => return Answer::Nothing,
            Shown::Failure | Shown::Success | Shown::Partly => {}
        }
        let short = self.about.open(record.about.iter(), vocabulary).next().is_some()
            || self.by.open(maker(record).iter(), vocabulary).next().is_some()
            || self.empty(record).next().is_some();
        match (short, record.shown.value) {
            (true, _) => Answer::Short,
            (false, Shown::Partly) => Answer::Partly,
            (false, _) => Answer::Fine(until),
        }
    }

    /// The keys that a record must fill and does not.
    fn empty(&self, record: &Record) -> impl Iterator<Item = RecordKey> {
        let filled = |state: RecordKey| record.states.iter().any(|stated| stated.value == state);
        self.states.iter().copied().filter(move |&state| !filled(state))
    }

    /// What a record does not say.
    fn short<'a>(&'a self, record: &'a Record, vocabulary: &Vocabulary) -> Lack<'a> {
        Lack::Short {
            date: record.date.value.written(),
            about: self.about.open(record.about.iter(), vocabulary).collect(),
            by: self.by.open(maker(record).iter(), vocabulary).collect(),
            states: self.empty(record).collect(),
        }
    }
}

/// The answer of a record that does not show success. All of it counts against it, so that whatever is taken from it may
/// improve the answer.
fn unsuccessful(record: &Record, bounds: Bounds) -> Judgement<'_> {
    let mut judgement = Judgement::new(bounds);
    judgement.faults.push(Place::records(record.whole));
    judgement.missing(Lack::unsuccessful(record), Because::Fault, Place::records(record.shown.span))
}

/// The role that made a record, where one is named.
fn maker(record: &Record) -> Option<Spanned<TermId>> {
    let by = record.by.as_ref()?;
    match by.value {
        Named::Term(term) => Some(Spanned::new(term, by.span)),
        Named::Words(_) => None,
    }
}
