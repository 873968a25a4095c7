//! Reports to try pages with, and what every page must keep to.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::audit::Context;
use crate::checklist::Library;
use crate::gate::{Settings, Status, decide};
use crate::policy;
use crate::report::control::Evidence;
use crate::report::dates::DateState;
use crate::report::{self, Input, PolicyReport, Report, Settled, Surveyed};
use crate::source::Source;
use crate::source::excerpt::excerpt;
use crate::vocabulary::Vocabulary;

use super::{Page, PolicyPage, joined};

const PRIORY: &str = include_str!("../../policies/priory-infant.yaml");
const DORMANSLAND: &str = include_str!("../../policies/dormansland-primary.yaml");

/// A report with its policies.
#[derive(Clone)]
pub(crate) struct Made {
    pub(crate) report: Report<'static>,
    pub(crate) surveyed: Vec<Surveyed<'static>>,
    pub(crate) policies: Vec<PolicyReport<'static>>,
}

impl Made {
    fn page(&self) -> Page {
        Page::new(&self.report, &self.surveyed, super::Edition::Lead)
    }

    fn pages(&self) -> Vec<PolicyPage> {
        let policies = self.policies.iter().enumerate();
        policies.map(|(position, policy)| PolicyPage::new(policy, &self.report, position)).collect()
    }
}

/// A report of files, by name and text. It refers to them, and so they are kept as long as the tests run.
pub(crate) fn report(files: &[(&'static str, &'static str)]) -> Made {
    let (vocabulary, library) = (Vocabulary::builtin(), Library::builtin());
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let context = Context { on, checklists: library.in_force(on), words: vocabulary };
    let settled = Settled::new(context, library);
    let settled: &Settled<'_> = Box::leak(Box::new(settled));
    let inputs: Vec<Input> = files
        .iter()
        .map(|(name, text)| {
            let source = Source::new(*name, *text);
            Input { loaded: policy::load(&source, None, vocabulary), source }
        })
        .collect();
    let inputs: &[Input] = inputs.leak();
    let surveyed: Vec<_> = inputs.iter().map(|input| report::survey(input, settled)).collect();
    Made {
        report: report::whole(settled, &surveyed),
        surveyed,
        policies: inputs.iter().map(|input| report::policy(input, settled)).collect(),
    }
}

/// The report of two real policies.
pub(crate) fn two() -> Made {
    static TWO: LazyLock<Made> = LazyLock::new(|| report(&[("b.yaml", PRIORY), ("c.yaml", DORMANSLAND)]));
    TWO.clone()
}

/// The report of one real policy.
pub(crate) fn one() -> Made {
    static ONE: LazyLock<Made> = LazyLock::new(|| report(&[("policies/priory-infant.yaml", PRIORY)]));
    ONE.clone()
}

/// The report of two real policies and one that cannot be read, with results of every verdict.
pub(crate) fn varied() -> Made {
    static THREE: LazyLock<Made> =
        LazyLock::new(|| report(&[("b.yaml", PRIORY), ("c.yaml", DORMANSLAND), ("d.yaml", "[")]));
    let mut made = THREE.clone();
    for (at, result) in made.policies.iter_mut().flat_map(|policy| policy.results.iter_mut().enumerate()) {
        result.verdict = Status::ALL[at % 6];
        result.judged = (result.verdict == Status::Waived).then_some(Status::PartlyMet);
    }
    made
}

fn references(page: &super::PolicyPage) -> Vec<String> {
    let sections = [&page.findings].into_iter().chain(&page.others);
    let entries = sections.flat_map(|section| &section.items).flat_map(|group| &group.entries);
    entries.flat_map(|entry| entry.references.clone()).collect()
}

#[test]
fn every_result_appears_exactly_once() {
    for made in [two(), varied()] {
        for (policy, shown) in made.policies.iter().zip(&made.pages()) {
            let mut count = BTreeMap::new();
            for reference in references(shown) {
                *count.entry(reference).or_insert(0) += 1;
            }
            let (aspects, controls): (Vec<_>, Vec<_>) =
                policy.results.iter().partition(|result| result.is_aspect());
            let rows: Vec<_> = shown.both.ladder.table.rows.iter().map(|row| row.heading.as_str()).collect();
            assert_eq!(rows, aspects.iter().map(|aspect| aspect.title).collect::<Vec<_>>());
            for result in controls {
                let name = result.name().to_string();
                assert_eq!(count.remove(&name), Some(1), "{name}");
            }
            assert!(count.is_empty(), "{count:?}");
        }
    }
}

#[test]
fn a_finding_has_the_number_of_its_matter_and_its_place_within_it() {
    let made = one();
    let pages = made.pages();
    let entries = pages[0].findings.items.iter().flat_map(|group| &group.entries);
    let mut numbers: Vec<(usize, usize)> = Vec::new();
    for entry in entries {
        let (number, _) = entry.heading.split_once(". ").unwrap();
        let (matter, point) = number.split_once('.').unwrap();
        let number: (usize, usize) = (matter.parse().unwrap(), point.parse().unwrap());
        assert_eq!(entry.anchor, format!("policy-1-finding-{}-{}", number.0, number.1));
        let matter = &made.policies[0].matters[number.0 - 1];
        let names: Vec<_> =
            matter.points.iter().flat_map(|point| &point.results).map(ToString::to_string).collect();
        assert!(entry.references.iter().all(|name| names.contains(name)), "{}", entry.heading);
        let next = numbers
            .last()
            .map_or((1, 1), |last| if last.0 == number.0 { (last.0, last.1 + 1) } else { (last.0 + 1, 1) });
        assert_eq!(number, next);
        numbers.push(number);
    }
    assert_eq!(numbers.last().map(|last| last.0), Some(made.policies[0].matters.len()));
}

