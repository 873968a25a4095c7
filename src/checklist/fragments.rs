//! The examples of a checklist: read from its file again by whoever asks for them, since an audit does not.

use crate::source::{Node, Problems, Span, Value, parse};

use super::model::Checklist;

/// The tree of a checklist's file, in which its examples are found.
#[derive(Debug)]
pub struct Fragments<'c> {
    root: Option<Node<'c>>,
}

impl Checklist {
    /// Its examples.
    pub fn fragments(&self) -> Fragments<'_> {
        Fragments { root: parse(&self.source_file, &mut Problems::new()) }
    }
}

impl<'c> Fragments<'c> {
    /// The fragment that stands at a place.
    pub fn at(&self, place: Span) -> Option<&Node<'c>> {
        let mut open = self.root.as_ref()?;
        while open.span != place {
            open = members(open)
                .find(|node| node.span.start() <= place.start() && place.end() <= node.span.end())?;
        }
        Some(open)
    }
}

fn members<'n, 'c>(node: &'n Node<'c>) -> impl Iterator<Item = &'n Node<'c>> {
    let (list, map) = match &node.value {
        Value::Text(_) => (None, None),
        Value::List(items) => (Some(items.iter()), None),
        Value::Map(map) => (None, Some(map.entries.iter().map(|(_, value)| value))),
    };
    list.into_iter().flatten().chain(map.into_iter().flatten())
}
