//! The matters, area by area, in the order of a usual policy.

use std::collections::HashMap;

use serde::Serialize;

use crate::report::PolicyReport;
use crate::report::matters::{Matter, Point};
use crate::report::wording;
use crate::requirement::Harm;
use crate::requirement::sentence::upper;

use super::super::{Link, entry, placed};
use super::{for_the_document, urgent};

/// How many points of a matter are told here where it is pressing, where something is missing, and where it is a detail.
const PRESSING: usize = 4;
const POINTS: usize = 3;
const DETAILS: usize = 1;

/// How many things that are missing are told of one point.
const MISSING: usize = 1;

/// An area of the policy.
#[derive(Clone, Debug, Serialize)]
pub struct AreaPage {
    /// Its name.
    pub heading: String,
    /// Its matters, the worst first.
    pub matters: Vec<MatterPage>,
}

/// One matter.
#[derive(Clone, Debug, Serialize)]
pub struct MatterPage {
    /// Its place in links.
    pub anchor: String,
    /// Its number in the action plan.
    pub number: usize,
    /// What is wrong, with where it stands.
    pub heading: String,
    /// What is wrong alone, without a full stop.
    pub fault: String,
    /// Where it stands, in short and without a full stop; empty where nothing in the policy is at fault.
    pub place: String,
    /// The same in full, as a sentence of its own.
    pub place_says: String,
    /// What follows if it stays, as a word of the format: `unsafe-instruction`.
    pub harm: &'static str,
    /// The same for readers.
    pub harm_says: &'static str,
    /// What is wrong beyond the heading.
    pub points: Vec<PointPage>,
    /// How many more there are, where there are more.
    pub more: Option<String>,
    /// Everything that is wrong in it and what to write, for whoever unfolds it.
    pub rest: RestPage,
    /// Whose word it is; nothing of what is unsafe, which needs none.
    pub asked_by: &'static str,
    /// The findings that it holds, in the edition that has them.
    pub findings: Vec<Link>,
}

/// What unfolds below a matter.
#[derive(Clone, Debug, Serialize)]
pub struct RestPage {
    /// What unfolds it.
    pub label: &'static str,
    /// Everything that is wrong beyond the heading; none where all is told above.
    pub points: Vec<PointPage>,
    /// What stands before the words for the document.
    pub words_label: &'static str,
    /// The sentences that the document would hold, each with its part of the document; only in the lead's edition.
    pub words: Vec<String>,
    /// What stands before what to write.
    pub write_label: &'static str,
    /// What to write about each thing.
    pub write: Vec<String>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Serialize)]
pub struct PointPage {
    /// What is wrong; nothing where the heading of the matter says it.
    pub says: String,
    /// What is missing of it.
    pub missing: Vec<String>,
    /// Both in one run of sentences.
    pub text: String,
}

/// The matters by area.
pub(super) fn areas(policy: &PolicyReport<'_>, anchor: &str) -> Vec<AreaPage> {
    by_area(policy, |matter, number| page(matter, number, anchor))
}

/// The same with everything that is wrong in each matter, and the findings in which that stands.
pub(in crate::page) fn in_full(
    policy: &PolicyReport<'_>,
    anchor: &str,
    findings: &HashMap<&str, Link>,
) -> Vec<AreaPage> {
    by_area(policy, |matter, number| {
        let points = points(matter, usize::MAX);
        let mut links: Vec<Link> = Vec::new();
        for name in matter.points.iter().flat_map(|point| &point.results).map(ToString::to_string) {
            if let Some(link) =
                findings.get(&*name).filter(|link| !links.iter().any(|it| it.text == link.text))
            {
                links.push(link.clone());
            }
        }
        let page = page(matter, number, anchor);
        let write = matter.remedies.iter().map(|remedy| for_the_document(remedy).to_owned()).collect();
        let rest = RestPage { words: words(policy, matter), write, ..page.rest };
        MatterPage { points, more: None, findings: links, rest, ..page }
    })
}

/// The sentences that the document would hold so that a matter is mended, each with its part of the document.
fn words(policy: &PolicyReport<'_>, matter: &Matter<'_>) -> Vec<String> {
    let of_matter = policy.results.iter().filter(|result| {
        let name = result.name();
        !result.words.is_empty() && matter.points.iter().any(|point| point.results.contains(&name))
    });
    entry::once(of_matter.flat_map(|result| &result.words).cloned())
}

