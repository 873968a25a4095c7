//! One thing to add to a policy or its records: what a question asks for, made definite.

use crate::dates::{Deadline, Period};
use crate::policy::RecordKey;
use crate::vocabulary::{TermId, Vocabulary};

use super::asked::Asked;
use super::facts::Facts;
use super::field::Field;
use super::stated::Stated;

/// What is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// The name of a person for a post.
    Holder(TermId),
    /// A commitment.
    Duty(Duty),
    /// An item of training.
    Training {
        /// Who.
        who: Vec<TermId>,
        /// The occasions, the period and the subjects.
        said: Said,
    },
    /// Members of a list.
    Members(Field, Vec<TermId>),
    /// Steps of a procedure.
    Steps(TermId, Vec<Duty>),
    /// Citations.
    Citations(Vec<TermId>),
    /// A review: the date of approval and that of the next review, no further apart than this.
    Review(Period),
    /// A record.
    Record {
        /// The kind.
        kind: TermId,
        /// By whom, and what it covered.
        said: Said,
        /// The keys that it fills.
        states: Vec<RecordKey>,
    },
    /// A field of the document.
    Field(Stated),
}

/// A commitment with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The act.
    pub act: TermId,
    /// What is said of it.
    pub said: Said,
}

/// What is said of something that is added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// By these roles.
    pub by: Vec<TermId>,
    /// To these.
    pub to: Vec<TermId>,
    /// With these.
    pub with: Vec<TermId>,
    /// On these occasions.
    pub when: Vec<TermId>,
    /// About these subjects.
    pub about: Vec<TermId>,
    /// How often.
    pub every: Option<Period>,
    /// By when.
    pub within: Option<Deadline>,
}

/// The period within which a document is reviewed where nothing else is asked.
pub const REVIEWED: Period = Period::Years(1);

/// Adds what answers each group that is not answered: of roles the one that is likeliest to do it, else the first.
pub(super) fn add(to: &mut Vec<TermId>, asked: &Asked, facts: &Facts<'_>, given: &[TermId]) {
    for group in &asked.groups {
        let answered =
            to.iter().chain(given).any(|&has| group.iter().any(|&want| facts.vocabulary.answers(has, want)));
        if !answered {
            to.extend(likeliest(group, facts));
        }
    }
}

/// Of several who may do something the one of whom a school would say so. They stand in order of who does it as a rule:
/// where the first is a group, it is a task of the group. Of posts, and bodies that answer for something as one, it is one
/// for which somebody is named; then one of which the policy speaks; then the first.
pub fn likeliest(roles: &[TermId], facts: &Facts<'_>) -> Option<TermId> {
    let (known, words) = (facts.known(), facts.vocabulary);
    let has = |role: TermId| facts.policy.role(role).is_some();
    let bodies = [known.governing_body, known.leadership_team, known.technical_support];
    let answers_as_one = |role| words.is_post(role) || bodies.iter().any(|&body| words.is_part(role, body));
    let first = *roles.first()?;
    let is_group = first != known.school && words.role(first).is_some() && !answers_as_one(first);
    if is_group || (!words.is_post(first) && has(first) && first != known.school) {
        return Some(first);
    }
    let rank = |role: TermId| match (answers_as_one(role), has(role)) {
        (true, _) if facts.is_held(role) => 0,
        (true, true) => 1,
        (false, true) => 2,
        (_, false) => 3,
    };
    roles.iter().copied().min_by_key(|&role| rank(role))
}

/// Whether these terms answer everything that is asked.
pub(super) fn answers(given: &[TermId], asked: &Asked, vocabulary: &Vocabulary) -> bool {
    asked
        .groups
        .iter()
        .all(|group| group.iter().any(|&want| given.iter().any(|&has| vocabulary.answers(has, want))))
}

/// Makes a period the stricter of what it was and what is asked.
pub(super) fn stricter(period: &mut Option<Period>, asked: Option<Period>) {
    if let Some(asked) = asked
        && period.is_none_or(|given| asked.satisfies(given))
    {
        *period = Some(asked);
    }
}
