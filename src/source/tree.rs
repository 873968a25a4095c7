//! The spanned YAML tree: text, lists and maps, each with its place.

use super::text::{Span, Spanned};

/// One value of a YAML file and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Where it stands; of a list or map, from its first to its last member.
    pub span: Span,
}

/// What a YAML value is. A scalar is text until a field says otherwise: `no` is the word no, `1.10` stays 1.10.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text; empty where nothing stands after the key.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map.
    Map(Map),
}

/// A map in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// Keys and values, in the order of the file; a repeated key stands here once, as first written.
    pub entries: Vec<(Spanned<String>, Node)>,
}

impl Map {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// The key as written and its value.
    pub fn entry(&self, key: &str) -> Option<&(Spanned<String>, Node)> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }
}

impl Node {
    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether nothing stands here: an empty text, list or map.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(map) => map.entries.is_empty(),
        }
    }

    /// What it is, for a message: "a list", "text".
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Text(text) if text.is_empty() => "nothing",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        }
    }
}
