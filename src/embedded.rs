//! The vocabulary and the checklists that the program carries, as `build.rs` wrote them down.

use std::sync::LazyLock;

use crate::checklist::{Checklist, Library};
use crate::source::{Source, carried};
use crate::vocabulary::Vocabulary;

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
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::carried(VOCABULARY, DESCRIPTIONS));
        &BUILTIN
    }
}

impl Library {
    /// The checklists that the program carries, written with the words of [`Vocabulary::builtin`].
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Library> = LazyLock::new(|| {
            let editions: Vec<Checklist> = carried::read(EDITIONS);
            let of_file = |(edition, file): (Checklist, &File)| {
                edition.carried(Source::embedded(file.name, file.text), file.demands)
            };
            Library::carried(editions.into_iter().zip(CHECKLISTS).map(of_file))
        });
        &BUILTIN
    }
}
