//! The page of a checklist and the index of all, in Markdown. Text from checklists is escaped by `templates`.

use crate::report::reference::{Index, Reference};

use super::{RenderError, templates};

/// Renders the page of a checklist.
///
/// # Errors
/// Where the template fails.
pub fn page(page: &Reference) -> Result<String, RenderError> {
    templates::document("checklist.md.jinja", include_str!("templates/checklist.md.jinja"), page)
}

/// Renders the index.
///
/// # Errors
/// Where the template fails.
pub fn index(index: &Index) -> Result<String, RenderError> {
    templates::document("checklists.md.jinja", include_str!("templates/checklists.md.jinja"), index)
}
