//! Explanations in plain English: of a control, an aspect, a checklist, a word of the vocabulary, a kind of word, a
//! requirement or a check, and of the sections and keys of the files.

mod format;
mod word;

use crate::checklist::{Aspect, Checklist, Control, Demand, Gap, Item, Library, references};
use crate::dates::plain;
use crate::requirement::predicates::Check;
use crate::requirement::read::REQUIREMENT;
use crate::source::Source;
use crate::vocabulary::{Kind, Term, Vocabulary};

use super::changes;

/// Explains everything of that name; nothing where there is none.
pub fn explain(name: &str, library: &Library, words: &Vocabulary) -> Option<String> {
    let mut parts = Vec::new();
    let (series, id) = name.split_once('/').map_or((None, name), |(series, id)| (Some(series), id));
    let wanted = |checklist: &&Checklist| {
        series.is_none_or(|series| checklist.series == series || checklist.id.value == series)
    };
    let newest_first: Vec<&Checklist> = library.all().filter(wanted).collect();
    for checklist in newest_first.into_iter().rev() {
        parts.extend(
            checklist
                .controls()
                .iter()
                .filter(|control| control.id.value == id)
                .map(|c| control(checklist, c, library, words)),
        );
        parts.extend(
            checklist
                .aspects()
                .iter()
                .filter(|aspect| aspect.id.value == id)
                .map(|a| self::aspect(checklist, a, library, words)),
        );
    }
    if series.is_none() {
        let editions: Vec<_> = library.find(name).collect();
        parts.extend(editions.into_iter().rev().map(|found| checklist(found, words)));
    }
    let kind = series.and_then(Kind::of);
    let is_wanted = |term: &Term| *term.id == *id && (series.is_none() || kind == Some(term.kind));
    parts.extend(
        words
            .iter()
            .filter(|(_, term)| is_wanted(term))
            .map(|(handle, found)| word::term(handle, found, words, library)),
    );
    if series.is_none() {
        parts.extend(Kind::of(name).map(|kind| word::kind(kind, words)));
        parts.extend(format::explain(name));
        parts.extend(REQUIREMENT.key(name).map(requirement));
        parts.extend(Check::ALL.iter().filter(|check| check.id() == name).map(|check| {
            format!(
                "`{name}` is a check of consistency (`consistent: {name}`): it is met where {}.\n",
                check.says()
            )
        }));
    }
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn requirement(key: &crate::format::Key) -> String {
    let mut out = format!("`{}` is a requirement of checklists.\n{}\n", key.name, key.about);
    if let Some(shape) = key.takes.shape() {
        let line = |key: &crate::format::Key| {
            let must = if key.required { ", needed" } else { "" };
            format!("{}: {} ({}{must})", key.name, key.about, key.takes.expected())
        };
        section(&mut out, "It may have", &shape.keys.iter().map(line).collect::<Vec<_>>().join("\n"));
    }
    out.push_str("\nA list asks for each of its members; `{ any-of: [...] }` asks for one of them.\n");
    out
}

/// Every name that can be explained, for suggestions.
pub fn names<'a>(library: &'a Library, words: &'a Vocabulary) -> impl Iterator<Item = &'a str> {
    let controls = library.all().flat_map(|checklist| {
        checklist
            .controls()
            .iter()
            .map(|control| control.id.value.as_str())
            .chain(checklist.aspects().iter().map(|aspect| aspect.id.value.as_str()))
            .chain([checklist.series.as_str(), checklist.id.value.as_str()])
    });
    controls
        .chain(words.iter().map(|(_, term)| &*term.id))
        .chain(Kind::ALL.iter().map(|kind| kind.id()))
        .chain(format::names())
        .chain(REQUIREMENT.keys.iter().map(|key| key.name))
        .chain(Check::ALL.iter().map(|check| check.id()))
}

fn section(out: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("\n{heading}\n"));
        for line in text.lines() {
            out.push_str(&format!("  {line}\n"));
        }
    }
}

fn control(checklist: &Checklist, control: &Control, library: &Library, words: &Vocabulary) -> String {
    let mut out = format!(
        "{}\n{}/{}, a control of {}, {} (in force from {})\n",
        control.title,
        checklist.series,
        control.id.value,
        checklist.title,
        checklist.edition,
        plain(checklist.from)
    );
    section(&mut out, "Met where", &asked(&control.requires, words));
    section(&mut out, "Why", &control.why);
    section(&mut out, "Its matter", &matter(control, words));
    section(&mut out, "How a gap is told", &gap(&control.gap));
    section(&mut out, "What follows if it stays", &harm(&control.gap));
    if !control.asked_of.is_empty() {
        section(&mut out, "Asked of", &words.labels(control.asked_of.iter().copied()));
    }
    section(&mut out, "How to mend a gap", &control.remedy);
    section(&mut out, "Who", words.label(control.owner));
    section(&mut out, "A governor may ask", &control.ask);
    let source = control.source.as_deref().unwrap_or(&checklist.source);
    let clause = control.clause.as_ref().map(|clause| format!("{clause}\n")).unwrap_or_default();
    section(
        &mut out,
        "Where it comes from",
        &format!("{clause}{source}\n{}; {}.", checklist.publisher, control.basis.say()),
    );
    section(&mut out, "How strong it is", &format!("{} ({}).", control.force.heading(), control.force.id()));
    if !control.also_said_in.is_empty() {
        section(&mut out, "May also stand in", &words.labels(control.also_said_in.iter().copied()));
    }
    let item = Item { checklist, demand: Demand::Control(control) };
    section(&mut out, "Changed by", &changes::of(item, library, words).join("\n"));
    section(&mut out, "See also", &see_also(item, library));
    section(&mut out, "A policy that meets it", &example(&checklist.source_file, control.meets));
    section(&mut out, "A policy that does not", &example(&checklist.source_file, control.misses));
    out
}

