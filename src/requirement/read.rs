//! Requirements as checklists write them: one-key maps, no expression language.

use crate::dates::{Deadline, Period};
use crate::policy::records::STATES;
use crate::policy::shapes::SUBJECTS;
use crate::source::reader::{Found, View, members, wrong_shape};
use crate::source::shape::{key, required};
use crate::source::Takes::{Deadline as TakesDeadline, Flag, Number, Period as TakesPeriod, Requirement as TakesRequirement, Term, Terms, Texts, Word};
use crate::source::{Code, Node, Problem, Shape, Span, Spanned, Value, suggest};
use crate::vocabulary::{Kind, Sort, TermId};

use super::asked::Asked;
use super::check::{Check, Clean};
use super::cites::{Among, AsAt, Cites, NothingSuperseded};
use super::commits::Commits;
use super::dates::{ReviewCycle, ReviewNotOverdue};
use super::facts::Field;
use super::handles::Handles;
use super::lists::Lists;
use super::recorded::Recorded;
use super::roles::{DifferentPeople, RoleHeld};
use super::states::{Stated, States};
use super::trains::Trains;
use super::{Need, Predicate, Requirement};

/// Reads requirements; the same reader as for policies, since both are written with the same words.
pub type Reader<'v> = crate::policy::read::Reader<'v>;

/// Every key that a requirement may be, with what it means.
pub static REQUIREMENT: Shape = Shape {
    name: "a requirement",
    about: "One key: `all`, `any`, `at-least`, or a question to the policy.",
    keys: &[
        key("all", TakesRequirement, "Every one of these."),
        key("any", TakesRequirement, "At least one of these."),
        key("at-least", crate::source::Takes::Map(&AT_LEAST), "At least so many of these."),
        key("role-held", Terms(&["roles"]), "A person is named for the post."),
        key("different-people", Terms(&["roles"]), "Different people are named for these posts."),
        key("commits", crate::source::Takes::Map(&COMMITS), "The policy commits to it, wherever it stands, in one entry."),
        key("trains", crate::source::Takes::Map(&TRAINS), "Somebody is trained."),
        key("lists", crate::source::Takes::Requirement, "The list at that place of the policy contains these."),
        key("handles", crate::source::Takes::Map(&HANDLES), "There is a procedure for a type of incident, with these steps."),
        key("cites", crate::source::Takes::Map(&CITES), "A work is cited."),
        key("cites-nothing-superseded", crate::source::Takes::Map(&SUPERSEDED), "Nothing cited had lapsed or belongs to another area."),
        key("review-cycle", TakesPeriod, "Approval and next review are no further apart."),
        key("review-not-overdue", Flag, "The last day of the next review has not passed."),
        key("recorded", crate::source::Takes::Map(&RECORDED), "A record shows it."),
        key("states", Texts, "A plain field of the policy is filled."),
        key("consistent", Texts, "The policy does not contradict itself there."),
    ],
};

static AT_LEAST: Shape = Shape {
    name: "`at-least`",
    about: "At least so many of these.",
    keys: &[required("count", Number, "How many."), required("of", TakesRequirement, "Of which.")],
};

/// What may be asked of a commitment, and of a step of a procedure.
pub static COMMITS: Shape = Shape {
    name: "`commits`",
    about: "The policy commits to it, wherever it stands, in one entry that satisfies the whole combination.",
    keys: &[
        required("do", Terms(&["commitments"]), "The commitment."),
        key("by", Terms(&["roles"]), "By these roles."),
        key("to", Terms(&["roles", "agencies"]), "To these."),
        key("with", Terms(&["roles", "agencies"]), "With these."),
        key("every", TakesPeriod, "At least this often."),
        key("within", TakesDeadline, "By this deadline."),
        key("when", Terms(&["events"]), "On these occasions."),
        key("about", Terms(SUBJECTS), "About these subjects."),
        key("no-exceptions", Flag, "Without exceptions."),
        key("may-be-conditional", Flag, "A condition in own words belongs to the demand and does not weaken it."),
    ],
};

static TRAINS: Shape = Shape {
    name: "`trains`",
    about: "Somebody is trained.",
    keys: &[
        required("who", Terms(&["roles"]), "Who."),
        key("when", Terms(&["events"]), "On these occasions."),
        key("every", TakesPeriod, "At least this often."),
        key("about", Terms(SUBJECTS), "In what."),
    ],
};

static HANDLES: Shape = Shape {
    name: "`handles`",
    about: "There is a procedure for a type of incident, with these steps.",
    keys: &[
        required("incident", Term(&["incidents"]), "The type of incident."),
        key("steps", crate::source::Takes::Entries(&["commitments"], &COMMITS), "The steps."),
    ],
};

