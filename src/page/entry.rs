//! What is said of one demand.

use std::collections::HashSet;

use serde::Serialize;

use crate::checklist::Level;
use crate::gate::Status;
use crate::report::control::{ControlReport, Evidence, Name};
use crate::report::findings::Finding;
use crate::report::matters::Matter;
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
    /// Where something is missing or at fault; where nothing is, what was read.
    pub places: Listing<Place>,
    /// What else was read, and is not at fault.
    pub also_read: Listing<Place>,
    /// Why, what to add, who, what to ask, whose word it is, how well established, until when.
    pub fields: Vec<Field>,
    /// The results that are shown here, as checklist/control.
    pub references: Vec<String>,
}

/// A list with what stands before it.
#[derive(Clone, Debug, Serialize)]
pub struct Listing<T> {
    /// What it lists.
    pub label: &'static str,
    /// All of them.
    pub items: Vec<T>,
}

/// A place in a file.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The section of the document, the line of the file, and what is to be seen there.
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

/// The number of a finding: that of its matter, and its place within it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The number of the matter in the action plan.
    pub matter: usize,
    /// Which finding of the matter it is.
    pub point: usize,
}

impl Number {
    /// Both, with this between them.
    pub(super) fn joined(self, between: &str) -> String {
        format!("{}{between}{}", self.matter, self.point)
    }
}

/// The label of the places.
pub(super) const WHERE: &str = "Where";

/// The label of the question for a governor to ask.
pub(super) const ASK: &str = "Question to ask";

/// The label of the sentences that the document would hold.
pub(super) const WORDS: &str = "Words for the document";

