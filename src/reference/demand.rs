//! What is said of one control or aspect.

use crate::checklist::fragments::Fragments;
use crate::checklist::{
    Applies, Aspect, Checklist, Control, Demand, Force, Item, Level, Library, references,
};
use crate::requirement::Requirement;
use crate::requirement::sentence::upper;
use crate::source::{Node, write};
use crate::vocabulary::{Basis, Vocabulary, or};

use super::page::{Asked, DemandPage, Example, Fact, LevelPage, Link, file, plain_id};
use crate::report::wording;

/// What stands before what a level asks.
const BEYOND: &str = "Asks, beyond the level below, that";

pub(super) fn page(
    item: Item<'_>,
    fragments: &Fragments<'_>,
    library: &Library,
    words: &Vocabulary,
) -> DemandPage {
    let mut page = DemandPage {
        anchor: plain_id(&item.id().value),
        heading: item.title().to_owned(),
        name: item.name(),
        asked_label: "Met where",
        asked: Vec::new(),
        facts: Vec::new(),
        examples: Vec::new(),
        levels: Vec::new(),
    };
    match item.demand {
        Demand::Control(asked) => control(&mut page, item.checklist, asked, fragments, words),
        Demand::Aspect(asked) => aspect(&mut page, item.checklist, asked, fragments, words),
    }
    let links: Vec<Link> = references::related(library, item)
        .into_iter()
        .filter_map(|(name, title)| Some(Link { text: title, address: address(item, &name, library)? }))
        .collect();
    if !links.is_empty() {
        page.facts.push(Fact { links, ..Fact::new("See also", "") });
    }
    page
}

fn control(
    page: &mut DemandPage,
    checklist: &Checklist,
    control: &Control,
    fragments: &Fragments<'_>,
    words: &Vocabulary,
) {
    page.asked = asked(&control.requires, words);
    page.facts = vec![
        Fact::new("Whose word it is", force(checklist, control)),
        Fact::new("Why it matters", control.why.clone()),
        Fact::new("To mend a gap", control.remedy.clone()),
        Fact::new("Who mends it", upper(words.label(control.owner))),
        Fact::new("A governor may ask", control.ask.clone()),
    ];
    page.facts.extend(applies(&control.applies, words));
    let from = (control.source.as_deref(), control.clause.as_deref());
    page.facts.extend(source(checklist, from, control.basis));
    if !control.also_said_in.is_empty() {
        let kinds = control.also_said_in.iter().map(|&kind| words.label(kind).to_owned());
        page.facts.push(Fact::new("May also stand in", upper(&or(kinds))));
    }
    let examples = [("A policy that meets it", control.meets), ("One that does not", control.misses)];
    page.examples =
        examples.into_iter().filter_map(|(label, place)| example(label, fragments.at(place))).collect();
}

fn aspect(
    page: &mut DemandPage,
    checklist: &Checklist,
    aspect: &Aspect,
    fragments: &Fragments<'_>,
    words: &Vocabulary,
) {
    let aim = upper(&wording::level(aspect.benchmark));
    page.facts = vec![
        Fact::new("Aimed at", aim),
        Fact::new("Why it matters", aspect.why.clone()),
        Fact::new("Who leads on it", upper(words.label(aspect.owner))),
        Fact::new("A governor may ask", aspect.ask.clone()),
    ];
    if !aspect.evidence.is_empty() {
        page.facts.push(Fact::new("What a school may show", aspect.evidence.join("; ")));
    }
    if !aspect.formerly.is_empty() {
        page.facts.push(Fact::new("Takes in what was formerly", aspect.formerly.join("; ")));
    }
    if !aspect.also_said_in.is_empty() {
        let kinds = aspect.also_said_in.iter().map(|&kind| words.label(kind).to_owned());
        page.facts.push(Fact::new("May also stand in", upper(&or(kinds))));
    }
    page.facts.extend(applies(&aspect.applies, words));
    let from = (aspect.source.as_deref(), aspect.clause.as_deref());
    page.facts.extend(source(checklist, from, aspect.basis));
    let foot = aspect.foot.as_ref();
    let stands_here = |place| example("A policy that stands here", fragments.at(place));
    let statement = foot.map_or("None of the levels above is reached.", |foot| &foot.statement);
    page.levels = vec![LevelPage {
        heading: heading(Level::LOWEST),
        statement: statement.to_owned(),
        asked_label: BEYOND,
        asked: Vec::new(),
        facts: Vec::new(),
        examples: foot.iter().filter_map(|foot| stands_here(foot.example)).collect(),
    }];
    page.levels.extend(aspect.steps.iter().map(|step| LevelPage {
        heading: heading(step.level),
        statement: step.statement.to_string(),
        asked_label: BEYOND,
        asked: asked(&step.requires, words),
        facts: vec![Fact::new("To reach it", step.remedy.clone())],
        examples: stands_here(step.example).into_iter().collect(),
    }));
}

