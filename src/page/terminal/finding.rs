//! One demand that is not met, or only partly.

use crate::gate::Status;
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
    /// The title of the demand.
    pub title: &'p str,
    /// The verdict in a sentence.
    pub message: Option<&'p str>,
    /// What is missing.
    pub missing: &'p [String],
    /// How much more.
    pub more_missing: Option<String>,
    /// Where, in short: the file, the line and the column.
    pub place: Option<String>,
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
    /// In full, or in short: what is missing, the line, and what to add.
    pub(super) fn new(policy: &PolicyReport<'p>, finding: &Finding<'p, 'p>, in_full: bool) -> Self {
        let lead = finding.lead;
        let most = if in_full { 6 } else { 2 };
        let missing = lead.missing.get(..most).unwrap_or(&lead.missing);
        let more = lead.missing.len() - missing.len();
        let mut out = Self {
            kind: lead.verdict,
            title: lead.title,
            message: None,
            missing,
            more_missing: (more > 0).then(|| format!("… and {more} more.")),
            place: None,
            carets: Vec::new(),
            more_places: None,
            fields: vec![TextField { label: "To mend", text: lead.remedy.into() }],
        };
        if in_full {
            out.message = Some(&lead.message);
            out.places(policy, lead);
            out.sources(finding);
        } else {
            let place = lead.evidence.iter().find(|evidence| evidence.fault).or(lead.evidence.first());
            out.place =
                place.map(|place| format!("--> {}:{}:{}", path(policy, place), place.line, place.column));
        }
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
        field("Who", lead.owner.to_owned());
        let source = lead.source.to_string();
        field("Source", format!("{}. {}.", lead.force_says, source.trim_end_matches('.')));
        if lead.basis != Basis::Seen {
            field("Basis", format!("{}.", lead.basis.say()));
        }
        for other in &finding.others {
            field("Also asked by", format!("{} ({})", other.source, other.title));
        }
    }
}

fn path<'p>(policy: &PolicyReport<'p>, evidence: &Evidence<'p>) -> &'p str {
    evidence.path.unwrap_or(policy.path)
}
