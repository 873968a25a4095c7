//! The parts of a page. Text is plain throughout, to be escaped by the format; in the text of a [`Field`], in notes and in
//! what tells how many more there are, words between two backticks are code.

use serde::Serialize;

use super::super::model::Verdict;

/// The whole report.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// What stands in the title bar.
    pub name: String,
    /// The heading of all.
    pub heading: String,
    /// For whom and of which day.
    pub byline: String,
    /// The gate, and how many policies.
    pub lead: Vec<String>,
    /// Where there are several policies: how each stands.
    pub overview: Option<Table>,
    /// The policies, by path.
    pub policies: Vec<PolicyPage>,
    /// What stands above the links to the sections of a policy.
    pub contents_heading: &'static str,
    /// What stands before the names of controls.
    pub reference_label: &'static str,
    /// The words of the link that leads past the top of the page.
    pub skip: &'static str,
    /// The heading of the notes.
    pub notes_heading: &'static str,
    /// What concerns the whole.
    pub notes: Vec<String>,
    /// The heading of the checklists.
    pub checklists_heading: &'static str,
    /// What they are for.
    pub checklists_intro: String,
    /// The checklists that were used.
    pub checklists: Vec<ChecklistPage>,
    /// The heading of what this report is and is not.
    pub about_heading: &'static str,
    /// What this report is and is not.
    pub about: Vec<String>,
}

/// The part of one policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyPage {
    /// Its place in links.
    pub anchor: String,
    /// The school and the title, or the file.
    pub heading: String,
    /// The file, the day of the audit.
    pub facts: Vec<Field>,
    /// What matters most.
    pub brief: Brief,
    /// The headings below, for links.
    pub contents: Vec<Link>,
    /// The dates in sentences, overdue first.
    pub dates: Section<DateLine>,
    /// Counts by force and by checklist.
    pub numbers: Section<Table>,
    /// What is not met or partly met, by force.
    pub findings: Section<Group>,
    /// What several gaps lack alike, each once.
    pub shared: Section<SharedPage>,
    /// Where the school stands on the ladder, and the way up.
    pub ladder: LadderPage,
    /// The other verdicts, most pressing first: cannot be told, accepted, met, does not apply.
    pub others: Vec<Section<Group>>,
    /// What could not be read.
    pub problems: Section<String>,
    /// What the gate says of accepted gaps, and the checklists that were left out.
    pub notes: Section<String>,
}

/// Something that several gaps lack alike.
#[derive(Clone, Debug, Serialize)]
pub struct SharedPage {
    /// What is missing.
    pub message: String,
    /// The gaps, as checklist/control.
    pub references: Vec<String>,
}

/// Where the school stands on the ladder, and the way up.
#[derive(Clone, Debug, Serialize)]
pub struct LadderPage {
    /// Its place in links.
    pub anchor: String,
    /// Its heading.
    pub heading: &'static str,
    /// What the levels are.
    pub intro: &'static str,
    /// Whether there is any aspect.
    pub shown: bool,
    /// Each aspect with its levels.
    pub table: Table,
    /// The heading of the plan.
    pub plan_heading: &'static str,
    /// What the plan is.
    pub plan_intro: String,
    /// Which additions lift which aspects, in order of gain.
    pub plan: Vec<LiftPage>,
    /// The heading of the aspects.
    pub aspects_heading: &'static str,
    /// How to read the additions.
    pub aspects_intro: &'static str,
    /// Each aspect that has a way up or a claim.
    pub aspects: Vec<AspectPage>,
}

/// Additions that lift aspects.
#[derive(Clone, Debug, Serialize)]
pub struct LiftPage {
    /// How many additions lift which aspects.
    pub heading: String,
    /// What asks for each addition.
    pub whys: Vec<String>,
}

/// An aspect and the way to its next level.
#[derive(Clone, Debug, Serialize)]
pub struct AspectPage {
    /// Its title.
    pub heading: String,
    /// Where it stands, and until when.
    pub message: String,
    /// What the school claims, beside what was found.
    pub claim: Option<String>,
    /// What the claimed level lacks.
    pub lacking: Listing<String>,
    /// How many additions reach which level.
    pub way: String,
    /// The additions.
    pub steps: Vec<StepPage>,
    /// How the school may improve towards that level, in words.
    pub remedy: String,
}

/// An addition.
#[derive(Clone, Debug, Serialize)]
pub struct StepPage {
    /// What asks for it.
    pub why: String,
    /// To which file.
    pub file: &'static str,
    /// What to merge.
    pub fragment: String,
}

