//! Reading when and to which schools a checklist or a control applies.

use chrono::NaiveDate;

use crate::dates::{Period, Precision, TermEnds, WrittenDate};
use crate::format::View;
use crate::source::{Code, Problem, Span, Spanned};
use crate::vocabulary::{Basis, Reader, TermId};

use crate::checklist::also_existed::AlsoExisted;
use crate::checklist::control::Applies;
use crate::checklist::standing::Standing;

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

    /// From when the next edition is to be expected: as it is written, else two years after the first day.
    pub(super) fn next_expected(&mut self, view: &View<'_>, from: Option<NaiveDate>) -> Option<NaiveDate> {
        const YEARS: u16 = 2;
        let Some(found) = view.get("next-expected") else {
            return Period::Years(YEARS).lasts_until(from?, &TermEnds::default());
        };
        let day = self.iso(view, "next-expected");
        if let (Some(from), Some(day)) = (from, day)
            && day <= from
        {
            let message = "The next edition is expected before this one is in force.";
            self.problems.push(Problem::new(Code::Contradiction, found.node.span, message));
        }
        day
    }

    /// The editions that are not carried, each with its days.
    pub(super) fn also_existed(&mut self, view: &View<'_>, standing: Standing) -> Vec<AlsoExisted> {
        let opened = self.opened(view, "also-existed");
        opened.into_iter().filter_map(|(span, view)| self.edition(&view, span, standing)).collect()
    }

    fn edition(&mut self, view: &View<'_>, span: Span, standing: Standing) -> Option<AlsoExisted> {
        let edition = self.text(view, "edition");
        let title = self.text(view, "title").map(|title| title.value.into());
        let (from, to) = (self.iso(view, "from"), self.iso(view, "to"));
        let own = self.word(view, "standing").and_then(|word| Standing::of(word.value));
        let basis = self.word(view, "basis").and_then(|word| Basis::of(word.value));
        let (from, to) = (from?, to?);
        if to < from {
            let message = "The last day on which an edition was in force is before the first.";
            self.problems.push(Problem::new(Code::Contradiction, span, message));
        }
        Some(AlsoExisted {
            span,
            edition: edition?.value.into(),
            title,
            from,
            to,
            standing: own.unwrap_or(standing),
            basis: basis?,
        })
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
