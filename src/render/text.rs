//! Text for a terminal: per policy the dates, the counts and the findings with their lines.

use anstyle::{AnsiColor, Style as Paint};
use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};

use rayon::prelude::*;

use crate::checklist::Force;
use crate::report::changes;
use crate::report::model::{CountRow, Evidence, Finding, PolicyReport, Report, Result, Verdict};
use crate::source::snippet;

use super::{RenderError, Style};

/// How many places of one finding are shown with their lines.
const PLACES: usize = 3;

/// Tables with a rule under the header and nothing else.
pub const RULED: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .content_lines(ContentLineStyle::none());

const COLUMNS: [&str; 7] = [
    "Not\nmet",
    "Partly\nmet",
    "Cannot\nbe told",
    "Accepted\nas gaps",
    "\nMet",
    "Does not\napply",
    "Share\nmet",
];

/// Renders text.
///
/// # Errors
/// Never.
pub fn render(report: &Report, style: &Style) -> std::result::Result<String, RenderError> {
    let mut page = Page::new(*style);
    if !style.quiet {
        let pages: Vec<String> = report
            .policies
            .par_iter()
            .map(|policy| {
                let mut page = Page::new(*style);
                page.policy(policy, report);
                page.out
            })
            .collect();
        page.out = pages.concat();
        page.checklists(report);
    }
    let problems: usize = report.policies.iter().map(|policy| policy.problems.len()).sum();
    if style.quiet && problems > 0 {
        let what = crate::report::words::count(problems, "problem", "problems");
        page.wrapped(
            &format!("Not everything could be read: {what}. Without --quiet they are shown."),
            "",
            "",
        );
    }
    let paint = if report.gate.met { good() } else { bad() };
    page.wrapped(&page.painted(&report.gate.message, paint), "", "");
    Ok(page.out)
}

pub(super) fn strong() -> Paint {
    Paint::new().bold()
}

fn good() -> Paint {
    Paint::new().bold().fg_color(Some(AnsiColor::Green.into()))
}

fn bad() -> Paint {
    Paint::new().bold().fg_color(Some(AnsiColor::Red.into()))
}

fn fair() -> Paint {
    Paint::new().bold().fg_color(Some(AnsiColor::Yellow.into()))
}

pub(super) struct Page {
    out: String,
    pub(super) style: Style,
}

impl Page {
    /// An empty page.
    pub(super) fn new(style: Style) -> Self {
        Self { out: String::new(), style }
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.out
    }

    pub(super) fn painted(&self, text: &str, paint: Paint) -> String {
        if self.style.color { format!("{paint}{text}{paint:#}") } else { text.to_owned() }
    }

    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Text broken at the width, the first line after `first`, the others after `rest`; words of the formats are kept
    /// whole, to be copied.
    pub(super) fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let options = textwrap::Options::new(self.style.width.clamp(40, 120))
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    /// A heading with a rule under it.
    pub(super) fn ruled(&mut self, heading: &str) {
        self.heading(heading);
        self.line(&"─".repeat(heading.chars().count()));
        self.line("");
    }

    pub(super) fn heading(&mut self, text: &str) {
        let text = self.painted(text, strong());
        self.line(&text);
    }

    fn policy(&mut self, policy: &PolicyReport, report: &Report) {
        if policy.audited {
            self.heading(&format!("{}: {}", policy.school, policy.title));
            self.line(&format!("{}, audited for {}", policy.path, report.on_plain));
        } else {
            self.heading(&format!("{} could not be read, so it was not audited", policy.path));
        }
        self.line("");
        for problem in &policy.problems {
            let shown = if self.style.color { &problem.shown_styled } else { &problem.shown };
            self.line(shown);
            self.line("");
        }
        if !policy.audited {
            return;
        }
        for date in &policy.dates {
            let paint = if date.state == "overdue" { bad() } else { Paint::new() };
            let text = self.painted(&date.message, paint);
            self.wrapped(&text, "  ", "    ");
        }
        for notice in &policy.notices {
            self.wrapped(notice, "  ", "    ");
        }
        self.line("");
        self.counts(policy);
        for &force in Force::ALL {
            self.force(policy, force);
        }
        self.shared(policy);
        self.ladder(policy);
    }

