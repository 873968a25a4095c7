//! What came of a control or an aspect, as the result has it.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::checklist::{Checklist, Force};
use crate::dates::plain;
use crate::gate::Status;
use crate::ladder::claim::{Agreement, Tells};
use crate::ladder::{StepKind, Target};
use crate::requirement::Harm;
use crate::source::excerpt::Excerpt;
use crate::vocabulary::{Basis, TermId};

use super::changes::ChangeKind;
use super::model::At;

/// What came of a control or an aspect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ControlReport<'a> {
    /// The series of its checklist.
    pub checklist: &'a str,
    /// Its id.
    pub control: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whose word it is.
    pub force: Force,
    /// The verdict.
    pub verdict: Status,
    /// What was judged, where the gap is accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub judged: Option<Status>,
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
    /// Of an aspect: the fewest changes and additions that reach its next level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub route: Option<Vec<RouteStep>>,
    /// Of an aspect: the level that the school claims for it, beside what was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// The matter of which it speaks.
    pub matter: Option<&'a str>,
    /// Of a gap: what follows if it stays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub harm: Option<Harm>,
    /// Of a gap: the fault in the reader's words, without a full stop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// The verdict in a sentence.
    pub message: Cow<'a, str>,
    /// What is missing, in sentences.
    pub missing: Vec<String>,
    /// What to add or mend.
    pub remedy: &'a str,
    /// The sentences that the document would hold, each with its part of the document, where they were worked out.
    #[serde(skip)]
    pub words: Vec<String>,
    /// Who mends it; of a post that nobody holds by name, who does until then.
    pub owner: Cow<'a, str>,
    /// The question for a governor to ask.
    pub ask: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// Where the demand comes from, with the edition.
    #[schemars(with = "String")]
    pub source: Origin<'a>,
    /// How well the demand is established.
    pub basis: Basis,
    /// The last day on which a met result holds.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub holds_until: Option<NaiveDate>,
    /// The place that matters most.
    pub at: At,
    /// The facts that were read, or the places at fault.
    pub evidence: Vec<Evidence<'a>>,
    /// The same for the same control of the same policy, wherever its lines stand.
    #[schemars(with = "String")]
    pub fingerprint: Fingerprint,
    /// Controls that ask the same, as series/control.
    #[schemars(with = "Vec<String>")]
    pub same_as: Vec<Name<'a>>,
    /// What a checklist that extends this one changed of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<Change<'a>>,
    /// The title of its checklist.
    #[serde(skip)]
    pub checklist_title: &'a str,
    /// How pressing it is within its force and verdict: lower is more pressing.
    #[serde(skip)]
    pub urgency: u8,
    /// What is asked, in a form that is the same for the same demand; empty for an aspect.
    #[serde(skip)]
    pub demand: &'a str,
    /// Whose word it is, in a sentence.
    #[serde(skip)]
    pub force_says: Cow<'a, str>,
}

impl<'a> ControlReport<'a> {
    /// Its name.
    pub fn name(&self) -> Name<'a> {
        Name { series: self.checklist, id: self.control }
    }

    /// Whether it is an aspect of a ladder rather than a control.
    pub fn is_aspect(&self) -> bool {
        self.benchmark.is_some()
    }

    /// Until when it holds, in a sentence.
    pub fn holds_says(&self) -> Option<String> {
        let what = if self.is_aspect() { "This level" } else { "This" };
        self.holds_until.map(|day| format!("{what} holds until {}.", plain(day)))
    }
}

/// A control or an aspect by name: written series/id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name<'a> {
    /// The series of its checklist.
    pub series: &'a str,
    /// Its id.
    pub id: &'a str,
}

/// Where a demand comes from: the title and edition of its checklist or a source of its own, and the clause.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// Its checklist.
    pub checklist: &'a Checklist,
    /// Its own source, where it has one.
    pub own: Option<&'a str>,
    /// Which part of the source asks it.
    pub clause: Option<&'a str>,
}

/// 64 bits that are the same for the same control of the same school's policy, written as 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// Of parts in order: FNV-1a.
    pub fn of(parts: [&str; 4]) -> Self {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for part in parts {
            for byte in part.bytes().chain([0]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(hash)
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.series, self.id)
    }
}

