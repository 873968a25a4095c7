//! A reader for the plain part of YAML, in front of the library: block groups and lists, words, texts in quotes, texts
//! over several lines, short lists in brackets, comments.
//!
//! It reads a file into exactly the tree and the places that the library would give, or gives up. Whatever is unusual,
//! in doubt or wrong makes it give up, and then the library decides and words what is wrong. It never guesses: a test
//! compares the two over every file of the repository and thousands of changed ones.
//!
//! Read in this order: this file (where a line stands, and the end of one), `block` (groups and lists), `word` (plain
//! and quoted texts on a line), `bracket` (lists and groups in brackets), `lines` (texts under `>` and `|`), and
//! `characters` (which files are looked at at all).

mod block;
mod bracket;
mod characters;
mod lines;
#[cfg(test)]
mod tests;
mod word;

use super::text::Span;
use super::tree::{Node, Value};

/// How deep groups and lists may stand in each other here; well below where the library stops.
const DEEPEST: usize = 20;

/// Reads a text that holds nothing but plain YAML.
pub(super) fn read(text: &str) -> Option<Node<'_>> {
    if !characters::are_plain(text) {
        return None;
    }
    let mut plain = Plain { text, at: 0, line: 0, indent: 0, depth: 0 };
    plain.next_line();
    if plain.ended() || plain.indent != 0 {
        return None;
    }
    let root = plain.block()?;
    plain.ended().then_some(root)
}

/// Where reading stands.
struct Plain<'s> {
    text: &'s str,
    /// The byte that is looked at.
    at: usize,
    /// Where the line of that byte begins.
    line: usize,
    /// How far what stands on this line is indented, once [`Plain::next_line`] has found a line that holds something.
    indent: usize,
    depth: usize,
}

impl<'s> Plain<'s> {
    /// The byte at a place; zero, which no such file holds, behind the last.
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// The byte that is looked at.
    fn here(&self) -> u8 {
        self.byte(self.at)
    }

    /// Whether the whole text is read.
    fn ended(&self) -> bool {
        self.at >= self.text.len()
    }

    fn spaces(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|&&byte| byte == b' ').count();
    }

    /// From the beginning of a line to what the next line holds that is not blank and no comment.
    fn next_line(&mut self) {
        loop {
            self.line = self.at;
            self.spaces();
            match self.here() {
                b'\n' => self.at += 1,
                b'#' => self.skip_line(),
                _ => break,
            }
        }
        self.indent = self.at - self.line;
    }

    /// To the beginning of the next line.
    fn skip_line(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| byte == b'\n');
        self.at = length.map_or(self.text.len(), |length| self.at + length + 1);
    }

    /// Whether nothing but space and a comment stands on the rest of this line.
    fn is_line_end(&self) -> bool {
        matches!(self.here(), b'\n' | 0)
            || (self.here() == b'#' && self.byte(self.at.wrapping_sub(1)) == b' ')
    }

    /// Behind a value: nothing more may stand on its line. Goes to the next line that holds something.
    fn end_line(&mut self) -> Option<()> {
        self.spaces();
        if self.here() == b'\n' {
            self.at += 1;
        } else if self.is_line_end() {
            self.skip_line();
        } else {
            return None;
        }
        self.next_line();
        Some(())
    }

    /// A value that was found on one level more.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth += 1;
        let read = if self.depth > DEEPEST { None } else { read(self) };
        self.depth -= 1;
        read
    }

    /// Nothing, at a place.
    fn nothing(at: usize) -> Node<'s> {
        Node { value: Value::Text("".into()), span: Span::new(at, at) }
    }
}
