//! From a file's text to a checklist; every problem is collected.
//!
//! Read in this order: this file (the whole and where it comes from), `applies` (when and to which schools), `control`,
//! `aspect`, `extension` (what it changes in others), and `foreign` (files that were never meant as a checklist).

mod applies;
mod aspect;
mod control;
mod extension;
mod foreign;

use crate::dates::thousands;
use crate::format::{Takes, View, members};
use crate::source::carried::OnDemand;
use crate::source::{Code, Node, Problem, Source, Span, Spanned, Text, parse};
use crate::vocabulary::{Basis, Reader, Vocabulary};

use super::demands::Demands;
use super::model::Checklist;
use super::shapes::CHECKLIST;
use super::standing::Standing;

/// How much may stand under a key of a checklist. The longest that the program carries has fewer than two hundred controls.
const MOST: [(&str, usize); 4] =
    [("controls", 1_000), ("aspects", 1_000), ("changes", 1_000), ("extends", 100)];

/// How many controls one may name that are on the same matter.
const MOST_ALSO: usize = 100;

/// Reads a checklist.
///
/// # Errors
/// Every problem of the file, by its place: broken YAML, unknown keys, words and requirements, missing parts.
pub fn load(source: Source, words: &Vocabulary) -> Result<Checklist, (Source, Vec<Problem>)> {
    let mut reader = Reader::new(words);
    let root = parse(&source, &mut reader.problems);
    if let Some(problem) = root.as_ref().and_then(foreign::problem) {
        return Err((source, vec![problem]));
    }
    let checklist = root.and_then(|root| reader.checklist(&root, &source));
    match checklist {
        Some(checklist) if !reader.problems.are_mistakes() => Ok(checklist),
        _ => Err((source, reader.problems.strict())),
    }
}

impl Reader<'_> {
    fn checklist(&mut self, root: &Node, source: &Source) -> Option<Checklist> {
        let view = View::open(root, &CHECKLIST, Span::new(0, 1), &mut self.problems)?;
        self.version(&view, "policygap-checklist");
        if !MOST.iter().all(|&(key, most)| self.at_most(&view, key, most)) {
            return None;
        }
        let id = self.text(&view, "id");
        let series = self.text(&view, "series");
        let title = self.text(&view, "title");
        let publisher = self.text(&view, "publisher");
        let edition = self.text(&view, "edition");
        let source_text = self.text(&view, "source");
        let basis = self.basis(&view);
        let standing = self.word(&view, "standing").and_then(|word| Standing::of(word.value));
        let (from, to) = self.in_force(&view);
        let next_expected = self.next_expected(&view, from);
        let accept_gaps_for = self.period(&view, "accept-gaps-for").map(|period| period.value);
        let (nations, phases) = self.applies_to(&view);
        let note = self.text(&view, "note").map(|note| note.value.into());
        let demands = self.demands(&view);
        let extends = self.extends(&view);
        let changes = self.changes(&view);
        // What is left out of a checklist that only changes others: it is its own source, and grades nothing.
        let own = |given: Option<Text>| given.or_else(|| (!demands).then(|| source.name().into()));
        let basis = basis.or_else(|| (!demands).then_some(Basis::Seen))?;
        let standing = standing.or_else(|| (!demands).then_some(Standing::Practice))?;
        let also_existed = self.also_existed(&view, standing);
        let mut asked = Demands::default();
        for (item, view) in self.opened(&view, "controls") {
            asked.controls.extend(self.control(&view, item, basis, standing));
        }
        for (item, view) in self.opened(&view, "aspects") {
            asked.aspects.extend(self.aspect(&view, item, basis));
        }
        self.ids(&asked);
        let checklist = Checklist {
            source_file: source.clone(),
            built_in: false,
            series: series?.value.into(),
            id: id?.map(Text::from),
            title: title?.value.into(),
            publisher: publisher?.value.into(),
            edition: edition?.value.into(),
            source: own(source_text.map(|text| text.value.into()))?,
            basis,
            standing,
            from: from?,
            to,
            next_expected,
            accept_gaps_for,
            also_existed,
            nations,
            phases,
            note,
            extends,
            changes,
            size: asked.size(),
            demands: OnDemand::read(asked),
        };
        if checklist.only_changes() && checklist.changes.is_empty() && !self.problems.are_mistakes() {
            let text = match checklist.extends.first() {
                None => "This checklist has no controls and no aspects.",
                Some(_) => {
                    "This checklist extends others, but changes nothing in them and asks nothing of its own."
                }
            };
            self.problems.push(Problem::new(Code::Checklist, checklist.id.span, text));
        }
        if !checklist.aspects().is_empty() && standing != Standing::Practice {
            self.problems.push(Problem::new(
                Code::Checklist,
                checklist.id.span,
                "A ladder has the standing `practice`.",
            ));
        }
        Some(checklist)
    }

    /// Whether no more stands under a key than may.
    fn at_most(&mut self, view: &View<'_>, key: &'static str, most: usize) -> bool {
        let Some(found) = view.get(key) else { return true };
        let is_short = members(found.node).len() <= most;
        if !is_short {
            let message = format!(
                "More than {} stand under `{key}`, so this checklist was not read.",
                thousands(u64::try_from(most).unwrap_or(u64::MAX))
            );
            let span = Span::new(found.node.span.start(), found.node.span.start() + 1);
            let problem = Problem::new(Code::File, span, message);
            self.problems.push(problem.help("Is this the right file? Else divide it into several."));
        }
        is_short
    }

    fn ids(&mut self, demands: &Demands) {
        let controls = demands.controls.iter().map(|control| &control.id);
        let ids = controls.chain(demands.aspects.iter().map(|aspect| &aspect.id));
        let mut seen: Vec<&Spanned<Text>> = Vec::new();
        for id in ids {
            match seen.iter().find(|known| known.value == id.value) {
                Some(first) => self.problems.push(
                    Problem::new(Code::DuplicateKey, id.span, format!("The id `{}` stands twice.", id.value))
                        .other(first.span, "first here"),
                ),
                None => seen.push(id),
            }
        }
    }

    fn basis(&mut self, view: &View<'_>) -> Option<Basis> {
        self.word(view, "basis").and_then(|word| Basis::of(word.value))
    }

    pub(super) fn opened<'a>(&mut self, view: &View<'a>, key: &'static str) -> Vec<(Span, View<'a>)> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let (items, shape) = match found.key.takes {
            Takes::Map(shape) => (std::slice::from_ref(found.node), shape),
            Takes::Maps(shape) => (members(found.node), shape),
            _ => return Vec::new(),
        };
        let place = |item: &Node| Span::new(item.span.start(), item.span.start() + 1);
        items
            .iter()
            .filter_map(|item| {
                View::open(item, shape, place(item), &mut self.problems).map(|view| (place(item), view))
            })
            .collect()
    }
}
