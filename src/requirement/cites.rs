//! `cites` and `cites-nothing-superseded`: what the policy refers to, and whether it was current.

use chrono::{Days, NaiveDate};

use crate::dates::plain;
use crate::policy::Section;
use crate::vocabulary::{Basis, Kind, Lapse, Sort, TermId, Vocabulary, or};

use super::asked::Asked;
use super::degree::{Bounds, Degree};
use super::facts::{CitedFact, Facts, Place};
use super::judgement::{Because, Judgement};

/// On which day a citation must have been current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsAt {
    /// The day of the audit.
    Audit,
    /// The day on which the policy was approved (or adopted).
    Approval,
}

/// A work that must be cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cites {
    /// The works, editions or series.
    pub works: Asked,
    /// Whether the edition must be current.
    pub current: bool,
    /// On which day.
    pub as_at: AsAt,
}

impl Cites {
    /// Judges the facts: every work asked for is cited, in the current edition where that is asked.
    pub fn judge(&self, facts: &Facts<'_>, on: NaiveDate) -> Judgement {
        let day = match self.as_at {
            AsAt::Audit => Some(on),
            AsAt::Approval => {
                let about = &facts.policy.about;
                about.approved.as_ref().or(about.adopted.as_ref()).map(|date| date.value.last())
            }
        };
        let judged = self.works.groups.iter().map(|group| self.group(group, facts, day)).collect();
        let mut judgement = Judgement::threshold(super::Need::All, judged, || self.say(facts.words));
        if self.as_at == AsAt::Approval && judgement.bounds.shown != Degree::Full {
            // The day decides which edition is asked for, so it counts against the answer.
            let about = &facts.policy.about;
            for date in about.approved.iter().chain(&about.adopted) {
                let place = Place::policy(date.span);
                judgement.faults.push(super::judgement::Evidence { place, label: String::new() });
            }
        }
        judgement
    }

    fn group(&self, group: &[TermId], facts: &Facts<'_>, day: Option<NaiveDate>) -> Judgement {
        let words = facts.words;
        let mut best: Option<Judgement> = None;
        for cited in facts.cited() {
            for &asked in group {
                if let Some(judgement) = self.one(asked, cited, facts, day)
                    && best.as_ref().is_none_or(|best| {
                        (judgement.bounds.shown, judgement.bounds.possible)
                            > (best.bounds.shown, best.bounds.possible)
                    })
                {
                    best = Some(judgement);
                }
            }
        }
        best.unwrap_or_else(|| {
            let named = or(group.iter().map(|&work| words.label(work).to_owned()));
            Judgement::absent(format!("The policy does not refer to {named}."), facts.nearest(Section::Cites))
        })
    }

    fn one(
        &self,
        asked: TermId,
        cited: &CitedFact<'_>,
        facts: &Facts<'_>,
        day: Option<NaiveDate>,
    ) -> Option<Judgement> {
        let words = facts.words;
        let place = Place::policy(cited.span);
        let about = words.cited(cited.term)?;
        let same_series = about.series == Some(asked)
            || words
                .cited(asked)
                .and_then(|asked| asked.series)
                .is_some_and(|series| about.series == Some(series) || cited.term == series);
        if cited.term != asked && !same_series {
            return None;
        }
        let exact = cited.term == asked || about.series == Some(asked);
        let partly = |text: String, because| {
            Some(Judgement::new(Bounds::PARTIAL).read(place, "").missing(text, because, place))
        };
        let label = words.label(cited.term);
        if !exact {
            return partly(
                format!("The policy refers to {label}, where {} is asked.", words.label(asked)),
                Because::Weaker,
            );
        }
        if !self.current {
            return Some(Judgement::full(place, ""));
        }
        let is_series = words.of_kind(Kind::Catalogue).any(|(_, term)| match &term.detail {
            crate::vocabulary::Detail::Cited(edition) => edition.series == Some(cited.term),
            _ => false,
        });
        if is_series {
            return partly(
                format!("The policy refers to {label} without naming the edition."),
                Because::Weaker,
            );
        }
        let Some(day) = day else {
            return partly(
                "The policy gives no date of approval by which the edition could be judged.".to_owned(),
                Because::Absent,
            );
        };
        if about.from.as_ref().is_some_and(|from| from.first() > day) {
            return partly(
                format!("{} was not yet in force on {}.", upper(label), plain(day)),
                Because::Weaker,
            );
        }
        match about.lapsed.by(day) {
            Some(false) => {
                let until = match &about.lapsed {
                    Lapse::On(date) => date.first().checked_sub_days(Days::new(1)),
                    Lapse::Never | Lapse::Unknown => None,
                };
                Some(Judgement::full(place, "").until(until))
            }
            Some(true) => partly(Thing::of(cited.term, facts).superseded(day), Because::Lapsed),
            None => Some(Judgement::new(Bounds::ELSEWHERE).read(place, "").missing(
                format!("Whether {label} was still current on {} is not established.", plain(day)),
                Because::Lapsed,
                place,
            )),
        }
    }

    /// What to cite so that every work asked for is cited as asked; nothing where no edition answers.
    pub fn to_cite(&self, facts: &Facts<'_>, on: NaiveDate) -> Option<Vec<TermId>> {
        let words = facts.words;
        let approved = facts.policy.about.approved.as_ref().or(facts.policy.about.adopted.as_ref());
        let day = match self.as_at {
            AsAt::Audit => on,
            AsAt::Approval => approved?.value.last(),
        };
        let is_current = |term: TermId| {
            words.cited(term).is_some_and(|work| {
                work.lapsed.by(day) == Some(false)
                    && work.from.as_ref().is_none_or(|from| from.first() <= day)
            })
        };
        let begins = |term: TermId| words.cited(term).and_then(|work| Some(work.from.as_ref()?.first()));
        let edition = |work: TermId| {
            let editions = words
                .of_kind(Kind::Catalogue)
                .map(|(id, _)| id)
                .filter(|&id| words.cited(id).is_some_and(|cited| cited.series == Some(work)));
            let editions: Vec<TermId> = editions.filter(|&id| is_current(id)).collect();
            editions.into_iter().max_by_key(|&id| begins(id)).or_else(|| is_current(work).then_some(work))
        };
        let open = self
            .works
            .groups
            .iter()
            .filter(|group| self.group(group, facts, Some(day)).bounds.shown != Degree::Full);
        open.map(|group| {
            if self.current { group.iter().find_map(|&work| edition(work)) } else { group.first().copied() }
        })
        .collect()
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        let edition = match (self.current, self.as_at) {
            (false, _) => "",
            (true, AsAt::Audit) => ", in the edition in force",
            (true, AsAt::Approval) => ", in the edition in force when it was approved",
        };
        format!("the policy refers to {}{edition}", self.works.say(words))
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        format!("cites {} {} {:?}", self.works.canonical(words), self.current, self.as_at)
    }
}

/// Which citations are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
        let quoted = |form: &&str| format!("\"{}\"", crate::source::reader::shorten(form));
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

/// A label at the beginning of a sentence.
pub fn upper(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
