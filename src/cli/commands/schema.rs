//! `schema`

use anyhow::Result;

use crate::report::model::Exit;

use super::super::args::Schema;
use super::super::console::Console;

/// Runs it.
///
/// # Errors
/// None yet.
pub fn run(_command: &Schema, _console: &Console) -> Result<Exit> {
    Ok(Exit::Met)
}
