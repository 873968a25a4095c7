//! The result of an audit, version 1. What is serialised here is the published JSON; what only people see is skipped.

use schemars::JsonSchema;
use serde::Serialize;

/// The version of the JSON result.
pub const VERSION: u8 = 1;

/// The result of an audit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Report {
    /// The version of this format.
    #[schemars(extend("const" = VERSION))]
    pub version: u8,
    /// The program and its version.
    pub tool: String,
    /// The day of the audit, year-month-day.
    #[schemars(extend("format" = "date"))]
    pub on: String,
    /// Whether the gate is met.
    pub gate: Gate,
    /// The checklists that were used.
    pub checklists: Vec<ChecklistReport>,
    /// Newer editions, and whatever else concerns the whole.
    pub notices: Vec<String>,
    /// The policies, by path.
    pub policies: Vec<PolicyReport>,
    /// The day of the audit in words.
    #[serde(skip)]
    pub on_plain: String,
    /// What the exit code is.
    #[serde(skip)]
    pub exit: Exit,
}

/// What the run comes to: the same in every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The gate is met.
    Met,
    /// The gate is not met.
    NotMet,
    /// The command line, the configuration or a checklist is at fault.
    Usage,
    /// Nothing was audited.
    Nothing,
    /// A policy could not be read, or not all of it.
    Unread,
}

impl Exit {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Met => 0,
            Self::NotMet => 1,
            Self::Usage => 2,
            Self::Nothing => 3,
            Self::Unread => 4,
        }
    }
}

/// The gate.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Gate {
    /// The weakest force at which a gap fails it, or `never`.
    #[schemars(extend("enum" = ["must", "should", "good-practice", "never"]))]
    pub fail_on: &'static str,
    /// Whether what is not shown fails it: `allow` or `fail`.
    #[schemars(extend("enum" = ["allow", "fail"]))]
    pub not_shown: &'static str,
    /// Whether it is met.
    pub met: bool,
    /// How many results count against it.
    pub against: usize,
    /// How many controls and aspects are neither established nor ruled out.
    pub undecided: usize,
    /// All of that in a sentence.
    pub message: String,
}

/// A checklist that was used.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChecklistReport {
    /// The name of all its editions.
    pub series: String,
    /// The name of this edition.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who publishes the source.
    pub publisher: String,
    /// The edition.
    pub edition: String,
    /// The first day in force.
    #[schemars(extend("format" = "date"))]
    pub in_force_from: String,
    /// The last day in force, if it has one.
    #[schemars(extend("format" = "date"))]
    pub in_force_to: Option<String>,
    /// Where the source is to be found.
    pub source: String,
    /// How well its facts are established.
    #[schemars(extend("enum" = bases()))]
    pub basis: &'static str,
    /// How well its facts are established, in words.
    #[serde(skip)]
    pub basis_says: &'static str,
    /// Anything that readers should know of the whole.
    pub note: Option<String>,
    /// How many controls and aspects it has.
    pub controls: usize,
    /// The checklists that it adds to or changes, by series or id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extends: Vec<String>,
}

/// What came of one policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PolicyReport {
    /// The file.
    pub path: String,
    /// The school.
    pub school: String,
    /// The title of the policy.
    pub title: String,
    /// Whether the file could be audited at all.
    pub audited: bool,
    /// The dates of the policy.
    pub dates: Vec<Dated>,
    /// Every control and aspect, in the order of the checklists.
    pub results: Vec<Result>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// What the gate has to say of accepted gaps, and checklists that do not apply.
    pub notices: Vec<String>,
    /// The additions that lift most aspects to the level aimed at, in order of gain.
    pub plan: Vec<Lift>,
    /// What is missing, each thing once, with every result that it would help to mend.
    pub actions: Vec<Action>,
    /// How many controls have each verdict.
    pub summary: Summary,
    /// How many aspects stand where.
    pub aspects: Aspects,
    /// The findings in the order in which they are shown: one for each demand.
    #[serde(skip)]
    pub findings: Vec<Finding>,
    /// Counts by checklist.
    #[serde(skip)]
    pub by_checklist: Vec<CountRow>,
    /// Counts by force.
    #[serde(skip)]
    pub by_force: Vec<CountRow>,
    /// The dates in sentences.
    #[serde(skip)]
    pub about: Vec<String>,
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

