//! A colon inside a text, without a space after it, or missing.

use super::super::problem::Problem;
use super::super::text::Span;
use super::line::{Line, quoted};
use super::{Stopped, syntax};

/// YAML reads no longer keys (in bytes).
const LONGEST_KEY: usize = 1_000;

impl Stopped<'_> {
    /// A colon inside a text, without a space after it, or missing.
    pub(super) fn colon(self) -> Option<Problem> {
        let line = self.line();
        if let Some((start, value)) = line.value()
            && start < self.at
            && (value.contains(": ") || value.ends_with(':'))
        {
            return Some(colon_in_text(start, value));
        }
        if let Some((key, _)) = line.body().split_once(": ").filter(|(key, _)| key.len() > LONGEST_KEY) {
            let span = Span::new(line.start + line.indent(), line.start + line.indent() + key.len());
            return Some(syntax(
                span,
                "This key is longer than 1,000 letters.",
                "too long for a key",
                "Is this text? Then put it in quotes under a key of its own.",
            ));
        }
        let above = self.before(line).filter(|above| above.indent() <= line.indent());
        if let Some(colon) = line.tight_colon().or_else(|| above.and_then(Line::tight_colon)) {
            let help =
                "Write a space between the colon and the text. If this is no key but text, put it in quotes.";
            return Some(syntax(
                Span::new(colon, colon + 1),
                "A space is missing after this colon.",
                "no space after it",
                help,
            ));
        }
        let is_text = |line: &Line<'_>| !line.has_colon() && !line.body().starts_with("- ");
        if let Some(above) = above.filter(is_text) {
            let opener = self
                .before(above)
                .filter(|opener| opener.value().is_some() && opener.indent() < above.indent());
            if opener.is_some() {
                let span = line.span();
                return Some(colon_in_text(span.start(), self.source.slice(span)));
            }
            return Some(no_colon(above));
        }
        Some(line).filter(is_text).map(no_colon)
    }
}

fn colon_in_text(start: usize, value: &str) -> Problem {
    let plain = value.trim_matches(['“', '”', '‘', '’']);
    let curly =
        if plain.len() == value.len() { "" } else { " (straight quotation marks; “these” do not count)" };
    syntax(
        Span::new(start, start + value.len()),
        "A text with a colon and a space in it must stand in quotes.",
        "this text",
        format!("Write it so: {}{curly}", quoted(plain)),
    )
}

fn no_colon(line: Line<'_>) -> Problem {
    let help = "A key is followed by a colon and a space. If the line belongs to the text above it, indent it more than the key of that text.";
    syntax(line.span(), "A colon is missing on this line.", "no colon", help)
}
