//! How one entry of a policy answers, and which entry answers best. What falls short is found in one place, for weighing
//! and for explaining.

use std::cmp::Reverse;

use crate::policy::{Condition, Entry};
use crate::requirement::asked::Asked;
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::shortfall::{Any, Detail, Short, Shortfall, Told};
use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary};

use super::{Commits, Lack};

/// How one entry answers.
pub(in crate::requirement) struct Answer<'a> {
    bounds: Bounds,
    told: Told<'a>,
}

impl Commits {
    /// The bounds of the entry that answers best.
    pub(in crate::requirement) fn best_bounds<'e>(
        &self,
        entries: impl Iterator<Item = &'e Entry>,
        needs_holder: bool,
        vocabulary: &Vocabulary,
    ) -> Option<Bounds> {
        entries.map(|entry| self.bounds(entry, needs_holder, vocabulary)).reduce(Bounds::better)
    }

    fn bounds(&self, entry: &Entry, needs_holder: bool, vocabulary: &Vocabulary) -> Bounds {
        if entry.delegated_to.is_some() {
            return Bounds::ELSEWHERE;
        }
        let mut any = Any::default();
        self.shortfalls(entry, needs_holder, vocabulary, &mut any);
        if any.0 { Bounds::PARTIAL } else { Bounds::FULL }
    }

    /// The entry that answers best; of equals the one that lacks least, then the first.
    pub(in crate::requirement) fn best<'a>(
        &'a self,
        entries: impl Iterator<Item = &'a Entry>,
        needs_holder: bool,
        vocabulary: &Vocabulary,
    ) -> Option<(&'a Entry, Answer<'a>)> {
        let mut best: Option<(&Entry, Answer<'a>)> = None;
        let mut faults = Vec::new();
        for entry in entries {
            let answer = self.answer(entry, needs_holder, vocabulary);
            faults.extend(&answer.told.faults);
            let rank = |answer: &Answer<'_>| {
                // That nobody is named is the least that can be lacking.
                let unheld = |shortfall: &Shortfall<'_>| shortfall.because() == Because::NoHolder;
                let only_unheld = answer.told.shortfalls.iter().all(unheld);
                let Bounds { shown, possible } = answer.bounds;
                (shown, possible, Reverse(answer.told.shortfalls.len()), only_unheld)
            };
            if best.as_ref().is_none_or(|(_, so_far)| rank(&answer) > rank(so_far)) {
                best = Some((entry, answer));
            }
        }
        // Each weak word counts against the answer, whichever entry is spoken of.
        if let Some((_, answer)) = &mut best {
            answer.told.faults = faults;
        }
        best
    }

    fn answer<'a>(&'a self, entry: &'a Entry, needs_holder: bool, vocabulary: &Vocabulary) -> Answer<'a> {
        let bounds = self.bounds(entry, needs_holder, vocabulary);
        let mut told = Told::default();
        self.shortfalls(entry, needs_holder, vocabulary, &mut told);
        if let Some(policy) = &entry.delegated_to {
            told.take(|| Shortfall::LeftTo(policy.value), Some(policy.span));
        }
        Answer { bounds, told }
    }

    /// The answer of an entry as a judgement.
    pub(in crate::requirement) fn report<'a>(
        &'a self,
        entry: &'a Entry,
        answer: Answer<'a>,
    ) -> Judgement<'a> {
        let place = Place::policy(entry.span);
        let mut judgement = Judgement::new(answer.bounds).read(place);
        judgement.faults = answer.told.faults.into_iter().map(Place::policy).collect();
        if judgement.bounds.shown == Degree::Full {
            return judgement;
        }
        let because = answer.told.shortfalls.first().map_or(Because::Weaker, Shortfall::because);
        let by = entry.holders().next().map(|holder| holder.value);
        let lack = Lack::Short { by, act: self.deed.act, shortfalls: answer.told.shortfalls };
        judgement.missing(lack, because, place)
    }

    /// Everything in which an entry falls short, but for what it leaves to another policy.
    fn shortfalls<'a>(
        &'a self,
        entry: &'a Entry,
        needs_holder: bool,
        vocabulary: &Vocabulary,
        short: &mut impl Short<'a>,
    ) {
        let deed = &self.deed;
        let lists = [(Detail::With, &deed.with, &entry.with), (Detail::When, &deed.when, &entry.when)];
        let needs_holder = needs_holder && !(entry.implied && deed.by.is_empty());
        if needs_holder && entry.holders().next().is_none() && !self.binds_everyone(vocabulary) {
            short.take(|| Shortfall::NoHolder, None);
        } else {
            short.take_open(Detail::By, &deed.by, entry.holders(), vocabulary);
        }
        if let Some(act) = vocabulary.commitment(deed.act) {
            take_held(Detail::To, &deed.to, &entry.to, &act.holds_to, vocabulary, short);
            take_held(Detail::About, &deed.about, &entry.about, &act.holds_about, vocabulary, short);
        }
        for (detail, asked, given) in lists {
            short.take_open(detail, asked, given.iter(), vocabulary);
        }
        let every = entry.every.as_ref().map(|every| every.value);
        if let Some(seldom) = Shortfall::of_period(deed.every, every) {
            short.take(|| seldom, None);
        }
        let within = entry.within.as_ref().map(|within| within.value);
        if let Some(late) = Shortfall::of_deadline(deed.within, within) {
            short.take(|| late, None);
        }
        self.weakened(entry, vocabulary, short);
    }

    /// Whether it counts where nobody is said to do it: a prohibition binds everyone.
    fn binds_everyone(&self, vocabulary: &Vocabulary) -> bool {
        let forbids = || vocabulary.commitment(self.deed.act).is_some_and(|act| act.forbids);
        self.deed.by.is_empty() && (self.may_be_unheld || forbids())
    }

    /// The words that weaken an entry: a condition, a weak verb, an exception where none may be.
    fn weakened<'a>(&self, entry: &'a Entry, vocabulary: &Vocabulary, short: &mut impl Short<'a>) {
        if let Some(condition) = &entry.condition {
            let belongs = self.may_be_conditional
                && match &condition.value {
                    Condition::Words(_) => true,
                    Condition::Term(term) => vocabulary.is_circumstance(*term),
                };
            if !belongs {
                short.take(|| Shortfall::Conditional(Some(&condition.value)), Some(condition.span));
            }
        }
        if let Some(strength) = &entry.strength {
            short.take(|| Shortfall::Weak(Some(strength.value)), Some(strength.span));
        }
        if let Some(except) = entry.except.as_ref().filter(|_| self.deed.no_exceptions) {
            short.take(|| Shortfall::Except(&except.value), Some(except.span));
        }
    }
}

/// What is asked and not given, where the act itself names what it goes to or is about: that counts, unless the entry
/// names something else and so limits it.
fn take_held<'a>(
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
