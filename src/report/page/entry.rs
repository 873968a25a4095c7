//! What is said of one demand.

use crate::checklist::Level;
use crate::requirement::words::upper;

use super::super::model::{Evidence, Finding, PolicyReport, Result, Verdict};
use super::super::words;
use super::{Entry, Field, Listing, Place, joined, sentence};

/// The label of the question for a governor to ask.
pub(super) const ASK: &str = "Question to ask";

/// How many places or missing things of one finding are shown.
const MANY: usize = 5;

/// The parts of an entry that depend on its verdict.
pub(super) fn entry(
    policy: &PolicyReport,
    finding: &Finding,
    number: Option<usize>,
    anchor: &str,
) -> Option<Entry> {
    let lead = policy.results.get(finding.lead)?;
    let others: Vec<&Result> = finding.others.iter().filter_map(|at| policy.results.get(*at)).collect();
    let full = number.is_some();
    let gap = lead.verdict.is_gap() || lead.verdict == Verdict::Waived;
    let fields = fields(policy, lead, full);
    Some(Entry {
        anchor: number.map_or_else(String::new, |number| format!("{anchor}-finding-{number}")),
        heading: number
            .map_or_else(|| lead.title.clone(), |number| format!("Finding {number}: {}", lead.title)),
        kind: lead.verdict,
        verdict: lead.verdict.heading(),
        message: message(lead),
        missing: if gap { missing(lead) } else { nothing("") },
        places: if full { places(lead) } else { nothing("") },
        has_details: gap || !fields.is_empty(),
        fields,
        references: [lead].into_iter().chain(others).map(reference).collect(),
        show_references: gap,
    })
}

fn nothing<T>(label: &'static str) -> Listing<T> {
    Listing { label, items: Vec::new(), more: None }
}

/// Series/control.
fn reference(result: &Result) -> String {
    format!("{}/{}", result.checklist, result.control)
}

/// The verdict in a sentence, unless the heading of the section says it; of what is met also until when, of what is accepted what was judged, of an aspect what is
/// aimed at.
fn message(result: &Result) -> String {
    let judged = result.judged.map(|judged| format!("It was judged: {}.", words_of(judged)));
    let aim =
        result.benchmark.and_then(Level::new).map(|level| format!("The aim is {}.", words::level(level)));
    let holds = until(result).filter(|_| result.verdict == Verdict::Met);
    let under_its_heading = result.verdict == Verdict::NotShown && result.benchmark.is_none();
    let said = Some(result.message.clone()).filter(|_| !under_its_heading);
    [said, aim, holds, judged]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn words_of(verdict: Verdict) -> String {
    verdict.heading().to_lowercase()
}

fn missing(result: &Result) -> Listing<String> {
    let all = &result.missing;
    let rest = all.len().saturating_sub(MANY);
    Listing {
        label: match (result.benchmark, result.verdict) {
            (Some(_), _) => "Missing for the next level",
            (None, Verdict::NotShown) => "What is not known",
            (None, _) => "What is missing",
        },
        items: all.iter().take(MANY).cloned().collect(),
        more: (rest > 0)
            .then(|| format!("And {} more, which `policygap audit` lists in full.", words::thousands(rest))),
    }
}

fn places(result: &Result) -> Listing<Place> {
    let shown = result.evidence.iter().take(MANY).map(|evidence| {
        let at = format!("Line {}{}", evidence.line, of_file(evidence));
        let label = Some(evidence.label.as_str()).filter(|label| !label.is_empty() && *label != "here");
        Place {
            says: label.map_or_else(|| at.clone(), |label| format!("{at} ({label})")),
            code: evidence.text.clone(),
        }
    });
    Listing {
        label: "Where",
        items: shown.collect(),
        more: further(result.evidence.get(MANY..).unwrap_or_default()),
    }
}

fn of_file(evidence: &Evidence) -> String {
    evidence.path.as_ref().map_or_else(|| " of the file".to_owned(), |path| format!(" of {path}"))
}

/// How many more places there are, and their lines.
fn further(rest: &[Evidence]) -> Option<String> {
    if rest.is_empty() {
        return None;
    }
    let mut files: Vec<(String, Vec<usize>)> = Vec::new();
    for evidence in rest {
        let file = of_file(evidence);
        match files.iter_mut().find(|(known, _)| *known == file) {
            Some((_, lines)) => lines.push(evidence.line),
            None => files.push((file, vec![evidence.line])),
        }
    }
    let at = files.into_iter().map(|(file, mut lines)| {
        lines.sort_unstable();
        lines.dedup();
        let lines: Vec<_> = lines.iter().map(usize::to_string).collect();
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        format!("{noun} {}{file}", joined(&lines))
    });
    let at: Vec<_> = at.collect();
    Some(format!("And {}: {}.", words::count(rest.len(), "more place", "more places"), at.join("; ")))
}

fn fields(policy: &PolicyReport, result: &Result, full: bool) -> Vec<Field> {
    let mut out = Vec::new();
    let mut say = |label, text: String| {
        if !text.is_empty() {
            out.push(Field::new(label, text));
        }
    };
    if full {
        say("Why it matters", sentence(&result.why));
    }
    match result.verdict {
        Verdict::NotMet | Verdict::PartlyMet | Verdict::Waived => {
            say("What to add", sentence(&result.remedy));
            say("Who mends it", sentence(&result.owner));
            say(ASK, result.ask.clone());
        }
        Verdict::NotShown => {
            say("Ask", upper(&format!("{}: {}", result.owner, result.ask)));
        }
        Verdict::Met if result.level.is_some_and(|level| level > 1) => {
            say("For the next level", sentence(&result.remedy));
        }
        Verdict::Met | Verdict::NotApplicable => {}
    }
    if result.verdict.is_gap() {
        let basis =
            Some(result.basis_says).filter(|_| result.basis != "seen").map(sentence).unwrap_or_default();
        let source = sentence(&format!("{}: {}", result.force_says, result.source));
        say("Source", format!("{source} {basis}"));
    }
    if result.verdict != Verdict::Met {
        say("Until when", until(result).unwrap_or_default());
    }
    out.extend(also(policy, result));
    out
}

/// Until when it holds, in a sentence.
fn until(result: &Result) -> Option<String> {
    let day = || result.holds_until.as_deref().map(|day| format!("This holds until {}.", super::day(day)));
    result.holds_says.clone().or_else(day)
}

/// Other sources that ask the same, by title.
fn also(policy: &PolicyReport, result: &Result) -> Option<Field> {
    let find = |name: &String| policy.results.iter().find(|other| reference(other) == *name);
    let say = |name: &String| {
        find(name).map_or_else(
            || name.clone(),
            |other| {
                let other_verdict =
                    (other.verdict != result.verdict).then(|| format!(" ({})", words_of(other.verdict)));
                format!("{}: {}{}", upper(&other.source), other.title, other_verdict.unwrap_or_default())
            },
        )
    };
    let list: Vec<String> = result.same_as.iter().map(say).collect();
    (!list.is_empty()).then(|| Field { list, ..Field::new("Also asked by", "") })
}
