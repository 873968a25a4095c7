//! Writing YAML: a small tree as a person would write it, in block style, one key a line.

use super::text::{Span, Spanned};
use super::tree::{Map, Node, Value};

/// A scalar.
pub fn text(text: impl Into<String>) -> Node {
    Node { value: Value::Text(text.into()), span: Span::default() }
}

/// A list.
pub fn list(items: impl IntoIterator<Item = Node>) -> Node {
    Node { value: Value::List(items.into_iter().collect()), span: Span::default() }
}

/// A map.
pub fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Node)>) -> Node {
    let entries =
        entries.into_iter().map(|(key, node)| (Spanned::new(key.to_owned(), Span::default()), node));
    Node { value: Value::Map(Map { entries: entries.collect() }), span: Span::default() }
}

/// Writes a tree; it reads back as the same tree.
pub fn write(node: &Node) -> String {
    let mut out = String::new();
    block(node, 0, &mut out);
    out
}

fn block(node: &Node, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match &node.value {
        Value::Text(text) => out.push_str(&format!("{pad}{}\n", scalar(text))),
        Value::List(items) => {
            for item in items {
                let mut inner = String::new();
                block(item, indent + 2, &mut inner);
                let rest = inner.get(indent + 2..).unwrap_or_default();
                out.push_str(&format!("{pad}- {rest}"));
            }
        }
        Value::Map(map) => {
            for (key, value) in &map.entries {
                let key = scalar(&key.value);
                match &value.value {
                    Value::Text(text) => out.push_str(&format!("{pad}{key}: {}\n", scalar(text))),
                    Value::List(items) if items.is_empty() => out.push_str(&format!("{pad}{key}: []\n")),
                    Value::Map(map) if map.entries.is_empty() => out.push_str(&format!("{pad}{key}: {{}}\n")),
                    Value::List(_) | Value::Map(_) => {
                        out.push_str(&format!("{pad}{key}:\n"));
                        block(value, indent + 2, out);
                    }
                }
            }
        }
    }
}

/// A scalar as it may stand in block style: bare where nothing in it means anything to YAML, else in double quotes.
fn scalar(text: &str) -> String {
    let plain_first = text.chars().next().is_some_and(char::is_alphanumeric);
    let plain = text.chars().all(|letter| {
        letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_' | '.' | '/' | '(' | ')' | ',' | '&')
    });
    if plain_first && plain && !text.ends_with(' ') {
        return text.to_owned();
    }
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // No file may hold it, so it cannot be read back.
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{list, map, text, write};
    use crate::source::{Problems, Source, parse};

    #[test]
    fn what_is_written_reads_back() {
        let tree = map([
            (
                "roles",
                map([("dsl", map([("held-by", text("A. O'Example: \"head\" # 1")), ("note", text(""))]))]),
            ),
            (
                "A heading: with & a colon",
                list([text("one"), map([("do", text("two")), ("by", list([text("x y"), text("- z")]))])]),
            ),
            ("empty", list([])),
            ("tab", text("a\tb\nc")),
        ]);
        let written = write(&tree);
        let mut problems = Problems::new();
        let read = parse(&Source::new("t.yaml", written.as_str()), &mut problems).unwrap();
        assert!(problems.is_empty(), "{written}{:?}", problems.sorted());
        assert_eq!(write(&read), written);
        assert!(written.contains("  - do: two\n    by:\n      - x y\n      - \"- z\"\n"), "{written}");
    }
}
