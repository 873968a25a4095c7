//! The people whom a policy names, and which names are of one person.

use chrono::NaiveDate;

use crate::policy::Policy;
use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary};

use super::facts::Facts;
use super::place::Place;

/// A name that stands for a role.
#[derive(Debug)]
pub struct Person<'p> {
    /// The position of the role in the policy.
    pub at: usize,
    /// The role.
    pub role: TermId,
    /// The name as it stands.
    pub name: &'p Spanned<String>,
    /// The day from which the person has it, where that is said.
    pub from: Option<NaiveDate>,
    plain: PlainName,
}

impl<'p> Person<'p> {
    /// Everything that stands as a name in a policy.
    pub(super) fn all(policy: &'p Policy) -> Vec<Self> {
        let named = |(at, held): (usize, &'p crate::policy::Role)| {
            let role = held.role.value;
            let from = |name: &Spanned<String>| {
                held.starts.iter().find(|(span, _)| *span == name.span).map(|(_, from)| *from)
            };
            let plain = |name: &Spanned<String>| PlainName::of(&name.value);
            held.held_by.iter().map(move |name| Self { at, role, name, from: from(name), plain: plain(name) })
        };
        policy.roles.iter().enumerate().flat_map(named).collect()
    }

    /// Whether the person has the post on a day.
    pub fn has_it(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on)
    }

    /// Whether anything is written there.
    pub fn is_named(&self) -> bool {
        !self.name.value.trim().is_empty()
    }
}

/// Two names, each under a post, that may be of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Perhaps<'p> {
    /// The one name.
    pub one: &'p Spanned<String>,
    /// The other.
    pub other: &'p Spanned<String>,
    /// The posts, in the order of the names.
    pub posts: [TermId; 2],
}

impl Perhaps<'_> {
    /// Where the names stand.
    pub(super) fn places(&self) -> [Place; 2] {
        [self.one, self.other].map(|name| Place::policy(name.span))
    }

    /// The question that has to be answered.
    pub(super) fn say(&self, vocabulary: &Vocabulary) -> String {
        let [first, second] = self.posts.map(|post| vocabulary.label(post));
        let (one, other) = (self.one.value.trim(), self.other.value.trim());
        format!(
            "Are \"{one}\" ({first}) and \"{other}\" ({second}) one person? Write one person's name the same way under each \
             post."
        )
    }
}

/// Which names are of one person, so that nobody is looked for among all who are named.
#[derive(Debug)]
pub(super) struct Namesakes {
    /// The positions of people by their plain names, each person once for each role of the policy.
    sorted: Vec<usize>,
}

impl Namesakes {
    /// How many of one surname are asked about.
    const MOST: usize = 50;

    /// Sorts people by their names.
    pub(super) fn new(people: &[Person<'_>]) -> Self {
        let key = |&at: &usize| people.get(at).map(|person| (person.plain.sorted_by(), person.at));
        let named = people.iter().enumerate().filter(|(_, person)| !person.plain.surname.is_empty());
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
        self.of_surname(person, people).filter(|other| person.plain.is_same(&other.plain))
    }

    /// Where somebody stands who may be this person under another spelling.
    pub(super) fn perhaps<'o, 'p>(
        &'o self,
        person: &'o Person<'p>,
        people: &'o [Person<'p>],
    ) -> impl Iterator<Item = &'o Person<'p>> {
        let of_surname = self.of_surname(person, people).take(Self::MOST);
        of_surname.filter(|other| person.plain.may_be(&other.plain))
    }

    fn of_surname<'o, 'p>(
        &'o self,
        person: &'o Person<'p>,
        people: &'o [Person<'p>],
    ) -> impl Iterator<Item = &'o Person<'p>> {
        let surname = |&at: &usize| people.get(at).map(|person| person.plain.surname.as_str());
        let wanted = Some(person.plain.surname.as_str());
        let start = self.sorted.partition_point(|at| surname(at) < wanted);
        let rest = self.sorted.get(start..).unwrap_or_default().iter();
        rest.take_while(move |at| surname(at) == wanted).filter_map(|&at| people.get(at))
    }
}

impl<'p> Facts<'p> {
    /// Where a person stands again, for the first time, among those for whom a condition holds.
    pub fn again<'f>(
        &'f self,
        person: &'f Person<'p>,
        is: impl Fn(&Person<'p>) -> bool,
    ) -> Option<&'f Person<'p>> {
        self.namesakes.of(person, &self.people).find(|other| is(other))
    }

    /// Where somebody stands who may be this person under another spelling, among those for whom a condition holds.
    pub fn perhaps<'f>(
        &'f self,
        person: &'f Person<'p>,
        is: impl Fn(&Person<'p>) -> bool,
    ) -> Option<&'f Person<'p>> {
        self.namesakes.perhaps(person, &self.people).find(|other| is(other))
    }

