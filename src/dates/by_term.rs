//! Dates in words of terms and half-terms.

use super::by_number::academic_year;
use super::calendar::{Span, checked_year, year_after};
use super::problem::{DateProblem, Fault};
use super::read::Found;
use super::terms::{Half, Term, TermEnds};
use super::tokens::{Number, Token};
use super::written::Precision;

/// What the figures beside the name of a term say: `1 2024/25` in "Autumn 1 2024/25".
struct Figures {
    part: Option<u32>,
    year: Number,
    second: Option<Number>,
}

impl Figures {
    fn read(found: &[Token]) -> Option<Self> {
        let part_of = |token: &Token| match token {
            Token::Number(number) if number.digits == 1 && !number.apostrophe => Some(number.value),
            _ => None,
        };
        let (part, years) = match found {
            [first, Token::Dash, rest @ ..] | [first, rest @ ..] if part_of(first).is_some() => {
                (part_of(first), rest)
            }
            [rest @ .., Token::Number(_), last] if part_of(last).is_some() => {
                (part_of(last), found.get(..rest.len().saturating_add(1))?)
            }
            _ => (None, found),
        };
        match years {
            [Token::Number(year)] => Some(Self { part, year: *year, second: None }),
            [Token::Number(year), Token::Slash | Token::Dash, Token::Number(second)] => {
                Some(Self { part, year: *year, second: Some(*second) })
            }
            _ => None,
        }
    }

    /// The calendar year of a term: as written, or by its place where an academic year is written.
    fn calendar_year(&self, term: Term) -> Result<i32, Fault> {
        match self.second {
            None => checked_year(self.year.year().ok_or(Fault::Unreadable)?),
            Some(second) => {
                let start = academic_year(self.year, second)?;
                if term == Term::Autumn { Ok(start) } else { year_after(start) }
            }
        }
    }
}

/// Reads a term or a half-term with its year.
pub(super) fn by_term(found: &[Token], terms: &TermEnds) -> Result<Found, Fault> {
    if found.iter().any(|token| matches!(token, Token::Academic | Token::Year)) {
        return Err(Fault::Unreadable);
    }
    let halved = found.contains(&Token::Half);
    let named = |token: &Token| matches!(token, Token::Season(_) | Token::Term | Token::Half);
    let seasons: Vec<Term> = found.iter().filter_map(|token| season(*token)).collect();
    let between = |token: &Token| matches!(token, Token::Slash | Token::Dash);
    let mut figures: Vec<Token> = found.iter().copied().filter(|token| !named(token)).collect();
    if seasons.len() > 1 && figures.first().is_some_and(between) {
        figures.remove(0);
    }
    let figures = Figures::read(&figures).ok_or(Fault::Unreadable)?;
    match (seasons.as_slice(), figures.part) {
        ([], Some(part)) => numbered_term(part, &figures, terms),
        ([term], None) if halved => {
            let year = figures.calendar_year(*term)?;
            Err(Fault::Doubtful([1, 2].map(|part| format!("{} {part} {year}", term.name())).to_vec()))
        }
        ([term], None) => term_or_half(*term, &figures, terms),
        ([term], Some(part)) => half_term(*term, part, figures.calendar_year(*term)?, terms),
        ([one, two], None) if one != two => {
            let named = |term: Term| Ok(format!("{} {}", term.name(), figures.calendar_year(term)?));
            Err(Fault::Doubtful(vec![named(*one)?, named(*two)?]))
        }
        _ => Err(Fault::Unreadable),
    }
}

fn season(token: Token) -> Option<Term> {
    if let Token::Season(term) = token { Some(term) } else { None }
}

/// A whole term; "Autumn 01" alone may also be a half-term without its year.
fn term_or_half(term: Term, figures: &Figures, terms: &TermEnds) -> Result<Found, Fault> {
    let year = figures.calendar_year(term)?;
    let written = figures.year;
    if written.digits == 2
        && !written.apostrophe
        && figures.second.is_none()
        && matches!(written.value, 1 | 2)
    {
        return Err(Fault::Doubtful(vec![
            format!("{} {year}", term.name()),
            format!("{} {}", term.name(), written.value),
        ]));
    }
    found_term(Precision::Term, term.span(year, terms), terms)
}

fn half_term(term: Term, part: u32, year: i32, terms: &TermEnds) -> Result<Found, Fault> {
    let half = match part {
        1 => Half::First,
        2 => Half::Second,
        _ => {
            return Err(Fault::Impossible(format!("a term has half-terms 1 and 2, and no {part}")));
        }
    };
    found_term(Precision::HalfTerm, term.half_span(half, year, terms), terms)
}

/// "Term 4" of the counties with six terms (Kent is one). With an academic year, 4 to 6 are clear; otherwise the
/// year or the number of terms is in doubt, and the readings are named.
fn numbered_term(number: u32, figures: &Figures, terms: &TermEnds) -> Result<Found, Fault> {
    let (term, part) = match number {
        1 => (Term::Autumn, 1),
        2 => (Term::Autumn, 2),
        3 => (Term::Spring, 1),
        4 => (Term::Spring, 2),
        5 => (Term::Summer, 1),
        6 => (Term::Summer, 2),
        _ => return Err(Fault::Impossible(format!("no school year has a term {number}"))),
    };
    let third = match number {
        1 => Some(Term::Autumn),
        2 => Some(Term::Spring),
        3 => Some(Term::Summer),
        _ => None,
    };
    let year = figures.calendar_year(term)?;
    if figures.second.is_some() && third.is_none() {
        return half_term(term, part, year, terms);
    }
    let mut readings = vec![format!("{} {part} {year}", term.name())];
    if figures.second.is_none() && term != Term::Autumn {
        readings.push(format!("{} {part} {}", term.name(), year_after(year)?));
    }
    if let Some(third) = third {
        readings.push(format!("{} {}", third.name(), figures.calendar_year(third)?));
    }
    Err(Fault::Doubtful(readings))
}

fn found_term(precision: Precision, span: Option<Span>, terms: &TermEnds) -> Result<Found, Fault> {
    span.map(|span| (precision, span)).ok_or_else(|| match terms.check() {
        Err(DateProblem::Impossible { written, why }) => Fault::Impossible(format!(
            "the term dates of the school ({written}) are not in order, since {why}"
        )),
        _ => Fault::Unreadable,
    })
}
