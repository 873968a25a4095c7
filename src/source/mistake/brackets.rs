//! Brackets that are not closed, or not opened.

use granit_parser::ErrorKind;

use super::super::problem::Problem;
use super::super::text::Span;
use super::line::quoted;
use super::{Stopped, syntax};

impl Stopped<'_> {
    pub(super) fn brackets(self, kind: &ErrorKind) -> Option<Problem> {
        let line = self.line();
        if let Some((start, value)) = line.value()
            && value.starts_with(['[', '{'])
            && !value.ends_with([']', '}'])
            && value.contains([']', '}'])
        {
            let span = Span::new(start, start + value.len());
            let message = "A text that begins with a bracket is read as a list or a group.";
            return Some(syntax(
                span,
                message,
                "begins with a bracket",
                format!("Put the whole text in quotes: {}", quoted(value)),
            ));
        }
        if let Some(open) = self.bracket {
            let help = "Close the bracket at the end of the list and put a comma between its words, or write the list with one dash a line.";
            let problem = syntax(
                Span::new(open, open + 1),
                "A bracket is opened here and not closed, or a comma is missing inside it.",
                "opened here",
                help,
            );
            let far = self.source.position(open).line != self.source.position(self.at).line;
            return Some(if far || self.sign().is_empty() {
                problem
            } else {
                problem.other(self.sign(), "noticed here")
            });
        }
        matches!(kind, ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. })
            .then(|| {
                let help = "Delete it, or put the whole text in quotes if it belongs to it.";
                syntax(
                    self.sign(),
                    "A closing bracket stands here, and no such bracket was opened.",
                    "closes nothing",
                    help,
                )
            })
    }
}
