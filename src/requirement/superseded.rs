//! `cites-nothing-superseded`: whether what the policy refers to had lapsed or belongs to another area, and what to say of
//! it.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::dates::plain;
use crate::policy::Section;
use crate::vocabulary::{Basis, Lapse, Sort, TermId, Vocabulary, or};

use super::degree::{Bounds, Degree};
use super::facts::{CitedFact, Facts, Place};
use super::judgement::{Because, Judgement};

/// Which citations are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Among {
    /// Everything.
    All,
    /// What belongs to one local authority area.
    Local,
    /// What is of this sort and not local.
    Sort(Sort),
    /// This entry or series.
    Work(TermId),
}

impl Among {
    pub(super) fn includes(self, term: TermId, words: &Vocabulary) -> bool {
        let Some(cited) = words.cited(term) else {
            return false;
        };
        match self {
            Self::All => true,
            Self::Local => cited.area.is_some(),
            Self::Sort(sort) => cited.sort == sort && cited.area.is_none(),
            Self::Work(work) => term == work || cited.series == Some(work),
        }
    }

    fn say(self, words: &Vocabulary) -> String {
        match self {
            Self::All => "anything".to_owned(),
            Self::Local => "a local body or service".to_owned(),
            Self::Sort(Sort::Body) => "a body".to_owned(),
            Self::Sort(Sort::Law) => "a law".to_owned(),
            Self::Sort(Sort::Guidance) => "guidance".to_owned(),
            Self::Sort(Sort::Scheme) => "a scheme".to_owned(),
            Self::Sort(Sort::Product) => "a product".to_owned(),
            Self::Sort(Sort::Service) => "a service".to_owned(),
            Self::Sort(Sort::Word) => "a word".to_owned(),
            Self::Sort(Sort::Link) => "an address".to_owned(),
            Self::Work(work) => words.label(work).to_owned(),
        }
    }
}

/// Nothing that is cited had lapsed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NothingSuperseded {
    /// Among which citations.
    pub among: Vec<Among>,
}

impl NothingSuperseded {
    /// Judges the facts. Where nothing of this sort is cited, it is not shown.
    pub fn judge(&self, facts: &Facts<'_>, on: NaiveDate) -> Judgement {
        let words = facts.words;
        let authority = facts.policy.school.authority.as_ref();
        let mut judgement = Judgement::new(Bounds::FULL);
        let (mut seen, mut at_fault, mut in_doubt) = (false, false, false);
        let mut until: Option<NaiveDate> = None;
        let among = |cited: &&CitedFact<'_>| self.among.iter().any(|among| among.includes(cited.term, words));
        for cited in facts.cited().iter().filter(among) {
            seen = true;
            let Some(about) = words.cited(cited.term) else { continue };
            let place = Place::policy(cited.span);
            let elsewhere =
                about.area.as_ref().zip(authority).filter(|(area, own)| !same_area(area, &own.value));
            let lapsed = about.lapsed.by(on);
            let thing = Thing::of(cited.term, facts);
            match (lapsed, elsewhere) {
                (_, Some((area, own))) => {
                    at_fault = true;
                    judgement = judgement.fault(thing.of_another_area(area, &own.value, on), place);
                }
                (Some(true), None) => {
                    at_fault = true;
                    judgement = judgement.fault(thing.superseded(on), place);
                }
                (None, None) => {
                    in_doubt = true;
                    judgement = judgement.fault(thing.doubtful(on), place);
                }
                (Some(false), None) => {
                    judgement = judgement.read(place, "");
                    if let Lapse::On(date) = &about.lapsed {
                        let day = date.first().checked_sub_days(Days::new(1));
                        until = until.into_iter().chain(day).min();
                    }
                }
            }
        }
        judgement.bounds = match (seen, at_fault, in_doubt) {
            (false, ..) => {
                let text = format!(
                    "The policy does not cite {} that could be judged.",
                    or(self.among.iter().map(|a| a.say(words)))
                );
                judgement = judgement.missing(text, Because::Absent, facts.nearest(Section::Cites));
                Bounds::UNKNOWN
            }
            (true, true, _) => Bounds::ABSENT,
            (true, false, true) => Bounds::ELSEWHERE,
            (true, false, false) => Bounds::FULL,
        };
        if judgement.bounds.shown == Degree::Full { judgement.until(until) } else { judgement }
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        format!(
            "the policy does not rely on {} that is no longer current or belongs to another area",
            or(self.among.iter().map(|a| a.say(words)))
        )
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        let mut among: Vec<_> = self.among.iter().map(|among| among.say(words)).collect();
        among.sort();
        format!("nothing-superseded {}", among.join("|"))
    }
}

