//! What another policy may hold, so that its absence here decides nothing.

use crate::checklist::Control;
use crate::policy::{Policy, Section};
use crate::requirement::{Because, Elsewhere, Facts, Missing, Place};
use crate::source::Spanned;
use crate::vocabulary::TermId;

/// The policy that may say it, where the source lets a policy of these kinds, the one that fits best first: one to which
/// this policy leaves a topic or a part, or else is linked.
pub(super) fn said_elsewhere<'p>(kinds: &[TermId], facts: &Facts<'p>) -> Option<&'p Spanned<TermId>> {
    kinds.iter().find_map(|&kind| {
        let is = |other: &&Spanned<TermId>| facts.vocabulary.is_part(other.value, kind);
        left_to(kind, facts).or_else(|| facts.policy.linked.iter().map(|linked| &linked.policy).find(is))
    })
}

/// The child protection policy, where this policy has every incident dealt with by it, and a procedure is asked that such a
/// policy ought to hold.
pub(super) fn handled_elsewhere<'p>(control: &Control, facts: &Facts<'p>) -> Option<&'p Spanned<TermId>> {
    let (words, known) = (facts.vocabulary, facts.known());
    if !control.requires.has_procedure() || !control.asked_of.contains(&known.child_protection) {
        return None;
    }
    let is_followed = facts
        .steps(known.every_incident)
        .iter()
        .any(|step| step.commitment() == Some(known.follow_child_protection));
    let linked = facts.policy.linked.iter().map(|linked| &linked.policy).filter(|_| is_followed);
    linked.into_iter().find(|linked| words.is_part(linked.value, known.child_protection))
}

/// The first policy of a kind to which a topic is left.
fn left_to<'p>(kind: TermId, facts: &Facts<'p>) -> Option<&'p Spanned<TermId>> {
    let left = topics_left(facts.policy).filter(|other| facts.vocabulary.is_part(other.value, kind));
    left.min_by_key(|other| other.span)
}

/// The kind of document that ought to hold what a control asks, where one of the kind that is audited need not: of those
/// that ought to, one to which this document leaves a topic, or else is linked, or else the first.
pub(super) fn belongs_elsewhere(control: &Control, facts: &Facts<'_>) -> Option<TermId> {
    let words = facts.vocabulary;
    let online_safety = words.known().online_safety_policy;
    let own = &facts.policy.about.kind;
    let is_kind = |of: &dyn Fn(TermId) -> bool| {
        own.iter().any(|kind| of(kind.value)) || own.is_empty() && of(online_safety)
    };
    let is_asked = |asked: &TermId| is_kind(&|kind| words.is_part(kind, *asked));
    if control.asked_of.is_empty() {
        let matter = words.matter(control.gap.matter?)?;
        let is_its_own = matter.every_document || matter.documents.iter().any(is_asked);
        return (!is_kind(&|kind| kind == online_safety) && !is_its_own).then_some(online_safety);
    }
    if control.asked_of.iter().any(is_asked) {
        return None;
    }
    let left = control.asked_of.iter().find_map(|&asked| left_to(asked, facts)).map(|left| left.value);
    let linked = facts.policy.linked.iter().map(|linked| linked.policy.value);
    let linked = linked.filter(|linked| control.asked_of.iter().any(|asked| words.is_part(*linked, *asked)));
    left.into_iter().chain(linked).chain(control.asked_of.iter().copied()).next()
}

/// Where this policy leaves a topic or a part to another one that may hold what an aspect asks.
pub(super) fn left_elsewhere<'p>(kinds: &[TermId], facts: &Facts<'p>) -> Option<&'p Spanned<TermId>> {
    let is = |kind: TermId| kinds.iter().any(|&asked| facts.vocabulary.is_part(kind, asked));
    let procedures = facts.policy.procedures.iter().filter_map(|procedure| procedure.delegated_to.as_ref());
    let left = topics_left(facts.policy).chain(procedures);
    left.filter(|other| is(other.value)).min_by_key(|other| other.span)
}

/// The policies to which topics and parts are left.
fn topics_left(policy: &Policy) -> impl Iterator<Item = &Spanned<TermId>> {
    let parts =
        [&policy.filtering.delegated_to, &policy.monitoring.delegated_to, &policy.education.delegated_to];
    policy.topics.iter().map(|topic| &topic.delegated_to).chain(parts).flatten()
}

/// What is said of what belongs in a document of another kind.
pub(super) fn belonging(kind: TermId, facts: &Facts<'_>) -> Missing<'static> {
    let own = facts.policy.about.kind.first().map(|kind| Place::policy(kind.span));
    Missing {
        wanted: Elsewhere::BelongsIn(kind).into(),
        because: Because::InOtherPolicy,
        place: own.unwrap_or_else(|| facts.nearest(Section::LinkedPolicies)),
    }
}

/// What is said of that.
pub(super) fn missing(policy: &Spanned<TermId>, elsewhere: fn(TermId) -> Elsewhere) -> Missing<'static> {
    Missing {
        wanted: elsewhere(policy.value).into(),
        because: Because::InOtherPolicy,
        place: Place::policy(policy.span),
    }
}
