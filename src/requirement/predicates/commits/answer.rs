//! How one entry of a policy answers, and which entry answers best. What falls short is found in one place, for weighing
//! and for explaining.

use crate::policy::{Condition, Entry};
use crate::requirement::asked::Asked;
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::Facts;
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::shortfall::{self, Any, Detail, Short, Shortfall, Told};
use crate::source::{Span, Spanned};
use crate::vocabulary::{BoundTo, Doer, Kind, TermId, Vocabulary};

use super::narrow::{left_with_topic, only, take_held};
use super::{Commits, Lack};

/// How the entries of a policy answer.
pub(in crate::requirement) struct Answer<'a> {
    /// What all of them come to.
    bounds: Bounds,
    /// How the entry answers of which is spoken: the nearest to what is asked.
    nearest: One<'a>,
    /// How another falls short, which has what the nearest lacks.
    other: Option<Vec<Shortfall<'a>>>,
    /// An entry that leaves it to another policy, where that could still show what the nearest does not.
    left: Option<One<'a>>,
    /// Each weak word counts against the answer, whichever entry is spoken of.
    faults: Vec<Span>,
}

/// How one entry answers.
pub(super) struct One<'a> {
    pub(super) entry: &'a Entry,
    pub(super) bounds: Bounds,
    pub(super) told: Told<'a>,
    /// Whether it is told though it is no part of what is asked: training of which it is not said in what.
    pub(super) is_shown: bool,
}

/// Where an entry is looked for.
#[derive(Clone, Copy, Debug)]
pub(in crate::requirement) enum Sought {
    /// Wherever it stands; somebody has to do it.
    Anywhere,
    /// Among the steps of a procedure, which need no holder of their own.
    Step,
}

impl Sought {
    /// Whether an entry stands in the procedure for one type of incident, and such a procedure is asked.
    fn is_with(self, entry: &Entry, facts: &Facts<'_>) -> bool {
        matches!(self, Self::Step)
            && entry.place.incident().is_some_and(|own| own != facts.known().every_incident)
    }
}

