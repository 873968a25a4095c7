//! The page of a checklist for those who look something up in it: everything that it declares, in words. And the index of
//! all such pages.
//!
//! Read in this order: `page` (what a page is made of), `demand` (what is said of a control or an aspect), this file.

pub mod changes;
mod demand;
pub mod explain;
mod page;

use crate::checklist::{AlsoExisted, Checklist, Force, Library};
use crate::dates::plain;
use crate::requirement::sentence::upper;
use crate::vocabulary::Vocabulary;

pub use page::{Asked, DemandPage, Example, Fact, Index, LevelPage, Link, Listed, Listing, Reference};

/// The page of a checklist.
pub fn page(checklist: &Checklist, library: &Library, words: &Vocabulary) -> Reference {
    let fragments = checklist.fragments();
    let demands: Vec<DemandPage> =
        checklist.items().map(|item| demand::page(item, &fragments, library, words)).collect();
    Reference {
        comment: format!(
            "Written from the checklist itself by: policygap checklists show {} --format markdown",
            page::plain_id(&checklist.id.value)
        ),
        heading: format!("{}, {}", checklist.title, checklist.edition),
        facts: facts(checklist, library, words),
        note: checklist.note.as_deref().map(str::to_owned),
        contents_heading: "What it asks",
        contents: contents(checklist),
        changes_heading: "What it changes",
        changes: changes::list(checklist, words),
        demands_heading: if checklist.size.aspects == 0 { "Controls" } else { "Aspects" },
        demands,
    }
}

/// The index of the pages of these checklists.
pub fn index(listed: &[&Checklist], library: &Library) -> Index {
    Index {
        comment: "Written from the checklists themselves by: policygap checklists list --format markdown".to_owned(),
        heading: "Checklists",
        intro: "On a day, a series has the edition in force on it, and an audit takes that one by itself. The page of a \
                checklist says what each of its controls asks, why, whose word it is and how a gap is mended."
            .to_owned(),
        columns: vec!["Checklist", "Series", "In force", "Asks"],
        rows: listed
            .iter()
            .map(|checklist| Listed {
                link: Link {
                    text: format!("{}, {}", checklist.title, checklist.edition),
                    address: page::file(checklist),
                },
                series: checklist.series.to_string(),
                in_force: in_force(checklist, library),
                asks: changes::size(checklist),
            })
            .collect(),
    }
}

fn facts(checklist: &Checklist, library: &Library, words: &Vocabulary) -> Vec<Fact> {
    let code = |text: &str| format!("`{text}`");
    let mut out = vec![
        Fact::plain("Id", code(&checklist.id.value)),
        Fact::plain("Series", code(&checklist.series)),
        Fact::plain("Publisher", checklist.publisher.clone()),
        Fact::plain("In force", in_force(checklist, library)),
    ];
    out.extend(checklist.next_expected.map(|next| Fact::plain("Next edition expected", plain(next))));
    let others: Vec<Link> = library
        .find(&checklist.series)
        .filter(|other| other.id.value != checklist.id.value)
        .map(|other| Link { text: other.edition.to_string(), address: page::file(other) })
        .collect();
    if !others.is_empty() {
        out.push(Fact { links: others, ..Fact::new("Other editions", "") });
    }
    if !checklist.also_existed.is_empty() {
        let edition = |edition: &AlsoExisted| {
            let (from, to) = (plain(edition.from), plain(edition.to));
            let title = edition.title.as_ref().map(|title| format!("{title}, ")).unwrap_or_default();
            format!("{title}{} ({from} to {to})", edition.edition)
        };
        let editions: Vec<_> = checklist.also_existed.iter().map(edition).collect();
        out.push(Fact::plain("Editions that are not carried", editions.join("; ")));
    }
    if !checklist.only_changes() {
        out.push(Fact::source(&checklist.source, None));
        out.push(Fact::new("How it is known", upper(checklist.basis.say())));
        out.push(Fact::new("Whose word it is", checklist.standing.say()));
    }
    out.push(Fact::new("For", upper(&changes::schools(checklist, words))));
    if !checklist.extends.is_empty() {
        let extends = checklist.extends.iter().map(|name| code(&name.value));
        out.push(Fact::plain("Extends", crate::vocabulary::and(extends)));
    }
    out.push(Fact::plain("Holds", changes::size(checklist)));
    out
}

/// Between which days it is in force; the day before the next edition ends it.
fn in_force(checklist: &Checklist, library: &Library) -> String {
    let next = library.next_edition(&checklist.series, checklist.from).and_then(|next| next.from.pred_opt());
    let to = checklist.to.into_iter().chain(next).min();
    let to = to.map(|to| format!(" to {}", plain(to))).unwrap_or_default();
    format!("from {}{to}", plain(checklist.from))
}

/// The titles with links: controls by force, aspects by the part of the ladder that they belong to.
fn contents(checklist: &Checklist) -> Vec<Listing> {
    let mut out = Vec::new();
    for &force in Force::ALL {
        let of_force = checklist.items().filter(|item| match item.demand {
            crate::checklist::Demand::Control(control) => control.force == force,
            crate::checklist::Demand::Aspect(_) => false,
        });
        out.push(Listing { heading: force.heading().to_owned(), links: of_force.map(page::link).collect() });
    }
    for (item, aspect) in checklist.items().filter_map(|item| match item.demand {
        crate::checklist::Demand::Aspect(aspect) => Some((item, aspect)),
        crate::checklist::Demand::Control(_) => None,
    }) {
        let heading = match &aspect.strand {
            Some(strand) => format!("{}: {strand}", aspect.element),
            None => aspect.element.to_string(),
        };
        match out.iter_mut().find(|listing| listing.heading == heading) {
            Some(listing) => listing.links.push(page::link(item)),
            None => out.push(Listing { heading, links: vec![page::link(item)] }),
        }
    }
    out.retain(|listing| !listing.links.is_empty());
    out
}
