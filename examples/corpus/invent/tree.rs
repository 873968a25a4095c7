//! A tree of YAML without places, to take apart and put together.

use policygap::source::{Node, Problems, Source, Value, parse};

/// Text, a list, or a map in the order of the file.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads a file that is known to be sound.
    pub(crate) fn read(name: &str, text: &str) -> Result<Self, String> {
        let source = Source::new(name, text);
        let root = parse(&source, &mut Problems::new()).ok_or_else(|| format!("{name} is broken"))?;
        Ok(Self::of(&root))
    }

    fn of(node: &Node) -> Self {
        match &node.value {
            Value::Text(text) => Self::Text(owned(text)),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(map) => Self::Map(
                map.entries.iter().map(|(key, value)| (owned(&key.value), Self::of(value))).collect(),
            ),
        }
    }

    /// The value of a key of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Map(entries) = self else { return None };
        entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Whether nothing is left.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Text(_) => false,
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }
}

fn owned(text: impl AsRef<str>) -> String {
    text.as_ref().to_owned()
}
