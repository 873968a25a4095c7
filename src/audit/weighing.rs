//! What a policy comes to: bounds, days and levels, without a word. Nothing of the policy is kept.

use chrono::NaiveDate;

use crate::checklist::{Applies, Aspect, Checklist, Control, Demand, Force, Item, Level};
use crate::policy::Policy;
use crate::requirement::{Degree, Facts, Verdict, Weight};

use super::answered::{self, Counting};
use super::applies::Unfit;
use super::elsewhere::{belongs_elsewhere, handled_elsewhere, left_elsewhere, said_elsewhere};
use super::{Changed, Context};

/// What a policy comes to.
#[derive(Clone, Debug, Default)]
pub struct Weighing<'c> {
    /// The controls, in the order of the checklists.
    pub controls: Vec<WeighedControl<'c>>,
    /// The aspects, in the order of the ladders.
    pub aspects: Vec<WeighedAspect<'c>>,
    /// Checklists that do not apply to this school.
    pub left_out: Vec<&'c Checklist>,
}

/// A control and how it came out.
#[derive(Clone, Copy, Debug)]
pub struct WeighedControl<'c> {
    /// The checklist.
    pub checklist: &'c Checklist,
    /// The control.
    pub control: &'c Control,
    /// Its force here: its own, unless another checklist grades it anew.
    pub force: Force,
    /// The verdict; nothing where it does not apply.
    pub verdict: Option<Verdict>,
    /// Whether something that the policy says wrongly is part of what is missing.
    pub wrong: bool,
    /// The last day on which a met answer holds, where a date bounds it.
    pub holds_until: Option<NaiveDate>,
}

/// An aspect and how it came out.
#[derive(Clone, Copy, Debug)]
pub struct WeighedAspect<'c> {
    /// The checklist.
    pub checklist: &'c Checklist,
    /// The aspect.
    pub aspect: &'c Aspect,
    /// The level that is aimed at here: its own, unless another checklist sets another.
    pub benchmark: Level,
    /// Where the school stands; nothing where the aspect does not apply.
    pub levels: Option<Levels>,
}

/// Where a school stands on an aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// The level that is shown.
    pub shown: Level,
    /// The level that it would have if everything that is not shown were shown.
    pub possible: Level,
    /// The last day on which the shown level holds, where a date bounds it.
    pub holds_until: Option<NaiveDate>,
}

impl Levels {
    /// The foot of the ladder.
    pub(super) const FOOT: Self = Self { shown: Level::LOWEST, possible: Level::LOWEST, holds_until: None };

    /// The verdict on an aspect, by its benchmark. A level above the lowest that is shown is not hidden behind one that is
    /// only possible.
    pub fn verdict(self, benchmark: Level) -> Verdict {
        if self.shown.reaches(benchmark) {
            Verdict::Met
        } else if self.shown != Level::LOWEST {
            Verdict::PartlyMet
        } else if self.possible.reaches(benchmark) {
            Verdict::NotShown
        } else {
            Verdict::NotMet
        }
    }
}

/// Weighs a policy against every checklist of the context.
pub fn weigh<'c>(policy: &Policy, context: &Context<'c>) -> Weighing<'c> {
    let facts = Facts::new(policy, context.words);
    let answers = Counting::of(policy, context.words, context.on);
    let mut out = Weighing::default();
    let applies = |checklist: &&&Checklist| Unfit::of_checklist(checklist, &facts).is_none();
    let used: Vec<&'c Checklist> = context.checklists.iter().filter(applies).copied().collect();
    out.left_out = context.checklists.iter().filter(|checklist| !applies(checklist)).copied().collect();
    let changing: Vec<&'c Checklist> = Changed::on(&used, context.on).collect();
    for &checklist in &used {
        for control in checklist.controls() {
            let changed = Changed::of(Item { checklist, demand: Demand::Control(control) }, &changing);
            let weight = asked(changed, &control.applies, &facts).then(|| {
                let answer = answers.on(&checklist.series, &control.id.value);
                answered::weigh(weigh_control(control, &facts, context.on), answer)
            });
            out.controls.push(WeighedControl {
                checklist,
                control,
                force: changed.and_then(Changed::force).unwrap_or(control.force),
                verdict: weight.map(|weight| weight.bounds.verdict()),
                wrong: weight.is_some_and(|weight| weight.fault),
                holds_until: weight.and_then(|weight| weight.holds_until),
            });
        }
        for aspect in checklist.aspects() {
            let changed = Changed::of(Item { checklist, demand: Demand::Aspect(aspect) }, &changing);
            let is_asked = !changed.is_some_and(Changed::is_switched_off)
                && Unfit::of_aspect(&aspect.applies, &facts).is_none();
            let levels = is_asked.then(|| weigh_aspect(aspect, &facts, context.on));
            out.aspects.push(WeighedAspect {
                checklist,
                aspect,
                benchmark: changed.and_then(Changed::benchmark).unwrap_or(aspect.benchmark),
                levels,
            });
        }
    }
    out
}

/// Whether something is asked of the school at all.
fn asked(changed: Option<Changed<'_>>, applies: &Applies, facts: &Facts<'_>) -> bool {
    !changed.is_some_and(Changed::is_switched_off) && Unfit::of(applies, facts).is_none()
}

/// How a control that applies comes out.
pub fn weigh_control(control: &Control, facts: &Facts<'_>, on: NaiveDate) -> Weight {
    let mut weight = control.requires.weigh(facts, on);
    // What this document itself says wrongly, no other mends.
    if weight.bounds.shown != Degree::Full
        && !weight.fault
        && (!weight.asked_here && belongs_elsewhere(control, facts).is_some()
            || said_elsewhere(&control.also_said_in, facts).is_some()
            || handled_elsewhere(control, facts).is_some())
    {
        weight.bounds.possible = Degree::Full;
    }
    weight
}

/// Where a school stands on an aspect: the best level whose requirements, and those of all levels below it, are met.
pub fn weigh_aspect(aspect: &Aspect, facts: &Facts<'_>, on: NaiveDate) -> Levels {
    let mut levels = Levels::FOOT;
    let (mut shown_so_far, mut possible_so_far) = (true, true);
    let elsewhere = left_elsewhere(&aspect.also_said_in, facts).is_some();
    for step in &aspect.steps {
        let weight = step.requires.weigh(facts, on);
        shown_so_far &= weight.bounds.shown == Degree::Full;
        possible_so_far &= elsewhere || weight.bounds.possible == Degree::Full;
        if possible_so_far {
            levels.possible = step.level;
        }
        if shown_so_far {
            levels.shown = step.level;
            levels.holds_until = levels.holds_until.into_iter().chain(weight.holds_until).min();
        }
        if !shown_so_far && !possible_so_far {
            break;
        }
    }
    levels
}
