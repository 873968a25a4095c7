//! `see-also`: controls on the same matter name each other.

use crate::source::suggest::{Looks, question};
use crate::source::{Code, Problem};

use super::item::Item;
use super::library::Library;
use super::model::Checklist;

/// What is wrong with what a checklist points at: names of nothing, and names that do not point back.
pub(super) fn problems(library: &Library, checklist: &Checklist) -> Vec<Problem> {
    let mut out = Vec::new();
    let known: Vec<String> = library.all().flat_map(Checklist::items).map(Item::name).collect();
    let mut looks = Looks::default();
    for item in checklist.items() {
        let own = item.name();
        for name in item.see_also() {
            let editions: Vec<Item<'_>> = library.named(&name.value).collect();
            if editions.is_empty() {
                let meant = looks.nearest(&name.value, known.iter().map(String::as_str));
                out.push(
                    Problem::new(
                        Code::UnknownTerm,
                        name.span,
                        format!("No checklist has a control `{}`.", name.value),
                    )
                    .label("expected series/control")
                    .maybe_help(meant.map(question)),
                );
            } else if name.value == own {
                out.push(
                    Problem::new(Code::Checklist, name.span, format!("`{own}` points at itself."))
                        .label("itself")
                        .help("Delete it here."),
                );
            } else if editions.iter().any(|other| answers(item, *other))
                && !editions.iter().any(|other| other.see_also().iter().any(|back| back.value == own))
            {
                out.push(
                    Problem::new(
                        Code::Checklist,
                        name.span,
                        format!("`{own}` points at `{}`, which does not point back.", name.value),
                    )
                    .label("one-sided")
                    .help(format!(
                        "Add `{own}` to the `see-also` of `{}`, or delete the name here.",
                        name.value
                    )),
                );
            }
        }
    }
    out
}

/// Whether whoever wrote the one can be asked to point back from the other: both come with the program, or both are
/// somebody's own and have one publisher.
fn answers(from: Item<'_>, to: Item<'_>) -> bool {
    match (from.checklist.built_in, to.checklist.built_in) {
        (true, true) => true,
        (false, false) => from.checklist.publisher == to.checklist.publisher,
        (true, false) | (false, true) => false,
    }
}

/// The controls and aspects on the same matter, whichever of the two names the other: name and title, sorted by name.
pub fn related(library: &Library, item: Item<'_>) -> Vec<(String, String)> {
    let own = item.name();
    let mut names: Vec<String> = item.see_also().iter().map(|name| name.value.to_string()).collect();
    let pointing = library.all().flat_map(Checklist::items);
    names.extend(
        pointing.filter(|other| other.see_also().iter().any(|name| name.value == own)).map(Item::name),
    );
    names.retain(|name| *name != own);
    names.sort();
    names.dedup();
    let title = |name: &String| library.named(name).last().map(|found| found.title().to_owned());
    names.into_iter().filter_map(|name| Some((name.clone(), title(&name)?))).collect()
}
