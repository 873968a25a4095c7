//! Reports to try pages with, and what every page must keep to.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::audit::Context;
use crate::checklist::Library;
use crate::gate::Settings;
use crate::policy;
use crate::report::model::{Evidence, PolicyReport, Report, Verdict};
use crate::report::{Input, Settled, build, findings};
use crate::source::Source;
use crate::vocabulary::Vocabulary;

use super::{Page, joined};

const PRIORY: &str = include_str!("../../../policies/priory-infant.yaml");
const DORMANSLAND: &str = include_str!("../../../policies/dormansland-primary.yaml");

/// A report of files, by name and text.
pub(crate) fn report(files: &[(&str, &str)]) -> Report {
    let words = Vocabulary::builtin();
    let library = Library::builtin();
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let context = Context { on, checklists: library.in_force(on), words };
    let settled = Settled { context, library, gate: Settings::default(), soon: 90 };
    let policies = files.iter().map(|(name, text)| {
        let source = Source::new(*name, *text);
        let loaded = policy::load(source.clone(), None, words);
        build::policy(&Input { source, loaded }, &settled)
    });
    build(&settled, policies.collect())
}

/// The report of two real policies.
pub(crate) fn two() -> Report {
    static TWO: LazyLock<Report> = LazyLock::new(|| report(&[("b.yaml", PRIORY), ("c.yaml", DORMANSLAND)]));
    TWO.clone()
}

/// The report of one real policy.
pub(crate) fn one() -> Report {
    static ONE: LazyLock<Report> = LazyLock::new(|| report(&[("policies/priory-infant.yaml", PRIORY)]));
    ONE.clone()
}

/// The report of two real policies and one that cannot be read, with results of every verdict.
pub(crate) fn varied() -> Report {
    let mut report = two();
    report.policies.extend(super::tests::report(&[("d.yaml", "[")]).policies);
    for policy in &mut report.policies {
        for (at, result) in policy.results.iter_mut().enumerate() {
            result.verdict = Verdict::ALL[at % 6];
            result.judged = (result.verdict == Verdict::Waived).then_some(Verdict::PartlyMet);
        }
        policy.findings = findings::group(&policy.results);
    }
    report
}

fn references(page: &super::PolicyPage) -> Vec<String> {
    let sections = [&page.findings].into_iter().chain(&page.others);
    let entries = sections.flat_map(|section| &section.items).flat_map(|group| &group.entries);
    entries.flat_map(|entry| entry.references.clone()).collect()
}

#[test]
fn every_result_appears_exactly_once() {
    for report in [two(), varied()] {
        let page = Page::new(&report);
        for (policy, shown) in report.policies.iter().zip(&page.policies) {
            let mut count = BTreeMap::new();
            for reference in references(shown) {
                *count.entry(reference).or_insert(0) += 1;
            }
            let (aspects, controls): (Vec<_>, Vec<_>) =
                policy.results.iter().partition(|result| result.benchmark.is_some());
            let rows: Vec<_> = shown.ladder.table.rows.iter().map(|row| &row.heading).collect();
            assert_eq!(rows, aspects.iter().map(|aspect| &aspect.title).collect::<Vec<_>>());
            for result in controls {
                let name = format!("{}/{}", result.checklist, result.control);
                assert_eq!(count.remove(&name), Some(1), "{name}");
            }
            assert!(count.is_empty(), "{count:?}");
        }
    }
}

#[test]
fn findings_are_numbered_through_in_the_order_in_which_they_stand() {
    let page = Page::new(&one());
    let entries = page.policies[0].findings.items.iter().flat_map(|group| &group.entries);
    for (at, entry) in entries.enumerate() {
        assert!(entry.heading.starts_with(&format!("Finding {}: ", at + 1)), "{}", entry.heading);
    }
}

#[test]
fn the_brief_has_the_gate_the_overdue_date_and_three_findings() {
    let report = one();
    let page = Page::new(&report);
    let brief = &page.policies[0].brief;
    assert_eq!(brief.lines[0].text, report.gate.message);
    assert!(brief.lines[1].strong);
    assert!(brief.lines[1].text.ends_with("3,340 days overdue."), "{}", brief.lines[1].text);
    assert_eq!(brief.pressing.len(), 3);
    assert!(brief.pressing.iter().all(|pressing| pressing.ask.ends_with('?')));
}

