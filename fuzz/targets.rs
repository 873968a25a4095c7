//! What is asked of the program whatever it is given: no panic, every problem with a place and a sentence, nothing that a
//! terminal obeys, no gate that is met over what could not be read. One function for each kind of input.
//!
//! Two drivers call these: `fuzz_targets/`, guided by coverage, on nightly, and `tests/it/fuzz.rs`, which changes the seeds
//! at random from a fixed start in every `cargo test`.

use policygap::audit::Context;
use policygap::checklist::{self, Library, checks};
use policygap::dates::{Deadline, Frequency, MonthDay, Period, TermEnds, WrittenDate, is_vague};
use policygap::gate::Settings;
use policygap::policy;
use policygap::reference::{self, explain};
use policygap::render::{Format, Shown, Style};
use policygap::report::{self, Input, Settled};
use policygap::source::{Problem, Source, snippet};
use policygap::vocabulary::Vocabulary;

/// A kind of input, and what is asked of it.
pub type Target = (&'static str, fn(&[u8]));

/// Every kind, by the name of its folders under `seeds/` and `findings/`.
pub const ALL: [Target; 4] =
    [("policy", policy), ("records", records), ("checklist", checklist), ("dates", dates)];

/// A policy in which nothing is wrong, for what is read beside one.
const SMALL: &str = include_str!("seeds/policy/small.yaml");

/// The day of every audit.
const ON: &str = "2026-11-22";

/// A policy file, from its bytes to a report in every format.
pub fn policy(bytes: &[u8]) {
    let library = Library::builtin();
    audit(text(bytes), None, library, library.in_force(on()));
}

/// A records file beside a small policy.
pub fn records(bytes: &[u8]) {
    let library = Library::builtin();
    let records = Source::new("policy.records.yaml", text(bytes));
    audit(SMALL.to_owned(), Some(records), library, library.in_force(on()));
}

/// A checklist: what is said of it, its page, and a small policy beside it.
pub fn checklist(bytes: &[u8]) {
    let words = Vocabulary::builtin();
    let source = Source::new("checklist.yaml", text(bytes));
    let checklist = match checklist::load(source.clone(), words) {
        Ok(checklist) => checklist,
        Err((source, problems)) => {
            assert!(!problems.is_empty(), "a checklist is refused and nobody is told why");
            return told(&source, &problems);
        }
    };
    told(&source, &checks::alone(&checklist, words));
    let Ok(library) = Library::load([source], words).and_then(|own| Library::builtin().with(own)) else {
        return;
    };
    let name = checklist.id.value.to_string();
    let own: Vec<_> = library.find(&name).collect();
    for checklist in &own {
        drop(reference::page(checklist, &library, words));
        shows(&explain::checklist(checklist, words));
        for item in checklist.items() {
            let name = format!("{}/{}", checklist.series, item.id().value);
            shows(&explain::explain(&name, &library, words).unwrap_or_default());
        }
    }
    audit(SMALL.to_owned(), None, &library, own);
}

/// Lines that are each read as a date, a period, a deadline and the end of a term.
pub fn dates(bytes: &[u8]) {
    text(bytes).lines().for_each(line);
}

fn line(text: &str) {
    let terms = TermEnds::default();
    match WrittenDate::read(text, &terms) {
        Ok(date) => {
            assert!(date.first() <= date.last(), "{text:?} ends before it begins");
            let again = WrittenDate::read(date.written(), &terms);
            assert_eq!(again.as_ref(), Ok(&date), "{text:?} is not read back");
            assert!(date.reading().starts_with(date.written()), "{text:?}");
            let due = WrittenDate::read_due(text, &terms);
            assert_eq!(due, Ok((date, Vec::new())), "{text:?} is due on another day");
        }
        Err(problem) => sentence(text, &problem.to_string(), 400),
    }
    match WrittenDate::read_due(text, &terms) {
        Ok((date, _)) => assert!(date.first() <= date.last(), "{text:?} ends before it begins"),
        Err(problem) => sentence(text, &problem.to_string(), 400),
    }
    match Period::read(text) {
        Ok(period) => {
            assert_eq!(Period::read(&period.id()), Ok(period.canonical()), "{text:?} is not read back");
            assert!(period.satisfies(period), "{text:?} is not as often as itself");
        }
        Err(problem) => sentence(text, &problem.to_string(), 300),
    }
    match Frequency::read(text) {
        Ok(frequency) => assert!(!frequency.plain().is_empty(), "{text:?}"),
        Err(problem) => sentence(text, &problem.to_string(), 300),
    }
    match Deadline::read(text) {
        Ok(deadline) => assert_eq!(Deadline::read(&deadline.id()), Ok(deadline), "{text:?} is not read back"),
        Err(problem) => sentence(text, &problem.to_string(), 300),
    }
    if let Err(problem) = MonthDay::read(text) {
        sentence(text, &problem.to_string(), 300);
    }
    // Only that it answers.
    let _ = is_vague(text);
}

/// What is said of a text that cannot be read is a whole sentence, and no longer than anybody reads.
fn sentence(text: &str, said: &str, most: usize) {
    assert!(said.ends_with(['.', '?']) && said.chars().count() < most, "of {text:?} it is said: {said}");
}

/// What the program makes of bytes that are not all text is told before anything is read, so here they are replaced.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn on() -> chrono::NaiveDate {
    ON.parse().unwrap_or_default()
}

