//! What the document says of itself: its dates, who wrote and who reviewed it, and who holds several posts.

use crate::report::PolicyReport;
use crate::report::dates::{DateKind, Dated};
use crate::report::posts::Held;
use crate::requirement::Harm;
use crate::vocabulary::{and, or};

use super::super::joined;
use super::room::brief;

/// The matter of who governs online safety.
const GOVERNOR: &str = "governor-for-online-safety";

/// The document in a few sentences.
pub(super) fn document(policy: &PolicyReport<'_>) -> Vec<String> {
    if !policy.audited {
        return Vec::new();
    }
    let sentences = [Some(dates(policy)), people(policy), several_posts(policy)];
    sentences.into_iter().flatten().map(|sentence| brief(&sentence)).collect()
}

/// Its own dates as it writes them, and which of them it leaves out.
fn dates(policy: &PolicyReport<'_>) -> String {
    let kinds = [
        (DateKind::Adopted, "Adopted", "adoption"),
        (DateKind::Approved, "Approved", "approval"),
        (DateKind::LastReviewed, "Last reviewed", "a last review"),
        (DateKind::NextReview, "Next review", "a next review"),
    ];
    let mut told = Vec::new();
    let mut silent = Vec::new();
    for (kind, label, noun) in kinds {
        match policy.dates.iter().find(|date| date.what == kind) {
            Some(date) => told.push(format!("{label}: {}{}.", date.written, overdue(date))),
            // What was approved was adopted.
            None if kind == DateKind::Adopted => {}
            None => silent.push(noun.to_owned()),
        }
    }
    if !silent.is_empty() {
        told.push(format!("It gives no date of {}.", or(silent)));
    }
    told.join(" ")
}

fn overdue(date: &Dated<'_>) -> String {
    date.days_overdue.map(|days| format!(", overdue by {}", crate::dates::days(days))).unwrap_or_default()
}

/// Who wrote it and who reviewed it, with what to ask about whoever reviewed it for the governors.
fn people(policy: &PolicyReport<'_>) -> Option<String> {
    let wrote = policy.written_by.map(|name| format!("Written by {name}."));
    let is_open = policy.matters.iter().any(|matter| matter.id == GOVERNOR && matter.harm == Harm::Unowned);
    let reviewed = policy.reviewed_by.map(|name| {
        if is_open {
            format!(
                "{name} reviews the policy for the governors; ask whether {name} is the safeguarding governor."
            )
        } else {
            format!("Reviewed by {name}.")
        }
    });
    let said: Vec<String> = wrote.into_iter().chain(reviewed).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Who holds several of the posts, which is told here and nowhere again.
fn several_posts(policy: &PolicyReport<'_>) -> Option<String> {
    let mut people: Vec<(&str, Vec<&str>)> = Vec::new();
    let shared = policy.posts.iter().filter(|post| post.held == Held::Shared);
    for (name, title) in shared.flat_map(|post| post.held_by.iter().map(|name| (*name, post.title))) {
        match people.iter_mut().find(|(known, _)| *known == name) {
            Some((_, titles)) => titles.push(title),
            None => people.push((name, vec![title])),
        }
    }
    let several = people.into_iter().filter(|(_, titles)| titles.len() > 1);
    let said: Vec<String> = several.map(|(name, titles)| format!("{name} is {}", joined(&titles))).collect();
    (!said.is_empty()).then(|| format!("One person in several posts: {}.", and(said)))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::two;
    use super::*;

    #[test]
    fn the_document_is_told_by_its_own_dates_and_people() {
        let made = two();
        let [priory, dormansland] = made.policies.as_slice() else { panic!("two policies") };
        let said = document(dormansland).join(" ");
        for part in [
            "Adopted: Autumn 2023. Next review: Autumn 2024, overdue by 691 days.",
            "no date of approval or a last review",
            "Written by Mark Cook.",
            "Marie Langer reviews the policy for the governors; ask whether Marie Langer is the safeguarding governor.",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let said = document(priory).join(" ");
        assert!(said.contains("Approved: 28.09.16."), "{said}");
        assert_eq!(said.matches("One person in several posts: Mrs Tracey Jones is").count(), 1, "{said}");
    }
}
