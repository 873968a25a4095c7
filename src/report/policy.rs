//! What concerns one policy: its results, its dates, its problems.

use chrono::NaiveDate;

use crate::audit::{Assessment, Context, Number, Outcome, Unfit, explain, unanswering};
use crate::dates::plain;
use crate::gate::{Judged, Notice, Tally, waive};
use crate::policy::{Named, Policy, Waiver};
use crate::requirement::{Facts, Wanted};
use crate::source::{Source, Span, Spanned};
use crate::vocabulary::{TermId, Vocabulary};

use super::control::ControlReport;
use super::dates::DateKind;
use super::model::{Aspects, At, PolicyReport, Problem, Summary};
use super::places::Sections;
use super::results::Builder;
use super::survey::not_carried;
use super::{Input, Settled, dates, elsewhere, findings, ladder, matters, posts, results, wording};

/// How many problems of one file are shown with their lines; the others with their sentence and place.
const SHOWN: usize = 100;

/// Explains one policy: everything that a report says of it. It refers to the input and to the checklists, and is
/// dropped with them.
pub fn policy<'a>(input: &'a Input, settled: &'a Settled<'a>) -> PolicyReport<'a> {
    let mut report = unread(input);
    let Some(policy) = &input.loaded.policy else {
        return report;
    };
    let without_governors = without_governors(policy, settled.context.words);
    let words = without_governors.map_or(settled.context.words, |of| settled.context.words.at(of));
    let context = &Context { words, ..settled.context.clone() };
    let assessment = explain(policy, context);
    let waived = waive(&policy.records.waivers, Judged::explained(&assessment), context);
    let sections = Sections::of(policy, context.words);
    let builder = Builder { policy, vocabulary: context.words, sections, without_governors };
    report.audited = true;
    report.school = policy.school_name();
    report.title = policy.title();
    report.written_by = named(policy.about.written_by.as_ref(), context.words);
    report.reviewed_by = named(policy.about.reviewed_by.as_ref(), context.words);
    report.board = context.words.label(context.words.known().governing_body);
    report.dates = dates::dates(policy, context.on, settled.soon, context.words);
    // What is not accepted does not end; that it is not is told below.
    let void: Vec<At> = waived.void.iter().filter_map(|waiver| ends(policy, waiver)).collect();
    report.dates.retain(|date| date.what != DateKind::AcceptedGap || !void.contains(&date.at));
    report.results = builder.results(&assessment, &waived);
    ladder::add(&mut report, &assessment, policy, context, settled.routes);
    findings::note_same(&mut report.results);
    report.actions = findings::actions(&report.results, &assessment, context.words);
    report.matters = matters::matters(&report.results, context.words);
    let open = elsewhere::elsewhere(&report.results, &assessment, policy, context.words);
    (report.documents, report.records, report.unjudged) = (open.documents, open.records, open.unjudged);
    report.posts = posts::posts(policy, &Facts::new(policy, context.words), context.words);
    report.incidents = posts::incidents(&report.results, context.words);
    report.outdated = outdated(&assessment, context.words);
    report.tally = tally(&report.results);
    not_carried(policy, settled).for_each(|one| report.tally.unaudited(one.force()));
    report.summary = Summary::of(report.tally.of_controls());
    report.aspects = Aspects::of(report.tally.of_aspects());
    report.kind_notice = of_another_kind(policy, context.words);
    report.notices.extend(report.kind_notice.clone());
    let to_come = days_to_come(policy, context.on);
    report.notices.extend(wording::first_of(to_come, "records of days to come"));
    let of_gaps = waived.notices.iter().map(|notice| waiver_notice(policy, notice));
    report.notices.extend(wording::first_of(of_gaps, "accepted gaps"));
    let answers = unanswering(policy, &assessment, settled.library, context.words, context.on);
    report.notices.extend(wording::first_of(answers.into_iter(), "answers"));
    report.notices.extend(left_out(&assessment, context.words));
    report
}

/// Somebody whom the document names, by a term or in its own words.
fn named<'a>(named: Option<&'a Spanned<Named>>, words: &'a Vocabulary) -> Option<&'a str> {
    named.map(|named| match &named.value {
        Named::Term(term) => words.label(*term),
        Named::Words(written) => written.as_str(),
    })
}

/// What is cited and no longer stands, each once, in the order of the checklists.
fn outdated(assessment: &Assessment<'_>, words: &Vocabulary) -> Vec<String> {
    let judged = assessment.controls.iter().filter_map(|result| match &result.outcome {
        Outcome::Judged { judgement, .. } => Some(judgement),
        Outcome::NotApplicable { .. } => None,
    });
    let missing = judged.flat_map(|judgement| &judgement.missing);
    // Words and titles refer to nothing: they have a matter of their own. What is certain comes before what is in doubt.
    let mut outdated: Vec<_> = missing
        .filter(|missing| matches!(&missing.wanted, Wanted::Outdated(one) if !one.is_word(words)))
        .collect();
    outdated.sort_by_key(|missing| missing.wanted.is_in_doubt(words));
    results::sentences(outdated, words)
}

/// The type of a school that names no governing body of its own and need not have one: it is told of whoever stands in its
/// place.
fn without_governors(policy: &Policy, words: &Vocabulary) -> Option<TermId> {
    let governing_body = words.known().governing_body;
    let has_governors = policy.roles.iter().any(|role| role.role.value == governing_body);
    policy.school.school_type.as_ref().filter(|_| !has_governors).map(|school_type| school_type.value)
}

/// What is said of a file in which nothing was audited: its problems.
pub fn unread(input: &Input) -> PolicyReport<'_> {
    PolicyReport {
        path: input.source.name(),
        school: "",
        title: "",
        audited: false,
        written_by: None,
        reviewed_by: None,
        dates: Vec::new(),
        results: Vec::new(),
        matters: Vec::new(),
        documents: Vec::new(),
        records: Vec::new(),
        unjudged: Vec::new(),
        posts: Vec::new(),
        incidents: Vec::new(),
        outdated: Vec::new(),
        problems: problems(input),
        kind_notice: None,
        board: "",
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

/// That the document is no online safety policy, where it is of another kind.
fn of_another_kind(policy: &Policy, words: &Vocabulary) -> Option<String> {
    let kinds = &policy.about.kind;
    let is_one = kinds.iter().any(|kind| kind.value == words.known().online_safety_policy);
    (!kinds.is_empty() && !is_one).then(|| {
        format!(
            "This document is {}, not an online safety policy: it was asked for what such a document ought to hold, and \
             the rest is listed for the documents in which it belongs.",
            words.labels(kinds.iter().map(|kind| kind.value))
        )
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
