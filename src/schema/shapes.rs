//! Declared maps and their keys.

use serde_json::{Map, Value, json};

use crate::checklist::shapes::{CHANGE, CHECKLIST, LEVEL};
use crate::format::{Key, Shape, Takes};
use crate::policy::shapes::{CITATION, ENTRY, METHOD, OWN_WORDS, POLICY, RECORDS};

use super::defs::{Defs, any_of, having, one_or_more, some, unless};
use super::{checklists, values};

/// How the value of a key is described.
pub(super) type Describe<'d> = &'d mut dyn FnMut(&Key) -> Value;

impl Defs<'_> {
    /// A reference to a declared map.
    pub(super) fn shape(&mut self, shape: &'static Shape) -> Value {
        self.define(&name(shape), |defs| Value::Object(defs.map(shape)))
    }

    /// A declared map itself.
    pub(super) fn map(&mut self, shape: &'static Shape) -> Map<String, Value> {
        let choice = choice(shape);
        let filled =
            |key: &Key| matches!(key.takes, Takes::Term(_) | Takes::Text) && choice.contains(&key.name);
        let mut map = object(shape, &mut |key| self.takes(key, key.required || filled(key)));
        require_one(&mut map, choice);
        if is(shape, &LEVEL) {
            // Level 5 asks nothing; every other level does.
            map.insert("if".to_owned(), json!({ "properties": { "level": { "enum": [5, "5"] } } }));
            let asks = ["requires", "remedy"].map(having);
            map.insert("then".to_owned(), json!({ "not": any_of(asks.clone()) }));
            map.insert("else".to_owned(), json!({ "allOf": asks }));
        }
        if is(shape, &ENTRY) {
            let both: Vec<_> = choice.iter().map(|key| having(key)).collect();
            map.insert("not".to_owned(), json!({ "allOf": both }));
        }
        if is(shape, &CHECKLIST) {
            map.extend(checklists::demands());
        } else if is(shape, &CHANGE) {
            map.extend(checklists::one_change());
        }
        map
    }

    /// What may stand under a key.
    pub(super) fn takes(&mut self, key: &Key, required: bool) -> Value {
        let takes = &key.takes;
        match *takes {
            Takes::Text => values::text(),
            Takes::Texts => some(&values::text()),
            Takes::Word(words) => values::word(words),
            Takes::Flag => values::flag(),
            Takes::True => values::switched_on(),
            Takes::Words(of) => some(&values::word(of)),
            Takes::SaidWords(of) => some(&self.words(of())),
            Takes::WordsOrTerms(of, kinds) => some(&any_of([values::word(&of()), self.term(kinds)])),
            Takes::Number => {
                let (least, most) = bounds(key);
                values::number(least, most)
            }
            Takes::Date => values::date(),
            Takes::IsoDate => values::iso_date(),
            Takes::MonthDay => values::month_day(),
            Takes::Period => values::period(),
            Takes::Frequency => values::frequency(),
            Takes::Deadline => values::deadline(),
            Takes::Term(_) => self.term(takes.kinds()),
            Takes::Terms(_) => self.terms(takes.kinds()),
            Takes::TermOrText(_) => any_of([self.term(takes.kinds()), values::text()]),
            Takes::Posts => {
                let post = self.post();
                self.asked("posts", &post)
            }
            Takes::Several(kinds) => json!({ "type": "array", "items": self.term(kinds), "minItems": 2 }),
            Takes::TermOrMap(kinds, shape) => any_of([self.term(kinds), self.asking(shape, &[])]),
            Takes::TermsOrMap(kinds, shape, one_of) => self.asked_or_map(kinds, shape, one_of),
            Takes::ByList(of) => self.by_list(of()),
            Takes::Map(shape) => unless(required || may_be_empty(shape), self.shape(shape)),
            Takes::Maps(shape) => one_or_more(&self.shape(shape), required),
            Takes::ByTerm(_, shape) => {
                let value = self.shape(shape);
                self.by_term(takes.kinds(), &value)
            }
            Takes::ByName(shape) => {
                json!({ "type": ["object", "null"], "additionalProperties": self.shape(shape) })
            }
            Takes::Entries(_, shape) => {
                let item = any_of([self.term(takes.kinds()), narrowed(self.shape(shape))]);
                let kinds = is(shape, &OWN_WORDS).then(|| values::name_of(takes.kinds()) + "-or-");
                let list = format!("list-of-{}{}", kinds.unwrap_or_default(), name(shape));
                self.define(&list, |_| one_or_more(&item, false))
            }
            Takes::Requirement => self.requirement(),
            Takes::Fragment => self.fragment(),
        }
    }

    /// A part of a policy, as examples hold it: no key must be there, and records may stand beside the sections.
    fn fragment(&mut self) -> Value {
        self.define("policy-fragment", |defs| {
            let mut map = object(&POLICY, &mut |key| match key.takes {
                Takes::Map(shape) if key.required => defs.partly(shape),
                _ => defs.takes(key, false),
            });
            map.remove("required");
            map.insert("type".to_owned(), Value::from("object"));
            map.insert("minProperties".to_owned(), Value::from(1));
            if let (Some(records), Some(properties)) =
                (RECORDS.key("records"), map.get_mut("properties").and_then(Value::as_object_mut))
            {
                properties.insert("records".to_owned(), described(records, defs.takes(records, false)));
            }
            Value::Object(map)
        })
    }

    /// A map of which an example gives only some keys.
    fn partly(&mut self, shape: &'static Shape) -> Value {
        self.define(&format!("{}-in-part", name(shape)), |defs| {
            let mut map = object(shape, &mut |key| defs.takes(key, false));
            map.remove("required");
            map.insert("type".to_owned(), json!(["object", "null"]));
            Value::Object(map)
        })
    }
}

