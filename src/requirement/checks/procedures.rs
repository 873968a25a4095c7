//! Procedures: where complaints about the head go, what only points elsewhere, steps in an unsafe order.

use chrono::NaiveDate;

use crate::policy::{Entry, Place as Where};
use crate::vocabulary::{Kind, TermId};

use super::super::check::Findings;
use super::super::facts::{Facts, Place};
use super::duties::commitments;

/// The terms that these checks know by name; a test sees to it that the vocabulary has them.
pub const KNOWN: &[(Kind, &str)] = &[
    (Kind::Incident, "staff-misuse"),
    (Kind::Incident, "headteacher-misuse"),
    (Kind::Commitment, "tell-headteacher"),
    (Kind::Commitment, "tell-chair-of-governors"),
    (Kind::Commitment, "handle-complaints-about-head"),
    (Kind::Role, "headteacher"),
    (Kind::Role, "chair-of-governors"),
];

/// A complaint about the headteacher goes to the chair of governors, and a route for complaints about staff that leads
/// to the headteacher has that other route beside it.
pub fn head_complaints(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let id = |kind, id| facts.known(kind, id);
    let (staff, head) = (id(Kind::Incident, "staff-misuse"), id(Kind::Incident, "headteacher-misuse"));
    let (to_head, to_chair) =
        (id(Kind::Commitment, "tell-headteacher"), id(Kind::Commitment, "tell-chair-of-governors"));
    let chair_duty = id(Kind::Commitment, "handle-complaints-about-head");
    let (head_post, chair_post) = (id(Kind::Role, "headteacher"), id(Kind::Role, "chair-of-governors"));
    let goes = |entry: &Entry, act: Option<TermId>, post: Option<TermId>| {
        entry.commitment().is_some_and(|term| Some(term) == act)
            || entry.to.iter().any(|to| Some(to.value) == post)
    };
    let mut chair = Vec::new();
    let mut to_the_head = Vec::new();
    for entry in &facts.policy.entries {
        let about_head = entry.place.incident().is_some_and(|incident| Some(incident) == head);
        let about_staff = entry.place.incident().is_some_and(|incident| Some(incident) == staff);
        let by_chair = entry.commitment().is_some_and(|term| Some(term) == chair_duty);
        if by_chair
            || ((about_head || about_staff) && goes(entry, to_chair, chair_post))
            || (entry.commitment() == to_chair && to_chair.is_some())
        {
            chair.push(Place::policy(entry.span));
        } else if (about_head || about_staff) && goes(entry, to_head, head_post) {
            to_the_head.push((Place::policy(entry.span), about_head));
        }
    }
    for (place, about_head) in to_the_head {
        if about_head {
            found.fault("A complaint about the headteacher goes to the headteacher.", place);
        } else if chair.is_empty() {
            found.fault("Complaints about staff go to the headteacher, and nothing says where one about the headteacher goes.", place);
        }
    }
    found.fine = chair;
    found
}

/// No procedure only points to another policy.
pub fn procedures_here(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    for procedure in &facts.policy.procedures {
        let incident = procedure.incident.value;
        let place = Place::policy(procedure.incident.span);
        match &procedure.delegated_to {
            Some(policy) if procedure.steps == 0 => {
                let text = format!(
                    "What is done about {} is left to {}; this policy gives no step of its own.",
                    facts.words.label(incident),
                    facts.words.label(policy.value)
                );
                found.fault(text, place);
                found.also.push(Place::policy(policy.span));
            }
            _ => found.fine.push(place),
        }
    }
    found
}

/// No procedure has steps in an unsafe order, or two that contradict each other. What must come first, and what cannot
/// stand together, is declared with the commitments in the vocabulary.
pub fn step_order(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    for procedure in &facts.policy.procedures {
        let incident = procedure.incident.value;
        let steps: Vec<_> =
            commitments(facts).filter(|(entry, _)| entry.place == Where::Step(incident)).collect();
        for (at, (entry, term)) in steps.iter().enumerate() {
            let Some(act) = facts.words.commitment(*term) else {
                continue;
            };
            let place = Place::policy(entry.span);
            let label = facts.words.label(*term);
            if !act.after.is_empty() {
                let safe = steps.iter().take(at).any(|(_, earlier)| act.after.contains(earlier));
                if safe {
                    found.fine.push(place);
                } else {
                    let first = crate::vocabulary::or(
                        act.after.iter().map(|&first| facts.words.label(first).to_owned()),
                    );
                    let text = format!(
                        "In the procedure for {}, staff {label} before any step to {first}.",
                        facts.words.label(incident)
                    );
                    found.fault(text, place);
                }
            }
            for (other, other_term) in &steps {
                if act.conflicts_with.contains(other_term) {
                    let text = format!(
                        "The procedure for {} says both to {label} and to {}.",
                        facts.words.label(incident),
                        facts.words.label(*other_term)
                    );
                    found.fault(text, place);
                    found.also.push(Place::policy(other.span));
                }
            }
        }
    }
    found
}
