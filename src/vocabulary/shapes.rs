//! The keys of a vocabulary file.

use crate::format::Takes::{ByName, Deadline, Flag, Map, Number, Period, Term, Terms, Text, Texts, Word};
use crate::format::shape::{key, required};
use crate::format::{Kind, Shape};

use super::stands_in::{HOLDS, STANDS_IN, WHOLE};
use super::{Basis, BoundTo, Sort};

/// A vocabulary file.
pub static FILE: Shape = Shape {
    name: "a vocabulary file",
    about: "Terms of one kind.",
    keys: &[
        required("policygap-vocabulary", Number, "The version of the format: 1."),
        required("kind", Text, "The kind of all terms in this file."),
        key("belongs", Text, "Of commitments: the section of a policy in which they are best written."),
        required("terms", ByName(&TERM), "The terms, each under its id."),
    ],
};

/// What a type of school has in place of roles that it need not have.
pub(super) static CALLS: Shape = Shape {
    name: "`calls`",
    about: "Roles that such a school need not have, and who stands in their place, as a sentence names them.",
    keys: &[
        key("governing-body", Text, "The governing body."),
        key("governors", Text, "Governors."),
        key("chair-of-governors", Text, "The chair of governors."),
        key("safeguarding-governor", Text, "The safeguarding governor."),
        key("online-safety-governor", Text, "The online safety governor."),
        key("filtering-governor", Text, "The governor responsible for filtering and monitoring."),
        key("digital-governor", Text, "The governor who follows digital technology."),
    ],
};

