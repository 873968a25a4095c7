//! A change as YAML: the entry as the file has it, its notes and all, with the keys that change; and the place of an
//! entry in the tree of the file.

use crate::policy::{Entry, Training};
use crate::source::write::{list, map, text};
use crate::source::{Map, Node, Span, Spanned, Value};
use crate::vocabulary::{TermId, Vocabulary};

use super::change::{Change, Stands};
use super::yaml::terms;

/// The key by which something is known: what is done, or who is trained.
fn key(stands: &Stands) -> &'static str {
    match stands {
        Stands::Entry(_) => "do",
        Stands::Training(_) => "who",
    }
}

/// Something of the file with the keys under which it stands.
pub(super) struct Standing<'n, 's> {
    /// The keys.
    pub path: Vec<&'n str>,
    /// What stands there.
    pub node: &'n Node<'s>,
}

/// Finds an entry in the tree of its file, by the place of its word.
pub(super) fn find<'n, 's>(
    root: &'n Node<'s>,
    stands: &Stands,
    words: &Vocabulary,
) -> Option<Standing<'n, 's>> {
    let mut path = Vec::new();
    let node = locate(root, stands.span(), key(stands), &mut path)?;
    // The words of a file whose places are another's would be found at a place that is not its own.
    let word = match (&node.value, stands) {
        (Value::Text(word), Stands::Entry(entry)) => Some((word.as_ref(), entry.commitment()?)),
        (Value::Map(map), Stands::Entry(entry)) => Some((map.get("do")?.text()?, entry.commitment()?)),
        (Value::Map(map), Stands::Training(item)) => {
            Some((first(map.get("who")?)?.text()?, item.who.first()?.value))
        }
        _ => None,
    };
    word.filter(|(word, term)| *word == words.id(*term))?;
    Some(Standing { path, node })
}

fn first<'n, 's>(node: &'n Node<'s>) -> Option<&'n Node<'s>> {
    match &node.value {
        Value::List(items) => items.first(),
        Value::Text(_) | Value::Map(_) => Some(node),
    }
}

fn is_at(node: &Node<'_>, at: Span, key: &str) -> bool {
    match &node.value {
        Value::Text(_) => node.span == at,
        Value::Map(map) => map.get(key).and_then(first).is_some_and(|word| word.span == at),
        Value::List(_) => false,
    }
}

fn locate<'n, 's>(node: &'n Node<'s>, at: Span, key: &str, path: &mut Vec<&'n str>) -> Option<&'n Node<'s>> {
    if is_at(node, at, key) {
        return Some(node);
    }
    match &node.value {
        Value::Text(_) => None,
        Value::List(items) => items.iter().find_map(|item| locate(item, at, key, path)),
        Value::Map(map) => map.entries.iter().find_map(|(name, node)| {
            path.push(name.value.as_ref());
            let found = locate(node, at, key, path);
            if found.is_none() {
                path.pop();
            }
            found
        }),
    }
}

/// Puts something in the place of what stands in a tree. Whether it was found.
pub(super) fn replace<'s>(node: &mut Node<'s>, at: Span, with: &Node<'s>) -> bool {
    if is_at(node, at, "do") || is_at(node, at, "who") {
        node.value = with.value.clone();
        return true;
    }
    match &mut node.value {
        Value::Text(_) => false,
        Value::List(items) => items.iter_mut().any(|item| replace(item, at, with)),
        Value::Map(map) => map.entries.iter_mut().any(|(_, node)| replace(node, at, with)),
    }
}

/// The entry as it is to stand in the file.
pub(super) fn changed<'s>(standing: &Node<'s>, change: &Change<'_>, words: &'s Vocabulary) -> Node<'s> {
    let mut out = match &standing.value {
        Value::Map(map) => map.clone(),
        Value::Text(_) | Value::List(_) => {
            let key = Spanned::new(key(&change.before).into(), Span::default());
            Map { entries: vec![(key, standing.clone())] }
        }
    };
    for (key, value) in edits(change, words) {
        set(&mut out, key, value);
    }
    match out.entries.as_slice() {
        [(key, only)] if key.value == "do" => text(only.text().unwrap_or_default().to_owned()),
        _ => Node { value: Value::Map(out), span: Span::default() },
    }
}

