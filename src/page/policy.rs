//! The part of one policy.

use std::cmp::Reverse;

use serde::Serialize;

use crate::checklist::Force;
use crate::dates::plain;
use crate::gate::Status;
use crate::report::dates::{DateState, Dated};
use crate::report::findings::{self, Finding};
use crate::report::model::Action;
use crate::report::{PolicyReport, Report, changes, wording};

use super::governors::areas::areas;
use super::{AreaPage, Brief, Entry, Field, LadderPage, Table, brief, entry, ladder, tables};

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
    /// What stands above the links to the sections.
    pub contents_heading: &'static str,
    /// What unfolds the rest of an entry.
    pub details_label: &'static str,
    /// What stands before the names of controls.
    pub reference_label: &'static str,
    /// The headings below, for links.
    pub contents: Vec<Link>,
    /// The dates in sentences, overdue first.
    pub dates: Section<DateLine>,
    /// Counts by force and by checklist.
    pub numbers: Section<Table>,
    /// The matters, area by area.
    pub matters: Section<AreaPage>,
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
    pub state: DateState,
    /// The state in a word or two; empty where the sentence says it.
    pub mark: &'static str,
    /// The sentence.
    pub message: String,
    /// Where it stands.
    pub place: String,
}

/// Entries of one force.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The force.
    pub heading: &'static str,
    /// The entries in order.
    pub entries: Vec<Entry>,
}

/// A link within the page.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Where it leads.
    pub anchor: String,
    /// What it says.
    pub text: String,
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

/// The school and the title of the policy, or its file where neither is known.
pub(super) fn name(path: &str, school: &str, title: &str) -> String {
    match (school, title) {
        ("", "") => path.to_owned(),
        ("", one) | (one, "") => one.to_owned(),
        (school, title) => format!("{school}: {title}"),
    }
}

/// The place of a policy in links, by its position among all.
pub(super) fn anchor(position: usize) -> String {
    format!("policy-{}", position + 1)
}

impl PolicyPage {
    /// Makes the part of the policy that stands at this position among all.
    pub fn new(policy: &PolicyReport<'_>, report: &Report<'_>, position: usize) -> Self {
        page(policy, report, &anchor(position))
    }
}

fn page(policy: &PolicyReport<'_>, report: &Report<'_>, anchor: &str) -> PolicyPage {
    let found = findings::group(&policy.results);
    let groups = |verdicts: &[Status], numbered| groups(policy, &found, verdicts, numbered);
    let at = |part: &str| format!("{anchor}-{part}");
    let dates = date_lines(&dated(policy));
    let findings = groups(&[Status::NotMet, Status::PartlyMet], Some(anchor));
    let told = findings.iter().map(|group| group.entries.len()).sum();
    let mut page = PolicyPage {
        anchor: anchor.to_owned(),
        heading: name(policy.path, policy.school, policy.title),
        facts: facts(policy, report),
        brief: brief::brief(policy, report, &findings, &dates, told),
        contents_heading: "In this part",
        details_label: "Details",
        reference_label: "For reference",
        contents: Vec::new(),
        dates: Section::new(at("dates"), "Dates", "", dates),
        numbers: Section::new(
            at("numbers"),
            "Numbers",
            "A control is one thing that one checklist asks. Where several ask the same, each is counted here, and the finding \
             is shown once.",
            tables::counts(policy, report),
        ),
        matters: Section::new(
            at("matters"),
            "What to put right, matter by matter",
            "Each matter with everything that is wrong in it. What was read, and each demand by itself, stands \
             below under what to mend.",
            areas(policy, &format!("{anchor}-matter")),
        ),
        findings: Section::new(
            at("findings"),
            format!("What to mend ({})", wording::count(told, "finding", "findings")),
            "Gaps in the policy by whose word the demand is: first law and statutory guidance, then national standards and \
             advice, then good practice.",
            findings,
        ),
        shared: Section::new(
            at("shared"),
            "What several gaps lack alike",
            "Each of these is part of several findings, and one action helps them all.",
            shared(policy),
        ),
        ladder: ladder::page(policy, at("ladder")),
        others: others(anchor, groups),
        problems: Section::new(
            at("problems"),
            "What could not be read",
            if policy.audited {
                "These parts of the files could not be read, so they were left out of the audit. The rest was audited."
            } else {
                "The file could not be audited. Mend these first."
            },
            policy.problems.iter().map(|problem| problem.shown(false).trim_end().to_owned()).collect(),
        ),
        notes: Section::new(at("notes"), "Notes on this policy", "", policy.notices.clone()),
    };
    page.contents = contents(&page);
    page
}

