//! The audit: a policy, a day and the checklists in force give an assessment. Pure: no clock, no disk. `changed` is what
//! one checklist changes in another.

mod changed;

pub mod claim;
pub mod examples;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::checklist::{Applies, Aspect, Checklist, Control, Demand, Force, Item, Level};
use crate::policy::Policy;
use crate::requirement::{Because, Bounds, Degree, Facts, Judgement, Missing, Place, Verdict};
use crate::vocabulary::{Kind, TermId, Vocabulary};

pub use changed::Changed;

/// What an audit rests on besides the policy.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// The day of the audit.
    pub on: NaiveDate,
    /// The checklists, one edition of each series.
    pub checklists: Vec<&'c Checklist>,
    /// The words.
    pub words: &'c Vocabulary,
}

impl<'c> Context<'c> {
    /// One checklist, on its first day; for its examples.
    pub fn of_one(checklist: &'c Checklist, words: &'c Vocabulary) -> Self {
        Self { on: checklist.from, checklists: vec![checklist], words }
    }
}

/// What came of a control.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It was judged.
    Judged {
        /// The verdict.
        verdict: Verdict,
        /// What it rests on.
        judgement: Judgement,
    },
    /// It does not apply to this school.
    NotApplicable {
        /// Why, as the end of "Does not apply, because …".
        reason: String,
        /// The fact that decides it; none where a checklist switched it off.
        place: Option<Place>,
    },
}

/// A control and what came of it.
#[derive(Clone, Debug)]
pub struct ControlResult<'c> {
    /// The checklist.
    pub checklist: &'c Checklist,
    /// The control.
    pub control: &'c Control,
    /// Its force here: its own, unless another checklist grades it anew.
    pub force: Force,
    /// What another checklist changes of it.
    pub changed: Option<Changed<'c>>,
    /// What came of it.
    pub outcome: Outcome,
}

/// Where a school stands on an aspect.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The level that is shown.
    pub shown: Level,
    /// The level that it would have if everything that is not shown were shown.
    pub possible: Level,
    /// The last day on which the shown level holds.
    pub holds_until: Option<NaiveDate>,
    /// What the levels that are reached rest on.
    pub reached: Vec<Judgement>,
    /// The judgement of the first level that is not reached, if there is one.
    pub next: Option<Judgement>,
}

/// An aspect and where the school stands on it.
#[derive(Clone, Debug)]
pub struct AspectResult<'c> {
    /// The checklist.
    pub checklist: &'c Checklist,
    /// The aspect.
    pub aspect: &'c Aspect,
    /// The level that is aimed at here: its own, unless another checklist sets another.
    pub benchmark: Level,
    /// What another checklist changes of it.
    pub changed: Option<Changed<'c>>,
    /// Where the school stands; the reason where the aspect does not apply, with the fact that decides it, if one does.
    pub standing: Result<Standing, (String, Option<Place>)>,
}

impl Standing {
    /// The verdict on an aspect, by its benchmark.
    pub fn verdict(&self, benchmark: Level) -> Verdict {
        if self.shown.reaches(benchmark) {
            Verdict::Met
        } else if self.possible.reaches(benchmark) {
            Verdict::NotShown
        } else if self.shown == Level::LOWEST {
            Verdict::NotMet
        } else {
            Verdict::PartlyMet
        }
    }
}

/// Everything that came of auditing one policy.
#[derive(Clone, Debug, Default)]
pub struct Assessment<'c> {
    /// The controls, in the order of the checklists.
    pub controls: Vec<ControlResult<'c>>,
    /// The aspects, in the order of the ladders.
    pub aspects: Vec<AspectResult<'c>>,
    /// Checklists that do not apply to this school, with the reason.
    pub left_out: Vec<(&'c Checklist, String)>,
}

