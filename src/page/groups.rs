//! The results under their headings: gaps in the order of the matters, the other verdicts by whose word they are.

use std::collections::HashMap;

use serde::Serialize;

use crate::checklist::Force;
use crate::gate::Status;
use crate::report::control::Name;
use crate::report::findings::Finding;
use crate::report::{PolicyReport, changes, wording};
use crate::requirement::Harm;

use super::{Entry, Link, Section, entry, governors};

/// Entries under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Whose word they are, or what follows if they stay.
    pub heading: &'static str,
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
        let groups = by_force(policy, found, verdict);
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
            "Neither the policy nor its records decide these, so they count neither as met nor as gaps. Each says what to ask for.",
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
    for (at, finding) in missed.into_iter().enumerate() {
        let matter = place(finding).and_then(|(matter, _)| policy.matters.get(matter));
        let harm = matter.map(|matter| matter.harm).or(finding.lead.harm).unwrap_or(Harm::Drafting);
        let heading = governors::harm_heading(harm);
        let entry = entry::entry(policy, finding, Some(at + 1), anchor);
        match out.last_mut() {
            Some(group) if group.heading == heading => group.entries.push(entry),
            _ => out.push(Group { heading, entries: vec![entry] }),
        }
    }
    out
}

/// Where the finding of each demand stands in links, with its number, by the name of the demand.
pub(super) fn links(findings: &[Group]) -> HashMap<&str, Link> {
    let entries = findings.iter().flat_map(|group| &group.entries).enumerate();
    let of =
        |(at, entry): (usize, &'_ Entry)| Link { anchor: entry.anchor.clone(), text: (at + 1).to_string() };
    entries
        .flat_map(|(at, entry)| entry.references.iter().map(move |name| (name.as_str(), of((at, entry)))))
        .collect()
}

/// The findings with this verdict by force.
fn by_force(policy: &PolicyReport<'_>, found: &[Finding<'_, '_>], verdict: Status) -> Vec<Group> {
    let group = |force: &Force| {
        let of_it = found.iter().filter(|it| it.lead.force == *force && it.lead.verdict == verdict);
        let entries = of_it.map(|finding| entry::entry(policy, finding, None, "")).collect::<Vec<_>>();
        let heading = changes::heading(&policy.results, *force);
        (!entries.is_empty()).then_some(Group { heading, entries })
    };
    Force::ALL.iter().filter_map(group).collect()
}