/// Whether two names of local authority areas mean the same.
pub fn same_area(one: &str, other: &str) -> bool {
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

/// How many of the forms in which a document writes something are told.
const FORMS: usize = 5;

/// Something cited, with every form in which the document writes it.
pub struct Thing<'w> {
    term: TermId,
    words: &'w Vocabulary,
    named: String,
}

impl<'w> Thing<'w> {
    /// Something that a policy cites.
    pub fn of(term: TermId, facts: &Facts<'w>) -> Self {
        let words = facts.words;
        let label = words.label(term);
        let written = facts.written(term);
        let quoted = |form: &&str| format!("\"{}\"", crate::source::text::shorten(form));
        let other = |form: &&&str| !label.eq_ignore_ascii_case(form);
        let mut forms: Vec<String> = written.iter().filter(other).take(FORMS).map(quoted).collect();
        let more = written.len().saturating_sub(FORMS);
        if more > 0 {
            forms.push(format!("in {more} other ways"));
        }
        let named = match forms.as_slice() {
            [] => label.to_owned(),
            _ => format!("{label} (written {})", crate::vocabulary::and(forms)),
        };
        Self { term, words, named }
    }

    fn since(&self) -> Option<String> {
        match &self.words.cited(self.term)?.lapsed {
            Lapse::On(date) => Some(format!(" since {}", since(date))),
            Lapse::Never | Lapse::Unknown => None,
        }
    }

    /// The sentence on something superseded: since when, and what has taken its place by a day.
    pub fn superseded(&self, on: NaiveDate) -> String {
        let now = instead(self.term, self.words, on);
        // What was never right has no day since which it is not.
        let never = self.words.cited(self.term).is_some_and(|about| {
            about.sort == Sort::Word && about.basis == Basis::Derived && about.replaced_by.is_empty()
        });
        if never {
            return format!("This does not belong in a policy: {}.{now}", self.named);
        }
        let since = self.since().unwrap_or_default();
        format!("Out of date{since}: {}.{now}", self.named)
    }

    /// The sentence on something local that belongs to another area than the school's.
    pub fn of_another_area(&self, area: &str, own: &str, on: NaiveDate) -> String {
        let about = self.words.cited(self.term);
        let lapsed = about.is_some_and(|about| about.lapsed.by(on) == Some(true));
        let also = self.since().filter(|_| lapsed).map(|since| format!("; also out of date{since}"));
        format!(
            "Of another area ({area}; the school's authority is {own}): {}{}.",
            self.named,
            also.unwrap_or_default()
        )
    }

    /// The sentence on something of which it is not established since when it is superseded.
    fn doubtful(&self, on: NaiveDate) -> String {
        let seen = self.words.cited(self.term).is_some_and(|about| about.basis == Basis::Seen);
        let may = if seen {
            "Out of date (since when is not established)"
        } else {
            "May be out of date (not established)"
        };
        format!("{may}: {}.{}", self.named, instead(self.term, self.words, on))
    }
}

/// What to write now: the catalogue names of each thing only what came next, so the chain is followed to what is current
/// on the day.
fn instead(term: TermId, words: &Vocabulary, on: NaiveDate) -> String {
    let mut now = Vec::new();
    let mut open = vec![term];
    for _ in 0..16 {
        for next in std::mem::take(&mut open)
            .into_iter()
            .filter_map(|term| words.cited(term))
            .flat_map(|about| &about.replaced_by)
        {
            if now.contains(next) {
                continue;
            }
            let lapsed = words
                .cited(*next)
                .is_some_and(|about| about.lapsed.by(on) == Some(true) && !about.replaced_by.is_empty());
            if lapsed { open.push(*next) } else { now.push(*next) }
        }
    }
    match words.cited(term).and_then(|about| about.instead.as_ref()) {
        Some(text) => format!(" Now: {}.", text.trim_end_matches('.')),
        None if now.is_empty() => String::new(),
        None => format!(" Now: {}.", words.labels(now)),
    }
}

fn since(date: &crate::dates::WrittenDate) -> String {
    match date.precision() {
        crate::dates::Precision::Day => plain(date.first()),
        crate::dates::Precision::Month => date.first().format("%B %Y").to_string(),
        _ => date.written().to_owned(),
    }
}
