//! What is asked of filtering and monitoring may be said in two entries, one for each.

use crate::policy::Entry;
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::source::Spanned;
use crate::vocabulary::TermId;

use super::{Commits, Sought};

impl Commits {
    /// Two entries of which one says of filtering, and the other of monitoring, all that is asked of both.
    pub(super) fn halves<'p>(&self, facts: &Facts<'p>) -> Option<[&'p Entry; 2]> {
        let known = facts.known();
        let (filtering, monitoring) = (known.filtering, known.monitoring);
        let is_about = |entry: &Entry, half: TermId| entry.about.iter().any(|about| about.value == half);
        let whole = |half: TermId, other: TermId| {
            facts.entries(self.deed.act).iter().copied().find(|&entry| {
                let place = entry.about.iter().find(|about| about.value == half);
                place.is_some_and(|about| {
                    let mut both = entry.clone();
                    both.about.push(Spanned { value: other, span: about.span });
                    let bounds = self.best_bounds(std::iter::once(&both), Sought::Anywhere, facts);
                    bounds == Some(Bounds::FULL)
                })
            })
        };
        let is_said = |half| facts.entries(self.deed.act).iter().any(|entry| is_about(entry, half));
        if !is_said(filtering) || !is_said(monitoring) {
            return None;
        }
        Some([whole(filtering, monitoring)?, whole(monitoring, filtering)?])
    }
}
