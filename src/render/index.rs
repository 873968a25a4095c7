//! The index of the reports of many policies, in Markdown or HTML.

use std::io::Write;

use crate::page::Edition;
use crate::page::index::{Gathered, IndexPage};
use crate::report::Report;

use super::RenderError;
use super::escape::tidy;
use super::templates::Templates;

/// A format of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexFormat {
    /// One HTML file.
    Html,
    /// Markdown.
    Markdown,
}

impl IndexFormat {
    /// The ending of its file.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
        }
    }

    /// Writes the index.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(
        self,
        report: &Report<'_>,
        gathered: &Gathered,
        edition: Edition,
        out: &mut dyn Write,
    ) -> Result<(), RenderError> {
        let page = IndexPage::new(report, gathered, edition);
        match self {
            Self::Html => {
                let templates = Templates::html()?;
                for name in ["head.html", "index.html", "tail.html"] {
                    out.write_all(templates.render(name, &page)?.as_bytes())?;
                }
            }
            Self::Markdown => {
                let templates = Templates::markdown()?;
                let parts = ["head.md", "index.md", "tail.md"].map(|name| templates.render(name, &page));
                let parts: Result<Vec<String>, RenderError> = parts.into_iter().collect();
                out.write_all(tidy(&parts?.join("\n")).as_bytes())?;
            }
        }
        Ok(())
    }
}
