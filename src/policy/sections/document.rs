//! The school, its document, whom it covers, and what it names.

use crate::format::{Takes, View, blank, members};
use crate::source::text::shorten_to;
use crate::source::{Code, Problem, Span, Spanned, Value};
use crate::vocabulary::{Kind, Reader, TermId};

use super::super::model::{Citation, Linked, Named, Policy};
use super::super::names::is_nobody;
use super::super::section::Section;

/// How many signs of a name or a title are shown.
const LONGEST: usize = 300;

/// Words of a note by which a policy that is named is not there yet.
const UNWRITTEN: &[&str] = &[
    "being written",
    "to be written",
    "will be written",
    "not yet written",
    "not written yet",
    "being drafted",
    "to be drafted",
    "in draft",
    "being developed",
    "to be developed",
    "under development",
    "does not exist",
    "no such policy",
    "to follow",
    "in preparation",
];

/// The note, or the name, by which a policy is still being written.
fn unwritten(view: &View<'_>) -> Option<Span> {
    let says_so = |key| {
        let node = view.get(key)?.node;
        let Value::Text(text) = &node.value else { return None };
        let text = text.to_lowercase();
        let is_draft = text.trim().trim_end_matches('.') == "draft" || text.contains("(draft)");
        let is_open = is_draft || blank(&text).is_some();
        (is_open || UNWRITTEN.iter().any(|phrase| text.contains(phrase))).then_some(node.span)
    };
    says_so("note").or_else(|| says_so("written"))
}

