//! Dates in figures: `28.09.16`, `2026-03-01`, `2027-08`, `2023/24`, `2016`.

use super::calendar::{
    Span, academic_span, checked_year, day, is_month, month_name, month_span, plain, year_after, year_span,
};
use super::problem::Fault;
use super::read::Found;
use super::tokens::{Number, Token};
use super::written::Precision;

/// Reads a date that is all figures.
pub(super) fn by_number(found: &[Token]) -> Result<Found, Fault> {
    match found {
        [Token::Number(year)] if year.digits == 4 && !year.ordinal => {
            Ok((Precision::Year, year_span(year.year().ok_or(Fault::Unreadable)?)?))
        }
        [Token::Number(one), Token::Number(two), Token::Number(three)] => three_parts(*one, *two, *three),
        [Token::Number(one), sign, Token::Number(two)] => pair(*one, *sign, *two),
        [Token::Number(one), sign, Token::Number(two), again, Token::Number(three)] if sign == again => {
            three_parts(*one, *two, *three)
        }
        _ => Err(Fault::Unreadable),
    }
}

/// The academic year that starts in `first`, where `second` says the year after it: `2023/24`, `2023-2024`.
pub(super) fn academic_year(first: Number, second: Number) -> Result<i32, Fault> {
    let year = checked_year(first.year().ok_or(Fault::Unreadable)?)?;
    if second.ends(year_after(year)?) {
        return Ok(year);
    }
    Err(Fault::Impossible("the two years of an academic year follow each other, as in 2024/25".to_owned()))
}

/// An academic year written so that it is read back without doubt.
pub(super) fn academic_year_name(year: i32) -> String {
    format!("academic year {year}/{:02}", year.saturating_add(1).rem_euclid(100))
}

/// A month written so that it is read back without doubt.
pub(super) fn month_and_year(month: u32, year: i32) -> String {
    format!("{} {year}", month_name(month))
}

/// One day as what was found.
pub(super) fn one_day(year: i32, month: u32, of_month: u32) -> Result<Found, Fault> {
    let first = day(year, month, of_month)?;
    Ok((Precision::Day, Span { first, last: first }))
}

/// Day, month and year, or year, month and day where the year stands first in four digits. Days come before
/// months in this country; where that cannot be, the reading with the month first is named and not taken.
fn three_parts(one: Number, two: Number, three: Number) -> Result<Found, Fault> {
    let (year, of_month) = if one.digits == 4 { (one, three) } else { (three, one) };
    if !two.is_small() || two.ordinal || !of_month.is_small() {
        return Err(Fault::Unreadable);
    }
    let (year, month, of_month) = (year.year().ok_or(Fault::Unreadable)?, two.value, of_month.value);
    if !is_month(month)
        && let Ok(turned) = day(year, of_month, month)
    {
        return Err(Fault::Doubtful(vec![plain(turned)]));
    }
    one_day(year, month, of_month)
}

fn pair(one: Number, sign: Token, two: Number) -> Result<Found, Fault> {
    if one.ordinal || two.ordinal || !matches!(sign, Token::Slash | Token::Dash | Token::Dot) {
        return Err(Fault::Unreadable);
    }
    match (one.digits, two.digits) {
        (4, 4) => academic(one, two),
        (4, 1 | 2) => year_and_more(one, sign, two),
        (1 | 2, 4) => match (one.month(), two.year()) {
            (Some(month), Some(year)) => Ok((Precision::Month, month_span(year, month)?)),
            (None, _) if academic_year(one, two).is_ok() => academic(one, two),
            _ => Err(Fault::Impossible(format!("there is no month {}", one.value))),
        },
        (1 | 2, 1 | 2) => two_short(one, two),
        _ => Err(Fault::Unreadable),
    }
}

fn academic(one: Number, two: Number) -> Result<Found, Fault> {
    Ok((Precision::AcademicYear, academic_span(academic_year(one, two)?)?))
}

/// A whole year with one or two figures behind it: `2025-26` is a span and `2027-08` a month. `2011-12` can be
/// both. Behind a stroke stands a year: `2011/12` is a span, and `2024/09` is asked about.
fn year_and_more(one: Number, sign: Token, two: Number) -> Result<Found, Fault> {
    let year = checked_year(one.year().ok_or(Fault::Unreadable)?)?;
    let follows = academic_year(one, two).is_ok();
    let stroke = sign == Token::Slash;
    match two.month() {
        _ if follows && stroke && two.digits == 2 => academic(one, two),
        None => academic(one, two),
        Some(month) if follows => {
            Err(Fault::Doubtful(vec![academic_year_name(year), month_and_year(month, year)]))
        }
        Some(month) if stroke => Err(Fault::Doubtful(vec![month_and_year(month, year)])),
        Some(month) => Ok((Precision::Month, month_span(year, month)?)),
    }
}

/// Two short numbers: `23/24` can only be an academic year. `11/12` could be that, a month or a day.
fn two_short(one: Number, two: Number) -> Result<Found, Fault> {
    let month = one.month().zip(two.year()).map(|(month, year)| month_and_year(month, year));
    // 2024 is a leap year, so it has every day that a year can have.
    let of_year = two.month().and_then(|month| day(2024, month, one.value).ok().map(|_| month));
    let of_year = of_year.map(|month| format!("{} {}", one.value, month_name(month)));
    let span = academic_year(one, two).ok().filter(|_| two.digits == 2);
    match (span, month.is_some() || of_year.is_some()) {
        (Some(_), false) => academic(one, two),
        (None, false) => Err(Fault::Unreadable),
        (None, true) if month.is_none() => Err(Fault::Unreadable),
        (span, true) => Err(Fault::Doubtful(
            span.map(academic_year_name).into_iter().chain(month).chain(of_year).collect(),
        )),
    }
}
