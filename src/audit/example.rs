//! The executed examples of a checklist: a policy fragment becomes a policy and is judged as any other. With them, what
//! must hold of a checklist on its own.

use std::borrow::Cow;

use crate::checklist::fragments::Fragments;
use crate::checklist::{Aspect, Checklist, Control, Level, checks};
use crate::policy::{Policy, load, records};
use crate::requirement::{Degree, Facts, Judgement, Say, Verdict};
use crate::source::{Code, Map, Node, Problem, Problems, Source, Span, Spanned, Value};
use crate::vocabulary::Reader;
use crate::vocabulary::Vocabulary;

use super::{Context, Outcome, explain_aspect, explain_control};

/// What every example is given unless it says otherwise: an invented school.
const SCHOOL: &[(&str, &str)] = &[
    ("name", "Example Primary School"),
    ("nation", "england"),
    ("phase", "primary"),
    ("type", "maintained"),
    ("authority", "Surrey"),
];

/// Runs every example of a checklist; each that does not come out as it says is a problem at its place.
pub fn run(checklist: &Checklist, words: &Vocabulary) -> Outcomes {
    let mut outcomes = Outcomes::default();
    let fragments = checklist.fragments();
    for control in checklist.controls() {
        outcomes.control(checklist, control, &fragments, words);
    }
    for aspect in checklist.aspects() {
        outcomes.aspect(checklist, aspect, &fragments, words);
    }
    outcomes
}

/// Checks a checklist on its own, its examples included.
pub fn check(checklist: &Checklist, words: &Vocabulary) -> Vec<Problem> {
    let mut problems = Problems::new();
    problems.extend(checks::alone(checklist, words));
    problems.extend(run(checklist, words).problems.sorted());
    problems.sorted()
}

/// What came of running examples.
#[derive(Debug, Default)]
pub struct Outcomes {
    /// How many were run.
    pub run: usize,
    /// What went wrong.
    pub problems: Problems,
}

impl Outcomes {
    fn control(
        &mut self,
        checklist: &Checklist,
        control: &Control,
        fragments: &Fragments<'_>,
        words: &Vocabulary,
    ) {
        for (key, fragment, wanted) in [("meets", control.meets, true), ("misses", control.misses, false)] {
            self.run += 1;
            let Some(policy) = self.policy(checklist, fragments.at(fragment), control.id.span, words) else {
                continue;
            };
            let context = Context::of_one(checklist, words);
            let facts = Facts::new(&policy, words);
            let outcome = explain_control(control, &facts, &context);
            let said = match &outcome {
                Outcome::Judged { verdict, judgement } => {
                    let fine = match verdict {
                        Verdict::Met => wanted,
                        Verdict::NotShown => !wanted && judgement.bounds.shown < Degree::Full,
                        Verdict::NotMet | Verdict::PartlyMet => !wanted,
                    };
                    if fine {
                        continue;
                    }
                    format!("{}. {}", verdict.id(), said(judgement, words))
                }
                Outcome::NotApplicable { reason, .. } => format!("not applicable. {reason}"),
            };
            self.problems.push(
                Problem::new(
                    Code::Checklist,
                    control.id.span,
                    format!("The example `{key}` of `{}` comes out as {}", control.id.value, said.trim_end()),
                )
                .other(fragment, "the example"),
            );
        }
    }

    fn aspect(
        &mut self,
        checklist: &Checklist,
        aspect: &Aspect,
        fragments: &Fragments<'_>,
        words: &Vocabulary,
    ) {
        let foot = aspect.foot.iter().map(|foot| (Level::LOWEST, foot.example, foot.span));
        let steps = aspect.steps.iter().map(|step| (step.level, step.example, step.span));
        for (level, example, span) in foot.chain(steps) {
            self.run += 1;
            let Some(policy) = self.policy(checklist, fragments.at(example), span, words) else {
                continue;
            };
            let context = Context::of_one(checklist, words);
            let facts = Facts::new(&policy, words);
            let attained = explain_aspect(aspect, &facts, &context);
            let reached = attained.shown.number();
            if reached != level.number() {
                let missing = attained.next.map(|next| said(&next, words)).unwrap_or_default();
                self.problems.push(Problem::new(
                    Code::Checklist,
                    span,
                    format!(
                        "The example of level {} of `{}` stands at level {reached}. {}",
                        level.number(),
                        aspect.id.value,
                        missing
                    ),
                ));
            }
        }
    }

