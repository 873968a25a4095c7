//! What the school provides: filtering, monitoring, training and education.

use crate::dates::Frequency;
use crate::source::{Span, Spanned};
use crate::vocabulary::{TermId, Vocabulary};

use super::entry::{Condition, Strength};
use super::model::Named;

/// Filtering.
#[derive(Clone, Debug, Default)]
pub struct Filtering {
    /// The filtering system.
    pub system: Option<Spanned<Named>>,
    /// Where it is said that there is no filtering system, or none yet.
    pub unfitted: Option<Span>,
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
    /// Who does what stands here.
    pub by: Vec<Spanned<TermId>>,
    /// The policy to which it is left.
    pub delegated_to: Option<Spanned<TermId>>,
}

/// Monitoring.
#[derive(Clone, Debug, Default)]
pub struct Monitoring {
    /// The monitoring system.
    pub system: Option<Spanned<Named>>,
    /// Where it is said that there is no monitoring system, or none yet.
    pub unfitted: Option<Span>,
    /// The ways in which use is monitored.
    pub methods: Vec<Method>,
    /// Whose use, and which devices, are said to be monitored.
    pub covers: Vec<Spanned<TermId>>,
    /// Who does what stands here.
    pub by: Vec<Spanned<TermId>>,
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
    /// The section of the document.
    pub section: Option<Spanned<String>>,
}

impl Method {
    /// Whether it shows the use of a group: the document limits it to nobody, or to
    /// those who have the group among them.
    pub fn shows(&self, group: TermId, vocabulary: &Vocabulary) -> bool {
        self.of.is_empty() || self.of.iter().any(|of| vocabulary.covers(of.value, group))
    }
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
    pub condition: Option<Spanned<Condition>>,
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
    pub teaches: Vec<Taught>,
    /// Pupils for whom it is adapted.
    pub adapted_for: Vec<Spanned<TermId>>,
    /// Who does what stands here.
    pub by: Vec<Spanned<TermId>>,
    /// The policy to which it is left.
    pub delegated_to: Option<Spanned<TermId>>,
}

/// Something that pupils are taught.
#[derive(Clone, Debug)]
pub struct Taught {
    /// The topic.
    pub topic: Spanned<TermId>,
    /// Who teaches it, where that is said of it alone.
    pub by: Vec<Spanned<TermId>>,
    /// How weak it is, where it is weaker than a commitment.
    pub strength: Option<Spanned<Strength>>,
    /// The section of the document.
    pub section: Option<Spanned<String>>,
}
