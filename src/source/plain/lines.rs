//! Texts over several lines under `>` or `|`.

use std::borrow::Cow;

use super::super::text::Span;
use super::super::tree::{Node, Value};
use super::Plain;
use super::word::fold;

impl<'s> Plain<'s> {
    /// The text under a `>` or `|` that stands here; its lines are indented further than `indent`.
    pub(super) fn lines(&mut self, indent: usize) -> Option<Node<'s>> {
        let is_folded = self.here() == b'>';
        self.at += 1;
        let is_stripped = self.here() == b'-';
        self.at += usize::from(is_stripped);
        if !self.is_line_end() {
            self.spaces();
            if !self.is_line_end() || self.here() == b'#' {
                return None;
            }
        }
        self.skip_line();
        self.line = self.at;
        self.spaces();
        let inner = self.at - self.line;
        if inner <= indent || matches!(self.here(), b'\n' | 0) {
            return None;
        }
        let start = self.at;
        let mut text = Cow::Borrowed("");
        let mut blank = 0;
        let end = loop {
            // Here a line begins behind its indentation.
            let from = self.at;
            self.skip_line();
            let line = self.text.get(from..self.at)?;
            let line = line.strip_suffix('\n').unwrap_or(line);
            if line.is_empty() || line.starts_with(' ') || line.ends_with(' ') {
                return None;
            }
            match &mut text {
                Cow::Borrowed("") => text = Cow::Borrowed(line),
                text if is_folded => {
                    fold(text.to_mut(), blank);
                    text.to_mut().push_str(line);
                }
                text => {
                    text.to_mut().extend(std::iter::repeat_n('\n', blank + 1));
                    text.to_mut().push_str(line);
                }
            }
            blank = 0;
            while self.here() == b'\n' {
                blank += 1;
                self.at += 1;
            }
            self.line = self.at;
            while self.here() == b' ' && self.at - self.line < inner {
                self.at += 1;
            }
            if self.here() == b'\n' {
                return None;
            }
            if self.ended() || self.at - self.line < inner {
                break self.at;
            }
        };
        if !is_stripped {
            text.to_mut().push('\n');
        }
        self.at = self.line;
        self.next_line();
        Some(Node { value: Value::Text(text), span: Span::new(start, end) })
    }
}
