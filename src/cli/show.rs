//! What a run shows of the policies.

use crate::page::Edition;
use crate::render::{Format, Style};

/// What is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// The sentence on the gate alone.
    Gate,
    /// Everything, in a format.
    Policies(Format),
}

impl Show {
    /// Whether it shows the ways up the ladder.
    pub fn has_routes(self, style: Style) -> bool {
        match self {
            Self::Gate | Self::Policies(Format::Csv) => false,
            Self::Policies(Format::Text) => style.verbose,
            Self::Policies(Format::Json | Format::Jsonl) => true,
            Self::Policies(Format::Markdown | Format::Html) => style.edition == Edition::Lead,
        }
    }
}
