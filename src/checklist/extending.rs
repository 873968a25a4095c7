//! Checklists that extend others: what they name exists, what they change makes a difference, and no two of them
//! disagree.

use crate::source::suggest::{Looks, question};
use crate::source::{Code, Problem, Spanned, Text};

use super::change::{Change, Target};
use super::item::{Demand, Item};
use super::library::Library;
use super::model::Checklist;

/// What is wrong with what a checklist extends and changes.
pub(super) fn problems(library: &Library, checklist: &Checklist) -> Vec<Problem> {
    let mut looks = Looks::default();
    let names = checklist.extends.iter();
    let mut out: Vec<_> = names.filter_map(|name| extends(library, checklist, name, &mut looks)).collect();
    if !out.is_empty() {
        // What is changed cannot be judged before it is known in what.
        return out;
    }
    let extended = extended(library, checklist);
    for change in &checklist.changes {
        out.extend(changes(library, checklist, change, &extended, &mut looks));
        out.extend(disagrees(library, checklist, change, &extended));
    }
    out
}

/// Every edition that a checklist extends, at any time and however many steps away; not the checklist itself.
pub fn extended<'l>(library: &'l Library, checklist: &'l Checklist) -> Vec<&'l Checklist> {
    let mut out: Vec<&Checklist> = Vec::new();
    let mut open: Vec<&str> = checklist.extends.iter().map(|name| name.value.as_str()).collect();
    while let Some(name) = open.pop() {
        for found in library.find(name).filter(|found| found.id.value != checklist.id.value) {
            if !out.iter().any(|known| known.id.value == found.id.value) {
                open.extend(found.extends.iter().map(|name| name.value.as_str()));
                out.push(found);
            }
        }
    }
    out.sort_by(|a, b| (&a.series, a.from).cmp(&(&b.series, b.from)));
    out
}

/// What is wrong with one name under `extends`.
fn extends(
    library: &Library,
    checklist: &Checklist,
    name: &Spanned<Text>,
    looks: &mut Looks,
) -> Option<Problem> {
    let found: Vec<_> = library.find(&name.value).collect();
    let problem = |text: String| Problem::new(Code::Checklist, name.span, text);
    if found.is_empty() {
        let known = library.all().filter(|known| known.id.value != checklist.id.value);
        let known = known.flat_map(|known| [known.series.as_str(), known.id.value.as_str()]);
        let meant = looks.nearest(&name.value, known).map(question);
        let else_ = "If it stands in a file of its own, name that file, too.".to_owned();
        return Some(
            Problem::new(
                Code::UnknownTerm,
                name.span,
                format!("There is no checklist `{}` to extend.", name.value),
            )
            .label("neither a series nor an id")
            .help(meant.unwrap_or(else_)),
        );
    }
    if found.iter().any(|found| found.series == checklist.series) {
        let text = format!("`{}` cannot extend its own series.", checklist.id.value);
        return Some(problem(text).label("itself").help("A new edition is written out in full."));
    }
    let back = found.into_iter().find(|found| {
        extended(library, found).iter().any(|further| further.id.value == checklist.id.value)
    })?;
    Some(
        problem(format!(
            "`{}` and `{}` extend each other, so that neither can come first.",
            checklist.id.value, back.id.value
        ))
        .label("leads back here")
        .help("Take one of the two names out."),
    )
}

/// What is wrong with a change on its own: it is of nothing that is extended, or makes no difference.
fn changes(
    library: &Library,
    checklist: &Checklist,
    change: &Change,
    extended: &[&Checklist],
    looks: &mut Looks,
) -> Option<Problem> {
    let name = change.target.name();
    let items = || extended.iter().flat_map(|checklist| checklist.items());
    let of_it: Vec<Item<'_>> = items().filter(|item| change.target.is(*item)).collect();
    if of_it.is_empty() {
        return Some(unknown(library, checklist, &change.target, extended, looks));
    }
    if of_it.iter().any(|item| change.effect.matters(*item)) {
        return None;
    }
    let text = match change.effect {
        super::change::Effect::Force(force) => {
            format!("`{}` is graded `{}` as it is, so that this changes nothing.", name.value, force.id())
        }
        super::change::Effect::Benchmark(level) => format!(
            "`{}` aims at level {} as it is, so that this changes nothing.",
            name.value,
            level.number()
        ),
        super::change::Effect::SwitchedOff => return None,
    };
    Some(
        Problem::new(Code::Checklist, change.span, text)
            .label("the same as before")
            .help("Delete this change, or write what you mean."),
    )
}

