//! Matters: what several controls speak of is told once. One finding is one matter: the worst fault is its heading, and
//! every control that adds something is a point beneath it.

use std::borrow::Cow;
use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::Force;
use crate::gate::Status;
use crate::requirement::Harm;
use crate::vocabulary::{Kind, TermId, Vocabulary};

use super::control::{ControlReport, Evidence, Name, Part};
use super::findings::{self, Finding};
use super::model::At;

/// One matter in which the policy falls short.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Matter<'a> {
    /// Its id in the vocabulary; the name of the control where a control names no matter.
    pub id: String,
    /// What it is, as a phrase.
    pub about: &'a str,
    /// The area of a report that it belongs to; nothing where the control names no matter.
    pub area: Option<&'a str>,
    /// What follows if it stays: the worst of what its controls say.
    pub harm: Harm,
    /// The strongest force among the demands that are missed.
    pub force: Force,
    /// What is wrong, in the reader's words, without a full stop.
    pub heading: String,
    /// Where that stands in the school's own document, by section.
    pub sections: Vec<&'a str>,
    /// In how many procedures of the section the worst stands; 0 where it is no step of one.
    #[serde(skip)]
    pub procedures: usize,
    /// Everything that is wrong in it, the worst first; the heading is the first where it is no sentence of its own.
    pub points: Vec<Point<'a>>,
    /// The line and column of the file where the worst stands, or where what is missing belongs.
    pub at: At,
    /// The file in which that is, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// What to do about it: the remedy of the worst.
    pub remedy: &'a str,
    /// What to do about each thing that is wrong in it, each once, in the order of the points.
    pub remedies: Vec<&'a str>,
    /// Who mends it.
    pub owner: Cow<'a, str>,
    /// The question for a governor to ask.
    pub ask: &'a str,
    /// The heading of the area.
    #[serde(skip)]
    pub area_heading: &'a str,
    /// Where its area stands among the areas.
    #[serde(skip)]
    pub area_order: Option<TermId>,
    /// Where it stands among the matters.
    #[serde(skip)]
    pub order: Option<TermId>,
}

/// One thing that is wrong in a matter.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Point<'a> {
    /// What is wrong, without a full stop.
    pub says: String,
    /// What is missing of it, in sentences, where the policy says part of it or something that is wrong.
    pub missing: Vec<String>,
    /// Whose word it is.
    pub force: Force,
    /// What follows if it stays.
    pub harm: Harm,
    /// Where it stands in the school's own document.
    pub sections: Vec<&'a str>,
    /// The controls that ask it, as series/control.
    #[schemars(with = "Vec<String>")]
    pub results: Vec<Name<'a>>,
}

/// From how many things that are wrong on, a matter is headed by what is wrong in the whole.
const SEVERAL: usize = 3;

/// A finding and where it stands among all.
type Placed<'r, 'a> = (usize, Finding<'r, 'a>);

/// The matters in which a policy falls short: by what follows if they stay, then by whose word it is, then in the order
/// of a usual policy.
pub fn matters<'a>(results: &[ControlReport<'a>], vocabulary: &'a Vocabulary) -> Vec<Matter<'a>> {
    let missed = findings::group(results).into_iter().filter(|finding| finding.lead.verdict.is_missed());
    let mut by_matter: Vec<(Option<&str>, Vec<Placed<'_, 'a>>)> = Vec::new();
    for placed in missed.enumerate() {
        let matter = placed.1.lead.matter;
        match by_matter.iter_mut().find(|(known, _)| matter.is_some() && *known == matter) {
            Some((_, findings)) => findings.push(placed),
            None => by_matter.push((matter, vec![placed])),
        }
    }
    let make =
        |(id, findings): (Option<&str>, Vec<Placed<'_, 'a>>)| matter(id, findings, results, vocabulary);
    let mut out: Vec<Matter<'a>> = by_matter.into_iter().filter_map(make).collect();
    out.sort_by_key(|matter| (matter.harm, matter.force, matter.order));
    out
}

