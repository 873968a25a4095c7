//! Where something stands in the school's own document: the section that the policy gives for it, or else its heading.

use crate::policy::{Policy, Within};
use crate::requirement::{File, Place};
use crate::vocabulary::{TermId, Vocabulary};

use super::control::Part;

/// The sections of a document, by where what stands in them begins in the file.
#[derive(Debug)]
pub(super) struct Sections<'a> {
    starts: Vec<(usize, Option<&'a str>)>,
    /// Where each entry begins, whether it is a duty of a post, and the procedure of which it is a step.
    entries: Vec<(usize, bool, Option<TermId>)>,
    /// Where each part of the file begins.
    blocks: Vec<usize>,
}

impl<'a> Sections<'a> {
    /// The sections that a policy names.
    pub(super) fn of(policy: &'a Policy, vocabulary: &'a Vocabulary) -> Self {
        let mut starts: Vec<(usize, Option<&'a str>)> = Vec::new();
        let mut add = |at: usize, section: Option<&'a str>| starts.push((at, section));
        // What a part of the file lacks belongs where the document speaks of it.
        for (section, span) in &policy.sections {
            add(span.start(), policy.heading_of_block(*section));
        }
        for role in &policy.roles {
            let name =
                role.written.as_ref().map_or_else(|| vocabulary.label(role.role.value), |name| &name.value);
            add(role.role.span.start(), Some(role.section.as_ref().map_or(name, |section| &section.value)));
        }
        for topic in &policy.topics {
            let section = topic.section.as_ref().unwrap_or(&topic.name);
            add(topic.name.span.start(), Some(&section.value));
        }
        for procedure in &policy.procedures {
            let section = procedure.section.as_ref().or(procedure.written.as_ref());
            add(procedure.incident.span.start(), section.map(|section| section.value.as_str()));
        }
        for citation in &policy.cites {
            add(citation.span.start(), citation.section.as_ref().map(|section| section.value.as_str()));
        }
        for (at, training) in policy.training.iter().enumerate() {
            add(training.span.start(), policy.heading_of(&Within::Training(at)));
        }
        // Of what is taught and of ways of monitoring, each may stand elsewhere than the part of the file that holds it.
        for taught in &policy.education.teaches {
            let own = taught.section.as_ref().map(|section| section.value.as_str());
            add(taught.topic.span.start(), own.or_else(|| policy.heading_of(&Within::Education)));
        }
        for method in &policy.monitoring.methods {
            let own = method.section.as_ref().map(|section| section.value.as_str());
            add(method.method.span.start(), own.or_else(|| policy.heading_of(&Within::Monitoring)));
        }
        for (part, terms) in [
            (Within::Education, &policy.education.adapted_for),
            (Within::Monitoring, &policy.monitoring.covers),
        ] {
            for term in terms {
                add(term.span.start(), policy.heading_of(&part));
            }
        }
        starts.sort_unstable();
        // What belongs in another document has the place of the kind of this one.
        let kinds = policy.about.kind.iter().map(|kind| kind.span.start());
        let blocks = policy.sections.iter().map(|(_, span)| span.start()).chain(kinds).collect();
        let mut blocks = Self { starts, entries: Vec::new(), blocks };
        let mut starts = blocks.starts.clone();
        for entry in &policy.entries {
            let own = entry.section.as_ref().map(|section| section.value.as_str());
            let at = entry.span.start();
            let block = match entry.place {
                Within::Filtering | Within::Monitoring | Within::Training(_) | Within::Education => {
                    policy.heading_of(&entry.place)
                }
                Within::Role(_)
                | Within::Topic(_)
                | Within::Step(_)
                | Within::Prevention(_)
                | Within::Incident(_) => blocks.at(at),
            };
            starts.push((at, own.or(block)));
            let procedure = match entry.place {
                Within::Step(incident) => Some(incident),
                _ => None,
            };
            blocks.entries.push((at, matches!(entry.place, Within::Role(_)), procedure));
        }
        starts.sort_unstable();
        blocks.entries.sort_unstable();
        Self { starts, ..blocks }
    }

    /// The section of a place in the policy.
    pub(super) fn of_place(&self, place: Place) -> Option<&'a str> {
        if place.file == File::Policy { self.at(place.span.start()) } else { None }
    }

    /// The procedure of which what stands at a place is a step.
    pub(super) fn procedure(&self, place: Place) -> Option<TermId> {
        self.entry(place).and_then(|(_, _, procedure)| *procedure)
    }

    /// What of the file stands at a place.
    pub(super) fn part(&self, place: Place) -> Part {
        let is_block = place.file == File::Policy && self.blocks.contains(&place.span.start());
        match self.entry(place) {
            _ if is_block => Part::Block,
            Some((_, true, _)) => Part::Duty,
            Some((_, false, _)) | None => Part::Text,
        }
    }

    fn entry(&self, place: Place) -> Option<&(usize, bool, Option<TermId>)> {
        let byte = place.span.start();
        let after = self.entries.partition_point(|(start, ..)| *start <= byte);
        self.entries.get(after.checked_sub(1)?).filter(|_| place.file == File::Policy)
    }

    fn at(&self, byte: usize) -> Option<&'a str> {
        let after = self.starts.partition_point(|(start, _)| *start <= byte);
        self.starts.get(after.checked_sub(1)?)?.1
    }
}
