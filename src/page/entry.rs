//! What is said of one demand.

use serde::Serialize;

use crate::checklist::Level;
use crate::gate::Status;
use crate::report::control::{ControlReport, Evidence, Name};
use crate::report::findings::Finding;
use crate::report::{PolicyReport, wording};
use crate::requirement::sentence::upper;
use crate::vocabulary::Basis;

use super::{joined, sentence};

/// What is said of one demand; which parts are filled depends on its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Its place in links.
    pub anchor: String,
    /// The number of a finding and its title, or the title.
    pub heading: String,
    /// The verdict.
    pub kind: Status,
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
    /// Whether they are shown: where there is something to mend, to ask or to accept.
    pub show_references: bool,
    /// Whether there is anything besides heading and message.
    pub has_details: bool,
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

impl Field {
    /// A label with a text.
    pub(super) fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self { label, text: text.into(), link: None, list: Vec::new() }
    }
}

/// The label of the question for a governor to ask.
pub(super) const ASK: &str = "Question to ask";

/// How many places or missing things of one finding are shown.
const MANY: usize = 5;

/// What is said of a demand: in full where it is a numbered finding.
pub(super) fn entry(
    policy: &PolicyReport<'_>,
    finding: &Finding<'_, '_>,
    number: Option<usize>,
    anchor: &str,
) -> Entry {
    let lead = finding.lead;
    let full = number.is_some();
    let gap = lead.verdict.is_gap() || lead.verdict == Status::Waived;
    let fields = fields(policy, lead, full);
    let shown = [lead].into_iter().chain(finding.others.iter().copied());
    Entry {
        anchor: number.map_or_else(String::new, |number| format!("{anchor}-finding-{number}")),
        heading: match (number, &lead.gap) {
            (None, _) => lead.title.to_owned(),
            (Some(number), None) => format!("Finding {number}: {}", lead.title),
            (Some(number), Some(gap)) => format!("Finding {number}: {gap}"),
        },
        kind: lead.verdict,
        verdict: lead.verdict.heading(),
        message: message(lead),
        missing: if gap { missing(lead) } else { nothing("") },
        places: if full { places(lead) } else { nothing("") },
        has_details: gap || !fields.is_empty(),
        fields,
        references: shown.map(|result| result.name().to_string()).collect(),
        show_references: gap,
    }
}

fn nothing<T>(label: &'static str) -> Listing<T> {
    Listing { label, items: Vec::new(), more: None }
}

/// The verdict in a sentence, unless the heading of the section says it; of what is met also until when, of what is accepted what was judged, of an aspect what is
/// aimed at.
fn message(result: &ControlReport<'_>) -> String {
    let judged = result.judged.map(|judged| format!("It was judged: {}.", in_a_sentence(judged)));
    let aim =
        result.benchmark.and_then(Level::new).map(|level| format!("The aim is {}.", wording::level(level)));
    let holds = result.holds_says().filter(|_| result.verdict == Status::Met);
    let under_its_heading = result.verdict == Status::NotShown && result.benchmark.is_none();
    let said = Some(result.message.to_string()).filter(|_| !under_its_heading);
    [said, aim, holds, judged]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn in_a_sentence(verdict: Status) -> String {
    verdict.heading().to_lowercase()
}

fn missing(result: &ControlReport<'_>) -> Listing<String> {
    let all = &result.missing;
    let rest = all.len().saturating_sub(MANY);
    Listing {
        label: match (result.benchmark, result.verdict) {
            (Some(_), _) => "Missing for the next level",
            (None, Status::NotShown) => "What is not known",
            (None, _) => "What is missing",
        },
        items: all.iter().take(MANY).cloned().collect(),
        more: (rest > 0).then(|| {
            format!("And {} more, which `policygap audit --verbose` lists in full.", wording::thousands(rest))
        }),
    }
}

fn places(result: &ControlReport<'_>) -> Listing<Place> {
    let shown = result.evidence.iter().take(MANY).map(|evidence| {
        let at = format!("Line {}{}", evidence.line, of_file(evidence));
        let label = Some(&*evidence.label).filter(|label| !label.is_empty() && *label != "here");
        Place {
            says: label.map_or_else(|| at.clone(), |label| format!("{at} ({label})")),
            code: evidence.text.clone().into_owned(),
        }
    });
    Listing {
        label: "Where",
        items: shown.collect(),
        more: further(result.evidence.get(MANY..).unwrap_or_default()),
    }
}

fn of_file(evidence: &Evidence<'_>) -> String {
    evidence.path.map_or_else(|| " of the file".to_owned(), |path| format!(" of {path}"))
}

/// How many more places there are, and their lines.
fn further(rest: &[Evidence<'_>]) -> Option<String> {
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
    Some(format!("And {}: {}.", wording::count(rest.len(), "more place", "more places"), at.join("; ")))
}

fn fields(policy: &PolicyReport<'_>, result: &ControlReport<'_>, full: bool) -> Vec<Field> {
    let mut out = Vec::new();
    let mut say = |label, text: String| {
        if !text.is_empty() {
            out.push(Field::new(label, text));
        }
    };
    if full {
        if result.gap.is_some() {
            say("What is asked", sentence(result.title));
        }
        say("Why it matters", sentence(result.why));
    }
    match result.verdict {
        Status::NotMet | Status::PartlyMet | Status::Waived => {
            say("What to add", sentence(result.remedy));
            say("Who mends it", sentence(result.owner));
            say(ASK, result.ask.to_owned());
        }
        Status::NotShown => {
            say("Ask", upper(&format!("{}: {}", result.owner, result.ask)));
        }
        Status::Met if result.level.is_some_and(|level| level > 1) => {
            say("For the next level", sentence(result.remedy));
        }
        Status::Met | Status::NotApplicable => {}
    }
    if result.verdict.is_gap() {
        let basis = if result.basis == Basis::Seen { String::new() } else { sentence(result.basis.say()) };
        let source = sentence(&format!("{}: {}", result.force_says, result.source));
        say("Source", format!("{source} {basis}"));
    }
    if result.verdict != Status::Met {
        say("Until when", result.holds_says().unwrap_or_default());
    }
    out.extend(also(policy, result));
    out
}

/// Other sources that ask the same, by title.
fn also(policy: &PolicyReport<'_>, result: &ControlReport<'_>) -> Option<Field> {
    let say = |name: &Name<'_>| {
        let Some(other) = policy.results.iter().find(|other| other.name() == *name) else {
            return name.to_string();
        };
        let verdict = if other.verdict == result.verdict {
            String::new()
        } else {
            format!(" ({})", in_a_sentence(other.verdict))
        };
        format!("{}: {}{verdict}", upper(&other.source.to_string()), other.title)
    };
    let list: Vec<String> = result.same_as.iter().map(say).collect();
    (!list.is_empty()).then(|| Field { list, ..Field::new("Also asked by", "") })
}
