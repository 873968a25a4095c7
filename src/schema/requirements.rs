//! Requirements as checklists write them: where a word may stand, so may a list or `any-of`.

use serde_json::{Map, Value, json};

use crate::format::{Key, List, Shape, Takes};
use crate::requirement::predicates::REQUIREMENT;
use crate::vocabulary::Kind;

use super::defs::{Defs, any_of, one_or_more, unless};
use super::shapes::{name, object, require_one};
use super::values::name_of;

impl Defs<'_> {
    /// A requirement: a map of exactly one key.
    pub(super) fn requirement(&mut self) -> Value {
        self.define(&name(&REQUIREMENT), |defs| {
            let mut map = object(&REQUIREMENT, &mut |key| defs.asked_key(key, true));
            map.insert("type".to_owned(), Value::from("object"));
            map.insert("minProperties".to_owned(), Value::from(1));
            map.insert("maxProperties".to_owned(), Value::from(1));
            Value::Object(map)
        })
    }

    /// Requirements under `all`, `any` and `of`: always a list.
    fn several(&mut self) -> Value {
        json!({ "type": "array", "items": self.requirement(), "minItems": 1 })
    }

    /// A map of a requirement, the words in it as they may be asked for; it needs one of these keys, where there are any.
    pub(super) fn asking(&mut self, shape: &'static Shape, one_of: &[&str]) -> Value {
        self.define(&name(shape), |defs| {
            let mut map = object(shape, &mut |key| defs.asked_key(key, key.required));
            map.insert("type".to_owned(), Value::from("object"));
            require_one(&mut map, one_of);
            Value::Object(map)
        })
    }

    /// What may stand under a key of a requirement: words and maps are asked for there, everything else is as elsewhere.
    fn asked_key(&mut self, key: &Key, required: bool) -> Value {
        match key.takes {
            Takes::Terms(kinds) => {
                let term = self.term(kinds);
                self.asked(&name_of(kinds), &term)
            }
            Takes::Entries(kinds, shape) => {
                let entries = self.asked_entries(kinds, shape);
                let none = json!({ "type": "array", "maxItems": 0 });
                unless(required, if required { entries } else { any_of([entries, none]) })
            }
            Takes::Map(shape) => self.asking(shape, &[]),
            Takes::Requirement => self.several(),
            Takes::Text
            | Takes::Texts
            | Takes::Word(_)
            | Takes::Flag
            | Takes::True
            | Takes::Words(_)
            | Takes::SaidWords(_)
            | Takes::WordsOrTerms(..)
            | Takes::Number
            | Takes::Date
            | Takes::IsoDate
            | Takes::MonthDay
            | Takes::Period
            | Takes::Frequency
            | Takes::Deadline
            | Takes::Term(_)
            | Takes::TermOrText(_)
            | Takes::Posts
            | Takes::Several(_)
            | Takes::TermOrMap(..)
            | Takes::TermsOrMap(..)
            | Takes::Maps(_)
            | Takes::ByTerm(..)
            | Takes::ByList(_)
            | Takes::ByName(_)
            | Takes::Fragment => self.takes(key, required),
        }
    }

    /// Words asked for: one, a list of which every member is asked, or `any-of` of which one is, also inside a list.
    pub(super) fn asked(&mut self, of: &str, term: &Value) -> Value {
        self.define(&format!("asked-{of}"), |_| {
            let any = one_of_these(&one_or_more(term, true));
            one_or_more(&any_of([term.clone(), any]), true)
        })
    }

    /// Words asked for, or a map that says more; `any-of` stands only inside a list there, or as a key of the map.
    pub(super) fn asked_or_map(&mut self, kinds: &[Kind], shape: &'static Shape, one_of: &[&str]) -> Value {
        let term = self.term(kinds);
        let any = one_of_these(&one_or_more(&term, true));
        let list = json!({ "type": "array", "items": any_of([term.clone(), any]), "minItems": 1 });
        any_of([term, list, self.asking(shape, one_of)])
    }

    /// Words asked for, or maps that say by whom, how often and so on; also under `any-of`.
    fn asked_entries(&mut self, kinds: &[Kind], shape: &'static Shape) -> Value {
        self.define(&format!("asked-{}-with-conditions", name_of(kinds)), |defs| {
            let one = any_of([defs.term(kinds), defs.asking(shape, &[])]);
            let any = one_of_these(&one_or_more(&one, true));
            one_or_more(&any_of([one, any]), true)
        })
    }

    /// Lists of the policy with the members that they must have.
    pub(super) fn by_list(&mut self, lists: Vec<List>) -> Value {
        let properties: Map<_, _> = lists
            .into_iter()
            .map(|list| {
                let term = self.term(list.kinds);
                let mut value = Map::new();
                value.insert("description".to_owned(), Value::from(list.about));
                let asked = self.asked(&name_of(list.kinds), &term);
                value.extend(asked.as_object().cloned().unwrap_or_default());
                (list.name.to_owned(), Value::Object(value))
            })
            .collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1 })
    }
}

fn one_of_these(of: &Value) -> Value {
    let mut of = of.clone();
    if let Some(of) = of.as_object_mut() {
        of.insert("description".to_owned(), Value::from("One of these."));
    }
    json!({ "type": "object", "properties": { "any-of": of }, "required": ["any-of"], "additionalProperties": false })
}
