//! The words, numbers and signs of a written date.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

use chrono::Weekday;

use super::calendar::{MONTHS, is_month};
use super::terms::Term;

/// One word, number or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Number(Number),
    Month(u32),
    Season(Term),
    Weekday(Weekday),
    /// "term"
    Term,
    /// "half"
    Half,
    /// "academic" or "school", before "year"
    Academic,
    /// "year"
    Year,
    Slash,
    Dash,
    Dot,
    Comma,
    Unknown,
}

/// A number of one to four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: u32,
    /// How many digits were written: `09` has two.
    pub(super) digits: usize,
    /// Written as `1st` or `first`.
    pub(super) ordinal: bool,
    /// Written after an apostrophe, as the year in `Sept '17`.
    pub(super) apostrophe: bool,
}

impl Number {
    /// The year that it names: four digits as they stand; of two digits 00 to 49 are 2000 to 2049, and 50 to 99
    /// are 1950 to 1999 (domain facts, section 6.2).
    pub(super) fn year(self) -> Option<i32> {
        let year = match self.digits {
            _ if self.ordinal => None,
            4 => Some(self.value),
            2 if self.value < 50 => self.value.checked_add(2000),
            2 => self.value.checked_add(1900),
            _ => None,
        };
        year.and_then(|year| i32::try_from(year).ok())
    }

    /// Whether it can stand for a day or a month.
    pub(super) fn is_small(self) -> bool {
        self.digits <= 2 && !self.apostrophe
    }

    /// The number as a month, where it can be one.
    pub(super) fn month(self) -> Option<u32> {
        (self.is_small() && !self.ordinal && is_month(self.value)).then_some(self.value)
    }

    /// Whether its digits are the last digits of this year.
    pub(super) fn ends(self, year: i32) -> bool {
        let Ok(year) = u32::try_from(year) else {
            return false;
        };
        let last = match self.digits {
            1 => year.checked_rem(10),
            2 => year.checked_rem(100),
            _ => Some(year),
        };
        !self.ordinal && last == Some(self.value)
    }
}

/// The text with single spaces, and without what cannot be seen.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let is_clean = text.is_ascii()
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !text.contains(|c: char| c.is_ascii_whitespace() && c != ' ' || c == '\u{b}');
    if is_clean {
        return Cow::Borrowed(text);
    }
    let invisible = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let seen: String = text.chars().filter(invisible).collect();
    Cow::Owned(seen.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Lower case, with one kind of dash and one kind of apostrophe.
pub(super) fn lowered(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && byte != b'`') {
        return Cow::Borrowed(text);
    }
    let plain = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' => '\'',
        '\u{2044}' => '/',
        other => other,
    };
    Cow::Owned(text.to_lowercase().chars().map(plain).collect())
}

/// The tokens of a text that was lowered, without the commas, dots and dashes that only join words.
pub(super) fn tokens(lower: &str) -> Vec<Token> {
    let mut chars = lower.chars().peekable();
    let mut found = Vec::new();
    while let Some(c) = chars.next() {
        match c {
            ' ' => {}
            '/' | '&' => found.push(Token::Slash),
            '-' => found.push(Token::Dash),
            '.' => found.push(Token::Dot),
            ',' => found.push(Token::Comma),
            '\'' => match chars.next_if(char::is_ascii_digit) {
                Some(digit) => number(digit, true, &mut chars, &mut found),
                None => found.push(Token::Unknown),
            },
            '0'..='9' => number(c, false, &mut chars, &mut found),
            c if c.is_alphabetic() => found.extend(word(&letters(Some(c), &mut chars))),
            _ => found.push(Token::Unknown),
        }
    }
    joined(&found)
}

