//! What is said of a mistake in the YAML itself. The YAML library knows where it could not go on; people need to know
//! where the mistake was made, which is often some words or lines before.

use granit_parser::ErrorKind;

use super::problem::{Code, Problem};
use super::text::shorten;
use super::text::{Source, Span};

/// YAML reads no longer keys (in bytes).
const LONGEST_KEY: usize = 1_000;

/// Where reading stopped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopped<'a> {
    /// The file.
    pub(super) source: &'a Source,
    /// Up to here everything was understood.
    pub(super) after: usize,
    /// Here it could not go on.
    pub(super) at: usize,
    /// The bracket that is open here, if any.
    pub(super) bracket: Option<usize>,
}

/// The problem of a YAML error.
pub(super) fn problem(kind: &ErrorKind, stopped: Stopped<'_>) -> Problem {
    match kind {
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => {
            let message = "A word that begins with `*` or `&` has a special meaning in YAML, which these files do not use.";
            Problem::new(Code::Unsupported, stopped.sign(), message)
                .label("here")
                .help("Put the text in quotes if the sign belongs to it.")
        }
        ErrorKind::RecursionLimitExceeded => {
            let message =
                "Lists and groups stand deeper in each other than in any policy, so this file was not read.";
            Problem::new(Code::File, stopped.sign(), message)
                .label("too deep from here")
                .help("Is this the right file?")
        }
        ErrorKind::DirectiveDisallowed | ErrorKind::UndeclaredTagHandle => {
            let message = "A line that begins with `%`, or a word that begins with `!`, has a special meaning in YAML, which these files do not use.";
            Problem::new(Code::Unsupported, stopped.sign(), message)
                .label("here")
                .help("Put the text in quotes if the sign belongs to it, or delete it.")
        }
        _ => stopped
            .no_break_space()
            .or_else(|| stopped.tab(kind))
            .or_else(|| stopped.quote(kind))
            .or_else(|| stopped.brackets(kind))
            .or_else(|| stopped.value(kind))
            .or_else(|| stopped.colon())
            .or_else(|| stopped.indentation())
            .unwrap_or_else(|| stopped.unexplained()),
    }
}

fn syntax(span: Span, message: &str, label: &str, help: impl Into<String>) -> Problem {
    Problem::new(Code::Syntax, span, message).label(label).help(help)
}

/// One line and what stands on it.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn indent(self) -> usize {
        self.text.len() - self.body().len()
    }

    /// The line without the space before it.
    fn body(self) -> &'a str {
        self.text.trim_start_matches([' ', '\t'])
    }

    fn is_blank(self) -> bool {
        self.body().is_empty() || self.body().starts_with('#')
    }

    /// Where the text of the line stands, without space and comment.
    fn span(self) -> Span {
        let start = self.start + self.indent();
        Span::new(start, start + without_comment(self.body()).len())
    }

    /// The value behind the first colon, or behind the dash of a list: where it starts, and itself.
    fn value(self) -> Option<(usize, &'a str)> {
        let colon = self.text.find(": ").map(|at| at + 2).filter(|_| !self.body().starts_with('"'));
        let dash = || self.body().starts_with("- ").then(|| self.indent() + 2);
        let from = colon.or_else(dash)?;
        let rest = self.text.get(from..)?;
        let value = without_comment(rest.trim_start());
        let start = self.start + from + (rest.len() - rest.trim_start().len());
        (!value.is_empty()).then_some((start, value))
    }

    /// A key whose colon has no space after it: where the colon stands.
    fn tight_colon(self) -> Option<usize> {
        let body = self.body();
        let key = body.trim_start_matches("- ");
        let colon = key.find(':')?;
        let is_key = key.get(..colon)?.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        let after = key.get(colon + 1..)?.chars().next()?;
        let tight = is_key && colon > 0 && !after.is_whitespace() && after != '/';
        tight.then(|| self.start + self.indent() + (body.len() - key.len()) + colon)
    }

    fn has_colon(self) -> bool {
        let text = without_comment(self.body());
        text.contains(": ") || text.ends_with(':')
    }

    fn opens_group(self) -> bool {
        without_comment(self.body()).ends_with(':') || self.body().trim_end() == "-"
    }
}

fn without_comment(text: &str) -> &str {
    text.split_once(" #").map_or(text, |(before, _)| before).trim_end()
}

