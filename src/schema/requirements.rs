//! Requirements as checklists write them: where a word may stand, so may a list or `any-of`.

use serde_json::{Map, Value, json};

use crate::format::{Key, Shape, Takes};
use crate::policy::RecordKey;
use crate::requirement::predicates::{COMMITS, Check, REQUIREMENT};
use crate::requirement::{Field, Stated};
use crate::vocabulary::{Kind, Sort};

use super::defs::{Defs, any_of, one_or_more, some, unless, words};
use super::shapes::{name, object, require_one};
use super::values::{self, name_of};

impl Defs<'_> {
    /// A requirement: a map of exactly one key.
    pub(super) fn requirement(&mut self) -> Value {
        self.define(&name(&REQUIREMENT), |defs| {
            let mut map = object(&REQUIREMENT, &mut |key| defs.question(key));
            map.insert("type".to_owned(), Value::from("object"));
            map.insert("minProperties".to_owned(), Value::from(1));
            map.insert("maxProperties".to_owned(), Value::from(1));
            Value::Object(map)
        })
    }

    /// What stands under the key of a requirement.
    fn question(&mut self, key: &Key) -> Value {
        match (key.name, &key.takes) {
            ("lists", _) => self.lists(),
            ("role-held", _) => {
                let post = self.post();
                self.asked("posts", &post)
            }
            ("different-people", _) => {
                let role = self.term(&[Kind::Role]);
                json!({ "type": "array", "items": role, "minItems": 2 })
            }
            ("commits", _) => self.commits(),
            ("review-not-overdue", _) => values::switched_on(),
            ("states", _) => {
                one_or_more(&words(Stated::ALL.iter().map(|field| (field.path(), field.says()))), true)
            }
            ("consistent", _) => {
                one_or_more(&words(Check::ALL.iter().map(|check| (check.id(), check.says()))), true)
            }
            ("handles", Takes::Map(shape)) => self.asked_or_map(&[Kind::Incident], shape),
            ("cites", Takes::Map(shape)) => self.asked_or_map(&[Kind::Catalogue], shape),
            ("recorded", Takes::Map(shape)) => any_of([self.term(&[Kind::Record]), self.asking(shape)]),
            (_, Takes::Map(shape)) => self.asking(shape),
            (_, Takes::Requirement) => self.several(),
            _ => self.takes(key, true),
        }
    }

    /// Requirements under `all`, `any` and `of`: always a list.
    fn several(&mut self) -> Value {
        json!({ "type": "array", "items": self.requirement(), "minItems": 1 })
    }

    /// A map of a requirement, the words in it as they may be asked for.
    fn asking(&mut self, shape: &'static Shape) -> Value {
        self.define(&name(shape), |defs| {
            let mut map = object(shape, &mut |key| defs.asked_key(shape, key));
            map.insert("type".to_owned(), Value::from("object"));
            if shape.keys.iter().all(|key| !key.required) {
                // Only `cites` has no key that must be there: it needs one of these.
                require_one(&mut map, &["work", "any-of"]);
            }
            Value::Object(map)
        })
    }

    fn asked_key(&mut self, shape: &Shape, key: &Key) -> Value {
        match (name(shape).as_str(), key.name, &key.takes) {
            ("handles", "incident", _) | (_, _, Takes::Terms(_)) => {
                let kinds = key.takes.kinds();
                let term = self.term(kinds);
                self.asked(&name_of(kinds), &term)
            }
            (_, "among", _) => self.among(),
            (_, "states", _) => {
                let keys: Vec<_> = RecordKey::ALL.iter().map(|key| key.id()).collect();
                some(&json!({ "enum": keys }), false)
            }
            (_, "steps", _) => {
                let steps = self.commits();
                unless(key.required, steps)
            }
            (_, _, Takes::Requirement) => self.several(),
            _ => self.takes(key, key.required),
        }
    }

    /// Words asked for: one, a list of which every member is asked, or `any-of` of which one is, also inside a list.
    fn asked(&mut self, of: &str, term: &Value) -> Value {
        self.define(&format!("asked-{of}"), |_| {
            let any = one_of_these(&one_or_more(term, true));
            one_or_more(&any_of([term.clone(), any]), true)
        })
    }

    /// Words asked for, or a map that says more; `any-of` stands only inside a list there, or as a key of the map.
    fn asked_or_map(&mut self, kinds: &[Kind], shape: &'static Shape) -> Value {
        let term = self.term(kinds);
        let any = one_of_these(&one_or_more(&term, true));
        let list = json!({ "type": "array", "items": any_of([term.clone(), any]), "minItems": 1 });
        any_of([term, list, self.asking(shape)])
    }

    /// Commitments asked for: words, or maps that say by whom, how often and so on; also under `any-of`.
    fn commits(&mut self) -> Value {
        self.define("asked-commitments-with-conditions", |defs| {
            let one = any_of([defs.term(&[Kind::Commitment]), defs.asking(&COMMITS)]);
            let any = one_of_these(&one_or_more(&one, true));
            one_or_more(&any_of([one, any]), true)
        })
    }

    /// Lists of the policy with the members that they must have.
    fn lists(&mut self) -> Value {
        let properties: Map<_, _> = Field::ALL
            .iter()
            .map(|field| {
                let term = self.term(field.kinds());
                let mut value = Map::new();
                value.insert(
                    "description".to_owned(),
                    Value::from(format!("Is met where {} these.", field.verb())),
                );
                let asked = self.asked(&name_of(field.kinds()), &term);
                value.extend(asked.as_object().cloned().unwrap_or_default());
                (field.path().to_owned(), Value::Object(value))
            })
            .collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1 })
    }

    /// What must not be superseded: all, local bodies, sorts of the catalogue, or entries of it.
    fn among(&mut self) -> Value {
        let wide = ["all", "local"].into_iter().chain(Sort::WORDS.iter().copied());
        let sorts = json!({ "enum": wide.collect::<Vec<_>>() });
        let work = self.term(&[Kind::Catalogue]);
        one_or_more(&any_of([sorts, work]), true)
    }
}

fn one_of_these(of: &Value) -> Value {
    let mut of = of.clone();
    if let Some(of) = of.as_object_mut() {
        of.insert("description".to_owned(), Value::from("One of these."));
    }
    json!({ "type": "object", "properties": { "any-of": of }, "required": ["any-of"], "additionalProperties": false })
}