/// The file and the day; the heading has the school and the title.
fn facts(policy: &PolicyReport<'_>, report: &Report<'_>) -> Vec<Field> {
    vec![Field::new("File", policy.path), Field::new("Day of the audit", plain(report.on))]
}

/// The dates: overdue first and longest, then what is due next, then what is over, as the files have it.
pub(super) fn dated<'p, 'a>(policy: &'p PolicyReport<'a>) -> Vec<&'p Dated<'a>> {
    let mut dates: Vec<&Dated<'_>> = policy.dates.iter().collect();
    dates.sort_by_key(|date| (date.state, Reverse(date.days_overdue), date.days_left));
    dates
}

/// The same in sentences.
pub(super) fn date_lines(dates: &[&Dated<'_>]) -> Vec<DateLine> {
    dates
        .iter()
        .map(|date| DateLine {
            state: date.state,
            mark: date.state.heading(),
            message: date.message.clone(),
            place: match &date.path {
                Some(path) => format!("line {} of {path}", date.at.line),
                None => format!("line {}", date.at.line),
            },
        })
        .collect()
}

fn others<'g>(
    anchor: &str,
    groups: impl Fn(&[Status], Option<&'g str>) -> Vec<Group>,
) -> Vec<Section<Group>> {
    let section = |verdict, id: &str, heading: &str, intro: &str| {
        let groups = groups(&[verdict], None);
        let entries = groups.iter().flat_map(|group| &group.entries);
        let number: usize = entries.map(|entry| entry.references.len()).sum();
        Section::new(
            format!("{anchor}-{id}"),
            format!("{heading} ({})", wording::thousands(number)),
            intro,
            groups,
        )
    };
    vec![
        section(
            Status::NotShown,
            "unknown",
            "What cannot be told",
            "Neither the policy nor its records decide these, so they count neither as met nor as gaps. Each says what to ask for.",
        ),
        section(
            Status::Waived,
            "accepted",
            "Gaps accepted for a time",
            "These are gaps. They were accepted, by somebody and until a day, and count again after it.",
        ),
        section(
            Status::Met,
            "met",
            "What is met",
            "Where a result rests on a date, it says until when it holds.",
        ),
        section(Status::NotApplicable, "not-applicable", "What does not apply", ""),
    ]
}

/// The findings with one of these verdicts by force, numbered through if they are told in full.
fn groups(
    policy: &PolicyReport<'_>,
    found: &[Finding<'_, '_>],
    verdicts: &[Status],
    numbered: Option<&str>,
) -> Vec<Group> {
    let mut number = 0;
    let mut out = Vec::new();
    for &force in Force::ALL {
        let of_it = found
            .iter()
            .filter(|finding| finding.lead.force == force && verdicts.contains(&finding.lead.verdict));
        let entries: Vec<_> = of_it
            .map(|finding| {
                number += 1;
                entry::entry(policy, finding, numbered.map(|_| number), numbered.unwrap_or_default())
            })
            .collect();
        if !entries.is_empty() {
            out.push(Group { heading: changes::heading(&policy.results, force), entries });
        }
    }
    out
}

/// What several gaps lack alike.
pub(super) fn shared(policy: &PolicyReport<'_>) -> Vec<SharedPage> {
    let several = policy.actions.iter().filter(|action| action.mends.len() > 1);
    let page = |action: &Action<'_>| SharedPage {
        message: action.message.clone(),
        references: action.mends.iter().map(ToString::to_string).collect(),
    };
    several.map(page).collect()
}

fn contents(page: &PolicyPage) -> Vec<Link> {
    fn of<T>(section: &Section<T>) -> Option<Link> {
        section.shown.then(|| Link { anchor: section.anchor.clone(), text: section.heading.clone() })
    }
    let ladder = &page.ladder;
    let ladder =
        ladder.shown.then(|| Link { anchor: ladder.anchor.clone(), text: ladder.heading.to_owned() });
    let first =
        [of(&page.dates), of(&page.numbers), of(&page.matters), of(&page.findings), of(&page.shared), ladder];
    let last = [of(&page.problems), of(&page.notes)];
    first.into_iter().chain(page.others.iter().map(of)).chain(last).flatten().collect()
}
