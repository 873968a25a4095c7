//! The policy as the audit sees it: what a school's document says, every fact with its place.
//!
//! Read in this order: [`shapes`] (the keys of the format), [`model`] (the typed policy), [`entry`] (one commitment),
//! [`entries`], [`sections`] and [`mod@load`] (tree to policy), [`records`] (evidence of practice), [`contradictions`] (what
//! cannot be so).

pub mod contradictions;
pub mod entries;
pub mod entry;
pub mod load;
pub mod model;
pub mod records;
pub mod sections;
pub mod shapes;

pub use entry::{Act, Condition, Entry, Place, Strength};
pub use load::{Loaded, load};
pub use model::{
    About, Citation, Education, Filtering, Linked, Method, Monitoring, Named, Policy, Procedure, Role,
    School, Scope, Section, Topic, Training,
};
pub use records::{Answer, Claim, Record, RecordKey, Records, Reply, Waiver};
