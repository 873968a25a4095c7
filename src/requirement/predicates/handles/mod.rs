//! `handles`: there is a procedure for a type of incident, with these steps.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::shape::{key, required};
use crate::format::{Found, Key, Shape, Takes, View};
use crate::policy::{Entry, Section};
use crate::requirement::Requirement;
use crate::requirement::addition::Addition;
use crate::requirement::asked::Asked;
use crate::requirement::degree::{Bounds, Degree, Tally};
use crate::requirement::facts::Facts;
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::predicate::Ask;
use crate::requirement::read::{Reader, each};
use crate::requirement::reads::Read;
use crate::requirement::weight::Weight;
use crate::source::Value;
use crate::vocabulary::{Kind, TermId, Vocabulary, or};

use super::commits::Sought;
use super::{COMMITS, Commits, Deed};

mod lack;
mod procedure;

pub(super) use lack::Lack;

static HANDLES: Shape = Shape {
    name: "`handles`",
    about: "There is a procedure for a type of incident, with these steps.",
    keys: &[
        required("incident", Takes::Terms(&[Kind::Incident]), "The type of incident."),
        key("steps", Takes::Entries(&[Kind::Commitment], &COMMITS), "The steps."),
        key(
            "order",
            Takes::Terms(&[Kind::Commitment]),
            "None of these steps may stand after one that follows it here, where both are there.",
        ),
        key(
            "without",
            Takes::Terms(&[Kind::Commitment]),
            "None of these steps may stand in the procedure of this very type: each undoes what is asked.",
        ),
        key("own-steps", Takes::Flag, "Rules for every incident do not answer for its steps."),
    ],
};

/// A procedure that is asked for. The procedure of the wider type of incident counts for its parts. The rules for every
/// incident count for each, but by themselves not for one that needs a route of its own (the vocabulary says which), nor
/// where the place of a step among others is asked; and in part only, where they hold under a condition in own words,
/// which need not be this one's. Where it is asked for steps of its own they count for nothing. A step needs no holder of
/// its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Handles {
    /// The type of incident.
    pub incident: TermId,
    /// The steps: every group must be answered, any of a group answers it.
    pub steps: Vec<Vec<Commits>>,
    /// Steps that must not stand after one that follows them here, where both are there: the order protects a child or
    /// evidence.
    pub order: Asked,
    /// Steps that undo what is asked where they stand in the procedure of this very type of incident.
    pub without: Vec<TermId>,
    /// Whether rules for every incident answer for none of its steps.
    pub own_steps: bool,
}

