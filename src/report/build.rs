//! An assessment becomes a report: results with their places and words, findings in order, counts, the gate.

use crate::audit::{Assessment, AspectResult, Context, ControlResult, Outcome, audit};
use crate::checklist::{Checklist, Force, Library};
use crate::dates::plain;
use crate::gate::{self, Settings};
use crate::policy::{Loaded, Named, Policy, Waiver};
use crate::requirement::cites::upper;
use crate::requirement::{Because, File, Judgement, Place};
use crate::source::{Source, Span, snippet};
use crate::vocabulary::Vocabulary;

use super::model::{
    Aspects, At, ChecklistReport, Evidence, Exit, Gate, PolicyReport, Problem, Report, Result, Summary, VERSION, Verdict,
};
use super::{counts, dated, findings, words};

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
    let checklists = context.checklists.iter().map(|checklist| checklist_report(checklist)).collect();
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
    let decided = results().any(|result| !matches!(result.verdict, Verdict::NotShown | Verdict::NotApplicable));
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
            message: gate_message(settled.gate, against, undecided, decided),
        },
        checklists,
        notices: newer_editions(settled),
        policies,
        exit,
    }
}

fn gate_message(settings: Settings, against: usize, undecided: usize, decided: bool) -> String {
    let not_shown = match undecided {
        0 => String::new(),
        _ => {
            let number = words::count(undecided, "result cannot", "results cannot");
            let counts = if settings.fail_not_shown { "counts" } else { "does not count" };
            format!(" {number} be told from the policies or their records; that {counts} against the gate.")
        }
    };
    let Some(weakest) = settings.fail_on else { return format!("The gate is switched off (fail on: never).{not_shown}") };
    let what = match weakest {
        Force::Must => "law or statutory guidance asks",
        Force::Should => "law, statutory guidance, a national standard or advice asks",
        Force::GoodPractice => "any checklist asks",
    };
    if !decided {
        return format!("Nothing could be decided, so the gate is not met.{not_shown}");
    }
    if against == 0 {
        format!("The gate is met: no gap in what {what}.{not_shown}")
    } else {
        format!("The gate is not met: {} in what {what}.{not_shown}", words::count(against, "gap", "gaps"))
    }
}

fn newer_editions(settled: &Settled<'_>) -> Vec<String> {
    let on = settled.context.on;
    settled
        .context
        .checklists
        .iter()
        .filter_map(|checklist| settled.library.next_edition(&checklist.series, on))
        .map(|next| {
            format!("A newer edition of {} ({}) comes into force on {}.", next.title, next.edition, plain(next.from))
        })
        .collect()
}

fn checklist_report(checklist: &Checklist) -> ChecklistReport {
    ChecklistReport {
        series: checklist.series.clone(),
        id: checklist.id.value.clone(),
        title: checklist.title.clone(),
        publisher: checklist.publisher.clone(),
        edition: checklist.edition.clone(),
        in_force_from: checklist.from.to_string(),
        in_force_to: checklist.to.map(|to| to.to_string()),
        source: checklist.source.clone(),
        basis: checklist.basis.id(),
        basis_says: checklist.basis.say(),
        note: checklist.note.clone(),
        controls: checklist.controls.len() + checklist.aspects.len(),
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
        summary: Summary::default(),
        aspects: Aspects::default(),
        findings: Vec::new(),
        by_checklist: Vec::new(),
        by_force: Vec::new(),
        about: Vec::new(),
    };
    let Some(policy) = &input.loaded.policy else { return report };
    let assessment = audit(policy, context);
    let gated = gate::apply(policy, &assessment, context.on);
    let builder = Builder { policy, words: context.words };
    policy.school_name().clone_into(&mut report.school);
    policy.title().clone_into(&mut report.title);
    report.dates = dated::dates(policy, context.on, settled.soon, context.words);
    report.about = report.dates.iter().map(|date| date.message.clone()).collect();
    report.results = builder.results(&assessment, &gated);
    findings::note_same(&mut report.results);
    report.findings = findings::group(&report.results);
    report.summary = Summary::of(&report.results);
    report.aspects = Aspects::of(&report.results);
    let checklists: Vec<_> = context.checklists.iter().map(|checklist| checklist_report(checklist)).collect();
    report.by_checklist = counts::by_checklist(&report.results, &checklists);
    report.by_force = counts::by_force(&report.results);
    report.notices.extend(gated.notices.into_iter().map(|notice| notice.text));
    for (checklist, reason) in &assessment.left_out {
        report.notices.push(format!("{} was left out, because {reason}.", checklist.title));
    }
    report
}

