//! Which questions a requirement leaves open, by each way of answering it.

use chrono::NaiveDate;

use crate::checklist::Level;
use crate::requirement::{Degree, Facts, Polarity, Predicate, Requirement};

/// One way of answering a requirement: the questions that have to be answered for it, each with the level that asks it.
pub type Way<'r> = Vec<(&'r Predicate, Level)>;

/// How many ways are followed; of more, those that ask least.
const MOST: usize = 48;

/// The ways of answering a requirement, the shortest first; one empty way where it is answered, none where additions
/// cannot answer it.
pub fn ways<'r>(requirement: &'r Requirement, facts: &Facts<'_>, on: NaiveDate) -> Vec<Way<'r>> {
    if requirement.judge(facts, on).bounds.shown == Degree::Full {
        return vec![Vec::new()];
    }
    match requirement {
        Requirement::Leaf(predicate) => match predicate.polarity() {
            Polarity::Presence => vec![vec![(predicate, Level::LOWEST)]],
            // What is wrong has to be taken away; nothing that is added mends it.
            Polarity::Fault => Vec::new(),
        },
        Requirement::Threshold { need, of } => {
            let each: Vec<Vec<Way<'r>>> = of.iter().map(|child| ways(child, facts, on)).collect();
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
    ways.sort_by_key(Vec::len);
    ways.truncate(MOST);
    ways
}
