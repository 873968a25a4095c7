//! `cites`: what the policy refers to, and whether it was current.

mod answer;

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::plain;
use crate::format::shape::key;
use crate::format::{Found, Key, Shape, Takes, View};
use crate::policy::Section;
use crate::requirement::addition::Addition;
use crate::requirement::asked::Asked;
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::Facts;
use crate::requirement::harm::{Harm, Harms};
use crate::requirement::judgement::Judgement;
use crate::requirement::outdated::same_area;
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::sentence::upper;
use crate::requirement::stated::Stated;
use crate::requirement::weight::Weight;
use crate::requirement::{Need, Requirement};
use crate::source::{Code, Problem, Value};
use crate::vocabulary::{Kind, TermId, Vocabulary, or};

use answer::{edition, report};

static CITES: Shape = Shape {
    name: "`cites`",
    about: "A work is cited.",
    keys: &[
        key("work", Takes::Terms(&[Kind::Catalogue]), "The work, edition or series."),
        key("any-of", Takes::Terms(&[Kind::Catalogue]), "One of these."),
        key("current", Takes::Flag, "In the edition that is current."),
        key("as-at", Takes::Word(&["audit", "approval"]), "On which day it must be current."),
    ],
};

/// On which day a citation must have been current.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AsAt {
    /// The day of the audit.
    Audit,
    /// The day on which the policy was approved (or adopted) or last reviewed, whichever is later.
    Approval,
}

/// A work that must be cited: every one asked for, in the current edition where that is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cites {
    /// The works, editions or series.
    pub works: Asked,
    /// Whether the edition must be current.
    pub current: bool,
    /// On which day.
    pub as_at: AsAt,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// None of these is cited.
    Uncited {
        /// What is asked.
        group: &'a [TermId],
        /// The one of them that belongs to the school's own area.
        own: Option<TermId>,
        /// The day of the audit.
        on: NaiveDate,
    },
    /// Another edition is cited than the one that is asked.
    OtherEdition {
        /// What is cited.
        cited: TermId,
        /// What is asked.
        asked: TermId,
    },
    /// No edition is named.
    NoEdition(TermId),
    /// It is spoken of in general, and not by the name of the one that is meant.
    NoName(TermId),
    /// There is no date of approval to judge by.
    NoApproval,
    /// It was not yet in force.
    TooEarly(TermId, NaiveDate),
    /// Whether it was still current is not established.
    Unsure(TermId, NaiveDate),
}

impl Ask for Cites {
    const KEY: Key =
        key("cites", Takes::TermsOrMap(&[Kind::Catalogue], &CITES, &["work", "any-of"]), "A work is cited.");

    const HARMS: Harms = Harms::either_way(Harm::Expired);

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let mut cites = Self { works: Asked::default(), current: false, as_at: AsAt::Audit };
        if matches!(found.node.value, Value::Text(_) | Value::List(_)) {
            cites.works = reader.asked(found.node, &[Kind::Catalogue], "an entry of the catalogue")?;
            return Some(Requirement::leaf(cites));
        }
        let view = View::open(found.node, &CITES, found.key_span, &mut reader.problems)?;
        cites.current = reader.flag(&view, "current").is_some_and(|flag| flag.value);
        if reader.word(&view, "as-at").is_some_and(|word| word.value == "approval") {
            cites.as_at = AsAt::Approval;
        }
        let works = reader.asked_under(&view, "work")?;
        let any = reader.asked_under(&view, "any-of")?;
        cites.works = works;
        if !any.is_empty() {
            cites.works.groups.push(any.groups.into_iter().flatten().collect());
        }
        if cites.works.is_empty() {
            reader.problems.push(Problem::new(
                Code::MissingKey,
                found.key_span,
                "`cites` needs `work` or `any-of`.",
            ));
            return None;
        }
        Some(Requirement::leaf(cites))
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        let day = self.day(facts, on);
        let groups = self.works.groups.iter();
        let weights = groups.map(|group| match self.best(group, facts, day) {
            Some((_, answer)) => answer.weight(),
            None => Weight::of(Bounds::ABSENT),
        });
        Weight::threshold(Need::All, weights)
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let day = self.day(facts, on);
        let groups = self.works.groups.iter();
        let judged = groups.map(|group| match self.best(group, facts, day) {
            Some((cited, answer)) => report(cited, answer, facts),
            None => Judgement::absent(
                Lack::Uncited { group, own: own(group, facts), on },
                facts.nearest(Section::Cites),
            ),
        });
        let mut judgement = Judgement::all(judged.collect());
        if self.as_at == AsAt::Approval && judgement.bounds.shown != Degree::Full {
            // The day decides which edition is asked for, so it counts against the answer.
            let about = &facts.policy.about;
            let dates = about.approved.iter().chain(&about.adopted).chain(&about.last_reviewed);
            judgement.faults.extend(dates.map(|date| Place::policy(date.span)));
        }
        judgement
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        let edition = match (self.current, self.as_at) {
            (false, _) => "",
            (true, AsAt::Audit) => ", in the edition in force",
            (true, AsAt::Approval) => ", in the edition in force when it was approved or last reviewed",
        };
        let works =
            Asked { groups: self.works.groups.iter().map(|group| general(group, vocabulary)).collect() };
        format!("the policy refers to {}{edition}", works.say(vocabulary))
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        format!("cites {} {} {:?}", self.works.canonical(vocabulary), self.current, self.as_at)
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        let day: &[Read] = match self.as_at {
            AsAt::Audit => &[],
            AsAt::Approval => &[Stated::Approved, Stated::Adopted, Stated::LastReviewed].map(Read::Stated),
        };
        self.works.terms().map(Read::Work).chain(day.iter().copied()).collect()
    }

    /// What to cite so that every work asked for is cited as asked; nothing where no edition answers.
    fn addition(&self, facts: &Facts<'_>, on: NaiveDate) -> Option<Addition> {
        let day = self.day(facts, on)?;
        // What was in force when the policy was approved, and is no longer, is nothing to write today.
        let lapsed =
            |&work: &TermId| edition(work, facts.vocabulary, day) != edition(work, facts.vocabulary, on);
        if self.current && self.works.groups.iter().flatten().any(lapsed) {
            return None;
        }
        let open = self.works.groups.iter().filter(|group| {
            let answer = self.best(group, facts, Some(day));
            answer.is_none_or(|(_, answer)| answer.weight().bounds.shown != Degree::Full)
        });
        let cited = open.map(|group| {
            if self.current {
                group.iter().find_map(|&work| edition(work, facts.vocabulary, day))
            } else {
                group.first().copied()
            }
        });
        Some(Addition::Citations(cited.collect::<Option<_>>()?))
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.works.groups.hash(state);
    }
}

