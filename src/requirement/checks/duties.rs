//! Who does what: holders, names, periods, exceptions, verbs.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::dates::Frequency;
use crate::policy::{Condition, Entry, Place as Where, Strength};
use crate::source::Spanned;
use crate::vocabulary::TermId;

use super::super::check::Findings;
use super::super::facts::{Facts, Place};
use super::super::roles::same_people;
use super::super::words::upper;

/// Every commitment outside the procedures says who does it. Prohibitions bind everyone, and
/// what only may be done need not be done by anyone.
pub fn holders(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    for (entry, term) in commitments(facts) {
        let forbids = facts.words.commitment(term).is_some_and(|act| act.forbids);
        if forbids || entry.place.incident().is_some() {
            continue;
        }
        let place = Place::policy(entry.span);
        let may = entry.strength.as_ref().is_some_and(|strength| strength.value == Strength::May);
        if may || entry.holders().next().is_some() || held_elsewhere(entry, term, facts) {
            found.fine.push(place);
        } else {
            let label = facts.words.label(term);
            found.fault(format!("The policy does not say who will {label}{}.", detail(entry, facts)), place);
            found.also.extend(entry.about.iter().chain(&entry.to).map(|part| Place::policy(part.span)));
        }
    }
    found
}

/// Whether the same act, about and to no less, is held by somebody elsewhere in the policy.
fn held_elsewhere(entry: &Entry, term: TermId, facts: &Facts<'_>) -> bool {
    let covers = |given: &[Spanned<TermId>], asked: &[Spanned<TermId>]| {
        asked.iter().all(|asked| given.iter().any(|given| facts.words.is_part(given.value, asked.value)))
    };
    facts.entries(term).iter().any(|other| {
        other.place.incident().is_none()
            && other.holders().next().is_some()
            && covers(&other.about, &entry.about)
            && covers(&other.to, &entry.to)
    })
}

/// What an entry is about and to whom it goes, for a sentence.
fn detail(entry: &Entry, facts: &Facts<'_>) -> String {
    let mut text = String::new();
    if !entry.to.is_empty() {
        text.push_str(&format!(", to {}", facts.words.labels(entry.to.iter().map(|to| to.value))));
    }
    if !entry.about.is_empty() {
        text.push_str(&format!(
            ", about {}",
            facts.words.labels(entry.about.iter().map(|about| about.value))
        ));
    }
    text
}

/// Every post that holds a commitment has somebody named.
pub fn roles_filled(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut posts: BTreeMap<TermId, (usize, Place)> = BTreeMap::new();
    for held in &facts.policy.roles {
        if facts.words.is_post(held.role.value) && (held.duties > 0 || held.same_duties_as.is_some()) {
            posts.insert(held.role.value, (0, Place::policy(held.role.span)));
        }
    }
    for (entry, _) in commitments(facts) {
        for holder in entry.holders().filter(|holder| facts.words.is_post(holder.value)) {
            posts.entry(holder.value).or_insert((0, Place::policy(holder.span))).0 += 1;
        }
    }
    let mut found = Findings::default();
    let mut posts: Vec<_> = posts.into_iter().collect();
    posts.sort_by_key(|(_, (_, place))| *place);
    for (post, (count, place)) in posts {
        if facts.holders(post).is_empty() {
            let label = upper(facts.words.label(post));
            let what = if count == 1 { "1 commitment".to_owned() } else { format!("{count} commitments") };
            found.fault(format!("{label} holds {what}, and nobody is named."), place);
            found.also.extend(commitments(facts).flat_map(|(entry, _)| {
                entry
                    .by
                    .iter()
                    .filter(|by| by.value == post)
                    .map(|by| Place::policy(by.span))
                    .collect::<Vec<_>>()
            }));
        } else {
            found.fine.push(place);
        }
    }
    found
}

/// Nobody holds two posts of which one checks the other.
pub fn posts_apart(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let roles = &facts.policy.roles;
    for (at, one) in roles.iter().enumerate() {
        for other in roles.iter().skip(at + 1) {
            let apart = |a: TermId, b: TermId| {
                facts
                    .words
                    .role(a)
                    .is_some_and(|role| role.apart_from.iter().any(|&from| facts.words.is_part(b, from)))
            };
            if !apart(one.role.value, other.role.value) && !apart(other.role.value, one.role.value) {
                continue;
            }
            let (names, others): (Vec<_>, Vec<_>) =
                (one.held_by.iter().collect(), other.held_by.iter().collect());
            let both = same_people(&names, &others);
            if both.is_empty() && !others.is_empty() {
                found.fine.extend(names.iter().map(|name| Place::policy(name.span)));
            }
            for (name, same) in both {
                let text = format!(
                    "{} is both {} and {}; one of them is there to check the other.",
                    name.value.trim(),
                    facts.words.label(one.role.value),
                    facts.words.label(other.role.value)
                );
                found.fault(text, Place::policy(same.span));
                found.also.push(Place::policy(name.span));
            }
        }
    }
    found
}

