//! `checklists coverage`: what the checklists read of the words and of policies, and what they do not.

use anyhow::Result;
use rayon::prelude::*;

use crate::audit::Context;
use crate::coverage;
use crate::gate::Exit;
use crate::render::{self, Style};
use crate::vocabulary::Vocabulary;

use super::super::super::args::{Coverage, CoverageFormat};
use super::super::super::choice::Choice;
use super::super::super::console::Console;
use super::super::super::files::{self, Finds, Search};
use super::super::super::guard::{self, Inputs};
use super::super::super::setup;

/// Runs it.
///
/// # Errors
/// Where the command line or a checklist is at fault, or the result cannot be written.
pub fn run(command: &Coverage, console: &Console) -> Result<Exit> {
    let on = setup::day(command.on.as_deref())?;
    let words = Vocabulary::builtin();
    let choice = Choice::read(&command.checklists)?;
    let context = Context { on, checklists: choice.chosen(on)?, words };
    let search = Search { paths: &command.paths, exclude: &command.left_out.exclude };
    let Finds { found, left_out, rules, .. } = files::find(search)?;
    let output = command.output.file();
    let target =
        guard::allow(output, command.output.force, || Inputs::new(&found, &[&choice.files, &rules]))?;
    let reads = coverage::reads(&context);
    let inputs: Vec<_> = found.par_iter().map(|found| files::read(found, words)).collect();
    let taken = inputs.par_iter().map(|input| coverage::policy(input, &context, &reads)).collect();
    let coverage = coverage::build(&context, &reads, taken, !command.paths.is_empty());
    let text = match command.format {
        CoverageFormat::Json => render::coverage::json(&coverage)?,
        CoverageFormat::Text => {
            let color = console.color() && output.is_none();
            let style = Style { color, width: console.width(), verbose: command.verbose, ..Style::default() };
            render::coverage::text(&coverage, &style)
        }
    };
    console.write(&text, &target)?;
    for problem in coverage.policies.iter().flat_map(|policy| &policy.problems) {
        console.note(&problem.shown(false));
    }
    for left_out in choice.left_out.iter().chain(&left_out) {
        console.note(left_out);
    }
    if found.is_empty() && !command.paths.is_empty() {
        console.error("No policy was found there: no file ending in .yaml or .yml.");
    }
    Ok(coverage.exit)
}
