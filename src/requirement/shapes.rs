//! The keys of requirements, declared once: for reading, explaining and the schema.

use crate::format::Takes::{
    Deadline as TakesDeadline, Flag, Number, Period as TakesPeriod, Requirement as TakesRequirement, Term,
    Terms, Texts, Word,
};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};
use crate::policy::shapes::SUBJECTS;

/// Every key that a requirement may be, with what it means.
pub static REQUIREMENT: Shape = Shape {
    name: "a requirement",
    about: "One key: `all`, `any`, `at-least`, or a question to the policy.",
    keys: &[
        key("all", TakesRequirement, "Every one of these."),
        key("any", TakesRequirement, "At least one of these."),
        key("at-least", crate::format::Takes::Map(&AT_LEAST), "At least so many of these."),
        key("role-held", Terms(&[Kind::Role]), "A person is named for the post."),
        key("different-people", Terms(&[Kind::Role]), "Different people are named for these posts."),
        key(
            "commits",
            crate::format::Takes::Map(&COMMITS),
            "The policy commits to it, wherever it stands, in one entry.",
        ),
        key("trains", crate::format::Takes::Map(&TRAINS), "Somebody is trained."),
        key(
            "lists",
            crate::format::Takes::Requirement,
            "The list at that place of the policy contains these.",
        ),
        key(
            "handles",
            crate::format::Takes::Map(&HANDLES),
            "There is a procedure for a type of incident, with these steps.",
        ),
        key("cites", crate::format::Takes::Map(&CITES), "A work is cited."),
        key(
            "cites-nothing-superseded",
            crate::format::Takes::Map(&SUPERSEDED),
            "Nothing cited had lapsed or belongs to another area.",
        ),
        key("review-cycle", TakesPeriod, "Approval and next review are no further apart."),
        key("review-not-overdue", Flag, "The last day of the next review has not passed."),
        key("recorded", crate::format::Takes::Map(&RECORDED), "A record shows it."),
        key("states", Texts, "A plain field of the policy is filled."),
        key("consistent", Texts, "The policy does not contradict itself there."),
    ],
};

pub(super) static AT_LEAST: Shape = Shape {
    name: "`at-least`",
    about: "At least so many of these.",
    keys: &[required("count", Number, "How many."), required("of", TakesRequirement, "Of which.")],
};

/// What may be asked of a commitment, and of a step of a procedure.
pub static COMMITS: Shape = Shape {
    name: "`commits`",
    about: "The policy commits to it, wherever it stands, in one entry that satisfies the whole combination.",
    keys: &[
        required("do", Terms(&[Kind::Commitment]), "The commitment."),
        key("by", Terms(&[Kind::Role]), "By these roles."),
        key("to", Terms(&[Kind::Role, Kind::Agency]), "To these."),
        key("with", Terms(&[Kind::Role, Kind::Agency]), "With these."),
        key("every", TakesPeriod, "At least this often."),
        key("within", TakesDeadline, "By this deadline."),
        key("when", Terms(&[Kind::Event]), "On these occasions."),
        key("about", Terms(SUBJECTS), "About these subjects."),
        key("no-exceptions", Flag, "Without exceptions."),
        key(
            "may-be-conditional",
            Flag,
            "A condition in own words, or one that names a circumstance, belongs to the demand and does not weaken it.",
        ),
        key(
            "may-be-unheld",
            Flag,
            "It counts even where the policy does not say who does it: a sign that something is in place.",
        ),
    ],
};

pub(super) static TRAINS: Shape = Shape {
    name: "`trains`",
    about: "Somebody is trained.",
    keys: &[
        required("who", Terms(&[Kind::Role]), "Who."),
        key("when", Terms(&[Kind::Event]), "On these occasions."),
        key("every", TakesPeriod, "At least this often."),
        key("about", Terms(SUBJECTS), "In what."),
    ],
};

pub(super) static HANDLES: Shape = Shape {
    name: "`handles`",
    about: "There is a procedure for a type of incident, with these steps.",
    keys: &[
        required("incident", Term(&[Kind::Incident]), "The type of incident."),
        key("steps", crate::format::Takes::Entries(&[Kind::Commitment], &COMMITS), "The steps."),
        key(
            "order",
            Terms(&[Kind::Commitment]),
            "None of these steps may stand after one that follows it here, where both are there.",
        ),
    ],
};

pub(super) static CITES: Shape = Shape {
    name: "`cites`",
    about: "A work is cited.",
    keys: &[
        key("work", Terms(&[Kind::Catalogue]), "The work, edition or series."),
        key("any-of", Terms(&[Kind::Catalogue]), "One of these."),
        key("current", Flag, "In the edition that is current."),
        key("as-at", Word(&["audit", "approval"]), "On which day it must be current."),
    ],
};

pub(super) static SUPERSEDED: Shape = Shape {
    name: "`cites-nothing-superseded`",
    about: "Nothing cited had lapsed or belongs to another area.",
    keys: &[required("among", Texts, "`all`, `local`, sorts of the catalogue, or entries and series.")],
};

pub(super) static RECORDED: Shape = Shape {
    name: "`recorded`",
    about: "A record shows it.",
    keys: &[
        required("record", Term(&[Kind::Record]), "The kind of record."),
        key("every", TakesPeriod, "How fresh it must be."),
        key("about", Terms(SUBJECTS), "What it covered."),
        key("states", Texts, "Which keys of the record are filled."),
        key("by", Terms(&[Kind::Role]), "Who made it."),
    ],
};
