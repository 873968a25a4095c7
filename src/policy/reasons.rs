//! What stands as the reason for which a gap is accepted, and is none: that it was refused, or that a reason is to come.

/// What says, at the start of a reason, that there is none yet or that it stands elsewhere.
const PUT_OFF: &[&str] = &[
    "to be confirmed",
    "to be agreed",
    "to be decided",
    "to be discussed",
    "to be approved",
    "to be minuted",
    "to be added",
    "to be written",
    "to be settled at",
    "no reason",
    "not discussed",
    "not yet discussed",
    "deferred",
    "it has been deferred",
    "it was deferred",
    "this has been deferred",
    "this was deferred",
    "pending approval",
    "pending agreement",
    "pending a decision",
    "subject to approval",
    "subject to agreement",
    "governors will discuss",
    "governors will decide",
    "governors to discuss",
    "governors to decide",
    "the governors will discuss",
    "the governors will decide",
    "the board will discuss",
    "the board will decide",
    "to follow",
    "will follow",
    "reason to follow",
    "reasons to follow",
    "reason to be",
    "reasons to be",
    "reason follows",
    "see ",
    "as per",
    "as minuted",
    "as discussed",
    "as agreed",
    "refer to",
    "per minute",
    "per the minute",
    "minuted",
    "minutes of",
    "the minutes of",
];

/// Who refuses.
const BOARD: &[&str] = &[
    "governors",
    "governor",
    "board",
    "body",
    "committee",
    "trust",
    "trustees",
    "directors",
    "council",
    "proprietor",
    "chair",
    "head",
    "headteacher",
    "leadership",
    "team",
    "slt",
    "meeting",
    "they",
    "we",
];

/// What says that it was not accepted.
const REFUSED: &[&str] = &["refused", "rejected", "declined", "refuse", "reject", "decline"];

/// What is not done to a gap that is not accepted.
const ACCEPTED: &[&str] =
    &["accepted", "accept", "agreed", "agree", "approved", "approve", "decided", "decide"];

/// Whether a text is no reason: it says that the gap was refused, or puts the reason off.
pub(super) fn is_none(reason: &str) -> bool {
    let plain = reason.to_lowercase().replace("n't", " not").replace("n\u{2019}t", " not");
    let words: Vec<&str> =
        plain.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let text = format!("{} ", words.join(" "));
    let is_put_off = PUT_OFF.iter().any(|phrase| text.starts_with(phrase));
    is_put_off || is_refused(&words) || words.iter().filter(|word| is_word(word)).count() < words.len().min(3)
}

/// Whether the board, or nobody else who is named, refuses: "rejected by the governors", "governors have not yet agreed".
fn is_refused(words: &[&str]) -> bool {
    // So many words may stand between who refuses and that it is refused.
    const NEAR: usize = 4;
    const SHORT: usize = 6;
    let near = |at: usize| words.iter().skip(at + 1).take(NEAR);
    let is_denied = |at: usize| {
        let before = words.get(at.saturating_sub(3)..at).unwrap_or_default();
        before.iter().any(|word| matches!(*word, "not" | "never" | "nobody" | "no"))
    };
    let refuses = |at: usize| {
        words.get(at).is_some_and(|word| {
            REFUSED.contains(word) && !is_denied(at) || ACCEPTED.contains(word) && is_denied(at)
        })
    };
    words.iter().enumerate().any(|(at, word)| {
        let by_board = BOARD.contains(word) && (at + 1..=at + NEAR + 2).any(refuses);
        // "It was rejected", "this gap was not accepted".
        let ends = at + 1 == words.len() && words.len() <= SHORT;
        let passive = refuses(at)
            && (at <= 1
                || ends
                || near(at).next() == Some(&"by") && near(at).any(|word| BOARD.contains(word)));
        by_board || passive
    })
}

/// Whether it is a word, and no letter that is repeated.
fn is_word(word: &str) -> bool {
    let first = word.chars().next();
    word.chars().any(|sign| Some(sign) != first) || word.chars().nth(1).is_none()
}

#[cfg(test)]
mod tests {
    use super::is_none;

    #[test]
    fn a_refusal_is_no_reason_and_neither_is_one_that_is_to_come() {
        for text in "Governors refused to accept this gap.|Rejected by the governors at the meeting.|Governors have not yet agreed to this.|The board did not accept it|The governors did not want to accept this gap|This gap was not accepted|It was rejected|The governing body hasn't agreed|Not agreed at the meeting|Refused by the board|It was rejected by governors|Reason to follow.|No reason was given by governors|Not discussed yet by governors|It has been deferred to the next meeting|Governors will discuss this in May|Pending approval by the governors|Subject to approval by the board|to be confirmed at the next meeting|see minutes of the meeting|See the minutes|aaaa bbbb cccc dddd|As discussed at the meeting".split('|') {
            assert!(is_none(text), "{text}");
        }
        for text in "The deputy headteacher starts in January and takes the role then.|To be settled with the new leadership team.|The guest network comes with the new firewall at Easter.|the filter is being replaced|The purchase was deferred to the next budget year|the post is advertised|The supplier refused to sign before Easter|The whole policy is rewritten by Easter|Two of the governors are new and the training is in March|A new head is *appointed* & starts in January.|Governors agreed to wait for the new firewall".split('|') {
            assert!(!is_none(text), "{text}");
        }
    }
}
