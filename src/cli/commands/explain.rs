//! `explain`: a control, a word or a checklist in plain English.

use anyhow::{Result, bail};

use crate::gate::Exit;
use crate::reference::explain;
use crate::source::suggest;
use crate::vocabulary::Vocabulary;

use super::super::args::Explain;
use super::super::choice::Choice;
use super::super::console::Console;

/// Runs it.
///
/// # Errors
/// Where nothing of that name is known.
pub fn run(command: &Explain, console: &Console) -> Result<Exit> {
    let words = Vocabulary::builtin();
    let library = Choice::read(&command.checklists)?.library;
    let Some(text) = explain::explain(&command.id, &library, words) else {
        let id = command.id.rsplit('/').next().unwrap_or(&command.id);
        let meant =
            suggest::nearest(id, explain::names(&library, words)).map(suggest::question).unwrap_or_default();
        bail!("Nothing is known by the name `{}`. {meant}", crate::source::text::shorten(&command.id));
    };
    console.write(&text, None)?;
    Ok(Exit::Met)
}
