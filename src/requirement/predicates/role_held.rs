//! `role-held`: a person is named for a post.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::shape::key;
use crate::format::{Found, Key, Takes};
use crate::requirement::Requirement;
use crate::requirement::addition::Addition;
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::requirement::harm::{Harm, Harms};
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::{Reader, each};
use crate::requirement::reads::Read;
use crate::requirement::weight::Weight;
use crate::source::text::shorten;
use crate::source::{Code, Problem};
use crate::vocabulary::{Kind, TermId, Vocabulary};

/// A person is named for a post.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RoleHeld {
    /// The post.
    pub role: TermId,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// The policy speaks of the post, but names nobody.
    Unnamed(TermId),
    /// What stands in the place of a name is none.
    NoName(TermId, &'a str),
    /// The policy does not speak of the post.
    Unspoken(TermId),
}

impl Ask for RoleHeld {
    const KEY: Key = key("role-held", Takes::Posts, "A person is named for the post.");

    const HARMS: Harms = Harms::either_way(Harm::Unowned);

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let place = found.node.span;
        let asked = reader.asked(found.node, &[Kind::Role], "a post")?;
        let group = asked.terms().find(|&role| !reader.words.is_post(role));
        if let Some(group) = group {
            let label = reader.words.label(group);
            reader.problems.push(
                Problem::new(
                    Code::Checklist,
                    place,
                    format!("Nobody is named as {label}: it is a group, not a post."),
                )
                .help("Groups hold commitments without names; ask `commits` with `by`."),
            );
            return None;
        }
        Some(each(&asked, |role| Self { role }))
    }

    fn weigh(&self, facts: &Facts<'_>, _on: NaiveDate) -> Weight {
        let spoken_of = || facts.policy.roles.iter().any(|held| self.is(held.role.value, facts));
        Weight::of(match facts.is_held(self.role) {
            true => Bounds::FULL,
            false if spoken_of() => Bounds::PARTIAL,
            false => Bounds::ABSENT,
        })
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, _on: NaiveDate) -> Judgement<'a> {
        if let Some(person) = facts.holders(self.role).next() {
            return Judgement::full(Place::policy(person.name.span));
        }
        match facts.policy.roles.iter().find(|held| self.is(held.role.value, facts)) {
            Some(held) => {
                let (lack, span) = match held.not_names.first() {
                    Some(text) => (Lack::NoName(self.role, &text.value), text.span),
                    None => (Lack::Unnamed(self.role), held.role.span),
                };
                let place = Place::policy(span);
                Judgement::new(Bounds::PARTIAL).read(place).missing(lack, Because::NoHolder, place)
            }
            None => Judgement::absent(Lack::Unspoken(self.role), facts.role_place(self.role)),
        }
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        format!("a person is named as {}", vocabulary.label(self.role))
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        format!("role-held {}", vocabulary.id(self.role))
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        vec![Read::Holder(self.role)]
    }

    fn addition(&self, _facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        Some(Addition::Holder(self.role))
    }

    fn join(&self, addition: &mut Addition, _facts: &Facts<'_>) -> bool {
        matches!(addition, Addition::Holder(role) if *role == self.role)
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.role.hash(state);
    }
}

impl RoleHeld {
    /// Whether a role is the post, or a part of it.
    fn is(&self, role: TermId, facts: &Facts<'_>) -> bool {
        facts.vocabulary.is_part(role, self.role)
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match *self {
            Self::Unnamed(role) => {
                format!("The policy speaks of {}, but names nobody.", vocabulary.label(role))
            }
            Self::NoName(role, written) => format!(
                "The policy speaks of {}, but \"{}\" names nobody.",
                vocabulary.label(role),
                shorten(written)
            ),
            Self::Unspoken(role) => format!("The policy does not name {}.", vocabulary.label(role)),
        }
    }
}
