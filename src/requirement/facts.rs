//! A policy indexed once: what the predicates look up, as slices of what was read.

use std::cmp::Reverse;
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::dates::WrittenDate;
use crate::policy::{Entry, Method, Named, Policy, Record, Section, Shown, Within};
use crate::source::{Span, Spanned};
use crate::vocabulary::{ByTerm, Kind, Known, TermId, Vocabulary};

use super::links::{left, linked};
use super::outdated::same_area;
use super::people::{Namesakes, Person};
use super::place::Place;
use super::taught;

/// Something of the catalogue that the policy cites or uses.
#[derive(Clone, Copy, Debug)]
pub struct CitedFact<'p> {
    /// The entry of the catalogue.
    pub term: TermId,
    /// Where it stands.
    pub span: Span,
    /// How the document writes it.
    pub written: Option<&'p str>,
    /// Whether it belongs to another local authority area than the school.
    pub elsewhere: bool,
}

/// A policy indexed once.
pub struct Facts<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// The words.
    pub vocabulary: &'p Vocabulary,
    by_act: ByTerm<&'p Entry>,
    implied: ByTerm<&'p Entry>,
    steps: ByTerm<&'p Entry>,
    incidents: ByTerm<TermId>,
    holding: ByTerm<Span>,
    names: ByTerm<&'p Spanned<String>>,
    cited: Vec<CitedFact<'p>>,
    written: ByTerm<&'p str>,
    pub(super) people: Vec<Person<'p>>,
    pub(super) namesakes: Namesakes,
    named: Vec<TermId>,
    records: Vec<&'p Record>,
    left: Vec<&'p Spanned<TermId>>,
    pub(super) methods: Vec<Spanned<TermId>>,
    pub(super) topics: Vec<Spanned<TermId>>,
    pub(super) linked: Vec<Spanned<TermId>>,
}

impl<'p> Facts<'p> {
    /// Indexes a policy.
    pub fn new(policy: &'p Policy, vocabulary: &'p Vocabulary) -> Self {
        let act = |entry: &'p Entry| Some((entry.commitment()?, entry));
        let commitments = || policy.entries.iter().filter_map(act);
        let step = |(_, entry): (TermId, &'p Entry)| match entry.place {
            Within::Step(incident) => Some((incident, entry)),
            Within::Role(_)
            | Within::Topic(_)
            | Within::Filtering
            | Within::Monitoring
            | Within::Training(_)
            | Within::Education
            | Within::Prevention(_)
            | Within::Incident(_) => None,
        };
        let holders = |(_, entry): (TermId, &'p Entry)| {
            entry.holders().map(|holder| (holder.value, holder.span)).collect::<Vec<_>>()
        };
        let people = Person::all(policy);
        let cited = cited(policy, vocabulary);
        let mut named = Vec::new();
        for person in people.iter().filter(|person| person.is_named()) {
            for role in vocabulary.wholes(person.role) {
                if !named.contains(&role) {
                    named.push(role);
                }
            }
        }
        let mut records: Vec<&Record> = policy.records.records.iter().collect();
        // Of one day, what failed stands before what did not.
        records
            .sort_by_key(|record| (Reverse(record.date.value.first()), record.shown.value != Shown::Failure));
        Self {
            policy,
            vocabulary,
            by_act: ByTerm::new(commitments().collect()),
            implied: ByTerm::new(implied(policy, vocabulary)),
            steps: ByTerm::new(commitments().filter_map(step).collect()),
            incidents: ByTerm::new(incidents(policy)),
            holding: ByTerm::new(commitments().flat_map(holders).collect()),
            names: ByTerm::new(names(policy)),
            written: ByTerm::new(written(&cited)),
            cited,
            namesakes: Namesakes::new(&people),
            people,
            named,
            records,
            left: left(policy),
            methods: ways_for(vocabulary.known().pupils, policy, vocabulary),
            topics: taught::topics(policy, vocabulary),
            linked: linked(policy),
        }
    }

