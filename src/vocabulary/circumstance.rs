//! Conditions that a document writes in its own words: where every word of a text belongs to a circumstance, it is that one.

use super::term::{Circumstance, Detail, Term};
use super::{Kind, TermId, Vocabulary};

/// The small words of sentences, which settle nothing of what a circumstance is. Words that limit ("only", "not",
/// "serious", "until") are none of them.
const SMALL: &[&str] = &[
    "a",
    "about",
    "an",
    "and",
    "any",
    "anybody",
    "anyone",
    "anything",
    "appears",
    "are",
    "as",
    "at",
    "be",
    "been",
    "being",
    "believe",
    "believed",
    "believes",
    "but",
    "by",
    "can",
    "could",
    "feel",
    "feels",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "if",
    "in",
    "is",
    "it",
    "may",
    "might",
    "of",
    "on",
    "or",
    "seem",
    "seems",
    "she",
    "some",
    "somebody",
    "someone",
    "something",
    "suspect",
    "suspected",
    "suspects",
    "that",
    "the",
    "their",
    "them",
    "there",
    "they",
    "think",
    "thinks",
    "this",
    "thought",
    "to",
    "was",
    "we",
    "were",
    "when",
    "where",
    "whenever",
    "who",
    "with",
];

impl Vocabulary {
    /// The circumstance that a text names in own words, where all its words belong to one.
    pub fn circumstance(&self, text: &str) -> Option<TermId> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower
            .split(|sign: char| !sign.is_alphanumeric() && sign != '\'')
            .map(|word| word.trim_end_matches("'s"))
            .filter(|word| !word.is_empty() && !SMALL.contains(word))
            .collect();
        let turns_on =
            |about: &Circumstance, word: &str| about.turns_on.iter().any(|known| known.as_str() == word);
        let is_beside =
            |about: &Circumstance, word: &str| about.beside.iter().any(|known| known.as_str() == word);
        let is_meant = |about: &Circumstance| {
            words.iter().any(|word| turns_on(about, word))
                && words.iter().all(|word| turns_on(about, word) || is_beside(about, word))
        };
        let mut conditions = self.of_kind(Kind::Condition);
        let is_it = |(_, term): &(TermId, &Term)| match &term.detail {
            Detail::Condition(about) => is_meant(about),
            _ => false,
        };
        conditions.find(is_it).map(|(id, _)| id)
    }
}

#[cfg(test)]
mod tests {
    use crate::vocabulary::Vocabulary;

    fn named(text: &str) -> Option<&'static str> {
        let vocabulary = Vocabulary::builtin();
        vocabulary.circumstance(text).map(|term| vocabulary.id(term))
    }

    #[test]
    fn the_occasion_of_a_duty_in_plain_words_is_that_occasion() {
        for (condition, texts) in [
            (
                "if-suspected",
                "they believe a crime has occurred|the law was broken|an offence has taken place|criminal activity is suspected",
            ),
            (
                "if-child-at-risk",
                "something worries them|an incident happens|a child needs help|a pupil may be suffering harm|\
                 a child is suffering or likely to suffer harm|they are concerned about a pupil",
            ),
            (
                "if-radicalisation-risk",
                "there are signs of radicalisation|they are concerned that a pupil is being radicalised|\
                 the concern is about extremism|a pupil is thought to be vulnerable to extremism",
            ),
            (
                "if-threshold-met",
                "a member of staff has behaved in a way that may have harmed a child|it is alleged that a member of staff harmed a child|\
                 the criteria for a referral are met",
            ),
            ("if-danger", "anybody is in danger|there is an emergency"),
        ] {
            for text in texts.split('|') {
                assert_eq!(named(text), Some(condition), "{text}");
            }
        }
    }

    #[test]
    fn a_word_that_limits_makes_it_a_condition_of_its_own() {
        for text in [
            "the crime is serious",
            "a crime has been proved",
            "the headteacher agrees",
            "a child is repeatedly at risk",
            "the parents do not object",
            "only if a child is at risk",
            "the concern is not dealt with by the class teacher",
            "it",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
