//! The ladder for a terminal: levels, claims, the way up.

use comfy_table::{Cell, CellAlignment, Table};

use crate::report::model::{Claim, PolicyReport, Result, RouteStep};
use crate::report::page::ladder::{file, lift_heading, plan_intro, way};

use super::text::{Page, RULED};

impl Page {
    /// Where the school stands on each aspect, the way to each next level, and what lifts most.
    pub(super) fn ladder(&mut self, policy: &PolicyReport) {
        let aspects: Vec<&Result> = policy.results.iter().filter(|result| result.level.is_some()).collect();
        if aspects.is_empty() {
            return;
        }
        self.ruled("Where the school stands, aspect by aspect (level 1 is the highest, 5 the lowest)");
        self.levels(&aspects);
        for aspect in &aspects {
            self.way_up(aspect);
        }
        let intro = plan_intro(&policy.plan);
        if intro.is_empty() {
            return;
        }
        self.heading("What lifts most aspects to the level aimed at");
        self.wrapped(&intro.replace('`', ""), "  ", "  ");
        for (at, lift) in policy.plan.iter().enumerate() {
            self.wrapped(&lift_heading(lift), &format!("  {}. ", at + 1), "     ");
        }
        self.line("");
    }

    fn levels(&mut self, aspects: &[&Result]) {
        let claimed = aspects.iter().any(|aspect| aspect.claim.is_some());
        let mut table = Table::new();
        table.load_style(RULED);
        let mut header = vec!["Aspect", "Level", "If shown", "Aimed at"];
        header.extend(claimed.then_some("Claimed"));
        table.set_header(header.iter().enumerate().map(|(at, name)| right(name, at > 0)));
        for aspect in aspects {
            let level = |level: Option<u8>| level.map_or_else(|| "–".to_owned(), |level| level.to_string());
            let mut cells = vec![
                aspect.title.clone(),
                level(aspect.level),
                level(aspect.level_if_shown),
                level(aspect.benchmark),
            ];
            cells.extend(claimed.then(|| level(aspect.claim.as_ref().map(|claim| claim.level))));
            table.add_row(cells.iter().enumerate().map(|(at, cell)| right(cell, at > 0)));
        }
        for line in table.to_string().lines() {
            self.line(&format!(" {line}"));
        }
        self.line("");
    }

    fn way_up(&mut self, aspect: &Result) {
        let steps = aspect.route.as_deref().unwrap_or_default();
        if steps.is_empty() && aspect.claim.is_none() && aspect.changed.is_none() {
            return;
        }
        let title = self.painted(&aspect.title, super::text::strong());
        self.wrapped(&format!("{title}: {}", aspect.message), "", "  ");
        if aspect.changed.is_some() {
            self.wrapped(&format!("{}.", aspect.force_says.trim_end_matches('.')), "  ", "  ");
        }
        if let Some(claim) = &aspect.claim {
            self.claim(claim);
        }
        let way = way(aspect);
        if !way.is_empty() {
            self.wrapped(&way, "  ", "  ");
        }
        for step in steps {
            self.step(step);
        }
        self.line("");
    }

    fn claim(&mut self, claim: &Claim) {
        self.wrapped(&claim.message, "  ", "  ");
        for missing in &claim.missing {
            self.wrapped(missing, "    - ", "      ");
        }
    }

    fn step(&mut self, step: &RouteStep) {
        self.wrapped(&step.why, "  - ", "    ");
        if self.style.verbose {
            self.wrapped(&format!("{}:", file(step)), "    ", "    ");
            for line in step.fragment.lines() {
                self.line(&format!("      {line}"));
            }
        }
    }
}

fn right(text: &str, is: bool) -> Cell {
    let alignment = if is { CellAlignment::Right } else { CellAlignment::Left };
    Cell::new(text).set_alignment(alignment)
}
