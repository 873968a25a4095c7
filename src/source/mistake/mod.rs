//! What is said of a mistake in the YAML itself. The YAML library knows where it could not go on; people need to know
//! where the mistake was made, which is often some words or lines before.
//!
//! Read in this order: this file (which explanation is tried first), `line` (one line and what stands on it), then one
//! file for each sort of mistake: `space` (no-break spaces, tabs, indentation), `quotes`, `brackets`, `value` (a value
//! that begins with a sign), `colon`, `dash`, `markup` (what git and Markdown leave in a file).

mod brackets;
mod colon;
mod dash;
mod line;
mod markup;
mod quotes;
mod space;
mod value;

use granit_parser::ErrorKind;

use super::problem::{Code, Problem};
use super::text::{Source, Span};

/// Where reading stopped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopped<'a> {
    /// The file.
    pub(super) source: &'a Source,
    /// Up to here everything was understood.
    pub(super) after: usize,
    /// Here it could not go on.
    pub(super) at: usize,
    /// The bracket that is open here, if any.
    pub(super) bracket: Option<usize>,
}

/// The problem of a YAML error.
pub(super) fn problem(kind: &ErrorKind, stopped: Stopped<'_>) -> Problem {
    if let Some(problem) = stopped.conflict().or_else(|| stopped.fence()) {
        return problem;
    }
    match kind {
        ErrorKind::MissingAnchorOrAliasName if stopped.bullet().is_some() => {
            stopped.bullet().unwrap_or_else(|| stopped.unexplained())
        }
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => {
            let message = "A word that begins with `*` or `&` has a special meaning in YAML, which these files do not use.";
            Problem::new(Code::Unsupported, stopped.sign(), message)
                .label("here")
                .help("Put the text in quotes if the sign belongs to it.")
        }
        ErrorKind::RecursionLimitExceeded => {
            let message =
                "Lists and groups stand deeper in each other than in any policy, so this file was not read.";
            Problem::new(Code::File, stopped.sign(), message)
                .label("too deep from here")
                .help("Is this the right file?")
        }
        ErrorKind::DirectiveDisallowed | ErrorKind::UndeclaredTagHandle => {
            let message = "A line that begins with `%`, or a word that begins with `!`, has a special meaning in YAML, which these files do not use.";
            Problem::new(Code::Unsupported, stopped.sign(), message)
                .label("here")
                .help("Put the text in quotes if the sign belongs to it, or delete it.")
        }
        _ => stopped
            .no_break_space()
            .or_else(|| stopped.tab(kind))
            .or_else(|| stopped.bullet())
            .or_else(|| stopped.word_with_keys())
            .or_else(|| stopped.quote(kind))
            .or_else(|| stopped.brackets(kind))
            .or_else(|| stopped.value(kind))
            .or_else(|| stopped.colon())
            .or_else(|| stopped.indentation())
            .unwrap_or_else(|| stopped.unexplained()),
    }
}

fn syntax(span: Span, message: &str, label: &str, help: impl Into<String>) -> Problem {
    Problem::new(Code::Syntax, span, message).label(label).help(help)
}

impl Stopped<'_> {
    fn unexplained(self) -> Problem {
        syntax(
            self.sign(),
            "This line does not fit the lines above it: its indentation, its dash or its colon is not where YAML needs it.",
            "noticed here",
            "Indent it exactly as much as the lines it belongs with (two spaces a level), write `key: value` with a space after the colon, and begin list items with a dash and a space.",
        )
    }
}
