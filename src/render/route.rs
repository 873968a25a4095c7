//! Routes for a terminal.

use crate::report::page::ladder::{file, lift_heading, plan_intro};
use crate::report::routes::{PolicyRoutes, Routes};

use super::Style;
use super::text::{Page, strong};

/// Renders text.
pub fn render(routes: &Routes, style: &Style) -> String {
    let mut page = Page::new(*style);
    for policy in &routes.policies {
        page.routes(policy);
    }
    page.into_text()
}

impl Page {
    fn routes(&mut self, policy: &PolicyRoutes) {
        self.ruled(&format!("{}: {} ({})", policy.school, policy.title, policy.path));
        for notice in &policy.notices {
            self.wrapped(notice, "", "  ");
        }
        for aspect in &policy.aspects {
            let title = self.painted(&aspect.title, strong());
            self.wrapped(&format!("{title} ({}/{})", aspect.checklist, aspect.aspect), "", "  ");
            self.wrapped(&aspect.message, "  ", "  ");
            for (at, step) in aspect.route.iter().enumerate() {
                self.wrapped(&step.why, &format!("  {}. ", at + 1), "     ");
                self.wrapped(&format!("{}:", file(step)), "     ", "     ");
                for line in step.fragment.lines() {
                    self.line(&format!("       {line}"));
                }
            }
            self.line("");
        }
        if policy.plan.len() > 1 {
            self.heading("What lifts most aspects, in order of gain");
            self.wrapped(plan_intro(&policy.plan).split(" `").next().unwrap_or_default(), "  ", "  ");
            for (at, lift) in policy.plan.iter().enumerate() {
                self.wrapped(&lift_heading(lift), &format!("  {}. ", at + 1), "     ");
                for step in &lift.route {
                    self.wrapped(&step.why, "     - ", "       ");
                }
            }
            self.line("");
        }
        if policy.aspects.iter().any(|aspect| !aspect.route.is_empty()) {
            self.wrapped(
                "Words in capitals are to be filled in; a date is to be the day on which the thing was done. Write down only \
                 what is so.",
                "",
                "",
            );
            self.line("");
        }
    }
}
