//! The sections of a policy, each read from its part of the tree.
//!
//! Read in this order: this file (how maps, lists and groups of a section are opened), then one file for each group of
//! sections.

mod document;
mod duties;
mod provision;

use std::borrow::Cow;
use std::collections::HashSet;

use crate::format::{Found, Shape, Takes, View, members, wrong_shape};
use crate::source::text::shorten;
use crate::source::{Code, Problem, Span, Spanned, Value};
use crate::vocabulary::{Reader, TermId};

use super::entry::{Entry, Within};

impl Reader<'_> {
    /// Opens the map under a key.
    fn open<'a>(&mut self, view: &View<'a>, key: &'static str) -> Option<View<'a>> {
        let found = view.get(key)?;
        let Takes::Map(shape) = found.key.takes else {
            return None;
        };
        View::open(found.node, shape, found.key_span, &mut self.problems)
    }

    /// Opens each map of a map: (key, view).
    pub(super) fn each<'a>(
        &mut self,
        found: Found<'a>,
        shape: &'static Shape,
    ) -> Vec<(&'a Spanned<Cow<'a, str>>, View<'a>)> {
        let Value::Map(map) = &found.node.value else {
            let expected = found.key.takes.expected();
            self.problems.push(wrong_shape(found.node, expected));
            return Vec::new();
        };
        let mut out = Vec::new();
        for (key, node) in &map.entries {
            if node.is_blank() && !node.is_left_out() && !matches!(node.value, Value::Map(_)) {
                let nothing = format!("Nothing stands under `{}`.", shorten(&key.value));
                let help = format!("{} Write its keys on lines of their own, or delete it.", shape.about);
                let problem = Problem::new(Code::EmptyKey, node.span, nothing);
                self.problems.push(problem.label("nothing in it").help(help));
            }
            if let Some(view) = View::open(node, shape, key.span, &mut self.problems) {
                out.push((key, view));
            }
        }
        out
    }

    /// Opens each map of a map whose keys are terms: (term at the key, view).
    fn each_term<'a>(&mut self, view: &View<'a>, key: &'static str) -> Vec<(Spanned<TermId>, View<'a>)> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let Takes::ByTerm(_, shape) = found.key.takes else {
            return Vec::new();
        };
        let kinds = found.key.takes.kinds();
        let mut out = Vec::new();
        for (name, view) in self.each(found, shape) {
            if let Some(term) = self.find(kinds, &name.value, name.span, false) {
                out.push((term, view));
            }
        }
        out
    }

    /// The commitments of a block, held also by whoever the block names under `by`. Gives back whom it names.
    fn block_entries(
        &mut self,
        view: &View<'_>,
        place: &Within,
        entries: &mut Vec<Entry>,
    ) -> Vec<Spanned<TermId>> {
        let is_nobodys = self.is_nobodys(view, "by");
        let by = self.holders(view);
        let before = entries.len();
        self.entries(view, "commitments", place, &by, entries);
        if is_nobodys {
            entries.truncate(before);
        }
        by
    }

    /// Who does everything in a part, each once: what is said again a thousand times is carried by every entry.
    fn holders(&mut self, view: &View<'_>) -> Vec<Spanned<TermId>> {
        let mut by = self.terms(view, "by");
        let mut known = HashSet::new();
        by.retain(|holder| known.insert(holder.value));
        by
    }

    /// A list whose members are terms, or own words, which no control reads.
    fn terms_or_words(&mut self, view: &View<'_>, list: &'static str) -> Vec<Spanned<TermId>> {
        let Some(found) = view.get(list) else {
            return Vec::new();
        };
        let Takes::Entries(kinds, shape) = found.key.takes else {
            return Vec::new();
        };
        let mut out = Vec::new();
        for item in members(found.node) {
            match &item.value {
                Value::Text(text) => out.extend(self.find(kinds, text, item.span, true)),
                Value::Map(_) | Value::List(_) => {
                    if let Some(view) = View::open(item, shape, found.key_span, &mut self.problems) {
                        self.str(&view, "say");
                        self.remarks(&view);
                    }
                }
            }
        }
        out
    }

    /// A list whose members are terms, or maps that name the term under `key`.
    fn terms_or_maps<'a>(
        &mut self,
        view: &View<'a>,
        list: &'static str,
        key: &'static str,
    ) -> Vec<(Spanned<TermId>, Option<View<'a>>)> {
        let Some(found) = view.get(list) else {
            return Vec::new();
        };
        let Takes::Entries(_, shape) = found.key.takes else {
            return Vec::new();
        };
        let kinds = found.key.takes.kinds();
        let may_say = shape.key("say").is_some();
        let mut out = Vec::new();
        for item in members(found.node) {
            match &item.value {
                Value::Text(text) => {
                    out.extend(self.find(kinds, text, item.span, may_say).map(|term| (term, None)));
                }
                Value::Map(_) | Value::List(_) => {
                    let problems = self.problems.len();
                    let view = View::open(item, shape, found.key_span, &mut self.problems);
                    let Some(view) = view else { continue };
                    if self.problems.are_mistakes_after(problems) {
                        continue;
                    }
                    if view.declares("say") && self.in_own_words(&view, key, found.key_span) {
                        continue;
                    }
                    if let Some(term) = self.term(&view, key) {
                        out.push((term, Some(view)));
                    }
                }
            }
        }
        out
    }

    /// Whether a map says in own words what it could name by a word of the vocabulary; it has to do one of the two.
    fn in_own_words(&mut self, view: &View<'_>, key: &'static str, place: Span) -> bool {
        if view.get(key).is_some() {
            return false;
        }
        let says = self.str(view, "say").is_some();
        if !says {
            view.demand(key, place, &mut self.problems);
        }
        says
    }

    /// Checks the shape of what no control reads: `section`, `written`, `note`.
    fn remarks(&mut self, view: &View<'_>) {
        for key in ["section", "written", "note"] {
            if view.declares(key) {
                self.str(view, key);
            }
        }
    }
}
