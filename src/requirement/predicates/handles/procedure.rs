//! What a policy has of a procedure: its own steps, those of a wider type of incident, and the rules for every incident.

use crate::policy::{Act, Condition, Entry, Procedure, Within};
use crate::requirement::addition::{Duty, Said};
use crate::requirement::beside::list_beside;
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::Facts;
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::vocabulary::{TermId, Vocabulary};

use super::super::commits::Sought;
use super::{Commits, Handles, Lack};

/// How many steps that undo what is asked are told apart by what stands before them.
const MOST: usize = 64;

impl Handles {
    /// The procedures for this type of incident or a wider one.
    pub(super) fn own<'f, 'p>(
        &self,
        facts: &'f Facts<'p>,
    ) -> impl Iterator<Item = &'p Procedure> + use<'f, 'p> {
        let incident = self.incident;
        let vocabulary = facts.vocabulary;
        facts
            .policy
            .procedures
            .iter()
            .filter(move |procedure| vocabulary.is_part(incident, procedure.incident.value))
    }

    /// Whether any of these procedures says what is done; nothing where there is none.
    pub(super) fn existence(&self, facts: &Facts<'_>) -> Option<Bounds> {
        self.own(facts).map(|procedure| exists(procedure, facts)).reduce(Bounds::either)
    }

    /// Whether rules for every incident settle nothing of it by themselves: it needs a route of its own, or the place of a
    /// step among others is asked, which a rule has not.
    pub(super) fn stands_alone(&self, facts: &Facts<'_>) -> bool {
        let is_ordered = |step: &Commits| self.order.terms().any(|act| act == step.deed.act);
        facts.vocabulary.is_apart(self.incident) || self.steps.iter().flatten().any(is_ordered)
    }

    /// The procedure that is spoken of: its own, else the first of a wider type.
    pub(super) fn shown<'p>(&self, facts: &Facts<'p>) -> Option<&'p Procedure> {
        let is_own = |procedure: &&Procedure| procedure.incident.value == self.incident;
        self.own(facts).find(is_own).or_else(|| self.own(facts).next())
    }

    /// What is missing of a procedure that is there, but for its steps.
    pub(super) fn existing<'a>(
        &'a self,
        mut judgement: Judgement<'a>,
        procedure: &'a Procedure,
        facts: &Facts<'a>,
    ) -> Judgement<'a> {
        let incident = procedure.incident.value;
        let place = Place::policy(procedure.incident.span);
        // What is left to another policy would be judged here otherwise.
        let left = || self.own(facts).filter_map(|procedure| procedure.delegated_to.as_ref());
        judgement.faults.extend(left().map(|policy| Place::policy(policy.span)));
        let existence = self.existence(facts).unwrap_or(Bounds::ABSENT);
        if judgement.bounds.shown == Degree::Full || existence == Bounds::FULL {
            return judgement;
        }
        match left().next() {
            Some(policy) => {
                let lack = Lack::LeftTo { incident, policy: policy.value };
                judgement.missing(lack, Because::InOtherPolicy, place)
            }
            None if procedure.steps > 0 && facts.steps(incident).is_empty() => {
                judgement.missing(Lack::OwnWords(incident), Because::Weaker, place)
            }
            None if procedure.steps > 0 => judgement.missing(Lack::Loose(incident), Because::Weaker, place),
            None => judgement.missing(Lack::NoSteps(incident), Because::Weaker, place),
        }
    }

    /// The steps that count where this one is asked: those of its own procedures, what is said elsewhere about this type of
    /// incident, and the rules for every incident.
    pub(super) fn entries<'f, 'p>(
        &self,
        step: &Commits,
        facts: &'f Facts<'p>,
    ) -> impl Iterator<Item = &'p Entry> + use<'f, 'p> {
        let (incident, only_own) = (self.incident, self.own_steps);
        let every = facts.known().every_incident;
        let counts = move |entry: &&Entry| {
            let stands_in = |own: TermId| own == every && (!only_own || incident == every);
            match entry.place.incident() {
                Some(own) => stands_in(own) || facts.vocabulary.is_part(incident, own),
                None => entry.about.iter().any(|about| facts.vocabulary.is_part(incident, about.value)),
            }
        };
        facts.said(step.deed.act).filter(counts)
    }

    /// How a group of alternative steps is answered.
    pub(super) fn step<'a>(&'a self, group: &'a [Commits], place: Place, facts: &Facts<'a>) -> Judgement<'a> {
        let every = facts.known().every_incident;
        let mut best: Option<Judgement<'a>> = None;
        let mut bounds = Bounds::ABSENT;
        // Each weak word counts against the answer, whichever alternative is spoken of.
        let mut faults = Vec::new();
        for step in group {
            // Of equals, the procedure's own step is shown before a rule for every incident.
            let is_general = |entry: &&Entry| entry.place.incident() == Some(every);
            let own = self.entries(step, facts).filter(|entry| !is_general(entry));
            let general = self.entries(step, facts).filter(is_general);
            let Some(answer) = step.best(own.chain(general), Sought::Step, facts) else { continue };
            let mut answered = step.report(answer, place);
            faults.append(&mut answered.faults);
            bounds = bounds.either(answered.bounds);
            if best.as_ref().is_none_or(|best| answered.bounds.rank() > best.bounds.rank()) {
                best = Some(answered);
            }
        }
        let mut answered = best.unwrap_or_else(|| {
            let procedure = self.shown(facts).map_or(self.incident, |shown| shown.incident.value);
            let acts: Vec<TermId> = group.iter().map(|step| step.deed.act).collect();
            let beside = list_beside(procedure, &acts, None, facts);
            let steps = group.iter().map(|step| &step.deed).collect();
            Judgement::absent(Lack::NoStep { incident: self.incident, procedure, steps, beside }, place)
        });
        answered.bounds = bounds;
        answered.faults = faults;
        answered
    }

    /// The steps that undo what is asked, in procedures of this very type of incident.
    pub(super) fn undoing<'s, 'p>(
        &'s self,
        facts: &'s Facts<'p>,
    ) -> impl Iterator<Item = (TermId, TermId, &'p Entry)> + use<'s, 'p> {
        let own = Within::Step(self.incident);
        let entries = facts.policy.entries.iter().filter(|_| !self.without.is_empty());
        let after = |step: TermId| facts.vocabulary.commitment(step).map_or(&[][..], |act| &act.after);
        // By its position, which of the steps has had before it what makes it safe: each entry is looked at once.
        let mut prepared = 0_u64;
        entries.filter(move |entry| entry.place == own).filter_map(move |entry| {
            let step = match &entry.act {
                Act::Do(act) => Some(*act).filter(|act| self.without.contains(act)),
                Act::Say(text) => said_in(text, &self.without, facts.vocabulary),
            };
            let is_prepared = |step: TermId| {
                let at = self.without.iter().take(MOST).position(|&known| known == step);
                let waits = !after(step).is_empty() && waits(entry, facts);
                waits || at.is_some_and(|at| prepared & (1 << at) != 0)
            };
            let found = step.filter(|&step| !is_prepared(step)).map(|step| (self.incident, step, entry));
            if let Some(act) = entry.commitment() {
                for (at, &step) in self.without.iter().take(MOST).enumerate() {
                    prepared |= u64::from(after(step).contains(&act)) << at;
                }
            }
            found
        })
    }

    /// Pairs of steps of a procedure that stand the wrong way round: the one that must come first, and the one that
    /// stands before it.
    pub(super) fn out_of_order<'s, 'p>(
        &'s self,
        procedure: &'s Procedure,
        facts: &'s Facts<'p>,
    ) -> impl Iterator<Item = (&'p Entry, &'p Entry)> + use<'s, 'p> {
        let first = move |acts: &Vec<TermId>| {
            let steps = facts.steps(procedure.incident.value).iter().copied();
            steps
                .filter(|entry| entry.commitment().is_some_and(|act| acts.contains(&act)))
                .min_by_key(|entry| entry.span)
        };
        let standing = self.order.groups.iter().enumerate();
        standing.filter_map(move |(at, acts)| Some((at, first(acts)?))).flat_map(move |(at, early)| {
            let later = self.order.groups.iter().skip(at.saturating_add(1)).filter_map(first);
            later.filter(|late| late.span < early.span).map(move |late| (early, late))
        })
    }

    /// The steps that the policy lacks; of a procedure that only has to be there, one that any procedure begins with.
    pub(super) fn lacking(&self, facts: &Facts<'_>) -> Vec<Duty> {
        let has = |step: &Commits| {
            step.best_bounds(self.entries(step, facts), Sought::Step, facts)
                .is_some_and(|bounds| bounds.shown == Degree::Full)
        };
        let lacking: Vec<Duty> = self
            .steps
            .iter()
            .filter(|group| !group.iter().any(has))
            .filter_map(|group| group.first())
            .map(|step| step.duty(facts))
            .collect();
        if !lacking.is_empty() {
            return lacking;
        }
        vec![Duty { act: facts.known().tell_dsl, said: Said::default() }]
    }
}

