//! The command line: the only part that prints, walks and reads files, and reads the clock or the environment.
//!
//! Read in this order: [`args`] (what may be typed), [`files`] (finding and reading policies), [`setup`] (the day, the
//! words, the gate), [`choice`] (which checklists), [`guard`] (what may be written over), [`console`], [`output`] and
//! [`folder`] (writing), [`pipeline`] (the audit from files to exit code) with [`show`] (what of it is shown), and one file
//! per command under [`commands`].

pub mod args;
pub mod choice;
pub mod commands;
pub mod console;
pub mod files;
mod first_pass;
pub mod folder;
pub mod guard;
pub mod output;
pub mod pipeline;
mod seal;
pub mod setup;
pub mod show;

use std::process::ExitCode;

use clap::Parser;

use crate::gate::Exit;

use args::{Args, Command};
use console::Console;

/// Runs the program on the arguments of the process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are no mistakes: they go to standard output with code 0.
            let code = if error.use_stderr() { Exit::Usage.code() } else { 0 };
            return if error.print().is_ok() || code == 0 {
                ExitCode::from(code)
            } else {
                ExitCode::from(Exit::Usage.code())
            };
        }
    };
    let console = Console::new(args.color);
    let outcome = match &args.command {
        Command::Audit(command) => commands::audit::run(command, &console),
        Command::Report(command) => commands::report::run(command, &console),
        Command::Route(command) => commands::route::run(command, &console),
        Command::Due(command) => commands::due::run(command, &console),
        Command::Explain(command) => commands::explain::run(command, &console),
        Command::Checklists(command) => commands::checklists::run(command, &console),
        Command::New(command) => commands::new::run(command, &console),
        Command::Schema(command) => commands::schema::run(command, &console),
    };
    match outcome {
        Ok(exit) => ExitCode::from(exit.code()),
        Err(error) => {
            if output::is_closed_pipe(&error) {
                return ExitCode::SUCCESS;
            }
            console.error(&format!("{error:#}"));
            ExitCode::from(Exit::Usage.code())
        }
    }
}
