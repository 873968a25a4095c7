//! The one model that every format shows: counts, order and wording, computed once.
//!
//! Read in this order: [`model`] (the result, as JSON has it), [`words`] (how verdicts and forces are put), [`build`]
//! (an assessment becomes a report), [`changes`] (what one checklist changes in another),
//! [`findings`] (one finding for one demand, in order), [`dated`] (what is due),
//! [`counts`], [`page`] (the report of governors, from top to bottom), [`mod@reference`] (the page of a checklist),
//! [`coverage`] (what checklists read and what they do not).

pub mod build;
pub mod changes;
pub mod counts;
pub mod coverage;
pub mod dated;
pub mod explain;
pub mod findings;
pub mod ladder;
pub mod model;
pub mod page;
pub mod reference;
pub mod result;
pub mod routes;
pub mod words;

pub use build::{Input, Settled, build};
pub use model::{At, Dated, Evidence, Finding, PolicyReport, Report, Result, Verdict};
