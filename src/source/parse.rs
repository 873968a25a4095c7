//! YAML text to the spanned tree. The only place that knows the YAML library.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, ScanError};

use super::problem::{Code, Problem, Problems};
use super::text::{MAX_BYTES, Source, Span, Spanned};
use super::tree::{Map, Node, Value};

/// How deep lists and maps may stand in each other. The deepest real policy has seven levels.
const MAX_DEPTH: usize = 32;

/// Reads one YAML document. What is wrong is added to `problems`; nothing comes back where the YAML is broken.
///
/// Anchors, aliases and tags are refused, each with its place, and so is a second document: these files are written
/// and read by people who do not know them, and without them no small file can unfold into a huge one.
pub fn parse(source: &Source, problems: &mut Problems) -> Option<Node> {
    if source.text().len() > MAX_BYTES {
        problems.push(
            Problem::new(Code::File, Span::default(), "This file is larger than 4 MB, so it was not read.")
                .help("A policy takes up some tens of kilobytes. Is this the right file?"),
        );
        return None;
    }
    if let Some((at, character)) = source.text().char_indices().find(|&(_, c)| is_binary(c)) {
        let span = Span::new(at, at + character.len_utf8());
        problems.push(
            Problem::new(Code::File, span, "This file holds characters that are not text.")
                .label("this character cannot be shown")
                .help("Policies are plain text files. Is this a Word or PDF document with the wrong ending?"),
        );
        return None;
    }
    let mut builder = Builder { source, problems, stack: Vec::new(), root: None, documents: 0 };
    match builder.run() {
        Ok(()) => builder.root,
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
}

fn is_binary(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{85}')) || character == '\u{fffe}'
}

enum Open {
    List { start: usize, items: Vec<Node> },
    Map { start: usize, map: Map, seen: HashMap<String, Span>, key: Option<Spanned<String>> },
}

struct Builder<'s, 'p> {
    source: &'s Source,
    problems: &'p mut Problems,
    stack: Vec<Open>,
    root: Option<Node>,
    documents: usize,
}

type Stop = Box<Problem>;

impl Builder<'_, '_> {
    fn run(&mut self) -> Result<(), Stop> {
        let mut options = granit_parser::Options::default();
        options.set_emit_comments(false);
        options.disallow_directives = true;
        options.flow_nesting_limit = MAX_DEPTH;
        options.block_nesting_limit = MAX_DEPTH;
        let text = self.source.text();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let shift = self.source.text().len() - text.len();
        for next in Parser::new_from_str_with_options(text, options) {
            let (event, span) = next.map_err(|error| Box::new(self.broken(&error, text, shift)))?;
            let span = span.byte_range().unwrap_or_default();
            self.event(event, Span::new(span.start + shift, span.end + shift))?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Stop> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Box::new(
                        Problem::new(Code::Unsupported, span, "A second document begins here.")
                            .label("one file holds one document")
                            .help("Put each policy in a file of its own, or delete this line of dashes."),
                    ));
                }
            }
            Event::Scalar(text, _, anchor, tag) => {
                self.plain_only(anchor, tag.is_some(), span);
                self.take(Node { value: Value::Text(text.into_owned()), span })?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.plain_only(anchor, tag.is_some(), span);
                self.open(Open::List { start: span.start(), items: Vec::new() })?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.plain_only(anchor, tag.is_some(), span);
                let map = Map::default();
                self.open(Open::Map { start: span.start(), map, seen: HashMap::new(), key: None })?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
            Event::Alias(_) => {
                self.problems.push(alias(span));
                self.take(Node { value: Value::Text(String::new()), span })?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes an anchor or a tag; the value under it is read all the same.
    fn plain_only(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor != 0 {
            self.problems.push(
                Problem::new(Code::Unsupported, span, "This value carries a YAML anchor (`&name`).")
                    .label("anchored here")
                    .help("Write the value out in full wherever it is needed, or put it in quotes if `&` belongs to the text."),
            );
        }
        if tagged {
            self.problems.push(
                Problem::new(Code::Unsupported, span, "This value carries a YAML tag (`!name`).")
                    .label("tagged here")
                    .help("Delete the tag, or put the value in quotes if `!` belongs to the text."),
            );
        }
    }

    fn open(&mut self, open: Open) -> Result<(), Stop> {
        if let (Some(Open::Map { key: None, .. }), Open::List { start, .. } | Open::Map { start, .. }) =
            (self.stack.last(), &open)
        {
            let span = Span::new(*start, *start + 1);
            return Err(Box::new(
                Problem::new(Code::Syntax, span, "A list or a group stands where a key was expected.")
                    .label("a key is a word followed by a colon")
                    .help("Put text that begins with a bracket or a question mark in quotes."),
            ));
        }
        self.stack.push(open);
        Ok(())
    }

    fn close(&mut self, end: Span) -> Result<(), Stop> {
        let node = match self.stack.pop() {
            Some(Open::List { start, items }) => {
                let last = items.last().map_or(end.end(), |item| item.span.end());
                let end = if end.is_empty() { last } else { end.end() };
                Node { value: Value::List(items), span: Span::new(start, end) }
            }
            Some(Open::Map { start, map, .. }) => {
                let last = map.entries.last().map_or(end.end(), |(key, node)| node.span.end().max(key.span.end()));
                let start = map.entries.first().map_or(start, |(key, _)| key.span.start().min(start));
                let end = if end.is_empty() { last } else { end.end() };
                Node { value: Value::Map(map), span: Span::new(start, end) }
            }
            None => return Ok(()),
        };
        self.take(node)
    }

    fn take(&mut self, node: Node) -> Result<(), Stop> {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { map, seen, key, .. }) => match key.take() {
                None => match node.value {
                    Value::Text(text) => *key = Some(Spanned::new(text, node.span)),
                    Value::List(_) | Value::Map(_) => {
                        return Err(Box::new(Problem::new(
                            Code::Syntax,
                            node.span,
                            "A list or a group stands where a key was expected.",
                        )));
                    }
                },
                Some(name) => match seen.get(&name.value) {
                    Some(&first) => self.problems.push(
                        Problem::new(
                            Code::DuplicateKey,
                            name.span,
                            format!("The key `{}` stands twice in the same group.", name.value),
                        )
                        .label("and again here; this one is not read")
                        .other(first, "first here")
                        .help("Keep one of the two, or put both values under one key as a list."),
                    ),
                    None => {
                        seen.insert(name.value.clone(), name.span);
                        map.entries.push((name, node));
                    }
                },
            },
        }
        Ok(())
    }

    fn broken(&self, error: &ScanError, text: &str, shift: usize) -> Problem {
        let marker = error.marker();
        let byte = marker.byte_offset().unwrap_or_else(|| {
            text.char_indices().nth(marker.index()).map_or(text.len(), |(at, _)| at)
        });
        let byte = (byte + shift).min(self.source.text().len());
        let end = self.source.text().get(byte..).and_then(|rest| rest.chars().next()).map_or(byte, |c| byte + c.len_utf8());
        let span = Span::new(byte, end);
        let words = Words::of(error.kind(), self.source, byte);
        Problem::new(words.code, span, words.message).label(words.label).help(words.help)
    }
}

