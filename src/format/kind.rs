//! The kinds of terms.

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($variant:ident $id:literal $one:literal $about:literal;)*) => {
        /// A kind of term. Ids are unique within a kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Kind { $(#[doc = $about] $variant,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$variant,)*];

            /// The word by which files and commands name it.
            pub fn id(self) -> &'static str {
                match self { $(Kind::$variant => $id,)* }
            }

            /// What one of them is called in a sentence.
            pub fn one(self) -> &'static str {
                match self { $(Kind::$variant => $one,)* }
            }

            /// What the kind holds.
            pub fn about(self) -> &'static str {
                match self { $(Kind::$variant => $about,)* }
            }

            /// The kind of that name.
            pub fn of(id: &str) -> Option<Self> {
                match id { $($id => Some(Kind::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
    Commitment "commitments" "a commitment" "Duties, statements and steps: one act, one term.";
    Role "roles" "a role" "Posts held by named people, and groups of people.";
    FilteringCategory "filtering-categories" "a filtering category" "What a filter blocks.";
    BlockList "block-lists" "a block list" "Lists of addresses that every filter must block.";
    Incident "incidents" "a type of incident" "Types of incident that a procedure answers.";
    PolicyKind "policies" "a kind of policy" "The policies that a school keeps.";
    Subject "subjects" "a subject" "What a commitment or a training is about.";
    TeachingTopic "teaching-topics" "a teaching topic" "What pupils are taught.";
    Curriculum "curriculum" "a part of the curriculum" "Where it is taught.";
    PupilGroup "pupil-groups" "a group of pupils" "Pupils for whom teaching or access is adapted.";
    Risk "risks" "a risk" "The areas of risk and their parts.";
    Agency "agencies" "an agency" "Those outside the school who are told, asked or referred to.";
    Record "records" "a kind of record" "Evidence of practice in the records file.";
    Event "events" "an event" "Occasions on which something is done.";
    Device "devices" "a kind of device" "Devices, accounts and networks.";
    Place "places" "a place" "Where technology is used.";
    MonitoringMethod "monitoring-methods" "a way of monitoring" "Ways of monitoring.";
    Condition "conditions" "a condition" "Words that make a commitment conditional.";
    Technology "technologies" "a technology" "What a school may use or leave unused.";
    Phase "phases" "a phase" "Phases of education and their families.";
    Nation "nations" "a nation" "The nations of the United Kingdom.";
    SchoolType "school-types" "a type of school" "How a school is maintained.";
    Area "areas" "an area" "The parts of a report, in the order of a usual policy.";
    Matter "matters" "a matter" "What controls speak of: several may ask about one, and a report tells it once.";
    Catalogue "catalogue" "an entry of the catalogue" "Bodies, laws, guidance, schemes, products, services and old words that policies cite or use, with their dates.";
}
