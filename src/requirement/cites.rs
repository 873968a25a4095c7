//! `cites`: what the policy refers to, and whether it was current.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::dates::plain;
use crate::policy::Section;
use crate::vocabulary::{Kind, Lapse, TermId, Vocabulary, or};

use super::asked::Asked;
use super::degree::{Bounds, Degree};
use super::facts::{CitedFact, Facts, Place};
use super::judgement::{Because, Judgement};
use super::superseded::Thing;
use super::words::upper;

/// On which day a citation must have been current.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AsAt {
    /// The day of the audit.
    Audit,
    /// The day on which the policy was approved (or adopted).
    Approval,
}

/// A work that must be cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
