//! Numbers, levels and addresses as readers are told them.

use crate::checklist::Level;
use crate::ladder::StepKind;
use crate::vocabulary::and;

use super::control::RouteStep;

/// Whether a text is an address on the web that can be shown as a link as it stands.
pub fn is_address(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | '"' | '\\' | '`');
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme)) && text.chars().all(plain)
}

/// A level with its scale.
pub fn level(level: Level) -> String {
    format!("level {} of 5 (1 is highest)", level.number())
}

/// A number with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", thousands(number))
}

/// That something could not be read, where anything could not.
pub fn left_out(problems: usize) -> Option<String> {
    let number = || count(problems, "part of the files", "parts of the files");
    (problems > 0).then(|| format!("{} could not be read and went unaudited.", number()))
}

/// That files were not read that look like policies or their records, where there are any.
pub fn overlooked(files: usize) -> Option<String> {
    let was = if files == 1 { "was" } else { "were" };
    let number = || {
        count(
            files,
            "file that looks like a policy or its records",
            "files that look like policies or their records",
        )
    };
    (files > 0).then(|| format!("{} {was} not read.", number()))
}

/// A small number as a word.
pub fn in_words(number: usize) -> String {
    match number {
        1 => "one".to_owned(),
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        5 => "five".to_owned(),
        more => thousands(more),
    }
}

pub use crate::dates::days;

/// How many sentences of one kind are told one by one.
const MOST: usize = 1_000;

/// The first of many sentences of one kind, and how many more there are: nobody reads a thousand of them.
pub(super) fn first_of(sentences: impl Iterator<Item = String>, about: &str) -> impl Iterator<Item = String> {
    let mut sentences = sentences.fuse();
    let first: Vec<String> = sentences.by_ref().take(MOST).collect();
    let more = match sentences.count() {
        0 => None,
        1 => Some(format!("There is 1 more notice on {about}.")),
        more => Some(format!("There are {} more notices on {about}.", thousands(more))),
    };
    first.into_iter().chain(more)
}

/// A whole number with its thousands apart: "3,340".
pub fn thousands(number: usize) -> String {
    crate::dates::thousands(u64::try_from(number).unwrap_or(u64::MAX))
}

/// How many changes and additions: "1 change and 2 additions".
pub fn steps_say(steps: &[RouteStep]) -> String {
    let of = |kind| steps.iter().filter(|step| step.kind == kind).count();
    let (changes, additions) = (of(StepKind::Change), of(StepKind::Addition));
    let each = [(changes, "change", "changes"), (additions, "addition", "additions")];
    let each = each.into_iter().filter(|(number, ..)| *number > 0);
    and(each.map(|(number, one, many)| count(number, one, many)))
}
