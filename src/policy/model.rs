//! The typed policy.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::WrittenDate;
use crate::source::{Source, Span, Spanned};
use crate::vocabulary::TermId;

use super::document::{About, School, Scope};
use super::entry::{Entry, Within};
use super::provision::{Education, Filtering, Monitoring, Training};
use super::records::Records;
use super::section::Section;

/// A name, a role, a product of the catalogue, or own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Named {
    /// A term of the vocabulary.
    Term(TermId),
    /// A name or own words.
    Words(String),
}

/// A policy, read.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The file that it was read from.
    pub source: Source,
    /// The school.
    pub school: School,
    /// The document.
    pub about: About,
    /// Whom and what it covers.
    pub scope: Scope,
    /// Who holds which role.
    pub roles: Vec<Role>,
    /// The document's own headings.
    pub topics: Vec<Topic>,
    /// Filtering.
    pub filtering: Filtering,
    /// Monitoring.
    pub monitoring: Monitoring,
    /// Training.
    pub training: Vec<Training>,
    /// Education.
    pub education: Education,
    /// Procedures.
    pub procedures: Vec<Procedure>,
    /// What the school does not use.
    pub not_used: Vec<Spanned<TermId>>,
    /// Other policies that the document names.
    pub linked: Vec<Linked>,
    /// What the text cites or uses.
    pub cites: Vec<Citation>,
    /// Every commitment and statement, in the order of the file.
    pub entries: Vec<Entry>,
    /// What stands in a field made for it, as the commitments that say the same.
    pub stand_ins: Vec<Entry>,
    /// Where each section of the file begins.
    pub sections: Vec<(Section, Span)>,
    /// The section of the document that filtering, monitoring, an item of training or education gives for all that it
    /// holds.
    pub headings: Vec<(Within, String)>,
    /// The section of the document that the parts on the policy itself and on its scope give.
    pub block_headings: Vec<(Section, String)>,
    /// Evidence of practice, from the records file.
    pub records: Records,
}

impl Policy {
    /// A policy that says nothing.
    pub fn empty(source: Source) -> Self {
        Self {
            source,
            school: School::default(),
            about: About::default(),
            scope: Scope::default(),
            roles: Vec::new(),
            topics: Vec::new(),
            filtering: Filtering::default(),
            monitoring: Monitoring::default(),
            training: Vec::new(),
            education: Education::default(),
            procedures: Vec::new(),
            not_used: Vec::new(),
            linked: Vec::new(),
            cites: Vec::new(),
            entries: Vec::new(),
            stand_ins: Vec::new(),
            sections: Vec::new(),
            headings: Vec::new(),
            block_headings: Vec::new(),
            records: Records::default(),
        }
    }

    /// The school's name, or a phrase where the file gives none.
    pub fn school_name(&self) -> &str {
        self.school.name.as_ref().map_or("A school without a name", |name| &name.value)
    }

    /// The document's title, or a phrase where the file gives none.
    pub fn title(&self) -> &str {
        self.about.title.as_ref().map_or("Untitled policy", |title| &title.value)
    }

    /// The section of the document that such a part gives for all that it holds.
    pub fn heading_of(&self, part: &Within) -> Option<&str> {
        self.headings.iter().find(|(known, _)| known == part).map(|(_, heading)| heading.as_str())
    }

    /// The section of the document that a part of the file gives for all that it holds.
    pub fn heading_of_block(&self, section: Section) -> Option<&str> {
        match section {
            Section::Filtering => self.heading_of(&Within::Filtering),
            Section::Monitoring => self.heading_of(&Within::Monitoring),
            Section::Education => self.heading_of(&Within::Education),
            _ => {
                let own = self.block_headings.iter().find(|(known, _)| *known == section);
                own.map(|(_, heading)| heading.as_str())
            }
        }
    }

    /// Where a section begins, if it is there.
    pub fn section(&self, section: Section) -> Option<Span> {
        self.sections.iter().find(|(known, _)| *known == section).map(|(_, span)| *span)
    }

    /// What is said of a role, if it is there.
    pub fn role(&self, role: TermId) -> Option<&Role> {
        self.roles.iter().find(|held| held.role.value == role)
    }
}

/// A role and who holds it.
#[derive(Clone, Debug)]
pub struct Role {
    /// The role; its place is the key.
    pub role: Spanned<TermId>,
    /// The names of those who hold it.
    pub held_by: Vec<Spanned<String>>,
    /// What stands in the place of a name and is none: "TBC", an office.
    pub not_names: Vec<Spanned<String>>,
    /// From which day somebody has the post, by the place of the name, where that is said.
    pub starts: Vec<(Span, NaiveDate)>,
    /// The title as the document has it.
    pub written: Option<Spanned<String>>,
    /// The section of the document.
    pub section: Option<Spanned<String>>,
    /// The role whose duties it shares.
    pub same_duties_as: Option<Spanned<TermId>>,
    /// The policy that holds its duties.
    pub delegated_to: Option<Spanned<TermId>>,
    /// How many duties stand under it.
    pub duties: usize,
}

/// A heading of the document.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The heading; its place is the key.
    pub name: Spanned<String>,
    /// The section of the document.
    pub section: Option<Spanned<String>>,
    /// The policy to which the topic is left.
    pub delegated_to: Option<Spanned<TermId>>,
    /// How many entries stand under it.
    pub entries: usize,
}

/// A procedure for a type of incident.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// The type of incident; its place is the key.
    pub incident: Spanned<TermId>,
    /// The name as the document has it.
    pub written: Option<Spanned<String>>,
    /// The section of the document.
    pub section: Option<Spanned<String>>,
    /// The policy that holds the procedure.
    pub delegated_to: Option<Spanned<TermId>>,
    /// How many steps stand under it.
    pub steps: usize,
}

/// Another policy that the document names.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The kind of policy.
    pub policy: Spanned<TermId>,
    /// Its name as the document has it.
    pub written: Option<Spanned<String>>,
    /// When that policy is next due.
    pub next_review: Option<Spanned<WrittenDate>>,
    /// Whether it is in the document's own list.
    pub listed: bool,
    /// Where it is said that it is still being written.
    pub unwritten: Option<Span>,
}

/// Something that the text cites or uses.
#[derive(Clone, Debug)]
pub struct Citation {
    /// What is cited.
    pub what: Named,
    /// Where it stands.
    pub span: Span,
    /// How the document writes it.
    pub written: Option<Spanned<String>>,
    /// The section of the document.
    pub section: Option<Spanned<String>>,
    /// Whether it is named only as something of the past.
    pub history: bool,
}
