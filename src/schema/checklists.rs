//! What a checklist and a change must have, depending on what else they have.

use serde_json::{Map, Value, json};

use crate::checklist::shapes::{EFFECTS, FOR_DEMANDS, TARGETS};

use super::defs::{any_of, having};

/// A checklist asks something of its own, and says where that is from; or it only changes what it extends.
pub(super) fn demands() -> Map<String, Value> {
    let own = ["controls", "aspects"].map(|own| {
        let said = FOR_DEMANDS.iter().map(|key| filled(key));
        let all: Vec<_> = [having(own)].into_iter().chain(said).collect();
        json!({ "allOf": all })
    });
    let only_changes = json!({
        "allOf": [filled("extends"), filled("changes")],
        "not": any_of(["controls", "aspects"].map(filled)),
    });
    members(any_of(own.into_iter().chain([only_changes])))
}

/// A change does one thing to one thing.
pub(super) fn one_change() -> Map<String, Value> {
    let one = |keys: &[&str]| {
        let each: Vec<_> = keys.iter().map(|key| having(key)).collect();
        json!({ "oneOf": each })
    };
    members(json!({ "allOf": [one(TARGETS), one(EFFECTS)] }))
}

/// That something stands under a key.
fn filled(key: &str) -> Value {
    json!({ "required": [key], "properties": { key: { "not": { "enum": [null, []] } } } })
}

fn members(of: Value) -> Map<String, Value> {
    match of {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
