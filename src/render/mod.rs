//! Output formats: one file each, `fn(&Report, &Style) -> Result<String, RenderError>`. No format counts, sorts, filters
//! or words anything for itself: it shows what the report holds.

pub mod coverage;
pub mod html;
pub mod json;
pub mod markdown;
pub mod reference;
pub mod route;
pub mod templates;
pub mod text;
mod text_ladder;

use std::fmt;

/// How to show it.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// With colour (terminals only).
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
    /// Show also what is met and what does not apply.
    pub verbose: bool,
    /// Show only what counts against the gate.
    pub quiet: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { color: false, width: 100, verbose: false, quiet: false }
    }
}

/// A format could not be written; a fault of this program, never of a policy.
#[derive(Debug)]
pub struct RenderError(String);

impl RenderError {
    /// With its cause.
    pub fn new(cause: impl fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The report could not be written: {}", self.0)
    }
}

impl std::error::Error for RenderError {}