    /// What several gaps lack alike, each once: one action that helps them all.
    fn shared(&mut self, policy: &PolicyReport) {
        let shared: Vec<_> = policy.actions.iter().filter(|action| action.mends.len() > 1).collect();
        if shared.is_empty() {
            return;
        }
        self.ruled("What several gaps lack alike: one action helps them all");
        for action in shared {
            self.wrapped(&action.message, "  - ", "    ");
            self.wrapped(&format!("({})", action.mends.join(", ")), "    ", "    ");
        }
        self.line("");
    }

    fn counts(&mut self, policy: &PolicyReport) {
        let tables = [("By force", &policy.by_force), ("By checklist", &policy.by_checklist)];
        for (what, rows) in tables.into_iter().filter(|(_, rows)| !rows.is_empty()) {
            let mut table = Table::new();
            table.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(u16::try_from(self.style.width.saturating_sub(1).clamp(60, 120)).unwrap_or(100));
            let mut header = vec![Cell::new(what)];
            header.extend(COLUMNS.map(|column| Cell::new(column).set_alignment(CellAlignment::Right)));
            table.set_header(header);
            for row in rows {
                table.add_row(cells(row));
            }
            let shown = table.to_string();
            for line in shown.lines() {
                self.line(&format!(" {line}"));
            }
            self.line("");
        }
        let aspects = policy.aspects;
        if aspects.at_benchmark + aspects.below + aspects.not_shown > 0 {
            self.line(&format!(
                "Aspects: {} at the benchmark or better, {} below, {} that cannot be told.",
                aspects.at_benchmark, aspects.below, aspects.not_shown
            ));
        }
        self.line("");
    }

    fn force(&mut self, policy: &PolicyReport, force: Force) {
        let of = |wanted: fn(Verdict) -> bool| {
            policy
                .findings
                .iter()
                .filter_map(|finding| Some((finding, policy.results.get(finding.lead)?)))
                .filter(move |(_, lead)| lead.strength == force && wanted(lead.verdict))
                .collect::<Vec<_>>()
        };
        let gaps = of(|verdict| matches!(verdict, Verdict::NotMet | Verdict::PartlyMet));
        let unknown = of(|verdict| verdict == Verdict::NotShown);
        let accepted = of(|verdict| verdict == Verdict::Waived);
        let met = of(|verdict| verdict == Verdict::Met);
        let aside = of(|verdict| verdict == Verdict::NotApplicable);
        if gaps.is_empty()
            && unknown.is_empty()
            && accepted.is_empty()
            && !(self.style.verbose && met.len() + aside.len() > 0)
        {
            return;
        }
        self.ruled(changes::heading(&policy.results, force));
        for (finding, lead) in gaps {
            if force == Force::GoodPractice && !self.style.verbose {
                self.short(policy, lead);
            } else {
                self.finding(policy, finding, lead);
            }
        }
        if self.style.verbose {
            self.brief("Cannot be told from the policy or its records; ask:", &unknown, |result| &result.ask);
        } else {
            self.unknown(&unknown);
        }
        self.brief("Accepted as gaps:", &accepted, |result| &result.message);
        if self.style.verbose {
            self.brief("Met:", &met, |result| result.holds_says.as_deref().unwrap_or(&result.message));
            self.brief("Does not apply:", &aside, |result| &result.message);
        }
    }

    /// What cannot be told, by the source that asks it; the questions to ask stand in the report and with --verbose.
    fn unknown(&mut self, results: &[(&Finding, &Result)]) {
        if results.is_empty() {
            return;
        }
        let mut by_source: Vec<(&str, Vec<&str>)> = Vec::new();
        for (_, result) in results {
            let title = result.title.trim_end_matches('.');
            match by_source.iter_mut().find(|(source, _)| *source == result.checklist_title) {
                Some((_, titles)) => titles.push(title),
                None => by_source.push((&result.checklist_title, vec![title])),
            }
        }
        let number = crate::report::words::count(results.len(), "demand", "demands");
        self.heading(&format!(
            "Cannot be told from the policy or its records ({number}; --verbose shows what to ask):"
        ));
        for (source, titles) in by_source {
            self.wrapped(&format!("{source}: {}.", titles.join("; ")), "  - ", "    ");
        }
        self.line("");
    }

