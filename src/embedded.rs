//! The vocabulary and the checklists that the program carries, as `build.rs` wrote them down.

use crate::checklist::{Checklist, Library, LibraryError};
use crate::source::{Source, carried};
use crate::vocabulary::{LoadError, Vocabulary};

/// A checklist: its file, and what it asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct File {
    /// The path in the repository.
    pub(crate) name: &'static str,
    /// The text.
    pub(crate) text: &'static str,
    /// Its controls and aspects, stored.
    pub(crate) demands: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

impl Vocabulary {
    /// The vocabulary that the program carries.
    ///
    /// # Errors
    /// Never.
    pub fn builtin() -> Result<Self, LoadError> {
        Ok(Self::carried(VOCABULARY, DESCRIPTIONS))
    }
}

impl Library {
    /// The checklists that the program carries.
    ///
    /// # Errors
    /// Never.
    pub fn builtin(_words: &Vocabulary) -> Result<Self, LibraryError> {
        let editions: Vec<Checklist> = carried::read(EDITIONS);
        let files = CHECKLISTS.iter().map(|file| (Source::embedded(file.name, file.text), file.demands));
        let of_file = |(edition, (source, demands)): (Checklist, (Source, _))| edition.carried(source, demands);
        Ok(Self::carried(editions.into_iter().zip(files).map(of_file)))
    }
}
