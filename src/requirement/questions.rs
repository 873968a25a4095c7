//! Each question of a requirement, read from its own map.

use std::borrow::Cow;

use crate::dates::Deadline;
use crate::format::{Found, View, members, wrong_shape};
use crate::policy::records::STATES;
use crate::source::{Code, Node, Problem, Span, Spanned, Value};
use crate::vocabulary::{Kind, Sort, TermId};

use super::asked::Asked;
use super::cites::{AsAt, Cites};
use super::commits::Commits;
use super::facts::Field;
use super::handles::Handles;
use super::lists::Lists;
use super::read::{Reader, each};
use super::recorded::Recorded;
use super::shapes::{CITES, COMMITS, HANDLES, RECORDED, SUPERSEDED, TRAINS};
use super::superseded::{Among, NothingSuperseded};
use super::trains::Trains;
use super::{Predicate, Requirement};

impl Reader<'_> {
    /// One requirement for each way in which `commits` may be written: a term, a list, `any-of`, or a map with `do`.
    pub(super) fn commits(&mut self, found: Found<'_>) -> Option<Requirement> {
        let leaf = |commits: Commits| Requirement::leaf(Predicate::Commits(commits));
        let groups = self.wanted(found.node, found.key_span)?;
        Some(Requirement::all(
            groups.into_iter().map(|group| Requirement::any(group.into_iter().map(leaf).collect())).collect(),
        ))
    }

    /// Commitments asked for, as groups of alternatives.
    pub(super) fn wanted(&mut self, node: &Node, place: Span) -> Option<Vec<Vec<Commits>>> {
        let mut out = Vec::new();
        let items = members(node);
        if items.is_empty() {
            self.problems.push(Problem::new(Code::Checklist, place, "An empty list asks for nothing."));
            return None;
        }
        for item in items {
            match &item.value {
                Value::Map(map) if map.get("any-of").is_none() => out.extend(self.commits_map(item, place)?),
                Value::Map(map) => {
                    let mut group = Vec::new();
                    for alternative in map.get("any-of").map(members).unwrap_or_default() {
                        if let [one] = self.wanted(alternative, place)?.as_mut_slice() {
                            group.append(one);
                        } else {
                            self.problems.push(wrong_shape(
                                alternative,
                                "one commitment; a list under `any-of` has one on each line",
                            ));
                            return None;
                        }
                    }
                    if group.is_empty() || map.entries.len() > 1 {
                        self.problems.push(wrong_shape(item, "`any-of:` with a list"));
                        return None;
                    }
                    out.push(group);
                }
                Value::Text(_) | Value::List(_) => {
                    let asked = self.asked(item, &[Kind::Commitment], "a commitment")?;
                    out.extend(
                        asked.groups.into_iter().map(|group| group.into_iter().map(Commits::to_do).collect()),
                    );
                }
            }
        }
        Some(out)
    }

    pub(super) fn commits_map(&mut self, node: &Node, place: Span) -> Option<Vec<Vec<Commits>>> {
        let view = View::open(node, &COMMITS, place, &mut self.problems)?;
        let acts = self.asked_under(&view, "do");
        let by = self.asked_under(&view, "by");
        let to = self.asked_under(&view, "to");
        let with = self.asked_under(&view, "with");
        let when = self.asked_under(&view, "when");
        let about = self.asked_under(&view, "about");
        let every = view.get("every").map(|found| self.read_period(found.node));
        let within: Option<Option<Spanned<Deadline>>> =
            view.get("within").map(|_| self.deadline(&view, "within"));
        let flag = |key, reader: &mut Self| reader.flag(&view, key).is_some_and(|flag| flag.value);
        let no_exceptions = flag("no-exceptions", self);
        let may_be_conditional = flag("may-be-conditional", self);
        let may_be_unheld = flag("may-be-unheld", self);
        let template = Commits {
            by: by?,
            to: to?,
            with: with?,
            when: when?,
            about: about?,
            every: match every {
                None => None,
                Some(period) => Some(period?),
            },
            within: match within {
                None => None,
                Some(deadline) => Some(deadline?.value),
            },
            no_exceptions,
            may_be_conditional,
            may_be_unheld,
            ..Commits::to_do(*acts.as_ref()?.groups.first()?.first()?)
        };
        let group =
            |group: Vec<TermId>| group.into_iter().map(|act| Commits { act, ..template.clone() }).collect();
        Some(acts?.groups.into_iter().map(group).collect())
    }

    pub(super) fn trains(&mut self, found: Found<'_>) -> Option<Requirement> {
        let view = View::open(found.node, &TRAINS, found.key_span, &mut self.problems)?;
        let who = self.asked_under(&view, "who");
        let when = self.asked_under(&view, "when");
        let about = self.asked_under(&view, "about");
        let every = match view.get("every") {
            None => None,
            Some(found) => Some(self.read_period(found.node)?),
        };
        let (when, about) = (when?, about?);
        let each = who?.groups.into_iter().map(|group| {
            let who = Asked { groups: vec![group] };
            Requirement::leaf(Predicate::Trains(Trains {
                who,
                when: when.clone(),
                every,
                about: about.clone(),
            }))
        });
        Some(Requirement::all(each.collect()))
    }

    pub(super) fn lists(&mut self, found: Found<'_>) -> Option<Requirement> {
        let Value::Map(map) = &found.node.value else {
            self.problems.push(wrong_shape(
                found.node,
                "a list of the policy and its members, such as `filtering.blocks: [pornography]`",
            ));
            return None;
        };
        let mut of = Vec::new();
        if map.entries.is_empty() {
            self.problems.push(Problem::new(
                Code::Checklist,
                found.key_span,
                "`lists` names no list, so it asks for nothing.",
            ));
        }
        for (name, node) in &map.entries {
            let name = name.clone().map(Cow::into_owned);
            let field = *self.one_of(&name, "a list of the policy", Field::ALL, |f| f.path())?;
            let members = self.asked(node, field.kinds(), "members of the list")?;
            of.push(Requirement::leaf(Predicate::Lists(Lists { field, members })));
        }
        (!of.is_empty()).then(|| Requirement::all(of))
    }

    pub(super) fn handles(&mut self, found: Found<'_>) -> Option<Requirement> {
        if matches!(found.node.value, Value::Text(_) | Value::List(_)) {
            let asked = self.asked(found.node, &[Kind::Incident], "a type of incident")?;
            return Some(each(&asked, |incident| {
                Predicate::Handles(Handles { incident, steps: Vec::new(), order: Asked::default() })
            }));
        }
        let view = View::open(found.node, &HANDLES, found.key_span, &mut self.problems)?;
        let incident = self.asked_under(&view, "incident");
        let steps = match view.get("steps") {
            None => Vec::new(),
            Some(found) => self.wanted(found.node, found.key_span)?,
        };
        let order = self.asked_under(&view, "order")?;
        Some(each(&incident?, |incident| {
            Predicate::Handles(Handles { incident, steps: steps.clone(), order: order.clone() })
        }))
    }

    pub(super) fn cites_work(&mut self, found: Found<'_>) -> Option<Requirement> {
        let mut cites = Cites { works: Asked::default(), current: false, as_at: AsAt::Audit };
        if matches!(found.node.value, Value::Text(_) | Value::List(_)) {
            cites.works = self.asked(found.node, &[Kind::Catalogue], "an entry of the catalogue")?;
            return Some(Requirement::leaf(Predicate::Cites(cites)));
        }
        let view = View::open(found.node, &CITES, found.key_span, &mut self.problems)?;
        cites.current = self.flag(&view, "current").is_some_and(|flag| flag.value);
        if self.word(&view, "as-at").is_some_and(|word| word.value == "approval") {
            cites.as_at = AsAt::Approval;
        }
        let works = self.asked_under(&view, "work")?;
        let any = self.asked_under(&view, "any-of")?;
        cites.works = works;
        if !any.is_empty() {
            cites.works.groups.push(any.groups.into_iter().flatten().collect());
        }
        if cites.works.is_empty() {
            self.problems.push(Problem::new(
                Code::MissingKey,
                found.key_span,
                "`cites` needs `work` or `any-of`.",
            ));
            return None;
        }
        Some(Requirement::leaf(Predicate::Cites(cites)))
    }

    pub(super) fn nothing_superseded(&mut self, found: Found<'_>) -> Option<Requirement> {
        let view = View::open(found.node, &SUPERSEDED, found.key_span, &mut self.problems)?;
        let mut among = Vec::new();
        for name in self.texts(&view, "among") {
            among.push(match name.value.as_str() {
                "all" => Among::All,
                "local" => Among::Local,
                other => match Sort::of(other) {
                    Some(sort) => Among::Sort(sort),
                    None => Among::Work(self.find(&[Kind::Catalogue], other, name.span, false)?.value),
                },
            });
        }
        (!among.is_empty())
            .then(|| Requirement::leaf(Predicate::NothingSuperseded(NothingSuperseded { among })))
    }

    pub(super) fn recorded(&mut self, found: Found<'_>) -> Option<Requirement> {
        if let Value::Text(text) = &found.node.value {
            let kind = self.find(&[Kind::Record], text, found.node.span, false)?.value;
            let recorded = Recorded {
                kind,
                every: None,
                about: Asked::default(),
                states: Vec::new(),
                by: Asked::default(),
            };
            return Some(Requirement::leaf(Predicate::Recorded(recorded)));
        }
        let view = View::open(found.node, &RECORDED, found.key_span, &mut self.problems)?;
        let kind = self.term(&view, "record");
        let about = self.asked_under(&view, "about");
        let by = self.asked_under(&view, "by");
        let every = match view.get("every") {
            None => None,
            Some(found) => Some(self.read_period(found.node)?),
        };
        let mut states = Vec::new();
        for name in self.texts(&view, "states") {
            states.push(*self.one_of(&name, "a key of a record", STATES, |state| state)?);
        }
        Some(Requirement::leaf(Predicate::Recorded(Recorded {
            kind: kind?.value,
            every,
            about: about?,
            states,
            by: by?,
        })))
    }
}
