//! The parts of the page of a checklist. Text is plain, to be escaped by the format; in a fact, in a note and in what is
//! asked, words between two backticks are code.

use serde::Serialize;

use crate::checklist::{Checklist, Item};

/// The page of a checklist.
#[derive(Clone, Debug, Serialize)]
pub struct Reference {
    /// What it was written by.
    pub comment: String,
    /// Title and edition.
    pub heading: String,
    /// Publisher, days in force, source, standing.
    pub facts: Vec<Fact>,
    /// Anything that readers should know of the whole.
    pub note: Option<String>,
    /// The heading of the contents.
    pub contents_heading: &'static str,
    /// The titles with links.
    pub contents: Vec<Listing>,
    /// The heading of what it changes in others.
    pub changes_heading: &'static str,
    /// What it changes in others, in sentences.
    pub changes: Vec<String>,
    /// The heading of what it asks.
    pub demands_heading: &'static str,
    /// Its controls or aspects.
    pub demands: Vec<DemandPage>,
}

/// The index of the pages.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    /// What it was written by.
    pub comment: String,
    /// Its heading.
    pub heading: &'static str,
    /// What it lists.
    pub intro: String,
    /// The headings of the columns.
    pub columns: Vec<&'static str>,
    /// The checklists.
    pub rows: Vec<Listed>,
}

/// A checklist in the index.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Title and edition, and its page.
    pub link: Link,
    /// Its series.
    pub series: String,
    /// Between which days it is in force.
    pub in_force: String,
    /// How many controls or aspects it has.
    pub asks: String,
}

/// Titles under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Listing {
    /// The heading.
    pub heading: String,
    /// The titles.
    pub links: Vec<Link>,
}

/// A link; the address needs no escaping.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub address: String,
}

/// A label with what it stands for.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The label.
    pub label: &'static str,
    /// The text; words between two backticks are code.
    pub text: String,
    /// An address on the web to go with it.
    pub web: Option<String>,
    /// Links to go with it.
    pub links: Vec<Link>,
}

/// A control or an aspect.
#[derive(Clone, Debug, Serialize)]
pub struct DemandPage {
    /// Its place in links.
    pub anchor: String,
    /// Its title.
    pub heading: String,
    /// Its name, series/id.
    pub name: String,
    /// What stands before what it asks.
    pub asked_label: &'static str,
    /// What it asks, of a control.
    pub asked: Vec<Asked>,
    /// What else is said of it.
    pub facts: Vec<Fact>,
    /// Fragments of policies.
    pub examples: Vec<Example>,
    /// The levels, of an aspect, from 5 up to 1.
    pub levels: Vec<LevelPage>,
}

/// A level of an aspect.
#[derive(Clone, Debug, Serialize)]
pub struct LevelPage {
    /// The level with its scale.
    pub heading: String,
    /// What a school at this level looks like.
    pub statement: String,
    /// What stands before what it asks.
    pub asked_label: &'static str,
    /// What it asks beyond the level before.
    pub asked: Vec<Asked>,
    /// How to reach it.
    pub facts: Vec<Fact>,
    /// A fragment of a policy that stands here.
    pub examples: Vec<Example>,
}

/// A line of what is asked; the first stands beside its label, what is asked together stands under one line.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// The spaces before it.
    pub indent: String,
    /// The line.
    pub text: String,
}

/// A fragment of a policy.
#[derive(Clone, Debug, Serialize)]
pub struct Example {
    /// What it shows.
    pub label: String,
    /// The YAML, in block style.
    pub yaml: String,
}

impl Fact {
    /// A label with a text, which becomes a sentence.
    pub(super) fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self::plain(label, sentence(text.into()))
    }

    /// A label with a name or a number.
    pub(super) fn plain(label: &'static str, text: impl Into<String>) -> Self {
        Self { label, text: text.into(), web: None, links: Vec::new() }
    }

    /// Where something comes from: an address or the name of a document, and a clause.
    pub(super) fn source(source: &str, clause: Option<&str>) -> Self {
        let web = crate::report::wording::is_address(source).then(|| source.to_owned());
        let named = Some(source).filter(|_| web.is_none());
        let text = named.into_iter().chain(clause).collect::<Vec<_>>().join(": ");
        Self { web, ..Self::new("Source", text) }
    }
}

/// A phrase as a sentence.
fn sentence(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    if !text.is_empty() && !text.ends_with(['.', '?', '!', '`']) {
        text.push('.');
    }
    text
}

/// The file of a checklist's page.
pub(super) fn file(checklist: &Checklist) -> String {
    format!("{}.md", plain_id(&checklist.id.value))
}

/// A link to a control or an aspect on its own page.
pub(super) fn link(item: Item<'_>) -> Link {
    Link { text: item.title().to_owned(), address: format!("#{}", plain_id(&item.id().value)) }
}

/// An id as it may stand in an address or a comment: letters, digits, hyphens, dots; anything else as its code.
pub(super) fn plain_id(id: &str) -> String {
    let mut out = String::new();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out.replace("--", "-%2D")
}