impl Commits {
    /// What these entries come to. As steps of a procedure they need no holder, and hold for its type of incident.
    pub(in crate::requirement) fn best_bounds<'e>(
        &self,
        entries: impl Iterator<Item = &'e Entry>,
        sought: Sought,
        facts: &Facts<'_>,
    ) -> Option<Bounds> {
        entries.map(|entry| self.bounds(entry, sought, facts)).reduce(Bounds::either)
    }

    pub(super) fn bounds(&self, entry: &Entry, sought: Sought, facts: &Facts<'_>) -> Bounds {
        if entry.delegated_to.is_some() {
            return Bounds::UNKNOWN;
        }
        let mut any = Any::default();
        self.shortfalls(entry, sought, facts, &mut any);
        let is_other = self.is_another_thing(entry, facts)
            || matches!(sought, Sought::Anywhere) && self.is_of_other_incident(entry, facts);
        match (any.0, is_other) {
            (_, false) if left_with_topic(entry, facts).is_some() => Bounds::BEGUN,
            (false, false) => Bounds::FULL,
            (true, false) if self.is_of_no_subject(entry, facts) => Bounds::ABSENT,
            (true, false) => Bounds::PARTIAL,
            (_, true) => Bounds::ABSENT,
        }
    }

    /// Whether an entry is training of which it is not said in what, where something is asked: that shows nothing of it.
    fn is_of_no_subject(&self, entry: &Entry, facts: &Facts<'_>) -> bool {
        let bound_to = facts.vocabulary.commitment(self.deed.act).and_then(|act| act.bound_to);
        let is_training = matches!(bound_to, Some(BoundTo::Doers | BoundTo::Recipients));
        is_training && entry.about.is_empty() && !self.deed.about.is_empty()
    }

    /// Whether an entry is no part of what is asked, though the act is the same: training of others or in something else,
    /// or what is done to another policy.
    fn is_another_thing(&self, entry: &Entry, facts: &Facts<'_>) -> bool {
        let vocabulary = facts.vocabulary;
        let bound_to = vocabulary.commitment(self.deed.act).and_then(|act| act.bound_to);
        let Some(bound_to) = bound_to else { return false };
        let about_other = || is_other(&self.deed.about, entry.about.iter(), vocabulary);
        // Where no policy is named, it is this one.
        let of_other = || {
            entry.about.is_empty()
                && !self.deed.about.is_empty()
                && self.deed.about.open_to(facts.this_policy(), vocabulary).next().is_some()
        };
        match bound_to {
            BoundTo::Doers => is_other(&self.deed.by, entry.holders(), vocabulary) || about_other(),
            BoundTo::Recipients => is_other(&self.deed.to, entry.to.iter(), vocabulary) || about_other(),
            BoundTo::Policies => about_other() || of_other(),
        }
    }

    /// How these entries answer, and the one that is spoken of.
    pub(in crate::requirement) fn best<'a>(
        &'a self,
        entries: impl Iterator<Item = &'a Entry>,
        sought: Sought,
        facts: &Facts<'a>,
    ) -> Option<Answer<'a>> {
        let mut ones: Vec<_> = entries.map(|entry| self.one(entry, sought, facts)).collect();
        let bounds = ones.iter().map(|one| one.bounds).reduce(Bounds::either)?;
        let faults = ones.iter().flat_map(|one| one.told.faults.iter().copied()).collect();
        let nearest = (0..ones.len())
            .rev()
            .max_by_key(|&at| ones.get(at).map(|one| one.nearness(&self.deed, facts)))?;
        let nearest = ones.remove(nearest);
        let said = ones.iter().filter(|one| one.bounds.shown == nearest.bounds.shown);
        let other = shortfall::other(&nearest.told.shortfalls, said.map(|one| &one.told.shortfalls)).cloned();
        let hidden = bounds.is_open() && !nearest.bounds.is_open();
        let left = ones.into_iter().find(|one| hidden && one.bounds.is_open());
        Some(Answer { bounds, nearest, other, left, faults })
    }

    fn one<'a>(&'a self, entry: &'a Entry, sought: Sought, facts: &Facts<'_>) -> One<'a> {
        let bounds = self.bounds(entry, sought, facts);
        let mut told = Told::default();
        self.shortfalls(entry, sought, facts, &mut told);
        if self.is_another_thing(entry, facts) {
            // Without the words that make it another thing it would be a part.
            let limits = entry.holders().chain(&entry.to).chain(&entry.about);
            told.faults.extend(limits.map(|limit| limit.span));
        }
        if let Some(policy) = left_with_topic(entry, facts) {
            told.take(|| Shortfall::LeftTo(policy.value), Some(policy.span));
        }
        if let Some(policy) = &entry.delegated_to {
            // What is left to another policy is not lacking here as well.
            told.shortfalls.clear();
            told.take(|| Shortfall::LeftTo(policy.value), Some(policy.span));
        }
        let is_shown = self.is_of_no_subject(entry, facts) && !self.is_another_thing(entry, facts);
        One { entry, bounds, told, is_shown }
    }

    /// The answer as a judgement; what is not there at all belongs to the nearest place.
    pub(in crate::requirement) fn report<'a>(&'a self, answer: Answer<'a>, nearest: Place) -> Judgement<'a> {
        let mut judgement = Judgement::new(answer.bounds).read(Place::policy(answer.nearest.entry.span));
        judgement.faults = answer.faults.into_iter().map(Place::policy).collect();
        if judgement.bounds.shown == Degree::Full {
            return judgement;
        }
        if judgement.bounds == Bounds::ABSENT && !answer.nearest.is_shown {
            // What is done to others or to something else is no near miss.
            judgement.evidence.clear();
            return judgement.missing(Lack::Unsaid(&self.deed), Because::Absent, nearest);
        }
        let judgement = self.short(judgement, answer.nearest, answer.other);
        answer.left.into_iter().fold(judgement, |judgement, left| self.short(judgement, left, None))
    }

    /// The judgement with what one entry lacks.
    fn short<'a>(
        &'a self,
        judgement: Judgement<'a>,
        one: One<'a>,
        other: Option<Vec<Shortfall<'a>>>,
    ) -> Judgement<'a> {
        let because = one.told.shortfalls.first().map_or(Because::Weaker, Shortfall::because);
        let by = one.entry.holders().next().map(|holder| holder.value);
        let within = one.entry.place.incident();
        let lack = Lack::Short { by, act: self.deed.act, within, shortfalls: one.told.shortfalls, other };
        judgement.missing(lack, because, Place::policy(one.entry.span))
    }

    /// Everything in which an entry falls short, but for what it leaves to another policy.
    fn shortfalls<'a>(
        &'a self,
        entry: &'a Entry,
        sought: Sought,
        facts: &Facts<'_>,
        short: &mut impl Short<'a>,
    ) {
        let vocabulary = facts.vocabulary;
        let deed = &self.deed;
        let lists = [(Detail::With, &deed.with, &entry.with), (Detail::When, &deed.when, &entry.when)];
        let needs_holder = matches!(sought, Sought::Anywhere) && !(entry.implied && deed.by.is_empty());
        if needs_holder
            && entry.holders().next().is_none()
            && entry.decided_by.is_empty()
            && !self.binds_everyone(vocabulary)
        {
            short.take(|| Shortfall::NoHolder, None);
        } else {
            short.take_open(Detail::By, &deed.by, entry.holders(), vocabulary);
        }
        if let Some(act) = vocabulary.commitment(deed.act) {
            take_held(Detail::To, &deed.to, &entry.to, &act.holds_to, vocabulary, short);
            if act.bound_to == Some(BoundTo::Policies) && entry.about.is_empty() {
                let mut open = deed.about.open_to(facts.this_policy(), vocabulary).peekable();
                if open.peek().is_some() {
                    short.take(|| Shortfall::Unanswered(Detail::About, open.collect()), None);
                }
            } else {
                take_held(Detail::About, &deed.about, &entry.about, &act.holds_about, vocabulary, short);
            }
            self.narrowed(entry, act, sought, facts, short);
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
        if matches!(sought, Sought::Anywhere)
            && let Some(incident) = self.of_one_incident(entry, facts)
        {
            short.take(|| Shortfall::OnlyFor(incident, self.other_incidents(incident, facts)), None);
        }
        self.limited(entry, facts, short);
        self.weakened(entry, sought, facts, short);
    }

    /// Whether it counts where nobody is said to do it: a prohibition binds everyone, and a route is there for everyone.
    fn binds_everyone(&self, vocabulary: &Vocabulary) -> bool {
        let act = || {
            vocabulary.commitment(self.deed.act).is_some_and(|act| act.forbids || act.doer == Doer::Nobody)
        };
        self.deed.by.is_empty() && (self.may_be_unheld || act())
    }

    /// The type of incident to which an entry holds, where the act is one that is asked for every incident: a step of one
    /// procedure promises nothing for the others.
    fn of_one_incident(&self, entry: &Entry, facts: &Facts<'_>) -> Option<TermId> {
        let asked = facts.vocabulary.commitment(self.deed.act).is_some_and(|act| act.of_every_incident);
        let every = facts.known().every_incident;
        entry.place.incident().filter(|&own| asked && own != every)
    }

    /// Groups of people to whom an entry is limited, where it is asked for others; one that names none is for everyone.
    fn limited<'a>(&'a self, entry: &'a Entry, facts: &Facts<'_>, short: &mut impl Short<'a>) {
        let vocabulary = facts.vocabulary;
        let people = |it: &&'a Spanned<TermId>| {
            matches!(vocabulary.term(it.value).kind, Kind::Role | Kind::PupilGroup)
        };
        let given = entry.to.iter().chain(&entry.about).filter(people);
        let Some(first) = given.clone().next() else { return };
        let is_in = |asked: TermId| given.clone().any(|given| vocabulary.covers(given.value, asked));
        let groups = self.deed.people.groups.iter().map(Vec::as_slice);
        let mut open = groups.filter(|group| !group.iter().any(|&asked| is_in(asked))).peekable();
        if open.peek().is_some() {
            short.take(|| Shortfall::Unanswered(Detail::For, open.collect()), Some(first.span));
        }
        let deed = &self.deed;
        // What else is asked does not widen it to other people.
        let is_person = |term: TermId| matches!(vocabulary.term(term).kind, Kind::Role | Kind::PupilGroup);
        if deed.people.is_empty()
            && !deed.about.terms().chain(deed.to.terms()).any(is_person)
            && let Some(act) = vocabulary.commitment(deed.act)
        {
            // Those who are told are one thing, and those for whom it is done another, where the act has both.
            let is_told = |it: &&Spanned<TermId>| entry.to.iter().any(|to| to.span == it.span);
            // A post is told of something, and nothing is done for it.
            let is_for = |it: &&Spanned<TermId>| act.whole.to.is_empty() && !vocabulary.is_post(it.value);
            let given = given.filter(|it| is_for(it) || !is_told(it));
            only(Detail::For, &deed.people, &given, &act.whole.people, facts, short);
        }
    }

    /// The words that weaken an entry: a weak verb, a condition, an exception where none may be, or one to a prohibition
    /// that nobody decides and nothing records.
    fn weakened<'a>(&self, entry: &'a Entry, sought: Sought, facts: &Facts<'_>, short: &mut impl Short<'a>) {
        if let Some(strength) = &entry.strength {
            short.take(|| Shortfall::Weak(Some(strength.value)), Some(strength.span));
        }
        if let Some(condition) = &entry.condition {
            let belongs = match &condition.value {
                // Own words are read only where they stand with the incident that is asked: elsewhere they name a
                // circumstance that need not be this one's.
                Condition::Words(_) => self.may_be_conditional && sought.is_with(entry, facts),
                Condition::Term(term) if self.deed.case.terms().any(|case| case == *term) => true,
                Condition::Term(term) => {
                    let is_circumstance = facts.vocabulary.is_circumstance(*term)
                        && (sought.is_with(entry, facts) || *term != facts.known().if_danger);
                    self.conditions.contains(term) || self.may_be_conditional && is_circumstance
                }
            };
            if !belongs {
                short.take(|| Shortfall::Conditional(Some(&condition.value)), Some(condition.span));
            }
        }
        let act = facts.vocabulary.commitment(self.deed.act);
        let belongs = |except: &&Spanned<String>| {
            let text = except.value.to_lowercase();
            act.is_some_and(|act| act.exceptions.iter().any(|words| text.contains(words.as_str())))
        };
        if let Some(except) = entry.except.as_ref().filter(|except| !belongs(except)) {
            if self.deed.no_exceptions || act.is_some_and(|act| act.absolute) {
                short.take(|| Shortfall::Except(&except.value), Some(except.span));
            } else if is_unsettled(entry, facts) {
                short.take(|| Shortfall::Unsettled(&except.value), Some(except.span));
            }
        }
    }
}

