//! `report`: the governors' report.

use std::path::Path;

use anyhow::{Result, bail};

use crate::gate::Exit;
use crate::render::{Format, Style};
use crate::report::wording;

use super::super::args::{NotShown, Report};
use super::super::console::Console;
use super::super::files;
use super::super::folder::Folder;
use super::super::pipeline::{self, Order};
use super::super::setup;
use super::super::show::Show;

/// Runs it.
///
/// # Errors
/// Where the command line or a checklist is at fault, or the report cannot be written.
pub fn run(command: &Report, console: &Console) -> Result<Exit> {
    let output = command.file();
    let is_folder = output.is_some_and(Folder::is_named_by);
    let ending = output
        .filter(|_| !is_folder)
        .and_then(Path::extension)
        .and_then(|ending| ending.to_str())
        .map(str::to_lowercase);
    let format = match (command.format, ending.as_deref()) {
        (Some(format), _) => format,
        (None, None) if is_folder => Format::Html,
        (None, None) => Format::Markdown,
        (None, Some(ending)) => match Format::of_ending(ending) {
            Some(format) => format,
            None => {
                bail!("A report is written as .html, .md or .csv, not .{ending}; or say which with --format")
            }
        },
    };
    let folder =
        output.filter(|_| is_folder).map(|path| Folder::new(path, format, command.force)).transpose()?;
    let order = Order {
        works: &command.works,
        gate: setup::Gate { fail_on: command.fail_on, not_shown: NotShown::Allow },
        show: Show::Policies(format),
        style: Style { edition: command.edition.into(), is_file: output.is_some(), ..Style::default() },
        output: output.filter(|_| !is_folder),
        force: command.force,
        folder: folder.as_ref(),
        tell_problems: true,
    };
    let ran = pipeline::run(&order, console)?;
    match (output, &folder) {
        (Some(_), Some(_)) if ran.policies == 0 => {}
        (Some(path), Some(folder)) => {
            let reports = wording::count(ran.policies, "report", "reports");
            let (path, index) = (files::shown(path), files::shown(&folder.index()));
            console.note(&format!("Written to {path}: {reports}, and an index in {index}. {}", ran.gate));
        }
        (Some(path), None) => console.note(&format!("Written to {}. {}", path.display(), ran.gate)),
        (None, _) if format.is_rows_alone() => console.note(&ran.gate),
        (None, _) => {}
    }
    Ok(ran.exit)
}