fn matter<'a>(
    id: Option<&str>,
    mut findings: Vec<Placed<'_, 'a>>,
    results: &[ControlReport<'a>],
    vocabulary: &'a Vocabulary,
) -> Option<Matter<'a>> {
    findings.sort_by_key(|(position, finding)| (harm(finding.lead), finding.lead.force, *position));
    let lead = findings.first()?.1.lead;
    let force = findings.iter().map(|(_, finding)| finding.lead.force).min()?;
    let order = id.and_then(|id| vocabulary.find(Kind::Matter, id));
    let declared = order.and_then(|order| vocabulary.matter(order));
    let points = points(findings.iter().map(|(_, finding)| finding));
    let silent = declared.and_then(|matter| matter.silent.as_deref()).filter(|_| {
        let of_it = || results.iter().filter(|result| id.is_some() && result.matter == id);
        let is_silent = |result: &ControlReport<'_>| match result.verdict {
            Status::NotMet => result.harm.is_some_and(|harm| harm >= Harm::Absent),
            Status::NotApplicable => true,
            Status::PartlyMet | Status::NotShown | Status::Met | Status::Waived => false,
        };
        points.len() > 1 && of_it().all(is_silent)
    });
    // Where several unlike things are missing, the first cannot stand for all; what law asks is named in any case.
    let several = declared
        .and_then(|matter| matter.several.as_deref())
        .filter(|_| points.len() >= SEVERAL && harm(lead) >= Harm::Absent && force > Force::Must);
    let mut sections = points.first().map(|point| point.sections.clone()).unwrap_or_default();
    // What is missing belongs where the document speaks of its subject.
    if is_placed_by_the_file(lead) {
        let area = declared.map(|matter| matter.area);
        let own = lead.evidence.iter().find(|it| !it.fault && it.part == Part::Text);
        let own =
            own.and_then(|read| read.section).or_else(|| subject(id, area, &sections, (results, vocabulary)));
        sections = own.map_or(sections, |section| vec![section]);
    }
    if silent.is_none() && several.is_some() {
        let mut known: HashSet<&str> = HashSet::new();
        sections = points.iter().flat_map(|point| &point.sections).copied().collect();
        sections.retain(|section| known.insert(section));
    }
    let whole = silent.or(several).map(str::to_owned);
    let heading = whole.or_else(|| Some(points.first()?.says.clone()))?;
    Some(Matter {
        id: id.map_or_else(|| lead.name().to_string(), str::to_owned),
        about: order.map_or(lead.title, |order| vocabulary.label(order)),
        area: declared.map(|matter| vocabulary.id(matter.area)),
        harm: harm(lead),
        force,
        heading,
        sections,
        procedures: procedures(lead),
        points,
        at: lead.at,
        path: lead.evidence.first().and_then(|evidence| evidence.path),
        remedy: lead.remedy,
        remedies: remedies(&findings),
        owner: lead.owner.clone(),
        ask: lead.ask,
        area_heading: declared.map_or("Other demands", |matter| vocabulary.label(matter.area)),
        area_order: declared.map(|matter| matter.area),
        order,
    })
}

/// What is wrong, each thing once.
fn points<'r, 'a: 'r>(findings: impl Iterator<Item = &'r Finding<'r, 'a>>) -> Vec<Point<'a>> {
    let mut points: Vec<Point<'a>> = Vec::new();
    let mut told: HashSet<&str> = HashSet::new();
    for Finding { lead, others } in findings {
        let says = lead.gap.clone().unwrap_or_else(|| lead.title.to_owned());
        let names = || [lead.name()].into_iter().chain(others.iter().map(|other| other.name()));
        // What no heading was made for, and what a record says against it, is told in its own words.
        let is_plain = lead.matter.is_none()
            || lead.evidence.iter().any(|evidence| evidence.fault && evidence.path.is_some());
        let is_told_in_detail = is_plain || lead.verdict == Status::PartlyMet || harm(lead) < Harm::Unowned;
        let is_more = |sentence: &&String| is_told_in_detail && sentence.trim_end_matches('.') != says;
        let missing = lead.missing.iter().filter(is_more);
        let missing: Vec<String> = missing.filter(|sentence| told.insert(sentence)).cloned().collect();
        let sections = sections(lead);
        if let Some(point) = points.iter_mut().find(|point| point.says == says) {
            point.missing.extend(missing);
            point.results.extend(names());
            let known: HashSet<&str> = point.sections.iter().copied().collect();
            point.sections.extend(sections.into_iter().filter(|section| !known.contains(section)));
            continue;
        }
        let (force, harm) = (lead.force, harm(lead));
        points.push(Point { says, missing, force, harm, sections, results: names().collect() });
    }
    points
}

