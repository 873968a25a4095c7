//! The keys of a checklist file: the format, declared once.

use crate::format::Takes::{
    Flag, Fragment, IsoDate, Map, Maps, Number, Period, Requirement, Term, TermOrText, Terms, Text, Texts,
    True, Word,
};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};
use crate::requirement::Harm;
use crate::vocabulary::Basis;

use super::standing::{Force, Standing};

/// A checklist file.
pub static CHECKLIST: Shape = Shape {
    name: "a checklist file",
    about: "Where the demands come from, and the controls or the aspects of a ladder.",
    keys: &[
        required("policygap-checklist", Number, "The version of the format: 1."),
        required("series", Text, "One name for all editions; the ids of controls are stable inside it."),
        required("id", Text, "The name of this edition."),
        required("title", Text, "The title of the source."),
        required("publisher", Text, "Who publishes it."),
        required("edition", Text, "The edition."),
        key("source", Text, "Where the source is to be found."),
        key("basis", Word(Basis::WORDS), "How well its facts are established."),
        key("standing", Word(Standing::WORDS), "What standing the source has."),
        required("in-force", Map(&IN_FORCE), "Between which days it is in force."),
        key(
            "also-existed",
            Maps(&ALSO_EXISTED),
            "Editions of the source that were in force on other days and are not carried: on those days nothing is audited against it, and every report says so.",
        ),
        key(
            "next-expected",
            IsoDate,
            "The day from which the next edition is to be expected; left out: two years after the first day in force. Later audits say that newer guidance is likely.",
        ),
        key(
            "accept-gaps-for",
            Period,
            "For how long a gap in it, or in what it extends, may be accepted at most; left out: 1 year.",
        ),
        key("applies-to", Map(&APPLIES_TO), "The schools to which it applies."),
        key("note", Text, "Anything that readers should know of the whole."),
        key("controls", Maps(&CONTROL), "The controls."),
        key("aspects", Maps(&ASPECT), "The aspects, where the checklist is a ladder."),
        key(
            "extends",
            Texts,
            "Other checklists that this one adds to or changes, by series (the edition in force on the day) or by id.",
        ),
        key("changes", Maps(&CHANGE), "What it changes in the checklists that it extends."),
    ],
};

/// What a checklist must say of its source as soon as it asks anything of its own: one that only changes others may leave
/// it out.
pub const FOR_DEMANDS: &[&str] = &["source", "basis", "standing", "applies-to"];

/// What a change may be of: one of these.
pub const TARGETS: &[&str] = &["control", "aspect", "aspects-of"];

/// How something may be changed: one of these.
pub const EFFECTS: &[&str] = &["switched-off", "force", "benchmark"];

/// A change of a checklist that is extended.
pub static CHANGE: Shape = Shape {
    name: "a change",
    about: "What this checklist changes in one that it extends, and why.",
    keys: &[
        key("control", Text, "The control that is changed, as series/control."),
        key("aspect", Text, "The aspect of a ladder that is changed, as series/aspect."),
        key("aspects-of", Text, "The series of a ladder of which every aspect is changed."),
        key("switched-off", True, "`true` where it is not asked."),
        key("force", Word(Force::WORDS), "How the control is graded here."),
        key("benchmark", Number, "The level that is aimed at here, 1 (highest) to 4."),
        required("reason", Text, "Why it is changed; every report says so."),
        key("decided-by", TermOrText(&[Kind::Role]), "Who decided it: a role or a name."),
        key("minute", Text, "The minute that records the decision."),
    ],
};

/// The days in force.
pub static IN_FORCE: Shape = Shape {
    name: "`in-force`",
    about: "Between which days it is in force.",
    keys: &[
        required("from", IsoDate, "The first day."),
        key("to", IsoDate, "The last day; only where it was withdrawn. Otherwise the next edition ends it."),
    ],
};

/// An edition of the source that is not carried.
pub static ALSO_EXISTED: Shape = Shape {
    name: "an edition that is not carried",
    about: "An edition of the source that existed and is not carried.",
    keys: &[
        required("edition", Text, "The edition."),
        key("title", Text, "What the source was then called, where that was something else."),
        required("from", IsoDate, "The first day on which it was in force."),
        required("to", IsoDate, "The last day on which it was in force."),
        key("standing", Word(Standing::WORDS), "What standing it had, where that was another."),
        required("basis", Word(Basis::WORDS), "How well that is established."),
    ],
};

/// The schools to which a checklist applies.
pub static APPLIES_TO: Shape = Shape {
    name: "`applies-to`",
    about: "The schools to which it applies.",
    keys: &[
        required("nations", Terms(&[Kind::Nation]), "The nations."),
        required("phases", Terms(&[Kind::Phase]), "The phases or families of phases; `all` for every one."),
    ],
};

