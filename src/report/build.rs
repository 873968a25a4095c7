//! An assessment becomes a report: results with their places and words, findings in order, counts, the gate.

use crate::audit::{Assessment, Context, explain};
use crate::checklist::{Checklist, Force, Library};
use crate::dates::plain;
use crate::gate::{self, Settings};
use crate::policy::Loaded;
use crate::source::{Source, snippet};

use super::model::{
    Aspects, At, ChecklistReport, Exit, Gate, PolicyReport, Problem, Report, Result, Summary, VERSION,
    Verdict,
};
use super::result::Builder;
use super::{changes, counts, dated, findings, ladder, words};

/// A file that was read, or could not be.
#[derive(Debug)]
pub struct Input {
    /// The file.
    pub source: Source,
    /// What came of reading it.
    pub loaded: Loaded,
}

/// What a report of several policies needs besides them.
#[derive(Debug)]
pub struct Settled<'c> {
    /// The day, the checklists in force, the words.
    pub context: Context<'c>,
    /// All checklists, to announce newer editions.
    pub library: &'c Library,
    /// When the gate is not met.
    pub gate: Settings,
    /// How many days ahead something counts as due soon.
    pub soon: i64,
}

/// Builds the report of policies that were audited one by one.
pub fn build(settled: &Settled<'_>, mut policies: Vec<PolicyReport>) -> Report {
    policies.sort_by(|a, b| a.path.cmp(&b.path));
    let context = &settled.context;
    // One that applied to none of the policies was not used; one that only changes others has no results of its own.
    let none = policies.iter().all(|policy| !policy.audited);
    let used = |checklist: &&&Checklist| {
        let changes_only = checklist.only_changes();
        let mut results = policies.iter().flat_map(|policy| &policy.results);
        none || changes_only || results.any(|result| result.checklist == checklist.series)
    };
    let checklists = context.checklists.iter().filter(used).map(|it| checklist_report(it)).collect();
    let results = || policies.iter().flat_map(|policy| &policy.results);
    let counted = |result: &&Result| match result.verdict {
        Verdict::NotMet | Verdict::PartlyMet => true,
        Verdict::NotShown => settled.gate.fail_not_shown,
        Verdict::Waived | Verdict::Met | Verdict::NotApplicable => false,
    };
    let against = results()
        .filter(|result| settled.gate.fail_on.is_some_and(|weakest| result.strength <= weakest))
        .filter(counted)
        .count();
    let undecided = results().filter(|result| result.verdict == Verdict::NotShown).count();
    let decided =
        results().any(|result| !matches!(result.verdict, Verdict::NotShown | Verdict::NotApplicable));
    let unread = policies.iter().any(|policy| !policy.problems.is_empty());
    let met = against == 0;
    let exit = match (unread, decided, met) {
        (true, ..) => Exit::Unread,
        (false, false, _) => Exit::Nothing,
        (false, true, false) => Exit::NotMet,
        (false, true, true) => Exit::Met,
    };
    Report {
        version: VERSION,
        tool: concat!("policygap ", env!("CARGO_PKG_VERSION")).to_owned(),
        on: context.on.to_string(),
        on_plain: plain(context.on),
        gate: Gate {
            fail_on: settled.gate.fail_on.map_or("never", Force::id),
            not_shown: if settled.gate.fail_not_shown { "fail" } else { "allow" },
            met: met && decided,
            against,
            undecided,
            message: gate_message(settled.gate, against, undecided, decided, &policies),
        },
        checklists,
        notices: editions(settled).into_iter().chain(changes::notices(context, &policies)).collect(),
        policies,
        exit,
    }
}

