//! The document: its dates, lists, delegations, local bodies and names.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::dates::{days_after, plain};
use crate::policy::{Named, Section};
use crate::source::{Span, Spanned};
use crate::vocabulary::{Kind, TermId};

use super::super::check::Findings;
use super::super::dates::reviewed;
use super::super::facts::{Facts, Place};
use super::super::superseded::{Thing, same_area};

/// The dates keep to the cycle that the policy names; reviews that were missed are counted.
pub fn cycle(facts: &Facts<'_>, on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let about = &facts.policy.about;
    let (Some(every), Some(next)) = (&about.review_every, &about.next_review) else {
        return found;
    };
    let (every_at, next_at) = (Place::policy(every.span), Place::policy(next.span));
    if let Some(start) = reviewed(facts.policy) {
        let latest = every.value.after(start.value.first());
        if latest.is_some_and(|latest| next.value.first() > latest) {
            let text = format!(
                "The policy is to be reviewed {}, but from {} to {} is longer.",
                every.value,
                start.value.written(),
                next.value.written()
            );
            found.fault(text, next_at);
            found.also.extend([every_at, Place::policy(start.span)]);
        }
    }
    let last = next.value.last();
    if days_after(last, on) > 0 {
        let missed = every.value.times_in(last, on).saturating_add(1);
        let reviews = if missed == 1 { "1 review has".to_owned() } else { format!("{missed} reviews have") };
        let text = format!(
            "The policy is to be reviewed {}, and the review due by {} is not recorded: {reviews} been missed by {}.",
            every.value,
            plain(last),
            plain(on)
        );
        found.fault(text, next_at);
        found.also.push(every_at);
    }
    found.fine = vec![every_at, next_at];
    found
}

/// The approval has a date.
pub fn approval_dated(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let about = &facts.policy.about;
    let Some(by) = about.approved_by.first() else {
        return found;
    };
    if let Some(date) = &about.approved {
        found.fine.push(Place::policy(date.span));
    } else {
        let who = facts.words.labels(about.approved_by.iter().map(|by| by.value));
        let adopted = about.adopted.as_ref();
        let adopted =
            adopted.map(|date| format!("; it gives only when it was adopted ({})", date.value.written()));
        let text = format!(
            "The policy was approved by {who}, but does not say when{}.",
            adopted.unwrap_or_default()
        );
        found.fault(text, Place::policy(by.span));
        found.also.extend(about.approved_by.iter().map(|by| Place::policy(by.span)));
    }
    found
}

/// No list is left open ("etc.").
pub fn lists_closed(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let filtering = &facts.policy.filtering;
    match &filtering.blocks_open_ended {
        Some(open) if open.value => {
            let text = "The list of what the filter blocks ends in \"etc.\", so nobody can tell what else is blocked.";
            found.fault(text, Place::policy(open.span));
        }
        _ => found.fine.extend(filtering.blocks.first().map(|first| Place::policy(first.span))),
    }
    found
}

/// Every policy that something is left to is among the linked policies, and in the document's own list where it has one.
pub fn delegations_linked(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let policy = facts.policy;
    let mut found = Findings::default();
    let mut to: Vec<&Spanned<TermId>> = Vec::new();
    to.extend(policy.topics.iter().filter_map(|topic| topic.delegated_to.as_ref()));
    to.extend(policy.procedures.iter().filter_map(|procedure| procedure.delegated_to.as_ref()));
    to.extend(policy.roles.iter().filter_map(|role| role.delegated_to.as_ref()));
    to.extend(policy.entries.iter().filter_map(|entry| entry.delegated_to.as_ref()));
    to.extend(policy.training.iter().filter_map(|item| item.delegated_to.as_ref()));
    to.extend(
        policy
            .filtering
            .delegated_to
            .iter()
            .chain(&policy.monitoring.delegated_to)
            .chain(&policy.education.delegated_to),
    );
    to.sort_by_key(|kind| kind.span);
    let mut told: Vec<TermId> = Vec::new();
    for kind in to {
        let place = Place::policy(kind.span);
        let words = facts.words;
        let linked = policy.linked.iter().filter(|linked| {
            words.is_part(linked.policy.value, kind.value) || words.is_part(kind.value, linked.policy.value)
        });
        let listed: Vec<bool> = linked.map(|linked| linked.listed).collect();
        if listed.contains(&true) {
            found.fine.push(place);
            continue;
        }
        found.also.push(place);
        if told.contains(&kind.value) {
            continue;
        }
        told.push(kind.value);
        let what = if listed.is_empty() {
            "does not name it among the policies it is linked to"
        } else {
            "leaves it out of its own list of policies"
        };
        found
            .fault(format!("The policy leaves something to {}, but {what}.", words.label(kind.value)), place);
    }
    let unlisted =
        policy.linked.iter().filter(|linked| !linked.listed).map(|linked| Place::policy(linked.policy.span));
    found.also.extend(unlisted);
    found
}

