//! An addition as YAML: a fragment of the policy or of its records to merge, and why.

use chrono::NaiveDate;

use crate::checklist::Aspect;
use crate::dates::{Deadline, Period};
use crate::format::closed_set;
use crate::policy::{RecordKey, Section};
use crate::requirement::addition::{Addition, Duty, REVIEWED, Said};
use crate::requirement::sentence::upper;
use crate::requirement::{Facts, Stated};
use crate::source::Node;
use crate::source::write::{list, map, text, write};
use crate::vocabulary::{TermId, Vocabulary};

use super::Added;

closed_set! {
    /// The file to which something is added.
    pub enum Target {
        /// The policy file.
        Policy = "policy",
        /// The records file beside it.
        Records = "records",
    }
}

/// One addition of a route, as it is merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// The file to which it is added.
    pub file: Target,
    /// The YAML to merge into it.
    pub yaml: String,
    /// What asks for it.
    pub why: String,
}

/// What every addition of an aspect rests on.
pub struct Setting<'f> {
    /// The policy.
    pub facts: &'f Facts<'f>,
    /// The day.
    pub on: NaiveDate,
    /// Who leads on the aspect: does what is not given to anybody else.
    pub owner: TermId,
    /// The title of the aspect, as a heading for what belongs nowhere else.
    pub title: &'f str,
}

/// Makes the fragment of an addition.
pub fn fragment(added: &Added<'_>, aspect: &Aspect, setting: &Setting<'_>) -> Fragment {
    let (file, node) = tree(&added.what, setting);
    let mut why: Vec<String> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for (level, predicate) in &added.asked {
        let asked = predicate.say(setting.facts.vocabulary);
        if !said.contains(&asked) {
            why.push(format!("level {} of {} asks that {asked}", level.number(), aspect.title));
            said.push(asked);
        }
    }
    Fragment { file, yaml: write(&node), why: upper(&format!("{}.", why.join("; "))) }
}

/// The tree to merge.
fn tree<'w>(what: &'w Addition, setting: &'w Setting<'_>) -> (Target, Node<'w>) {
    let words = setting.facts.vocabulary;
    let id = |term: TermId| words.id(term);
    let node = match what {
        Addition::Record { kind, said, states } => {
            return (Target::Records, record(*kind, said, states, setting));
        }
        Addition::Holder(role) => map([("roles", map([(id(*role), map([("held-by", text("NAME"))]))]))]),
        Addition::Duty(duty) => placed(duty, setting),
        Addition::Training { who, said } => {
            let mut item = vec![("who", terms(who, words))];
            item.extend(details(said, words));
            map([("training", list([map(item)]))])
        }
        Addition::Members(field, members) => {
            under(field.path(), list(members.iter().map(|&member| text(id(member)))))
        }
        Addition::Steps(incident, steps) => {
            let steps = list(steps.iter().map(|step| entry(step, &step.said.by, words)));
            map([("incidents", map([(id(*incident), map([("steps", steps)]))]))])
        }
        Addition::Citations(cited) => map([("cites", list(cited.iter().map(|&work| text(id(work)))))]),
        Addition::Review(period) => {
            let next = next_review(*period, setting);
            map([("policy", map([("approved", day(setting.on)), ("next-review", day(next))]))])
        }
        Addition::Field(field) => under(field.path(), placeholder(*field, setting)),
    };
    (Target::Policy, node)
}

/// A commitment where it belongs: under the one role that holds it, else with what is like it.
fn placed<'w>(duty: &Duty, setting: &'w Setting<'_>) -> Node<'w> {
    let words = setting.facts.vocabulary;
    let known = words.commitment(duty.act);
    let forbids = known.is_some_and(|act| act.forbids);
    let by = match duty.said.by.as_slice() {
        // Who does it already, if less often or less fully; else who leads on the aspect.
        [] if !forbids => {
            let said = setting.facts.entries(duty.act);
            let holder = said.iter().flat_map(|entry| entry.holders()).map(|holder| holder.value).next();
            vec![holder.unwrap_or(setting.owner)]
        }
        by => by.to_vec(),
    };
    if let [role] = by[..] {
        let duties = list([entry(duty, &[], words)]);
        return map([("roles", map([(words.id(role), map([("duties", duties)]))]))]);
    }
    let entries = list([entry(duty, &by, words)]);
    let belongs = known.map(|act| act.belongs.as_str()).unwrap_or_default();
    let section = [Section::Filtering, Section::Monitoring, Section::Education]
        .into_iter()
        .map(Section::id)
        .find(|key| *key == belongs);
    match section {
        Some(key) => map([(key, map([("commitments", entries)]))]),
        None => map([("topics", map([(setting.title, map([("commitments", entries)]))]))]),
    }
}

