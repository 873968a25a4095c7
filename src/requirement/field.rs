//! The lists of a policy that `lists` can read, declared once.

use serde::{Deserialize, Serialize};

use crate::policy::Section;
use crate::source::Spanned;
use crate::vocabulary::{Kind, TermId};

use super::facts::Facts;

macro_rules! fields {
    ($($variant:ident $path:literal $section:ident [$($kind:ident),*] $verb:literal |$facts:ident| $get:expr;)*) => {
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

            /// Its members in a policy.
            pub fn of<'f>(self, facts: &'f Facts<'_>) -> &'f [Spanned<TermId>] {
                match self { $(Field::$variant => { let $facts = facts; $get })* }
            }
        }
    };
}

fields! {
    ScopePeople "scope.people" Scope [Role] "the policy applies to" |f| &f.policy.scope.people;
    ScopeDevices "scope.devices" Scope [Device, Technology] "the policy covers" |f| &f.policy.scope.devices;
    ScopePlaces "scope.places" Scope [Place] "the policy applies" |f| &f.policy.scope.places;
    ScopeRisks "scope.risks" Scope [Risk] "the policy names the risks of" |f| &f.policy.scope.risks;
    FilteringBlockLists "filtering.block-lists" Filtering [BlockList] "the filter uses" |f| &f.policy.filtering.block_lists;
    FilteringBlocks "filtering.blocks" Filtering [FilteringCategory] "the filter blocks" |f| &f.policy.filtering.blocks;
    FilteringCovers "filtering.covers" Filtering [Device, Place, Role] "filtering covers" |f| &f.policy.filtering.covers;
    FilteringProfiles "filtering.profiles" Filtering [Role] "there are filtering profiles for" |f| &f.policy.filtering.profiles;
    MonitoringMethods "monitoring.methods" Monitoring [MonitoringMethod] "the use of pupils is monitored by" |f| &f.methods;
    MonitoringCovers "monitoring.covers" Monitoring [Role, Device] "monitoring covers" |f| &f.policy.monitoring.covers;
    EducationWithin "education.within" Education [Curriculum] "online safety is taught within" |f| &f.policy.education.within;
    EducationTeaches "education.teaches" Education [TeachingTopic] "pupils are taught about" |f| &f.topics;
    EducationAdaptedFor "education.adapted-for" Education [PupilGroup] "teaching is adapted for" |f| &f.policy.education.adapted_for;
    Kind "policy.kind" Policy [PolicyKind] "this document is" |f| &f.policy.about.kind;
    Consulted "policy.consulted" Policy [Role] "those consulted on the policy include" |f| &f.policy.about.consulted;
    ApprovedBy "policy.approved-by" Policy [Role] "the policy is approved by" |f| &f.policy.about.approved_by;
    ReviewSooner "policy.review-sooner" Policy [Event] "the review comes sooner" |f| &f.policy.about.review_sooner;
    LinkedPolicies "linked-policies" LinkedPolicies [PolicyKind] "the policy is linked to" |f| &f.linked;
    NotUsed "not-used" NotUsed [Technology] "the school does not use" |f| &f.policy.not_used;
}
