//! `new`: a commented policy to start from.

use anyhow::{Context as _, Result, bail};
use std::io::Write as _;

use crate::report::model::Exit;

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
    let shown = path.display();
    let file = std::fs::File::create_new(path);
    if file.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::AlreadyExists) {
        bail!("{shown} exists already and was left as it is. Name another file");
    }
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .with_context(|| format!("{shown} could not be written"))?;
    console.note(&format!("Written to {shown}. Fill it in, then run: policygap audit {shown}"));
    Ok(Exit::Met)
}
