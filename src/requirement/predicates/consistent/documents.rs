//! The document: its dates, lists, delegations, local bodies and names.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::dates::days_after;
use crate::policy::{Section, Within};
use crate::requirement::facts::Facts;
use crate::requirement::outdated::{Outdated, is_name, same_area, shares_word};
use crate::requirement::place::Place;
use crate::requirement::review::{self, SetBy};
use crate::source::Spanned;
use crate::vocabulary::{Kind, TermId};

use super::Findings;
use super::document_fault::DocumentFault;
use super::fault::Fault;

/// The dates keep to the cycle that the policy names; reviews that were missed are counted.
pub(super) fn cycle<'a>(facts: &Facts<'a>, on: NaiveDate, found: &mut impl Findings<'a>) {
    let (Some(named), Some(due)) = (&facts.policy.about.review_every, review::due(facts.policy, on)) else {
        return;
    };
    let every = named.value;
    let every_at = Place::policy(named.span);
    let start = review::reviewed(facts.policy, on);
    let set_at = match due.set_by {
        SetBy::Date(next) => Place::policy(next.span),
        SetBy::Cycle { from, .. } => Place::policy(from.span),
    };
    if let (SetBy::Date(next), Some(start)) = (due.set_by, start)
        && every.after(start.value.first()).is_some_and(|latest| next.value.first() > latest)
    {
        let (from, to) = (start.value.written(), next.value.written());
        found.fault(set_at, || DocumentFault::CycleTooLong { every, from, to });
        found.also([every_at, Place::policy(start.span)]);
    }
    let last = due.last;
    if days_after(last, on) > 0 {
        let missed = every.times_in(last, on).saturating_add(1);
        found.fault(set_at, || DocumentFault::ReviewsMissed { every, last, missed, on });
        found.also([every_at]);
    }
    found.fine(every_at);
    found.fine(set_at);
}

/// The approval has a date, nothing that is over has a date to come, and the document does not say of itself that it is
/// not in force.
pub(super) fn approval_dated<'a>(facts: &Facts<'a>, on: NaiveDate, found: &mut impl Findings<'a>) {
    let about = &facts.policy.about;
    for (what, date) in review::to_come(facts.policy, on) {
        let written = date.value.written();
        found.fault(Place::policy(date.span), || DocumentFault::DateToCome { what, written, on });
    }
    if let Some((status, word)) = about.own_word() {
        found.fault(Place::policy(status.span), || DocumentFault::SaysOfItself {
            status: &status.value,
            word,
        });
    }
    let Some(by) = about.approved_by.first() else { return };
    let known = facts.known();
    let others = [known.volunteers, known.pta, known.community, known.users];
    let is_none = |by: TermId| facts.is_outside(by) || others.contains(&by);
    if about.approved_by_words.is_none() && about.approved_by.iter().all(|by| is_none(by.value)) {
        found.fault(Place::policy(by.span), || DocumentFault::ApprovedByNone(by.value));
        found.also(about.approved_by.iter().map(|by| Place::policy(by.span)));
    }
    if let Some(date) = &about.approved {
        return found.fine(Place::policy(date.span));
    }
    found.fault(Place::policy(by.span), || DocumentFault::ApprovalUndated {
        by: about.approved_by.iter().map(|by| by.value).collect(),
        adopted: about.adopted.as_ref().map(|date| date.value.written()),
    });
    found.also(about.approved_by.iter().map(|by| Place::policy(by.span)));
}

/// No list is left open ("etc.").
pub(super) fn lists_closed<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let filtering = &facts.policy.filtering;
    match (&filtering.blocks_open_ended, filtering.blocks.first()) {
        (Some(open), _) if open.value => found.fault(Place::policy(open.span), || DocumentFault::BlocksOpen),
        (_, Some(first)) => found.fine(Place::policy(first.span)),
        (_, None) => {}
    }
}

/// Every policy that something is left to is among the linked policies, and in the document's own list where it has one.
pub(super) fn delegations_linked<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let vocabulary = facts.vocabulary;
    let policy = facts.policy;
    let look = |kind: TermId| {
        let mut linked = policy.linked.iter().filter(|linked| {
            let other = linked.policy.value;
            vocabulary.is_part(other, kind) || vocabulary.is_part(kind, other)
        });
        (linked.clone().next().is_some(), linked.any(|linked| linked.listed))
    };
    // A kind is looked for once, however much is left to it.
    let mut looked = HashMap::new();
    for kind in facts.left() {
        let place = Place::policy(kind.span);
        let is_first = !looked.contains_key(&kind.value);
        let (unlisted, listed) = *looked.entry(kind.value).or_insert_with(|| look(kind.value));
        if listed {
            found.fine(place);
            continue;
        }
        found.also([place]);
        // A kind is told once, where something is first left to it.
        if is_first {
            found.fault(place, || DocumentFault::Unlinked { policy: kind.value, unlisted });
        }
    }
    let unlisted = policy.linked.iter().filter(|linked| !linked.listed);
    found.also(unlisted.map(|linked| Place::policy(linked.policy.span)));
}

/// A topic that is left to another policy has no prohibition of its own here beside that: two documents may then say two
/// things, and what the other says was not read.
pub(super) fn left_once<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    for (at, topic) in facts.policy.topics.iter().enumerate() {
        let Some(policy) = &topic.delegated_to else { continue };
        let forbids = |act: &TermId| facts.vocabulary.commitment(*act).is_some_and(|act| act.forbids);
        let here = facts.policy.entries.iter().filter(|entry| entry.place == Within::Topic(at));
        let mut rules =
            here.filter_map(|entry| Some((entry, entry.commitment().filter(forbids)?))).peekable();
        if rules.peek().is_none() {
            found.fine(Place::policy(policy.span));
        }
        for (entry, act) in rules {
            let question =
                || DocumentFault::RuledHere { topic: &topic.name.value, policy: policy.value, act };
            found.unclear(Place::policy(entry.span), question);
            found.also([Place::policy(entry.span), Place::policy(policy.span)]);
        }
    }
}

