//! `role-held` and `different-people`: who holds which post.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary};

use super::degree::Bounds;
use super::facts::{Facts, Place};
use super::judgement::{Because, Judgement};

/// A person is named for a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleHeld {
    /// The post.
    pub role: TermId,
}

impl RoleHeld {
    /// Judges the facts.
    pub fn judge(&self, facts: &Facts<'_>, _on: NaiveDate) -> Judgement {
        let label = facts.words.label(self.role);
        let names = facts.holders(self.role);
        if let Some(name) = names.first() {
            let mut judgement = Judgement::new(Bounds::FULL);
            judgement = judgement.read(Place::policy(name.span), "");
            return judgement;
        }
        let spoken_of =
            facts.policy.roles.iter().find(|held| facts.words.is_part(held.role.value, self.role));
        match spoken_of {
            Some(held) => Judgement::new(Bounds::PARTIAL).read(Place::policy(held.role.span), "").missing(
                format!("The policy speaks of {label}, but names nobody."),
                Because::NoHolder,
                Place::policy(held.role.span),
            ),
            None => {
                Judgement::absent(format!("The policy does not name {label}."), facts.role_place(self.role))
            }
        }
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        format!("a person is named as {}", words.label(self.role))
    }
}

/// Posts that different people must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferentPeople {
    /// The posts, at least two.
    pub roles: Vec<TermId>,
}

impl DifferentPeople {
    /// Judges the facts: each post is filled, and nobody holds two of them.
    pub fn judge(&self, facts: &Facts<'_>, _on: NaiveDate) -> Judgement {
        let words = facts.words;
        let held: Vec<_> = self.roles.iter().map(|&role| (role, facts.holders(role))).collect();
        let mut judgement = Judgement::new(Bounds::FULL);
        for (role, names) in &held {
            if let Some(name) = names.first() {
                judgement = judgement.read(Place::policy(name.span), "");
            } else {
                let text = format!("Nobody is named as {}.", words.label(*role));
                judgement = judgement.missing(text, Because::NoHolder, facts.role_place(*role));
                judgement.bounds = Bounds::ABSENT;
            }
        }
        for (at, (role, names)) in held.iter().enumerate() {
            for (other, other_names) in held.iter().skip(at + 1) {
                for (name, same) in same_people(names, other_names) {
                    let text = format!(
                        "{} is both {} and {}.",
                        name.value.trim(),
                        words.label(*role),
                        words.label(*other)
                    );
                    judgement = judgement.fault(text, Place::policy(name.span));
                    let place = Place::policy(same.span);
                    judgement.faults.push(super::judgement::Evidence { place, label: String::new() });
                    judgement.bounds = Bounds::ABSENT;
                }
            }
        }
        judgement
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        format!("different people are named as {}", words.labels(self.roles.iter().copied()))
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        let mut ids: Vec<_> = self.roles.iter().map(|&role| words.id(role)).collect();
        ids.sort_unstable();
        format!("different-people {}", ids.join("&"))
    }
}

/// The people of the first list who stand in the second, too, each with where they stand there.
pub fn same_people<'n>(
    one: &[&'n Spanned<String>],
    other: &[&'n Spanned<String>],
) -> Vec<(&'n Spanned<String>, &'n Spanned<String>)> {
    let mut known: HashMap<String, &Spanned<String>> = HashMap::new();
    for name in other.iter().rev() {
        known.insert(plain_name(&name.value), name);
    }
    let same = |name: &&'n Spanned<String>| {
        let plain = plain_name(&name.value);
        known.get(&plain).filter(|_| !plain.is_empty()).map(|same| (*name, *same))
    };
    one.iter().filter_map(same).collect()
}

/// A name as it is compared: titles, letters' case, dots and spaces do not count.
fn plain_name(name: &str) -> String {
    const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "sir", "dame", "prof"];
    let words = name.split(|c: char| c.is_whitespace() || c == '.' || c == ',').map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str())).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn titles_and_case_do_not_make_another_person() {
        assert_eq!(plain_name("Mrs Tracey Jones"), plain_name("tracey  JONES"));
        assert_ne!(plain_name("Tracey Jones"), plain_name("Alison Jones"));
        assert_eq!(plain_name("Mrs"), "");
    }
}
