//! The audit: a policy, a day and the checklists in force. Pure: no clock, no disk.
//!
//! Read in this order: `applies` (what is asked of which school), `changed` (what one checklist changes in another),
//! `answered` (what somebody answered for the school),
//! [`weigh`] (how everything comes out, without words), [`explain`] (the same with what was read and what is missing),
//! and [`example`] (the examples in checklists, which are audited as any policy is).

mod answered;
mod applies;
mod assessment;
mod changed;
mod elsewhere;
pub mod example;
mod explained;
mod unanswering;
mod weighing;

use chrono::NaiveDate;

use crate::checklist::Checklist;
use crate::vocabulary::Vocabulary;

pub use answered::speaks_for_the_school;
pub use applies::{Number, Unfit, is_for};
pub use assessment::{AspectResult, Assessment, Attained, ControlResult, Outcome};
pub use changed::Changed;
pub use explained::{explain, explain_aspect, explain_control};
pub use unanswering::unanswering;
pub use weighing::{Levels, WeighedAspect, WeighedControl, Weighing, weigh, weigh_aspect, weigh_control};

/// What an audit rests on besides the policy.
#[derive(Clone, Debug)]
pub struct Context<'c> {
    /// The day of the audit.
    pub on: NaiveDate,
    /// The checklists, one edition of each series.
    pub checklists: Vec<&'c Checklist>,
    /// The words.
    pub words: &'c Vocabulary,
}

impl<'c> Context<'c> {
    /// One checklist, on its first day; for its examples.
    pub fn of_one(checklist: &'c Checklist, words: &'c Vocabulary) -> Self {
        Self { on: checklist.from, checklists: vec![checklist], words }
    }
}
