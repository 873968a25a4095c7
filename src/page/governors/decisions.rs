//! The decisions that the board is asked to take: one for each kind of harm, the worst first, each with one owner, who is
//! the same as in the action plan.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::dates::plain;
use crate::report::PolicyReport;
use crate::report::matters::Matter;
use crate::requirement::Harm;
use crate::requirement::sentence::upper;

use super::urgent::is_of_one_person;

/// How the ids of matters on indecent images begin.
const IMAGES: &str = "indecent-images";

/// The matter of a concern about the headteacher.
const HEAD: &str = "allegations-against-the-head";

/// A decision that the board is asked to take.
#[derive(Clone, Debug, Serialize)]
pub struct Decision {
    /// What to decide.
    pub what: String,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub by: String,
}

/// One decision for each kind of harm, the worst first.
pub(super) fn decisions(
    policy: &PolicyReport<'_>,
    kinds: &[(Harm, Vec<&Matter<'_>>)],
    on: NaiveDate,
) -> Vec<Decision> {
    let mut out = Vec::new();
    for (harm, matters) in kinds {
        // Who hears a concern about the head is for the board to say, and not for the head.
        let is_of_head = |matter: &Matter<'_>| match harm {
            Harm::UnsafeInstruction => matter.id == HEAD,
            _ => is_of_one_person(matter),
        };
        let (of_head, others): (Vec<_>, Vec<_>) =
            matters.iter().copied().partition(|matter| is_of_head(matter));
        let others = (!others.is_empty()).then(|| decision(*harm, &others, policy, on));
        let of_head = (!of_head.is_empty()).then(|| Decision {
            what: "Say in the policy who hears a concern about the head.".to_owned(),
            owner: upper(policy.board),
            by: plain(by(Harm::UnsafeInstruction, on)),
        });
        // The sooner day first.
        match harm {
            Harm::UnsafeInstruction => out.extend(others.into_iter().chain(of_head)),
            _ => out.extend(of_head.into_iter().chain(others)),
        }
    }
    out
}

fn decision(harm: Harm, matters: &[&Matter<'_>], policy: &PolicyReport<'_>, on: NaiveDate) -> Decision {
    let what = match harm {
        Harm::UnsafeInstruction if matters.iter().any(|matter| matter.id.starts_with(IMAGES)) => {
            "Correct the passages on indecent images at once. Until then tell staff in writing: nobody deletes, opens or copies \
             an image; set the device aside; tell the safeguarding lead and the police."
        }
        Harm::UnsafeInstruction => {
            "Correct at once the passages that could harm a child, and tell all staff in writing what holds until then."
        }
        Harm::WrongContact => {
            "Put the right contacts and the advice in force into the policy, and wherever they are displayed."
        }
        Harm::Expired => {
            "Have the policy reviewed against the law and guidance of today, and brought to the board for approval."
        }
        Harm::Unowned => "Name one person for each responsibility that has no name, or several.",
        Harm::Absent | Harm::Detail | Harm::Drafting => {
            "Have the missing parts written, beginning with what law and statutory guidance ask for, each by whoever the action \
             plan names."
        }
    };
    Decision { what: what.to_owned(), owner: owner(matters, policy), by: plain(by(harm, on)) }
}

/// Who sees to a decision: whoever the action plan names first for it. What several see to, nobody answers for.
fn owner(matters: &[&Matter<'_>], policy: &PolicyReport<'_>) -> String {
    matters.first().map_or_else(|| upper(policy.board), |matter| upper(&matter.owner))
}

/// By when something is best put right: at once where a child could come to harm, at the next meeting where a person or
/// a review is wanted, within a term otherwise.
pub(super) fn by(harm: Harm, on: NaiveDate) -> NaiveDate {
    let days = match harm {
        Harm::UnsafeInstruction => 7,
        Harm::WrongContact => 14,
        Harm::Expired | Harm::Unowned => 42,
        Harm::Absent => 90,
        Harm::Detail | Harm::Drafting => 180,
    };
    on.checked_add_days(Days::new(days)).unwrap_or(on)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::two;
    use super::super::{actions, urgent::urgent_kinds};
    use super::*;

    #[test]
    fn whoever_sees_to_a_decision_is_the_one_whom_the_plan_names_and_is_there() {
        let made = two();
        for policy in &made.policies {
            let kinds = urgent_kinds(policy);
            let plan = actions(policy, made.report.on, "");
            let all = decisions(policy, &kinds, made.report.on);
            let of_head = |it: &Decision| it.what.contains("who hears a concern about the head");
            assert!(all.iter().filter(|it| of_head(it)).all(|it| it.owner == "The governing body"));
            let all = all.into_iter().filter(|it| !of_head(it));
            for ((harm, matters), decision) in kinds.iter().zip(all) {
                let owner = |matter: &&Matter<'_>| {
                    let fault = format!("{}.", matter.heading);
                    plan.iter().find(|action| action.fault == fault).map(|action| action.owner.clone())
                };
                assert_eq!(matters.first().and_then(owner), Some(decision.owner.clone()));
                if *harm < Harm::Absent {
                    assert!(
                        matters.iter().all(|it| owner(it).as_ref() == Some(&decision.owner)),
                        "{decision:?}"
                    );
                }
            }
            let unnamed = plan.iter().filter(|action| action.owner == "The designated safeguarding lead");
            let is_named = policy.posts.iter().any(|post| post.role == "dsl" && !post.held_by.is_empty());
            assert!(is_named || unnamed.count() == 0);
        }
    }
}
