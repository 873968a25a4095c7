//! Where the school stands on the ladder: levels, claims, the way to each next level, and what lifts most.

use serde::Serialize;

use crate::gate::Status;
use crate::ladder::Target;
use crate::report::PolicyReport;
use crate::report::control::{ControlReport, Lift, RouteStep};
use crate::report::wording::{self, steps_say};

use super::{Field, Listing, Row, Table, entry, joined, sentence};

/// Where the school stands on the ladder, and the way up.
#[derive(Clone, Debug, Serialize)]
pub struct LadderPage {
    /// Its place in links.
    pub anchor: String,
    /// Its heading.
    pub heading: &'static str,
    /// What the levels are.
    pub intro: &'static str,
    /// Whether there is any aspect.
    pub shown: bool,
    /// Each aspect with its levels.
    pub table: Table,
    /// The heading of the plan.
    pub plan_heading: &'static str,
    /// What the plan is.
    pub plan_intro: String,
    /// Which steps lift which aspects, in order of force and gain.
    pub plan: Vec<LiftPage>,
    /// The heading of the way up.
    pub aspects_heading: &'static str,
    /// The heading of the aspects one by one.
    pub each_heading: &'static str,
    /// How to read the steps.
    pub aspects_intro: &'static str,
    /// Each aspect, with its way up.
    pub aspects: Vec<AspectPage>,
}

/// Additions that lift aspects.
#[derive(Clone, Debug, Serialize)]
pub struct LiftPage {
    /// How many steps lift which aspects.
    pub heading: String,
    /// What to do, in plain English.
    pub sentences: Vec<String>,
}

/// An aspect and the way to its next level.
#[derive(Clone, Debug, Serialize)]
pub struct AspectPage {
    /// Its title.
    pub heading: String,
    /// Where it stands, and until when.
    pub message: String,
    /// What the school claims, beside what was found.
    pub claim: Option<String>,
    /// What the claimed level lacks.
    pub lacking: Listing<String>,
    /// How many steps reach which level.
    pub way: String,
    /// The steps.
    pub steps: Vec<StepPage>,
    /// How the school may improve towards that level, in words.
    pub remedy: String,
    /// What is missing for the next level.
    pub missing: Listing<String>,
    /// What was read.
    pub places: Option<Field>,
    /// Its name, as checklist/aspect.
    pub reference: String,
}

/// A step.
#[derive(Clone, Debug, Serialize)]
pub struct StepPage {
    /// What to do, in plain English.
    pub sentence: String,
    /// The line that changes, where something is changed.
    pub written: Option<String>,
    /// What asks for it.
    pub why: String,
    /// In which file.
    pub file: String,
    /// What to merge, or the entry as it is to read.
    pub fragment: String,
}

/// The part of a policy that shows its ladder.
pub(super) fn page(policy: &PolicyReport<'_>, anchor: String) -> LadderPage {
    let aspects: Vec<&ControlReport<'_>> =
        policy.results.iter().filter(|result| result.is_aspect()).collect();
    let claimed = aspects.iter().any(|aspect| aspect.claim.is_some());
    LadderPage {
        anchor,
        heading: "Where the school stands, aspect by aspect",
        intro: "Level 1 is the highest, level 5 the lowest. A level counts what the policy says and what its records show; the \
                level \u{201c}if shown\u{201d} is the one it would be if everything that cannot be told were so. None of these is an \
                official level.",
        shown: !aspects.is_empty(),
        table: table(&aspects, claimed),
        plan_heading: "What to do first, and what lifts most aspects to the level aimed at",
        plan_intro: plan_intro(&policy.plan).unwrap_or_default(),
        plan: policy.plan.iter().map(lift).collect(),
        aspects_heading: "The way up",
        each_heading: "The way to the next level, aspect by aspect",
        aspects_intro: "Each step is a sentence for the document, and the same as it stands in the files. Words in capitals are to be \
                        filled in: DATE is the day on which the thing was done or is due, NAME whoever does it. Write down only \
                        what is so, in the school's own words: a program made these sentences.",
        aspects: aspects.into_iter().map(aspect).collect(),
    }
}

