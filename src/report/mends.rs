//! What the policy says wrongly, as the first part of the way up: nothing that is added makes it safe.

use std::collections::HashSet;

use crate::audit::{Assessment, Context, Outcome};
use crate::checklist::Force;
use crate::gate::Status;
use crate::ladder::{StepKind, Target};
use crate::policy::{Policy, Within};
use crate::requirement::{Because, Harm, Judgement, Verdict, Wanted};
use crate::source::Span;

use super::control::{Lift, RouteStep};
use super::gap;
use super::ladder::{line, place};
use super::results::sentences;

/// How soon something is to be put right: what could do harm before everything else, then by whose word it is.
type Rank = (Harm, Force);

/// The changes that put right what the policy says wrongly, which lift no aspect by themselves; nothing where there is
/// nothing to put right.
pub(super) fn mends<'a>(
    assessment: &Assessment<'_>,
    policy: &Policy,
    context: &Context<'_>,
) -> Option<Lift<'a>> {
    let mut out: Vec<(Rank, Vec<Span>, RouteStep)> = Vec::new();
    let mut known = HashSet::new();
    let steps = policy.entries.iter().filter(|entry| matches!(entry.place, Within::Step(_)));
    let steps: HashSet<Span> = steps.map(|entry| entry.span).collect();
    for result in &assessment.controls {
        let Outcome::Judged { verdict, judgement } = &result.outcome else { continue };
        if *verdict != Verdict::Met && known.insert(result.control.demand.as_str()) {
            let status = Status::judged(Some(*verdict));
            let rank = (gap::harm(result.control, result.force, status, judgement), result.force);
            out.extend(mend(judgement, rank, &result.control.remedy, (policy, &steps), context));
        }
    }
    out.sort_by_key(|(rank, ..)| *rank);
    // What one step puts right needs no second.
    let mut mended = HashSet::new();
    let mut route = Vec::new();
    for (_, places, step) in out {
        let new: Vec<_> = places.into_iter().filter(|place| !mended.contains(place)).collect();
        if !new.is_empty() {
            mended.extend(new);
            route.push(step);
        }
    }
    (!route.is_empty()).then(|| Lift { lifts: Vec::new(), titles: Vec::new(), route })
}

/// The change that one control asks for, where something that the policy says is at fault.
fn mend(
    judgement: &Judgement<'_>,
    rank: Rank,
    remedy: &str,
    (policy, steps): (&Policy, &HashSet<Span>),
    context: &Context<'_>,
) -> Option<(Rank, Vec<Span>, RouteStep)> {
    let faults = || judgement.missing.iter().filter(|missing| missing.because == Because::Fault);
    let places: Vec<_> = faults().map(|fault| fault.place.span).collect();
    let unsafe_step = places.iter().find(|at| steps.contains(at)).copied();
    let is_gone = faults().any(|fault| matches!(fault.wanted, Wanted::Outdated(_)));
    if unsafe_step.is_none() && !is_gone && rank.1 == Force::GoodPractice {
        return None;
    }
    let span = unsafe_step.or_else(|| places.first().copied())?;
    let why = sentences(faults(), context.words).join(" ");
    let step = RouteStep {
        kind: StepKind::Change,
        file: Target::Policy,
        fragment: String::new(),
        sentence: remedy.to_owned(),
        at: Some(place(policy, span)),
        why,
        written: line(policy, span),
    };
    Some((rank, places, step))
}
