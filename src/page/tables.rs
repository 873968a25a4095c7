//! The tables: counts by force and by checklist, and several policies side by side.

use serde::Serialize;

use crate::checklist::Force;
use crate::gate::{Counts, Status, decide};
use crate::report::counts::{CountRow, by_checklist, by_force, share_says};
use crate::report::{PolicyReport, Report, Surveyed, wording};

use super::policy::{alike, anchor, apart, name};

/// A table: the first cell of each row is its heading.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headings of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its heading.
    pub heading: String,
    /// Where its heading leads, if anywhere.
    pub anchor: Option<String>,
    /// The other cells.
    pub cells: Vec<String>,
}

/// The counts of a policy.
pub(super) fn counts(policy: &PolicyReport<'_>, report: &Report<'_>) -> Vec<Table> {
    let all = policy.tally.of_controls();
    let verdicts: Vec<Status> = Status::ALL
        .iter()
        .copied()
        .filter(|status| is_always_shown(*status) || all.of(*status) > 0)
        .collect();
    let table = |caption: &str, first, rows: &[CountRow<'_>]| Table {
        caption: caption.to_owned(),
        columns: [first]
            .into_iter()
            .chain(verdicts.iter().map(|it| it.heading()))
            .chain(["Share met"])
            .collect(),
        rows: rows.iter().map(|counted| row(counted, &verdicts)).collect(),
    };
    let mut out = Vec::new();
    let mut of_force = by_force(policy);
    if !of_force.is_empty() {
        of_force.push(CountRow {
            label: "All",
            counts: all,
            whole: policy.tally.is_whole(Force::GoodPractice),
        });
        out.push(table("Controls by who asks for them", "Asked by", &of_force));
    }
    let of_checklist = by_checklist(policy, &report.checklists);
    if !of_checklist.is_empty() {
        out.push(table("Controls by checklist", "Checklist", &of_checklist));
    }
    out
}

/// Columns that are shown even if they have nothing but noughts.
fn is_always_shown(status: Status) -> bool {
    match status {
        Status::NotMet | Status::PartlyMet | Status::NotShown | Status::Met => true,
        Status::Waived | Status::NotApplicable => false,
    }
}

fn row(row: &CountRow<'_>, verdicts: &[Status]) -> Row {
    let cells = verdicts.iter().map(|status| wording::thousands(row.counts.of(*status)));
    Row { heading: row.label.to_owned(), anchor: None, cells: cells.chain([row.share_says()]).collect() }
}

/// Several policies side by side; none where there is only one.
pub(super) fn overview(report: &Report<'_>, surveyed: &[Surveyed<'_>]) -> Option<Table> {
    if surveyed.len() < 2 {
        return None;
    }
    let shown = [Status::NotMet, Status::PartlyMet, Status::NotShown, Status::Met];
    let alike = alike(surveyed);
    let rows = surveyed.iter().enumerate().map(|(position, policy)| Row {
        heading: apart(name(&policy.path, &policy.school, &policy.title), &policy.path, &alike),
        anchor: Some(anchor(position)),
        cells: if policy.audited { standing(policy, report, shown) } else { not_audited() },
    });
    Some(Table {
        caption: "The policies side by side".to_owned(),
        columns: ["Policy", "Counts against the gate", "Longest overdue"]
            .into_iter()
            .chain(shown.map(Status::heading))
            .chain(["Share met"])
            .collect(),
        rows: rows.collect(),
    })
}

/// The same without what is counted against the gate, which governors did not draw.
pub(super) fn overview_for_governors(report: &Report<'_>, surveyed: &[Surveyed<'_>]) -> Option<Table> {
    let mut table = overview(report, surveyed)?;
    let against = 1;
    table.columns.remove(against);
    for row in &mut table.rows {
        row.cells.remove(against - 1);
    }
    for column in &mut table.columns {
        if *column == Status::NotShown.heading() {
            *column = "To be shown elsewhere";
        }
    }
    Some(table)
}

fn standing(policy: &Surveyed<'_>, report: &Report<'_>, shown: [Status; 4]) -> Vec<String> {
    let counts: Counts = policy.tally.of_controls();
    let whole = policy.tally.is_whole(Force::GoodPractice);
    let against = decide(&policy.tally, false, report.settings).against;
    let overdue = policy.longest_overdue.map_or_else(|| "–".to_owned(), crate::dates::days);
    let numbers = shown.map(|status| wording::thousands(counts.of(status)));
    [wording::thousands(against), overdue]
        .into_iter()
        .chain(numbers)
        .chain([share_says(counts, whole)])
        .collect()
}

fn not_audited() -> Vec<String> {
    let mut cells = vec!["not audited".to_owned()];
    cells.resize(7, "–".to_owned());
    cells
}