    /// The terms that the code knows by name.
    pub fn known(&self) -> &'p Known {
        self.vocabulary.known()
    }

    /// Every entry with this commitment, in the order of the file.
    pub fn entries(&self, act: TermId) -> &[&'p Entry] {
        self.by_act.get(act)
    }

    /// Every entry with this commitment, then those that say it in other words and what a field made for it says.
    pub fn said(&self, act: TermId) -> impl Iterator<Item = &'p Entry> {
        self.by_act.get(act).iter().chain(self.implied.get(act)).copied()
    }

    /// The words by which a policy is linked only weakly: a note that it is still being written; its name, where it stands
    /// outside the document's list, has no name there, and nothing is left to it.
    pub fn link_weakness(&self, linked: Span) -> Option<Span> {
        let all = &self.policy.linked;
        let linked = all.get(all.binary_search_by_key(&linked, |it| it.policy.span).ok()?)?;
        let left = || self.left.iter().any(|left| left.value == linked.policy.value);
        let in_passing = !linked.listed && linked.written.is_none() && !left();
        linked.unwritten.or(in_passing.then_some(linked.policy.span))
    }

    /// What this document is, by kind, and so what is meant where a commitment is about "the policy" and names none.
    pub(super) fn this_policy(&self) -> impl Iterator<Item = TermId> + Clone {
        let known = self.known();
        let kinds = self.policy.about.kind.iter().map(|kind| kind.value);
        kinds.chain([known.online_safety_policy, known.online_safety])
    }

    /// Whether people are none who act for the school: parents, pupils, visitors.
    pub fn is_outside(&self, role: TermId) -> bool {
        let known = self.known();
        let outside = [known.pupils, known.parents, known.visitors, known.guests, known.wider_community];
        outside.iter().any(|&outside| self.vocabulary.is_part(role, outside))
            || self.vocabulary.term(role).kind == Kind::PupilGroup
    }

    /// Every commitment of the policy with its entries.
    pub fn by_act(&self) -> impl Iterator<Item = (TermId, &[&'p Entry])> {
        self.by_act.iter()
    }

    /// The steps of the procedure for a type of incident that are commitments, in the order of the file.
    pub fn steps(&self, incident: TermId) -> &[&'p Entry] {
        self.steps.get(incident)
    }

    /// The types of incident in whose procedures a commitment stands, each once.
    pub fn incidents(&self, act: TermId) -> &[TermId] {
        self.incidents.get(act)
    }

    /// Where a role holds a commitment.
    pub fn holding(&self, role: TermId) -> &[Span] {
        self.holding.get(role)
    }

    /// Every role that holds a commitment, and where.
    pub fn by_holder(&self) -> impl Iterator<Item = (TermId, &[Span])> {
        self.holding.iter()
    }

    /// Everything to which the document gives names of its own, with the names.
    pub fn names(&self) -> impl Iterator<Item = (TermId, &[&'p Spanned<String>])> {
        self.names.iter()
    }

    /// Everything of the catalogue that the policy cites or uses, but for what it names as history.
    pub fn cited(&self) -> &[CitedFact<'p>] {
        &self.cited
    }

    /// Every form in which the document writes something that it cites, in the order of the file.
    pub fn written(&self, term: TermId) -> &[&'p str] {
        self.written.get(term)
    }

    /// Everyone who is named for a role or for a part of it, in the order of the file.
    pub fn holders(&self, role: TermId) -> impl Iterator<Item = &Person<'p>> {
        let holds =
            move |person: &&Person<'p>| person.is_named() && self.vocabulary.is_part(person.role, role);
        self.people.iter().filter(holds)
    }

    /// Whether somebody is named for a role or for a part of it.
    pub fn is_held(&self, role: TermId) -> bool {
        self.named.contains(&role)
    }

    /// What stands as the names of those who hold a role, by its position in the policy.
    pub fn people_at(&self, role: usize) -> impl Iterator<Item = &Person<'p>> + Clone {
        self.people.iter().filter(move |person| person.at == role)
    }

    /// The records of a kind, the newest first.
    pub fn records(&self, kind: TermId) -> impl Iterator<Item = &'p Record> {
        let vocabulary = self.vocabulary;
        self.records.iter().copied().filter(move |record| vocabulary.is_part(record.kind.value, kind))
    }

    /// The ways of monitoring that the document limits to others than pupils.
    pub(super) fn ways_for_others(&self) -> impl Iterator<Item = &'p Method> {
        let (pupils, vocabulary) = (self.known().pupils, self.vocabulary);
        self.policy.monitoring.methods.iter().filter(move |way| !way.shows(pupils, vocabulary))
    }

    /// The kinds of policy to which something is left, in the order of the file.
    pub fn left(&self) -> &[&'p Spanned<TermId>] {
        &self.left
    }

    /// The day on which the policy was approved (or else adopted) or last reviewed, whichever is later, by the day of the
    /// audit: the last day that is written.
    pub fn approved(&self, on: NaiveDate) -> Option<NaiveDate> {
        let about = &self.policy.about;
        let is_past = |date: &&Spanned<WrittenDate>| date.value.first() <= on;
        let approved = [&about.approved, &about.adopted].into_iter().flatten().find(is_past);
        let reviewed = about.last_reviewed.iter().find(is_past);
        approved.into_iter().chain(reviewed).map(|date| date.value.last()).max()
    }

    /// Where something that is missing belongs: the section's key, else the key of the section before which it would
    /// stand, else the start of the file.
    pub fn nearest(&self, section: Section) -> Place {
        let policy = self.policy;
        let span = policy.section(section).or_else(|| policy.section(Section::Policy)).unwrap_or_default();
        Place::policy(span)
    }

    /// The place of a role: its key, or where roles stand.
    pub fn role_place(&self, role: TermId) -> Place {
        self.policy
            .role(role)
            .map_or_else(|| self.nearest(Section::Roles), |held| Place::policy(held.role.span))
    }
}

