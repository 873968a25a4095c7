//! The keys of a records file.

use crate::format::Takes::{ByName, Date, Maps, Number, Term, TermOrText, Terms, Text, Texts, True, Word};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};

use super::super::outcome::RecordResult;
use super::super::records::Reply;
use super::{PEOPLE, ROLES, SUBJECTS};

/// A records file.
pub static RECORDS: Shape = Shape {
    name: "a records file",
    about: "Evidence of practice, which is not part of the policy and stands beside it.",
    keys: &[
        required("policygap-records", Number, "The version of the format: 1."),
        key("records", Maps(&RECORD), "Dated evidence."),
        key("self-review", ByName(&CLAIM), "The level that the school claims for each aspect."),
        key("accepted-gaps", Maps(&WAIVER), "Gaps that the governors have accepted for a time."),
        key("answers", Maps(&ANSWER), "Questions that somebody has answered for the school."),
        key("policygap-end", True, "The mark that the end of the file is there: `true`, on the last line."),
    ],
};

/// One record.
pub static RECORD: Shape = Shape {
    name: "a record",
    about: "Something that was done on a day.",
    keys: &[
        required("record", Term(&[Kind::Record]), "The kind of record."),
        required("date", Date, "When it was done."),
        key("by", TermOrText(ROLES), "Who did it: a role or a name."),
        key("with", Terms(PEOPLE), "Who took part."),
        key("about", Terms(SUBJECTS), "What it covered."),
        key("tested", Text, "What was tested."),
        key("outcome", Text, "What came out."),
        key(
            "result",
            Word(RecordResult::WORDS),
            "How it came out, in one word; where it failed or was not done, it shows nothing.",
        ),
        key("action", Text, "What was done about it."),
        key("reported-to", Terms(PEOPLE), "Who was told of it."),
        key("where", Text, "Where the evidence is kept."),
        key("note", Text, "Anything else."),
    ],
};

/// A claimed level.
pub static CLAIM: Shape = Shape {
    name: "a claim",
    about: "The level that the school claims for an aspect.",
    keys: &[
        required("level", Number, "The level claimed, 1 (highest) to 5."),
        key("commentary", Text, "How the school says it meets the level."),
        key("evidence", Texts, "Where the evidence is."),
    ],
};

/// An accepted gap.
pub static WAIVER: Shape = Shape {
    name: "an accepted gap",
    about: "A gap that the governors have accepted for a time.",
    keys: &[
        required("control", Text, "The control, as series/control."),
        required("reason", Text, "Why it is accepted."),
        required("approved-by", TermOrText(ROLES), "Who accepted it."),
        key("minute", Text, "The minute that records it."),
        required("until", Date, "The last day on which it holds."),
        key(
            "accepted-on",
            Date,
            "The day on which it was accepted, from which a year is counted; without it, nothing is accepted.",
        ),
    ],
};

/// An answer.
pub static ANSWER: Shape = Shape {
    name: "an answer",
    about: "A question that somebody has answered for the school.",
    keys: &[
        required("control", Text, "The control that it answers, as series/control."),
        required("answer", Word(Reply::WORDS), "The answer."),
        required("role", Term(ROLES), "The role of whoever answers."),
        required("date", Date, "When it was answered."),
        required("until", Date, "The last day on which it holds, a year from its day at most."),
        key("note", Text, "Anything else."),
    ],
};
