//! What a policy lacks of a procedure, or says wrongly in it.

use crate::requirement::predicate::Say;
use crate::vocabulary::{TermId, Vocabulary};

use super::super::Deed;
use super::any_of;

/// What is missing or at fault.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// There is no procedure.
    NoProcedure(TermId),
    /// The type of incident is named, but no steps are given.
    NoSteps(TermId),
    /// The steps are all in own words.
    OwnWords(TermId),
    /// No step is firm.
    Loose(TermId),
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
        /// The type of incident of the procedure that was read: a wider one where this one has none of its own.
        procedure: TermId,
        /// The steps.
        steps: Vec<&'a Deed>,
        /// The type of incident of another list in the same section that has one of them.
        beside: Option<TermId>,
    },
    /// A step undoes what is asked.
    Undone {
        /// The type of incident of the procedure.
        incident: TermId,
        /// The step.
        step: TermId,
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

impl Lack<'_> {
    /// The kind of document to which the procedure is left.
    pub(in crate::requirement) fn document(&self) -> Option<TermId> {
        match self {
            Self::LeftTo { policy, .. } => Some(*policy),
            Self::NoProcedure(_)
            | Self::NoSteps(_)
            | Self::OwnWords(_)
            | Self::Loose(_)
            | Self::NoStep { .. }
            | Self::Undone { .. }
            | Self::OutOfOrder { .. } => None,
        }
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let label = |term: &TermId| vocabulary.label(*term);
        match self {
            Self::NoProcedure(incident) => format!("The policy has no procedure for {}.", label(incident)),
            Self::NoSteps(incident) => format!("The policy names {}, but gives no steps.", label(incident)),
            Self::OwnWords(incident) => format!(
                "The procedure for {} is all in words that cannot be compared: see whether it says what is done.",
                label(incident)
            ),
            Self::Loose(incident) => format!(
                "The procedure for {} has no step that the school is bound to: each is only advised, done as somebody decides, or done by others.",
                label(incident)
            ),
            Self::LeftTo { incident, policy } => format!(
                "The procedure for {} is left to {}, which was not read.",
                label(incident),
                label(policy)
            ),
            Self::NoStep { incident, procedure, steps, beside } => {
                let steps = any_of(steps.iter().copied(), vocabulary);
                if incident == procedure {
                    let only =
                        |of: &TermId| format!("; another list in the same section, for {}, does", label(of));
                    let only = beside.as_ref().map(only).unwrap_or_default();
                    return format!("The procedure for {} does not say {steps}{only}.", label(incident));
                }
                format!(
                    "The policy has no procedure for {}, and its procedure for {} does not say {steps}.",
                    label(incident),
                    label(procedure)
                )
            }
            Self::Undone { incident, step } => format!(
                "The procedure for {} has a step {}, which undoes it.",
                label(incident),
                vocabulary.infinitive(*step)
            ),
            Self::OutOfOrder { incident, first, must } => format!(
                "In the procedure for {}, staff {} before they {}, which must come first.",
                label(incident),
                label(first),
                label(must)
            ),
        }
    }
}
