//! Which of several records counts: the newest. Where a record says its day only by the month or the year, it may be newer
//! than another or older; of those that may be the newest, the worst counts.

use chrono::NaiveDate;

use crate::policy::Record;
use crate::requirement::degree::Bounds;

use super::Answer;

/// The records that may be the newest of those that show something, gathered in the order of their first days, the latest
/// first.
#[derive(Default)]
pub(super) struct Newest<'p> {
    /// No record that shows something begins later.
    from: Option<NaiveDate>,
    fine: Option<(&'p Record, Option<NaiveDate>)>,
    partly: Option<&'p Record>,
    failed: Option<&'p Record>,
    /// Of the trials of which cannot be told how they came out, the one that may be the newest of all.
    open: Option<&'p Record>,
}

/// What counts.
pub(super) enum Counts<'p> {
    /// The record that shows what is asked, and until when.
    Fine(&'p Record, Option<NaiveDate>),
    /// A record that shows less.
    Short(&'p Record, Bounds),
}

impl<'p> Newest<'p> {
    /// Takes the next record.
    pub(super) fn take(&mut self, record: &'p Record, answer: Answer) {
        let last = record.date.value.last();
        if matches!(answer, Answer::Open) {
            if self.open.is_none_or(|open| open.date.value.last() < last) {
                self.open = Some(record);
            }
            return;
        }
        if last < *self.from.get_or_insert(record.date.value.first()) {
            return;
        }
        match answer {
            Answer::Fine(until) => {
                self.fine.get_or_insert((record, until));
            }
            Answer::Partly => {
                self.partly.get_or_insert(record);
            }
            Answer::Failed => {
                self.failed.get_or_insert(record);
            }
            Answer::Open | Answer::Lapsed(_) | Answer::Short | Answer::Nothing | Answer::Unsure => {}
        }
    }

    /// What counts; none where no record shows anything.
    pub(super) fn counts(&self) -> Option<Counts<'p>> {
        // Beside a trial that came out well one that is not older, of which that cannot be told.
        let open = self.open.filter(|open| self.from.is_some_and(|from| open.date.value.last() >= from));
        match (self.failed, self.partly, self.fine, open) {
            (Some(failed), ..) => Some(Counts::Short(failed, Bounds::ABSENT)),
            (None, Some(partly), ..) => Some(Counts::Short(partly, Bounds::PARTIAL)),
            (None, None, Some(_), Some(open)) => Some(Counts::Short(open, Bounds::BEGUN)),
            (None, None, Some((record, until)), None) => Some(Counts::Fine(record, until)),
            (None, None, None, _) => None,
        }
    }
}
