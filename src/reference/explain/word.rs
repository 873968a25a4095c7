//! What is said of a word of the vocabulary, and of a kind of words.

use crate::checklist::{Checklist, Demand, Item, Library};
use crate::coverage;
use crate::requirement::sentence::upper;
use crate::vocabulary::{Cited, Commitment, Detail, Doer, Kind, Lapse, Matter, Term, TermId, Vocabulary, or};

use super::section;

pub(super) fn term(handle: TermId, found: &Term, words: &Vocabulary, library: &Library) -> String {
    let told = words.description(handle);
    let mut out =
        format!("{}\n{} ({})\n\n  {}\n", upper(&found.label), found.id, found.kind.one(), told.meaning);
    if !told.part_of.is_empty() {
        section(&mut out, "Part of", &words.labels(told.part_of.iter().copied()));
    }
    section(&mut out, "Documents also say", &told.phrases.join("\n"));
    match &found.detail {
        Detail::Commitment(act) => {
            section(&mut out, "Worth knowing", &worth_knowing(act, words).join("\n"));
        }
        Detail::Role(role) => {
            section(&mut out, "It is", if role.post { "a post, held by named people" } else { "a group" });
            section(&mut out, "Includes", &words.labels(role.includes.iter().copied()));
            if !role.apart_from.is_empty() {
                section(
                    &mut out,
                    "Must not be held by the same person as",
                    &words.labels(role.apart_from.iter().copied()),
                );
            }
            if !role.held_with.is_empty() {
                let acts = words.labels(role.held_with.iter().copied());
                section(&mut out, "Held by any senior leader who is said to", &acts);
            }
            if !role.deputises_for.is_empty() {
                section(&mut out, "Stands in for", &words.labels(role.deputises_for.iter().copied()));
            }
        }
        Detail::Cited(cited) => section(&mut out, "In the catalogue", &catalogue(handle, cited, words)),
        Detail::Condition(condition) if condition.is_named => section(
            &mut out,
            "Of it",
            "It names a circumstance: where a demand allows for one, it does not weaken what is said.",
        ),
        Detail::SchoolType(calls) => {
            let calls = calls.iter().map(|(role, label)| format!("{label}, for {}", words.label(*role)));
            section(&mut out, "Sentences speak of", &calls.collect::<Vec<_>>().join("\n"));
        }
        Detail::Incident(true) => section(
            &mut out,
            "Of it",
            "It needs a route or steps of its own: rules for every incident settle nothing of it by themselves.",
        ),
        Detail::Event(occasion) if occasion.is_part => section(
            &mut out,
            "Of it",
            "It is a part of the time only: what is done then is not done at other times.",
        ),
        Detail::Record(true) => section(
            &mut out,
            "Of it",
            "What came out decides: the record shows a success only where `result` or words of success say so.",
        ),
        Detail::Plain
        | Detail::Incident(false)
        | Detail::Condition(_)
        | Detail::Event(_)
        | Detail::Record(false) => {}
        Detail::Matter(matter) => self::matter(&mut out, matter, words),
    }
    let asks = |item: &Item<'_>| {
        let is_its_matter = match item.demand {
            Demand::Control(control) => control.gap.matter == Some(handle),
            Demand::Aspect(_) => false,
        };
        is_its_matter || coverage::of_item(*item, words).iter().any(|read| read.names(handle))
    };
    let asked: Vec<String> = library
        .all()
        .flat_map(Checklist::items)
        .filter(asks)
        .map(|item| format!("{}/{}: {}", item.checklist.id.value, item.id().value, item.title()))
        .collect();
    section(&mut out, "Asked by", &asked.join("\n"));
    out
}

fn catalogue(handle: TermId, cited: &Cited, words: &Vocabulary) -> String {
    let mut facts = vec![format!("It is of the sort `{}`.", cited.sort.id())];
    if let Some(series) = cited.series.filter(|&series| series != handle) {
        facts.push(format!("One edition of {}.", words.label(series)));
    }
    if let Some(from) = &cited.from {
        facts.push(format!("Current from {}.", from.written()));
    }
    facts.push(match &cited.lapsed {
        Lapse::Never => "Current as far as is known.".to_owned(),
        Lapse::Unknown => "It was, or may have been, superseded; since when is not established.".to_owned(),
        Lapse::On(date) => format!("Superseded since {}.", date.written()),
    });
    if !cited.replaced_by.is_empty() {
        facts.push(format!("In its place: {}.", words.labels(cited.replaced_by.iter().copied())));
    }
    if let Some(name) = &cited.full_name {
        facts.push(format!("Its name in full: {name}"));
    }
    if let Some(instead) = &cited.instead {
        facts.push(format!("Write now: {instead}"));
    }
    if let Some(area) = &cited.area {
        facts.push(format!("It belongs to {area}."));
    }
    facts.push(format!("Basis: {}. Source: {}", cited.basis.say(), cited.source));
    facts.extend(cited.note.as_deref().map(str::to_owned));
    facts.join("\n")
}

