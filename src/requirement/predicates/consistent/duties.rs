//! Who does what: holders, names, periods, exceptions, verbs.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use chrono::NaiveDate;

use crate::dates::Frequency;
use crate::policy::{Entry, Strength, Training, Within};
use crate::requirement::facts::Facts;
use crate::requirement::people::Perhaps;
use crate::requirement::place::Place;
use crate::source::{Span, Spanned};
use crate::vocabulary::TermId;

use super::Findings;
use super::fault::{DutyFault, Said};

/// Every commitment outside the procedures says who does it. Prohibitions bind everyone, and what only may be done need
/// not be done by anyone.
pub(super) fn holders<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    // Where many entries ask the same, the answer is looked for once.
    let mut looked = HashMap::new();
    let mut held_elsewhere = |entry: &Entry, act: TermId| {
        let asked = (act, terms(&entry.about), terms(&entry.to));
        *looked.entry(asked).or_insert_with(|| held_elsewhere(entry, act, facts))
    };
    for (entry, act) in commitments(facts) {
        let forbids = facts.vocabulary.commitment(act).is_some_and(|act| act.forbids);
        if forbids || entry.place.incident().is_some() {
            continue;
        }
        let place = Place::policy(entry.span);
        let may = entry.strength.as_ref().is_some_and(|strength| strength.value == Strength::May);
        if may || entry.holders().next().is_some() || held_elsewhere(entry, act) {
            found.fine(place);
        } else {
            found.fault(place, || DutyFault::NoHolder(Said::of(entry, act)));
            found.also(entry.about.iter().chain(&entry.to).map(|part| Place::policy(part.span)));
        }
    }
}

fn terms(of: &[Spanned<TermId>]) -> Vec<TermId> {
    of.iter().map(|term| term.value).collect()
}

/// Whether the same act, about and to no less, is held by somebody elsewhere in the policy.
fn held_elsewhere(entry: &Entry, act: TermId, facts: &Facts<'_>) -> bool {
    let covers = |given: &[Spanned<TermId>], asked: &[Spanned<TermId>]| {
        let answered = |asked: &Spanned<TermId>| {
            given.iter().any(|given| facts.vocabulary.is_part(given.value, asked.value))
        };
        asked.iter().all(answered)
    };
    facts.entries(act).iter().any(|other| {
        other.place.incident().is_none()
            && other.holders().next().is_some()
            && covers(&other.about, &entry.about)
            && covers(&other.to, &entry.to)
    })
}

/// Every post that holds a commitment has somebody named.
pub(super) fn roles_filled<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let has_duties = |role: TermId| {
        let held = facts.policy.role(role)?;
        (held.duties > 0 || held.same_duties_as.is_some()).then_some(held.role.span)
    };
    let mut post = |post: TermId, place: Span, held: usize| {
        let place = Place::policy(place);
        found.at(place);
        if facts.is_held(post) {
            return found.fine(place);
        }
        // Duties in own words are held as well.
        let duties = facts.policy.role(post).map_or(0, |role| role.duties);
        found.fault(place, || DutyFault::PostUnnamed { post, commitments: held.max(duties) });
        let given = |(entry, _): (&'a Entry, TermId)| entry.holders().filter(move |by| by.value == post);
        found.also(self::commitments(facts).flat_map(given).map(|by| Place::policy(by.span)));
        let own = self::commitments(facts).filter(|(entry, _)| entry.place == Within::Role(post));
        found.also(own.map(|(entry, _)| Place::policy(entry.span)));
        let shared = facts.policy.role(post).and_then(|held| held.same_duties_as.as_ref());
        found.also(shared.map(|of| Place::policy(of.span)));
    };
    for (role, held) in facts.by_holder().filter(|(role, _)| facts.vocabulary.is_post(*role)) {
        if let Some(place) = has_duties(role).or_else(|| held.first().copied()) {
            post(role, place, held.len());
        }
    }
    for role in facts.policy.roles.iter().map(|held| held.role.value) {
        if facts.vocabulary.is_post(role)
            && facts.holding(role).is_empty()
            && let Some(place) = has_duties(role)
        {
            post(role, place, 0);
        }
    }
}

/// Nobody holds two posts of which one checks the other.
pub(super) fn posts_apart<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let vocabulary = facts.vocabulary;
    let roles = &facts.policy.roles;
    let apart = |one: TermId, other: TermId| {
        let from = |role: &crate::vocabulary::Role| {
            role.apart_from.iter().any(|&from| vocabulary.is_part(other, from))
        };
        vocabulary.role(one).is_some_and(from)
    };
    for (at, one) in roles.iter().enumerate() {
        for (next, other) in roles.iter().enumerate().skip(at.saturating_add(1)) {
            let (post, second) = (one.role.value, other.role.value);
            if !apart(post, second) && !apart(second, post) {
                continue;
            }
            let mut same = false;
            for person in facts.people_at(at) {
                let Some(again) = facts.again(person, |other| other.at == next) else { continue };
                same = true;
                let name = person.name.value.trim();
                let fault = || DutyFault::PostsOfOne { name, one: post, other: second };
                found.fault(Place::policy(again.name.span), fault);
                found.also([Place::policy(person.name.span)]);
            }
            let mut unsure = false;
            for person in facts.people_at(at).filter(|_| !same) {
                let Some(again) = facts.perhaps(person, |other| other.at == next) else { continue };
                unsure = true;
                let perhaps = Perhaps { one: person.name, other: again.name, posts: [post, second] };
                found.unclear(Place::policy(again.name.span), || DutyFault::PerhapsOne(perhaps));
                found.also(perhaps.places());
            }
            if !same && !unsure && !other.held_by.is_empty() {
                one.held_by.iter().for_each(|name| found.fine(Place::policy(name.span)));
            }
        }
    }
}

