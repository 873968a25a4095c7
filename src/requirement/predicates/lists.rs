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
use crate::requirement::shortfall::Shortfall;
use crate::requirement::taught::Weakness;
use crate::requirement::weight::Weight;
use crate::source::{Code, Problem, Span, Value};
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
    /// What is only advised or allowed.
    weak: Groups<'a>,
    /// Whether what is weak is a policy that is still being written.
    unwritten: bool,
    /// Why a topic is taught less than firmly.
    taught: Option<Weakness>,
    /// Whose use alone it is about, where what is weak is so for that.
    only: Vec<TermId>,
    /// The kind of policy to which the policy leaves the section of the list.
    left_to: Option<TermId>,
}

impl Lack<'_> {
    /// The kind of document to which the list is left.
    pub(in crate::requirement) fn document(&self) -> Option<TermId> {
        self.left_to
    }
}

/// A member of a list that answers.
struct Given {
    member: Span,
    /// The words by which it is less than firm, where there are any.
    weakness: Option<Span>,
    /// Why a topic that is taught is.
    taught: Option<Weakness>,
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
        let (mut open, mut weak) = (0, 0);
        for group in &self.members.groups {
            match self.given(group, facts) {
                None => open += 1,
                Some(Given { weakness: Some(_), .. }) => weak += 1,
                Some(Given { weakness: None, .. }) => {}
            }
        }
        Weight::of(self.bounds(open, weak, facts))
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, _on: NaiveDate) -> Judgement<'a> {
        let (mut members, mut weak): (Groups<'a>, Groups<'a>) = (Vec::new(), Vec::new());
        let (mut read, mut faults) = (Vec::new(), Vec::new());
        let (mut unwritten, mut taught) = (false, None);
        for group in &self.members.groups {
            let Some(given) = self.given(group, facts) else {
                members.push(group);
                continue;
            };
            read.push(Place::policy(given.member));
            if let Some(weakness) = given.weakness {
                weak.push(group);
                unwritten |= weakness != given.member;
                taught = taught.or(given.taught);
                faults.push(Place::policy(weakness));
            }
        }
        let judgement = Judgement::new(self.bounds(members.len(), weak.len(), facts));
        let mut judgement = read.into_iter().fold(judgement, Judgement::read);
        judgement.faults = faults;
        if members.is_empty() && weak.is_empty() {
            return judgement;
        }
        // Without the words that limit a way of monitoring to others it would count.
        if self.field == Field::MonitoringMethods {
            let of = facts.ways_for_others().flat_map(|way| &way.of);
            judgement.faults.extend(of.map(|of| Place::policy(of.span)));
        }
        if self.field == Field::EducationTeaches {
            judgement.faults.extend(facts.taught_elsewhere().map(Place::policy));
        }
        // What is weak stands where it is weak; what is missing belongs with what is there of it.
        let weak_at = weak.first().and_then(|group| self.given(group, facts)).map(|given| given.member);
        let read_at = judgement.evidence.last().map(|fact| fact.place);
        let last = || self.field.of(facts).last().map(|last| Place::policy(last.span));
        let place = weak_at.filter(|_| members.is_empty()).map(Place::policy);
        let place = place.or(read_at).or_else(last).unwrap_or_else(|| facts.nearest(self.field.section()));
        let left_to = self.left_to(facts.policy);
        let only = if facts.unfitted(Section::Filtering).is_some() || weak.is_empty() {
            Vec::new()
        } else {
            facts.covers_only(self.field.section()).iter().map(|only| only.value).collect()
        };
        let because = match (left_to, members.is_empty()) {
            (Some(_), _) => Because::InOtherPolicy,
            (None, true) => Because::Weaker,
            (None, false) => Because::Absent,
        };
        judgement.missing(
            Lack { field: self.field, members, weak, unwritten, taught, only, left_to },
            because,
            place,
        )
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

/// The words by which filtering or monitoring is for others than pupils.
fn only_for(field: Field, facts: &Facts<'_>) -> Option<Span> {
    facts.covers_only(field.section()).first().map(|only| only.span)
}

impl Lists {
    /// The member that answers a group: one that is said firmly, where there is one.
    fn given(&self, group: &[TermId], facts: &Facts<'_>) -> Option<Given> {
        let vocabulary = facts.vocabulary;
        let answers = |given: TermId| {
            group.iter().any(|&asked| match self.field {
                // A profile for everyone is no profile of anybody's own.
                Field::FilteringProfiles => vocabulary.is_part(given, asked),
                _ => vocabulary.answers(given, asked),
            })
        };
        let members = self.field.of(facts).iter().filter(|member| answers(member.value));
        let of_topic =
            |member: Span| facts.weakness(member).filter(|_| self.field == Field::EducationTeaches);
        let given = members.map(|member| Given {
            member: member.span,
            taught: of_topic(member.span).map(|(weakness, _)| weakness),
            weakness: match self.field {
                Field::EducationTeaches => of_topic(member.span).map(|(_, span)| span),
                Field::FilteringCovers => facts.unfitted(Section::Filtering),
                field if field.section() == Section::Filtering => {
                    facts.unfitted(Section::Filtering).or_else(|| only_for(field, facts))
                }
                Field::MonitoringMethods => only_for(self.field, facts),
                Field::LinkedPolicies => facts.link_weakness(member.span),
                _ => None,
            },
        });
        let mut weak = None;
        for given in given {
            if given.weakness.is_none() {
                return Some(given);
            }
            weak.get_or_insert(given);
        }
        weak
    }

    /// The bounds where so many members are missing, and so many are only said weakly.
    fn bounds(&self, open: usize, weak: usize, facts: &Facts<'_>) -> Bounds {
        let shown = match (open, weak) {
            (0, 0) => Degree::Full,
            (open, _) if open == self.members.groups.len() => Degree::Absent,
            _ => Degree::Partial,
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
        let named = |groups: &Groups<'_>| say(groups.iter().copied(), vocabulary);
        let mut sentences = Vec::new();
        if !self.members.is_empty() {
            let lead =
                if verb.starts_with("the policy ") { "Nothing says" } else { "The policy does not say" };
            sentences.push(format!("{lead} that {verb} {}.", named(&self.members)));
        }
        if !self.weak.is_empty() {
            let only = match self.field {
                _ if !self.only.is_empty() => {
                    format!("only for {}", vocabulary.labels(self.only.iter().copied()))
                }
                Field::LinkedPolicies if self.unwritten => {
                    "only as one that is still being written".to_owned()
                }
                field if field.section() == Section::Filtering => {
                    "of a filter that is not there yet".to_owned()
                }
                Field::LinkedPolicies => "only in passing, without naming it".to_owned(),
                _ => self
                    .taught
                    .map_or_else(|| Shortfall::Weak(None).say(vocabulary), |taught| taught.says().to_owned()),
            };
            sentences.push(format!("The policy says that {verb} {}, but {only}.", named(&self.weak)));
        }
        let text = sentences.join(" ");
        match self.left_to {
            None => text,
            Some(policy) => {
                format!("{text} It leaves this to {}, which was not read.", vocabulary.label(policy))
            }
        }
    }
}
