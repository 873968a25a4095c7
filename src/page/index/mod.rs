//! What stands over the reports of many policies, each of which is a file of its own: dates overdue, what several have to
//! put right, and a grid of levels. Of each policy little is kept, and no name of a person.

mod gathered;

use serde::Serialize;

use crate::dates::{days, plain};
use crate::report::{Report, wording};
use crate::requirement::sentence::upper;

use super::{Edition, Page, Row, Section, Table, joined};

use gathered::{Aspect, Shared};
pub use gathered::{Gathered, Standing};

/// How many policies stand beside each other in a grid.
const ACROSS: usize = 8;

/// The index as a page.
#[derive(Clone, Debug, Serialize)]
pub struct IndexPage {
    /// What stands around it.
    #[serde(flatten)]
    pub around: Page,
    /// Each policy with its report.
    pub reports: Section<ReportLine>,
    /// The columns of that table.
    pub columns: [&'static str; 4],
    /// What is overdue, the longest first.
    pub overdue: Section<Overdue>,
    /// What several policies have to put right.
    pub shared: Section<Table>,
    /// Levels, a table for some policies at a time.
    pub levels: Section<Grid>,
}

/// A policy with its report.
#[derive(Clone, Debug, Serialize)]
pub struct ReportLine {
    /// The policy.
    pub policy: Named,
    /// What is to be put right, what of it could do harm, and what is overdue longest.
    pub cells: [String; 3],
}

/// A date that is overdue.
#[derive(Clone, Debug, Serialize)]
pub struct Overdue {
    /// The policy.
    pub policy: Named,
    /// What is overdue.
    pub says: String,
}

/// A policy, and where its report is, as an address beside the index.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// The school and the title of the document.
    pub name: String,
    /// Where its report is.
    pub address: String,
}

/// A table of levels, whose columns are policies.
#[derive(Clone, Debug, Serialize)]
pub struct Grid {
    /// What it shows.
    pub caption: String,
    /// The headings of the first columns.
    pub columns: Vec<&'static str>,
    /// The policies, whose columns follow.
    pub policies: Vec<Named>,
    /// The aspects.
    pub rows: Vec<Row>,
}

impl IndexPage {
    /// Makes the page.
    pub fn new(report: &Report<'_>, gathered: &Gathered, edition: Edition) -> Self {
        let on = plain(report.on);
        let reports = wording::count(gathered.policies.len(), "policy", "policies");
        let mut around = Page::new(report, &[], edition);
        around.name = format!("Online safety policy audit: {reports}, {on}");
        around.heading = format!("Online safety policies: {reports}");
        around.byline = format!("Day of the reports: {on}.");
        around.is_index = true;
        let gate = Some(report.gate.message.clone()).filter(|_| edition == Edition::Lead);
        around.lead = lead(gathered).into_iter().chain(gate).collect();
        Self {
            around,
            reports: Section::new(
                "reports".to_owned(),
                "The reports",
                "Each policy has a report of its own.",
                gathered.policies.iter().map(line).collect(),
            ),
            columns: ["Policy", "Matters to put right", "Could do harm", "Longest overdue"],
            overdue: Section::new("overdue".to_owned(), "Dates overdue", "", overdue(gathered)),
            shared: Section::new(
                "matters".to_owned(),
                "What several have to put right",
                "What is found in most policies is best put right once, for all of them.",
                shared(gathered),
            ),
            levels: Section::new(
                "levels".to_owned(),
                "Levels, aspect by aspect",
                "Level 1 is the highest, level 5 the lowest. None of these is an official level.",
                levels(gathered),
            ),
        }
    }
}

