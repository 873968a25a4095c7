//! The results under their headings: gaps in the order of the matters, the other verdicts by whose word they are.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::checklist::Force;
use crate::gate::Status;
use crate::report::control::Name;
use crate::report::findings::Finding;
use crate::report::{PolicyReport, changes, wording};
use crate::requirement::Harm;

use super::entry::Number;
use super::{Entry, Link, Section, entry, governors};

/// Entries under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Whose word they are, what follows if they stay, or what would decide them.
    pub heading: String,
    /// The entries in order.
    pub entries: Vec<Entry>,
}

/// The verdicts that are no gaps in the policy, most pressing first.
pub(super) fn others(
    policy: &PolicyReport<'_>,
    found: &[Finding<'_, '_>],
    anchor: &str,
) -> Vec<Section<Group>> {
    let section = |verdict, id: &str, heading: &str, intro: &str| {
        let groups = match verdict {
            Status::NotShown => by_document(policy, found),
            _ => by_force(policy, found, verdict),
        };
        let entries = groups.iter().flat_map(|group| &group.entries);
        let number: usize = entries.map(|entry| entry.references.len()).sum();
        Section::new(
            format!("{anchor}-{id}"),
            format!("{heading} ({})", wording::thousands(number)),
            intro,
            groups,
        )
    };
    vec![
        section(
            Status::NotShown,
            "unknown",
            "What cannot be told",
            "Neither the policy nor its records decide these, so they count neither as met nor as gaps. They stand under the document \
             or the record that would decide them, and each says what to ask for.",
        ),
        section(
            Status::Waived,
            "accepted",
            "Gaps accepted for a time",
            "These are gaps. They were accepted, by somebody and until a day, and count again after it.",
        ),
        section(
            Status::Met,
            "met",
            "What is met",
            "Where a result rests on a date, it says until when it holds.",
        ),
        section(Status::NotApplicable, "not-applicable", "What does not apply", ""),
    ]
}

/// The gaps in the order of the matters, the worst first, numbered through.
pub(super) fn by_matter(policy: &PolicyReport<'_>, found: &[Finding<'_, '_>], anchor: &str) -> Vec<Group> {
    let mut order: HashMap<Name<'_>, (usize, usize)> = HashMap::new();
    for (at, matter) in policy.matters.iter().enumerate() {
        for (point, name) in matter.points.iter().flat_map(|point| &point.results).enumerate() {
            order.entry(*name).or_insert((at, point));
        }
    }
    let place = |finding: &Finding<'_, '_>| order.get(&finding.lead.name()).copied();
    let mut missed: Vec<_> = found.iter().filter(|finding| finding.lead.verdict.is_missed()).collect();
    missed.sort_by_key(|finding| {
        let place = place(finding);
        (place.is_none(), place)
    });
    let mut out: Vec<Group> = Vec::new();
    let mut number = Number { matter: 0, point: 0 };
    let mut told = HashSet::new();
    for finding in &once(missed, |finding| place(finding).map(|(matter, _)| matter)) {
        let at = place(finding).map_or(policy.matters.len(), |(matter, _)| matter);
        let matter = policy.matters.get(at);
        let point = if number.matter == at + 1 { number.point + 1 } else { 1 };
        number = Number { matter: at + 1, point };
        let harm = matter.map(|matter| matter.harm).or(finding.lead.harm).unwrap_or(Harm::Drafting);
        let heading = governors::harm_heading(harm);
        let mut entry = entry::entry(policy, finding, Some(number), anchor);
        // What several matters lack alike is told with the matter.
        if let (Some(gap), Some(matter)) = (&finding.lead.gap, matter)
            && !told.insert(gap.clone())
        {
            entry.heading = format!("{} ({})", entry.heading, matter.about);
        }
        match out.last_mut() {
            Some(group) if group.heading == heading => group.entries.push(entry),
            _ => out.push(Group { heading: heading.to_owned(), entries: vec![entry] }),
        }
    }
    out
}

/// Findings that say the same, or say it for the same reasons, are one: the first of a matter holds the others of it.
fn once<'r, 'a>(
    findings: Vec<&Finding<'r, 'a>>,
    matter: impl Fn(&Finding<'_, '_>) -> Option<usize>,
) -> Vec<Finding<'r, 'a>> {
    let mut out: Vec<(Option<usize>, Finding<'r, 'a>)> = Vec::new();
    for finding in findings {
        let of = matter(finding);
        let (gap, missing) = (&finding.lead.gap, &finding.lead.missing);
        let is_like = |known: &&mut (Option<usize>, Finding<'_, '_>)| {
            let lead = known.1.lead;
            of.is_some()
                && known.0 == of
                && (lead.gap == *gap || (!missing.is_empty() && lead.missing == *missing))
        };
        match out.iter_mut().find(is_like) {
            Some((_, known)) => {
                known.others.push(finding.lead);
                known.others.extend(&finding.others);
            }
            None => out.push((of, finding.clone())),
        }
    }
    out.into_iter().map(|(_, finding)| finding).collect()
}

/// Where the finding of each demand stands in links, with its number, by the name of the demand.
pub(super) fn links(findings: &[Group]) -> HashMap<&str, Link> {
    let entries = findings.iter().flat_map(|group| &group.entries);
    let of = |entry: &Entry| {
        let number = entry.heading.split_once(". ").map_or(entry.heading.as_str(), |(number, _)| number);
        Link { anchor: entry.anchor.clone(), text: number.to_owned() }
    };
    entries.flat_map(|entry| entry.references.iter().map(move |name| (name.as_str(), of(entry)))).collect()
}

/// The findings with this verdict by force.
fn by_force(policy: &PolicyReport<'_>, found: &[Finding<'_, '_>], verdict: Status) -> Vec<Group> {
    let group = |force: &Force| {
        let of_it = found.iter().filter(|it| it.lead.force == *force && it.lead.verdict == verdict);
        let entries = of_it.map(|finding| entry::entry(policy, finding, None, "")).collect::<Vec<_>>();
        let heading = changes::heading(&policy.results, *force).to_owned();
        (!entries.is_empty()).then_some(Group { heading, entries })
    };
    Force::ALL.iter().filter_map(group).collect()
}

/// What cannot be told, by the document or the record that would decide it, those first that decide most.
fn by_document(policy: &PolicyReport<'_>, found: &[Finding<'_, '_>]) -> Vec<Group> {
    let open: Vec<_> = found.iter().filter(|finding| finding.lead.verdict == Status::NotShown).collect();
    let mut told = vec![false; open.len()];
    let mut group = |heading: String, holds: &dyn Fn(&Name<'_>) -> bool| {
        let mut entries = Vec::new();
        for (finding, told) in open.iter().zip(&mut told) {
            if !*told && holds(&finding.lead.name()) {
                *told = true;
                entries.push(entry::entry(policy, finding, None, ""));
            }
        }
        (!entries.is_empty()).then_some(Group { heading, entries })
    };
    let mut out = Vec::new();
    for document in &policy.documents {
        let heading = format!("In another document: {}", document.title);
        out.extend(group(heading, &|name| document.results.contains(name)));
    }
    for record in &policy.records {
        let heading = format!("In a record: {}", record.title);
        out.extend(group(heading, &|name| record.results.contains(name)));
    }
    out.extend(group("Neither in a document nor in a record".to_owned(), &|_| true));
    out
}
