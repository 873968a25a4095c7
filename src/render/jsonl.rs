//! JSON lines, for many policies: a head with the words of the controls once, then one line a policy.

use std::io::Write;

use serde::Serialize;

use crate::audit::Context;
use crate::report::lines::{Head, Line};
use crate::report::{PolicyReport, Report};

use super::{RenderError, Renderer};

/// Renders JSON lines.
#[derive(Debug)]
pub struct JsonLines<'r> {
    head: Head<'r>,
}

impl<'r> JsonLines<'r> {
    /// Renders this report.
    pub fn new(report: &'r Report<'r>, context: &Context<'r>) -> Self {
        Self { head: Head::new(report, context) }
    }
}

impl Renderer for JsonLines<'_> {
    fn begin(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        line(&self.head, out)
    }

    fn policy(&self, policy: &PolicyReport<'_>, _: usize, out: &mut dyn Write) -> Result<(), RenderError> {
        line(&Line::new(policy), out)
    }

    fn end(&self, _: &mut dyn Write) -> Result<(), RenderError> {
        Ok(())
    }
}

fn line(value: &impl Serialize, out: &mut dyn Write) -> Result<(), RenderError> {
    let mut text = serde_json::to_vec(value).map_err(RenderError::fault)?;
    text.push(b'\n');
    Ok(out.write_all(&text)?)
}