/// The position of all in a few sentences.
fn lead(gathered: &Gathered) -> Vec<String> {
    let count = |is: fn(&Standing) -> bool| gathered.policies.iter().filter(|policy| is(policy)).count();
    let sentence = |number: usize, one: &str, many: &str| {
        (number > 0).then(|| format!("{}.", wording::count(number, one, many)))
    };
    let is_unsafe = count(|policy| policy.could_harm > 0);
    let safe = "In no policy was anything found that could harm a child or destroy evidence.";
    let audited = count(|policy| policy.audited) > 0;
    [
        sentence(
            is_unsafe,
            "policy has something in it that could harm a child or destroy evidence",
            "policies have something in them that could harm a child or destroy evidence",
        )
        .or_else(|| audited.then(|| safe.to_owned())),
        sentence(
            count(|policy| !policy.overdue.is_empty()),
            "policy has a date that is overdue",
            "policies have a date that is overdue",
        ),
        sentence(
            count(|policy| !policy.audited),
            "file could not be audited, so nothing in it is known to be in order",
            "files could not be audited, so nothing in them is known to be in order",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn line(policy: &Standing) -> ReportLine {
    let longest = policy.overdue.iter().map(|(days, _)| *days).max();
    ReportLine {
        policy: policy.named(),
        cells: if policy.audited {
            [
                wording::thousands(policy.matters),
                wording::thousands(policy.could_harm),
                longest.map_or_else(|| "\u{2013}".to_owned(), days),
            ]
        } else {
            ["not audited".to_owned(), "\u{2013}".to_owned(), "\u{2013}".to_owned()]
        },
    }
}

/// The name of a file as an address: whatever may mean something in one is written as its bytes.
fn address(file: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    file.bytes().map(byte).collect()
}

fn overdue(gathered: &Gathered) -> Vec<Overdue> {
    let all = gathered.policies.iter().flat_map(|policy| {
        policy
            .overdue
            .iter()
            .map(|(days, says)| (*days, Overdue { policy: policy.named(), says: says.clone() }))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(days, _)| std::cmp::Reverse(*days));
    all.into_iter().map(|(_, overdue)| overdue).collect()
}

fn shared(gathered: &Gathered) -> Vec<Table> {
    let mut matters: Vec<&Shared> = gathered.matters.iter().collect();
    matters.sort_by_key(|matter| (std::cmp::Reverse(matter.policies), matter.harm, matter.order));
    if matters.is_empty() {
        return Vec::new();
    }
    let row = |matter: &Shared| Row {
        heading: format!("{} ({})", upper(&matter.about), matter.area),
        anchor: None,
        cells: vec![wording::thousands(matter.policies), numbers(matter)],
    };
    vec![Table {
        caption: "Matters by the number of policies in which they are found".to_owned(),
        columns: vec!["Matter", "Policies", "Numbers in the list above"],
        rows: matters.into_iter().map(row).collect(),
    }]
}

/// In which policies a matter is found, by their numbers.
fn numbers(matter: &Shared) -> String {
    let more = matter.policies.saturating_sub(matter.first.len());
    let more = (more > 0).then(|| format!("{} more", wording::thousands(more)));
    let numbers: Vec<String> = matter.first.iter().map(usize::to_string).chain(more).collect();
    joined(&numbers)
}

fn levels(gathered: &Gathered) -> Vec<Grid> {
    let with_levels: Vec<&Standing> =
        gathered.policies.iter().filter(|policy| !policy.levels.is_empty()).collect();
    with_levels.chunks(ACROSS).map(|some| grid(some, &gathered.aspects)).collect()
}

fn grid(policies: &[&Standing], aspects: &[Aspect]) -> Grid {
    let shown = |level: Option<u8>| level.map_or_else(|| "\u{2013}".to_owned(), |level| level.to_string());
    let row = |(at, aspect): (usize, &Aspect)| {
        let of = |policy: &&Standing| {
            policy.levels.iter().find(|(known, _)| *known == at).and_then(|(_, level)| *level)
        };
        let levels = policies.iter().map(of).map(shown);
        Row {
            heading: aspect.title.clone(),
            anchor: None,
            cells: [shown(aspect.aim)].into_iter().chain(levels).collect(),
        }
    };
    Grid {
        caption: "Levels by aspect (1 is highest)".to_owned(),
        columns: vec!["Aspect", "Aimed at"],
        policies: policies.iter().map(|policy| policy.named()).collect(),
        rows: aspects.iter().enumerate().map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_nothing_that_leads_elsewhere() {
        assert_eq!(address("a b#1?.html"), "a%20b%231%3F.html");
        assert_eq!(address("javascript:x.html"), "javascript%3Ax.html");
        assert_eq!(address("é.md"), "%C3%A9.md");
    }
}
