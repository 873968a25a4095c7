//! The tests of the program as a whole, in one binary, since each binary links the whole program.
//!
//! One subject alone: `cargo test --test it ladder::`. How to accept a changed output is told at the head of the
//! file that holds it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    unreachable_pub,
    missing_docs
)]
// Files of this repository are read in many of them.
#![allow(clippy::disallowed_methods)]

mod common;

mod agreement;
mod applicability;
mod authoring;
mod bounds;
mod carried;
mod collection;
mod commands;
mod coverage;
mod days;
mod docs;
mod editions;
mod extending;
mod folders;
mod formats;
mod fuzz;
mod green;
mod guarded;
mod guide;
mod hostile;
mod house;
mod judging;
mod kept;
mod ladder;
mod law;
mod law_of_records;
mod left_open;
mod meant;
mod mistakes;
mod narrow;
mod parts;
mod plan;
mod predicates;
mod reading;
mod records;
mod route;
mod schema;
mod schools;
mod self_review;
mod streaming;
mod told;
mod vocabulary;
mod weighing;
mod wide_words;
