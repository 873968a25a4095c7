//! The first page: the position in three sentences, what cannot wait, the decisions, the questions.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::checklist::Force;
use crate::dates::{days, plain};
use crate::gate::Status;
use crate::report::dates::{DateKind, DateState};
use crate::report::matters::Matter;
use crate::report::{PolicyReport, Report, wording};
use crate::requirement::Harm;
use crate::requirement::sentence::upper;

use super::super::joined;
use super::room::{COLUMN, MATTERS, NARROW, ROOM, WIDTH, brief, lines, told};

/// How many dates are told there.
const DATES: usize = 3;

/// How many questions are proposed.
const QUESTIONS: usize = 3;

/// How many accepted gaps are named.
const ACCEPTED: usize = 3;

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
    /// The first page of a policy, where so many lines of the sheet are taken by what stands before it.
    pub(super) fn new(policy: &PolicyReport<'_>, report: &Report<'_>, before: usize) -> Self {
        let kinds = urgent_kinds(policy);
        let mut questions: Vec<String> = Vec::new();
        for matter in kinds.iter().filter_map(|(_, matters)| matters.first()) {
            let ask = brief(matter.ask);
            if questions.len() < QUESTIONS && !questions.contains(&ask) {
                questions.push(ask);
            }
        }
        let mut page = Self {
            position: position(policy).iter().map(|sentence| brief(sentence)).collect(),
            dates: dates(policy),
            urgent_heading: "What cannot wait",
            urgent: Vec::new(),
            decisions_heading: "The board is asked to decide",
            decisions: kinds.iter().map(|(harm, matters)| decision(*harm, matters, report.on)).collect(),
            questions_heading: "Questions to ask",
            questions,
            accepted_heading: "Accepted for now",
            accepted: accepted(policy),
        };
        let told = told(&kinds, ROOM.saturating_sub(page.room() + before));
        page.urgent =
            kinds.iter().zip(told).map(|((harm, matters), told)| urgent(*harm, matters, told)).collect();
        page
    }

    /// How many lines of a printed page are taken by all but what cannot wait.
    fn room(&self) -> usize {
        let texts = self.position.iter().chain(&self.dates).chain(&self.questions).chain(&self.accepted);
        let decisions = self.decisions.iter();
        texts.map(|text| lines(text, WIDTH)).sum::<usize>()
            + decisions.map(|it| lines(&it.what, COLUMN).max(lines(&it.owner, NARROW))).sum::<usize>()
    }
}

