//! The whole policy: the additions that lift most aspects to the level aimed at, in order of gain.

use super::{Fragment, Route};

/// Additions, and the aspects that they lift to the level aimed at together with the additions before them.
#[derive(Clone, Debug)]
pub struct Lift {
    /// The aspects, by their position in what was given.
    pub aspects: Vec<usize>,
    /// What to add.
    pub steps: Vec<Fragment>,
}

/// Orders the routes of several aspects to the level aimed at: at each turn the additions that lift most aspects for
/// each addition beyond those already made. What several need is added once.
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

/// Takes the aspect whose additions lift most aspects for each addition; of equals the one that needs fewer, then the
/// first.
fn best<'s>(open: &mut Vec<(usize, Vec<&'s Fragment>)>) -> Option<(usize, Vec<&'s Fragment>)> {
    let gain = |steps: &[&Fragment]| {
        let within = |other: &[&Fragment]| other.iter().all(|step| steps.iter().any(|made| same(made, step)));
        open.iter().filter(|(_, other)| within(other)).count()
    };
    let mut best: Option<(usize, usize, usize)> = None;
    for (place, (_, steps)) in open.iter().enumerate() {
        let (lifted, needed) = (gain(steps), steps.len());
        let better = best.is_none_or(|(_, most, least)| {
            let (this, that) = (lifted.saturating_mul(least), most.saturating_mul(needed));
            this > that || (this == that && needed < least)
        });
        if better {
            best = Some((place, lifted, needed));
        }
    }
    best.map(|(place, ..)| open.remove(place))
}

fn same(one: &Fragment, other: &Fragment) -> bool {
    one.file == other.file && one.yaml == other.yaml
}
