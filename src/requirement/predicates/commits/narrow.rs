//! Where an entry is limited by itself to less than the act reaches, so that it is a part of what is asked even where that
//! detail is not asked: a rule on visitors' phones is no rule on pupils', and filtering in lessons is none at break.

use crate::dates::{Deadline, Frequency, Period};
use crate::policy::{Condition, Entry, Section, Within};
use crate::requirement::asked::Asked;
use crate::requirement::facts::Facts;
use crate::requirement::reach::are_all_pupils;
use crate::requirement::shortfall::{Detail, Short, Shortfall};
use crate::source::Spanned;
use crate::vocabulary::{Commitment, Kind, TermId, Vocabulary};

use super::Commits;
use super::answer::Sought;

impl Commits {
    /// In how many other procedures the act is a step as well.
    pub(super) fn other_incidents(&self, incident: TermId, facts: &Facts<'_>) -> usize {
        let others = facts.incidents(self.deed.act).iter();
        others.filter(|&&of| of != incident && of != facts.known().every_incident).count()
    }

    /// Every limit that an entry sets to itself where nothing was asked.
    pub(super) fn narrowed<'a>(
        &'a self,
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
        only(Detail::By, &deed.by, &by.iter(), &act.whole.by, facts, short);
        let whose = if entry.by.is_empty() { entry.inherited.as_slice() } else { entry.by.as_slice() };
        let is_outside =
            |holder: &Spanned<TermId>| facts.is_outside(holder.value) || vocabulary.is_passing(holder.value);
        if deed.by.is_empty()
            && (act.whole.by.is_empty() || matches!(sought, Sought::Step))
            && !(act.of_anybody || act.forbids)
            && let Some(first) = whose.first()
            && whose.iter().all(is_outside)
        {
            let only = whose.iter().map(|holder| holder.value).collect();
            short.take(|| Shortfall::Only(Detail::By, only), Some(first.span));
        }
        if deed.within.is_none()
            && let Some(within) = entry.within.as_ref().filter(|within| within.value != Deadline::Promptly)
            && let Some(late) = Shortfall::of_deadline(act.at_latest, Some(within.value))
        {
            short.take(|| late, Some(within.span));
        }
        if let Some((every, latest)) = entry.every.as_ref().zip(act.at_latest)
            && deed.every.is_none()
            && every.value.period().is_some_and(|every| !every.satisfies(within(latest)))
        {
            short.take(|| Shortfall::NotEachTime(every.value), Some(every.span));
        } else if deed.every.is_none()
            && let Some(every) = entry.every.as_ref().filter(|every| every.value != Frequency::Regularly)
            && let Some(seldom) = Shortfall::of_period(act.at_least, Some(every.value))
        {
            short.take(|| seldom, Some(every.span));
        }
        only(Detail::To, &deed.to, &entry.to.iter(), &act.whole.to, facts, short);
        let section = match entry.place {
            Within::Filtering => Section::Filtering,
            Within::Monitoring => Section::Monitoring,
            _ => Section::Policy,
        };
        if let Some(unfitted) = facts.unfitted(section).filter(|_| !act.whole.people.is_empty()) {
            short.take(|| Shortfall::NotYet, Some(unfitted));
        }
        let covered = facts.covers_only(section);
        if entry.about.is_empty() && deed.about.is_empty() && deed.people.is_empty() {
            only(Detail::For, &deed.people, &covered.iter(), &act.whole.people, facts, short);
        }
        let is_where = |about: &&Spanned<TermId>| match vocabulary.term(about.value).kind {
            Kind::Place => true,
            Kind::Device => act.whole.about.is_empty() && !act.whole.people.is_empty(),
            _ => false,
        };
        let places = entry.about.iter().filter(is_where);
        if deed.about.is_empty()
            && !(act.whole.about.is_empty() && act.whole.people.is_empty())
            && let Some(first) = places.clone().next()
            && !places
                .clone()
                .any(|it| act.whole.about.contains(&it.value) || facts.is_where_pupils_are(it.value))
        {
            short.take(
                || Shortfall::Only(Detail::About, places.map(|it| it.value).collect()),
                Some(first.span),
            );
        }
        // A step is about what its procedure is about, and may say so.
        let own = entry.about.iter().all(|about| Some(about.value) == entry.place.incident());
        if matches!(sought, Sought::Anywhere) || !own {
            only(Detail::About, &deed.about, &entry.about.iter(), &act.whole.about, facts, short);
        }
        if !deed.case.is_empty() {
            let condition = entry.condition.as_ref().map(|condition| &condition.value);
            let named = match condition {
                Some(Condition::Term(term)) => Some(*term),
                Some(Condition::Words(_)) | None => None,
            };
            // Own words cannot be read, and may name it.
            let is_told = matches!(condition, Some(Condition::Words(_)));
            let mut open = deed.case.open_to(named.into_iter(), vocabulary).filter(|_| !is_told).peekable();
            if open.peek().is_some() {
                short.take(|| Shortfall::Unanswered(Detail::Case, open.collect()), None);
            }
        }
        let is_limit = |when: &Spanned<TermId>| {
            let is_part = !act.whole.when.is_empty()
                || vocabulary.is_part_of_the_time(when.value)
                || act.continuing && vocabulary.is_seldom(when.value);
            is_part && !act.whole.when.contains(&when.value)
        };
        if deed.when.is_empty()
            && let Some(first) = entry.when.first()
            && entry.when.iter().all(is_limit)
        {
            let only = entry.when.iter().map(|when| when.value).collect();
            short.take(|| Shortfall::Only(Detail::When, only), Some(first.span));
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

/// The longest period between two meetings at which something is still told within a deadline.
fn within(latest: Deadline) -> Period {
    if latest.satisfies(Deadline::NEXT_DAY) {
        Period::Days(1)
    } else if latest.satisfies(Deadline::Weeks(1)) {
        Period::Weeks(1)
    } else {
        Period::Months(1)
    }
}

/// The policy to which the topic is left under which a prohibition stands all the same: which of the two holds is a question.
pub(super) fn left_with_topic<'p>(entry: &Entry, facts: &Facts<'p>) -> Option<&'p Spanned<TermId>> {
    let Within::Topic(at) = entry.place else { return None };
    let forbids = entry.commitment().and_then(|act| facts.vocabulary.commitment(act))?.forbids;
    facts.policy.topics.get(at).filter(|_| forbids)?.delegated_to.as_ref()
}

