//! Reading when and to which schools a checklist or a control applies.

use chrono::NaiveDate;

use crate::dates::{Precision, TermEnds, WrittenDate};
use crate::format::View;
use crate::source::{Code, Problem, Spanned};
use crate::vocabulary::{Reader, TermId};

use crate::checklist::control::Applies;

impl Reader<'_> {
    pub(super) fn in_force(&mut self, view: &View<'_>) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let Some((_, view)) = self.opened(view, "in-force").pop() else {
            return (None, None);
        };
        let from = self.iso(&view, "from");
        let to = self.iso(&view, "to");
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.problems.push(Problem::new(
                Code::Contradiction,
                view.span,
                "The last day in force is before the first.",
            ));
        }
        (from, to)
    }

    fn iso(&mut self, view: &View<'_>, key: &'static str) -> Option<NaiveDate> {
        let written = self.text(view, key)?;
        let date = WrittenDate::read(&written.value, &TermEnds::default()).ok();
        let date = date
            .filter(|date| date.precision() == Precision::Day && date.first().to_string() == written.value);
        if date.is_none() {
            self.problems.push(
                Problem::new(Code::Unreadable, written.span, format!("`{}` is not a day.", written.value))
                    .label("expected year-month-day, such as 2026-03-01"),
            );
        }
        date.map(|date| date.first())
    }

    pub(super) fn applies_to(&mut self, view: &View<'_>) -> (Vec<TermId>, Vec<TermId>) {
        let Some((_, view)) = self.opened(view, "applies-to").pop() else {
            return Default::default();
        };
        let plain = |terms: Vec<Spanned<TermId>>| terms.into_iter().map(|term| term.value).collect();
        (plain(self.terms(&view, "nations")), plain(self.terms(&view, "phases")))
    }

    pub(super) fn applies_when(&mut self, view: &View<'_>) -> Applies {
        let Some((_, view)) = self.opened(view, "applies-when").pop() else {
            return Applies::default();
        };
        let plain = |terms: Vec<Spanned<TermId>>| terms.into_iter().map(|term| term.value).collect();
        Applies {
            phases: plain(self.terms(&view, "phases")),
            nations: plain(self.terms(&view, "nations")),
            types: plain(self.terms(&view, "types")),
            boarding: self.flag(&view, "boarding").map(|flag| flag.value),
            uses: self.term(&view, "uses").map(|term| term.value),
        }
    }
}
