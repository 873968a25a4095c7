//! `checklists check` and `checklists test`: what is wrong with a checklist, and whether its examples come out.

use anyhow::Result;

use crate::audit::example;
use crate::checklist::{Checklist, Library, load};
use crate::gate::Exit;
use crate::reference::changes;
use crate::report::wording;
use crate::source::{Problem, Source, snippet};
use crate::vocabulary::Vocabulary;

use super::super::super::choice::Choice;
use super::super::super::console::Console;
use super::super::super::files::{self, Finds, Search};
use super::super::super::setup;

/// Checks files on their own, then against each other and the checklists of the program.
///
/// # Errors
/// Where a file cannot be found or read.
pub fn check(search: Search<'_>, console: &Console) -> Result<Exit> {
    let words = Vocabulary::builtin();
    let builtin = Choice::read(&[])?.library;
    let mut checked = Vec::new();
    let Finds { found, left_out, .. } = files::checklists(search)?;
    for file in found {
        checked.push(alone(setup::read(&file)?, words));
    }
    // The files of this program are checked against each other by its tests; those named here join them, unless they
    // are those very files.
    let known = |source: &Source| builtin.all().any(|known| known.source_file.text() == source.text());
    let sound = checked.iter().filter(|(checklist, _, problems)| checklist.is_some() && problems.is_empty());
    let sound: Vec<Source> =
        sound.map(|(_, source, _)| source.clone()).filter(|source| !known(source)).collect();
    let between = match Library::load(sound, words).and_then(|own| builtin.with(own)) {
        Ok(_) => Vec::new(),
        Err(error) => error.faults,
    };
    let mut out = String::new();
    let mut told = 0;
    let mut tell = |source: &Source, problems: &[Problem], out: &mut String| {
        told += problems.len();
        for problem in problems {
            out.push_str(&snippet::explain(source, problem, console.color()));
            out.push_str("\n\n");
        }
    };
    for (checklist, source, problems) in &checked {
        let of_it = between.iter().filter(|(other, _)| other.name() == source.name());
        let of_it: Vec<Problem> =
            problems.iter().cloned().chain(of_it.flat_map(|(_, problems)| problems.clone())).collect();
        tell(source, &of_it, &mut out);
        if let (Some(checklist), true) = (checklist, of_it.is_empty()) {
            out.push_str(&format!("{}: sound, with {}.\n", source.name(), changes::size(checklist)));
            notices(checklist, &mut out);
        }
    }
    for (source, problems) in &between {
        if !checked.iter().any(|(_, own, _)| own.name() == source.name()) {
            tell(source, problems, &mut out);
        }
    }
    console.write(&out, None)?;
    for left_out in &left_out {
        console.note(left_out);
    }
    Ok(if told == 0 { Exit::Met } else { Exit::Usage })
}

/// What a sound checklist lacks that reports would tell better: a notice, and no fault of it.
fn notices(checklist: &Checklist, out: &mut String) {
    let source = &checklist.source_file;
    let mut is_any = false;
    for control in checklist.controls() {
        let lacks = match (&control.gap.matter, &control.gap.absent) {
            (Some(_), Some(_)) => continue,
            (None, Some(_)) => "`matter`",
            (Some(_), None) => "`gap`",
            (None, None) => "`matter` and no `gap`",
        };
        let line = source.position(control.id.span.start()).line;
        out.push_str(&format!("{}:{line}: `{}` has no {lacks}.\n", source.name(), control.id.value));
        is_any = true;
    }
    if is_any {
        out.push_str(
            "Without `matter` a report tells a gap apart from everything else on the same matter: `policygap explain matters` lists them. Without `gap` it tells the title, and that it does not hold: write the fault in the reader's words, without a full stop.\n",
        );
    }
}

/// Reads and checks one file: the checklist as far as it could be read, and every problem.
fn alone(source: Source, words: &Vocabulary) -> (Option<Checklist>, Source, Vec<Problem>) {
    match load(source, words) {
        Ok(checklist) => {
            let problems = example::check(&checklist, words);
            let source = checklist.source_file.clone();
            (Some(checklist), source, problems)
        }
        Err((source, problems)) => (None, source, problems),
    }
}

/// Runs the examples inside checklists.
///
/// # Errors
/// Where a file cannot be found or read.
pub fn test(search: Search<'_>, console: &Console) -> Result<Exit> {
    let words = Vocabulary::builtin();
    let mut out = String::new();
    let (mut run, mut failed) = (0, 0);
    let mut one = |checklist: &Checklist, out: &mut String| {
        if checklist.only_changes() {
            out.push_str(&format!(
                "{}: no examples, since it asks nothing of its own.\n",
                checklist.id.value
            ));
            return;
        }
        let outcomes = example::run(checklist, words);
        let problems = outcomes.problems.sorted();
        run += outcomes.run;
        failed += problems.len();
        let examples = wording::count(outcomes.run, "example", "examples");
        let verdict = if problems.is_empty() {
            "all as they say".to_owned()
        } else {
            wording::count(problems.len(), "failure", "failures")
        };
        out.push_str(&format!("{}: {examples}, {verdict}.\n", checklist.id.value));
        for problem in &problems {
            out.push_str(&snippet::explain(&checklist.source_file, problem, console.color()));
            out.push_str("\n\n");
        }
    };
    if search.paths.is_empty() {
        for checklist in Choice::read(&[])?.library.all() {
            one(checklist, &mut out);
        }
    }
    let mut broken = 0;
    let Finds { found, left_out, .. } = files::checklists(search)?;
    for file in found {
        match load(setup::read(&file)?, words) {
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
        wording::count(run, "example", "examples"),
        wording::count(failed, "failure", "failures")
    ));
    console.write(&out, None)?;
    for left_out in &left_out {
        console.note(left_out);
    }
    Ok(if failed + broken == 0 { Exit::Met } else { Exit::Usage })
}
