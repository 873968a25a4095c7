//! From a file's text to a policy.

use crate::format::View;
use crate::source::{Node, Problem, Source, Span, parse};
use crate::vocabulary::{Reader, Vocabulary};

use super::model::Policy;
use super::section::Section;
use super::shapes::POLICY;
use super::{contradictions, records, remarks, stand_ins};

/// A policy as far as it could be read, and everything that was wrong.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The policy; what could not be read is not in it. Nothing where the YAML itself is broken.
    pub policy: Option<Policy>,
    /// The problems of the policy file, by their place.
    pub problems: Vec<Problem>,
    /// The records file as it was read, with its problems, where there is one.
    pub records: Option<(Source, Vec<Problem>)>,
    /// What is to be told of either file without being a mistake of it, by its place.
    pub remarks: Vec<(Source, Problem)>,
}

/// Reads a policy and, where there is one, the records file that stands beside it.
pub fn load(source: &Source, records: Option<Source>, words: &Vocabulary) -> Loaded {
    let mut reader = Reader::new(words);
    let root = parse(source, &mut reader.problems);
    let mut policy = root.and_then(|root| whole(&root, source, &mut reader));
    let mut records_read = None;
    let mut told = Vec::new();
    if let Some(source) = records {
        let mut records_reader = Reader::new(words);
        records_reader.terms = reader.terms;
        let read = records::read(&source, &mut records_reader);
        let (problems, remarks) = records_reader.problems.parted();
        told.extend(remarks.into_iter().map(|remark| (source.clone(), remark)));
        records_read = Some((source, problems));
        if let Some(policy) = &mut policy {
            policy.records = read;
        }
    }
    let (problems, own) = reader.problems.parted();
    let own = own.into_iter().map(|remark| (source.clone(), remark));
    let remarks = own.chain(told).collect();
    Loaded { policy, problems, records: records_read, remarks }
}

/// Reads the policy of a file, unless the file is something else, and tells what the file as a whole shows.
fn whole(root: &Node<'_>, source: &Source, reader: &mut Reader<'_>) -> Option<Policy> {
    if let Some(problem) = remarks::other_file(root) {
        reader.problems.push(problem);
        return None;
    }
    reader.problems.extend(remarks::untouched(source));
    remarks::cut_off(root, source, &mut reader.problems);
    remarks::end_lost(root, source, &mut reader.problems);
    read(root, source.clone(), reader)
}

/// Reads a policy from a tree that was parsed already.
pub fn read(root: &crate::source::Node, source: Source, reader: &mut Reader<'_>) -> Option<Policy> {
    let view = View::open(root, &POLICY, start_of(&source), &mut reader.problems)?;
    reader.version(&view, "policygap");
    reader.flag(&view, remarks::END);
    let mut policy = Policy::empty(source);
    for &section in Section::ALL {
        if let Some(found) = view.get(section.id()) {
            policy.sections.push((section, found.key_span));
        }
    }
    reader.school(&view, &mut policy);
    reader.about(&view, &mut policy);
    reader.scope(&view, &mut policy);
    reader.roles(&view, &mut policy);
    reader.topics(&view, &mut policy);
    reader.filtering(&view, &mut policy);
    reader.monitoring(&view, &mut policy);
    reader.training(&view, &mut policy);
    reader.education(&view, &mut policy);
    reader.procedures(&view, &mut policy);
    policy.not_used = reader.terms(&view, "not-used");
    reader.linked(&view, &mut policy);
    reader.cites(&view, &mut policy);
    contradictions::find(&mut policy, reader.words, &mut reader.problems);
    policy.stand_ins = stand_ins::find(&policy, reader.words);
    Some(policy)
}

/// Where a problem of the whole file is shown: its first character that is not a comment.
pub(super) fn start_of(source: &Source) -> Span {
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        let words = line.trim_start();
        if !words.is_empty() && !words.starts_with('#') {
            return Span::new(at, at + 1);
        }
        at += line.len();
    }
    Span::new(0, 1)
}
