//! The sections of a policy file.

use crate::format::closed_set;

closed_set! {
    /// A section of the file, by its key, in the order of the format.
    pub enum Section {
        /// `school`
        School = "school",
        /// `policy`
        Policy = "policy",
        /// `scope`
        Scope = "scope",
        /// `roles`
        Roles = "roles",
        /// `topics`
        Topics = "topics",
        /// `filtering`
        Filtering = "filtering",
        /// `monitoring`
        Monitoring = "monitoring",
        /// `training`
        Training = "training",
        /// `education`
        Education = "education",
        /// `incidents`
        Incidents = "incidents",
        /// `not-used`
        NotUsed = "not-used",
        /// `linked-policies`
        LinkedPolicies = "linked-policies",
        /// `cites`
        Cites = "cites",
    }
}
