//! The keys of the school, its document, whom it covers, and what it names.

use crate::format::Takes::{Date, Entries, Flag, Map, MonthDay, Period, Term, TermOrText, Terms, Text};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};

use super::{OWN_WORDS, POLICIES, ROLES};

/// The school.
pub static SCHOOL: Shape = Shape {
    name: "`school`",
    about: "The school.",
    keys: &[
        required("name", Text, "The school's name as it publishes it."),
        key("nation", Term(&[Kind::Nation]), "England, Wales, Scotland or Northern Ireland."),
        key("phase", Term(&[Kind::Phase]), "The phase of education."),
        key("type", Term(&[Kind::SchoolType]), "How the school is maintained."),
        key("boarding", Flag, "Whether pupils board."),
        key("authority", Text, "The local authority area."),
        key("terms", Map(&TERMS), "When the school's terms end, where it is not the usual day."),
    ],
};

/// The ends of terms.
pub static TERMS: Shape = Shape {
    name: "`terms`",
    about: "The last day of each term, as month and day.",
    keys: &[
        key("autumn-ends", MonthDay, "The last day of the autumn term."),
        key("spring-ends", MonthDay, "The last day of the spring term."),
        key("summer-ends", MonthDay, "The last day of the summer term."),
    ],
};

/// The document.
pub static ABOUT: Shape = Shape {
    name: "`policy`",
    about: "The document: title, dates, approval.",
    keys: &[
        required("title", Text, "The document's title."),
        key("kind", Terms(POLICIES), "What kind of policy it is; several, where it is several in one."),
        key(
            "status",
            Text,
            "Its status, as the document calls it. For information: no checklist asks it. A document that says of itself that it is a draft, withdrawn or superseded does not meet the gate.",
        ),
        key("adopted", Date, "When it was adopted or written."),
        key("approved", Date, "When it was approved."),
        key("approved-by", Entries(ROLES, &OWN_WORDS), "Who approved it."),
        key("minute", Text, "The minute that records the approval. For information: no checklist asks it."),
        key("last-reviewed", Date, "When it was last reviewed."),
        key("reviewed-by", TermOrText(ROLES), "Who reviews it: a name or a role."),
        key("next-review", Date, "When it is next due for review."),
        key("review-every", Period, "How often it is reviewed."),
        key("review-sooner", Terms(&[Kind::Event]), "What brings the review forward."),
        key("written-by", TermOrText(ROLES), "Who wrote it: a name or a role."),
        key(
            "based-on",
            TermOrText(&[Kind::Catalogue]),
            "The template that it was built on; one of the catalogue is judged by whether it is current.",
        ),
        key("consulted", Terms(ROLES), "Who was consulted or took part in writing it."),
        key("section", Text, "Where the document says this."),
        key("note", Text, "Anything else."),
    ],
};

/// The scope.
pub static SCOPE: Shape = Shape {
    name: "`scope`",
    about: "Whom and what the policy covers.",
    keys: &[
        key("people", Terms(ROLES), "The people to whom it applies."),
        key(
            "devices",
            Terms(&[Kind::Device, Kind::Technology]),
            "The devices and technologies that it covers.",
        ),
        key("places", Terms(&[Kind::Place]), "The places in which it applies."),
        key("risks", Terms(&[Kind::Risk]), "The areas of risk that it names."),
        key("section", Text, "Where the document says this."),
        key("note", Text, "Anything else."),
    ],
};

/// A linked policy.
pub static LINKED: Shape = Shape {
    name: "a linked policy",
    about: "Another policy that the document names.",
    keys: &[
        required("policy", Term(POLICIES), "The kind of policy."),
        key("written", Text, "Its name as the document has it."),
        key("next-review", Date, "When that policy is next due for review."),
        key("listed", Flag, "`false` where it is named in the text but not in the document's list."),
        key("section", Text, "The section of the document."),
        key("note", Text, "Anything else."),
    ],
};

/// A citation.
pub static CITATION: Shape = Shape {
    name: "a citation",
    about: "Something that the text cites or uses.",
    keys: &[
        key("cite", Term(&[Kind::Catalogue]), "The entry of the catalogue."),
        key("say", Text, "What is cited, in own words, where it is not in the catalogue."),
        key("written", Text, "How the document writes it."),
        key("section", Text, "The section of the document."),
        key("history", Flag, "`true` where it is named only as something of the past."),
        key("note", Text, "Anything else."),
    ],
};