/// A date of a policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Dated {
    /// Which date: `next-review`, `approved`, …
    pub what: &'static str,
    /// What it is, in words.
    pub label: String,
    /// As the document writes it.
    pub written: String,
    /// How precise it is.
    pub precision: &'static str,
    /// Its first day.
    #[schemars(extend("format" = "date"))]
    pub from: String,
    /// Its last day.
    #[schemars(extend("format" = "date"))]
    pub to: String,
    /// `overdue`, `due-soon`, `later` for what is due; `passed` for what is over.
    #[schemars(extend("enum" = ["overdue", "due-soon", "later", "passed"]))]
    pub state: &'static str,
    /// Whole days since its last day, where it is overdue.
    #[schemars(range(min = 1))]
    pub days_overdue: Option<i64>,
    /// Whole days until its last day, where it is yet to come.
    #[schemars(range(min = 0))]
    pub days_left: Option<i64>,
    /// Where it stands.
    pub at: At,
    /// The file, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The sentence.
    pub message: String,
}

/// The verdict of a result, the gate's included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The policy does not say so.
    NotMet,
    /// The policy says part of it.
    PartlyMet,
    /// Neither established nor ruled out.
    NotShown,
    /// Accepted as a gap for a time.
    Waived,
    /// The policy says so, or a record shows it.
    Met,
    /// It does not apply.
    NotApplicable,
}

/// What came of a control or an aspect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Result {
    /// The series of its checklist.
    pub checklist: String,
    /// Its id.
    pub control: String,
    /// Its title.
    pub title: String,
    /// Whose word it is.
    #[schemars(extend("enum" = ["must", "should", "good-practice"]))]
    pub force: &'static str,
    /// The verdict.
    pub verdict: Verdict,
    /// What was judged, where the gap is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Verdict>,
    /// Of an aspect: its level, 1 (highest) to 5.
    #[schemars(range(min = 1, max = 5))]
    pub level: Option<u8>,
    /// Of an aspect: the level if everything that is not shown were shown.
    #[schemars(range(min = 1, max = 5))]
    pub level_if_shown: Option<u8>,
    /// Of an aspect: the level that is aimed at.
    #[schemars(range(min = 1, max = 5))]
    pub benchmark: Option<u8>,
    /// Of an aspect: the level that its route reaches.
    #[schemars(range(min = 1, max = 5))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route_to: Option<u8>,
    /// Of an aspect: the fewest additions that reach its next level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<Vec<RouteStep>>,
    /// Of an aspect: the level that the school claims for it, beside what was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// The verdict in a sentence.
    pub message: String,
    /// What is missing, in sentences.
    pub missing: Vec<String>,
    /// What to add or mend.
    pub remedy: String,
    /// Who mends it.
    pub owner: String,
    /// The question for a governor to ask.
    pub ask: String,
    /// Why it matters.
    pub why: String,
    /// Where the demand comes from, with the edition.
    pub source: String,
    /// How well the demand is established.
    #[schemars(extend("enum" = bases()))]
    pub basis: &'static str,
    /// The last day on which a met result holds.
    #[schemars(extend("format" = "date"))]
    pub holds_until: Option<String>,
    /// The place that matters most.
    pub at: At,
    /// The facts that were read, or the places at fault.
    pub evidence: Vec<Evidence>,
    /// The same for the same control of the same policy, wherever its lines stand.
    pub fingerprint: String,
    /// Controls that ask the same, as series/control.
    pub same_as: Vec<String>,
    /// The title of its checklist.
    #[serde(skip)]
    pub checklist_title: String,
    /// What a checklist that extends this one changed of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<Change>,
    /// The force, for sorting.
    #[serde(skip)]
    pub strength: crate::checklist::Force,
    /// How pressing it is within its force and verdict: lower is more pressing.
    #[serde(skip)]
    pub urgency: u8,
    /// What is asked, in a form that is the same for the same demand.
    #[serde(skip)]
    pub demand: std::sync::Arc<str>,
    /// Whose word it is, in a sentence.
    #[serde(skip)]
    pub force_says: String,
    /// How well it is established, in words.
    #[serde(skip)]
    pub basis_says: &'static str,
    /// Of a met result: until when it holds, in a sentence.
    #[serde(skip)]
    pub holds_says: Option<String>,
}

