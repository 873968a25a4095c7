//! Reading one term: what it says of itself, and the names of others, which are looked for when all are known.

use std::collections::HashMap;

use crate::dates::{TermEnds, WrittenDate};
use crate::format::{View, view};
use crate::source::{Code, Problem, Problems, Span, Spanned, Text};

use super::term::{BoundTo, Cited, Commitment, Description, Detail, Lapse, Role, Term};
use super::{Basis, Kind, Sort};

/// What a term says of others, by their names.
pub(super) struct Draft {
    /// Where the term stands.
    pub(super) span: Span,
    /// The names under each key.
    pub(super) references: HashMap<&'static str, Vec<(String, Span)>>,
    /// The family of editions.
    pub(super) series: Option<(String, Span)>,
}

/// Reads a term.
pub(super) fn read(
    kind: Kind,
    id: &str,
    span: Span,
    view: &View<'_>,
    problems: &mut Problems,
) -> (Term, Description, Draft) {
    let entry = Entry { view, span };
    let detail = match kind {
        Kind::Commitment => Detail::Commitment(Commitment {
            forbids: entry.flag("forbids", problems),
            needs_period: entry.flag("needs-period", problems),
            firm: entry.flag("firm", problems),
            bound_to: entry.text("bound-to", problems).and_then(|bound| BoundTo::of(bound.value)),
            ..Commitment::default()
        }),
        Kind::Role => Detail::Role(Role {
            post: entry.text("is", problems).is_some_and(|is| is.value == "post"),
            apart_from: Vec::new(),
            deputises_for: Vec::new(),
        }),
        Kind::Condition => Detail::Condition(entry.flag("circumstance", problems)),
        Kind::Catalogue => Detail::Cited(entry.cited(problems)),
        _ => Detail::Plain,
    };
    let mut references = HashMap::new();
    for key in ["part-of", "conflicts-with", "after", "settled-by", "apart-from", "deputises-for", "replaced-by"] {
        let names = entry.texts(key, problems).into_iter().map(|name| (name.value.to_owned(), name.span));
        references.insert(key, names.collect());
    }
    let series = entry.text("series", problems).map(|name| (name.value.to_owned(), name.span));
    let term = Term { kind, id: id.into(), label: entry.kept("label", problems).unwrap_or_default(), detail };
    let description = Description {
        meaning: entry.kept("meaning", problems).unwrap_or_default(),
        phrases: entry.texts("phrases", problems).into_iter().map(|phrase| phrase.value.into()).collect(),
        part_of: Vec::new(),
    };
    (term, description, Draft { span, references, series })
}

/// The keys of one term.
struct Entry<'a> {
    view: &'a View<'a>,
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

    fn flag(&self, key: &'static str, problems: &mut Problems) -> bool {
        self.view.get(key).and_then(|found| view::flag(found, problems)).is_some_and(|flag| flag.value)
    }

    fn date(&self, key: &'static str, problems: &mut Problems) -> Option<WrittenDate> {
        let written = self.text(key, problems)?;
        match WrittenDate::read(written.value, &TermEnds::default()) {
            Ok(date) => Some(date),
            Err(problem) => {
                problems.push(Problem::new(Code::Unreadable, written.span, problem.to_string()));
                None
            }
        }
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
            partnership: self.view.get("serves").is_some(),
            basis: basis.unwrap_or(Basis::Recalled),
            source: self.kept("source", problems).unwrap_or_default(),
            note: self.kept("note", problems),
        }
    }
}