fn gate_message(
    settings: Settings,
    against: usize,
    undecided: usize,
    decided: bool,
    policies: &[PolicyReport],
) -> String {
    let not_shown = if undecided == 0 {
        String::new()
    } else {
        let number = words::count(undecided, "result cannot", "results cannot");
        let counts =
            if settings.fail_not_shown && settings.fail_on.is_some() { "counts" } else { "does not count" };
        format!(" {number} be told from the policies or their records; that {counts} against the gate.")
    };
    let not_shown = format!("{not_shown}{}", changes::gate(policies));
    let Some(weakest) = settings.fail_on else {
        return format!("The gate is switched off (fail on: never).{not_shown}");
    };
    let what = match weakest {
        Force::Must => "law or statutory guidance asks",
        Force::Should => "law, statutory guidance, a national standard or advice asks",
        Force::GoodPractice => "any checklist asks",
    };
    let graded = if changes::graded_up(policies, weakest) { " or is graded as highly" } else { "" };
    if !decided {
        return format!("Nothing could be decided, so the gate is not met.{not_shown}");
    }
    if against == 0 {
        format!("The gate is met: no gap in what {what}{graded}.{not_shown}")
    } else {
        format!(
            "The gate is not met: {} in what {what}{graded}.{not_shown}",
            words::count(against, "gap", "gaps")
        )
    }
}

/// What is to be said of the checklists: a newer edition, one used although it was not in force, none in force.
fn editions(settled: &Settled<'_>) -> Vec<String> {
    let on = settled.context.on;
    let mut out = Vec::new();
    if settled.context.checklists.is_empty() {
        let first = settled.library.all().map(|checklist| checklist.from).min();
        let first = first.map(|first| format!(" The first begins on {}.", plain(first))).unwrap_or_default();
        out.push(format!(
            "No checklist was in force on {}, so there was nothing to audit against.{first}",
            plain(on)
        ));
    }
    let in_force = settled.library.in_force(on);
    for checklist in &settled.context.checklists {
        let title = format!("{} ({})", checklist.title, checklist.edition);
        if !in_force.iter().any(|found| found.id.value == checklist.id.value) {
            let day = plain(on);
            out.push(format!(
                "{title} was not in force on {day}; it was used because it was asked for by name."
            ));
        }
        if let Some(next) = settled.library.next_edition(&checklist.series, checklist.from) {
            let when = if next.from > on { "comes into force on" } else { "has been in force since" };
            let adds = adds(checklist, next);
            out.push(format!(
                "A newer edition of {title} {when} {}: {}.{adds}",
                plain(next.from),
                next.edition
            ));
        }
    }
    out
}

/// What an edition asks that the one before it does not.
fn adds(before: &Checklist, next: &Checklist) -> String {
    let known = |id: &str| before.controls().iter().any(|control| control.id.value == id);
    let new: Vec<&str> = next
        .controls()
        .iter()
        .filter(|control| !known(&control.id.value))
        .map(|control| control.title.trim_end_matches('.'))
        .collect();
    if new.is_empty() {
        return String::new();
    }
    format!(" It adds {}: {}.", words::count(new.len(), "demand", "demands"), new.join("; "))
}

fn checklist_report(checklist: &Checklist) -> ChecklistReport {
    ChecklistReport {
        series: checklist.series.to_string(),
        id: checklist.id.value.to_string(),
        title: checklist.title.to_string(),
        publisher: checklist.publisher.to_string(),
        edition: checklist.edition.to_string(),
        in_force_from: checklist.from.to_string(),
        in_force_to: checklist.to.map(|to| to.to_string()),
        source: checklist.source.to_string(),
        basis: checklist.basis.id(),
        basis_says: if checklist.only_changes() {
            "it changes other checklists and asks nothing of its own"
        } else {
            checklist.basis.say()
        },
        note: checklist.note.as_deref().map(str::to_owned),
        controls: checklist.size.controls + checklist.size.aspects,
        extends: checklist.extends.iter().map(|name| name.value.to_string()).collect(),
    }
}

