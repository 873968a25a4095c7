//! Where something stands in the school's own document: the section that the policy gives for it, or else its heading.

use crate::policy::{Policy, Within};
use crate::requirement::{File, Place};
use crate::vocabulary::Vocabulary;

/// The sections of a document, by where what stands in them begins in the file.
#[derive(Debug)]
pub(super) struct Sections<'a> {
    starts: Vec<(usize, Option<&'a str>)>,
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
        starts.sort_unstable();
        let blocks = Self { starts };
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
        }
        starts.sort_unstable();
        Self { starts }
    }

    /// The section of a place in the policy.
    pub(super) fn of_place(&self, place: Place) -> Option<&'a str> {
        if place.file == File::Policy { self.at(place.span.start()) } else { None }
    }

    fn at(&self, byte: usize) -> Option<&'a str> {
        let after = self.starts.partition_point(|(start, _)| *start <= byte);
        self.starts.get(after.checked_sub(1)?)?.1
    }
}
