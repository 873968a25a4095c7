//! Reading one term: what it says of itself, and the names of others, which are looked for when all are known.

use std::collections::HashMap;
use std::fmt;

use crate::dates::{Deadline, Period, TermEnds, WrittenDate};
use crate::format::{Key, Shape, View, view};
use crate::source::{Code, Problem, Problems, Span, Spanned, Text};

use super::shapes::CALLS;
use super::stands_in::{Filled, HOLDS, STANDS_IN, WHOLE};
use super::term::{
    BoundTo, Circumstance, Cited, Commitment, Description, Detail, Doer, Lapse, Matter, Occasion, Role, Term,
};
use super::{Basis, Kind, Sort};

/// What a term says of others, by their names.
pub(super) struct Draft {
    /// Where the term stands.
    pub(super) span: Span,
    /// The names under each key.
    pub(super) references: HashMap<&'static str, Vec<(String, Span)>>,
    /// The family of editions.
    pub(super) series: Option<(String, Span)>,
    /// The fields of a policy that say the same, each with the names of its members.
    pub(super) stands_in: Vec<(Filled, Names)>,
    /// What a type of school calls roles.
    pub(super) calls: Vec<(&'static str, Text, Span)>,
    /// Whether it is a kind of several things, which have names of their own.
    pub(super) collective: bool,
}

impl Draft {
    /// The names under a key.
    pub(super) fn names(&self, key: &str) -> &[(String, Span)] {
        self.references.get(key).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The keys of what a commitment reaches, as the names under them are kept: in the order of the format.
pub(super) const WHOLE_PARTS: [&str; 6] =
    ["whole by", "whole to", "whole about", "whole for", "whole when", "whole incidents"];

/// Reads a term.
pub(super) fn read(
    kind: Kind,
    id: &str,
    span: Span,
    view: &View<'_>,
    problems: &mut Problems,
) -> (Term, Description, Draft) {
    let entry = Entry { view: *view, span };
    let detail = match kind {
        Kind::Commitment => Detail::Commitment(Commitment {
            forbids: entry.flag("forbids", problems),
            doer: if entry.flag("route", problems) { Doer::Nobody } else { Doer::Somebody },
            needs_period: entry.flag("needs-period", problems),
            firm: entry.flag("firm", problems),
            of_every_incident: entry.flag("of-every-incident", problems),
            of_anybody: entry.flag("of-anybody", problems),
            continuing: entry.flag("continuing", problems),
            exceptions: entry.words("exceptions", problems),
            absolute: entry.flag("absolute", problems),
            at_latest: entry.deadline("at-latest", problems),
            at_least: entry.period("at-least", problems),
            bound_to: entry.text("bound-to", problems).and_then(|bound| BoundTo::of(bound.value)),
            ..Commitment::default()
        }),
        Kind::Role => Detail::Role(Role {
            post: entry.text("is", problems).is_some_and(|is| is.value == "post"),
            passing: entry.flag("passing", problems),
            may_be_firm: entry.flag("may-be-firm", problems),
            ..Role::default()
        }),
        Kind::Incident => Detail::Incident(entry.flag("apart", problems)),
        Kind::Event => Detail::Event(Occasion {
            is_part: entry.flag("part-of-the-time", problems),
            is_seldom: entry.flag("seldom", problems),
        }),
        Kind::Condition => Detail::Condition(Circumstance {
            is_named: entry.flag("circumstance", problems),
            turns_on: entry.words("turns-on", problems),
            beside: entry.words("beside", problems),
        }),
        Kind::Record => Detail::Record(entry.flag("trial", problems)),
        Kind::SchoolType => Detail::SchoolType(Vec::new()),
        Kind::Matter => Detail::Matter(Matter {
            every_document: entry.flag("every-document", problems),
            silent: entry.kept("silent", problems),
            several: entry.kept("several", problems),
            ..Matter::default()
        }),
        Kind::Catalogue => Detail::Cited(entry.cited(problems)),
        _ => Detail::Plain,
    };
    let mut references = HashMap::new();
    for key in [
        "part-of",
        "includes",
        "conflicts-with",
        "after",
        "settled-by",
        "carries-out",
        "said-by",
        "apart-from",
        "deputises-for",
        "held-with",
        "replaced-by",
        "belongs-to",
        "documents",
    ] {
        references.insert(key, entry.names(key, problems));
    }
    let (mut to, mut about) = (Vec::new(), Vec::new());
    if let Some(holds) = entry.open("holds", &HOLDS, problems) {
        to = holds.names("to", problems);
        about = holds.names("about", problems);
    }
    references.insert("to", to);
    references.insert("about", about);
    let whole = entry.open("whole", &WHOLE, problems);
    let whole = WHOLE.keys.iter().zip(WHOLE_PARTS).filter_map(|(key, part)| {
        let names = whole.as_ref()?.names(key.name, problems);
        Some((part, names))
    });
    references.extend(whole);
    let calls = entry.open("calls", &CALLS, problems);
    let calls = calls.map(|calls| calls.labels(problems)).unwrap_or_default();
    let stands_in = entry.open("stands-in", &STANDS_IN, problems);
    let stands_in = stands_in.map(|fields| fields.filled(problems)).unwrap_or_default();
    let collective = entry.flag("collective", problems);
    let series = entry.text("series", problems).map(|name| (name.value.to_owned(), name.span));
    let term = Term { kind, id: id.into(), label: entry.kept("label", problems).unwrap_or_default(), detail };
    let description = Description {
        meaning: entry.kept("meaning", problems).unwrap_or_default(),
        phrases: entry.texts("phrases", problems).into_iter().map(|phrase| phrase.value.into()).collect(),
        part_of: Vec::new(),
    };
    (term, description, Draft { span, references, series, stands_in, calls, collective })
}

/// What was read, or the problem told.
fn told<T, E: fmt::Display>(read: Result<T, E>, span: Span, problems: &mut Problems) -> Option<T> {
    read.map_err(|problem| problems.push(Problem::new(Code::Unreadable, span, problem.to_string()))).ok()
}

/// Names of other terms, each with its place.
type Names = Vec<(String, Span)>;

/// The keys of one term.
struct Entry<'a> {
    view: View<'a>,
    span: Span,
}

impl<'a> Entry<'a> {
    fn text(&self, key: &'static str, problems: &mut Problems) -> Option<Spanned<&'a str>> {
        self.view.get(key).and_then(|found| view::text(found, problems))
    }

    fn kept(&self, key: &'static str, problems: &mut Problems) -> Option<Text> {
        self.text(key, problems).map(|text| text.value.into())
    }

    fn texts(&self, key: &'static str, problems: &mut Problems) -> Vec<Spanned<&'a str>> {
        self.view.get(key).map(|found| view::texts(found, problems)).unwrap_or_default()
    }

    fn names(&self, key: &'static str, problems: &mut Problems) -> Names {
        self.texts(key, problems).into_iter().map(|name| (name.value.to_owned(), name.span)).collect()
    }

    /// The map under a key.
    fn open(&self, key: &'static str, shape: &'static Shape, problems: &mut Problems) -> Option<Self> {
        let found = self.view.get(key)?;
        let view = View::open(found.node, shape, found.key_span, problems)?;
        Some(Self { view, span: found.key_span })
    }

    /// Every field of a policy that is named, with the names of its members.
    fn filled(&self, problems: &mut Problems) -> Vec<(Filled, Names)> {
        let names = Filled::ALL.iter().map(|&field| (field, self.names(field.id(), problems)));
        names.filter(|(_, names)| !names.is_empty()).collect()
    }

    /// Each key with the text under it.
    fn labels(&self, problems: &mut Problems) -> Vec<(&'static str, Text, Span)> {
        let text = |key: &'static Key| {
            let text = self.text(key.name, problems)?;
            Some((key.name, text.value.into(), text.span))
        };
        CALLS.keys.iter().filter_map(text).collect()
    }

    fn words(&self, key: &'static str, problems: &mut Problems) -> Vec<Text> {
        self.texts(key, problems).into_iter().map(|word| word.value.into()).collect()
    }

    fn flag(&self, key: &'static str, problems: &mut Problems) -> bool {
        self.view.get(key).and_then(|found| view::flag(found, problems)).is_some_and(|flag| flag.value)
    }

    fn deadline(&self, key: &'static str, problems: &mut Problems) -> Option<Deadline> {
        let written = self.text(key, problems)?;
        told(Deadline::read(written.value), written.span, problems)
    }

    fn period(&self, key: &'static str, problems: &mut Problems) -> Option<Period> {
        let written = self.text(key, problems)?;
        told(Period::read(written.value), written.span, problems)
    }

    fn date(&self, key: &'static str, problems: &mut Problems) -> Option<WrittenDate> {
        let written = self.text(key, problems)?;
        told(WrittenDate::read(written.value, &TermEnds::default()), written.span, problems)
    }

    fn cited(&self, problems: &mut Problems) -> Cited {
        for key in ["sort", "basis", "source"] {
            if self.view.get(key).is_none() {
                problems.push(Problem::new(
                    Code::MissingKey,
                    self.span,
                    format!("An entry of the catalogue needs `{key}`."),
                ));
            }
        }
        let from = self.date("from", problems);
        let unknown = self.view.get("lapsed").is_some_and(|found| found.node.text() == Some("unknown"));
        let lapsed = if unknown {
            Lapse::Unknown
        } else {
            self.date("lapsed", problems).map_or(Lapse::Never, Lapse::On)
        };
        let sort = self.text("sort", problems).and_then(|sort| Sort::of(sort.value));
        let basis = self.text("basis", problems).and_then(|basis| Basis::of(basis.value));
        Cited {
            sort: sort.unwrap_or(Sort::Word),
            series: None,
            from,
            lapsed,
            replaced_by: Vec::new(),
            instead: self.kept("instead", problems),
            full_name: self.kept("full-name", problems),
            area: self.kept("area", problems),
            by_name: self.flag("by-name", problems),
            partnership: self.view.get("serves").is_some(),
            basis: basis.unwrap_or(Basis::Recalled),
            source: self.kept("source", problems).unwrap_or_default(),
            note: self.kept("note", problems),
        }
    }
}
