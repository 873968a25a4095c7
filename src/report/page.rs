//! The governors' report as a page to be read from top to bottom: every sentence, number and order in it is settled here,
//! and the templates of Markdown and HTML only show it.
//!
//! Read in this order: `parts` (what a page is made of), `policy` (the part of one policy) with `brief` (what matters most in
//! it), `entry` (what is said of one demand), `ladder` (levels and the way up) and `tables` beneath it.

mod brief;
mod entry;
pub(crate) mod ladder;
mod parts;
mod policy;
mod tables;
#[cfg(test)]
pub(crate) mod tests;

use chrono::NaiveDate;

use crate::dates::plain;
use crate::requirement::words::upper;

use super::model::{ChecklistReport, Report};
use super::words;

pub use parts::{
    AspectPage, Brief, BriefLine, ChecklistPage, DateLine, Entry, Field, Group, LadderPage, LiftPage, Link,
    Listing, Page, Place, PolicyPage, Pressing, Row, Section, SharedPage, StepPage, Table,
};

impl Page {
    /// Makes the page of a report.
    pub fn new(report: &Report) -> Self {
        let policies: Vec<_> = report
            .policies
            .iter()
            .enumerate()
            .map(|(at, policy)| policy::page(policy, report, &format!("policy-{}", at + 1)))
            .collect();
        let about_whom = match report.policies.as_slice() {
            [] => "no policy".to_owned(),
            [only] => policy::name(only),
            several => words::count(several.len(), "policy", "policies"),
        };
        Self {
            name: format!("Online safety policy audit: {about_whom}, {}", report.on_plain),
            heading: "Online safety policy audit".to_owned(),
            byline: format!("Report for governors. Audited on {}.", report.on_plain),
            lead: lead(report),
            overview: tables::overview(report, &policies),
            policies,
            contents_heading: "In this part",
            reference_label: "For reference",
            skip: "Skip to the report",
            notes_heading: "Notes",
            notes: report.notices.clone(),
            checklists_heading: "Checklists used",
            checklists_intro: if report.checklists.is_empty() {
                format!("No checklist was in force on {}.", report.on_plain)
            } else {
                format!("These were used for {}.", report.on_plain)
            },
            checklists: report.checklists.iter().map(checklist).collect(),
            about_heading: "What this report is",
            about: about(report),
        }
    }
}

/// What stands above everything where there is not exactly one policy; of one policy its own part says it.
fn lead(report: &Report) -> Vec<String> {
    match report.policies.as_slice() {
        [] => vec!["No policy was audited, so nothing is known to be in order.".to_owned()],
        [_] => Vec::new(),
        several => {
            let unread = several.iter().filter(|policy| !policy.audited).count();
            let mut out = vec![report.gate.message.clone()];
            if unread > 0 {
                let of = words::count(several.len(), "policy", "policies");
                out.push(format!("{} of {of} could not be audited at all.", words::thousands(unread)));
            }
            out
        }
    }
}

fn checklist(checklist: &ChecklistReport) -> ChecklistPage {
    let force = match &checklist.in_force_to {
        Some(to) => format!("From {} to {}.", day(&checklist.in_force_from), day(to)),
        None => format!("From {}; no last day is known.", day(&checklist.in_force_from)),
    };
    let mut fields = vec![
        Field::new("Publisher", checklist.publisher.clone()),
        Field::new("Edition", checklist.edition.clone()),
        Field::new("In force", force),
        source(&checklist.source),
        Field::new("How it is known", sentence(checklist.basis_says)),
    ];
    if checklist.controls > 0 {
        fields.push(Field::new("Asks", format!("{}.", words::count(checklist.controls, "thing", "things"))));
    }
    if !checklist.extends.is_empty() {
        let extends: Vec<_> = checklist.extends.iter().map(|name| format!("`{name}`")).collect();
        fields.push(Field::new("Extends", format!("{}.", joined(&extends))));
    }
    fields.extend(checklist.note.as_ref().map(|note| Field::new("Note", note.clone())));
    ChecklistPage { heading: checklist.title.clone(), fields }
}

/// Where a checklist comes from: a link if it is an address on the web.
fn source(source: &str) -> Field {
    if words::is_address(source) {
        Field { link: Some(source.to_owned()), ..Field::new("Source", "") }
    } else {
        Field::new("Source", format!("{}.", source.trim_end_matches('.')))
    }
}

fn about(report: &Report) -> Vec<String> {
    vec![
        "This audit judges what the policy says and what its records show. It cannot see what happens in the school."
            .to_owned(),
        "An online safety policy as such is required by no law. Where law or statutory guidance is named here, it asks the \
         thing itself of the school, and a policy is the usual place to show it."
            .to_owned(),
        "The gate is the line drawn for this audit: what must not be missing. Whether it is met says nothing of the rest."
            .to_owned(),
        "What cannot be told is never counted as met. A share is rounded down, and is of what is met, partly met or not met."
            .to_owned(),
        "No result here is an official level, mark or certificate.".to_owned(),
        format!("Written by {} for {}.", report.tool, report.on_plain),
    ]
}

/// A day of the report, year-month-day, in words.
fn day(written: &str) -> String {
    written.parse::<NaiveDate>().map_or_else(|_| written.to_owned(), plain)
}

/// A phrase as a sentence.
fn sentence(phrase: &str) -> String {
    let mut out = upper(phrase.trim());
    if !out.is_empty() && !out.ends_with(['.', '?', '!']) {
        out.push('.');
    }
    out
}

/// "1", "1 and 2", "1, 2 and 3".
fn joined(words: &[String]) -> String {
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}
