//! `schema`: the formats, for editors and other programs.

use anyhow::Result;

use crate::gate::Exit;
use crate::schema::{self, Reader};
use crate::vocabulary::Vocabulary;

use super::super::args::{Schema, SchemaOf};
use super::super::console::Console;
use super::super::guard::{self, Inputs};

/// Runs it.
///
/// # Errors
/// Where the vocabulary is at fault, or standard output cannot be written.
pub fn run(command: &Schema, console: &Console) -> Result<Exit> {
    let reader = if command.editor { Reader::Editor } else { Reader::Validator };
    let schema = match command.of {
        SchemaOf::Policy => schema::policy(Vocabulary::builtin(), reader),
        SchemaOf::Records => schema::records(Vocabulary::builtin(), reader),
        SchemaOf::Checklist => schema::checklist(Vocabulary::builtin(), reader),
        SchemaOf::Result => schema::result(),
    };
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    let output = command.output.file();
    let target = guard::allow(output, command.output.force, || Inputs::new(&[], &[]))?;
    console.write(&text, &target)?;
    Ok(Exit::Met)
}
