//! Output formats: one file each, a [`Renderer`] that writes to a `Write`. No format counts, sorts, filters or words
//! anything for itself: it lays out what `report` and `page` hold. [`Format`] is the table of them.

pub mod coverage;
pub mod csv;
mod escape;
mod format;
pub mod html;
pub mod index;
pub mod json;
pub mod jsonl;
pub mod markdown;
pub mod reference;
pub mod route;
pub mod table;
mod templates;
pub mod text;
mod text_ladder;

use std::fmt;
use std::io::{self, Write};

use crate::page::Edition;
use crate::report::PolicyReport;

pub use format::{Format, Shown};

/// Writes a report part by part, so that nobody has to hold all of it.
pub trait Renderer: Sync {
    /// What stands before the policies.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn begin(&self, out: &mut dyn Write) -> Result<(), RenderError>;

    /// One policy, by its position among all. Several may be rendered at once, each to an output of its own; they are put
    /// together in order.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn policy(
        &self,
        policy: &PolicyReport<'_>,
        position: usize,
        out: &mut dyn Write,
    ) -> Result<(), RenderError>;

    /// What stands after the policies.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn end(&self, out: &mut dyn Write) -> Result<(), RenderError>;

    /// The whole of a report, of policies that are at hand.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn whole(&self, policies: &[PolicyReport<'_>], out: &mut dyn Write) -> Result<(), RenderError> {
        self.begin(out)?;
        for (position, policy) in policies.iter().enumerate() {
            self.policy(policy, position, out)?;
        }
        self.end(out)
    }
}

/// How to show it.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// With colour (terminals only).
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
    /// Show also what is met and what does not apply.
    pub verbose: bool,
    /// For whom it is written.
    pub edition: Edition,
    /// Whether it goes into a file rather than to a terminal or another program.
    pub is_file: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { color: false, width: 100, verbose: false, edition: Edition::Lead, is_file: false }
    }
}

/// A format could not be written.
#[derive(Debug)]
pub enum RenderError {
    /// The output could not be written: full, closed, gone.
    Output(io::Error),
    /// A template or a serialiser failed: a fault of this program, never of a policy.
    Fault(String),
}

impl RenderError {
    /// A fault of this program, with its cause.
    pub fn fault(cause: impl fmt::Display) -> Self {
        Self::Fault(cause.to_string())
    }
}

impl From<io::Error> for RenderError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Output(error) => write!(f, "{error}"),
            Self::Fault(cause) => write!(f, "The report could not be written: {cause}"),
        }
    }
}

impl std::error::Error for RenderError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Output(error) => Some(error),
            Self::Fault(_) => None,
        }
    }
}
