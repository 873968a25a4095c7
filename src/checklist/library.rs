//! All checklists, and which edition of each is in force on a day.

use std::fmt;

use chrono::NaiveDate;

use crate::source::{Problem, Source, snippet};
use crate::vocabulary::Vocabulary;

use super::also_existed::{AlsoExisted, NotCarried};
use super::item::Item;
use super::load;
use super::model::Checklist;

/// All checklists, by series and first day.
#[derive(Clone, Debug, Default)]
pub struct Library {
    checklists: Vec<Checklist>,
}

/// Which checklists are at fault, and how.
#[derive(Debug)]
pub struct LibraryError {
    /// The files at fault.
    pub faults: Vec<(Source, Vec<Problem>)>,
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (source, problem)) in self
            .faults
            .iter()
            .flat_map(|(source, problems)| problems.iter().map(move |p| (source, p)))
            .enumerate()
        {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "{}", snippet::explain(source, problem, false))?;
        }
        Ok(())
    }
}

impl std::error::Error for LibraryError {}

impl Library {
    /// Checklists that the program carries, in their order.
    pub(crate) fn carried(checklists: impl Iterator<Item = Checklist>) -> Self {
        Self { checklists: checklists.collect() }
    }

    /// Reads checklists.
    ///
    /// # Errors
    /// Every problem of every file, and what is wrong between them.
    pub fn load(sources: impl IntoIterator<Item = Source>, words: &Vocabulary) -> Result<Self, LibraryError> {
        Self::collect(sources.into_iter().map(|source| load(source, words)))
    }

    fn collect(
        read: impl Iterator<Item = Result<Checklist, (Source, Vec<Problem>)>>,
    ) -> Result<Self, LibraryError> {
        let mut library = Self::default();
        let mut faults = Vec::new();
        for read in read {
            match read {
                Ok(checklist) => library.checklists.push(checklist),
                Err(fault) => faults.push(fault),
            }
        }
        library
            .checklists
            .sort_by(|a, b| (&a.series, a.from, &a.id.value).cmp(&(&b.series, b.from, &b.id.value)));
        if faults.is_empty() { Ok(library) } else { Err(LibraryError { faults }) }
    }

    /// The checklists of both.
    ///
    /// # Errors
    /// Where they contradict each other.
    pub fn with(&self, other: Self) -> Result<Self, LibraryError> {
        let mut both = self.clone();
        both.checklists.extend(other.checklists);
        both.checklists
            .sort_by(|a, b| (&a.series, a.from, &a.id.value).cmp(&(&b.series, b.from, &b.id.value)));
        let faults = super::checks::together(&both);
        if faults.is_empty() { Ok(both) } else { Err(LibraryError { faults }) }
    }

    /// Every checklist, by series and first day.
    pub fn all(&self) -> impl Iterator<Item = &Checklist> {
        self.checklists.iter()
    }

    /// The checklist of an edition, or the editions of a series.
    pub fn find<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Checklist> {
        self.all().filter(move |checklist| checklist.id.value == name || checklist.series == name)
    }

    /// Every edition of the control or aspect of that name, series/control, by first day.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Item<'a>> {
        let (series, id) = name.split_once('/').unwrap_or_default();
        let of_series = self.all().filter(move |checklist| checklist.series == series);
        of_series.flat_map(Checklist::items).filter(move |item| item.id().value == id)
    }

    /// Of each series the edition in force on a day: the one with the latest first day not after it, unless it was
    /// withdrawn before.
    pub fn in_force(&self, on: NaiveDate) -> Vec<&Checklist> {
        let mut out: Vec<&Checklist> = Vec::new();
        for checklist in self.all().filter(|checklist| checklist.from <= on) {
            match out.last_mut() {
                Some(last) if last.series == checklist.series => *last = checklist,
                _ => out.push(checklist),
            }
        }
        out.retain(|checklist| checklist.to.is_none_or(|to| to >= on));
        out
    }

    /// The last day on which an edition is in force: its own, or the day before the next edition.
    pub fn last_day(&self, checklist: &Checklist) -> NaiveDate {
        let next = self.next_edition(&checklist.series, checklist.from).and_then(|next| next.from.pred_opt());
        checklist.to.into_iter().chain(next).min().unwrap_or(NaiveDate::MAX)
    }

    /// The editions that were in force on a day and are not carried, one of each series at most, by series.
    pub fn not_carried(&self, on: NaiveDate) -> Vec<NotCarried<'_>> {
        let in_force = self.in_force(on);
        let mut out: Vec<NotCarried<'_>> = Vec::new();
        for checklist in self.all() {
            let is_known = |series: &str| {
                in_force.iter().any(|known| known.series == series)
                    || out.iter().any(|known| known.checklist.series == series)
            };
            let on_the_day = |edition: &&AlsoExisted| edition.from <= on && on <= edition.to;
            if let Some(edition) = checklist.also_existed.iter().find(on_the_day)
                && !is_known(&checklist.series)
            {
                out.push(NotCarried { checklist, edition });
            }
        }
        out
    }

    /// The next edition of a series after a day, if one is known.
    pub fn next_edition(&self, series: &str, on: NaiveDate) -> Option<&Checklist> {
        self.all().find(|checklist| checklist.series == series && checklist.from > on)
    }
}
