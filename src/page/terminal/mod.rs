//! What a terminal shows: less than the page of the governors, with the lines of the files, in the order of a tool's
//! messages. What both show alike is worded in the same place.
//!
//! Read in this order: this file (a policy, and what follows all of them), `matters` (what is wrong, in short), `finding`
//! (one demand), `ladder` (levels), `elsewhere` (documents and records).

mod elsewhere;
mod finding;
mod ladder;
mod matters;

use crate::checklist::Force;
use crate::dates::plain;
use crate::gate::Status;
use crate::report::counts::{CountRow, by_checklist, by_force};
use crate::report::dates::DateState;
use crate::report::findings::{self, Finding};
use crate::report::model::ChecklistReport;
use crate::report::{PolicyReport, Report, changes, wording};

use super::governors;
use super::policy::{SharedPage, shared};
use super::tables::{Row, Table};

pub use finding::{Caret, FindingText, TextField};
pub use ladder::{AspectText, LadderText};
pub use matters::{MatterText, MattersText};

/// What is said of a policy.
#[derive(Debug)]
pub struct PolicyText<'p> {
    /// The school and the title, or that the file could not be read.
    pub heading: String,
    /// The file and the day of an audit.
    pub byline: Option<String>,
    /// That the text is unsafe, where it is.
    pub harmful: Option<String>,
    /// The dates in sentences, and whether they are to stand out.
    pub dates: Vec<(&'p str, bool)>,
    /// That it is no online safety policy, where it is none.
    pub kind_notice: Option<&'p str>,
    /// What the gate says of accepted gaps, and the checklists that were left out.
    pub notices: Vec<&'p str>,
    /// Counts by force and by checklist.
    pub counts: Vec<Table>,
    /// How the aspects stand to the level aimed at.
    pub aspects: Option<String>,
    /// The matters in which the policy falls short, in short.
    pub matters: Vec<MattersText>,
    /// How much stands elsewhere; nothing where all is told here.
    pub more: Vec<String>,
    /// The results by force.
    pub groups: Vec<ForceText<'p>>,
    /// What the policy does not decide, by what would.
    pub elsewhere: Vec<ListText>,
    /// What several gaps lack alike.
    pub shared_heading: &'static str,
    /// Each with the gaps that it is part of.
    pub shared: Vec<SharedPage>,
    /// Where the school stands on the ladder.
    pub ladder: Option<LadderText<'p>>,
}

/// The results of one force.
#[derive(Debug)]
pub struct ForceText<'p> {
    /// The force.
    pub heading: &'static str,
    /// What is not met or partly met.
    pub findings: Vec<FindingText<'p>>,
    /// The other verdicts, each a list.
    pub lists: Vec<ListText>,
}

/// A list with its heading.
#[derive(Debug)]
pub struct ListText {
    /// The heading.
    pub heading: String,
    /// What it lists.
    pub items: Vec<String>,
}

impl<'p> PolicyText<'p> {
    /// What is said of a policy; with what is met and what does not apply if it is to be verbose.
    pub fn new(policy: &'p PolicyReport<'p>, report: &Report<'_>, verbose: bool) -> Self {
        let mut out = Self {
            heading: format!("{} could not be read, so it was not audited", policy.path),
            byline: None,
            harmful: None,
            dates: Vec::new(),
            kind_notice: None,
            notices: Vec::new(),
            counts: Vec::new(),
            aspects: None,
            matters: Vec::new(),
            more: Vec::new(),
            groups: Vec::new(),
            elsewhere: Vec::new(),
            shared_heading: "What several gaps lack alike: one action helps them all",
            shared: Vec::new(),
            ladder: None,
        };
        if !policy.audited {
            return out;
        }
        let found = findings::group(&policy.results);
        out.heading = format!("{}: {}", policy.school, policy.title);
        out.byline = Some(format!("{}, audited for {}", policy.path, plain(report.on)));
        out.harmful = governors::harmful(policy);
        let dates = policy.dates.iter();
        out.dates = dates.map(|date| (date.message.as_str(), date.state == DateState::Overdue)).collect();
        out.kind_notice = policy.kind_notice.as_deref();
        let notices = policy.notices.iter().map(String::as_str);
        out.notices = notices.filter(|notice| Some(*notice) != out.kind_notice).collect();
        out.counts = counts(policy, report, verbose);
        out.aspects = aspects(policy);
        out.matters = matters::matters(policy, verbose);
        if !verbose {
            out.more = matters::more(policy);
            return out;
        }
        out.groups = Force::ALL.iter().copied().filter_map(|force| of_force(policy, &found, force)).collect();
        out.elsewhere = elsewhere::lists(policy);
        out.shared = shared(policy);
        out.ladder = LadderText::new(policy);
        out
    }
}

/// The headings of the columns of counts.
const COLUMNS: [&str; 7] = [
    "Not\nmet",
    "Partly\nmet",
    "Cannot\nbe told",
    "Accepted\nas gaps",
    "\nMet",
    "Does not\napply",
    "Share\nmet",
];

