//! `commits`: the policy commits to something, wherever it stands, in one entry that satisfies the whole combination. Of an
//! act that is asked for every incident, a step in the procedure for one type is a part of it.
//! `read` reads it, `answer` weighs an entry against it, `together` several entries at once, `deed` is what is asked to be done.

mod answer;
mod deed;
mod in_force;
mod narrow;
mod nearest;
mod read;
mod together;

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::shape::key;
use crate::format::{Found, Key, Takes};
use crate::policy::{Entry, Section};
use crate::requirement::Requirement;
use crate::requirement::addition::{Addition, Duty, Said, add, stricter};
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::Facts;
use crate::requirement::judgement::Judgement;
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::shortfall::{Shortfall, left_to};
use crate::requirement::weight::Weight;
use crate::vocabulary::{BoundTo, Kind, TermId, Vocabulary, and};

use super::Among;

pub(in crate::requirement) use answer::Sought;
pub use deed::Deed;
pub use read::COMMITS;

/// A commitment that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Commits {
    /// What is to be done.
    pub deed: Deed,
    /// A condition in own words, or one that names a circumstance, belongs to the demand ("where a crime is suspected")
    /// and does not weaken it.
    pub may_be_conditional: bool,
    /// Conditions of the vocabulary that belong to the demand and do not weaken it.
    pub conditions: Vec<TermId>,
    /// It counts even where the policy does not say who does it: a sign that something is in place.
    pub may_be_unheld: bool,
    /// Works of which one is in force where the policy cites any: by a law that has lapsed it is done only in part.
    pub in_force: Vec<TermId>,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// Nothing of it is said.
    Unsaid(&'a Deed),
    /// It is said, but falls short.
    Short {
        /// The first who does it, where somebody does.
        by: Option<TermId>,
        /// The commitment.
        act: TermId,
        /// The type of incident in whose procedure it is said, where it is said in one.
        within: Option<TermId>,
        /// How it falls short.
        shortfalls: Vec<Shortfall<'a>>,
        /// How it falls short in another place, which has what this one lacks.
        other: Option<Vec<Shortfall<'a>>>,
    },
}

impl Lack<'_> {
    /// The kind of document to which it is left.
    pub(in crate::requirement) fn document(&self) -> Option<TermId> {
        match self {
            Self::Unsaid(_) => None,
            Self::Short { shortfalls, .. } => left_to(shortfalls),
        }
    }
}

impl Ask for Commits {
    const KEY: Key = key(
        "commits",
        Takes::Entries(&[Kind::Commitment], &COMMITS),
        "The policy commits to it, wherever it stands, in one entry. What is asked of every incident is met in part by the \
         procedure for one type.",
    );

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let groups = reader.commitments(found.node, found.key_span)?;
        let any = |group: Vec<Self>| Requirement::any(group.into_iter().map(Requirement::leaf).collect());
        Some(Requirement::all(groups.into_iter().map(any).collect()))
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        let entries = facts.said(self.deed.act);
        let mut bounds = self.best_bounds(entries, Sought::Anywhere, facts).unwrap_or(Bounds::ABSENT);
        if bounds.shown != Degree::Full && self.parts(facts).is_some() {
            bounds = Bounds::FULL;
        }
        self.by_law(bounds, facts, on)
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let Some(answer) = self.best(facts.said(self.deed.act), Sought::Anywhere, facts) else {
            return Judgement::absent(Lack::Unsaid(&self.deed), self.nearest(facts));
        };
        let mut judgement = self.report(answer, self.nearest(facts));
        if judgement.bounds.shown != Degree::Full
            && let Some(parts) = self.parts(facts)
        {
            let whole = Judgement::new(Bounds::FULL);
            judgement = parts.iter().fold(whole, |judgement, part| judgement.read(Place::policy(part.span)));
        }
        self.told_by_law(judgement, facts, on)
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        let mut text = self.deed.say(vocabulary);
        if !self.in_force.is_empty() {
            text.push_str(" as it is in force, where the policy names the law");
        }
        text
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        let mut text = self.deed.canonical(vocabulary);
        if self.may_be_conditional {
            text.push_str(" may-be-conditional");
        }
        text.push_str(&named("if", &self.conditions, vocabulary));
        if self.may_be_unheld {
            text.push_str(" may-be-unheld");
        }
        text.push_str(&named("in-force", &self.in_force, vocabulary));
        text
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        let mut reads = self.deed.reads(Read::Act(self.deed.act));
        reads.extend(self.in_force.iter().map(|&work| Read::Cited(Among::Work(work))));
        reads
    }

    fn addition(&self, facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        let mut duty = self.duty(facts);
        // Said of nobody in particular it would fall to an owner, whom it need not bind.
        let binds = facts.vocabulary.commitment(self.deed.act).and_then(|act| act.whole.by.first());
        if duty.said.by.is_empty() {
            duty.said.by.extend(binds);
        }
        Some(Addition::Duty(duty))
    }

    fn join(&self, addition: &mut Addition, facts: &Facts<'_>) -> bool {
        match addition {
            Addition::Duty(duty) => self.deed.join(duty, facts),
            _ => false,
        }
    }

    fn entry(&self, entry: &Entry, facts: &Facts<'_>) -> Option<Bounds> {
        if entry.commitment() != Some(self.deed.act) {
            return None;
        }
        self.best_bounds(std::iter::once(entry), Sought::Anywhere, facts)
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.deed.act.hash(state);
    }
}

