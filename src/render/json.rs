//! JSON: the report as it is published, version 1, with two spaces a level.

use std::io::Write;

use serde::Serialize;
use serde_json::Value;

use crate::report::{PolicyReport, Report};

use super::{RenderError, Renderer};

/// Renders JSON.
#[derive(Debug)]
pub struct Json<'r> {
    report: &'r Report<'r>,
}

impl<'r> Json<'r> {
    /// Renders this report.
    pub fn new(report: &'r Report<'r>) -> Self {
        Self { report }
    }
}

impl Renderer for Json<'_> {
    fn begin(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        out.write_all(b"{")?;
        if let Value::Object(members) = serde_json::to_value(self.report).map_err(RenderError::fault)? {
            for (key, value) in &members {
                write!(out, "\n  \"{key}\": ")?;
                nested(value, "  ", out)?;
                out.write_all(b",")?;
            }
        }
        Ok(out.write_all(b"\n  \"policies\": [")?)
    }

    fn policy(
        &self,
        policy: &PolicyReport<'_>,
        position: usize,
        out: &mut dyn Write,
    ) -> Result<(), RenderError> {
        out.write_all(if position == 0 { b"\n    " } else { b",\n    " })?;
        nested(policy, "    ", out)
    }

    fn end(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        Ok(out.write_all(if self.report.policies == 0 { b"]\n}\n" } else { b"\n  ]\n}\n" })?)
    }
}

/// A value as it stands within others, every line but the first after this indent. No text holds a line break: JSON
/// writes it as `\n`.
fn nested(value: &impl Serialize, indent: &str, out: &mut dyn Write) -> Result<(), RenderError> {
    let text = serde_json::to_string_pretty(value).map_err(RenderError::fault)?;
    let mut lines = text.split('\n');
    out.write_all(lines.next().unwrap_or_default().as_bytes())?;
    for line in lines {
        out.write_all(b"\n")?;
        out.write_all(indent.as_bytes())?;
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}
