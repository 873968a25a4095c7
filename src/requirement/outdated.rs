//! Something that is cited and should not be: it had lapsed, may have lapsed, or belongs to another area.

use chrono::{Datelike as _, NaiveDate};

use crate::dates::{Precision, WrittenDate, plain};
use crate::source::text::shorten;
use crate::vocabulary::{Basis, Kind, Lapse, Sort, TermId, Vocabulary, and};

use super::facts::Facts;
use super::predicate::Say;

/// Something cited that should not be cited as it is, with every form in which the document writes it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Outdated<'a> {
    term: TermId,
    /// The first forms in which it is written otherwise than by its label.
    written: Vec<&'a str>,
    /// In how many forms it is written.
    forms: usize,
    on: NaiveDate,
    how: How<'a>,
}

/// A body to which staff are sent in vain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact<'a> {
    /// What it is called.
    pub name: String,
    /// The year in which it closed, where it did.
    pub closed: Option<i32>,
    /// The area of the school, where the body is of another.
    pub own: Option<&'a str>,
    /// What has its place.
    pub now: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum How<'a> {
    Superseded,
    InDoubt,
    OfAnotherArea { area: &'a str, own: &'a str },
}

/// How many of the forms in which a document writes something are told.
const FORMS: usize = 5;

impl<'a> Outdated<'a> {
    fn new(term: TermId, facts: &Facts<'a>, on: NaiveDate, how: How<'a>) -> Self {
        let (label, forms) = (facts.vocabulary.label(term), facts.written(term));
        let others = forms.iter().copied().filter(|form| !label.eq_ignore_ascii_case(form));
        Self { term, written: others.take(FORMS).collect(), forms: forms.len(), on, how }
    }

    /// Something that had lapsed by a day.
    pub fn superseded(term: TermId, facts: &Facts<'a>, on: NaiveDate) -> Self {
        Self::new(term, facts, on, How::Superseded)
    }

    /// Something of which it is not established since when it is superseded.
    pub fn in_doubt(term: TermId, facts: &Facts<'a>, on: NaiveDate) -> Self {
        Self::new(term, facts, on, How::InDoubt)
    }

    /// Something local that belongs to another area than the school's.
    pub fn of_another_area(term: TermId, facts: &Facts<'a>, on: NaiveDate) -> Self {
        let area = facts.vocabulary.cited(term).and_then(|about| about.area.as_deref()).unwrap_or_default();
        let own = facts.policy.school.authority.as_ref().map_or("", |own| &own.value);
        Self::new(term, facts, on, How::OfAnotherArea { area, own })
    }

    /// What it is called, with the forms in which the document writes it where they differ.
    fn named(&self, vocabulary: &Vocabulary) -> String {
        let label = vocabulary.label(self.term);
        let quoted = |form: &&str| format!("\"{}\"", shorten(form));
        let mut forms: Vec<String> = self.written.iter().map(quoted).collect();
        let more = self.forms.saturating_sub(FORMS);
        if more > 0 {
            forms.push(format!("in {more} other ways"));
        }
        match forms.as_slice() {
            [] => label.to_owned(),
            _ => format!("{label} (written {})", and(forms)),
        }
    }

    /// What it is called: of a word, the word as the document has it.
    pub(super) fn name(&self, vocabulary: &Vocabulary) -> String {
        match self.written.first().filter(|_| self.is_word(vocabulary)) {
            Some(written) => format!("\"{}\"", shorten(written)),
            None => vocabulary.label(self.term).to_owned(),
        }
    }

    /// Whether it is a word or a title, and nothing to which anybody is referred.
    pub fn is_word(&self, vocabulary: &Vocabulary) -> bool {
        vocabulary.cited(self.term).is_some_and(|about| about.sort == Sort::Word)
    }

    /// Whether it is not established that it no longer stands.
    pub fn is_in_doubt(&self, vocabulary: &Vocabulary) -> bool {
        self.is_undated() && !self.is_seen(vocabulary)
    }

    /// Whether it is not established since when it no longer stands.
    pub fn is_undated(&self) -> bool {
        matches!(self.how, How::InDoubt)
    }

    /// Whether a source says that it no longer stands, be it without a day.
    fn is_seen(&self, vocabulary: &Vocabulary) -> bool {
        vocabulary.cited(self.term).is_some_and(|about| about.basis == Basis::Seen)
    }

    /// Whether it is a safeguarding partnership, or a board that was one.
    pub fn is_partnership(&self, vocabulary: &Vocabulary) -> bool {
        vocabulary.cited(self.term).is_some_and(|cited| cited.partnership)
    }

