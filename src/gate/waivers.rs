//! Gaps that were accepted for a time: which of them hold on a day, and what is to be said of the others.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::audit::{Assessment, Context, Outcome, Weighing, speaks_for_the_school};
use crate::checklist::Force;
use crate::dates::{Period, TermEnds, WrittenDate, plain};
use crate::policy::{Named, Waiver};
use crate::requirement::Verdict;
use crate::source::Span;
use crate::source::suggest::{Looks, question};
use crate::vocabulary::{TermId, Vocabulary};

use super::{Status, Tally};

/// A control or an aspect by its name, and its verdict.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The series of its checklist.
    pub series: &'a str,
    /// Its id.
    pub id: &'a str,
    /// Who is responsible for mending a gap in it.
    pub owner: TermId,
    /// How strongly it is asked; what a ladder asks is good practice.
    pub force: Force,
    /// The verdict; none where it does not apply.
    pub verdict: Option<Verdict>,
}

impl<'a> Judged<'a> {
    /// The controls of a weighing, then its aspects.
    pub fn weighed(weighing: &'a Weighing<'_>) -> impl Iterator<Item = Self> {
        let controls = weighing.controls.iter().map(|weighed| Self {
            series: &weighed.checklist.series,
            id: &weighed.control.id.value,
            owner: weighed.control.owner,
            force: weighed.force,
            verdict: weighed.verdict,
        });
        let aspects = weighing.aspects.iter().map(|weighed| Self {
            series: &weighed.checklist.series,
            id: &weighed.aspect.id.value,
            owner: weighed.aspect.owner,
            force: Force::GoodPractice,
            verdict: weighed.levels.map(|levels| levels.verdict(weighed.benchmark)),
        });
        controls.chain(aspects)
    }

    /// The controls of an assessment, then its aspects.
    pub fn explained(assessment: &'a Assessment<'_>) -> impl Iterator<Item = Self> {
        let controls = assessment.controls.iter().map(|result| Self {
            series: &result.checklist.series,
            id: &result.control.id.value,
            owner: result.control.owner,
            force: result.force,
            verdict: match &result.outcome {
                Outcome::Judged { verdict, .. } => Some(*verdict),
                Outcome::NotApplicable { .. } => None,
            },
        });
        let aspects = assessment.aspects.iter().map(|result| Self {
            series: &result.checklist.series,
            id: &result.aspect.id.value,
            owner: result.aspect.owner,
            force: Force::GoodPractice,
            verdict: result.standing.as_ref().ok().map(|standing| standing.verdict(result.benchmark)),
        });
        controls.chain(aspects)
    }
}

/// Which waivers hold, and what is wrong with the others.
#[derive(Clone, Debug, Default)]
pub struct Waived<'p> {
    /// For each of what was judged the waiver that holds for it; empty where there are no waivers at all.
    holding: Vec<Option<&'p Waiver>>,
    /// What is wrong with waivers: expired, too long, accepted by whoever is responsible, unused, unknown.
    pub notices: Vec<Notice>,
    /// Those that accept nothing, and will not by waiting: all that are told but the expired ones.
    pub void: Vec<&'p Waiver>,
}

/// A gap that counts as accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The role that accepted it.
    pub by: TermId,
    /// The last day.
    pub until: NaiveDate,
}

/// What is to be said of a waiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where its control is named, in the records file.
    pub span: Span,
    /// The sentence.
    pub message: String,
}

impl<'p> Waived<'p> {
    /// The waiver that holds for what was judged at this position.
    pub fn at(&self, position: usize) -> Option<&'p Waiver> {
        self.holding.get(position).copied().flatten()
    }

    /// Every gap that counts as accepted.
    pub fn accepted(&self) -> impl Iterator<Item = Accepted> {
        let accepted = |waiver: &&Waiver| match waiver.approved_by {
            Named::Term(by) => Some(Accepted { by, until: waiver.until.value.last() }),
            Named::Words(_) => None,
        };
        self.holding.iter().flatten().filter_map(accepted)
    }
}

