//! Words of outcomes that leave it open whether something was done and came out well: they show nothing, and it is asked.

use super::outcome::{SHORT, begins, holds};

/// Words that speak against a success and do not settle that there was none: it is asked.
const DOUBT: &[&str] = &[
    "ineffective",
    "inadequate",
    "unsatisfactory",
    "unacceptable",
    "non compliant",
    "noncompliant",
    "broken",
    "got through",
    "aborted",
    "abandoned",
    "unable to",
    "could not test",
    "cannot be tested",
    "could not check",
    "did badly",
    "serious gaps",
    "serious failings",
    "major failings",
    "serious concerns",
    "serious weaknesses",
    "let everything through",
    "let all pages through",
    "half done",
    "half finished",
    "half complete",
    "postponed",
    "put off",
    "called off",
    "rescheduled",
    "overlooked",
    "results awaited",
    "result awaited",
    "results not yet",
    "major concerns",
    "filter was off",
    "filter down",
    "filter was down",
    "was switched off",
    "was turned off",
    "was missed",
    "ran out of time",
    "to be arranged",
    "to be scheduled",
    "will be done",
    "will take place",
    "will be carried out",
    "will be tested",
];

/// Words that do so where they are the whole text, or begin it and hardly anything follows.
const DOUBT_ALONE: &[&str] = &[
    "no",
    "poor",
    "bad",
    "red",
    "rated red",
    "rag",
    "incomplete",
    "due",
    "outstanding",
    "overdue",
    "in progress",
    "ongoing",
    "started",
    "awaited",
    "waiting for",
    "expected",
    "deferred",
    "delayed",
    "moved to",
    "called off",
    "rescheduled",
    "rearranged",
    "scheduled",
    "missed",
    "skipped",
    "forgotten",
    "forgot",
    "omitted",
    "rejected",
    "issues found",
    "see above",
    "0",
];

/// What is done, or comes out well, where no such word as `not` stands before it.
const DONE: &[&str] = &[
    "blocked",
    "block",
    "tested",
    "checked",
    "done",
    "attended",
    "completed",
    "complete",
    "finished",
    "effective",
    "compliant",
    "successful",
    "satisfactory",
    "ok",
    "possible",
    "result",
    "outcome",
    "recorded",
    "met",
    "approved",
    "agreed",
    "came",
    "test",
    "check",
    "term",
];

/// Words that take it back.
const DENIED: &[&str] = &["no", "not", "none", "nothing", "nobody", "never", "0", "zero"];

/// Whether a clause takes back that it was done or came out well: "no sites were blocked", "nobody came".
fn is_denied(clause: &str) -> bool {
    // A longer clause says more than that, and may deny something else.
    const LONGEST: usize = 6;
    let words: Vec<&str> = clause.split(' ').collect();
    let denied = words.iter().position(|word| DENIED.contains(word));
    let done = words.iter().rposition(|word| DONE.contains(word));
    words.len() <= LONGEST && denied.zip(done).is_some_and(|(denied, done)| denied < done)
}

/// Whether a text leaves it in doubt that it was done and came out well.
pub(super) fn is_doubtful(clauses: &[String], whole: &str, words: usize) -> bool {
    let alone = |phrase: &&str| begins(whole, phrase) && words <= SHORT;
    let says_no = |clause: &String| clause == "no" || is_denied(clause);
    DOUBT.iter().any(|phrase| holds(whole, phrase))
        || DOUBT_ALONE.iter().any(alone)
        || clauses.iter().any(says_no)
}