fn matter(out: &mut String, matter: &Matter, words: &Vocabulary) {
    section(out, "A report tells it under", words.label(matter.area));
    section(out, "Where a policy has nothing on it", matter.silent.as_deref().unwrap_or_default());
    let documents = || words.labels(matter.documents.iter().copied());
    section(
        out,
        "Asked of",
        &match (matter.every_document, matter.documents.is_empty()) {
            (true, _) => "every document".to_owned(),
            (false, true) => "the online safety policy".to_owned(),
            (false, false) => format!("the online safety policy, and of: {}", documents()),
        },
    );
}

pub(super) fn kind(kind: Kind, words: &Vocabulary) -> String {
    let mut out = format!("Words of the kind `{}`: {}\n", kind.id(), kind.about());
    if kind == Kind::Matter {
        for (area, named) in words.of_kind(Kind::Area) {
            let of_it =
                words.of_kind(kind).filter(|(id, _)| words.matter(*id).is_some_and(|it| it.area == area));
            let lines: Vec<_> = of_it.map(|(_, term)| format!("{}: {}", term.id, term.label)).collect();
            section(&mut out, &named.label, &lines.join("\n"));
        }
        return out;
    }
    let lines: Vec<_> = words.of_kind(kind).map(|(_, term)| format!("{}: {}", term.id, term.label)).collect();
    section(&mut out, &format!("{} words", lines.len()), &lines.join("\n"));
    out
}

/// What is declared of a commitment, in sentences.
fn worth_knowing(act: &Commitment, words: &Vocabulary) -> Vec<String> {
    let mut facts = Vec::new();
    if act.forbids {
        facts.push("It is a prohibition.".to_owned());
    }
    if act.firm {
        facts.push("Law or statutory guidance asks it of the school, so a weak verb is a fault.".to_owned());
    }
    if act.needs_period {
        facts.push("A named period matters; \"regularly\" is not enough.".to_owned());
    }
    if !act.after.is_empty() {
        let first = or(act.after.iter().map(|&first| words.label(first).to_owned()));
        facts.push(format!("Unsafe in a procedure unless a step to {first} stands before it."));
    }
    if act.forbids {
        let mut settled = vec!["`decided-by` says who decides".to_owned()];
        if !act.settled_by.is_empty() {
            let steps = act.settled_by.iter().map(|&step| words.label(step).to_owned());
            settled.push(format!("a step beside it is to {}", or(steps)));
        }
        facts.push(format!(
            "With an exception it is said only in part, unless {}. Where a control asks it without exceptions, an \
             exception counts only beside every step that the control names in its place.",
            or(settled)
        ));
    }
    let whole = &act.whole;
    let reaches = [
        ("by", &whole.by),
        ("to", &whole.to),
        ("about", &whole.about),
        ("to` or `about` of people", &whole.people),
    ];
    for (key, terms) in reaches.into_iter().filter(|(_, terms)| !terms.is_empty()) {
        let terms = or(terms.iter().map(|&term| words.label(term).to_owned()));
        facts.push(format!("Where `{key}` names nothing of {terms}, it is said only in part."));
    }
    if !whole.incidents.is_empty() {
        let terms = or(whole.incidents.iter().map(|&term| words.label(term).to_owned()));
        facts.push(format!("In a procedure it says this only of {terms}."));
    }
    if !act.conflicts_with.is_empty() {
        facts.push(format!(
            "Cannot stand in one procedure with: {}.",
            words.labels(act.conflicts_with.iter().copied())
        ));
    }
    for says in &act.stands_in {
        let members = match says.members.as_slice() {
            [] => "whatever stands there".to_owned(),
            members => or(members.iter().map(|&term| words.label(term).to_owned())),
        };
        facts.push(format!("The field `{}` says the same: {members}.", says.field.id()));
    }
    if act.doer == Doer::Nobody {
        facts.push("It names a way or a route: nobody need be said to do it.".to_owned());
    }
    if !act.said_by.is_empty() {
        let said_by = act.said_by.iter().map(|&by| format!("`{}`", words.id(by)));
        let to = words.labels(act.holds_to.iter().copied());
        facts.push(format!("To {to}, {} says the same.", or(said_by)));
    }
    if !act.holds_to.is_empty() {
        let to = words.labels(act.holds_to.iter().copied());
        facts.push(format!("It goes to {to} by itself; `to` is written only to limit it."));
    }
    facts
}
