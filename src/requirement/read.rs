//! Requirements as checklists write them: one-key maps, no expression language.

use crate::format::shape::{key, required};
use crate::format::{Found, Key, Shape, Takes, View, members, wrong_shape};
use std::borrow::Cow;

use crate::dates::Period;
use crate::source::{Code, Node, Problem, Span, Spanned, Value, suggest};
use crate::vocabulary::{Kind, TermId};

use super::asked::Asked;
use super::predicates::READERS;
use super::{Need, Predicate, Requirement};

pub use super::predicates::REQUIREMENT;

static AT_LEAST_SHAPE: Shape = Shape {
    name: "`at-least`",
    about: "At least so many of these.",
    keys: &[required("count", Takes::Number, "How many."), required("of", Takes::Requirement, "Of which.")],
};

/// Every one of several requirements.
pub(super) const ALL: Key = key("all", Takes::Requirement, "Every one of these.");

/// At least one of several requirements.
pub(super) const ANY: Key = key("any", Takes::Requirement, "At least one of these.");

/// At least so many of several requirements.
pub(super) const AT_LEAST: Key = key("at-least", Takes::Map(&AT_LEAST_SHAPE), "At least so many of these.");

/// Reads requirements; the same reader as for policies, since both are written with the same words.
pub type Reader<'v> = crate::vocabulary::Reader<'v>;