static CITES: Shape = Shape {
    name: "`cites`",
    about: "A work is cited.",
    keys: &[
        key("work", Terms(&["catalogue"]), "The work, edition or series."),
        key("any-of", Terms(&["catalogue"]), "One of these."),
        key("current", Flag, "In the edition that is current."),
        key("as-at", Word(&["audit", "approval"]), "On which day it must be current."),
    ],
};

static SUPERSEDED: Shape = Shape {
    name: "`cites-nothing-superseded`",
    about: "Nothing cited had lapsed or belongs to another area.",
    keys: &[required("among", Texts, "`all`, `local`, sorts of the catalogue, or entries and series.")],
};

static RECORDED: Shape = Shape {
    name: "`recorded`",
    about: "A record shows it.",
    keys: &[
        required("record", Term(&["records"]), "The kind of record."),
        key("every", TakesPeriod, "How fresh it must be."),
        key("about", Terms(SUBJECTS), "What it covered."),
        key("states", Texts, "Which keys of the record are filled."),
        key("by", Terms(&["roles"]), "Who made it."),
    ],
};

impl Reader<'_> {
    /// Reads a requirement. Everything that is wrong is collected; what could not be read comes back as nothing.
    pub fn requirement(&mut self, node: &Node) -> Option<Requirement> {
        let Value::Map(map) = &node.value else {
            self.problems.push(wrong_shape(node, "a requirement (one key, such as `commits:`)"));
            return None;
        };
        let [(name, value)] = map.entries.as_slice() else {
            let span = map.entries.get(1).map_or(Span::new(node.span.start(), node.span.start() + 1), |(name, _)| name.span);
            self.problems.push(
                Problem::new(Code::WrongShape, span, "A requirement has exactly one key.")
                    .help("Put several requirements under `all:` as a list."),
            );
            return None;
        };
        let Some(key) = REQUIREMENT.key(&name.value) else {
            let known = REQUIREMENT.keys.iter().map(|key| key.name);
            let help = suggest::nearest(&name.value, known.clone()).map_or_else(
                || format!("It may be one of: {}.", known.map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")),
                suggest::question,
            );
            self.problems.push(
                Problem::new(Code::UnknownKey, name.span, format!("`{}` is not a requirement.", name.value)).label("not known").help(help),
            );
            return None;
        };
        let found = Found { key, key_span: name.span, node: value };
        match key.name {
            "all" => self.requirements(found).map(|of| Requirement::Threshold { need: Need::All, of }),
            "any" => self.requirements(found).map(|of| Requirement::Threshold { need: Need::Any, of }),
            "at-least" => self.at_least(found),
            "role-held" => {
                let asked = self.asked(value, &[Kind::Role], "a post")?;
                for &role in asked.groups.iter().flatten() {
                    if !self.words.is_post(role) {
                        self.problems.push(
                            Problem::new(Code::Checklist, value.span, format!("Nobody is named as {}: it is a group, not a post.", self.words.label(role)))
                                .help("Groups hold commitments without names; ask `commits` with `by`."),
                        );
                        return None;
                    }
                }
                Some(each(&asked, |role| Predicate::RoleHeld(RoleHeld { role })))
            }
            "different-people" => {
                let groups = self.asked(value, &[Kind::Role], "a post")?.groups;
                let plain = groups.iter().all(|group| group.len() == 1);
                let roles: Vec<TermId> = groups.into_iter().flatten().collect();
                if roles.len() < 2 || !plain {
                    self.problems.push(Problem::new(Code::Checklist, value.span, "`different-people` needs a list of at least two posts."));
                    return None;
                }
                Some(Requirement::leaf(Predicate::DifferentPeople(DifferentPeople { roles })))
            }
            "commits" => self.commits(found),
            "trains" => self.trains(found),
            "lists" => self.lists(found),
            "handles" => self.handles(found),
            "cites" => self.cites_work(found),
            "cites-nothing-superseded" => self.nothing_superseded(found),
            "review-cycle" => {
                let period = self.read_period(value)?;
                Some(Requirement::leaf(Predicate::ReviewCycle(ReviewCycle { period })))
            }
            "review-not-overdue" => {
                if !crate::source::reader::flag(found, &mut self.problems)?.value {
                    self.problems.push(
                        Problem::new(Code::Checklist, value.span, "`review-not-overdue` can only be asked for, not the reverse.")
                            .label("expected `true`"),
                    );
                    return None;
                }
                Some(Requirement::leaf(Predicate::ReviewNotOverdue(ReviewNotOverdue)))
            }
            "recorded" => self.recorded(found),
            "states" => self.named_each(value, "a field of the policy", Stated::ALL, |s| s.path(), |field| Predicate::States(States { field })),
            "consistent" => self.named_each(value, "a check", Check::ALL, |c| c.id(), |check| Predicate::Clean(Clean { check })),
            _ => None,
        }
    }

    fn requirements(&mut self, found: Found<'_>) -> Option<Vec<Requirement>> {
        let Value::List(items) = &found.node.value else {
            self.problems.push(wrong_shape(found.node, "a list of requirements"));
            return None;
        };
        if items.is_empty() {
            self.problems.push(Problem::new(Code::Checklist, found.key_span, format!("`{}` has an empty list.", found.key.name)));
            return None;
        }
        let of: Vec<_> = items.iter().filter_map(|item| self.requirement(item)).collect();
        (of.len() == items.len()).then_some(of)
    }

    fn at_least(&mut self, found: Found<'_>) -> Option<Requirement> {
        let view = View::open(found.node, &AT_LEAST, found.key_span, &mut self.problems)?;
        let count = self.number(&view, "count");
        let of = view.get("of").and_then(|found| self.requirements(found))?;
        let count = count?;
        if count.value == 0 || usize::from(count.value) > of.len() {
            self.problems.push(
                Problem::new(Code::Checklist, count.span, format!("{} of {} can never be told apart from all or none.", count.value, of.len()))
                    .label(format!("expected 1 to {}", of.len())),
            );
            return None;
        }
        Some(Requirement::Threshold { need: Need::AtLeast(usize::from(count.value)), of })
    }

    /// Terms asked for: a term, a list (each member), or `any-of` (one of them), also inside a list.
    fn asked(&mut self, node: &Node, kinds: &[Kind], what: &str) -> Option<Asked> {
        let mut asked = Asked::default();
        let items = members(node);
        if items.is_empty() {
            self.problems.push(Problem::new(Code::Checklist, node.span, format!("An empty list asks for nothing; expected {what}.")));
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
                        self.problems.push(wrong_shape(item, &format!("{what}, or `any-of:` with a list of them")));
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

    fn asked_under(&mut self, view: &View<'_>, key: &'static str) -> Option<Asked> {
        match view.get(key) {
            None => Some(Asked::default()),
            Some(found) => self.asked(found.node, &crate::policy::read::kinds(&found.key.takes), found.key.takes.expected()),
        }
    }

    fn read_period(&mut self, node: &Node) -> Option<Period> {
        let text = node.text().unwrap_or_default();
        match Period::read(text) {
            Ok(period) => Some(period),
            Err(problem) => {
                self.problems.push(Problem::new(Code::Unreadable, node.span, problem.to_string()));
                None
            }
        }
    }

    /// One requirement for each way in which `commits` may be written: a term, a list, `any-of`, or a map with `do`.
    fn commits(&mut self, found: Found<'_>) -> Option<Requirement> {
        let leaf = |commits: Commits| Requirement::leaf(Predicate::Commits(commits));
        let groups = self.wanted(found.node, found.key_span)?;
        Some(Requirement::all(groups.into_iter().map(|group| Requirement::any(group.into_iter().map(leaf).collect())).collect()))
    }

    /// Commitments asked for, as groups of alternatives.
    fn wanted(&mut self, node: &Node, place: Span) -> Option<Vec<Vec<Commits>>> {
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
                        match self.wanted(alternative, place)?.as_mut_slice() {
                            [one] => group.append(one),
                            _ => {
                                self.problems.push(wrong_shape(alternative, "one commitment; a list under `any-of` has one on each line"));
                                return None;
                            }
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
                    out.extend(asked.groups.into_iter().map(|group| group.into_iter().map(Commits::to_do).collect()));
                }
            }
        }
        Some(out)
    }

    fn commits_map(&mut self, node: &Node, place: Span) -> Option<Vec<Vec<Commits>>> {
        let view = View::open(node, &COMMITS, place, &mut self.problems)?;
        let acts = self.asked_under(&view, "do");
        let by = self.asked_under(&view, "by");
        let to = self.asked_under(&view, "to");
        let with = self.asked_under(&view, "with");
        let when = self.asked_under(&view, "when");
        let about = self.asked_under(&view, "about");
        let every = view.get("every").map(|found| self.read_period(found.node));
        let within: Option<Option<Spanned<Deadline>>> = view.get("within").map(|_| self.deadline(&view, "within"));
        let flag = |key, reader: &mut Self| reader.flag(&view, key).is_some_and(|flag| flag.value);
        let no_exceptions = flag("no-exceptions", self);
        let may_be_conditional = flag("may-be-conditional", self);
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
            ..Commits::to_do(*acts.as_ref()?.groups.first()?.first()?)
        };
        let group = |group: Vec<TermId>| group.into_iter().map(|act| Commits { act, ..template.clone() }).collect();
        Some(acts?.groups.into_iter().map(group).collect())
    }

    fn trains(&mut self, found: Found<'_>) -> Option<Requirement> {
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
            Requirement::leaf(Predicate::Trains(Trains { who, when: when.clone(), every, about: about.clone() }))
        });
        Some(Requirement::all(each.collect()))
    }

    fn lists(&mut self, found: Found<'_>) -> Option<Requirement> {
        let Value::Map(map) = &found.node.value else {
            self.problems.push(wrong_shape(found.node, "a list of the policy and its members, such as `filtering.blocks: [pornography]`"));
            return None;
        };
        let mut of = Vec::new();
        if map.entries.is_empty() {
            self.problems.push(Problem::new(Code::Checklist, found.key_span, "`lists` names no list, so it asks for nothing."));
        }
        for (name, node) in &map.entries {
            let field = *self.one_of(name, "a list of the policy", Field::ALL, |f| f.path())?;
            let members = self.asked(node, field.kinds(), "members of the list")?;
            of.push(Requirement::leaf(Predicate::Lists(Lists { field, members })));
        }
        (!of.is_empty()).then(|| Requirement::all(of))
    }

    fn handles(&mut self, found: Found<'_>) -> Option<Requirement> {
        if matches!(found.node.value, Value::Text(_) | Value::List(_)) {
            let asked = self.asked(found.node, &[Kind::Incident], "a type of incident")?;
            return Some(each(&asked, |incident| Predicate::Handles(Handles { incident, steps: Vec::new() })));
        }
        let view = View::open(found.node, &HANDLES, found.key_span, &mut self.problems)?;
        let incident = self.asked_under(&view, "incident");
        let steps = match view.get("steps") {
            None => Vec::new(),
            Some(found) => self.wanted(found.node, found.key_span)?,
        };
        Some(each(&incident?, |incident| Predicate::Handles(Handles { incident, steps: steps.clone() })))
    }

    fn cites_work(&mut self, found: Found<'_>) -> Option<Requirement> {
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
            self.problems.push(Problem::new(Code::MissingKey, found.key_span, "`cites` needs `work` or `any-of`."));
            return None;
        }
        Some(Requirement::leaf(Predicate::Cites(cites)))
    }

    fn nothing_superseded(&mut self, found: Found<'_>) -> Option<Requirement> {
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
        (!among.is_empty()).then(|| Requirement::leaf(Predicate::NothingSuperseded(NothingSuperseded { among })))
    }

    fn recorded(&mut self, found: Found<'_>) -> Option<Requirement> {
        if let Value::Text(text) = &found.node.value {
            let kind = self.find(&[Kind::Record], text, found.node.span, false)?.value;
            let recorded = Recorded { kind, every: None, about: Asked::default(), states: Vec::new(), by: Asked::default() };
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
        Some(Requirement::leaf(Predicate::Recorded(Recorded { kind: kind?.value, every, about: about?, states, by: by? })))
    }

    fn named_each<T: Copy>(
        &mut self,
        node: &Node,
        what: &str,
        all: &'static [T],
        id: fn(&T) -> &'static str,
        predicate: fn(T) -> Predicate,
    ) -> Option<Requirement> {
        let mut of = Vec::new();
        if members(node).is_empty() {
            self.problems.push(Problem::new(Code::Checklist, node.span, format!("An empty list asks for nothing; expected {what}.")));
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

    fn one_of<T>(&mut self, name: &Spanned<String>, what: &str, all: &'static [T], id: fn(&T) -> &'static str) -> Option<&'static T> {
        if let Some(found) = all.iter().find(|item| id(item) == name.value) {
            return Some(found);
        }
        let known: Vec<_> = all.iter().map(|item| format!("`{}`", id(item))).collect();
        let help = suggest::nearest(&name.value, all.iter().map(id))
            .map_or_else(|| format!("It may be one of: {}.", known.join(", ")), suggest::question);
        self.problems.push(Problem::new(Code::UnknownTerm, name.span, format!("`{}` is not {what}.", name.value)).label("not known").help(help));
        None
    }
}

/// A question for each term asked, alternatives as alternatives.
fn each(asked: &Asked, predicate: impl Fn(TermId) -> Predicate) -> Requirement {
    let group = |group: &Vec<TermId>| Requirement::any(group.iter().map(|&term| Requirement::leaf(predicate(term))).collect());
    Requirement::all(asked.groups.iter().map(group).collect())
}
