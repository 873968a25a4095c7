//! The governors' report as a page to be read from top to bottom: every sentence, number and order in it is settled here,
//! and the templates of Markdown and HTML only show it.
//!
//! A policy's part is made in `policy`, what is said of a single demand in `entry`, the tables in `tables`. Text is plain
//! throughout, to be escaped by the format; in a [`Field`] and a note, words between two backticks are code.

mod entry;
mod policy;
mod tables;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

use crate::dates::plain;
use crate::requirement::cites::upper;

use super::model::{ChecklistReport, Report, Verdict};
use super::words;

/// The whole report.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// What stands in the title bar.
    pub name: String,
    /// The heading of all.
    pub heading: String,
    /// For whom and of which day.
    pub byline: String,
    /// The gate, and how many policies.
    pub lead: Vec<String>,
    /// Where there are several policies: how each stands.
    pub overview: Option<Table>,
    /// The policies, by path.
    pub policies: Vec<PolicyPage>,
    /// What stands above the links to the sections of a policy.
    pub contents_heading: &'static str,
    /// What stands before the names of controls.
    pub reference_label: &'static str,
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
}

/// The part of one policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyPage {
    /// Its place in links.
    pub anchor: String,
    /// The school and the title, or the file.
    pub heading: String,
    /// The file, the day of the audit.
    pub facts: Vec<Field>,
    /// What matters most.
    pub brief: Brief,
    /// The headings below, for links.
    pub contents: Vec<Link>,
    /// The dates in sentences, overdue first.
    pub dates: Section<DateLine>,
    /// Counts by force and by checklist.
    pub numbers: Section<Table>,
    /// What is not met or partly met, by force.
    pub findings: Section<Group>,
    /// The other verdicts, most pressing first: cannot be told, accepted, met, does not apply.
    pub others: Vec<Section<Group>>,
    /// What could not be read.
    pub problems: Section<String>,
    /// What the gate says of accepted gaps, and the checklists that were left out.
    pub notes: Section<String>,
}

/// What matters most in a policy.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    /// Its heading.
    pub heading: &'static str,
    /// The gate, the dates that have passed, the numbers.
    pub lines: Vec<BriefLine>,
    /// What the next list is.
    pub pressing_intro: String,
    /// The findings that press most.
    pub pressing: Vec<Pressing>,
}

/// A sentence.
#[derive(Clone, Debug, Serialize)]
pub struct BriefLine {
    /// Whether it is to stand out.
    pub strong: bool,
    /// The sentence.
    pub text: String,
}

/// A finding in brief.
#[derive(Clone, Debug, Serialize)]
pub struct Pressing {
    /// The finding.
    pub link: Link,
    /// The verdict and what was judged.
    pub says: String,
    /// The question for a governor to ask.
    pub ask: String,
}

/// A link within the page.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Where it leads.
    pub anchor: String,
    /// What it says.
    pub text: String,
}

/// A section with its heading; left out where it has no items and nothing to say.
#[derive(Clone, Debug, Serialize)]
pub struct Section<T> {
    /// Its place in links.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// What it holds, in a sentence.
    pub intro: String,
    /// What it holds.
    pub items: Vec<T>,
    /// Whether it is shown.
    pub shown: bool,
}

/// A date.
#[derive(Clone, Debug, Serialize)]
pub struct DateLine {
    /// `overdue`, `due-soon`, `later` or `passed`.
    pub state: &'static str,
    /// The state in a word or two; empty where the sentence says it.
    pub mark: &'static str,
    /// The sentence.
    pub message: String,
    /// Where it stands.
    pub place: String,
}

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

/// Entries of one force.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The force.
    pub heading: &'static str,
    /// The entries in order.
    pub entries: Vec<Entry>,
}

/// What is said of one demand; which parts are filled depends on its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Its place in links.
    pub anchor: String,
    /// The number of a finding and its title, or the title.
    pub heading: String,
    /// The verdict.
    pub kind: Verdict,
    /// The verdict in words.
    pub verdict: &'static str,
    /// The verdict in a sentence.
    pub message: String,
    /// What is missing.
    pub missing: Listing<String>,
    /// Where.
    pub places: Listing<Place>,
    /// Why, what to add, who, what to ask, whose word it is, how well established, until when.
    pub fields: Vec<Field>,
    /// The results that are shown here, as checklist/control.
    pub references: Vec<String>,
}

/// A list that may be cut short, saying by how much.
#[derive(Clone, Debug, Serialize)]
pub struct Listing<T> {
    /// What it lists.
    pub label: &'static str,
    /// The first of them.
    pub items: Vec<T>,
    /// How many more, and where.
    pub more: Option<String>,
}

/// A place in a file.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The line, the file where it is not the policy's, and what is to be seen there.
    pub says: String,
    /// The line of the file.
    pub code: String,
}

/// A label with what it stands for.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// The label.
    pub label: &'static str,
    /// The text; words between two backticks are code.
    pub text: String,
    /// An address on the web to go with it.
    pub link: Option<String>,
    /// A list to go with it.
    pub list: Vec<String>,
}

/// A checklist that was used.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistPage {
    /// Its title and edition.
    pub heading: String,
    /// Publisher, edition, when in force, source, basis.
    pub fields: Vec<Field>,
}

impl Field {
    /// A label with a text.
    fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self { label, text: text.into(), link: None, list: Vec::new() }
    }
}

impl<T> Section<T> {
    /// A section that is shown if it has items.
    fn new(anchor: String, heading: impl Into<String>, intro: impl Into<String>, items: Vec<T>) -> Self {
        Self { anchor, heading: heading.into(), intro: intro.into(), shown: !items.is_empty(), items }
    }
}

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
                format!("Each in the edition in force on {}.", report.on_plain)
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
        Field::new("How well established", sentence(checklist.basis_says)),
        Field::new("Asks", format!("{}.", words::count(checklist.controls, "thing", "things"))),
    ];
    fields.extend(checklist.note.as_ref().map(|note| Field::new("Note", note.clone())));
    ChecklistPage { heading: checklist.title.clone(), fields }
}

/// Where a checklist comes from: a link if it is an address on the web.
fn source(source: &str) -> Field {
    let on_the_web = ["https://", "http://"].iter().any(|scheme| source.starts_with(scheme));
    let plain = source.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '"' | '\\' | '`'));
    if on_the_web && plain {
        Field { link: Some(source.to_owned()), ..Field::new("Source", "") }
    } else {
        Field::new("Source", sentence(source))
    }
}

fn about(report: &Report) -> Vec<String> {
    vec![
        "This audit judges what the policy says and what its records show. It cannot see what happens in the school."
            .to_owned(),
        "An online safety policy as such is required by no law. Where law or statutory guidance is named here, it asks the \
         thing itself of the school, and a policy is the usual place to show it."
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