fn problems(input: &Input) -> Vec<Problem> {
    let one = |source: &Source, problem: &crate::source::Problem, path: Option<String>| {
        let position = source.position(problem.span.start());
        Problem {
            code: problem.code.id(),
            message: problem.message.clone(),
            help: problem.help.clone(),
            at: At { line: position.line, column: position.column },
            path,
            shown: snippet::explain(source, problem, false),
            shown_styled: snippet::explain(source, problem, true),
        }
    };
    let mut out: Vec<_> = input.loaded.problems.iter().map(|problem| one(&input.source, problem, None)).collect();
    if let Some((source, problems)) = &input.loaded.records {
        out.extend(problems.iter().map(|problem| one(source, problem, Some(source.name().to_owned()))));
    }
    out
}

struct Builder<'p> {
    policy: &'p Policy,
    words: &'p Vocabulary,
}

impl Builder<'_> {
    fn results(&self, assessment: &Assessment<'_>, gated: &gate::Gated<'_>) -> Vec<Result> {
        let controls = assessment.controls.iter().zip(&gated.controls).map(|(result, waiver)| self.control(result, *waiver));
        let aspects = assessment.aspects.iter().zip(&gated.aspects).map(|(result, waiver)| self.aspect(result, *waiver));
        controls.chain(aspects).collect()
    }

    fn control(&self, result: &ControlResult<'_>, waiver: Option<&Waiver>) -> Result {
        let control = result.control;
        let checklist = result.checklist;
        let source = source(checklist, control.clause.as_deref(), control.source.as_deref());
        let mut out = self.blank(checklist, &control.id.value, &control.title, control.force, source);
        out.remedy.clone_from(&control.remedy);
        out.owner = self.words.label(control.owner).to_owned();
        out.ask.clone_from(&control.ask);
        out.why.clone_from(&control.why);
        out.basis = control.basis.id();
        out.basis_says = control.basis.say();
        out.demand = control.requires.canonical(self.words);
        if control.force > checklist.standing.force() {
            out.force_says = match control.force {
                Force::Must => out.force_says,
                Force::Should => "National advice or a national standard asks this of the school".to_owned(),
                Force::GoodPractice => "This is good practice".to_owned(),
            };
        }
        match &result.outcome {
            Outcome::NotApplicable { reason, place } => self.not_applicable(&mut out, reason, *place),
            Outcome::Judged { verdict, judgement } => {
                out.verdict = (*verdict).into();
                self.judged(&mut out, judgement);
            }
        }
        self.waive(&mut out, waiver);
        out
    }

    fn aspect(&self, result: &AspectResult<'_>, waiver: Option<&Waiver>) -> Result {
        let aspect = result.aspect;
        let source = source(result.checklist, aspect.clause.as_deref(), aspect.source.as_deref());
        let mut out = self.blank(result.checklist, &aspect.id.value, &aspect.title, Force::GoodPractice, source);
        out.owner = self.words.label(aspect.owner).to_owned();
        out.ask.clone_from(&aspect.ask);
        out.why.clone_from(&aspect.why);
        out.basis = aspect.basis.id();
        out.basis_says = aspect.basis.say();
        out.benchmark = Some(aspect.benchmark.number());
        match &result.standing {
            Err((reason, place)) => self.not_applicable(&mut out, reason, *place),
            Ok(standing) => {
                out.level = Some(standing.shown.number());
                out.level_if_shown = Some(standing.possible.number());
                let next = standing.next.clone().or_else(|| standing.reached.last().cloned());
                if let Some(judgement) = &next {
                    self.judged(&mut out, judgement);
                }
                out.verdict = standing.verdict(aspect.benchmark).into();
                out.message = upper(&words::level(standing.shown));
                if !standing.possible.reaches(standing.shown) || standing.possible != standing.shown {
                    out.message.push_str(&format!("; {} if what is not shown were shown", words::level(standing.possible)));
                }
                out.message.push('.');
                out.holds_until = standing.holds_until.map(|day| day.to_string());
                let step = standing.shown.next().and_then(|next| aspect.steps.iter().find(|step| step.level == next));
                out.remedy = step.map(|step| step.remedy.clone()).unwrap_or_default();
            }
        }
        self.waive(&mut out, waiver);
        out
    }

    fn blank(&self, checklist: &Checklist, id: &str, title: &str, force: Force, source: String) -> Result {
        Result {
            checklist: checklist.series.clone(),
            control: id.to_owned(),
            title: title.to_owned(),
            force: force.id(),
            verdict: Verdict::NotShown,
            judged: None,
            level: None,
            level_if_shown: None,
            benchmark: None,
            message: String::new(),
            missing: Vec::new(),
            remedy: String::new(),
            owner: String::new(),
            ask: String::new(),
            why: String::new(),
            source,
            basis: "",
            holds_until: None,
            at: At { line: 1, column: 1 },
            evidence: Vec::new(),
            fingerprint: fingerprint(self.policy, &checklist.series, id),
            same_as: Vec::new(),
            strength: force,
            urgency: 0,
            demand: String::new(),
            force_says: checklist.standing.say().to_owned(),
            basis_says: "",
            holds_says: None,
        }
    }

    fn judged(&self, out: &mut Result, judgement: &Judgement) {
        out.message = words::verdict(out.verdict, judgement);
        for missing in &judgement.missing {
            if !out.missing.contains(&missing.text) {
                out.missing.push(missing.text.clone());
            }
        }
        out.holds_until = judgement.holds_until.filter(|_| out.verdict == Verdict::Met).map(|day| day.to_string());
        out.holds_says = judgement
            .holds_until
            .filter(|_| out.verdict == Verdict::Met)
            .map(|day| format!("This holds until {}.", plain(day)));
        out.urgency = judgement.missing.iter().map(|missing| urgency(missing.because)).min().unwrap_or(u8::MAX);
        for missing in &judgement.missing {
            let label = match missing.because {
                Because::Absent => "belongs about here",
                Because::NoRecord => "no record",
                Because::Weaker => "falls short",
                Because::NoHolder => "nobody is named",
                Because::Lapsed => "out of date",
                Because::InOtherPolicy => "left to another policy",
                Because::Fault => "here",
            };
            self.show(out, missing.place, label, true);
        }
        for read in &judgement.evidence {
            self.show(out, read.place, &read.label, false);
        }
        if let Some(first) = out.evidence.first() {
            out.at = At { line: first.line, column: first.column };
        }
    }

    fn show(&self, out: &mut Result, place: Place, label: &str, fault: bool) {
        let Some(evidence) = self.evidence(place, label, fault) else { return };
        if !out.evidence.iter().any(|known| (known.line, known.column, &known.path) == (evidence.line, evidence.column, &evidence.path)) {
            out.evidence.push(evidence);
        }
    }

    fn evidence(&self, place: Place, label: &str, fault: bool) -> Option<Evidence> {
        let source = match place.file {
            File::Policy => &self.policy.source,
            File::Records => self.policy.records.source.as_ref()?,
        };
        let position = source.position(place.span.start());
        let line = source.line_span(position.line);
        let start = place.span.start().clamp(line.start(), line.end());
        let end = place.span.end().clamp(start, line.end());
        let marked = source.slice(Span::new(start, end)).trim_end().len();
        Some(Evidence {
            line: position.line,
            column: position.column,
            text: source.slice(line).trim().to_owned(),
            path: (place.file == File::Records).then(|| source.name().to_owned()),
            fault,
            label: label.to_owned(),
            whole: source.slice(line).to_owned(),
            marked: (start - line.start(), start - line.start() + marked),
        })
    }

    fn not_applicable(&self, out: &mut Result, reason: &str, place: Place) {
        out.verdict = Verdict::NotApplicable;
        out.message = format!("Does not apply, because {reason}.");
        self.show(out, place, "decides this", false);
        if let Some(first) = out.evidence.first() {
            out.at = At { line: first.line, column: first.column };
        }
    }

    fn waive(&self, out: &mut Result, waiver: Option<&Waiver>) {
        let Some(waiver) = waiver else { return };
        let by = match &waiver.approved_by {
            Named::Term(role) => self.words.label(*role).to_owned(),
            Named::Words(name) => name.clone(),
        };
        let minute = waiver.minute.as_ref().map(|minute| format!(" (minute {minute})")).unwrap_or_default();
        out.judged = Some(out.verdict);
        out.verdict = Verdict::Waived;
        out.message = format!(
            "Accepted as a gap by {by}{minute} until {}: {}",
            plain(waiver.until.value.last()),
            waiver.reason
        );
    }
}

/// How pressing a gap is: a day that has passed and a fault before what is not there, that before what is weak.
fn urgency(because: Because) -> u8 {
    match because {
        Because::Lapsed => 0,
        Because::Fault => 1,
        Because::Absent => 2,
        Because::NoHolder => 3,
        Because::Weaker => 4,
        Because::InOtherPolicy => 5,
        Because::NoRecord => 6,
    }
}

/// Where a demand comes from, with its edition.
fn source(checklist: &Checklist, clause: Option<&str>, own: Option<&str>) -> String {
    let edition = || format!("{}, {}", checklist.title, checklist.edition);
    let title = match own {
        Some(own) if !own.starts_with("http") => own.to_owned(),
        _ => edition(),
    };
    match clause {
        Some(clause) => format!("{title}: {clause}"),
        None => title,
    }
}

/// The same for the same control of the same school's policy of that kind, wherever it stands: 64 bits of FNV-1a.
fn fingerprint(policy: &Policy, series: &str, control: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in [policy.school_name(), policy.title(), series, control] {
        for byte in part.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
