//! What pupils are taught: the topics of the list that is made for them, and those of a commitment that says the same.

use crate::dates::Frequency;
use crate::policy::{Entry, Policy};
use crate::source::{Span, Spanned};
use crate::vocabulary::{Filled, Kind, TermId, Vocabulary};

use super::facts::Facts;
use super::reach::are_all_pupils;

/// Every topic, those of the list first.
pub(super) fn topics(policy: &Policy, vocabulary: &Vocabulary) -> Vec<Spanned<TermId>> {
    let listed = policy.education.teaches.iter().map(|taught| &taught.topic);
    let said = said(policy, vocabulary).filter(|entry| others(entry, vocabulary).is_empty());
    listed.chain(said.flat_map(|entry| entry_topics(entry, vocabulary))).cloned().collect()
}

/// By what a topic that is taught is less than a commitment to all pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weakness {
    /// It is only advised or allowed.
    Weak,
    /// It holds only under a condition.
    Conditional,
    /// An exception is made.
    Except,
    /// It is taught by others than the school's own staff.
    ByOthers,
    /// It is taught to some pupils only.
    ToSome,
    /// It is taught too seldom.
    Seldom,
}

impl Weakness {
    /// In a sentence, after "but".
    pub fn says(self) -> &'static str {
        match self {
            Self::Weak => "only as advice or as something that may be done",
            Self::Conditional => "only under a condition",
            Self::Except => "with an exception",
            Self::ByOthers => "not by the school's own staff",
            Self::ToSome => "only to some of the pupils",
            Self::Seldom => "too seldom, or only on an occasion",
        }
    }
}

impl Facts<'_> {
    /// The words that make a topic that is taught weaker than a commitment, where there are any.
    pub fn weakness(&self, topic: Span) -> Option<(Weakness, Span)> {
        let teaches = &self.policy.education.teaches;
        let at = teaches.binary_search_by_key(&topic, |taught| taught.topic.span).ok();
        if let Some(taught) = at.and_then(|at| teaches.get(at)) {
            let by = if taught.by.is_empty() { &self.policy.education.by } else { &taught.by };
            let weak = taught.strength.as_ref().map(|strength| (Weakness::Weak, strength.span));
            return weak.or_else(|| self.by_others(&by.iter()));
        }
        let is_its = |entry: &&Entry| entry.about.iter().any(|about| about.span == topic);
        let entry = said(self.policy, self.vocabulary).find(is_its)?;
        let act = entry.commitment().and_then(|act| self.vocabulary.commitment(act));
        let weak = entry.strength.as_ref().map(|strength| (Weakness::Weak, strength.span));
        let conditional = || entry.condition.as_ref().map(|it| (Weakness::Conditional, it.span));
        let except = || entry.except.as_ref().map(|except| (Weakness::Except, except.span));
        let is_usual = |when: TermId| act.is_none_or(|act| act.whole.when.contains(&when));
        let at = || entry.when.first().filter(|_| !entry.when.iter().any(|when| is_usual(when.value)));
        let least = act.and_then(|act| act.at_least);
        let often = |every: &Spanned<Frequency>| {
            least.is_none_or(|least| every.value == Frequency::Regularly || every.value.satisfies(least))
        };
        let seldom = || entry.every.as_ref().filter(|every| !often(every)).map(|every| every.span);
        let seldom = || seldom().or_else(|| at().map(|when| when.span)).map(|span| (Weakness::Seldom, span));
        let groups =
            || entry.about.iter().filter(|it| self.vocabulary.term(it.value).kind == Kind::PupilGroup);
        let some = || groups().next().filter(|_| !are_all_pupils(&groups(), self));
        let some = || some().map(|group| (Weakness::ToSome, group.span));
        let by = || self.by_others(&entry.holders());
        weak.or_else(conditional).or_else(except).or_else(seldom).or_else(some).or_else(by)
    }

    /// Where others alone are said to teach: parents, visitors, people who are there for a while.
    fn by_others<'g>(
        &self,
        by: &(impl Iterator<Item = &'g Spanned<TermId>> + Clone),
    ) -> Option<(Weakness, Span)> {
        let is_other =
            |by: &Spanned<TermId>| self.is_outside(by.value) || self.vocabulary.is_passing(by.value);
        let first = by.clone().next().filter(|_| by.clone().all(is_other))?;
        Some((Weakness::ByOthers, first.span))
    }

    /// The words by which a topic is taught to others than pupils, or is left to another policy.
    pub(super) fn taught_elsewhere(&self) -> impl Iterator<Item = Span> {
        said(self.policy, self.vocabulary).flat_map(|entry| others(entry, self.vocabulary))
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

/// The words by which an entry is left to another policy, or names people of whom none are pupils.
fn others(entry: &Entry, vocabulary: &Vocabulary) -> Vec<Span> {
    let pupils = vocabulary.known().pupils;
    let kind = |it: &Spanned<TermId>| vocabulary.term(it.value).kind;
    let people = || entry.to.iter().chain(&entry.about).filter(|it| kind(it) == Kind::Role);
    let is_pupils =
        |it: &Spanned<TermId>| vocabulary.covers(it.value, pupils) || vocabulary.is_part(it.value, pupils);
    let is_reached = people().next().is_none() || people().any(is_pupils);
    people().filter(|_| !is_reached).chain(&entry.delegated_to).map(|it| it.span).collect()
}
