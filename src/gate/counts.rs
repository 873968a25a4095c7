//! What is counted: how many controls of each force, and how many aspects, have each status. Small and without text, so
//! that it can be kept of many policies.

use std::ops::AddAssign;

use crate::checklist::Force;

use super::Status;

/// How many of something have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; Status::ALL.len()]);

impl Counts {
    /// Counts one more.
    pub fn count(&mut self, status: Status) {
        if let Some(number) = self.0.get_mut(status as usize) {
            *number += 1;
        }
    }

    /// How many have this status.
    pub fn of(self, status: Status) -> usize {
        self.0.get(status as usize).map_or(0, |&number| number as usize)
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.0.iter().map(|&number| number as usize).sum()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (number, more) in self.0.iter_mut().zip(other.0) {
            *number += more;
        }
    }
}

/// Counts of controls by force, and of aspects; and how many sources of each force could not be audited against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    controls: [Counts; Force::ALL.len()],
    aspects: Counts,
    unaudited: [u32; Force::ALL.len()],
}

impl Tally {
    /// Counts a control.
    pub fn control(&mut self, force: Force, status: Status) {
        if let Some(counts) = self.controls.get_mut(force as usize) {
            counts.count(status);
        }
    }

    /// Counts an aspect of a ladder.
    pub fn aspect(&mut self, status: Status) {
        self.aspects.count(status);
    }

    /// Counts a source of which the edition of the day is not carried.
    pub fn unaudited(&mut self, force: Force) {
        if let Some(number) = self.unaudited.get_mut(force as usize) {
            *number += 1;
        }
    }

    /// Whether everything that is asked with this force or a stronger one was audited.
    pub fn is_whole(&self, weakest: Force) -> bool {
        self.unaudited.iter().take(weakest as usize + 1).all(|&number| number == 0)
    }

    /// Whether everything of exactly this force was audited.
    pub fn is_whole_of(&self, force: Force) -> bool {
        self.unaudited.get(force as usize).is_none_or(|&number| number == 0)
    }

    /// The controls of a force.
    pub fn of_force(&self, force: Force) -> Counts {
        self.controls.get(force as usize).copied().unwrap_or_default()
    }

    /// The controls.
    pub fn of_controls(&self) -> Counts {
        let mut all = Counts::default();
        self.controls.iter().for_each(|counts| all += *counts);
        all
    }

    /// The aspects.
    pub fn of_aspects(&self) -> Counts {
        self.aspects
    }

    /// How many controls and aspects of a force have a status; what a ladder asks is good practice.
    pub fn entries(&self) -> impl Iterator<Item = (Force, Status, usize)> {
        let controls = Force::ALL.iter().copied().map(|force| (force, self.of_force(force)));
        controls.chain([(Force::GoodPractice, self.aspects)]).flat_map(|(force, counts)| {
            Status::ALL.iter().map(move |&status| (force, status, counts.of(status)))
        })
    }
}

impl AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Tally) {
        for (counts, more) in self.controls.iter_mut().zip(other.controls) {
            *counts += more;
        }
        self.aspects += other.aspects;
        for (number, more) in self.unaudited.iter_mut().zip(other.unaudited) {
            *number += more;
        }
    }
}
