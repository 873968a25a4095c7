//! The typed policy.

use serde::{Deserialize, Serialize};

use crate::dates::{Frequency, Period, TermEnds, WrittenDate};
use crate::source::{Source, Span, Spanned};
use crate::vocabulary::TermId;

use super::entry::{Entry, Strength};
use super::records::Records;

/// A name, a role, a product of the catalogue, or own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Named {
    /// A term of the vocabulary.
    Term(TermId),
    /// A name or own words.
    Words(String),
}

/// A section of the file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// `school`
    School,
    /// `policy`
    Policy,
    /// `scope`
    Scope,
    /// `roles`
    Roles,
    /// `topics`
    Topics,
    /// `filtering`
    Filtering,
    /// `monitoring`
    Monitoring,
    /// `training`
    Training,
    /// `education`
    Education,
    /// `incidents`
    Incidents,
    /// `not-used`
    NotUsed,
    /// `linked-policies`
    LinkedPolicies,
    /// `cites`
    Cites,
}

impl Section {
    /// Every section, in the order of the format.
    pub const ALL: &[Self] = &[
        Self::School,
        Self::Policy,
        Self::Scope,
        Self::Roles,
        Self::Topics,
        Self::Filtering,
        Self::Monitoring,
        Self::Training,
        Self::Education,
        Self::Incidents,
        Self::NotUsed,
        Self::LinkedPolicies,
        Self::Cites,
    ];

    /// The key in the file.
    pub fn key(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Policy => "policy",
            Self::Scope => "scope",
            Self::Roles => "roles",
            Self::Topics => "topics",
            Self::Filtering => "filtering",
            Self::Monitoring => "monitoring",
            Self::Training => "training",
            Self::Education => "education",
            Self::Incidents => "incidents",
            Self::NotUsed => "not-used",
            Self::LinkedPolicies => "linked-policies",
            Self::Cites => "cites",
        }
    }
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
    /// Where each section of the file begins.
    pub sections: Vec<(Section, Span)>,
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
            sections: Vec::new(),
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

    /// Where a section begins, if it is there.
    pub fn section(&self, section: Section) -> Option<Span> {
        self.sections.iter().find(|(known, _)| *known == section).map(|(_, span)| *span)
    }

    /// What is said of a role, if it is there.
    pub fn role(&self, role: TermId) -> Option<&Role> {
        self.roles.iter().find(|held| held.role.value == role)
    }
}

/// The school.
#[derive(Clone, Debug, Default)]
pub struct School {
    /// Its name.
    pub name: Option<Spanned<String>>,
    /// Its nation; England where the file does not say.
    pub nation: Option<Spanned<TermId>>,
    /// Its phase.
    pub phase: Option<Spanned<TermId>>,
    /// How it is maintained.
    pub school_type: Option<Spanned<TermId>>,
    /// Whether pupils board.
    pub boarding: Option<Spanned<bool>>,
    /// Its local authority area.
    pub authority: Option<Spanned<String>>,
    /// The ends of its terms.
    pub terms: TermEnds,
}

/// The document.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Its title.
    pub title: Option<Spanned<String>>,
    /// What kind of policy it is.
    pub kind: Option<Spanned<TermId>>,
    /// Its status in its own words.
    pub status: Option<Spanned<String>>,
    /// When it was adopted.
    pub adopted: Option<Spanned<WrittenDate>>,
    /// When it was approved.
    pub approved: Option<Spanned<WrittenDate>>,
    /// Who approved it.
    pub approved_by: Vec<Spanned<TermId>>,
    /// The minute.
    pub minute: Option<Spanned<String>>,
    /// When it was last reviewed.
    pub last_reviewed: Option<Spanned<WrittenDate>>,
    /// Who reviews it.
    pub reviewed_by: Option<Spanned<Named>>,
    /// When it is next due.
    pub next_review: Option<Spanned<WrittenDate>>,
    /// How often it is reviewed.
    pub review_every: Option<Spanned<Period>>,
    /// What brings the review forward.
    pub review_sooner: Vec<Spanned<TermId>>,
    /// Who wrote it.
    pub written_by: Option<Spanned<Named>>,
    /// The template it was built on.
    pub based_on: Option<Spanned<Named>>,
    /// Who was consulted.
    pub consulted: Vec<Spanned<TermId>>,
}

