//! What stands under `$defs`: each kind of word, value and map once, under a name that a reader can follow.

use serde_json::{Map, Value, json};

use crate::vocabulary::Vocabulary;

use super::Reader;

/// The definitions of one schema, as they come up.
pub(super) struct Defs<'v> {
    pub(super) words: &'v Vocabulary,
    reader: Reader,
    made: Map<String, Value>,
}

impl<'v> Defs<'v> {
    /// None yet.
    pub(super) fn new(words: &'v Vocabulary, reader: Reader) -> Self {
        Self { words, reader, made: Map::new() }
    }

    /// One of these words, each with its sentence for editors: `markdownEnumDescriptions` is what they show beside a word.
    /// One `const` for each would say the same to everybody, but takes a YAML editor a minute on a real policy.
    pub(super) fn words<'w>(&self, of: impl IntoIterator<Item = (&'w str, &'w str)>) -> Value {
        let (words, says): (Vec<_>, Vec<_>) = of.into_iter().unzip();
        match self.reader {
            Reader::Validator => json!({ "enum": words }),
            Reader::Editor => json!({ "enum": words, "markdownEnumDescriptions": says }),
        }
    }

    /// All of them.
    pub(super) fn into_map(self) -> Map<String, Value> {
        self.made
    }

    /// A reference to a definition, which is made where it is not there yet. It may refer to itself.
    pub(super) fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.made.contains_key(name) {
            self.made.insert(name.to_owned(), Value::Null);
            let definition = make(self);
            self.made.insert(name.to_owned(), definition);
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
    if required {
        return some(item);
    }
    any_of([item.clone(), json!({ "type": "array", "items": item }), json!({ "type": "null" })])
}

/// One of these, or a list of at least one of them.
pub(super) fn some(item: &Value) -> Value {
    any_of([item.clone(), json!({ "type": "array", "items": item, "minItems": 1 })])
}

/// That a key is there, whatever stands under it. A strict validator asks that a required key is also described.
pub(super) fn having(key: &str) -> Value {
    json!({ "required": [key], "properties": { key: true } })
}
