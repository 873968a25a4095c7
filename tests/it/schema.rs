//! The schemas hold for what is real, refuse what is wrong, and agree with the program's own reader.

mod agreement;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use jsonschema::Validator;
use serde_json::{Value, json};

use policygap::checklist;
use policygap::format::{Shape, Takes};
use policygap::policy::shapes::{POLICY, RECORDS};
use policygap::schema::{self, Reader};
use policygap::vocabulary::{Kind, Vocabulary};

fn words() -> &'static Vocabulary {
    Vocabulary::builtin()
}

fn validator(schema: &Value) -> Validator {
    assert!(jsonschema::meta::is_valid(schema), "not a schema");
    jsonschema::draft202012::new(schema).unwrap()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn file(path: impl AsRef<Path>) -> Value {
    yaml(&std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap())
}

fn files(folder: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    assert!(!files.is_empty(), "no files in {folder}");
    files
}

fn run(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_policygap"));
    let output = command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn holds(validator: &Validator, value: &Value, what: &str) {
    let errors: Vec<_> =
        validator.iter_errors(value).map(|e| format!("{}: {e:.300}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{what}:\n{}", errors.join("\n"));
}

/// Plain fields of which nothing depends: their description says so, and it is true.
#[test]
fn a_field_that_no_checklist_asks_says_that_it_is_for_information() {
    let schema = schema::policy(words(), Reader::Validator).to_string();
    let asked: String = (checklist::Library::builtin().all())
        .flat_map(|checklist| checklist.controls().iter().map(|control| control.demand.to_string()))
        .collect();
    for (path, about) in [
        ("policy.status", "Its status, as the document calls it."),
        ("policy.minute", "The minute that records the approval."),
    ] {
        assert!(schema.contains(&format!("{about} For information: no checklist asks it.")), "{path}");
        assert!(!asked.contains(path), "a checklist asks {path}");
    }
}

#[test]
fn real_policies_hold() {
    let schema = validator(&schema::policy(words(), Reader::Validator));
    for path in files("policies") {
        if !path.to_string_lossy().ends_with(".records.yaml") {
            holds(&schema, &file(&path), &path.display().to_string());
        }
    }
    holds(&schema, &file("tests/it/schema/policy.yaml"), "every key");
}

#[test]
fn a_new_policy_holds() {
    let schema = validator(&schema::policy(words(), Reader::Validator));
    holds(&schema, &yaml(&run(&["new", "--school", "St \"No\": 1.10"])), "new");
}

#[test]
fn embedded_checklists_hold() {
    let schema = validator(&schema::checklist(words(), Reader::Validator));
    for path in files("checklists") {
        holds(&schema, &file(&path), &path.display().to_string());
    }
    holds(&schema, &file("tests/it/schema/checklist.yaml"), "every key");
    holds(&schema, &file("tests/it/schema/extension.yaml"), "only changes");
}

#[test]
fn a_records_file_holds() {
    holds(
        &validator(&schema::records(words(), Reader::Validator)),
        &file("tests/it/schema/records.yaml"),
        "every key",
    );
}

#[test]
fn results_hold() {
    let schema = validator(&schema::result());
    let audit = |arguments: &[&str]| -> Value {
        let arguments: Vec<_> = ["audit", "--format", "json"].iter().chain(arguments).copied().collect();
        let result = serde_json::from_str(&run(&arguments)).unwrap();
        holds(&schema, &result, &format!("{arguments:?}"));
        result
    };
    let real = audit(&["--on", "2026-11-22", "policies"]);
    assert!(real["policies"].as_array().is_some_and(|policies| policies.len() >= 2));
    audit(&["--on", "2023-01-01", "--fail-on", "never", "--not-shown", "fail", "policies"]);
    // With records, an accepted gap, and problems of either file.
    let folder = tempfolder();
    let mut policy = file("tests/it/schema/policy.yaml");
    policy["unknown"] = json!("key");
    let mut records = file("tests/it/schema/records.yaml");
    records["accepted-gaps"][0]["control"] = json!(accepted(&real));
    records["records"][0]["record"] = json!("unknown-record");
    std::fs::write(folder.join("one.yaml"), policy.to_string()).unwrap();
    std::fs::write(folder.join("one.records.yaml"), records.to_string()).unwrap();
    std::fs::write(folder.join("broken.yaml"), "school: [").unwrap();
    let text = audit(&["--on", "2026-11-22", folder.to_str().unwrap()]).to_string();
    std::fs::remove_dir_all(&folder).unwrap();
    for part in [
        "\"waived\",\"judged\":",
        "\"code\":\"unknown-key\"",
        "\"code\":\"unknown-term\"",
        "one.records.yaml",
        "broken.yaml",
    ] {
        assert!(text.contains(part), "{part} is not in the result");
    }
    let mut more = real;
    more["policies"][0]["more"] = json!(1);
    assert!(!schema.is_valid(&more), "a key that is not in the schema passes");
}

/// A control that the policies miss, by its series and id.
fn accepted(result: &Value) -> String {
    let results = result["policies"][0]["results"].as_array().unwrap();
    let missed =
        results.iter().find(|result| result["verdict"] == "not-met" && result["force"] == "must").unwrap();
    format!("{}/{}", missed["checklist"].as_str().unwrap(), missed["control"].as_str().unwrap())
}

fn tempfolder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("policygap-schema-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_command_prints_the_schemas() {
    let words = words();
    for (name, schema) in [
        ("policy", schema::policy(words, Reader::Validator)),
        ("records", schema::records(words, Reader::Validator)),
        ("checklist", schema::checklist(words, Reader::Validator)),
        ("result", schema::result()),
    ] {
        let printed: Value = serde_json::from_str(&run(&["schema", name])).unwrap();
        assert!(printed == schema, "{name}");
        assert_eq!(printed["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

/// What ajv's strict mode refuses: keywords and formats that are not of the draft, several types under one `type`, and
/// required keys that the same map does not describe. `.ci/schemas` compiles them with ajv itself.
#[test]
fn strict_validators_take_the_schemas() {
    const KEYWORDS: &[&str] = &[
        "$schema",
        "$defs",
        "$ref",
        "title",
        "description",
        "default",
        "examples",
        "type",
        "enum",
        "const",
        "properties",
        "additionalProperties",
        "prefixItems",
        "required",
        "minProperties",
        "maxProperties",
        "items",
        "minItems",
        "maxItems",
        "minLength",
        "pattern",
        "minimum",
        "maximum",
        "anyOf",
        "oneOf",
        "allOf",
        "not",
        "if",
        "then",
        "else",
    ];
    fn strict(schema: &Value, at: &str) {
        let Value::Object(map) = schema else { return assert!(schema.is_boolean(), "{at}: {schema}") };
        for (keyword, value) in map {
            assert!(KEYWORDS.contains(&keyword.as_str()), "{at}: {keyword}");
            let at = &format!("{at}/{keyword}");
            match (keyword.as_str(), value) {
                ("properties" | "$defs", Value::Object(of)) => {
                    of.iter().for_each(|(name, schema)| strict(schema, &format!("{at}/{name}")));
                }
                ("anyOf" | "oneOf" | "allOf", Value::Array(of)) => of.iter().for_each(|one| strict(one, at)),
                ("not" | "if" | "then" | "else" | "items" | "additionalProperties", schema) => {
                    strict(schema, at);
                }
                ("type", Value::Array(types)) => {
                    assert!(types.iter().filter(|one| *one != "null").count() < 2, "{at}: {types:?}");
                }
                ("required", Value::Array(keys)) => {
                    let described = |key: &Value| map["properties"].get(key.as_str().unwrap()).is_some();
                    assert!(keys.iter().all(described), "{at}: {keys:?}");
                }
                _ => {}
            }
        }
    }
    let (words, reader) = (words(), Reader::Validator);
    for (name, schema) in [
        ("policy", schema::policy(words, reader)),
        ("records", schema::records(words, reader)),
        ("checklist", schema::checklist(words, reader)),
        ("result", schema::result()),
    ] {
        strict(&schema, name);
    }
}

/// Editors show what each word means; otherwise their schema is the same.
#[test]
fn the_schema_for_editors_says_what_each_word_means() {
    fn plain(schema: &mut Value) -> usize {
        match schema {
            Value::Object(map) => {
                let meanings = map.remove("markdownEnumDescriptions");
                if let Some(meanings) = &meanings {
                    assert_eq!(meanings.as_array().unwrap().len(), map["enum"].as_array().unwrap().len());
                }
                usize::from(meanings.is_some()) + map.values_mut().map(plain).sum::<usize>()
            }
            Value::Array(items) => items.iter_mut().map(plain).sum(),
            _ => 0,
        }
    }
    let mut schema: Value = serde_json::from_str(&run(&["schema", "policy", "--editor"])).unwrap();
    assert!(plain(&mut schema) > 15);
    assert!(schema == schema::policy(words(), Reader::Validator));
}

#[test]
fn mistakes_do_not_hold() {
    let words = words();
    let policies = validator(&schema::policy(words, Reader::Validator));
    let good = file("tests/it/schema/policy.yaml");
    for (what, at, value) in [
        ("an unknown key", "/school/nations", json!("england")),
        ("an unknown section", "/scopes", json!({})),
        ("an unknown term", "/school/nation", json!("englnd")),
        ("an unknown commitment", "/roles/dsl/duties/0", json!("keep-incident-logs")),
        ("an unknown role", "/roles/dls", json!({})),
        ("a missing name", "/school/name", Value::Null),
        ("a missing section", "/school", Value::Null),
        ("another version", "/policygap", json!(2)),
        ("an entry that says nothing", "/roles/dsl/duties/2", json!({ "note": "words" })),
        ("an entry with do and say", "/roles/dsl/duties/1/say", json!("words")),
        ("a list of lists", "/roles/dsl/duties/0", json!(["tell-dsl"])),
    ] {
        let mut changed = good.clone();
        let (above, last) = at.rsplit_once('/').unwrap();
        match changed.pointer_mut(above).unwrap() {
            Value::Array(items) => items[last.parse::<usize>().unwrap()] = value,
            group if value.is_null() => assert!(group.as_object_mut().unwrap().remove(last).is_some()),
            group => group[last] = value,
        }
        assert!(!policies.is_valid(&changed), "{what} passes");
    }

    let checklists = validator(&schema::checklist(words, Reader::Validator));
    let good = file("tests/it/schema/checklist.yaml");
    for (what, requires) in [
        ("a wrong requirement name", json!({ "commit": "tell-dsl" })),
        ("two requirements in one", json!({ "role-held": "dsl", "review-cycle": "1 year" })),
        ("no requirement", json!({})),
        ("an empty list", json!({ "all": [] })),
        ("an unknown commitment", json!({ "commits": "tell-dls" })),
        ("an unknown commitment under any-of", json!({ "commits": { "any-of": ["tell-dls"] } })),
        ("a condition that is none", json!({ "commits": { "do": "tell-dsl", "who": "dsl" } })),
        ("a condition without a commitment", json!({ "commits": { "by": "dsl" } })),
        ("a group as a post", json!({ "role-held": "staff" })),
        ("an unknown list", json!({ "lists": { "filtering.block": "pornography" } })),
        ("a member of another kind", json!({ "lists": { "filtering.blocks": "staff" } })),
        ("an unknown field", json!({ "states": "policy.names" })),
        ("an unknown check", json!({ "consistent": "cycles" })),
        ("a count of none", json!({ "at-least": { "count": 0, "of": [{ "role-held": "dsl" }] } })),
    ] {
        let mut value = good.clone();
        value["controls"][0]["requires"] = requires;
        assert!(!checklists.is_valid(&value), "{what} passes");
    }
    let good = file("tests/it/schema/extension.yaml");
    for (what, changes) in [
        ("a change of nothing", json!({ "switched-off": true, "reason": "words" })),
        ("a change without an effect", json!({ "control": "a/b", "reason": "words" })),
        ("a change without a reason", json!({ "control": "a/b", "switched-off": true })),
        (
            "a change of two",
            json!({ "control": "a/b", "aspect": "a/b", "switched-off": true, "reason": "words" }),
        ),
        (
            "a change with two effects",
            json!({ "control": "a/b", "force": "must", "switched-off": true, "reason": "words" }),
        ),
        ("a change that is none", json!({ "control": "a/b", "switched-off": false, "reason": "words" })),
    ] {
        let mut value = good.clone();
        value["changes"] = changes;
        assert!(!checklists.is_valid(&value), "{what} passes");
    }
}

#[test]
fn every_kind_of_word_is_a_word_to_yaml() {
    for (_, term) in words().iter() {
        let id = &*term.id;
        assert_eq!(yaml(id), json!(id), "{id} is no word to YAML");
        assert!(
            !["y", "n", "yes", "no", "on", "off", "null"].contains(&id),
            "{id} is no word to some YAML readers"
        );
    }
}

/// The test of both readers tries every value in the place of each key that stands in a sample: so each must stand there.
#[test]
fn the_samples_hold_every_key_of_every_group() {
    type Seen = BTreeMap<&'static str, (&'static Shape, BTreeSet<&'static str>)>;
    fn walk(shape: &'static Shape, value: &Value, seen: &mut Seen) {
        let keys = &mut seen.entry(shape.name).or_insert((shape, BTreeSet::new())).1;
        keys.extend(shape.keys.iter().map(|key| key.name).filter(|&key| value.get(key).is_some()));
        for key in shape.keys {
            let (Some(inner), Some(value)) = (key.takes.shape(), value.get(key.name)) else { continue };
            let by_name = matches!(key.takes, Takes::ByTerm(..) | Takes::ByName(_));
            let members: Vec<&Value> = match value {
                Value::Array(items) => items.iter().collect(),
                Value::Object(map) if by_name => map.values().collect(),
                one => vec![one],
            };
            members.into_iter().filter(|one| one.is_object()).for_each(|one| walk(inner, one, seen));
        }
    }
    let mut seen = Seen::new();
    walk(&POLICY, &file("tests/it/schema/policy.yaml"), &mut seen);
    walk(&RECORDS, &file("tests/it/schema/records.yaml"), &mut seen);
    for path in ["tests/it/schema/checklist.yaml", "tests/it/schema/extension.yaml"] {
        walk(&checklist::shapes::CHECKLIST, &file(path), &mut seen);
    }
    assert!(seen.len() > 25, "{}", seen.len());
    for (shape, keys) in seen.values() {
        let missing: Vec<_> =
            shape.keys.iter().map(|key| key.name).filter(|key| !keys.contains(key)).collect();
        assert!(missing.is_empty(), "{}: {missing:?} in no sample", shape.name);
    }
}

#[test]
fn the_samples_hold_every_key() {
    fn missing(shape: &Shape, value: &Value) -> Vec<&'static str> {
        shape.keys.iter().map(|key| key.name).filter(|&key| value.get(key).is_none()).collect()
    }
    assert!(missing(&POLICY, &file("tests/it/schema/policy.yaml")).is_empty());
    assert!(missing(&RECORDS, &file("tests/it/schema/records.yaml")).is_empty());
    let checklist = file("tests/it/schema/checklist.yaml");
    assert!(missing(&checklist::shapes::CHECKLIST, &checklist).is_empty());
    let changes = checklist["changes"].as_array().unwrap();
    for key in checklist::shapes::CHANGE.keys {
        assert!(
            changes.iter().any(|change| change.get(key.name).is_some()),
            "{} is not in the sample",
            key.name
        );
    }
    let asked: BTreeSet<_> = checklist["controls"][0]["requires"]["all"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|requirement| requirement.as_object().unwrap().keys().map(String::as_str))
        .collect();
    for key in policygap::requirement::read::REQUIREMENT.keys {
        let nested = ["all", "any", "role-held", "different-people"].contains(&key.name);
        assert!(nested || asked.contains(key.name), "{} is not in the sample", key.name);
    }
    assert_eq!(Kind::ALL.len(), 25, "a new kind of word: give it a place in tests/it/schema/policy.yaml");
}
