//! What other programs leave in a file: the marks of git where it could not merge, the fences of Markdown.

use super::super::problem::Problem;
use super::super::text::Span;
use super::{Stopped, syntax};

/// How git marks the first of two versions.
const CONFLICT: &str = "<<<<<<< ";

/// How Markdown marks lines that are shown as they are.
const FENCES: [&str; 2] = ["```", "~~~"];

impl Stopped<'_> {
    /// Two versions of a file, one below the other.
    pub(super) fn conflict(self) -> Option<Problem> {
        let text = self.source.text();
        let begins = |at: &usize| *at == 0 || text.as_bytes().get(at - 1) == Some(&b'\n');
        let start = text.match_indices(CONFLICT).map(|(at, _)| at).find(begins)?;
        let message = "Two versions of some lines stand here, one below the other, as git leaves them where it could not merge them.";
        let help = "Keep the lines of one version, and delete the other and the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.";
        Some(syntax(Span::new(start, start + CONFLICT.len() - 1), message, "the first version begins", help))
    }

    /// A line with which Markdown begins or ends a block.
    pub(super) fn fence(self) -> Option<Problem> {
        let is_fence = |text: &str| FENCES.iter().any(|fence| text.starts_with(fence));
        let line = [Some(self.line()), self.before(self.line())].into_iter().flatten();
        let line = line.into_iter().find(|line| is_fence(line.body()))?;
        let message = "This line is a fence of Markdown, and this file holds YAML alone.";
        let help = "Delete this line, and the one that ends the block.";
        Some(syntax(line.span(), message, "a fence", help))
    }
}
