//! The page of a checklist and the index of all, in Markdown. Text from checklists is escaped by `templates`.

use crate::reference::{Index, Reference};

use super::RenderError;
use super::escape::tidy;
use super::templates::Templates;

/// Renders the page of a checklist.
///
/// # Errors
/// Where the template fails.
pub fn page(page: &Reference) -> Result<String, RenderError> {
    Ok(tidy(&Templates::markdown()?.render("checklist.md", page)?))
}

/// Renders the index.
///
/// # Errors
/// Where the template fails.
pub fn index(index: &Index) -> Result<String, RenderError> {
    Ok(tidy(&Templates::markdown()?.render("checklists.md", index)?))
}
