//! The sections of a policy, each read from its part of the tree.

use std::borrow::Cow;

use crate::format::{Found, Shape, Takes, View, members};
use crate::source::{Span, Spanned, Value};
use crate::vocabulary::{Reader, TermId};

use super::entry::Place;
use super::model::{Citation, Linked, Method, Named, Policy, Procedure, Role, Topic, Training};

impl Reader<'_> {
    /// Opens the map under a key.
    fn open<'a>(&mut self, view: &View<'a>, key: &'static str) -> Option<View<'a>> {
        let found = view.get(key)?;
        let Takes::Map(shape) = found.key.takes else {
            return None;
        };
        View::open(found.node, shape, found.key_span, &mut self.problems)
    }

    /// Opens each map of a map: (key, view).
    pub(super) fn each<'a>(
        &mut self,
        found: Found<'a>,
        shape: &'static Shape,
    ) -> Vec<(&'a Spanned<Cow<'a, str>>, View<'a>)> {
        let Value::Map(map) = &found.node.value else {
            let expected = found.key.takes.expected();
            self.problems.push(crate::format::wrong_shape(found.node, expected));
            return Vec::new();
        };
        let mut out = Vec::new();
        for (key, node) in &map.entries {
            if let Some(view) = View::open(node, shape, key.span, &mut self.problems) {
                out.push((key, view));
            }
        }
        out
    }

    /// Opens each map of a map whose keys are terms: (term at the key, view).
    fn each_term<'a>(&mut self, view: &View<'a>, key: &'static str) -> Vec<(Spanned<TermId>, View<'a>)> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let Takes::ByTerm(_, shape) = found.key.takes else {
            return Vec::new();
        };
        let kinds = found.key.takes.kinds();
        let mut out = Vec::new();
        for (name, view) in self.each(found, shape) {
            if let Some(term) = self.find(kinds, &name.value, name.span, false) {
                out.push((term, view));
            }
        }
        out
    }

    pub(super) fn school(&mut self, view: &View<'_>, policy: &mut Policy) {
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
                Err(problem) => self.problems.push(crate::source::Problem::new(
                    crate::source::Code::Contradiction,
                    terms.span,
                    problem.to_string(),
                )),
            }
        }
        let school = &mut policy.school;
        school.name = self.line(&view, "name");
        school.nation = self.term(&view, "nation");
        school.phase = self.term(&view, "phase");
        school.school_type = self.term(&view, "type");
        school.boarding = self.flag(&view, "boarding");
        school.authority = self.text(&view, "authority");
        school.terms = self.terms;
    }

    pub(super) fn about(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "policy") else {
            return;
        };
        let about = &mut policy.about;
        about.title = self.line(&view, "title");
        about.kind = self.term(&view, "kind");
        about.status = self.text(&view, "status");
        about.adopted = self.date(&view, "adopted");
        about.approved = self.date(&view, "approved");
        about.approved_by = self.terms(&view, "approved-by");
        about.minute = self.text(&view, "minute");
        about.last_reviewed = self.date(&view, "last-reviewed");
        about.reviewed_by = self.named(&view, "reviewed-by");
        about.next_review = self.date(&view, "next-review");
        about.review_every = self.period(&view, "review-every");
        about.review_sooner = self.terms(&view, "review-sooner");
        about.written_by = self.named(&view, "written-by");
        about.based_on = self.named(&view, "based-on");
        about.consulted = self.terms(&view, "consulted");
        self.remarks(&view);
    }

    pub(super) fn scope(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "scope") else {
            return;
        };
        policy.scope.people = self.terms(&view, "people");
        policy.scope.devices = self.terms(&view, "devices");
        policy.scope.places = self.terms(&view, "places");
        policy.scope.risks = self.terms(&view, "risks");
        self.remarks(&view);
    }

    pub(super) fn roles(&mut self, view: &View<'_>, policy: &mut Policy) {
        let opened = self.each_term(view, "roles");
        let shared: Vec<_> =
            opened.iter().map(|(role, view)| (role.clone(), self.term(view, "same-duties-as"))).collect();
        for ((role, view), (_, same_duties_as)) in opened.into_iter().zip(&shared) {
            let mut holders = vec![role.clone()];
            holders.extend(
                shared
                    .iter()
                    .filter(|(_, same)| same.as_ref().is_some_and(|same| same.value == role.value))
                    .map(|(sharer, same)| {
                        Spanned::new(sharer.value, same.as_ref().map_or(sharer.span, |s| s.span))
                    }),
            );
            let place = Place::Role(role.value);
            let duties = self.entries(&view, "duties", &place, &holders, &mut policy.entries);
            policy.roles.push(Role {
                held_by: self.lines(&view, "held-by"),
                written: self.text(&view, "written"),
                section: self.text(&view, "section"),
                same_duties_as: same_duties_as.clone(),
                delegated_to: self.term(&view, "delegated-to"),
                duties,
                role,
            });
            self.remarks(&view);
        }
    }

    pub(super) fn topics(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(found) = view.get("topics") else { return };
        let Takes::ByName(shape) = found.key.takes else {
            return;
        };
        for (name, view) in self.each(found, shape) {
            let place = Place::Topic(policy.topics.len());
            let entries = self.block_entries(&view, &place, &mut policy.entries);
            policy.topics.push(Topic {
                name: name.clone().map(Cow::into_owned),
                section: self.text(&view, "section"),
                delegated_to: self.term(&view, "delegated-to"),
                entries,
            });
            self.remarks(&view);
        }
    }

    pub(super) fn filtering(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "filtering") else {
            return;
        };
        self.block_entries(&view, &Place::Filtering, &mut policy.entries);
        let filtering = &mut policy.filtering;
        filtering.system = self.named(&view, "system");
        filtering.broadband = self.named(&view, "broadband");
        filtering.support = self.named(&view, "support");
        filtering.block_lists = self.terms(&view, "block-lists");
        filtering.blocks = self.terms(&view, "blocks");
        filtering.blocks_open_ended = self.flag(&view, "blocks-open-ended");
        filtering.covers = self.terms(&view, "covers");
        filtering.profiles = self.terms(&view, "profiles");
        filtering.delegated_to = self.term(&view, "delegated-to");
        self.remarks(&view);
    }

    pub(super) fn monitoring(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "monitoring") else {
            return;
        };
        self.block_entries(&view, &Place::Monitoring, &mut policy.entries);
        policy.monitoring.system = self.named(&view, "system");
        policy.monitoring.covers = self.terms(&view, "covers");
        policy.monitoring.delegated_to = self.term(&view, "delegated-to");
        for (method, view) in self.terms_or_maps(&view, "methods", "method") {
            let of = view.as_ref().map(|view| self.terms(view, "of")).unwrap_or_default();
            if let Some(view) = &view {
                self.remarks(view);
            }
            policy.monitoring.methods.push(Method { method, of });
        }
        self.remarks(&view);
    }

    pub(super) fn training(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(found) = view.get("training") else { return };
        let Takes::Maps(shape) = found.key.takes else {
            return;
        };
        for item in members(found.node) {
            let Some(view) = View::open(item, shape, found.key_span, &mut self.problems) else {
                continue;
            };
            let place = Place::Training(policy.training.len());
            self.block_entries(&view, &place, &mut policy.entries);
            let who = self.terms(&view, "who");
            policy.training.push(Training {
                by: self.terms(&view, "by"),
                when: self.terms(&view, "when"),
                every: self.frequency(&view, "every"),
                about: self.terms(&view, "about"),
                condition: self.condition(&view, "if"),
                strength: self.strength(&view),
                delegated_to: self.term(&view, "delegated-to"),
                span: who.first().map_or(item.span, |first| first.span),
                who,
            });
            self.remarks(&view);
        }
    }

    pub(super) fn education(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(view) = self.open(view, "education") else {
            return;
        };
        self.block_entries(&view, &Place::Education, &mut policy.entries);
        policy.education.within = self.terms(&view, "within");
        policy.education.adapted_for = self.terms(&view, "adapted-for");
        policy.education.delegated_to = self.term(&view, "delegated-to");
        for (topic, view) in self.terms_or_maps(&view, "teaches", "topic") {
            if let Some(view) = view {
                self.frequency(&view, "every");
                self.terms(&view, "by");
                self.strength(&view);
                self.remarks(&view);
            }
            policy.education.teaches.push(topic);
        }
        self.remarks(&view);
    }

    pub(super) fn procedures(&mut self, view: &View<'_>, policy: &mut Policy) {
        for (incident, view) in self.each_term(view, "incidents") {
            let by = self.terms(&view, "by");
            let mut read = |key, place: Place| self.entries(&view, key, &place, &by, &mut policy.entries);
            read("prevention", Place::Prevention(incident.value));
            let steps = read("steps", Place::Step(incident.value));
            read("commitments", Place::Incident(incident.value));
            policy.procedures.push(Procedure {
                written: self.text(&view, "written"),
                section: self.text(&view, "section"),
                delegated_to: self.term(&view, "delegated-to"),
                steps,
                incident,
            });
            self.remarks(&view);
        }
    }

    pub(super) fn linked(&mut self, view: &View<'_>, policy: &mut Policy) {
        for (kind, view) in self.terms_or_maps(view, "linked-policies", "policy") {
            let linked = match view {
                None => Linked { policy: kind, written: None, next_review: None, listed: true },
                Some(view) => Linked {
                    policy: kind,
                    written: self.text(&view, "written"),
                    next_review: self.date(&view, "next-review"),
                    listed: self.flag(&view, "listed").is_none_or(|listed| listed.value),
                },
            };
            if let Some(view) = &view {
                self.remarks(view);
            }
            policy.linked.push(linked);
        }
    }

    pub(super) fn cites(&mut self, view: &View<'_>, policy: &mut Policy) {
        let Some(found) = view.get("cites") else { return };
        let Takes::Entries(_, shape) = found.key.takes else {
            return;
        };
        let kinds = found.key.takes.kinds();
        for item in members(found.node) {
            let citation = match &item.value {
                Value::Text(text) => self.find(kinds, text, item.span, true).map(|term| Citation {
                    what: Named::Term(term.value),
                    span: term.span,
                    written: None,
                    section: None,
                    history: false,
                }),
                Value::Map(_) | Value::List(_) => View::open(item, shape, found.key_span, &mut self.problems)
                    .and_then(|view| self.citation(&view, item.span)),
            };
            policy.cites.extend(citation);
        }
    }

    fn citation(&mut self, view: &View<'_>, span: Span) -> Option<Citation> {
        let cited = self.term(view, "cite").map(|term| term.map(Named::Term));
        let said = self.text(view, "say").map(|text| text.map(Named::Words));
        if view.get("cite").is_none() && said.is_none() {
            self.problems.push(
                crate::source::Problem::new(
                    crate::source::Code::MissingKey,
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

    /// The commitments of a block, held also by whoever the block names under `by`.
    fn block_entries(&mut self, view: &View<'_>, place: &Place, entries: &mut Vec<super::Entry>) -> usize {
        let by = self.terms(view, "by");
        self.entries(view, "commitments", place, &by, entries)
    }

    /// A list whose members are terms, or maps that name the term under `key`.
    fn terms_or_maps<'a>(
        &mut self,
        view: &View<'a>,
        list: &'static str,
        key: &'static str,
    ) -> Vec<(Spanned<TermId>, Option<View<'a>>)> {
        let Some(found) = view.get(list) else {
            return Vec::new();
        };
        let Takes::Entries(_, shape) = found.key.takes else {
            return Vec::new();
        };
        let kinds = found.key.takes.kinds();
        let mut out = Vec::new();
        for item in members(found.node) {
            match &item.value {
                Value::Text(text) => {
                    out.extend(self.find(kinds, text, item.span, false).map(|term| (term, None)));
                }
                Value::Map(_) | Value::List(_) => {
                    let view = View::open(item, shape, found.key_span, &mut self.problems);
                    if let Some(view) = view
                        && let Some(term) = self.term(&view, key)
                    {
                        out.push((term, Some(view)));
                    }
                }
            }
        }
        out
    }

    /// Checks the shape of what no control reads: `section`, `written`, `note`.
    fn remarks(&mut self, view: &View<'_>) {
        for key in ["section", "written", "note"] {
            if view.declares(key) {
                self.str(view, key);
            }
        }
    }
}
