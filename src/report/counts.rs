//! Counting, once for all formats. Controls and aspects are counted apart.

use crate::checklist::Force;

use super::changes;
use super::model::{Aspects, ChecklistReport, CountRow, Result, Summary, Verdict};

impl Summary {
    /// Counts results; aspects are left out.
    pub fn of<'a>(results: impl IntoIterator<Item = &'a Result>) -> Self {
        let mut summary = Self::default();
        for result in results.into_iter().filter(|result| result.benchmark.is_none()) {
            *match result.verdict {
                Verdict::Met => &mut summary.met,
                Verdict::PartlyMet => &mut summary.partly_met,
                Verdict::NotMet => &mut summary.not_met,
                Verdict::NotApplicable => &mut summary.not_applicable,
                Verdict::NotShown => &mut summary.not_shown,
                Verdict::Waived => &mut summary.waived,
            } += 1;
        }
        summary
    }

    /// Everything that was counted.
    pub fn total(self) -> usize {
        self.met + self.partly_met + self.not_met + self.not_applicable + self.not_shown + self.waived
    }

    /// The share that is met in percent, of those met, partly met and not met, rounded down: 199 of 200 is 99%.
    pub fn share(self) -> Option<usize> {
        let of = self.met + self.partly_met + self.not_met;
        (self.met * 100).checked_div(of)
    }
}

impl Aspects {
    /// Counts aspects; controls are left out. A waived one counts as below.
    pub fn of<'a>(results: impl IntoIterator<Item = &'a Result>) -> Self {
        let mut aspects = Self::default();
        for result in results.into_iter().filter(|result| result.benchmark.is_some()) {
            match result.verdict {
                Verdict::Met => aspects.at_benchmark += 1,
                Verdict::NotShown => aspects.not_shown += 1,
                Verdict::PartlyMet | Verdict::NotMet | Verdict::Waived => aspects.below += 1,
                Verdict::NotApplicable => {}
            }
        }
        aspects
    }
}

/// A row of counts.
fn row<'a>(label: String, results: impl IntoIterator<Item = &'a Result>) -> CountRow {
    let counts = Summary::of(results);
    let share = counts.share().map_or_else(|| "–".to_owned(), |share| format!("{share}%"));
    CountRow { label, counts, share }
}

/// Counts by checklist, in their order; only those with controls.
pub fn by_checklist(results: &[Result], checklists: &[ChecklistReport]) -> Vec<CountRow> {
    checklists
        .iter()
        .map(|checklist| {
            row(checklist.title.clone(), results.iter().filter(|result| result.checklist == checklist.series))
        })
        .filter(|row| row.counts.total() > 0)
        .collect()
}

/// Counts by force, strongest first.
pub fn by_force(results: &[Result]) -> Vec<CountRow> {
    let of = |force| {
        row(
            changes::heading(results, force).to_owned(),
            results.iter().filter(move |result| result.strength == force),
        )
    };
    Force::ALL.iter().copied().map(of).filter(|row| row.counts.total() > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::Summary;

    #[test]
    fn a_share_is_rounded_down_and_of_nothing_is_none() {
        let almost = Summary { met: 199, partly_met: 1, ..Summary::default() };
        assert_eq!(almost.share(), Some(99));
        assert_eq!(Summary { not_shown: 5, not_applicable: 3, ..Summary::default() }.share(), None);
    }
}
