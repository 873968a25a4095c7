//! The ladder: what to add to a policy and its records so that an aspect reaches its next level, and the school's own
//! claims beside what the audit finds.
//!
//! Read in this order: [`gaps`] (which questions have to be answered, by the fewest additions), [`route`] (questions
//! become things to add, of which those that can be one are one), [`change`] (what stands in the policy and falls short is
//! changed instead), [`fragment`] (a step becomes YAML and a sentence), [`merge`] (what merging means), [`asks`] (how
//! strongly other checklists ask the same), [`mod@plan`] (the whole policy, in order of force), [`proof`] (whether it
//! holds), and [`claim`] (what the school says of itself).

pub mod asks;
pub mod change;
pub mod claim;
mod edit;
pub mod fragment;
pub mod gaps;
pub mod merge;
mod owner;
pub mod plan;
pub mod proof;
mod sentence;
mod wrong;
mod yaml;

use chrono::NaiveDate;

use crate::checklist::{Aspect, Level};
use crate::requirement::addition::Addition;
use crate::requirement::{Degree, Facts, Predicate, Requirement};

pub use asks::Asks;
pub use fragment::{DATE, Fragment, NAME, StepKind, Target};
pub use gaps::Question;
pub use plan::{Lift, plan};

/// How an aspect reaches a level.
#[derive(Clone, Debug)]
pub struct Route {
    /// The level that merging the steps reaches.
    pub to: Level,
    /// What to change and to add.
    pub steps: Vec<Fragment>,
    /// Whether additions alone reach it: not where something that the policy says would have to be taken away.
    pub complete: bool,
}

/// One thing to add, and what asks for it.
#[derive(Clone, Debug)]
pub struct Added<'r> {
    /// What is added.
    pub what: Addition,
    /// The questions that it answers, each with the level that asks it.
    pub asked: Vec<(Level, &'r Predicate)>,
}

/// The shortest set of additions by which an aspect reaches a level, its next one where none is given; nothing where it
/// stands there already.
pub fn route(
    aspect: &Aspect,
    shown: Level,
    to: Option<Level>,
    facts: &Facts<'_>,
    asks: &Asks,
    on: NaiveDate,
) -> Option<Route> {
    let to = to.or_else(|| shown.next())?;
    if shown.reaches(to) {
        return None;
    }
    let mut asked: Vec<(&Requirement, Level)> = Vec::new();
    let mut reached = shown;
    for step in aspect.steps.iter().filter(|step| step.level.number() < shown.number()) {
        // A level above the one asked for is reached, too, where nothing is left to do for it.
        if reached.reaches(to) && step.requires.weigh(facts, on).bounds.shown != Degree::Full {
            break;
        }
        asked.push((&step.requires, step.level));
        reached = step.level;
    }
    let ways = gaps::all(&asked, facts, on);
    let setting = fragment::Setting::new(aspect, facts, asks);
    // Of equally short ways the one that changes most of what stands there already.
    let made = ways.iter().filter_map(|way| {
        let additions = additions(way, facts, on)?;
        let steps = fragment::fragments(&additions, &setting);
        let added = steps.iter().filter(|step| step.kind == StepKind::Addition).count();
        Some((additions.len(), added, additions, steps))
    });
    let shortest = made.min_by_key(|(all, added, ..)| (*all, *added));
    let complete = shortest.is_some();
    let (additions, steps) = shortest.map(|(_, _, additions, steps)| (additions, steps)).unwrap_or_default();
    // What is added for one level may happen to be all that the next one asks, too.
    let met = reached.number();
    let above = aspect.steps.iter().filter(|step| step.level.number() < met);
    for step in above {
        let ways = gaps::ways(&step.requires, step.level, facts, on);
        if !complete || !ways.iter().any(|way| covered(way, &additions, facts)) {
            break;
        }
        reached = step.level;
    }
    Some(Route { to: reached, steps, complete })
}

/// What the document would have to say so that a demand is met, each with its part of the document: the shortest way; empty
/// where nothing that is written meets it.
pub fn wording(requires: &Requirement, setting: &fragment::Setting<'_>, on: NaiveDate) -> Vec<Fragment> {
    // A demand has no level of its own.
    let ways = gaps::all(&[(requires, Level::LOWEST)], setting.facts, on);
    let made = ways.iter().filter_map(|way| {
        let additions = additions(way, setting.facts, on)?;
        let steps = fragment::fragments(&additions, setting);
        Some((additions.len(), steps))
    });
    let shortest = made.min_by_key(|(all, _)| *all).map(|(_, steps)| steps).unwrap_or_default();
    shortest.into_iter().filter(|step| step.file == Target::Policy).collect()
}

/// Whether additions answer every question of a way as they are.
fn covered(way: &[Question<'_>], additions: &[Added<'_>], facts: &Facts<'_>) -> bool {
    way.iter().all(|question| {
        additions.iter().any(|added| {
            let mut more = added.what.clone();
            question.predicate.join(&mut more, facts) && more == added.what
        })
    })
}

/// What a way up adds, each addition once; nothing where some question cannot be answered by adding.
fn additions<'r>(way: &[Question<'r>], facts: &Facts<'_>, on: NaiveDate) -> Option<Vec<Added<'r>>> {
    let mut out: Vec<Added<'r>> = Vec::new();
    let mut way = way.to_vec();
    way.sort_by_key(|question| std::cmp::Reverse(question.level.number()));
    for Question { predicate, level, .. } in way {
        let joined = out
            .iter_mut()
            .find_map(|added| predicate.join(&mut added.what, facts).then_some(&mut added.asked));
        if let Some(asked) = joined {
            asked.push((level, predicate));
            continue;
        }
        let what = predicate.addition(facts, on)?;
        out.push(Added { what, asked: vec![(level, predicate)] });
    }
    Some(out)
}
