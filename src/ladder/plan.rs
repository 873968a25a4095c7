//! The whole policy: the steps that lift the aspects to the level aimed at, in order of force and gain.

use crate::checklist::Force;

use super::{Fragment, Route};

/// Steps, and the aspects that they lift to the level aimed at together with the steps before them.
#[derive(Clone, Debug)]
pub struct Lift {
    /// The aspects, by their position in what was given.
    pub aspects: Vec<usize>,
    /// What to change and to add.
    pub steps: Vec<Fragment>,
}

/// Orders the routes of several aspects to the level aimed at: at each turn the steps of which one is asked with the
/// strongest word, of equals those that lift most aspects for each step beyond those already made. What several need is
/// done once.
pub fn plan(routes: &[Option<Route>]) -> Vec<Lift> {
    let mut open: Vec<(usize, Vec<&Fragment>)> = routes
        .iter()
        .enumerate()
        .filter_map(|(at, route)| Some((at, route.as_ref()?)))
        .filter(|(_, route)| route.complete)
        .map(|(at, route)| (at, route.steps.iter().collect()))
        .collect();
    let mut out: Vec<Lift> = Vec::new();
    while let Some((at, steps)) = best(&mut open) {
        let mut lift = Lift { aspects: vec![at], steps: steps.into_iter().cloned().collect() };
        for (_, left) in &mut open {
            left.retain(|step| !lift.steps.iter().any(|made| same(made, step)));
        }
        open.retain(|(at, left)| {
            if left.is_empty() {
                lift.aspects.push(*at);
            }
            !left.is_empty()
        });
        out.push(lift);
    }
    out
}

/// Takes the aspect whose steps are asked with the strongest word; of equals the one whose steps lift most aspects for
/// each of them, then the one that needs fewer, then the first.
fn best<'s>(open: &mut Vec<(usize, Vec<&'s Fragment>)>) -> Option<(usize, Vec<&'s Fragment>)> {
    let gain = |steps: &[&Fragment]| {
        let within = |other: &[&Fragment]| other.iter().all(|step| steps.iter().any(|made| same(made, step)));
        open.iter().filter(|(_, other)| within(other)).count()
    };
    let mut best: Option<(usize, Option<Force>, usize, usize)> = None;
    for (place, (_, steps)) in open.iter().enumerate() {
        let (lifted, needed) = (gain(steps), steps.len());
        let force = steps.iter().map(|step| step.force).min();
        let better = best.is_none_or(|(_, strongest, most, least)| {
            let (this, that) = (lifted.saturating_mul(least), most.saturating_mul(needed));
            let gains = this > that || (this == that && needed < least);
            force < strongest || (force == strongest && gains)
        });
        if better {
            best = Some((place, force, lifted, needed));
        }
    }
    best.map(|(place, ..)| open.remove(place))
}

fn same(one: &Fragment, other: &Fragment) -> bool {
    one.file == other.file && one.yaml == other.yaml
}