/// What matters most in a policy.
#[derive(Clone, Debug, Serialize)]
pub struct Brief {
    /// Its heading.
    pub heading: &'static str,
    /// The gate, the dates that have passed, the numbers.
    pub lines: Vec<BriefLine>,
    /// What the next list is.
    pub pressing_intro: String,
    /// The findings that press most.
    pub pressing: Vec<Pressing>,
}

/// A sentence.
#[derive(Clone, Debug, Serialize)]
pub struct BriefLine {
    /// Whether it is to stand out.
    pub strong: bool,
    /// The sentence.
    pub text: String,
}

/// A finding in brief.
#[derive(Clone, Debug, Serialize)]
pub struct Pressing {
    /// The finding.
    pub link: Link,
    /// The verdict and what was judged.
    pub says: String,
    /// The question for a governor to ask.
    pub ask: String,
}

/// A link within the page.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Where it leads.
    pub anchor: String,
    /// What it says.
    pub text: String,
}

/// A section with its heading; left out where it has no items and nothing to say.
#[derive(Clone, Debug, Serialize)]
pub struct Section<T> {
    /// Its place in links.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// What it holds, in a sentence.
    pub intro: String,
    /// What it holds.
    pub items: Vec<T>,
    /// Whether it is shown.
    pub shown: bool,
}

/// A date.
#[derive(Clone, Debug, Serialize)]
pub struct DateLine {
    /// `overdue`, `due-soon`, `later` or `passed`.
    pub state: &'static str,
    /// The state in a word or two; empty where the sentence says it.
    pub mark: &'static str,
    /// The sentence.
    pub message: String,
    /// Where it stands.
    pub place: String,
}

/// A table: the first cell of each row is its heading.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The headings of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// Its heading.
    pub heading: String,
    /// Where its heading leads, if anywhere.
    pub anchor: Option<String>,
    /// The other cells.
    pub cells: Vec<String>,
}

/// Entries of one force.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The force.
    pub heading: &'static str,
    /// The entries in order.
    pub entries: Vec<Entry>,
}

/// What is said of one demand; which parts are filled depends on its verdict.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Its place in links.
    pub anchor: String,
    /// The number of a finding and its title, or the title.
    pub heading: String,
    /// The verdict.
    pub kind: Verdict,
    /// The verdict in words.
    pub verdict: &'static str,
    /// The verdict in a sentence.
    pub message: String,
    /// What is missing.
    pub missing: Listing<String>,
    /// Where.
    pub places: Listing<Place>,
    /// Why, what to add, who, what to ask, whose word it is, how well established, until when.
    pub fields: Vec<Field>,
    /// The results that are shown here, as checklist/control.
    pub references: Vec<String>,
    /// Whether they are shown: where there is something to mend, to ask or to accept.
    pub show_references: bool,
    /// Whether there is anything besides heading and message.
    pub has_details: bool,
}

/// A list that may be cut short, saying by how much.
#[derive(Clone, Debug, Serialize)]
pub struct Listing<T> {
    /// What it lists.
    pub label: &'static str,
    /// The first of them.
    pub items: Vec<T>,
    /// How many more, and where.
    pub more: Option<String>,
}

/// A place in a file.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// The line, the file where it is not the policy's, and what is to be seen there.
    pub says: String,
    /// The line of the file.
    pub code: String,
}

/// A label with what it stands for.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// The label.
    pub label: &'static str,
    /// The text; words between two backticks are code.
    pub text: String,
    /// An address on the web to go with it.
    pub link: Option<String>,
    /// A list to go with it.
    pub list: Vec<String>,
}

/// A checklist that was used.
#[derive(Clone, Debug, Serialize)]
pub struct ChecklistPage {
    /// Its title and edition.
    pub heading: String,
    /// Publisher, edition, when in force, source, basis.
    pub fields: Vec<Field>,
}

impl Field {
    /// A label with a text.
    pub(super) fn new(label: &'static str, text: impl Into<String>) -> Self {
        Self { label, text: text.into(), link: None, list: Vec::new() }
    }
}

impl<T> Section<T> {
    /// A section that is shown if it has items.
    pub(super) fn new(
        anchor: String,
        heading: impl Into<String>,
        intro: impl Into<String>,
        items: Vec<T>,
    ) -> Self {
        Self { anchor, heading: heading.into(), intro: intro.into(), shown: !items.is_empty(), items }
    }
}
