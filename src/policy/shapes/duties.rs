//! The keys of roles, topics and procedures, and of what stands in them.

use crate::format::Takes::{Deadline, Entries, Frequency, Term, TermOrText, Terms, Text, Texts, Word};
use crate::format::shape::key;
use crate::format::{Kind, Shape};

use super::super::entry::Strength;
use super::{ACTS, PEOPLE, POLICIES, ROLES, SUBJECTS};

/// A role.
pub static ROLE: Shape = Shape {
    name: "a role",
    about: "Who holds the role and what the holder commits to.",
    keys: &[
        key("held-by", Texts, "The names of those who hold the post; names only, no offices."),
        key("written", Text, "The title as the document has it, where it differs."),
        key("section", Text, "The section or heading of the document."),
        key("same-duties-as", Term(ROLES), "The role whose duties this one shares."),
        key("delegated-to", Term(POLICIES), "The policy that holds the duties."),
        key("duties", Entries(ACTS, &ENTRY), "What the holder of the role does."),
        key("note", Text, "Anything else."),
    ],
};

/// An entry: a commitment, or a statement in our own words.
pub static ENTRY: Shape = Shape {
    name: "an entry",
    about: "Something that the policy commits to or says.",
    keys: &[
        key("do", Term(ACTS), "The commitment, as a word of the vocabulary."),
        key("say", Text, "What is said, in own words, where no word of the vocabulary fits."),
        key("by", Terms(ROLES), "Who does it; left out where the document names nobody."),
        key("with", Terms(PEOPLE), "Who helps."),
        key("to", Terms(PEOPLE), "Who is told or asked."),
        key("every", Frequency, "How often."),
        key("when", Terms(&[Kind::Event]), "On which occasions."),
        key("within", Deadline, "By when."),
        key("about", Terms(SUBJECTS), "What it is about or covers."),
        key("if", TermOrText(&[Kind::Condition]), "A condition."),
        key("except", Text, "An exception, in own words."),
        key("decided-by", Terms(ROLES), "Who decides on the exception or gives the permission."),
        key("strength", Word(Strength::WORDS), "Where it is weaker than a commitment."),
        key("delegated-to", Term(POLICIES), "The policy that holds it."),
        key("written", Text, "The name as the document has it."),
        key("section", Text, "The section or heading of the document."),
        key("note", Text, "Anything else."),
    ],
};

/// A topic.
pub static TOPIC: Shape = Shape {
    name: "a topic",
    about: "A heading of the document and what stands under it.",
    keys: &[
        key("section", Text, "The section of the document."),
        key("written", Text, "The heading as the document has it."),
        key("by", Terms(ROLES), "Who does what stands here."),
        key("delegated-to", Term(POLICIES), "The policy to which the topic is left."),
        key("commitments", Entries(ACTS, &ENTRY), "What the document says here."),
        key("note", Text, "Anything else."),
    ],
};

/// A procedure.
pub static PROCEDURE: Shape = Shape {
    name: "a procedure",
    about: "What is done in a type of incident.",
    keys: &[
        key("written", Text, "The name as the document has it."),
        key("section", Text, "The section of the document."),
        key("by", Terms(ROLES), "Who does what stands here."),
        key("delegated-to", Term(POLICIES), "The policy that holds the procedure."),
        key("prevention", Entries(ACTS, &ENTRY), "What is done so that it does not happen."),
        key("steps", Entries(ACTS, &ENTRY), "What is done when it happens, in the document's order."),
        key("commitments", Entries(ACTS, &ENTRY), "What else the document says here."),
        key("note", Text, "Anything else."),
    ],
};
