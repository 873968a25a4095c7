//! Reading the vocabulary files: all terms first, then what they say of each other.

use std::fmt;
use std::sync::OnceLock;

use crate::format::{View, view, wrong_shape};
use crate::source::carried::OnDemand;
use crate::source::{Code, Node, Problem, Problems, Source, Span, Text, Value, parse, suggest};

use super::calls::{self, MARK};
use super::entry::{self, Draft};
use super::index::Index;
use super::shapes::{FILE, TERM};
use super::stands_in::{self, StandsIn};
use super::tables::Tables;
use super::term::{Description, Detail, TermId, Whole};
use super::{Kind, Vocabulary};

/// How many steps a term may stand below another of which it is a part.
const MAX_STEPS: usize = 16;

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

/// Loads vocabulary files.
///
/// # Errors
/// Every problem of every file.
pub fn load(files: Vec<Source>) -> Result<Vocabulary, LoadError> {
    let mut loader = Loader::default();
    let mut drafts = Vec::new();
    let mut read = Vec::new();
    for source in files {
        let mut problems = Problems::new();
        let from = drafts.len();
        if let Some(root) = parse(&source, &mut problems) {
            loader.declare(&root, &mut drafts, &mut problems);
        }
        read.push((source, problems, from..drafts.len()));
    }
    for (_, problems, range) in &mut read {
        for (at, draft) in drafts.iter().enumerate().take(range.end).skip(range.start) {
            loader.complete(TermId::new(at), draft, problems);
        }
    }
    let faults: Vec<_> = read
        .into_iter()
        .filter(|(_, problems, _)| !problems.is_empty())
        .map(|(source, problems, _)| (source, problems.sorted()))
        .collect();
    loader.name_roles();
    if faults.is_empty() { Ok(loader.vocabulary()) } else { Err(LoadError { faults }) }
}

#[derive(Default)]
struct Loader {
    terms: Vec<super::Term>,
    index: Index,
    descriptions: Vec<Description>,
    collective: Vec<TermId>,
}

impl Loader {
    /// Takes in every term of a file.
    fn declare(&mut self, root: &Node<'_>, drafts: &mut Vec<Draft>, problems: &mut Problems) {
        let Some(file) = View::open(root, &FILE, Span::default(), problems) else {
            return;
        };
        let Some(kind) = kind(&file, problems) else { return };
        let belongs = file.get("belongs").and_then(|found| view::text(found, problems));
        let belongs: Text = belongs.map(|belongs| belongs.value.into()).unwrap_or_default();
        let Some(terms) = file.get("terms") else { return };
        let Value::Map(map) = &terms.node.value else {
            problems.push(wrong_shape(terms.node, terms.key.takes.expected()));
            return;
        };
        for (id, node) in &map.entries {
            let Some(view) = View::open(node, &TERM, id.span, problems) else {
                continue;
            };
            if self.index.find(&[kind], &id.value, &self.terms).is_some() {
                problems.push(Problem::new(
                    Code::DuplicateKey,
                    id.span,
                    format!("The term `{}` stands in another file already.", id.value),
                ));
            }
            let (mut term, description, draft) = entry::read(kind, &id.value, id.span, &view, problems);
            if let Detail::Commitment(commitment) = &mut term.detail {
                commitment.belongs = belongs.clone();
            }
            self.terms.push(term);
            self.index.add(&self.terms);
            self.descriptions.push(description);
            if draft.collective {
                self.collective.push(TermId::new(self.terms.len() - 1));
            }
            drafts.push(draft);
        }
    }

