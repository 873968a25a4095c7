//! The matters in short, in one to four lines each: what is wrong, where, and of what presses what to write.

use crate::checklist::Force;
use crate::gate::Status;
use crate::ladder::claim::Agreement;
use crate::page::{TO_WRITE, governors};
use crate::report::matters::Matter;
use crate::report::{PolicyReport, wording};
use crate::requirement::Harm;

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
    /// What is wrong.
    pub heading: String,
    /// Where: by the document, then by the file; what asks it, where that is no list of this program's.
    pub place: String,
    /// What exactly stands there, where that could do harm, or where the heading does not say it.
    pub says: Option<String>,
    /// What to write; nothing where that is told with the rest.
    pub write: Option<String>,
}

/// The matters, the worst first, or all that is to be written about each.
pub(super) fn matters(policy: &PolicyReport<'_>, in_full: bool) -> Vec<MattersText> {
    let mut out: Vec<MattersText> = Vec::new();
    for matter in &policy.matters {
        let heading = governors::harm_heading(matter.harm);
        let text = text(matter, in_full);
        match out.last_mut().filter(|last| last.heading == heading) {
            Some(last) => last.matters.push(text),
            None => out.push(MattersText { heading, matters: vec![text] }),
        }
    }
    out
}

fn text(matter: &Matter<'_>, in_full: bool) -> MatterText {
    let line = match matter.path {
        Some(path) => format!("line {} of {path}", matter.at.line),
        None => format!("line {}", matter.at.line),
    };
    let section = governors::place(matter);
    let write = if in_full {
        let remedies = matter.remedies.iter().map(|remedy| governors::for_the_document(remedy));
        Some(remedies.collect::<Vec<_>>().join(" "))
    } else {
        is_pressing(matter).then(|| first_sentence(matter.remedy).to_owned())
    };
    // What no heading was made for, and what a record says against it, is told in its own words.
    let is_told = matter.harm == Harm::UnsafeInstruction || matter.area.is_none() || matter.path.is_some();
    let says = matter.points.first().and_then(|point| point.missing.first());
    let asks = matter.area.is_none().then(|| matter.id.clone());
    let places = [Some(section).filter(|section| !section.is_empty()), Some(line), asks];
    MatterText {
        heading: matter.heading.clone(),
        place: places.into_iter().flatten().collect::<Vec<_>>().join("; "),
        says: says.filter(|_| is_told).cloned(),
        write: write.map(|text| format!("{TO_WRITE}: {text}")),
    }
}

/// Whether what to write is told in short as well: of what could harm, leads astray, is out of date or nobody's, and of
/// what law or statutory guidance asks.
fn is_pressing(matter: &Matter<'_>) -> bool {
    match matter.harm {
        Harm::UnsafeInstruction | Harm::WrongContact | Harm::Expired | Harm::Unowned => true,
        Harm::Absent | Harm::Detail | Harm::Drafting => matter.force == Force::Must,
    }
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").and_then(|end| text.get(..=end)).unwrap_or(text)
}

/// How much stands elsewhere.
pub(super) fn more(policy: &PolicyReport<'_>) -> Vec<String> {
    let documents = policy.documents.len();
    let records = policy.records.len();
    let mut out: Vec<String> = accepted(policy).chain(claims(policy)).collect();
    if documents > 0 {
        let questions: usize = policy.documents.iter().map(|document| document.results.len()).sum();
        out.push(format!(
            "{} belong in {} that {} not read; --verbose lists them.",
            wording::count(questions, "question", "questions"),
            wording::count(documents, "other document", "other documents"),
            if documents == 1 { "was" } else { "were" }
        ));
    }
    if records > 0 {
        out.push(format!(
            "{} would show what the policy alone cannot; --verbose lists them.",
            wording::count(records, "kind of record", "kinds of record")
        ));
    }
    if !policy.unjudged.is_empty() {
        let points = wording::count(policy.unjudged.len(), "point", "points");
        out.push(format!("On {points} the policy says nothing by which to judge it; --verbose lists them."));
    }
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
