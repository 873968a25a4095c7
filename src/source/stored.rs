//! The tree in bytes: the files that the binary carries are parsed when it is built, so that starting costs little.
//!
//! A node is a tag, its span (two numbers of four bytes), and then, of a text, its length and bytes; of a list, its
//! length and nodes; of a map, its length and, for each entry, the key as a text and the value. Numbers are
//! little-endian.

use std::borrow::Cow;

use super::text::{Span, Spanned};
use super::tree::{Map, Node, Value};

/// Appends a node.
pub fn write(node: &Node<'_>, out: &mut Vec<u8>) {
    match &node.value {
        Value::Text(text) => {
            head(0, node.span, text.len(), out);
            out.extend_from_slice(text.as_bytes());
        }
        Value::List(items) => {
            head(1, node.span, items.len(), out);
            for item in items {
                write(item, out);
            }
        }
        Value::Map(map) => {
            head(2, node.span, map.entries.len(), out);
            for (key, value) in &map.entries {
                head(0, key.span, key.value.len(), out);
                out.extend_from_slice(key.value.as_bytes());
                write(value, out);
            }
        }
    }
}

fn head(tag: u8, span: Span, length: usize, out: &mut Vec<u8>) {
    out.push(tag);
    for number in [span.start(), span.end(), length] {
        out.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }
}

/// Reads a node that [`write`] wrote; nothing where the bytes are something else.
pub fn read(bytes: &[u8]) -> Option<Node<'_>> {
    let mut rest = bytes;
    let node = node(&mut rest)?;
    rest.is_empty().then_some(node)
}

fn node<'s>(rest: &mut &'s [u8]) -> Option<Node<'s>> {
    let (tag, span, length) = opened(rest)?;
    let value = match tag {
        0 => Value::Text(text(rest, length)?),
        1 => Value::List((0..length).map(|_| node(rest)).collect::<Option<_>>()?),
        2 => {
            let entry = |rest: &mut &'s [u8]| {
                let (0, span, length) = opened(rest)? else {
                    return None;
                };
                Some((Spanned::new(text(rest, length)?, span), node(rest)?))
            };
            Value::Map(Map { entries: (0..length).map(|_| entry(rest)).collect::<Option<_>>()? })
        }
        _ => return None,
    };
    Some(Node { value, span })
}

fn opened(rest: &mut &[u8]) -> Option<(u8, Span, usize)> {
    let (&tag, after) = rest.split_first()?;
    *rest = after;
    let mut number = || {
        let (number, after) = rest.split_first_chunk::<4>()?;
        *rest = after;
        usize::try_from(u32::from_le_bytes(*number)).ok()
    };
    let (start, end, length) = (number()?, number()?, number()?);
    Some((tag, Span::new(start, end), length))
}

fn text<'s>(rest: &mut &'s [u8], length: usize) -> Option<Cow<'s, str>> {
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(Cow::Borrowed(std::str::from_utf8(text).ok()?))
}

#[cfg(test)]
mod tests {
    use crate::source::{Problems, Source, parse};

    #[test]
    fn what_is_written_reads_back() {
        let source = Source::new("a.yaml", "a: [1, two]\nb:\n  c: é\n  d:\n");
        let root = parse(&source, &mut Problems::new()).unwrap();
        let mut bytes = Vec::new();
        super::write(&root, &mut bytes);
        let back = super::read(&bytes).unwrap();
        assert_eq!(format!("{back:?}"), format!("{root:?}"));
        assert!(super::read(&bytes[1..]).is_none());
        assert!(super::read(&bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn the_embedded_trees_are_those_of_their_texts() {
        for file in crate::embedded::VOCABULARY.iter().chain(crate::embedded::CHECKLISTS) {
            let source = Source::new(file.name, file.text);
            let root = parse(&source, &mut Problems::new()).unwrap();
            let stored = super::read(file.tree).unwrap();
            assert_eq!(format!("{stored:?}"), format!("{root:?}"), "{}", file.name);
        }
    }
}
