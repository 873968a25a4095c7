//! Where the school stands on the ladder: levels, claims, the way to each next level, and what lifts most.

use super::super::model::{Lift, PolicyReport, Result, RouteStep, Verdict};
use super::super::words;
use super::{AspectPage, LadderPage, LiftPage, Listing, Row, StepPage, Table, joined, sentence};

/// The part of a policy that shows its ladder.
pub(super) fn page(policy: &PolicyReport, anchor: String) -> LadderPage {
    let aspects: Vec<&Result> = policy.results.iter().filter(|result| result.benchmark.is_some()).collect();
    let claimed = aspects.iter().any(|aspect| aspect.claim.is_some());
    LadderPage {
        anchor,
        heading: "Where the school stands, aspect by aspect",
        intro: "Level 1 is the highest, level 5 the lowest. A level counts what the policy says and what its records show; the \
                level \u{201c}if shown\u{201d} is the one it would be if everything that cannot be told were so. None of these is an \
                official level.",
        shown: !aspects.is_empty(),
        table: table(&aspects, claimed),
        plan_heading: "What lifts most aspects to the level aimed at",
        plan_intro: plan_intro(&policy.plan),
        plan: policy.plan.iter().map(lift).collect(),
        aspects_heading: "The way to the next level",
        aspects_intro: "Each addition is written as it stands in the files. Words in capitals are to be filled in; a date is to be the \
                        day on which the thing was done. Write down only what is so.",
        aspects: aspects
            .into_iter()
            .filter(|aspect| aspect.route.is_some() || aspect.claim.is_some() || aspect.changed.is_some())
            .map(aspect)
            .collect(),
    }
}

fn table(aspects: &[&Result], claimed: bool) -> Table {
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
        Row { heading: aspect.title.clone(), anchor: None, cells }
    });
    Table { caption: "Levels by aspect (1 is highest)".to_owned(), columns, rows: rows.collect() }
}

/// What the plan is, in a sentence.
pub(crate) fn plan_intro(plan: &[Lift]) -> String {
    let steps: usize = plan.iter().map(|lift| lift.route.len()).sum();
    let lifted: usize = plan.iter().map(|lift| lift.lifts.len()).sum();
    if lifted == 0 {
        return String::new();
    }
    format!(
        "{} would lift {} to the level aimed at. They stand in order of gain: first what lifts most for least. \
         `policygap route` writes them out.",
        words::count(steps, "addition", "additions"),
        words::count(lifted, "aspect", "aspects")
    )
}

/// How many additions lift which aspects.
pub(crate) fn lift_heading(lift: &Lift) -> String {
    let more = words::count(lift.route.len(), "addition", "additions");
    format!("{}: {more}", joined(&lift.titles))
}

fn lift(lift: &Lift) -> LiftPage {
    LiftPage { heading: lift_heading(lift), whys: lift.route.iter().map(|step| step.why.clone()).collect() }
}

/// How many additions reach which level, in a sentence; empty where there is no way up.
pub(crate) fn way(aspect: &Result) -> String {
    match (aspect.route_to, aspect.route.as_deref()) {
        (Some(to), Some(steps @ [_, ..])) => {
            let verb = if steps.len() == 1 { "reaches" } else { "reach" };
            format!("{} {verb} level {to}.", words::count(steps.len(), "addition", "additions"))
        }
        (Some(_), Some([])) => {
            "Something has to be mended before anything that is added can help.".to_owned()
        }
        _ => String::new(),
    }
}

fn aspect(aspect: &Result) -> AspectPage {
    let claim = aspect.claim.as_ref();
    let until = aspect.holds_says.clone().map(|says| format!(" {says}")).unwrap_or_default();
    let changed =
        aspect.changed.as_ref().map(|_| format!(" {}", sentence(&aspect.force_says))).unwrap_or_default();
    AspectPage {
        heading: aspect.title.clone(),
        message: format!("{}{until}{changed}", aspect.message),
        claim: claim.map(|claim| claim.message.clone()),
        lacking: Listing {
            label: "What the claimed level lacks",
            items: claim.map(|claim| claim.missing.clone()).unwrap_or_default(),
            more: None,
        },
        way: way(aspect),
        steps: aspect.route.iter().flatten().map(step).collect(),
        remedy: if aspect.verdict == Verdict::NotApplicable { String::new() } else { aspect.remedy.clone() },
    }
}

/// The words for the file to which something is added.
pub(crate) fn file(step: &RouteStep) -> &'static str {
    if step.file == "records" { "In the records file" } else { "In the policy file" }
}

fn step(step: &RouteStep) -> StepPage {
    StepPage { why: step.why.clone(), file: file(step), fragment: step.fragment.trim_end().to_owned() }
}
