//! The tables: counts by force and by checklist, and several policies side by side.

use super::super::model::{CountRow, PolicyReport, Report, Summary, Verdict};
use super::super::words;
use super::policy::against;
use super::{PolicyPage, Row, Table};

/// The counts of a policy.
pub(super) fn counts(policy: &PolicyReport) -> Vec<Table> {
    let total = CountRow {
        label: "All".to_owned(),
        counts: policy.summary,
        share: share(policy.summary),
    };
    let table = |caption: &str, first, rows: Vec<Row>| Table {
        caption: caption.to_owned(),
        columns: [first].into_iter().chain(Verdict::ALL.map(Verdict::heading)).chain(["Share met"]).collect(),
        rows,
    };
    let mut out = Vec::new();
    if !policy.by_force.is_empty() {
        let rows = policy.by_force.iter().chain([&total]).map(row).collect();
        out.push(table("Controls by whose word the demand is", "Whose word", rows));
    }
    if !policy.by_checklist.is_empty() {
        out.push(table("Controls by checklist", "Checklist", policy.by_checklist.iter().map(row).collect()));
    }
    out
}

fn row(row: &CountRow) -> Row {
    let counts = row.counts;
    let cell = |verdict| match verdict {
        Verdict::NotMet => counts.not_met,
        Verdict::PartlyMet => counts.partly_met,
        Verdict::NotShown => counts.not_shown,
        Verdict::Waived => counts.waived,
        Verdict::Met => counts.met,
        Verdict::NotApplicable => counts.not_applicable,
    };
    let cells = Verdict::ALL.into_iter().map(|verdict| words::thousands(cell(verdict)));
    Row { heading: row.label.clone(), anchor: None, cells: cells.chain([row.share.clone()]).collect() }
}

fn share(counts: Summary) -> String {
    counts.share().map_or_else(|| "–".to_owned(), |share| format!("{share}%"))
}

/// Several policies side by side; none where there is only one.
pub(super) fn overview(report: &Report, pages: &[PolicyPage]) -> Option<Table> {
    if report.policies.len() < 2 {
        return None;
    }
    let rows = report.policies.iter().zip(pages).map(|(policy, page)| {
        let counts = policy.summary;
        let overdue = policy.dates.iter().filter_map(|date| date.days_overdue).max();
        let cells = if policy.audited {
            vec![
                words::thousands(against(policy, report)),
                overdue.map_or_else(|| "–".to_owned(), words::days),
                words::thousands(counts.not_met),
                words::thousands(counts.partly_met),
                words::thousands(counts.not_shown),
                words::thousands(counts.met),
                share(counts),
            ]
        } else {
            let mut cells = vec!["not audited".to_owned()];
            cells.resize(7, "–".to_owned());
            cells
        };
        Row { heading: page.heading.clone(), anchor: Some(page.anchor.clone()), cells }
    });
    Some(Table {
        caption: "The policies side by side".to_owned(),
        columns: vec![
            "Policy",
            "Counts against the gate",
            "Longest overdue",
            Verdict::NotMet.heading(),
            Verdict::PartlyMet.heading(),
            Verdict::NotShown.heading(),
            Verdict::Met.heading(),
            "Share met",
        ],
        rows: rows.collect(),
    })
}
