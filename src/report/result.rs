//! One control or aspect of an assessment becomes a result: its verdict in words, its places, its source.

use std::collections::HashSet;

use crate::audit::{AspectResult, Assessment, ControlResult, Outcome};
use crate::checklist::{Checklist, Force};
use crate::dates::plain;
use crate::gate;
use crate::policy::{Named, Policy, Waiver};
use crate::requirement::words::upper;
use crate::requirement::{Because, File, Judgement, Place, Polarity, Say};
use crate::source::Span;
use crate::vocabulary::Vocabulary;

use super::model::{At, Evidence, Result, Verdict};
use super::{changes, words};

/// Makes results of a policy's assessment.
pub(super) struct Builder<'p> {
    /// The policy.
    pub(super) policy: &'p Policy,
    /// The words.
    pub(super) words: &'p Vocabulary,
}

impl Builder<'_> {
    /// Every control and aspect, in the order of the checklists.
    pub(super) fn results(&self, assessment: &Assessment<'_>, gated: &gate::Gated<'_>) -> Vec<Result> {
        let controls = assessment
            .controls
            .iter()
            .zip(&gated.controls)
            .map(|(result, waiver)| self.control(result, *waiver));
        let aspects = assessment
            .aspects
            .iter()
            .zip(&gated.aspects)
            .map(|(result, waiver)| self.aspect(result, *waiver));
        controls.chain(aspects).collect()
    }

    fn control(&self, result: &ControlResult<'_>, waiver: Option<&Waiver>) -> Result {
        let control = result.control;
        let checklist = result.checklist;
        let source = source(checklist, control.clause.as_deref(), control.source.as_deref());
        let mut out = self.blank(checklist, &control.id.value, &control.title, result.force, source);
        out.remedy = control.remedy.to_string();
        self.words.label(control.owner).clone_into(&mut out.owner);
        out.ask = control.ask.to_string();
        out.why = control.why.to_string();
        out.basis = control.basis.id();
        out.basis_says = control.basis.say();
        out.demand = std::sync::Arc::from(control.demand.as_str());
        if control.force > checklist.standing.force() {
            out.force_says = match control.force {
                Force::Must => out.force_says,
                Force::Should => "National advice or a national standard asks this of the school".to_owned(),
                Force::GoodPractice => "This is good practice".to_owned(),
            };
        }
        changes::control(&mut out, result, self.words);
        match &result.outcome {
            Outcome::NotApplicable { reason, place } => self.not_applicable(&mut out, reason, *place),
            Outcome::Judged { verdict, judgement } => {
                out.verdict = (*verdict).into();
                self.judged(&mut out, judgement);
                let faults_only =
                    || control.requires.predicates().iter().all(|asked| asked.polarity() == Polarity::Fault);
                if out.verdict == Verdict::Met && faults_only() {
                    "Nothing was found that speaks against it.".clone_into(&mut out.message);
                }
            }
        }
        self.waive(&mut out, waiver);
        out
    }

    fn aspect(&self, result: &AspectResult<'_>, waiver: Option<&Waiver>) -> Result {
        let aspect = result.aspect;
        let source = source(result.checklist, aspect.clause.as_deref(), aspect.source.as_deref());
        let mut out =
            self.blank(result.checklist, &aspect.id.value, &aspect.title, Force::GoodPractice, source);
        self.words.label(aspect.owner).clone_into(&mut out.owner);
        out.ask = aspect.ask.to_string();
        out.why = aspect.why.to_string();
        out.basis = aspect.basis.id();
        out.basis_says = aspect.basis.say();
        out.benchmark = Some(result.benchmark.number());
        changes::aspect(&mut out, result, self.words);
        match &result.standing {
            Err((reason, place)) => self.not_applicable(&mut out, reason, *place),
            Ok(standing) => {
                out.level = Some(standing.shown.number());
                out.level_if_shown = Some(standing.possible.number());
                let next = standing.next.clone().or_else(|| standing.reached.last().cloned());
                if let Some(judgement) = &next {
                    self.judged(&mut out, judgement);
                }
                out.verdict = standing.verdict(result.benchmark).into();
                out.message = upper(&words::level(standing.shown));
                if !standing.possible.reaches(standing.shown) || standing.possible != standing.shown {
                    out.message.push_str(&format!(
                        "; {} if what is not shown were shown",
                        words::level(standing.possible)
                    ));
                }
                out.message.push('.');
                out.holds_until = standing.holds_until.map(|day| day.to_string());
                out.holds_says =
                    standing.holds_until.map(|day| format!("This level holds until {}.", plain(day)));
                let step = standing
                    .shown
                    .next()
                    .and_then(|next| aspect.steps.iter().find(|step| step.level == next));
                out.remedy = step.map(|step| step.remedy.to_string()).unwrap_or_default();
            }
        }
        self.waive(&mut out, waiver);
        out
    }

    fn blank(&self, checklist: &Checklist, id: &str, title: &str, force: Force, source: String) -> Result {
        Result {
            checklist: checklist.series.to_string(),
            control: id.to_owned(),
            title: title.to_owned(),
            force: force.id(),
            verdict: Verdict::NotShown,
            judged: None,
            level: None,
            level_if_shown: None,
            benchmark: None,
            route_to: None,
            route: None,
            claim: None,
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
            changed: None,
            checklist_title: checklist.title.to_string(),
            strength: force,
            urgency: 0,
            demand: "".into(),
            force_says: checklist.standing.say().to_owned(),
            basis_says: "",
            holds_says: None,
        }
    }

    fn judged(&self, out: &mut Result, judgement: &Judgement<'_>) {
        out.message = words::verdict(out.verdict, judgement);
        let mut said = HashSet::new();
        let wanted = judgement.missing.iter().map(|missing| &missing.wanted);
        let wanted = wanted.filter(|wanted| said.insert(*wanted));
        out.missing = wanted.map(|wanted| wanted.say(self.words)).collect();
        out.holds_until =
            judgement.holds_until.filter(|_| out.verdict == Verdict::Met).map(|day| day.to_string());
        out.holds_says = judgement
            .holds_until
            .filter(|_| out.verdict == Verdict::Met)
            .map(|day| format!("This holds until {}.", plain(day)));
        out.urgency =
            judgement.missing.iter().map(|missing| urgency(missing.because)).min().unwrap_or(u8::MAX);
        let mut shown = HashSet::new();
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
            if shown.insert(missing.place) {
                out.evidence.extend(self.evidence(missing.place, label, true));
            }
        }
        for read in &judgement.evidence {
            if shown.insert(read.place) {
                out.evidence.extend(self.evidence(read.place, read.label.text(), false));
            }
        }
        if let Some(first) = out.evidence.first() {
            out.at = At { line: first.line, column: first.column };
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

    fn not_applicable(&self, out: &mut Result, reason: &str, place: Option<Place>) {
        out.verdict = Verdict::NotApplicable;
        out.message = format!("Does not apply, because {reason}.");
        out.evidence.extend(place.and_then(|place| self.evidence(place, "decides this", false)));
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
