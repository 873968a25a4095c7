//! What one checklist changes in another, in words: at the result, for the whole report, and of the checklist itself.

use crate::audit::{AspectResult, Changed, Context, ControlResult};
use crate::checklist::{Checklist, Effect, Force, Item, Library, Target};
use crate::dates::plain;
use crate::policy::Named;
use crate::vocabulary::{Vocabulary, and};

use super::model::{Change, PolicyReport, Result};
use super::words;

/// How many names a notice tells.
const MOST: usize = 12;

/// What was done, as JSON has it.
const SWITCHED_OFF: &str = "switched-off";
const RE_GRADED: &str = "re-graded";
const BENCHMARK: &str = "benchmark";

/// Notes on the result of a control what another checklist changed of it.
pub(super) fn control(out: &mut Result, result: &ControlResult<'_>, words: &Vocabulary) {
    let Some(changed) = result.changed else { return };
    if let Some(force) = changed.force() {
        out.force_says = format!(
            "By {}{}, this is graded as {}: {}. Its own standing: {}",
            changed.by.title,
            changed.change.decided(words),
            grade(force),
            changed.change.why(),
            lower(&out.force_says)
        );
    }
    out.changed = Some(change(changed, result.control.force.id().to_owned(), words));
}

/// Notes on the result of an aspect what another checklist changed of it.
pub(super) fn aspect(out: &mut Result, result: &AspectResult<'_>, words: &Vocabulary) {
    let Some(changed) = result.changed else { return };
    let own = result.aspect.benchmark.number();
    if let Some(level) = changed.benchmark() {
        out.force_says = format!(
            "By {}{}, the level aimed at is {} in place of {own}: {}. {}",
            changed.by.title,
            changed.change.decided(words),
            level.number(),
            changed.change.why(),
            out.force_says
        );
    }
    out.changed = Some(change(changed, own.to_string(), words));
}

fn change(changed: Changed<'_>, from: String, words: &Vocabulary) -> Change {
    let (what, to) = match changed.change.effect {
        Effect::SwitchedOff => (SWITCHED_OFF, None),
        Effect::Force(force) => (RE_GRADED, Some(force.id().to_owned())),
        Effect::Benchmark(level) => (BENCHMARK, Some(level.number().to_string())),
    };
    Change {
        by: changed.by.series.to_string(),
        what,
        from,
        to,
        reason: changed.change.reason.to_string(),
        decided_by: changed.change.decided_by.as_ref().map(|by| match by {
            Named::Term(role) => words.label(*role).to_owned(),
            Named::Words(name) => name.clone(),
        }),
        minute: changed.change.minute.as_deref().map(str::to_owned),
    }
}

