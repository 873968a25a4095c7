//! The ladder in a report: for each aspect the way to its next level and the school's own claim, for the whole the
//! additions that lift most aspects to the level aimed at.

use crate::audit::{AspectResult, Assessment, Context, Outcome};
use crate::ladder::claim::{self, Agreement, Reviewed};
use crate::ladder::fragment::Setting;
use crate::ladder::{Asks, Fragment, Route, plan, route, wording as to_write};
use crate::policy::Policy;
use crate::requirement::Facts;
use crate::source::Span;
use crate::source::suggest::{Looks, question};
use crate::vocabulary::Vocabulary;

use super::control::{Claim, Lift, Name, RouteStep};
use super::mends::mends;
use super::model::{At, PolicyReport};
use super::{results, wording};

/// The longest policy with its records, in bytes, for which the way to the next level is worked out: each step is tried on the
/// whole of both.
const LONGEST: usize = 256 * 1024;

/// What is said of a longer one.
pub(super) const TOO_LONG: &str = "The policy is longer than 256 kB with its records, so that no way to the next level is worked out; is it the right file?";

/// Whether a policy with its records is too long for a way to be worked out.
pub(super) fn is_too_long(policy: &Policy) -> bool {
    let records = policy.records.source.as_ref().map_or(0, |source| source.text().len());
    policy.source.text().len() + records > LONGEST
}

/// Adds to the results of the aspects their claims and, where they are wanted, their routes, and to the report the plan.
pub(super) fn add<'a>(
    report: &mut PolicyReport<'a>,
    assessment: &Assessment<'a>,
    policy: &Policy,
    context: &Context<'_>,
    routes: bool,
) {
    let too_long = is_too_long(policy);
    if too_long && routes {
        report.notices.push(TOO_LONG.to_owned());
    }
    let routes = routes && !too_long;
    if routes {
        words(report, assessment, policy, context);
    }
    if assessment.aspects.is_empty() {
        return claims_for_nothing(report, assessment, policy);
    }
    let facts = Facts::new(policy, context.words);
    let asks = Asks::of(assessment);
    let first = report.results.len().saturating_sub(assessment.aspects.len());
    let mut to_aim: Vec<Option<Route>> = Vec::new();
    for (result, out) in assessment.aspects.iter().zip(report.results.iter_mut().skip(first)) {
        let Ok(standing) = &result.standing else {
            to_aim.push(None);
            continue;
        };
        out.claim = claim_for(result, &policy.records.claims)
            .and_then(|claim| claim::review(claim, result.aspect, standing.levels(), &facts, context))
            .map(|reviewed| claimed(&reviewed, policy, context.words));
        if !routes {
            continue;
        }
        if let Some(next) = route(result.aspect, standing.shown, None, &facts, &asks, context.on) {
            out.route_to = Some(next.to.number());
            out.route = Some(next.steps.into_iter().map(|it| step(it, policy)).collect());
        }
        let aim = Some(result.benchmark);
        to_aim.push(route(result.aspect, standing.shown, aim, &facts, &asks, context.on));
    }
    if !routes {
        return claims_for_nothing(report, assessment, policy);
    }
    let name = |at: usize| assessment.aspects.get(at).map(|it| (name_of(it), it.aspect.title.as_str()));
    report.plan = mends(assessment, policy, context).into_iter().collect();
    report.plan.extend(lifts(&to_aim, name, policy));
    claims_for_nothing(report, assessment, policy);
}

/// Adds to every gap the sentences that the document would hold, each with its part of the document.
fn words(report: &mut PolicyReport<'_>, assessment: &Assessment<'_>, policy: &Policy, context: &Context<'_>) {
    let facts = Facts::new(policy, context.words);
    let asks = Asks::of(assessment);
    let mut setting = Setting::of(facts.known().headteacher, "", &facts, &asks);
    for (judged, out) in assessment.controls.iter().zip(&mut report.results) {
        let Outcome::Judged { judgement, .. } = &judged.outcome else { continue };
        // What is wrong is taken away or put in order: nothing that is added mends it.
        if out.verdict.is_missed() && !judgement.at_fault() {
            setting.owner = judged.control.owner;
            setting.title =
                judged.control.gap.matter.map_or(&judged.control.title, |it| context.words.label(it));
            let steps = to_write(&judged.control.requires, &setting, context.on);
            out.words = steps.into_iter().map(|step| step.sentence).collect();
        }
    }
}

/// The plan of the whole, as reports have it.
pub(super) fn lifts<'a>(
    routes: &[Option<Route>],
    name: impl Fn(usize) -> Option<(Name<'a>, &'a str)>,
    policy: &Policy,
) -> impl Iterator<Item = Lift<'a>> {
    plan(routes).into_iter().map(move |lift| {
        let (lifts, titles) = lift.aspects.iter().filter_map(|&at| name(at)).unzip();
        Lift { lifts, titles, route: lift.steps.into_iter().map(|it| step(it, policy)).collect() }
    })
}

