//! The part of one policy.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::dates::plain;
use crate::report::dates::{DateState, Dated};
use crate::report::findings;
use crate::report::model::Action;
use crate::report::{PolicyReport, Report, Surveyed, wording};

use super::governors::{self, areas};
use super::groups::{Group, by_matter, links, others};
use super::{AreaPage, Brief, Field, GovernorsPage, LadderPage, Table, brief, ladder, tables};

/// The part of one policy in the lead's edition: what the governors' has but its first page, and around it what was
/// judged, demand by demand.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyPage {
    /// What both editions have: levels, dates, posts, incidents, plan, documents and records.
    #[serde(skip)]
    pub both: GovernorsPage,
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
    /// Counts by force and by checklist.
    pub numbers: Section<Table>,
    /// The matters, area by area.
    pub matters: Section<AreaPage>,
    /// What is not met or partly met, in the order of the matters.
    pub findings: Section<Group>,
    /// What several gaps lack alike, each once.
    pub shared: Section<SharedPage>,
    /// The way up the ladder.
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

/// The files of those policies that have the name of another.
pub(super) fn alike(surveyed: &[Surveyed<'_>]) -> HashSet<String> {
    let named = |one: &Surveyed<'_>| name(&one.path, &one.school, &one.title);
    let mut times: HashMap<String, usize> = HashMap::new();
    for one in surveyed {
        *times.entry(named(one)).or_default() += 1;
    }
    let is_alike = |one: &&Surveyed<'_>| times.get(&named(one)).is_some_and(|&times| times > 1);
    surveyed.iter().filter(is_alike).map(|one| one.path.clone()).collect()
}

/// The name of a policy, with its file where another has the same name.
pub(super) fn apart(name: String, path: &str, alike: &HashSet<String>) -> String {
    if alike.contains(path) { format!("{name} ({path})") } else { name }
}

/// The place of a policy in links, by its position among all.
pub(super) fn anchor(position: usize) -> String {
    format!("policy-{}", position + 1)
}

impl PolicyPage {
    /// Makes the part of the policy that stands at this position among all.
    pub fn new(policy: &PolicyReport<'_>, report: &Report<'_>, position: usize) -> Self {
        page(policy, report, position)
    }
}

fn page(policy: &PolicyReport<'_>, report: &Report<'_>, position: usize) -> PolicyPage {
    let anchor = &*anchor(position);
    let found = findings::group(&policy.results);
    let at = |part: &str| format!("{anchor}-{part}");
    let of_matters = at("matter");
    let findings = by_matter(policy, &found, anchor);
    let told = findings.iter().map(|group| group.entries.len()).sum();
    let ladder = ladder::page(policy, at("way"));
    let mut both = GovernorsPage::new(policy, report, position);
    both.dates.items = date_lines(&dated(policy));
    both.ladder.plan_intro = match ladder.plan.as_slice() {
        [] => String::new(),
        [..] => {
            format!("What lifts the aspects stands below, under \u{201c}{}\u{201d}.", ladder.aspects_heading)
        }
    };
    both.plan.items = governors::actions(policy, report.on, &of_matters);
    "One action for each matter, the most urgent first, with the first thing to write; all there is to write stands above, \
      under each matter. The days are proposals, counted from the day of this report."
        .clone_into(&mut both.plan.intro);
    "These were not read for this report. They may already say what is listed here, or are the better place to say \
                            it; this document does not name all of them. Every question stands below, under what cannot be told."
        .clone_into(&mut both.documents.intro);
    both.documents.items = governors::documents(policy, usize::MAX);
    let mut page = PolicyPage {
        facts: facts(policy, report),
        brief: brief::brief(policy, report, &both.dates.items, told, &of_matters),
        contents_heading: "In this part",
        details_label: "Details",
        reference_label: "For reference",
        contents: Vec::new(),
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
            "Each matter with everything that is wrong in it and what to write. What was read, and each demand by itself, is in \
             the findings whose numbers are given; their numbers begin with that of the matter.",
            areas::in_full(policy, &of_matters, &links(&findings)),
        ),
        findings: Section::new(
            at("findings"),
            format!("The findings one by one ({})", wording::thousands(told)),
            "Each demand that is not met, or only partly, in the order of the action plan: the worst first.",
            findings,
        ),
        shared: Section::new(
            at("shared"),
            "What several gaps lack alike",
            "Each of these is part of several findings, and one action helps them all.",
            shared(policy),
        ),
        ladder,
        others: others(policy, &found, anchor),
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
        both,
    };
    page.contents = contents(&page);
    page
}

/// The file, the day, and whom the document names as its author and reviewer; the heading has the school and the title.
fn facts(policy: &PolicyReport<'_>, report: &Report<'_>) -> Vec<Field> {
    let people = [("Written by", policy.written_by), ("Reviewed by", policy.reviewed_by)];
    let people = people.into_iter().filter_map(|(label, who)| Some(Field::new(label, who?)));
    [Field::new("File", policy.path), Field::new("Day of the audit", plain(report.on))]
        .into_iter()
        .chain(people)
        .collect()
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
    let both = &page.both;
    let of_ladder = |ladder: &LadderPage, text: &str| {
        ladder.shown.then(|| Link { anchor: ladder.anchor.clone(), text: text.to_owned() })
    };
    let of_table = |table: &Table, id: &str| {
        let anchor = format!("{}-{id}", both.anchor);
        (!table.rows.is_empty()).then(|| Link { anchor, text: table.caption.clone() })
    };
    [
        of(&page.problems),
        of(&page.matters),
        of_ladder(&both.ladder, both.ladder.heading),
        of(&both.dates),
        of_table(&both.posts, "posts"),
        of_table(&both.incidents, "incidents"),
        of(&both.references),
        of(&both.plan),
        of(&both.documents),
        of(&both.records),
        of(&page.findings),
        of(&page.shared),
        of(&page.numbers),
        of_ladder(&page.ladder, page.ladder.aspects_heading),
    ]
    .into_iter()
    .chain(page.others.iter().map(of))
    .chain([of(&page.notes)])
    .flatten()
    .collect()
}
