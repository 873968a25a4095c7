//! A policy indexed once: what the predicates read.

use serde::{Deserialize, Serialize};

use std::collections::{HashMap, HashSet};

use crate::policy::{Entry, Named, Policy, Section};
use crate::source::{Span, Spanned};
use crate::vocabulary::{Kind, TermId, Vocabulary};

/// Which file a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum File {
    /// The policy file.
    Policy,
    /// The records file.
    Records,
}

/// A place in the policy or its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which file.
    pub file: File,
    /// Where in it.
    pub span: Span,
}

impl Place {
    /// A place in the policy file.
    pub fn policy(span: Span) -> Self {
        Self { file: File::Policy, span }
    }

    /// A place in the records file.
    pub fn records(span: Span) -> Self {
        Self { file: File::Records, span }
    }
}

/// A fact of the catalogue that the policy cites or uses.
#[derive(Clone, Debug)]
pub struct CitedFact<'p> {
    /// The entry of the catalogue.
    pub term: TermId,
    /// Where it stands.
    pub span: Span,
    /// How the document writes it.
    pub written: Option<&'p str>,
}

/// A policy indexed once.
pub struct Facts<'p> {
    /// The policy.
    pub policy: &'p Policy,
    /// The words.
    pub words: &'p Vocabulary,
    by_term: HashMap<TermId, Vec<&'p Entry>>,
    cited: Vec<CitedFact<'p>>,
    written: HashMap<TermId, Vec<&'p str>>,
}

impl<'p> Facts<'p> {
    /// Indexes a policy.
    pub fn new(policy: &'p Policy, words: &'p Vocabulary) -> Self {
        let mut by_term: HashMap<TermId, Vec<&'p Entry>> = HashMap::new();
        for entry in &policy.entries {
            if let Some(term) = entry.commitment() {
                by_term.entry(term).or_default().push(entry);
            }
        }
        let mut cited: Vec<_> = policy
            .cites
            .iter()
            .filter(|citation| !citation.history)
            .filter_map(|citation| match citation.what {
                Named::Term(term) => Some(CitedFact {
                    term,
                    span: citation.span,
                    written: citation.written.as_ref().map(|written| written.value.as_str()),
                }),
                Named::Words(_) => None,
            })
            .collect();
        let used = [
            &policy.filtering.system,
            &policy.filtering.broadband,
            &policy.filtering.support,
            &policy.monitoring.system,
            &policy.about.based_on,
        ];
        for used in used.into_iter().flatten() {
            if let Named::Term(term) = used.value {
                cited.push(CitedFact { term, span: used.span, written: None });
            }
        }
        cited.sort_by_key(|fact| fact.span);
        let mut written: HashMap<TermId, Vec<&str>> = HashMap::new();
        let mut known = HashSet::new();
        for (term, form) in cited.iter().filter_map(|fact| Some((fact.term, fact.written?))) {
            if known.insert((term, form)) {
                written.entry(term).or_default().push(form);
            }
        }
        Self { policy, words, by_term, cited, written }
    }

    /// Every entry with this commitment, in the order of the file.
    pub fn entries(&self, term: TermId) -> &[&'p Entry] {
        self.by_term.get(&term).map_or(&[], Vec::as_slice)
    }

    /// Everything of the catalogue that the policy cites or uses, but for what it names as history.
    pub fn cited(&self) -> &[CitedFact<'p>] {
        &self.cited
    }

    /// Every form in which the document writes something that it cites, in the order of the file.
    pub fn written(&self, term: TermId) -> &[&'p str] {
        self.written.get(&term).map_or(&[], Vec::as_slice)
    }

    /// The members of a list of the policy.
    pub fn list(&self, field: Field) -> Vec<Spanned<TermId>> {
        let policy = self.policy;
        match field {
            Field::ScopePeople => policy.scope.people.clone(),
            Field::ScopeDevices => policy.scope.devices.clone(),
            Field::ScopePlaces => policy.scope.places.clone(),
            Field::ScopeRisks => policy.scope.risks.clone(),
            Field::FilteringBlockLists => policy.filtering.block_lists.clone(),
            Field::FilteringBlocks => policy.filtering.blocks.clone(),
            Field::FilteringCovers => policy.filtering.covers.clone(),
            Field::FilteringProfiles => policy.filtering.profiles.clone(),
            Field::MonitoringMethods => policy.monitoring.methods.iter().map(|m| m.method.clone()).collect(),
            Field::MonitoringCovers => policy.monitoring.covers.clone(),
            Field::EducationWithin => policy.education.within.clone(),
            Field::EducationTeaches => policy.education.teaches.clone(),
            Field::EducationAdaptedFor => policy.education.adapted_for.clone(),
            Field::Consulted => policy.about.consulted.clone(),
            Field::ApprovedBy => policy.about.approved_by.clone(),
            Field::ReviewSooner => policy.about.review_sooner.clone(),
            Field::LinkedPolicies => policy.linked.iter().map(|linked| linked.policy.clone()).collect(),
            Field::NotUsed => policy.not_used.clone(),
        }
    }