fn heading(level: Level) -> String {
    format!("Level {}", level.number())
}

/// Whose word it is: the source's, unless the control is weaker than its source.
fn force(checklist: &Checklist, control: &Control) -> String {
    let says = if control.force == checklist.standing.force() {
        checklist.standing.say()
    } else {
        match control.force {
            Force::Must | Force::Should => "National advice or a national standard asks this of the school",
            Force::GoodPractice => "This is good practice",
        }
    };
    format!("{says} (`{}`)", control.force.id())
}

/// Where it comes from, where that differs from the whole, and how well it is established.
fn source(checklist: &Checklist, from: (Option<&str>, Option<&str>), basis: Basis) -> Vec<Fact> {
    let known = Fact::new("How it is known", upper(basis.say()));
    let place = match from {
        (None, None) => None,
        (own, clause) => Some(Fact::source(own.unwrap_or(&checklist.source), clause)),
    };
    place.into_iter().chain([known]).collect()
}

/// The schools for which it is, where it is not for all.
fn applies(applies: &Applies, words: &Vocabulary) -> Option<Fact> {
    let labels = |ids: &[crate::vocabulary::TermId]| or(ids.iter().map(|&id| words.label(id).to_owned()));
    let mut only = Vec::new();
    if !applies.phases.is_empty() {
        only.push(labels(&applies.phases));
    }
    if !applies.nations.is_empty() {
        only.push(format!("schools in {}", labels(&applies.nations)));
    }
    if !applies.types.is_empty() {
        only.push(labels(&applies.types));
    }
    match applies.boarding {
        Some(true) => only.push("schools that board pupils".to_owned()),
        Some(false) => only.push("schools that board no pupils".to_owned()),
        None => {}
    }
    if let Some(technology) = applies.uses {
        only.push(format!("schools that use {}", words.label(technology)));
    }
    (!only.is_empty()).then(|| Fact::new("Only for", upper(&only.join("; "))))
}

/// What is asked: the end of "Met where", and under it a line for each question where there are several.
fn asked(requirement: &Requirement, words: &Vocabulary) -> Vec<Asked> {
    let lines = requirement.lines(words).into_iter();
    lines.map(|(depth, text)| Asked { indent: "  ".repeat(depth), text }).collect()
}

fn example(label: &str, fragment: Option<&Node>) -> Option<Example> {
    Some(Example { label: label.to_owned(), yaml: write::block(fragment?) })
}

/// Where a related control is to be read: on this page, or on that of the edition that was in force with this one.
fn address(from: Item<'_>, name: &str, library: &Library) -> Option<String> {
    let editions: Vec<Item<'_>> = library.named(name).collect();
    let anchor = plain_id(&editions.last()?.id().value);
    if editions.iter().any(|item| item.checklist.id.value == from.checklist.id.value) {
        return Some(format!("#{anchor}"));
    }
    let with = editions.iter().rfind(|item| item.checklist.from <= from.checklist.from);
    let edition = with.or(editions.first())?;
    Some(format!("{}#{anchor}", file(edition.checklist)))
}
