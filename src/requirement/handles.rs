//! `handles`: there is a procedure for a type of incident, with these steps.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::policy::{Entry, Place as Where, Procedure, Section};
use crate::vocabulary::{TermId, Vocabulary, or};

use super::asked::Asked;
use super::commits::Commits;
use super::degree::{Bounds, Degree};
use super::facts::{Facts, Place};
use super::judgement::{Because, Evidence, Judgement, Missing};

/// A procedure that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handles {
    /// The type of incident.
    pub incident: TermId,
    /// The steps: every group must be answered, any of a group answers it.
    pub steps: Vec<Vec<Commits>>,
    /// Steps that must not stand after one that follows them here, where both are there: the order protects a child or
    /// evidence.
    pub order: Asked,
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
        let counts = |entry: &&Entry| self.counts(entry, facts);
        let place = own.first().map_or_else(
            || facts.nearest(Section::Incidents),
            |procedure| Place::policy(procedure.incident.span),
        );
        let elsewhere = own.iter().find_map(|procedure| procedure.delegated_to.as_ref());

        // That there is a procedure is what steps need, and not a part of what they ask.
        let mut judgement = Judgement::new(existence).read(place, "");
        let mut bounds = if self.steps.is_empty() { vec![existence] } else { Vec::new() };
        if existence.shown != Degree::Full {
            judgement.missing.push(self.empty(elsewhere.map(|kind| kind.value), place, words));
        }
        for group in &self.steps {
            let mut best: Option<Judgement> = None;
            // Each weak word counts against the answer, whichever alternative is spoken of.
            let mut faults = Vec::new();
            for step in group {
                let mut entries: Vec<&Entry> =
                    facts.entries(step.act).iter().copied().filter(|entry| counts(entry)).collect();
                // Of equals, the procedure's own step is shown before a rule for every incident.
                entries.sort_by_key(|entry| entry.place.incident() == any);
                if let Some((entry, answer)) = step.best(&entries, false, words) {
                    let mut answered = step.report(entry, answer, words);
                    faults.append(&mut answered.faults);
                    if best.as_ref().is_none_or(|best| answered.bounds.shown > best.bounds.shown) {
                        best = Some(answered);
                    }
                }
            }
            let mut answered = best.unwrap_or_else(|| {
                let steps = or(group.iter().map(|step| to(&step.say_act(words))));
                let text = format!("The procedure for {} does not say {steps}.", words.label(self.incident));
                Judgement::absent(text, place)
            });
            if elsewhere.is_some() {
                answered.bounds.possible = Degree::Full;
            }
            bounds.push(answered.bounds);
            judgement.evidence.extend(answered.evidence);
            judgement.faults.append(&mut faults);
            if answered.bounds.shown != Degree::Full {
                judgement.missing.extend(answered.missing);
            }
        }
        for procedure in &own {
            for (early, late) in self.out_of_order(procedure, facts) {
                let text = format!(
                    "In the procedure for {}, staff {} before they {}, which must come first.",
                    words.label(procedure.incident.value),
                    step_label(late, words),
                    step_label(early, words)
                );
                judgement = judgement.fault(text, Place::policy(late.span));
                judgement.faults.push(Evidence { place: Place::policy(early.span), label: String::new() });
                bounds.push(Bounds::PARTIAL);
            }
        }
        judgement.bounds = Bounds::threshold(bounds.len(), bounds.iter().copied());
        judgement
    }

    /// Whether an entry stands in the rules for every incident, or in a procedure for this type or a wider one.
    fn counts(&self, entry: &Entry, facts: &Facts<'_>) -> bool {
        let any = facts.known(crate::vocabulary::Kind::Incident, "any");
        entry
            .place
            .incident()
            .is_some_and(|incident| Some(incident) == any || facts.words.is_part(self.incident, incident))
    }

    /// Whether a procedure for this type of incident, or the rules for every incident, have a step as asked.
    pub fn has(&self, group: &[Commits], facts: &Facts<'_>) -> bool {
        let counts = |entry: &&Entry| self.counts(entry, facts);
        group.iter().any(|step| {
            let entries: Vec<&Entry> = facts.entries(step.act).iter().copied().filter(counts).collect();
            step.best(&entries, false, facts.words)
                .is_some_and(|(_, answer)| answer.bounds.shown == Degree::Full)
        })
    }

    /// Pairs of steps of a procedure that stand the wrong way round: the one that must come first, and the one that
    /// stands before it.
    fn out_of_order<'p>(&self, procedure: &Procedure, facts: &Facts<'p>) -> Vec<(&'p Entry, &'p Entry)> {
        let first = |acts: &Vec<TermId>| {
            let standing = acts.iter().flat_map(|&act| facts.entries(act)).copied();
            standing
                .filter(|entry| entry.place == Where::Step(procedure.incident.value))
                .min_by_key(|entry| entry.span)
        };
        let standing: Vec<&Entry> = self.order.groups.iter().filter_map(first).collect();
        let mut out = Vec::new();
        for (at, &early) in standing.iter().enumerate() {
            let wrong = standing.iter().skip(at + 1).filter(|late| late.span < early.span);
            out.extend(wrong.map(|&late| (early, late)));
        }
        out
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
            let steps: Vec<_> = self
                .steps
                .iter()
                .map(|group| or(group.iter().map(|step| to(&step.say_act(words)))))
                .collect();
            text.push_str(&format!(", which says {}", steps.join("; ")));
        }
        if !self.order.is_empty() {
            let group = |acts: &Vec<TermId>| or(acts.iter().map(|&act| words.label(act).to_owned()));
            let order: Vec<_> = self.order.groups.iter().map(group).collect();
            text.push_str(&format!(" (in this order, where they are there: {})", order.join(", then ")));
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
        let mut order = Vec::new();
        for group in &self.order.groups {
            let mut ids: Vec<_> = group.iter().map(|&act| words.id(act)).collect();
            ids.sort_unstable();
            order.push(ids.join("|"));
        }
        format!("handles {} {} order={}", words.id(self.incident), steps.join("&"), order.join(">"))
    }
}

/// "to tell the police", "not to view the image".
fn to(act: &str) -> String {
    act.strip_prefix("not ").map_or_else(|| format!("to {act}"), |rest| format!("not to {rest}"))
}

fn step_label<'w>(step: &Entry, words: &'w Vocabulary) -> &'w str {
    step.commitment().map_or("", |act| words.label(act))
}

/// Whether a procedure says what is done: a procedure is its steps.
fn exists(procedure: &Procedure) -> Bounds {
    match (procedure.steps, &procedure.delegated_to) {
        (1.., _) => Bounds::FULL,
        (0, Some(_)) => Bounds::ELSEWHERE,
        (0, None) => Bounds::PARTIAL,
    }
}