#[test]
fn what_counts_against_the_gate_is_the_same_in_the_overview_and_in_the_gate() {
    let report = two();
    let of_each: usize = report.policies.iter().map(|policy| super::brief::against(policy, &report)).sum();
    assert_eq!(of_each, report.gate.against);
    let overview = Page::new(&report).overview.unwrap();
    assert!(overview.rows.iter().all(|row| row.cells.len() + 1 == overview.columns.len()));
}

#[test]
fn a_file_that_cannot_be_read_is_said_so_and_never_counted_as_in_order() {
    let page = Page::new(&report(&[("policies/broken.yaml", "[")]));
    let broken = &page.policies[0];
    assert_eq!(broken.heading, "policies/broken.yaml");
    assert!(broken.brief.lines.iter().any(|line| line.text.contains("could not be audited")));
    assert!(broken.problems.shown);
    assert!(!broken.findings.shown);
}

#[test]
fn an_empty_report_says_that_nothing_was_audited() {
    let page = Page::new(&report(&[]));
    assert_eq!(page.lead, ["No policy was audited, so nothing is known to be in order."]);
    assert!(page.overview.is_none());
    assert!(
        page.about.iter().any(|line| line == "No result here is an official level, mark or certificate.")
    );
}

#[test]
fn of_many_places_five_are_shown_and_the_lines_of_the_rest_are_told() {
    let mut report = one();
    let evidence = |line, path: Option<&str>| Evidence {
        line,
        column: 1,
        text: "x".to_owned(),
        path: path.map(str::to_owned),
        fault: true,
        label: "here".to_owned(),
        whole: "x".to_owned(),
        marked: (0, 1),
    };
    let lead = report.policies[0].findings[0].lead;
    let lines = (1..=7).map(|line| evidence(line, None));
    report.policies[0].results[lead].evidence = lines.chain([evidence(2, Some("r.yaml"))]).collect();
    let page = Page::new(&report);
    let places = &page.policies[0].findings.items[0].entries[0].places;
    assert_eq!(places.items.len(), 5);
    assert_eq!(places.items[0].says, "Line 1 of the file");
    assert_eq!(
        places.more.as_deref(),
        Some("And 3 more places: lines 6 and 7 of the file; line 2 of r.yaml.")
    );
}

#[test]
fn dates_that_have_passed_come_first_longest_first() {
    let mut report = one();
    let dates = &mut report.policies[0].dates;
    let mut older = dates.iter().find(|date| date.state == "overdue").unwrap().clone();
    older.days_overdue = Some(9999);
    older.message = "Older.".to_owned();
    dates.push(older);
    let page = Page::new(&report);
    let dates = &page.policies[0].dates.items;
    assert_eq!(dates[0].message, "Older.");
    assert_eq!(dates[1].mark, "Overdue");
    assert_eq!(dates[2].mark, "");
}

#[test]
fn only_addresses_on_the_web_become_links() {
    assert_eq!(super::source("https://www.gov.uk/a").link.as_deref(), Some("https://www.gov.uk/a"));
    for other in
        ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "https://a\"onclick=x", "our own checks"]
    {
        assert_eq!(super::source(other).link, None, "{other}");
    }
}

#[test]
fn lists_in_sentences_end_with_and() {
    let words = |words: &[&str]| joined(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
    assert_eq!(words(&[]), "");
    assert_eq!(words(&["1"]), "1");
    assert_eq!(words(&["1", "2"]), "1 and 2");
    assert_eq!(words(&["1", "2", "3"]), "1, 2 and 3");
}

/// Puts a text wherever a policy can put one.
pub(crate) fn fill(report: &mut Report, text: &str) {
    for policy in &mut report.policies {
        let PolicyReport { path, school, title, dates, results, problems, notices, .. } = policy;
        for own in [path, school, title] {
            text.clone_into(own);
        }
        for date in dates {
            text.clone_into(&mut date.message);
            date.path = Some(text.to_owned());
        }
        for result in results {
            text.clone_into(&mut result.message);
            result.missing = vec![text.to_owned(); result.missing.len()];
            for evidence in &mut result.evidence {
                text.clone_into(&mut evidence.text);
                text.clone_into(&mut evidence.label);
                evidence.path = Some(text.to_owned());
            }
        }
        for problem in problems {
            text.clone_into(&mut problem.shown);
        }
        for notice in notices {
            text.clone_into(notice);
        }
    }
}
