//! The spanned YAML tree: text, lists and maps, each with its place.

use std::borrow::Cow;

use super::text::{Span, Spanned, is_unseen};

/// One value of a YAML file and where it stands. It borrows from the text of the file wherever the text stands there as
/// it is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'s> {
    /// The value.
    pub value: Value<'s>,
    /// Where it stands; of a list or map, from its first to its last member.
    pub span: Span,
}

/// What a YAML value is. A scalar is text until a field says otherwise: `no` is the word no, `1.10` stays 1.10.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'s> {
    /// Text; empty where nothing stands after the key.
    Text(Cow<'s, str>),
    /// A list.
    List(Vec<Node<'s>>),
    /// A map.
    Map(Map<'s>),
}

/// A key as written and what stands under it.
pub type Entry<'s> = (Spanned<Cow<'s, str>>, Node<'s>);

/// A map in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map<'s> {
    /// Keys and values, in the order of the file; a repeated key stands here once, as first written.
    pub entries: Vec<Entry<'s>>,
}

impl<'s> Map<'s> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        self.entry(key).map(|(_, node)| node)
    }

    /// The key as written and its value.
    pub fn entry(&self, key: &str) -> Option<&Entry<'s>> {
        self.entries.iter().find(|(name, _)| name.value == key)
    }

    /// Whether a key stands here twice.
    pub(super) fn repeats_a_key(&self) -> bool {
        const FEW: usize = 12;
        let mut rest = self.entries.as_slice();
        if rest.len() > FEW {
            let mut keys: Vec<&str> = rest.iter().map(|(key, _)| key.value.as_ref()).collect();
            keys.sort_unstable();
            return !keys.is_sorted_by(|one, next| one < next);
        }
        while let Some(((key, _), after)) = rest.split_first() {
            if after.iter().any(|(other, _)| other.value == key.value) {
                return true;
            }
            rest = after;
        }
        false
    }
}

impl Node<'_> {
    /// The same tree on its own, with no text borrowed.
    pub fn into_owned(self) -> Node<'static> {
        let value = match self.value {
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::List(items) => Value::List(items.into_iter().map(Node::into_owned).collect()),
            Value::Map(map) => {
                let own = |(key, node): (Spanned<Cow<'_, str>>, Node<'_>)| {
                    (key.map(|key| Cow::Owned(key.into_owned())), node.into_owned())
                };
                Value::Map(Map { entries: map.entries.into_iter().map(own).collect() })
            }
        };
        Node { value, span: self.span }
    }

    /// How many texts, lists and groups there are, this one counted, without the keys.
    pub(super) fn count(&self) -> usize {
        let within: usize = match &self.value {
            Value::Text(_) => 0,
            Value::List(items) => items.iter().map(Self::count).sum(),
            Value::Map(map) => map.entries.iter().map(|(_, node)| node.count()).sum(),
        };
        within + 1
    }

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

    /// Whether nothing stands here that anybody can see: an empty text, list or map, a text of space alone, or one of the
    /// words by which YAML says that there is nothing.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Text(text) => says_nothing(text) || text.chars().all(is_unseen),
            Value::List(_) | Value::Map(_) => self.is_empty(),
        }
    }

    /// Whether nothing was written: nothing at all, or one of the words by which YAML says so. A list, a group or a text in
    /// quotation marks was written, though nothing may stand in it.
    pub fn is_left_out(&self) -> bool {
        self.text().is_some_and(|text| says_nothing(text) || (text.is_empty() && self.span.is_empty()))
    }

    /// What it is, for a message: "a list", "text".
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Text(_) if self.is_blank() => "nothing",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of keys",
        }
    }
}

/// Whether a text is a word by which YAML says that there is nothing.
fn says_nothing(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}
