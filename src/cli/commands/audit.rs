//! `audit`: policies in, findings out.

use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use crate::audit::Context;
use crate::gate::Settings;
use crate::render::{self, Style};
use crate::report::model::{Exit, Report};
use crate::report::{Settled, build, build::policy, dated};
use crate::vocabulary::Vocabulary;

use super::super::args::{Audit, Format, Works};
use super::super::choice::Choice;
use super::super::console::Console;
use super::super::{files, setup};

/// Runs it.
///
/// # Errors
/// Where the command line or a checklist is at fault, or the result cannot be written.
pub fn run(command: &Audit, console: &Console) -> Result<Exit> {
    let gate = setup::gate(command.fail_on, command.not_shown);
    let report = report(&command.works, gate, command.output.output.as_deref())?;
    let style = Style {
        color: console.color() && command.format == Format::Text && command.output.output.is_none(),
        width: console.width(),
        verbose: command.verbose,
        quiet: command.quiet,
    };
    let text = render(&report, command.format, &style)?;
    console.write(&text, command.output.output.as_deref())?;
    if report.policies.is_empty() {
        console.error("No policy was found there: no file ending in .yaml or .yml.");
    }
    Ok(report.exit)
}

/// Audits everything under the paths; each policy is dropped as soon as its results are taken.
pub(super) fn report(works: &Works, gate: Settings, output: Option<&Path>) -> Result<Report> {
    let on = setup::day(works.on.as_deref())?;
    let vocabulary = Vocabulary::builtin();
    let choice = Choice::read(&works.checklists)?;
    let checklists = choice.chosen(on)?;
    let found = files::find(&works.paths)?;
    files::refuse_overwriting(output, &found, &choice.files)?;
    let context = Context { on, checklists, words: vocabulary };
    let settled = Settled { context, library: &choice.library, gate, soon: dated::SOON };
    let policies = found.par_iter().map(|found| policy(&files::read(found, vocabulary), &settled)).collect();
    let mut report = build(&settled, policies);
    for path in files::orphans(&works.paths) {
        report.notices.push(format!(
            "{} is a records file without a policy beside it; it was not read.",
            files::shown(&path)
        ));
    }
    Ok(report)
}

/// Renders in a format.
pub(super) fn render(report: &Report, format: Format, style: &Style) -> Result<String> {
    let text = match format {
        Format::Text => render::text::render(report, style),
        Format::Json => render::json::render(report, style),
        Format::Markdown => render::markdown::render(report, style),
        Format::Html => render::html::render(report, style),
    };
    Ok(text?)
}
