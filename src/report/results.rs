//! One control or aspect of an assessment becomes a result: its verdict in words, its places, its source.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::audit::{AspectResult, Assessment, Attained, ControlResult, Outcome};
use crate::checklist::{Aspect, Checklist, Control, Demand, Force, Item};
use crate::dates::plain;
use crate::gate::{Status, Waived};
use crate::policy::{Named, Policy, Reply, Waiver};
use crate::requirement::sentence::upper;
use crate::requirement::{Because, File, Judgement, Label, Missing, Place, Polarity, Say as _, Wanted};
use crate::source::Span;
use crate::source::excerpt::excerpt;
use crate::vocabulary::{TermId, Vocabulary};

use super::control::{ControlReport, Evidence, Fingerprint, Origin};
use super::model::At;
use super::places::Sections;
use super::{changes, gap, wording};

/// Makes results of a policy's assessment.
pub(super) struct Builder<'a> {
    /// The policy.
    pub(super) policy: &'a Policy,
    /// The vocabulary.
    pub(super) vocabulary: &'a Vocabulary,
    /// The sections of its document.
    pub(super) sections: Sections<'a>,
    /// The school's type, where it is told of others in place of governors.
    pub(super) without_governors: Option<TermId>,
}

impl<'a> Builder<'a> {
    /// Every control and aspect, in the order of the checklists.
    pub(super) fn results(&self, assessment: &Assessment<'a>, waived: &Waived<'a>) -> Vec<ControlReport<'a>> {
        let controls = assessment.controls.iter().map(|result| self.control(result));
        let aspects = assessment.aspects.iter().map(|result| self.aspect(result));
        let mut results: Vec<_> = controls.chain(aspects).collect();
        for (position, result) in results.iter_mut().enumerate() {
            if let Some(waiver) = waived.at(position) {
                self.waive(result, waiver);
            }
        }
        results
    }

    fn control(&self, result: &ControlResult<'a>) -> ControlReport<'a> {
        let (checklist, control) = (result.checklist, result.control);
        let mut out = self.blank(Item { checklist, demand: Demand::Control(control) }, result.force);
        out.remedy = &control.remedy;
        if let Some(wording) = control.wording_for(self.without_governors) {
            (out.title, out.why) = (&wording.title, &wording.why);
            (out.remedy, out.ask) = (&wording.remedy, &wording.ask);
        }
        out.demand = &control.demand;
        out.matter = control.gap.matter.map(|matter| self.vocabulary.id(matter));
        out.force_says = force_says(checklist, control).into();
        changes::control(&mut out, result, self.vocabulary);
        match &result.outcome {
            Outcome::NotApplicable { reason, place } => self.not_applicable(&mut out, reason, *place),
            Outcome::Judged { verdict, judgement } => {
                out.verdict = Status::judged(Some(*verdict));
                self.judged(&mut out, judgement);
                if out.verdict.is_missed() {
                    let harm = gap::harm(control, out.force, out.verdict, judgement);
                    out.owner = self.owner(self.owner_of(harm, control.owner));
                    out.harm = Some(harm);
                    out.gap = Some(gap::heading(control, out.verdict, judgement, self.vocabulary));
                }
                let faults_only =
                    || control.requires.predicates().iter().all(|asked| asked.polarity() == Polarity::Fault);
                if out.verdict == Status::Met && faults_only() {
                    out.message = "Nothing was found that speaks against it.".into();
                }
            }
        }
        out
    }

    fn aspect(&self, result: &AspectResult<'a>) -> ControlReport<'a> {
        let (checklist, aspect) = (result.checklist, result.aspect);
        let mut out = self.blank(Item { checklist, demand: Demand::Aspect(aspect) }, Force::GoodPractice);
        out.benchmark = Some(result.benchmark.number());
        changes::aspect(&mut out, result, self.vocabulary);
        match &result.standing {
            Err((reason, place)) => self.not_applicable(&mut out, reason, *place),
            Ok(standing) => {
                if let Some(judgement) = standing.next.as_ref().or(standing.reached.last()) {
                    self.judged(&mut out, judgement);
                }
                out.verdict = Status::judged(Some(standing.verdict(result.benchmark)));
                stands(&mut out, aspect, standing);
            }
        }
        out
    }

    /// What is known of a control or an aspect before it is judged.
    fn blank(&self, item: Item<'a>, force: Force) -> ControlReport<'a> {
        let (checklist, id) = (item.checklist, &item.id().value);
        let (owner, ask, why, basis, own, clause) = match item.demand {
            Demand::Control(it) => (it.owner, &it.ask, &it.why, it.basis, &it.source, &it.clause),
            Demand::Aspect(it) => (it.owner, &it.ask, &it.why, it.basis, &it.source, &it.clause),
        };
        ControlReport {
            checklist: &checklist.series,
            control: id,
            title: item.title(),
            force,
            verdict: Status::NotShown,
            judged: None,
            level: None,
            level_if_shown: None,
            benchmark: None,
            route_to: None,
            route: None,
            claim: None,
            matter: None,
            harm: None,
            gap: None,
            message: "".into(),
            missing: Vec::new(),
            remedy: "",
            words: Vec::new(),
            owner: self.owner(owner),
            ask,
            why,
            source: Origin { checklist, own: own.as_deref(), clause: clause.as_deref() },
            basis,
            holds_until: None,
            at: At::START,
            evidence: Vec::new(),
            fingerprint: Fingerprint::of([
                self.policy.school_name(),
                self.policy.title(),
                &checklist.series,
                id,
            ]),
            same_as: Vec::new(),
            changed: None,
            checklist_title: &checklist.title,
            urgency: 0,
            demand: "",
            force_says: checklist.standing.say().into(),
        }
    }

    fn judged(&self, out: &mut ControlReport<'a>, judgement: &Judgement<'_>) {
        out.message = message(out.verdict, judgement).into();
        let mut missing: Vec<&Missing<'_>> = judgement.missing.iter().collect();
        missing.sort_by_key(|missing| missing.wanted.is_undated());
        out.missing = sentences(missing.iter().copied(), self.vocabulary);
        out.holds_until = judgement.holds_until.filter(|_| out.verdict == Status::Met);
        out.urgency =
            judgement.missing.iter().map(|missing| urgency(missing.because)).min().unwrap_or(u8::MAX);
        let mut shown = HashSet::new();
        for missing in missing {
            if shown.insert(missing.place) {
                let in_doubt = missing.wanted.is_in_doubt(self.vocabulary);
                let place = self.evidence(missing.place, label(missing.because).into(), true);
                out.evidence.extend(place.map(|place| Evidence { in_doubt, ..place }));
            }
        }
        for read in &judgement.evidence {
            if shown.insert(read.place) {
                out.evidence.extend(self.evidence(read.place, read.label.text().into(), false));
            }
        }
        out.at = first_place(&out.evidence);
    }

    fn evidence(&self, place: Place, label: Cow<'a, str>, fault: bool) -> Option<Evidence<'a>> {
        let source = match place.file {
            File::Policy => &self.policy.source,
            File::Records => self.policy.records.source.as_ref()?,
        };
        let position = source.position(place.span.start());
        let line = source.line_span(position.line);
        let start = place.span.start().clamp(line.start(), line.end());
        let end = place.span.end().clamp(start, line.end());
        let marked = source.slice(Span::new(start, end)).trim_end().len();
        let start = start - line.start();
        let shown = excerpt(source.slice(line), start..start + marked);
        Some(Evidence {
            line: position.line,
            column: position.column,
            text: match &shown.text {
                Cow::Borrowed(whole) => Cow::Borrowed(whole.trim()),
                Cow::Owned(part) => Cow::Owned(part.trim().to_owned()),
            },
            path: (place.file == File::Records).then(|| source.name()),
            section: self.sections.of_place(place),
            fault,
            in_doubt: false,
            part: self.sections.part(place),
            procedure: self.sections.procedure(place),
            label,
            line_shown: shown,
        })
    }

    fn not_applicable(&self, out: &mut ControlReport<'a>, reason: &str, place: Option<Place>) {
        out.verdict = Status::NotApplicable;
        out.message = format!("Does not apply, because {reason}.").into();
        out.evidence.extend(place.and_then(|place| self.evidence(place, "decides this".into(), false)));
        out.at = first_place(&out.evidence);
    }

    fn waive(&self, out: &mut ControlReport<'a>, waiver: &Waiver) {
        let by = named(&waiver.approved_by, self.vocabulary);
        let minute = waiver.minute.as_ref().map(|minute| format!(" (minute {minute})")).unwrap_or_default();
        let until = plain(waiver.until.value.last());
        out.judged = Some(out.verdict);
        out.verdict = Status::Waived;
        out.message = format!("Accepted as a gap by {by}{minute} until {until}: {}", waiver.reason).into();
    }
}

/// A role by its label, or somebody as they were written down.
pub(super) fn named<'a>(named: &'a Named, vocabulary: &'a Vocabulary) -> &'a str {
    match named {
        Named::Term(role) => vocabulary.label(*role),
        Named::Words(name) => name,
    }
}

/// What is missing in sentences, each once.
pub(super) fn sentences<'m, 'a: 'm>(
    missing: impl IntoIterator<Item = &'m Missing<'a>>,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let mut said = HashSet::new();
    let wanted = missing.into_iter().map(|missing| &missing.wanted).filter(|wanted| said.insert(*wanted));
    wanted.map(|wanted| wanted.say(vocabulary)).collect()
}

/// At which level a school stands on an aspect, until when, and what leads to the next.
fn stands<'a>(out: &mut ControlReport<'a>, aspect: &'a Aspect, standing: &Attained<'_>) {
    let (shown, possible) = (standing.shown, standing.possible);
    out.level = Some(shown.number());
    out.level_if_shown = Some(possible.number());
    out.message = if possible == shown {
        format!("{}.", upper(&wording::level(shown))).into()
    } else {
        let if_shown = wording::level(possible);
        format!("{}; {if_shown} if what is not shown were shown.", upper(&wording::level(shown))).into()
    };
    out.holds_until = standing.holds_until;
    let next = shown.next().and_then(|next| aspect.steps.iter().find(|step| step.level == next));
    out.remedy = next.map(|step| step.remedy.as_str()).unwrap_or_default();
}

/// Whose word a control is: the source's, unless the control is weaker than its source.
fn force_says(checklist: &Checklist, control: &Control) -> &'static str {
    match control.force {
        force if force <= checklist.standing.force() => checklist.standing.say(),
        Force::Must => checklist.standing.say(),
        Force::Should => "National advice or a national standard asks this of the school",
        Force::GoodPractice => "This is good practice",
    }
}