impl Ask for Handles {
    const KEY: Key = key(
        "handles",
        Takes::TermsOrMap(&[Kind::Incident], &HANDLES, &[]),
        "There is a procedure for a type of incident, with these steps.",
    );

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        if matches!(found.node.value, Value::Text(_) | Value::List(_)) {
            let asked = reader.asked(found.node, &[Kind::Incident], "a type of incident")?;
            return Some(each(&asked, |incident| Self {
                incident,
                steps: Vec::new(),
                order: Asked::default(),
                without: Vec::new(),
                own_steps: false,
            }));
        }
        let view = View::open(found.node, &HANDLES, found.key_span, &mut reader.problems)?;
        let incident = reader.asked_under(&view, "incident");
        let steps = match view.get("steps") {
            None => Vec::new(),
            Some(found) => reader.commitments(found.node, found.key_span)?,
        };
        let order = reader.asked_under(&view, "order")?;
        let without: Vec<_> = reader.asked_under(&view, "without")?.terms().collect();
        let own_steps = reader.flag(&view, "own-steps").is_some_and(|flag| flag.value);
        Some(each(&incident?, |incident| Self {
            incident,
            steps: steps.clone(),
            order: order.clone(),
            without: without.clone(),
            own_steps,
        }))
    }

    fn weigh(&self, facts: &Facts<'_>, _on: NaiveDate) -> Weight {
        let existence = self.existence(facts);
        let elsewhere = self.own(facts).any(|procedure| procedure.delegated_to.is_some());
        let mut tally = Tally::default();
        // That there is a procedure is what steps need, and not a part of what they ask.
        if self.steps.is_empty() {
            tally.add(existence.unwrap_or(Bounds::ABSENT));
        }
        for group in &self.steps {
            let answers = group.iter().filter_map(|step| {
                let entries = self.entries(step, facts);
                step.best_bounds(entries, Sought::Step, facts)
            });
            tally.add(found(answers.reduce(Bounds::either).unwrap_or(Bounds::ABSENT), elsewhere));
        }
        let mut wrong = false;
        for procedure in self.own(facts) {
            for _ in self.out_of_order(procedure, facts) {
                wrong = true;
                tally.add(Bounds::PARTIAL);
            }
        }
        for _ in self.undoing(facts) {
            wrong = true;
            tally.add(Bounds::PARTIAL);
        }
        let bounds = tally.bounds(tally.members());
        // The rules for every incident stand in for a procedure where they say all of it, and are no part of one.
        let whole = |degree| if degree == Degree::Full { Degree::Full } else { Degree::Absent };
        let bounds = match existence {
            Some(_) => bounds,
            None if self.stands_alone(facts) => Bounds::ABSENT,
            None => Bounds { shown: whole(bounds.shown), possible: whole(bounds.possible) },
        };
        Weight::of(bounds).at_fault(wrong)
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let bounds = self.weigh(facts, on).bounds;
        let procedure = self.shown(facts);
        let place =
            procedure.map_or_else(|| facts.nearest(Section::Incidents), |it| Place::policy(it.incident.span));
        let mut judgement = Judgement::new(bounds);
        match procedure {
            Some(procedure) => judgement = self.existing(judgement.read(place), procedure, facts),
            None if bounds.shown != Degree::Full => {
                judgement = judgement.missing(Lack::NoProcedure(self.incident), Because::Absent, place);
            }
            None => {}
        }
        for group in &self.steps {
            let answered = self.step(group, place, facts);
            // A rule for every incident is no part of a procedure that is not there.
            if procedure.is_some() || bounds.shown == Degree::Full {
                judgement.evidence.extend(answered.evidence);
            }
            judgement.faults.extend(answered.faults);
            let is_news = procedure.is_some() || answered.bounds.is_open();
            if answered.bounds.shown != Degree::Full && is_news {
                judgement.missing.extend(answered.missing);
            }
        }
        for (incident, step, entry) in self.undoing(facts) {
            judgement = judgement.fault(Lack::Undone { incident, step }, Place::policy(entry.span));
        }
        for procedure in self.own(facts) {
            for (early, late) in self.out_of_order(procedure, facts) {
                let incident = procedure.incident.value;
                let act = |entry: &Entry| entry.commitment().unwrap_or(TermId::UNKNOWN);
                let lack = Lack::OutOfOrder { incident, first: act(late), must: act(early) };
                judgement = judgement.fault(lack, Place::policy(late.span));
                judgement.faults.push(Place::policy(early.span));
            }
        }
        judgement
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        let mut text = format!("there is a procedure for {}", vocabulary.label(self.incident));
        if !self.steps.is_empty() {
            let steps =
                self.steps.iter().map(|group| any_of(group.iter().map(|step| &step.deed), vocabulary));
            let which = if self.own_steps { "which itself says" } else { "which says" };
            text.push_str(&format!(", {which} {}", steps.collect::<Vec<_>>().join("; ")));
        }
        if !self.order.is_empty() {
            let group = |acts: &Vec<TermId>| or(acts.iter().map(|&act| vocabulary.label(act).to_owned()));
            let order: Vec<_> = self.order.groups.iter().map(group).collect();
            text.push_str(&format!(" (in this order, where they are there: {})", order.join(", then ")));
        }
        if !self.without.is_empty() {
            let steps = or(self.without.iter().map(|&step| vocabulary.infinitive(step)));
            text.push_str(&format!(" (and no step {steps})"));
        }
        text
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        let mut steps: Vec<String> = self
            .steps
            .iter()
            .map(|group| {
                let mut group: Vec<_> = group.iter().map(|step| step.canonical(vocabulary)).collect();
                group.sort();
                group.join("|")
            })
            .collect();
        steps.sort();
        steps.dedup();
        let mut order = Vec::new();
        for group in &self.order.groups {
            let mut ids: Vec<_> = group.iter().map(|&act| vocabulary.id(act)).collect();
            ids.sort_unstable();
            order.push(ids.join("|"));
        }
        let incident = vocabulary.id(self.incident);
        let mut text = format!("handles {incident} {} order={}", steps.join("&"), order.join(">"));
        if self.own_steps {
            text.push_str(" own-steps");
        }
        for &step in &self.without {
            text.push_str(&format!(" without={}", vocabulary.id(step)));
        }
        text
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        let incident = self.incident;
        let steps = self.steps.iter().flatten().map(|step| &step.deed);
        let steps = steps.flat_map(|step| step.reads(Read::Step { incident, act: step.act }));
        let undoing = self.without.iter().map(|&act| Read::Step { incident, act });
        [Read::Procedure(incident)].into_iter().chain(steps).chain(undoing).collect()
    }

    fn addition(&self, facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        Some(Addition::Steps(self.incident, self.lacking(facts)))
    }

    fn join(&self, addition: &mut Addition, facts: &Facts<'_>) -> bool {
        let Addition::Steps(incident, have) = addition else { return false };
        if *incident != self.incident {
            return false;
        }
        for step in self.lacking(facts) {
            if !have.contains(&step) {
                have.push(step);
            }
        }
        true
    }

    fn entry(&self, entry: &Entry, facts: &Facts<'_>) -> Option<Bounds> {
        let asked = |step: &&Commits| entry.commitment() == Some(step.deed.act);
        let step = self.steps.iter().flatten().find(asked)?;
        step.best_bounds(std::iter::once(entry), Sought::Step, facts)
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.incident.hash(state);
    }
}

/// The bounds of a step, where another policy may hold it.
fn found(bounds: Bounds, elsewhere: bool) -> Bounds {
    Bounds { possible: if elsewhere { Degree::Full } else { bounds.possible }, ..bounds }
}

/// Steps as alternatives: "to tell the police or not to view the image".
fn any_of<'d>(steps: impl Iterator<Item = &'d Deed> + Clone, vocabulary: &Vocabulary) -> String {
    // "Does not say not to" reads twice.
    let forbidden = |step: &Deed| step.say_to(vocabulary).strip_prefix("not to ").map(str::to_owned);
    let all: Option<Vec<String>> = steps.clone().map(forbidden).collect();
    if let Some(all) = all.filter(|all| !all.is_empty()) {
        return format!("that nobody may {}", or(all));
    }
    or(steps.map(|step| step.say_to(vocabulary)))
}
