//! Where something stands: in the policy, or in the records beside it.

use crate::source::Span;

/// Which file a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// The policy file.
    Policy,
    /// The records file.
    Records,
}

/// A place in the policy or its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which file.
    pub file: File,
    /// Where in it.
    pub span: Span,
}

impl Place {
    /// A place in the policy file.
    pub fn policy(span: Span) -> Self {
        Self { file: File::Policy, span }
    }

    /// A place in the records file.
    pub fn records(span: Span) -> Self {
        Self { file: File::Records, span }
    }
}
