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
}

/// Which names are of one person, so that nobody is looked for among all who are named.
#[derive(Debug)]
pub(super) struct Namesakes {
    /// The positions of people by their plain names, each person once for each role of the policy.
    sorted: Vec<usize>,
}

impl Namesakes {
    /// Sorts people by their names.
    pub(super) fn new(people: &[Person<'_>]) -> Self {
        let key = |&at: &usize| people.get(at).map(|person| (person.plain.as_str(), person.at));
        let named = people.iter().enumerate().filter(|(_, person)| !person.plain.is_empty());
        let mut sorted: Vec<usize> = named.map(|(at, _)| at).collect();
        sorted.sort_by_key(key);
        sorted.dedup_by(|one, other| key(one) == key(other));
        Self { sorted }
    }

    /// Where a person stands, in the order of the file: for each role of the policy the first time.
    pub(super) fn of<'o, 'p>(
        &'o self,
        person: &'o Person<'p>,
        people: &'o [Person<'p>],
    ) -> impl Iterator<Item = &'o Person<'p>> {
        let name = |&at: &usize| people.get(at).map(|person| person.plain.as_str());
        let wanted = Some(person.plain.as_str());
        let start = self.sorted.partition_point(|at| name(at) < wanted);
        let rest = self.sorted.get(start..).unwrap_or_default().iter();
        rest.take_while(move |at| name(at) == wanted).filter_map(|&at| people.get(at))
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
