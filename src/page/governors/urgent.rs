//! The worst matters by what follows if they stay, as the first page tells them, and where a matter stands.

use serde::Serialize;

use crate::report::matters::Matter;
use crate::report::{PolicyReport, wording};
use crate::requirement::Harm;

use super::areas;
use super::room::{brief, cut};

/// Matters that are told second of their kind, whoever asks for them: what several posts share may be done by none, and
/// what is left to a policy that nobody finds is not there.
const SECOND: [&str; 3] = ["shared-duties", "linked-policies", REVIEW];

/// The matter of a review that is overdue, and the one that follows from it.
pub(super) const REVIEW: &str = "date-of-review";
const CYCLE: &str = "review-cycle";

/// The demand that no concern about the person who leads on everything has to go to that person.
const ONE_PERSON: &str = "one-person";

/// How many letters of a heading of the document stand on the first page.
const SHORT: usize = 84;

/// Matters of one kind of harm that are the worst.
#[derive(Clone, Debug, Serialize)]
pub struct Urgent {
    /// What follows if they stay.
    pub heading: &'static str,
    /// The matters.
    pub matters: Vec<UrgentMatter>,
    /// How many more there are, where there are more.
    pub more: Option<String>,
}

/// One of them.
#[derive(Clone, Debug, Serialize)]
pub struct UrgentMatter {
    /// Its number in the action plan.
    pub number: usize,
    /// Where it stands in links.
    pub anchor: String,
    /// What is wrong, with where it stands.
    pub says: String,
}

/// The worst matters by what follows if they stay: everything up to what is missing. Of what is out of date, that the
/// review is overdue is told first.
pub(super) fn urgent_kinds<'p, 'a>(policy: &'p PolicyReport<'a>) -> Vec<(Harm, Vec<&'p Matter<'a>>)> {
    let mut kinds: Vec<(Harm, Vec<&Matter<'_>>)> = Vec::new();
    for matter in policy.matters.iter().filter(|matter| matter.harm <= Harm::Absent) {
        match kinds.iter_mut().find(|(harm, _)| *harm == matter.harm) {
            Some((_, matters)) => matters.push(matter),
            None => kinds.push((matter.harm, vec![matter])),
        }
    }
    for (harm, matters) in &mut kinds {
        if *harm == Harm::Expired {
            matters.sort_by_key(|matter| (matter.id != REVIEW, matter.id == CYCLE));
        }
        if *harm == Harm::Unowned {
            matters.sort_by_key(|matter| !is_of_one_person(matter));
        }
        if let Some((_, others)) = matters.split_first_mut() {
            others.sort_by_key(|matter| !SECOND.contains(&matter.id.as_str()));
        }
    }
    kinds
}

/// Whether a matter is first that one person leads on everything, so that nobody else hears a concern about that person.
pub(super) fn is_of_one_person(matter: &Matter<'_>) -> bool {
    let first = matter.points.first().filter(|point| point.harm == Harm::Unowned);
    first.is_some_and(|point| point.results.iter().any(|name| name.id == ONE_PERSON))
}

/// Those of one kind, with how many more there are than are told.
pub(super) fn urgent(
    policy: &PolicyReport<'_>,
    anchor: &str,
    (harm, matters): (Harm, &[&Matter<'_>]),
    told: usize,
) -> Urgent {
    let number = |matter: &Matter<'_>| policy.matters.iter().position(|known| known.id == matter.id);
    let matter = |matter: &&Matter<'_>| UrgentMatter {
        number: number(matter).map_or(0, |at| at + 1),
        anchor: areas::place(matter, anchor),
        says: in_brief(matter),
    };
    let more = matters.len().saturating_sub(told);
    Urgent {
        heading: heading(harm),
        matters: matters.iter().take(told).map(matter).collect(),
        more: (more > 0).then(|| format!("and {} more below", wording::thousands(more))),
    }
}

/// How many of a kind are told at most: that a review was missed, and what else is out of date, follows from its being
/// overdue.
pub(super) fn tellable(matters: &[&Matter<'_>]) -> usize {
    if matters.iter().any(|matter| matter.id == REVIEW) { 1 } else { matters.len() }
}

/// The heading of a matter with where it stands, if there is room for both.
pub(super) fn in_brief(matter: &Matter<'_>) -> String {
    let placed = with_place(matter, &place_in_short(matter));
    if brief(&placed) == placed { placed } else { brief(&format!("{}.", matter.heading)) }
}

/// What follows if a matter stays, as a heading.
pub(in crate::page) fn heading(harm: Harm) -> &'static str {
    match harm {
        Harm::UnsafeInstruction => "What could harm a child or destroy evidence",
        Harm::WrongContact => "People are sent to the wrong place or to withdrawn advice",
        Harm::Expired => "Out of date",
        Harm::Unowned => "Nobody is responsible",
        Harm::Absent => "Missing",
        Harm::Detail => "Details",
        Harm::Drafting => "Wording",
    }
}

/// The heading of a matter with where it stands.
pub(super) fn placed(matter: &Matter<'_>) -> String {
    with_place(matter, &place(matter))
}

fn with_place(matter: &Matter<'_>, place: &str) -> String {
    if place.is_empty() { format!("{}.", matter.heading) } else { format!("{} ({place}).", matter.heading) }
}

/// Where a matter stands in the document; empty where nothing in it is at fault.
pub(in crate::page) fn place(matter: &Matter<'_>) -> String {
    place_of(matter, usize::MAX)
}

/// The same with headings that are cut where they are long.
pub(super) fn place_in_short(matter: &Matter<'_>) -> String {
    place_of(matter, SHORT)
}

/// The same with headings of so many letters at most.
fn place_of(matter: &Matter<'_>, most: usize) -> String {
    match matter.sections.as_slice() {
        [] => String::new(),
        [one] if matter.procedures > 1 && matter.harm == Harm::UnsafeInstruction => {
            let procedures = wording::in_words(matter.procedures);
            format!("{}, {procedures} procedures", section(one, most))
        }
        [one] => section(one, most),
        [one, rest @ ..] => {
            let more = wording::count(rest.len(), "other place", "other places");
            format!("{}, and {more}", section(one, most))
        }
    }
}

/// A section as it is told: a heading that its list goes on from is quoted.
fn section(heading: &str, most: usize) -> String {
    match heading.trim_end_matches([':', ' ']) {
        open if open.ends_with(" to") => format!("under \u{201c}{}\u{201d}", cut(open, most)),
        whole => cut(whole, most),
    }
}