/// A grade for the end of "is graded as …".
fn grade(force: Force) -> &'static str {
    match force {
        Force::Must => "something that must be in place",
        Force::Should => "something that should be in place",
        Force::GoodPractice => "good practice",
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The results that a checklist changed in one way, each control once.
fn results(policies: &[PolicyReport], wanted: impl Fn(&Change) -> bool) -> Vec<&Result> {
    let mut out: Vec<&Result> = Vec::new();
    let all = policies.iter().flat_map(|policy| &policy.results);
    for result in all.filter(|result| result.changed.as_ref().is_some_and(&wanted)) {
        let known = |one: &&Result| one.checklist == result.checklist && one.control == result.control;
        if !out.iter().any(known) {
            out.push(result);
        }
    }
    out
}

/// How many of these law or statutory guidance asks.
fn of_law(results: &[&Result]) -> usize {
    let must = |change: &Change| change.what != BENCHMARK && change.from == Force::Must.id();
    results.iter().filter(|result| result.changed.as_ref().is_some_and(must)).count()
}

/// What the checklists in use changed in each other, and what of it had no effect on the day.
pub(super) fn notices(context: &Context<'_>, policies: &[PolicyReport]) -> Vec<String> {
    let mut out = Vec::new();
    for by in context.checklists.iter().filter(|checklist| !checklist.changes.is_empty()) {
        let of = |what| results(policies, |change| change.by == by.series && change.what == what);
        let name = format!("{}, {}", by.title, by.edition);
        let off = of(SWITCHED_OFF);
        if !off.is_empty() {
            let number = number(&off, "was switched off", "were switched off");
            out.push(format!("{number} by {name}: {}.{}", names(&off, |_| String::new()), law(&off)));
        }
        let graded = of(RE_GRADED);
        if !graded.is_empty() {
            let number = number(&graded, "was graded anew", "were graded anew");
            let now = |result: &Result| format!(", now {}", grade(result.strength));
            out.push(format!("{number} by {name}: {}.{}", names(&graded, now), law(&graded)));
        }
        let aims = of(BENCHMARK);
        if !aims.is_empty() {
            let aspects = words::count(aims.len(), "aspect", "aspects");
            let now = |result: &Result| match (&result.changed, result.benchmark) {
                (Some(change), Some(level)) => format!(", now {level} in place of {}", change.from),
                _ => String::new(),
            };
            out.push(format!(
                "The level aimed at was changed for {aspects} by {name}: {}.",
                names(&aims, now)
            ));
        }
        out.extend(without_effect(by, context));
    }
    out
}

/// "2 controls were …", or aspects, or both.
fn number(results: &[&Result], was: &str, were: &str) -> String {
    let aspects = results.iter().filter(|result| result.benchmark.is_some()).count();
    let parts = [(results.len() - aspects, "control", "controls"), (aspects, "aspect", "aspects")];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    let said = and(parts.map(|(number, one, many)| words::count(number, one, many)));
    format!("{said} {}", if results.len() == 1 { was } else { were })
}

/// Each with its title, and how many more there are.
fn names(results: &[&Result], more: impl Fn(&Result) -> String) -> String {
    let name = |result: &&Result| {
        format!("`{}/{}` ({}){}", result.checklist, result.control, result.title, more(result))
    };
    let told: Vec<_> = results.iter().take(MOST).map(name).collect();
    let rest = results.len().saturating_sub(MOST);
    let rest = if rest == 0 { String::new() } else { format!("; and {rest} more") };
    format!("{}{rest}", told.join("; "))
}

/// That law or statutory guidance asks some of these.
fn law(results: &[&Result]) -> String {
    match (of_law(results), results.len()) {
        (0, _) => String::new(),
        (_, 1) => " It is asked by law or statutory guidance.".to_owned(),
        (1, _) => " 1 of them is asked by law or statutory guidance.".to_owned(),
        (some, _) => format!(" {} of them are asked by law or statutory guidance.", words::thousands(some)),
    }
}

/// Changes of what the editions in use do not have, or have so already.
fn without_effect<'a>(by: &'a Checklist, context: &'a Context<'_>) -> impl Iterator<Item = String> + 'a {
    by.changes.iter().filter_map(move |change| {
        let items = context.checklists.iter().flat_map(|checklist| checklist.items());
        let of_it: Vec<_> = items.filter(|item| change.target.is(*item)).collect();
        let why = if of_it.is_empty() {
            "the edition in use does not have it"
        } else if of_it.iter().any(|item| change.effect.matters(*item)) {
            return None;
        } else {
            "it is so already in the edition in use"
        };
        let name = &change.target.name().value;
        Some(format!("What {} changes of `{name}` had no effect on {}: {why}.", by.title, plain(context.on)))
    })
}

