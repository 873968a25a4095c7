//! A value that begins with a sign that YAML reads in its own way.

use granit_parser::ErrorKind;

use super::super::problem::Problem;
use super::line::quoted;
use super::{Stopped, syntax};

impl Stopped<'_> {
    /// A value that begins with a sign that YAML reads in its own way.
    pub(super) fn value(self, kind: &ErrorKind) -> Option<Problem> {
        let message = match kind {
            ErrorKind::UnexpectedCharacter { .. } | ErrorKind::MappingKeyNotAllowed => {
                "This character has a special meaning at the beginning of a value."
            }
            ErrorKind::InvalidBlockScalarHeader => "After `>` or `|` the text begins on the next line.",
            ErrorKind::BlockSequenceEntryNotAllowed => "A list does not begin on the line of its key.",
            _ => return None,
        };
        let quotes = self
            .line()
            .value()
            .filter(|(start, _)| *start == self.at)
            .map(|(_, value)| format!(": {}", quoted(value)));
        let quotes = quotes.unwrap_or_else(|| ".".to_owned());
        let help = match kind {
            ErrorKind::BlockSequenceEntryNotAllowed => {
                format!(
                    "Put the dash on a line of its own under the key. If it belongs to the text, put the whole text in quotes{quotes}"
                )
            }
            ErrorKind::InvalidBlockScalarHeader => {
                format!("If the sign belongs to the text, put the whole text in quotes{quotes}")
            }
            _ => format!("Put the whole text in quotes{quotes}"),
        };
        Some(syntax(self.sign(), message, "here", help))
    }
}
