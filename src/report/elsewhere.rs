//! What the policy does not decide: the documents to look into and the records to show, each once, and what neither would
//! decide.

use schemars::JsonSchema;
use serde::Serialize;

use crate::audit::{Assessment, Outcome};
use crate::checklist::Force;
use crate::gate::Status;
use crate::policy::Policy;
use crate::vocabulary::{Kind, TermId, Vocabulary};

use super::control::{ControlReport, Name};

/// A document that was not read and may hold, or ought to hold, what this one does not say.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Document<'a> {
    /// Its kind, by the id of the vocabulary.
    pub kind: &'a str,
    /// What it is called: by the policy that names it, or else its kind.
    pub title: &'a str,
    /// Whether the policy names such a document.
    pub named: bool,
    /// What it should say, as the matters that it is asked about.
    pub about: Vec<&'a str>,
    /// The controls, as series/control.
    #[schemars(with = "Vec<String>")]
    pub results: Vec<Name<'a>>,
    /// The strongest force among them.
    pub force: Force,
}

/// A record that would show what neither the policy nor a record shows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RecordToShow<'a> {
    /// Its kind, by the id of the vocabulary.
    pub kind: &'a str,
    /// What it is.
    pub title: &'a str,
    /// The controls that it would show, as series/control.
    #[schemars(with = "Vec<String>")]
    pub results: Vec<Name<'a>>,
    /// The strongest force among them.
    pub force: Force,
}

/// What cannot be told, and neither another document nor a record would decide: the policy has nothing by which it could be
/// judged, or raises a question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Unjudged<'a> {
    /// The control, as series/control.
    #[schemars(with = "String")]
    pub result: Name<'a>,
    /// Why it cannot be told, or what has to be answered, in a sentence.
    pub message: String,
    /// Its force.
    pub force: Force,
}

/// Everything that cannot be told, by what would decide it.
#[derive(Clone, Debug, Default)]
pub struct Open<'a> {
    /// The documents to look into.
    pub documents: Vec<Document<'a>>,
    /// The records to show.
    pub records: Vec<RecordToShow<'a>>,
    /// What neither would decide.
    pub unjudged: Vec<Unjudged<'a>>,
}

/// What is asked of one document or record.
struct Asked<'a> {
    kind: TermId,
    results: Vec<Name<'a>>,
    about: Vec<&'a str>,
    force: Force,
}

/// The documents to look into, and the records to show, those that decide most of the strongest force first; and what
/// neither would decide. The results begin with those of the controls of the assessment, in their order.
pub fn elsewhere<'a>(
    results: &[ControlReport<'a>],
    assessment: &Assessment<'_>,
    policy: &'a Policy,
    vocabulary: &'a Vocabulary,
) -> Open<'a> {
    let (mut documents, mut records, mut unjudged) = (Vec::new(), Vec::new(), Vec::new());
    for (result, judged) in results.iter().zip(&assessment.controls) {
        let Outcome::Judged { judgement, .. } = &judged.outcome else { continue };
        if !matches!(result.verdict, Status::NotShown | Status::PartlyMet) || !judgement.bounds.is_open() {
            continue;
        }
        let about = result.matter.and_then(|id| vocabulary.find(Kind::Matter, id));
        let about = about.map(|matter| vocabulary.label(matter));
        let document = judgement.missing.iter().find_map(|missing| missing.wanted.document());
        if let Some(kind) = document {
            ask(&mut documents, kind, result, about);
            continue;
        }
        let mut kinds = judgement.missing.iter().filter_map(|missing| missing.wanted.record()).peekable();
        if kinds.peek().is_none() && result.verdict == Status::NotShown {
            let message = result.missing.first().cloned().unwrap_or_default();
            unjudged.push(Unjudged { result: result.name(), message, force: result.force });
        }
        for kind in kinds {
            ask(&mut records, kind, result, about);
        }
    }
    unjudged.sort_by_key(|result| result.force);
    for asked in [&mut documents, &mut records] {
        asked.sort_by_key(|asked| (asked.force, std::cmp::Reverse(asked.results.len()), asked.kind));
    }
    let document = |asked: Asked<'a>| {
        let linked = policy.linked.iter().find(|linked| vocabulary.is_part(linked.policy.value, asked.kind));
        let written = linked.and_then(|linked| linked.written.as_ref());
        Document {
            kind: vocabulary.id(asked.kind),
            title: written.map_or_else(|| vocabulary.label(asked.kind), |written| written.value.as_str()),
            named: linked.is_some(),
            about: asked.about,
            results: asked.results,
            force: asked.force,
        }
    };
    let record = |asked: Asked<'a>| RecordToShow {
        kind: vocabulary.id(asked.kind),
        title: vocabulary.label(asked.kind),
        results: asked.results,
        force: asked.force,
    };
    Open {
        documents: documents.into_iter().map(document).collect(),
        records: records.into_iter().map(record).collect(),
        unjudged,
    }
}

fn ask<'a>(asked: &mut Vec<Asked<'a>>, kind: TermId, result: &ControlReport<'a>, about: Option<&'a str>) {
    let place = asked.iter().position(|known| known.kind == kind).unwrap_or_else(|| {
        asked.push(Asked { kind, results: Vec::new(), about: Vec::new(), force: result.force });
        asked.len() - 1
    });
    let Some(known) = asked.get_mut(place) else { return };
    known.force = known.force.min(result.force);
    if !known.results.contains(&result.name()) {
        known.results.push(result.name());
    }
    known.about.extend(about.filter(|about| !known.about.contains(about)));
}