/// For everyone whose use is said to be monitored, a way of monitoring is named.
pub(super) fn monitoring_methods<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let vocabulary = facts.vocabulary;
    let monitoring = &facts.policy.monitoring;
    for group in monitoring.covers.iter().filter(|group| vocabulary.role(group.value).is_some()) {
        let shown = monitoring.methods.iter().any(|method| method.shows(group.value, vocabulary));
        let place = Place::policy(group.span);
        if shown {
            found.fine(place);
        } else {
            found.fault(place, || DocumentFault::MonitoredSomehow(group.value));
            found.also(monitoring.methods.iter().flat_map(|m| &m.of).map(|of| Place::policy(of.span)));
        }
    }
}

/// Local bodies are current and of the school's own authority, and its safeguarding partnership is named.
pub(super) fn own_area<'a>(facts: &Facts<'a>, on: NaiveDate, found: &mut impl Findings<'a>) {
    let Some(authority) = &facts.policy.school.authority else { return };
    let vocabulary = facts.vocabulary;
    let mut named = false;
    // What stands as the name of a partnership, and may be that of another area.
    let mut perhaps = None;
    for cited in facts.cited() {
        let Some(about) = vocabulary.cited(cited.term) else { continue };
        let place = Place::policy(cited.span);
        if about.by_name && about.partnership {
            match cited.written.filter(|written| is_name(written, cited.term, vocabulary)) {
                Some(written) if shares_word(written, &authority.value) => {
                    named = true;
                    found.fine(place);
                }
                Some(written) => perhaps = perhaps.or(Some((place, written))),
                None => {}
            }
            continue;
        }
        if about.area.is_none() {
            continue;
        }
        if cited.elsewhere {
            found.fault(place, || Fault::Outdated(Outdated::of_another_area(cited.term, facts, on)));
        } else if about.lapsed.by(on) == Some(true) {
            found.fault(place, || Fault::Outdated(Outdated::superseded(cited.term, facts, on)));
        } else {
            named |= about.partnership && about.lapsed.by(on) == Some(false);
            found.fine(place);
        }
    }
    match perhaps {
        _ if named => {}
        Some((place, written)) => {
            found.unclear(place, || DocumentFault::PerhapsPartnership {
                written,
                authority: &authority.value,
            });
            found.also([place]);
        }
        // Nobody is sent to the wrong place by a name that is not there.
        None => found.gap(facts.nearest(Section::Cites), || DocumentFault::NoPartnership {
            partnership: partnership(&authority.value, facts, on),
            authority: &authority.value,
            board: on < partnerships_from(),
        }),
    }
}

/// Details of staff and governors are not kept off a website that has to name some of them.
pub(super) fn website_names<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let known = facts.known();
    for entry in facts.entries(known.not_publish_details) {
        let of_adults =
            || entry.about.iter().filter(|who| [known.staff, known.governors].contains(&who.value));
        let place = Place::policy(entry.span);
        let Some(first) = of_adults().next().filter(|_| entry.except.is_none()) else {
            found.fine(place);
            continue;
        };
        found.fault(Place::policy(first.span), || DocumentFault::NamesKeptOff {
            whose: of_adults().map(|who| who.value).collect(),
        });
        found.also(of_adults().map(|who| Place::policy(who.span)));
        found.also([place]);
    }
}

/// The safeguarding partnership of an area on a day, where the catalogue knows it.
fn partnership(authority: &str, facts: &Facts<'_>, on: NaiveDate) -> Option<TermId> {
    let is_own = |term: TermId| {
        facts.vocabulary.cited(term).is_some_and(|about| {
            about.partnership
                && about.area.as_ref().is_some_and(|area| same_area(area, authority))
                && about.lapsed.by(on) == Some(false)
                && about.from.as_ref().is_none_or(|from| from.first() <= on)
        })
    };
    facts.vocabulary.of_kind(Kind::Catalogue).map(|(term, _)| term).find(|&term| is_own(term))
}

/// The day by which safeguarding partnerships had taken the place of the local boards everywhere.
fn partnerships_from() -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 9, 29).unwrap_or_default()
}

/// One thing has one name: the forms in which the document writes it do not differ in more than case and punctuation.
pub(super) fn one_name<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    for (thing, names) in facts.names() {
        let Some((first, others)) = names.split_first() else { continue };
        if facts.vocabulary.is_collective(thing) {
            continue;
        }
        let place = Place::policy(first.span);
        found.at(place);
        let Some(second) = others.iter().find(|name| !is_same(first, name)) else {
            found.fine(place);
            continue;
        };
        found.fault(Place::policy(second.span), || {
            let mut seen = HashSet::new();
            let distinct = names.iter().filter(|name| seen.insert(plain(&name.value).collect::<String>()));
            DocumentFault::SeveralNames { thing, names: distinct.map(|name| name.value.as_str()).collect() }
        });
        found.also(names.iter().map(|name| Place::policy(name.span)));
    }
}

/// Whether two names differ in no more than case and punctuation.
fn is_same(one: &Spanned<String>, other: &Spanned<String>) -> bool {
    one.value == other.value || plain(&one.value).eq(plain(&other.value))
}

/// A name without its case and punctuation.
fn plain(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}
