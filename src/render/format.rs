//! The table of formats: one line gives a format its word, the endings of its files and what renders it.

use crate::audit::Context;
use crate::report::{Report, Surveyed};

use super::csv::Csv;
use super::html::Html;
use super::json::Json;
use super::jsonl::JsonLines;
use super::markdown::Markdown;
use super::text::Text;
use super::{RenderError, Renderer, Style};

/// What a format may ask for.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'r> {
    /// What concerns all policies.
    pub report: &'r Report<'r>,
    /// What is known of each policy beforehand.
    pub surveyed: &'r [Surveyed<'r>],
    /// The checklists and the vocabulary.
    pub context: &'r Context<'r>,
    /// How a terminal shows it.
    pub style: Style,
}

/// Declares the formats: what it is for, the word, the endings of files, and what renders it.
macro_rules! formats {
    ($(#[doc = $about:literal] $variant:ident = $word:literal, [$first:literal $(, $ending:literal)*], $new:expr;)+) => {
        /// A format of the result of an audit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format { $(#[doc = $about] $variant,)+ }

        impl Format {
            /// Every format.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word by which it is asked for.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What it is for.
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about.trim_ascii(),)+ }
            }

            /// The format of files with this ending, in small letters.
            pub fn of_ending(ending: &str) -> Option<Self> {
                match ending { $($first $(| $ending)* => Some(Self::$variant),)+ _ => None }
            }

            /// The usual ending of its files.
            pub fn ending(self) -> &'static str {
                match self { $(Self::$variant => $first,)+ }
            }

            /// Whether it holds rows alone, so that the gate is told beside it.
            pub fn is_rows_alone(self) -> bool {
                self == Self::Csv
            }

            /// What renders it.
            ///
            /// # Errors
            /// Where a template is at fault: a fault of this program.
            pub fn renderer<'r>(self, shown: Shown<'r>) -> Result<Box<dyn Renderer + 'r>, RenderError> {
                match self { $(Self::$variant => boxed($new, shown),)+ }
            }
        }
    };
}

impl Format {
    /// What begins a line near the beginning of a page in Markdown or HTML that this program writes.
    pub fn page_marks() -> [&'static str; 3] {
        [
            "<meta name=\"generator\" content=\"policygap\">",
            "<!-- Written by policygap -->",
            "<!-- Written from the checklist itself by: policygap ",
        ]
    }
}

fn boxed<'r, R: Renderer + 'r>(
    new: impl FnOnce(Shown<'r>) -> Result<R, RenderError>,
    shown: Shown<'r>,
) -> Result<Box<dyn Renderer + 'r>, RenderError> {
    Ok(Box::new(new(shown)?))
}

formats! {
    /// For a terminal.
    Text = "text", ["txt"], |shown| Ok(Text::new(shown.report, shown.style));
    /// For other programs.
    Json = "json", ["json"], |shown| Ok(Json::new(shown.report));
    /// For other programs, of many policies: a line for each, after one with the words of the controls.
    Jsonl = "jsonl", ["jsonl"], |shown| Ok(JsonLines::new(shown.report, shown.context));
    /// The action plan for a spreadsheet: a row for each matter.
    Csv = "csv", ["csv"], |shown| Ok(Csv::new(shown.report, shown.style.is_file));
    /// A report in Markdown.
    Markdown = "markdown", ["md", "markdown"], |shown| Markdown::new(shown.report, shown.surveyed, shown.style.edition);
    /// A report as one HTML file.
    Html = "html", ["html", "htm"], |shown| Html::new(shown.report, shown.surveyed, shown.style.edition);
}
