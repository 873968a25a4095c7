//! What must hold of a checklist beyond its shape, and between checklists.

use chrono::Datelike;

use crate::policy::Policy;
use crate::requirement::{Facts, Verdict};
use crate::source::{Code, Problem, Problems, Source};
use crate::vocabulary::Vocabulary;

use super::library::Library;
use super::model::Checklist;

/// Checks a checklist on its own: no control that cannot fail, no level that nothing separates from the one below.
pub fn alone(checklist: &Checklist, words: &Vocabulary) -> Vec<Problem> {
    let mut problems = Problems::new();
    let silent = Policy::empty(Source::new("", ""));
    let facts = Facts::new(&silent, words);
    for control in checklist.controls() {
        if control.requires.weigh(&facts, checklist.from).bounds.verdict() == Verdict::Met {
            problems.push(Problem::new(
                Code::Checklist,
                control.id.span,
                format!(
                    "The control `{}` cannot fail: a policy that says nothing meets it.",
                    control.id.value
                ),
            ));
        }
    }
    for aspect in checklist.aspects() {
        let mut below: Vec<String> = Vec::new();
        for step in &aspect.steps {
            if step.requires.weigh(&facts, checklist.from).bounds.verdict() == Verdict::Met {
                problems.push(Problem::new(
                    Code::Checklist,
                    step.span,
                    format!("Level {} of `{}` asks nothing.", step.level.number(), aspect.id.value),
                ));
            }
            let asked = step.requires.canonical(words);
            if below.contains(&asked) {
                problems.push(Problem::new(
                    Code::Checklist,
                    step.span,
                    format!("Level {} of `{}` asks the same as a level below it, so that one can never be where a school stands.", step.level.number(), aspect.id.value),
                ));
            }
            below.push(asked);
        }
    }
    problems.sorted()
}

/// Checks checklists against each other: one edition a day in a series, and what they say of each other.
pub fn together(library: &Library) -> Vec<(Source, Vec<Problem>)> {
    let mut out = Vec::new();
    for checklist in library.all() {
        let mut problems = Problems::new();
        for other in library
            .all()
            .filter(|other| other.series == checklist.series && other.id.value != checklist.id.value)
        {
            if other.from == checklist.from {
                problems.push(Problem::new(
                    Code::Contradiction,
                    checklist.id.span,
                    format!(
                        "`{}` and `{}` are both in force from {}.",
                        checklist.id.value, other.id.value, checklist.from
                    ),
                ));
            }
            if checklist.to.is_some_and(|to| other.from > checklist.from && to >= other.from) {
                problems.push(Problem::new(
                    Code::Contradiction,
                    checklist.id.span,
                    format!(
                        "`{}` is in force longer than until `{}` takes its place on {}.",
                        checklist.id.value, other.id.value, other.from
                    ),
                ));
            }
        }
        if library.all().filter(|other| other.id.value == checklist.id.value).count() > 1 {
            problems.push(Problem::new(
                Code::DuplicateKey,
                checklist.id.span,
                format!("Two checklists have the id `{}`.", checklist.id.value),
            ));
        }
        for edition in &checklist.also_existed {
            let carried = library.all().find(|other| {
                other.series == checklist.series
                    && edition.from <= library.last_day(other)
                    && other.from <= edition.to
            });
            if let Some(carried) = carried {
                problems.push(Problem::new(
                    Code::Contradiction,
                    edition.span,
                    format!(
                        "The edition of {} is said not to be carried on days on which `{}` is in force.",
                        edition.edition, carried.id.value
                    ),
                ));
            }
        }
        if checklist.from.year() < 1990 {
            problems.push(Problem::new(
                Code::Contradiction,
                checklist.id.span,
                "A checklist for online safety was hardly in force before 1990.",
            ));
        }
        problems.extend(super::references::problems(library, checklist));
        problems.extend(super::extending::problems(library, checklist));
        if !problems.is_empty() {
            out.push((checklist.source_file.clone(), problems.sorted()));
        }
    }
    out
}
