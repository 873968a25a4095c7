//! The first page: the position in three sentences, what cannot wait, the decisions, the questions.

use serde::Serialize;

use crate::checklist::Force;
use crate::dates::days;
use crate::gate::Status;
use crate::report::dates::{DateKind, DateState, Dated};
use crate::report::{PolicyReport, Report, wording};
use crate::requirement::Harm;
use crate::requirement::sentence::upper;

use super::super::policy::dated;
use super::decisions::{Decision, decisions};
use super::document::document;
use super::room::{COLUMN, NARROW, ROOM, WIDTH, brief, lines, told};
use super::urgent::{REVIEW, Urgent, urgent, urgent_kinds};

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
    /// What the document says of itself: its own dates, who wrote it and who reviewed it.
    pub document: Vec<String>,
    /// The dates that have passed or soon will.
    pub dates: Vec<String>,
    /// The heading of the worst matters.
    pub urgent_heading: &'static str,
    /// The worst matters, by what follows if they stay.
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

impl FirstPage {
    /// The first page of a policy, where so many lines of the sheet are taken by what stands before it.
    pub(super) fn new(policy: &PolicyReport<'_>, report: &Report<'_>, anchor: &str, before: usize) -> Self {
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
            document: document(policy),
            dates: dates(policy),
            urgent_heading: "The worst first",
            urgent: Vec::new(),
            decisions_heading: "The board is asked to decide",
            decisions: decisions(policy, &kinds, report.on),
            questions_heading: "Questions to ask",
            questions,
            accepted_heading: "Accepted for now",
            accepted: accepted(policy),
        };
        let told = told(&kinds, ROOM.saturating_sub(page.room() + before));
        page.urgent = kinds
            .iter()
            .zip(told)
            .map(|((harm, matters), told)| urgent(policy, anchor, (*harm, matters), told))
            .collect();
        page
    }

    /// How many lines of a printed page are taken by all but the worst matters.
    fn room(&self) -> usize {
        let texts = self
            .position
            .iter()
            .chain(&self.document)
            .chain(&self.dates)
            .chain(&self.questions)
            .chain(&self.accepted);
        let decisions = self.decisions.iter();
        texts.map(|text| lines(text, WIDTH)).sum::<usize>()
            + decisions.map(|it| lines(&it.what, COLUMN).max(lines(&it.owner, NARROW))).sum::<usize>()
    }
}

/// The position in three sentences: what is unsafe, what is wrong or out of date, how much of what law asks is there.
fn position(policy: &PolicyReport<'_>) -> Vec<String> {
    if !policy.audited {
        return vec!["This document could not be read, so nothing in it is known to be in order.".to_owned()];
    }
    let first = harmful(policy).unwrap_or_else(|| {
        "Nothing was found in the policy that would harm a child or destroy evidence if it were followed."
            .to_owned()
    });
    let unread = wording::left_out(policy.problems.len());
    let stale = stale(policy, policy.matters.iter().any(|matter| matter.harm == Harm::WrongContact));
    let kind = policy.notices.iter().filter(|notice| notice.starts_with(super::OF_ANOTHER_KIND)).cloned();
    [first, stale, asked(policy)].into_iter().chain(kind).chain(unread).collect()
}

/// That the text is unsafe, where it is: what every edition says first.
pub(in crate::page) fn harmful(policy: &PolicyReport<'_>) -> Option<String> {
    let number = policy.matters.iter().filter(|matter| matter.harm == Harm::UnsafeInstruction).count();
    let where_in = match number {
        0 => return None,
        1 => "one".to_owned(),
        number => wording::thousands(number),
    };
    Some(format!(
        "Whoever follows this policy as it stands could harm a child or destroy evidence, in {where_in} of the matters below."
    ))
}

/// Whom it sends people to, and how old it is; by how many days a review is overdue is told among the matters.
fn stale(policy: &PolicyReport<'_>, sends_wrong: bool) -> String {
    let review = policy.dates.iter().find(|date| date.what == DateKind::NextReview);
    let review = match review.map(|date| (date.days_overdue, date.days_left)) {
        Some((Some(_), _)) => "its review is overdue".to_owned(),
        Some((None, Some(0))) => "its review is due today".to_owned(),
        Some((None, Some(left))) => format!("its review is due in {}", days(left)),
        Some((None, None)) | None => "it gives no date for its next review".to_owned(),
    };
    if sends_wrong {
        format!(
            "It sends people to bodies, advice or addresses that they should no longer turn to, and {review}."
        )
    } else {
        format!("{}.", upper(&review))
    }
}

/// How much of what law and statutory guidance ask is there, what other papers must show, and how many matters there are.
fn asked(policy: &PolicyReport<'_>) -> String {
    let counts = policy.tally.of_force(Force::Must);
    let of = |status| wording::thousands(counts.of(status));
    let decided = counts.of(Status::Met) + counts.of(Status::PartlyMet) + counts.of(Status::NotMet);
    let open = counts.of(Status::NotShown);
    let matters = match policy.matters.len() {
        0 => "in all, nothing needs attention.".to_owned(),
        1 => "in all, one matter needs attention.".to_owned(),
        number => {
            let waits = policy.matters.iter().filter(|matter| matter.harm > Harm::Absent).count();
            let waits = match waits {
                0 => String::new(),
                waits => format!(", and {} of them can wait", wording::thousands(waits)),
            };
            format!("in all, {} matters need attention{waits}.", wording::thousands(number))
        }
    };
    let open_says = match open {
        0 => String::new(),
        1 => ", and 1 to be looked for in other documents and records".to_owned(),
        open => {
            format!(", and {} to be looked for in other documents and records", wording::thousands(open))
        }
    };
    if decided == 0 {
        return format!(
            "Nothing that law or statutory guidance asks of the school can be judged from this document{open_says}; {matters}"
        );
    }
    format!(
        "Law and statutory guidance ask for {}: {} in this document, {} partly, {} missing{open_says}; {matters}",
        wording::count(decided + open, "thing", "things"),
        of(Status::Met),
        of(Status::PartlyMet),
        of(Status::NotMet),
    )
}

/// The dates that have passed or soon will.
fn dates(policy: &PolicyReport<'_>) -> Vec<String> {
    let is_told = policy.matters.iter().any(|it| it.id == REVIEW && it.harm == Harm::Expired);
    let is_pressing = |date: &Dated<'_>| match date.state {
        // That the review is overdue stands among what is out of date.
        DateState::Overdue => date.what != DateKind::NextReview || !is_told,
        DateState::DueSoon => true,
        DateState::Later | DateState::Passed => false,
    };
    let all = super::plainly::dates(policy).into_iter().zip(dated(policy));
    let all = all.filter(|(_, date)| is_pressing(date));
    let all: Vec<String> = all.map(|(line, _)| brief(&line.message)).collect();
    let more = all.len().saturating_sub(DATES);
    let more = (more > 0).then(|| format!("and {} more.", wording::thousands(more)));
    all.into_iter().take(DATES).chain(more).collect()
}

fn accepted(policy: &PolicyReport<'_>) -> Vec<String> {
    let waived: Vec<_> = policy.results.iter().filter(|result| result.verdict == Status::Waived).collect();
    if waived.is_empty() {
        return vec!["Nothing has been accepted for now.".to_owned()];
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
            assert!(position[1].contains("overdue") && !position[1].contains("days"), "{}", position[1]);
        }
    }
}