/// The verdict in a sentence.
fn message(verdict: Status, judgement: &Judgement<'_>) -> &'static str {
    let any = |wanted| judgement.missing.iter().any(|missing| missing.because == wanted);
    let answered = |reply| {
        let is =
            |wanted: &Wanted<'_>| matches!(wanted, Wanted::Answered(answered) if answered.reply == reply);
        judgement.missing.iter().any(|missing| is(&missing.wanted))
    };
    match verdict {
        Status::Met if judgement.evidence.iter().any(|read| read.label == Label::Answer) => {
            "An answer given for the school shows it."
        }
        Status::Met if judgement.evidence.iter().any(|read| read.place.file == File::Records) => {
            "A record shows it."
        }
        Status::Met => "The policy says so.",
        Status::NotMet if judgement.at_fault() => "The policy needs mending here.",
        Status::NotMet if any(Because::Lapsed) => "The day has passed.",
        Status::NotMet if answered(Reply::No) => "An answer given for the school says that it is not so.",
        Status::PartlyMet if answered(Reply::Partly) => {
            "An answer given for the school says that it is so in part."
        }
        Status::PartlyMet if judgement.bounds.is_open() && any(Because::InOtherPolicy) => {
            "The policy says part of it; another policy may say the rest."
        }
        Status::PartlyMet if judgement.bounds.is_open() && any(Because::NoRecord) => {
            "The policy says part of it; a record could show the rest."
        }
        Status::PartlyMet if judgement.bounds.is_open() => {
            "The policy says part of it; the rest cannot be told from it or its records."
        }
        Status::PartlyMet => "The policy says part of it.",
        Status::NotMet => "The policy does not say so.",
        Status::NotShown => "Cannot be told from the policy or its records.",
        Status::Waived | Status::NotApplicable => "",
    }
}

fn first_place(evidence: &[Evidence<'_>]) -> At {
    evidence.first().map_or(At::START, |first| At { line: first.line, column: first.column })
}

/// What stands beside the caret where something is missing.
fn label(because: Because) -> &'static str {
    match because {
        Because::Absent | Because::Unanswered => "belongs about here",
        Because::NoRecord => "no record",
        Because::Weaker => "falls short",
        Because::NoHolder => "nobody is named",
        Because::Lapsed => "out of date",
        Because::InOtherPolicy => "left to another policy",
        Because::Fault => "here",
        Because::Answered => "answered here",
    }
}

/// How pressing a gap is: a day that has passed and a fault before what is not there, that before what is weak.
fn urgency(because: Because) -> u8 {
    match because {
        Because::Lapsed => 0,
        Because::Fault => 1,
        Because::Absent | Because::Unanswered | Because::Answered => 2,
        Because::NoHolder => 3,
        Because::Weaker => 4,
        Because::InOtherPolicy => 5,
        Because::NoRecord => 6,
    }
}
