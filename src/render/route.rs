//! Routes for a terminal.

use crate::page::ladder::{lift_heading, plan_gain, step};
use crate::report::routes::{PolicyRoutes, Routes};

use super::Style;
use super::text::{Canvas, strong};

/// Renders text.
pub fn render(routes: &Routes<'_>, style: &Style) -> String {
    let mut canvas = Canvas::new(*style);
    for policy in &routes.policies {
        canvas.routes(policy);
    }
    canvas.into_text()
}

impl Canvas {
    fn routes(&mut self, policy: &PolicyRoutes<'_>) {
        self.ruled(&format!("{}: {} ({})", policy.school, policy.title, policy.path));
        for notice in &policy.notices {
            self.wrapped(notice, "", "  ");
        }
        for aspect in &policy.aspects {
            let title = self.painted(aspect.title, strong());
            self.wrapped(&format!("{title} ({}/{})", aspect.checklist, aspect.aspect), "", "  ");
            self.wrapped(&aspect.message, "  ", "  ");
            for (position, addition) in aspect.route.iter().enumerate() {
                self.wrapped(&addition.why, &format!("  {}. ", position + 1), "     ");
                self.fragment(&step(addition), "     ");
            }
            self.line("");
        }
        if policy.plan.len() > 1 {
            self.heading("What lifts most aspects, in order of gain");
            self.wrapped(&plan_gain(&policy.plan).unwrap_or_default(), "  ", "  ");
            for (position, lift) in policy.plan.iter().enumerate() {
                self.wrapped(&lift_heading(lift), &format!("  {}. ", position + 1), "     ");
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