/// Whom and what the policy covers.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// People.
    pub people: Vec<Spanned<TermId>>,
    /// Devices and technologies.
    pub devices: Vec<Spanned<TermId>>,
    /// Places.
    pub places: Vec<Spanned<TermId>>,
    /// Areas of risk.
    pub risks: Vec<Spanned<TermId>>,
}

/// A role and who holds it.
#[derive(Clone, Debug)]
pub struct Role {
    /// The role; its place is the key.
    pub role: Spanned<TermId>,
    /// The names of those who hold it.
    pub held_by: Vec<Spanned<String>>,
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

/// Filtering.
#[derive(Clone, Debug, Default)]
pub struct Filtering {
    /// The filtering system.
    pub system: Option<Spanned<Named>>,
    /// The broadband connection.
    pub broadband: Option<Spanned<Named>>,
    /// Who supports it.
    pub support: Option<Spanned<Named>>,
    /// Block lists.
    pub block_lists: Vec<Spanned<TermId>>,
    /// Categories that are blocked.
    pub blocks: Vec<Spanned<TermId>>,
    /// Whether the document's list ends in "etc.".
    pub blocks_open_ended: Option<Spanned<bool>>,
    /// Devices, places and people whose access is filtered.
    pub covers: Vec<Spanned<TermId>>,
    /// Groups with profiles of their own.
    pub profiles: Vec<Spanned<TermId>>,
    /// The policy to which it is left.
    pub delegated_to: Option<Spanned<TermId>>,
}

/// Monitoring.
#[derive(Clone, Debug, Default)]
pub struct Monitoring {
    /// The monitoring system.
    pub system: Option<Spanned<Named>>,
    /// The ways in which use is monitored.
    pub methods: Vec<Method>,
    /// Whose use, and which devices, are said to be monitored.
    pub covers: Vec<Spanned<TermId>>,
    /// The policy to which it is left.
    pub delegated_to: Option<Spanned<TermId>>,
}

/// A way of monitoring.
#[derive(Clone, Debug)]
pub struct Method {
    /// The way of monitoring.
    pub method: Spanned<TermId>,
    /// Whose use it shows, where the document limits it.
    pub of: Vec<Spanned<TermId>>,
}

/// An item of training.
#[derive(Clone, Debug)]
pub struct Training {
    /// Who is trained.
    pub who: Vec<Spanned<TermId>>,
    /// Who sees to it.
    pub by: Vec<Spanned<TermId>>,
    /// On which occasions.
    pub when: Vec<Spanned<TermId>>,
    /// How often.
    pub every: Option<Spanned<Frequency>>,
    /// What it covers.
    pub about: Vec<Spanned<TermId>>,
    /// Whether it is conditional, with the place of the condition.
    pub condition: Option<Spanned<super::Condition>>,
    /// How weak it is, where it is weaker than a commitment.
    pub strength: Option<Spanned<Strength>>,
    /// The policy that holds it.
    pub delegated_to: Option<Spanned<TermId>>,
    /// Where it stands.
    pub span: Span,
}

/// What pupils are taught.
#[derive(Clone, Debug, Default)]
pub struct Education {
    /// Parts of the curriculum.
    pub within: Vec<Spanned<TermId>>,
    /// Topics.
    pub teaches: Vec<Spanned<TermId>>,
    /// Pupils for whom it is adapted.
    pub adapted_for: Vec<Spanned<TermId>>,
    /// The policy to which it is left.
    pub delegated_to: Option<Spanned<TermId>>,
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
