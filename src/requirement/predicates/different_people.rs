//! `different-people`: posts that different people must hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::shape::key;
use crate::format::{Found, Key, Takes};
use crate::requirement::Requirement;
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::requirement::harm::{Harm, Harms};
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::people::Perhaps;
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Polarity, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::weight::Weight;
use crate::source::{Code, Problem};
use crate::vocabulary::{Kind, TermId, Vocabulary};

/// Posts that different people must hold: each post is filled, and nobody holds two of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DifferentPeople {
    /// The posts, at least two.
    pub roles: Vec<TermId>,
}

/// What is missing or at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// Nobody is named for the post.
    Unnamed(TermId),
    /// One person holds two of the posts.
    Both {
        /// The name.
        name: &'a str,
        /// The one post.
        one: TermId,
        /// The other.
        other: TermId,
    },
    /// Two names may be of one person.
    Perhaps(Perhaps<'a>),
}

impl Ask for DifferentPeople {
    const KEY: Key =
        key("different-people", Takes::Several(&[Kind::Role]), "Different people are named for these posts.");

    const POLARITY: Polarity = Polarity::Fault;

    const HARMS: Harms = Harms::either_way(Harm::Unowned);

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let groups = reader.asked(found.node, &[Kind::Role], "a post")?.groups;
        let plain = groups.iter().all(|group| group.len() == 1);
        let roles: Vec<TermId> = groups.into_iter().flatten().collect();
        if roles.len() < 2 || !plain {
            reader.problems.push(Problem::new(
                Code::Checklist,
                found.node.span,
                "`different-people` needs a list of at least two posts.",
            ));
            return None;
        }
        Some(Requirement::leaf(Self { roles }))
    }

    fn weigh(&self, facts: &Facts<'_>, _on: NaiveDate) -> Weight {
        let same = self
            .pairs()
            .any(|(one, other)| facts.holders(one).any(|person| facts.again_as(person, other).is_some()));
        let filled = self.roles.iter().all(|&role| facts.is_held(role));
        let bounds = match filled && !same {
            true if self.perhaps(facts).next().is_some() => Bounds::UNKNOWN,
            true => Bounds::FULL,
            false => Bounds::ABSENT,
        };
        Weight::of(bounds).at_fault(same)
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, _on: NaiveDate) -> Judgement<'a> {
        let mut judgement = Judgement::new(Bounds::FULL);
        for &role in &self.roles {
            if let Some(person) = facts.holders(role).next() {
                judgement = judgement.read(Place::policy(person.name.span));
            } else {
                let place = facts.role_place(role);
                judgement = judgement.missing(Lack::Unnamed(role), Because::NoHolder, place);
                judgement.bounds = Bounds::ABSENT;
            }
        }
        for (one, other) in self.pairs() {
            for person in facts.holders(one) {
                let Some(same) = facts.again_as(person, other) else { continue };
                let lack = Lack::Both { name: person.name.value.trim(), one, other };
                judgement = judgement.fault(lack, Place::policy(person.name.span));
                judgement.faults.push(Place::policy(same.name.span));
                judgement.bounds = Bounds::ABSENT;
            }
        }
        for perhaps in self.perhaps(facts) {
            judgement.faults.extend(perhaps.places());
            if judgement.bounds == Bounds::FULL {
                judgement.bounds = Bounds::UNKNOWN;
            }
            if judgement.bounds == Bounds::UNKNOWN {
                let place = Place::policy(perhaps.one.span);
                judgement = judgement.missing(Lack::Perhaps(perhaps), Because::Absent, place);
            }
        }
        judgement
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        format!("different people are named as {}", vocabulary.labels(self.roles.iter().copied()))
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        let mut ids: Vec<_> = self.roles.iter().map(|&role| vocabulary.id(role)).collect();
        ids.sort_unstable();
        format!("different-people {}", ids.join("&"))
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        self.roles.iter().copied().map(Read::Holder).collect()
    }
}

impl DifferentPeople {
    /// Names under two of the posts that may be of one person.
    fn perhaps<'f, 'p>(&'f self, facts: &'f Facts<'p>) -> impl Iterator<Item = Perhaps<'p>> + use<'f, 'p> {
        self.pairs().flat_map(move |(one, other)| {
            facts.holders(one).filter_map(move |person| {
                let same = facts.perhaps_as(person, other)?;
                Some(Perhaps { one: person.name, other: same.name, posts: [one, other] })
            })
        })
    }

    /// Every two of the posts.
    fn pairs(&self) -> impl Iterator<Item = (TermId, TermId)> {
        let others = |(at, &one): (usize, &TermId)| {
            self.roles.iter().skip(at.saturating_add(1)).map(move |&other| (one, other))
        };
        self.roles.iter().enumerate().flat_map(others)
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match *self {
            Self::Unnamed(role) => format!("Nobody is named as {}.", vocabulary.label(role)),
            Self::Both { name, one, other } => {
                format!("{name} is both {} and {}.", vocabulary.label(one), vocabulary.label(other))
            }
            Self::Perhaps(perhaps) => perhaps.say(vocabulary),
        }
    }
}
