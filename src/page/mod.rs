//! The governors' report as a page to be read from top to bottom: every sentence, number and order in it is settled here,
//! and the terminal and the templates of Markdown and HTML only lay it out. Text is plain throughout, to be escaped by the
//! format; in the text of a [`Field`], in notes and in what tells how many more there are, words between two backticks are
//! code.
//!
//! Read in this order: this file (what stands around the policies), `policy` (the part of one policy) with `brief` (what
//! matters most in it), `groups` (the results under their
//! headings), `entry` (what is said of one demand), `ladder` (levels and the way up) and `tables` beneath it, and
//! [`terminal`] (what a terminal shows of a policy), [`index`] (what stands over the reports of many policies).

mod brief;
mod entry;
pub mod governors;
mod groups;
pub mod index;
pub(crate) mod ladder;
mod policy;
mod tables;
pub mod terminal;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::HashSet;

use serde::Serialize;

use crate::dates::plain;
use crate::format::closed_set;
use crate::requirement::sentence::upper;

use crate::report::model::ChecklistReport;
use crate::report::{Report, Surveyed, wording};

pub use brief::{Brief, BriefLine, Pressing};
pub use entry::{Entry, Field, Listing, Place};
pub use governors::{AreaPage, GovernorsPage};
pub use groups::Group;
pub use ladder::{AspectPage, LadderPage, LiftPage, StepPage};
pub use policy::{DateLine, Link, PolicyPage, Section, SharedPage};
pub use tables::{Row, Table};

/// A place in the document as a sentence goes on with it: one that says itself that it stands under a heading needs no
/// other word.
pub(super) fn placed(place: &str) -> String {
    if place.starts_with("under ") { place.to_owned() } else { format!("in {place}") }
}

/// What stands before the words to put into the document.
pub(crate) const TO_WRITE: &str = "To write";

closed_set! {
    /// For whom a report is written.
    pub enum Edition {
        /// For governors, who have ten minutes and the document itself.
        Governors = "governors",
        /// For whoever mends the policy: every demand, with what was read and the line.
        Lead = "lead",
    }
}

/// What stands around the policies of a report.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// What stands in the title bar.
    pub name: String,
    /// The heading of all.
    pub heading: String,
    /// For whom and of which day.
    pub byline: String,
    /// Whether it is the governors' edition.
    pub is_for_governors: bool,
    /// Whether it is the index of the reports of many policies.
    pub is_index: bool,
    /// What stands at the head of every page in print: school, document and day.
    pub running: String,
    /// The gate, and how many policies.
    pub lead: Vec<String>,
    /// Where there are several policies: how each stands.
    pub overview: Option<Table>,
    /// The words of the link that leads past the top of the page.
    pub skip: &'static str,
    /// The heading of the notes.
    pub notes_heading: &'static str,
    /// What concerns the whole.
    pub notes: Vec<String>,
    /// The heading of the checklists.
    pub checklists_heading: &'static str,
    /// What they are for.
    pub checklists_intro: String,
    /// The checklists that were used.
    pub checklists: Vec<ChecklistPage>,
    /// The heading of what this report is and is not.
    pub about_heading: &'static str,
    /// What this report is and is not.
    pub about: Vec<String>,
    /// The policies that another has the name of, by their files.
    #[serde(skip)]
    alike: HashSet<String>,
}

/// A checklist that was used.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistPage {
    /// Its title and edition.
    pub heading: String,
    /// Publisher, edition, when in force, source, basis.
    pub fields: Vec<Field>,
}

impl Page {
    /// Makes the page of a report.
    pub fn new(report: &Report<'_>, surveyed: &[Surveyed<'_>], edition: Edition) -> Self {
        let on = plain(report.on);
        let about_whom = match surveyed {
            [] => "no policy".to_owned(),
            [only] => policy::name(&only.path, &only.school, &only.title),
            several => wording::count(several.len(), "policy", "policies"),
        };
        Self {
            name: format!("Online safety policy audit: {about_whom}, {on}"),
            heading: "Online safety policy audit".to_owned(),
            byline: match edition {
                Edition::Governors => format!("Report for governors on {on}."),
                Edition::Lead => format!("Report for the online safety lead. Audited on {on}."),
            },
            is_for_governors: edition == Edition::Governors,
            is_index: false,
            running: format!("{about_whom}, {on}"),
            lead: lead(report, surveyed, edition),
            overview: match edition {
                Edition::Governors => tables::overview_for_governors(report, surveyed),
                Edition::Lead => tables::overview(report, surveyed),
            },
            skip: "Skip to the report",
            notes_heading: "Notes",
            notes: report.notices.clone(),
            checklists_heading: "Checklists used",
            checklists_intro: if report.checklists.is_empty() {
                format!("No checklist was in force on {on}.")
            } else {
                format!("These were used for {on}.")
            },
            checklists: report.checklists.iter().map(checklist).collect(),
            about_heading: "What this report is",
            about: about(report),
            alike: policy::alike(surveyed),
        }
    }

    /// The heading of a policy: its name, and its file where another policy has the same name.
    pub fn heading_of(&self, path: &str, name: String) -> String {
        policy::apart(name, path, &self.alike)
    }
}

/// What stands above everything where there is not exactly one policy; of one policy its own part says it.
fn lead(report: &Report<'_>, surveyed: &[Surveyed<'_>], edition: Edition) -> Vec<String> {
    match surveyed {
        [] => vec!["No policy was audited, so nothing is known to be in order.".to_owned()],
        [_] => Vec::new(),
        several => {
            let unread = several.iter().filter(|policy| !policy.audited).count();
            let mut out: Vec<String> =
                (edition == Edition::Lead).then(|| report.gate.message.clone()).into_iter().collect();
            if unread > 0 {
                let of = wording::count(several.len(), "policy", "policies");
                out.push(format!("{} of {of} could not be audited at all.", wording::thousands(unread)));
            }
            out
        }
    }
}

fn checklist(checklist: &ChecklistReport<'_>) -> ChecklistPage {
    let force = match checklist.in_force_to {
        Some(to) => format!("From {} to {}.", plain(checklist.in_force_from), plain(to)),
        None => format!("From {}; no last day is known.", plain(checklist.in_force_from)),
    };
    let mut fields = vec![
        Field::new("Publisher", checklist.publisher),
        Field::new("Edition", checklist.edition),
        Field::new("In force", force),
        source(checklist.source),
        Field::new("How it is known", sentence(checklist.basis_says())),
    ];
    if checklist.controls > 0 {
        fields
            .push(Field::new("Asks", format!("{}.", wording::count(checklist.controls, "thing", "things"))));
    }
    if !checklist.extends.is_empty() {
        let extends: Vec<_> = checklist.extends.iter().map(|name| format!("`{name}`")).collect();
        fields.push(Field::new("Extends", format!("{}.", joined(&extends))));
    }
    fields.extend(checklist.note.map(|note| Field::new("Note", note)));
    ChecklistPage { heading: checklist.title.to_owned(), fields }
}

/// Where a checklist comes from: a link if it is an address on the web.
fn source(source: &str) -> Field {
    if wording::is_address(source) {
        Field { link: Some(source.to_owned()), ..Field::new("Source", "") }
    } else {
        Field::new("Source", format!("{}.", source.trim_end_matches('.')))
    }
}

fn about(report: &Report<'_>) -> Vec<String> {
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
        format!("Written by {} for {}.", report.tool, plain(report.on)),
    ]
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
fn joined<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}
