//! What the checklists in use change in each other.

use chrono::NaiveDate;

use crate::checklist::{Change, Checklist, Effect, Force, Item, Level};
use crate::vocabulary::Vocabulary;

/// A change of a control or an aspect, and the checklist that makes it.
#[derive(Clone, Copy, Debug)]
pub struct Changed<'c> {
    /// The checklist.
    pub by: &'c Checklist,
    /// The change.
    pub change: &'c Change,
}

impl<'c> Changed<'c> {
    /// What one of these checklists changes of a control or an aspect.
    pub fn of(item: Item<'c>, checklists: &[&'c Checklist]) -> Option<Self> {
        checklists.iter().find_map(|&by| Some(Self { by, change: by.change_of(item)? }))
    }

    /// The checklists that change others on a day: a change counts only while its own checklist is in force.
    pub fn on<'a>(
        checklists: &'a [&'c Checklist],
        on: NaiveDate,
    ) -> impl Iterator<Item = &'c Checklist> + 'a {
        let in_force = move |by: &&Checklist| by.from <= on && by.to.is_none_or(|to| on <= to);
        checklists.iter().copied().filter(|by| !by.changes.is_empty()).filter(in_force)
    }

    /// The grade, where it is graded anew.
    pub fn force(self) -> Option<Force> {
        match self.change.effect {
            Effect::Force(force) => Some(force),
            Effect::SwitchedOff | Effect::Benchmark(_) => None,
        }
    }

    /// The level that is aimed at, where it is another.
    pub fn benchmark(self) -> Option<Level> {
        match self.change.effect {
            Effect::Benchmark(level) => Some(level),
            Effect::SwitchedOff | Effect::Force(_) => None,
        }
    }

    /// Whether it is not asked.
    pub fn is_switched_off(self) -> bool {
        match self.change.effect {
            Effect::SwitchedOff => true,
            Effect::Force(_) | Effect::Benchmark(_) => false,
        }
    }

    /// Why it is not asked, where it is switched off: the end of "Does not apply, because …".
    pub fn switched_off(self, words: &Vocabulary) -> Option<String> {
        match self.change.effect {
            Effect::SwitchedOff => Some(format!(
                "it was switched off by {}{}: {}",
                self.by.title,
                self.change.decided(words),
                self.change.why()
            )),
            Effect::Force(_) | Effect::Benchmark(_) => None,
        }
    }
}
