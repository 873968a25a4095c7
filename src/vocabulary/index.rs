//! Terms by their word.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;

use super::Kind;
use super::term::{Term, TermId};

/// A table of all terms by the hash of their id; their ids stand with the terms.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    table: HashTable<TermId>,
}

impl Index {
    /// A table of these terms.
    pub(super) fn new(terms: &[Term]) -> Self {
        let mut index = Self { table: HashTable::with_capacity(terms.len()) };
        for end in 1..=terms.len() {
            index.add(terms.get(..end).unwrap_or_default());
        }
        index
    }

    /// Takes in the last of these terms.
    pub(super) fn add(&mut self, terms: &[Term]) {
        let rehash = |id: &TermId| terms.get(id.index()).map_or(0, |term| hash(&term.id));
        if let Some((last, before)) = terms.split_last() {
            self.table.insert_unique(hash(&last.id), TermId::new(before.len()), rehash);
        }
    }

    /// The term of that id, of the first of these kinds that has one.
    pub(super) fn find(&self, kinds: &[Kind], id: &str, terms: &[Term]) -> Option<TermId> {
        let hash = hash(id);
        let is = |at: &TermId, kind: Kind| {
            terms.get(at.index()).is_some_and(|term| term.kind == kind && term.id == id)
        };
        kinds.iter().find_map(|&kind| self.table.find(hash, |at| is(at, kind)).copied())
    }
}

fn hash(id: &str) -> u64 {
    FixedState::default().hash_one(id)
}