impl Cites {
    /// The day on which an edition must be current, where the policy gives one.
    fn day(&self, facts: &Facts<'_>, on: NaiveDate) -> Option<NaiveDate> {
        match self.as_at {
            AsAt::Audit => Some(on),
            AsAt::Approval => facts.approved(on),
        }
    }
}

/// The body of the school's own area among these, where there is one.
fn own(group: &[TermId], facts: &Facts<'_>) -> Option<TermId> {
    let own = facts.policy.school.authority.as_ref()?;
    let area = |work: TermId| facts.vocabulary.cited(work).and_then(|about| about.area.as_ref());
    group.iter().copied().find(|&work| area(work).is_some_and(|area| same_area(area, &own.value)))
}

/// Whether something was there on a day, as far as is known.
fn existed(work: TermId, on: NaiveDate, vocabulary: &Vocabulary) -> bool {
    let from = vocabulary.cited(work).and_then(|about| about.from.as_ref());
    from.is_none_or(|from| from.first() <= on)
}

/// A group without the bodies of single areas, where it has a general word for them.
fn general(group: &[TermId], vocabulary: &Vocabulary) -> Vec<TermId> {
    let is_local = |work: &&TermId| vocabulary.cited(**work).is_some_and(|about| about.area.is_some());
    let general: Vec<TermId> = group.iter().filter(|work| !is_local(work)).copied().collect();
    if general.is_empty() { group.to_vec() } else { general }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let label = |term: TermId| vocabulary.label(term);
        match *self {
            Self::Uncited { own: Some(own), .. } => format!("The policy does not refer to {}.", label(own)),
            Self::Uncited { group, own: None, on } => {
                // Nobody is told of what did not exist yet, as long as there is something else to name.
                let all = general(group, vocabulary);
                let known: Vec<TermId> =
                    all.iter().copied().filter(|&work| existed(work, on, vocabulary)).collect();
                let named = if known.is_empty() { all } else { known };
                let named = or(named.into_iter().map(|work| label(work).to_owned()));
                format!("The policy does not refer to {named}.")
            }
            Self::OtherEdition { cited, asked } => {
                format!("The policy refers to {}, where {} is asked.", label(cited), label(asked))
            }
            Self::NoEdition(cited) => {
                format!("The policy refers to {} without naming the edition.", label(cited))
            }
            Self::NoName(cited) => {
                format!("The policy speaks of {} without giving its name.", label(cited))
            }
            Self::NoApproval => {
                "The policy gives no date of approval by which the edition could be judged.".to_owned()
            }
            Self::TooEarly(cited, day) => {
                format!("{} was not yet in force on {}.", upper(label(cited)), plain(day))
            }
            Self::Unsure(cited, day) => {
                format!("Whether {} was still current on {} is not established.", label(cited), plain(day))
            }
        }
    }
}
