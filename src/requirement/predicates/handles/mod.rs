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
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::{Reader, each};
use crate::requirement::reads::Read;
use crate::requirement::weight::Weight;
use crate::source::Value;
use crate::vocabulary::{Kind, TermId, Vocabulary, or};

use super::{COMMITS, Commits, Deed};

mod procedure;

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
    ],
};

/// A procedure that is asked for. The procedure of the wider type of incident counts for its parts, and the rules for
/// every incident count for each; a step needs no holder of its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Handles {
    /// The type of incident.
    pub incident: TermId,
    /// The steps: every group must be answered, any of a group answers it.
    pub steps: Vec<Vec<Commits>>,
    /// Steps that must not stand after one that follows them here, where both are there: the order protects a child or
    /// evidence.
    pub order: Asked,
}

/// What is missing or at fault.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// There is no procedure.
    NoProcedure(TermId),
    /// The type of incident is named, but no steps are given.
    NoSteps(TermId),
    /// The procedure is left to another policy.
    LeftTo {
        /// The type of incident.
        incident: TermId,
        /// The kind of policy.
        policy: TermId,
    },
    /// The procedure does not have one of these steps.
    NoStep {
        /// The type of incident.
        incident: TermId,
        /// The steps.
        steps: Vec<&'a Deed>,
    },
    /// A step stands before one that must come first.
    OutOfOrder {
        /// The type of incident of the procedure.
        incident: TermId,
        /// What stands first.
        first: TermId,
        /// What must come first.
        must: TermId,
    },
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
            }));
        }
        let view = View::open(found.node, &HANDLES, found.key_span, &mut reader.problems)?;
        let incident = reader.asked_under(&view, "incident");
        let steps = match view.get("steps") {
            None => Vec::new(),
            Some(found) => reader.commitments(found.node, found.key_span)?,
        };
        let order = reader.asked_under(&view, "order")?;
        Some(each(&incident?, |incident| Self { incident, steps: steps.clone(), order: order.clone() }))
    }

    fn weigh(&self, facts: &Facts<'_>, _on: NaiveDate) -> Weight {
        let Some(existence) = self.existence(facts) else { return Weight::of(Bounds::ABSENT) };
        let elsewhere = self.own(facts).any(|procedure| procedure.delegated_to.is_some());
        let mut tally = Tally::default();
        // That there is a procedure is what steps need, and not a part of what they ask.
        if self.steps.is_empty() {
            tally.add(existence);
        }
        for group in &self.steps {
            let mut best: Option<Bounds> = None;
            for step in group {
                let entries = self.entries(step, facts);
                if let Some(bounds) = step.best_bounds(entries, false, facts.vocabulary)
                    && best.is_none_or(|best| bounds.shown > best.shown)
                {
                    best = Some(bounds);
                }
            }
            tally.add(found(best.unwrap_or(Bounds::ABSENT), elsewhere));
        }
        let mut wrong = false;
        for procedure in self.own(facts) {
            for _ in self.out_of_order(procedure, facts) {
                wrong = true;
                tally.add(Bounds::PARTIAL);
            }
        }
        Weight::of(tally.bounds(tally.members())).at_fault(wrong)
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let Some(existence) = self.existence(facts) else {
            let lack = Lack::NoProcedure(self.incident);
            return Judgement::absent(lack, facts.nearest(Section::Incidents));
        };
        let mut own = self.own(facts);
        let place = own
            .next()
            .map_or_else(|| facts.nearest(Section::Incidents), |first| Place::policy(first.incident.span));
        let elsewhere = self.own(facts).find_map(|procedure| procedure.delegated_to.as_ref());
        let mut judgement = Judgement::new(existence).read(place);
        if existence.shown != Degree::Full {
            judgement = match elsewhere {
                Some(policy) => {
                    let lack = Lack::LeftTo { incident: self.incident, policy: policy.value };
                    judgement.missing(lack, Because::InOtherPolicy, place)
                }
                None => judgement.missing(Lack::NoSteps(self.incident), Because::Weaker, place),
            };
        }
        for group in &self.steps {
            let answered = self.step(group, place, facts);
            judgement.evidence.extend(answered.evidence);
            judgement.faults.extend(answered.faults);
            if answered.bounds.shown != Degree::Full {
                judgement.missing.extend(answered.missing);
            }
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
        judgement.bounds = self.weigh(facts, on).bounds;
        judgement
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        let mut text = format!("there is a procedure for {}", vocabulary.label(self.incident));
        if !self.steps.is_empty() {
            let steps =
                self.steps.iter().map(|group| any_of(group.iter().map(|step| &step.deed), vocabulary));
            text.push_str(&format!(", which says {}", steps.collect::<Vec<_>>().join("; ")));
        }
        if !self.order.is_empty() {
            let group = |acts: &Vec<TermId>| or(acts.iter().map(|&act| vocabulary.label(act).to_owned()));
            let order: Vec<_> = self.order.groups.iter().map(group).collect();
            text.push_str(&format!(" (in this order, where they are there: {})", order.join(", then ")));
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
        format!("handles {incident} {} order={}", steps.join("&"), order.join(">"))
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        let incident = self.incident;
        let steps = self.steps.iter().flatten().map(|step| &step.deed);
        let steps = steps.flat_map(|step| step.reads(Read::Step { incident, act: step.act }));
        [Read::Procedure(incident)].into_iter().chain(steps).collect()
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

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.incident.hash(state);
    }
}

/// The bounds of a step, where another policy may hold it.
fn found(bounds: Bounds, elsewhere: bool) -> Bounds {
    Bounds { possible: if elsewhere { Degree::Full } else { bounds.possible }, ..bounds }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let label = |term: &TermId| vocabulary.label(*term);
        match self {
            Self::NoProcedure(incident) => format!("The policy has no procedure for {}.", label(incident)),
            Self::NoSteps(incident) => format!("The policy names {}, but gives no steps.", label(incident)),
            Self::LeftTo { incident, policy } => format!(
                "The procedure for {} is left to {}, which was not read.",
                label(incident),
                label(policy)
            ),
            Self::NoStep { incident, steps } => {
                let steps = any_of(steps.iter().copied(), vocabulary);
                format!("The procedure for {} does not say {steps}.", label(incident))
            }
            Self::OutOfOrder { incident, first, must } => format!(
                "In the procedure for {}, staff {} before they {}, which must come first.",
                label(incident),
                label(first),
                label(must)
            ),
        }
    }
}

/// Steps as alternatives: "to tell the police or not to view the image".
fn any_of<'d>(steps: impl Iterator<Item = &'d Deed>, vocabulary: &Vocabulary) -> String {
    or(steps.map(|step| step.say_to(vocabulary)))
}
