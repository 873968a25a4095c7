//! The action plan: what is wrong, what to write, who, by when, and whose word it is.

use chrono::NaiveDate;
use serde::Serialize;

use crate::checklist::Force;
use crate::report::PolicyReport;
use crate::report::matters::Matter;
use crate::report::wording;
use crate::requirement::Harm;
use crate::requirement::sentence::upper;

use super::{areas, decisions, urgent};

/// Where a remedy turns from the document to its YAML.
const IN_THE_FILES: [&str; 2] = [" In the file", " In the records file"];

/// One action.
#[derive(Clone, Debug, Serialize)]
pub struct ActionPage {
    /// Its number.
    pub number: usize,
    /// Where its matter stands in links.
    pub anchor: String,
    /// What it is about, as a phrase.
    pub subject: String,
    /// The area of the policy that it belongs to.
    pub area: String,
    /// What is wrong.
    pub fault: String,
    /// Where it stands in the school's own document.
    pub sections: Vec<String>,
    /// What to write.
    pub write: String,
    /// How many more things there are to write, where there are more.
    pub more: Option<String>,
    /// What to write about everything that is wrong in the matter.
    pub write_all: String,
    /// Who does it.
    pub owner: String,
    /// By when: the day.
    pub by: NaiveDate,
    /// The same for readers.
    pub by_says: String,
    /// Whose word it is.
    pub asked_by: &'static str,
    /// The same in a word or two, for a narrow column.
    pub asked_by_short: &'static str,
    /// What follows if it stays.
    pub harm_says: &'static str,
    /// The controls that ask it, each once, as series/control.
    pub controls: Vec<String>,
}

/// One action for each matter, the most urgent first; a link to a matter begins with the anchor of its policy.
pub fn actions(policy: &PolicyReport<'_>, on: NaiveDate, anchor: &str) -> Vec<ActionPage> {
    let action = |(at, matter): (usize, &Matter<'_>)| {
        let by = decisions::by(matter.harm, on);
        ActionPage {
            number: at + 1,
            anchor: areas::place(matter, anchor),
            subject: upper(matter.about),
            area: matter.area_heading.to_owned(),
            fault: format!("{}.", matter.heading),
            sections: matter.sections.iter().map(|section| (*section).to_owned()).collect(),
            write: for_the_document(matter.remedy).to_owned(),
            more: match matter.remedies.len() {
                0 | 1 => None,
                all => Some(format!("and {} more", wording::thousands(all - 1))),
            },
            write_all: matter.remedies.iter().map(|it| for_the_document(it)).collect::<Vec<_>>().join(" "),
            owner: upper(&matter.owner),
            by,
            by_says: crate::dates::plain(by),
            asked_by: matter.force.heading(),
            asked_by_short: match matter.force {
                _ if matter.harm == Harm::UnsafeInstruction => "Safety",
                Force::Must => "Statutory",
                Force::Should => "Standard",
                Force::GoodPractice => "Good practice",
            },
            harm_says: urgent::heading(matter.harm),
            controls: controls(matter),
        }
    };
    policy.matters.iter().enumerate().map(action).collect()
}

/// What is said of a document that could not be read, or not all of it, so that its plan is not the whole.
pub fn unread(policy: &PolicyReport<'_>) -> Option<String> {
    if policy.audited {
        return wording::left_out(policy.problems.len());
    }
    Some("This file could not be audited, so nothing in it is known to be in order.".to_owned())
}

/// Every control that asks for a matter, each once.
fn controls(matter: &Matter<'_>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in matter.points.iter().flat_map(|point| &point.results).map(ToString::to_string) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// A remedy as far as it speaks of the document.
pub(in crate::page) fn for_the_document(remedy: &str) -> &str {
    let end = IN_THE_FILES.iter().filter_map(|mark| remedy.find(mark)).min();
    end.and_then(|end| remedy.get(..end)).unwrap_or(remedy)
}