/// The matter of a control, with the area of a report in which it is told.
fn matter(control: &Control, words: &Vocabulary) -> String {
    let declared = control.gap.matter.and_then(|matter| Some((matter, words.matter(matter)?)));
    declared.map_or_else(String::new, |(matter, declared)| {
        format!("{} ({}), under: {}", words.label(matter), words.id(matter), words.label(declared.area))
    })
}

/// How a gap is told, by what the policy says of it.
fn gap(gap: &Gap) -> String {
    let told = [
        ("The policy says nothing of it", &gap.absent),
        ("It says less than is asked", &gap.partial),
        ("What it says is wrong", &gap.wrong),
    ];
    let told =
        told.into_iter().filter_map(|(when, says)| says.as_ref().map(|says| format!("{when}: {says}")));
    told.collect::<Vec<_>>().join("\n")
}

/// What follows if a gap stays, where the control says so itself.
fn harm(gap: &Gap) -> String {
    let told = [("", gap.harm), ("Where what the policy says is wrong: ", gap.harm_of_wrong)];
    let told = told.into_iter().filter_map(|(when, harm)| Some((when, harm?)));
    told.map(|(when, harm)| format!("{when}{} ({})", harm.says(), harm.id())).collect::<Vec<_>>().join("\n")
}

/// The controls and aspects on the same matter, each on a line with its title.
fn see_also(item: Item<'_>, library: &Library) -> String {
    let related = references::related(library, item);
    related.iter().map(|(name, title)| format!("{name}: {title}")).collect::<Vec<_>>().join("\n")
}

fn aspect(checklist: &Checklist, aspect: &Aspect, library: &Library, words: &Vocabulary) -> String {
    let mut out = format!(
        "{}\n{}/{}, an aspect of {}\n",
        aspect.title, checklist.series, aspect.id.value, checklist.title
    );
    section(&mut out, "Takes in what was formerly", &aspect.formerly.join("\n"));
    section(&mut out, "Why", &aspect.why);
    section(&mut out, "Who", words.label(aspect.owner));
    section(&mut out, "A governor may ask", &aspect.ask);
    section(&mut out, "Aimed at", &format!("Level {} (1 is the highest of 5).", aspect.benchmark.number()));
    for step in aspect.steps.iter().rev() {
        let text =
            format!("{}\nAsks beyond the level below:\n{}", step.statement, asked(&step.requires, words));
        section(&mut out, &format!("Level {}", step.level.number()), &text);
    }
    let foot = aspect.foot.as_ref().map(|foot| foot.statement.as_str());
    section(&mut out, "Level 5", foot.unwrap_or("None of the levels above is reached."));
    section(&mut out, "Typical evidence", &aspect.evidence.join("\n"));
    let item = Item { checklist, demand: Demand::Aspect(aspect) };
    section(&mut out, "Changed by", &changes::of(item, library, words).join("\n"));
    section(&mut out, "See also", &see_also(item, library));
    out
}

/// What is asked, line by line.
fn asked(requirement: &crate::requirement::Requirement, words: &Vocabulary) -> String {
    let lines = requirement.lines(words).into_iter().map(|(depth, text)| {
        let mark = if depth == 0 { "" } else { "- " };
        format!("{}{mark}{text}", "  ".repeat(depth.saturating_sub(1)))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The text of an example as it stands in the checklist, its indentation taken off.
fn example(source: &Source, place: crate::source::Span) -> String {
    let first = source.position(place.start());
    let last = source.position(place.end().saturating_sub(1)).line;
    if source.slice(place).trim_matches(['{', '}', ' ']).is_empty() {
        return "(a policy that says nothing)".to_owned();
    }
    let indent = first.column.saturating_sub(1);
    let lines = (first.line..=last).map(|line| {
        let text = source.line(line);
        let taken = text.char_indices().nth(indent).map_or("", |(at, _)| text.get(at..).unwrap_or_default());
        taken.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A checklist with its controls, each on a line.
pub fn checklist(checklist: &Checklist, words: &Vocabulary) -> String {
    let to = checklist.to.map(|to| format!(" to {}", plain(to))).unwrap_or_default();
    let mut out = format!(
        "{}, {}\n{} (series {})\nPublisher: {}\nIn force: from {}{to}\nSource: {}\nBasis: {}\n",
        checklist.title,
        checklist.edition,
        checklist.id.value,
        checklist.series,
        checklist.publisher,
        plain(checklist.from),
        checklist.source,
        checklist.basis.say(),
    );
    if let Some(next) = checklist.next_expected {
        out.push_str(&format!("Next edition expected: {}\n", plain(next)));
    }
    out.push_str(&format!("For: {}\n", changes::schools(checklist, words)));
    if let Some(note) = &checklist.note {
        out.push_str(&format!("{note}\n"));
    }
    for &force in crate::checklist::Force::ALL {
        let of: Vec<_> = checklist.controls().iter().filter(|control| control.force == force).collect();
        let lines: Vec<_> =
            of.iter().map(|control| format!("{}: {}", control.id.value, control.title)).collect();
        section(&mut out, &format!("{} ({})", force.heading(), of.len()), &lines.join("\n"));
    }
    let aspects: Vec<_> =
        checklist.aspects().iter().map(|aspect| format!("{}: {}", aspect.id.value, aspect.title)).collect();
    section(&mut out, "Aspects", &aspects.join("\n"));
    section(&mut out, "Extends", &changes::extends(checklist));
    section(&mut out, "Changes there", &changes::list(checklist, words).join("\n"));
    out
}