/// What is said of a demand: in full where it is a numbered finding.
pub(super) fn entry(
    policy: &PolicyReport<'_>,
    finding: &Finding<'_, '_>,
    number: Option<Number>,
    anchor: &str,
) -> Entry {
    let lead = finding.lead;
    let full = number.is_some();
    let gap = lead.verdict.is_gap() || lead.verdict == Status::Waived;
    let all: Vec<&ControlReport<'_>> = [lead].into_iter().chain(finding.others.iter().copied()).collect();
    let places = places(&all);
    let (at_fault, also_read) = apart(&places);
    let mut fields = fields(policy, &all, full);
    if !full {
        fields.extend(lines_of(&places).map(|lines| Field::new(WHERE, lines)));
    }
    Entry {
        anchor: number.map_or_else(String::new, |number| format!("{anchor}-finding-{}", number.joined("-"))),
        heading: match (number, &lead.gap) {
            (None, _) => lead.title.to_owned(),
            (Some(number), None) => format!("{}. {}", number.joined("."), lead.title),
            (Some(number), Some(gap)) => format!("{}. {gap}", number.joined(".")),
        },
        kind: lead.verdict,
        verdict: lead.verdict.heading(),
        message: message(lead),
        missing: Listing { label: missing_label(lead), items: if gap { missing(&all) } else { Vec::new() } },
        places: Listing {
            label: WHERE,
            items: if full { at_fault.iter().map(|evidence| place(evidence)).collect() } else { Vec::new() },
        },
        also_read: Listing {
            label: "Also read",
            items: if full { also_read.iter().map(|evidence| place(evidence)).collect() } else { Vec::new() },
        },
        fields,
        references: all.iter().map(|result| result.name().to_string()).collect(),
    }
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

pub(super) fn missing_label(result: &ControlReport<'_>) -> &'static str {
    match (result.benchmark, result.verdict) {
        (Some(_), _) => "Missing for the next level",
        (None, Status::NotShown) => "What is not known",
        (None, _) => "What is missing",
    }
}

/// What is missing of any of the results, each thing once.
fn missing(results: &[&ControlReport<'_>]) -> Vec<String> {
    let mut known = HashSet::new();
    let sentences = results.iter().flat_map(|result| &result.missing);
    sentences.filter(|sentence| known.insert(sentence.as_str())).cloned().collect()
}

/// What was read for any of the results, each place once.
pub(super) fn places<'r, 'a>(results: &[&'r ControlReport<'a>]) -> Vec<&'r Evidence<'a>> {
    let mut known = HashSet::new();
    let places = results.iter().flat_map(|result| &result.evidence);
    places.filter(|evidence| known.insert((evidence.line, evidence.path))).collect()
}

/// The places at which something is missing or at fault, and the others; where none is at fault, all are among the first.
fn apart<'e, 'a>(places: &[&'e Evidence<'a>]) -> (Vec<&'e Evidence<'a>>, Vec<&'e Evidence<'a>>) {
    let (at_fault, others): (Vec<_>, Vec<_>) = places.iter().partition(|evidence| evidence.fault);
    if at_fault.is_empty() { (others, at_fault) } else { (at_fault, others) }
}

/// A place: first by the school's own document, then by the file.
fn place(evidence: &Evidence<'_>) -> Place {
    let line = format!("line {}{}", evidence.line, of_file(evidence));
    let at =
        evidence.section.map_or_else(|| upper(&line), |section| format!("In {}, {line}", quoted(section)));
    let label = Some(&*evidence.label).filter(|label| !label.is_empty() && *label != "here");
    Place {
        says: label.map_or_else(|| at.clone(), |label| format!("{at} ({label})")),
        code: evidence.text.clone().into_owned(),
    }
}

fn of_file(evidence: &Evidence<'_>) -> String {
    evidence.path.map_or_else(|| " of the file".to_owned(), |path| format!(" of {path}"))
}

/// A heading of the document, by which it does not read as part of the sentence.
fn quoted(section: &str) -> String {
    format!("\u{201c}{section}\u{201d}")
}

/// The places in one sentence: the sections of the document, each with its lines in the file.
pub(super) fn lines_of(places: &[&Evidence<'_>]) -> Option<String> {
    let mut by_section: Vec<(Option<&str>, String, Vec<usize>)> = Vec::new();
    for evidence in places {
        let (section, file) = (evidence.section, of_file(evidence));
        match by_section.iter_mut().find(|known| known.0 == section && known.1 == file) {
            Some((_, _, lines)) => lines.push(evidence.line),
            None => by_section.push((section, file, vec![evidence.line])),
        }
    }
    let at = by_section.into_iter().map(|(section, file, mut lines)| {
        lines.sort_unstable();
        lines.dedup();
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let lines: Vec<_> = lines.iter().map(usize::to_string).collect();
        let lines = format!("{noun} {}{file}", joined(&lines));
        section.map_or_else(|| lines.clone(), |section| format!("in {}, {lines}", quoted(section)))
    });
    let at: Vec<_> = at.collect();
    (!at.is_empty()).then(|| sentence(&at.join("; ")))
}

fn fields(policy: &PolicyReport<'_>, results: &[&ControlReport<'_>], full: bool) -> Vec<Field> {
    let Some(result) = results.first() else { return Vec::new() };
    let remedy = remedies(results);
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
            let words = once(results.iter().flat_map(|result| &result.words).cloned());
            if full && !words.is_empty() {
                say(WORDS, words.join(" "));
            }
            say("What to write", remedy);
            say("Who mends it", sentence(owner(policy, result)));
            say(ASK, result.ask.to_owned());
        }
        Status::NotShown => {
            say("Ask", upper(&format!("{}: {}", result.owner, result.ask)));
            say("What to write if it is nowhere", remedy);
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
    out.extend(also(policy, results));
    out
}

/// Who mends it: one person mends a matter, whoever asks for a part of it.
fn owner<'r>(policy: &'r PolicyReport<'_>, result: &'r ControlReport<'_>) -> &'r str {
    let name = result.name();
    let has = |matter: &&Matter<'_>| matter.points.iter().any(|point| point.results.contains(&name));
    policy.matters.iter().find(has).map_or(&*result.owner, |matter| &*matter.owner)
}

/// What to write, of all results that ask the same, each once.
fn remedies(results: &[&ControlReport<'_>]) -> String {
    once(results.iter().map(|result| sentence(result.remedy))).join(" ")
}

/// Sentences in their order, each once.
pub(super) fn once(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for text in all {
        if !out.contains(&text) {
            out.push(text);
        }
    }
    out
}

/// Sentences on what to do, each once: of two that are nearly alike, the longer.
pub(super) fn distinct(mut all: Vec<String>) -> Vec<String> {
    let words = |text: &str| -> HashSet<String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.len() > 3);
        words.map(str::to_lowercase).collect()
    };
    let mut known: Vec<HashSet<String>> = Vec::new();
    let longest = |text: &String| std::cmp::Reverse(text.len());
    let order = all.clone();
    all.sort_by_key(longest);
    all.retain(|text| {
        let own = words(text);
        let is_near = |other: &HashSet<String>| own.intersection(other).count() * 5 >= own.len() * 3;
        let is_new = !known.iter().any(is_near);
        known.push(own);
        is_new
    });
    once(order.into_iter().filter(|text| all.contains(text)))
}

/// Other sources that ask the same, by title.
fn also(policy: &PolicyReport<'_>, results: &[&ControlReport<'_>]) -> Option<Field> {
    let (result, others) = results.split_first()?;
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
    let others = others.iter().map(|other| other.name()).filter(|name| !result.same_as.contains(name));
    let list: Vec<String> = result.same_as.iter().copied().chain(others).map(|name| say(&name)).collect();
    (!list.is_empty()).then(|| Field { list, ..Field::new("Also asked by", "") })
}
