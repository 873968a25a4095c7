//! `explain`: a control, a word or a checklist in plain English.

use anyhow::{Result, bail};

use crate::checklist::Library;
use crate::gate::Exit;
use crate::reference::explain;
use crate::source::suggest;
use crate::vocabulary::{Kind, Vocabulary};

use super::super::args::Explain;
use super::super::choice::Choice;
use super::super::console::Console;

/// Runs it.
///
/// # Errors
/// Where nothing of that name is known.
pub fn run(command: &Explain, console: &Console) -> Result<Exit> {
    let words = Vocabulary::builtin();
    let choice = Choice::read(&command.checklists)?;
    choice.tell(console);
    let library = choice.library;
    let id = command.id.join(" ");
    let Some(text) = explain::explain(&id, &library, words) else {
        let meant = meant(&id, &library, words).unwrap_or_default();
        bail!("Nothing is known by the name `{}`. {meant}", crate::source::text::shorten(&id));
    };
    console.print(&text)?;
    Ok(Exit::Met)
}

/// What may have been meant: a name that is nearly written so, else words of the vocabulary by what they are called.
fn meant(id: &str, library: &Library, words: &Vocabulary) -> Option<String> {
    let id = id.rsplit('/').next().unwrap_or(id);
    if let Some(near) = suggest::nearest(id, explain::names(library, words)) {
        return Some(suggest::question(near));
    }
    let called: Vec<&str> = words.meant(Kind::ALL, id).into_iter().map(|term| words.id(term)).collect();
    suggest::question_of(&called)
}