/// Whether an entry makes an exception that nobody decides to a prohibition or to what law or statutory guidance asks; to
/// a prohibition, that no step beside it settles or records either. Words that name somebody cannot be read: only `decided-by` counts.
fn is_unsettled(entry: &Entry, facts: &Facts<'_>) -> bool {
    let act = entry.commitment().and_then(|act| facts.vocabulary.commitment(act));
    let Some(act) = act.filter(|act| act.forbids || act.firm) else { return false };
    let beside = |settling: &TermId| {
        let beside = |other: &&Entry| other.place.incident() == entry.place.incident();
        facts.entries(*settling).iter().any(beside)
    };
    let known = facts.known();
    let at_large = [known.staff, known.teachers, known.support_staff];
    let decides =
        |by: TermId| !facts.is_outside(by) && !facts.vocabulary.is_passing(by) && !at_large.contains(&by);
    let is_decided = entry.decided_by.iter().any(|by| decides(by.value));
    !is_decided && !act.settled_by.iter().any(beside)
}

/// Whether something is asked and something given, and nothing of what is asked.
fn is_other<'g>(
    asked: &Asked,
    given: impl Iterator<Item = &'g Spanned<TermId>> + Clone,
    vocabulary: &Vocabulary,
) -> bool {
    let is_given = given.clone().next().is_some();
    is_given && !asked.is_empty() && asked.open(given, vocabulary).count() == asked.groups.len()
}
