//! How the text of a date is read: lead-in words off, weekday checked, then by name or by number.

use chrono::Datelike;

use super::by_name::by_name;
use super::by_number::by_number;
use super::calendar::{Span, plain, weekday_name};
use super::problem::Fault;
use super::terms::TermEnds;
use super::tokens::{Token, lowered, tokens};
use super::written::Precision;

/// The longest text, in characters, that is tried at all.
pub(super) const LONGEST: usize = 120;

/// The words that schools put before a date and that change nothing of it (domain facts, section 6.1).
/// "Before" is not among them: the day before September is in August.
const LEAD_INS: [&str; 12] = [
    "as required",
    "no later than",
    "not later than",
    "on or before",
    "review due",
    "end of",
    "due",
    "by",
    "on",
    "in",
    "during",
    "the",
];

/// What a text was read as.
pub(super) type Found = (Precision, Span);

/// Reads a text that was cleaned.
pub(super) fn find(text: &str, terms: &TermEnds) -> Result<Found, Fault> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Fault::Unreadable);
    }
    let lower = lowered(text);
    let found = tokens(without_lead_in(&lower));
    let Some((Token::Weekday(day), date)) = found.split_first() else {
        return dated(&found, terms);
    };
    let (precision, span) = dated(date, terms)?;
    if precision != Precision::Day {
        return Err(Fault::Unreadable);
    }
    let right = span.first.weekday();
    if right == *day {
        return Ok((precision, span));
    }
    let (date, right, wrong) = (plain(span.first), weekday_name(right), weekday_name(*day));
    Err(Fault::Impossible(format!("{date} is a {right}, not a {wrong}")))
}

fn dated(found: &[Token], terms: &TermEnds) -> Result<Found, Fault> {
    if found.iter().any(|token| matches!(token, Token::Unknown | Token::Weekday(_))) {
        Err(Fault::Unreadable)
    } else if found
        .iter()
        .all(|token| matches!(token, Token::Number(_) | Token::Slash | Token::Dash | Token::Dot))
    {
        by_number(found)
    } else {
        by_name(found, terms)
    }
}

fn without_lead_in(lower: &str) -> &str {
    let mut text = lower;
    while let Some(rest) = LEAD_INS.iter().find_map(|lead| {
        let rest = text.strip_prefix(lead)?;
        rest.starts_with([' ', ',', ':']).then(|| rest.trim_start_matches([' ', ',', ':']))
    }) {
        text = rest;
    }
    text
}
