//! Counts of results: of a policy, by checklist and by force.

use crate::checklist::Force;
use crate::gate::{Counts, Status};

use super::changes;
use super::model::{Aspects, ChecklistReport, PolicyReport, Summary};

/// A row of a table of counts.
#[derive(Clone, Debug)]
pub struct CountRow<'a> {
    /// What is counted.
    pub label: &'a str,
    /// The counts.
    pub counts: Counts,
    /// Whether everything of the kind was audited; otherwise there is no share of it.
    pub whole: bool,
}

impl CountRow<'_> {
    /// The share for the row's last cell.
    pub fn share_says(&self) -> String {
        share_says(self.counts, self.whole)
    }
}

impl Summary {
    /// Controls by verdict.
    pub fn of(controls: Counts) -> Self {
        Self {
            met: controls.of(Status::Met),
            partly_met: controls.of(Status::PartlyMet),
            not_met: controls.of(Status::NotMet),
            not_applicable: controls.of(Status::NotApplicable),
            not_shown: controls.of(Status::NotShown),
            waived: controls.of(Status::Waived),
        }
    }
}

impl Aspects {
    /// Aspects by how they stand to the level aimed at. A waived one counts as below.
    pub fn of(aspects: Counts) -> Self {
        let below = [Status::PartlyMet, Status::NotMet, Status::Waived];
        Self {
            at_benchmark: aspects.of(Status::Met),
            below: below.into_iter().map(|status| aspects.of(status)).sum(),
            not_shown: aspects.of(Status::NotShown),
        }
    }

    /// All that apply.
    pub fn total(self) -> usize {
        self.at_benchmark + self.below + self.not_shown
    }
}

/// The share that is met in percent, of those met, partly met and not met, rounded down: 199 of 200 is 99%.
pub fn share(counts: Counts) -> Option<usize> {
    let met = counts.of(Status::Met);
    (met * 100).checked_div(met + counts.of(Status::PartlyMet) + counts.of(Status::NotMet))
}

/// The share for a cell of a table; none where not everything was audited.
pub fn share_says(counts: Counts, whole: bool) -> String {
    share(counts).filter(|_| whole).map_or_else(|| "–".to_owned(), |share| format!("{share}%"))
}

/// Counts of a policy by checklist, in their order; only those with controls.
pub fn by_checklist<'a>(policy: &PolicyReport<'_>, checklists: &[ChecklistReport<'a>]) -> Vec<CountRow<'a>> {
    let count = |checklist: &ChecklistReport<'a>| {
        let mut counts = Counts::default();
        let of_it = policy.results.iter().filter(|result| result.checklist == checklist.series);
        of_it.filter(|result| !result.is_aspect()).for_each(|result| counts.count(result.verdict));
        CountRow { label: checklist.title, counts, whole: true }
    };
    checklists.iter().map(count).filter(|row| row.counts.total() > 0).collect()
}

/// Counts of a policy by force, strongest first.
pub fn by_force(policy: &PolicyReport<'_>) -> Vec<CountRow<'static>> {
    let row = |force| CountRow {
        label: changes::heading(&policy.results, force),
        counts: policy.tally.of_force(force),
        whole: policy.tally.is_whole_of(force),
    };
    Force::ALL.iter().copied().map(row).filter(|row| row.counts.total() > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down_and_of_nothing_is_none() {
        let counts = |of: &[(Status, usize)]| {
            let mut counts = Counts::default();
            for (status, number) in of {
                for _ in 0..*number {
                    counts.count(*status);
                }
            }
            counts
        };
        assert_eq!(share(counts(&[(Status::Met, 199), (Status::PartlyMet, 1)])), Some(99));
        assert_eq!(share(counts(&[(Status::NotShown, 5), (Status::NotApplicable, 3)])), None);
    }
}
