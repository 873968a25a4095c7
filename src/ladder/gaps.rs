//! Which questions a requirement leaves open, by each way of answering it.

use chrono::NaiveDate;

use crate::checklist::Level;
use crate::requirement::{Degree, Facts, Need, Polarity, Predicate, Requirement};

/// One way of answering a requirement: the questions that have to be answered for it.
pub type Way<'r> = Vec<Question<'r>>;

/// A question that has to be answered.
#[derive(Clone, Copy, Debug)]
pub struct Question<'r> {
    /// The question.
    pub predicate: &'r Predicate,
    /// The level that asks it.
    pub level: Level,
    /// The same for questions that one addition may answer.
    thing: u64,
}

/// How many ways are followed; of more, those that add least.
const MOST: usize = 8;

/// The ways of answering a requirement, the shortest first; one empty way where it is answered, none where additions
/// cannot answer it.
pub fn ways<'r>(
    requirement: &'r Requirement,
    level: Level,
    facts: &Facts<'_>,
    on: NaiveDate,
) -> Vec<Way<'r>> {
    if requirement.weigh(facts, on).bounds.shown == Degree::Full {
        return vec![Vec::new()];
    }
    match requirement {
        Requirement::Leaf(predicate) => match predicate.polarity() {
            Polarity::Presence => {
                vec![vec![Question { predicate, level, thing: predicate.thing() }]]
            }
            // What is wrong has to be taken away; nothing that is added mends it.
            Polarity::Fault => Vec::new(),
        },
        Requirement::Threshold { need, of } => {
            let each: Vec<Vec<Way<'r>>> = of.iter().map(|child| ways(child, level, facts, on)).collect();
            let answered = each.iter().filter(|ways| ways.first().is_some_and(Vec::is_empty)).count();
            let open: Vec<&Vec<Way<'r>>> =
                each.iter().filter(|ways| ways.first().is_none_or(|way| !way.is_empty())).collect();
            some_of(&open, need.of(of.len()).saturating_sub(answered))
        }
    }
}

/// The ways of answering so many of these.
fn some_of<'r>(open: &[&Vec<Way<'r>>], need: usize) -> Vec<Way<'r>> {
    if need == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = open.split_first() else {
        return Vec::new();
    };
    if open.len() < need {
        return Vec::new();
    }
    let with = both(first, &some_of(rest, need - 1));
    let without = some_of(rest, need);
    shortest(with.into_iter().chain(without).collect())
}

/// The ways of answering both of two.
pub fn both<'r>(one: &[Way<'r>], other: &[Way<'r>]) -> Vec<Way<'r>> {
    let pairs =
        one.iter().flat_map(|first| other.iter().map(move |second| [&first[..], &second[..]].concat()));
    shortest(pairs.collect())
}

fn shortest(mut ways: Vec<Way<'_>>) -> Vec<Way<'_>> {
    if ways.len() > 1 {
        ways.sort_by_cached_key(things);
        ways.truncate(MOST);
    }
    ways
}

/// How many things a way adds at the least.
fn things(way: &Way<'_>) -> usize {
    let mut things: Vec<u64> = way.iter().map(|question| question.thing).collect();
    things.sort_unstable();
    things.dedup();
    things.len()
}

/// The ways of answering all of these requirements. What can be answered in one way only comes first, so that the
/// others can choose what it adds anyway; none where additions cannot answer one of them.
pub fn all<'r>(requirements: &[(&'r Requirement, Level)], facts: &Facts<'_>, on: NaiveDate) -> Vec<Way<'r>> {
    let mut each: Vec<Vec<Way<'r>>> = Vec::new();
    for (requirement, level) in requirements {
        each.extend(parts(requirement).into_iter().map(|part| ways(part, *level, facts, on)));
    }
    each.sort_by_key(Vec::len);
    each.iter().fold(vec![Vec::new()], |mut so_far, ways| match ways.as_slice() {
        [only] => {
            for way in &mut so_far {
                way.extend(only);
            }
            so_far
        }
        several => both(&so_far, several),
    })
}

/// The requirements of which every one is asked.
fn parts(requirement: &Requirement) -> Vec<&Requirement> {
    match requirement {
        Requirement::Threshold { need: Need::All, of } => of.iter().flat_map(parts).collect(),
        other => vec![other],
    }
}
