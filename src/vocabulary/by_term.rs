//! Things sorted by the term that they are about, so that what is about one term is found at once.

use serde::{Deserialize, Serialize};

use super::TermId;

/// Things by term: those of one term stand together, in the order in which they came.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ByTerm<T> {
    /// Where the things of each term begin, by the position of the term; one more for the end of the last.
    starts: Vec<u32>,
    /// The terms that have any, in order.
    terms: Vec<TermId>,
    things: Vec<T>,
}

impl<T> ByTerm<T> {
    /// Sorts things by their terms.
    pub fn new(mut pairs: Vec<(TermId, T)>) -> Self {
        pairs.retain(|(term, _)| *term != TermId::UNKNOWN);
        pairs.sort_by_key(|(term, _)| *term);
        let last = pairs.last().map_or(0, |(term, _)| term.index().saturating_add(1));
        let mut starts = Vec::with_capacity(last.saturating_add(1));
        let mut terms = Vec::new();
        for (at, (term, _)) in pairs.iter().enumerate() {
            let start = u32::try_from(at).unwrap_or(u32::MAX);
            if terms.last() != Some(term) {
                starts.resize(term.index().saturating_add(1), start);
                terms.push(*term);
            }
        }
        starts.resize(last.saturating_add(1), u32::try_from(pairs.len()).unwrap_or(u32::MAX));
        Self { starts, terms, things: pairs.into_iter().map(|(_, thing)| thing).collect() }
    }

    /// The things of one term.
    pub fn get(&self, term: TermId) -> &[T] {
        let at = term.index();
        let bounds = (self.starts.get(at), self.starts.get(at.saturating_add(1)));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        self.things.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The terms that have any, with their things, in the order of the vocabulary.
    pub fn iter(&self) -> impl Iterator<Item = (TermId, &[T])> {
        self.terms.iter().map(|&term| (term, self.get(term)))
    }
}

#[cfg(test)]
mod tests {
    use super::{ByTerm, TermId};

    #[test]
    fn things_of_one_term_stand_together_in_their_order() {
        let term = TermId::new;
        let by = ByTerm::new(vec![(term(5), 'a'), (term(2), 'b'), (term(5), 'c'), (term(2), 'd')]);
        assert_eq!(by.get(term(5)), ['a', 'c']);
        assert_eq!(by.get(term(2)), ['b', 'd']);
        for none in [0, 1, 3, 4, 6, 7] {
            assert!(by.get(term(none)).is_empty(), "{none}");
        }
        assert_eq!(by.iter().map(|(term, _)| term.index()).collect::<Vec<_>>(), [2, 5]);
        assert!(ByTerm::<char>::new(Vec::new()).get(term(0)).is_empty());
    }
}