    /// Finds what a term says of others, when all are known.
    fn complete(&mut self, id: TermId, draft: &Draft, problems: &mut Problems) {
        let Some(kind) = self.terms.get(id.index()).map(|term| term.kind) else { return };
        let part_of = self.resolve(id, draft, "part-of", kind, problems);
        let conflicts = self.resolve(id, draft, "conflicts-with", Kind::Commitment, problems);
        let after = self.resolve(id, draft, "after", Kind::Commitment, problems);
        let settled_by = self.resolve(id, draft, "settled-by", Kind::Commitment, problems);
        let said_by = self.resolve(id, draft, "said-by", Kind::Commitment, problems);
        let carries_out = self.resolve(id, draft, "carries-out", Kind::Commitment, problems);
        let apart = self.resolve(id, draft, "apart-from", Kind::Role, problems);
        let deputises = self.resolve(id, draft, "deputises-for", Kind::Role, problems);
        let held_with = self.resolve(id, draft, "held-with", Kind::Commitment, problems);
        let includes = self.resolve(id, draft, "includes", Kind::Role, problems);
        let holds_to = self.find(draft.names("to"), &[Kind::Role, Kind::Agency], problems);
        let holds_about = self.find(draft.names("about"), Kind::ALL, problems);
        let stands_in = self.stands_in(draft, problems);
        let whole = self.whole(draft, problems);
        let label = self.terms.get(id.index()).map(|term| term.label.as_str()).unwrap_or_default();
        if let Err(role) = calls::called(label, |role| self.role(role, &[])) {
            let message = format!("The label names `~{role}~`, which is not a role.");
            problems.push(Problem::new(Code::UnknownTerm, draft.span, message));
        }
        let mut calls = Vec::new();
        for (role, label, span) in &draft.calls {
            let role = self.find(&[((*role).to_owned(), *span)], &[Kind::Role], problems);
            calls.extend(role.into_iter().map(|role| (role, label.clone())));
        }
        let area = self.resolve(id, draft, "belongs-to", Kind::Area, problems);
        let documents = self.resolve(id, draft, "documents", Kind::PolicyKind, problems);
        let replaced = self.resolve(id, draft, "replaced-by", Kind::Catalogue, problems);
        let series = draft.series.as_ref().and_then(|(name, span)| {
            let series = self.index.find(&[Kind::Catalogue], name, &self.terms);
            if series.is_none() {
                problems.push(Problem::new(
                    Code::UnknownTerm,
                    *span,
                    format!("The series `{name}` has no entry of that id."),
                ));
            }
            series
        });
        if part_of.iter().any(|&above| self.leads_to(above, id, MAX_STEPS)) {
            problems.push(Problem::new(
                Code::Contradiction,
                draft.span,
                "This term is, by way of others, a part of itself.",
            ));
            return;
        }
        if let Some(description) = self.descriptions.get_mut(id.index()) {
            description.part_of = part_of;
        }
        match self.terms.get_mut(id.index()).map(|term| &mut term.detail) {
            Some(Detail::Commitment(commitment)) => {
                commitment.conflicts_with = conflicts;
                commitment.after = after;
                commitment.settled_by = settled_by;
                commitment.carries_out = carries_out;
                commitment.said_by = said_by;
                commitment.holds_to = holds_to;
                commitment.holds_about = holds_about;
                commitment.stands_in = stands_in;
                commitment.whole = whole;
            }
            Some(Detail::Role(role)) => {
                role.apart_from = apart;
                role.deputises_for = deputises;
                role.held_with = held_with;
                role.includes = includes;
            }
            Some(Detail::Cited(cited)) => {
                cited.replaced_by = replaced;
                cited.series = series;
            }
            Some(Detail::SchoolType(renamed)) => *renamed = calls,
            Some(Detail::Matter(matter)) => {
                matter.area = area.first().copied().unwrap_or_default();
                matter.documents = documents;
            }
            Some(
                Detail::Plain
                | Detail::Condition(_)
                | Detail::Incident(_)
                | Detail::Event(_)
                | Detail::Record(_),
            )
            | None => {}
        }
    }

    /// What a commitment reaches where it is said without a limit.
    fn whole(&self, draft: &Draft, problems: &mut Problems) -> Whole {
        let kinds: [&[Kind]; 6] = [
            &[Kind::Role],
            &[Kind::Role, Kind::Agency],
            Kind::ALL,
            &[Kind::Role, Kind::PupilGroup],
            &[Kind::Event],
            &[Kind::Incident],
        ];
        let mut found = entry::WHOLE_PARTS.iter().zip(kinds).map(|(part, kinds)| {
            let names = draft.names(part);
            self.find(names, kinds, problems)
        });
        let mut next = || found.next().unwrap_or_default();
        Whole { by: next(), to: next(), about: next(), people: next(), when: next(), incidents: next() }
    }

    /// What a role is called, by what a type of school calls it or by its label.
    fn role<'l>(&'l self, role: &str, calls: &'l [(TermId, Text)]) -> Option<&'l str> {
        let id = self.index.find(&[Kind::Role], role, &self.terms)?;
        let own = calls.iter().find(|(called, _)| *called == id).map(|(_, label)| label);
        own.or_else(|| self.terms.get(id.index()).map(|term| &term.label)).map(Text::as_str)
    }

