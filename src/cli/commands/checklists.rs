//! `checklists`: list and show them; [`new`], [`check`] and [`coverage`] have files of their own.

pub mod check;
pub mod coverage;
pub mod new;

use std::path::PathBuf;

use anyhow::Result;
use comfy_table::{ContentArrangement, Table};

use crate::checklist::Checklist;
use crate::gate::Exit;
use crate::reference::{self, changes, explain};
use crate::render::{self, table::RULED};
use crate::vocabulary::Vocabulary;

use super::super::args::{Checklists, ChecklistsCommand, LeftOut, Show, ShowFormat};
use super::super::choice::Choice;
use super::super::console::Console;
use super::super::files::Search;
use super::super::guard::{self, Inputs};
use super::super::setup;

/// Runs it.
///
/// # Errors
/// Where the command line is at fault.
pub fn run(command: &Checklists, console: &Console) -> Result<Exit> {
    match &command.command {
        ChecklistsCommand::List { on, checklists, format } => {
            list(on.as_deref(), checklists, *format, console)
        }
        ChecklistsCommand::Show(command) => show(command, console),
        ChecklistsCommand::New(command) => new::run(command, console),
        ChecklistsCommand::Check { files, left_out } => check::check(search(files, left_out), console),
        ChecklistsCommand::Test { files, left_out } => check::test(search(files, left_out), console),
        ChecklistsCommand::Coverage(command) => coverage::run(command, console),
    }
}

fn search<'a>(paths: &'a [PathBuf], left_out: &'a LeftOut) -> Search<'a> {
    Search { paths, exclude: &left_out.exclude }
}

fn list(on: Option<&str>, named: &[String], format: ShowFormat, console: &Console) -> Result<Exit> {
    let on = setup::day(on)?;
    let choice = Choice::read(named)?;
    choice.tell(console);
    let listed: Vec<&Checklist> =
        if named.is_empty() { choice.library.all().collect() } else { choice.chosen(on)? };
    if format == ShowFormat::Markdown {
        let index = reference::index(&listed, &choice.library);
        console.print(&render::reference::index(&index)?)?;
        return Ok(Exit::Met);
    }
    let in_force = choice.library.in_force(on);
    let mut table = Table::new();
    table.load_style(RULED);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(console.width().clamp(60, 140)).unwrap_or(100));
    table.set_header(["Id", "Title and edition", "From", "State", "Asks"]);
    for checklist in listed {
        let state = if in_force.iter().any(|found| found.id.value == checklist.id.value) {
            "in force"
        } else if checklist.from > on {
            "to come"
        } else {
            "past"
        };
        table.add_row([
            checklist.id.value.to_string(),
            format!("{}, {}", checklist.title, checklist.edition),
            checklist.from.to_string(),
            state.to_owned(),
            changes::size(checklist),
        ]);
    }
    console.print(&format!("Checklists as at {}\n\n{table}\n", crate::dates::plain(on)))?;
    Ok(Exit::Met)
}

fn show(command: &Show, console: &Console) -> Result<Exit> {
    let words = Vocabulary::builtin();
    let named = [std::slice::from_ref(&command.id), command.checklists.as_slice()].concat();
    let choice = Choice::read(&named)?;
    choice.tell(console);
    let output = command.output.file();
    let target = guard::allow(output, command.output.force, || Inputs::new(&[], &[&choice.files]))?;
    let mut out = String::new();
    for checklist in choice.first() {
        if command.format == ShowFormat::Markdown {
            out.push_str(&render::reference::page(&reference::page(checklist, &choice.library, words))?);
            continue;
        }
        out.push_str(&explain::checklist(checklist, words));
        out.push('\n');
        for item in checklist.items() {
            let name = format!("{}/{}", checklist.id.value, item.id().value);
            out.push_str(&explain::explain(&name, &choice.library, words).unwrap_or_default());
            out.push('\n');
        }
    }
    console.write(&out, &target)?;
    Ok(Exit::Met)
}
