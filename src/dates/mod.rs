//! Dates as schools write them, and the periods and deadlines that policies promise.
//!
//! Read in this order: `written` (a date with its precision), `read` (how the text is read, with `tokens`,
//! `by_name`, `by_term` and `by_number` beneath it, and `tail` behind it), `terms` and `calendar` (what a term is on the calendar), `period`,
//! `frequency` and `deadline` (how often, and by when), `problem` (what is said when none of it fits).
//!
//! All ranges are whole days with inclusive ends. Nothing here reads the clock.

mod by_name;
mod by_number;
mod by_term;
mod calendar;
mod count;
pub(crate) mod day_number;
mod deadline;
mod frequency;
mod hint;
mod period;
mod period_words;
mod problem;
mod read;
mod tail;
mod terms;
#[cfg(test)]
mod tests;
mod tokens;
mod vague;
mod written;

pub use calendar::{days_after, plain};
pub use count::{days, thousands};
pub use deadline::{Deadline, DeadlineProblem};
pub use frequency::Frequency;
pub use period::Period;
pub use period_words::{PeriodProblem, period_instead_of_date};
pub use problem::DateProblem;
pub use tail::Sooner;
pub use terms::{MonthDay, TermEnds};
pub use vague::is_vague;
pub use written::{Precision, WrittenDate};
