//! Posts, types of incident, references that no longer stand, documents to look into, and sources.

use serde::Serialize;

use crate::dates::plain;
use crate::gate::Status;
use crate::report::posts::Held;
use crate::report::{PolicyReport, Report, wording};
use crate::requirement::sentence::upper;

use super::super::{Row, Table, joined};

/// A document that was not read.
#[derive(Clone, Debug, Serialize)]
pub struct AskedDocument {
    /// What it is called.
    pub title: String,
    /// What it should say.
    pub about: String,
    /// How many questions that settles.
    pub questions: String,
}

/// A source.
#[derive(Clone, Debug, Serialize)]
pub struct SourceLine {
    /// Its title and edition.
    pub title: String,
    /// Who publishes it, since when it stands, and how well that is established.
    pub about: String,
    /// Where it is to be found, where that is an address.
    pub link: Option<String>,
}

/// The posts and who holds them.
pub(super) fn posts(policy: &PolicyReport<'_>) -> Table {
    let row = |post: &crate::report::posts::Post<'_>| Row {
        heading: upper(post.title),
        anchor: None,
        cells: vec![
            match post.held {
                Held::Held | Held::Shared => joined(&post.held_by),
                Held::Unnamed | Held::Nobody => "\u{2013}".to_owned(),
            },
            match post.held {
                Held::Held => "Held",
                Held::Shared => "Held with another post",
                Held::Unnamed => "No name",
                Held::Nobody => "Nobody",
            }
            .to_owned(),
            wording::thousands(post.duties),
        ],
    };
    Table {
        caption: "Who does what".to_owned(),
        columns: vec!["Post", "Who holds it", "How it stands", "Duties in the policy"],
        rows: policy.posts.iter().map(row).collect(),
    }
}

/// The types of incident, and how much of what is asked the policy says.
pub(super) fn incidents(policy: &PolicyReport<'_>) -> Table {
    let row = |incident: &crate::report::posts::Incident<'_>| Row {
        heading: upper(incident.title),
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

/// The documents to look into.
pub(super) fn documents(policy: &PolicyReport<'_>) -> Vec<AskedDocument> {
    let document = |asked: &crate::report::elsewhere::Document<'_>| AskedDocument {
        title: if asked.named {
            upper(asked.title)
        } else {
            format!("{} (not named in this one)", upper(asked.title))
        },
        about: upper(&joined(&asked.about)),
        questions: wording::thousands(asked.results.len()),
    };
    policy.documents.iter().map(document).collect()
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
    out.extend(policy.notices.iter().cloned());
    out.push(format!("Written by {} for {}.", report.tool, plain(report.on)));
    out
}

/// The sources, each once.
pub(super) fn sources(report: &Report<'_>) -> Vec<SourceLine> {
    let source = |checklist: &crate::report::model::ChecklistReport<'_>| SourceLine {
        title: format!("{}, {}", checklist.title, checklist.edition),
        about: format!(
            "{}. In force from {}. {}.",
            checklist.publisher,
            plain(checklist.in_force_from),
            upper(checklist.basis_says()).trim_end_matches('.')
        ),
        link: wording::is_address(checklist.source).then(|| checklist.source.to_owned()),
    };
    report.checklists.iter().map(source).collect()
}
