//! Markdown: the governors' report, with tables as GitHub has them. Text from policies is escaped by `templates`.

use crate::report::Report;

use super::{RenderError, Style, templates};

/// Renders the whole report; the style has no say in it.
///
/// # Errors
/// Where the template fails.
pub fn render(report: &Report, _style: &Style) -> Result<String, RenderError> {
    templates::markdown(report)
}
