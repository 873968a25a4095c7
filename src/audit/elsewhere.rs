//! What another policy may hold, so that its absence here decides nothing.

use crate::requirement::{Because, Elsewhere, Facts, Missing, Place};
use crate::source::Spanned;
use crate::vocabulary::TermId;

/// Where the source lets another policy say it, and this one is linked to it.
pub(super) fn said_elsewhere<'p>(kinds: &[TermId], facts: &Facts<'p>) -> Option<&'p Spanned<TermId>> {
    let is = |kind: TermId| kinds.iter().any(|&asked| facts.vocabulary.is_part(kind, asked));
    facts.policy.linked.iter().map(|linked| &linked.policy).find(|policy| is(policy.value))
}

/// Where this policy leaves a topic or a part to another one that may hold what an aspect asks.
pub(super) fn left_elsewhere<'p>(kinds: &[TermId], facts: &Facts<'p>) -> Option<&'p Spanned<TermId>> {
    let policy = facts.policy;
    let is = |kind: TermId| kinds.iter().any(|&asked| facts.vocabulary.is_part(kind, asked));
    let parts =
        [&policy.filtering.delegated_to, &policy.monitoring.delegated_to, &policy.education.delegated_to];
    let topics = policy.topics.iter().map(|topic| &topic.delegated_to);
    let procedures = policy.procedures.iter().map(|procedure| &procedure.delegated_to);
    let left = topics.chain(parts).chain(procedures).flatten();
    left.filter(|other| is(other.value)).min_by_key(|other| other.span)
}

/// What is said of that.
pub(super) fn missing(policy: &Spanned<TermId>, elsewhere: fn(TermId) -> Elsewhere) -> Missing<'static> {
    Missing {
        wanted: elsewhere(policy.value).into(),
        because: Because::InOtherPolicy,
        place: Place::policy(policy.span),
    }
}
