//! The matters in short: what is wrong, where, and what to do, in three lines each.

use crate::gate::Status;
use crate::ladder::claim::Agreement;
use crate::page::governors;
use crate::report::matters::Matter;
use crate::report::{PolicyReport, changes, wording};

/// Matters of one kind of harm.
#[derive(Debug)]
pub struct MattersText {
    /// What follows if they stay.
    pub heading: &'static str,
    /// The matters.
    pub matters: Vec<MatterText>,
}

/// One matter.
#[derive(Debug)]
pub struct MatterText {
    /// What is wrong, and where in the document.
    pub heading: String,
    /// What is missing of it, where the policy says part of it; otherwise what to do about it, in a sentence.
    pub says: String,
    /// The file, the line and the column; whose word it is; what asks it.
    pub place: String,
}

/// The matters, the worst first.
pub(super) fn matters(policy: &PolicyReport<'_>) -> Vec<MattersText> {
    let mut out: Vec<MattersText> = Vec::new();
    for matter in &policy.matters {
        let heading = governors::harm_heading(matter.harm);
        let text = text(policy, matter);
        match out.last_mut().filter(|last| last.heading == heading) {
            Some(last) => last.matters.push(text),
            None => out.push(MattersText { heading, matters: vec![text] }),
        }
    }
    out
}

fn text(policy: &PolicyReport<'_>, matter: &Matter<'_>) -> MatterText {
    let names: Vec<String> =
        matter.points.iter().flat_map(|point| &point.results).map(ToString::to_string).collect();
    let missing = matter.points.first().and_then(|point| point.missing.first()).map(String::as_str);
    let first = names.first().map(String::as_str).unwrap_or_default();
    let more = match names.len().saturating_sub(1) {
        0 => String::new(),
        more => format!(" and {}", wording::count(more, "other", "others")),
    };
    MatterText {
        heading: governors::placed(matter),
        says: missing.unwrap_or_else(|| first_sentence(matter.remedy)).to_owned(),
        place: format!(
            "--> {}:{}:{}  {}: {first}{more}",
            matter.path.unwrap_or(policy.path),
            matter.at.line,
            matter.at.column,
            changes::heading(&policy.results, matter.force)
        ),
    }
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").and_then(|end| text.get(..=end)).unwrap_or(text)
}

/// How much stands elsewhere, and where all of it is told.
pub(super) fn more(policy: &PolicyReport<'_>) -> Vec<String> {
    let documents = policy.documents.len();
    let records = policy.records.len();
    let mut out: Vec<String> = accepted(policy).chain(claims(policy)).collect();
    if documents > 0 {
        let questions: usize = policy.documents.iter().map(|document| document.results.len()).sum();
        out.push(format!(
            "{} belong in {} that {} not read.",
            wording::count(questions, "question", "questions"),
            wording::count(documents, "other document", "other documents"),
            if documents == 1 { "was" } else { "were" }
        ));
    }
    if records > 0 {
        out.push(format!(
            "{} would show what the policy alone cannot.",
            wording::count(records, "kind of record", "kinds of record")
        ));
    }
    if !policy.unjudged.is_empty() {
        let points = wording::count(policy.unjudged.len(), "point", "points");
        out.push(format!("On {points} the policy says nothing by which to judge it; --verbose tells them."));
    }
    out.push("Every demand with its lines, what is in order, and the way up the ladder: --verbose. A page for governors: `policygap report`.".to_owned());
    out
}

/// The gaps that were accepted.
fn accepted(policy: &PolicyReport<'_>) -> impl Iterator<Item = String> {
    let waived = policy.results.iter().filter(|result| result.verdict == Status::Waived);
    waived.map(|result| format!("{}. {}", result.title.trim_end_matches('.'), result.message))
}

/// Where the school's own claims do not agree with what was found.
fn claims(policy: &PolicyReport<'_>) -> impl Iterator<Item = String> {
    let claimed = policy.results.iter().filter_map(|result| Some((result, result.claim.as_ref()?)));
    let apart = claimed.filter(|(_, claim)| claim.finding != Agreement::Supported);
    apart.map(|(result, claim)| format!("{}: {}", result.title, claim.message))
}
