//! Text for a terminal: per policy the dates, the counts and the findings with their lines.

use std::io::Write;

use anstyle::{AnsiColor, Style as Paint};

use crate::gate::Status;
use crate::page::terminal::{
    Caret, EndText, FindingText, ForceText, ListText, MatterText, MattersText, PolicyText, TextField, unread,
};
use crate::report::{PolicyReport, Report, Surveyed};
use crate::source::snippet;

use super::table::draw;
use super::{RenderError, Renderer, Style};

/// Renders text.
#[derive(Debug)]
pub struct Text<'r> {
    report: &'r Report<'r>,
    style: Style,
}

impl<'r> Text<'r> {
    /// Renders this report.
    pub fn new(report: &'r Report<'r>, style: Style) -> Self {
        Self { report, style }
    }
}

impl Renderer for Text<'_> {
    fn begin(&self, _: &mut dyn Write) -> Result<(), RenderError> {
        Ok(())
    }

    fn policy(&self, policy: &PolicyReport<'_>, _: usize, out: &mut dyn Write) -> Result<(), RenderError> {
        let mut canvas = Canvas::new(self.style);
        canvas.policy(policy, &PolicyText::new(policy, self.report, self.style.verbose));
        Ok(out.write_all(canvas.into_text().as_bytes())?)
    }

    fn end(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        let mut canvas = Canvas::new(self.style);
        canvas.end(&EndText::new(self.report, self.style.verbose));
        Ok(out.write_all(canvas.into_text().as_bytes())?)
    }
}

