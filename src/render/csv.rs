//! CSV, for a spreadsheet: the action plan, a row for each matter of every policy. It holds rows alone, so the gate is told
//! beside it. What a spreadsheet would take for a formula is defused.

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use crate::page::governors::{ActionPage, actions, unread};
use crate::report::{PolicyReport, Report};

use super::{RenderError, Renderer};

/// The headings of the columns.
const COLUMNS: [&str; 13] = [
    "No.",
    "School",
    "Document",
    "Part of the policy",
    "Subject",
    "What is wrong",
    "Where in the document",
    "What to write",
    "Who",
    "By when",
    "Asked by",
    "Kind of fault",
    "Reference",
];

/// What a spreadsheet knows UTF-8 by: without it Excel garbles every letter beyond plain English.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Renders the action plan.
#[derive(Debug)]
pub struct Csv<'r> {
    report: &'r Report<'r>,
    /// Whether it goes into a file, which people open; what goes on to another program has no byte-order mark.
    is_file: bool,
}

impl<'r> Csv<'r> {
    /// Renders this report.
    pub fn new(report: &'r Report<'r>, is_file: bool) -> Self {
        Self { report, is_file }
    }
}

impl Renderer for Csv<'_> {
    fn begin(&self, out: &mut dyn Write) -> Result<(), RenderError> {
        if self.is_file {
            out.write_all(BYTE_ORDER_MARK.as_bytes())?;
        }
        row(COLUMNS.map(str::to_owned), out)
    }

    fn policy(&self, policy: &PolicyReport<'_>, _: usize, out: &mut dyn Write) -> Result<(), RenderError> {
        // A school that is left out of the plan would look as if it had nothing to do.
        if let Some(sentence) = unread(policy) {
            let mut cells = COLUMNS.map(|_| String::new());
            let document = if policy.title.is_empty() { policy.path } else { policy.title };
            let known = [(1, policy.school), (2, document), (5, &*sentence)];
            for (at, text) in known {
                cells.get_mut(at).into_iter().for_each(|cell| text.clone_into(cell));
            }
            row(cells, out)?;
        }
        actions(policy, self.report.on, "").into_iter().try_for_each(|action| row(cells(policy, action), out))
    }

    fn end(&self, _: &mut dyn Write) -> Result<(), RenderError> {
        Ok(())
    }
}

fn cells(policy: &PolicyReport<'_>, action: ActionPage) -> [String; COLUMNS.len()] {
    [
        action.number.to_string(),
        policy.school.to_owned(),
        policy.title.to_owned(),
        action.area,
        action.subject,
        action.fault,
        action.sections.join("; "),
        action.write_all,
        action.owner,
        action.by.to_string(),
        action.asked_by.to_owned(),
        action.harm_says.to_owned(),
        action.controls.join(" "),
    ]
}

fn row(cells: [String; COLUMNS.len()], out: &mut dyn Write) -> Result<(), RenderError> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells.map(|cell| defused(&cell))).map_err(RenderError::fault)?;
    Ok(out.write_all(&writer.into_inner().map_err(RenderError::fault)?)?)
}

/// Text on one line that a spreadsheet takes for text: with an apostrophe before what would begin a formula, also where
/// the sign is as wide as a letter of Chinese.
fn defused(text: &str) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    let signs = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    if line.starts_with(signs) { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text_and_text_stays_as_it_is() {
        for sign in ["=", "+", "-", "@", " =", "\t=", "\r\n@", "\u{ff1d}"] {
            let cell = defused(&format!("{sign}1+1"));
            assert!(cell.starts_with('\''), "{sign:?}: {cell}");
        }
        assert_eq!(defused("St Mary's,\n \"The\"  Primary"), "St Mary's, \"The\" Primary");
    }

    #[test]
    fn rows_are_as_the_standard_has_them() {
        let mut out = Vec::new();
        let mut cells = COLUMNS.map(str::to_owned);
        cells[1] = "St Mary's, \"The\" Primary".to_owned();
        row(cells, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("No.,\"St Mary's, \"\"The\"\" Primary\",Document,"), "{text}");
        assert!(text.ends_with(",Reference\r\n"), "{text}");
    }
}
