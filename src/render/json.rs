//! JSON: the report as it is published, version 1.

use crate::report::Report;

use super::{RenderError, Style};

/// Renders JSON with two spaces a level and a line break at the end.
///
/// # Errors
/// Never, as far as is known; the serialiser could fail.
pub fn render(report: &Report, _style: &Style) -> Result<String, RenderError> {
    let mut text = serde_json::to_string_pretty(report).map_err(RenderError::new)?;
    text.push('\n');
    Ok(text)
}
