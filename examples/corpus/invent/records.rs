//! A records file.

use std::fmt::Write as _;

use super::calendar::Day;
use super::chance::Chance;

const RECORDS: &[&str] = &[
    "filtering-check",
    "filtering-review",
    "filtering-test",
    "monitoring-report",
    "incident-trends",
    "staff-training",
    "governor-training",
    "dsl-training",
    "governor-report",
    "acceptable-use-signed",
    "online-safety-audit",
    "parent-session",
];
const ABOUT: &[&str] = &["filtering-and-monitoring", "online-safety-issues", "school-devices"];
const BY: &[&str] = &["dsl", "technical-support", "governing-body", "headteacher"];
const GAPS: &[&str] = &[
    "kcsie/filtering-leader-named",
    "kcsie/four-risks",
    "policy-essentials/review-sooner",
    "dfe-filtering-monitoring/senior-leader",
];

/// Some records, and now and then a gap that was accepted.
pub(crate) fn records(chance: &mut Chance) -> String {
    let mut out = String::from("policygap-records: 1\nrecords:\n");
    for _ in 0..chance.between(2, 14) {
        let date = Day::of(chance.between(2024, 2026), chance).plain();
        let (kind, by) = (chance.one(RECORDS), chance.one(BY));
        let _ = write!(out, "  - record: {kind}\n    date: {date}\n    by: {by}\n");
        if chance.percent(60) {
            let _ = writeln!(out, "    about: {}", chance.one(ABOUT));
        }
        if chance.percent(70) {
            out.push_str(
                "    outcome: Two things were found and mended.\n    action: The settings were changed.\n",
            );
        }
        if chance.percent(40) {
            out.push_str("    reported-to: governing-body\n");
        }
    }
    if chance.percent(30) {
        let (gap, until) = (chance.one(GAPS), chance.between(2026, 2027));
        let _ = write!(
            out,
            "accepted-gaps:\n  - control: {gap}\n    reason: To be settled with the new leadership team.\n    \
             approved-by: governing-body\n    minute: \"7.2\"\n    until: {until}-07-31\n    accepted-on: 1 September 2026\n"
        );
    }
    out
}
