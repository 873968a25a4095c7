//! Whether a route holds: the policy and its records with the fragments merged into them.

use chrono::NaiveDate;

use crate::format::{Blank, blank};
use crate::policy::{Policy, load, records};
use crate::source::write::{map, text};
use crate::source::{Map, Node, Problem, Problems, Source, Value, parse};
use crate::vocabulary::Reader;
use crate::vocabulary::Vocabulary;

use super::merge::merge;
use super::{DATE, Fragment, NAME, StepKind, Target, edit};

/// The policy as it is once the changes are made in its file, and the additions merged into it and its records file. In
/// every place that the school is to fill in stands something: an invented name, and for each date the day of the audit.
///
/// # Errors
/// What is wrong with the merged files; nothing that was sound before becomes unsound by a route of this program.
pub fn merged(
    policy: &Policy,
    steps: &[&Fragment],
    words: &Vocabulary,
    on: NaiveDate,
) -> Result<Policy, Vec<Problem>> {
    let mut problems = Problems::new();
    let file = parse(&policy.source, &mut problems);
    let beside = policy.records.source.as_ref().and_then(|source| parse(source, &mut problems));
    let mut file = file.unwrap_or_else(|| map([]));
    let mut beside: Node<'_> = beside.unwrap_or_else(|| map([("policygap-records", text("1"))]));
    // What stands in the file is changed before anything is added, while its places are its own.
    let (changes, additions): (Vec<&Fragment>, Vec<&Fragment>) =
        steps.iter().partition(|step| step.kind == StepKind::Change);
    for step in changes.into_iter().chain(additions) {
        let source = Source::new("a fragment", step.yaml.as_str());
        let Some(fragment) = parse(&source, &mut problems).map(|node| filled(node.into_owned(), on)) else {
            continue;
        };
        let mut replaced = || {
            let at = step.place.filter(|_| step.depth > 0)?;
            edit::replace(&mut file, at, edit::entry(&fragment, step.depth)?).then_some(())
        };
        match (replaced(), step.file) {
            (Some(()), _) => {}
            (None, Target::Policy) => merge(&mut file, &fragment),
            (None, Target::Records) => merge(&mut beside, &fragment),
        }
    }
    let mut reader = Reader::new(words);
    reader.problems.unread();
    let read = load::read(&file, policy.source.clone(), &mut reader);
    let records = records::read_tree(&beside, &mut reader);
    problems.extend(reader.problems.parted().0);
    match read {
        Some(mut merged) if problems.is_empty() => {
            merged.records = records;
            Ok(merged)
        }
        _ => Err(problems.sorted()),
    }
}

/// A fragment with something in every place that the school is to fill in.
fn filled(node: Node<'static>, on: NaiveDate) -> Node<'static> {
    let value = match node.value {
        Value::Text(text) if text == DATE => Value::Text(on.to_string().into()),
        Value::Text(text) if blank(&text) == Some(Blank::Placeholder) || text == NAME => {
            Value::Text("Jo Stand-In".into())
        }
        Value::Text(text) => Value::Text(text),
        Value::List(items) => Value::List(items.into_iter().map(|item| filled(item, on)).collect()),
        Value::Map(map) => {
            // A name says nothing of how something came out.
            let outcome = |node: Node<'static>| match &node.value {
                Value::Text(text) if blank(text) == Some(Blank::Placeholder) => {
                    Node { value: Value::Text("All is well.".into()), span: node.span }
                }
                _ => node,
            };
            let entries = map.entries.into_iter().map(|(key, node)| {
                let node = if key.value == "outcome" { outcome(node) } else { node };
                (key, filled(node, on))
            });
            Value::Map(Map { entries: entries.collect() })
        }
    };
    Node { value, span: node.span }
}