    /// Where somebody stands for a role, or for a part of it, who may be this person under another spelling.
    pub fn perhaps_as<'f>(&'f self, person: &'f Person<'p>, role: TermId) -> Option<&'f Person<'p>> {
        self.perhaps(person, |other| self.vocabulary.is_part(other.role, role))
    }

    /// Where a person stands again for a role or for a part of it.
    pub fn again_as<'f>(&'f self, person: &'f Person<'p>, role: TermId) -> Option<&'f Person<'p>> {
        self.again(person, |other| other.is_named() && self.vocabulary.is_part(other.role, role))
    }
}

/// A name as it is compared: letters' case, dots and spaces do not count.
#[derive(Debug, Default)]
struct PlainName {
    title: Option<Title>,
    /// First names and initials, with a space between each two.
    given: String,
    surname: String,
}

/// A title that says of whom a name may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Title {
    Mr,
    Mrs,
    Miss,
    Ms,
}

impl PlainName {
    fn of(name: &str) -> Self {
        const OTHER_TITLES: &[&str] = &["mx", "dr", "rev", "revd", "sir", "dame", "prof"];
        let mut plain = Self::default();
        // However an apostrophe or a hyphen is typed.
        let typed = |sign: char| match sign {
            '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            other => other,
        };
        let name: String = name.chars().map(typed).collect();
        let words = name.split(|c: char| c.is_whitespace() || c == '.' || c == ',').map(str::to_lowercase);
        for word in words.filter(|word| !word.is_empty() && !OTHER_TITLES.contains(&word.as_str())) {
            if let Some(title) = Title::of(&word) {
                plain.title = plain.title.or(Some(title));
                continue;
            }
            let given = std::mem::replace(&mut plain.surname, word);
            if !plain.given.is_empty() {
                plain.given.push(' ');
            }
            plain.given.push_str(&given);
        }
        plain
    }

    fn sorted_by(&self) -> (&str, &str, Option<Title>) {
        (&self.surname, &self.given, self.title)
    }

    /// Whether two names are of one person.
    fn is_same(&self, other: &Self) -> bool {
        self.surname == other.surname && self.given == other.given && !self.is_other_title(other)
    }

    /// Whether two names that differ may be of one person: of one surname, and no first name, initial or title of the one
    /// contradicts one of the other.
    fn may_be(&self, other: &Self) -> bool {
        let given = self.given.split_whitespace().zip(other.given.split_whitespace());
        // "T" may be Tracey, and "Tracey" may be "Trace".
        let agree = |(one, other): (&str, &str)| one.starts_with(other) || other.starts_with(one);
        self.surname == other.surname
            && self.given != other.given
            && !self.is_other_title(other)
            && given.into_iter().all(agree)
    }

    fn is_other_title(&self, other: &Self) -> bool {
        self.title.zip(other.title).is_some_and(|(one, other)| match (one, other) {
            (Title::Ms, Title::Mrs | Title::Miss) | (Title::Mrs | Title::Miss, Title::Ms) => false,
            (one, other) => one != other,
        })
    }
}

impl Title {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "mr" => Self::Mr,
            "mrs" => Self::Mrs,
            "miss" => Self::Miss,
            "ms" => Self::Ms,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::PlainName;

    #[test]
    fn titles_and_case_do_not_make_another_person() {
        let same = |one: &str, other: &str| PlainName::of(one).is_same(&PlainName::of(other));
        assert!(same("Mrs Tracey Jones", "tracey  JONES"));
        assert!(same("Mrs Jones", "Ms. Jones"));
        assert!(same("Sarah O\u{2019}Hara", "Sarah O'Hara"));
        assert!(same("Ana\u{2011}Maria Lee", "Ana-Maria\u{a0}Lee"));
        assert!(!same("Tracey Jones", "Alison Jones"));
        assert!(!same("Mrs Jones", "Mr Jones"));
        assert!(PlainName::of("Mrs").surname.is_empty());
    }

    #[test]
    fn another_spelling_may_be_of_one_person_where_nothing_contradicts_it() {
        let may_be = |one: &str, other: &str| PlainName::of(one).may_be(&PlainName::of(other));
        for (one, other) in [
            ("Mrs T Jones", "Tracey Jones"),
            ("Mrs Jones", "Tracey Jones"),
            ("Mrs Jones", "Mrs T. Jones"),
            ("T. A. Jones", "Tracey Jones"),
            ("Dr Jones", "Mr A Jones"),
            ("Ms Jones", "Mrs T Jones"),
        ] {
            assert!(may_be(one, other) && may_be(other, one), "{one} and {other}");
        }
        for (one, other) in [
            ("Mrs T Jones", "Alison Jones"),
            ("Mrs Jones", "Mr T Jones"),
            ("Mrs Jones", "Miss T Jones"),
            ("T. A. Jones", "Tracey Beth Jones"),
            ("Tracey Jones", "Tracey Smith"),
            ("Tracey Jones", "Mrs Tracey Jones"),
        ] {
            assert!(!may_be(one, other) && !may_be(other, one), "{one} and {other}");
        }
    }
}
