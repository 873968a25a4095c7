//! What people write behind the day by which something is due, and that lets it come sooner: `or sooner if needed`, `in
//! light of new guidance`, `at the latest`.

use super::tokens::{Token, tokens};

/// What brings a day forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sooner {
    /// Whatever makes it needed.
    Needed,
    /// New guidance or law.
    Guidance,
    /// An incident.
    Incident,
    /// New technology.
    Technology,
}

/// The words with which such a tail begins, and whether they need no reason behind them.
const LEADS: [(&str, bool); 11] = [
    ("or sooner", true),
    ("or earlier", true),
    ("or before", true),
    ("sooner if", true),
    ("sooner where", true),
    ("earlier if", true),
    ("earlier where", true),
    ("at the latest", true),
    ("in light of", false),
    ("in the light of", false),
    ("in line with", false),
];

/// Words that put the day off, or take back what stands before them.
const PUT_OFF: [&str; 9] =
    ["later", "until", "unless", "except", "not", "no", "extended", "postponed", "pending"];

/// The text before such a tail, and what brings the day forward; nothing where there is no tail, or where it may also put
/// the day off or names another day.
pub(super) fn split(text: &str) -> Option<(&str, Vec<Sooner>)> {
    let lower = text.to_ascii_lowercase();
    let starts =
        |lead: &str| lower.match_indices(lead).map(|(at, _)| at).find(|at| is_word_start(&lower, *at));
    let (at, lead, alone) = LEADS
        .iter()
        .filter_map(|(lead, alone)| Some((starts(lead)?, *lead, *alone)))
        .min_by_key(|(at, ..)| *at)?;
    let date = text.get(..at)?.trim_end_matches([' ', ',', ';', '(', '.', '-', '\u{2013}']);
    let words: Vec<&str> = lower
        .get(at..)?
        .get(lead.len()..)?
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let reasons = reasons(&words);
    let is_known = alone || !reasons.is_empty();
    if date.is_empty() || !is_known || words.iter().any(moves) {
        return None;
    }
    let needed = if lead == "at the latest" && words.is_empty() { Vec::new() } else { vec![Sooner::Needed] };
    Some((date, if reasons.is_empty() { needed } else { reasons }))
}

fn is_word_start(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with([' ', '(', ',']))
}

/// Whether a word of the tail puts the day off or belongs to another day.
fn moves(word: &&str) -> bool {
    let is_day = |token: &Token| !matches!(token, Token::Unknown | Token::Slash | Token::Dash);
    PUT_OFF.contains(word) || tokens(word).iter().any(is_day)
}

fn reasons(words: &[&str]) -> Vec<Sooner> {
    let of = |word: &&str| match *word {
        "guidance" | "legislation" | "legislative" | "law" | "laws" | "statutory" | "regulation"
        | "regulations" | "kcsie" => Some(Sooner::Guidance),
        "incident" | "incidents" => Some(Sooner::Incident),
        "technology" | "technologies" | "technological" => Some(Sooner::Technology),
        "needed" | "required" | "necessary" | "appropriate" | "need" => Some(Sooner::Needed),
        _ => None,
    };
    let mut found: Vec<Sooner> = Vec::new();
    for reason in words.iter().filter_map(of) {
        if !found.contains(&reason) {
            found.push(reason);
        }
    }
    found
}
