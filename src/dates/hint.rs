//! What may have been meant by a text that cannot be read as a date.

use strsim::osa_distance;

use super::calendar::MONTHS;
use super::frequency::Frequency;
use super::problem::quoted;
use super::read::find;
use super::terms::{Term, TermEnds};
use super::tokens::{Token, clean, lowered, tokens};
use super::written::Precision;

/// A sentence of advice about an unreadable date, where there is one to give.
pub(super) fn hint(written: &str) -> Option<String> {
    let text = clean(written);
    if text.chars().nth(super::read::LONGEST).is_some() {
        return Some("It is too long for a date.".to_owned());
    }
    // As a route writes it, and as many a form has it.
    if text == "DATE" {
        return Some("It is a place to fill in.".to_owned());
    }
    if Frequency::read(&text).is_ok() {
        return Some("It says how often, and a date is needed here.".to_owned());
    }
    if let Some(part) = readable_part(&text) {
        return Some(format!("If the date is {}, write that alone.", quoted(&part)));
    }
    if let Some(name) = misspelt(&text) {
        return Some(format!("Did you mean {name}?"));
    }
    let found = tokens(&lowered(&text));
    let named = found.iter().any(|token| matches!(token, Token::Month(_) | Token::Season(_) | Token::Term));
    let year = found.iter().any(|token| matches!(token, Token::Number(number) if number.digits == 4));
    (named && !year).then(|| "The year is missing.".to_owned())
}

/// The month or term whose name is nearly written.
fn misspelt(text: &str) -> Option<&'static str> {
    let seasons = Term::ALL.map(Term::name);
    let lower = lowered(text);
    let words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 4);
    words.filter(|word| tokens(word) == [Token::Unknown]).find_map(|word| {
        let allowed = if word.chars().count() < 5 { 1 } else { 2 };
        let names = MONTHS.into_iter().chain(seasons);
        let near = names.map(|name| (osa_distance(word, &name.to_lowercase()), name));
        near.min_by_key(|(steps, _)| *steps).filter(|(steps, _)| *steps <= allowed).map(|(_, name)| name)
    })
}

/// Whether a word moves the day of a date beside which it stands, so that it may not be left out.
fn moves(word: &&str) -> bool {
    const MOVES: [&str; 35] = [
        "start",
        "beginning",
        "early",
        "mid",
        "middle",
        "late",
        "later",
        "end",
        "before",
        "after",
        "following",
        "from",
        "until",
        "week",
        "half",
        "last",
        "light",
        "line",
        "sooner",
        "earlier",
        "latest",
        "not",
        "or",
        "and",
        "to",
        "till",
        "within",
        "prior",
        "pending",
        "next",
        "about",
        "around",
        "approximately",
        "circa",
        "every",
    ];
    let word = word.to_lowercase();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let names_a_time =
        |token: &Token| matches!(token, Token::Month(_) | Token::Season(_) | Token::Term | Token::Weekday(_));
    word.contains(|c: char| c.is_ascii_digit())
        || MOVES.contains(&word)
        || tokens(word).iter().any(names_a_time)
}

/// The longest run of words at the start or the end that is a date by itself, as where a name stands beside it.
fn readable_part(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let runs = (1..words.len()).rev().flat_map(|count| {
        let (start, after) = words.split_at_checked(count).unwrap_or_default();
        let (before, end) = words.split_at_checked(words.len().saturating_sub(count)).unwrap_or_default();
        let kept =
            [(start, after), (end, before)].into_iter().filter(|(_, left_out)| !left_out.iter().any(moves));
        kept.map(|(run, _)| run.join(" ")).collect::<Vec<_>>()
    });
    let mut trimmed = runs.map(|run| run.trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
    // A bare year is more likely the end of a date that was misspelt.
    trimmed
        .find(|run| find(run, &TermEnds::default()).is_ok_and(|(precision, _)| precision != Precision::Year))
}
