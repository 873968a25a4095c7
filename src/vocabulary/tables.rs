//! What is worked out of the terms once: what each is part of, which are series, and those that the code knows by name.

use super::{ByTerm, Detail, Known, TermId, Vocabulary};

/// What is worked out once of a vocabulary that is complete.
#[derive(Debug)]
pub(super) struct Tables {
    /// Everything that a term is part of, however deep.
    pub(super) above: ByTerm<TermId>,
    /// Terms of the catalogue that are families of editions, in order.
    pub(super) series: Vec<TermId>,
    pub(super) known: Known,
}

impl Tables {
    pub(super) fn of(vocabulary: &Vocabulary) -> Self {
        let mut above = Vec::new();
        let mut series = Vec::new();
        for (term, told) in vocabulary.iter() {
            let mut whole = told.part_of.clone();
            let mut at = 0;
            while let Some(&next) = whole.get(at) {
                for further in &vocabulary.term(next).part_of {
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
        Self { above: ByTerm::new(above), series, known: Known::of(vocabulary) }
    }
}
