//! Texts that begin on the line of their key or dash: plain, or in quotes.

use std::borrow::Cow;

use super::super::text::{Span, Spanned};
use super::super::tree::{Node, Value};
use super::Plain;

/// The longest key that is read here, in bytes; the library takes longer ones.
const LONGEST_KEY: usize = 300;

/// What ends a plain text on its line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A colon, with a space or the end of the line behind it.
    Colon,
    /// A comment.
    Comment,
    /// The line.
    Line,
}

impl<'s> Plain<'s> {
    /// A key and the colon behind it.
    pub(super) fn key(&mut self) -> Option<Spanned<Cow<'s, str>>> {
        let (start, line) = (self.at, self.line);
        let (text, end) = match self.here() {
            b'"' | b'\'' => {
                let node = self.quoted(usize::MAX)?;
                let Value::Text(text) = node.value else { return None };
                (text, self.at)
            }
            // A line of dashes or dots begins or ends a document.
            b'.' => return None,
            _ => {
                let (end, by) = self.run()?;
                if by != End::Colon {
                    return None;
                }
                self.at = end;
                (Cow::Borrowed(self.text.get(start..end)?), end)
            }
        };
        if self.here() != b':' || self.line != line || end - start > LONGEST_KEY {
            return None;
        }
        self.at += 1;
        matches!(self.here(), b' ' | b'\n' | 0).then(|| Spanned::new(text, Span::new(start, end)))
    }

    /// Whether what stands here in quotes is a key.
    pub(super) fn quotes_key(&mut self) -> bool {
        let (at, line) = (self.at, self.line);
        let is_key = self.key().is_some();
        (self.at, self.line) = (at, line);
        is_key
    }

    /// A plain text, whose first line was looked at; it goes on over the lines that are indented further than `indent`.
    pub(super) fn words(&mut self, indent: usize, first: (usize, End)) -> Option<Node<'s>> {
        let start = self.at;
        let (mut end, mut by) = first;
        let mut text = Cow::Borrowed(self.text.get(start..end)?);
        while by == End::Line {
            let (line, blank) = self.peek(end);
            let from = line.from;
            if line.ended || from - line.start <= indent || self.byte(from) == b'#' {
                break;
            }
            self.at = from;
            let next = self.run()?;
            fold(text.to_mut(), blank);
            text.to_mut().push_str(self.text.get(from..next.0)?);
            (end, by) = next;
        }
        if by == End::Colon {
            return None;
        }
        self.at = end;
        self.end_line()?;
        (self.ended() || self.indent <= indent)
            .then_some(Node { value: Value::Text(text), span: Span::new(start, end) })
    }

    /// The end of the plain text that begins here, and what ends it; nothing where it is not plain.
    pub(super) fn run(&self) -> Option<(usize, End)> {
        let bytes = self.text.as_bytes().get(self.at..)?;
        let first = *bytes.first()?;
        if is_sign(first) {
            return None;
        }
        let mut length = 1;
        let by = loop {
            let rest = bytes.get(length..)?;
            let Some(more) = next_sign(rest) else {
                length = bytes.len();
                break End::Line;
            };
            length += more;
            match (bytes.get(length), bytes.get(length + 1)) {
                (Some(b'\n'), _) => break End::Line,
                (Some(b':'), Some(b' ' | b'\n') | None) => break End::Colon,
                (Some(b'#'), _) if bytes.get(length - 1) == Some(&b' ') => break End::Comment,
                _ => length += 1,
            }
        };
        let spaces = bytes.get(..length)?.iter().rev().take_while(|&&byte| byte == b' ').count();
        // A space before the colon is unusual.
        (by != End::Colon || spaces == 0).then_some((self.at + length - spaces, by))
    }

    /// A text in quotes, which ends before `indent` ends it: on a line that is not indented further.
    pub(super) fn quoted(&mut self, indent: usize) -> Option<Node<'s>> {
        let start = self.at;
        let sign = self.here();
        let mut text = Cow::Borrowed("");
        self.at += 1;
        let mut from = self.at;
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            self.at += rest.iter().position(|&byte| byte == sign || matches!(byte, b'\\' | b'\n'))?;
            match self.here() {
                b'\n' => {
                    let (line, blank) = self.peek(self.at);
                    if line.ended || line.from - line.start <= indent || indent == usize::MAX {
                        return None;
                    }
                    text.to_mut().push_str(self.text.get(from..self.at)?.trim_end_matches(' '));
                    fold(text.to_mut(), blank);
                    (self.at, self.line) = (line.from, line.start);
                }
                b'\\' if sign == b'\'' => {
                    self.at += 1;
                    continue;
                }
                b'\\' => {
                    let meant = match self.byte(self.at + 1) {
                        b'"' => '"',
                        b'\\' => '\\',
                        b'n' => '\n',
                        b't' => '\t',
                        _ => return None,
                    };
                    text.to_mut().push_str(self.text.get(from..self.at)?);
                    text.to_mut().push(meant);
                    self.at += 2;
                }
                _ if sign == b'\'' && self.byte(self.at + 1) == b'\'' => {
                    text.to_mut().push_str(self.text.get(from..=self.at)?);
                    self.at += 2;
                }
                _ => {
                    let last = self.text.get(from..self.at)?;
                    match &mut text {
                        Cow::Borrowed(_) => text = Cow::Borrowed(last),
                        Cow::Owned(text) => text.push_str(last),
                    }
                    self.at += 1;
                    return Some(Node { value: Value::Text(text), span: Span::new(start, self.at) });
                }
            }
            from = self.at;
        }
    }

    /// The next line that is not blank behind the one of a place, and how many blank ones stand between.
    fn peek(&self, at: usize) -> (Line, usize) {
        let mut from = at;
        while self.byte(from) == b' ' {
            from += 1;
        }
        let mut breaks = 0_usize;
        let mut start = from;
        while self.byte(from) == b'\n' {
            breaks += 1;
            start = from + 1;
            from = start;
            while self.byte(from) == b' ' {
                from += 1;
            }
        }
        (Line { start, from, ended: breaks == 0 || from >= self.text.len() }, breaks.saturating_sub(1))
    }
}

/// Where the next byte stands that may end a plain text: a line break, a colon or a number sign. Eight bytes are looked
/// at together: subtracting one from a byte that is nought borrows from its highest bit.
fn next_sign(bytes: &[u8]) -> Option<usize> {
    const LOWEST: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let (words, rest) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let is = |sign: u8| {
            let other = word ^ u64::from_le_bytes([sign; 8]);
            other.wrapping_sub(LOWEST) & !other & HIGHEST
        };
        // The lowest bit that is set belongs to the first such byte; those above it may be wrong.
        let found = is(b'\n') | is(b':') | is(b'#');
        if found != 0 {
            return Some(number * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let last = rest.iter().position(|byte| matches!(byte, b'\n' | b':' | b'#'));
    last.map(|at| words.len() * 8 + at)
}

/// Whether a plain text cannot begin so, or only where nobody would expect it.
fn is_sign(byte: u8) -> bool {
    matches!(
        byte,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'\''
            | b'"'
            | b'%'
            | b'@'
            | b'`'
            | b' '
            | b'\n'
    )
}

/// A line further down.
struct Line {
    start: usize,
    /// Where what it holds begins.
    from: usize,
    /// Whether there is none.
    ended: bool,
}

/// Joins two lines of a text: by a space, or by as many line breaks as blank lines stand between.
pub(super) fn fold(text: &mut String, blank: usize) {
    if blank == 0 {
        text.push(' ');
    } else {
        text.extend(std::iter::repeat_n('\n', blank));
    }
}