impl Reader<'_> {
    pub(in crate::policy) fn school(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "school") else {
            return;
        };
        if let Some(terms) = self.open(&view, "terms") {
            let mut ends = self.terms;
            ends.autumn = self.month_day(&terms, "autumn-ends").unwrap_or(ends.autumn);
            ends.spring = self.month_day(&terms, "spring-ends").unwrap_or(ends.spring);
            ends.summer = self.month_day(&terms, "summer-ends").unwrap_or(ends.summer);
            match ends.check() {
                Ok(()) => self.terms = ends,
                Err(problem) => {
                    self.problems.push(Problem::new(Code::Contradiction, terms.span, problem.to_string()));
                }
            }
        }
        let school = &mut policy.school;
        school.name = self.called(&view, "name");
        self.told_if_blank(school.name.as_ref(), "the name of the school");
        school.nation = self.term(&view, "nation");
        school.phase = self.term(&view, "phase");
        school.school_type = self.term(&view, "type");
        school.boarding = self.flag(&view, "boarding");
        school.authority = self.filled(&view, "authority");
        school.terms = self.terms;
    }

    pub(in crate::policy) fn about(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "policy") else {
            return;
        };
        let about = &mut policy.about;
        about.title = self.called(&view, "title");
        self.told_if_blank(about.title.as_ref(), "the title of the document");
        about.kind = self.terms(&view, "kind");
        about.status = self.text(&view, "status");
        about.adopted = self.date(&view, "adopted");
        about.approved = self.date(&view, "approved");
        about.approved_by = self.terms_or_words(&view, "approved-by");
        about.approved_by_words = own_words(&view, "approved-by");
        about.minute = self.filled(&view, "minute");
        about.last_reviewed = self.date(&view, "last-reviewed");
        about.reviewed_by = self.named(&view, "reviewed-by");
        let due = self.due(&view, "next-review");
        about.next_review = due.date;
        about.next_review_open = about.next_review.is_none() && view.get("next-review").is_some();
        about.review_every = self.period(&view, "review-every").or(due.every);
        about.review_sooner = self.terms(&view, "review-sooner");
        for event in due.sooner {
            if about.review_sooner.iter().all(|known| known.value != event.value) {
                about.review_sooner.push(event);
            }
        }
        about.written_by = self.named(&view, "written-by");
        about.based_on = self.named(&view, "based-on");
        about.consulted = self.terms(&view, "consulted");
        self.block_heading(&view, Section::Policy, policy);
        self.remarks(&view);
    }

    pub(in crate::policy) fn scope(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "scope") else {
            return;
        };
        policy.scope.people = self.terms(&view, "people");
        policy.scope.devices = self.terms(&view, "devices");
        policy.scope.places = self.terms(&view, "places");
        policy.scope.risks = self.terms(&view, "risks");
        self.block_heading(&view, Section::Scope, policy);
        self.remarks(&view);
    }

    /// A name or a title, as long as it can be shown in full.
    fn called(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        let called = self.line(view, key)?;
        let cut = shorten_to(&called.value, LONGEST);
        if cut.len() < called.value.len() {
            self.remark(
                called.span,
                format!("The {key} is longer than {LONGEST} signs, and what comes after them is not shown."),
            );
            return Some(called.map(|_| cut));
        }
        Some(called)
    }

    fn block_heading(&mut self, view: &View<'_>, section: Section, policy: &mut Policy) {
        let heading = self.text(view, "section");
        policy.block_headings.extend(heading.map(|heading| (section, heading.value)));
    }

    pub(in crate::policy) fn linked(&mut self, view: &View<'_>, policy: &mut Policy) {
        for (kind, view) in self.terms_or_maps(view, "linked-policies", "policy") {
            let problems = self.problems.len();
            let linked = match view {
                None => {
                    Linked { policy: kind, written: None, next_review: None, listed: true, unwritten: None }
                }
                Some(view) => Linked {
                    policy: kind,
                    written: self.text(&view, "written"),
                    next_review: self.due(&view, "next-review").date,
                    listed: self.flag(&view, "listed").is_none_or(|listed| listed.value),
                    unwritten: unwritten(&view),
                },
            };
            if let Some(view) = &view {
                self.remarks(view);
            }
            if !self.problems.are_mistakes_after(problems) {
                policy.linked.push(linked);
            }
        }
    }

    pub(in crate::policy) fn cites(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(found) = view.get("cites") else { return };
        let Takes::Entries(_, shape) = found.key.takes else {
            return;
        };
        let kinds = found.key.takes.kinds();
        for item in members(found.node) {
            let problems = self.problems.len();
            let citation = match &item.value {
                Value::Text(text) => self.cited(kinds, text, item.span).map(|term| Citation {
                    what: Named::Term(term.value),
                    span: term.span,
                    written: None,
                    section: None,
                    history: false,
                }),
                Value::Map(_) | Value::List(_) => View::open(item, shape, found.key_span, &mut self.problems)
                    .and_then(|view| self.citation(&view, item.span)),
            };
            policy.cites.extend(citation.filter(|_| !self.problems.are_mistakes_after(problems)));
        }
    }

    /// An entry of the catalogue, by its word or by a plain name that documents use for it.
    fn cited(&mut self, kinds: &[Kind], written: &str, span: Span) -> Option<Spanned<TermId>> {
        let is_name = written.contains(|sign: char| sign == ' ' || sign.is_uppercase());
        match self.words.called(kinds, written).filter(|_| is_name) {
            Some(term) => Some(Spanned::new(term, span)),
            None => self.find(kinds, written, span, true),
        }
    }

    fn citation(&mut self, view: &View<'_>, span: Span) -> Option<Citation> {
        let kinds = &[Kind::Catalogue];
        let cited = self.str(view, "cite").and_then(|written| self.cited(kinds, written.value, written.span));
        let cited = cited.map(|term| term.map(Named::Term));
        let said = self.text(view, "say").map(|text| {
            let words = self.words;
            text.map(|said| words.called(kinds, &said).map_or(Named::Words(said), Named::Term))
        });
        if view.get("cite").is_none() && said.is_none() {
            self.problems.push(
                Problem::new(
                    Code::MissingKey,
                    Span::new(span.start(), span.start() + 1),
                    "A citation needs `cite` (an entry of the catalogue) or `say` (own words).",
                )
                .label("neither stands here"),
            );
        }
        self.remarks(view);
        let what = cited.or(said)?;
        Some(Citation {
            what: what.value,
            span: what.span,
            written: self.text(view, "written"),
            section: self.text(view, "section"),
            history: self.flag(view, "history").is_some_and(|history| history.value),
        })
    }
}

/// The first member of a list that says who or what it is in own words.
fn own_words(view: &View<'_>, list: &'static str) -> Option<Spanned<String>> {
    members(view.get(list)?.node).iter().find_map(|member| {
        let Value::Map(map) = &member.value else { return None };
        let (_, said) = map.entries.iter().find(|(key, _)| key.value == "say")?;
        let Value::Text(text) = &said.value else { return None };
        (!is_nobody(text)).then(|| Spanned::new(text.to_string(), said.span))
    })
}
