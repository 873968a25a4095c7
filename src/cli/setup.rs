//! What every audit needs: the day, the words, the gate, the text of a checklist.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::NaiveDate;

use crate::audit::Context;
use crate::checklist::{Force, NotCarried};
use crate::dates::{Precision, TermEnds, WrittenDate};
use crate::gate::{Settings, strongest};
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
#[derive(Clone, Copy, Debug)]
pub struct Gate {
    /// The weakest force at which a gap fails it, where one was typed.
    pub fail_on: Option<FailOn>,
    /// What is done with what cannot be told.
    pub not_shown: NotShown,
}

impl Gate {
    /// Where no force was typed, the strongest that the checklists ask.
    pub fn settle(self, context: &Context<'_>, not_carried: &[NotCarried<'_>]) -> Settings {
        let fail_on = match self.fail_on {
            None => Some(strongest(context, not_carried).unwrap_or(Force::Must)),
            Some(FailOn::Must) => Some(Force::Must),
            Some(FailOn::Should) => Some(Force::Should),
            Some(FailOn::GoodPractice) => Some(Force::GoodPractice),
            Some(FailOn::Never) => None,
        };
        Settings { fail_on, fail_not_shown: self.not_shown == NotShown::Fail }
    }
}