    /// Puts roles into the labels that name them between tildes, for each type of school as it calls them.
    fn name_roles(&mut self) {
        let is_marked = |(_, term): &(usize, &super::Term)| term.label.contains(MARK);
        let marked: Vec<usize> = self.terms.iter().enumerate().filter(is_marked).map(|(at, _)| at).collect();
        let labels = |calls: &[(TermId, Text)]| -> Vec<(TermId, Text)> {
            let label = |at: usize| {
                let label = calls::called(&self.terms.get(at)?.label, |role| self.role(role, calls)).ok()?;
                Some((TermId::new(at), label.into()))
            };
            marked.iter().filter_map(|&at| label(at)).collect()
        };
        let types = self.terms.iter().enumerate().filter_map(|(at, term)| match &term.detail {
            Detail::SchoolType(calls) if !calls.is_empty() => Some((at, labels(calls))),
            _ => None,
        });
        let (types, plain): (Vec<_>, _) = (types.collect(), labels(&[]));
        for (at, more) in types {
            if let Some(Detail::SchoolType(calls)) = self.terms.get_mut(at).map(|term| &mut term.detail) {
                calls.extend(more);
            }
        }
        for (id, label) in plain {
            if let Some(term) = self.terms.get_mut(id.index()) {
                term.label = label;
            }
        }
    }

    /// The terms that stand under a key.
    fn resolve(
        &self,
        id: TermId,
        draft: &Draft,
        key: &str,
        kind: Kind,
        problems: &mut Problems,
    ) -> Vec<TermId> {
        let own = |name: &&(String, Span)| self.index.find(&[kind], &name.0, &self.terms) == Some(id);
        for (name, span) in draft.names(key).iter().filter(own) {
            problems.push(Problem::new(
                Code::Contradiction,
                *span,
                format!("`{name}` names itself under `{key}`."),
            ));
        }
        let mut found = self.find(draft.names(key), &[kind], problems);
        found.retain(|&term| term != id);
        found
    }

    /// The terms of these names, of the first of these kinds that has one.
    fn find(&self, names: &[(String, Span)], kinds: &[Kind], problems: &mut Problems) -> Vec<TermId> {
        let mut out = Vec::new();
        for (name, span) in names {
            if let Some(term) = self.index.find(kinds, name, &self.terms) {
                out.push(term);
                continue;
            }
            let known = self.terms.iter().filter(|term| kinds.contains(&term.kind)).map(|term| &*term.id);
            let what = match kinds {
                [kind] => kind.one(),
                _ => "a word that may stand here",
            };
            problems.push(
                Problem::new(Code::UnknownTerm, *span, format!("`{name}` is not {what}."))
                    .maybe_help(suggest::nearest(name, known).map(suggest::question)),
            );
        }
        out
    }

    /// The fields of a policy that say the same as a commitment.
    fn stands_in(&self, draft: &Draft, problems: &mut Problems) -> Vec<StandsIn> {
        let each = draft.stands_in.iter().map(|(field, names)| {
            let any = matches!(names.as_slice(), [(only, _)] if only == stands_in::ANY);
            let members = if any { Vec::new() } else { self.find(names, field.kinds(), problems) };
            StandsIn { field: *field, members }
        });
        each.collect()
    }

    /// Whether following what it is a part of leads from one term to another.
    fn leads_to(&self, from: TermId, to: TermId, steps: usize) -> bool {
        let above = || self.descriptions.get(from.index()).into_iter().flat_map(|known| &known.part_of);
        steps == 0 || from == to || above().any(|&above| self.leads_to(above, to, steps - 1))
    }

    fn vocabulary(self) -> Vocabulary {
        Vocabulary {
            tables: Tables::of(&self.terms, &self.descriptions, self.collective, &self.index),
            terms: self.terms,
            index: self.index,
            descriptions: OnDemand::read(self.descriptions),
            at: OnceLock::new(),
            names: OnceLock::new(),
        }
    }
}

/// The kind of all terms in a file.
fn kind(file: &View<'_>, problems: &mut Problems) -> Option<Kind> {
    let written = view::text(file.get("kind")?, problems)?;
    let kind = Kind::of(written.value);
    if kind.is_none() {
        let known = Kind::ALL.iter().map(|kind| kind.id());
        let help = suggest::nearest(written.value, known).map(suggest::question);
        problems.push(
            Problem::new(
                Code::UnknownTerm,
                written.span,
                format!("`{}` is not a kind of term.", written.value),
            )
            .maybe_help(help),
        );
    }
    kind
}