/// Audits a policy.
pub fn audit<'c>(policy: &Policy, context: &Context<'c>) -> Assessment<'c> {
    let facts = Facts::new(policy, context.words);
    let mut assessment = Assessment::default();
    let mut used: Vec<&'c Checklist> = Vec::new();
    for &checklist in &context.checklists {
        let whole = Applies {
            phases: checklist.phases.clone(),
            nations: checklist.nations.clone(),
            ..Applies::default()
        };
        match not_applicable(&whole, &facts) {
            Some((reason, _)) => assessment.left_out.push((checklist, reason)),
            None => used.push(checklist),
        }
    }
    for &checklist in &used {
        for control in checklist.controls() {
            let changed = Changed::of(Item { checklist, demand: Demand::Control(control) }, &used);
            let force = changed.and_then(Changed::force).unwrap_or(control.force);
            let outcome = match changed.and_then(|changed| changed.switched_off(context.words)) {
                Some(reason) => Outcome::NotApplicable { reason, place: None },
                None => audit_control(control, &facts, context),
            };
            assessment.controls.push(ControlResult { checklist, control, force, changed, outcome });
        }
        for aspect in checklist.aspects() {
            let changed = Changed::of(Item { checklist, demand: Demand::Aspect(aspect) }, &used);
            let benchmark = changed.and_then(Changed::benchmark).unwrap_or(aspect.benchmark);
            let off = changed.and_then(|changed| changed.switched_off(context.words));
            let standing = match (off, not_applicable(&aspect.applies, &facts)) {
                (Some(reason), _) => Err((reason, None)),
                (None, Some((reason, place))) => Err((reason, Some(place))),
                (None, None) => Ok(audit_aspect(aspect, &facts, context)),
            };
            assessment.aspects.push(AspectResult { checklist, aspect, benchmark, changed, standing });
        }
    }
    assessment
}

/// Audits several policies, on all cores; the answers come in the order of the policies.
pub fn audit_all<'c>(policies: &[Policy], context: &Context<'c>) -> Vec<Assessment<'c>> {
    policies.par_iter().map(|policy| audit(policy, context)).collect()
}

/// Judges one control.
pub fn audit_control(control: &Control, facts: &Facts<'_>, context: &Context<'_>) -> Outcome {
    if let Some((reason, place)) = not_applicable(&control.applies, facts) {
        return Outcome::NotApplicable { reason, place: Some(place) };
    }
    let mut judgement = control.requires.judge(facts, context.on);
    // What this document itself says wrongly, no other mends.
    let fault = judgement.missing.iter().any(|missing| missing.because == Because::Fault);
    if judgement.bounds.shown != Degree::Full
        && !fault
        && let Some(elsewhere) = said_elsewhere(&control.also_said_in, facts)
    {
        judgement.bounds.possible = Degree::Full;
        judgement.missing.push(elsewhere);
    }
    Outcome::Judged { verdict: judgement.bounds.verdict(), judgement }
}

/// Where the source lets another policy say it, and this one is linked to it or leaves the matter to it.
fn said_elsewhere(kinds: &[TermId], facts: &Facts<'_>) -> Option<Missing> {
    let words = facts.words;
    let linked = facts
        .policy
        .linked
        .iter()
        .find(|linked| kinds.iter().any(|&kind| words.is_part(linked.policy.value, kind)))?;
    Some(Missing {
        text: format!("It may stand in {}, which was not read.", words.label(linked.policy.value)),
        because: Because::InOtherPolicy,
        place: Place::policy(linked.policy.span),
    })
}

/// Where this policy leaves a topic or a part to another one that may hold what an aspect asks.
fn left_elsewhere(kinds: &[TermId], facts: &Facts<'_>) -> Option<Missing> {
    let words = facts.words;
    let policy = facts.policy;
    let parts =
        [&policy.filtering.delegated_to, &policy.monitoring.delegated_to, &policy.education.delegated_to];
    let topics = policy.topics.iter().map(|topic| &topic.delegated_to);
    let procedures = policy.procedures.iter().map(|procedure| &procedure.delegated_to);
    let left = topics.chain(parts).chain(procedures).flatten();
    let other = left
        .filter(|other| kinds.iter().any(|&kind| words.is_part(other.value, kind)))
        .min_by_key(|other| other.span)?;
    Some(Missing {
        text: format!("The policy leaves it to {}, which was not read.", words.label(other.value)),
        because: Because::InOtherPolicy,
        place: Place::policy(other.span),
    })
}

