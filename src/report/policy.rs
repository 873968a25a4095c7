//! What concerns one policy: its results, its dates, its problems.

use crate::audit::{Assessment, Context, Number, Unfit, explain, unanswering};
use crate::gate::{Judged, Tally, waive};
use crate::policy::Policy;
use crate::source::Source;
use crate::vocabulary::Vocabulary;

use super::control::ControlReport;
use super::model::{Aspects, At, PolicyReport, Problem, Summary};
use super::results::Builder;
use super::{Input, Settled, dates, findings, ladder, wording};

/// How many problems of one file are shown with their lines; the others with their sentence and place.
const SHOWN: usize = 100;

/// Explains one policy: everything that a report says of it. It refers to the input and to the checklists, and is
/// dropped with them.
pub fn policy<'a>(input: &'a Input, settled: &'a Settled<'a>) -> PolicyReport<'a> {
    let mut report = unread(input);
    let Some(policy) = &input.loaded.policy else {
        return report;
    };
    let words = fitting(policy, settled.context.words);
    let context = &Context { words, ..settled.context.clone() };
    let assessment = explain(policy, context);
    let waived = waive(&policy.records.waivers, Judged::explained(&assessment), context.on);
    let builder = Builder { policy, vocabulary: context.words };
    report.audited = true;
    report.school = policy.school_name();
    report.title = policy.title();
    report.dates = dates::dates(policy, context.on, settled.soon, context.words);
    report.results = builder.results(&assessment, &waived);
    ladder::add(&mut report, &assessment, policy, context);
    findings::note_same(&mut report.results);
    report.actions = findings::actions(&report.results, &assessment, context.words);
    report.tally = tally(&report.results);
    report.summary = Summary::of(report.tally.of_controls());
    report.aspects = Aspects::of(report.tally.of_aspects());
    report.notices.extend(waived.notices);
    report.notices.extend(unanswering(policy, &assessment, settled.library, context.on));
    report.notices.extend(left_out(&assessment, context.words));
    report
}

/// The words in which a school is spoken of: one that names no governing body of its own, and need not have one, is told
/// of whoever stands in its place.
fn fitting<'a>(policy: &Policy, words: &'a Vocabulary) -> &'a Vocabulary {
    let governing_body = words.known().governing_body;
    let has_governors = policy.roles.iter().any(|role| role.role.value == governing_body);
    match &policy.school.school_type {
        Some(school_type) if !has_governors => words.at(school_type.value),
        _ => words,
    }
}

/// What is said of a file in which nothing was audited: its problems.
pub fn unread(input: &Input) -> PolicyReport<'_> {
    PolicyReport {
        path: input.source.name(),
        school: "",
        title: "",
        audited: false,
        dates: Vec::new(),
        results: Vec::new(),
        problems: problems(input),
        notices: Vec::new(),
        plan: Vec::new(),
        actions: Vec::new(),
        summary: Summary::default(),
        aspects: Aspects::default(),
        tally: Tally::default(),
    }
}

fn tally(results: &[ControlReport<'_>]) -> Tally {
    let mut tally = Tally::default();
    for result in results {
        if result.is_aspect() {
            tally.aspect(result.verdict);
        } else {
            tally.control(result.force, result.verdict);
        }
    }
    tally
}

/// The checklists that do not apply to the school, by the reason.
fn left_out(assessment: &Assessment<'_>, vocabulary: &Vocabulary) -> Vec<String> {
    let mut by_reason: Vec<(Unfit<'_>, Vec<String>)> = Vec::new();
    for (checklist, reason) in &assessment.left_out {
        let title = format!("{} ({})", checklist.title, checklist.edition);
        match by_reason.iter_mut().find(|(known, _)| known.is_like(*reason)) {
            Some((_, titles)) => titles.push(title),
            None => by_reason.push((*reason, vec![title])),
        }
    }
    let say = |(reason, titles): (Unfit<'_>, Vec<String>)| match titles.as_slice() {
        [title] => format!("{title} was left out, because {}.", reason.say(vocabulary, Number::One)),
        several => format!(
            "{} were left out, because {}: {}.",
            wording::count(several.len(), "checklist", "checklists"),
            reason.say(vocabulary, Number::Several),
            several.join("; ")
        ),
    };
    by_reason.into_iter().map(say).collect()
}

/// What could not be read in the file and in the records file beside it.
pub fn problems(input: &Input) -> Vec<Problem<'_>> {
    let own = of(&input.source, &input.loaded.problems, None);
    let records = input.loaded.records.iter();
    own.chain(records.flat_map(|(source, problems)| of(source, problems, Some(source.name())))).collect()
}

fn of<'a>(
    source: &'a Source,
    problems: &'a [crate::source::Problem],
    path: Option<&'a str>,
) -> impl Iterator<Item = Problem<'a>> {
    problems.iter().enumerate().map(move |(position, found)| Problem {
        code: found.code.id(),
        message: &found.message,
        help: found.help.as_deref(),
        at: At::of(source, found.span.start()),
        path,
        source,
        found,
        in_full: position < SHOWN,
    })
}
