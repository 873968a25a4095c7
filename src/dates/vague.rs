//! Words by which documents say that something is done at some time, and that name no time.

use super::period_words::{is_repeated, plain_words};
use super::tokens::clean;

/// Words that stand where a document names no day, no period and no deadline.
const VAGUE: [&str; 27] = [
    "when due",
    "as due",
    "when required",
    "when needed",
    "when appropriate",
    "where appropriate",
    "where necessary",
    "as appropriate",
    "as necessary",
    "as and when",
    "as and when required",
    "as and when needed",
    "as and when necessary",
    "in due course",
    "as soon as possible",
    "as soon as practicable",
    "as soon as is practicable",
    "as soon as is practical",
    "as soon as reasonably practicable",
    "as soon as reasonably possible",
    "asap",
    "a s a p",
    "promptly",
    "quickly",
    "in a timely manner",
    "on a rolling basis",
    "rolling programme",
];

/// Whether a text says that something is done at some time, and names no time: "regularly", "when due", "as soon as
/// possible".
#[must_use]
pub fn is_vague(text: &str) -> bool {
    let written = clean(text);
    let words = plain_words(&written);
    let words = words.trim_end_matches(['.', '!']);
    VAGUE.contains(&words) || is_repeated(words)
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn words_without_a_time_are_vague() {
        for text in ["Regularly", "ongoing", "when due", "As soon as possible.", "ASAP", "as required"] {
            assert!(is_vague(text), "{text}");
        }
        for text in ["annually", "immediately", "24 hours", "September 2026", "soonish"] {
            assert!(!is_vague(text), "{text}");
        }
    }
}
