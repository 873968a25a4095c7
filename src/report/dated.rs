//! The dates of a policy: what has passed, what is overdue, what is due soon and what is later.

use chrono::NaiveDate;

use crate::dates::{WrittenDate, days, days_after, plain};
use crate::policy::Policy;
use crate::requirement::words::upper;
use crate::source::{Source, Spanned};
use crate::vocabulary::Vocabulary;

use super::model::{At, Dated};

/// How many days ahead something counts as due soon, unless the user says otherwise.
pub const SOON: i64 = 90;

/// Every date of a policy and its records, in the order of the files.
pub fn dates(policy: &Policy, on: NaiveDate, soon: i64, names: &Vocabulary) -> Vec<Dated> {
    let about = &policy.about;
    let mut out = Vec::new();
    let mut passed = |what, label: &str, date: &Option<Spanned<WrittenDate>>| {
        if let Some(date) = date {
            out.push(done(what, label, date, &policy.source, on));
        }
    };
    passed("adopted", "The policy was adopted", &about.adopted);
    passed("approved", "The policy was approved", &about.approved);
    passed("last-reviewed", "The policy was last reviewed", &about.last_reviewed);
    if let Some(date) = &about.next_review {
        out.push(due("next-review", "The review of the policy", date, &policy.source, on, soon));
    }
    for linked in &policy.linked {
        if let Some(date) = &linked.next_review {
            let label = format!("The review of {}", names.label(linked.policy.value));
            out.push(due("linked-policy-review", &label, date, &policy.source, on, soon));
        }
    }
    if let Some(source) = &policy.records.source {
        for waiver in &policy.records.waivers {
            let label = format!("The acceptance of the gap {}", waiver.control.value);
            let mut dated = due("accepted-gap", &label, &waiver.until, source, on, soon);
            dated.message = dated.message.replace("was due by", "ended on").replace("is due by", "ends on");
            dated.path = Some(source.name().to_owned());
            out.push(dated);
        }
        for answer in &policy.records.answers {
            let label = format!("The answer on {}", answer.control.value);
            let mut dated = due("answer", &label, &answer.until, source, on, soon);
            dated.message =
                dated.message.replace("was due by", "held until").replace("is due by", "holds until");
            dated.path = Some(source.name().to_owned());
            out.push(dated);
        }
    }
    out
}

fn at(source: &Source, date: &Spanned<WrittenDate>) -> At {
    let position = source.position(date.span.start());
    At { line: position.line, column: position.column }
}

fn dated(what: &'static str, label: &str, date: &Spanned<WrittenDate>, source: &Source) -> Dated {
    let value = &date.value;
    Dated {
        what,
        label: label.to_owned(),
        written: value.written().to_owned(),
        precision: value.precision().id(),
        from: value.first().to_string(),
        to: value.last().to_string(),
        state: "passed",
        days_overdue: None,
        days_left: None,
        at: at(source, date),
        path: None,
        message: String::new(),
    }
}

fn done(
    what: &'static str,
    label: &str,
    date: &Spanned<WrittenDate>,
    source: &Source,
    on: NaiveDate,
) -> Dated {
    let mut out = dated(what, label, date, source);
    let left = days_after(on, date.value.first());
    if left > 0 {
        out.state = "later";
        out.days_left = Some(left);
    }
    out.message = format!("{label}: {}.", date.value.reading_from_start());
    out
}

fn due(
    what: &'static str,
    label: &str,
    date: &Spanned<WrittenDate>,
    source: &Source,
    on: NaiveDate,
    soon: i64,
) -> Dated {
    let mut out = dated(what, label, date, source);
    let last = date.value.last();
    let overdue = days_after(last, on);
    let label = upper(label);
    let reading = if date.value.precision() == crate::dates::Precision::Day {
        String::new()
    } else {
        format!(" (written {})", date.value.written())
    };
    if overdue > 0 {
        out.state = "overdue";
        out.days_overdue = Some(overdue);
        out.message = format!("{label} was due by {}{reading}: {} overdue.", plain(last), days(overdue));
    } else {
        let left = -overdue;
        out.state = if left <= soon { "due-soon" } else { "later" };
        out.days_left = Some(left);
        let when = if left == 0 { "today".to_owned() } else { format!("in {}", days(left)) };
        out.message = format!("{label} is due by {}{reading}: {when}.", plain(last));
    }
    out
}
