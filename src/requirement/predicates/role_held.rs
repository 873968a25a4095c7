//! `role-held`: a person is named for a post.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::plain;
use crate::format::shape::key;
use crate::format::{Found, Key, Takes};
use crate::policy::Entry;
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
use crate::source::{Code, Problem, Spanned};
use crate::vocabulary::{Kind, TermId, Vocabulary};

use super::Commits;
use super::commits::Sought;

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
    /// Whoever is named has the post only from a day to come.
    ToCome(TermId, &'a str, NaiveDate),
    /// The policy does not speak of the post.
    Unspoken(TermId),
    /// A post has the duty by which it is held, but no senior leader who is named.
    NotSenior {
        /// The post.
        by: TermId,
        /// The duty.
        act: TermId,
        /// Whether somebody is named for the post.
        named: bool,
    },
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

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        let spoken_of = || facts.policy.roles.iter().any(|held| self.is(held.role.value, facts));
        let is_held = facts.is_held(self.role) && facts.holders(self.role).any(|person| person.has_it(on));
        Weight::of(match (is_held, self.by_duty(facts, on)) {
            (true, _) | (false, Some(ByDuty { person: Some(_), senior: true, .. })) => Bounds::FULL,
            (false, Some(_)) => Bounds::PARTIAL,
            (false, None) if spoken_of() => Bounds::PARTIAL,
            (false, None) => Bounds::ABSENT,
        })
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        if let Some(person) = facts.holders(self.role).find(|person| person.has_it(on)) {
            return Judgement::full(Place::policy(person.name.span));
        }
        if let Some(duty) = self.by_duty(facts, on) {
            let place = Place::policy(duty.entry.span);
            return match (duty.person, duty.senior) {
                (Some(person), true) => Judgement::full(place).read(Place::policy(person.span)),
                (person, _) => {
                    let named = person.is_some();
                    let lack = Lack::NotSenior { by: duty.by, act: duty.act, named };
                    let judgement = Judgement::new(Bounds::PARTIAL).read(place);
                    self.weakened(facts, judgement.missing(lack, Because::NoHolder, place))
                }
            };
        }
        let judgement = match facts.policy.roles.iter().find(|held| self.is(held.role.value, facts)) {
            Some(held) => {
                let to_come = facts.holders(self.role).find_map(|person| Some((person, person.from?)));
                let (lack, span) = match (to_come, held.not_names.first()) {
                    (Some((person, from)), _) => {
                        (Lack::ToCome(self.role, &person.name.value, from), person.name.span)
                    }
                    (None, Some(text)) => (Lack::NoName(self.role, &text.value), text.span),
                    (None, None) => (Lack::Unnamed(self.role), held.role.span),
                };
                let place = Place::policy(span);
                Judgement::new(Bounds::PARTIAL).read(place).missing(lack, Because::NoHolder, place)
            }
            None => Judgement::absent(Lack::Unspoken(self.role), facts.role_place(self.role)),
        };
        self.weakened(facts, judgement)
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        format!("a person is named as {}", vocabulary.label(self.role))
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        format!("role-held {}", vocabulary.id(self.role))
    }

    fn reads(&self, vocabulary: &Vocabulary) -> Vec<Read> {
        let duties = vocabulary.role(self.role).map(|role| role.held_with.as_slice()).unwrap_or_default();
        let duties = duties.iter().map(|&act| Read::Act(act));
        [Read::Holder(self.role)].into_iter().chain(duties).collect()
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

/// A post that has a duty by which the one that is asked is held.
struct ByDuty<'p> {
    entry: &'p Entry,
    act: TermId,
    by: TermId,
    /// Whoever is named for the post that has the duty.
    person: Option<&'p Spanned<String>>,
    /// Whether that is a member of the leadership team.
    senior: bool,
}

impl RoleHeld {
    /// Who holds the post by a duty: a senior leader who is named, else another post that has it.
    fn by_duty<'p>(&self, facts: &Facts<'p>, on: NaiveDate) -> Option<ByDuty<'p>> {
        let vocabulary = facts.vocabulary;
        let leaders = facts.known().leadership_team;
        let mut other = None;
        for &act in self.duties(facts) {
            let is_whole = |entry: &&&Entry| {
                let said = Commits::to_do(act);
                said.best_bounds(std::iter::once(**entry), Sought::Anywhere, facts) == Some(Bounds::FULL)
            };
            for &entry in facts.entries(act).iter().filter(is_whole) {
                for by in entry.holders().map(|by| by.value).filter(|&by| vocabulary.is_post(by)) {
                    let is_of_leaders = vocabulary.is_part(by, leaders);
                    let mut people = facts.holders(by).filter(|person| person.has_it(on)).peekable();
                    let first = people.peek().map(|person| person.name);
                    let leader = people.find(|it| is_of_leaders || facts.again_as(it, leaders).is_some());
                    let found = ByDuty { entry, act, by, person: first, senior: leader.is_some() };
                    match leader {
                        Some(leader) => return Some(ByDuty { person: Some(leader.name), ..found }),
                        None => other = other.or(Some(found)),
                    }
                }
            }
        }
        other
    }

    fn duties<'f>(&self, facts: &'f Facts<'_>) -> &'f [TermId] {
        facts.vocabulary.role(self.role).map(|role| role.held_with.as_slice()).unwrap_or_default()
    }

    /// The judgement with every word that weakens or limits such a duty: without it, it would count.
    fn weakened<'a>(&self, facts: &Facts<'a>, mut judgement: Judgement<'a>) -> Judgement<'a> {
        for entry in self.duties(facts).iter().flat_map(|&act| facts.entries(act)) {
            let weak = entry.condition.iter().map(|condition| condition.span);
            let weak = weak.chain(entry.strength.iter().map(|strength| strength.span));
            let weak = weak.chain(entry.except.iter().map(|except| except.span));
            let limits = entry.about.iter().chain(&entry.to).chain(&entry.when).chain(&entry.delegated_to);
            judgement.faults.extend(weak.chain(limits.map(|limit| limit.span)).map(Place::policy));
        }
        judgement
    }

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
            Self::ToCome(role, name, from) => format!(
                "The policy names {} as {} only from {}; it names nobody until then.",
                shorten(name),
                vocabulary.label(role),
                plain(from)
            ),
            Self::NotSenior { by, act, named } => {
                let lacks = if named {
                    "does not say that this is a member of the leadership team"
                } else {
                    "names nobody for that post"
                };
                format!(
                    "The policy says that {} will {}, but {lacks}.",
                    vocabulary.label(by),
                    vocabulary.label(act)
                )
            }
            Self::Unspoken(role) => format!("The policy does not name {}.", vocabulary.label(role)),
        }
    }
}