    /// Where something that is missing belongs: the section's key, else the key of the section before which it would
    /// stand, else the start of the file.
    pub fn nearest(&self, section: Section) -> Place {
        let policy = self.policy;
        let span = policy.section(section).or_else(|| policy.section(Section::Policy)).unwrap_or_default();
        Place::policy(span)
    }

    /// The place of a role: its key, or where roles stand.
    pub fn role_place(&self, role: TermId) -> Place {
        self.policy
            .role(role)
            .map_or_else(|| self.nearest(Section::Roles), |held| Place::policy(held.role.span))
    }

    /// Whether a role, or one that is part of it, has a person's name beside it; with the place of the names.
    pub fn holders(&self, role: TermId) -> Vec<&'p Spanned<String>> {
        let parts = self.policy.roles.iter().filter(|held| self.words.is_part(held.role.value, role));
        parts.flat_map(|held| &held.held_by).filter(|name| !name.value.trim().is_empty()).collect()
    }

    /// A term that the code itself knows by name; `None` where the vocabulary lacks it, which the tests forbid.
    pub fn known(&self, kind: Kind, id: &str) -> Option<TermId> {
        self.words.find(kind, id)
    }
}

macro_rules! fields {
    ($($variant:ident $path:literal $section:ident [$($kind:ident),*] $verb:literal;)*) => {
        /// A list of the policy that `lists` can read.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Field { $($variant,)* }

        impl Field {
            /// Every list.
            pub const ALL: &[Field] = &[$(Field::$variant,)*];

            /// Its place in the format.
            pub fn path(self) -> &'static str {
                match self { $(Field::$variant => $path,)* }
            }

            /// The section that holds it.
            pub fn section(self) -> Section {
                match self { $(Field::$variant => Section::$section,)* }
            }

            /// The kinds of its members.
            pub fn kinds(self) -> &'static [Kind] {
                match self { $(Field::$variant => &[$(Kind::$kind,)*],)* }
            }

            /// How a sentence about it begins: "the filter blocks".
            pub fn verb(self) -> &'static str {
                match self { $(Field::$variant => $verb,)* }
            }
        }
    };
}

fields! {
    ScopePeople "scope.people" Scope [Role] "the policy applies to";
    ScopeDevices "scope.devices" Scope [Device, Technology] "the policy covers";
    ScopePlaces "scope.places" Scope [Place] "the policy applies";
    ScopeRisks "scope.risks" Scope [Risk] "the policy names the risks of";
    FilteringBlockLists "filtering.block-lists" Filtering [BlockList] "the filter uses";
    FilteringBlocks "filtering.blocks" Filtering [FilteringCategory] "the filter blocks";
    FilteringCovers "filtering.covers" Filtering [Device, Place, Role] "filtering covers";
    FilteringProfiles "filtering.profiles" Filtering [Role] "there are filtering profiles for";
    MonitoringMethods "monitoring.methods" Monitoring [MonitoringMethod] "use is monitored by";
    MonitoringCovers "monitoring.covers" Monitoring [Role, Device] "monitoring covers";
    EducationWithin "education.within" Education [Curriculum] "online safety is taught within";
    EducationTeaches "education.teaches" Education [TeachingTopic] "pupils are taught about";
    EducationAdaptedFor "education.adapted-for" Education [PupilGroup] "teaching is adapted for";
    Consulted "policy.consulted" Policy [Role] "those consulted on the policy include";
    ApprovedBy "policy.approved-by" Policy [Role] "the policy is approved by";
    ReviewSooner "policy.review-sooner" Policy [Event] "the review comes sooner";
    LinkedPolicies "linked-policies" LinkedPolicies [PolicyKind] "the policy is linked to";
    NotUsed "not-used" NotUsed [Technology] "the school does not use";
}