/// Which waivers hold on the day of the audit for what was judged.
pub fn waive<'p, 'a>(
    waivers: &'p [Waiver],
    judged: impl Iterator<Item = Judged<'a>>,
    context: &Context<'_>,
) -> Waived<'p> {
    if waivers.is_empty() {
        return Waived::default();
    }
    let mut effects = vec![Effect::Unknown; waivers.len()];
    let mut by_name: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, waiver) in waivers.iter().enumerate() {
        by_name.entry(waiver.control.value.split_once('/').unwrap_or_default()).or_default().push(at);
    }
    let mut holding = Vec::new();
    let mut names = Vec::new();
    for judged in judged {
        names.push((judged.series, judged.id));
        let mut holds = None;
        for &at in by_name.get(&(judged.series, judged.id)).into_iter().flatten() {
            let (Some(waiver), Some(effect)) = (waivers.get(at), effects.get_mut(at)) else { continue };
            *effect = match Effect::of(waiver, judged, context) {
                Effect::Holds if holds.is_some() => Effect::Double,
                effect => effect,
            };
            if matches!(effect, Effect::Holds) {
                holds = Some(waiver);
            }
        }
        holding.push(holds);
    }
    let told = || waivers.iter().zip(effects.iter().copied());
    let known: Vec<String> = names.iter().map(|(series, id)| format!("{series}/{id}")).collect();
    let mut looks = Looks::default();
    let notice = |(waiver, effect): (&Waiver, Effect)| {
        let message = effect.notice(waiver, &known, &mut looks, context.words)?;
        Some(Notice { span: waiver.control.span, message })
    };
    let is_void = |(_, effect): &(&Waiver, Effect)| !matches!(effect, Effect::Holds | Effect::Expired);
    let notices = told().filter_map(notice).collect();
    let void = told().filter(is_void).map(|(waiver, _)| waiver).collect();
    Waived { holding, notices, void }
}

/// The last day until which a gap of a series may be accepted from a day: so long as its checklist says, or one in use that
/// extends it, else for a year.
fn latest(series: &str, from: NaiveDate, context: &Context<'_>) -> NaiveDate {
    let checklists = || context.checklists.iter().filter(|checklist| checklist.accept_gaps_for.is_some());
    let id = context.checklists.iter().find(|known| known.series == series).map(|known| &known.id.value);
    let extends = |name: &str| name == series || id.is_some_and(|id| id == name);
    let own = checklists().find(|checklist| checklist.series == series);
    let says = own
        .or_else(|| checklists().find(|checklist| checklist.extends.iter().any(|name| extends(&name.value))));
    let period = says.and_then(|checklist| checklist.accept_gaps_for).unwrap_or(Period::Years(1));
    period.lasts_until(from, &TermEnds::default()).unwrap_or(from)
}

/// Counts what was weighed, accepted gaps as such.
pub fn tally(weighing: &Weighing<'_>, waived: &Waived<'_>) -> Tally {
    let mut tally = Tally::default();
    let mut position = 0;
    let mut status = |verdict| {
        let status = Status::gated(verdict, waived.at(position).is_some());
        position += 1;
        status
    };
    for control in &weighing.controls {
        tally.control(control.force, status(control.verdict));
    }
    for aspect in &weighing.aspects {
        tally.aspect(status(aspect.levels.map(|levels| levels.verdict(aspect.benchmark))));
    }
    tally
}

/// What a waiver does.
#[derive(Clone, Copy)]
enum Effect {
    Holds,
    Expired,
    /// It holds longer than until this day, which is the last that may be named.
    TooLong(NaiveDate),
    /// Whoever accepted it is responsible for it.
    OwnGap(TermId),
    /// The body above all others accepts its own gap, and no minute shows it.
    WithoutMinute(TermId),
    /// It names nobody by a role.
    NoRole,
    /// It is accepted by people who answer for nothing: pupils, visitors.
    NotTheirs(TermId),
    /// What law asks is accepted by a single post.
    NotOfLaw(TermId),
    /// When it was accepted is not said.
    NoDay,
    /// It was, or may have been, accepted after the day of the audit.
    ToCome,
    Unused,
    NotApplicable,
    Double,
    Unknown,
}

