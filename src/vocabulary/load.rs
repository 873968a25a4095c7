//! Reading the vocabulary files: all terms first, then what they say of each other.

use std::collections::HashMap;
use std::fmt;

use crate::dates::{TermEnds, WrittenDate};
use crate::format::view::{self, View};
use crate::source::{Code, Node, Problem, Problems, Source, Span, Value, parse, stored, suggest};

use super::shapes::{FILE, TERM};
use super::term::{Basis, Cited, Commitment, Detail, Group, Lapse, Role, Sort, Term, TermId};
use super::{Kind, Vocabulary};

/// Why a vocabulary could not be loaded: each file at fault with its problems.
#[derive(Debug)]
pub struct LoadError {
    /// The files at fault.
    pub faults: Vec<(Source, Vec<Problem>)>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (source, problems) in &self.faults {
            for problem in problems {
                writeln!(f, "{}", crate::source::snippet::explain(source, problem, false))?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}

/// Loads the vocabulary that the binary carries.
///
/// # Errors
/// Every problem of every file.
pub fn builtin() -> Result<Vocabulary, LoadError> {
    let file = |file: &crate::embedded::File| {
        (Source::embedded(file.name, file.text), stored::read(file.tree), Problems::new())
    };
    resolve(crate::embedded::VOCABULARY.iter().map(file).collect())
}

/// Loads vocabulary files.
///
/// # Errors
/// Every problem of every file.
pub fn load(files: Vec<Source>) -> Result<Vocabulary, LoadError> {
    let parsed = files.into_iter().map(|source| {
        let mut problems = Problems::new();
        let root = parse(&source, &mut problems).map(Node::into_owned);
        (source, root, problems)
    });
    resolve(parsed.collect())
}

fn resolve(parsed: Vec<(Source, Option<Node<'static>>, Problems)>) -> Result<Vocabulary, LoadError> {
    let mut loader = Loader::default();
    let mut drafts = Vec::new();
    let mut all_problems = Vec::new();
    for (source, root, mut problems) in parsed {
        let from = drafts.len();
        if let Some(root) = root {
            loader.declare(&root, &mut drafts, &mut problems);
        }
        all_problems.push((source, problems, from..drafts.len()));
    }
    for (_, problems, range) in &mut all_problems {
        for (at, draft) in drafts.iter().enumerate().take(range.end).skip(range.start) {
            loader.complete(TermId::new(at), draft, problems);
        }
    }
    let faults: Vec<_> = all_problems
        .into_iter()
        .filter(|(_, problems, _)| !problems.is_empty())
        .map(|(source, problems, _)| (source, problems.sorted()))
        .collect();
    if faults.is_empty() { Ok(loader.vocabulary) } else { Err(LoadError { faults }) }
}

/// What could be read of a term before the others were known.
struct Draft {
    span: Span,
    references: HashMap<&'static str, Vec<(String, Span)>>,
    series: Option<(String, Span)>,
}

#[derive(Default)]
struct Loader {
    vocabulary: Vocabulary,
}

impl Loader {
    fn declare(&mut self, root: &Node<'_>, drafts: &mut Vec<Draft>, problems: &mut Problems) {
        let Some(file) = View::open(root, &FILE, Span::default(), problems) else {
            return;
        };
        let Some(kind) = file.get("kind").and_then(|found| view::text(found, problems)) else {
            return;
        };
        let Some(kind_of) = Kind::of(kind.value) else {
            let known = Kind::ALL.iter().map(|kind| kind.id());
            let help = suggest::nearest(kind.value, known).map(suggest::question);
            problems.push(
                Problem::new(
                    Code::UnknownTerm,
                    kind.span,
                    format!("`{}` is not a kind of term.", kind.value),
                )
                .maybe_help(help),
            );
            return;
        };
        let belongs = file.get("belongs").and_then(|found| view::text(found, problems));
        let belongs = belongs.map(|belongs| belongs.value.to_owned()).unwrap_or_default();
        let Some(terms) = file.get("terms") else { return };
        let Value::Map(map) = &terms.node.value else {
            problems.push(view::wrong_shape(terms.node, terms.key.takes.expected()));
            return;
        };
        for (id, node) in &map.entries {
            let Some(view) = View::open(node, &TERM, id.span, problems) else {
                continue;
            };
            let handle = TermId::new(self.vocabulary.terms.len());
            let index = self.vocabulary.index.entry(kind_of).or_default();
            if index.insert((&*id.value).into(), handle).is_some() {
                problems.push(Problem::new(
                    Code::DuplicateKey,
                    id.span,
                    format!("The term `{}` stands in another file already.", id.value),
                ));
            }
            let (mut term, draft) = read_term(kind_of, &id.value, id.span, &view, problems);
            if let Detail::Commitment(commitment) = &mut term.detail {
                commitment.belongs.clone_from(&belongs);
            }
            self.vocabulary.terms.push(term);
            drafts.push(draft);
        }
    }

    fn complete(&mut self, id: TermId, draft: &Draft, problems: &mut Problems) {
        let kind = self.vocabulary.term(id).kind;
        let mut resolve = |key: &str, kind: Kind| -> Vec<TermId> {
            let mut found = Vec::new();
            for (name, span) in draft.references.get(key).into_iter().flatten() {
                match self.vocabulary.find(kind, name) {
                    Some(term) if term != id => found.push(term),
                    Some(_) => problems.push(Problem::new(
                        Code::Contradiction,
                        *span,
                        format!("`{name}` names itself under `{key}`."),
                    )),
                    None => problems.push(
                        Problem::new(Code::UnknownTerm, *span, format!("`{name}` is not {}.", kind.one()))
                            .maybe_help(self.vocabulary.suggest(&[kind], name).map(suggest::question)),
                    ),
                }
            }
            found
        };
        let part_of = resolve("part-of", kind);
        let conflicts = resolve("conflicts-with", Kind::Commitment);
        let after = resolve("after", Kind::Commitment);
        let apart = resolve("apart-from", Kind::Role);
        let applies = resolve("applies-to", Kind::Phase);
        let replaced = resolve("replaced-by", Kind::Catalogue);
        let series = draft.series.as_ref().and_then(|(name, span)| {
            let series = self.vocabulary.find(Kind::Catalogue, name);
            if series.is_none() {
                problems.push(Problem::new(
                    Code::UnknownTerm,
                    *span,
                    format!("The series `{name}` has no entry of that id."),
                ));
            }
            series
        });
        if part_of.iter().any(|&above| self.vocabulary.is_part_within(above, id, 16)) {
            problems.push(Problem::new(
                Code::Contradiction,
                draft.span,
                "This term is, by way of others, a part of itself.",
            ));
            return;
        }
        let Some(term) = self.vocabulary.terms.get_mut(id.index()) else {
            return;
        };
        term.part_of = part_of;
        match &mut term.detail {
            Detail::Commitment(commitment) => {
                commitment.conflicts_with = conflicts;
                commitment.after = after;
            }
            Detail::Role(role) => role.apart_from = apart,
            Detail::Incident(phases) => *phases = applies,
            Detail::Cited(cited) => {
                cited.replaced_by = replaced;
                cited.series = series;
            }
            Detail::Plain | Detail::Filtering(_) | Detail::Condition(_) => {}
        }
    }
}

impl Vocabulary {
    fn is_part_within(&self, part: TermId, whole: TermId, depth: usize) -> bool {
        depth == 0
            || part == whole
            || self.term(part).part_of.iter().any(|&above| self.is_part_within(above, whole, depth - 1))
    }
}

fn read_term(kind: Kind, id: &str, span: Span, view: &View<'_>, problems: &mut Problems) -> (Term, Draft) {
    let text = |key, problems: &mut Problems| {
        view.get(key).and_then(|found| view::text(found, problems)).map(|text| text.value.to_owned())
    };
    let flag = |key, problems: &mut Problems| {
        view.get(key).and_then(|found| view::flag(found, problems)).is_some_and(|flag| flag.value)
    };
    let detail = match kind {
        Kind::Commitment => Detail::Commitment(Commitment {
            forbids: flag("forbids", problems),
            needs_period: flag("needs-period", problems),
            firm: flag("firm", problems),
            ..Commitment::default()
        }),
        Kind::Role => Detail::Role(Role {
            post: text("is", problems).as_deref() == Some("post"),
            apart_from: Vec::new(),
        }),
        Kind::FilteringCategory => Detail::Filtering(match text("group", problems).as_deref() {
            Some("illegal") => Group::Illegal,
            Some("harmful") => Group::Harmful,
            _ => Group::Other,
        }),
        Kind::Incident => Detail::Incident(Vec::new()),
        Kind::Condition => Detail::Condition(flag("circumstance", problems)),
        Kind::Catalogue => Detail::Cited(read_cited(span, view, problems)),
        _ => Detail::Plain,
    };
    let mut references = HashMap::new();
    for key in ["part-of", "conflicts-with", "after", "apart-from", "applies-to", "replaced-by"] {
        if let Some(found) = view.get(key) {
            let names = view::texts(found, problems)
                .into_iter()
                .map(|name| (name.value.to_owned(), name.span))
                .collect();
            references.insert(key, names);
        }
    }
    let series = view
        .get("series")
        .and_then(|found| view::text(found, problems))
        .map(|name| (name.value.to_owned(), name.span));
    let phrases = view.get("phrases").map(|found| view::texts(found, problems)).unwrap_or_default();
    let term = Term {
        kind,
        id: id.into(),
        label: text("label", problems).unwrap_or_default(),
        meaning: text("meaning", problems).unwrap_or_default(),
        phrases: phrases.into_iter().map(|phrase| phrase.value.to_owned()).collect(),
        part_of: Vec::new(),
        detail,
    };
    (term, Draft { span, references, series })
}

fn read_cited(span: Span, view: &View<'_>, problems: &mut Problems) -> Cited {
    let text = |key, problems: &mut Problems| view.get(key).and_then(|found| view::text(found, problems));
    let owned = |key, problems: &mut Problems| text(key, problems).map(|text| text.value.to_owned());
    let date = |key, problems: &mut Problems| -> Option<WrittenDate> {
        let written = text(key, problems)?;
        match WrittenDate::read(written.value, &TermEnds::default()) {
            Ok(date) => Some(date),
            Err(problem) => {
                problems.push(Problem::new(Code::Unreadable, written.span, problem.to_string()));
                None
            }
        }
    };
    let from = date("from", problems);
    let unknown = view.get("lapsed").is_some_and(|found| found.node.text() == Some("unknown"));
    let lapsed =
        if unknown { Lapse::Unknown } else { date("lapsed", problems).map_or(Lapse::Never, Lapse::On) };
    for key in ["sort", "basis", "source"] {
        if view.get(key).is_none() {
            problems.push(Problem::new(
                Code::MissingKey,
                span,
                format!("An entry of the catalogue needs `{key}`."),
            ));
        }
    }
    Cited {
        sort: text("sort", problems).and_then(|sort| Sort::of(sort.value)).unwrap_or(Sort::Word),
        series: None,
        from,
        lapsed,
        replaced_by: Vec::new(),
        instead: owned("instead", problems),
        area: owned("area", problems),
        partnership: view.get("serves").is_some(),
        basis: text("basis", problems).and_then(|basis| Basis::of(basis.value)).unwrap_or(Basis::Recalled),
        source: owned("source", problems).unwrap_or_default(),
        note: owned("note", problems),
    }
}
