//! What pupils are taught: the topics of the list that is made for them, and those of a commitment that says the same.

use crate::policy::{Entry, Policy};
use crate::source::{Span, Spanned};
use crate::vocabulary::{Filled, Kind, TermId, Vocabulary};

use super::facts::Facts;

/// Every topic, those of the list first.
pub(super) fn topics(policy: &Policy, vocabulary: &Vocabulary) -> Vec<Spanned<TermId>> {
    let listed = policy.education.teaches.iter().map(|taught| &taught.topic);
    let said = said(policy, vocabulary).filter(|entry| limits(entry, vocabulary).is_none());
    listed.chain(said.flat_map(|entry| entry_topics(entry, vocabulary))).cloned().collect()
}

impl Facts<'_> {
    /// The words that make a topic that is taught weaker than a commitment, where there are any.
    pub fn weakness(&self, topic: Span) -> Option<Span> {
        let teaches = &self.policy.education.teaches;
        let at = teaches.binary_search_by_key(&topic, |taught| taught.topic.span).ok();
        if let Some(taught) = at.and_then(|at| teaches.get(at)) {
            let by = if taught.by.is_empty() { &self.policy.education.by } else { &taught.by };
            let is_other =
                |by: &Spanned<TermId>| self.is_outside(by.value) || self.vocabulary.is_passing(by.value);
            let others = by.first().filter(|_| by.iter().all(is_other)).map(|by| by.span);
            return taught.strength.as_ref().map(|strength| strength.span).or(others);
        }
        let is_its = |entry: &&Entry| entry.about.iter().any(|about| about.span == topic);
        let entry = said(self.policy, self.vocabulary).find(is_its)?;
        let strength = entry.strength.as_ref().map(|strength| strength.span);
        let condition = || entry.condition.as_ref().map(|condition| condition.span);
        strength.or_else(condition).or_else(|| entry.except.as_ref().map(|except| except.span))
    }

    /// The words by which a topic is taught to others than all pupils, or is left to another policy.
    pub(super) fn taught_elsewhere(&self) -> impl Iterator<Item = Span> {
        said(self.policy, self.vocabulary).filter_map(|entry| limits(entry, self.vocabulary)).flatten()
    }
}

/// The commitments of this policy that say of a topic that it is taught.
fn said<'p>(policy: &'p Policy, vocabulary: &Vocabulary) -> impl Iterator<Item = &'p Entry> {
    let teaches = |act: TermId| {
        let fields = vocabulary.commitment(act).map(|act| act.stands_in.as_slice()).unwrap_or_default();
        fields.iter().any(|says| says.field == Filled::EducationTeaches)
    };
    policy.entries.iter().filter(move |entry| entry.commitment().is_some_and(teaches))
}

fn entry_topics<'p>(entry: &'p Entry, vocabulary: &Vocabulary) -> impl Iterator<Item = &'p Spanned<TermId>> {
    entry.about.iter().filter(|about| vocabulary.term(about.value).kind == Kind::TeachingTopic)
}

/// The words by which an entry is left to another policy, or names people and not all pupils among them.
fn limits(entry: &Entry, vocabulary: &Vocabulary) -> Option<Vec<Span>> {
    let pupils = vocabulary.known().pupils;
    let is_people =
        |it: &&Spanned<TermId>| matches!(vocabulary.term(it.value).kind, Kind::Role | Kind::PupilGroup);
    let people = || entry.to.iter().chain(&entry.about).filter(is_people);
    let is_reached = people().next().is_none() || people().any(|it| vocabulary.covers(it.value, pupils));
    let others = people().filter(|_| !is_reached).chain(&entry.delegated_to).map(|it| it.span);
    Some(others.collect::<Vec<_>>()).filter(|others| !others.is_empty())
}
