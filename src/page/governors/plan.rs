//! The action plan: what is wrong, what to write, who, by when, and whose word it is.

use chrono::NaiveDate;
use serde::Serialize;

use crate::checklist::Force;
use crate::report::PolicyReport;
use crate::requirement::sentence::upper;

use super::{areas, first};

/// Where a remedy turns from the document to its YAML.
const IN_THE_FILE: &str = " In the file:";

/// One action.
#[derive(Clone, Debug, Serialize)]
pub struct ActionPage {
    /// Its number, the most urgent first.
    pub number: usize,
    /// Where the matter is told.
    pub anchor: String,
    /// What is wrong, without where it stands.
    pub matter: String,
    /// What is wrong.
    pub wrong: String,
    /// What to write.
    pub write: String,
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
}

/// One action for each matter, the most urgent first.
pub fn actions(policy: &PolicyReport<'_>, on: NaiveDate, anchor: &str) -> Vec<ActionPage> {
    let action = |(at, matter): (usize, &crate::report::matters::Matter<'_>)| {
        let by = first::by(matter.harm, on);
        ActionPage {
            number: at + 1,
            anchor: areas::place(matter, anchor),
            matter: format!("{}.", matter.heading),
            wrong: first::placed(matter),
            write: for_the_document(matter.remedy).to_owned(),
            owner: upper(matter.owner),
            by,
            by_says: crate::dates::plain(by),
            asked_by: matter.force.heading(),
            asked_by_short: match matter.force {
                Force::Must => "Statutory",
                Force::Should => "Standard",
                Force::GoodPractice => "Good practice",
            },
        }
    };
    policy.matters.iter().enumerate().map(action).collect()
}

/// A remedy as far as it speaks of the document.
fn for_the_document(remedy: &str) -> &str {
    remedy.split_once(IN_THE_FILE).map_or(remedy, |(before, _)| before)
}
