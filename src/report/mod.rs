//! The published result: a report of the whole, and one of each policy; counts, order and findings, computed once.
//!
//! Read in this order: [`model`] and [`control`] (the result, as JSON has it), [`mod@survey`] (what the first pass keeps of a
//! policy), [`mod@whole`] (what concerns all policies: the gate with
//! its `gate_sentence`, the checklists), [`policy`](mod@policy) and `results` (what
//! concerns one) with `owners` (who mends what), [`changes`] (what one checklist changes in another), [`dates`] (what is due), [`findings`] (one finding
//! for one demand, in order), [`matters`] (one finding for one matter, the worst first), [`elsewhere`] (documents to look
//! into and records to show), `gap` (how a gap is told), `places` (sections of the document) and [`posts`] (who does
//! what), [`counts`], `ladder` and [`routes`] (levels and the way up) with `mends` (what to put right first), [`wording`]
//! (numbers and
//! levels in sentences), [`named`] (closed sets of words).

pub mod changes;
pub mod control;
pub mod counts;
pub mod dates;
pub mod elsewhere;
pub mod findings;
mod gap;
mod gate_sentence;
pub mod ladder;
pub mod lines;
pub mod matters;
mod mends;
pub mod model;
pub mod named;
mod owners;
mod places;
pub mod policy;
pub mod posts;
mod results;
pub mod routes;
pub mod survey;
pub mod whole;
pub mod wording;

use crate::audit::Context;
use crate::checklist::{Library, NotCarried};
use crate::gate::Settings;
use crate::policy::Loaded;
use crate::source::Source;

pub use control::ControlReport;
pub use model::{PolicyReport, Report};
pub use policy::policy;
pub use survey::{Surveyed, survey};
pub use whole::whole;

/// A file that was read, or could not be.
#[derive(Debug)]
pub struct Input {
    /// The file.
    pub source: Source,
    /// What came of reading it.
    pub loaded: Loaded,
}

/// What a report of several policies needs besides them.
#[derive(Debug)]
pub struct Settled<'c> {
    /// The day, the checklists in force, the vocabulary.
    pub context: Context<'c>,
    /// All checklists, to announce newer editions.
    pub library: &'c Library,
    /// The editions that were in force on the day and are not carried, of what was asked for.
    pub not_carried: Vec<NotCarried<'c>>,
    /// When the gate is not met.
    pub gate: Settings,
    /// How many days ahead something counts as due soon.
    pub soon: i64,
    /// Whether the ways up the ladder are worked out: they cost more than all the rest.
    pub routes: bool,
}

impl<'c> Settled<'c> {
    /// What is usual: nothing that was asked for is missing, the gate as it stands by itself, dates within 90 days, and the
    /// ways up the ladder.
    pub fn new(context: Context<'c>, library: &'c Library) -> Self {
        Self { context, library, not_carried: Vec::new(), gate: Settings::default(), soon: 90, routes: true }
    }
}