#[test]
fn the_brief_says_first_what_is_unsafe_then_the_overdue_date_the_gate_and_three_matters() {
    let made = one();
    let brief = &made.pages()[0].brief;
    assert!(brief.lines[0].strong && brief.lines[0].text.contains("could harm a child"), "{brief:?}");
    assert!(brief.lines[1].strong);
    assert!(brief.lines[1].text.ends_with("3,340 days overdue."), "{}", brief.lines[1].text);
    assert_eq!(brief.lines[2].text, made.report.gate.message);
    assert_eq!(brief.pressing.len(), 3);
    assert!(brief.pressing.iter().all(|pressing| pressing.ask.ends_with('?')));
}

#[test]
fn what_counts_against_the_gate_is_the_same_in_the_overview_and_in_the_gate() {
    let made = two();
    let against = |policy: &PolicyReport<'_>| decide(&policy.tally, false, Settings::default()).against;
    let of_each: Vec<usize> = made.policies.iter().map(against).collect();
    assert_eq!(of_each.iter().sum::<usize>(), made.report.gate.against);
    let overview = made.page().overview.unwrap();
    let shown: Vec<_> = overview.rows.iter().map(|row| row.cells[0].clone()).collect();
    assert_eq!(shown, of_each.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert!(overview.rows.iter().all(|row| row.cells.len() + 1 == overview.columns.len()));
}

#[test]
fn a_file_that_cannot_be_read_is_said_so_and_never_counted_as_in_order() {
    let broken = &report(&[("policies/broken.yaml", "[")]).pages()[0];
    assert_eq!(broken.both.heading, "policies/broken.yaml");
    assert!(broken.brief.lines.iter().any(|line| line.text.contains("could not be audited")));
    assert!(broken.problems.shown);
    assert!(!broken.findings.shown);
}

#[test]
fn an_empty_report_says_that_nothing_was_audited() {
    let page = report(&[]).page();
    assert_eq!(page.lead, ["No policy was audited, so nothing is known to be in order."]);
    assert!(page.overview.is_none());
    assert!(
        page.about.iter().any(|line| line == "No result here is an official level, mark or certificate.")
    );
}

#[test]
fn of_many_places_each_is_told_by_its_section_and_its_line() {
    let mut made = one();
    let evidence = |line, path: Option<&'static str>| Evidence {
        line,
        column: 1,
        text: "x".into(),
        path,
        fault: true,
        in_doubt: false,
        part: crate::report::control::Part::Text,
        procedure: None,
        label: "here".into(),
        line_shown: excerpt("x", 0..1),
        section: None,
    };
    let first = made.pages()[0].findings.items[0].entries[0].references[0].clone();
    let result = made.policies[0].results.iter_mut().find(|result| result.name().to_string() == first);
    let lines = (1..=7).map(|line| evidence(line, None));
    let mut all: Vec<_> = lines.chain([evidence(2, Some("r.yaml")), evidence(7, None)]).collect();
    all[0].section = Some("1.2 Roles");
    result.unwrap().evidence = all;
    let places = &made.pages()[0].findings.items[0].entries[0].places;
    let says: Vec<_> = places.items.iter().map(|place| place.says.as_str()).collect();
    assert_eq!(says.len(), 8, "each place once: {says:?}");
    assert_eq!(says[0], "In \u{201c}1.2 Roles\u{201d}, line 1 of the file");
    assert_eq!((says[1], says[7]), ("Line 2 of the file", "Line 2 of r.yaml"));
}

#[test]
fn dates_that_have_passed_come_first_longest_first() {
    let mut made = one();
    let dates = &mut made.policies[0].dates;
    let mut older = dates.iter().find(|date| date.state == DateState::Overdue).unwrap().clone();
    older.days_overdue = Some(9999);
    older.message = "Older.".to_owned();
    dates.push(older);
    let dates = &made.pages()[0].both.dates.items;
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
    let words = |words: &[&str]| joined(words);
    assert_eq!(words(&[]), "");
    assert_eq!(words(&["1"]), "1");
    assert_eq!(words(&["1", "2"]), "1 and 2");
    assert_eq!(words(&["1", "2", "3"]), "1, 2 and 3");
}

/// Puts a text wherever a policy can put one.
pub(crate) fn fill(made: &mut Made, text: &'static str) {
    let named: &Source = Box::leak(Box::new(Source::new(text, "")));
    for surveyed in &mut made.surveyed {
        for own in [&mut surveyed.path, &mut surveyed.school, &mut surveyed.title] {
            text.clone_into(own);
        }
    }
    for policy in &mut made.policies {
        (policy.path, policy.school, policy.title) = (text, text, text);
        for date in &mut policy.dates {
            text.clone_into(&mut date.message);
            date.path = Some(text);
        }
        for result in &mut policy.results {
            result.message = text.into();
            result.missing = vec![text.to_owned(); result.missing.len()];
            for evidence in &mut result.evidence {
                evidence.text = text.into();
                evidence.label = text.into();
                evidence.path = Some(text);
            }
        }
        for problem in &mut policy.problems {
            (problem.message, problem.source, problem.in_full) = (text, named, false);
        }
        for notice in &mut policy.notices {
            text.clone_into(notice);
        }
    }
}