/// Something to add so that an aspect reaches its next level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RouteStep {
    /// The file to which it is added: `policy`, or the `records` beside it.
    #[schemars(extend("enum" = ["policy", "records"]))]
    pub file: &'static str,
    /// The YAML to merge: keys are joined, lists are added to, a text takes the place of an old one. Words in capitals
    /// are to be filled in.
    pub fragment: String,
    /// What asks for it.
    pub why: String,
}

/// Additions and the aspects that they lift.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Lift {
    /// The aspects that reach the level aimed at once these additions and those before them are made, as series/aspect.
    pub lifts: Vec<String>,
    /// What to add beyond what stands before.
    pub route: Vec<RouteStep>,
    /// The aspects by title.
    #[serde(skip)]
    pub titles: Vec<String>,
}

/// The level that the school claims for an aspect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Claim {
    /// The level, 1 (highest) to 5.
    #[schemars(range(min = 1, max = 5))]
    pub level: u8,
    /// How it stands beside the level that is shown.
    #[schemars(extend("enum" = ["supported", "not-shown", "higher-than-supported", "lower-than-supported"]))]
    pub finding: &'static str,
    /// What the policy and its records lack for the level that is claimed.
    pub missing: Vec<String>,
    /// Whether the commentary tells fewer than two of who, what, how often and evidence.
    pub thin: bool,
    /// Which of them it does not tell.
    pub untold: Vec<&'static str>,
    /// All of that in a sentence or two.
    pub message: String,
    /// Where the claim stands in the records file.
    pub at: At,
}

/// Something that is missing, told once.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Action {
    /// What is missing.
    pub message: String,
    /// The gaps that it is part of, as series/control.
    pub mends: Vec<String>,
    /// The strongest force among them.
    #[schemars(extend("enum" = ["must", "should", "good-practice"]))]
    pub force: &'static str,
    /// Their owners.
    pub owners: Vec<String>,
}

/// What a checklist changed of a control or an aspect of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Change {
    /// The series of the checklist that changed it.
    pub by: String,
    /// What was done: `switched-off`, `re-graded`, or `benchmark` where another level is aimed at.
    #[schemars(extend("enum" = ["switched-off", "re-graded", "benchmark"]))]
    pub what: &'static str,
    /// What it was: its force, or of an aspect the level that was aimed at.
    pub from: String,
    /// What it is now; none where it is switched off.
    pub to: Option<String>,
    /// Why.
    pub reason: String,
    /// Who decided it.
    pub decided_by: Option<String>,
    /// The minute that records it.
    pub minute: Option<String>,
}

/// A fact that was read, or a place at fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Evidence {
    /// The line.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// The column.
    #[schemars(range(min = 1))]
    pub column: usize,
    /// The line of the file, without the space around it.
    pub text: String,
    /// The file, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Whether it is a place at which something is missing or at fault, rather than a fact that was read.
    pub fault: bool,
    /// The words beside the caret.
    #[serde(skip)]
    pub label: String,
    /// The whole line.
    #[serde(skip)]
    pub whole: String,
    /// The bytes of the whole line that the caret marks.
    #[serde(skip)]
    pub marked: (usize, usize),
}

/// A problem of a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Problem {
    /// What sort of problem it is.
    pub code: &'static str,
    /// The sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where.
    pub at: At,
    /// The file, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The problem with its lines and carets, without colour.
    #[serde(skip)]
    pub shown: String,
    /// The same with colour.
    #[serde(skip)]
    pub shown_styled: String,
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

/// A row of the table of counts.
#[derive(Clone, Debug, Serialize)]
pub struct CountRow {
    /// What is counted.
    pub label: String,
    /// The counts.
    pub counts: Summary,
    /// The share that is met, of those that are met, partly met or not met, rounded down; `–` where there are none.
    pub share: String,
}

/// One finding for one demand: the results that ask the same, shown once.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The result with the strongest force, by its position in `results`.
    pub lead: usize,
    /// The others that ask the same, by position.
    pub others: Vec<usize>,
}

/// The words for how well something is established, for the schema.
fn bases() -> Vec<&'static str> {
    crate::vocabulary::Basis::WORDS.to_vec()
}