pub(super) fn table(aspects: &[&ControlReport<'_>], claimed: bool) -> Table {
    let level = |level: Option<u8>| level.map_or_else(|| "\u{2013}".to_owned(), |level| level.to_string());
    let mut columns = vec!["Aspect", "Level", "If shown", "Aimed at"];
    if claimed {
        columns.push("Claimed");
    }
    let rows = aspects.iter().map(|aspect| {
        let mut cells = vec![level(aspect.level), level(aspect.level_if_shown), level(aspect.benchmark)];
        if claimed {
            cells.push(level(aspect.claim.as_ref().map(|claim| claim.level)));
        }
        Row { heading: aspect.title.to_owned(), anchor: None, cells }
    });
    Table { caption: "Levels by aspect (1 is highest)".to_owned(), columns, rows: rows.collect() }
}

/// What the plan is, and what writes it out.
pub(crate) fn plan_intro(plan: &[Lift<'_>]) -> Option<String> {
    Some(format!("{} `policygap route` writes them out.", plan_gain(plan)?))
}

/// What the plan is; nothing where it lifts no aspect.
pub(crate) fn plan_gain(plan: &[Lift<'_>]) -> Option<String> {
    let lifting = plan.iter().filter(|lift| !lift.lifts.is_empty());
    let steps: Vec<_> = lifting.flat_map(|lift| &lift.route).cloned().collect();
    let lifted: usize = plan.iter().map(|lift| lift.lifts.len()).sum();
    (lifted > 0).then(|| {
        format!(
            "{} would lift {} to the level aimed at. They stand in order: first what is asked with the strongest word, of \
             equals what lifts most for least.",
            steps_say(&steps),
            wording::count(lifted, "aspect", "aspects")
        )
    })
}

/// How many steps lift which aspects.
pub(crate) fn lift_heading(lift: &Lift<'_>) -> String {
    if lift.lifts.is_empty() {
        let number = wording::count(lift.route.len(), "change", "changes");
        return format!("First put right what is unsafe or out of date: {number}");
    }
    format!("{}: {}", joined(&lift.titles), steps_say(&lift.route))
}

fn lift(lift: &Lift<'_>) -> LiftPage {
    LiftPage { heading: lift_heading(lift), sentences: lift.route.iter().map(planned).collect() }
}

/// A step of the plan, in plain English: what is put right with what is wrong, and where.
pub(crate) fn planned(step: &RouteStep) -> String {
    match step.at {
        Some(at) if step.fragment.is_empty() => format!("Line {}: {} {}", at.line, step.why, step.sentence),
        _ => step.sentence.clone(),
    }
}

/// How many steps reach which level, in a sentence; empty where there is no way up.
pub(crate) fn way(aspect: &ControlReport<'_>) -> String {
    match (aspect.route_to, aspect.route.as_deref()) {
        (Some(to), Some(steps @ [_, ..])) => {
            let verb = if steps.len() == 1 { "reaches" } else { "reach" };
            format!("{} {verb} level {to}.", steps_say(steps))
        }
        (Some(_), Some([])) => {
            "Something has to be mended before anything that is added can help.".to_owned()
        }
        _ => String::new(),
    }
}

fn aspect(aspect: &ControlReport<'_>) -> AspectPage {
    let claim = aspect.claim.as_ref();
    let until = aspect.holds_says().map(|says| format!(" {says}")).unwrap_or_default();
    let changed =
        aspect.changed.as_ref().map(|_| format!(" {}", sentence(&aspect.force_says))).unwrap_or_default();
    AspectPage {
        heading: aspect.title.to_owned(),
        message: format!("{}{until}{changed}", aspect.message),
        claim: claim.map(|claim| claim.message.clone()),
        lacking: Listing {
            label: "What the claimed level lacks",
            items: claim.map(|claim| claim.missing.clone()).unwrap_or_default(),
        },
        way: way(aspect),
        steps: aspect.route.iter().flatten().map(step).collect(),
        remedy: if aspect.verdict == Status::NotApplicable {
            String::new()
        } else {
            aspect.remedy.to_owned()
        },
        missing: Listing { label: entry::missing_label(aspect), items: aspect.missing.clone() },
        places: entry::lines_of(&entry::places(&[aspect])).map(|lines| Field::new(entry::WHERE, lines)),
        reference: aspect.name().to_string(),
    }
}

/// The words for where the YAML of a step goes.
fn file(step: &RouteStep) -> String {
    match (step.file, step.at, &step.written) {
        (Target::Records, ..) => "In the records file".to_owned(),
        (Target::Policy, Some(at), Some(_)) => format!("In the policy file, in place of line {}", at.line),
        (Target::Policy, ..) => "In the policy file".to_owned(),
    }
}

/// A step.
pub(crate) fn step(step: &RouteStep) -> StepPage {
    StepPage {
        sentence: step.sentence.clone(),
        written: step
            .at
            .zip(step.written.as_ref())
            .map(|(at, written)| format!("Line {}: {written}", at.line)),
        why: step.why.clone(),
        file: file(step),
        fragment: step.fragment.trim_end().to_owned(),
    }
}