/// What the gate's sentence has to add: that not everything was asked, or not as its source grades it.
pub(super) fn gate(policies: &[PolicyReport]) -> String {
    let of = |what| results(policies, |change| change.what == what);
    let asked = |results: &[&Result]| match (of_law(results), results.len()) {
        (0, _) => String::new(),
        (_, 1) => ", which law or statutory guidance asks".to_owned(),
        (some, _) => format!(", of which law or statutory guidance asks {}", words::thousands(some)),
    };
    let say = |what, was, were| {
        let of_it = of(what);
        let said = || format!(" {}{}.", number(&of_it, was, were), asked(&of_it));
        if of_it.is_empty() { String::new() } else { said() }
    };
    let aims = words::count(of(BENCHMARK).len(), "aspect", "aspects");
    let aims = if of(BENCHMARK).is_empty() {
        String::new()
    } else {
        format!(" The level aimed at was changed for {aims}.")
    };
    let off = say(SWITCHED_OFF, "was switched off", "were switched off");
    let graded = say(RE_GRADED, "was graded anew", "were graded anew");
    format!("{off}{graded}{aims}")
}

/// Whether something weaker was graded so that it counts from this force on.
pub(super) fn graded_up(policies: &[PolicyReport], weakest: Force) -> bool {
    let up = |result: &Result| {
        let from = result.changed.as_ref().filter(|change| change.what == RE_GRADED);
        from.and_then(|change| Force::of(&change.from)).is_some_and(|from| from > weakest)
            && result.strength <= weakest
    };
    policies.iter().flat_map(|policy| &policy.results).any(up)
}

/// The heading of the results of a force; it says so where some were only graded so.
pub fn heading(results: &[Result], force: Force) -> &'static str {
    let graded = |result: &Result| {
        result.strength == force && result.changed.as_ref().is_some_and(|change| change.what == RE_GRADED)
    };
    match (force, results.iter().any(graded)) {
        (_, false) => force.heading(),
        (Force::Must, true) => "Law and statutory guidance, and what is graded as highly",
        (Force::Should, true) => "National standards and advice, and what is graded so",
        (Force::GoodPractice, true) => "Good practice, and what is graded so",
    }
}

/// What a checklist holds, in numbers: "3 controls", "21 aspects", "1 control and 2 changes".
pub fn size(checklist: &Checklist) -> String {
    let parts = [
        (checklist.size.controls, "control", "controls"),
        (checklist.size.aspects, "aspect", "aspects"),
        (checklist.changes.len(), "change", "changes"),
    ];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    and(parts.map(|(number, one, many)| words::count(number, one, many)))
}

/// The checklists that one adds to or changes.
pub fn extends(checklist: &Checklist) -> String {
    checklist.extends.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("\n")
}

/// Each change of a checklist in a sentence.
pub fn list(checklist: &Checklist, words: &Vocabulary) -> Vec<String> {
    checklist.changes.iter().map(|change| say(change, words)).collect()
}

/// What other checklists change of a control or an aspect, each in a sentence.
pub fn of(item: Item<'_>, library: &Library, words: &Vocabulary) -> Vec<String> {
    let changes = library.all().filter_map(|by| Some((by, by.change_of(item)?)));
    changes.map(|(by, change)| format!("{}: {}", by.id.value, say(change, words))).collect()
}

fn say(change: &crate::checklist::Change, words: &Vocabulary) -> String {
    let name = &change.target.name().value;
    let what = match &change.target {
        Target::Control(_) | Target::Aspect(_) => format!("`{name}`"),
        Target::AspectsOf(_) => format!("Every aspect of `{name}`"),
    };
    let how = match change.effect {
        Effect::SwitchedOff => "is switched off".to_owned(),
        Effect::Force(force) => format!("is graded as {}", grade(force)),
        Effect::Benchmark(level) => format!("aims at level {} of 5 (1 is highest)", level.number()),
    };
    format!("{what} {how}{}: {}.", change.decided(words), change.why())
}

/// The schools for which a checklist is.
pub fn schools(checklist: &Checklist, words: &Vocabulary) -> String {
    let nations = words.labels(checklist.nations.iter().copied());
    let phases = words.labels(checklist.phases.iter().copied());
    match (nations.is_empty(), phases.is_empty()) {
        (true, true) => "every school for which what it extends is".to_owned(),
        (true, false) => phases,
        (false, true) => format!("schools in {nations}"),
        (false, false) => format!("schools in {nations}; {phases}"),
    }
}
