//! What a user would notice of the dates room: every form read, every refusal said, and the laws that hold.

mod forms;
mod laws;
mod periods;
mod refusals;

use chrono::NaiveDate;

use super::{DateProblem, TermEnds, WrittenDate};

/// A day, or the first day of 1970 where a test names none that exists, which no expectation names.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn read(text: &str) -> Result<WrittenDate, DateProblem> {
    WrittenDate::read(text, &TermEnds::default())
}

/// `term 2024-09-01 2024-12-31`, or the problem.
fn shown(text: &str) -> String {
    match read(text) {
        Ok(date) => format!("{} {} {}", date.precision().id(), date.first(), date.last()),
        Err(problem) => problem.to_string(),
    }
}
