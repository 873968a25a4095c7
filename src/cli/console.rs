//! Writing: to the terminal or a file, with colour where it is wanted, and quietly where a pipe was closed.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use anyhow::Result;

use super::args::Color;
use super::guard::Target;
use super::output::Output;

/// The terminal.
#[derive(Debug)]
pub struct Console {
    color: bool,
    width: usize,
}

impl Console {
    /// Looks at the terminal and the environment.
    pub fn new(color: Color) -> Self {
        let terminal = io::stdout().is_terminal();
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let color = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !refused,
        };
        let width = terminal_size::terminal_size()
            .filter(|_| terminal)
            .map_or(100, |(width, _)| usize::from(width.0));
        Self { color, width }
    }

    /// Whether to use colour on standard output.
    pub fn color(&self) -> bool {
        self.color
    }

    /// How many columns there are; 100 where it is no terminal.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Writes a result to a file, or to standard output.
    ///
    /// # Errors
    /// Where the file cannot be written, or standard output is closed or full.
    pub fn write(&self, text: &str, target: &Target) -> Result<()> {
        Output::open(target)?.write(|out| Ok(out.write_all(text.as_bytes())?))
    }

    /// Writes a result to standard output.
    ///
    /// # Errors
    /// Where it is closed or full.
    pub fn print(&self, text: &str) -> Result<()> {
        self.write(text, &Target::stdout())
    }

    /// Writes a file that is not there yet.
    ///
    /// # Errors
    /// Where the file exists or cannot be written.
    pub fn write_new(&self, path: &Path, text: &str) -> Result<()> {
        Output::open_new(path)?.write(|out| Ok(out.write_all(text.as_bytes())?))
    }

    /// Says something that is no result, on standard error.
    pub fn note(&self, text: &str) {
        let mut err = io::stderr().lock();
        // Where even standard error is closed there is nobody left to tell.
        let _ = writeln!(err, "{}", super::files::shown_text(text));
    }

    /// Says what went wrong, on standard error.
    pub fn error(&self, text: &str) {
        self.note(&format!("policygap: {}", text.trim_end()));
    }
}
