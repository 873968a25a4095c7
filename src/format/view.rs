//! Reading a tree against a declared shape: every unknown key, missing key and wrong shape is collected.

use std::borrow::Cow;

use crate::source::text::shorten;
use crate::source::{Code, Map, Node, Problem, Problems, Span, Spanned, Value, suggest};

use super::shape::{Key, Shape, Takes};

/// A map that was checked against its shape.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    shape: &'static Shape,
    map: &'a Map<'a>,
    /// Where the map stands.
    pub span: Span,
}

/// A key that was found, with its declaration.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Its declaration.
    pub key: &'static Key,
    /// Where the key itself stands.
    pub key_span: Span,
    /// What stands under it.
    pub node: &'a Node<'a>,
}

impl<'a> View<'a> {
    /// Takes a node as a map of this shape. `place` is where a missing key is reported: the key above the map.
    pub fn open(
        node: &'a Node<'a>,
        shape: &'static Shape,
        place: Span,
        problems: &mut Problems,
    ) -> Option<Self> {
        static EMPTY: Map<'static> = Map { entries: Vec::new() };
        let map = match &node.value {
            Value::Map(map) => map,
            Value::Text(_) if node.is_blank() => &EMPTY,
            Value::List(items) if items.is_empty() => &EMPTY,
            Value::Text(_) | Value::List(_) => {
                let known: Vec<_> = shape.keys.iter().map(|key| format!("`{}`", key.name)).collect();
                let help =
                    format!("{} Its keys stand on lines of their own: {}.", shape.about, known.join(", "));
                problems.push(wrong_shape(node, &format!("the keys of {}", shape.name)).help(help));
                return None;
            }
        };
        let view = Self { shape, map, span: node.span };
        view.check(place, problems);
        Some(view)
    }

    /// What stands under a key, where anything does. A key with nothing after it counts as left out.
    pub fn get(&self, name: &'static str) -> Option<Found<'a>> {
        debug_assert!(self.declares(name), "{} has no key {name}", self.shape.name);
        let (written, node) = self.map.entry(name)?;
        if node.is_blank() && !matches!(node.value, Value::Map(_)) {
            return None;
        }
        Some(Found { key: self.shape.key(name)?, key_span: written.span, node })
    }

    /// Whether such a map may have this key.
    pub fn declares(&self, name: &str) -> bool {
        self.shape.key(name).is_some()
    }

    /// The keys as they stand in the file.
    pub fn entries(&self) -> &'a [(Spanned<Cow<'a, str>>, Node<'a>)] {
        &self.map.entries
    }

    fn check(&self, place: Span, problems: &mut Problems) {
        let mut within: Vec<&str> = Vec::new();
        for (written, node) in &self.map.entries {
            let Some(key) = self.shape.key(&written.value) else {
                let problem = unknown_key(written, self.shape);
                problems.push(if problems.are_many() {
                    problem
                } else {
                    problem.help(known_keys(written, node, self.shape))
                });
                continue;
            };
            within.extend(self.indented_too_far(key, written, node, problems));
            let may_be_empty = matches!(key.takes, Takes::Fragment | Takes::Requirement);
            if node.is_blank() && !key.required && !may_be_empty {
                let nothing = format!("Nothing stands after `{}`.", key.name);
                let help = format!("{} Write {}, or delete the line.", key.about, key.takes.expected());
                let code = if key.takes.may_hold_nothing(node) { Code::EmptyGroup } else { Code::EmptyKey };
                problems.push(Problem::new(code, written.span, nothing).label("nothing after it").help(help));
            }
        }
        for key in self.shape.keys.iter().filter(|key| key.required && !within.contains(&key.name)) {
            self.demand(key.name, place, problems);
        }
    }

    /// The keys of this map that stand within one of its own groups: each is told once, and not what belongs to it.
    fn indented_too_far(
        &self,
        group: &Key,
        written: &Spanned<Cow<'_, str>>,
        node: &Node<'_>,
        problems: &mut Problems,
    ) -> Vec<&'static str> {
        let (Takes::Map(shape), Value::Map(map)) = (&group.takes, &node.value) else { return Vec::new() };
        let mut found: Vec<&Key> = Vec::new();
        for (name, _) in map.entries.iter().filter(|(name, _)| shape.key(&name.value).is_none()) {
            let belongs = |key: &Key| matches!(key.takes, Takes::Map(of) if of.key(&name.value).is_some());
            if let Some(key) = self.shape.key(&name.value) {
                let message = format!(
                    "`{}` stands within `{}`, and is a key of {}.",
                    key.name, group.name, self.shape.name
                );
                let help = format!(
                    "Begin the line of `{}:` exactly under the `{}:` above, and what belongs to it two spaces further in.",
                    key.name, written.value
                );
                let problem = Problem::new(Code::UnknownKey, name.span, message);
                problems.push(problem.label("indented too far").help(help));
                problems.told(name.span);
                found.push(key);
            } else if found.last().is_some_and(|key| belongs(key)) {
                problems.told(name.span);
            }
        }
        found.into_iter().map(|key| key.name).collect()
    }

    /// Asks for a key that must be there, always or beside others. `place` is where it is reported missing: the key above
    /// the map.
    pub fn demand(&self, name: &'static str, place: Span, problems: &mut Problems) {
        let Some(key) = self.shape.key(name) else { return };
        if self.map.get(key.name).is_none_or(Node::is_blank) {
            let at = self.map.entry(key.name).map_or(place, |(written, _)| written.span);
            problems.push(
                Problem::new(
                    Code::MissingKey,
                    at,
                    format!("`{}` is missing from {}.", key.name, self.shape.name),
                )
                .label(format!("needs `{}:`", key.name))
                .help(format!(
                    "{} Write {} after `{}:`.",
                    key.about,
                    key.takes.expected(),
                    key.name
                )),
            );
        }
    }
}