/// A term. Which of the later keys it may have depends on its kind.
pub static TERM: Shape = Shape {
    name: "a term",
    about: "A word of the vocabulary.",
    keys: &[
        required(
            "label",
            Text,
            "How it reads in a sentence; a role between tildes, as in `~governors~`, is named as the school's type calls it.",
        ),
        required("meaning", Text, "What it means, in a sentence."),
        key("phrases", Texts, "The words by which documents say it."),
        key("part-of", Texts, "What it is a part of."),
        key("forbids", Flag, "Of a commitment: it is a prohibition."),
        key("needs-period", Flag, "Of a commitment: a named period matters."),
        key("firm", Flag, "Of a commitment: law or statutory guidance asks it."),
        key(
            "conflicts-with",
            Terms(&[Kind::Commitment]),
            "Of a commitment: what cannot stand beside it in one procedure.",
        ),
        key(
            "after",
            Terms(&[Kind::Commitment]),
            "Of a commitment: unsafe before one of these in a procedure, or without it.",
        ),
        key(
            "settled-by",
            Terms(&[Kind::Commitment]),
            "Of a prohibition: what says, beside it, who makes an exception or that each is recorded.",
        ),
        key(
            "carries-out",
            Terms(&[Kind::Commitment]),
            "Of a commitment: those that it puts into effect, so that whoever shares it shares them.",
        ),
        key(
            "said-by",
            Terms(&[Kind::Commitment]),
            "Of a commitment: wider ones that say it where they go to those to whom it goes by its own meaning (`holds`).",
        ),
        key(
            "route",
            Flag,
            "Of a commitment: it names a route or a way, so that nobody need be said to do it.",
        ),
        key(
            "bound-to",
            Word(BoundTo::WORDS),
            "Of a commitment: for whom or what it is done, where the same act for others is no part of it.",
        ),
        key(
            "of-every-incident",
            Flag,
            "Of a commitment: it is about every incident; in the procedure for one type it is a promise for that type only.",
        ),
        key("holds", Map(&HOLDS), "Of a commitment: what it names by its own meaning."),
        key("of-anybody", Flag, "Of a commitment: it is as good where pupils, parents or visitors do it."),
        key(
            "continuing",
            Flag,
            "Of a commitment: it holds at all times, so that an occasion that comes late or seldom weakens it.",
        ),
        key("absolute", Flag, "Of a commitment: no exception to it is in anybody's hands."),
        key(
            "exceptions",
            Texts,
            "Of a commitment: words of exceptions that belong to it, and do not weaken it.",
        ),
        key("at-latest", Deadline, "Of a commitment: a deadline later than this weakens it."),
        key("at-least", Period, "Of a commitment: a period longer than this weakens it."),
        key("whole", Map(&WHOLE), "Of a commitment: what it reaches where it is said without a limit."),
        key("stands-in", Map(&STANDS_IN), "Of a commitment: the fields of a policy that say the same."),
        key(
            "apart",
            Flag,
            "Of a kind of incident: it needs a route or steps of its own, so that rules for every incident settle nothing \
             of it by themselves.",
        ),
        key("is", Word(&["post", "group"]), "Of a role: a post, held by named people, or a group."),
        key(
            "passing",
            Flag,
            "Of a role: a part of those who act for the school, by their status or for a time, so that a duty on them alone \
             is a part of the school's.",
        ),
        key("may-be-firm", Flag, "Of a post: a firm may hold it, so that its name counts as one."),
        key("apart-from", Terms(&[Kind::Role]), "Of a role: posts that the same person must not hold."),
        key("deputises-for", Terms(&[Kind::Role]), "Of a role: posts for whose holders it stands in."),
        key(
            "held-with",
            Terms(&[Kind::Commitment]),
            "Of a post: duties by which a member of the leadership team who has one of them holds it.",
        ),
        key(
            "includes",
            Terms(&[Kind::Role]),
            "Of a group: the groups of which it is made; what is said of it is said of each of them.",
        ),
        key("belongs-to", Term(&[Kind::Area]), "Of a matter: the area of a report in which it is told."),
        key(
            "documents",
            Terms(&[Kind::PolicyKind]),
            "Of a matter: the kinds of document, besides the online safety policy, that ought to hold it.",
        ),
        key("every-document", Flag, "Of a matter: it is asked of a document of any kind."),
        key("silent", Text, "Of a matter: what is said where a policy has nothing on it at all."),
        key("several", Text, "Of a matter: what is said where several unlike things fall short in it."),
        key("calls", Map(&CALLS), "Of a type of school: what it has in place of these roles."),
        key("collective", Flag, "It is a kind of several things, each with a name of its own."),
        key(
            "seldom",
            Flag,
            "Of an occasion: it comes late or seldom, so that what holds at all times is not said where it alone is named.",
        ),
        key(
            "part-of-the-time",
            Flag,
            "Of an occasion: it is a part of the time only, so that what is done then is not done at others.",
        ),
        key(
            "circumstance",
            Flag,
            "Of a condition: it names a circumstance, and does not leave it to whoever acts.",
        ),
        key(
            "turns-on",
            Texts,
            "Of a condition: words of which one stands in every text that means it and holds, beside them, only those \
             under `beside` and the small words of sentences.",
        ),
        key("beside", Texts, "Of a condition: other words that a text may hold that means it."),
        key(
            "trial",
            Flag,
            "Of a kind of record: something is tried, and what came out decides what it shows.",
        ),
        key("sort", Word(Sort::WORDS), "Of the catalogue: what sort of thing it is."),
        key("series", Term(&[Kind::Catalogue]), "Of the catalogue: the family of editions."),
        key("from", Text, "Of the catalogue: from when it was current."),
        key("lapsed", Text, "Of the catalogue: since when it is no longer current, or `unknown`."),
        key("replaced-by", Terms(&[Kind::Catalogue]), "Of the catalogue: what took its place."),
        key("instead", Text, "Of the catalogue: what to write now."),
        key("full-name", Text, "Of the catalogue: its name in full, where the label is a shorter one."),
        key("area", Text, "Of the catalogue: the local authority area, where it is local."),
        key(
            "serves",
            Word(&["safeguarding-partnership"]),
            "Of the catalogue: it is, or was, the safeguarding partnership of its area.",
        ),
        key(
            "by-name",
            Flag,
            "Of the catalogue: it is a general word for bodies with names of their own, and the name stands under `written`.",
        ),
        key("basis", Word(Basis::WORDS), "Of the catalogue: how well its dates are established."),
        key("source", Text, "Of the catalogue: where that is from."),
        key("note", Text, "Anything else worth telling."),
    ],
};
