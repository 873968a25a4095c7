//! What is worked out of the terms once: what each is part of, which are series, and those that the code knows by name.

use serde::{Deserialize, Serialize};

use super::called::Called;
use super::index::Index;
use super::meant::{called, plain};
use super::{ByTerm, Description, Detail, Known, Term, TermId};

/// What is worked out once of a vocabulary that is complete.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Tables {
    /// Everything that a term is part of, however deep.
    pub(super) above: ByTerm<TermId>,
    /// Everything that a group includes, however deep.
    pub(super) within: ByTerm<TermId>,
    /// The commitments that a field of a policy may say.
    pub(super) stood_in_for: Vec<TermId>,
    /// The commitments that wider ones may say.
    pub(super) said_by_others: Vec<TermId>,
    /// Terms that are kinds of several things, in order.
    pub(super) collective: Vec<TermId>,
    /// Terms of the catalogue that are families of editions, in order.
    pub(super) series: Vec<TermId>,
    pub(super) known: Known,
    /// The names by which terms are called.
    pub(super) called: Called,
}

impl Tables {
    pub(super) fn of(
        terms: &[Term],
        descriptions: &[Description],
        mut collective: Vec<TermId>,
        index: &Index,
    ) -> Self {
        let part_of = |term: TermId| descriptions.get(term.index()).map_or(&[][..], |told| &told.part_of);
        let includes = |term: TermId| match terms.get(term.index()).map(|term| &term.detail) {
            Some(Detail::Role(role)) => role.includes.as_slice(),
            _ => &[],
        };
        let (mut series, mut stood_in_for, mut said_by_others) = (Vec::new(), Vec::new(), Vec::new());
        for (at, told) in terms.iter().enumerate() {
            if let Detail::Commitment(act) = &told.detail
                && !act.said_by.is_empty()
            {
                said_by_others.push(TermId::new(at));
            }
            match &told.detail {
                Detail::Cited(cited) => series.extend(cited.series),
                Detail::Commitment(act) if !act.stands_in.is_empty() => stood_in_for.push(TermId::new(at)),
                Detail::Commitment(_)
                | Detail::Plain
                | Detail::Role(_)
                | Detail::SchoolType(_)
                | Detail::Matter(_)
                | Detail::Incident(_)
                | Detail::Event(_)
                | Detail::Record(_)
                | Detail::Condition(_) => {}
            }
        }
        series.sort_unstable();
        series.dedup();
        collective.sort_unstable();
        let known = Known::of(|kind, id| index.find(&[kind], id, terms));
        let told = terms.iter().zip(descriptions).enumerate();
        let names = told.flat_map(|(at, (term, description))| {
            called(term, description).map(move |name| (TermId::new(at), plain(name)))
        });
        let above = reached(terms.len(), part_of);
        Self {
            above,
            within: reached(terms.len(), includes),
            stood_in_for,
            said_by_others,
            collective,
            series,
            known,
            called: Called::of(names),
        }
    }
}

/// For each term everything that is reached from it by steps of one sort, the nearest first.
fn reached<'a>(count: usize, step: impl Fn(TermId) -> &'a [TermId]) -> ByTerm<TermId> {
    let mut all = Vec::new();
    for term in (0..count).map(TermId::new) {
        let mut found = step(term).to_vec();
        let mut at = 0;
        while let Some(&next) = found.get(at) {
            for further in step(next) {
                if !found.contains(further) {
                    found.push(*further);
                }
            }
            at += 1;
        }
        all.extend(found.into_iter().map(|found| (term, found)));
    }
    ByTerm::new(all)
}
