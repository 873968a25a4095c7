//! `report`: the governors' report.

use anyhow::{Result, bail};

use crate::render::Style;
use crate::report::model::Exit;

use super::super::args::{Format, NotShown, Report};
use super::super::console::Console;
use super::super::setup;
use super::audit;

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
        (None, None | Some("md" | "markdown")) => Format::Markdown,
        (None, Some("html" | "htm")) => Format::Html,
        (None, Some("json")) => Format::Json,
        (None, Some("txt")) => Format::Text,
        (None, Some(other)) => {
            bail!("A report is written as .html or .md, not .{other}; or say which with --format")
        }
    };
    let report = audit::report(
        &command.works,
        setup::gate(command.fail_on, NotShown::Allow),
        command.output.output.as_deref(),
    )?;
    let text = audit::render(&report, format, &Style::default())?;
    console.write(&text, command.output.output.as_deref())?;
    if report.policies.is_empty() {
        console.error("No policy was found there: no file ending in .yaml or .yml.");
    }
    for problem in report.policies.iter().flat_map(|policy| &policy.problems) {
        console.note(&problem.shown);
    }
    if let Some(path) = &command.output.output {
        console.note(&format!("Written to {}. {}", path.display(), report.gate.message));
    }
    Ok(report.exit)
}
