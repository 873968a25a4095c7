//! Everything that came of explaining a policy.

use chrono::NaiveDate;

use crate::checklist::{Aspect, Checklist, Control, Force, Level};
use crate::requirement::{Judgement, Place, Verdict};

use super::{Changed, Levels, Unfit};

/// What came of a control.
#[derive(Clone, Debug)]
pub enum Outcome<'c> {
    /// It was judged.
    Judged {
        /// The verdict.
        verdict: Verdict,
        /// What it rests on.
        judgement: Judgement<'c>,
    },
    /// It does not apply to this school.
    NotApplicable {
        /// Why, as the end of "Does not apply, because …".
        reason: String,
        /// The fact that decides it; none where a checklist switched it off.
        place: Option<Place>,
    },
}

/// A control and what came of it.
#[derive(Clone, Debug)]
pub struct ControlResult<'c> {
    /// The checklist.
    pub checklist: &'c Checklist,
    /// The control.
    pub control: &'c Control,
    /// Its force here: its own, unless another checklist grades it anew.
    pub force: Force,
    /// What another checklist changes of it.
    pub changed: Option<Changed<'c>>,
    /// What came of it.
    pub outcome: Outcome<'c>,
}

/// Where a school stands on an aspect, and what that rests on.
#[derive(Clone, Debug)]
pub struct Attained<'c> {
    /// The level that is shown.
    pub shown: Level,
    /// The level that it would have if everything that is not shown were shown.
    pub possible: Level,
    /// The last day on which the shown level holds.
    pub holds_until: Option<NaiveDate>,
    /// What the levels that are reached rest on.
    pub reached: Vec<Judgement<'c>>,
    /// The judgement of the first level that is not reached, if there is one.
    pub next: Option<Judgement<'c>>,
}

impl Attained<'_> {
    /// The same without what it rests on.
    pub fn levels(&self) -> Levels {
        Levels { shown: self.shown, possible: self.possible, holds_until: self.holds_until }
    }

    /// The verdict on an aspect, by its benchmark.
    pub fn verdict(&self, benchmark: Level) -> Verdict {
        self.levels().verdict(benchmark)
    }
}

/// An aspect and where the school stands on it.
#[derive(Clone, Debug)]
pub struct AspectResult<'c> {
    /// The checklist.
    pub checklist: &'c Checklist,
    /// The aspect.
    pub aspect: &'c Aspect,
    /// The level that is aimed at here: its own, unless another checklist sets another.
    pub benchmark: Level,
    /// What another checklist changes of it.
    pub changed: Option<Changed<'c>>,
    /// Where the school stands; the reason where the aspect does not apply, with the fact that decides it, if one does.
    pub standing: Result<Attained<'c>, (String, Option<Place>)>,
}

/// Everything that came of explaining one policy.
#[derive(Clone, Debug, Default)]
pub struct Assessment<'c> {
    /// The controls, in the order of the checklists.
    pub controls: Vec<ControlResult<'c>>,
    /// The aspects, in the order of the ladders.
    pub aspects: Vec<AspectResult<'c>>,
    /// Checklists that do not apply to this school, with the reason.
    pub left_out: Vec<(&'c Checklist, Unfit<'c>)>,
}