fn alias(span: Span) -> Problem {
    Problem::new(Code::Unsupported, span, "A word that begins with `*` is a YAML alias, which these files do not use.")
        .label("alias")
        .help("Write the value out in full, or put the text in quotes if `*` belongs to it.")
}

/// What is said of a mistake in the YAML itself.
struct Words {
    code: Code,
    message: &'static str,
    label: &'static str,
    help: &'static str,
}

impl Words {
    fn of(kind: &ErrorKind, source: &Source, byte: usize) -> Self {
        let line = source.line(source.position(byte).line);
        let syntax = |message, label, help| Self { code: Code::Syntax, message, label, help };
        match kind {
            ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => Self {
                code: Code::Unsupported,
                message: "A word that begins with `*` or `&` has a special meaning in YAML, which these files do not use.",
                label: "here",
                help: "Put the text in quotes if the sign belongs to it.",
            },
            ErrorKind::RecursionLimitExceeded => Self {
                code: Code::File,
                message: "Lists and groups stand deeper in each other than in any policy, so this file was not read.",
                label: "too deep from here",
                help: "Is this the right file?",
            },
            ErrorKind::DirectiveDisallowed | ErrorKind::UndeclaredTagHandle => Self {
                code: Code::Unsupported,
                message: "A line that begins with `%`, or a word that begins with `!`, has a special meaning in YAML, which these files do not use.",
                label: "here",
                help: "Put the text in quotes if the sign belongs to it, or delete it.",
            },
            _ if line.trim_start_matches(' ').starts_with('\t') || is_tab(kind) => syntax(
                "A tab stands where YAML needs spaces.",
                "tab near here",
                "Replace the tab by spaces: two for each level. Most editors can do this on their own for .yaml files.",
            ),
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => syntax(
                "A quotation mark that was opened is not closed, or is closed too early.",
                "noticed here",
                "Look for the opening quotation mark on this line or above it. Inside single quotes an apostrophe is written twice ('the school''s').",
            ),
            ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement | ErrorKind::SimpleKeyExpected
                if line.contains(": ") || line.trim_end().ends_with(':') =>
            {
                syntax(
                    "A colon followed by a space stands inside a value, or this line is indented wrongly, so YAML reads a key here.",
                    "read as a new key here",
                    "If the colon belongs to the text, put the whole text in quotes. If this is a key of its own, indent it as much as the keys beside it.",
                )
            }
            ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::MisplacedFlowCollectionEnd
            | ErrorKind::InvalidFlowScalarIndent => syntax(
                "A bracket that was opened is not closed, or a comma is missing between two words in brackets.",
                "noticed here",
                "Close the bracket, or write the list with one dash a line. Text that begins with a bracket must be in quotes.",
            ),
            ErrorKind::UnexpectedCharacter { .. } => syntax(
                "This character has a special meaning at the beginning of a value.",
                "here",
                "Put the text in quotes.",
            ),
            _ => syntax(
                "This line does not fit the lines above it: its indentation, its dash or its colon is not where YAML needs it.",
                "noticed here",
                "Indent it exactly as much as the lines it belongs with (two spaces a level), write `key: value` with a space after the colon, and begin list items with a dash and a space.",
            ),
        }
    }
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}
