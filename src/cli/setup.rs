//! What every audit needs: the day, the words, the gate, the text of a checklist.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::NaiveDate;

use crate::checklist::Force;
use crate::dates::{Precision, TermEnds, WrittenDate};
use crate::gate::Settings;
use crate::source::Source;

use super::args::{FailOn, NotShown};
use super::files;

/// The day of the audit: as typed, else today where this machine stands.
///
/// # Errors
/// Where what was typed is not a day.
pub fn day(typed: Option<&str>) -> Result<NaiveDate> {
    let Some(typed) = typed else {
        return Ok(chrono::Local::now().date_naive());
    };
    let date = WrittenDate::read(typed, &TermEnds::default())
        .map_err(|problem| anyhow!("--on: {}", problem.of_typed()))?;
    if date.precision() != Precision::Day {
        bail!("--on: `{typed}` is not a day. Write a day, such as 2026-11-22");
    }
    Ok(date.first())
}

/// The text of a checklist file.
///
/// # Errors
/// Where it cannot be read.
pub fn read(path: &Path) -> Result<Source> {
    let text = files::open(path)
        .map_err(|problem| anyhow!("{}", problem.message))
        .with_context(|| files::shown(path))?;
    Ok(Source::new(files::shown(path), text))
}

/// The gate as it was asked for.
pub fn gate(fail_on: FailOn, not_shown: NotShown) -> Settings {
    let fail_on = match fail_on {
        FailOn::Must => Some(Force::Must),
        FailOn::Should => Some(Force::Should),
        FailOn::GoodPractice => Some(Force::GoodPractice),
        FailOn::Never => None,
    };
    Settings { fail_on, fail_not_shown: not_shown == NotShown::Fail }
}