/// How a text is written so that YAML takes it as it is.
fn quoted(text: &str) -> String {
    let text = shorten(text);
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}

fn spaces(count: usize) -> String {
    match count {
        0 => "not indented".to_owned(),
        1 => "1 space before it".to_owned(),
        _ => format!("{count} spaces before it"),
    }
}

impl<'a> Stopped<'a> {
    fn line_of(self, byte: usize) -> Line<'a> {
        let span = self.source.line_span(self.source.position(byte).line);
        Line { start: span.start(), text: self.source.slice(span) }
    }

    fn line(self) -> Line<'a> {
        self.line_of(self.at)
    }

    /// The line before one that holds more than a comment.
    fn before(self, line: Line<'a>) -> Option<Line<'a>> {
        let number = self.source.position(line.start).line;
        (1..number)
            .rev()
            .map(|number| self.source.line_span(number))
            .map(|span| Line { start: span.start(), text: self.source.slice(span) })
            .find(|line| !line.is_blank())
    }

    /// The lines from the last that was understood up to where reading stopped, and some after.
    fn lines(self, more: usize) -> impl Iterator<Item = Line<'a>> {
        let from = self.source.position(self.after).line;
        let to = self.source.position(self.at).line + more;
        let lines = (from..=to.min(self.source.lines())).map(move |number| self.source.line_span(number));
        lines.map(move |span| Line { start: span.start(), text: self.source.slice(span) })
    }

    /// The character at which reading stopped.
    fn sign(self) -> Span {
        let next = self.source.text().get(self.at..).and_then(|rest| rest.chars().next());
        Span::new(self.at, self.at + next.map_or(0, char::len_utf8))
    }

    fn no_break_space(self) -> Option<Problem> {
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

    fn tab(self, kind: &ErrorKind) -> Option<Problem> {
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

    /// The quotation mark that was opened after the last thing that was understood, and where it is closed again.
    fn opened_quote(self) -> Option<(usize, char, Option<usize>)> {
        let text = self.source.text();
        let mut from = self.after;
        let mut starts = text.get(..from)?.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        while let Some(sign) = text.get(from..).and_then(|rest| rest.chars().next()) {
            if from > self.at {
                return None;
            }
            if starts && matches!(sign, '"' | '\'') {
                let close = closing(text, from, sign);
                let follows = close.and_then(|at| text.get(at + 1..)).and_then(|rest| rest.chars().next());
                match close {
                    Some(at)
                        if at < self.at
                            && follows.is_none_or(|c| c.is_whitespace() || ",]}:".contains(c))
                            && !self.trails(at) =>
                    {
                        from = at + 1;
                        starts = false;
                        continue;
                    }
                    _ => return Some((from, sign, close.filter(|&at| at <= self.at))),
                }
            }
            if sign == '#' && starts {
                from += text.get(from..)?.find('\n')?;
                continue;
            }
            starts = sign.is_whitespace() || "[{,".contains(sign);
            from += sign.len_utf8();
        }
        None
    }

    /// Whether text follows on the line after a closing quotation mark, and reading stopped there.
    fn trails(self, close: usize) -> bool {
        let between = self.source.text().get(close + 1..self.at).unwrap_or_default();
        between.chars().all(|c| c == ' ')
            && self.source.text().get(self.at..).is_some_and(|rest| !rest.starts_with([',', ']', '}', ':']))
    }

    fn quote(self, kind: &ErrorKind) -> Option<Problem> {
        if matches!(
            kind,
            ErrorKind::UnknownQuotedScalarEscape
                | ErrorKind::InvalidQuotedScalarHexEscape
                | ErrorKind::InvalidLowSurrogateHexEscape
                | ErrorKind::InvalidLowSurrogate
                | ErrorKind::MissingLowSurrogate
                | ErrorKind::UnpairedLowSurrogate
                | ErrorKind::InvalidUnicodeEscape
        ) {
            return Some(self.backslash());
        }
        let is_quote = matches!(
            kind,
            ErrorKind::UnclosedQuotedScalar
                | ErrorKind::InvalidQuotedScalarIndent
                | ErrorKind::DocumentIndicatorInQuotedScalar
                | ErrorKind::InvalidTrailingSingleQuotedScalar
                | ErrorKind::InvalidTrailingDoubleQuotedScalar
        );
        let Some((open, sign, close)) = self.opened_quote().filter(|_| is_quote) else {
            let message = "A quotation mark that was opened is not closed, or is closed too early.";
            let help = "Look for the opening quotation mark on this line or above it.";
            return is_quote.then(|| syntax(self.sign(), message, "noticed here", help));
        };
        let mark = Span::new(open, open + 1);
        let Some(close) = close else {
            let apostrophe = if sign == '\'' {
                " If it is an apostrophe, put the whole text in double quotes (\")."
            } else {
                ""
            };
            return Some(syntax(
                mark,
                "A quotation mark is opened here and not closed.",
                "opened here",
                format!(
                    "Write another {} at the end of the text, or delete this one.{apostrophe}",
                    name_of(sign)
                ),
            ));
        };
        let help = if sign == '\'' {
            "If the mark belongs to the text, put the whole text in double quotes (\") instead. Otherwise put the marks around all of the text, or leave them out."
        } else {
            "If the mark belongs to the text, put the whole text in single quotes (') instead. Otherwise put the marks around all of the text, or leave them out."
        };
        let problem = syntax(
            Span::new(close, close + 1),
            "The text in quotation marks ends here, and more text follows.",
            "closed here",
            help,
        );
        Some(problem.other(mark, "opened here"))
    }

    fn backslash(self) -> Problem {
        let from = self.opened_quote().map_or(self.at, |(open, ..)| open);
        let text = self.source.text().get(from..).unwrap_or_default();
        let mut signs = text.char_indices().skip(1).peekable();
        let mut span = Span::new(from, from + 1);
        while let Some((at, sign)) = signs.next() {
            if sign != '\\' {
                continue;
            }
            let Some((_, next)) = signs.next() else { break };
            let digits = match next {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            let after = text.get(at + 1 + next.len_utf8()..).unwrap_or_default();
            let known = "0abt\tnvfre \"/\\N_LPxuU\n".contains(next)
                && after.chars().take(digits).filter(char::is_ascii_hexdigit).count() == digits;
            if !known {
                span = Span::new(from + at, from + at + 1 + next.len_utf8());
                break;
            }
        }
        let help = "Put the text in single quotes instead ('C:\\Policies'), or write every backslash twice.";
        syntax(
            span,
            "In double quotes a backslash has a special meaning, and this one cannot be read.",
            "here",
            help,
        )
    }

    fn brackets(self, kind: &ErrorKind) -> Option<Problem> {
        let line = self.line();
        if let Some((start, value)) = line.value()
            && value.starts_with(['[', '{'])
            && !value.ends_with([']', '}'])
            && value.contains([']', '}'])
        {
            let span = Span::new(start, start + value.len());
            let message = "A text that begins with a bracket is read as a list or a group.";
            return Some(syntax(
                span,
                message,
                "begins with a bracket",
                format!("Put the whole text in quotes: {}", quoted(value)),
            ));
        }
        if let Some(open) = self.bracket {
            let help = "Close the bracket at the end of the list and put a comma between its words, or write the list with one dash a line.";
            let problem = syntax(
                Span::new(open, open + 1),
                "A bracket is opened here and not closed, or a comma is missing inside it.",
                "opened here",
                help,
            );
            let far = self.source.position(open).line != self.source.position(self.at).line;
            return Some(if far || self.sign().is_empty() {
                problem
            } else {
                problem.other(self.sign(), "noticed here")
            });
        }
        matches!(kind, ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. })
            .then(|| {
                let help = "Delete it, or put the whole text in quotes if it belongs to it.";
                syntax(
                    self.sign(),
                    "A closing bracket stands here, and no such bracket was opened.",
                    "closes nothing",
                    help,
                )
            })
    }

    /// A value that begins with a sign that YAML reads in its own way.
    fn value(self, kind: &ErrorKind) -> Option<Problem> {
        let message = match kind {
            ErrorKind::UnexpectedCharacter { .. } | ErrorKind::MappingKeyNotAllowed => {
                "This character has a special meaning at the beginning of a value."
            }
            ErrorKind::InvalidBlockScalarHeader => "After `>` or `|` the text begins on the next line.",
            ErrorKind::BlockSequenceEntryNotAllowed => "A list does not begin on the line of its key.",
            _ => return None,
        };
        let quotes = self
            .line()
            .value()
            .filter(|(start, _)| *start == self.at)
            .map(|(_, value)| format!(": {}", quoted(value)));
        let quotes = quotes.unwrap_or_else(|| ".".to_owned());
        let help = match kind {
            ErrorKind::BlockSequenceEntryNotAllowed => {
                format!(
                    "Put the dash on a line of its own under the key. If it belongs to the text, put the whole text in quotes{quotes}"
                )
            }
            ErrorKind::InvalidBlockScalarHeader => {
                format!("If the sign belongs to the text, put the whole text in quotes{quotes}")
            }
            _ => format!("Put the whole text in quotes{quotes}"),
        };
        Some(syntax(self.sign(), message, "here", help))
    }

    /// A colon inside a text, without a space after it, or missing.
    fn colon(self) -> Option<Problem> {
        let line = self.line();
        if let Some((start, value)) = line.value()
            && start < self.at
            && (value.contains(": ") || value.ends_with(':'))
        {
            return Some(colon_in_text(start, value));
        }
        if let Some((key, _)) = line.body().split_once(": ").filter(|(key, _)| key.len() > LONGEST_KEY) {
            let span = Span::new(line.start + line.indent(), line.start + line.indent() + key.len());
            return Some(syntax(
                span,
                "This key is longer than 1,000 letters.",
                "too long for a key",
                "Is this text? Then put it in quotes under a key of its own.",
            ));
        }
        let above = self.before(line).filter(|above| above.indent() <= line.indent());
        if let Some(colon) = line.tight_colon().or_else(|| above.and_then(Line::tight_colon)) {
            let help =
                "Write a space between the colon and the text. If this is no key but text, put it in quotes.";
            return Some(syntax(
                Span::new(colon, colon + 1),
                "A space is missing after this colon.",
                "no space after it",
                help,
            ));
        }
        let is_text = |line: &Line<'_>| !line.has_colon() && !line.body().starts_with("- ");
        if let Some(above) = above.filter(is_text) {
            let opener = self
                .before(above)
                .filter(|opener| opener.value().is_some() && opener.indent() < above.indent());
            if opener.is_some() {
                let span = line.span();
                return Some(colon_in_text(span.start(), self.source.slice(span)));
            }
            return Some(no_colon(above));
        }
        Some(line).filter(is_text).map(no_colon)
    }

    /// A line that is indented more or less than it should be.
    fn indentation(self) -> Option<Problem> {
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
    fn fits(self, line: Line<'a>) -> bool {
        let mut above = self.before(line);
        let mut open = usize::MAX;
        while let Some(line_above) = above.filter(|_| open > line.indent()) {
            open = open.min(line_above.indent());
            above = self.before(line_above);
        }
        open == line.indent()
    }

    fn unexplained(self) -> Problem {
        syntax(
            self.sign(),
            "This line does not fit the lines above it: its indentation, its dash or its colon is not where YAML needs it.",
            "noticed here",
            "Indent it exactly as much as the lines it belongs with (two spaces a level), write `key: value` with a space after the colon, and begin list items with a dash and a space.",
        )
    }
}

fn colon_in_text(start: usize, value: &str) -> Problem {
    let plain = value.trim_matches(['“', '”', '‘', '’']);
    let curly =
        if plain.len() == value.len() { "" } else { " (straight quotation marks; “these” do not count)" };
    syntax(
        Span::new(start, start + value.len()),
        "A text with a colon and a space in it must stand in quotes.",
        "this text",
        format!("Write it so: {}{curly}", quoted(plain)),
    )
}

fn no_colon(line: Line<'_>) -> Problem {
    let help = "A key is followed by a colon and a space. If the line belongs to the text above it, indent it more than the key of that text.";
    syntax(line.span(), "A colon is missing on this line.", "no colon", help)
}

fn name_of(sign: char) -> &'static str {
    if sign == '"' { "double quote (\")" } else { "single quote (')" }
}

/// Where a quotation mark is closed again.
fn closing(text: &str, open: usize, sign: char) -> Option<usize> {
    let mut signs = text.get(open + 1..)?.char_indices();
    while let Some((at, c)) = signs.next() {
        let doubled =
            || c == sign && sign == '\'' && signs.clone().next().is_some_and(|(_, next)| next == sign);
        if (sign == '"' && c == '\\') || doubled() {
            signs.next();
        } else if c == sign {
            return Some(open + 1 + at);
        }
    }
    None
}
