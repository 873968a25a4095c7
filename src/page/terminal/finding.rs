//! One demand that is not met, or only partly.

use crate::gate::Status;
use crate::page::TO_WRITE;
use crate::report::PolicyReport;
use crate::report::control::{ControlReport, Evidence};
use crate::report::findings::Finding;
use crate::vocabulary::Basis;

/// How many places of one finding are shown with their lines.
const PLACES: usize = 3;

/// What is said of a finding.
#[derive(Debug)]
pub struct FindingText<'p> {
    /// The verdict.
    pub kind: Status,
    /// What is wrong.
    pub heading: std::borrow::Cow<'p, str>,
    /// The verdict in a sentence.
    pub message: std::borrow::Cow<'p, str>,
    /// What is missing.
    pub missing: &'p [String],
    /// Where, with the lines.
    pub carets: Vec<Caret<'p>>,
    /// The lines of further places.
    pub more_places: Option<String>,
    /// What to do, who, whose word it is.
    pub fields: Vec<TextField<'p>>,
}

/// A line of a file with a caret.
#[derive(Debug)]
pub struct Caret<'p> {
    /// The file.
    pub path: &'p str,
    /// The line and what is marked in it.
    pub evidence: &'p Evidence<'p>,
}

/// A label with what it stands for.
#[derive(Debug)]
pub struct TextField<'p> {
    /// The label.
    pub label: &'static str,
    /// The text.
    pub text: std::borrow::Cow<'p, str>,
}

impl<'p> FindingText<'p> {
    /// What is said of a finding.
    pub(super) fn new(policy: &PolicyReport<'p>, finding: &Finding<'p, 'p>) -> Self {
        let lead = finding.lead;
        let plainly = format!("{}: {}", lead.verdict.heading(), lead.title);
        let mut out = Self {
            kind: lead.verdict,
            heading: plainly.into(),
            message: (&*lead.message).into(),
            missing: &lead.missing,
            carets: Vec::new(),
            more_places: None,
            fields: Vec::new(),
        };
        if let Some(gap) = lead.gap.as_ref().filter(|gap| **gap != out.heading.trim_end_matches('.')) {
            out.heading = gap.into();
            out.message = format!("{}. {}", lead.verdict.heading(), lead.message).into();
            out.fields.push(TextField { label: "What is asked", text: lead.title.into() });
        }
        out.fields.push(TextField { label: TO_WRITE, text: lead.remedy.into() });
        out.places(policy, lead);
        out.sources(finding);
        out.fields.retain(|field| !field.text.is_empty());
        out
    }

    fn places(&mut self, policy: &PolicyReport<'p>, lead: &'p ControlReport<'p>) {
        let at_fault: Vec<&Evidence<'_>> = lead.evidence.iter().filter(|evidence| evidence.fault).collect();
        let places = if at_fault.is_empty() { lead.evidence.iter().collect() } else { at_fault };
        let (shown, more) = places.split_at(places.len().min(PLACES));
        let caret = |evidence: &&'p Evidence<'p>| Caret { path: path(policy, evidence), evidence };
        self.carets = shown.iter().map(caret).collect();
        let lines: Vec<_> = more.iter().map(|place| place.line.to_string()).collect();
        self.more_places = (!lines.is_empty()).then(|| format!("Also on lines {}.", lines.join(", ")));
    }

    fn sources(&mut self, finding: &Finding<'p, 'p>) {
        let lead = finding.lead;
        let mut field = |label, text: String| self.fields.push(TextField { label, text: text.into() });
        field("Who", lead.owner.to_string());
        let source = lead.source.to_string();
        field("Source", format!("{}. {}.", lead.force_says, source.trim_end_matches('.')));
        if lead.basis != Basis::Seen {
            field("Basis", format!("{}.", lead.basis.say()));
        }
        let all = [lead].into_iter().chain(finding.others.iter().copied());
        let names: Vec<_> = all.map(|result| result.name().to_string()).collect();
        for other in &finding.others {
            field("Also asked by", format!("{} ({})", other.source, other.title));
        }
        field("Reference", names.join(", "));
    }
}

fn path<'p>(policy: &PolicyReport<'p>, evidence: &Evidence<'p>) -> &'p str {
    evidence.path.unwrap_or(policy.path)
}
