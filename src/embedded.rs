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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::{checklist, vocabulary};

    #[test]
    fn the_checklists_that_are_carried_are_those_of_their_files() {
        let words = Vocabulary::builtin();
        assert_eq!(Library::builtin().all().count(), CHECKLISTS.len());
        for carried in Library::builtin().all() {
            let read = checklist::load(carried.source_file.clone(), words).unwrap();
            assert_eq!(carried.size, carried.demands().size(), "{}", carried.id.value);
            assert_eq!(format!("{:?}", carried.demands()), format!("{:?}", read.demands()));
            assert_eq!(
                (
                    &carried.extends,
                    &carried.title,
                    &carried.edition,
                    carried.from,
                    carried.to,
                    &carried.phases
                ),
                (&read.extends, &read.title, &read.edition, read.from, read.to, &read.phases)
            );
        }
    }

    #[test]
    #[allow(clippy::disallowed_methods, reason = "the files are the repository's own")]
    fn the_words_that_are_carried_are_those_of_their_files() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists/vocabulary");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        let source = |path: &std::path::PathBuf| {
            Source::new(path.display().to_string(), std::fs::read_to_string(path).unwrap())
        };
        let read = vocabulary::load::load(files.iter().map(source).collect()).unwrap();
        let carried = Vocabulary::builtin();
        assert_eq!(carried.iter().count(), read.iter().count());
        assert!(carried.iter().count() > 1000);
        for ((id, carried_term), (_, term)) in carried.iter().zip(read.iter()) {
            assert_eq!(format!("{carried_term:?}"), format!("{term:?}"));
            assert_eq!(format!("{:?}", carried.description(id)), format!("{:?}", read.description(id)));
            assert_eq!(carried.find(term.kind, &term.id), Some(id));
            assert!(carried.wholes(id).eq(read.wholes(id)), "{}", term.id);
        }
    }
}
