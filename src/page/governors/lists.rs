//! Posts, types of incident, references that no longer stand, documents to look into, and sources.

use serde::Serialize;

use crate::dates::plain;
use crate::gate::Status;
use crate::report::control::Name;
use crate::report::posts::Held;
use crate::report::{PolicyReport, Report, wording};
use crate::requirement::Harm;
use crate::requirement::sentence::upper;
use crate::vocabulary::Basis;

use super::super::{LadderPage, Row, Table, joined, ladder};
use super::plainly;

/// How many things are listed for governors that a document should say.
pub(super) const ABOUT: usize = 3;

/// A document that was not read.
#[derive(Clone, Debug, Serialize)]
pub struct AskedDocument {
    /// What it is called.
    pub title: String,
    /// What it should say.
    pub about: String,
    /// How many questions that settles.
    pub questions: String,
    /// Whose word the strongest of them is.
    pub asked_by: &'static str,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLine {
    /// Its title and edition.
    pub title: String,
    /// Who publishes it, and since when it stands.
    pub about: String,
    /// How well that is established.
    pub known: &'static str,
    /// Where it is to be found, where that is an address.
    pub link: Option<String>,
}

/// Where the school stands, as governors are told it: the level, the one that records would show, the aim.
pub(super) fn ladder(policy: &PolicyReport<'_>, anchor: String) -> LadderPage {
    let mut page = ladder::page(policy, anchor);
    page.intro = "Level 1 is the highest, level 5 the lowest. The level counts what the policy says and what its records \
                  show. \u{201c}With records\u{201d} is the level that the school could reach by showing records and documents \
                  that were not seen. None of these is an official level.";
    for column in &mut page.table.columns {
        if *column == "If shown" {
            *column = "With records";
        }
    }
    let below = policy.aspects.below;
    page.plan_intro = if below == 0 {
        String::new()
    } else {
        format!(
            "The edition for the online safety lead says what would lift {} to the level aimed at, step by step.",
            wording::count(below, "aspect", "aspects")
        )
    };
    // What to write into which file is the lead's.
    page.aspects.clear();
    page.plan.clear();
    page
}

/// What a document should say, in a sentence.
fn about(matters: &[&str], most: usize) -> String {
    let more = matters.len().saturating_sub(most);
    let more = (more > 0).then(|| wording::count(more, "other matter", "other matters"));
    let told: Vec<&str> = matters.iter().take(most).copied().chain(more.as_deref()).collect();
    upper(&joined(&told))
}

/// The posts and who holds them.
pub(super) fn posts(policy: &PolicyReport<'_>) -> Table {
    let row = |post: &crate::report::posts::Post<'_>| Row {
        heading: upper(post.title),
        anchor: None,
        cells: vec![
            match post.held {
                Held::Held | Held::Shared => joined(&post.held_by),
                Held::Body | Held::Unnamed | Held::Nobody => "\u{2013}".to_owned(),
            },
            match post.held {
                Held::Held if post.held_by.len() > 1 => "Shared by several",
                Held::Held => "Held",
                Held::Shared => "Also holds another post",
                Held::Body => "A body, no post",
                Held::Unnamed => "Has duties, no name",
                Held::Nobody => "No name, no duties",
            }
            .to_owned(),
            wording::thousands(post.duties),
        ],
    };
    Table {
        caption: "Who does what".to_owned(),
        columns: vec!["Post", "Who holds it", "How it stands", "Duties given to it"],
        rows: policy.posts.iter().map(row).collect(),
    }
}

/// The types of incident, and how much of what is asked the policy says.
pub(super) fn incidents(policy: &PolicyReport<'_>) -> Table {
    let is_unsafe = |id: &str| {
        policy.matters.iter().any(|matter| matter.id == id && matter.harm == Harm::UnsafeInstruction)
    };
    let row = |incident: &crate::report::posts::Incident<'_>| Row {
        heading: format!(
            "{}{}",
            upper(incident.title),
            if is_unsafe(incident.matter) { " (unsafe)" } else { "" }
        ),
        anchor: None,
        cells: [Status::Met, Status::PartlyMet, Status::NotMet, Status::NotShown]
            .map(|status| wording::thousands(incident.steps.iter().filter(|(_, it)| *it == status).count()))
            .to_vec(),
    };
    Table {
        caption: "What the policy says on each type of incident".to_owned(),
        columns: vec!["Type of incident", "Said", "Said in part", "Missing", "To be shown elsewhere"],
        rows: policy.incidents.iter().map(row).collect(),
    }
}

