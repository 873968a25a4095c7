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
    let mut page = Page { out: String::new(), style: *style };
    if !style.quiet {
        let pages: Vec<String> = report
            .policies
            .par_iter()
            .map(|policy| {
                let mut page = Page { out: String::new(), style: *style };
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

fn strong() -> Paint {
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

struct Page {
    out: String,
    style: Style,
}

impl Page {
    fn painted(&self, text: &str, paint: Paint) -> String {
        if self.style.color { format!("{paint}{text}{paint:#}") } else { text.to_owned() }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// Text broken at the width, the first line after `first`, the others after `rest`.
    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        self.wrapped_at(text, first, rest, textwrap::WordSplitter::HyphenSplitter);
    }

    /// A notice, broken at the width; the names of controls in it are kept whole, to be copied.
    fn notice(&mut self, text: &str) {
        self.wrapped_at(text, "", "  ", textwrap::WordSplitter::NoHyphenation);
    }

    fn wrapped_at(&mut self, text: &str, first: &str, rest: &str, splitter: textwrap::WordSplitter) {
        let options = textwrap::Options::new(self.style.width.clamp(40, 120))
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(splitter)
            .break_words(false);
        for line in textwrap::wrap(text, options) {
            self.line(&line);
        }
    }

    fn heading(&mut self, text: &str) {
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
        for force in Force::ALL {
            self.force(policy, force);
        }
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
        let heading = changes::heading(&policy.results, force);
        self.heading(heading);
        self.line(&"─".repeat(heading.chars().count()));
        self.line("");
        for (finding, lead) in gaps {
            self.finding(policy, finding, lead);
        }
        self.brief("Cannot be told from the policy or its records; ask:", &unknown, |result| &result.ask);
        self.brief("Accepted as gaps:", &accepted, |result| &result.message);
        if self.style.verbose {
            self.brief("Met:", &met, |result| result.holds_says.as_deref().unwrap_or(&result.message));
            self.brief("Does not apply:", &aside, |result| &result.message);
        }
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

    fn finding(&mut self, policy: &PolicyReport, finding: &Finding, lead: &Result) {
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
        self.wrapped(&lead.message, "  ", "  ");
        let (shown, more) = split(&lead.missing, 6);
        for missing in shown {
            self.wrapped(missing, "  - ", "    ");
        }
        if more > 0 {
            self.line(&format!("  - … and {more} more."));
        }
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
            self.notice(notice);
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
