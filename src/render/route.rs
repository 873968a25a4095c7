//! Routes for a terminal.

use crate::page::ladder::{lift_heading, plan_gain, planned, step};
use crate::report::control::Lift;
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
        let (first, plan): (Vec<_>, Vec<_>) = policy.plan.iter().partition(|lift| lift.lifts.is_empty());
        for lift in first {
            self.lift(lift, "");
            self.line("");
        }
        for aspect in &policy.aspects {
            let title = self.painted(aspect.title, strong());
            self.wrapped(&format!("{title} ({}/{})", aspect.checklist, aspect.aspect), "", "  ");
            self.wrapped(&aspect.message, "  ", "  ");
            for (position, addition) in aspect.route.iter().enumerate() {
                self.wrapped(&addition.sentence, &format!("  {}. ", position + 1), "     ");
                self.fragment(&step(addition), "     ");
            }
            self.line("");
        }
        if plan.len() > 1 {
            self.heading("What lifts most aspects, in order of whose word asks it and of gain");
            self.wrapped(&plan_gain(&policy.plan).unwrap_or_default(), "  ", "  ");
            for (position, lift) in plan.into_iter().enumerate() {
                self.lift(lift, &format!("  {}. ", position + 1));
            }
            self.line("");
        }
        if policy.aspects.iter().any(|aspect| !aspect.route.is_empty()) {
            self.wrapped(
                "Words in capitals are to be filled in: DATE is the day on which the thing was done or is due, NAME whoever \
                 does it. Write down only what is so.",
                "",
                "",
            );
            self.line("");
        }
    }

    /// What lifts which aspects, with each step in plain English.
    fn lift(&mut self, lift: &Lift<'_>, lead: &str) {
        let indent = " ".repeat(lead.len());
        self.wrapped(&lift_heading(lift), lead, &indent);
        for step in &lift.route {
            self.wrapped(&planned(step), &format!("{indent}- "), &format!("{indent}  "));
        }
    }
}