/// What law or statutory guidance asks is not left to several posts at once. A post that shares another's duties, and a
/// post that is part of the other, is no second owner; nor are groups in which everyone does the same.
pub(super) fn one_owner<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let is_owned = |act: TermId| facts.vocabulary.commitment(act).is_some_and(|act| act.firm && !act.forbids);
    // The same act about another subject may well be another's.
    let about = |(entry, act): &(&Entry, TermId)| {
        !entry.about.is_empty() && entry.place.incident().is_none() && is_owned(*act)
    };
    commitments(facts).filter(about).for_each(|(entry, _)| found.fine(Place::policy(entry.span)));
    for (act, entries) in facts.by_act().filter(|(act, _)| is_owned(*act)) {
        let plain = |entry: &&Entry| entry.about.is_empty() && entry.place.incident().is_none();
        let plain = || entries.iter().copied().filter(plain);
        let owned = || plain().flat_map(|entry| owners(entry, facts));
        let Some((_, place, _)) = owned().next() else { continue };
        found.at(place);
        // Where everyone who answers for it is one and the same, nobody else does.
        let first = owned().next().map(|(owner, ..)| owner);
        if owned().all(|(owner, ..)| Some(owner) == first) {
            found.fine(place);
            continue;
        }
        // Owners of one task who are not one; entries that are alike are looked at once.
        let mut seen = HashSet::new();
        let unlike: Vec<&Entry> = plain().filter(|entry| seen.insert(task(entry, facts))).collect();
        let mut by_period: HashMap<_, Vec<&Entry>> = HashMap::new();
        for &entry in &unlike {
            by_period.entry(period(entry)).or_default().push(entry);
        }
        // Of another period is another task.
        let may_be_one = |one: &Entry| {
            let period = period(one);
            let near: Vec<&Vec<&Entry>> = match period {
                None => by_period.values().collect(),
                Some(_) => [period, None].iter().filter_map(|period| by_period.get(period)).collect(),
            };
            near.into_iter().flatten().copied()
        };
        let contested = || {
            unlike.iter().copied().filter(|one| {
                let others = std::iter::once(*one).chain(may_be_one(one));
                let others = others.filter(|other| is_one_task(one, other));
                let mut others = others.flat_map(|other| owners(other, facts));
                others.any(|(other, ..)| owners(one, facts).any(|(owner, ..)| !shares(owner, other, facts)))
            })
        };
        if contested().next().is_none() {
            found.fine(place);
            continue;
        }
        let effect = || put_into_effect(act, facts).flat_map(|entry| owners(entry, facts));
        found.fault_with(|| {
            let mut distinct: Vec<TermId> = Vec::new();
            let mut place = place;
            // It stands where the last of them is given it, and not where it is put into effect.
            let given =
                contested().flat_map(|entry| owners(entry, facts)).map(|(owner, at, _)| (owner, Some(at)));
            for (owner, at) in given.chain(effect().map(|(owner, ..)| (owner, None))) {
                if !distinct.iter().any(|&known| shares(known, owner, facts)) {
                    distinct.push(owner);
                    place = at.unwrap_or(place);
                }
            }
            (place, DutyFault::SeveralOwners { owners: distinct, act })
        });
        found.also(owned().chain(effect()).flat_map(|(_, entry, holder)| [entry, holder]));
        found.also(plain().filter_map(|entry| Some(Place::policy(entry.condition.as_ref()?.span))));
        found.also(
            plain().flat_map(|entry| entry.to.iter().chain(&entry.when)).map(|it| Place::policy(it.span)),
        );
    }
}

/// The entries that share out among several what puts an act into effect: they have a part in who answers for it.
fn put_into_effect<'f>(act: TermId, facts: &'f Facts<'_>) -> impl Iterator<Item = &'f Entry> + use<'f> {
    let carries_out = move |of: TermId| {
        facts.vocabulary.commitment(of).is_some_and(|commitment| commitment.carries_out.contains(&act))
    };
    let carrying = facts.by_act().filter(move |(of, _)| carries_out(*of));
    let entries = carrying.flat_map(|(_, entries)| entries.iter().copied());
    let is_shared = |entry: &&Entry| {
        let mut all = owners(entry, facts).map(|(owner, ..)| owner);
        let first = all.next();
        all.any(|owner| Some(owner) != first)
    };
    entries.filter(move |entry| entry.place.incident().is_none() && is_shared(entry))
}