/// A condition on the school.
pub static APPLIES_WHEN: Shape = Shape {
    name: "`applies-when`",
    about: "A condition on the school; where it fails, the control is not applicable.",
    keys: &[
        key("phases", Terms(&[Kind::Phase]), "Only these phases or families."),
        key("nations", Terms(&[Kind::Nation]), "Only these nations."),
        key("types", Terms(&[Kind::SchoolType]), "Only these types of school."),
        key("boarding", Flag, "Only schools that board pupils, or only those that do not."),
        key(
            "uses",
            Term(&[Kind::Technology]),
            "Only schools that use this; true unless the policy lists it under `not-used`.",
        ),
    ],
};

/// A control.
pub static CONTROL: Shape = Shape {
    name: "a control",
    about: "One demand of the source.",
    keys: &[
        required("id", Text, "Its id, stable within the series."),
        required(
            "title",
            Text,
            "The good state, as a short sentence. Here, in `why`, `remedy` and `ask`, a role between tildes, such as \
             `~governors~`, is named as the school's type calls it.",
        ),
        key("clause", Text, "Which part of the source asks it."),
        key("source", Text, "Where that is to be found, where it differs from the checklist's source."),
        key("force", Word(Force::WORDS), "Written only to weaken what the standing gives."),
        key(
            "basis",
            Word(Basis::WORDS),
            "How well it is established, where it differs from the checklist's basis.",
        ),
        key("applies-when", Map(&APPLIES_WHEN), "A condition on the school."),
        required("requires", Requirement, "What the policy or its records must show."),
        key(
            "matter",
            Term(&[Kind::Matter]),
            "The matter of which it speaks: a report tells each matter once.",
        ),
        key("gap", Text, "The fault, as readers are told it, where the policy says nothing of it."),
        key("part", Text, "The fault where the policy says less than is asked."),
        key(
            "fault",
            Text,
            "The fault where what the policy says is wrong; `{named}` stands for what was found.",
        ),
        key(
            "harm",
            Word(Harm::WORDS),
            "What follows if the gap stays, where its question does not give it already.",
        ),
        key("fault-harm", Word(Harm::WORDS), "The same where what the policy says is wrong."),
        key(
            "asked-of",
            Terms(&[Kind::PolicyKind]),
            "The kinds of document that ought to hold it, where these are others than those of its matter.",
        ),
        required("why", Text, "Why it matters."),
        required("remedy", Text, "What to add or mend."),
        required("owner", Term(&[Kind::Role]), "Who mends the gap."),
        required("ask", Text, "The question for a governor to ask."),
        key("see-also", Texts, "Controls on the same matter, as series/control."),
        key("also-said-in", Terms(&[Kind::PolicyKind]), "Other policies that the source lets say it."),
        required("meets", Fragment, "A policy fragment that meets it."),
        required("misses", Fragment, "A policy fragment that does not."),
    ],
};

/// An aspect of a ladder.
pub static ASPECT: Shape = Shape {
    name: "an aspect",
    about: "One aspect of a ladder of five levels.",
    keys: &[
        required("id", Text, "Its id, stable within the series."),
        required("title", Text, "Its title."),
        required("element", Text, "The element it belongs to."),
        key("strand", Text, "The strand it belongs to."),
        key("formerly", Texts, "Aspects of an earlier set whose content it takes in, besides its own name."),
        required("benchmark", Number, "The level that is aimed at."),
        key("clause", Text, "Which part of the source it follows."),
        key("source", Text, "Where that is to be found, where it differs from the checklist's source."),
        key(
            "basis",
            Word(Basis::WORDS),
            "How well it is established, where it differs from the checklist's basis.",
        ),
        key("applies-when", Map(&APPLIES_WHEN), "A condition on the school."),
        required("why", Text, "Why it matters."),
        required("owner", Term(&[Kind::Role]), "Who leads on it."),
        required("ask", Text, "The question for a governor to ask."),
        key("evidence", Texts, "What a school typically shows."),
        key(
            "also-said-in",
            Terms(&[Kind::PolicyKind]),
            "Other policies that may hold it: where this one leaves a matter to one of them, nothing is ruled out.",
        ),
        key("see-also", Texts, "Controls on the same matter, as series/control."),
        required(
            "levels",
            Maps(&LEVEL),
            "The levels 4, 3, 2 and 1, each with all that it asks beyond the one before; level 5 may stand first.",
        ),
    ],
};

/// A level of an aspect.
pub static LEVEL: Shape = Shape {
    name: "a level",
    about: "What a school at this level looks like.",
    keys: &[
        required("level", Number, "5, 4, 3, 2 or 1; 1 is the highest."),
        required("statement", Text, "What a school at this level looks like."),
        key("requires", Requirement, "What it asks beyond the levels before; level 5 asks nothing."),
        key("remedy", Text, "What to do to reach it; level 5 has none."),
        required("example", Fragment, "A policy fragment that stands exactly here."),
    ],
};