    fn policy(
        &mut self,
        checklist: &Checklist,
        fragment: Option<&Node<'_>>,
        place: Span,
        words: &Vocabulary,
    ) -> Option<Policy> {
        let mut reader = Reader::new(words);
        let policy = fragment.and_then(|fragment| policy(fragment, &checklist.source_file, &mut reader));
        if policy.is_none() {
            self.problems.push(Problem::new(
                Code::WrongShape,
                place,
                "An example is a fragment of a policy: a group of its keys.",
            ));
        }
        // An example may hold what a document leaves open, as policies do.
        let mut problems = reader.problems.strict();
        problems.retain(|problem| problem.code != Code::Remark);
        let policy = policy.filter(|_| problems.is_empty());
        self.problems.extend(problems);
        policy
    }
}

/// What is missing, in sentences.
fn said(judgement: &Judgement<'_>, words: &Vocabulary) -> String {
    judgement.missing.iter().map(|missing| missing.wanted.say(words)).collect::<Vec<_>>().join(" ")
}

/// The files of an example: the policy, and the records beside it where the fragment has some.
#[derive(Clone, Debug)]
pub struct Files<'s> {
    /// The policy file.
    pub policy: Node<'s>,
    /// The records file.
    pub records: Option<Node<'s>>,
}

/// Completes a fragment with the invented school and a title where it gives none; nothing where it is no group of keys.
pub fn files<'s>(fragment: &Node<'s>) -> Option<Files<'s>> {
    let Value::Map(given) = &fragment.value else {
        return None;
    };
    let span = fragment.span;
    let mut root = Map::default();
    put(&mut root, "policygap", text("1", span), span);
    let school = filled(given.get("school"), SCHOOL, span);
    put(&mut root, "school", school, span);
    let about = filled(given.get("policy"), &[("title", "Online Safety Policy")], span);
    put(&mut root, "policy", about, span);
    let others = given
        .entries
        .iter()
        .filter(|(key, _)| !["school", "policy", "records", "policygap"].contains(&key.value.as_ref()));
    root.entries.extend(others.cloned());
    let records = given.get("records").map(|list| {
        let mut file = Map::default();
        put(&mut file, "policygap-records", text("1", span), span);
        put(&mut file, "records", list.clone(), list.span);
        Node { value: Value::Map(file), span }
    });
    Some(Files { policy: Node { value: Value::Map(root), span }, records })
}

/// A policy made from a fragment, with the invented school and a title where it gives none.
pub fn policy(fragment: &Node<'_>, source: &Source, reader: &mut Reader<'_>) -> Option<Policy> {
    let files = files(fragment)?;
    let mut policy = load::read(&files.policy, source.clone(), reader)?;
    if let Some(file) = &files.records {
        policy.records = records::read_tree(file, reader);
    }
    Some(policy)
}

fn text(text: &'static str, span: Span) -> Node<'static> {
    Node { value: Value::Text(Cow::Borrowed(text)), span }
}

fn put<'s>(map: &mut Map<'s>, key: &'static str, node: Node<'s>, span: Span) {
    map.entries.push((Spanned::new(Cow::Borrowed(key), span), node));
}

/// The given map with what it lacks added.
fn filled<'s>(given: Option<&Node<'s>>, defaults: &[(&'static str, &'static str)], span: Span) -> Node<'s> {
    let mut map = match given {
        Some(Node { value: Value::Map(map), .. }) => map.clone(),
        Some(other) if !other.is_left_out() => return other.clone(),
        _ => Map::default(),
    };
    let span = given.map_or(span, |node| node.span);
    for (key, value) in defaults {
        if map.get(key).is_none() {
            put(&mut map, key, text(value, span), span);
        }
    }
    Node { value: Value::Map(map), span }
}
