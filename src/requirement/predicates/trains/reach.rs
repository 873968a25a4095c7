//! Whom an item of training reaches and what it covers.

use crate::dates::{Frequency, Period};
use crate::policy::{Entry, Strength, Training, Within};
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::Facts;
use crate::requirement::shortfall::{Any, Detail, Short, Shortfall, Told};
use crate::requirement::together::{Facet, together};
use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary};

use super::{Answer, Trains};

impl Trains {
    /// The items of training that are for those who are asked about.
    pub(super) fn items<'f, 'p>(
        &'f self,
        facts: &'f Facts<'p>,
    ) -> impl Iterator<Item = &'p Training> + use<'f, 'p> {
        facts.policy.training.iter().filter(|item| self.is_for(item, facts))
    }

    /// What all items come to. What teachers have in one item and support staff in another, all staff have.
    pub(super) fn reached(&self, facts: &Facts<'_>) -> Option<Bounds> {
        let items: Vec<_> = self.items(facts).collect();
        let is_whole = |item: &Training| self.bounds(item, facts) == Bounds::FULL;
        let about = Facet { of: |item: &Training| item.about.as_slice(), within: |item| &mut item.about };
        // Filtering in one item and monitoring in another are both.
        if !together(&items, &about, |_| (), is_whole).is_empty() {
            return Some(Bounds::FULL);
        }
        let bounds = items.iter().map(|item| self.bounds(item, facts)).reduce(Bounds::either)?;
        let known = facts.known();
        let each = [known.teachers, known.support_staff].map(|part| {
            let is_of = |item: &&Training| item.who.iter().any(|who| who.value == part);
            let whole = |item: &Training| self.bounds_but_for(item, facts);
            self.items(facts).filter(is_of).map(whole).fold(Bounds::ABSENT, Bounds::either)
        });
        let [teachers, support] = each;
        let both = Bounds {
            shown: teachers.shown.min(support.shown),
            possible: teachers.possible.min(support.possible),
        };
        let is_asked = self.who.terms().any(|asked| asked == known.staff);
        Some(if is_asked { bounds.either(both) } else { bounds })
    }

    /// Training of a whole group counts for its parts (teachers are staff); a post is trained only where it is named.
    pub(super) fn is_for(&self, item: &Training, facts: &Facts<'_>) -> bool {
        self.is_for_all(item, facts.vocabulary) || self.is_for_some(item, facts)
    }

    /// Whether training is for a part of the staff, where all are asked about: counted as a part.
    fn is_for_some(&self, item: &Training, facts: &Facts<'_>) -> bool {
        let known = facts.known();
        let is_part = |who: &Spanned<TermId>| [known.teachers, known.support_staff].contains(&who.value);
        self.who.terms().any(|asked| asked == known.staff) && item.who.iter().any(is_part)
    }

    /// Whether training is for all who are asked about.
    fn is_for_all(&self, item: &Training, vocabulary: &Vocabulary) -> bool {
        let is_trained = |asked: TermId| {
            item.who.iter().any(|given| {
                vocabulary.answers(given.value, asked) && !vocabulary.is_part(given.value, asked)
                    || given.value == asked
                    || asked == vocabulary.known().governors
                        && vocabulary.is_part(given.value, vocabulary.known().governing_body)
                    || (!vocabulary.is_post(asked) && vocabulary.is_part(asked, given.value))
                    || vocabulary.is_post(given.value)
                        && vocabulary.is_post(asked)
                        && vocabulary.is_part(given.value, asked)
            })
        };
        self.who.groups.iter().all(|group| group.iter().any(|&asked| is_trained(asked)))
    }

    pub(super) fn bounds(&self, item: &Training, facts: &Facts<'_>) -> Bounds {
        let bounds = self.bounds_but_for(item, facts);
        let limit = if self.is_limited(item, facts) { Degree::Partial } else { Degree::Full };
        Bounds { shown: bounds.shown.min(limit), possible: bounds.possible.min(limit) }
    }

    /// Whether an item is for some of the staff only, where all are asked about.
    fn is_limited(&self, item: &Training, facts: &Facts<'_>) -> bool {
        let known = facts.known();
        let has = |part: TermId| item.who.iter().any(|who| who.value == part);
        let is_all = has(known.teachers) && has(known.support_staff);
        !is_all && !self.is_for_all(item, facts.vocabulary)
    }

    /// What an item comes to, whoever it is for.
    fn bounds_but_for(&self, item: &Training, facts: &Facts<'_>) -> Bounds {
        let vocabulary = facts.vocabulary;
        let mut any = Any::default();
        self.shortfalls(item, facts, &mut any);
        // Training in something else is no part of what is asked; that in the policy itself is one in online safety.
        let about = covered(item, facts);
        let unrelated = !self.about.is_empty()
            && !self.is_near(item, facts)
            && self.about.open_to(about, vocabulary).count() == self.about.groups.len();
        match (item.delegated_to.is_some(), any.0, unrelated) {
            (false, false, _) => Bounds::FULL,
            (false, true, false) => Bounds::PARTIAL,
            (false, true, true) => Bounds::ABSENT,
            (true, ..) => Bounds::UNKNOWN,
        }
    }

    /// Whether an item is on the policy itself, where training in online safety is asked.
    fn is_near(&self, item: &Training, facts: &Facts<'_>) -> bool {
        let known = facts.known();
        let of_policy = item.about.iter().any(|about| about.value == known.policy_itself);
        of_policy && self.about.terms().any(|asked| asked == known.online_safety)
    }

    pub(super) fn answer<'a>(&'a self, item: &'a Training, facts: &Facts<'_>) -> Answer<'a> {
        let mut told = Told::default();
        if self.is_limited(item, facts) {
            let who = item.who.iter().map(|who| who.value).collect();
            told.take(|| Shortfall::Only(Detail::For, who), None);
        }
        self.shortfalls(item, facts, &mut told);
        if let Some(policy) = &item.delegated_to {
            // What is left to another policy is not lacking here as well.
            told.shortfalls = vec![Shortfall::LeftTo(policy.value)];
        }
        let known = facts.known();
        let is_in = |wide: &[TermId]| item.about.iter().any(|about| wide.contains(&about.value));
        let subject = match item.about.is_empty() || is_in(&[known.policy_itself]) {
            _ if is_in(&[known.online_safety, known.safeguarding]) => 2,
            true => 1,
            false => 0,
        };
        // Where online safety itself is asked, what is in it is nearer than what is in the policy alone, unless an occasion
        // is asked too: then the occasion may be the nearer half.
        let is_asked = self.about.terms().any(|asked| asked == known.online_safety);
        let in_it = || covered(item, facts).any(|about| facts.vocabulary.is_part(about, known.online_safety));
        let subject = match (is_asked, self.when.is_empty()) {
            (true, true) => u8::from(in_it()),
            (true, false) => subject.min(1),
            (false, _) => subject,
        };
        Answer { item, bounds: self.bounds(item, facts), subject, short: told.shortfalls }
    }

    /// Everything in which an item falls short, but for what it leaves to another policy.
    pub(super) fn shortfalls<'a>(
        &'a self,
        item: &'a Training,
        facts: &Facts<'_>,
        short: &mut impl Short<'a>,
    ) {
        let vocabulary = facts.vocabulary;
        short.take_open(Detail::When, &self.when, item.when.iter(), vocabulary);
        let mut open = self.about.open_to(covered(item, facts), vocabulary).peekable();
        if open.peek().is_some() && self.is_near(item, facts) {
            let only = item.about.iter().map(|about| about.value).collect();
            short.take(|| Shortfall::Only(Detail::Covers, only), None);
        } else if open.peek().is_some() {
            short.take(|| Shortfall::Unanswered(Detail::Covers, open.collect()), None);
        }
        let of_a_year = |when: &Spanned<TermId>| {
            [facts.known().annual_training, facts.known().business_meeting].contains(&when.value)
        };
        let yearly = item.when.iter().any(of_a_year).then_some(Frequency::Every(Period::AcademicYear));
        let every = item.every.as_ref().map(|every| every.value).or(yearly);
        if let Some(seldom) = Shortfall::of_period(self.every, every) {
            short.take(|| seldom, None);
        }
        if item.condition.is_some() {
            short.take(|| Shortfall::Conditional(None), None);
        }
        if let Some(strength) = &item.strength {
            let aware = (strength.value == Strength::Aware).then_some(Strength::Aware);
            short.take(|| Shortfall::Weak(aware), None);
        }
    }
}