impl Reader<'_> {
    /// Reads a requirement. Everything that is wrong is collected; what could not be read comes back as nothing.
    pub fn requirement(&mut self, node: &Node) -> Option<Requirement> {
        let Value::Map(map) = &node.value else {
            self.problems.push(wrong_shape(node, "a requirement (one key, such as `commits:`)"));
            return None;
        };
        let [(name, value)] = map.entries.as_slice() else {
            let span = map
                .entries
                .get(1)
                .map_or(Span::new(node.span.start(), node.span.start() + 1), |(name, _)| name.span);
            self.problems.push(
                Problem::new(Code::WrongShape, span, "A requirement has exactly one key.")
                    .help("Put several requirements under `all:` as a list."),
            );
            return None;
        };
        let Some(key) = REQUIREMENT.key(&name.value) else {
            self.unknown_requirement(name);
            return None;
        };
        let found = Found { key, key_span: name.span, node: value };
        match key.name {
            "all" => self.requirements(found).map(|of| Requirement::Threshold { need: Need::All, of }),
            "any" => self.requirements(found).map(|of| Requirement::Threshold { need: Need::Any, of }),
            "at-least" => self.at_least(found),
            question => {
                let Some((_, read)) = READERS.iter().find(|(key, _)| key.name == question) else {
                    self.unknown_requirement(name);
                    return None;
                };
                read(self, found)
            }
        }
    }

    fn unknown_requirement(&mut self, name: &Spanned<Cow<'_, str>>) {
        let known = REQUIREMENT.keys.iter().map(|key| key.name);
        let many = self.problems.are_many();
        let meant = if many { None } else { suggest::nearest(&name.value, known.clone()) };
        let help = meant.map_or_else(
            || {
                format!(
                    "It may be one of: {}.",
                    known.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
                )
            },
            suggest::question,
        );
        self.problems.push(
            Problem::new(Code::UnknownKey, name.span, format!("`{}` is not a requirement.", name.value))
                .label("not known")
                .help(help),
        );
    }

    fn requirements(&mut self, found: Found<'_>) -> Option<Vec<Requirement>> {
        let Value::List(items) = &found.node.value else {
            self.problems.push(wrong_shape(found.node, "a list of requirements"));
            return None;
        };
        if items.is_empty() {
            self.problems.push(Problem::new(
                Code::Checklist,
                found.key_span,
                format!("`{}` has an empty list.", found.key.name),
            ));
            return None;
        }
        let of: Vec<_> = items.iter().filter_map(|item| self.requirement(item)).collect();
        (of.len() == items.len()).then_some(of)
    }

    fn at_least(&mut self, found: Found<'_>) -> Option<Requirement> {
        let view = View::open(found.node, &AT_LEAST_SHAPE, found.key_span, &mut self.problems)?;
        let count = self.number(&view, "count");
        let of = view.get("of").and_then(|found| self.requirements(found))?;
        let count = count?;
        if count.value == 0 || usize::from(count.value) > of.len() {
            self.problems.push(
                Problem::new(
                    Code::Checklist,
                    count.span,
                    format!("{} of {} can never be told apart from all or none.", count.value, of.len()),
                )
                .label(format!("expected 1 to {}", of.len())),
            );
            return None;
        }
        Some(Requirement::Threshold { need: Need::AtLeast(usize::from(count.value)), of })
    }

    /// Terms asked for: a term, a list (each member), or `any-of` (one of them), also inside a list.
    pub(super) fn asked(&mut self, node: &Node, kinds: &[Kind], what: &str) -> Option<Asked> {
        let mut asked = Asked::default();
        let items = members(node);
        if items.is_empty() {
            self.problems.push(Problem::new(
                Code::Checklist,
                node.span,
                format!("An empty list asks for nothing; expected {what}."),
            ));
            return None;
        }
        for item in items {
            let group = match &item.value {
                Value::Text(text) => vec![self.find(kinds, text, item.span, false)?.value],
                Value::Map(map) => match map.entries.as_slice() {
                    [(name, any)] if name.value == "any-of" && !members(any).is_empty() => {
                        let mut group = Vec::new();
                        for item in members(any) {
                            let Some(text) = item.text() else {
                                self.problems.push(wrong_shape(item, what));
                                return None;
                            };
                            group.push(self.find(kinds, text, item.span, false)?.value);
                        }
                        group
                    }
                    _ => {
                        self.problems
                            .push(wrong_shape(item, &format!("{what}, or `any-of:` with a list of them")));
                        return None;
                    }
                },
                Value::List(_) => {
                    self.problems.push(wrong_shape(item, what));
                    return None;
                }
            };
            asked.groups.push(group);
        }
        Some(asked)
    }

    pub(super) fn asked_under(&mut self, view: &View<'_>, key: &'static str) -> Option<Asked> {
        match view.get(key) {
            None => Some(Asked::default()),
            Some(found) => self.asked(found.node, found.key.takes.kinds(), found.key.takes.expected()),
        }
    }

    pub(super) fn read_period(&mut self, node: &Node) -> Option<Period> {
        let text = node.text().unwrap_or_default();
        match Period::read(text) {
            Ok(period) => Some(period),
            Err(problem) => {
                self.problems.push(Problem::new(Code::Unreadable, node.span, problem.to_string()));
                None
            }
        }
    }

    /// A question for each name of a closed set.
    pub(super) fn named_each<T: Copy, P: Into<Predicate>>(
        &mut self,
        node: &Node,
        what: &str,
        all: &'static [T],
        id: fn(&T) -> &'static str,
        predicate: fn(T) -> P,
    ) -> Option<Requirement> {
        let mut of = Vec::new();
        if members(node).is_empty() {
            self.problems.push(Problem::new(
                Code::Checklist,
                node.span,
                format!("An empty list asks for nothing; expected {what}."),
            ));
        }
        for item in members(node) {
            let Some(text) = item.text() else {
                self.problems.push(wrong_shape(item, what));
                return None;
            };
            let name = Spanned::new(text.to_owned(), item.span);
            of.push(Requirement::leaf(predicate(*self.one_of(&name, what, all, id)?)));
        }
        (!of.is_empty()).then(|| Requirement::all(of))
    }

    pub(super) fn one_of<T>(
        &mut self,
        name: &Spanned<String>,
        what: &str,
        all: &'static [T],
        id: fn(&T) -> &'static str,
    ) -> Option<&'static T> {
        if let Some(found) = all.iter().find(|item| id(item) == name.value) {
            return Some(found);
        }
        let known: Vec<_> = all.iter().map(|item| format!("`{}`", id(item))).collect();
        let many = self.problems.are_many();
        let meant = if many { None } else { suggest::nearest(&name.value, all.iter().map(id)) };
        let help =
            meant.map_or_else(|| format!("It may be one of: {}.", known.join(", ")), suggest::question);
        self.problems.push(
            Problem::new(Code::UnknownTerm, name.span, format!("`{}` is not {what}.", name.value))
                .label("not known")
                .help(help),
        );
        None
    }
}

/// A question for each term asked, alternatives as alternatives.
pub(super) fn each<P: Into<Predicate>>(asked: &Asked, predicate: impl Fn(TermId) -> P) -> Requirement {
    let group = |group: &Vec<TermId>| {
        Requirement::any(group.iter().map(|&term| Requirement::leaf(predicate(term))).collect())
    };
    Requirement::all(asked.groups.iter().map(group).collect())
}
