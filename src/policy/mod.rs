//! The policy as the audit sees it: what a school's document says, every fact with its place.
//!
//! Read in this order: [`shapes`] (the keys of the format), [`model`], [`document`] with `own_word` and [`provision`] (the typed policy),
//! [`section`] (where its parts stand), [`entry`] (one commitment), [`entries`], [`sections`] and [`mod@load`] (tree to
//! policy), `names` with `offices` and `nobody` (who is a person) and `remarks` (what a whole file shows at a glance), `stand_ins` (what
//! fields say as well as commitments do), `reasons` (for which a gap is accepted), [`records`] with `attested` (evidence of practice) with [`outcome`] (how it came out) with `success`, `done` and `doubt` (which words show it, and what leaves it open), [`contradictions`] (what cannot be so).

mod aside;
mod attested;
pub mod contradictions;
pub mod document;
mod done;
mod doubt;
pub mod entries;
pub mod entry;
pub mod load;
pub mod model;
mod names;
mod nobody;
mod offices;
pub mod outcome;
mod own_word;
pub mod provision;
mod reasons;
pub mod records;
mod remarks;
pub mod section;
pub mod sections;
pub mod shapes;
mod stand_ins;
mod success;

pub use document::{About, School, Scope};
pub use entry::{Act, Condition, Entry, Strength, Within};
pub use load::{Loaded, load};
pub use model::{Citation, Linked, Named, Policy, Procedure, Role, Topic};
pub use outcome::{RecordResult, Shown};
pub use own_word::OwnWord;
pub use provision::{Education, Filtering, Method, Monitoring, Taught, Training};
pub use records::{Answer, Claim, Record, RecordKey, Records, Reply, Waiver};
pub use remarks::untouched;
pub use section::Section;
