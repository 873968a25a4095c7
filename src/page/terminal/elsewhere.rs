//! What the policy does not decide: the documents to look into, the records to show, and what neither would decide.

use crate::page::joined;
use crate::report::{PolicyReport, wording};
use crate::requirement::sentence::upper;

use super::ListText;

/// Each as a list; none where it would be empty.
pub(super) fn lists(policy: &PolicyReport<'_>) -> Vec<ListText> {
    let documents = policy.documents.iter().map(|document| {
        let named = if document.named { "" } else { " (not named in the policy)" };
        let about = if document.about.is_empty() {
            String::new()
        } else {
            format!("{}. ", upper(&joined(&document.about)))
        };
        let asked = settles(document.results.len(), document.results.iter().map(ToString::to_string));
        format!("{}{named}. {about}{asked}", upper(document.title))
    });
    let records = policy.records.iter().map(|record| {
        let asked = settles(record.results.len(), record.results.iter().map(ToString::to_string));
        format!("{}. {asked}", upper(record.title))
    });
    let unjudged = policy.unjudged.iter().map(|point| format!("{} ({})", point.message, point.result));
    let list = |heading: &str, items: Vec<String>| {
        (!items.is_empty()).then(|| ListText { heading: heading.to_owned(), items })
    };
    [
        list("Other documents to look into, which were not read:", documents.collect()),
        list("Records to show:", records.collect()),
        list(
            "The policy says nothing by which to judge these, and no document or record is known that would:",
            unjudged.collect(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many questions something settles, and which.
fn settles(number: usize, names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    format!("Settles {}: {}.", wording::count(number, "question", "questions"), names.join(", "))
}
