//! JSON Schemas (draft 2020-12) of the files that people write and of the result, for editors and other programs.
//!
//! They are generated from what the readers themselves read by: the declared shapes, the vocabulary, and the types of
//! the result. Read in this order: `values` (text, dates, words), `shapes` (maps and their keys), `requirements` (what
//! checklists ask), `checklists` (what a checklist must have beside what), and this file (the four schemas). Where YAML
//! sees a number or a boolean (`1.10`, `no`) and our reader sees text, the schemas allow both. What they cannot say stays
//! with the program: whether a date can be read, a `force` that strengthens, one person in two posts, an example that
//! comes out wrong.

mod checklists;
mod defs;
mod requirements;
mod shapes;
mod values;

use serde_json::{Map, Value};

use crate::checklist::shapes::CHECKLIST;
use crate::format::Shape;
use crate::policy::shapes::{POLICY, RECORDS};
use crate::report::{PolicyReport, Report};
use crate::vocabulary::Vocabulary;

use defs::Defs;

/// A day as results have it.
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// For whom a schema is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Any validator, however strict: only the keywords of the draft.
    Validator,
    /// An editor: with the meaning of each word under `markdownEnumDescriptions`, which is no keyword of the draft.
    Editor,
}

/// The schema of a policy file.
pub fn policy(words: &Vocabulary, reader: Reader) -> Value {
    file("A policy file of policygap, version 1.", &POLICY, words, reader)
}

/// The schema of a records file.
pub fn records(words: &Vocabulary, reader: Reader) -> Value {
    file("A records file of policygap, version 1.", &RECORDS, words, reader)
}

/// The schema of a checklist file.
pub fn checklist(words: &Vocabulary, reader: Reader) -> Value {
    file("A checklist file of policygap, version 1.", &CHECKLIST, words, reader)
}

/// The schema of the JSON result of an audit, as it is written.
pub fn result() -> Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let mut generator = settings.into_generator();
    let policies = generator.subschema_for::<Vec<PolicyReport<'_>>>();
    let mut schema = generator.into_root_schema_for::<Report<'_>>().to_value();
    // The policies follow what concerns the whole, one by one.
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let mut policies = policies;
        policies.insert("description".to_owned(), "The policies, by path.".into());
        properties.insert("policies".to_owned(), policies.to_value());
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.push("policies".into());
    }
    say_formats(&mut schema);
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".to_owned(), Value::from("The result of policygap audit, version 1"));
    }
    schema
}

/// Says what a format stands for in keywords of the draft: validators need not know formats, and strict ones refuse those
/// that they do not know.
fn say_formats(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            // A key of a result that is called so has a schema under it.
            if map.get("format").is_some_and(Value::is_string)
                && map.remove("format").is_some_and(|format| format == "date")
            {
                map.insert("pattern".to_owned(), Value::from(DAY));
            }
            map.values_mut().for_each(say_formats);
        }
        Value::Array(items) => items.iter_mut().for_each(say_formats),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A schema without a title: editors would show it beside every key that has none of its own.
fn file(what: &str, shape: &'static Shape, words: &Vocabulary, reader: Reader) -> Value {
    let mut defs = Defs::new(words, reader);
    let root = defs.map(shape);
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), Value::from(DRAFT));
    schema.extend(root);
    schema.insert("description".to_owned(), Value::from(format!("{what} {}", shape.about)));
    schema.insert("$defs".to_owned(), Value::Object(defs.into_map()));
    Value::Object(schema)
}
