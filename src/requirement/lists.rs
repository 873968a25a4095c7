//! `lists`: a list of the policy contains these terms.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::policy::Section;
use crate::vocabulary::Vocabulary;

use super::asked::{Asked, say};
use super::degree::{Bounds, Degree};
use super::facts::{Facts, Field, Place};
use super::judgement::{Because, Judgement};

/// Members that a list must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    /// The list.
    pub field: Field,
    /// Its members.
    pub members: Asked,
}

impl Lists {
    /// Judges the facts. A list that ends in "etc." has no more members than it names.
    pub fn judge(&self, facts: &Facts<'_>, _on: NaiveDate) -> Judgement {
        let words = facts.words;
        let given = facts.list(self.field);
        let missing = self.members.unanswered(&given, words);
        let degree = match (missing.len(), self.members.groups.len()) {
            (0, _) => Degree::Full,
            (some, all) if some < all => Degree::Partial,
            _ => Degree::Absent,
        };
        let mut judgement = Judgement::new(Bounds::of(degree));
        for group in &self.members.groups {
            let member =
                given.iter().find(|member| group.iter().any(|&asked| words.is_part(member.value, asked)));
            if let Some(member) = member {
                judgement = judgement.read(Place::policy(member.span), "");
            }
        }
        if !missing.is_empty() {
            let verb = self.field.verb();
            let lead =
                if verb.starts_with("the policy ") { "Nothing says" } else { "The policy does not say" };
            let text = format!("{lead} that {verb} {}.", say(missing, words));
            let place = given
                .last()
                .map_or_else(|| facts.nearest(self.field.section()), |last| Place::policy(last.span));
            let left = match self.field.section() {
                Section::Filtering => &facts.policy.filtering.delegated_to,
                Section::Monitoring => &facts.policy.monitoring.delegated_to,
                Section::Education => &facts.policy.education.delegated_to,
                _ => &None,
            };
            judgement = match left {
                None => judgement.missing(text, Because::Absent, place),
                Some(policy) => {
                    judgement.bounds.possible = Degree::Full;
                    let text = format!(
                        "{text} It leaves this to {}, which was not read.",
                        words.label(policy.value)
                    );
                    judgement.missing(text, Because::InOtherPolicy, place)
                }
            };
        }
        judgement
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        format!("{} {}", self.field.verb(), self.members.say(words))
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        format!("lists {} {}", self.field.path(), self.members.canonical(words))
    }
}
