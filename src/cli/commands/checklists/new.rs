//! `checklists new`: a commented checklist to start from.

use std::path::Path;

use anyhow::Result;
use chrono::Datelike;

use crate::checklist::{Checklist, Demand, Effect, Force, Item, Level, Library};
use crate::gate::Exit;

use super::super::super::args::NewChecklist;
use super::super::super::choice::{self, Choice};
use super::super::super::console::Console;
use super::super::super::{files, setup};

const OWN: &str = include_str!("new.yaml");
const EXTENSION: &str = include_str!("extension.template");

/// Runs it.
///
/// # Errors
/// Where what it is to extend is not known, or the file exists or cannot be written.
pub fn run(command: &NewChecklist, console: &Console) -> Result<Exit> {
    let on = setup::day(command.on.as_deref())?;
    let file = command.file.as_deref().filter(|path| path.as_os_str() != "-");
    let text = if command.extends.is_empty() {
        OWN.to_owned()
    } else {
        let library = Choice::read(&[])?.library;
        extension(&command.extends, &library)?
    };
    let name = file.map_or_else(|| "FILE".to_owned(), files::shown);
    let text = text
        .replace("YEAR-MM-DD", &on.to_string())
        .replace("-YEAR", &format!("-{}", on.year()))
        .replace(" FILE\n", &format!(" {name}\n"));
    match file {
        None => console.print(&text)?,
        Some(path) => written(path, &text, console)?,
    }
    Ok(Exit::Met)
}

fn written(path: &Path, text: &str, console: &Console) -> Result<()> {
    console.write_new(path, text)?;
    let shown = files::shown(path);
    console.note(&format!("Written to {shown}. Change it, then run: policygap checklists check {shown}"));
    Ok(())
}

/// A checklist that extends these, with examples of changes to what they really ask.
fn extension(names: &[String], library: &Library) -> Result<String> {
    let mut extended: Vec<&Checklist> = Vec::new();
    for name in names {
        match library.find(name).last() {
            Some(found) => extended.push(found),
            None => return Err(choice::unknown(library, &Library::default(), name)),
        }
    }
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        if !distinct.contains(&name.as_str()) {
            distinct.push(name);
        }
    }
    let lines =
        |line: fn(&str) -> String| distinct.iter().map(|name| line(name)).collect::<Vec<_>>().join("\n");
    let show = lines(|name| format!("#   policygap checklists show {name}"));
    let extends = lines(|name| format!("  - {name}"));
    Ok(EXTENSION
        .replace("# SHOW", &show)
        .replace("  - EXTENDS", &extends)
        .replace("# CHANGES", &changes(&extended)))
}

/// Changes as comments: one of each sort that these checklists allow, each of which would make a difference.
fn changes(extended: &[&Checklist]) -> String {
    let items: Vec<Item<'_>> = extended.iter().flat_map(|checklist| checklist.items()).collect();
    let comment = |target: &str, item: Item<'_>, effect: &str, reason: &str| {
        let title = item.title();
        let of_it = if target == "aspects-of" { item.checklist.series.to_string() } else { item.name() };
        let what = if target == "aspects-of" { "every other aspect of it" } else { title };
        format!(
            "#   - {target}: {of_it}     # {what}\n#     {effect}\n#     reason: {reason}\n#     decided-by: governing-body\n#     minute: \"5.2\""
        )
    };
    let is_control = |item: &&Item<'_>| matches!(item.demand, Demand::Control(_));
    let mut out = Vec::new();
    let mut controls = items.iter().copied().filter(|item| is_control(&item));
    if let Some(item) = controls.next() {
        let force = [Force::Should, Force::GoodPractice];
        let force = force.into_iter().find(|force| Effect::Force(*force).matters(item));
        let effect = force.map(|force| format!("force: {}     # must, should or good-practice", force.id()));
        let reason = "The governors hold it to matter more, or less.";
        out.extend(effect.map(|effect| comment("control", item, &effect, reason)));
    }
    if let Some(item) = controls.next_back() {
        let reason = "We have none of this, and say so in another policy.";
        out.push(comment("control", item, "switched-off: true", reason));
    }
    if let Some(item) = items.iter().copied().find(|item| !is_control(&item)) {
        let aim = [2, 1].into_iter().filter_map(Level::new);
        let aim = aim.map(Effect::Benchmark).find(|effect| effect.matters(item));
        let effect = aim.map(|effect| format!("{}     # 1 is the highest", effect.written()));
        let reason = "Here we want to be better than most.";
        out.extend(effect.map(|effect| comment("aspect", item, &effect, reason)));
        let all = || items.iter().filter(|other| other.checklist.id.value == item.checklist.id.value);
        let aim = [3, 2, 1].into_iter().filter_map(Level::new).map(Effect::Benchmark);
        let aim = aim.into_iter().find(|effect| all().any(|other| effect.matters(*other)));
        let reason = "This is what we aim at for now.";
        out.extend(aim.map(|effect| comment("aspects-of", item, &effect.written(), reason)));
    }
    out.join("\n")
}