/// The gate's sentence alone, and whether anything could not be read.
///
/// # Errors
/// Where it cannot be written.
pub fn quiet(
    report: &Report<'_>,
    surveyed: &[Surveyed<'_>],
    style: Style,
    out: &mut dyn Write,
) -> Result<(), RenderError> {
    let mut canvas = Canvas::new(style);
    if let Some(sentence) = unread(surveyed.iter().map(|policy| policy.problems).sum()) {
        canvas.wrapped(&sentence, "", "");
    }
    canvas.gate(&EndText::new(report, false));
    Ok(out.write_all(canvas.into_text().as_bytes())?)
}

pub(super) fn strong() -> Paint {
    Paint::new().bold()
}

fn good() -> Paint {
    Paint::new().bold().fg_color(Some(AnsiColor::Green.into()))
}

fn bad() -> Paint {
    Paint::new().bold().fg_color(Some(AnsiColor::Red.into()))
}

fn fair() -> Paint {
    Paint::new().bold().fg_color(Some(AnsiColor::Yellow.into()))
}

/// Lines as they are laid out.
pub(super) struct Canvas {
    out: String,
    pub(super) style: Style,
}

impl Canvas {
    /// Without a line yet.
    pub(super) fn new(style: Style) -> Self {
        Self { out: String::new(), style }
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.out
    }

    pub(super) fn painted(&self, text: &str, paint: Paint) -> String {
        if self.style.color { format!("{paint}{text}{paint:#}") } else { text.to_owned() }
    }

    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Text broken at the width, the first line after `first`, the others after `rest`; words of the formats are kept
    /// whole, to be copied.
    pub(super) fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let options = textwrap::Options::new(self.style.width.clamp(40, 120))
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    /// A heading with a rule under it.
    pub(super) fn ruled(&mut self, heading: &str) {
        self.heading(heading);
        self.line(&"─".repeat(heading.chars().count()));
        self.line("");
    }

    pub(super) fn heading(&mut self, text: &str) {
        let text = self.painted(text, strong());
        self.line(&text);
    }

    /// A table that was drawn, one column in.
    pub(super) fn drawn(&mut self, table: &str) {
        for line in table.lines() {
            self.line(&format!(" {line}"));
        }
        self.line("");
    }

    fn policy(&mut self, policy: &PolicyReport<'_>, text: &PolicyText<'_>) {
        self.heading(&text.heading);
        if let Some(byline) = &text.byline {
            self.line(byline);
        }
        if let Some(kind) = text.kind_notice {
            self.wrapped(&self.painted(kind, strong()), "", "");
        }
        if let Some(harmful) = &text.harmful {
            self.wrapped(&self.painted(harmful, bad()), "", "");
        }
        self.line("");
        for problem in &policy.problems {
            self.line(&problem.shown(self.style.color));
            self.line("");
        }
        if !policy.audited {
            return;
        }
        for (date, is_strong) in &text.dates {
            let paint = if *is_strong { bad() } else { Paint::new() };
            let date = self.painted(date, paint);
            self.wrapped(&date, "  ", "    ");
        }
        for notice in &text.notices {
            self.wrapped(notice, "  ", "    ");
        }
        self.line("");
        for table in &text.counts {
            self.drawn(&draw(table, Some(self.style.width)));
        }
        if let Some(aspects) = &text.aspects {
            self.line(aspects);
        }
        self.line("");
        for matters in &text.matters {
            self.matters(matters);
        }
        for sentence in &text.more {
            self.wrapped(sentence, "", "  ");
        }
        if !text.more.is_empty() {
            self.line("");
        }
        for force in &text.groups {
            self.force(force);
        }
        text.elsewhere.iter().for_each(|list| self.list(list));
        if !text.shared.is_empty() {
            self.ruled(text.shared_heading);
            for shared in &text.shared {
                self.wrapped(&shared.message, "  - ", "    ");
                self.wrapped(&format!("({})", shared.references.join(", ")), "    ", "    ");
            }
            self.line("");
        }
        if let Some(ladder) = &text.ladder {
            self.ladder(ladder);
        }
    }

    fn matters(&mut self, MattersText { heading, matters }: &MattersText) {
        self.heading(heading);
        for MatterText { heading, place, says, write } in matters {
            self.wrapped(&format!("{} ({place}).", self.painted(heading, strong())), "- ", "  ");
            for text in [says, write].into_iter().flatten() {
                self.wrapped(text, "  ", "  ");
            }
        }
        self.line("");
    }

    fn force(&mut self, force: &ForceText<'_>) {
        self.ruled(force.heading);
        for finding in &force.findings {
            self.finding(finding);
        }
        force.lists.iter().for_each(|list| self.list(list));
    }

    fn list(&mut self, ListText { heading, items }: &ListText) {
        self.heading(heading);
        for item in items {
            self.wrapped(item, "  - ", "    ");
        }
        self.line("");
    }

    fn finding(&mut self, finding: &FindingText<'_>) {
        let paint = match finding.kind {
            Status::NotMet => bad(),
            Status::PartlyMet => fair(),
            Status::NotShown | Status::Waived | Status::Met | Status::NotApplicable => strong(),
        };
        self.wrapped(&self.painted(&finding.heading, paint), "", "  ");
        self.wrapped(&finding.message, "  ", "  ");
        for missing in finding.missing {
            self.wrapped(missing, "  - ", "    ");
        }
        for caret in &finding.carets {
            self.caret(caret);
        }
        if let Some(more) = &finding.more_places {
            self.wrapped(more, "  ", "    ");
        }
        for TextField { label, text } in &finding.fields {
            let label = self.painted(label, strong());
            self.wrapped(&format!("{label}: {text}"), "  ", "    ");
        }
        self.line("");
    }

    fn caret(&mut self, Caret { path, evidence }: &Caret<'_>) {
        let shown = snippet::Shown {
            path,
            line: evidence.line,
            column: evidence.column,
            excerpt: &evidence.line_shown,
            label: &evidence.label,
        };
        for line in snippet::line(&shown, self.style.color).lines() {
            self.line(&format!("  {line}"));
        }
    }

    fn end(&mut self, text: &EndText<'_>) {
        if let Some(checklists) = &text.checklists {
            self.heading(text.checklists_heading);
            for checklist in checklists {
                self.wrapped(checklist, "  - ", "    ");
            }
            self.line(text.disclaimer);
        }
        for notice in text.notices {
            self.wrapped(notice, "", "  ");
        }
        if let Some(more) = text.more {
            self.wrapped(more, "", "");
        }
        self.line("");
        self.gate(text);
    }

    fn gate(&mut self, text: &EndText<'_>) {
        let paint = if text.met { good() } else { bad() };
        self.wrapped(&self.painted(text.gate, paint), "", "");
    }
}