/// Terms under a key, the same whatever their order.
fn named(key: &str, terms: &[TermId], vocabulary: &Vocabulary) -> String {
    let mut ids: Vec<_> = terms.iter().map(|&term| vocabulary.id(term)).collect();
    ids.sort_unstable();
    ids.iter().flat_map(|id| [" ", key, "=", id]).collect()
}

impl Commits {
    /// A commitment, with nothing more asked.
    pub fn to_do(act: TermId) -> Self {
        Self {
            deed: Deed::of(act),
            may_be_conditional: false,
            conditions: Vec::new(),
            may_be_unheld: false,
            in_force: Vec::new(),
        }
    }

    /// What to add so that it is done as asked.
    pub(in crate::requirement) fn duty(&self, facts: &Facts<'_>) -> Duty {
        let mut duty = Duty { act: self.deed.act, said: Said::default() };
        self.deed.join(&mut duty, facts);
        duty
    }

    /// Where it belongs: under the role that is asked, else with what is like it.
    fn nearest(&self, facts: &Facts<'_>) -> Place {
        let by = &self.deed.by;
        if let Some(role) = by.terms().find(|&role| facts.policy.role(role).is_some()) {
            return facts.role_place(role);
        }
        if !by.is_empty() {
            return facts.nearest(Section::Roles);
        }
        let act = facts.vocabulary.commitment(self.deed.act);
        let belongs = act.map(|act| act.belongs.as_str()).unwrap_or_default();
        let section = Section::ALL.iter().copied().find(|section| section.id() == belongs);
        facts.nearest(section.unwrap_or(Section::Roles))
    }
}

impl Deed {
    /// Whether a duty is training of other people: what is asked of the one holds for none of the others.
    fn is_of_others(&self, duty: &Duty, facts: &Facts<'_>) -> bool {
        let act = facts.vocabulary.commitment(self.act).and_then(|act| act.bound_to);
        let (asked, said) = match act {
            Some(BoundTo::Doers) => (&self.by, &duty.said.by),
            Some(BoundTo::Recipients) => (&self.to, &duty.said.to),
            Some(BoundTo::Policies) | None => return false,
        };
        let is_said = |group: &Vec<TermId>| group.iter().any(|term| said.contains(term));
        !said.is_empty() && !asked.is_empty() && !asked.groups.iter().all(is_said)
    }

    /// Makes a duty that is added answer this, too, where it is the same act.
    fn join(&self, duty: &mut Duty, facts: &Facts<'_>) -> bool {
        if duty.act != self.act || self.is_of_others(duty, facts) {
            return false;
        }
        let said = &mut duty.said;
        add(&mut said.by, &self.by, facts, &[]);
        if !self.is_held(&self.to, facts.vocabulary, |act| &act.holds_to) {
            add(&mut said.to, &self.to, facts, &[]);
        }
        add(&mut said.with, &self.with, facts, &[]);
        add(&mut said.when, &self.when, facts, &[]);
        if !self.is_held(&self.about, facts.vocabulary, |act| &act.holds_about) {
            add(&mut said.about, &self.about, facts, &[]);
        }
        if !said.to.is_empty() {
            add(&mut said.to, &self.people, facts, &[]);
        }
        // What the act names by its own meaning no longer counts where an entry names something else.
        if let Some(act) = facts.vocabulary.commitment(self.act) {
            for (said, held) in [(&mut said.to, &act.holds_to), (&mut said.about, &act.holds_about)] {
                let open: Vec<_> = held.iter().copied().filter(|held| !said.contains(held)).collect();
                if !said.is_empty() {
                    said.extend(open);
                }
            }
        }
        stricter(&mut said.every, self.every);
        if let Some(within) = self.within
            && said.within.is_none_or(|given| within.satisfies(given))
        {
            said.within = Some(within);
        }
        true
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Unsaid(deed) => {
                let forbids = vocabulary.commitment(deed.act).is_some_and(|act| act.forbids);
                match (deed.by.is_empty(), forbids) {
                    (false, _) => format!("The policy does not say that {}.", deed.say(vocabulary)),
                    (true, true) => {
                        format!("The policy does not say that people will {}.", deed.say_act(vocabulary))
                    }
                    (true, false) => {
                        format!("The policy asks nobody to {}.", deed.say_act(vocabulary))
                    }
                }
            }
            Self::Short { by, act, within, shortfalls, other } => {
                // That it is said there only is a shortfall of its own.
                let is_said = shortfalls.iter().any(|short| matches!(short, Shortfall::OnlyFor(..)));
                let every = vocabulary.known().every_incident;
                let says = match within.filter(|own| !is_said && *own != every) {
                    Some(own) => format!("The procedure for {} says", vocabulary.label(own)),
                    None => "The policy says".to_owned(),
                };
                let lacks = |short: &[Shortfall<'_>]| and(short.iter().map(|short| short.say(vocabulary)));
                let who = by.map_or("somebody", |holder| vocabulary.label(holder));
                let (act, short) = (vocabulary.label(*act), lacks(shortfalls));
                match other {
                    None => format!("{says} that {who} will {act}, but {short}."),
                    Some(other) => format!(
                        "{says} that {who} will {act}, but {short}; in another place it says so too, but {}.",
                        lacks(other)
                    ),
                }
            }
        }
    }
}
