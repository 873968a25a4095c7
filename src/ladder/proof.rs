//! Whether a route holds: the policy and its records with the fragments merged into them.

use crate::policy::{Policy, load, records};
use crate::source::write::{map, text};
use crate::source::{Node, Problem, Problems, Source, parse};
use crate::vocabulary::Reader;
use crate::vocabulary::Vocabulary;

use super::merge::merge;
use super::{Fragment, Target};

/// The policy as it is once the fragments are merged into its file and its records file.
///
/// # Errors
/// What is wrong with the merged files; nothing that was sound before becomes unsound by a route of this program.
pub fn merged(policy: &Policy, steps: &[&Fragment], words: &Vocabulary) -> Result<Policy, Vec<Problem>> {
    let mut problems = Problems::new();
    let file = parse(&policy.source, &mut problems);
    let beside = policy.records.source.as_ref().and_then(|source| parse(source, &mut problems));
    let mut file = file.unwrap_or_else(|| map([]));
    let mut beside: Node<'_> = beside.unwrap_or_else(|| map([("policygap-records", text("1"))]));
    for step in steps {
        let source = Source::new("a fragment", step.yaml.as_str());
        let Some(fragment) = parse(&source, &mut problems).map(Node::into_owned) else { continue };
        match step.file {
            Target::Policy => merge(&mut file, &fragment),
            Target::Records => merge(&mut beside, &fragment),
        }
    }
    let mut reader = Reader::new(words);
    let read = load::read(&file, policy.source.clone(), &mut reader);
    let records = records::read_tree(&beside, &mut reader);
    problems.extend(reader.problems.sorted());
    match read {
        Some(mut merged) if problems.is_empty() => {
            merged.records = records;
            Ok(merged)
        }
        _ => Err(problems.sorted()),
    }
}
