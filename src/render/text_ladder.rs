//! The ladder for a terminal: levels, claims, the way up.

use crate::page::StepPage;
use crate::page::terminal::{AspectText, LadderText};

use super::table::draw;
use super::text::{Canvas, strong};

impl Canvas {
    /// Where the school stands on each aspect, the way to each next level, and what lifts most.
    pub(super) fn ladder(&mut self, ladder: &LadderText<'_>) {
        self.ruled(ladder.heading);
        self.drawn(&draw(&ladder.table, None));
        for aspect in &ladder.aspects {
            self.way_up(aspect);
        }
        let Some(intro) = &ladder.plan_intro else { return };
        self.heading(ladder.plan_heading);
        // A terminal has no code: the marks around it are left out.
        self.wrapped(&intro.replace('`', ""), "  ", "  ");
        for (position, lift) in ladder.plan.iter().enumerate() {
            self.wrapped(lift, &format!("  {}. ", position + 1), "     ");
        }
        self.line("");
    }

    fn way_up(&mut self, aspect: &AspectText<'_>) {
        let title = self.painted(aspect.title, strong());
        self.wrapped(&format!("{title}: {}", aspect.message), "", "  ");
        if let Some(changed) = &aspect.changed {
            self.wrapped(changed, "  ", "  ");
        }
        if let Some(claim) = aspect.claim {
            self.wrapped(&claim.message, "  ", "  ");
            for missing in &claim.missing {
                self.wrapped(missing, "    - ", "      ");
            }
        }
        if let Some(way) = &aspect.way {
            self.wrapped(way, "  ", "  ");
        }
        for step in &aspect.steps {
            self.wrapped(&step.sentence, "  - ", "    ");
            if self.style.verbose {
                self.fragment(step, "    ");
            }
        }
        self.line("");
    }

    /// The line that changes, what asks for it, and what to merge or to write there, under the file.
    pub(super) fn fragment(&mut self, step: &StepPage, indent: &str) {
        if let Some(written) = &step.written {
            self.wrapped(written, indent, &format!("{indent}  "));
        }
        self.wrapped(&step.why, indent, indent);
        self.wrapped(&format!("{}:", step.file), indent, indent);
        for line in step.fragment.lines() {
            self.line(&format!("{indent}  {line}"));
        }
    }
}
