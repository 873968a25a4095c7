//! `handles`: there is a procedure for a type of incident, with these steps.

use chrono::NaiveDate;

use crate::policy::{Entry, Procedure, Section};
use crate::vocabulary::{TermId, Vocabulary, or};

use super::commits::Commits;
use super::degree::{Bounds, Degree};
use super::facts::{Facts, Place};
use super::judgement::{Because, Judgement, Missing};

/// A procedure that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handles {
    /// The type of incident.
    pub incident: TermId,
    /// The steps: every group must be answered, any of a group answers it.
    pub steps: Vec<Vec<Commits>>,
}

impl Handles {
    /// Judges the facts. The procedure of the wider type of incident counts for its parts, and the rules for every
    /// incident count for each; a step needs no holder of its own.
    pub fn judge(&self, facts: &Facts<'_>, _on: NaiveDate) -> Judgement {
        let words = facts.words;
        let own: Vec<&Procedure> = facts
            .policy
            .procedures
            .iter()
            .filter(|procedure| words.is_part(self.incident, procedure.incident.value))
            .collect();
        let Some(existence) =
            own.iter().map(|procedure| exists(procedure)).max_by_key(|b| (b.shown, b.possible))
        else {
            let text = format!("The policy has no procedure for {}.", words.label(self.incident));
            return Judgement::absent(text, facts.nearest(Section::Incidents));
        };
        let any = facts.known(crate::vocabulary::Kind::Incident, "any");
        let counts = |entry: &&Entry| {
            entry.place.incident().is_some_and(|incident| {
                Some(incident) == any || own.iter().any(|procedure| procedure.incident.value == incident)
            })
        };
        let place = own.first().map_or_else(
            || facts.nearest(Section::Incidents),
            |procedure| Place::policy(procedure.incident.span),
        );
        let elsewhere = own.iter().find_map(|procedure| procedure.delegated_to.as_ref());

        let mut judgement = Judgement::new(existence).read(place, "");
        let mut bounds = vec![existence];
        if existence.shown != Degree::Full {
            judgement.missing.push(self.empty(elsewhere.map(|kind| kind.value), place, words));
        }
        for group in &self.steps {
            let mut best: Option<Judgement> = None;
            for step in group {
                let entries: Vec<&Entry> =
                    facts.entries(step.act).iter().copied().filter(|entry| counts(entry)).collect();
                if let Some((entry, answer)) = step.best(&entries, false, words) {
                    let answered = step.report(entry, answer, words);
                    if best.as_ref().is_none_or(|best| answered.bounds.shown > best.bounds.shown) {
                        best = Some(answered);
                    }
                }
            }
            let mut answered = best.unwrap_or_else(|| {
                let steps = or(group.iter().map(|step| step.say_act(words)));
                let text =
                    format!("The procedure for {} does not say to {steps}.", words.label(self.incident));
                Judgement::absent(text, place)
            });
            if elsewhere.is_some() {
                answered.bounds.possible = Degree::Full;
            }
            bounds.push(answered.bounds);
            judgement.evidence.extend(answered.evidence);
            judgement.faults.extend(answered.faults);
            if answered.bounds.shown != Degree::Full {
                judgement.missing.extend(answered.missing);
            }
        }
        judgement.bounds = Bounds::threshold(bounds.len(), bounds.iter().copied());
        judgement
    }

    fn empty(&self, elsewhere: Option<TermId>, place: Place, words: &Vocabulary) -> Missing {
        let incident = words.label(self.incident);
        match elsewhere {
            Some(policy) => Missing {
                text: format!(
                    "The procedure for {incident} is left to {}, which was not read.",
                    words.label(policy)
                ),
                because: Because::InOtherPolicy,
                place,
            },
            None => Missing {
                text: format!("The policy names {incident}, but gives no steps."),
                because: Because::Weaker,
                place,
            },
        }
    }

    /// Says itself.
    pub fn say(&self, words: &Vocabulary) -> String {
        let mut text = format!("there is a procedure for {}", words.label(self.incident));
        if !self.steps.is_empty() {
            let steps: Vec<_> =
                self.steps.iter().map(|group| or(group.iter().map(|step| step.say_act(words)))).collect();
            text.push_str(&format!(", which says to: {}", steps.join("; ")));
        }
        text
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        let mut steps: Vec<String> = self
            .steps
            .iter()
            .map(|group| {
                let mut group: Vec<_> = group.iter().map(|step| step.canonical(words)).collect();
                group.sort();
                group.join("|")
            })
            .collect();
        steps.sort();
        steps.dedup();
        format!("handles {} {}", words.id(self.incident), steps.join("&"))
    }
}

/// Whether a procedure says what is done: a procedure is its steps.
fn exists(procedure: &Procedure) -> Bounds {
    match (procedure.steps, &procedure.delegated_to) {
        (1.., _) => Bounds::FULL,
        (0, Some(_)) => Bounds::ELSEWHERE,
        (0, None) => Bounds::PARTIAL,
    }
}
