//! The dates of a policy: what has passed, what is overdue, what is due soon and what is later.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::dates::{Precision, WrittenDate, days, days_after, plain};
use crate::format::closed_set;
use crate::policy::Policy;
use crate::requirement::review::{self, SetBy};
use crate::requirement::sentence::upper;
use crate::source::{Source, Span, Spanned};
use crate::vocabulary::Vocabulary;

use super::model::At;

/// How many days ahead something counts as due soon, unless the user says otherwise.
pub const SOON: i64 = 90;

/// A date of a policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Dated<'a> {
    /// Which date.
    pub what: DateKind,
    /// What it is, in words.
    pub label: String,
    /// As the document writes it.
    pub written: &'a str,
    /// How precise it is.
    pub precision: &'static str,
    /// Its first day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub from: NaiveDate,
    /// Its last day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub to: NaiveDate,
    /// `overdue`, `due-soon`, `later` for what is due; `passed` for what is over.
    pub state: DateState,
    /// Whole days since its last day, where it is overdue.
    #[schemars(range(min = 1))]
    pub days_overdue: Option<i64>,
    /// Whole days until its last day, where it is yet to come.
    #[schemars(range(min = 0))]
    pub days_left: Option<i64>,
    /// Where it stands.
    pub at: At,
    /// The file, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// The sentence.
    pub message: String,
}

closed_set! {
    /// How a date stands to the day of the audit, most pressing first.
    pub enum DateState {
        /// Its last day is over, and the thing was due.
        Overdue = "overdue",
        /// It is due soon.
        DueSoon = "due-soon",
        /// It is yet to come.
        Later = "later",
        /// It is over, and nothing was due.
        Passed = "passed",
    }
}

impl DateState {
    /// For readers; empty of what is over, since the sentence says it.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::DueSoon => "Due soon",
            Self::Later => "Later",
            Self::Passed => "",
        }
    }
}

closed_set! {
    /// Which date of a policy or its records it is.
    pub enum DateKind {
        /// When the policy was adopted.
        Adopted = "adopted",
        /// When it was approved.
        Approved = "approved",
        /// When it was last reviewed.
        LastReviewed = "last-reviewed",
        /// When it is to be reviewed next.
        NextReview = "next-review",
        /// When a policy is to be reviewed to which it refers.
        LinkedPolicyReview = "linked-policy-review",
        /// Until when a gap is accepted.
        AcceptedGap = "accepted-gap",
        /// Until when an answer holds.
        Answer = "answer",
    }
}

impl DateKind {
    /// What a thing with this date did by its last day, and does.
    fn verbs(self) -> (&'static str, &'static str) {
        match self {
            Self::AcceptedGap => ("ended on", "ends on"),
            Self::Answer => ("held until", "holds until"),
            Self::Adopted
            | Self::Approved
            | Self::LastReviewed
            | Self::NextReview
            | Self::LinkedPolicyReview => ("was due by", "is due by"),
        }
    }
}

/// A day or a longer time, as the document gives it or as its own rule sets it.
struct When<'a> {
    written: &'a str,
    precision: Precision,
    first: NaiveDate,
    last: NaiveDate,
    span: Span,
}

impl<'a> When<'a> {
    fn of(date: &'a Spanned<WrittenDate>) -> Self {
        let value = &date.value;
        Self {
            written: value.written(),
            precision: value.precision(),
            first: value.first(),
            last: value.last(),
            span: date.span,
        }
    }
}

/// A date by which something is due or ends.
struct Due<'a> {
    kind: DateKind,
    label: String,
    when: When<'a>,
    /// How the day follows, where the document does not give it.
    rule: Option<String>,
    source: &'a Source,
    /// The file, where it is not the policy's.
    path: Option<&'a str>,
}

/// Every date of a policy and its records, in the order of the files.
pub fn dates<'a>(policy: &'a Policy, on: NaiveDate, soon: i64, vocabulary: &Vocabulary) -> Vec<Dated<'a>> {
    let about = &policy.about;
    let done = [
        (DateKind::Adopted, "The policy was adopted", &about.adopted),
        (DateKind::Approved, "The policy was approved", &about.approved),
        (DateKind::LastReviewed, "The policy was last reviewed", &about.last_reviewed),
    ];
    let done = done.into_iter().filter_map(|(kind, label, date)| Some((kind, label, date.as_ref()?)));
    let done = done.map(|(kind, label, date)| passed(kind, label, date, &policy.source, on));
    done.chain(dues(policy, on, vocabulary).map(|due| due.on(on, soon))).collect()
}