/// What an item covers: what stands there, and online safety where the policy says firmly that safeguarding training covers
/// it, here or elsewhere.
fn covered(item: &Training, facts: &Facts<'_>) -> impl Iterator<Item = TermId> + Clone + use<> {
    let known = facts.known();
    let own: Vec<_> = item.about.iter().map(|about| about.value).collect();
    let is_whole =
        |entry: &Entry| entry.condition.is_none() && entry.strength.is_none() && entry.delegated_to.is_none();
    let item_of = |entry: &Entry| match entry.place {
        Within::Training(at) => facts.policy.training.get(at).map(|item| item.span),
        _ => None,
    };
    let is_safeguarding = own.iter().any(|&about| facts.vocabulary.is_part(about, known.safeguarding));
    let entries = facts.entries(known.cover_in_training);
    let is_elsewhere = || entries.iter().any(|entry| is_whole(entry) && item_of(entry).is_none());
    // What stands under an item follows it in the file.
    let from = entries.partition_point(|entry| entry.span < item.span);
    let here = entries.iter().skip(from).take_while(|entry| item_of(entry) == Some(item.span));
    let is_covered = here.copied().any(is_whole) || is_safeguarding && is_elsewhere();
    own.into_iter().chain(is_covered.then_some(known.online_safety))
}
