//! `trains`: somebody is trained, this often, on these occasions, in these subjects.

use std::cmp::Reverse;
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::Period;
use crate::format::shape::{key, required};
use crate::format::{Found, Key, Kind, Shape, Takes, View};
use crate::policy::shapes::SUBJECTS;
use crate::policy::{Section, Training};
use crate::requirement::Requirement;
use crate::requirement::addition::{Addition, Said, add, stricter};
use crate::requirement::asked::Asked;
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::Facts;
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::{Read, details};
use crate::requirement::shortfall::{self, Detail, Shortfall, left_to};
use crate::requirement::weight::Weight;
use crate::vocabulary::{TermId, Vocabulary, and};

mod reach;

static TRAINS: Shape = Shape {
    name: "`trains`",
    about: "Somebody is trained.",
    keys: &[
        required("who", Takes::Terms(&[Kind::Role]), "Who."),
        key("when", Takes::Terms(&[Kind::Event]), "On these occasions."),
        key("every", Takes::Period, "At least this often."),
        key("about", Takes::Terms(SUBJECTS), "In what."),
    ],
};

/// Training that is asked for: one item of training must satisfy the whole combination.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// Nobody like that is trained.
    Unsaid(&'a Trains),
    /// They are trained, but it falls short.
    Short {
        /// Who is trained, of those who are asked about.
        who: Vec<TermId>,
        /// In what, where another item is for them too: what is said of the one is not said of all.
        about: Vec<TermId>,
        /// How the item falls short.
        short: Vec<Shortfall<'a>>,
        /// How another item falls short in another way.
        other: Option<Vec<Shortfall<'a>>>,
    },
}

impl Lack<'_> {
    /// The kind of document to which it is left.
    pub(in crate::requirement) fn document(&self) -> Option<TermId> {
        match self {
            Self::Unsaid(_) => None,
            Self::Short { short, .. } => left_to(short),
        }
    }
}

impl Ask for Trains {
    const KEY: Key = key("trains", Takes::Map(&TRAINS), "Somebody is trained.");

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let view = View::open(found.node, &TRAINS, found.key_span, &mut reader.problems)?;
        let who = reader.asked_under(&view, "who");
        let when = reader.asked_under(&view, "when");
        let about = reader.asked_under(&view, "about");
        let every = match view.get("every") {
            None => None,
            Some(found) => Some(reader.read_period(found.node)?),
        };
        let (when, about) = (when?, about?);
        let each = who?.groups.into_iter().map(|group| {
            let who = Asked { groups: vec![group] };
            Requirement::leaf(Self { who, when: when.clone(), every, about: about.clone() })
        });
        Some(Requirement::all(each.collect()))
    }

    fn weigh(&self, facts: &Facts<'_>, _on: NaiveDate) -> Weight {
        Weight::of(self.reached(facts).unwrap_or(Bounds::ABSENT))
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, _on: NaiveDate) -> Judgement<'a> {
        let mut answers: Vec<_> = self.items(facts).map(|item| self.answer(item, facts)).collect();
        let nearest = (0..answers.len()).rev().max_by_key(|&at| answers.get(at).map(Answer::nearness));
        let Some(nearest) = nearest else {
            return Judgement::absent(Lack::Unsaid(self), facts.nearest(Section::Training));
        };
        let bounds = self.reached(facts).unwrap_or(Bounds::ABSENT);
        let is_one_of_several = answers.len() > 1;
        let nearest = answers.remove(nearest);
        let mut judgement = Judgement::new(bounds).read(Place::policy(nearest.item.span));
        for item in self.items(facts) {
            let weak = item.condition.iter().map(|c| c.span).chain(item.strength.iter().map(|s| s.span));
            let weak = weak.chain(item.delegated_to.iter().map(|policy| policy.span));
            judgement.faults.extend(weak.map(Place::policy));
        }
        if bounds.shown == Degree::Full {
            return judgement;
        }
        let is_as_near = |other: &&Answer<'_>| {
            other.bounds.shown == nearest.bounds.shown && other.subject >= nearest.subject
        };
        let said = answers.iter().filter(is_as_near);
        let other = shortfall::other(&nearest.short, said.map(|other| &other.short)).cloned();
        let hidden = bounds.is_open() && !nearest.bounds.is_open();
        let left = answers.into_iter().find(|answer| hidden && answer.bounds.is_open());
        let judgement = self.short(nearest, is_one_of_several, judgement, other, facts);
        left.into_iter().fold(judgement, |judgement, left| self.short(left, true, judgement, None, facts))
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        let mut text = format!("{} will be trained", self.who.say(vocabulary));
        if !self.about.is_empty() {
            text.push_str(&format!(" in {}", self.about.say(vocabulary)));
        }
        if !self.when.is_empty() {
            text.push_str(&format!(" {}", self.when.say_occasions(vocabulary)));
        }
        if let Some(period) = self.every {
            text.push_str(&format!(", {period}"));
        }
        text
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        format!(
            "trains {} when={} every={} about={}",
            self.who.canonical(vocabulary),
            self.when.canonical(vocabulary),
            self.every.map(Period::id).unwrap_or_default(),
            self.about.canonical(vocabulary)
        )
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        self.who.terms().map(Read::Trained).chain(details(&[&self.when, &self.about])).collect()
    }

    fn addition(&self, facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        let mut addition = Addition::Training { who: Vec::new(), said: Said::default() };
        self.join(&mut addition, facts);
        Some(addition)
    }

    fn join(&self, addition: &mut Addition, facts: &Facts<'_>) -> bool {
        let Addition::Training { who, said } = addition else { return false };
        let same =
            who.is_empty() || self.who.groups.iter().all(|group| group.iter().any(|term| who.contains(term)));
        if same {
            add(who, &self.who, facts, &[]);
            add(&mut said.when, &self.when, facts, &[]);
            add(&mut said.about, &self.about, facts, &[]);
            stricter(&mut said.every, self.every);
        }
        same
    }

    fn item(&self, item: &Training, facts: &Facts<'_>) -> Option<Bounds> {
        self.is_for(item, facts).then(|| self.bounds(item, facts))
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.who.groups.hash(state);
    }
}