/// How many days the date is overdue that is overdue longest.
pub fn longest_overdue(policy: &Policy, on: NaiveDate) -> Option<i64> {
    let linked = policy.linked.iter().filter_map(|linked| linked.next_review.as_ref());
    let waivers = policy.records.waivers.iter().map(|waiver| &waiver.until);
    let answers = policy.records.answers.iter().map(|answer| &answer.until);
    let own = review::due(policy, on).map(|due| due.last);
    let all = own.into_iter().chain(linked.chain(waivers).chain(answers).map(|date| date.value.last()));
    all.map(|last| days_after(last, on)).filter(|overdue| *overdue > 0).max()
}

fn dues<'a>(policy: &'a Policy, on: NaiveDate, vocabulary: &Vocabulary) -> impl Iterator<Item = Due<'a>> {
    let due = |kind, label: String, date| Due {
        kind,
        label,
        when: When::of(date),
        rule: None,
        source: &policy.source,
        path: None,
    };
    let own = review::due(policy, on).map(|review| own_review(review, &policy.source));
    let linked = policy.linked.iter().filter_map(move |linked| {
        // Several policies may be of one kind; each goes by the name that the document gives it.
        let label = match &linked.written {
            Some(written) => format!("The review of \"{}\"", written.value),
            None => format!("The review of {}", vocabulary.label(linked.policy.value)),
        };
        Some(due(DateKind::LinkedPolicyReview, label, linked.next_review.as_ref()?))
    });
    let records = policy.records.source.iter();
    let records = records.flat_map(move |source| {
        let path = Some(source.name());
        let due =
            move |kind, label, date| Due { kind, label, when: When::of(date), rule: None, source, path };
        let waivers = policy.records.waivers.iter().map(move |waiver| {
            let label = format!("The acceptance of the gap {}", waiver.control.value);
            due(DateKind::AcceptedGap, label, &waiver.until)
        });
        let answers = policy.records.answers.iter().map(move |answer| {
            due(DateKind::Answer, format!("The answer on {}", answer.control.value), &answer.until)
        });
        waivers.chain(answers)
    });
    own.into_iter().chain(linked.collect::<Vec<_>>()).chain(records)
}

/// The review of the policy itself, by the date that it gives or by its own rule.
fn own_review<'a>(review: review::Due<'a>, source: &'a Source) -> Due<'a> {
    let label = "The review of the policy".to_owned();
    let (label, when, rule) = match review.set_by {
        SetBy::Date(date) => (label, When::of(date), None),
        SetBy::Cycle { from, every } => {
            let rule = format!("the last: {}", from.value.written());
            let when = When {
                written: from.value.written(),
                precision: Precision::Day,
                first: review.last,
                last: review.last,
                span: every.span,
            };
            (format!("{label}, {} after the last", every.value), when, Some(rule))
        }
    };
    Due { kind: DateKind::NextReview, label, when, rule, source, path: None }
}

fn passed<'a>(
    kind: DateKind,
    label: &str,
    date: &'a Spanned<WrittenDate>,
    source: &Source,
    on: NaiveDate,
) -> Dated<'a> {
    let reading = date.value.reading_from_start();
    let message = if date.value.first() > on {
        format!("{label}: {reading}, which is still to come on {}.", plain(on))
    } else {
        format!("{label}: {reading}.")
    };
    dated(kind, label.to_owned(), &When::of(date), source, message)
}

impl<'a> Due<'a> {
    fn on(self, on: NaiveDate, soon: i64) -> Dated<'a> {
        let Self { kind, label, when: date, rule, source, path } = self;
        let (past, present) = kind.verbs();
        let last = date.last;
        let written = match (rule, date.precision) {
            (Some(rule), _) => format!(" ({rule})"),
            (None, Precision::Day) => String::new(),
            (None, _) => format!(" (written {})", date.written),
        };
        let overdue = days_after(last, on);
        let (state, verb, when) = match -overdue {
            _ if overdue > 0 => (DateState::Overdue, past, format!("{} overdue", days(overdue))),
            0 => (DateState::DueSoon, present, "today".to_owned()),
            left if left <= soon => (DateState::DueSoon, present, format!("in {}", days(left))),
            left => (DateState::Later, present, format!("in {}", days(left))),
        };
        let message = format!("{} {verb} {}{written}: {when}.", upper(&label), plain(last));
        Dated {
            state,
            days_overdue: (overdue > 0).then_some(overdue),
            days_left: (overdue <= 0).then_some(-overdue),
            path,
            ..dated(kind, label, &date, source, message)
        }
    }
}

fn dated<'a>(what: DateKind, label: String, when: &When<'a>, source: &Source, message: String) -> Dated<'a> {
    Dated {
        what,
        label,
        written: when.written,
        precision: when.precision.id(),
        from: when.first,
        to: when.last,
        state: DateState::Passed,
        days_overdue: None,
        days_left: None,
        at: At::of(source, when.span.start()),
        path: None,
        message,
    }
}