/// A map with these keys and no others.
pub(super) fn object(shape: &'static Shape, describe: Describe<'_>) -> Map<String, Value> {
    let properties: Map<_, _> =
        shape.keys.iter().map(|key| (key.name.to_owned(), described(key, describe(key)))).collect();
    let required: Vec<_> = shape.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut map = Map::new();
    map.insert("description".to_owned(), Value::from(shape.about));
    map.insert(
        "type".to_owned(),
        if required.is_empty() { json!(["object", "null"]) } else { json!("object") },
    );
    map.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        map.insert("required".to_owned(), json!(required));
    }
    map.insert("additionalProperties".to_owned(), Value::from(false));
    map
}

/// Asks for at least one of several keys.
pub(super) fn require_one(map: &mut Map<String, Value>, of: &[&str]) {
    if !of.is_empty() {
        let each = of.iter().map(|key| having(key));
        map.extend(any_of(each).as_object().cloned().unwrap_or_default());
    }
}

/// The value of a key with what the key means.
pub(super) fn described(key: &Key, value: Value) -> Value {
    let about = match key.takes {
        Takes::Date
        | Takes::IsoDate
        | Takes::MonthDay
        | Takes::Period
        | Takes::Frequency
        | Takes::Deadline => format!("{} It takes {}.", key.about, key.takes.expected()),
        _ => key.about.to_owned(),
    };
    let mut schema = Map::new();
    schema.insert("description".to_owned(), Value::from(about));
    if let Value::Object(value) = value {
        schema.extend(value.into_iter().filter(|(name, _)| name != "description"));
    }
    Value::Object(schema)
}

/// A map that is an alternative to words, so that nothing at all cannot stand for it.
fn narrowed(mut reference: Value) -> Value {
    if let Some(reference) = reference.as_object_mut() {
        reference.insert("type".to_owned(), Value::from("object"));
    }
    reference
}

/// What a map is called under `$defs`: "a linked policy" is `linked-policy`.
pub(super) fn name(shape: &Shape) -> String {
    let plain = shape.name.replace('`', "");
    let plain = plain.strip_prefix("a ").or_else(|| plain.strip_prefix("an ")).unwrap_or(&plain);
    plain.replace(' ', "-")
}

/// Whether it is this very declaration.
fn is(shape: &Shape, one: &Shape) -> bool {
    std::ptr::eq(shape, one)
}

fn may_be_empty(shape: &Shape) -> bool {
    shape.keys.iter().all(|key| !key.required)
}

/// The keys of which the reader asks for one, though none of them alone must be there.
fn choice(shape: &Shape) -> &'static [&'static str] {
    if is(shape, &ENTRY) {
        &["do", "say"]
    } else if is(shape, &CITATION) {
        &["cite", "say"]
    } else if is(shape, &METHOD) {
        &["method", "say"]
    } else {
        &[]
    }
}

/// Between which numbers the reader takes one.
fn bounds(key: &Key) -> (u8, u8) {
    match key.name {
        "level" => (1, 5),
        "benchmark" => (1, 4),
        "count" => (1, u8::MAX),
        _ => (1, 1),
    }
}
