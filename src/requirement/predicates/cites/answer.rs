//! How what a policy cites answers what is asked, and which citation answers best.

use chrono::{Days, NaiveDate};

use crate::requirement::degree::Bounds;
use crate::requirement::facts::{CitedFact, Facts};
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::outdated::{Outdated, is_name};
use crate::requirement::place::Place;
use crate::requirement::weight::Weight;
use crate::vocabulary::{Cited, Kind, Lapse, TermId, Vocabulary};

use super::{Cites, Lack};

/// How something cited answers what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// As asked, until that day.
    Fine(Option<NaiveDate>),
    OtherEdition(TermId),
    NoEdition,
    NoName,
    NoApproval,
    TooEarly(NaiveDate),
    Lapsed(NaiveDate),
    Unsure(NaiveDate),
}

impl Answer {
    pub(super) fn weight(self) -> Weight {
        match self {
            Self::Fine(until) => Weight::of(Bounds::FULL).until(until),
            Self::OtherEdition(_)
            | Self::NoEdition
            | Self::NoName
            | Self::NoApproval
            | Self::TooEarly(_)
            | Self::Lapsed(_) => Weight::of(Bounds::PARTIAL),
            Self::Unsure(_) => Weight::of(Bounds::BEGUN),
        }
    }
}

impl Cites {
    /// What is cited that answers best, the first of equals.
    pub(super) fn best<'f, 'p>(
        &self,
        group: &[TermId],
        facts: &'f Facts<'p>,
        day: Option<NaiveDate>,
    ) -> Option<(&'f CitedFact<'p>, Answer)> {
        let mut best: Option<(&CitedFact<'p>, Answer)> = None;
        for cited in facts.cited() {
            let Some(about) = facts.vocabulary.cited(cited.term) else { continue };
            for &asked in group {
                let Some(answer) = self.answer(asked, cited, about, facts.vocabulary, day) else {
                    continue;
                };
                let rank = |answer: Answer| {
                    let Bounds { shown, possible } = answer.weight().bounds;
                    (shown, possible)
                };
                if best.is_none_or(|(_, so_far)| rank(answer) > rank(so_far)) {
                    best = Some((cited, answer));
                }
            }
        }
        best
    }

    /// How one citation answers; nothing where it is of another work.
    fn answer(
        &self,
        asked: TermId,
        fact: &CitedFact<'_>,
        about: &Cited,
        vocabulary: &Vocabulary,
        day: Option<NaiveDate>,
    ) -> Option<Answer> {
        let cited = fact.term;
        let exact = cited == asked || about.series == Some(asked);
        let same_series = || {
            let series = vocabulary.cited(asked).and_then(|asked| asked.series);
            series.is_some_and(|series| about.series == Some(series) || cited == series)
        };
        if !exact {
            return same_series().then_some(Answer::OtherEdition(asked));
        }
        if about.by_name && !fact.written.is_some_and(|written| is_name(written, cited, vocabulary)) {
            return Some(Answer::NoName);
        }
        if !self.current {
            return Some(Answer::Fine(None));
        }
        if vocabulary.is_series(cited) {
            return Some(Answer::NoEdition);
        }
        let Some(day) = day else { return Some(Answer::NoApproval) };
        if about.from.as_ref().is_some_and(|from| from.first() > day) {
            return Some(Answer::TooEarly(day));
        }
        Some(match (about.lapsed.by(day), &about.lapsed) {
            (Some(false), Lapse::On(date)) => Answer::Fine(date.first().checked_sub_days(Days::new(1))),
            (Some(false), Lapse::Never | Lapse::Unknown) => Answer::Fine(None),
            (Some(true), _) => Answer::Lapsed(day),
            (None, _) => Answer::Unsure(day),
        })
    }
}

/// The edition of a work that is current on a day.
pub(super) fn edition(work: TermId, vocabulary: &Vocabulary, day: NaiveDate) -> Option<TermId> {
    let is_current = |term: TermId| {
        vocabulary.cited(term).is_some_and(|work| {
            work.lapsed.by(day) == Some(false) && work.from.as_ref().is_none_or(|from| from.first() <= day)
        })
    };
    let begins = |term: TermId| vocabulary.cited(term).and_then(|work| Some(work.from.as_ref()?.first()));
    let editions = vocabulary
        .of_kind(Kind::Catalogue)
        .map(|(id, _)| id)
        .filter(|&id| vocabulary.cited(id).is_some_and(|cited| cited.series == Some(work)))
        .filter(|&id| is_current(id));
    editions.max_by_key(|&id| begins(id)).or_else(|| is_current(work).then_some(work))
}

/// How something cited answers, as a judgement.
pub(super) fn report<'a>(cited: &CitedFact<'a>, answer: Answer, facts: &Facts<'a>) -> Judgement<'a> {
    let place = Place::policy(cited.span);
    let term = cited.term;
    let weight = answer.weight();
    let judgement = Judgement::new(weight.bounds).until(weight.holds_until).read(place);
    let partly = |lack: Lack<'a>, because| judgement.clone().missing(lack, because, place);
    match answer {
        Answer::Fine(_) => judgement,
        Answer::OtherEdition(asked) => partly(Lack::OtherEdition { cited: term, asked }, Because::Weaker),
        Answer::NoEdition => partly(Lack::NoEdition(term), Because::Weaker),
        Answer::NoName => partly(Lack::NoName(term), Because::Weaker),
        Answer::NoApproval => partly(Lack::NoApproval, Because::Absent),
        Answer::TooEarly(day) => partly(Lack::TooEarly(term, day), Because::Weaker),
        Answer::Lapsed(day) => {
            judgement.missing(Outdated::superseded(term, facts, day), Because::Lapsed, place)
        }
        Answer::Unsure(day) => partly(Lack::Unsure(term, day), Because::Lapsed),
    }
}
