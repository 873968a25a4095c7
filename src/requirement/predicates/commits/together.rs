//! What is asked in one entry may be said in several, each of a part: of some of those who do it, of some of those to whom
//! it goes, of a part of what it is about.

use crate::policy::Entry;
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::requirement::together::{Facet, together};
use crate::source::Spanned;
use crate::vocabulary::TermId;

use super::{Commits, Sought};

impl Commits {
    /// Entries that together say all that is asked, where none does so alone.
    pub(super) fn parts<'p>(&self, facts: &Facts<'p>) -> Option<Vec<&'p Entry>> {
        let all = facts.entries(self.deed.act);
        let is_whole = |entry: &Entry| self.bounds(entry, Sought::Anywhere, facts) == Bounds::FULL;
        let about = Facet { of: |entry: &Entry| entry.about.as_slice(), within: |entry| &mut entry.about };
        let to = Facet { of: |entry: &Entry| entry.to.as_slice(), within: |entry| &mut entry.to };
        let by = Facet {
            of: |entry: &Entry| {
                if entry.by.is_empty() { entry.inherited.as_slice() } else { entry.by.as_slice() }
            },
            within: |entry| if entry.by.is_empty() { &mut entry.inherited } else { &mut entry.by },
        };
        let details = [about, to, by];
        let mut found = details.iter().map(|detail| together(all, detail, |of| staff(of, facts), is_whole));
        found.find(|parts| !parts.is_empty())
    }
}

/// Teachers and support staff are the staff.
fn staff(of: &mut Vec<Spanned<TermId>>, facts: &Facts<'_>) {
    let known = facts.known();
    let place = |part: TermId| of.iter().find(|it| it.value == part).map(|it| it.span);
    if let (Some(span), Some(_)) = (place(known.teachers), place(known.support_staff)) {
        of.push(Spanned::new(known.staff, span));
    }
}
