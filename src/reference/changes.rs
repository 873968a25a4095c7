//! What a checklist holds, extends and changes in others, in words.

use crate::checklist::{Change, Checklist, Effect, Item, Library, Target};
use crate::report::changes::grade;
use crate::report::wording;
use crate::vocabulary::{Vocabulary, and};

/// What a checklist holds, in numbers: "3 controls", "21 aspects", "1 control and 2 changes".
pub fn size(checklist: &Checklist) -> String {
    let parts = [
        (checklist.size.controls, "control", "controls"),
        (checklist.size.aspects, "aspect", "aspects"),
        (checklist.changes.len(), "change", "changes"),
    ];
    let parts = parts.into_iter().filter(|(number, ..)| *number > 0);
    and(parts.map(|(number, one, many)| wording::count(number, one, many)))
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

fn say(change: &Change, words: &Vocabulary) -> String {
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
