//! Where an entry is limited by itself to less than the act reaches, so that it is a part of what is asked even where that
//! detail is not asked: a rule on visitors' phones is no rule on pupils', and filtering in lessons is none at break.

use crate::policy::Entry;
use crate::requirement::asked::Asked;
use crate::requirement::facts::Facts;
use crate::requirement::shortfall::{Detail, Short, Shortfall};
use crate::source::Spanned;
use crate::vocabulary::{Commitment, TermId, Vocabulary};

use super::Commits;
use super::answer::Sought;

impl Commits {
    /// Every limit that an entry sets to itself where nothing was asked.
    pub(super) fn narrowed<'a>(
        &self,
        entry: &'a Entry,
        act: &Commitment,
        sought: Sought,
        facts: &Facts<'_>,
        short: &mut impl Short<'a>,
    ) {
        let deed = &self.deed;
        let vocabulary = facts.vocabulary;
        // Its own holders limit it, whoever the passage is about. In a procedure each step has whoever does it; only a
        // prohibition is asked of all.
        let by = match (sought, act.forbids) {
            (Sought::Anywhere, _) if entry.by.is_empty() => entry.inherited.as_slice(),
            (Sought::Step, false) => &[],
            _ => entry.by.as_slice(),
        };
        only(Detail::By, &deed.by, by.iter(), &act.whole.by, vocabulary, short);
        only(Detail::To, &deed.to, entry.to.iter(), &act.whole.to, vocabulary, short);
        only(Detail::About, &deed.about, entry.about.iter(), &act.whole.about, vocabulary, short);
        let is_limit = |when: &Spanned<TermId>| {
            vocabulary.is_part_of_the_time(when.value) && !act.whole.when.contains(&when.value)
        };
        if deed.when.is_empty()
            && let Some(first) = entry.when.first()
            && entry.when.iter().all(is_limit)
        {
            short.take(|| Shortfall::Only(Detail::When, first.value), Some(first.span));
        }
    }

    /// Whether an entry stands in the procedure for a type of incident in which the act says something else.
    pub(super) fn is_of_other_incident(&self, entry: &Entry, facts: &Facts<'_>) -> bool {
        let vocabulary = facts.vocabulary;
        let Some(own) = entry.place.incident() else { return false };
        let Some(act) = vocabulary.commitment(self.deed.act) else { return false };
        let incidents = &act.whole.incidents;
        let is_of = |&whole: &TermId| vocabulary.is_part(own, whole);
        !incidents.is_empty() && own != facts.known().every_incident && !incidents.iter().any(is_of)
    }
}

/// That an entry names something, and none of it is or includes what the act reaches, where nothing was asked.
fn only<'a, 'g>(
    detail: Detail,
    asked: &Asked,
    mut given: impl Iterator<Item = &'g Spanned<TermId>> + Clone,
    whole: &[TermId],
    vocabulary: &Vocabulary,
    short: &mut impl Short<'a>,
) {
    if !asked.is_empty() || whole.is_empty() {
        return;
    }
    let reaches = |given: &Spanned<TermId>| whole.iter().any(|&whole| vocabulary.covers(given.value, whole));
    if given.clone().any(reaches) {
        return;
    }
    if let Some(first) = given.next() {
        short.take(|| Shortfall::Only(detail, first.value), Some(first.span));
    }
}
