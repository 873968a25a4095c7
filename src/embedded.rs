//! The vocabulary and the checklists that the binary carries, as (path in the repository, text).

#![allow(clippy::wildcard_imports)]

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
