//! What every audit needs: the day, the words, the checklists.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::NaiveDate;

use crate::checklist::{Checklist, Force, Library, checks};
use crate::dates::{Precision, TermEnds, WrittenDate};
use crate::gate::Settings;
use crate::source::Source;
use crate::vocabulary::Vocabulary;

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
    let date = WrittenDate::read(typed, &TermEnds::default()).map_err(|problem| {
        // It was typed, not copied from a document.
        anyhow!("--on: {}", problem.to_string().replace(" Check it against the document.", ""))
    })?;
    if date.precision() != Precision::Day {
        bail!("--on: `{typed}` is not a day. Write a day, such as 2026-11-22");
    }
    Ok(date.first())
}

/// The words that come with the program.
///
/// # Errors
/// Where they are at fault.
pub fn words() -> Result<Vocabulary> {
    Vocabulary::builtin()
        .map_err(|error| anyhow!("The vocabulary that comes with this program is at fault:\n{error}"))
}

/// The checklists that come with the program, and those named as files.
///
/// # Errors
/// Where a file cannot be read or is at fault.
pub fn library(words: &Vocabulary, named: &[String]) -> Result<Library> {
    let builtin = Library::builtin(words)
        .map_err(|error| anyhow!("A checklist that comes with this program is at fault:\n{error}"))?;
    let own: Vec<Source> =
        named.iter().filter(|name| is_file(name)).map(|name| read(Path::new(name))).collect::<Result<_>>()?;
    if own.is_empty() {
        return Ok(builtin);
    }
    let own = Library::load(own, words).map_err(|error| anyhow!("A checklist is at fault:\n{error}"))?;
    for checklist in own.all() {
        let problems = checks::alone(checklist, words);
        if let Some(first) = problems.first() {
            let shown = crate::source::snippet::explain(&checklist.source_file, first, false);
            bail!(
                "The checklist {} is at fault (`policygap checklists check` shows all):\n{shown}",
                checklist.source_file.name()
            );
        }
    }
    builtin.with(own).map_err(|error| anyhow!("The checklists contradict each other:\n{error}"))
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

/// Whether a name of a checklist is meant as a file.
pub fn is_file(name: &str) -> bool {
    name.contains(['/', '\\'])
        || Path::new(name).extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// The checklists to audit against: those named, else all in force on the day.
///
/// # Errors
/// Where a name is not known, or no edition of it is in force on the day.
pub fn chosen<'l>(library: &'l Library, named: &[String], on: NaiveDate) -> Result<Vec<&'l Checklist>> {
    if named.is_empty() {
        return Ok(library.in_force(on));
    }
    let mut chosen: Vec<&Checklist> = Vec::new();
    for name in named {
        let of_name = |checklist: &&Checklist| {
            checklist.id.value == *name
                || checklist.series == *name
                || checklist.source_file.name() == files::shown(Path::new(name))
        };
        let editions: Vec<_> = library.all().filter(of_name).collect();
        let Some(first) = editions.first() else {
            return Err(unknown(library, name));
        };
        let exact = editions.iter().find(|checklist| checklist.series != *name).copied();
        let in_force = || library.in_force(on).into_iter().find(|checklist| checklist.series == first.series);
        let Some(checklist) = exact.or_else(in_force) else {
            bail!(
                "No edition of `{name}` was in force on {}; the first begins on {}",
                crate::dates::plain(on),
                crate::dates::plain(first.from)
            );
        };
        match chosen.iter().find(|known| known.series == checklist.series) {
            None => chosen.push(checklist),
            Some(known) if known.id.value == checklist.id.value => {}
            Some(known) => bail!(
                "`{}` and `{}` are two editions of one series. Name one of them, or `{}` for the one in force",
                known.id.value,
                checklist.id.value,
                checklist.series
            ),
        }
    }
    chosen.sort_by(|a, b| a.series.cmp(&b.series));
    Ok(chosen)
}

fn unknown(library: &Library, name: &str) -> anyhow::Error {
    let mut known: Vec<&str> = library.all().map(|checklist| checklist.series.as_str()).collect();
    known.dedup();
    let meant =
        crate::source::suggest::nearest(name, known.iter().copied()).map(crate::source::suggest::question);
    anyhow!(
        "There is no checklist `{name}`. {}",
        meant.unwrap_or_else(|| format!("There are: {}.", known.join(", ")))
    )
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
