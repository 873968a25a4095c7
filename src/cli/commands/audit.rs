//! `audit`: policies in, findings out.

use anyhow::Result;

use crate::gate::Exit;
use crate::page::Edition;
use crate::render::{Format, Style};

use super::super::args::Audit;
use super::super::console::Console;
use super::super::pipeline::{self, Order};
use super::super::setup;
use super::super::show::Show;

/// Runs it.
///
/// # Errors
/// Where the command line or a checklist is at fault, or the result cannot be written.
pub fn run(command: &Audit, console: &Console) -> Result<Exit> {
    let output = command.output.file();
    let order = Order {
        works: &command.works,
        gate: setup::Gate { fail_on: command.fail_on, not_shown: command.not_shown },
        show: match command.format {
            Format::Text if command.quiet => Show::Gate,
            format => Show::Policies(format),
        },
        style: Style {
            color: console.color() && command.format == Format::Text && output.is_none(),
            width: console.width(),
            verbose: command.verbose,
            edition: Edition::Lead,
            is_file: output.is_some(),
        },
        output,
        force: command.output.force,
        folder: None,
        tell_problems: command.format.is_rows_alone(),
    };
    let ran = pipeline::run(&order, console)?;
    if command.format.is_rows_alone() {
        console.note(&ran.gate);
    }
    Ok(ran.exit)
}
