//! Lists and groups in brackets.

use std::borrow::Cow;

use super::super::text::{Span, Spanned};
use super::super::tree::{Entry, Map, Node, Value};
use super::Plain;

impl<'s> Plain<'s> {
    /// What stands in the brackets that open here; every line of it must be indented further than `indent`.
    pub(super) fn bracket(&mut self, indent: usize) -> Option<Node<'s>> {
        let start = self.at;
        self.at += 1;
        let value = self.deeper(|plain| match plain.byte(start) {
            b'[' => plain.members(indent).map(Value::List),
            _ => plain.pairs(indent).map(Value::Map),
        })?;
        Some(Node { value, span: Span::new(start, self.at) })
    }

    fn members(&mut self, indent: usize) -> Option<Vec<Node<'s>>> {
        let mut items = Vec::new();
        self.gap(indent)?;
        if self.closes(b']') {
            return Some(items);
        }
        loop {
            items.push(self.member(indent)?);
            if self.is_last(b']', indent)? {
                return Some(items);
            }
        }
    }

    fn pairs(&mut self, indent: usize) -> Option<Map<'s>> {
        let mut entries: Vec<Entry<'s>> = Vec::new();
        self.gap(indent)?;
        if self.closes(b'}') {
            return Some(Map { entries });
        }
        loop {
            let key = self.scalar()?;
            let Value::Text(name) = key.value else { return None };
            if self.here() != b':' || self.byte(self.at + 1) != b' ' {
                return None;
            }
            self.at += 1;
            self.spaces();
            entries.push((Spanned::new(name, key.span), self.member(indent)?));
            if self.is_last(b'}', indent)? {
                let map = Map { entries };
                return (!map.repeats_a_key()).then_some(map);
            }
        }
    }

    /// Behind a member: whether the bracket is closed here. Otherwise a comma stands here, and one more member.
    fn is_last(&mut self, close: u8, indent: usize) -> Option<bool> {
        self.gap(indent)?;
        if self.closes(close) {
            return Some(true);
        }
        if self.here() != b',' {
            return None;
        }
        self.at += 1;
        matches!(self.here(), b' ' | b'\n').then_some(())?;
        self.gap(indent)?;
        Some(false)
    }

    fn closes(&mut self, close: u8) -> bool {
        let closes = self.here() == close;
        self.at += usize::from(closes);
        closes
    }

    /// Space and line breaks.
    fn gap(&mut self, indent: usize) -> Option<()> {
        self.spaces();
        if self.here() != b'\n' {
            return Some(());
        }
        while self.here() == b'\n' {
            self.at += 1;
            self.line = self.at;
            self.spaces();
        }
        (self.at - self.line > indent && self.here() != b'#').then_some(())
    }

    fn member(&mut self, indent: usize) -> Option<Node<'s>> {
        match self.here() {
            b'[' | b'{' => self.bracket(indent),
            _ => self.scalar(),
        }
    }

    /// A text on one line: in quotes, or plain without signs that mean something in brackets.
    fn scalar(&mut self) -> Option<Node<'s>> {
        let start = self.at;
        if matches!(self.here(), b'"' | b'\'') {
            return self.quoted(usize::MAX);
        }
        let bytes = self.text.as_bytes().get(start..)?;
        if b"-?:#&*!|>%@`.".contains(bytes.first()?) {
            return None;
        }
        let length = bytes.iter().position(|byte| b",[]{}\n#:\"'".contains(byte))?;
        let text = self.text.get(start..start + length)?.trim_end_matches(' ');
        self.at = start + length;
        let is_key = self.here() == b':' && self.byte(self.at + 1) == b' ';
        let ends = matches!(self.here(), b',' | b']' | b'}' | b'\n') || is_key;
        if text.is_empty() || !ends || (is_key && text.len() != length) {
            return None;
        }
        Some(Node { value: Value::Text(Cow::Borrowed(text)), span: Span::new(start, start + text.len()) })
    }
}