/// What says a commitment in other words: a field made for it, or a wider commitment to those to whom it goes.
fn implied<'p>(policy: &'p Policy, vocabulary: &Vocabulary) -> Vec<(TermId, &'p Entry)> {
    let mut implied: Vec<_> =
        policy.stand_ins.iter().filter_map(|entry| Some((entry.commitment()?, entry))).collect();
    for &act in vocabulary.said_by_others() {
        let Some(means) = vocabulary.commitment(act) else { continue };
        let is_held = |held: &[TermId], given: TermId| held.iter().any(|&it| vocabulary.is_part(given, it));
        let goes = |entry: &&Entry| entry.to.iter().any(|to| is_held(&means.holds_to, to.value));
        // Where it has a subject by its own meaning, the wider one says so only of that subject.
        let is_about = |entry: &&Entry| {
            means.holds_about.is_empty()
                || entry.about.iter().any(|about| is_held(&means.holds_about, about.value))
                || entry.about.is_empty() && is_of(entry, &means.holds_about, vocabulary.known())
        };
        let wider = |entry: &&Entry| entry.commitment().is_some_and(|said| means.said_by.contains(&said));
        let wider = policy.entries.iter().filter(wider).filter(goes).filter(is_about);
        implied.extend(wider.map(|entry| (act, entry)));
    }
    implied
}

/// Whether an entry stands in the procedure about the headteacher, where that is the subject.
fn is_of(entry: &Entry, subject: &[TermId], known: &Known) -> bool {
    subject.contains(&known.headteacher) && entry.place.incident() == Some(known.headteacher_misuse)
}

/// What is cited or used, in the order of the file.
fn cited<'p>(policy: &'p Policy, vocabulary: &Vocabulary) -> Vec<CitedFact<'p>> {
    let own = policy.school.authority.as_ref();
    let elsewhere = |term: TermId| {
        let area = vocabulary.cited(term).and_then(|about| about.area.as_ref());
        area.zip(own).is_some_and(|(area, own)| !same_area(area, &own.value))
    };
    let fact = |term, span, written| CitedFact { term, span, written, elsewhere: elsewhere(term) };
    let mut cited: Vec<_> = policy
        .cites
        .iter()
        .filter(|citation| !citation.history)
        .filter_map(|citation| match citation.what {
            Named::Term(term) => {
                let written = citation.written.as_ref().map(|written| written.value.as_str());
                Some(fact(term, citation.span, written))
            }
            Named::Words(_) => None,
        })
        .collect();
    let used = [
        &policy.filtering.system,
        &policy.filtering.broadband,
        &policy.filtering.support,
        &policy.monitoring.system,
        &policy.about.based_on,
    ];
    for used in used.into_iter().flatten() {
        if let Named::Term(term) = used.value {
            cited.push(fact(term, used.span, None));
        }
    }
    cited.sort_by_key(|fact| fact.span);
    cited
}

/// Each commitment with the types of incident in whose procedures it stands, each once.
fn incidents(policy: &Policy) -> Vec<(TermId, TermId)> {
    let of = |entry: &Entry| Some((entry.commitment()?, entry.place.incident()?));
    let mut incidents: Vec<_> = policy.entries.iter().filter_map(of).collect();
    incidents.sort_unstable();
    incidents.dedup();
    incidents
}

/// The forms in which each thing that is cited is written, each form once.
fn written<'p>(cited: &[CitedFact<'p>]) -> Vec<(TermId, &'p str)> {
    let mut seen = HashSet::new();
    let forms = cited.iter().filter_map(|cited| Some((cited.term, cited.written?)));
    forms.filter(|form| seen.insert(*form)).collect()
}

/// The ways in which the use of a group is monitored: those that the document does not limit to others.
fn ways_for(group: TermId, policy: &Policy, vocabulary: &Vocabulary) -> Vec<Spanned<TermId>> {
    let ways = policy.monitoring.methods.iter().filter(|way| way.shows(group, vocabulary));
    ways.map(|way| way.method.clone()).collect()
}

/// What the document itself calls things.
fn names(policy: &Policy) -> Vec<(TermId, &Spanned<String>)> {
    let entries = policy.entries.iter().map(|entry| (entry.commitment(), &entry.written));
    let roles = policy.roles.iter().map(|role| (Some(role.role.value), &role.written));
    let procedures =
        policy.procedures.iter().map(|procedure| (Some(procedure.incident.value), &procedure.written));
    let linked = policy.linked.iter().map(|linked| (Some(linked.policy.value), &linked.written));
    let cites = policy.cites.iter().map(|citation| match citation.what {
        Named::Term(term) => (Some(term), &citation.written),
        Named::Words(_) => (None, &citation.written),
    });
    let all = entries.chain(roles).chain(procedures).chain(linked).chain(cites);
    all.filter_map(|(term, written)| Some((term?, written.as_ref()?))).collect()
}
