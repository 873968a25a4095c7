//! One line of a file and what stands on it.

use super::super::text::{Span, shorten};
use super::Stopped;

/// One line and what stands on it.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn indent(self) -> usize {
        self.text.len() - self.body().len()
    }

    /// The line without the space before it.
    pub(super) fn body(self) -> &'a str {
        self.text.trim_start_matches([' ', '\t'])
    }

    pub(super) fn is_blank(self) -> bool {
        self.body().is_empty() || self.body().starts_with('#')
    }

    /// Where the text of the line stands, without space and comment.
    pub(super) fn span(self) -> Span {
        let start = self.start + self.indent();
        Span::new(start, start + without_comment(self.body()).len())
    }

    /// The value behind the first colon, or behind the dash of a list: where it starts, and itself.
    pub(super) fn value(self) -> Option<(usize, &'a str)> {
        let colon = self.text.find(": ").map(|at| at + 2).filter(|_| !self.body().starts_with('"'));
        let dash = || self.body().starts_with("- ").then(|| self.indent() + 2);
        let from = colon.or_else(dash)?;
        let rest = self.text.get(from..)?;
        let value = without_comment(rest.trim_start());
        let start = self.start + from + (rest.len() - rest.trim_start().len());
        (!value.is_empty()).then_some((start, value))
    }

    /// A key whose colon has no space after it: where the colon stands.
    pub(super) fn tight_colon(self) -> Option<usize> {
        let body = self.body();
        let key = body.trim_start_matches("- ");
        let colon = key.find(':')?;
        let is_key = key.get(..colon)?.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let after = key.get(colon + 1..)?.chars().next()?;
        let tight = is_key && colon > 0 && !after.is_whitespace() && after != '/';
        tight.then(|| self.start + self.indent() + (body.len() - key.len()) + colon)
    }

    pub(super) fn has_colon(self) -> bool {
        let text = without_comment(self.body());
        text.contains(": ") || text.ends_with(':')
    }

    pub(super) fn opens_group(self) -> bool {
        without_comment(self.body()).ends_with(':') || self.body().trim_end() == "-"
    }
}

pub(super) fn without_comment(text: &str) -> &str {
    text.split_once(" #").map_or(text, |(before, _)| before).trim_end()
}

/// How a text is written so that YAML takes it as it is.
pub(super) fn quoted(text: &str) -> String {
    let text = shorten(text);
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

pub(super) fn spaces(count: usize) -> String {
    match count {
        0 => "not indented".to_owned(),
        1 => "1 space before it".to_owned(),
        _ => format!("{count} spaces before it"),
    }
}

impl<'a> Stopped<'a> {
    pub(super) fn line_of(self, byte: usize) -> Line<'a> {
        let span = self.source.line_span(self.source.position(byte).line);
        Line { start: span.start(), text: self.source.slice(span) }
    }

    pub(super) fn line(self) -> Line<'a> {
        self.line_of(self.at)
    }

    /// The line before one that holds more than a comment.
    pub(super) fn before(self, line: Line<'a>) -> Option<Line<'a>> {
        let number = self.source.position(line.start).line;
        (1..number)
            .rev()
            .map(|number| self.source.line_span(number))
            .map(|span| Line { start: span.start(), text: self.source.slice(span) })
            .find(|line| !line.is_blank())
    }

    /// The lines from the last that was understood up to where reading stopped, and some after.
    pub(super) fn lines(self, more: usize) -> impl Iterator<Item = Line<'a>> {
        let from = self.source.position(self.after).line;
        let to = self.source.position(self.at).line + more;
        let lines = (from..=to.min(self.source.lines())).map(move |number| self.source.line_span(number));
        lines.map(move |span| Line { start: span.start(), text: self.source.slice(span) })
    }

    /// The character at which reading stopped.
    pub(super) fn sign(self) -> Span {
        let next = self.source.text().get(self.at..).and_then(|rest| rest.chars().next());
        Span::new(self.at, self.at + next.map_or(0, char::len_utf8))
    }
}