/// What tells the task of an entry from those of others, and whose it is.
fn task(entry: &Entry, facts: &Facts<'_>) -> impl Eq + Hash + use<> {
    let owners: Vec<TermId> = owners(entry, facts).map(|(owner, ..)| owner).collect();
    (owners, terms(&entry.to), terms(&entry.when), period(entry), entry.condition.is_some())
}

fn period(entry: &Entry) -> Option<Frequency> {
    entry.every.as_ref().map(|every| every.value)
}

/// Whether two entries of one act are one task: not for different people, on different occasions, at different times, and
/// not one always and the other only under a condition.
fn is_one_task(one: &Entry, other: &Entry) -> bool {
    let apart = |one: &[Spanned<TermId>], other: &[Spanned<TermId>]| {
        let shared = one.iter().any(|it| other.iter().any(|other| other.value == it.value));
        !one.is_empty() && !other.is_empty() && !shared
    };
    let other_period = period(one).zip(period(other)).is_some_and(|(one, other)| one != other);
    let other_terms = one.condition.is_some() != other.condition.is_some();
    !(apart(&one.to, &other.to) || apart(&one.when, &other.when) || other_period || other_terms)
}

/// Everyone who answers for an entry, where the entry stands, and where they are named.
fn owners<'f>(
    entry: &'f Entry,
    facts: &'f Facts<'_>,
) -> impl Iterator<Item = (TermId, Place, Place)> + use<'f> {
    let own = match entry.place {
        Within::Role(role) => Some((role, entry.span)),
        _ => None,
    };
    let place = Place::policy(entry.span);
    let by = entry.by.iter().map(|by| (by.value, by.span));
    own.into_iter()
        .chain(by)
        .filter(|(role, _)| is_owner(*role, facts))
        .map(move |(role, span)| (role, place, Place::policy(span)))
}

/// Whether a role answers for something as one: a post, or a body.
fn is_owner(role: TermId, facts: &Facts<'_>) -> bool {
    let known = facts.known();
    let bodies = [known.governing_body, known.governors, known.leadership_team, known.technical_support];
    facts.vocabulary.is_post(role) || bodies.contains(&role)
}

/// Whether two owners are one: the same, a part of each other, or sharing their duties.
fn shares(one: TermId, other: TermId, facts: &Facts<'_>) -> bool {
    let vocabulary = facts.vocabulary;
    let shares = |of: TermId, with: TermId| {
        let held = facts.policy.role(of).and_then(|held| held.same_duties_as.as_ref());
        held.is_some_and(|held| held.value == with)
    };
    vocabulary.is_part(one, other)
        || vocabulary.is_part(other, one)
        || shares(one, other)
        || shares(other, one)
}

/// Where a period matters, it is named: "regularly" is none.
pub(super) fn named_periods<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    // Where the training itself has a period, whoever sees to it need not say it again.
    let has_period = |who: &Spanned<TermId>| {
        let of_them = |item: &&Training| {
            let is_for = item.who.iter().any(|trained| facts.vocabulary.is_part(who.value, trained.value));
            is_for && item.every.as_ref().is_some_and(|every| matches!(every.value, Frequency::Every(_)))
        };
        facts.policy.training.iter().find(of_them)
    };
    for (entry, act) in commitments(facts) {
        let trains = act == facts.known().provide_training && !entry.to.is_empty();
        if trains && entry.to.iter().all(|who| has_period(who).is_some()) {
            let items = entry.to.iter().filter_map(has_period);
            found.also(items.flat_map(|item| &item.every).map(|every| Place::policy(every.span)));
            entry.every.iter().for_each(|every| found.fine(Place::policy(every.span)));
            continue;
        }
        let needs = || facts.vocabulary.commitment(act).is_some_and(|act| act.needs_period);
        match &entry.every {
            Some(every) if needs() => {
                named_period(every, found, || DutyFault::NoPeriod(Said::of(entry, act)));
            }
            Some(_) | None => {}
        }
    }
    for item in &facts.policy.training {
        let Some(every) = &item.every else { continue };
        named_period(every, found, || DutyFault::NoTrainingPeriod {
            who: item.who.iter().map(|who| who.value).collect(),
            about: item.about.iter().map(|about| about.value).collect(),
        });
    }
}

fn named_period<'a>(
    every: &Spanned<Frequency>,
    found: &mut impl Findings<'a>,
    fault: impl FnOnce() -> DutyFault<'a>,
) {
    let place = Place::policy(every.span);
    match every.value {
        Frequency::Every(_) => found.fine(place),
        Frequency::Regularly => found.fault(place, fault),
    }
}

/// Every entry that commits to something of the vocabulary.
pub(super) fn commitments<'p>(facts: &Facts<'p>) -> impl Iterator<Item = (&'p Entry, TermId)> + use<'p> {
    facts.policy.entries.iter().filter_map(|entry| Some((entry, entry.commitment()?)))
}
