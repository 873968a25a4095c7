//! The people whom a policy names, and which names are of one person.

use crate::policy::Policy;
use crate::source::Spanned;
use crate::vocabulary::TermId;

/// A name that stands for a role.
#[derive(Debug)]
pub struct Person<'p> {
    /// The position of the role in the policy.
    pub at: usize,
    /// The role.
    pub role: TermId,
    /// The name as it stands.
    pub name: &'p Spanned<String>,
    plain: String,
}

impl<'p> Person<'p> {
    /// Everything that stands as a name in a policy.
    pub(super) fn all(policy: &'p Policy) -> Vec<Self> {
        let named = |(at, held): (usize, &'p crate::policy::Role)| {
            let role = held.role.value;
            held.held_by.iter().map(move |name| Self { at, role, name, plain: plain_name(&name.value) })
        };
        policy.roles.iter().enumerate().flat_map(named).collect()
    }

    /// Whether anything is written there.
    pub fn is_named(&self) -> bool {
        !self.name.value.trim().is_empty()
    }

    /// Whether both are one person.
    pub fn is(&self, other: &Self) -> bool {
        !self.plain.is_empty() && self.plain == other.plain
    }

    /// Where this person stands among others, for the first time.
    pub fn among<'o>(&self, mut others: impl Iterator<Item = &'o Self>) -> Option<&'o Self>
    where
        'p: 'o,
    {
        others.find(|other| self.is(other))
    }
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