    /// A body to which a child is referred, as a place to which staff are sent in vain; nothing where that is not established.
    pub fn contact(&self, vocabulary: &Vocabulary) -> Option<Contact<'_>> {
        let about = vocabulary.cited(self.term).filter(|about| about.partnership)?;
        let closed = match &about.lapsed {
            Lapse::On(date) if date.last() < self.on => Some(date.first().year()),
            Lapse::On(_) | Lapse::Never | Lapse::Unknown => None,
        };
        let (own, now) = match self.how {
            How::InDoubt => return None,
            How::Superseded => (None, instead(self.term, vocabulary, self.on)),
            How::OfAnotherArea { own, .. } => (Some(own), own_instead(self.term, own, vocabulary, self.on)),
        };
        let now = now.trim().strip_prefix("Now: ").map(|now| now.trim_end_matches('.').to_owned());
        Some(Contact { name: vocabulary.label(self.term).to_owned(), closed, own, now })
    }

    fn since(&self, vocabulary: &Vocabulary) -> Option<String> {
        match &vocabulary.cited(self.term)?.lapsed {
            Lapse::On(date) => Some(format!(" since {}", since(date))),
            Lapse::Never | Lapse::Unknown => None,
        }
    }

    /// Since when it is out of date, and what has taken its place by the day.
    fn say_superseded(&self, vocabulary: &Vocabulary) -> String {
        let now = instead(self.term, vocabulary, self.on);
        let named = self.named(vocabulary);
        // What was never right has no day since which it is not.
        let never = vocabulary.cited(self.term).is_some_and(|about| {
            about.sort == Sort::Word && about.basis == Basis::Derived && about.replaced_by.is_empty()
        });
        if never {
            return format!("This does not belong in a policy: {named}.{now}");
        }
        let since = self.since(vocabulary).unwrap_or_default();
        format!("Out of date{since}: {named}.{now}")
    }
}

impl Say for Outdated<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let named = || self.named(vocabulary);
        let about = vocabulary.cited(self.term);
        match self.how {
            How::Superseded => self.say_superseded(vocabulary),
            How::InDoubt => {
                let may = if self.is_seen(vocabulary) {
                    "Out of date (since when is not established)"
                } else {
                    "May be out of date (not established)"
                };
                format!("{may}: {}.{}", named(), instead(self.term, vocabulary, self.on))
            }
            How::OfAnotherArea { area, own } => {
                let lapsed = about.is_some_and(|about| about.lapsed.by(self.on) == Some(true));
                let also = self.since(vocabulary).filter(|_| lapsed);
                let also = also.map(|since| format!("; also out of date{since}")).unwrap_or_default();
                let now = own_instead(self.term, own, vocabulary, self.on);
                format!("Of another area ({area}; the school's authority is {own}): {}{also}.{now}", named())
            }
        }
    }
}

/// Whether two names of local authority areas mean the same.
pub(super) fn same_area(one: &str, other: &str) -> bool {
    let plain = |name: &str| {
        name.to_lowercase()
            .replace("county council", "")
            .replace("council", "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    plain(one) == plain(other)
}

/// Whether a text names one thing of a kind: it has a word that is none of those by which the kind is called.
pub(super) fn is_name(written: &str, kind: TermId, vocabulary: &Vocabulary) -> bool {
    let phrases = vocabulary.description(kind).phrases.iter().map(|phrase| &**phrase);
    let general: Vec<_> = phrases.chain([vocabulary.label(kind)]).flat_map(words).collect();
    words(written).iter().any(|word| !general.contains(word))
}

/// Whether two names have a word in common that says where they belong.
pub(super) fn shares_word(one: &str, other: &str) -> bool {
    const SAYS_NOTHING: &[&str] =
        &["and", "the", "of", "city", "county", "council", "borough", "london", "royal"];
    let other = words(other);
    words(one).iter().any(|word| !SAYS_NOTHING.contains(&word.as_str()) && other.contains(word))
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|sign: char| !sign.is_alphanumeric());
    parts.filter(|part| part.len() > 1).map(str::to_lowercase).collect()
}

/// What to write now: the catalogue names of each thing only what came next, so the chain is followed to what is current
/// on the day.
fn instead(term: TermId, vocabulary: &Vocabulary, on: NaiveDate) -> String {
    let mut now = Vec::new();
    let mut open = vec![term];
    for _ in 0..16 {
        for next in std::mem::take(&mut open)
            .into_iter()
            .filter_map(|term| vocabulary.cited(term))
            .flat_map(|about| &about.replaced_by)
        {
            if now.contains(next) {
                continue;
            }
            let lapsed = vocabulary
                .cited(*next)
                .is_some_and(|about| about.lapsed.by(on) == Some(true) && !about.replaced_by.is_empty());
            if lapsed { open.push(*next) } else { now.push(*next) }
        }
    }
    match vocabulary.cited(term).and_then(|about| about.instead.as_ref()) {
        Some(text) => format!(" Now: {}.", text.trim_end_matches('.')),
        None if now.is_empty() => String::new(),
        None => format!(" Now: {}.", vocabulary.labels(now)),
    }
}

/// What to write in place of something of another area: the partnership of the school's own, or what that area has.
fn own_instead(term: TermId, own: &str, vocabulary: &Vocabulary, on: NaiveDate) -> String {
    let is_own = |id: TermId| {
        let about = vocabulary.cited(id);
        about.is_some_and(|about| {
            let is_current = about.partnership && about.lapsed.by(on) == Some(false);
            is_current && about.area.as_deref().is_some_and(|area| same_area(area, own))
        })
    };
    let is_partnership = vocabulary.cited(term).is_some_and(|about| about.partnership);
    let mut ids = vocabulary.of_kind(Kind::Catalogue).map(|(id, _)| id);
    let partnership = ids.find(|id| is_partnership && is_own(*id));
    match partnership {
        Some(partnership) => format!(" Now: {}.", vocabulary.label(partnership)),
        None => format!(" Now: {own}'s own; ask the safeguarding partnership there for its name."),
    }
}

fn since(date: &WrittenDate) -> String {
    match date.precision() {
        Precision::Day => plain(date.first()),
        Precision::Month => date.first().format("%B %Y").to_string(),
        Precision::Months
        | Precision::HalfTerm
        | Precision::Term
        | Precision::Year
        | Precision::AcademicYear => date.written().to_owned(),
    }
}
