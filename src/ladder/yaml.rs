//! What is added, as the YAML to merge and as the sentence that a policy would hold.

use crate::dates::Deadline;
use crate::policy::{RecordKey, RecordResult, Section};
use crate::requirement::Stated;
use crate::requirement::addition::{Addition, Duty, Said};
use crate::source::Node;
use crate::source::write::{list, map, text};
use crate::vocabulary::{TermId, Vocabulary};

use super::fragment::{Setting, kind};
use super::{DATE, NAME, StepKind, Target, sentence};

/// The tree to merge.
pub(super) fn tree<'w>(what: &'w Addition, setting: &'w Setting<'_>) -> (Target, Node<'w>, String) {
    let words = setting.facts.vocabulary;
    let id = |term: TermId| words.id(term);
    let node = match what {
        Addition::Record { kind, said, states } => {
            let (node, sentence) = record(*kind, said, states, setting);
            return (Target::Records, node, sentence);
        }
        Addition::Holder(role) => map([("roles", map([(id(*role), map([("held-by", text(NAME))]))]))]),
        Addition::Duty(duty) => {
            let (node, sentence) = placed(duty, setting);
            return (Target::Policy, node, sentence);
        }
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
        Addition::Review(_) => {
            map([("policy", map([("approved", text(DATE)), ("next-review", text(DATE))]))])
        }
        Addition::Field(field) => under(field.path(), placeholder(*field, setting)),
    };
    let (part, text) = sentence::addition(what, setting.facts).unwrap_or_default();
    let changes = kind(what, setting.facts) == StepKind::Change;
    let said = match (changes, what) {
        (true, Addition::Review(_)) => {
            format!("{}{}", sentence::review_dates(setting.facts), sentence::instead(&part, &text))
        }
        (true, _) => sentence::instead(&part, &text),
        (false, _) => format!("Add to {part}: {text}"),
    };
    (Target::Policy, node, said)
}

/// A commitment where it belongs: under the one role that holds it, else with what is like it.
fn placed<'w>(duty: &Duty, setting: &'w Setting<'_>) -> (Node<'w>, String) {
    let words = setting.facts.vocabulary;
    let known = words.commitment(duty.act);
    let forbids = known.is_some_and(|act| act.forbids);
    let by = match duty.said.by.as_slice() {
        [] if !forbids => vec![setting.doer(duty.act)],
        by => by.to_vec(),
    };
    let text = sentence::duty(duty, &by, words);
    if let [role] = by[..] {
        let duties = list([entry(duty, &[], words)]);
        let node = map([("roles", map([(words.id(role), map([("duties", duties)]))]))]);
        return (node, format!("Add to {}: {text}", sentence::part_of_role(role, setting.facts)));
    }
    let entries = list([entry(duty, &by, words)]);
    let belongs = known.map(|act| act.belongs.as_str()).unwrap_or_default();
    let section = [Section::Filtering, Section::Monitoring, Section::Education]
        .into_iter()
        .find(|section| section.id() == belongs);
    if let Some(section) = section {
        let node = map([(section.id(), map([("commitments", entries)]))]);
        return (node, format!("Add to {}: {text}", sentence::part_of(section, setting.facts)));
    }
    let node = map([("topics", map([(setting.title, map([("commitments", entries)]))]))]);
    (node, format!("Add where the policy deals with “{}”: {text}", setting.title))
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

fn record<'w>(
    kind: TermId,
    said: &Said,
    states: &[RecordKey],
    setting: &'w Setting<'_>,
) -> (Node<'w>, String) {
    let words = setting.facts.vocabulary;
    let known = setting.facts.known();
    let or = |given: &[TermId], key: RecordKey, otherwise: TermId| match given {
        [] if states.contains(&key) => vec![otherwise],
        _ => given.to_vec(),
    };
    let mut by = or(&said.by, RecordKey::By, setting.lead());
    // A record has one maker.
    by.truncate(1);
    let about = or(&said.about, RecordKey::About, known.online_safety);
    let with = or(&[], RecordKey::With, known.governing_body);
    let told = or(&[], RecordKey::ReportedTo, known.governing_body);
    let mut out = vec![("record", text(words.id(kind))), ("date", text(DATE))];
    for (key, given) in [("by", &by), ("with", &with), ("about", &about)] {
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
    let fill: Vec<_> = fill.into_iter().filter(|(key, _)| states.contains(key)).collect();
    out.extend(fill.iter().map(|(key, words)| (key.id(), text(*words))));
    // Of a trial, words that nobody has filled in yet say nothing of how it came out.
    if words.is_trial(kind) && states.contains(&RecordKey::Outcome) {
        out.push(("result", text(RecordResult::Passed.id())));
    }
    if !told.is_empty() {
        out.push(("reported-to", terms(&told, words)));
    }
    let lists = [("by", &by[..]), ("with", &with), ("covering", &about), ("reported to", &told)];
    let fill: Vec<_> = fill.into_iter().map(|(_, words)| words).collect();
    let sentence = sentence::record(kind, lists, &fill, words);
    (map([("records", list([map(out)]))]), sentence)
}

/// What stands in a field until the school fills it.
fn placeholder<'w>(field: Stated, setting: &'w Setting<'_>) -> Node<'w> {
    let known = setting.facts.known();
    let id = |term: TermId| text(setting.facts.vocabulary.id(term));
    match field {
        Stated::Authority => text("NAME OF THE LOCAL AUTHORITY AREA"),
        Stated::Title => text("TITLE"),
        Stated::Status => text("non-statutory"),
        Stated::Adopted | Stated::Approved | Stated::LastReviewed | Stated::NextReview => text(DATE),
        Stated::ApprovedBy => id(known.governing_body),
        Stated::Minute => text("NUMBER OF THE MINUTE"),
        Stated::ReviewedBy | Stated::WrittenBy => text(NAME),
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

pub(super) fn terms<'w>(ids: &[TermId], words: &'w Vocabulary) -> Node<'w> {
    match ids {
        [one] => text(words.id(*one)),
        several => list(several.iter().map(|&term| text(words.id(term)))),
    }
}