/// How one item of training answers.
struct Answer<'a> {
    item: &'a Training,
    bounds: Bounds,
    /// Whether what is asked may be a part of its subject: most in online safety or safeguarding as a whole, then in the
    /// policy itself or in what is not said.
    subject: u8,
    short: Vec<Shortfall<'a>>,
}

impl Answer<'_> {
    /// How near it is to what is asked; greater is nearer.
    fn nearness(&self) -> impl Ord + use<> {
        let lacking: usize = self.short.iter().map(Shortfall::weight).sum();
        (self.bounds.rank(), self.subject, Reverse(lacking))
    }
}

impl Trains {
    /// A judgement with what an item lacks, and another that has it.
    fn short<'a>(
        &self,
        answer: Answer<'a>,
        is_one_of_several: bool,
        judgement: Judgement<'a>,
        other: Option<Vec<Shortfall<'a>>>,
        facts: &Facts<'_>,
    ) -> Judgement<'a> {
        let because = answer.short.first().map_or(Because::Weaker, Shortfall::because);
        // Of all for whom the item is, those who are asked about by this very word, or else those who are of them.
        let of = |is_asked: &dyn Fn(TermId, TermId) -> bool| {
            let all = answer.item.who.iter().map(|who| who.value);
            let all = all.filter(|&who| self.who.terms().any(|asked| is_asked(who, asked)));
            Some(all.collect::<Vec<_>>()).filter(|who| !who.is_empty())
        };
        let words = facts.vocabulary;
        let near = || of(&|who, asked| words.is_part(who, asked) || words.is_part(asked, who));
        let who =
            of(&|who, asked| who == asked).or_else(near).or_else(|| of(&|_, _| true)).unwrap_or_default();
        let says_subject =
            answer.short.iter().any(|short| matches!(short, Shortfall::Only(Detail::Covers, _)));
        let about = answer.item.about.iter().map(|about| about.value);
        let about = about.filter(|_| is_one_of_several && !says_subject).collect();
        judgement.missing(
            Lack::Short { who, about, short: answer.short, other },
            because,
            Place::policy(answer.item.span),
        )
    }
}

/// In what an item trains, as a sentence goes on with it: the first of many.
fn subjects(about: &[TermId], vocabulary: &Vocabulary) -> String {
    const TOLD: usize = 3;
    match about.split_at_checked(TOLD) {
        _ if about.is_empty() => String::new(),
        Some((first, rest)) if !rest.is_empty() => {
            let first = first.iter().map(|&about| vocabulary.label(about).to_owned());
            format!(" in {}", and(first.chain(["more".to_owned()])))
        }
        _ => format!(" in {}", vocabulary.labels(about.iter().copied())),
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let lacks = |short: &[Shortfall<'_>]| and(short.iter().map(|short| short.say(vocabulary)));
        match self {
            Self::Unsaid(trains) => format!("The policy does not say that {}.", trains.say(vocabulary)),
            Self::Short { who, short, other: Some(other), .. } => format!(
                "The policy provides for training of {}, but one item {}, and another {}.",
                vocabulary.labels(who.iter().copied()),
                lacks(short),
                lacks(other)
            ),
            Self::Short { who, about, short, other: None } => format!(
                "The policy provides for training of {}{}, but {}.",
                vocabulary.labels(who.iter().copied()),
                subjects(about, vocabulary),
                lacks(short)
            ),
        }
    }
}
