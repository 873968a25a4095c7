//! Quotation marks that are not closed, or closed too early, and backslashes.

use granit_parser::ErrorKind;

use super::super::problem::Problem;
use super::super::text::Span;
use super::{Stopped, syntax};

impl Stopped<'_> {
    pub(super) fn quote(self, kind: &ErrorKind) -> Option<Problem> {
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

    pub(super) fn backslash(self) -> Problem {
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

    /// The quotation mark that was opened after the last thing that was understood, and where it is closed again.
    pub(super) fn opened_quote(self) -> Option<(usize, char, Option<usize>)> {
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
    pub(super) fn trails(self, close: usize) -> bool {
        let between = self.source.text().get(close + 1..self.at).unwrap_or_default();
        between.chars().all(|c| c == ' ')
            && self.source.text().get(self.at..).is_some_and(|rest| !rest.starts_with([',', ']', '}', ':']))
    }
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

fn name_of(sign: char) -> &'static str {
    if sign == '"' { "double quote (\")" } else { "single quote (')" }
}
