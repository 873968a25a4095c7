//! What is worked out of the terms once: what each is part of, which are series, and those that the code knows by name.

use serde::{Deserialize, Serialize};

use super::index::Index;
use super::{ByTerm, Description, Detail, Known, Term, TermId};

/// What is worked out once of a vocabulary that is complete.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Tables {
    /// Everything that a term is part of, however deep.
    pub(super) above: ByTerm<TermId>,
    /// Terms of the catalogue that are families of editions, in order.
    pub(super) series: Vec<TermId>,
    pub(super) known: Known,
}

impl Tables {
    pub(super) fn of(terms: &[Term], descriptions: &[Description], index: &Index) -> Self {
        let part_of = |term: TermId| descriptions.get(term.index()).map_or(&[][..], |told| &told.part_of);
        let mut above = Vec::new();
        let mut series = Vec::new();
        for (at, told) in terms.iter().enumerate() {
            let term = TermId::new(at);
            let mut whole = part_of(term).to_vec();
            let mut at = 0;
            while let Some(&next) = whole.get(at) {
                for further in part_of(next) {
                    if !whole.contains(further) {
                        whole.push(*further);
                    }
                }
                at += 1;
            }
            above.extend(whole.into_iter().map(|whole| (term, whole)));
            if let Detail::Cited(cited) = &told.detail {
                series.extend(cited.series);
            }
        }
        series.sort_unstable();
        series.dedup();
        let known = Known::of(|kind, id| index.find(&[kind], id, terms));
        Self { above: ByTerm::new(above), series, known }
    }
}
