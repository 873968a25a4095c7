//! Filtering, monitoring, training and education.

use chrono::NaiveDate;

use crate::format::blank::ABSENT;
use crate::format::{Takes, View, members};
use crate::source::{Span, Spanned, Value};
use crate::vocabulary::Reader;

use super::super::aside::starts;
use super::super::entry::Within;
use super::super::model::{Named, Policy};
use super::super::provision::{Method, Taught, Training};

/// Whether a text in the place of a system says that there is none, or none yet; "TBC" says only that its name is open.
fn is_unfitted(text: &str) -> bool {
    holds_any(&["none", "do not have"], text) || holds_any(ABSENT, text) || holds_any(PLANNED, text)
}

/// Words by which a system is not there, or still to come.
const PLANNED: &[&str] = &[
    "planned",
    "being procured",
    "in procurement",
    "on order",
    "being bought",
    "being installed",
    "awaiting",
    "no filter",
    "no system",
    "do not filter",
    "don't filter",
    "unfiltered",
    "disabled",
    "discontinued",
    "cancelled",
    "expired",
    "withdrawn",
    "not decided",
    "not yet",
];

/// Whether what stands in the place of a system says that there is none, or none yet when the policy was approved.
fn is_planned(system: &Spanned<Named>, approved: Option<NaiveDate>) -> bool {
    match &system.value {
        Named::Words(text) => holds_any(PLANNED, text) || is_to_come(text, approved),
        Named::Term(_) => false,
    }
}

/// The day on which the policy was approved, or else adopted.
fn approved(policy: &Policy) -> Option<NaiveDate> {
    let date = policy.about.approved.as_ref().or(policy.about.adopted.as_ref())?;
    Some(date.value.last())
}

/// Whether a text names a day from which something is so, and that lies after another.
fn is_to_come(text: &str, approved: Option<NaiveDate>) -> bool {
    starts(text).zip(approved).is_some_and(|(from, approved)| from > approved)
}

/// Where it is said that a system is not there, or not yet.
fn unfitted(view: &View<'_>, is_open: bool, approved: Option<NaiveDate>) -> Option<Span> {
    let found = view.get("system").filter(|_| is_open)?;
    let Value::Text(text) = &found.node.value else { return None };
    (is_unfitted(text) || is_to_come(text, approved)).then_some(found.node.span)
}

fn holds_any(phrases: &[&str], text: &str) -> bool {
    let text = text.to_lowercase();
    phrases.iter().any(|phrase| text.contains(phrase))
}

impl Reader<'_> {
    pub(in crate::policy) fn filtering(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "filtering") else {
            return;
        };
        self.part_heading(&view, &Within::Filtering, policy);
        policy.filtering.by = self.block_entries(&view, &Within::Filtering, &mut policy.entries);
        let on = approved(policy);
        let filtering = &mut policy.filtering;
        filtering.system = self.named(&view, "system").filter(|system| !is_planned(system, on));
        filtering.unfitted = unfitted(&view, filtering.system.is_none(), on);
        filtering.broadband = self.named(&view, "broadband");
        filtering.support = self.named(&view, "support");
        filtering.block_lists = self.terms(&view, "block-lists");
        filtering.blocks = self.terms_or_words(&view, "blocks");
        filtering.blocks_open_ended = self.flag(&view, "blocks-open-ended");
        filtering.covers = self.terms_or_words(&view, "covers");
        filtering.profiles = self.terms_or_words(&view, "profiles");
        filtering.delegated_to = self.term(&view, "delegated-to");
        self.remarks(&view);
    }

    pub(in crate::policy) fn monitoring(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "monitoring") else {
            return;
        };
        self.part_heading(&view, &Within::Monitoring, policy);
        policy.monitoring.by = self.block_entries(&view, &Within::Monitoring, &mut policy.entries);
        let on = approved(policy);
        policy.monitoring.system = self.named(&view, "system").filter(|system| !is_planned(system, on));
        policy.monitoring.unfitted = unfitted(&view, policy.monitoring.system.is_none(), on);
        policy.monitoring.covers = self.terms_or_words(&view, "covers");
        policy.monitoring.delegated_to = self.term(&view, "delegated-to");
        for (method, view) in self.terms_or_maps(&view, "methods", "method") {
            let problems = self.problems.len();
            let of = view.as_ref().map(|view| self.terms(view, "of")).unwrap_or_default();
            let mut section = None;
            if let Some(view) = &view {
                section = self.text(view, "section");
                self.remarks(view);
            }
            if !self.problems.are_mistakes_after(problems) {
                policy.monitoring.methods.push(Method { method, of, section });
            }
        }
        self.remarks(&view);
    }

    pub(in crate::policy) fn training(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(found) = view.get("training") else { return };
        let Takes::Maps(shape) = found.key.takes else {
            return;
        };
        for item in members(found.node) {
            let (problems, before) = (self.problems.len(), policy.entries.len());
            let Some(view) = View::open(item, shape, found.key_span, &mut self.problems) else {
                continue;
            };
            let place = Within::Training(policy.training.len());
            self.block_entries(&view, &place, &mut policy.entries);
            let who = self.terms(&view, "who");
            let training = Training {
                by: self.holders(&view),
                when: self.terms(&view, "when"),
                every: self.frequency(&view, "every"),
                about: self.terms(&view, "about"),
                condition: self.condition(&view, "if"),
                strength: self.strength(&view),
                delegated_to: self.term(&view, "delegated-to"),
                span: who.first().map_or(item.span, |first| first.span),
                who,
            };
            self.remarks(&view);
            if self.problems.are_mistakes_after(problems) {
                policy.entries.truncate(before);
            } else {
                self.part_heading(&view, &place, policy);
                policy.training.push(training);
            }
        }
    }

    pub(in crate::policy) fn education(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "education") else {
            return;
        };
        self.part_heading(&view, &Within::Education, policy);
        policy.education.by = self.block_entries(&view, &Within::Education, &mut policy.entries);
        policy.education.within = self.terms(&view, "within");
        policy.education.adapted_for = self.terms(&view, "adapted-for");
        policy.education.delegated_to = self.term(&view, "delegated-to");
        for (topic, view) in self.terms_or_maps(&view, "teaches", "topic") {
            let problems = self.problems.len();
            let mut taught = Taught { topic, by: Vec::new(), strength: None, section: None };
            if let Some(view) = view {
                self.frequency(&view, "every");
                let is_nobodys = self.is_nobodys(&view, "by");
                taught.by = self.terms(&view, "by");
                taught.strength = self.strength(&view);
                taught.section = self.text(&view, "section");
                self.remarks(&view);
                if is_nobodys {
                    continue;
                }
            }
            if !self.problems.are_mistakes_after(problems) {
                policy.education.teaches.push(taught);
            }
        }
        self.remarks(&view);
    }

    /// The section of the document that a part gives for all that it holds.
    fn part_heading(&mut self, view: &View<'_>, part: &Within, policy: &mut Policy) {
        let heading = self.text(view, "section");
        policy.headings.extend(heading.map(|heading| (part.clone(), heading.value)));
    }
}
