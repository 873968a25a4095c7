//! The result as lines, for many policies: first a head with the words of every control once, then a line for each policy
//! whose results refer to them by series/control. Version 1 of `--format jsonl`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::audit::Context;
use crate::checklist::{Checklist, Demand, Force, Item};
use crate::gate::Status;
use crate::vocabulary::Basis;

use super::control::{Change, Claim, ControlReport, Evidence, Fingerprint, Lift, Name, Origin, RouteStep};
use super::dates::Dated;
use super::model::{Action, Aspects, At, PolicyReport, Problem, Report, Summary};

/// The first line.
#[derive(Debug, Serialize)]
pub struct Head<'a> {
    /// What concerns the whole, as in the JSON result.
    #[serde(flatten)]
    pub report: &'a Report<'a>,
    /// What the checklists ask, each control and aspect once.
    pub controls: Vec<Asked<'a>>,
}

/// A control or an aspect in its own words.
#[derive(Debug, Serialize)]
pub struct Asked<'a> {
    /// Its name, series/id.
    pub name: Name<'a>,
    /// Its title.
    pub title: &'a str,
    /// Of a control: its own force. A result has the force that counts.
    pub force: Option<Force>,
    /// Of a control: what to add or mend.
    pub remedy: Option<&'a str>,
    /// Who mends it.
    pub owner: &'a str,
    /// The question for a governor to ask.
    pub ask: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// Where the demand comes from, with the edition.
    pub source: Origin<'a>,
    /// How well the demand is established.
    pub basis: Basis,
}

/// The line of a policy.
#[derive(Debug, Serialize)]
pub struct Line<'p, 'a> {
    path: &'a str,
    school: &'a str,
    title: &'a str,
    audited: bool,
    dates: &'p [Dated<'a>],
    results: Vec<ResultLine<'p, 'a>>,
    problems: &'p [Problem<'a>],
    notices: &'p [String],
    plan: &'p [Lift<'a>],
    actions: &'p [Action<'a>],
    summary: Summary,
    aspects: Aspects,
}

/// A result without the words of its control.
#[derive(Debug, Serialize)]
struct ResultLine<'p, 'a> {
    name: Name<'a>,
    force: Force,
    verdict: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    judged: Option<Status>,
    #[serde(flatten)]
    ladder: Option<LadderLine<'p, 'a>>,
    message: &'p str,
    missing: &'p [String],
    holds_until: Option<NaiveDate>,
    at: At,
    evidence: &'p [Evidence<'a>],
    fingerprint: Fingerprint,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<&'p Change<'a>>,
}

/// What only an aspect has.
#[derive(Debug, Serialize)]
struct LadderLine<'p, 'a> {
    level: Option<u8>,
    level_if_shown: Option<u8>,
    benchmark: Option<u8>,
    remedy: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    route_to: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<&'p [RouteStep]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'p Claim>,
}

impl<'a> Head<'a> {
    /// The first line of a report.
    pub fn new(report: &'a Report<'a>, context: &Context<'a>) -> Self {
        let used = report.checklists.iter().map(|used| used.checklist);
        let items = used.flat_map(Checklist::items);
        Self { report, controls: items.map(|item| Asked::new(item, context)).collect() }
    }
}

impl<'a> Asked<'a> {
    fn new(item: Item<'a>, context: &Context<'a>) -> Self {
        let (owner, ask, why, basis, own, clause) = match item.demand {
            Demand::Control(it) => (it.owner, &it.ask, &it.why, it.basis, &it.source, &it.clause),
            Demand::Aspect(it) => (it.owner, &it.ask, &it.why, it.basis, &it.source, &it.clause),
        };
        let (force, remedy) = match item.demand {
            Demand::Control(control) => (Some(control.force), Some(control.remedy.as_str())),
            Demand::Aspect(_) => (None, None),
        };
        Self {
            name: Name { series: &item.checklist.series, id: &item.id().value },
            title: item.title(),
            force,
            remedy,
            owner: context.words.label(owner),
            ask,
            why,
            source: Origin { checklist: item.checklist, own: own.as_deref(), clause: clause.as_deref() },
            basis,
        }
    }
}

impl<'p, 'a> Line<'p, 'a> {
    /// The line of a policy.
    pub fn new(policy: &'p PolicyReport<'a>) -> Self {
        Self {
            path: policy.path,
            school: policy.school,
            title: policy.title,
            audited: policy.audited,
            dates: &policy.dates,
            results: policy.results.iter().map(ResultLine::new).collect(),
            problems: &policy.problems,
            notices: &policy.notices,
            plan: &policy.plan,
            actions: &policy.actions,
            summary: policy.summary,
            aspects: policy.aspects,
        }
    }
}

impl<'p, 'a> ResultLine<'p, 'a> {
    fn new(result: &'p ControlReport<'a>) -> Self {
        Self {
            name: result.name(),
            force: result.force,
            verdict: result.verdict,
            judged: result.judged,
            ladder: result.is_aspect().then_some(LadderLine {
                level: result.level,
                level_if_shown: result.level_if_shown,
                benchmark: result.benchmark,
                remedy: result.remedy,
                route_to: result.route_to,
                route: result.route.as_deref(),
                claim: result.claim.as_ref(),
            }),
            message: &result.message,
            missing: &result.missing,
            holds_until: result.holds_until,
            at: result.at,
            evidence: &result.evidence,
            fingerprint: result.fingerprint,
            changed: result.changed.as_ref(),
        }
    }
}
