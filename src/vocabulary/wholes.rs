//! What each term is a part of, however deep: worked out once, so that an audit only looks it up.

use serde::{Deserialize, Serialize};

use super::term::{Description, TermId};

/// For each term, everything that it is a part of, in one list.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Wholes {
    /// Where the wholes of each term end in the list; they begin where those of the term before end.
    ends: Vec<u32>,
    all: Vec<TermId>,
}

impl Wholes {
    /// Follows what each term says that it is a part of.
    pub(super) fn new(terms: &[Description]) -> Self {
        let mut wholes = Self::default();
        for term in terms {
            let from = wholes.all.len();
            let mut open: Vec<TermId> = term.part_of.clone();
            while let Some(above) = open.pop() {
                if !wholes.all.iter().skip(from).any(|&known| known == above) {
                    wholes.all.push(above);
                    open.extend(terms.get(above.index()).into_iter().flat_map(|term| &term.part_of));
                }
            }
            wholes.ends.push(u32::try_from(wholes.all.len()).unwrap_or(u32::MAX));
        }
        wholes
    }

    /// Everything that a term is a part of.
    pub(super) fn of(&self, part: TermId) -> &[TermId] {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let from = part.index().checked_sub(1).map_or(0, end);
        self.all.get(from..end(part.index())).unwrap_or_default()
    }
}
