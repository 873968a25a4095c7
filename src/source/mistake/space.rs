//! What stands before the words of a line: no-break spaces, tabs, too much or too little indentation.

use granit_parser::ErrorKind;

use super::super::problem::Problem;
use super::super::text::Span;
use super::line::{Line, spaces};
use super::{Stopped, syntax};

impl<'a> Stopped<'a> {
    pub(super) fn no_break_space(self) -> Option<Problem> {
        let structural = |line: Line<'_>| {
            let lead = line
                .text
                .find(|c| c != ' ')
                .filter(|&at| line.text.get(at..).is_some_and(|rest| rest.starts_with('\u{a0}')));
            let at = lead
                .or_else(|| line.text.find(":\u{a0}").map(|at| at + 1))
                .or_else(|| line.text.find("-\u{a0}").map(|at| at + 1));
            at.map(|at| line.start + at)
        };
        // The line that was read wrongly may be the one before.
        let at = self.before(self.line()).into_iter().chain(self.lines(0)).find_map(structural)?;
        Some(syntax(
            Span::new(at, at + '\u{a0}'.len_utf8()),
            "A no-break space stands where YAML needs an ordinary space.",
            "looks like a space, but is none",
            "Delete it and type a space. Such spaces come with text copied from Word or a web page; there may be more of them.",
        ))
    }

    pub(super) fn tab(self, kind: &ErrorKind) -> Option<Problem> {
        let is_tab = matches!(
            kind,
            ErrorKind::TabNotAllowed
                | ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabAtBlockScalarStart
                | ErrorKind::TabInPlainScalar
        );
        let indented = self.lines(if is_tab { 2 } else { 0 }).find_map(|line| {
            let space = line.text.get(..line.indent())?;
            let first = space.find('\t')?;
            let run = space.get(first..)?.chars().take_while(|&c| c == '\t').count();
            Some(Span::new(line.start + first, line.start + first + run))
        });
        let span = indented.or_else(|| is_tab.then(|| self.sign()))?;
        Some(syntax(
            span,
            "A tab stands where YAML needs spaces.",
            "tab here",
            "Replace the tab by spaces: two for each level. Most editors can do this on their own for .yaml files.",
        ))
    }

    /// A line that is indented more or less than it should be.
    pub(super) fn indentation(self) -> Option<Problem> {
        let line = self.line();
        let above = self.before(line)?;
        let span = line.span();
        let problem = if line.indent() > above.indent() && !above.opens_group() {
            let help = "Only lines under a key that has nothing after its colon are indented further. Give both lines the indentation of the group they belong to.";
            syntax(
                span,
                "This line is indented more than the line above it, which holds a value already.",
                "",
                help,
            )
        } else if line.indent() < above.indent() && !self.fits(line) {
            let help = "Indent it exactly as much as the lines it belongs with: two spaces for each level.";
            syntax(span, "The indentation of this line fits none of the lines above it.", "", help)
        } else {
            return None;
        };
        Some(problem.label(spaces(line.indent())).other(above.span(), spaces(above.indent())))
    }

    /// Whether a line begins where an open group above it begins.
    pub(super) fn fits(self, line: Line<'a>) -> bool {
        let mut above = self.before(line);
        let mut open = usize::MAX;
        while let Some(line_above) = above.filter(|_| open > line.indent()) {
            open = open.min(line_above.indent());
            above = self.before(line_above);
        }
        open == line.indent()
    }
}
