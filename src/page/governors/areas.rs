//! The matters, area by area, in the order of a usual policy.

use serde::Serialize;

use crate::report::PolicyReport;
use crate::report::matters::{Matter, Point};
use crate::report::wording;

use super::first;

/// How many points of a matter are told here.
const POINTS: usize = 5;

/// How many things that are missing are told of one point.
const MISSING: usize = 3;

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
    /// What is wrong.
    pub heading: String,
    /// What follows if it stays, as a word of the format: `unsafe-instruction`.
    pub harm: &'static str,
    /// The same for readers.
    pub harm_says: &'static str,
    /// What is wrong beyond the heading.
    pub points: Vec<PointPage>,
    /// How many more there are, where there are more.
    pub more: Option<String>,
    /// Whose word it is.
    pub asked_by: &'static str,
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
    let mut matters: Vec<&Matter<'_>> = policy.matters.iter().collect();
    // Of one area the matters stay in their order, the worst first; what names no matter stands last.
    matters.sort_by_key(|matter| (matter.area_order.is_none(), matter.area_order));
    let mut out: Vec<AreaPage> = Vec::new();
    for matter in matters {
        let page = page(matter, anchor);
        match out.last_mut() {
            Some(area) if area.heading == matter.area_heading => area.matters.push(page),
            _ => out.push(AreaPage { heading: matter.area_heading.to_owned(), matters: vec![page] }),
        }
    }
    out
}

fn page(matter: &Matter<'_>, anchor: &str) -> MatterPage {
    let mut points: Vec<PointPage> = Vec::new();
    for point in &matter.points {
        let is_told = point.says == matter.heading;
        if !(is_told && point.missing.is_empty()) {
            points.push(told(point, is_told));
        }
    }
    let more = points.len().saturating_sub(POINTS);
    points.truncate(POINTS);
    MatterPage {
        anchor: format!("{anchor}-{}", matter.id.replace('/', "-")),
        heading: first::placed(matter),
        harm: matter.harm.id(),
        harm_says: first::heading(matter.harm),
        points,
        more: (more > 0).then(|| format!("and {} more", wording::thousands(more))),
        asked_by: matter.force.heading(),
    }
}

fn told(point: &Point<'_>, is_told: bool) -> PointPage {
    let says = if is_told { String::new() } else { format!("{}.", point.says) };
    let more = point.missing.len().saturating_sub(MISSING);
    let more = (more > 0).then(|| format!("and {} more", wording::thousands(more)));
    let missing: Vec<String> = point.missing.iter().take(MISSING).cloned().chain(more).collect();
    let sentences = [says.as_str()].into_iter().chain(missing.iter().map(String::as_str));
    let text = sentences.filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ");
    PointPage { says, missing, text }
}
