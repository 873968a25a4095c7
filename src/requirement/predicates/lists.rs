//! `lists`: a list of the policy contains these terms.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::shape::key;
use crate::format::{Found, Key, List, Takes, wrong_shape};
use crate::policy::{Policy, Section};
use crate::requirement::Requirement;
use crate::requirement::addition::Addition;
use crate::requirement::asked::{Asked, Groups, say};
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::Facts;
use crate::requirement::field::Field;
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::weight::Weight;
use crate::source::{Code, Problem, Value};
use crate::vocabulary::{TermId, Vocabulary};

/// Members that a list must have. A list that ends in "etc." has no more members than it names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Lists {
    /// The list.
    pub field: Field,
    /// Its members.
    pub members: Asked,
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lack<'a> {
    field: Field,
    members: Groups<'a>,
    /// The kind of policy to which the policy leaves the section of the list.
    left_to: Option<TermId>,
}

/// The lists that can be asked for.
fn lists() -> Vec<List> {
    let list = |field: &Field| List {
        name: field.path(),
        kinds: field.kinds(),
        about: format!("Is met where {} these.", field.verb()),
    };
    Field::ALL.iter().map(list).collect()
}

impl Ask for Lists {
    const KEY: Key =
        key("lists", Takes::ByList(lists), "The list at that place of the policy contains these.");

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let Value::Map(map) = &found.node.value else {
            reader.problems.push(wrong_shape(
                found.node,
                "a list of the policy and its members, such as `filtering.blocks: [pornography]`",
            ));
            return None;
        };
        let mut of = Vec::new();
        if map.entries.is_empty() {
            reader.problems.push(Problem::new(
                Code::Checklist,
                found.key_span,
                "`lists` names no list, so it asks for nothing.",
            ));
        }
        for (name, node) in &map.entries {
            let name = name.clone().map(Cow::into_owned);
            let field = *reader.one_of(&name, "a list of the policy", Field::ALL, |f| f.path())?;
            let members = reader.asked(node, field.kinds(), "members of the list")?;
            of.push(Requirement::leaf(Self { field, members }));
        }
        (!of.is_empty()).then(|| Requirement::all(of))
    }

    fn weigh(&self, facts: &Facts<'_>, _on: NaiveDate) -> Weight {
        let given = self.field.of(facts);
        Weight::of(self.bounds(self.members.open(given.iter(), facts.vocabulary).count(), facts))
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, _on: NaiveDate) -> Judgement<'a> {
        let vocabulary = facts.vocabulary;
        let given = self.field.of(facts);
        let members: Groups<'a> = self.members.open(given.iter(), vocabulary).collect();
        let mut judgement = Judgement::new(self.bounds(members.len(), facts));
        for group in &self.members.groups {
            let is = |member: TermId| group.iter().any(|&asked| vocabulary.is_part(member, asked));
            if let Some(member) = given.iter().find(|member| is(member.value)) {
                judgement = judgement.read(Place::policy(member.span));
            }
        }
        if members.is_empty() {
            return judgement;
        }
        let place =
            given.last().map_or_else(|| facts.nearest(self.field.section()), |last| Place::policy(last.span));
        let left_to = self.left_to(facts.policy);
        let because = if left_to.is_some() { Because::InOtherPolicy } else { Because::Absent };
        judgement.missing(Lack { field: self.field, members, left_to }, because, place)
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        format!("{} {}", self.field.verb(), self.members.say(vocabulary))
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        format!("lists {} {}", self.field.path(), self.members.canonical(vocabulary))
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        self.members.terms().map(|term| Read::Member(self.field, term)).collect()
    }

    fn addition(&self, facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        let open = self.members.open(self.field.of(facts).iter(), facts.vocabulary);
        Some(Addition::Members(self.field, open.filter_map(|group| group.first().copied()).collect()))
    }

    fn join(&self, addition: &mut Addition, facts: &Facts<'_>) -> bool {
        let Addition::Members(field, members) = addition else { return false };
        if *field != self.field {
            return false;
        }
        let given: Vec<TermId> = self.field.of(facts).iter().map(|member| member.value).collect();
        crate::requirement::addition::add(members, &self.members, facts, &given);
        true
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.field.hash(state);
    }
}

impl Lists {
    /// The bounds where so many members are missing.
    fn bounds(&self, open: usize, facts: &Facts<'_>) -> Bounds {
        let shown = match (open, self.members.groups.len()) {
            (0, _) => Degree::Full,
            (some, all) if some < all => Degree::Partial,
            _ => Degree::Absent,
        };
        let possible = if self.left_to(facts.policy).is_some() { Degree::Full } else { shown };
        Bounds { shown, possible }
    }

    /// The kind of policy to which this one leaves the section of the list.
    fn left_to(&self, policy: &Policy) -> Option<TermId> {
        let left = match self.field.section() {
            Section::Filtering => &policy.filtering.delegated_to,
            Section::Monitoring => &policy.monitoring.delegated_to,
            Section::Education => &policy.education.delegated_to,
            Section::School
            | Section::Policy
            | Section::Scope
            | Section::Roles
            | Section::Topics
            | Section::Training
            | Section::Incidents
            | Section::NotUsed
            | Section::LinkedPolicies
            | Section::Cites => &None,
        };
        left.as_ref().map(|policy| policy.value)
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let verb = self.field.verb();
        let lead = if verb.starts_with("the policy ") { "Nothing says" } else { "The policy does not say" };
        let text = format!("{lead} that {verb} {}.", say(self.members.iter().copied(), vocabulary));
        match self.left_to {
            None => text,
            Some(policy) => {
                format!("{text} It leaves this to {}, which was not read.", vocabulary.label(policy))
            }
        }
    }
}