fn by_area(policy: &PolicyReport<'_>, page: impl Fn(&Matter<'_>, usize) -> MatterPage) -> Vec<AreaPage> {
    let mut matters: Vec<(usize, &Matter<'_>)> = policy.matters.iter().enumerate().collect();
    // Of one area the matters stay in their order, the worst first; what names no matter stands last.
    matters.sort_by_key(|(_, matter)| (matter.area_order.is_none(), matter.area_order));
    let mut out: Vec<AreaPage> = Vec::new();
    for (at, matter) in matters {
        let page = page(matter, at + 1);
        match out.last_mut() {
            Some(area) if area.heading == matter.area_heading => area.matters.push(page),
            _ => out.push(AreaPage { heading: matter.area_heading.to_owned(), matters: vec![page] }),
        }
    }
    out
}

/// The place of a matter in links.
pub(in crate::page) fn place(matter: &Matter<'_>, anchor: &str) -> String {
    let id: String =
        matter.id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
    format!("{anchor}-{id}")
}

fn page(matter: &Matter<'_>, number: usize, anchor: &str) -> MatterPage {
    // What exactly the policy says is told where it could do harm; of the rest it is in the lead's edition.
    let told = if matter.harm == Harm::UnsafeInstruction { MISSING } else { 0 };
    let mut points = points(matter, told);
    let all = points.len();
    points.retain(|point| !is_said_by(&point.says, &matter.heading));
    let is_said = points.len() < all;
    let most = match matter.harm {
        Harm::UnsafeInstruction | Harm::WrongContact | Harm::Expired | Harm::Unowned => PRESSING,
        Harm::Absent => POINTS,
        Harm::Detail | Harm::Drafting => DETAILS,
    };
    let more = points.len().saturating_sub(most);
    let rest = rest(matter, is_said || more > 0);
    points.truncate(most);
    MatterPage {
        anchor: place(matter, anchor),
        number,
        heading: urgent::placed(matter),
        fault: matter.heading.clone(),
        place_says: match urgent::place(matter) {
            place if place.is_empty() => place,
            place => format!("{}.", upper(&placed(&place))),
        },
        place: upper(&urgent::place_in_short(matter)),
        harm: matter.harm.id(),
        harm_says: urgent::heading(matter.harm),
        points,
        more: (more > 0).then(|| format!("and {} more", wording::thousands(more))),
        rest,
        // What could harm a child is put right whoever asks it.
        asked_by: if matter.harm == Harm::UnsafeInstruction { "" } else { matter.force.heading() },
        findings: Vec::new(),
    }
}

/// Whether a sentence names only what a heading names already: several lists may find the same fault.
fn is_said_by(says: &str, heading: &str) -> bool {
    let names = |text: &str| -> Option<Vec<String>> {
        let (_, names) = text.trim_end_matches('.').split_once(": ")?;
        Some(names.split(", ").flat_map(|part| part.split(" and ")).map(str::to_owned).collect())
    };
    let (Some(said), Some(told)) = (names(says), names(heading)) else { return false };
    // That there are more of them is no name.
    said.iter().all(|name| name.ends_with(" more") || told.contains(name))
}

fn rest(matter: &Matter<'_>, is_cut: bool) -> RestPage {
    let all = points(matter, usize::MAX);
    let is_more = is_cut || all.iter().any(|point| point.missing.len() > MISSING);
    RestPage {
        label: if is_more { "All of it, and what to write" } else { "What to write" },
        points: if is_more { all } else { Vec::new() },
        words_label: entry::WORDS,
        words: Vec::new(),
        write_label: "What to write",
        write: entry::distinct(
            matter.remedies.iter().map(|remedy| for_the_document(remedy).to_owned()).collect(),
        ),
    }
}

/// What is wrong beyond the heading, with so many things that are missing of each.
fn points(matter: &Matter<'_>, missing: usize) -> Vec<PointPage> {
    let points = matter.points.iter().map(|point| {
        let is_told = point.says == matter.heading;
        (is_told, told(point, is_told, missing))
    });
    points.filter(|(is_told, page)| !(*is_told && page.missing.is_empty())).map(|(_, page)| page).collect()
}

fn told(point: &Point<'_>, is_told: bool, most: usize) -> PointPage {
    let says = if is_told { String::new() } else { format!("{}.", point.says) };
    let missing: Vec<String> = point.missing.iter().take(most).cloned().collect();
    let sentences = [says.as_str()].into_iter().chain(missing.iter().map(String::as_str));
    let text = sentences.filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ");
    PointPage { says, missing, text }
}

#[cfg(test)]
mod tests {
    use super::is_said_by;

    #[test]
    fn what_names_only_what_the_heading_names_is_said_by_it() {
        let heading = "Bodies are named that are closed: the Board of Kent, the Board of Surrey and 1 more";
        assert!(is_said_by("A body is named that has closed: the Board of Kent.", heading));
        assert!(is_said_by("A body is named: the Board of Kent and the Board of Surrey.", heading));
        assert!(!is_said_by("A service is named that has ended: Net Aware.", heading));
        assert!(!is_said_by("The school's own body is not named.", heading));
    }
}
