//! Explanations of the files that people write: their sections and keys, and the kinds of words that stand in them.

use crate::format::{Key, Kind, Shape, Takes};
use crate::policy::shapes::{POLICY, RECORDS};

/// The name under which all kinds of words are listed.
const KINDS: &str = "kinds";

/// Explains a section or a key of a policy or records file, or the kinds of words; nothing where there is none.
pub(super) fn explain(name: &str) -> Option<String> {
    if name == KINDS {
        return Some(kinds());
    }
    let files = [("a policy file", &POLICY), ("a records file", &RECORDS)];
    let mut parts = Vec::new();
    for (file, shape) in files {
        parts
            .extend(shape.key(name).map(|key| format!("`{name}` is a section of {file}.\n{}", section(key))));
        let inside = |key: &'static Key| Some((of(key)?, of(key)?.key(name)?));
        for (owner, key) in shape.keys.iter().filter_map(inside) {
            parts.push(format!("`{name}` is a key of {}.\n{}", owner.name, line(key)));
        }
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// Every name that can be explained here.
pub(super) fn names<'a>() -> impl Iterator<Item = &'a str> {
    let sections = POLICY.keys.iter().chain(RECORDS.keys);
    let keys = sections.clone().filter_map(of).flat_map(|shape| shape.keys);
    sections.chain(keys).map(|key| key.name).chain([KINDS])
}

fn kinds() -> String {
    let kind = |kind: &Kind| format!("  {}: {}\n", kind.id(), kind.about());
    let kinds: String = Kind::ALL.iter().map(kind).collect();
    format!("The kinds of words. `policygap explain KIND` lists the words of a kind.\n\n{kinds}")
}

fn section(key: &'static Key) -> String {
    let keys = of(key).map(|shape| shape.keys.iter().map(line).collect::<String>());
    let keys = keys.map(|keys| format!("\nIt may have\n{keys}")).unwrap_or_default();
    format!("{}{keys}", line(key))
}

/// A key: what it means, what may stand there, and where the words for it are listed.
fn line(key: &Key) -> String {
    let must = if key.required { ", needed" } else { "" };
    let lists: Vec<_> =
        key.takes.kinds().iter().map(|kind| format!("`policygap explain {}`", kind.id())).collect();
    let words = match (lists.as_slice(), &key.takes) {
        (_, Takes::Word(words)) => format!(" Write one of: {}.", words.join(", ")),
        ([], _) => String::new(),
        (lists, _) => format!(" For the words: {}.", lists.join(", ")),
    };
    format!("  {}: {} ({}{must}){words}\n", key.name, key.about, key.takes.expected())
}

/// The keys that stand under a key, where groups of keys stand there.
fn of(key: &'static Key) -> Option<&'static Shape> {
    match key.takes {
        Takes::Map(shape)
        | Takes::Maps(shape)
        | Takes::ByTerm(_, shape)
        | Takes::ByName(shape)
        | Takes::Entries(_, shape) => Some(shape),
        _ => None,
    }
}