/// That an entry names something, and none of it is or includes what the act reaches, where nothing was asked.
pub(super) fn only<'a, 'g>(
    detail: Detail,
    asked: &Asked,
    given: &(impl Iterator<Item = &'g Spanned<TermId>> + Clone),
    whole: &[TermId],
    facts: &Facts<'_>,
    short: &mut impl Short<'a>,
) {
    if !asked.is_empty() || whole.is_empty() {
        return;
    }
    let Some(first) = given.clone().next() else { return };
    let known = facts.known();
    let has = |term: TermId| given.clone().any(|given| given.value == term);
    let reaches =
        |given: &Spanned<TermId>| whole.iter().any(|&whole| facts.vocabulary.covers(given.value, whole));
    let both =
        whole.contains(&known.filtering_and_monitoring) && has(known.filtering) && has(known.monitoring)
            || whole.contains(&known.staff) && has(known.teachers) && has(known.support_staff);
    // Where all ages are named, it is for each by its needs, and stages say nothing of those.
    let of_stages = whole.contains(&known.pupils) && !whole.contains(&known.all_ages);
    let pupils = || of_stages && are_all_pupils(given, facts);
    if both || given.clone().any(reaches) || pupils() {
        return;
    }
    short
        .take(|| Shortfall::Only(detail, given.clone().map(|given| given.value).collect()), Some(first.span));
}

/// What is asked and not given, where the act itself names what it goes to or is about: that counts, unless the entry
/// names something else and so limits it.
pub(super) fn take_held<'a>(
    detail: Detail,
    asked: &'a Asked,
    given: &[Spanned<TermId>],
    held: &[TermId],
    vocabulary: &Vocabulary,
    short: &mut impl Short<'a>,
) {
    let limit = given.first().filter(|_| !held.is_empty());
    let held = if given.is_empty() { held } else { &[] };
    let terms = given.iter().map(|given| given.value).chain(held.iter().copied());
    let mut open = asked.open_to(terms, vocabulary).peekable();
    if open.peek().is_some() {
        short.take(|| Shortfall::Unanswered(detail, open.collect()), limit.map(|limit| limit.span));
    }
}
