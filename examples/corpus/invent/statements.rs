//! What a policy says, said otherwise: statements left out, given to others, weakened, or put into words of its own.

use super::chance::Chance;
use super::tree::Tree;

const PERIODS: &[&str] = &["1 year", "term", "half-term", "month", "week", "regularly"];
const HOLDERS: &[&str] = &["dsl", "headteacher", "leadership-team", "technical-support", "school"];
const WHO: &[&str] = &[
    "The office",
    "The class teacher",
    "A member of the leadership team",
    "The business manager",
    "The computing lead",
    "Whoever is on duty",
];
const DOES: &[&str] = &[
    "rings home on the same day",
    "keeps the tablets in the locked trolley",
    "goes through the list of apps",
    "puts the rules up beside the screens",
    "asks the supplier for the settings in writing",
    "notes it in the class file",
    "talks it over with the children at circle time",
    "tells the clerk before the next meeting",
];
const WHEN: &[&str] = &[
    "at the start of each half-term",
    "before a visitor uses the network",
    "when a child moves to another class",
    "after a lesson in which it came up",
    "once the order has been placed",
    "as soon as the office is open",
];

/// Leaves out so many in a hundred of the members of lists, and half as many of the named blocks of a section.
pub(crate) fn thin(tree: &mut Tree, chance: &mut Chance, percent: u64) {
    match tree {
        Tree::Text(_) => {}
        Tree::List(items) => {
            if items.len() > 1 {
                items.retain(|_| !chance.percent(percent));
            }
        }
        Tree::Map(entries) => {
            // A block is a map without `do`, `say` and the like: its lists are thinned. An entry is left whole.
            entries.retain(|(_, value)| !is_block(value) || !chance.percent(percent / 2));
            for (_, value) in entries.iter_mut() {
                if is_block(value) || matches!(value, Tree::List(items) if items.len() > 2) {
                    thin(value, chance, percent);
                }
            }
            entries.retain(|(_, value)| !matches!(value, Tree::List(items) if items.is_empty()));
        }
    }
}

fn is_block(tree: &Tree) -> bool {
    ["commitments", "steps", "duties", "delegated-to"].iter().any(|key| tree.get(key).is_some())
        && tree.get("do").is_none()
        && tree.get("say").is_none()
}

/// Says some things otherwise: another period, another holder, a condition, a weaker verb; leaves out some notes.
pub(crate) fn change(tree: &mut Tree, chance: &mut Chance) {
    match tree {
        Tree::Text(_) => {}
        Tree::List(items) => {
            for item in items {
                change(item, chance);
            }
        }
        Tree::Map(entries) => {
            entries.retain(|(key, _)| key != "note" || chance.percent(80));
            if entries.iter().any(|(key, _)| key == "do") {
                change_entry(entries, chance);
            }
            for (_, value) in entries.iter_mut() {
                change(value, chance);
            }
        }
    }
}

fn change_entry(entries: &mut Vec<(String, Tree)>, chance: &mut Chance) {
    let mut set = |key: &str, value: &str| {
        entries.retain(|(known, _)| known != key);
        entries.push((key.to_owned(), Tree::Text(value.to_owned())));
    };
    match chance.between(0, 99) {
        0..=5 => set("every", chance.one(PERIODS)),
        6..=13 => set("by", chance.one(HOLDERS)),
        14..=17 => set("if", chance.one(&["as-appropriate", "if-required", "where-possible"])),
        18..=20 => set("strength", chance.one(&["advised", "may"])),
        21..=22 => set("within", chance.one(&["at-once", "24 hours", "3 days"])),
        23..=30 => entries.retain(|(key, _)| key != "by"),
        31..=36 => entries.retain(|(key, _)| key != "every"),
        37..=40 => entries.retain(|(key, _)| key != "if" && key != "strength"),
        _ => {}
    }
}

/// A topic that the vocabulary has no words for.
pub(crate) fn own_words(chance: &mut Chance) -> Tree {
    let statements = (0..chance.between(3, 7)).map(|_| {
        let said = sentence(chance);
        let mut entry = vec![("say".to_owned(), Tree::Text(said))];
        if chance.percent(60) {
            entry.push(("by".to_owned(), Tree::Text(chance.one(HOLDERS).to_owned())));
        }
        if chance.percent(40) {
            entry.push(("every".to_owned(), Tree::Text(chance.one(PERIODS).to_owned())));
        }
        if chance.percent(50) {
            let note = (0..chance.between(1, 3)).map(|_| sentence(chance)).collect::<Vec<_>>().join(" ");
            entry.push(("note".to_owned(), Tree::Text(note)));
        }
        Tree::Map(entry)
    });
    let statements = Tree::List(statements.collect());
    Tree::Map(vec![("commitments".to_owned(), statements)])
}

fn sentence(chance: &mut Chance) -> String {
    format!("{} {} {}.", chance.one(WHO), chance.one(DOES), chance.one(WHEN))
}
