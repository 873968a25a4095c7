//! Markdown: the governors' report, with tables as GitHub has them. Text from policies is escaped by `templates`.

use std::io::Write;

use serde::Serialize;

use crate::page::{Edition, GovernorsPage, Page, PolicyPage};
use crate::report::{PolicyReport, Report, Surveyed};

use super::escape::tidy;
use super::templates::Templates;
use super::{RenderError, Renderer};

/// Renders Markdown.
#[derive(Debug)]
pub struct Markdown<'r> {
    report: &'r Report<'r>,
    edition: Edition,
    page: Page,
    templates: Templates,
}

/// What the template of a policy is given.
#[derive(Serialize)]
pub(super) struct One<'p, L> {
    /// What both editions have.
    pub(super) policy: &'p GovernorsPage,
    /// What only the lead's has.
    pub(super) lead: L,
}

impl<'r> Markdown<'r> {
    /// Renders this report.
    ///
    /// # Errors
    /// Where a template is at fault: a fault of this program.
    pub fn new(
        report: &'r Report<'r>,
        surveyed: &[Surveyed<'_>],
        edition: Edition,
    ) -> Result<Self, RenderError> {
        Ok(Self {
            report,
            edition,
            page: Page::new(report, surveyed, edition),
            templates: Templates::markdown()?,
        })
    }
}

impl Renderer for Markdown<'_> {
    fn begin(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        Ok(out.write_all(tidy(&self.templates.render("head.md", &self.page)?).as_bytes())?)
    }

    fn policy(
        &self,
        policy: &PolicyReport<'_>,
        position: usize,
        out: &mut dyn Write,
    ) -> Result<(), RenderError> {
        let text = match self.edition {
            Edition::Governors => {
                let mut page = GovernorsPage::new(policy, self.report, position);
                page.heading = self.page.heading_of(policy.path, page.heading);
                self.templates.render("governors.md", One { policy: &page, lead: () })?
            }
            Edition::Lead => {
                let mut lead = PolicyPage::new(policy, self.report, position);
                lead.both.heading = self.page.heading_of(policy.path, lead.both.heading);
                self.templates.render("policy.md", One { policy: &lead.both, lead: &lead })?
            }
        };
        Ok(write!(out, "\n{}", tidy(&text))?)
    }

    fn end(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        Ok(write!(out, "\n{}", tidy(&self.templates.render("tail.md", &self.page)?))?)
    }
}