/// The problem of a change of something that no extended checklist has.
fn unknown(
    library: &Library,
    checklist: &Checklist,
    target: &Target,
    extended: &[&Checklist],
    looks: &mut Looks,
) -> Problem {
    let name = target.name();
    let problem = |text: String| Problem::new(Code::UnknownTerm, name.span, text).label("not known");
    let series = target.series();
    if series == checklist.series {
        return problem(format!("`{}` is of this checklist itself.", name.value))
            .help("Write what you mean at the control itself; `changes` are for what is extended.");
    }
    let items: Vec<Item<'_>> = extended.iter().flat_map(|checklist| checklist.items()).collect();
    let elsewhere = library.all().any(|known| known.series == series)
        && !extended.iter().any(|known| known.series == series);
    if elsewhere {
        return problem(format!("`{}` is of a checklist that this one does not extend.", name.value))
            .help(format!("Add `{series}` to `extends`, and what it asks is asked, too."));
    }
    if let Target::AspectsOf(_) = target {
        let ladders = items.iter().filter(|item| matches!(item.demand, Demand::Aspect(_)));
        let ladders: Vec<&str> = ladders.map(|item| item.checklist.series.as_str()).collect();
        return problem(format!("No ladder of the series `{series}` is extended here."))
            .maybe_help(looks.nearest(series, ladders).map(question));
    }
    if let Some(other) = items.iter().find(|item| item.name() == name.value) {
        return problem(format!("`{}` is not {} but {}.", name.value, a(target.key()), a(other.kind())))
            .help(format!("Write `{}:` before it.", other.kind()));
    }
    let known: Vec<String> =
        items.iter().filter(|item| item.kind() == target.key()).map(|item| item.name()).collect();
    let known = known.iter().map(String::as_str);
    problem(format!("No checklist that this one extends has {} `{}`.", a(target.key()), name.value))
        .maybe_help(looks.nearest(&name.value, known).map(question))
}

fn a(noun: &str) -> String {
    if noun == "aspect" { format!("an {noun}") } else { format!("a {noun}") }
}

/// The problem of a change that another checklist makes otherwise.
fn disagrees(
    library: &Library,
    checklist: &Checklist,
    change: &Change,
    extended: &[&Checklist],
) -> Option<Problem> {
    let items = extended.iter().flat_map(|extended| extended.items()).filter(|item| change.target.is(*item));
    // What stands here for all aspects and is said anew of this one, counts as said of this one.
    let mine = items.filter(|item| checklist.change_of(*item).is_some_and(|own| std::ptr::eq(own, change)));
    let others = || library.all().filter(|other| other.series != checklist.series);
    mine.flat_map(|item| others().filter_map(move |other| Some((item, other, other.change_of(item)?))))
        .find(|(_, _, other)| other.effect != change.effect)
        .map(|(item, other, otherwise)| {
            let at = other.source_file.position(otherwise.span.start());
            Problem::new(
                Code::Contradiction,
                change.span,
                format!(
                    "`{}` is changed here to `{}`, and by `{}` to `{}`.",
                    item.name(),
                    change.effect.written(),
                    other.id.value,
                    otherwise.effect.written()
                ),
            )
            .label("one of the two")
            .help(format!(
                "The other stands in {}, line {}. Keep one of them.",
                other.source_file.name(),
                at.line
            ))
        })
}
