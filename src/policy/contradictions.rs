//! What cannot be so: dates in the wrong order, duties shared in a circle, a thing unused and yet ruled.

use crate::source::{Code, Problem, Problems};
use crate::vocabulary::{TermId, Vocabulary};

use super::model::Policy;

/// Looks for what cannot be so, and resolves duties that are shared through several roles.
pub(super) fn find(policy: &mut Policy, words: &Vocabulary, problems: &mut Problems) {
    dates(policy, problems);
    shared_duties(policy, words, problems);
    unused(policy, words, problems);
}

fn dates(policy: &Policy, problems: &mut Problems) {
    let about = &policy.about;
    let Some(next) = &about.next_review else { return };
    for (key, date) in
        [("approved", &about.approved), ("adopted", &about.adopted), ("last-reviewed", &about.last_reviewed)]
    {
        let Some(date) = date else { continue };
        if next.value.last() < date.value.first() {
            problems.push(
                Problem::new(
                    Code::Contradiction,
                    next.span,
                    format!(
                        "The next review ({}) would be before the policy was {} ({}).",
                        next.value.reading(),
                        if key == "last-reviewed" { "last reviewed" } else { key },
                        date.value.reading()
                    ),
                )
                .label("earlier than the other date")
                .other(date.span, "this is later")
                .help("Check both dates against the document; one of them is probably mistyped."),
            );
        }
    }
}

/// A role that shares the duties of a role that shares those of a third has those of the third, too.
fn shared_duties(policy: &mut Policy, words: &Vocabulary, problems: &mut Problems) {
    let next = |role: TermId| {
        policy.roles.iter().find(|held| held.role.value == role).and_then(|held| held.same_duties_as.clone())
    };
    let mut extra: Vec<(TermId, crate::source::Spanned<TermId>)> = Vec::new();
    for held in &policy.roles {
        let mut seen = vec![held.role.value];
        let mut at = held.same_duties_as.clone();
        while let Some(shared) = at {
            if seen.contains(&shared.value) {
                problems.push(
                    Problem::new(
                        Code::Contradiction,
                        shared.span,
                        "These roles share each other's duties in a circle.",
                    )
                    .label("leads back to where it began")
                    .help("Let one of the roles list its duties, and the others refer to it."),
                );
                break;
            }
            if seen.len() > 1 {
                let sharer = crate::source::Spanned::new(held.role.value, shared.span);
                extra.push((shared.value, sharer));
            }
            if policy.role(shared.value).is_none() {
                problems.push(
                    Problem::new(
                        Code::Contradiction,
                        shared.span,
                        format!(
                            "No duties are listed for {}, whose duties this role shares.",
                            words.label(shared.value)
                        ),
                    )
                    .label("not among the roles"),
                );
            }
            seen.push(shared.value);
            at = next(shared.value);
        }
    }
    for (of, sharer) in extra {
        for entry in policy.entries.iter_mut().filter(|entry| entry.place == super::Within::Role(of)) {
            entry.inherited.push(sharer.clone());
        }
    }
}

/// A technology that the policy says is not used, and for whose use it lays down rules.
fn unused(policy: &Policy, words: &Vocabulary, problems: &mut Problems) {
    for unused in &policy.not_used {
        let ruled = policy.entries.iter().find_map(|entry| {
            let forbidden =
                entry.commitment().and_then(|term| words.commitment(term)).is_some_and(|act| act.forbids);
            let about = entry.about.iter().find(|about| about.value == unused.value)?;
            (!forbidden && entry.commitment().is_some()).then_some(about)
        });
        if let Some(about) = ruled {
            problems.push(
                Problem::new(
                    Code::Contradiction,
                    unused.span,
                    format!("The policy says that {} is not used, and lays down rules for its use.", words.label(unused.value)),
                )
                .label("said not to be used")
                .other(about.span, "a rule for its use")
                .help("Controls on it are left out while it stands here. Ask the school which of the two is right."),
            );
        }
    }
}
