//! The keys of filtering, monitoring, training and education.

use crate::format::Takes::{Entries, Flag, Frequency, Term, TermOrText, Terms, Text, Word};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};

use super::super::entry::Strength;
use super::duties::ENTRY;
use super::{ACTS, OWN_WORDS, POLICIES, ROLES, SUBJECTS};

/// Filtering.
pub static FILTERING: Shape = Shape {
    name: "`filtering`",
    about: "How internet content is filtered.",
    keys: &[
        key("section", Text, "The section of the document."),
        key("written", Text, "The heading as the document has it."),
        key("system", TermOrText(&[Kind::Catalogue]), "The filtering system."),
        key(
            "broadband",
            TermOrText(&[Kind::Catalogue]),
            "The broadband connection; one of the catalogue is judged by whether it is current.",
        ),
        key(
            "support",
            TermOrText(&[Kind::Catalogue]),
            "Who supports it; one of the catalogue is judged by whether it is current.",
        ),
        key("block-lists", Terms(&[Kind::BlockList]), "The block lists that are built in."),
        key("blocks", Entries(&[Kind::FilteringCategory], &OWN_WORDS), "The categories that are blocked."),
        key("blocks-open-ended", Flag, "Whether the document's list ends in \"etc.\"."),
        key(
            "covers",
            Entries(&[Kind::Device, Kind::Place, Kind::Role], &OWN_WORDS),
            "The devices, places and people whose access is filtered.",
        ),
        key("profiles", Entries(ROLES, &OWN_WORDS), "The groups with filtering profiles of their own."),
        key("by", Terms(ROLES), "Who does what stands here."),
        key("delegated-to", Term(POLICIES), "The policy to which it is left."),
        key("commitments", Entries(ACTS, &ENTRY), "What the document says here."),
        key("note", Text, "Anything else."),
    ],
};

/// Monitoring.
pub static MONITORING: Shape = Shape {
    name: "`monitoring`",
    about: "How use is monitored.",
    keys: &[
        key("section", Text, "The section of the document."),
        key("written", Text, "The heading as the document has it."),
        key("system", TermOrText(&[Kind::Catalogue]), "The monitoring system."),
        key("methods", Entries(&[Kind::MonitoringMethod], &METHOD), "The ways in which use is monitored."),
        key(
            "covers",
            Entries(&[Kind::Role, Kind::Device], &OWN_WORDS),
            "Whose use, and which devices, the document says are monitored.",
        ),
        key("by", Terms(ROLES), "Who does what stands here."),
        key("delegated-to", Term(POLICIES), "The policy to which it is left."),
        key("commitments", Entries(ACTS, &ENTRY), "What the document says here."),
        key("note", Text, "Anything else."),
    ],
};

/// A way of monitoring, where the document limits it to somebody's use.
pub static METHOD: Shape = Shape {
    name: "a way of monitoring",
    about: "A way of monitoring and whose use it shows.",
    keys: &[
        key("method", Term(&[Kind::MonitoringMethod]), "The way of monitoring."),
        key("say", Text, "The way of monitoring in own words, where no word of the vocabulary fits."),
        key("of", Terms(ROLES), "Whose use it shows, where the document limits it."),
        key("section", Text, "The section of the document."),
        key("note", Text, "Anything else."),
    ],
};

/// An item of training.
pub static TRAINING: Shape = Shape {
    name: "an item of training",
    about: "Who is trained, when and in what.",
    keys: &[
        required("who", Terms(ROLES), "Who is trained."),
        key("by", Terms(ROLES), "Who sees to it."),
        key("when", Terms(&[Kind::Event]), "On which occasions."),
        key("every", Frequency, "How often."),
        key("about", Terms(SUBJECTS), "What it covers."),
        key("if", TermOrText(&[Kind::Condition]), "A condition."),
        key("strength", Word(Strength::WORDS), "Where it is weaker than a commitment."),
        key("delegated-to", Term(POLICIES), "The policy that holds it."),
        key("written", Text, "The name as the document has it."),
        key("section", Text, "The section of the document."),
        key("commitments", Entries(ACTS, &ENTRY), "What the document says of it."),
        key("note", Text, "Anything else."),
    ],
};

/// Education.
pub static EDUCATION: Shape = Shape {
    name: "`education`",
    about: "What pupils are taught.",
    keys: &[
        key("section", Text, "The section of the document."),
        key("written", Text, "The heading as the document has it."),
        key("within", Terms(&[Kind::Curriculum]), "The parts of the curriculum in which it is taught."),
        key("teaches", Entries(&[Kind::TeachingTopic], &TAUGHT), "What is taught."),
        key("adapted-for", Terms(&[Kind::PupilGroup]), "The pupils for whom it is adapted."),
        key("by", Terms(ROLES), "Who does what stands here."),
        key("delegated-to", Term(POLICIES), "The policy to which it is left."),
        key("commitments", Entries(ACTS, &ENTRY), "What the document says here."),
        key("note", Text, "Anything else."),
    ],
};

/// Something taught.
pub static TAUGHT: Shape = Shape {
    name: "something taught",
    about: "A teaching topic with how often, where and by whom.",
    keys: &[
        required("topic", Term(&[Kind::TeachingTopic]), "The teaching topic."),
        key("every", Frequency, "How often."),
        key("by", Terms(ROLES), "Who teaches it."),
        key("strength", Word(Strength::WORDS), "Where it is weaker than a commitment."),
        key("section", Text, "The section of the document."),
        key("written", Text, "The name as the document has it."),
        key("note", Text, "Anything else."),
    ],
};