fn unknown_key(written: &Spanned<Cow<'_, str>>, shape: &'static Shape) -> Problem {
    let message = format!("`{}` is not a key of {}.", shorten(&written.value), shape.name);
    Problem::new(Code::UnknownKey, written.span, message).label("not known here")
}

/// What to write in place of an unknown key.
fn known_keys(written: &Spanned<Cow<'_, str>>, node: &Node<'_>, shape: &'static Shape) -> String {
    if let Some(help) = slip(&written.value) {
        return help.to_owned();
    }
    if let Some(word) = suggest::nearest(&written.value, shape.keys.iter().map(|key| key.name)) {
        return suggest::question(word);
    }
    if node.is_empty() && written.value.contains(' ') {
        return "If this is the second half of a text that has a comma in it, put the whole text in quotes."
            .to_owned();
    }
    let known: Vec<_> = shape.keys.iter().map(|key| format!("`{}`", key.name)).collect();
    format!("It may have: {}.", known.join(", "))
}

/// What is wrong with a word whatever it means: signs that nobody sees, a dash that is no list.
pub fn slip(written: &str) -> Option<&'static str> {
    let unseen =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{61c}');
    if written.contains(unseen) {
        return Some(
            "An invisible character stands in this word; it probably came with copied text. Delete the word and type it again.",
        );
    }
    if written.contains('\u{a0}') {
        return Some(
            "A no-break space stands here; it probably came with copied text. Delete it and type the words again.",
        );
    }
    if written.starts_with(['–', '—', '•', '·', '▪', '●', '*']) {
        return Some(
            "A list begins with a plain hyphen and a space; a longer dash or a bullet comes with text copied from Word. Put `- ` in its place.",
        );
    }
    let dash = written.starts_with('-') || written.contains(" - ");
    dash.then_some(
        "In a list each word has a line of its own: a dash, a space, the word; every dash indented the same.",
    )
}

/// A problem for a value of the wrong shape.
pub fn wrong_shape(node: &Node<'_>, expected: &str) -> Problem {
    Problem::new(Code::WrongShape, node.span, format!("Expected {expected}, but found {}.", node.kind()))
        .label(node.kind())
}

/// A value as a list: a single value counts as a list of one, an empty one as an empty list.
pub fn members<'a>(node: &'a Node<'a>) -> &'a [Node<'a>] {
    match &node.value {
        Value::List(items) => items,
        Value::Text(_) if node.is_blank() => &[],
        Value::Text(_) | Value::Map(_) => std::slice::from_ref(node),
    }
}

/// A text without curly quotation marks around all of it, which word processors put there and YAML does not know.
pub fn bare(text: &str) -> &str {
    let inside = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    inside('“', '”').or_else(|| inside('‘', '’')).or_else(|| inside('„', '“')).unwrap_or(text)
}

/// The text of a value; a list or a group is a problem.
pub fn text<'a>(found: Found<'a>, problems: &mut Problems) -> Option<Spanned<&'a str>> {
    if let Some(text) = found.node.text() {
        return Some(Spanned::new(bare(text), found.node.span));
    }
    problems.push(
        wrong_shape(found.node, found.key.takes.expected()).help(format!(
            "{} If this is text that begins with a bracket, put it in quotes.",
            found.key.about
        )),
    );
    None
}

/// The texts of a value: one alone or a list.
pub fn texts<'a>(found: Found<'a>, problems: &mut Problems) -> Vec<Spanned<&'a str>> {
    let mut out = Vec::new();
    for item in members(found.node) {
        match item.text() {
            Some(_) if item.is_blank() => problems.push(
                Problem::new(Code::EmptyKey, item.span, "Nothing stands behind this dash.")
                    .label("nothing behind it")
                    .help(format!("{} Write it here, or delete the line.", found.key.about)),
            ),
            Some(text) => out.push(Spanned::new(bare(text), item.span)),
            None => problems.push(wrong_shape(item, "text").help(found.key.about)),
        }
    }
    out
}

/// `true` or `false`; also `yes` and `no`, which people write, in any case.
pub fn flag(found: Found<'_>, problems: &mut Problems) -> Option<Spanned<bool>> {
    let written = found.node.text().map(|text| bare(text).to_lowercase());
    let value = match written.as_deref() {
        Some("true" | "yes") => true,
        Some("false" | "no") => false,
        _ => {
            problems.push(wrong_shape(found.node, "`true` or `false`"));
            return None;
        }
    };
    Some(Spanned::new(value, found.node.span))
}

/// One of a few fixed words.
pub fn word(
    found: Found<'_>,
    words: &'static [&'static str],
    problems: &mut Problems,
) -> Option<Spanned<&'static str>> {
    let written = text(found, problems)?;
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(written.value)) {
        return Some(Spanned::new(word, written.span));
    }
    let known: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    problems.push(
        Problem::new(
            Code::UnknownTerm,
            written.span,
            format!("`{}` cannot stand under `{}`.", shorten(written.value), found.key.name),
        )
        .label("not one of the words known here")
        .help(format!("Write one of: {}.", known.join(", "))),
    );
    None
}