/// What to do about each thing, each once.
fn remedies<'a>(findings: &[Placed<'_, 'a>]) -> Vec<&'a str> {
    let mut out: Vec<&'a str> = Vec::new();
    for (_, finding) in findings {
        if !out.contains(&finding.lead.remedy) {
            out.push(finding.lead.remedy);
        }
    }
    out
}

fn harm(result: &ControlReport<'_>) -> Harm {
    result.harm.unwrap_or(Harm::Drafting)
}

/// Whether nothing says where in the document it belongs but the part of the file.
fn is_placed_by_the_file(result: &ControlReport<'_>) -> bool {
    let mut faults = result.evidence.iter().filter(|it| it.fault).peekable();
    faults.peek().is_some() && faults.all(|it| it.part == Part::Block)
}

/// The section in which the document speaks of a matter: where most of its area stands, if the part of the file is of that
/// area, else where most of the matter stands. What it says among the duties of a post has its place there by the post.
fn subject<'a>(
    id: Option<&str>,
    area: Option<TermId>,
    given: &[&'a str],
    (results, vocabulary): (&[ControlReport<'a>], &Vocabulary),
) -> Option<&'a str> {
    let area_of = |of: &str| Some(vocabulary.matter(vocabulary.find(Kind::Matter, of)?)?.area);
    let of_area = read(results, |matter| area.is_some() && area_of(matter) == area);
    let all: usize = of_area.iter().map(|(_, count)| *count).sum();
    let most = |counts: &[(&'a str, usize)]| {
        let most = counts.iter().map(|(_, count)| *count).max()?;
        counts.iter().find(|(_, count)| *count == most).copied()
    };
    // What stands all over the document has no section of its own.
    let home = most(&of_area).filter(|(_, count)| *count > 1 && *count * 2 >= all);
    let is_of_area = given.iter().all(|given| of_area.iter().any(|(known, _)| known == given));
    if home.is_none() && is_of_area && !given.is_empty() {
        return None;
    }
    let home = home.filter(|_| is_of_area);
    let own = || most(&read(results, |matter| Some(matter) == id));
    home.or_else(own).map(|(section, _)| section)
}

/// How much of what the document says of such matters stands in which section.
fn read<'a>(results: &[ControlReport<'a>], wanted: impl Fn(&str) -> bool) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<(&'a str, usize)> = Vec::new();
    let is_said = |result: &&ControlReport<'_>| {
        matches!(result.verdict, Status::Met | Status::PartlyMet) && result.matter.is_some_and(&wanted)
    };
    let read = results.iter().filter(is_said).flat_map(|result| &result.evidence);
    for section in read.filter(|it| it.part == Part::Text).filter_map(|it| it.section) {
        match counts.iter_mut().find(|(known, _)| *known == section) {
            Some((_, count)) => *count += 1,
            None => counts.push((section, 1)),
        }
    }
    counts
}

/// In how many procedures what is wrong is a step.
fn procedures(result: &ControlReport<'_>) -> usize {
    let faults = result.evidence.iter().filter(|it| it.fault && !it.in_doubt);
    faults.filter_map(|it| it.procedure).collect::<HashSet<_>>().len()
}

/// Where what is wrong stands in the school's document, what is certain before what is in doubt; where no place is at
/// fault, what was read. What is wrong in no section is in none: a place that is in order is not given for it.
fn sections<'a>(result: &ControlReport<'a>) -> Vec<&'a str> {
    let is_certain = |it: &&Evidence<'_>| it.fault && !it.in_doubt;
    let of = |places: &[&Evidence<'a>]| {
        let mut seen = HashSet::new();
        let sections = places.iter().filter_map(|it| it.section);
        sections.filter(|section| seen.insert(*section)).collect::<Vec<&'a str>>()
    };
    let certain: Vec<_> = result.evidence.iter().filter(is_certain).collect();
    let faults: Vec<_> = result.evidence.iter().filter(|it| it.fault).collect();
    if faults.is_empty() {
        of(&result.evidence.iter().collect::<Vec<_>>())
    } else if certain.is_empty() {
        of(&faults)
    } else {
        of(&certain)
    }
}
