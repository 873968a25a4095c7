//! The tables: counts by force and by checklist, and several policies side by side.

use super::super::model::{CountRow, PolicyReport, Report, Summary, Verdict};
use super::super::words;
use super::brief::against;
use super::{PolicyPage, Row, Table};

/// The counts of a policy.
pub(super) fn counts(policy: &PolicyReport) -> Vec<Table> {
    let total = CountRow { label: "All".to_owned(), counts: policy.summary, share: share(policy.summary) };
    let verdicts = Verdict::ALL
        .into_iter()
        .filter(|verdict| is_always_shown(*verdict) || number(policy.summary, *verdict) > 0);
    let verdicts: Vec<Verdict> = verdicts.collect();
    let table = |caption: &str, first, rows: Vec<&CountRow>| Table {
        caption: caption.to_owned(),
        columns: [first]
            .into_iter()
            .chain(verdicts.iter().map(|it| it.heading()))
            .chain(["Share met"])
            .collect(),
        rows: rows.into_iter().map(|counted| row(counted, &verdicts)).collect(),
    };
    let mut out = Vec::new();
    if !policy.by_force.is_empty() {
        let rows = policy.by_force.iter().chain([&total]).collect();
        out.push(table("Controls by whose word the demand is", "Whose word", rows));
    }
    if !policy.by_checklist.is_empty() {
        out.push(table("Controls by checklist", "Checklist", policy.by_checklist.iter().collect()));
    }
    out
}

/// Columns that are shown even if they have nothing but noughts.
fn is_always_shown(verdict: Verdict) -> bool {
    match verdict {
        Verdict::NotMet | Verdict::PartlyMet | Verdict::NotShown | Verdict::Met => true,
        Verdict::Waived | Verdict::NotApplicable => false,
    }
}

fn number(counts: Summary, verdict: Verdict) -> usize {
    match verdict {
        Verdict::NotMet => counts.not_met,
        Verdict::PartlyMet => counts.partly_met,
        Verdict::NotShown => counts.not_shown,
        Verdict::Waived => counts.waived,
        Verdict::Met => counts.met,
        Verdict::NotApplicable => counts.not_applicable,
    }
}

fn row(row: &CountRow, verdicts: &[Verdict]) -> Row {
    let cells = verdicts.iter().map(|verdict| words::thousands(number(row.counts, *verdict)));
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
