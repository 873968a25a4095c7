//! HTML: the governors' report as one file that needs nothing else: one style sheet within, no script, nothing fetched.

use std::io::Write;

use crate::page::{Edition, GovernorsPage, Page, PolicyPage};
use crate::report::{PolicyReport, Report, Surveyed};

use super::markdown::One;
use super::templates::Templates;
use super::{RenderError, Renderer};

/// Renders HTML.
#[derive(Debug)]
pub struct Html<'r> {
    report: &'r Report<'r>,
    edition: Edition,
    page: Page,
    templates: Templates,
}

impl<'r> Html<'r> {
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
            templates: Templates::html()?,
        })
    }
}

impl Renderer for Html<'_> {
    fn begin(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        Ok(out.write_all(self.templates.render("head.html", &self.page)?.as_bytes())?)
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
                self.templates.render("governors.html", One { policy: &page, lead: () })?
            }
            Edition::Lead => {
                let mut lead = PolicyPage::new(policy, self.report, position);
                lead.both.heading = self.page.heading_of(policy.path, lead.both.heading);
                self.templates.render("policy.html", One { policy: &lead.both, lead: &lead })?
            }
        };
        Ok(out.write_all(text.as_bytes())?)
    }

    fn end(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        Ok(out.write_all(self.templates.render("tail.html", &self.page)?.as_bytes())?)
    }
}
