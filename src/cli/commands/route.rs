//! `route`: what to change and to add so that an aspect reaches its next level.

use anyhow::{Result, bail};
use rayon::prelude::*;

use crate::audit::Context;
use crate::checklist::Level;
use crate::gate::Exit;
use crate::render::{Style, route};
use crate::report::routes::{Routes, VERSION, Wanted, routes};
use crate::source::{snippet, suggest};
use crate::vocabulary::Vocabulary;

use super::super::args::{DueFormat, Route};
use super::super::choice::Choice;
use super::super::console::Console;
use super::super::files::{self, Finds};
use super::super::guard::{self, Inputs};
use super::super::setup;

/// Runs it.
///
/// # Errors
/// Where the command line or a checklist is at fault, or the result cannot be written.
pub fn run(command: &Route, console: &Console) -> Result<Exit> {
    let works = &command.works;
    let on = setup::day(works.on.as_deref())?;
    let vocabulary = Vocabulary::builtin();
    let choice = Choice::read(&works.checklists)?;
    // All of them: one that extends a ladder has a say in what it aims at.
    let checklists = choice.chosen(on)?;
    if checklists.iter().all(|checklist| checklist.size.aspects == 0) {
        console.error(&format!(
            "None of these checklists is a ladder in force on {}, so there are no levels to reach: nothing was audited.",
            crate::dates::plain(on)
        ));
        return Ok(Exit::Nothing);
    }
    let wanted = Wanted { aspects: command.aspects.clone(), to: level(command.to)? };
    for name in &wanted.aspects {
        let known = || {
            checklists
                .iter()
                .flat_map(|ladder| ladder.aspects().iter().map(|aspect| (&ladder.series, &aspect.id.value)))
        };
        let one = Wanted { aspects: vec![name.clone()], to: None };
        if !known().any(|(series, aspect)| one.includes(series, aspect)) {
            let meant =
                suggest::nearest(name, known().map(|(_, aspect)| aspect.as_str())).map(suggest::question);
            let all: Vec<_> = known().map(|(_, aspect)| aspect.as_str()).collect();
            let meant = meant.unwrap_or_else(|| format!("There are: {}.", all.join(", ")));
            bail!("No ladder has an aspect `{}`. {meant}", crate::source::text::shorten(name));
        }
    }
    let Finds { found, left_out, rules, .. } = files::find(works.search())?;
    let output = command.output.file();
    let target =
        guard::allow(output, command.output.force, || Inputs::new(&found, &[&choice.files, &rules]))?;
    let context = Context { on, checklists, words: vocabulary };
    let inputs: Vec<_> = found.par_iter().map(|found| files::read(found, vocabulary)).collect();
    let policies: Vec<_> = inputs
        .par_iter()
        .filter_map(|input| {
            Some(routes(input.source.name(), input.loaded.policy.as_ref()?, &context, &wanted))
        })
        .collect();
    let all = Routes { version: VERSION, on, policies };
    let text = match command.format {
        DueFormat::Json => format!("{}\n", serde_json::to_string_pretty(&all)?),
        DueFormat::Text => {
            let color = console.color() && output.is_none();
            route::render(&all, &Style { color, width: console.width(), ..Style::default() })
        }
    };
    console.write(&text, &target)?;
    let mut unread = false;
    for input in &inputs {
        let records = input
            .loaded
            .records
            .iter()
            .flat_map(|(source, problems)| problems.iter().map(move |it| (source, it)));
        for (source, problem) in input.loaded.problems.iter().map(|it| (&input.source, it)).chain(records) {
            unread = true;
            console.note(&snippet::explain(source, problem, false));
        }
    }
    for left_out in choice.left_out.iter().chain(&left_out) {
        console.note(left_out);
    }
    Ok(match (unread, all.policies.iter().all(|policy| policy.aspects.is_empty())) {
        (true, _) => Exit::Unread,
        (false, true) => {
            console.error("No policy with an aspect that applies was found there.");
            Exit::Nothing
        }
        (false, false) => Exit::Met,
    })
}

fn level(to: Option<u8>) -> Result<Option<Level>> {
    match to {
        None => Ok(None),
        Some(number @ 1..=4) => Ok(Level::new(number)),
        Some(number) => bail!("--to: {number} is no level to reach. Write 4, 3, 2 or 1; 1 is the highest"),
    }
}