fn number(first: char, apostrophe: bool, chars: &mut Peekable<Chars<'_>>, found: &mut Vec<Token>) {
    let mut written = String::from(first);
    while let Some(digit) = chars.next_if(char::is_ascii_digit) {
        written.push(digit);
    }
    let after = letters(None, chars);
    let ordinal = matches!(after.as_str(), "st" | "nd" | "rd" | "th");
    found.push(match (written.len(), written.parse()) {
        (digits @ 1..=4, Ok(value)) => Token::Number(Number { value, digits, ordinal, apostrophe }),
        _ => Token::Unknown,
    });
    if !ordinal && !after.is_empty() {
        found.extend(word(&after));
    }
}

fn letters(first: Option<char>, chars: &mut Peekable<Chars<'_>>) -> String {
    let mut word: String = first.into_iter().collect();
    while let Some(letter) = chars.next_if(|c| c.is_alphabetic()) {
        word.push(letter);
    }
    word
}

/// What a word means in a date; nothing for a word that only joins others.
fn word(word: &str) -> Option<Token> {
    let ordinal = |value| Token::Number(Number { value, digits: 1, ordinal: true, apostrophe: false });
    Some(match word {
        "of" | "the" | "st" | "nd" | "rd" | "th" => return None,
        "and" | "or" => Token::Slash,
        "to" => Token::Dash,
        "first" => ordinal(1),
        "second" => ordinal(2),
        "half" | "halves" => Token::Half,
        "term" => Token::Term,
        "academic" | "school" => Token::Academic,
        "year" => Token::Year,
        // Michaelmas, Lent and Trinity are the same three terms in many independent schools.
        "autumn" | "aut" | "michaelmas" => Token::Season(Term::Autumn),
        "spring" | "spr" | "lent" => Token::Season(Term::Spring),
        "summer" | "sum" | "trinity" => Token::Season(Term::Summer),
        "monday" | "mon" => Token::Weekday(Weekday::Mon),
        "tuesday" | "tue" | "tues" => Token::Weekday(Weekday::Tue),
        "wednesday" | "wed" | "weds" => Token::Weekday(Weekday::Wed),
        "thursday" | "thu" | "thur" | "thurs" => Token::Weekday(Weekday::Thu),
        "friday" | "fri" => Token::Weekday(Weekday::Fri),
        "saturday" | "sat" => Token::Weekday(Weekday::Sat),
        "sunday" | "sun" => Token::Weekday(Weekday::Sun),
        other => month(other).map_or(Token::Unknown, Token::Month),
    })
}

/// The month that a whole name, its first three letters, or `sept` names.
fn month(word: &str) -> Option<u32> {
    let named = |(number, name): (u32, &str)| {
        let same = |name: &str| name.eq_ignore_ascii_case(word);
        (same(name) || name.get(..3).is_some_and(same) || (word == "sept" && number == 9)).then_some(number)
    };
    (1..).zip(MONTHS).find_map(named)
}

/// Drops commas everywhere, dots unless they stand between numbers, and dashes and strokes unless they stand
/// between two of a kind: `Sept. 2017`, `1-Sep-24` and `half-term` become plain words.
fn joined(found: &[Token]) -> Vec<Token> {
    let found: Vec<Token> = found.iter().copied().filter(|token| *token != Token::Comma).collect();
    let before = std::iter::once(None).chain(found.iter().map(Some));
    let after = found.iter().skip(1).map(Some).chain(std::iter::once(None));
    let kept =
        found.iter().zip(before.zip(after)).filter(|(token, (before, after))| match (token, before, after) {
            (Token::Dot, Some(before), after) => is_number(before) && after.is_some_and(is_number),
            (Token::Dash | Token::Slash, Some(before), Some(after)) => {
                is_sign(before)
                    || is_sign(after)
                    || (of_a_kind(before, after) && !matches!(before, Token::Half))
            }
            _ => true,
        });
    kept.map(|(token, _)| *token).collect()
}

fn is_number(token: &Token) -> bool {
    matches!(token, Token::Number(_))
}

fn is_sign(token: &Token) -> bool {
    matches!(token, Token::Slash | Token::Dash | Token::Dot)
}

fn of_a_kind(before: &Token, after: &Token) -> bool {
    std::mem::discriminant(before) == std::mem::discriminant(after)
}
