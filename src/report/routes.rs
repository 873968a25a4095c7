//! What `route` shows: for each aspect the changes and additions that reach a level, proved by making them.

use chrono::NaiveDate;
use serde::Serialize;

use crate::audit::{Context, Number, explain, weigh_aspect};
use crate::checklist::Level;
use crate::ladder::{Asks, proof, route};
use crate::policy::Policy;
use crate::requirement::Facts;

use super::control::{Lift, Name, RouteStep};
use super::ladder::{TOO_LONG, is_too_long, lifts, step};
use super::mends::mends;
use super::wording::{self, steps_say};

/// The version of the JSON.
pub const VERSION: u8 = 1;

/// The routes of several policies.
#[derive(Clone, Debug, Serialize)]
pub struct Routes<'a> {
    /// The version of this format.
    pub version: u8,
    /// The day.
    pub on: NaiveDate,
    /// The policies, by path.
    pub policies: Vec<PolicyRoutes<'a>>,
}

/// The routes of one policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyRoutes<'a> {
    /// The file.
    pub path: &'a str,
    /// The school.
    pub school: &'a str,
    /// The title of the policy.
    pub title: &'a str,
    /// The aspects, in the order of the ladders.
    pub aspects: Vec<AspectRoute<'a>>,
    /// What to put right first, where all aspects are asked for; then the changes and additions that lift them to the
    /// level asked for, or else aimed at: what is asked with the strongest word first, of equals what lifts most.
    pub plan: Vec<Lift<'a>>,
    /// Checklists that do not apply, and aspects that do not.
    pub notices: Vec<String>,
}

/// The route of one aspect.
#[derive(Clone, Debug, Serialize)]
pub struct AspectRoute<'a> {
    /// The series of the ladder.
    pub checklist: &'a str,
    /// The aspect.
    pub aspect: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The level that is shown.
    pub level: u8,
    /// The level that the route reaches; the present one where nothing is to be done.
    pub to: u8,
    /// What to change and to add.
    pub route: Vec<RouteStep>,
    /// Whether an audit of the files with these steps made gives that level.
    pub proved: bool,
    /// All of that in a sentence.
    pub message: String,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only these aspects, by id or as series/aspect; all where none is named.
    pub aspects: Vec<String>,
    /// The level to reach; the next one of each aspect where none is given.
    pub to: Option<Level>,
}

impl Wanted {
    /// Whether an aspect is asked for.
    pub fn includes(&self, series: &str, aspect: &str) -> bool {
        self.aspects.is_empty()
            || self.aspects.iter().any(|name| {
                name == aspect || name == series || name.split_once('/') == Some((series, aspect))
            })
    }
}

/// The routes of a policy.
pub fn routes<'a>(
    path: &'a str,
    policy: &'a Policy,
    context: &Context<'a>,
    wanted: &Wanted,
) -> PolicyRoutes<'a> {
    let assessment = explain(policy, context);
    let facts = Facts::new(policy, context.words);
    let asks = Asks::of(&assessment);
    let mut out = PolicyRoutes {
        path,
        school: policy.school_name(),
        title: policy.title(),
        aspects: Vec::new(),
        plan: Vec::new(),
        notices: Vec::new(),
    };
    if is_too_long(policy) {
        out.notices.push(TOO_LONG.to_owned());
        return out;
    }
    let mut to_aim = Vec::new();
    let mut names = Vec::new();
    for result in &assessment.aspects {
        let (series, id, title) = (&result.checklist.series, &result.aspect.id.value, &result.aspect.title);
        if !wanted.includes(series, id) {
            continue;
        }
        let standing = match &result.standing {
            Ok(standing) => standing,
            Err((reason, _)) => {
                out.notices.push(format!("{title} does not apply, because {reason}."));
                continue;
            }
        };
        let aim = wanted.to.unwrap_or(result.benchmark);
        to_aim.push(route(result.aspect, standing.shown, Some(aim), &facts, &asks, context.on));
        names.push((Name { series, id }, title.as_str()));
        let found = route(result.aspect, standing.shown, wanted.to, &facts, &asks, context.on);
        let mut aspect = AspectRoute {
            checklist: series,
            aspect: id,
            title,
            level: standing.shown.number(),
            to: standing.shown.number(),
            route: Vec::new(),
            proved: true,
            message: format!("Stands at {} already; nothing is to be added.", wording::level(standing.shown)),
        };
        if let Some(found) = found {
            let steps: Vec<_> = found.steps.iter().collect();
            let reached = proof::merged(policy, &steps, context.words, context.on).ok().map(|merged| {
                weigh_aspect(result.aspect, &Facts::new(&merged, context.words), context.on).shown
            });
            aspect.to = found.to.number();
            aspect.proved = found.complete && reached == Some(found.to);
            aspect.route = found.steps.into_iter().map(|it| step(it, policy)).collect();
            aspect.message = message(&aspect, found.complete, reached);
        }
        out.aspects.push(aspect);
    }
    for (checklist, reason) in assessment.left_out.iter().filter(|(checklist, _)| checklist.size.aspects > 0)
    {
        out.notices.push(format!(
            "{} was left out, because {}.",
            checklist.title,
            reason.say(context.words, Number::One)
        ));
    }
    if wanted.aspects.is_empty() {
        out.plan.extend(mends(&assessment, policy, context));
    }
    out.plan.extend(lifts(&to_aim, |at| names.get(at).copied(), policy));
    out
}

fn message(aspect: &AspectRoute<'_>, complete: bool, reached: Option<Level>) -> String {
    let from = format!("Stands at level {} of 5 (1 is highest).", aspect.level);
    let number = steps_say(&aspect.route);
    let verb = if aspect.route.len() == 1 { "reaches" } else { "reach" };
    match (complete, reached) {
        (true, Some(level)) if level.number() == aspect.to => {
            format!(
                "{from} {number} {verb} level {}; this was tried by making them and auditing again.",
                aspect.to
            )
        }
        (true, Some(level)) => {
            format!(
                "{from} {number} towards level {}; made, they come to level {}.",
                aspect.to,
                level.number()
            )
        }
        (true, None) => format!("{from} {number} towards level {}; they could not be made.", aspect.to),
        (false, _) => {
            format!(
                "{from} Nothing that is only added reaches a higher level: something has to be mended first."
            )
        }
    }
}
