//! The governors' edition: one page that is right, ten that suffice. No word of this program's stands in it.
//!
//! Read in this order: this file (the parts in order), `first` (the first page) with `document` (its own dates and people), `decisions`, `urgent` (the worst matters) and `room` (what there is room for), `areas` (the matters, area by area),
//! `plan` (who does what by when), `lists` (posts, out-of-date references, documents to look into, records to show,
//! sources), `pictures` (what stands where in them) and `plainly` (sentences made for the lead, told to governors).

pub(super) mod areas;
mod decisions;
mod document;
pub(super) mod first;
mod lists;
mod pictures;
mod plainly;
mod plan;
mod room;
pub(super) mod urgent;

use serde::Serialize;

use crate::dates::plain;
use crate::report::{PolicyReport, Report};

use super::policy::{anchor, name};
use super::{DateLine, LadderPage, Section, Table};

pub use areas::{AreaPage, MatterPage, PointPage};
pub use decisions::Decision;
pub use first::FirstPage;
pub use lists::{AskedDocument, SourceLine};
pub use pictures::{Bar, Mark, Pictures, Sign, Square, Squares, Timeline, Year};
pub use plan::{ActionPage, actions, unread};
pub use urgent::Urgent;

pub(super) use areas::place as anchor_of;
pub(super) use first::harmful;
pub(super) use lists::documents;
pub(super) use plan::for_the_document;
pub(super) use urgent::{heading as harm_heading, place};

/// How the sentence begins that tells of what other kind a document is.
const OF_ANOTHER_KIND: &str = "This document is ";

/// The governors' edition of the report on one policy.
#[derive(Clone, Debug, Serialize)]
pub struct GovernorsPage {
    /// Its place in links.
    pub anchor: String,
    /// The school and the title of the document.
    pub heading: String,
    /// The pictures, in the order of the rows of the tables that they stand in.
    pub pictures: Pictures,
    /// The day of the audit.
    pub byline: String,
    /// Whether the document could be read.
    pub audited: bool,
    /// The first page.
    pub first: FirstPage,
    /// The matters, area by area.
    pub areas: Section<AreaPage>,
    /// Where the school stands, aspect by aspect.
    pub ladder: LadderPage,
    /// Every date.
    pub dates: Section<DateLine>,
    /// The posts, and who holds them.
    pub posts: Table,
    /// The types of incident, and how much of what is asked the policy says.
    pub incidents: Table,
    /// What the policy refers to that no longer stands.
    pub references: Section<String>,
    /// Who does what by when.
    pub plan: Section<ActionPage>,
    /// Documents to look into.
    pub documents: Section<AskedDocument>,
    /// Records to show.
    pub records: Section<String>,
    /// What neither a document nor a record would settle.
    pub untold: Option<String>,
    /// What could not be read.
    pub problems: Section<String>,
    /// How this was made.
    pub method: Vec<String>,
    /// The sources, each once.
    pub sources: Section<SourceLine>,
}

impl GovernorsPage {
    /// Makes the page of the policy that stands at this position among all.
    pub fn new(policy: &PolicyReport<'_>, report: &Report<'_>, position: usize) -> Self {
        let anchor = anchor(position);
        let at = |part: &str| format!("{anchor}-{part}");
        Self {
            heading: name(policy.path, policy.school, policy.title),
            pictures: Pictures::new(policy, report.on),
            byline: format!("Report for governors on {}", plain(report.on)),
            audited: policy.audited,
            first: FirstPage::new(policy, report, &anchor, room::before(report.policies, position)),
            areas: Section::new(
                at("areas"),
                "What to put right, area by area",
                "In the order of a usual policy. What belongs together stands together; the numbers are those of the action plan. The edition \
                 for the online safety lead has the rest.",
                areas::areas(policy, &anchor),
            ),
            ladder: lists::ladder(policy, at("ladder")),
            dates: Section::new(at("dates"), "Dates", "", plainly::dates(policy)),
            posts: lists::posts(policy),
            incidents: lists::incidents(policy),
            references: Section::new(
                at("references"),
                "References that no longer stand",
                "What the policy names that has closed, been replaced or belongs to another area, and what to name instead.",
                lists::references(policy),
            ),
            plan: Section::new(
                at("plan"),
                "Action plan",
                "One action for each matter, the most urgent first, with the first thing to write and how many more \
                 there are; the edition for the online safety lead has them all. \u{201c}Who\u{201d} is whoever writes \
                 it; who sees to it is on the first page. Under \u{201c}asked by\u{201d}, statutory is law or statutory guidance, \
                 standard a national standard or advice, and safety what could harm a child, whoever asks it. The days are proposals, counted from the day of this report.",
                plan::actions(policy, report.on, &anchor),
            ),
            documents: Section::new(
                at("documents"),
                "Other documents to look into",
                "These were not read for this report. They may already say what is listed here, or are the better place to say it; this document does not name \
                 all of them. Every question is in the edition for the online safety lead.",
                lists::documents(policy, lists::ABOUT),
            ),
            records: Section::new(
                at("records"),
                "Records to show",
                "A policy cannot show that these things happen in the school. A dated record can. Ask to see the latest of each.",
                policy
                    .records
                    .iter()
                    .map(|record| crate::requirement::sentence::upper(record.title))
                    .collect(),
            ),
            untold: lists::untold(policy),
            problems: Section::new(at("problems"), "What could not be read", "", plainly::problems(policy)),
            method: lists::method(policy, report),
            sources: Section::new(at("sources"), "Sources", "", lists::sources(report)),
            anchor,
        }
    }
}
