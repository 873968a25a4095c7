//! Values that are no maps: text, numbers, dates, periods, and words of the vocabulary.

use serde_json::{Map, Value, json};

use crate::vocabulary::{Kind, Term, TermId};

use super::defs::{Defs, any_of, some};

/// What YAML may see where text is meant: `1.10` is a number to it, and `no` to some readers a boolean.
const TEXT: &[&str] = &["string", "number", "boolean"];
const NUMBER_OR_TEXT: &[&str] = &["string", "number"];
const STRING: &[&str] = &["string"];

/// Text, written in whatever way.
pub(super) fn text() -> Value {
    scalar(TEXT, None)
}

/// A whole number within these, also in quotes.
pub(super) fn number(least: u8, most: u8) -> Value {
    let one_digit = format!("^[{least}-{most}]$");
    let pattern = if most <= 9 { one_digit.as_str() } else { "^[0-9]+$" };
    let number = json!({ "type": "integer", "minimum": least, "maximum": most });
    let mut schema = any_of([number, json!({ "type": "string", "minLength": 1, "pattern": pattern })]);
    if least == most
        && let Some(schema) = schema.as_object_mut()
    {
        schema.insert("default".to_owned(), Value::from(least));
    }
    schema
}

/// Yes or no, in the ways in which the reader takes them.
pub(super) fn flag() -> Value {
    matching(&["boolean", "string"], "^(true|false|yes|no)$", &[])
}

/// What can only be asked for, not the reverse.
pub(super) fn switched_on() -> Value {
    json!({ "enum": [true, "true", "yes"] })
}

/// One of a few fixed words.
pub(super) fn word(of: &[&str]) -> Value {
    json!({ "enum": of })
}

/// A date as schools write dates.
pub(super) fn date() -> Value {
    like(NUMBER_OR_TEXT, &["28 September 2026", "September 2026", "Autumn 2026", "2026-09-28"])
}

/// A date written year, month, day.
pub(super) fn iso_date() -> Value {
    matching(STRING, "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", &["2026-09-01"])
}

/// A month and a day.
pub(super) fn month_day() -> Value {
    matching(STRING, "^[0-9]{1,2}[-\u{2010}\u{2011}\u{2013}][0-9]{1,2}$", &["12-31"])
}

/// A period.
pub(super) fn period() -> Value {
    like(STRING, &["day", "week", "month", "half-term", "term", "1 year", "academic-year", "2 years"])
}

/// A period, or `regularly`.
pub(super) fn frequency() -> Value {
    const SUCH_AS: &[&str] =
        &["day", "week", "month", "half-term", "term", "1 year", "academic-year", "2 years", "regularly"];
    like(STRING, SUCH_AS)
}

/// A deadline.
pub(super) fn deadline() -> Value {
    like(STRING, &["at-once", "same-day", "24 hours", "3 days", "5 working days", "2 weeks", "1 month"])
}

/// A value of one of these types: a key with nothing after it is no value. Each type stands alone: strict validators refuse
/// several under one `type`.
fn scalar(types: &[&str], pattern: Option<&str>) -> Value {
    let one = |name: &&str| match (*name, pattern) {
        ("string", Some(pattern)) => json!({ "type": "string", "minLength": 1, "pattern": pattern }),
        ("string", None) => json!({ "type": "string", "minLength": 1 }),
        (other, _) => json!({ "type": other }),
    };
    match types {
        [alone] => one(alone),
        several => any_of(several.iter().map(one)),
    }
}

fn like(types: &[&str], such_as: &[&str]) -> Value {
    with_examples(scalar(types, None), such_as)
}

fn matching(types: &[&str], pattern: &str, such_as: &[&str]) -> Value {
    with_examples(scalar(types, Some(pattern)), such_as)
}

fn with_examples(mut schema: Value, such_as: &[&str]) -> Value {
    if !such_as.is_empty()
        && let Some(schema) = schema.as_object_mut()
    {
        schema.insert("examples".to_owned(), json!(such_as));
    }
    schema
}

/// A name of several kinds of words.
pub(super) fn name_of(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.id()).collect::<Vec<_>>().join("-or-")
}

impl<'v> Defs<'v> {
    /// One of these terms, each with its meaning.
    fn one_of_terms(&self, about: &str, of: impl Iterator<Item = (TermId, &'v Term)>) -> Value {
        let mut schema = Map::new();
        schema.insert("description".to_owned(), Value::from(about));
        let words = self.words;
        if let Value::Object(of) =
            self.words(of.map(|(id, term)| (&*term.id, words.description(id).meaning.as_str())))
        {
            schema.extend(of);
        }
        Value::Object(schema)
    }

    /// A word of one of these kinds.
    pub(super) fn term(&mut self, kinds: &[Kind]) -> Value {
        if let [kind] = *kinds {
            return self.define(kind.id(), |defs| defs.one_of_terms(kind.about(), defs.words.of_kind(kind)));
        }
        self.define(&name_of(kinds), |defs| any_of(kinds.iter().map(|&kind| defs.term(&[kind]))))
    }

    /// A word of one of these kinds, or a list of them.
    pub(super) fn terms(&mut self, kinds: &[Kind]) -> Value {
        let term = self.term(kinds);
        self.define(&format!("list-of-{}", name_of(kinds)), |_| some(&term))
    }

    /// A post: a role that named people hold.
    pub(super) fn post(&mut self) -> Value {
        self.define("posts", |defs| {
            let words = defs.words;
            let posts = words.of_kind(Kind::Role).filter(|(role, _)| words.is_post(*role));
            defs.one_of_terms("Posts held by named people.", posts)
        })
    }

    /// A map whose keys are words of these kinds.
    pub(super) fn by_term(&mut self, kinds: &[Kind], value: &Value) -> Value {
        self.define(&format!("by-{}", name_of(kinds)), |defs| {
            let of_kinds = defs.words.iter().filter(|(_, term)| kinds.contains(&term.kind));
            let properties: Map<_, _> = of_kinds
                .map(|(id, term)| {
                    let mut key = Map::new();
                    key.insert("title".to_owned(), Value::from(term.label.as_str()));
                    key.insert(
                        "description".to_owned(),
                        Value::from(defs.words.description(id).meaning.as_str()),
                    );
                    key.extend(value.as_object().cloned().unwrap_or_default());
                    (term.id.to_string(), Value::Object(key))
                })
                .collect();
            json!({ "type": ["object", "null"], "properties": properties, "additionalProperties": false })
        })
    }
}