/// What no longer stands, each once.
pub(super) fn references(policy: &PolicyReport<'_>) -> Vec<String> {
    policy.outdated.clone()
}

/// The documents to look into, with so many of the things that each should say.
pub(in crate::page) fn documents(policy: &PolicyReport<'_>, most: usize) -> Vec<AskedDocument> {
    let document = |asked: &crate::report::elsewhere::Document<'_>| AskedDocument {
        title: if asked.named { upper(asked.title) } else { format!("{} (not named)", upper(asked.title)) },
        about: about(&asked.about, most),
        questions: wording::thousands(asked.results.len()),
        asked_by: asked.force.heading(),
    };
    policy.documents.iter().map(document).collect()
}

/// What cannot be told, and no document and no record would show it: nothing in the policy raises the question.
pub(super) fn untold(policy: &PolicyReport<'_>) -> Option<String> {
    let asked_elsewhere = |name: &Name<'_>| {
        policy.documents.iter().any(|document| document.results.contains(name))
            || policy.records.iter().any(|record| record.results.contains(name))
    };
    let open = policy.results.iter().filter(|result| {
        let is_open = result.verdict == Status::NotShown && !result.is_aspect();
        is_open && !asked_elsewhere(&result.name())
    });
    let asks: Vec<&str> = open.map(|result| result.ask).collect();
    (!asks.is_empty())
        .then(|| format!("No document and no record would settle these. Ask: {}", asks.join(" ")))
}

/// How this was made.
pub(super) fn method(policy: &PolicyReport<'_>, report: &Report<'_>) -> Vec<String> {
    let mut out = vec![
        "This report compares what the policy says, and the records kept with it, with the law, guidance and standards \
         of the day named above. It does not show what happens in the school."
            .to_owned(),
        "No law requires an online safety policy as such. Where law or statutory guidance is named, it asks the thing of the \
         school, and a policy is the usual place to show it."
            .to_owned(),
        "No level or result here is an official level, mark or certificate.".to_owned(),
    ];
    out.extend(
        report
            .notices
            .iter()
            .chain(policy.notices.iter().filter(|notice| !notice.starts_with(super::OF_ANOTHER_KIND)))
            .filter_map(|notice| plainly::told(notice, policy)),
    );
    out.push(format!("Written by {} for {}.", report.tool, plain(report.on)));
    out
}

/// How well a source is known.
fn known(basis: Basis) -> &'static str {
    match basis {
        Basis::Seen => "Read at the source",
        Basis::SecondHand => "Taken from a published summary",
        Basis::Recalled => "Not yet checked against the text",
        Basis::Derived => OWN,
    }
}

/// What is no one's word but that of this program.
const OWN: &str = "Our own lists and reasoning";

/// The publisher of the lists that come with this program.
const PUBLISHER: &str = "policygap";

fn is_own(checklist: &crate::report::model::ChecklistReport<'_>) -> bool {
    checklist.basis == Basis::Derived || checklist.publisher == PUBLISHER
}

/// The sources, each once.
pub(super) fn sources(report: &Report<'_>) -> Vec<SourceLine> {
    let source = |checklist: &crate::report::model::ChecklistReport<'_>| SourceLine {
        title: format!("{}, {}", checklist.title, checklist.edition),
        // What is ours stands under that, and has no other publisher.
        about: if is_own(checklist) {
            String::new()
        } else if checklist.edition.contains(&plain(checklist.in_force_from)) {
            format!("{}.", checklist.publisher)
        } else {
            format!("{}; from {}.", checklist.publisher, plain(checklist.in_force_from))
        },
        known: if is_own(checklist) { OWN } else { known(checklist.basis) },
        link: wording::is_address(checklist.source).then(|| checklist.source.to_owned()),
    };
    let mut sources: Vec<_> = report.checklists.iter().collect();
    sources.sort_by_key(|checklist| (is_own(checklist), checklist.basis));
    sources.into_iter().map(source).collect()
}
