//! The plain fields of a policy that `states` can ask for, declared once.

use serde::{Deserialize, Serialize};

use crate::policy::{Policy, Section};
use crate::source::Span;

macro_rules! stated {
    ($($variant:ident $path:literal $section:ident $says:literal |$policy:ident| $get:expr;)*) => {
        /// A plain field of the policy.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Stated { $($variant,)* }

        impl Stated {
            /// Every field.
            pub const ALL: &[Stated] = &[$(Stated::$variant,)*];

            /// Its place in the format.
            pub fn path(self) -> &'static str {
                match self { $(Stated::$variant => $path,)* }
            }

            /// The section that holds it.
            pub fn section(self) -> Section {
                match self { $(Stated::$variant => Section::$section,)* }
            }

            /// What the policy says where it is filled.
            pub fn says(self) -> &'static str {
                match self { $(Stated::$variant => $says,)* }
            }

            /// Where it stands, where it is filled.
            pub fn place(self, policy: &Policy) -> Option<Span> {
                match self { $(Stated::$variant => { let $policy = policy; $get })* }
            }
        }
    };
}

stated! {
    Authority "school.authority" School "which local authority area the school is in" |p| p.school.authority.as_ref().map(|v| v.span);
    Title "policy.title" Policy "what it is called" |p| p.about.title.as_ref().map(|v| v.span);
    Status "policy.status" Policy "what status it has" |p| p.about.status.as_ref().map(|v| v.span);
    Adopted "policy.adopted" Policy "when it was adopted" |p| p.about.adopted.as_ref().map(|v| v.span);
    Approved "policy.approved" Policy "when it was approved" |p| p.about.approved.as_ref().map(|v| v.span);
    ApprovedBy "policy.approved-by" Policy "who approved it" |p| p.about.approved_by.first().map(|v| v.span).or(p.about.approved_by_words.as_ref().map(|v| v.span));
    Minute "policy.minute" Policy "which minute records the approval" |p| p.about.minute.as_ref().map(|v| v.span);
    LastReviewed "policy.last-reviewed" Policy "when it was last reviewed" |p| p.about.last_reviewed.as_ref().map(|v| v.span);
    ReviewedBy "policy.reviewed-by" Policy "who reviews it" |p| p.about.reviewed_by.as_ref().map(|v| v.span);
    NextReview "policy.next-review" Policy "when it is next reviewed" |p| p.about.next_review.as_ref().map(|v| v.span);
    ReviewEvery "policy.review-every" Policy "how often it is reviewed" |p| p.about.review_every.as_ref().map(|v| v.span);
    ReviewSooner "policy.review-sooner" Policy "what brings its review forward" |p| p.about.review_sooner.first().map(|v| v.span);
    WrittenBy "policy.written-by" Policy "who wrote it" |p| p.about.written_by.as_ref().map(|v| v.span);
    BasedOn "policy.based-on" Policy "which template it was built on" |p| p.about.based_on.as_ref().map(|v| v.span);
    Consulted "policy.consulted" Policy "who was consulted on it" |p| p.about.consulted.first().map(|v| v.span);
    FilteringSystem "filtering.system" Filtering "which filtering system is used" |p| p.filtering.system.as_ref().map(|v| v.span);
    Broadband "filtering.broadband" Filtering "which broadband connection is used" |p| p.filtering.broadband.as_ref().map(|v| v.span);
    FilteringSupport "filtering.support" Filtering "who supports the filtering" |p| p.filtering.support.as_ref().map(|v| v.span);
    MonitoringSystem "monitoring.system" Monitoring "which monitoring system is used" |p| p.monitoring.system.as_ref().map(|v| v.span);
}
