//! `checklists`: list, show, check and test them.

use std::path::PathBuf;

use anyhow::{Result, bail};
use comfy_table::{ContentArrangement, Table};

use crate::checklist::{Checklist, Library, checks, example, load};
use crate::render::text::RULED;
use crate::report::explain;
use crate::report::model::Exit;
use crate::report::words;
use crate::source::{Problem, Source, snippet, suggest};
use crate::vocabulary::Vocabulary;

use super::super::args::{Checklists, ChecklistsCommand};
use super::super::console::Console;
use super::super::setup;

/// Runs it.
///
/// # Errors
/// Where the command line is at fault.
pub fn run(command: &Checklists, console: &Console) -> Result<Exit> {
    match &command.command {
        ChecklistsCommand::List { on } => list(on.as_deref(), console),
        ChecklistsCommand::Show { id } => show(id, console),
        ChecklistsCommand::Check { files } => check(files, console),
        ChecklistsCommand::Test { files } => test(files, console),
    }
}

fn list(on: Option<&str>, console: &Console) -> Result<Exit> {
    let on = setup::day(on)?;
    let words = setup::words()?;
    let library = setup::library(&words, &[])?;
    let in_force = library.in_force(on);
    let mut table = Table::new();
    table.load_style(RULED);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(console.width().clamp(60, 140)).unwrap_or(100));
    table.set_header(["Id", "Title and edition", "From", "State", "Controls"]);
    for checklist in library.all() {
        let state = if in_force.iter().any(|found| found.id.value == checklist.id.value) {
            "in force"
        } else if checklist.from > on {
            "to come"
        } else {
            "past"
        };
        table.add_row([
            checklist.id.value.clone(),
            format!("{}, {}", checklist.title, checklist.edition),
            checklist.from.to_string(),
            state.to_owned(),
            (checklist.controls.len() + checklist.aspects.len()).to_string(),
        ]);
    }
    console.write(&format!("Checklists as at {}\n\n{table}\n", crate::dates::plain(on)), None)?;
    Ok(Exit::Met)
}

fn show(id: &str, console: &Console) -> Result<Exit> {
    let words = setup::words()?;
    let named = [id.to_owned()];
    let library = setup::library(&words, &named)?;
    let found: Vec<&Checklist> =
        library.all().filter(|c| c.id.value == id || c.series == id || c.source_file.name() == id).collect();
    if found.is_empty() {
        let known =
            library.all().flat_map(|checklist| [checklist.series.as_str(), checklist.id.value.as_str()]);
        let meant = suggest::nearest(id, known).map(suggest::question).unwrap_or_default();
        bail!("There is no checklist `{id}`. {meant}");
    }
    let mut out = String::new();
    for checklist in found {
        out.push_str(&explain::checklist(checklist, &words));
        out.push('\n');
        for control in &checklist.controls {
            let name = format!("{}/{}", checklist.id.value, control.id.value);
            out.push_str(&explain::explain(&name, &library, &words).unwrap_or_default());
            out.push('\n');
        }
        for aspect in &checklist.aspects {
            let name = format!("{}/{}", checklist.id.value, aspect.id.value);
            out.push_str(&explain::explain(&name, &library, &words).unwrap_or_default());
            out.push('\n');
        }
    }
    console.write(&out, None)?;
    Ok(Exit::Met)
}

/// Reads and checks one file: the checklist as far as it could be read, and every problem.
fn checked(source: Source, words: &Vocabulary) -> (Option<Checklist>, Source, Vec<Problem>) {
    match load(source, words) {
        Ok(checklist) => {
            let problems = checks::alone(&checklist, words);
            let source = (*checklist.source_file).clone();
            (Some(checklist), source, problems)
        }
        Err((source, problems)) => (None, source, problems),
    }
}

fn check(files: &[PathBuf], console: &Console) -> Result<Exit> {
    let words = setup::words()?;
    let builtin = setup::library(&words, &[])?;
    let mut out = String::new();
    let mut faults = 0;
    let mut sound = Vec::new();
    for file in files {
        let (checklist, source, problems) = checked(setup::read(file)?, &words);
        faults += problems.len();
        for problem in &problems {
            out.push_str(&snippet::explain(&source, problem, console.color()));
            out.push_str("\n\n");
        }
        if let (Some(checklist), true) = (checklist, problems.is_empty()) {
            let controls =
                words::count(checklist.controls.len() + checklist.aspects.len(), "control", "controls");
            out.push_str(&format!("{}: sound, with {controls}.\n", source.name()));
            sound.push(source);
        }
    }
    // The files of this program are checked against each other by its tests; those named here join them, unless they
    // are those very files.
    let known =
        |source: &Source| builtin.all().any(|checklist| checklist.source_file.text() == source.text());
    let own = Library::load(sound.into_iter().filter(|source| !known(source)), &words);
    if let Err(error) = own.and_then(|own| builtin.with(own)) {
        faults += error.faults.iter().map(|(_, problems)| problems.len()).sum::<usize>();
        out.push_str(&format!("{error}\n"));
    }
    console.write(&out, None)?;
    Ok(if faults == 0 { Exit::Met } else { Exit::Usage })
}

fn test(files: &[PathBuf], console: &Console) -> Result<Exit> {
    let words = setup::words()?;
    let mut out = String::new();
    let (mut run, mut failed) = (0, 0);
    let mut one = |checklist: &Checklist, out: &mut String| {
        let outcomes = example::run(checklist, &words);
        let problems = outcomes.problems.sorted();
        run += outcomes.run;
        failed += problems.len();
        let examples = words::count(outcomes.run, "example", "examples");
        let verdict = if problems.is_empty() {
            "all as they say".to_owned()
        } else {
            words::count(problems.len(), "failure", "failures")
        };
        out.push_str(&format!("{}: {examples}, {verdict}.\n", checklist.id.value));
        for problem in &problems {
            out.push_str(&snippet::explain(&checklist.source_file, problem, console.color()));
            out.push_str("\n\n");
        }
    };
    if files.is_empty() {
        for checklist in setup::library(&words, &[])?.all() {
            one(checklist, &mut out);
        }
    }
    let mut broken = 0;
    for file in files {
        match load(setup::read(file)?, &words) {
            Ok(checklist) => one(&checklist, &mut out),
            Err((source, problems)) => {
                broken += problems.len();
                for problem in &problems {
                    out.push_str(&snippet::explain(&source, problem, console.color()));
                    out.push_str("\n\n");
                }
            }
        }
    }
    out.push_str(&format!(
        "{} run, {}.\n",
        words::count(run, "example", "examples"),
        words::count(failed, "failure", "failures")
    ));
    console.write(&out, None)?;
    Ok(if failed + broken == 0 { Exit::Met } else { Exit::Usage })
}