fn counts(policy: &PolicyReport<'_>, report: &Report<'_>, verbose: bool) -> Vec<Table> {
    let row = |row: &CountRow<'_>| Row {
        heading: row.label.to_owned(),
        anchor: None,
        cells: Status::ALL
            .iter()
            .copied()
            .map(|status| row.counts.of(status).to_string())
            .chain([row.share_says()])
            .collect(),
    };
    let table = |what, rows: Vec<CountRow<'_>>| Table {
        caption: String::new(),
        columns: [what].into_iter().chain(COLUMNS).collect(),
        rows: rows.iter().map(row).collect(),
    };
    let of_checklist = if verbose { by_checklist(policy, &report.checklists) } else { Vec::new() };
    let tables = [table("Asked by", by_force(policy)), table("By checklist", of_checklist)];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn aspects(policy: &PolicyReport<'_>) -> Option<String> {
    let aspects = policy.aspects;
    (aspects.total() > 0).then(|| {
        format!(
            "Aspects of the ladder: {} at the level aimed at, {} below it, {} that cannot be told.",
            aspects.at_benchmark, aspects.below, aspects.not_shown
        )
    })
}

fn of_force<'p>(
    policy: &'p PolicyReport<'p>,
    found: &[Finding<'p, 'p>],
    force: Force,
) -> Option<ForceText<'p>> {
    let of = |wanted: fn(Status) -> bool| {
        let of_it = found.iter().filter(move |it| it.lead.force == force && wanted(it.lead.verdict));
        of_it.collect::<Vec<_>>()
    };
    let findings = of(Status::is_missed);
    let findings = findings.into_iter().map(|finding| FindingText::new(policy, finding)).collect();
    let unknown = "Cannot be told from the policy or its records; ask:";
    let holds = |finding: &Finding<'_, '_>| {
        // What stands in the records file is told as that.
        let recorded = finding.lead.evidence.iter().any(|read| read.path.is_some());
        match finding.lead.holds_says() {
            Some(holds) if recorded => format!("{} {holds}", said(finding)),
            Some(holds) => holds,
            None => said(finding),
        }
    };
    let mut lists = vec![
        list(unknown, &of(|status| status == Status::NotShown), |finding| finding.lead.ask.to_owned()),
        list("Accepted as gaps:", &of(|status| status == Status::Waived), said),
        list("Met:", &of(|status| status == Status::Met), holds),
        list("Does not apply:", &of(|status| status == Status::NotApplicable), said),
    ];
    lists.retain(|list| !list.items.is_empty());
    let text = ForceText { heading: changes::heading(&policy.results, force), findings, lists };
    (!text.findings.is_empty() || !text.lists.is_empty()).then_some(text)
}

fn said(finding: &Finding<'_, '_>) -> String {
    finding.lead.message.to_string()
}

fn list(heading: &str, of: &[&Finding<'_, '_>], says: impl Fn(&Finding<'_, '_>) -> String) -> ListText {
    let item = |finding: &&Finding<'_, '_>| {
        let lead = finding.lead;
        format!("{}. {} ({})", lead.title.trim_end_matches('.'), says(finding), lead.name())
    };
    ListText { heading: heading.to_owned(), items: of.iter().map(item).collect() }
}

/// What follows the policies.
#[derive(Debug)]
pub struct EndText<'r> {
    /// The heading of the checklists.
    pub checklists_heading: &'static str,
    /// The checklists that were used; none where nothing was audited.
    pub checklists: Option<Vec<String>>,
    /// What no result is.
    pub disclaimer: &'static str,
    /// What concerns the whole.
    pub notices: &'r [String],
    /// Where more is told; nothing where all is told here.
    pub more: Option<&'static str>,
    /// The gate in a sentence.
    pub gate: &'r str,
    /// Whether it is met.
    pub met: bool,
}

/// Where more is told.
const MORE: &str = "This is the short form. What to write about everything, each demand with its lines, what is met, and \
                    the way up the ladder: --verbose. A page for governors, or with --for lead all of it to work from: \
                    `policygap report`.";

/// Up to how many checklists are named without being asked for.
const SHORT: usize = 3;

impl<'r> EndText<'r> {
    /// What follows the policies of a report.
    pub fn new(report: &'r Report<'_>, verbose: bool) -> Self {
        let all = || report.checklists.iter().map(checklist).collect();
        let number = report.checklists.len();
        let counted = || vec![format!("{number} were used; --verbose names them with their editions.")];
        let is_short = !verbose && number > SHORT;
        let checklists = report.audited.then(|| if is_short { counted() } else { all() });
        Self {
            checklists_heading: "Checklists",
            checklists,
            disclaimer: "No result here is an official level, mark or certificate.",
            notices: &report.notices,
            more: (report.audited && !verbose).then_some(MORE),
            gate: &report.gate.message,
            met: report.gate.met,
        }
    }
}

fn checklist(checklist: &ChecklistReport<'_>) -> String {
    format!(
        "{}, {} ({}); in force from {}; {}.",
        checklist.title,
        checklist.edition,
        checklist.publisher,
        checklist.in_force_from,
        checklist.basis_says()
    )
}

/// What is said where only the gate is to be told, and not everything could be read.
pub fn unread(problems: usize) -> Option<String> {
    let what = || wording::count(problems, "problem", "problems");
    (problems > 0)
        .then(|| format!("Not everything could be read: {}. Without --quiet they are shown.", what()))
}
