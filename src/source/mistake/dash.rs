//! A list item of one word with keys beneath it.

use super::super::problem::Problem;
use super::line::without_comment;
use super::{Stopped, syntax};

impl Stopped<'_> {
    /// Keys that stand beneath a word behind a dash: the word belongs behind `do:` then.
    pub(super) fn word_with_keys(self) -> Option<Problem> {
        let line = self.line();
        let above = self.before(line)?;
        let word = without_comment(above.body()).strip_prefix("- ")?.trim();
        let is_word = !word.is_empty() && word.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-');
        if !is_word || line.indent() <= above.indent() || !line.has_colon() || line.body().starts_with("- ") {
            return None;
        }
        let help = format!("Write `- do: {word}`, and begin the lines beneath it exactly under the `do`.");
        let problem =
            syntax(line.span(), "This line says more of a word that stands alone behind its dash.", "belongs to it", help);
        Some(problem.other(above.span(), "alone behind its dash"))
    }
}
