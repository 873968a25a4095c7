//! Files, spans and positions.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

/// The largest file that is read, in bytes (4 MB). The two real policies take up 62 kB and 75 kB.
pub const MAX_BYTES: usize = 4_000_000;

/// How many texts, lists and groups are read of a file. The two real policies hold fewer than 3,000.
pub const MAX_NODES: usize = 250_000;

/// After how many bytes the characters of a long line are counted anew.
const STRIDE: usize = 1024;

/// Whether a byte of a text is the first one of a character.
fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// A stretch of a source text, in bytes from its start; the end is not part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` up to, not including, `end`. A reversed span becomes empty.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { start, end }
    }

    /// The bytes that it covers.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Where it starts, in bytes.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// Where it ends, in bytes.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// A value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: to(self.value), span: self.span }
    }
}

/// A line and a column as people count them: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A text and the name by which people know it. A clone refers to the same text.
#[derive(Clone, Debug, Default)]
pub struct Source(Arc<File>);

#[derive(Debug, Default)]
struct File {
    name: Cow<'static, str>,
    text: Cow<'static, str>,
    line_starts: OnceLock<Vec<u32>>,
    characters: OnceLock<Vec<u32>>,
}

impl Source {
    /// Takes a text in; `name` is shown to people, usually a path as it was typed.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::of(Cow::Owned(name.into()), Cow::Owned(text.into()))
    }

    /// Takes in a text that the binary carries.
    pub fn embedded(name: &'static str, text: &'static str) -> Self {
        Self::of(Cow::Borrowed(name), Cow::Borrowed(text))
    }

    fn of(name: Cow<'static, str>, text: Cow<'static, str>) -> Self {
        Self(Arc::new(File { name, text, line_starts: OnceLock::new(), characters: OnceLock::new() }))
    }

    /// Where each line begins; looked for when first asked.
    fn line_starts(&self) -> &[u32] {
        self.0.line_starts.get_or_init(|| {
            std::iter::once(0)
                .chain(
                    self.0.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1),
                )
                .map(|at| u32::try_from(at).unwrap_or(u32::MAX))
                .collect()
        })
    }

    /// The name by which people know it.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The text of a span; empty where the span does not lie in this text.
    pub fn slice(&self, span: Span) -> &str {
        self.0.text.get(span.range()).unwrap_or_default()
    }

    /// The line and column of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.0.text.len());
        let line = self.line_starts().partition_point(|&start| start as usize <= byte).max(1);
        let start = self.line_starts().get(line - 1).map_or(0, |&start| start as usize);
        // A byte order mark is no character of the line.
        let marks =
            usize::from(self.0.text.get(start..byte).is_some_and(|before| before.starts_with('\u{feff}')));
        let before = self.characters_between(start, byte).saturating_sub(marks);
        Position { line, column: before + 1 }
    }

    /// How many characters begin between two bytes. In a long line they are counted from marks that are set once, so that
    /// thousands of places in one line do not each count it from its start.
    fn characters_between(&self, start: usize, end: usize) -> usize {
        let text = self.0.text.as_bytes();
        let count = |start: usize, end: usize| {
            let bytes = text.get(start..end).unwrap_or_default();
            bytes.iter().filter(|&&byte| begins_character(byte)).count()
        };
        if end.saturating_sub(start) <= STRIDE {
            return count(start, end);
        }
        let marks = self.0.characters.get_or_init(|| {
            let mut sum = 0;
            let steps = text.chunks(STRIDE).map(|chunk| {
                let before = sum;
                sum += chunk.iter().filter(|&&byte| begins_character(byte)).count();
                u32::try_from(before).unwrap_or(u32::MAX)
            });
            steps.collect()
        });
        let upto = |byte: usize| {
            let mark = (byte / STRIDE).min(marks.len().saturating_sub(1));
            let before = marks.get(mark).map_or(0, |&before| before as usize);
            before + count(mark * STRIDE, byte)
        };
        upto(end).saturating_sub(upto(start))
    }

    /// The whole of a line without its line break; lines count from 1.
    pub fn line(&self, line: usize) -> &str {
        let span = self.line_span(line);
        self.slice(span)
    }

    /// Where a line stands, without its line break; lines count from 1.
    pub fn line_span(&self, line: usize) -> Span {
        let at = |line: usize| self.line_starts().get(line).map(|&start| start as usize);
        let Some(start) = line.checked_sub(1).and_then(at) else {
            return Span::default();
        };
        let next = at(line).unwrap_or(self.0.text.len() + 1);
        let end = next.saturating_sub(1).max(start);
        let end = if self.0.text.get(start..end).is_some_and(|l| l.ends_with('\r')) { end - 1 } else { end };
        Span::new(start, end)
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.line_starts().len()
    }
}

/// A text short enough to be repeated in a message.
pub fn shorten(text: &str) -> String {
    shorten_to(text, 60)
}

/// The first letters of a text, so many at most, for messages.
pub fn shorten_to(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => unhidden(text).into_owned(),
        Some((end, _)) => format!("{}…", unhidden(text.get(..end).unwrap_or_default())),
    }
}

/// Whether a sign stands in no word, is not seen, and hides what a text says or in what order.
pub fn hides(sign: char) -> bool {
    matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(sign, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A text in which what hides is a sign that is seen, of as many bytes, so that places in it stay.
pub fn unhidden(text: &str) -> Cow<'_, str> {
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    let sign = |sign: char| match sign {
        _ if !hides(sign) => sign.to_string(),
        _ if sign.len_utf8() == 3 => '\u{fffd}'.to_string(),
        _ => "\u{fffd}?".to_owned(),
    };
    Cow::Owned(text.chars().map(sign).collect())
}

/// Whether a sign cannot be seen: it takes up no room, or is space.
pub fn is_unseen(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(
            sign,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        )
        || matches!(sign, '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(sign, '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}')
        || matches!(sign, '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_from_one() {
        let source = Source::new("a.yaml", "é: 1\r\nbb: 2\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(4), Position { line: 1, column: 4 });
        assert_eq!(source.position(7), Position { line: 2, column: 1 });
        assert_eq!(source.position(9999), Position { line: 3, column: 1 });
        assert_eq!(source.line(1), "é: 1");
        assert_eq!(source.line(2), "bb: 2");
        assert_eq!(source.line(3), "");
        assert_eq!(source.line(0), "");
        assert_eq!(Source::new("a.yaml", "\u{feff}a: 1").position(6), Position { line: 1, column: 4 });
    }
}