    fn brief<'r>(
        &mut self,
        heading: &str,
        results: &[(&Finding, &'r Result)],
        says: impl Fn(&'r Result) -> &'r str,
    ) {
        if results.is_empty() {
            return;
        }
        self.heading(heading);
        for (_, result) in results {
            let level = if result.level.is_some() { format!(" {}", result.message) } else { String::new() };
            let text = format!("{}.{level} {}", result.title.trim_end_matches('.'), says(result));
            self.wrapped(&text, "  - ", "    ");
        }
        self.line("");
    }

    /// A finding of good practice: what is missing, the line, and what to add. `--verbose` tells all.
    fn short(&mut self, policy: &PolicyReport, lead: &Result) {
        self.title(lead);
        self.missing(lead, 2);
        let place = lead.evidence.iter().find(|evidence| evidence.fault).or_else(|| lead.evidence.first());
        if let Some(place) = place {
            let path = place.path.as_deref().unwrap_or(&policy.path);
            self.wrapped(&format!("--> {path}:{}:{}", place.line, place.column), "  ", "      ");
        }
        self.field("To mend", &lead.remedy);
        self.line("");
    }

    fn title(&mut self, lead: &Result) {
        let paint = match lead.verdict {
            Verdict::NotMet => bad(),
            Verdict::PartlyMet => fair(),
            Verdict::NotShown | Verdict::Waived | Verdict::Met | Verdict::NotApplicable => strong(),
        };
        let title = format!(
            "{}: {}",
            self.painted(lead.verdict.heading(), paint),
            self.painted(&lead.title, strong())
        );
        self.wrapped(&title, "", "  ");
    }

    fn missing(&mut self, lead: &Result, most: usize) {
        let (shown, more) = split(&lead.missing, most);
        for missing in shown {
            self.wrapped(missing, "  - ", "    ");
        }
        if more > 0 {
            self.line(&format!("  - … and {more} more."));
        }
    }

    fn finding(&mut self, policy: &PolicyReport, finding: &Finding, lead: &Result) {
        self.title(lead);
        self.wrapped(&lead.message, "  ", "  ");
        self.missing(lead, 6);
        self.places(policy, lead);
        self.field("To mend", &lead.remedy);
        self.field("Who", &lead.owner);
        self.field("Source", &format!("{}. {}.", lead.force_says, lead.source.trim_end_matches('.')));
        if lead.basis != "seen" {
            self.field("Basis", &format!("{}.", lead.basis_says));
        }
        for other in finding.others.iter().filter_map(|&other| policy.results.get(other)) {
            self.field("Also asked by", &format!("{} ({})", other.source, other.title));
        }
        self.line("");
    }

    fn field(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            let text = format!("{}: {text}", self.painted(name, strong()));
            self.wrapped(&text, "  ", "    ");
        }
    }

    fn places(&mut self, policy: &PolicyReport, lead: &Result) {
        let at_fault: Vec<&Evidence> = lead.evidence.iter().filter(|evidence| evidence.fault).collect();
        let places = if at_fault.is_empty() { lead.evidence.iter().collect() } else { at_fault };
        for place in places.iter().take(PLACES) {
            let path = place.path.as_deref().unwrap_or(&policy.path);
            let shown =
                snippet::line(path, place.line, &place.whole, place.marked, &place.label, self.style.color);
            for line in shown.lines() {
                self.line(&format!("  {line}"));
            }
        }
        if places.len() > PLACES {
            let lines: Vec<_> = places.iter().skip(PLACES).map(|place| place.line.to_string()).collect();
            self.wrapped(&format!("Also on lines {}.", lines.join(", ")), "  ", "    ");
        }
    }

    fn checklists(&mut self, report: &Report) {
        if report.policies.iter().any(|policy| policy.audited) {
            self.heading("Checklists");
            for checklist in &report.checklists {
                let text = format!(
                    "{}, {} ({}); in force from {}; {}.",
                    checklist.title,
                    checklist.edition,
                    checklist.publisher,
                    checklist.in_force_from,
                    checklist.basis_says
                );
                self.wrapped(&text, "  - ", "    ");
            }
            self.line("No result here is an official level, mark or certificate.");
        }
        for notice in &report.notices {
            self.wrapped(notice, "", "  ");
        }
        self.line("");
    }
}

fn split(items: &[String], most: usize) -> (&[String], usize) {
    let shown = items.get(..most).unwrap_or(items);
    (shown, items.len() - shown.len())
}

fn cells(row: &CountRow) -> Vec<Cell> {
    let counts = row.counts;
    let numbers = [
        counts.not_met,
        counts.partly_met,
        counts.not_shown,
        counts.waived,
        counts.met,
        counts.not_applicable,
    ];
    let mut cells = vec![Cell::new(&row.label)];
    cells.extend(numbers.map(|number| Cell::new(number).set_alignment(CellAlignment::Right)));
    cells.push(Cell::new(&row.share).set_alignment(CellAlignment::Right));
    cells
}
