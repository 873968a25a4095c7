//! The result of an audit, version 1. What is serialised here is the published JSON; what only people see is skipped.
//! The text of checklists and files is referred to, never copied.

use std::borrow::Cow;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::{Checklist, Force};
use crate::gate::{Decision, Tally};
use crate::source::{Source, snippet};
use crate::vocabulary::Basis;

use super::control::{ControlReport, Lift, Name};
use super::dates::Dated;
use super::elsewhere::{Document, RecordToShow, Unjudged};
use super::matters::Matter;
use super::named;
use super::posts::{Incident, Post};

/// The version of the JSON result.
pub const VERSION: u8 = 1;

/// The program and its version.
pub const TOOL: &str = concat!("policygap ", env!("CARGO_PKG_VERSION"));

/// The result of an audit, but for the policies: they follow it one by one, and nothing holds them all.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Report<'a> {
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    pub version: u8,
    /// The program and its version.
    pub tool: &'static str,
    /// The day of the audit, year-month-day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub on: NaiveDate,
    /// Whether the gate is met.
    pub gate: Gate,
    /// The checklists that were used.
    pub checklists: Vec<ChecklistReport<'a>>,
    /// Newer editions, and whatever else concerns the whole.
    pub notices: Vec<String>,
    /// What the gate decided.
    #[serde(skip)]
    pub decision: Decision,
    /// When the gate is not met.
    #[serde(skip)]
    pub settings: crate::gate::Settings,
    /// How many policies there are.
    #[serde(skip)]
    pub policies: usize,
    /// Whether any of them could be audited.
    #[serde(skip)]
    pub audited: bool,
}

/// The gate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Gate {
    /// The weakest force at which a gap fails it, or `never`.
    #[schemars(extend("enum" = named::fail_on()))]
    pub fail_on: &'static str,
    /// Whether what is not shown fails it: `allow` or `fail`.
    #[schemars(extend("enum" = named::NOT_SHOWN))]
    pub not_shown: &'static str,
    /// Whether it is met.
    pub met: bool,
    /// How many results count against it.
    pub against: usize,
    /// How many controls and aspects are neither established nor ruled out.
    pub undecided: usize,
    /// How many gaps count as accepted for a time.
    pub accepted: usize,
    /// All of that in a sentence.
    pub message: String,
}

/// A checklist that was used.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChecklistReport<'a> {
    /// The name of all its editions.
    pub series: &'a str,
    /// The name of this edition.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Who publishes the source.
    pub publisher: &'a str,
    /// The edition.
    pub edition: &'a str,
    /// The first day in force.
    #[schemars(with = "String", extend("format" = "date"))]
    pub in_force_from: NaiveDate,
    /// The last day in force, if it has one.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub in_force_to: Option<NaiveDate>,
    /// Where the source is to be found.
    pub source: &'a str,
    /// How well its facts are established.
    pub basis: Basis,
    /// Anything that readers should know of the whole.
    pub note: Option<&'a str>,
    /// How many controls and aspects it has.
    pub controls: usize,
    /// The checklists that it adds to or changes, by series or id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extends: Vec<&'a str>,
    /// The checklist.
    #[serde(skip)]
    pub checklist: &'a Checklist,
}

/// What came of one policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PolicyReport<'a> {
    /// The file.
    pub path: &'a str,
    /// The school.
    pub school: &'a str,
    /// The title of the policy.
    pub title: &'a str,
    /// Whether the file could be audited at all.
    pub audited: bool,
    /// Who wrote it, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written_by: Option<&'a str>,
    /// Who reviews it, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reviewed_by: Option<&'a str>,
    /// The dates of the policy.
    pub dates: Vec<Dated<'a>>,
    /// Every control and aspect, in the order of the checklists.
    pub results: Vec<ControlReport<'a>>,
    /// The matters in which the policy falls short, the worst first.
    pub matters: Vec<Matter<'a>>,
    /// Documents that may hold, or ought to hold, what this one does not say.
    pub documents: Vec<Document<'a>>,
    /// Records that would show what neither the policy nor a record shows.
    pub records: Vec<RecordToShow<'a>>,
    /// What cannot be told, and neither another document nor a record would decide.
    pub unjudged: Vec<Unjudged<'a>>,
    /// The posts, and how each is held.
    pub posts: Vec<Post<'a>>,
    /// The types of incident, and how each thing that is asked of them came out.
    pub incidents: Vec<Incident<'a>>,
    /// What the policy refers to that no longer stands, each once, in a sentence.
    pub outdated: Vec<String>,
    /// What could not be read.
    pub problems: Vec<Problem<'a>>,
    /// That the document is no online safety policy, where it is none; it is among the notices, too.
    #[serde(skip)]
    pub kind_notice: Option<String>,
    /// What the body is called that answers for the school: the governing body, or the proprietor.
    #[serde(skip)]
    pub board: &'a str,
    /// What the gate has to say of accepted gaps, and checklists that do not apply.
    pub notices: Vec<String>,
    /// What to put right first, then the changes and additions that lift the aspects to the level aimed at: what is asked
    /// with the strongest word first, of equals what lifts most.
    pub plan: Vec<Lift<'a>>,
    /// What is missing, each thing once, with every result that it would help to mend.
    pub actions: Vec<Action<'a>>,
    /// How many controls have each verdict.
    pub summary: Summary,
    /// How many aspects stand where.
    pub aspects: Aspects,
    /// The same as the gate counts it.
    #[serde(skip)]
    pub tally: Tally,
}

/// A line and a column, both from 1; the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct At {
    /// The line.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// The column.
    #[schemars(range(min = 1))]
    pub column: usize,
}

impl At {
    /// Before everything else.
    pub const START: Self = Self { line: 1, column: 1 };

    /// Where a byte of a file stands.
    pub fn of(source: &Source, byte: usize) -> Self {
        let position = source.position(byte);
        Self { line: position.line, column: position.column }
    }
}

/// Something that is missing, told once.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Action<'a> {
    /// What is missing.
    pub message: String,
    /// The gaps that it is part of, as series/control.
    #[schemars(with = "Vec<String>")]
    pub mends: Vec<Name<'a>>,
    /// The strongest force among them.
    pub force: Force,
    /// Their owners.
    pub owners: Vec<Cow<'a, str>>,
}

/// A problem of a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Problem<'a> {
    /// What sort of problem it is.
    pub code: &'static str,
    /// The sentence.
    pub message: &'a str,
    /// What to do.
    pub help: Option<&'a str>,
    /// Where.
    pub at: At,
    /// The file, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// The file.
    #[serde(skip)]
    pub source: &'a Source,
    /// The problem as it was found.
    #[serde(skip)]
    pub found: &'a crate::source::Problem,
    /// Whether it is shown with its lines; of very many only the first are.
    #[serde(skip)]
    pub in_full: bool,
}

impl Problem<'_> {
    /// The problem with its lines and carets, or its sentence and place.
    pub fn shown(&self, styled: bool) -> String {
        if self.in_full {
            return snippet::explain(self.source, self.found, styled);
        }
        let (name, At { line, column }) = (self.source.name(), self.at);
        format!("error: {}\n   --> {name}:{line}:{column}", self.message)
    }
}

/// How many controls have each verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Summary {
    pub met: usize,
    pub partly_met: usize,
    pub not_met: usize,
    pub not_applicable: usize,
    pub not_shown: usize,
    pub waived: usize,
}

/// How many aspects stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Aspects {
    pub at_benchmark: usize,
    pub below: usize,
    pub not_shown: usize,
}
