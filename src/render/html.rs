//! HTML: the governors' report as one file that needs nothing else: one style sheet within, no script, nothing fetched.

use crate::report::Report;

use super::{RenderError, Style, templates};

/// Renders the whole report; the style has no say in it.
///
/// # Errors
/// Where the template fails.
pub fn render(report: &Report, _style: &Style) -> Result<String, RenderError> {
    templates::html(report)
}