/// The matters that cannot wait, by what follows if they stay: everything up to what nobody has, and what law or
/// statutory guidance asks.
pub(super) fn urgent_kinds<'p, 'a>(policy: &'p PolicyReport<'a>) -> Vec<(Harm, Vec<&'p Matter<'a>>)> {
    let mut kinds: Vec<(Harm, Vec<&Matter<'_>>)> = Vec::new();
    for matter in &policy.matters {
        let cannot_wait = match matter.harm {
            Harm::UnsafeInstruction | Harm::WrongContact | Harm::Unowned => true,
            Harm::Expired | Harm::Absent => matter.force != Force::GoodPractice,
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

fn urgent(harm: Harm, matters: &[&Matter<'_>], told: usize) -> Urgent {
    let more = matters.len().saturating_sub(told);
    Urgent {
        heading: heading(harm),
        matters: matters.iter().take(told).map(|matter| brief(&placed(matter))).collect(),
        more: (more > 0).then(|| format!("and {} more", wording::thousands(more))),
    }
}

/// What follows if a matter stays, as a heading.
pub(in crate::page) fn heading(harm: Harm) -> &'static str {
    match harm {
        Harm::UnsafeInstruction => "What could harm a child or destroy evidence",
        Harm::WrongContact => "People are sent to the wrong place",
        Harm::Expired => "Out of date",
        Harm::Unowned => "Nobody is responsible",
        Harm::Absent => "Missing",
        Harm::Detail => "Details",
        Harm::Drafting => "Wording",
    }
}

/// The heading of a matter with where it stands.
pub(super) fn placed(matter: &Matter<'_>) -> String {
    match place(matter).as_str() {
        "" => format!("{}.", matter.heading),
        place => format!("{} ({place}).", matter.heading),
    }
}

/// Where a matter stands in the document; empty where nothing in it is at fault.
pub(in crate::page) fn place(matter: &Matter<'_>) -> String {
    match matter.sections.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, rest @ ..] => {
            format!("{one}, and {}", wording::count(rest.len(), "other place", "other places"))
        }
    }
}

fn decision(harm: Harm, matters: &[&Matter<'_>], on: NaiveDate) -> Decision {
    let what = match harm {
        Harm::UnsafeInstruction => "Put these right now, and tell all staff in writing what to do instead.",
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

/// The position in three sentences: what is unsafe, what is wrong or out of date, how much of what law asks is there.
fn position(policy: &PolicyReport<'_>) -> Vec<String> {
    if !policy.audited {
        return vec!["This document could not be read, so nothing in it is known to be in order.".to_owned()];
    }
    let of = |harm| policy.matters.iter().filter(|matter| matter.harm == harm).count();
    let unsafe_matters = of(Harm::UnsafeInstruction);
    let first = match unsafe_matters {
        0 => "Nothing was found in the policy that would harm a child or destroy evidence if it were followed."
            .to_owned(),
        1 => "Whoever follows this policy as it stands could harm a child or destroy evidence, in one of the matters below."
            .to_owned(),
        number => format!(
            "Whoever follows this policy as it stands could harm a child or destroy evidence, in {} of the matters below.",
            wording::thousands(number)
        ),
    };
    let unread = wording::left_out(policy.problems.len());
    [first, stale(policy, of(Harm::WrongContact) > 0), asked(policy)].into_iter().chain(unread).collect()
}

/// Whom it sends people to, and how old it is.
fn stale(policy: &PolicyReport<'_>, sends_wrong: bool) -> String {
    let review = policy.dates.iter().find(|date| date.what == DateKind::NextReview);
    let review = match review.map(|date| (date.days_overdue, date.days_left)) {
        Some((Some(overdue), _)) => format!("its review is {} overdue", days(overdue)),
        Some((None, Some(0))) => "its review is due today".to_owned(),
        Some((None, Some(left))) => format!("its review is due in {}", days(left)),
        Some((None, None)) | None => "it gives no date for its next review".to_owned(),
    };
    if sends_wrong {
        format!(
            "It sends people to bodies or addresses that are out of date or another area's, and {review}."
        )
    } else {
        format!("{}.", upper(&review))
    }
}

/// How much of what law and statutory guidance ask is there, and how many matters there are.
fn asked(policy: &PolicyReport<'_>) -> String {
    let counts = policy.tally.of_force(Force::Must);
    let (met, partly, missing) =
        (counts.of(Status::Met), counts.of(Status::PartlyMet), counts.of(Status::NotMet));
    let decided = met + partly + missing;
    let matters = match policy.matters.len() {
        0 => "nothing is to be put right".to_owned(),
        1 => "one matter is to be put right in all".to_owned(),
        number => format!("{} matters are to be put right in all", wording::thousands(number)),
    };
    if decided == 0 {
        return format!(
            "Nothing that law or statutory guidance asks of the school can be judged from this document; {matters}."
        );
    }
    format!(
        "Of {} that law and statutory guidance ask of the school and this document can show, {} there, {} there in part and \
         {} missing; {matters}.",
        wording::count(decided, "thing", "things"),
        are(met),
        are(partly),
        are(missing)
    )
}

fn are(number: usize) -> String {
    if number == 1 { "1 is".to_owned() } else { format!("{} are", wording::thousands(number)) }
}

/// The dates that have passed or soon will.
fn dates(policy: &PolicyReport<'_>) -> Vec<String> {
    let pressing = |state| state == DateState::Overdue || state == DateState::DueSoon;
    let all = super::plainly::dates(policy).into_iter().filter(|date| pressing(date.state));
    let all: Vec<String> = all.map(|date| brief(&date.message)).collect();
    let more = all.len().saturating_sub(DATES);
    let more = (more > 0).then(|| format!("and {} more.", wording::thousands(more)));
    all.into_iter().take(DATES).chain(more).collect()
}

fn accepted(policy: &PolicyReport<'_>) -> Vec<String> {
    let waived: Vec<_> = policy.results.iter().filter(|result| result.verdict == Status::Waived).collect();
    if waived.is_empty() {
        return vec!["No gap has been accepted.".to_owned()];
    }
    let more = waived.len().saturating_sub(ACCEPTED);
    let each =
        waived.iter().take(ACCEPTED).map(|result| brief(&format!("{}. {}", result.title, result.message)));
    let more = (more > 0).then(|| format!("and {} more.", wording::thousands(more)));
    each.chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::two;
    use super::*;

    #[test]
    fn the_position_is_three_sentences() {
        for policy in &two().policies {
            let position = position(policy);
            assert_eq!(position.len(), 3, "{position:?}");
            assert!(position[1].contains("days overdue"), "{}", position[1]);
        }
    }
}
