//! What a requirement asks of terms: every one of a list, each with its alternatives.

use serde::{Deserialize, Serialize};

use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary, and, or};

/// Terms asked for: every group must be answered, and any member of a group answers it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The groups.
    pub groups: Vec<Vec<TermId>>,
}

impl Asked {
    /// One term.
    pub fn one(term: TermId) -> Self {
        Self { groups: vec![vec![term]] }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The groups that these terms do not answer; a part answers what is asked of the whole.
    pub fn unanswered<'a>(&'a self, given: &[Spanned<TermId>], words: &Vocabulary) -> Vec<&'a [TermId]> {
        self.groups
            .iter()
            .map(Vec::as_slice)
            .filter(|group| {
                !group.iter().any(|&asked| given.iter().any(|given| words.is_part(given.value, asked)))
            })
            .collect()
    }

    /// Whether these terms answer everything.
    pub fn answered(&self, given: &[Spanned<TermId>], words: &Vocabulary) -> bool {
        self.unanswered(given, words).is_empty()
    }

    /// In a sentence: "a, b or c, and d".
    pub fn say(&self, words: &Vocabulary) -> String {
        say(self.groups.iter().map(Vec::as_slice), words)
    }

    /// The same for the same demand, whatever the order.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        let mut groups: Vec<String> = self
            .groups
            .iter()
            .map(|group| {
                let mut ids: Vec<_> = group.iter().map(|&term| words.id(term)).collect();
                ids.sort_unstable();
                ids.dedup();
                ids.join("|")
            })
            .collect();
        groups.sort();
        groups.dedup();
        groups.join("&")
    }
}

/// Groups in a sentence.
pub fn say<'a>(groups: impl IntoIterator<Item = &'a [TermId]>, words: &Vocabulary) -> String {
    and(groups.into_iter().map(|group| or(group.iter().map(|&term| words.label(term).to_owned()))))
}