impl Effect {
    /// Of a waiver for what was judged.
    fn of(waiver: &Waiver, judged: Judged<'_>, context: &Context<'_>) -> Self {
        let words = context.words;
        let until = &waiver.until.value;
        match judged.verdict {
            None => return Self::NotApplicable,
            Some(Verdict::Met) => return Self::Unused,
            Some(Verdict::NotMet | Verdict::PartlyMet | Verdict::NotShown) => {}
        }
        if until.last() < context.on {
            return Self::Expired;
        }
        let Named::Term(by) = waiver.approved_by else {
            return Self::NoRole;
        };
        if !speaks_for_the_school(by, words) {
            return Self::NotTheirs(by);
        }
        let governs = |role: TermId| words.is_part(role, words.known().governing_body);
        match (words.is_part(by, judged.owner), governs(by) && governs(judged.owner)) {
            // Nobody stands above the governing body: it may accept a gap of its own, in a meeting.
            (_, true) if waiver.minute.is_none() => return Self::WithoutMinute(by),
            (true, false) => return Self::OwnGap(by),
            (_, true) | (false, false) => {}
        }
        // What law asks is put off by the board, in a meeting or by whoever chairs it.
        let is_board = governs(by) && (!words.is_post(by) || by == words.known().chair);
        if judged.force == Force::Must && !is_board {
            return Self::NotOfLaw(by);
        }
        let Some(accepted) = &waiver.accepted else { return Self::NoDay };
        if accepted.last() > context.on {
            return Self::ToCome;
        }
        let latest = latest(judged.series, accepted.first(), context);
        if until.last() > latest { Self::TooLong(latest) } else { Self::Holds }
    }

    fn notice(
        self,
        waiver: &Waiver,
        known: &[String],
        looks: &mut Looks,
        words: &Vocabulary,
    ) -> Option<String> {
        let name = &waiver.control.value;
        let until = plain(waiver.until.value.last());
        Some(match self {
            Self::Holds => return None,
            Self::Expired => {
                format!("The gap `{name}` was accepted until {until} and counts again since then.")
            }
            Self::TooLong(latest) => format!(
                "The gap `{name}` is accepted until {until}, which is too long, so it counts all the same. Name a day not after {}, and look at it again then.",
                plain(latest)
            ),
            Self::NotTheirs(by) => format!(
                "The gap `{name}` is accepted by {}, who cannot accept it for the school, so it counts all the same. Let a post or a body that answers for the school accept it, such as `governing-body`.",
                words.label(by)
            ),
            Self::NotOfLaw(by) => format!(
                "The gap `{name}` is in what law or statutory guidance asks, and {} alone cannot accept it, so it counts all the same. Let the governing body accept it, or its chair: `governing-body`, `chair-of-governors`.",
                words.label(by)
            ),
            Self::NoDay => format!(
                "When the gap `{name}` was accepted is not said, so it counts all the same. Write the day of the meeting or of the decision under `accepted-on`."
            ),
            Self::ToCome => format!(
                "The gap `{name}` is dated as accepted {}, which is, or may be, after the day of the audit, so it counts all the same until then.",
                waiver.accepted.as_ref().map(WrittenDate::written).unwrap_or_default()
            ),
            Self::OwnGap(by) => format!(
                "The gap `{name}` is accepted by {}, whose gap it is to mend, so it counts all the same. Let somebody else accept it, such as `governing-body`.",
                words.label(by)
            ),
            Self::WithoutMinute(by) => format!(
                "The gap `{name}` is accepted by {}, whose gap it is to mend, and no minute is named, so it counts all the same. Write the minute that records it under `minute`.",
                words.label(by)
            ),
            Self::NoRole => format!(
                "The gap `{name}` is not accepted by a role, so it counts all the same. Write the role that accepted it under `approved-by`, such as `governing-body`."
            ),
            Self::Unused => {
                format!("The gap `{name}` was accepted, but is no longer a gap. The entry can be deleted.")
            }
            Self::NotApplicable => {
                format!("The gap `{name}` was accepted, but the control does not apply to this school.")
            }
            Self::Double => {
                format!("The gap `{name}` is accepted by another entry. This one can be deleted.")
            }
            Self::Unknown => {
                let known = known.iter().map(String::as_str);
                let meant = looks.nearest(name, known).map(|meant| format!(" {}", question(meant)));
                let meant = meant.unwrap_or_default();
                format!(
                    "No control named `{name}` was judged, so accepting it as a gap had no effect.{meant}"
                )
            }
        })
    }
}