/// What law or statutory guidance asks is not left to several posts at once. A post that shares another's duties, and a
/// post that is part of the other, is no second owner; nor are groups in which everyone does the same.
pub fn one_owner(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let mut owned: BTreeMap<TermId, Vec<(TermId, Place)>> = BTreeMap::new();
    let mut stands: BTreeMap<TermId, Vec<Place>> = BTreeMap::new();
    for (entry, term) in commitments(facts) {
        let act = facts.words.commitment(term);
        if !act.is_some_and(|act| act.firm && !act.forbids) || entry.place.incident().is_some() {
            continue;
        }
        if !entry.about.is_empty() {
            // The same act about another subject may well be another's.
            found.fine.push(Place::policy(entry.span));
            continue;
        }
        let own = match &entry.place {
            Where::Role(role) => Some(crate::source::Spanned::new(*role, entry.span)),
            _ => None,
        };
        for holder in own.iter().chain(&entry.by).filter(|holder| is_owner(holder.value, facts)) {
            owned.entry(term).or_default().push((holder.value, Place::policy(entry.span)));
            stands.entry(term).or_default().push(Place::policy(holder.span));
        }
    }
    let mut terms: Vec<_> = owned.into_iter().collect();
    terms.sort_by_key(|(_, owners)| owners.first().map(|(_, place)| *place));
    for (term, owners) in terms {
        let mut distinct: Vec<TermId> = Vec::new();
        for (owner, _) in &owners {
            let shares = |a: TermId, b: TermId| {
                a == b
                    || facts.words.is_part(a, b)
                    || facts.words.is_part(b, a)
                    || facts
                        .policy
                        .role(a)
                        .is_some_and(|held| held.same_duties_as.as_ref().is_some_and(|s| s.value == b))
            };
            if !distinct.iter().any(|&known| shares(known, *owner) || shares(*owner, known)) {
                distinct.push(*owner);
            }
        }
        let Some((_, place)) = owners.get(distinct.len().min(owners.len()).saturating_sub(1)) else {
            continue;
        };
        if distinct.len() > 1 {
            let names = facts.words.labels(distinct.iter().copied());
            let text = format!(
                "{names} each will {}, and none of them is said to answer for it.",
                facts.words.label(term)
            );
            found.fault(upper(&text), *place);
            found.also.extend(owners.iter().map(|(_, place)| *place));
            found.also.extend(stands.remove(&term).unwrap_or_default());
        } else {
            found.fine.push(*place);
        }
    }
    found
}

fn is_owner(role: TermId, facts: &Facts<'_>) -> bool {
    facts.words.is_post(role) || BODIES.contains(&facts.words.id(role))
}

/// Groups that answer for something as one.
const BODIES: &[&str] = &["governing-body", "leadership-team", "technical-support"];

/// Where a period matters, it is named: "regularly" is none.
pub fn named_periods(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let mut judge = |what: String, every: &crate::source::Spanned<Frequency>| {
        let place = Place::policy(every.span);
        match every.value {
            Frequency::Every(_) => found.fine.push(place),
            Frequency::Regularly => {
                found.fault(format!("{what} only \"regularly\"; how often is not said."), place);
            }
        }
    };
    for (entry, term) in commitments(facts) {
        if let (Some(every), true) =
            (&entry.every, facts.words.commitment(term).is_some_and(|act| act.needs_period))
        {
            let who = entry.holders().next().map_or("somebody", |holder| facts.words.label(holder.value));
            judge(upper(&format!("{who} will {}{}", facts.words.label(term), detail(entry, facts))), every);
        }
    }
    for item in &facts.policy.training {
        if let Some(every) = &item.every {
            let who = facts.words.labels(item.who.iter().map(|who| who.value));
            let about = match item.about.as_slice() {
                [] => String::new(),
                about => format!(" in {}", facts.words.labels(about.iter().map(|about| about.value))),
            };
            judge(upper(&format!("{who} will be trained{about}")), every);
        }
    }
    found
}

/// Every exception says who decides.
pub fn exceptions_decided(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    for entry in &facts.policy.entries {
        let Some(except) = &entry.except else { continue };
        let place = Place::policy(except.span);
        if entry.decided_by.is_empty() {
            let text = format!(
                "Nobody is said to decide on the exception \"{}\".",
                crate::source::text::shorten(&except.value)
            );
            found.fault(text, place);
        } else {
            found.fine.push(place);
        }
    }
    found
}

/// What law or statutory guidance asks is not put weakly: advised, may, where possible.
pub fn firm_verbs(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    for (entry, term) in commitments(facts) {
        if !facts.words.commitment(term).is_some_and(|act| act.firm) {
            continue;
        }
        let label = facts.words.label(term);
        let who = entry.holders().next().map_or("somebody", |holder| facts.words.label(holder.value));
        let is_weak = |entry: &Entry| {
            let word = entry.condition.as_ref().is_some_and(|c| matches!(c.value, Condition::Term(_)));
            entry.strength.is_some() || word
        };
        if facts.entries(term).iter().any(|other| !is_weak(other)) {
            // Said firmly somewhere, it is promised; the weaker place only adds to that.
            found.fine.push(Place::policy(entry.span));
            continue;
        }
        let weak = match (&entry.strength, &entry.condition) {
            (Some(strength), _) => {
                let how = match strength.value {
                    Strength::Advised => "advised",
                    Strength::May => "allowed",
                    Strength::Aware => "something that people are aware of",
                };
                Some((
                    format!(
                        "That {who} will {label} is only {how}, where law or statutory guidance asks it."
                    ),
                    strength.span,
                ))
            }
            (None, Some(condition)) => match condition.value {
                Condition::Term(term) => {
                    let when = facts.words.label(term);
                    Some((
                        format!(
                            "That {who} will {label} holds only {when}, where law or statutory guidance asks it."
                        ),
                        condition.span,
                    ))
                }
                Condition::Words(_) => None,
            },
            (None, None) => None,
        };
        match weak {
            Some((text, span)) => found.fault(text, Place::policy(span)),
            None => found.fine.push(Place::policy(entry.span)),
        }
    }
    found
}

/// Every entry that commits to something of the vocabulary.
pub(super) fn commitments<'p>(facts: &Facts<'p>) -> impl Iterator<Item = (&'p Entry, TermId)> + use<'p> {
    facts.policy.entries.iter().filter_map(|entry| Some((entry, entry.commitment()?)))
}
