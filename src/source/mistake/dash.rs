//! Lists: items that begin with another sign than a hyphen, and a word that has keys beneath it.

use super::super::problem::Problem;
use super::super::text::Span;
use super::line::{Line, without_comment};
use super::{Stopped, syntax};

/// What word processors put in place of a hyphen.
const BULLETS: [&str; 7] = ["– ", "— ", "• ", "· ", "▪ ", "● ", "* "];

impl Stopped<'_> {
    /// A list whose items begin with a long dash or a bullet.
    pub(super) fn bullet(self) -> Option<Problem> {
        let begins = |line: &Line<'_>| BULLETS.iter().any(|bullet| line.body().starts_with(bullet));
        let line = [Some(self.line()), self.before(self.line())].into_iter().flatten().find(begins)?;
        let start = line.span().start();
        let sign = line.body().chars().next().map_or(0, char::len_utf8);
        let message =
            "A list begins with a plain hyphen and a space, and here stands a longer dash or a bullet.";
        let help =
            "Put `- ` in its place, on every line of the list. Such signs come with text copied from Word.";
        Some(syntax(Span::new(start, start + sign), message, "no hyphen", help))
    }

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
        let problem = syntax(
            line.span(),
            "This line says more of a word that stands alone behind its dash.",
            "belongs to it",
            help,
        );
        Some(problem.other(above.span(), "alone behind its dash"))
    }
}