/// Reads a policy, audits it and writes it out in every format.
fn audit(
    text: String,
    records: Option<Source>,
    library: &Library,
    checklists: Vec<&policygap::checklist::Checklist>,
) {
    let words = Vocabulary::builtin();
    let source = Source::new("policy.yaml", text);
    let loaded = policy::load(&source, records, words);
    told(&source, &loaded.problems);
    let mut unread = !loaded.problems.is_empty();
    if let Some((source, problems)) = &loaded.records {
        told(source, problems);
        unread |= !problems.is_empty();
    }
    for (source, remark) in &loaded.remarks {
        told(source, std::slice::from_ref(remark));
    }
    assert!(unread || loaded.policy.is_some(), "a policy is not read and nobody is told why");
    let settled = Settled {
        context: Context { on: on(), checklists, words },
        library,
        not_carried: Vec::new(),
        gate: Settings::default(),
        soon: 90,
        routes: false,
    };
    let input = Input { source, loaded };
    let surveyed = [report::survey(&input, &settled)];
    let whole = report::whole(&settled, &surveyed);
    assert!(!(unread && whole.gate.met), "the gate is met over what could not be read");
    let told = [report::policy(&input, &settled)];
    for &format in Format::ALL {
        let style = Style::default();
        let shown = Shown { report: &whole, surveyed: &surveyed, context: &settled.context, style };
        let mut out = Vec::new();
        let written = format
            .renderer(shown)
            .and_then(|renderer| renderer.whole(&told, &mut out))
            .map_err(|error| error.to_string());
        assert_eq!(written, Ok(()), "{} is not written", format.id());
        shows(&String::from_utf8_lossy(&out));
    }
}

/// Each problem has a place in the file and a sentence, and can be shown; of very many only the first are told.
fn told(source: &Source, problems: &[Problem]) {
    assert!(problems.len() <= 101, "{} problems are told one by one", problems.len());
    for problem in problems {
        assert!(problem.span.end() <= source.text().len().max(1), "no such place: {problem:?}");
        assert!(!problem.message.is_empty() && problem.message.len() < 2_000, "{problem:?}");
        shows(&snippet::explain(source, problem, false));
    }
}

/// Nothing that moves the cursor, colours or turns the text.
fn shows(text: &str) {
    let bad = text.chars().find(|&sign| {
        (sign.is_control() && !matches!(sign, '\n' | '\r' | '\t'))
            || matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(bad, None, "it holds a sign that a terminal obeys");
}