impl fmt::Display for Origin<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.own {
            Some(own) if !own.starts_with("http") => f.write_str(own)?,
            _ => write!(f, "{}, {}", self.checklist.title, self.checklist.edition)?,
        }
        match self.clause {
            Some(clause) => write!(f, ": {clause}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Origin<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Something to change or to add so that an aspect reaches its next level, or to put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RouteStep {
    /// Whether it changes what stands there, or adds to it.
    pub kind: StepKind,
    /// The file that it is about: `policy`, or the `records` beside it.
    pub file: Target,
    /// The YAML. Of an addition, what to merge: keys are joined, lists are added to, a text takes the place of an old
    /// one. Of a change, the same where a single field changes; else the entry as it is to read, under the keys where it
    /// stands, in the place of the one at `at`. Words in capitals (`DATE`, `NAME`) are to be filled in. Empty where the
    /// document's own words have to be looked at first.
    pub fragment: String,
    /// The same for the document, in plain English: where, and what it would say.
    pub sentence: String,
    /// The entry that changes, or the place in the file to which the addition belongs; none where nothing of it is there.
    pub at: Option<At>,
    /// What asks for it.
    pub why: String,
    /// The line at that place, where something is changed.
    #[serde(skip)]
    pub written: Option<String>,
}

/// Changes and additions, and the aspects that they lift; those that lift none put right what the policy says wrongly.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Lift<'a> {
    /// The aspects that reach the level aimed at once these steps and those before them are made, as series/aspect.
    #[schemars(with = "Vec<String>")]
    pub lifts: Vec<Name<'a>>,
    /// What to change and to add beyond what stands before.
    pub route: Vec<RouteStep>,
    /// The aspects by title.
    #[serde(skip)]
    pub titles: Vec<&'a str>,
}

/// The level that the school claims for an aspect.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Claim {
    /// The level, 1 (highest) to 5.
    #[schemars(range(min = 1, max = 5))]
    pub level: u8,
    /// How it stands beside the level that is shown.
    pub finding: Agreement,
    /// What the policy and its records lack for the level that is claimed.
    pub missing: Vec<String>,
    /// Whether the commentary tells fewer than two of who, what, how often and evidence.
    pub thin: bool,
    /// Which of them it does not tell.
    pub untold: Vec<Tells>,
    /// All of that in a sentence or two.
    pub message: String,
    /// Where the claim stands in the records file.
    pub at: At,
}

/// What a checklist changed of a control or an aspect of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Change<'a> {
    /// The series of the checklist that changed it.
    pub by: &'a str,
    /// What was done: `switched-off`, `re-graded`, or `benchmark` where another level is aimed at.
    pub what: ChangeKind,
    /// What it was: its force, or of an aspect the level that was aimed at.
    pub from: Cow<'static, str>,
    /// What it is now; none where it is switched off.
    pub to: Option<Cow<'static, str>>,
    /// Why.
    pub reason: &'a str,
    /// Who decided it.
    pub decided_by: Option<&'a str>,
    /// The minute that records it.
    pub minute: Option<&'a str>,
}

/// What of a file stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The head of a part of the file, which says nothing by itself.
    Block,
    /// Something that a post is to do.
    Duty,
    /// Anything else.
    Text,
}

/// A fact that was read, or a place at fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Evidence<'a> {
    /// The line.
    #[schemars(range(min = 1))]
    pub line: usize,
    /// The column.
    #[schemars(range(min = 1))]
    pub column: usize,
    /// The line of the file, without the space around it; of a long one the part around the place, with `…`.
    pub text: Cow<'a, str>,
    /// The file, where it is not the policy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<&'a str>,
    /// The section of the school's own document in which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<&'a str>,
    /// Whether it is a place at which something is missing or at fault, rather than a fact that was read.
    pub fault: bool,
    /// Whether it is not established that it is at fault.
    #[serde(skip)]
    pub in_doubt: bool,
    /// What of the file stands there.
    #[serde(skip)]
    pub part: Part,
    /// The procedure of which it is a step, where it is one.
    #[serde(skip)]
    pub procedure: Option<TermId>,
    /// The words beside the caret.
    #[serde(skip)]
    pub label: Cow<'a, str>,
    /// The same with the space around it, and the bytes that the caret marks.
    #[serde(skip)]
    pub line_shown: Excerpt<'a>,
}
