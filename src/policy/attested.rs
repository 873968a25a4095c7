//! What somebody accepted or answered for the school, in a records file.

use crate::dates::{Period, WrittenDate, plain};
use crate::format::View;
use crate::source::Spanned;
use crate::source::text::shorten;
use crate::vocabulary::Reader;

use super::records::{Answer, Reply, Waiver};

impl Reader<'_> {
    /// An accepted gap.
    pub(super) fn waiver(&mut self, view: &View<'_>) -> Option<Waiver> {
        let control = self.text(view, "control");
        let reason = self.reason(view, "reason");
        let approved_by = self.named(view, "approved-by");
        let minute = self.minute(view, "minute");
        let accepted = self.date(view, "accepted-on");
        let until = self.date(view, "until");
        if let Some(control) = &control
            && (reason.is_none() || approved_by.is_none() || until.is_none())
        {
            let asked = "a reason in a sentence, somebody who accepted it and a last day are needed";
            self.remark(
                control.span,
                format!("The gap \"{}\" is not accepted: {asked}.", shorten(&control.value)),
            );
        }
        Some(Waiver {
            control: control?,
            reason: reason?.value,
            approved_by: approved_by?.value,
            minute: minute.map(|minute| minute.value),
            accepted: accepted.map(|date| date.value),
            until: until?,
        })
    }

    /// An answer.
    pub(super) fn answer(&mut self, view: &View<'_>) -> Option<Answer> {
        let control = self.text(view, "control");
        let answer = self.word(view, "answer");
        let role = self.term(view, "role");
        let date = self.date(view, "date");
        let until = self.date(view, "until");
        self.text(view, "note");
        let answer = Reply::of(answer?.value)?;
        // What speaks against it counts of whatever day; what speaks for it does not.
        let unknown = |key: &'static str| {
            let found = view.get(key).filter(|_| answer != Reply::Yes)?;
            Some(Spanned::new(WrittenDate::unknown(), found.node.span))
        };
        let date = date.or_else(|| unknown("date"))?.value;
        let until = until.or_else(|| unknown("until"))?;
        let until = if date.known() { self.within_a_year(&date, until) } else { until };
        Some(Answer { control: control?, answer, role: role?.value, date, until })
    }

    /// The last day of an answer, which holds for a year from its day at most.
    fn within_a_year(&mut self, date: &WrittenDate, until: Spanned<WrittenDate>) -> Spanned<WrittenDate> {
        let last = Period::Years(1).lasts_until(date.first(), &self.terms);
        let Some(last) = last.filter(|&last| until.value.last() > last) else { return until };
        if until.value.known() {
            self.remark(
                until.span,
                format!(
                    "An answer holds for a year from its day at most, so this one counts until {}. Ask again by then.",
                    plain(last)
                ),
            );
        }
        Spanned::new(WrittenDate::day(last), until.span)
    }
}
