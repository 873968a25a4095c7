//! What stands under `$defs`: each kind of word, value and map once, under a name that a reader can follow.

use serde_json::{Map, Value, json};

use crate::vocabulary::Vocabulary;

/// The definitions of one schema, as they come up.
pub(super) struct Defs<'v> {
    pub(super) words: &'v Vocabulary,
    defs: Map<String, Value>,
}

impl<'v> Defs<'v> {
    /// None yet.
    pub(super) fn new(words: &'v Vocabulary) -> Self {
        Self { words, defs: Map::new() }
    }

    /// All of them.
    pub(super) fn into_map(self) -> Map<String, Value> {
        self.defs
    }

    /// A reference to a definition, which is made where it is not there yet. It may refer to itself.
    pub(super) fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.defs.contains_key(name) {
            self.defs.insert(name.to_owned(), Value::Null);
            let definition = make(self);
            self.defs.insert(name.to_owned(), definition);
        }
        json!({ "$ref": format!("#/$defs/{name}") })
    }
}

/// One of these.
pub(super) fn any_of(of: impl IntoIterator<Item = Value>) -> Value {
    json!({ "anyOf": of.into_iter().collect::<Vec<_>>() })
}

/// This, or nothing after the key, which counts as left out.
pub(super) fn unless(required: bool, schema: Value) -> Value {
    if required { schema } else { any_of([schema, json!({ "type": "null" })]) }
}

/// One of these, or a list of them, or nothing where it need not be there.
pub(super) fn one_or_more(item: &Value, required: bool) -> Value {
    if required { some(item, true) } else { any_of([some(item, false), json!({ "type": "null" })]) }
}

/// One of these, or a list of them, which may be empty where it need not be there.
pub(super) fn some(item: &Value, required: bool) -> Value {
    let mut list = json!({ "type": "array", "items": item });
    if required && let Some(list) = list.as_object_mut() {
        list.insert("minItems".to_owned(), Value::from(1));
    }
    any_of([item.clone(), list])
}

/// One of these words, each with its sentence. `markdownEnumDescriptions` is what editors show beside a word; one `const`
/// for each would say the same, but takes a YAML editor a minute on a real policy.
pub(super) fn words<'w>(of: impl IntoIterator<Item = (&'w str, &'w str)>) -> Value {
    let (words, says): (Vec<_>, Vec<_>) = of.into_iter().unzip();
    json!({ "enum": words, "markdownEnumDescriptions": says })
}
