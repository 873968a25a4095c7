//! The commands, one file each.

pub mod audit;
pub mod checklists;
pub mod due;
pub mod explain;
pub mod new;
pub mod report;
pub mod route;
pub mod schema;
