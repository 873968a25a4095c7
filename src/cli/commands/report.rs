//! `report`: the governors' report.

use anyhow::{Result, bail};

use crate::gate::Exit;
use crate::render::{Format, Style};

use super::super::args::{NotShown, Report};
use super::super::console::Console;
use super::super::pipeline::{self, Order, Show};
use super::super::setup;

/// Runs it.
///
/// # Errors
/// Where the command line or a checklist is at fault, or the report cannot be written.
pub fn run(command: &Report, console: &Console) -> Result<Exit> {
    let ending = command
        .output
        .output
        .as_ref()
        .and_then(|path| path.extension())
        .and_then(|ending| ending.to_str())
        .map(str::to_lowercase);
    let format = match (command.format, ending.as_deref()) {
        (Some(format), _) => format,
        (None, None) => Format::Markdown,
        (None, Some(ending)) => match Format::of_ending(ending) {
            Some(format) => format,
            None => bail!("A report is written as .html or .md, not .{ending}; or say which with --format"),
        },
    };
    let output = command.output.output.as_deref();
    let order = Order {
        works: &command.works,
        gate: setup::Gate { fail_on: command.fail_on, not_shown: NotShown::Allow },
        show: Show::Policies(format),
        style: Style::default(),
        output,
        tell_problems: true,
    };
    let ran = pipeline::run(&order, console)?;
    if let Some(path) = output {
        console.note(&format!("Written to {}. {}", path.display(), ran.gate));
    }
    Ok(ran.exit)
}
