//! People: one person in every post, one handler without a deputy, reports that go down, companies without a name.

use chrono::NaiveDate;

use crate::policy::{Entry, Role, Within};
use crate::requirement::facts::Facts;
use crate::requirement::people::Perhaps;
use crate::requirement::place::Place;
use crate::vocabulary::TermId;

use super::fault::DutyFault;
use super::procedures::{ways_past_head, words_that_undo_ways};
use super::{Findings, SHOWN};

/// Where one person is headteacher, safeguarding lead and online safety lead, a concern about that person has somewhere
/// else to go.
pub(super) fn one_person<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let known = facts.known();
    let [head, dsl, lead] = [known.headteacher, known.dsl, known.online_safety_lead];
    let past = ways_past_head(facts).next();
    let leads = facts.holders(dsl).chain(facts.holders(lead)).take(SHOWN).count();
    for person in facts.holders(head) {
        let place = Place::policy(person.name.span);
        let again = |role| facts.again_as(person, role);
        let perhaps = |role| again(role).or_else(|| facts.perhaps_as(person, role));
        let (Some(second), Some(third)) = (perhaps(dsl), perhaps(lead)) else {
            (0..leads).for_each(|_| found.fine(place));
            continue;
        };
        if let Some(past) = past {
            found.fine(Place::policy(past.span));
            continue;
        }
        let unsure = [(dsl, second), (lead, third)].into_iter().filter(|(role, _)| again(*role).is_none());
        let mut is_unsure = false;
        for (role, other) in unsure {
            is_unsure = true;
            let perhaps = Perhaps { one: person.name, other: other.name, posts: [head, role] };
            found.unclear(place, || DutyFault::PerhapsOne(perhaps));
            found.also(perhaps.places());
        }
        if is_unsure {
            found.also(words_that_undo_ways(facts));
            continue;
        }
        let name = person.name.value.trim();
        found.fault(place, || DutyFault::OnePerson { name, posts: [head, dsl, lead] });
        found.also([second, third].map(|same| Place::policy(same.name.span)));
        found.also(words_that_undo_ways(facts));
    }
}

/// Where one post deals with every incident, somebody stands in for it.
pub(super) fn cover<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let handling = || facts.entries(facts.known().take_responsibility).iter().copied();
    let posts = || {
        let holders = handling().flat_map(Entry::holders);
        holders.filter(|holder| facts.vocabulary.is_post(holder.value))
    };
    let Some(first) = posts().next() else { return };
    let place = Place::policy(first.span);
    let alone = posts().all(|post| post.value == first.value);
    if !alone || has_deputy(first.value, facts) {
        return found.fine(place);
    }
    // It belongs where the post stands, which is not where somebody is told of an incident.
    found.fault(facts.role_place(first.value), || DutyFault::NoDeputy(first.value));
    found.also([place]);
    found.also(posts().map(|post| Place::policy(post.span)));
    found.also(handling().map(|entry| Place::policy(entry.span)));
}

/// Whether the policy knows a post that stands in for another.
fn has_deputy(post: TermId, facts: &Facts<'_>) -> bool {
    let roles = facts.policy.roles.iter().map(|held| held.role.value);
    let entries = facts.policy.entries.iter();
    let named = entries.flat_map(|entry| entry.holders().chain(&entry.with).chain(&entry.to));
    roles.chain(named.map(|role| role.value)).any(|role| deputises(role, post, facts))
}

fn deputises(role: TermId, post: TermId, facts: &Facts<'_>) -> bool {
    facts.vocabulary.role(role).is_some_and(|role| role.deputises_for.contains(&post))
}

/// What a post takes further does not go to those who stand in for it.
pub(super) fn reports_up<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let known = facts.known();
    let acts = [known.escalate_concern, known.report_incidents];
    for entry in acts.into_iter().flat_map(|act| facts.entries(act).iter()) {
        for by in entry.holders() {
            for to in &entry.to {
                let place = Place::policy(to.span);
                if deputises(to.value, by.value, facts) {
                    found.fault(place, || DutyFault::ReportsDown { by: by.value, to: to.value });
                    found.also([Place::policy(entry.span), Place::policy(by.span)]);
                } else {
                    found.fine(place);
                }
            }
        }
    }
}

/// Words by which a title shows that an outside company is meant.
const COMPANIES: &[&str] = &["company", "contractor", "firm", "limited", "ltd", "provider"];

/// An outside company that has duties is named.
pub(super) fn companies_named<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    for role in facts.policy.roles.iter().filter(|role| role.duties > 0) {
        let Some(title) = company(role) else { continue };
        let place = Place::policy(role.role.span);
        if let Some(name) = role.held_by.iter().find(|name| !name.value.trim().is_empty()) {
            found.fine(Place::policy(name.span));
            continue;
        }
        found.fault(place, || DutyFault::CompanyUnnamed(title));
        found.also(role.written.iter().map(|written| Place::policy(written.span)));
        let duties = facts.policy.entries.iter().filter(|entry| entry.place == Within::Role(role.role.value));
        found.also(duties.map(|duty| Place::policy(duty.span)));
    }
}

/// The title of a role, where it is that of a company.
fn company(role: &Role) -> Option<&str> {
    let title = role.written.as_ref()?.value.as_str();
    let mut words = title.split(|c: char| !c.is_alphanumeric());
    let is_one = |word: &str| COMPANIES.iter().any(|company| word.eq_ignore_ascii_case(company));
    words.any(is_one).then_some(title)
}