/// Whether an entry waits for something, by its condition.
fn waits(entry: &Entry, facts: &Facts<'_>) -> bool {
    entry.condition.as_ref().is_some_and(|condition| match condition.value {
        Condition::Words(_) => true,
        Condition::Term(term) => facts.vocabulary.is_circumstance(term),
    })
}

/// The first of these acts that own words say, by the words that documents use for it; none where they deny anything.
fn said_in(text: &str, acts: &[TermId], vocabulary: &Vocabulary) -> Option<TermId> {
    const DENYING: &[&str] = &["not", "never", "no", "nobody", "without", "avoid", "cannot", "t"];
    let text = text.to_lowercase();
    if text.split(|sign: char| !sign.is_alphabetic()).any(|word| DENYING.contains(&word)) {
        return None;
    }
    let says = |act: &&TermId| {
        let phrases = &vocabulary.description(**act).phrases;
        phrases.iter().any(|phrase| text.contains(phrase.to_lowercase().as_str()))
    };
    acts.iter().find(says).copied()
}

/// Whether a procedure says what is done: a procedure is its steps. Steps that stand here beside a word that leaves it to
/// another policy are a part of it. Steps in own words alone cannot be read, and may say that nothing is done.
fn exists(procedure: &Procedure, facts: &Facts<'_>) -> Bounds {
    let steps = facts.steps(procedure.incident.value);
    let is_read = !steps.is_empty();
    // Steps that are only advised, or done as somebody likes, or that others take, promise nothing.
    let is_firm = |step: &&Entry| {
        let is_open = step.condition.as_ref().is_some_and(|condition| match condition.value {
            Condition::Term(term) => !facts.vocabulary.is_circumstance(term),
            Condition::Words(_) => false,
        });
        let mut holders = step.holders().peekable();
        let is_of_others = holders.peek().is_some() && holders.all(|holder| facts.is_outside(holder.value));
        step.strength.is_none() && !is_open && !is_of_others
    };
    match (procedure.steps, &procedure.delegated_to) {
        (1.., _) if !is_read => Bounds::BEGUN,
        (1.., None) if !steps.iter().copied().any(|step| is_firm(&step)) => Bounds::PARTIAL,
        (1.., None) => Bounds::FULL,
        (1.., Some(_)) => Bounds::BEGUN,
        (0, Some(_)) => Bounds::UNKNOWN,
        (0, None) => Bounds::PARTIAL,
    }
}
