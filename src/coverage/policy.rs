//! The parts of a policy, and which of them no control reads.

use crate::policy::{Act, Named, Policy, Section, Within};
use crate::requirement::reads::{Part, Read};
use crate::requirement::{Facts, Field, Stated};
use crate::source::text::shorten;
use crate::source::{Source, Span};
use crate::vocabulary::{TermId, Vocabulary};

use super::model::{PolicyCoverage, SectionCoverage, UnreadPart};
use crate::report::model::At;

/// The key of the records, which stand in a file of their own.
const RECORDS: &str = "records";

/// A part with its section, its place, and what it is called.
struct Found<'p> {
    section: &'static str,
    part: Part<'p>,
    span: Span,
    what: String,
    own_words: bool,
}

/// Counts the parts of a policy, and lists those that no control reads.
pub(super) fn fill<'a>(out: &mut PolicyCoverage<'a>, policy: &'a Policy, reads: &[Read], words: &Vocabulary) {
    let mut parts = parts(policy, words);
    let sections: Vec<&'static str> =
        Section::ALL.iter().map(|section| section.id()).chain([RECORDS]).collect();
    let order = |section: &str| sections.iter().position(|known| *known == section);
    parts.sort_by_key(|found| (order(found.section), found.span));
    for found in parts {
        let unread = !reads.iter().any(|read| read.looks_at(found.part, words));
        if out.sections.last().is_none_or(|last| last.section != found.section) {
            out.sections.push(SectionCoverage { section: found.section, parts: 0, unread: 0 });
        }
        let Some(section) = out.sections.last_mut() else { continue };
        section.parts += 1;
        out.parts += 1;
        if !unread {
            continue;
        }
        section.unread += 1;
        out.unread += 1;
        out.own_words += usize::from(found.own_words);
        let source: &Source = match &policy.records.source {
            Some(records) if found.section == RECORDS => records,
            Some(_) | None => &policy.source,
        };
        out.unread_parts.push(UnreadPart {
            section: found.section,
            at: At::of(source, found.span.start()),
            path: (found.section == RECORDS).then(|| source.name()),
            what: found.what,
            own_words: found.own_words,
        });
    }
    out.unread_parts.sort_by_key(|part| (part.path.is_some(), part.at));
}

fn parts<'p>(policy: &'p Policy, words: &'p Vocabulary) -> Vec<Found<'p>> {
    let mut out = Vec::new();
    fields(policy, &mut out);
    members(policy, words, &mut out);
    let found = |section: Section, part, span, what| Found {
        section: section.id(),
        part,
        span,
        what,
        own_words: false,
    };
    let named = |term: TermId| format!("`{}` ({})", words.id(term), words.label(term));
    out.extend(policy.roles.iter().map(|role| {
        let what = format!("the role {}", named(role.role.value));
        found(Section::Roles, Part::Role(role.role.value), role.role.span, what)
    }));
    out.extend(policy.training.iter().map(|item| {
        let what = format!("training of {}", words.labels(item.who.iter().map(|who| who.value)));
        found(Section::Training, Part::Training(item), item.span, what)
    }));
    out.extend(policy.procedures.iter().map(|procedure| {
        let incident = &procedure.incident;
        let what = format!("the procedure for {}", named(incident.value));
        found(Section::Incidents, Part::Procedure(incident.value), incident.span, what)
    }));
    out.extend(policy.entries.iter().map(|entry| {
        let (what, own_words) = match &entry.act {
            Act::Do(term) => (named(*term), false),
            Act::Say(text) => (format!("in own words: {}", shorten(text)), true),
        };
        Found { own_words, ..found(section(&entry.place), Part::Entry(entry), entry.span, what) }
    }));
    // What is named only as something of the past is no part of what the policy says now.
    out.extend(policy.cites.iter().filter(|citation| !citation.history).map(|citation| {
        let (what, own_words) = match &citation.what {
            Named::Term(term) => (named(*term), false),
            Named::Words(text) => (format!("in own words: {}", shorten(text)), true),
        };
        Found { own_words, ..found(Section::Cites, Part::Citation(citation), citation.span, what) }
    }));
    out.extend(policy.records.records.iter().map(|record| Found {
        section: RECORDS,
        part: Part::Record(record.kind.value),
        span: record.span,
        what: format!("a record: {}", named(record.kind.value)),
        own_words: false,
    }));
    out
}

/// The section in which an entry stands.
fn section(place: &Within) -> Section {
    match place {
        Within::Role(_) => Section::Roles,
        Within::Topic(_) => Section::Topics,
        Within::Filtering => Section::Filtering,
        Within::Monitoring => Section::Monitoring,
        Within::Training(_) => Section::Training,
        Within::Education => Section::Education,
        Within::Step(_) | Within::Prevention(_) | Within::Incident(_) => Section::Incidents,
    }
}

/// The plain fields that are filled, but for those that are lists, which count by their members.
fn fields(policy: &Policy, out: &mut Vec<Found<'_>>) {
    let is_list = |field: Stated| Field::ALL.iter().any(|list| list.path() == field.path());
    for &field in Stated::ALL.iter().filter(|field| !is_list(**field)) {
        let Some(span) = field.place(policy) else { continue };
        out.push(Found {
            section: field.section().id(),
            part: Part::Stated(field, used(policy, field)),
            span,
            what: format!("`{}`: {}", field.path(), field.says()),
            own_words: false,
        });
    }
}

/// The entry of the catalogue that a field names, where it names one.
fn used(policy: &Policy, field: Stated) -> Option<TermId> {
    let named = match field {
        Stated::FilteringSystem => &policy.filtering.system,
        Stated::Broadband => &policy.filtering.broadband,
        Stated::FilteringSupport => &policy.filtering.support,
        Stated::MonitoringSystem => &policy.monitoring.system,
        Stated::BasedOn => &policy.about.based_on,
        Stated::Authority
        | Stated::Title
        | Stated::Status
        | Stated::Adopted
        | Stated::Approved
        | Stated::ApprovedBy
        | Stated::Minute
        | Stated::LastReviewed
        | Stated::ReviewedBy
        | Stated::NextReview
        | Stated::ReviewEvery
        | Stated::ReviewSooner
        | Stated::WrittenBy
        | Stated::Consulted => return None,
    };
    match named.as_ref()?.value {
        Named::Term(term) => Some(term),
        Named::Words(_) => None,
    }
}

/// The members of every list.
fn members<'p>(policy: &'p Policy, words: &'p Vocabulary, out: &mut Vec<Found<'p>>) {
    let facts = Facts::new(policy, words);
    for &field in Field::ALL {
        out.extend(field.of(&facts).iter().map(|member| Found {
            section: field.section().id(),
            part: Part::Member(field, member.value),
            span: member.span,
            what: format!("`{}`: {} {}", words.id(member.value), field.verb(), words.label(member.value)),
            own_words: false,
        }));
    }
}
