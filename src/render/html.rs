//! html

use crate::report::Report;

use super::{RenderError, Style};

/// Renders.
///
/// # Errors
/// Where the template fails.
pub fn render(_report: &Report, _style: &Style) -> Result<String, RenderError> {
    Ok(String::new())
}
