//! The first page: the position in three sentences, what cannot wait, the decisions, the questions.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::checklist::Force;
use crate::dates::plain;
use crate::gate::Status;
use crate::report::dates::DateState;
use crate::report::matters::Matter;
use crate::report::{PolicyReport, Report, wording};
use crate::requirement::Harm;
use crate::requirement::sentence::upper;

use super::super::joined;

/// How many matters stand under one kind of harm.
const MATTERS: usize = 4;

/// How many questions are proposed.
const QUESTIONS: usize = 3;

/// How many accepted gaps are named.
const ACCEPTED: usize = 4;

/// The first page.
#[derive(Clone, Debug, Serialize)]
pub struct FirstPage {
    /// The position, in three sentences.
    pub position: Vec<String>,
    /// The dates that have passed or soon will.
    pub dates: Vec<String>,
    /// The heading of what cannot wait.
    pub urgent_heading: &'static str,
    /// What cannot wait.
    pub urgent: Vec<Urgent>,
    /// The heading of the decisions.
    pub decisions_heading: &'static str,
    /// The decisions that the board is asked to take.
    pub decisions: Vec<Decision>,
    /// The heading of the questions.
    pub questions_heading: &'static str,
    /// Questions to ask.
    pub questions: Vec<String>,
    /// The heading of what was accepted.
    pub accepted_heading: &'static str,
    /// What was accepted as a gap.
    pub accepted: Vec<String>,
}

/// Matters of one kind of harm that cannot wait.
#[derive(Clone, Debug, Serialize)]
pub struct Urgent {
    /// What follows if they stay.
    pub heading: &'static str,
    /// The matters: each with where it stands.
    pub matters: Vec<String>,
    /// How many more there are, where there are more.
    pub more: Option<String>,
}

/// A decision that the board is asked to take.
#[derive(Clone, Debug, Serialize)]
pub struct Decision {
    /// What to decide.
    pub what: String,
    /// Who sees to it.
    pub owner: String,
    /// By when.
    pub by: String,
}

impl FirstPage {
    pub(super) fn new(policy: &PolicyReport<'_>, report: &Report<'_>) -> Self {
        let kinds = urgent_kinds(policy);
        let mut questions: Vec<String> = Vec::new();
        for matter in kinds.iter().filter_map(|(_, matters)| matters.first()) {
            if questions.len() < QUESTIONS && !questions.iter().any(|asked| asked == matter.ask) {
                questions.push(matter.ask.to_owned());
            }
        }
        Self {
            position: position(policy),
            dates: dates(policy),
            urgent_heading: "What cannot wait",
            urgent: kinds.iter().map(|(harm, matters)| urgent(*harm, matters)).collect(),
            decisions_heading: "The board is asked to decide",
            decisions: kinds.iter().map(|(harm, matters)| decision(*harm, matters, report.on)).collect(),
            questions_heading: "Questions to ask",
            questions,
            accepted_heading: "Accepted for now",
            accepted: accepted(policy),
        }
    }
}

