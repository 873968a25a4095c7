//! Which of several entries that fall short a reader would call the nearest.

use std::cmp::Reverse;

use crate::policy::{Entry, Within};
use crate::requirement::facts::Facts;
use crate::requirement::judgement::Because;
use crate::requirement::shortfall::{Detail, Shortfall};

use super::Deed;
use super::answer::One;

impl One<'_> {
    /// How near it is to what is asked; greater is nearer: the one that lacks least, of equals one of the holder who is
    /// asked, then one on the occasion that is asked, then one that says it in its own words, then one in the part of the
    /// policy to which it belongs.
    pub(super) fn nearness(&self, deed: &Deed, facts: &Facts<'_>) -> impl Ord + use<> {
        let lacks = |wanted: fn(&Shortfall<'_>) -> bool| self.told.shortfalls.iter().any(wanted);
        let other_holder = lacks(|short| matches!(short, Shortfall::Unanswered(Detail::By, _)));
        let other_occasion = lacks(|short| matches!(short, Shortfall::Unanswered(Detail::When, _)));
        // That nobody is named is the least that can be lacking.
        let only_unheld = self.told.shortfalls.iter().all(|short| short.because() == Because::NoHolder);
        let lacking = self.told.shortfalls.iter().map(Shortfall::weight).sum::<usize>();
        let is_own = self.entry.commitment() == Some(deed.act) && !self.entry.implied;
        let is_home = is_at_home(self.entry, deed, facts);
        (
            self.bounds.rank(),
            self.is_shown,
            Reverse(lacking),
            !other_holder,
            !other_occasion,
            only_unheld,
            is_own,
            is_home,
        )
    }
}

/// Whether an entry stands in the part of a policy in which its act is best written.
fn is_at_home(entry: &Entry, deed: &Deed, facts: &Facts<'_>) -> bool {
    let act = facts.vocabulary.commitment(deed.act);
    let belongs = act.map(|act| act.belongs.as_str()).unwrap_or_default();
    let part = match entry.place {
        Within::Role(_) => "roles",
        Within::Topic(_) => "topics",
        Within::Filtering => "filtering",
        Within::Monitoring => "monitoring",
        Within::Training(_) => "training",
        Within::Education => "education",
        Within::Step(_) | Within::Prevention(_) | Within::Incident(_) => "incidents",
    };
    part == belongs
}
