//! The vocabulary and the checklists that the binary carries.

/// A file: its path in the repository, its text and its parsed tree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct File {
    /// The path in the repository.
    pub(crate) name: &'static str,
    /// The text.
    pub(crate) text: &'static str,
    /// The tree, as [`crate::source::stored`] writes it.
    pub(crate) tree: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