/// The matters that cannot wait, by what follows if they stay: everything up to what nobody has, and what law or
/// statutory guidance asks.
fn urgent_kinds<'p, 'a>(policy: &'p PolicyReport<'a>) -> Vec<(Harm, Vec<&'p Matter<'a>>)> {
    let mut kinds: Vec<(Harm, Vec<&Matter<'_>>)> = Vec::new();
    for matter in &policy.matters {
        let cannot_wait = match matter.harm {
            Harm::UnsafeInstruction | Harm::WrongContact => true,
            Harm::Expired | Harm::Unowned | Harm::Absent => matter.force != Force::GoodPractice,
            Harm::Detail | Harm::Drafting => false,
        };
        if !cannot_wait {
            continue;
        }
        match kinds.iter_mut().find(|(harm, _)| *harm == matter.harm) {
            Some((_, matters)) => matters.push(matter),
            None => kinds.push((matter.harm, vec![matter])),
        }
    }
    kinds
}

/// How many matters cannot wait.
pub(in crate::page) fn urgent_matters(policy: &PolicyReport<'_>) -> usize {
    urgent_kinds(policy).iter().map(|(_, matters)| matters.len()).sum()
}

fn urgent(harm: Harm, matters: &[&Matter<'_>]) -> Urgent {
    let more = matters.len().saturating_sub(MATTERS);
    Urgent {
        heading: heading(harm),
        matters: matters.iter().take(MATTERS).map(|matter| placed(matter)).collect(),
        more: (more > 0).then(|| format!("and {} more", wording::thousands(more))),
    }
}

/// What follows if a matter stays, as a heading.
pub(in crate::page) fn heading(harm: Harm) -> &'static str {
    match harm {
        Harm::UnsafeInstruction => "Instructions that could harm a child or destroy evidence",
        Harm::WrongContact => "People are sent to the wrong place",
        Harm::Expired => "Out of date",
        Harm::Unowned => "Nobody is responsible",
        Harm::Absent => "Missing",
        Harm::Detail => "Details",
        Harm::Drafting => "Wording",
    }
}

/// The heading of a matter with where it stands.
pub(in crate::page) fn placed(matter: &Matter<'_>) -> String {
    match matter.sections.as_slice() {
        [] => format!("{}.", matter.heading),
        [one] => format!("{} ({one}).", matter.heading),
        [one, rest @ ..] => {
            let others = wording::count(rest.len(), "other place", "other places");
            format!("{} ({one}, and {others}).", matter.heading)
        }
    }
}

fn decision(harm: Harm, matters: &[&Matter<'_>], on: NaiveDate) -> Decision {
    let what = match harm {
        Harm::UnsafeInstruction => {
            "Withdraw these instructions now, and tell all staff in writing what to do instead."
        }
        Harm::WrongContact => "Put the right contacts in the policy and wherever they are displayed.",
        Harm::Expired => "Review the policy against the law and guidance of today, and approve it.",
        Harm::Unowned => "Name a person for each of these responsibilities.",
        Harm::Absent | Harm::Detail | Harm::Drafting => {
            "Have the missing parts written, those that law and statutory guidance ask first."
        }
    };
    let mut owners: Vec<&str> = Vec::new();
    for matter in matters.iter().take(MATTERS) {
        if !owners.contains(&matter.owner) {
            owners.push(matter.owner);
        }
    }
    owners.truncate(2);
    Decision { what: what.to_owned(), owner: upper(&joined(&owners)), by: plain(by(harm, on)) }
}

/// By when something is best put right: at once where a child could come to harm, at the next meeting where a person or
/// a review is wanted, within a term otherwise.
pub(super) fn by(harm: Harm, on: NaiveDate) -> NaiveDate {
    let days = match harm {
        Harm::UnsafeInstruction => 7,
        Harm::WrongContact => 14,
        Harm::Expired | Harm::Unowned => 42,
        Harm::Absent => 90,
        Harm::Detail | Harm::Drafting => 180,
    };
    on.checked_add_days(Days::new(days)).unwrap_or(on)
}

/// The position in three sentences: what is unsafe, the date, and how much of what law asks is there.
fn position(policy: &PolicyReport<'_>) -> Vec<String> {
    if !policy.audited {
        return vec!["This document could not be read, so nothing in it is known to be in order.".to_owned()];
    }
    let of = |harm| policy.matters.iter().filter(|matter| matter.harm == harm).count();
    let is_unsafe = of(Harm::UnsafeInstruction);
    let first = if is_unsafe > 0 {
        format!(
            "Following the policy as it stands could harm a child or destroy evidence: see the {} below.",
            wording::count(is_unsafe, "instruction", "instructions")
        )
    } else {
        "Nothing was found in the policy that would harm a child or destroy evidence if it were followed."
            .to_owned()
    };
    let counts = policy.tally.of_force(Force::Must);
    let (met, partly, missing) =
        (counts.of(Status::Met), counts.of(Status::PartlyMet), counts.of(Status::NotMet));
    let decided = met + partly + missing;
    let asked = if decided > 0 {
        format!(
            "Of {} that law and statutory guidance ask and this document decides, {} there, {} there in part and {} missing.",
            wording::count(decided, "thing", "things"),
            are(met),
            are(partly),
            are(missing)
        )
    } else {
        "Nothing that law or statutory guidance asks could be decided from this document.".to_owned()
    };
    let unread = wording::left_out(policy.problems.len());
    let matters = policy.matters.len();
    let told = format!(
        "In all {} to be put right; {} cannot wait.",
        if matters == 1 {
            "one matter is".to_owned()
        } else {
            format!("{} matters are", wording::thousands(matters))
        },
        wording::thousands(urgent_matters(policy)),
    );
    [first].into_iter().chain([asked, told]).chain(unread).collect()
}

fn are(number: usize) -> String {
    if number == 1 { "1 is".to_owned() } else { format!("{} are", wording::thousands(number)) }
}

/// The dates that have passed or soon will.
fn dates(policy: &PolicyReport<'_>) -> Vec<String> {
    let pressing = |state| state == DateState::Overdue || state == DateState::DueSoon;
    super::dates(policy)
        .into_iter()
        .filter(|date| pressing(date.state))
        .map(|date| date.message)
        .take(4)
        .collect()
}

fn accepted(policy: &PolicyReport<'_>) -> Vec<String> {
    let waived: Vec<_> = policy.results.iter().filter(|result| result.verdict == Status::Waived).collect();
    if waived.is_empty() {
        return vec!["No gap has been accepted.".to_owned()];
    }
    let more = waived.len().saturating_sub(ACCEPTED);
    let each = waived.iter().take(ACCEPTED).map(|result| format!("{}. {}", result.title, result.message));
    let more = (more > 0).then(|| format!("and {} more.", wording::thousands(more)));
    each.chain(more).collect()
}
