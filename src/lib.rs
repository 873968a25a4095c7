//! `policygap` audits a school's online safety policy, kept as structured YAML, against dated checklists.
//!
//! Data goes one way: [`source`] → [`format`](mod@format) → [`policy`] (facts) → [`requirement`] (judges facts) →
//! [`checklist`] (declares) → [`audit`] → [`gate`] → [`report`] → [`page`] → [`render`]; beside them stand
//! [`vocabulary`] and [`dates`], [`reference`](mod@reference) and [`coverage`] tell of the checklists, and [`schema`]
//! describes the files and the result to editors and other programs. Each room knows only the rooms before it.
//! Nothing here reads the clock or a file, or prints: `cli` does.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod audit;
pub mod checklist;
pub mod cli;
pub mod coverage;
pub mod dates;
mod embedded;
pub mod format;
pub mod gate;
pub mod ladder;
pub mod page;
pub mod policy;
pub mod reference;
pub mod render;
pub mod report;
pub mod requirement;
pub mod schema;
pub mod source;
pub mod vocabulary;
