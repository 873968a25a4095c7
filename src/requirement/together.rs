//! What is said in several entries, each of a part, may together be the whole: pupils of each key stage in an entry of their
//! own, filtering in one and monitoring in another.

use crate::source::Spanned;
use crate::vocabulary::TermId;

/// One detail of an entry, such as what it is about: how it is read, and where it is put.
pub(super) struct Facet<T> {
    /// The detail of an entry.
    pub(super) of: fn(&T) -> &[Spanned<TermId>],
    /// Where it stands in an entry.
    pub(super) within: fn(&mut T) -> &mut Vec<Spanned<TermId>>,
}

/// Entries of which each says all that is asked but for one detail, and which together say that too; none where there are
/// no such entries. `widen` adds what members come to together: teachers and support staff are the staff.
pub(super) fn together<'p, T: Clone>(
    all: &[&'p T],
    detail: &Facet<T>,
    widen: impl Fn(&mut Vec<Spanned<TermId>>),
    is_whole: impl Fn(&T) -> bool,
) -> Vec<&'p T> {
    let of = |one: &'p T| (detail.of)(one);
    let mut parts: Vec<_> = all.iter().copied().filter(|&one| !of(one).is_empty()).collect();
    while parts.len() > 1 {
        let mut union: Vec<Spanned<TermId>> = parts.iter().flat_map(|&part| of(part)).cloned().collect();
        union.sort_unstable_by_key(|term| term.value);
        union.dedup_by_key(|term| term.value);
        // Where each says the same, none gains by the others.
        let names = |part: &'p T, term: TermId| of(part).iter().any(|it| it.value == term);
        if parts.iter().all(|&part| union.iter().all(|term| names(part, term.value))) {
            break;
        }
        widen(&mut union);
        let before = parts.len();
        parts.retain(|&part| {
            let mut whole = part.clone();
            (detail.within)(&mut whole).clone_from(&union);
            is_whole(&whole)
        });
        if parts.len() == before {
            return parts;
        }
    }
    Vec::new()
}
