//! The policies to which a document is linked, and to which it leaves something.

use crate::policy::Policy;
use crate::source::Spanned;
use crate::vocabulary::TermId;

/// The policies that the document is linked to: those that it lists, and those to which it leaves a topic of its own.
pub(super) fn linked(policy: &Policy) -> Vec<Spanned<TermId>> {
    let listed = policy.linked.iter().map(|linked| &linked.policy);
    let topics = policy.topics.iter().filter_map(|topic| topic.delegated_to.as_ref());
    let known = |kind: &&Spanned<TermId>| !policy.linked.iter().any(|it| it.policy.value == kind.value);
    listed.chain(topics.filter(known)).cloned().collect()
}

/// The kinds of policy to which something is left, in the order of the file.
pub(super) fn left(policy: &Policy) -> Vec<&Spanned<TermId>> {
    let parts =
        [&policy.filtering.delegated_to, &policy.monitoring.delegated_to, &policy.education.delegated_to];
    let mut left: Vec<_> = (policy.topics.iter().map(|topic| &topic.delegated_to))
        .chain(policy.procedures.iter().map(|procedure| &procedure.delegated_to))
        .chain(policy.roles.iter().map(|role| &role.delegated_to))
        .chain(policy.entries.iter().map(|entry| &entry.delegated_to))
        .chain(policy.training.iter().map(|item| &item.delegated_to))
        .chain(parts)
        .flatten()
        .collect();
    left.sort_by_key(|kind| kind.span);
    left
}
