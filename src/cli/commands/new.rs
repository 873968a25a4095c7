//! `new`: a commented policy to start from.

use anyhow::Result;

use crate::gate::Exit;

use super::super::args::New;
use super::super::console::Console;

const TEMPLATE: &str = include_str!("new.yaml");

/// Runs it.
///
/// # Errors
/// Where the file exists or cannot be written.
pub fn run(command: &New, console: &Console) -> Result<Exit> {
    // A name in double quotes, with what YAML would read in them escaped.
    let name = serde_json::to_string(&command.school)?;
    let text = TEMPLATE.replace("\"SCHOOL NAME\"", &name);
    let Some(path) = command.file.as_deref().filter(|path| path.as_os_str() != "-") else {
        console.write(&text, None)?;
        return Ok(Exit::Met);
    };
    console.write_new(path, &text)?;
    let shown = path.display();
    console.note(&format!("Written to {shown}. Fill it in, then run: policygap audit {shown}"));
    Ok(Exit::Met)
}
