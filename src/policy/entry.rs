//! One thing that a policy commits to or says.

use crate::dates::{Deadline, Frequency};
use crate::format::closed_set;
use crate::source::{Span, Spanned};
use crate::vocabulary::TermId;

/// What is committed to or said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A commitment of the vocabulary.
    Do(TermId),
    /// A statement in own words.
    Say(String),
}

/// Where an entry stands in the policy.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// Among the duties of a role.
    Role(TermId),
    /// Under a topic, by its position among the topics.
    Topic(usize),
    /// Under `filtering`.
    Filtering,
    /// Under `monitoring`.
    Monitoring,
    /// Under an item of training, by its position.
    Training(usize),
    /// Under `education`.
    Education,
    /// Among the steps of a procedure.
    Step(TermId),
    /// Among what prevents a type of incident.
    Prevention(TermId),
    /// Elsewhere under a type of incident.
    Incident(TermId),
}

impl Within {
    /// The type of incident that it stands under, if any.
    pub fn incident(&self) -> Option<TermId> {
        match *self {
            Self::Step(incident) | Self::Prevention(incident) | Self::Incident(incident) => Some(incident),
            _ => None,
        }
    }
}

/// A condition under which a commitment holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// A word of the vocabulary, such as "as appropriate".
    Term(TermId),
    /// Own words.
    Words(String),
}

closed_set! {
    /// How weak a commitment is, where it is weaker than "will".
    pub enum Strength {
        /// People are advised or encouraged to.
        Advised = "advised",
        /// It may be done.
        May = "may",
        /// People are aware of it, and nobody is said to do it.
        Aware = "aware",
    }
}

/// One entry of a policy, with everything said of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What is committed to or said.
    pub act: Act,
    /// Where the act stands (the caret).
    pub span: Span,
    /// Where in the policy.
    pub place: Within,
    /// Who does it, as the entry itself says.
    pub by: Vec<Spanned<TermId>>,
    /// Who does it because of where it stands: the role, those who share its duties, the block's `by`.
    pub inherited: Vec<Spanned<TermId>>,
    /// Who helps.
    pub with: Vec<Spanned<TermId>>,
    /// Who is told or asked.
    pub to: Vec<Spanned<TermId>>,
    /// How often.
    pub every: Option<Spanned<Frequency>>,
    /// On which occasions.
    pub when: Vec<Spanned<TermId>>,
    /// By when.
    pub within: Option<Spanned<Deadline>>,
    /// What it is about.
    pub about: Vec<Spanned<TermId>>,
    /// A condition.
    pub condition: Option<Spanned<Condition>>,
    /// An exception.
    pub except: Option<Spanned<String>>,
    /// Who decides on the exception.
    pub decided_by: Vec<Spanned<TermId>>,
    /// How weak it is, where it is weaker than a commitment.
    pub strength: Option<Spanned<Strength>>,
    /// The kind of policy that holds it.
    pub delegated_to: Option<Spanned<TermId>>,
    /// The name as the document has it.
    pub written: Option<Spanned<String>>,
    /// The section of the document.
    pub section: Option<Spanned<String>>,
    /// It is said by a field made for it, which tells what is the case and names nobody.
    pub implied: bool,
}

impl Entry {
    /// An entry with nothing said of it but the act.
    pub fn new(act: Act, span: Span, place: Within) -> Self {
        Self {
            act,
            span,
            place,
            by: Vec::new(),
            inherited: Vec::new(),
            with: Vec::new(),
            to: Vec::new(),
            every: None,
            when: Vec::new(),
            within: None,
            about: Vec::new(),
            condition: None,
            except: None,
            decided_by: Vec::new(),
            strength: None,
            delegated_to: None,
            written: None,
            section: None,
            implied: false,
        }
    }

    /// Everyone who does it.
    pub fn holders(&self) -> impl Iterator<Item = &Spanned<TermId>> + Clone {
        self.by.iter().chain(&self.inherited)
    }

    /// The commitment, where it is one.
    pub fn commitment(&self) -> Option<TermId> {
        match self.act {
            Act::Do(term) => Some(term),
            Act::Say(_) => None,
        }
    }
}
