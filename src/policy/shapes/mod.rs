//! The keys of a policy file and of a records file: the format, declared once.
//!
//! Read in this order: this file (the sections), one file for each group of them, and `records`.

mod document;
mod duties;
mod provision;
mod records;

use crate::format::Takes::{ByName, ByTerm, Entries, Map, Maps, Number, Terms, Text, True};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};

pub use document::{ABOUT, CITATION, LINKED, SCHOOL, SCOPE, TERMS};
pub use duties::{ENTRY, PROCEDURE, ROLE, TOPIC};
pub use provision::{EDUCATION, FILTERING, METHOD, MONITORING, TAUGHT, TRAINING};
pub use records::{ANSWER, CLAIM, RECORD, RECORDS, WAIVER};

/// What `about` may name.
pub const SUBJECTS: &[Kind] = &[
    Kind::Subject,
    Kind::Device,
    Kind::Risk,
    Kind::PupilGroup,
    Kind::Incident,
    Kind::TeachingTopic,
    Kind::PolicyKind,
    Kind::Technology,
    Kind::Role,
    Kind::Event,
    Kind::FilteringCategory,
    Kind::Place,
    Kind::Record,
];
/// A member of a list in own words, where no word of the vocabulary fits.
pub static OWN_WORDS: Shape = Shape {
    name: "a member of a list",
    about: "Something that the document names and for which the vocabulary has no word.",
    keys: &[
        required("say", Text, "What the document names, in own words."),
        key("section", Text, "The section of the document."),
        key("note", Text, "Anything else."),
    ],
};

const PEOPLE: &[Kind] = &[Kind::Role, Kind::Agency];
const ROLES: &[Kind] = &[Kind::Role];
const ACTS: &[Kind] = &[Kind::Commitment];
const POLICIES: &[Kind] = &[Kind::PolicyKind];

/// A policy file.
pub static POLICY: Shape = Shape {
    name: "a policy file",
    about: "What a school's policy document says, in our own words, faults included.",
    keys: &[
        required("policygap", Number, "The version of the format: 1."),
        required("school", Map(&SCHOOL), "The school."),
        required("policy", Map(&ABOUT), "The document: title, dates, approval."),
        key("scope", Map(&SCOPE), "Whom and what the policy covers."),
        key("roles", ByTerm(ROLES, &ROLE), "Who holds which role, and what each commits to."),
        key(
            "topics",
            ByName(&TOPIC),
            "What is said outside anyone's duties, under the document's own headings.",
        ),
        key("filtering", Map(&FILTERING), "How internet content is filtered."),
        key("monitoring", Map(&MONITORING), "How use is monitored."),
        key("training", Maps(&TRAINING), "Who is trained, when and in what."),
        key("education", Map(&EDUCATION), "What pupils are taught."),
        key("incidents", ByTerm(&[Kind::Incident], &PROCEDURE), "What is done in each type of incident."),
        key("not-used", Terms(&[Kind::Technology]), "What the document says the school does not use."),
        key("linked-policies", Entries(POLICIES, &LINKED), "Other policies that the document names."),
        key(
            "cites",
            Entries(&[Kind::Catalogue], &CITATION),
            "Bodies, laws, guidance, schemes, services and old words that the text uses.",
        ),
        key("policygap-end", True, "The mark that the end of the file is there: `true`, on the last line."),
    ],
};
