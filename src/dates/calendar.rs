//! The calendar beneath the words: days, months, academic years and their plain English.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::problem::Fault;

/// The first and last year that a date may name. A year outside them is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The months by name, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A range of whole days, both ends included, the first never after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

/// All days that a date may name.
pub(super) fn any() -> Span {
    let of = |year: i32, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    Span { first: of(*YEARS.start(), 1, 1), last: of(*YEARS.end(), 12, 31) }
}

/// The date in plain English, as in `31 December 2024`.
#[must_use]
pub fn plain(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

/// The whole days by which `on` is past `last`: nought on the last day itself, negative before it.
///
/// Something due is overdue only after the last day of its range, so one day after it is one day overdue.
#[must_use]
pub fn days_after(last: NaiveDate, on: NaiveDate) -> i64 {
    on.signed_duration_since(last).num_days()
}

/// The name of a month, counted from 1; empty for a number that is no month.
pub(super) fn month_name(month: u32) -> &'static str {
    let place = usize::try_from(month).ok().and_then(|month| month.checked_sub(1));
    place.and_then(|place| MONTHS.get(place)).copied().unwrap_or_default()
}

/// The name of a day of the week.
pub(super) fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// Refuses a year that no school policy can mean.
pub(super) fn checked_year(year: i32) -> Result<i32, Fault> {
    if YEARS.contains(&year) {
        return Ok(year);
    }
    let (from, to) = (YEARS.start(), YEARS.end());
    Err(Fault::Impossible(format!("the year {year} is not between {from} and {to}")))
}

/// The year after, where it too is a possible one.
pub(super) fn year_after(year: i32) -> Result<i32, Fault> {
    checked_year(year.saturating_add(1))
}

/// Whether the number names a month.
pub(super) fn is_month(month: u32) -> bool {
    (1..=12).contains(&month)
}

/// One day, or why there is no such day.
pub(super) fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate, Fault> {
    let whole = month_span(year, month)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| {
        let days = whole.last.day();
        Fault::Impossible(format!("{} {year} has days 1 to {days}, and no day {day}", month_name(month)))
    })
}

/// The first to the last day of a month.
pub(super) fn month_span(year: i32, month: u32) -> Result<Span, Fault> {
    let year = checked_year(year)?;
    if !is_month(month) {
        return Err(Fault::Impossible(format!("there is no month {month}")));
    }
    last_of_month(year, month)
        .and_then(|last| Some(Span { first: last.with_day(1)?, last }))
        .ok_or(Fault::Unreadable)
}

/// The first of January to the last of December.
pub(super) fn year_span(year: i32) -> Result<Span, Fault> {
    Ok(Span { first: day(year, 1, 1)?, last: day(year, 12, 31)? })
}

/// The academic year that starts in `year`: 1 September to 31 August (domain facts, section 6.2).
pub(super) fn academic_span(year: i32) -> Result<Span, Fault> {
    Ok(Span { first: day(year, 9, 1)?, last: day(year_after(year)?, 8, 31)? })
}

/// The last day of the academic year after the one that holds `date`.
pub(super) fn end_of_next_academic_year(date: NaiveDate) -> Option<NaiveDate> {
    let years = if date.month() >= 9 { 2 } else { 1 };
    NaiveDate::from_ymd_opt(date.year().checked_add(years)?, 8, 31)
}

/// The last day of a month.
pub(super) fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}
