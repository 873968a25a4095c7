//! How a policy comes out, with what was read and what is missing.

use crate::checklist::{Aspect, Checklist, Control, Demand, Item, Level};
use crate::policy::Policy;
use crate::requirement::{Degree, Elsewhere, Facts};

use super::answered::{self, Counting};
use super::applies::{Number, Unfit};
use super::elsewhere::{
    belonging, belongs_elsewhere, handled_elsewhere, left_elsewhere, missing, said_elsewhere,
};
use super::{AspectResult, Assessment, Attained, Changed, Context, ControlResult, Outcome};

/// Explains a policy against every checklist of the context.
pub fn explain<'c>(policy: &'c Policy, context: &Context<'c>) -> Assessment<'c> {
    let facts = Facts::new(policy, context.words);
    let answers = Counting::of(policy, context.words, context.on);
    let mut assessment = Assessment::default();
    let mut used: Vec<&'c Checklist> = Vec::new();
    for &checklist in &context.checklists {
        match Unfit::of_checklist(checklist, &facts) {
            Some(unfit) => assessment.left_out.push((checklist, unfit)),
            None => used.push(checklist),
        }
    }
    let changing: Vec<&'c Checklist> = Changed::on(&used, context.on).collect();
    for &checklist in &used {
        for control in checklist.controls() {
            let changed = Changed::of(Item { checklist, demand: Demand::Control(control) }, &changing);
            let force = changed.and_then(Changed::force).unwrap_or(control.force);
            let mut outcome = match changed.and_then(|changed| changed.switched_off(context.words)) {
                Some(reason) => Outcome::NotApplicable { reason, place: None },
                None => explain_control(control, &facts, context),
            };
            if let Outcome::Judged { verdict, judgement } = &mut outcome {
                let answer = answers.on(&checklist.series, &control.id.value);
                answered::explain(judgement, answer);
                *verdict = judgement.bounds.verdict();
            }
            assessment.controls.push(ControlResult { checklist, control, force, changed, outcome });
        }
        for aspect in checklist.aspects() {
            let changed = Changed::of(Item { checklist, demand: Demand::Aspect(aspect) }, &changing);
            let benchmark = changed.and_then(Changed::benchmark).unwrap_or(aspect.benchmark);
            let off = changed.and_then(|changed| changed.switched_off(context.words));
            let standing = match (off, Unfit::of_aspect(&aspect.applies, &facts)) {
                (Some(reason), _) => Err((reason, None)),
                (None, Some(unfit)) => Err((unfit.say(context.words, Number::One), Some(unfit.place))),
                (None, None) => Ok(explain_aspect(aspect, &facts, context)),
            };
            assessment.aspects.push(AspectResult { checklist, aspect, benchmark, changed, standing });
        }
    }
    assessment
}

/// Explains one control.
pub fn explain_control<'c>(control: &'c Control, facts: &Facts<'c>, context: &Context<'_>) -> Outcome<'c> {
    if let Some(unfit) = Unfit::of(&control.applies, facts) {
        return Outcome::NotApplicable {
            reason: unfit.say(context.words, Number::One),
            place: Some(unfit.place),
        };
    }
    let mut judgement = control.requires.explain(facts, context.on);
    // What this document itself says wrongly, no other mends.
    if judgement.bounds.shown != Degree::Full && !judgement.at_fault() {
        let belongs = belongs_elsewhere(control, facts).filter(|_| !judgement.is_asked_here());
        let belongs = belongs.map(|kind| belonging(kind, facts));
        let elsewhere =
            || said_elsewhere(&control.also_said_in, facts).or_else(|| handled_elsewhere(control, facts));
        if let Some(missing) = belongs.or_else(|| Some(missing(elsewhere()?, Elsewhere::MayStandIn))) {
            judgement.bounds.possible = Degree::Full;
            judgement.missing.push(missing);
        }
    }
    Outcome::Judged { verdict: judgement.bounds.verdict(), judgement }
}

/// Explains where a school stands on an aspect: the best level whose requirements, and those of all levels below it, are
/// met.
pub fn explain_aspect<'c>(aspect: &'c Aspect, facts: &Facts<'c>, context: &Context<'_>) -> Attained<'c> {
    let mut attained = Attained {
        shown: Level::LOWEST,
        possible: Level::LOWEST,
        holds_until: None,
        reached: Vec::new(),
        next: None,
    };
    let (mut shown_so_far, mut possible_so_far) = (true, true);
    let elsewhere = left_elsewhere(&aspect.also_said_in, facts);
    for step in &aspect.steps {
        let mut judgement = step.requires.explain(facts, context.on);
        if judgement.bounds.shown != Degree::Full
            && let Some(policy) = elsewhere
        {
            judgement.bounds.possible = Degree::Full;
            judgement.missing.push(missing(policy, Elsewhere::LeftTo));
        }
        shown_so_far &= judgement.bounds.shown == Degree::Full;
        possible_so_far &= judgement.bounds.possible == Degree::Full;
        if possible_so_far {
            attained.possible = step.level;
        }
        if shown_so_far {
            attained.shown = step.level;
            attained.holds_until = attained.holds_until.into_iter().chain(judgement.holds_until).min();
            attained.reached.push(judgement);
        } else if attained.next.is_none() {
            attained.next = Some(judgement);
        }
    }
    attained
}