/// A step as reports have it.
pub(super) fn step(step: Fragment, policy: &Policy) -> RouteStep {
    let replaced = step.place.filter(|_| step.depth > 0);
    RouteStep {
        kind: step.kind,
        file: step.file,
        fragment: step.yaml,
        sentence: step.sentence,
        at: step.place.map(|span| place(policy, span)),
        why: step.why,
        written: replaced.and_then(|span| line(policy, span)),
    }
}

/// A place in the policy's file.
pub(super) fn place(policy: &Policy, span: Span) -> At {
    At::of(&policy.source, span.start())
}

/// The line at a place in the policy's file.
pub(super) fn line(policy: &Policy, span: Span) -> Option<String> {
    let source = &policy.source;
    let line = source.slice(source.line_span(source.position(span.start()).line)).trim();
    (!line.is_empty()).then(|| line.to_owned())
}

fn name_of<'a>(result: &AspectResult<'a>) -> Name<'a> {
    Name { series: &result.checklist.series, id: &result.aspect.id.value }
}

/// The claim for an aspect, by its id alone or with its series.
fn claim_for<'p>(
    result: &AspectResult<'_>,
    claims: &'p [crate::policy::Claim],
) -> Option<&'p crate::policy::Claim> {
    claims.iter().find(|claim| names(&claim.aspect.value, result))
}

fn names(name: &str, result: &AspectResult<'_>) -> bool {
    let aspect = &result.aspect.id.value;
    name == aspect || name.split_once('/') == Some((result.checklist.series.as_str(), aspect.as_str()))
}

fn claimed(reviewed: &Reviewed<'_>, policy: &Policy, vocabulary: &Vocabulary) -> Claim {
    let lacking = reviewed.lacking.iter().flat_map(|judgement| &judgement.missing);
    let level = reviewed.level.number();
    let mut message = match reviewed.agreement {
        Agreement::Supported => {
            format!("The school claims level {level}, and the policy and its records support it.")
        }
        Agreement::NotShown => format!(
            "The school claims level {level}, which neither the policy nor its records show; it would be reached if \
             what is not shown were shown."
        ),
        Agreement::Higher => {
            format!(
                "The school claims level {level}, which is higher than the policy and its records support."
            )
        }
        Agreement::Lower => {
            format!("The school claims level {level}; the policy and its records support a higher one.")
        }
    };
    if reviewed.is_thin() {
        let untold = reviewed.untold.iter().map(|tell| tell.say().to_owned());
        message.push_str(&format!(
            " The commentary is thin: it does not say {}.",
            crate::vocabulary::or(untold)
        ));
    }
    let records = policy.records.source.as_ref();
    Claim {
        level,
        finding: reviewed.agreement,
        missing: results::sentences(lacking, vocabulary),
        thin: reviewed.is_thin(),
        untold: reviewed.untold.clone(),
        message,
        at: records.map_or(At::START, |source| At::of(source, reviewed.claim.aspect.span.start())),
    }
}

/// Claims that name no aspect of the ladders used, and aspects that a self-review leaves out.
fn claims_for_nothing(report: &mut PolicyReport<'_>, assessment: &Assessment<'_>, policy: &Policy) {
    let claims = &policy.records.claims;
    let mut looks = Looks::default();
    let foreign = claims.iter().map(|claim| &claim.aspect.value);
    let foreign = foreign.filter(|name| !assessment.aspects.iter().any(|result| names(name, result)));
    let foreign = foreign.map(|name| {
        let known = assessment.aspects.iter().map(|result| result.aspect.id.value.as_str());
        let meant = looks.nearest(name, known).map(question).unwrap_or_default();
        let notice = format!(
            "The self-review claims a level for `{name}`, which is no aspect of the ladders used. {meant}"
        );
        notice.trim_end().to_owned()
    });
    report.notices.extend(wording::first_of(foreign, "claims for no aspect"));
    for result in &assessment.aspects {
        let several = claims.iter().filter(|claim| names(&claim.aspect.value, result)).count();
        if several > 1 {
            report.notices.push(format!(
                "The self-review claims a level for {} more than once; the first is taken.",
                result.aspect.title
            ));
        }
    }
    let left_out: Vec<&str> = assessment
        .aspects
        .iter()
        .filter(|result| {
            result.standing.is_ok() && !claims.iter().any(|claim| names(&claim.aspect.value, result))
        })
        .map(|result| result.aspect.title.as_str())
        .collect();
    if !claims.is_empty() && !left_out.is_empty() {
        report.notices.push(format!(
            "The self-review says nothing of {}: {}.",
            wording::count(left_out.len(), "aspect", "aspects"),
            left_out.join(", ")
        ));
    }
}
