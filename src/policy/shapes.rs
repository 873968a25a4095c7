//! The keys of a policy file and of a records file: the format, declared once.

use crate::format::Takes::{
    ByName, ByTerm, Date, Deadline, Entries, Flag, Frequency, Map, Maps, MonthDay, Number, Period, Term,
    TermOrText, Terms, Text, Texts, Word,
};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};

use super::entry::Strength;
use super::records::Reply;

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
    ],
};

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
        key("kind", Term(POLICIES), "What kind of policy it is."),
        key("status", Text, "Its status, as the document calls it."),
        key("adopted", Date, "When it was adopted or written."),
        key("approved", Date, "When it was approved."),
        key("approved-by", Terms(ROLES), "Who approved it."),
        key("minute", Text, "The minute that records the approval."),
        key("last-reviewed", Date, "When it was last reviewed."),
        key("reviewed-by", TermOrText(ROLES), "Who reviews it: a name or a role."),
        key("next-review", Date, "When it is next due for review."),
        key("review-every", Period, "How often it is reviewed."),
        key("review-sooner", Terms(&[Kind::Event]), "What brings the review forward."),
        key("written-by", TermOrText(ROLES), "Who wrote it: a name or a role."),
        key("based-on", TermOrText(&[Kind::Catalogue]), "The template that it was built on."),
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

/// Filtering.
pub static FILTERING: Shape = Shape {
    name: "`filtering`",
    about: "How internet content is filtered.",
    keys: &[
        key("section", Text, "The section of the document."),
        key("written", Text, "The heading as the document has it."),
        key("system", TermOrText(&[Kind::Catalogue]), "The filtering system."),
        key("broadband", TermOrText(&[Kind::Catalogue]), "The broadband connection."),
        key("support", TermOrText(&[Kind::Catalogue]), "Who supports it."),
        key("block-lists", Terms(&[Kind::BlockList]), "The block lists that are built in."),
        key("blocks", Terms(&[Kind::FilteringCategory]), "The categories that are blocked."),
        key("blocks-open-ended", Flag, "Whether the document's list ends in \"etc.\"."),
        key(
            "covers",
            Terms(&[Kind::Device, Kind::Place, Kind::Role]),
            "The devices, places and people whose access is filtered.",
        ),
        key("profiles", Terms(ROLES), "The groups with filtering profiles of their own."),
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
            Terms(&[Kind::Role, Kind::Device]),
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
        required("method", Term(&[Kind::MonitoringMethod]), "The way of monitoring."),
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
        required("until", Date, "The last day on which it holds."),
        key("note", Text, "Anything else."),
    ],
};
