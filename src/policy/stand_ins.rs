//! What stands in a field made for it, as the commitments that say the same: a school that names the subjects in which
//! online safety is taught need not say in a second place that it is taught in subjects.

use crate::source::{Span, Spanned};
use crate::vocabulary::{Filled, StandsIn, TermId, Vocabulary};

use super::entry::{Act, Entry, Strength, Within};
use super::model::{Named, Policy};

/// Every commitment that a field says, in the order of the vocabulary.
pub(super) fn find(policy: &Policy, words: &Vocabulary) -> Vec<Entry> {
    let mut entries = Vec::new();
    for &act in words.stood_in_for() {
        let fields = words.commitment(act).map(|act| act.stands_in.as_slice()).unwrap_or_default();
        for StandsIn { field, members } in fields {
            let says = |said: &Said<'_>| {
                members.is_empty()
                    || said.term.is_some_and(|term| members.iter().any(|&of| words.is_part(term, of)))
            };
            entries.extend(said(*field, policy, words).into_iter().filter(says).map(|said| said.entry(act)));
        }
    }
    entries
}

/// One member of a field.
struct Said<'p> {
    term: Option<TermId>,
    span: Span,
    /// Whom it is limited to, where it is.
    of: &'p [Spanned<TermId>],
    by: &'p [Spanned<TermId>],
    strength: Option<Spanned<Strength>>,
    place: Within,
}

impl Said<'_> {
    fn entry(self, act: TermId) -> Entry {
        Entry {
            implied: true,
            inherited: self.by.to_vec(),
            about: self.of.to_vec(),
            strength: self.strength,
            ..Entry::new(Act::Do(act), self.span, self.place)
        }
    }
}

/// How weakly the document says somewhere that online safety is taught: where it is taught is no firmer than that.
fn taught_only(policy: &Policy, words: &Vocabulary) -> Option<Spanned<Strength>> {
    let says_so = |act| {
        let fields = words.commitment(act).map(|act| act.stands_in.as_slice()).unwrap_or_default();
        fields.iter().any(|says| matches!(says.field, Filled::EducationWithin | Filled::EducationTeaches))
    };
    let entries = policy.entries.iter().filter(|entry| entry.place == Within::Education);
    let mut taught = entries.filter(|entry| entry.commitment().is_some_and(says_so));
    taught.find_map(|entry| entry.strength.clone())
}

fn said<'p>(field: Filled, policy: &'p Policy, words: &Vocabulary) -> Vec<Said<'p>> {
    let (filtering, monitoring, education) = (&policy.filtering, &policy.monitoring, &policy.education);
    match field {
        Filled::FilteringSystem => named(filtering.system.as_ref(), &filtering.by, &Within::Filtering),
        Filled::FilteringBlockLists => listed(&filtering.block_lists, &filtering.by, &Within::Filtering),
        Filled::FilteringBlocks => listed(&filtering.blocks, &filtering.by, &Within::Filtering),
        Filled::FilteringCovers => listed(&filtering.covers, &filtering.by, &Within::Filtering),
        Filled::MonitoringSystem => named(monitoring.system.as_ref(), &monitoring.by, &Within::Monitoring),
        Filled::MonitoringMethods => {
            let ways = monitoring.methods.iter().map(|way| {
                let said = one(Some(way.method.value), way.method.span, &monitoring.by, Within::Monitoring);
                Said { of: &way.of, ..said }
            });
            ways.collect()
        }
        Filled::MonitoringCovers => {
            let covered = monitoring.covers.iter().map(|covered| {
                let said = one(Some(covered.value), covered.span, &monitoring.by, Within::Monitoring);
                Said { of: std::slice::from_ref(covered), ..said }
            });
            covered.collect()
        }
        Filled::EducationWithin => {
            let strength = taught_only(policy, words);
            let said = listed(&education.within, &education.by, &Within::Education).into_iter();
            said.map(|said| Said { strength: strength.clone(), ..said }).collect()
        }
        Filled::EducationTeaches => {
            let taught = education.teaches.iter().map(|taught| {
                let by = if taught.by.is_empty() { &education.by } else { &taught.by };
                let said = one(Some(taught.topic.value), taught.topic.span, by, Within::Education);
                Said { strength: taught.strength.clone(), ..said }
            });
            taught.collect()
        }
        Filled::EducationAdaptedFor => listed(&education.adapted_for, &education.by, &Within::Education),
    }
}

fn one(term: Option<TermId>, span: Span, by: &[Spanned<TermId>], place: Within) -> Said<'_> {
    Said { term, span, of: &[], by, strength: None, place }
}

fn listed<'p>(members: &[Spanned<TermId>], by: &'p [Spanned<TermId>], place: &Within) -> Vec<Said<'p>> {
    members.iter().map(|member| one(Some(member.value), member.span, by, place.clone())).collect()
}

fn named<'p>(what: Option<&Spanned<Named>>, by: &'p [Spanned<TermId>], place: &Within) -> Vec<Said<'p>> {
    let said = |named: &Spanned<Named>| match named.value {
        Named::Term(term) => one(Some(term), named.span, by, place.clone()),
        Named::Words(_) => one(None, named.span, by, place.clone()),
    };
    what.into_iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use crate::format::{Shape, Takes};
    use crate::policy::shapes::POLICY;
    use crate::vocabulary::Filled;

    fn section(name: &str) -> &'static Shape {
        match POLICY.key(name).map(|key| &key.takes) {
            Some(Takes::Map(shape)) => shape,
            other => panic!("{name} is {other:?}"),
        }
    }

    #[test]
    fn every_field_that_may_say_a_commitment_is_one_of_the_format_with_members_of_the_same_kinds() {
        for &field in Filled::ALL {
            let (of, name) = field.id().split_once('.').unwrap();
            let key = section(of).key(name).unwrap();
            if !field.kinds().is_empty() {
                assert_eq!(key.takes.kinds(), field.kinds(), "{}", field.id());
            }
        }
    }
}
