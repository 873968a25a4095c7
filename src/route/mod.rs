//! The way up: what to add to a policy and its records so that an aspect reaches its next level.
//!
//! Read in this order: [`gaps`] (which questions have to be answered, by the fewest additions), [`addition`] (a question
//! becomes something to add; additions that can be one are one), [`fragment`] (it becomes YAML to merge), [`merge`] (what
//! merging means), [`plan`] (the whole policy, in order of gain), and [`proof`] (whether it holds).

pub mod addition;
pub mod fragment;
pub mod gaps;
pub mod merge;
pub mod plan;
pub mod proof;

use chrono::NaiveDate;

use crate::audit::Standing;
use crate::checklist::{Aspect, Level};
use crate::requirement::{Degree, Facts, Requirement};

pub use addition::Addition;
pub use fragment::{Step, Target};
pub use gaps::Question;
pub use plan::{Lift, plan};

/// How an aspect reaches a level.
#[derive(Clone, Debug)]
pub struct Route {
    /// The level that merging the steps reaches.
    pub to: Level,
    /// What to add.
    pub steps: Vec<Step>,
    /// Whether additions alone reach it: not where something that the policy says would have to be taken away.
    pub complete: bool,
}

/// The shortest set of additions by which an aspect reaches a level, its next one where none is given; nothing where it
/// stands there already.
pub fn route(
    aspect: &Aspect,
    standing: &Standing,
    to: Option<Level>,
    facts: &Facts<'_>,
    on: NaiveDate,
) -> Option<Route> {
    let to = to.or_else(|| standing.shown.next())?;
    if standing.shown.reaches(to) {
        return None;
    }
    let mut asked: Vec<(&Requirement, Level)> = Vec::new();
    let mut reached = standing.shown;
    for step in aspect.steps.iter().filter(|step| step.level.number() < standing.shown.number()) {
        // A level above the one asked for is reached, too, where nothing is left to do for it.
        if reached.reaches(to) && step.requires.judge(facts, on).bounds.shown != Degree::Full {
            break;
        }
        asked.push((&step.requires, step.level));
        reached = step.level;
    }
    let ways = gaps::all(&asked, facts, on);
    let setting = fragment::Setting { facts, on, owner: aspect.owner, title: &aspect.title };
    let additions = ways.iter().filter_map(|way| additions(way, &setting)).min_by_key(Vec::len);
    let complete = additions.is_some();
    let additions = additions.unwrap_or_default();
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
    let steps = additions.iter().map(|addition| fragment::step(addition, aspect, &setting)).collect();
    Some(Route { to: reached, steps, complete })
}

/// Whether additions answer every question of a way as they are.
fn covered(way: &[Question<'_>], additions: &[Addition], facts: &Facts<'_>) -> bool {
    way.iter().all(|question| {
        additions.iter().any(|addition| {
            let mut more = addition.clone();
            more.join(question.predicate, question.level, facts) && more.what == addition.what
        })
    })
}

/// What a way up adds, each addition once; nothing where some question cannot be answered by adding.
fn additions(way: &[Question<'_>], setting: &fragment::Setting<'_>) -> Option<Vec<Addition>> {
    let mut out: Vec<Addition> = Vec::new();
    let mut way = way.to_vec();
    way.sort_by_key(|question| std::cmp::Reverse(question.level.number()));
    for Question { predicate, level, .. } in way {
        let joined = out.iter_mut().any(|addition| addition.join(predicate, level, setting.facts));
        if !joined {
            out.push(Addition::of(predicate, level, setting)?);
        }
    }
    Some(out)
}
