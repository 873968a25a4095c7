//! The tree written as YAML in block style, one key a line, so that reading it gives the same tree.

use std::borrow::Cow;

use super::text::{Span, Spanned};
use super::tree::{Map, Node, Value};

/// A scalar.
pub fn text<'s>(text: impl Into<Cow<'s, str>>) -> Node<'s> {
    Node { value: Value::Text(text.into()), span: Span::default() }
}

/// A list.
pub fn list<'s>(items: impl IntoIterator<Item = Node<'s>>) -> Node<'s> {
    Node { value: Value::List(items.into_iter().collect()), span: Span::default() }
}

/// A map.
pub fn map<'s>(entries: impl IntoIterator<Item = (&'s str, Node<'s>)>) -> Node<'s> {
    let entries =
        entries.into_iter().map(|(key, node)| (Spanned::new(Cow::Borrowed(key), Span::default()), node));
    Node { value: Value::Map(Map { entries: entries.collect() }), span: Span::default() }
}

/// Writes a tree as a file, with a line break at its end.
pub fn write(node: &Node<'_>) -> String {
    format!("{}\n", block(node))
}

/// Writes a tree; without a line break at its end.
pub fn block(node: &Node<'_>) -> String {
    let mut out = String::new();
    match &node.value {
        Value::Text(text) => out.push_str(&scalar(text)),
        Value::List(_) | Value::Map(_) if node.is_empty() => out.push_str(empty(node)),
        Value::List(_) | Value::Map(_) => members(node, 0, false, &mut out),
    }
    out.truncate(out.trim_end().len());
    out
}

/// Writes the members of a list or a map; `begun`: the first line has its indentation already.
fn members(node: &Node<'_>, indent: usize, mut begun: bool, out: &mut String) {
    let mut line = |out: &mut String| {
        if !begun {
            out.push_str(&" ".repeat(indent));
        }
        begun = false;
    };
    match &node.value {
        Value::Text(text) => out.push_str(&scalar(text)),
        Value::List(items) => {
            for item in items {
                line(out);
                out.push('-');
                match &item.value {
                    Value::Map(_) | Value::List(_) if !item.is_empty() => {
                        out.push(' ');
                        members(item, indent + 2, true, out);
                    }
                    _ => value(item, out),
                }
            }
        }
        Value::Map(map) => {
            for (key, node) in &map.entries {
                line(out);
                out.push_str(&scalar(&key.value));
                out.push(':');
                match &node.value {
                    Value::Map(_) | Value::List(_) if !node.is_empty() => {
                        out.push('\n');
                        members(node, indent + 2, false, out);
                    }
                    _ => value(node, out),
                }
            }
        }
    }
}

/// Writes what stands on the line of its key or dash.
fn value(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Text(text) if text.is_empty() => {}
        Value::Text(text) => {
            out.push(' ');
            out.push_str(&scalar(text));
        }
        Value::List(_) | Value::Map(_) => {
            out.push(' ');
            out.push_str(empty(node));
        }
    }
    out.push('\n');
}

fn empty(node: &Node<'_>) -> &'static str {
    if matches!(node.value, Value::List(_)) { "[]" } else { "{}" }
}

/// Text as it is where YAML takes it as it is, else in quotes.
fn scalar(text: &str) -> String {
    let odd = |c: char| c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    let sign = text.starts_with([
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`', '~',
        '.',
    ]);
    let inside = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    if !text.is_empty() && text.trim() == text && !sign && !inside && !text.contains(odd) {
        return text.to_owned();
    }
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if odd(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Problems, Source, parse};
    use super::*;

    fn tree(text: &str) -> Node<'static> {
        let mut problems = Problems::new();
        let source = Source::new("x.yaml", text);
        let node = parse(&source, &mut problems).map(Node::into_owned);
        assert!(problems.is_empty(), "{text}\n{:?}", problems.sorted());
        node.unwrap()
    }

    fn same(one: &Node<'_>, other: &Node<'_>) -> bool {
        match (&one.value, &other.value) {
            (Value::Text(one), Value::Text(other)) => one == other,
            (Value::List(one), Value::List(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
            }
            (Value::Map(one), Value::Map(other)) => {
                one.entries.len() == other.entries.len()
                    && one
                        .entries
                        .iter()
                        .zip(&other.entries)
                        .all(|((key, one), (name, other))| key.value == name.value && same(one, other))
            }
            _ => false,
        }
    }

    #[test]
    fn a_tree_is_written_in_block_style() {
        let flow = "{ roles: { dsl: { held-by: A. Example, duties: [tell-dsl, { do: a, to: [b, c] }] } }, cites: [], note: }";
        let block = block(&tree(flow));
        assert_eq!(
            block,
            "roles:\n  dsl:\n    held-by: A. Example\n    duties:\n      - tell-dsl\n      - do: a\n        to:\n          \
             - b\n          - c\ncites: []\nnote:"
        );
    }

    #[test]
    fn what_is_written_reads_back() {
        for text in [
            "a: \"x: y\"",
            "a: '#1'",
            "a: \" b \"",
            "a: \"\\n\\t\\\"\\\\\"",
            "\"a: b\": c",
            "- - a\n  - b\n- []\n- {}",
            "a: \"-\"",
            "a: '~'",
            "a: no",
            "a: 1.10",
            "a: \"2016-01-01\"",
            "a: é, [b] {c}",
            "a: '- b'",
            "{}",
            "a: [\"\", b]",
        ] {
            let read = tree(text);
            let written = block(&read);
            assert!(same(&read, &tree(&written)), "{text}\n---\n{written}");
        }
        for file in crate::embedded::CHECKLISTS {
            let read = tree(file.text);
            assert!(same(&read, &tree(&block(&read))), "{}", file.name);
        }
    }
}