/// Audits one policy and reports on it; what the report keeps is small, so that the policy can be dropped.
pub fn policy(input: &Input, settled: &Settled<'_>) -> PolicyReport {
    let context = &settled.context;
    let mut report = PolicyReport {
        path: input.source.name().to_owned(),
        school: String::new(),
        title: String::new(),
        audited: input.loaded.policy.is_some(),
        dates: Vec::new(),
        results: Vec::new(),
        problems: problems(input),
        notices: Vec::new(),
        plan: Vec::new(),
        actions: Vec::new(),
        summary: Summary::default(),
        aspects: Aspects::default(),
        findings: Vec::new(),
        by_checklist: Vec::new(),
        by_force: Vec::new(),
        about: Vec::new(),
    };
    let Some(policy) = &input.loaded.policy else {
        return report;
    };
    let assessment = explain(policy, context);
    let gated = gate::apply(policy, &assessment, context.on);
    let builder = Builder { policy, words: context.words };
    policy.school_name().clone_into(&mut report.school);
    policy.title().clone_into(&mut report.title);
    report.dates = dated::dates(policy, context.on, settled.soon, context.words);
    report.about = report.dates.iter().map(|date| date.message.clone()).collect();
    report.results = builder.results(&assessment, &gated);
    ladder::add(&mut report, &assessment, policy, context);
    findings::note_same(&mut report.results);
    report.actions = findings::actions(&report.results, &assessment, context.words);
    report.findings = findings::group(&report.results);
    report.summary = Summary::of(&report.results);
    report.aspects = Aspects::of(&report.results);
    let checklists: Vec<_> = context.checklists.iter().map(|checklist| checklist_report(checklist)).collect();
    report.by_checklist = counts::by_checklist(&report.results, &checklists);
    report.by_force = counts::by_force(&report.results);
    report.notices.extend(gated.notices.into_iter().map(|notice| notice.text));
    report.notices.extend(left_out(&assessment));
    report
}

/// The checklists that do not apply to the school, by the reason.
pub fn left_out(assessment: &Assessment<'_>) -> Vec<String> {
    let mut by_reason: Vec<(&str, Vec<String>)> = Vec::new();
    for (checklist, reason) in &assessment.left_out {
        let title = format!("{} ({})", checklist.title, checklist.edition);
        match by_reason.iter_mut().find(|(known, _)| known == reason) {
            Some((_, titles)) => titles.push(title),
            None => by_reason.push((reason, vec![title])),
        }
    }
    let say = |(reason, titles): (&str, Vec<String>)| match titles.as_slice() {
        [title] => format!("{title} was left out, because {reason}."),
        several => {
            let reason = reason.replacen("it is", "they are", 1);
            format!(
                "{} were left out, because {reason}: {}.",
                words::count(several.len(), "checklist", "checklists"),
                several.join("; ")
            )
        }
    };
    by_reason.into_iter().map(say).collect()
}

/// How many problems of one file are shown with their lines; the others with their sentence and place.
const SHOWN: usize = 100;

pub(super) fn problems(input: &Input) -> Vec<Problem> {
    let one = |source: &Source, at: usize, problem: &crate::source::Problem, path: Option<String>| {
        let position = source.position(problem.span.start());
        let shown = |styled| {
            if at < SHOWN {
                return snippet::explain(source, problem, styled);
            }
            format!(
                "error: {}\n   --> {}:{}:{}",
                problem.message,
                source.name(),
                position.line,
                position.column
            )
        };
        Problem {
            code: problem.code.id(),
            message: problem.message.clone(),
            help: problem.help.clone(),
            at: At { line: position.line, column: position.column },
            path,
            shown: shown(false),
            shown_styled: shown(true),
        }
    };
    let own = input.loaded.problems.iter().enumerate();
    let mut out: Vec<_> = own.map(|(at, problem)| one(&input.source, at, problem, None)).collect();
    if let Some((source, problems)) = &input.loaded.records {
        let name = || Some(source.name().to_owned());
        out.extend(problems.iter().enumerate().map(|(at, problem)| one(source, at, problem, name())));
    }
    out
}
