//! Gaps that were accepted for a time: which of them hold on a day, and what is to be said of the others.

use chrono::NaiveDate;

use crate::audit::{Assessment, Outcome, Weighing};
use crate::dates::plain;
use crate::policy::Waiver;
use crate::requirement::Verdict;
use crate::source::{Span, suggest};

use super::{Status, Tally};

/// A control or an aspect by its name, and its verdict.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The series of its checklist.
    pub series: &'a str,
    /// Its id.
    pub id: &'a str,
    /// The verdict; none where it does not apply.
    pub verdict: Option<Verdict>,
}

impl<'a> Judged<'a> {
    /// The controls of a weighing, then its aspects.
    pub fn weighed(weighing: &'a Weighing<'_>) -> impl Iterator<Item = Self> {
        let controls = weighing.controls.iter().map(|weighed| Self {
            series: &weighed.checklist.series,
            id: &weighed.control.id.value,
            verdict: weighed.verdict,
        });
        let aspects = weighing.aspects.iter().map(|weighed| Self {
            series: &weighed.checklist.series,
            id: &weighed.aspect.id.value,
            verdict: weighed.levels.map(|levels| levels.verdict(weighed.benchmark)),
        });
        controls.chain(aspects)
    }

    /// The controls of an assessment, then its aspects.
    pub fn explained(assessment: &'a Assessment<'_>) -> impl Iterator<Item = Self> {
        let controls = assessment.controls.iter().map(|result| Self {
            series: &result.checklist.series,
            id: &result.control.id.value,
            verdict: match &result.outcome {
                Outcome::Judged { verdict, .. } => Some(*verdict),
                Outcome::NotApplicable { .. } => None,
            },
        });
        let aspects = assessment.aspects.iter().map(|result| Self {
            series: &result.checklist.series,
            id: &result.aspect.id.value,
            verdict: result.standing.as_ref().ok().map(|standing| standing.verdict(result.benchmark)),
        });
        controls.chain(aspects)
    }

    fn is_named(&self, name: &str) -> bool {
        name.split_once('/') == Some((self.series, self.id))
    }
}

/// Which waivers hold, and what is wrong with the others.
#[derive(Clone, Debug, Default)]
pub struct Waived<'p> {
    /// For each of what was judged the waiver that holds for it; empty where there are no waivers at all.
    holding: Vec<Option<&'p Waiver>>,
    /// What is wrong with waivers: expired, unused, unknown.
    pub notices: Vec<Notice>,
    /// Those that name nothing that was judged.
    pub unknown: Vec<&'p Waiver>,
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
}

/// Which waivers hold on a day for what was judged.
pub fn waive<'p, 'a>(
    waivers: &'p [Waiver],
    judged: impl Iterator<Item = Judged<'a>>,
    on: NaiveDate,
) -> Waived<'p> {
    if waivers.is_empty() {
        return Waived::default();
    }
    let mut effects = vec![Effect::Unknown; waivers.len()];
    let mut holding = Vec::new();
    let mut names = Vec::new();
    for judged in judged {
        names.push((judged.series, judged.id));
        let of_it = || waivers.iter().filter(|waiver| judged.is_named(&waiver.control.value));
        let valid = of_it().find(|waiver| waiver.until.value.last() >= on);
        for (waiver, effect) in waivers.iter().zip(&mut effects) {
            if judged.is_named(&waiver.control.value) {
                *effect = Effect::of(judged.verdict, valid.map(|valid| std::ptr::eq(valid, waiver)));
            }
        }
        holding.push(valid.filter(|_| judged.verdict.is_some_and(|verdict| verdict != Verdict::Met)));
    }
    let notice = |(waiver, effect): (&Waiver, Effect)| {
        let message = effect.notice(waiver, &names)?;
        Some(Notice { span: waiver.control.span, message })
    };
    let is_unknown = |(_, effect): &(&Waiver, Effect)| matches!(effect, Effect::Unknown);
    let told = || waivers.iter().zip(effects.iter().copied());
    let notices = told().filter_map(notice).collect();
    let unknown = told().filter(is_unknown).map(|(waiver, _)| waiver).collect();
    Waived { holding, notices, unknown }
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
    Unused,
    NotApplicable,
    Double,
    Unknown,
}

impl Effect {
    /// Of a waiver for what was judged so; `is_valid` is whether the valid one, if there is one, is this one.
    fn of(verdict: Option<Verdict>, is_valid: Option<bool>) -> Self {
        match (verdict, is_valid) {
            (None, _) => Self::NotApplicable,
            (Some(Verdict::Met), _) => Self::Unused,
            (Some(Verdict::NotMet | Verdict::PartlyMet | Verdict::NotShown), valid) => match valid {
                None => Self::Expired,
                Some(true) => Self::Holds,
                Some(false) => Self::Double,
            },
        }
    }

    fn notice(self, waiver: &Waiver, names: &[(&str, &str)]) -> Option<String> {
        let name = &waiver.control.value;
        Some(match self {
            Self::Holds => return None,
            Self::Expired => format!(
                "The gap `{name}` was accepted until {} and counts again since then.",
                plain(waiver.until.value.last())
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
                let known: Vec<String> = names.iter().map(|(series, id)| format!("{series}/{id}")).collect();
                let known = known.iter().map(String::as_str);
                let meant =
                    suggest::nearest(name, known).map(|meant| format!(" {}", suggest::question(meant)));
                let meant = meant.unwrap_or_default();
                format!(
                    "No control named `{name}` was judged, so accepting it as a gap had no effect.{meant}"
                )
            }
        })
    }
}
