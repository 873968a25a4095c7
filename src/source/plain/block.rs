//! Groups and lists, one key or one dash a line.

use super::super::text::Span;
use super::super::tree::{Entry, Map, Node, Value};
use super::Plain;
use super::word::End;

impl<'s> Plain<'s> {
    /// The group or list whose first line this is.
    pub(super) fn block(&mut self) -> Option<Node<'s>> {
        if self.is_dash() { self.list(None) } else { self.group() }
    }

    fn is_dash(&self) -> bool {
        self.here() == b'-' && matches!(self.byte(self.at + 1), b' ' | b'\n' | 0)
    }

    /// A group whose first key stands here.
    fn group(&mut self) -> Option<Node<'s>> {
        self.deeper(|plain| {
            let (start, indent) = (plain.at, plain.indent);
            let mut entries: Vec<Entry<'s>> = Vec::new();
            loop {
                let key = plain.key()?;
                let value = plain.value(indent, key.span.end())?;
                let end = key.span.end().max(value.span.end());
                entries.push((key, value));
                if plain.ended() || plain.indent < indent {
                    let map = Map { entries };
                    let twice = map.repeats_a_key();
                    let group = Node { value: Value::Map(map), span: Span::new(start, end) };
                    return (!twice).then_some(group);
                }
                if plain.indent > indent {
                    return None;
                }
            }
        })
    }

    /// A list whose first dash stands here. The library has a list that is not indented under its key begin behind its
    /// first dash; `key` is then the indentation of the key.
    fn list(&mut self, key: Option<usize>) -> Option<Node<'s>> {
        self.deeper(|plain| {
            let (mut start, indent) = (plain.at, plain.indent);
            let mut items: Vec<Node<'s>> = Vec::new();
            loop {
                let dash = plain.at;
                plain.at += 1;
                plain.spaces();
                if key.is_some() && items.is_empty() {
                    start = plain.at;
                    if plain.is_line_end() {
                        return None;
                    }
                }
                let item = plain.item(indent, dash)?;
                let end = item.span.end();
                items.push(item);
                let more = !plain.ended() && plain.indent == indent && plain.is_dash();
                if !more {
                    let goes_on = !plain.ended() && plain.indent >= indent && key != Some(plain.indent);
                    let list = Node { value: Value::List(items), span: Span::new(start, end) };
                    return (!goes_on).then_some(list);
                }
            }
        })
    }

    /// What stands behind a dash.
    fn item(&mut self, indent: usize, dash: usize) -> Option<Node<'s>> {
        if self.is_line_end() {
            if self.at != dash + 1 {
                return None;
            }
            self.end_line()?;
            let inside = !self.ended() && self.indent > indent;
            return if inside { self.block() } else { Some(Self::nothing(dash + 1)) };
        }
        if self.is_dash() {
            self.indent = self.at - self.line;
            return self.list(None);
        }
        let column = self.at - self.line;
        let text = match self.here() {
            b'"' | b'\'' if self.quotes_key() => None,
            b'|' | b'>' | b'[' | b'{' | b'"' | b'\'' => return self.inline(indent),
            _ => Some(self.run()?).filter(|(_, by)| *by != End::Colon),
        };
        if let Some(text) = text {
            return self.words(indent, text);
        }
        self.indent = column;
        self.group()
    }

    /// What stands behind the colon of a key.
    fn value(&mut self, indent: usize, key_end: usize) -> Option<Node<'s>> {
        self.spaces();
        if !self.is_line_end() {
            return self.inline(indent);
        }
        self.end_line()?;
        if self.ended() || self.indent < indent {
            return Some(Self::nothing(key_end));
        }
        if self.indent > indent {
            return self.block();
        }
        if self.is_dash() { self.list(Some(indent)) } else { Some(Self::nothing(key_end)) }
    }

    /// A value that begins on the line of its key or dash.
    fn inline(&mut self, indent: usize) -> Option<Node<'s>> {
        match self.here() {
            b'|' | b'>' => self.lines(indent),
            b'[' | b'{' => {
                let node = self.bracket(indent)?;
                self.end_line()?;
                Some(node)
            }
            b'"' | b'\'' => {
                let node = self.quoted(indent)?;
                self.end_line()?;
                Some(node)
            }
            _ => {
                let text = self.run()?;
                self.words(indent, text)
            }
        }
    }
}