/// An entry: a bare word where nothing more is said of it.
fn entry<'w>(duty: &Duty, by: &[TermId], words: &'w Vocabulary) -> Node<'w> {
    let said = Said { by: by.to_vec(), ..duty.said.clone() };
    let details: Vec<_> = details(&said, words).collect();
    if details.is_empty() {
        return text(words.id(duty.act));
    }
    map([("do", text(words.id(duty.act)))].into_iter().chain(details))
}

fn details<'w>(
    said: &Said,
    words: &'w Vocabulary,
) -> impl Iterator<Item = (&'static str, Node<'w>)> + use<'w> {
    let lists = [
        ("by", &said.by),
        ("to", &said.to),
        ("with", &said.with),
        ("when", &said.when),
        ("about", &said.about),
    ];
    let mut out: Vec<_> = lists
        .into_iter()
        .filter(|(_, given)| !given.is_empty())
        .map(|(key, given)| (key, terms(given, words)))
        .collect();
    out.extend(said.every.map(|every| ("every", text(every.id()))));
    out.extend(said.within.map(|within| ("within", text(Deadline::id(within)))));
    out.into_iter()
}

fn record<'w>(kind: TermId, said: &Said, states: &[RecordKey], setting: &'w Setting<'_>) -> Node<'w> {
    let words = setting.facts.vocabulary;
    let known = setting.facts.known();
    let or = |given: &[TermId], key: RecordKey, otherwise: TermId| match given {
        [] if states.contains(&key) => vec![otherwise],
        _ => given.to_vec(),
    };
    let by = or(&said.by, RecordKey::By, setting.owner);
    let about = or(&said.about, RecordKey::About, known.online_safety);
    let with = or(&[], RecordKey::With, known.governing_body);
    let told = or(&[], RecordKey::ReportedTo, known.governing_body);
    let mut out = vec![("record", text(words.id(kind))), ("date", day(setting.on))];
    for (key, given) in [("by", &by), ("with", &with), ("about", &about)] {
        // A record has one maker.
        let given = if key == "by" { given.get(..1.min(given.len())).unwrap_or_default() } else { given };
        if !given.is_empty() {
            out.push((key, terms(given, words)));
        }
    }
    let fill = [
        (RecordKey::Tested, "WHAT WAS TESTED"),
        (RecordKey::Outcome, "WHAT CAME OUT"),
        (RecordKey::Action, "WHAT WAS DONE ABOUT IT"),
        (RecordKey::Where, "WHERE THE EVIDENCE IS KEPT"),
    ];
    let fill = fill.into_iter().filter(|(key, _)| states.contains(key));
    out.extend(fill.map(|(key, words)| (key.id(), text(words))));
    if !told.is_empty() {
        out.push(("reported-to", terms(&told, words)));
    }
    map([("records", list([map(out)]))])
}

fn next_review(period: Period, setting: &Setting<'_>) -> NaiveDate {
    let terms = &setting.facts.policy.school.terms;
    let within = if period.satisfies(REVIEWED) { period } else { REVIEWED };
    let last = match period {
        Period::AcademicYear => period.lasts_until(setting.on, terms),
        _ => None,
    };
    within.after(setting.on).into_iter().chain(last).min().unwrap_or(setting.on)
}

/// What stands in a field until the school fills it.
fn placeholder<'w>(field: Stated, setting: &'w Setting<'_>) -> Node<'w> {
    let known = setting.facts.known();
    let id = |term: TermId| text(setting.facts.vocabulary.id(term));
    let owner = || id(setting.owner);
    match field {
        Stated::Authority => text("NAME OF THE LOCAL AUTHORITY AREA"),
        Stated::Title => text("TITLE"),
        Stated::Status => text("non-statutory"),
        Stated::Adopted | Stated::Approved | Stated::LastReviewed => day(setting.on),
        Stated::NextReview => day(next_review(REVIEWED, setting)),
        Stated::ApprovedBy => id(known.governing_body),
        Stated::Minute => text("NUMBER OF THE MINUTE"),
        Stated::ReviewedBy | Stated::WrittenBy => owner(),
        Stated::ReviewEvery => text("1 year"),
        Stated::ReviewSooner => id(known.incident),
        Stated::BasedOn => text("NAME OF THE TEMPLATE"),
        Stated::Consulted => id(known.staff),
        Stated::FilteringSystem | Stated::MonitoringSystem => text("NAME OF THE SYSTEM"),
        Stated::Broadband => text("NAME OF THE CONNECTION"),
        Stated::FilteringSupport => text("NAME OF WHO SUPPORTS IT"),
    }
}

/// A value under a path such as `filtering.blocks`.
fn under<'w>(path: &'w str, node: Node<'w>) -> Node<'w> {
    path.rsplit('.').fold(node, |node, key| map([(key, node)]))
}

fn terms<'w>(ids: &[TermId], words: &'w Vocabulary) -> Node<'w> {
    match ids {
        [one] => text(words.id(*one)),
        several => list(several.iter().map(|&term| text(words.id(term)))),
    }
}

fn day(day: NaiveDate) -> Node<'static> {
    text(day.to_string())
}
