//! Which words of the vocabulary no control asks for.

use crate::requirement::reads::Read;
use crate::vocabulary::{Kind, Vocabulary};

use super::model::{KindCoverage, WordCoverage};

/// Kinds of words that no control asks for: they say under which condition, or for which schools, something holds.
const LEFT_OUT: &[Kind] = &[Kind::Condition, Kind::Phase, Kind::Nation, Kind::SchoolType];

pub(super) fn coverage(reads: &[Read], words: &Vocabulary) -> WordCoverage {
    let kinds: Vec<KindCoverage> = Kind::ALL
        .iter()
        .filter(|kind| !LEFT_OUT.contains(kind))
        .map(|&kind| {
            let is_unread = |term| !reads.iter().any(|read| read.asks_for(term, words));
            let unread = words.of_kind(kind).filter(|(term, _)| is_unread(*term));
            KindCoverage {
                kind: kind.id(),
                words: words.of_kind(kind).count(),
                unread: unread.map(|(_, term)| term.id.to_string()).collect(),
            }
        })
        .collect();
    WordCoverage {
        words: kinds.iter().map(|kind| kind.words).sum(),
        unread: kinds.iter().map(|kind| kind.unread.len()).sum(),
        kinds,
        left_out: LEFT_OUT.iter().map(|kind| kind.id()).collect(),
    }
}
