//! Both readers, the schema's and the program's, agree on every key and form, and on whatever differs in one place.

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use policygap::schema::{self, Reader};
use policygap::source::{Code, Problem, Source};
use policygap::{checklist, policy};

use super::{file, validator, words};

/// Both readers agree on a file and on everything that differs from it in one place: what the schema refuses, the
/// program finds at fault; and where the program finds a wrong key, shape or word, the schema refuses it. `lenient`
/// names, by a part of the place and what was put there, what the program lets pass and the schema does not.
fn agree(
    schema: &Value,
    good: &Value,
    lenient: &[(&str, &str)],
    problems: &(dyn Fn(&str) -> Vec<Problem> + Sync),
) {
    const SHAPE: [Code; 4] = [Code::UnknownKey, Code::MissingKey, Code::WrongShape, Code::UnknownTerm];
    let schema = validator(schema);
    let mut all = Vec::new();
    changes(good, "", &mut |changed| changed, &mut all);
    assert!(all.len() > 75, "only {} changes were tried", all.len());
    let judge = |(what, value): &(String, Value)| {
        let problems = problems(&format!("{value}\n"));
        let wrong = problems.iter().find(|problem| SHAPE.contains(&problem.code));
        match (schema.is_valid(value), wrong) {
            (false, _) if problems.is_empty() => Some((what.clone(), None)),
            (true, Some(wrong)) => Some((what.clone(), Some(wrong.message.clone()))),
            _ => None,
        }
    };
    let found: Vec<_> = all.par_iter().filter_map(judge).collect();
    let known = |what: &str, (place, how): &(&str, &str)| what.contains(place) && what.ends_with(how);
    let unknown =
        found.iter().filter(|(what, wrong)| wrong.is_some() || !lenient.iter().any(|one| known(what, one)));
    let unknown: Vec<_> = unknown
        .map(|(what, wrong)| match wrong {
            None => format!("{what}: only the schema refuses it"),
            Some(wrong) => format!("{what}: only the program refuses it: {wrong}"),
        })
        .collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    for one in lenient {
        assert!(
            found.iter().any(|(what, _)| known(what, one)),
            "the program no longer lets {one:?} pass: delete it from the list in this test"
        );
    }
}

/// Every value that differs from a value in one place, with what was done.
fn changes(value: &Value, path: &str, whole: &mut dyn FnMut(Value) -> Value, out: &mut Vec<(String, Value)>) {
    for (what, other) in [
        ("nothing", Value::Null),
        ("an empty text", json!("")),
        ("a word", json!("zzz")),
        ("a number", json!(1)),
        ("true", json!(true)),
        ("a group", json!({ "zzz": "zzz" })),
        ("an empty group", json!({})),
        ("an empty list", json!([])),
        ("a list of a word", json!(["zzz"])),
        ("a list of it", json!([value])),
    ] {
        out.push((format!("{path} as {what}"), whole(other)));
    }
    match value {
        Value::Object(map) => {
            for (key, member) in map {
                let path = &format!("{path}/{key}");
                let with = |other: Option<(&str, Value)>| {
                    let each = map.iter().filter_map(|(name, old)| {
                        if name == key {
                            other.as_ref().map(|(n, v)| ((*n).to_owned(), v.clone()))
                        } else {
                            Some((name.clone(), old.clone()))
                        }
                    });
                    Value::Object(each.collect::<Map<_, _>>())
                };
                out.push((format!("{path} left out"), whole(with(None))));
                out.push((format!("{path} renamed"), whole(with(Some(("zzz", member.clone()))))));
                changes(member, path, &mut |changed| whole(with(Some((key, changed)))), out);
            }
        }
        Value::Array(items) => {
            for at in 0..items.len() {
                let path = &format!("{path}/{at}");
                let mut put = |changed: Value| {
                    let mut items = items.clone();
                    items[at] = changed;
                    whole(Value::Array(items))
                };
                changes(&items[at], path, &mut put, out);
            }
        }
        _ => {}
    }
}

#[test]
fn both_readers_agree_on_policies() {
    let words = words();
    agree(&schema::policy(words, Reader::Validator), &file("tests/it/schema/policy.yaml"), &[], &|text| {
        let loaded = policy::load::load(&Source::new("policy.yaml", text), None, words);
        told(loaded.problems, loaded.remarks)
    });
}

/// Everything that is told of a file, problems and remarks.
fn told(problems: Vec<Problem>, remarks: Vec<(Source, Problem)>) -> Vec<Problem> {
    let remarks = remarks.into_iter().map(|(_, remark)| remark);
    // The keys are written out in their own order, so that the mark of the end may not stand last.
    let of_end = |problem: &Problem| problem.message.starts_with("`policygap-end` marks the end");
    problems.into_iter().chain(remarks).filter(|problem| !of_end(problem)).collect()
}

#[test]
fn both_readers_agree_on_records() {
    let words = words();
    agree(&schema::records(words, Reader::Validator), &file("tests/it/schema/records.yaml"), &[], &|text| {
        let records = Source::new("policy.records.yaml", text);
        let loaded = policy::load::load(&Source::new("policy.yaml", "policygap: 1\n"), Some(records), words);
        told(loaded.records.unwrap().1, loaded.remarks)
    });
}

#[test]
fn both_readers_agree_on_checklists() {
    const LENIENT: &[(&str, &str)] = &[
        // A document may leave things open by these words, and so may an example, of which it is not told.
        ("/meets/", "true"),
        ("/misses/", "true"),
        ("/example/", "true"),
    ];
    agree_on_checklists("tests/it/schema/checklist.yaml", LENIENT);
}

#[test]
fn both_readers_agree_on_checklists_that_only_change_others() {
    agree_on_checklists("tests/it/schema/extension.yaml", &[]);
}

fn agree_on_checklists(sample: &str, lenient: &[(&str, &str)]) {
    let words = words();
    agree(&schema::checklist(words, Reader::Validator), &file(sample), lenient, &|text| {
        match checklist::load(Source::new("checklist.yaml", text), words) {
            // The sample is no real checklist: only what is wrong with the form of its examples counts.
            Ok(checklist) => {
                let problems = policygap::audit::example::check(&checklist, words);
                problems.into_iter().filter(|problem| problem.code != Code::Checklist).collect()
            }
            Err((_, problems)) => problems,
        }
    });
}