/// A key with the terms that stand under it and those that are to stand there.
type Lists<'e> = (&'static str, &'e [Spanned<TermId>], &'e [Spanned<TermId>]);

/// The keys that change, with what is to stand under them; nothing where a key is taken away.
fn edits<'s>(change: &Change<'_>, words: &'s Vocabulary) -> Vec<(&'static str, Option<Node<'s>>)> {
    let mut out = Vec::new();
    let mut lists = |lists: &[Lists<'_>]| {
        for (key, before, after) in lists {
            if before.len() != after.len() {
                let ids: Vec<_> = after.iter().map(|term| term.value).collect();
                out.push((*key, Some(terms(&ids, words))));
            }
        }
    };
    match (&change.before, &change.after) {
        (Stands::Entry(before), Stands::Entry(after)) => {
            lists(&[
                ("by", &before.by, &after.by),
                ("to", &before.to, &after.to),
                ("with", &before.with, &after.with),
                ("when", &before.when, &after.when),
                ("about", &before.about, &after.about),
                ("decided-by", &before.decided_by, &after.decided_by),
            ]);
            out.extend(times(before, after));
        }
        (Stands::Training(before), Stands::Training(after)) => {
            lists(&[("when", &before.when, &after.when), ("about", &before.about, &after.about)]);
            out.extend(often(before, after));
        }
        _ => {}
    }
    out
}

fn times<'s>(before: &Entry, after: &Entry) -> Vec<(&'static str, Option<Node<'s>>)> {
    let mut out = Vec::new();
    if let Some(every) = after.every.as_ref().filter(|_| before.every != after.every) {
        out.push(("every", Some(text(every.value.id()))));
    }
    if let Some(within) = after.within.as_ref().filter(|_| before.within != after.within) {
        out.push(("within", Some(text(within.value.id()))));
    }
    let gone = [
        ("if", before.condition.is_some() && after.condition.is_none()),
        ("strength", before.strength.is_some() && after.strength.is_none()),
        ("except", before.except.is_some() && after.except.is_none()),
    ];
    out.extend(gone.into_iter().filter(|(_, gone)| *gone).map(|(key, _)| (key, None)));
    out
}

fn often<'s>(before: &Training, after: &Training) -> Vec<(&'static str, Option<Node<'s>>)> {
    let mut out = Vec::new();
    if let Some(every) = after.every.as_ref().filter(|_| before.every != after.every) {
        out.push(("every", Some(text(every.value.id()))));
    }
    let gone = [("if", before.condition.is_some()), ("strength", before.strength.is_some())];
    out.extend(gone.into_iter().filter(|(_, gone)| *gone).map(|(key, _)| (key, None)));
    out
}

/// Sets a key, before what is only noted, or takes it away.
fn set<'s>(map: &mut Map<'s>, key: &'static str, value: Option<Node<'s>>) {
    let at = map.entries.iter().position(|(name, _)| name.value == key);
    match (at, value) {
        (Some(at), Some(value)) => {
            if let Some((_, node)) = map.entries.get_mut(at) {
                *node = value;
            }
        }
        (Some(at), None) => {
            map.entries.remove(at);
        }
        (None, Some(value)) => {
            let noted = |(name, _): &(Spanned<std::borrow::Cow<'_, str>>, Node<'_>)| {
                ["note", "written", "section"].contains(&name.value.as_ref())
            };
            let at = map.entries.iter().position(noted).unwrap_or(map.entries.len());
            map.entries.insert(at, (Spanned::new(key.into(), Span::default()), value));
        }
        (None, None) => {}
    }
}

/// The fragment of a change: the entry under the keys under which it stands.
pub(super) fn under<'s>(path: &[&'s str], entry: Node<'s>) -> Node<'s> {
    path.iter().rev().fold(list([entry]), |node, key| map([(*key, node)]))
}

/// The entry of such a fragment.
pub(super) fn entry<'n, 's>(fragment: &'n Node<'s>, depth: usize) -> Option<&'n Node<'s>> {
    let mut node = fragment;
    for _ in 0..depth {
        let Value::Map(map) = &node.value else { return None };
        node = map.entries.first().map(|(_, node)| node)?;
    }
    first(node)
}