/// For everyone whose use is said to be monitored, a way of monitoring is named.
pub fn monitoring_methods(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let monitoring = &facts.policy.monitoring;
    for group in monitoring.covers.iter().filter(|group| facts.words.role(group.value).is_some()) {
        let shown = monitoring.methods.iter().any(|method| {
            method.of.is_empty() || method.of.iter().any(|of| facts.words.is_part(group.value, of.value))
        });
        let place = Place::policy(group.span);
        if shown {
            found.fine.push(place);
        } else {
            let label = facts.words.label(group.value);
            found.fault(format!("The policy says that the use of {label} is monitored, but not how."), place);
            found.also.extend(monitoring.methods.iter().flat_map(|m| &m.of).map(|of| Place::policy(of.span)));
        }
    }
    found
}

/// Local bodies are current and of the school's own authority, and its safeguarding partnership is named.
pub fn own_area(facts: &Facts<'_>, on: NaiveDate) -> Findings {
    let mut found = Findings::default();
    let Some(authority) = &facts.policy.school.authority else {
        return found;
    };
    let words = facts.words;
    let mut partnership = false;
    for cited in facts.cited() {
        let Some(about) = words.cited(cited.term) else {
            continue;
        };
        let Some(area) = &about.area else { continue };
        let place = Place::policy(cited.span);
        if !same_area(area, &authority.value) {
            found.fault(Thing::of(cited.term, facts).of_another_area(area, &authority.value, on), place);
        } else if about.lapsed.by(on) == Some(true) {
            found.fault(Thing::of(cited.term, facts).superseded(on), place);
        } else {
            partnership |= about.partnership && about.lapsed.by(on) == Some(false);
            found.fine.push(place);
        }
    }
    if !partnership {
        let own = words.of_kind(Kind::Catalogue).find(|(id, _)| {
            words.cited(*id).is_some_and(|about| {
                about.partnership
                    && about.area.as_ref().is_some_and(|area| same_area(area, &authority.value))
                    && about.lapsed.by(on) == Some(false)
            })
        });
        let name = own.map_or_else(
            || format!("the safeguarding partnership of {}", authority.value),
            |(id, _)| words.label(id).to_owned(),
        );
        found.fault(format!("The policy does not name {name}."), facts.nearest(Section::Cites));
    }
    found
}

/// One thing has one name: the forms in which the document writes it do not differ in more than case and punctuation.
pub fn one_name(facts: &Facts<'_>, _on: NaiveDate) -> Findings {
    let policy = facts.policy;
    let mut names: BTreeMap<TermId, Vec<(String, Span)>> = BTreeMap::new();
    let mut add = |term: TermId, written: &Option<Spanned<String>>| {
        if let Some(written) = written {
            names.entry(term).or_default().push((written.value.clone(), written.span));
        }
    };
    for entry in &policy.entries {
        if let Some(term) = entry.commitment() {
            add(term, &entry.written);
        }
    }
    policy.roles.iter().for_each(|role| add(role.role.value, &role.written));
    policy.procedures.iter().for_each(|procedure| add(procedure.incident.value, &procedure.written));
    policy.linked.iter().for_each(|linked| add(linked.policy.value, &linked.written));
    for citation in &policy.cites {
        if let Named::Term(term) = citation.what {
            add(term, &citation.written);
        }
    }
    let mut found = Findings::default();
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by_key(|(_, written)| written.first().map(|(_, span)| *span));
    for (term, written) in names {
        let mut distinct: Vec<&(String, Span)> = Vec::new();
        for name in &written {
            if !distinct.iter().any(|known| plain_name(&known.0) == plain_name(&name.0)) {
                distinct.push(name);
            }
        }
        let Some((_, first)) = distinct.first() else {
            continue;
        };
        if let Some((_, second)) = distinct.get(1) {
            let forms = crate::vocabulary::and(distinct.iter().map(|(name, _)| format!("\"{name}\"")));
            let text = format!("One thing ({}) has several names here: {forms}.", facts.words.label(term));
            found.fault(text, Place::policy(*second));
            found.also.extend(written.iter().map(|(_, span)| Place::policy(*span)));
        } else {
            found.fine.push(Place::policy(*first));
        }
    }
    found
}

fn plain_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
