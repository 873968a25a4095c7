//! What a requirement asks of terms: every one of a list, each with its alternatives.

use serde::{Deserialize, Serialize};

use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary, and, or};

/// Terms asked for: every group must be answered, and any member of a group answers it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Asked {
    /// The groups.
    pub groups: Vec<Vec<TermId>>,
}

/// Groups of which each asks for any of its terms.
pub type Groups<'a> = Vec<&'a [TermId]>;

impl Asked {
    /// One term.
    pub fn one(term: TermId) -> Self {
        Self { groups: vec![vec![term]] }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Every term in it.
    pub fn terms(&self) -> impl Iterator<Item = TermId> {
        self.groups.iter().flatten().copied()
    }

    /// The groups that the given terms do not answer; a part answers what is asked of the whole, and a group what is
    /// asked of those whom it includes.
    pub fn open<'a, 'g>(
        &'a self,
        given: impl Iterator<Item = &'g Spanned<TermId>> + Clone,
        vocabulary: &Vocabulary,
    ) -> impl Iterator<Item = &'a [TermId]> {
        self.open_to(given.map(|given| given.value), vocabulary)
    }

    /// The same of terms that stand nowhere, because a word holds them in itself. Both halves answer for what joins them.
    pub fn open_to<'a>(
        &'a self,
        given: impl Iterator<Item = TermId> + Clone,
        vocabulary: &Vocabulary,
    ) -> impl Iterator<Item = &'a [TermId]> {
        let known = vocabulary.known();
        let has = {
            let given = given.clone();
            move |term: TermId| given.clone().any(|given| given == term)
        };
        let is_joined = move |group: &[TermId]| {
            group.contains(&known.filtering_and_monitoring) && has(known.filtering) && has(known.monitoring)
                || group.contains(&known.staff) && has(known.teachers) && has(known.support_staff)
        };
        let answered = move |group: &[TermId]| {
            given.clone().any(|given| group.iter().any(|&asked| vocabulary.answers(given, asked)))
                || is_joined(group)
        };
        self.groups.iter().map(Vec::as_slice).filter(move |group| !answered(group))
    }

    /// In a sentence: "a, b or c, and d".
    pub fn say(&self, vocabulary: &Vocabulary) -> String {
        say(self.groups.iter().map(Vec::as_slice), vocabulary)
    }

    /// Occasions in a sentence.
    pub fn say_occasions(&self, vocabulary: &Vocabulary) -> String {
        occasions(self.groups.iter().map(Vec::as_slice), vocabulary)
    }

    /// The same for the same demand, whatever the order.
    pub fn canonical(&self, vocabulary: &Vocabulary) -> String {
        let mut groups: Vec<String> = self
            .groups
            .iter()
            .map(|group| {
                let mut ids: Vec<_> = group.iter().map(|&term| vocabulary.id(term)).collect();
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
pub fn say<'a>(groups: impl IntoIterator<Item = &'a [TermId]>, vocabulary: &Vocabulary) -> String {
    said(groups, |term| vocabulary.label(term).to_owned())
}

/// Groups of occasions, as a sentence goes on with them: "at induction or when somebody leaves".
pub fn occasions<'a>(groups: impl IntoIterator<Item = &'a [TermId]>, vocabulary: &Vocabulary) -> String {
    said(groups, |term| vocabulary.occasion(term))
}

fn said<'a>(groups: impl IntoIterator<Item = &'a [TermId]>, say: impl Fn(TermId) -> String) -> String {
    and(groups.into_iter().map(|group| or(group.iter().map(|&term| say(term)))))
}
