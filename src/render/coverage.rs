//! What checklists read and what they do not, as text for a terminal or as JSON.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};

use crate::coverage::{Control, Controls, Coverage, PolicyCoverage, WordCoverage};
use crate::dates::plain;
use crate::report::wording::{count, thousands};

use super::table::RULED;
use super::{RenderError, Style};

/// Renders JSON with two spaces a level and a line break at the end.
///
/// # Errors
/// Never, as far as is known; the serialiser could fail.
pub fn json(coverage: &Coverage<'_>) -> Result<String, RenderError> {
    let mut text = serde_json::to_string_pretty(coverage).map_err(RenderError::fault)?;
    text.push('\n');
    Ok(text)
}

/// Renders text. Only if it is to be verbose, every unread part of a policy is listed.
pub fn text(coverage: &Coverage<'_>, style: &Style) -> String {
    let mut page = Page { out: String::new(), style: *style };
    page.heading(&format!("What the checklists read, as at {}", plain(coverage.on)));
    page.out.push('\n');
    if coverage.checklists.is_empty() {
        page.wrapped(&format!("No checklist was in force on {}.", plain(coverage.on)), "", "");
        return page.out;
    }
    page.wrapped(&format!("Checklists: {}.", coverage.checklists.join(", ")), "", "  ");
    if !coverage.general.is_empty() {
        let controls = count(coverage.general.len(), "control looks", "controls look");
        page.wrapped(
            &format!(
                "{controls} only at the form of whatever stands in a policy (who does it, how often, how firmly) and read no \
                 word in particular, so they do not count here: {}.",
                coverage.general.join(", ")
            ),
            "",
            "  ",
        );
    }
    page.out.push('\n');
    page.words(&coverage.words);
    if let Some(controls) = &coverage.controls {
        page.controls(controls);
    }
    for policy in &coverage.policies {
        page.policy(policy);
    }
    page.out
}

struct Page {
    out: String,
    style: Style,
}

impl Page {
    fn heading(&mut self, text: &str) {
        let paint = anstyle::Style::new().bold();
        if self.style.color {
            self.out.push_str(&format!("{paint}{text}{paint:#}\n"));
        } else {
            self.out.push_str(&format!("{text}\n"));
        }
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        let options = textwrap::Options::new(self.style.width.clamp(40, 120))
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .break_words(false);
        for line in textwrap::wrap(text, options) {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn table(&mut self, header: [&str; 3], rows: impl Iterator<Item = (String, usize, usize)>) {
        let mut table = Table::new();
        table.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(self.style.width.saturating_sub(1).clamp(60, 120)).unwrap_or(100));
        let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
        let [first, second, third] = header;
        table.set_header([Cell::new(first), right(second.to_owned()), right(third.to_owned())]);
        for (label, all, unread) in rows {
            table.add_row([Cell::new(label), right(thousands(all)), right(thousands(unread))]);
        }
        for line in table.to_string().lines() {
            self.out.push_str(&format!(" {}\n", line.trim_end()));
        }
        self.out.push('\n');
    }

    fn words(&mut self, words: &WordCoverage) {
        self.heading(&format!(
            "Words that no control asks for: {} of {}",
            thousands(words.unread),
            thousands(words.words)
        ));
        self.out.push('\n');
        let kinds = words.kinds.iter();
        self.table(
            ["Kind", "Words", "Not asked for"],
            kinds.map(|kind| (kind.kind.to_owned(), kind.words, kind.unread.len())),
        );
        for kind in words.kinds.iter().filter(|kind| !kind.unread.is_empty()) {
            self.wrapped(&format!("{}: {}", kind.kind, kind.unread.join(", ")), "  ", "    ");
        }
        self.out.push('\n');
        self.wrapped(
            &format!(
                "Left out: {}. They say when, or for which schools, something holds.",
                words.left_out.join(", ")
            ),
            "",
            "  ",
        );
        self.out.push('\n');
    }

    fn controls(&mut self, controls: &Controls) {
        let policies = count(controls.policies, "policy", "policies");
        self.heading(&format!("Controls over {policies}: {} in all", thousands(controls.all)));
        self.out.push('\n');
        let groups: [(&str, &[Control]); 4] = [
            ("Met by every policy to which they apply", &controls.met_by_all),
            ("Met by none", &controls.met_by_none),
            ("Never decided: no policy and no record tells", &controls.never_decided),
            ("Applicable to none", &controls.never_applicable),
        ];
        for (what, list) in groups {
            self.wrapped(&format!("{what}: {}", thousands(list.len())), "", "  ");
            for control in list {
                self.wrapped(&format!("{}: {}", control.name, control.title), "  - ", "    ");
            }
            self.out.push('\n');
        }
        self.wrapped(&format!("Met by some and not by others: {}", thousands(controls.telling)), "", "  ");
        self.out.push('\n');
    }

    fn policy(&mut self, policy: &PolicyCoverage<'_>) {
        if !policy.audited {
            self.heading(&format!("{} could not be read, so nothing is known of its parts", policy.path));
            self.out.push('\n');
            return;
        }
        self.heading(&format!("{}: {}", policy.school, policy.title));
        let own_words = match policy.own_words {
            0 => String::new(),
            number => format!(" {} of them in own words, which no control can read.", thousands(number)),
        };
        self.wrapped(
            &format!(
                "{}: of {}, {} read by no control.{own_words}",
                policy.path,
                count(policy.parts, "part", "parts"),
                count(policy.unread, "is", "are")
            ),
            "",
            "  ",
        );
        self.out.push('\n');
        let sections = policy.sections.iter();
        self.table(
            ["Section", "Parts", "Not read"],
            sections.map(|section| (section.section.to_owned(), section.parts, section.unread)),
        );
        if self.style.verbose {
            for part in &policy.unread_parts {
                let path = part.path.unwrap_or(policy.path);
                self.wrapped(&format!("{path}:{}: {}", part.at.line, part.what), "  ", "    ");
            }
            self.out.push('\n');
        }
    }
}