/// Finds where a school stands on an aspect: the best level whose requirements, and those of all levels below it, are
/// met.
pub fn audit_aspect(aspect: &Aspect, facts: &Facts<'_>, context: &Context<'_>) -> Standing {
    let mut standing = Standing {
        shown: Level::LOWEST,
        possible: Level::LOWEST,
        holds_until: None,
        reached: Vec::new(),
        next: None,
    };
    let (mut shown_so_far, mut possible_so_far) = (true, true);
    let elsewhere = left_elsewhere(&aspect.also_said_in, facts);
    for step in &aspect.steps {
        let mut judgement = step.requires.judge(facts, context.on);
        if judgement.bounds.shown != Degree::Full
            && let Some(elsewhere) = &elsewhere
        {
            judgement.bounds.possible = Degree::Full;
            judgement.missing.push(elsewhere.clone());
        }
        let Bounds { shown, possible } = judgement.bounds;
        shown_so_far &= shown == Degree::Full;
        possible_so_far &= possible == Degree::Full;
        if possible_so_far {
            standing.possible = step.level;
        }
        if shown_so_far {
            standing.shown = step.level;
            standing.holds_until = standing.holds_until.into_iter().chain(judgement.holds_until).min();
            standing.reached.push(judgement);
        } else if standing.next.is_none() {
            standing.next = Some(judgement);
        }
    }
    standing
}

/// Why a condition on the school fails, with the fact that decides it; nothing where it holds.
fn not_applicable(applies: &Applies, facts: &Facts<'_>) -> Option<(String, Place)> {
    let words = facts.words;
    let school = &facts.policy.school;
    let labels = |ids: &[TermId]| crate::vocabulary::or(ids.iter().map(|&id| words.label(id).to_owned()));
    let all = words.find(Kind::Phase, "all");
    if let Some(nation) = &school.nation
        && !applies.nations.is_empty()
        && !applies.nations.iter().any(|&asked| words.is_part(nation.value, asked))
    {
        let reason = format!(
            "it is for schools in {}, and this one is in {}",
            labels(&applies.nations),
            words.label(nation.value)
        );
        return Some((reason, Place::policy(nation.span)));
    }
    if let Some(phase) = &school.phase
        && !applies.phases.is_empty()
        && !applies.phases.iter().any(|&asked| Some(asked) == all || words.is_part(phase.value, asked))
    {
        let reason =
            format!("it is for {}, and this school is {}", labels(&applies.phases), words.label(phase.value));
        return Some((reason, Place::policy(phase.span)));
    }
    if let Some(school_type) = &school.school_type
        && !applies.types.is_empty()
        && !applies.types.contains(&school_type.value)
    {
        let reason =
            format!("it is for {}, and this is {}", labels(&applies.types), words.label(school_type.value));
        return Some((reason, Place::policy(school_type.span)));
    }
    if let Some(boarding) = applies.boarding {
        let boards = school.boarding.as_ref().is_some_and(|given| given.value);
        if boards != boarding {
            let place = school
                .boarding
                .as_ref()
                .map_or_else(|| facts.nearest(crate::policy::Section::School), |b| Place::policy(b.span));
            let reason = if boarding {
                "it is for schools that board pupils"
            } else {
                "it is for schools that board no pupils"
            };
            return Some((reason.to_owned(), place));
        }
    }
    if let Some(technology) = applies.uses
        && let Some(unused) =
            facts.policy.not_used.iter().find(|unused| words.is_part(unused.value, technology))
    {
        let reason = format!("the policy says that the school does not use {}", words.label(unused.value));
        return Some((reason, Place::policy(unused.span)));
    }
    None
}
