//! Dates with a month or an academic year in words.

use super::by_number::{academic_year, academic_year_name, month_and_year, one_day};
use super::by_term::by_term;
use super::calendar::{Span, academic_span, checked_year, day, month_name, month_span, year_after};
use super::problem::Fault;
use super::read::Found;
use super::terms::TermEnds;
use super::tokens::{Number, Token};
use super::written::Precision;

/// Reads a date that has a word in it.
pub(super) fn by_name(found: &[Token], terms: &TermEnds) -> Result<Found, Fault> {
    match found {
        [Token::Academic, Token::Year, years @ ..] | [years @ .., Token::Academic, Token::Year] => {
            named_academic(years)
        }
        _ if found.iter().any(|token| matches!(token, Token::Month(_))) => with_month(found),
        _ => by_term(found, terms),
    }
}

fn named_academic(years: &[Token]) -> Result<Found, Fault> {
    match years {
        [Token::Number(one), Token::Slash | Token::Dash, Token::Number(two)] => {
            Ok((Precision::AcademicYear, academic_span(academic_year(*one, *two)?)?))
        }
        // "Academic year 2021" is found for 2020/21 and for 2021/22.
        [Token::Number(year)] => {
            let year = checked_year(year.year().ok_or(Fault::Unreadable)?)?;
            let before = checked_year(year.saturating_sub(1))?;
            Err(Fault::Doubtful(vec![academic_year_name(before), academic_year_name(year)]))
        }
        _ => Err(Fault::Unreadable),
    }
}

fn with_month(found: &[Token]) -> Result<Found, Fault> {
    match found {
        [Token::Month(month), Token::Number(number)] => month_then_number(*month, *number),
        [Token::Number(year), Token::Month(month)] if year.digits == 4 => one_month(*year, *month),
        [Token::Number(year), Token::Month(month), Token::Number(of_month)] if year.digits == 4 => {
            named_day(*of_month, *month, *year)
        }
        [Token::Number(of_month), Token::Month(month), Token::Number(year)]
        | [Token::Month(month), Token::Number(of_month), Token::Number(year)] => {
            named_day(*of_month, *month, *year)
        }
        [Token::Month(from), Token::Slash | Token::Dash, Token::Month(to), Token::Number(year)] => {
            two_months(*from, *to, *year)
        }
        [Token::Month(from), Token::Number(one), Token::Month(to), Token::Number(two)] => {
            two_dates((*from, *one), (*to, *two))
        }
        _ => Err(Fault::Unreadable),
    }
}

fn named_day(of_month: Number, month: u32, year: Number) -> Result<Found, Fault> {
    if !of_month.is_small() {
        return Err(Fault::Unreadable);
    }
    one_day(year.year().ok_or(Fault::Unreadable)?, month, of_month.value)
}

fn one_month(year: Number, month: u32) -> Result<Found, Fault> {
    Ok((Precision::Month, month_span(year.year().ok_or(Fault::Unreadable)?, month)?))
}

/// `Sept 2017` and `Sept '17` are months; `Jan 25` may be a month or a day, and is asked about.
fn month_then_number(month: u32, number: Number) -> Result<Found, Fault> {
    let could_be_day = number.digits == 2 && !number.apostrophe && (1..=31).contains(&number.value);
    if !could_be_day {
        return one_month(number, month);
    }
    let year = number.year().ok_or(Fault::Unreadable)?;
    let mut readings = vec![month_and_year(month, year)];
    // 2024 is a leap year, so it has every day that a year can have.
    if day(2024, month, number.value).is_ok() {
        readings.push(format!("{} {}", number.value, month_name(month)));
    }
    Err(Fault::Doubtful(readings))
}

/// `November/December 2019`. Where the second month comes first in the year, either could be of the year given.
fn two_months(from: u32, to: u32, number: Number) -> Result<Found, Fault> {
    let year = checked_year(number.year().ok_or(Fault::Unreadable)?)?;
    if from == 12 && to == 1 {
        let winter = |year: i32| Ok(format!("December {year} to January {}", year_after(year)?));
        return Err(Fault::Doubtful(vec![winter(checked_year(year.saturating_sub(1))?)?, winter(year)?]));
    }
    if from > to {
        return Err(Fault::Doubtful(vec![month_and_year(from, year), month_and_year(to, year)]));
    }
    if number.digits != 4 && !number.apostrophe {
        return Err(Fault::Doubtful(vec![format!("{}/{} {year}", month_name(from), month_name(to))]));
    }
    let (from, to) = (month_span(year, from)?, month_span(year, to)?);
    if from == to {
        return Err(Fault::Impossible("it names one month twice".to_owned()));
    }
    Ok((Precision::Months, Span { first: from.first, last: to.last }))
}

/// `December 2019/January 2020` is one range; months that are not neighbours are two dates in one place.
fn two_dates(one: (u32, Number), two: (u32, Number)) -> Result<Found, Fault> {
    let (from_year, to_year) = one.1.year().zip(two.1.year()).ok_or(Fault::Unreadable)?;
    let (from, to) = (month_span(from_year, one.0)?, month_span(to_year, two.0)?);
    if from.last.succ_opt() == Some(to.first) {
        return Ok((Precision::Months, Span { first: from.first, last: to.last }));
    }
    Err(Fault::Doubtful(vec![month_and_year(one.0, from_year), month_and_year(two.0, to_year)]))
}
