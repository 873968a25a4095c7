//! What concerns one policy: its results, its dates, its problems.

use chrono::NaiveDate;

use crate::audit::{Assessment, Context, Number, Unfit, explain, unanswering};
use crate::dates::plain;
use crate::gate::{Judged, Notice, Tally, waive};
use crate::policy::{Policy, Waiver};
use crate::source::{Source, Span};
use crate::vocabulary::Vocabulary;

use super::control::ControlReport;
use super::dates::DateKind;
use super::model::{Aspects, At, PolicyReport, Problem, Summary};
use super::results::Builder;
use super::survey::not_carried;
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
    let waived = waive(&policy.records.waivers, Judged::explained(&assessment), context);
    let builder = Builder { policy, vocabulary: context.words };
    report.audited = true;
    report.school = policy.school_name();
    report.title = policy.title();
    report.dates = dates::dates(policy, context.on, settled.soon, context.words);
    // What is not accepted does not end; that it is not is told below.
    let void: Vec<At> = waived.void.iter().filter_map(|waiver| ends(policy, waiver)).collect();
    report.dates.retain(|date| date.what != DateKind::AcceptedGap || !void.contains(&date.at));
    report.results = builder.results(&assessment, &waived);
    ladder::add(&mut report, &assessment, policy, context);
    findings::note_same(&mut report.results);
    report.actions = findings::actions(&report.results, &assessment, context.words);
    report.tally = tally(&report.results);
    not_carried(policy, settled).for_each(|one| report.tally.unaudited(one.force()));
    report.summary = Summary::of(report.tally.of_controls());
    report.aspects = Aspects::of(report.tally.of_aspects());
    report.notices.extend(days_to_come(policy, context.on));
    report.notices.extend(waived.notices.iter().map(|notice| waiver_notice(policy, notice)));
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
        notices: remarks(input).collect(),
        plan: Vec::new(),
        actions: Vec::new(),
        summary: Summary::default(),
        aspects: Aspects::default(),
        tally: Tally::default(),
    }
}

/// What is to be told of the files without being a mistake of them, each with its line.
fn remarks(input: &Input) -> impl Iterator<Item = String> {
    input.loaded.remarks.iter().map(|(source, remark)| {
        let help = remark.help.as_deref().map(|help| format!(" {help}")).unwrap_or_default();
        format!("{}: {}{help}", place(source, remark.span), remark.message)
    })
}

/// Records of days that are yet to come: they show nothing.
fn days_to_come(policy: &Policy, on: NaiveDate) -> impl Iterator<Item = String> {
    let source = policy.records.source.iter();
    let records = source.flat_map(|source| policy.records.records.iter().map(move |record| (source, record)));
    records.filter(move |(_, record)| record.date.value.first() > on).map(move |(source, record)| {
        let (place, date) = (place(source, record.date.span), record.date.value.written());
        format!(
            "{place}: The record of {date} is dated after the day of the audit, {}, so it shows nothing yet.",
            plain(on)
        )
    })
}

/// Where the last day of an accepted gap stands.
fn ends(policy: &Policy, waiver: &Waiver) -> Option<At> {
    Some(At::of(policy.records.source.as_ref()?, waiver.until.span.start()))
}

/// What is to be said of an accepted gap, with its line.
fn waiver_notice(policy: &Policy, notice: &Notice) -> String {
    let source = policy.records.source.as_ref();
    let place = source.map(|source| format!("{}: ", place(source, notice.span))).unwrap_or_default();
    format!("{place}{}", notice.message)
}

/// A place as people write it down: the file and the line.
fn place(source: &Source, span: Span) -> String {
    format!("{}:{}", source.name(), source.position(span.start()).line)
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
