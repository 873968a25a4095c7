//! The gate: which results fail it, and which gaps the governors have accepted for a time. Pure functions of an
//! assessment; what was judged always stays beside what was waived.

use chrono::NaiveDate;

use crate::audit::{Assessment, Outcome};
use crate::checklist::Force;
use crate::policy::{Policy, Waiver};
use crate::requirement::{Place, Verdict};

/// When the gate is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The weakest force at which a gap fails it; none: nothing does.
    pub fail_on: Option<Force>,
    /// Whether what is not shown fails it, too.
    pub fail_not_shown: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { fail_on: Some(Force::Must), fail_not_shown: false }
    }
}

impl Settings {
    /// Whether a result of this force and verdict fails the gate.
    pub fn fails(self, force: Force, verdict: Verdict) -> bool {
        let counts = match verdict {
            Verdict::NotMet | Verdict::PartlyMet => true,
            Verdict::NotShown => self.fail_not_shown,
            Verdict::Met => false,
        };
        counts && self.fail_on.is_some_and(|weakest| force <= weakest)
    }
}

/// What the gate says of one policy.
#[derive(Clone, Debug, Default)]
pub struct Gated<'p> {
    /// For each control of the assessment, the waiver that holds for it.
    pub controls: Vec<Option<&'p Waiver>>,
    /// For each aspect of the assessment, the waiver that holds for it.
    pub aspects: Vec<Option<&'p Waiver>>,
    /// What is wrong with the waivers: expired, unused, unknown.
    pub notices: Vec<Notice>,
}

/// Something that the gate has to say of a waiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Where the waiver stands.
    pub place: Place,
}

/// Applies the waivers of a policy to its assessment on a day.
pub fn apply<'p>(policy: &'p Policy, assessment: &Assessment<'_>, on: NaiveDate) -> Gated<'p> {
    let waivers = &policy.records.waivers;
    let mut gated = Gated::default();
    let mut used = vec![Use::Unknown; waivers.len()];
    let mut waiver_for = |name: &str, verdict: Option<Verdict>| {
        let of_name = || waivers.iter().zip(0..).filter(|(waiver, _)| waiver.control.value == name);
        let valid = of_name().find(|(waiver, _)| waiver.until.value.last() >= on).map(|(waiver, _)| waiver);
        for (waiver, at) in of_name() {
            let Some(used) = used.get_mut::<usize>(at) else { continue };
            *used = match (verdict, valid) {
                (None, _) => Use::NotApplicable,
                (Some(Verdict::Met), _) => Use::Unused,
                (Some(_), None) => Use::Expired,
                (Some(_), Some(valid)) if std::ptr::eq(valid, waiver) => Use::Used,
                (Some(_), Some(_)) => Use::Double,
            };
        }
        valid.filter(|_| verdict.is_some_and(|verdict| verdict != Verdict::Met))
    };
    for result in &assessment.controls {
        let name = format!("{}/{}", result.checklist.series, result.control.id.value);
        let verdict = match &result.outcome {
            Outcome::Judged { verdict, .. } => Some(*verdict),
            Outcome::NotApplicable { .. } => None,
        };
        gated.controls.push(waiver_for(&name, verdict));
    }
    for result in &assessment.aspects {
        let name = format!("{}/{}", result.checklist.series, result.aspect.id.value);
        let verdict = result.standing.as_ref().ok().map(|standing| standing.verdict(result.benchmark));
        gated.aspects.push(waiver_for(&name, verdict));
    }
    for (waiver, used) in waivers.iter().zip(used) {
        let name = &waiver.control.value;
        let text = match used {
            Use::Used => continue,
            Use::Expired => format!(
                "The gap `{name}` was accepted until {} and counts again since then.",
                crate::dates::plain(waiver.until.value.last())
            ),
            Use::Unused => {
                format!("The gap `{name}` was accepted, but is no longer a gap. The entry can be deleted.")
            }
            Use::NotApplicable => {
                format!("The gap `{name}` was accepted, but the control does not apply to this school.")
            }
            Use::Double => format!("The gap `{name}` is accepted by another entry. This one can be deleted."),
            Use::Unknown => {
                format!("No control named `{name}` was judged, so accepting it as a gap had no effect.")
            }
        };
        gated.notices.push(Notice { text, place: Place::records(waiver.control.span) });
    }
    gated
}

#[derive(Clone, Copy)]
enum Use {
    Used,
    Expired,
    Unused,
    NotApplicable,
    Double,
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_fails_from_the_weakest_force_that_was_set() {
        let must = Settings::default();
        assert!(must.fails(Force::Must, Verdict::PartlyMet));
        assert!(!must.fails(Force::Should, Verdict::NotMet));
        assert!(!must.fails(Force::Must, Verdict::NotShown));
        let strict = Settings { fail_on: Some(Force::GoodPractice), fail_not_shown: true };
        assert!(strict.fails(Force::GoodPractice, Verdict::NotShown));
        assert!(!strict.fails(Force::Must, Verdict::Met));
        let never = Settings { fail_on: None, fail_not_shown: true };
        assert!(!never.fails(Force::Must, Verdict::NotMet));
    }
}
