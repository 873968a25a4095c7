//! YAML text to the spanned tree. The only place that knows the YAML library.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::broken::{self, Stopped};
use super::plain;
use super::problem::{Code, Problem, Problems};
use super::text::{MAX_BYTES, Source, Span, Spanned};
use super::tree::{Map, Node, Value};

/// How deep lists and maps may stand in each other. The deepest real policy has seven levels.
const MAX_DEPTH: usize = 32;

/// Reads one YAML document. What is wrong is added to `problems`; nothing comes back where the YAML is broken.
///
/// Anchors, aliases and tags are refused, each with its place, and so is a second document: these files are written
/// and read by people who do not know them, and without them no small file can unfold into a huge one.
pub fn parse<'s>(source: &'s Source, problems: &mut Problems) -> Option<Node<'s>> {
    if source.text().len() > MAX_BYTES {
        problems.push(
            Problem::new(Code::File, Span::default(), "This file is larger than 4 MB, so it was not read.")
                .help("A policy takes up some tens of kilobytes. Is this the right file?"),
        );
        return None;
    }
    if let Some(root) = plain::read(source.text()) {
        return Some(root);
    }
    by_library(source, problems)
}

/// Reads one YAML document by the library.
pub(super) fn by_library<'s>(source: &'s Source, problems: &mut Problems) -> Option<Node<'s>> {
    let first = source
        .text()
        .char_indices()
        .skip_while(|&(at, c)| at == 0 && c == '\u{feff}')
        .find(|&(_, c)| is_binary(c) || turns_text(c));
    if let Some((at, character)) = first {
        problems.push(unwanted(Span::new(at, at + character.len_utf8()), character));
        return None;
    }
    if let Some(at) = source.text().replace("\r\n", "  ").find('\r') {
        problems.push(
            Problem::new(Code::File, Span::new(at, at + 1), "The lines of this file end as they did on old computers, so that it is one long line to others.")
                .help("Save it again with the usual line endings; an editor calls them LF (Unix) or CRLF (Windows)."),
        );
        return None;
    }
    let mut builder = Builder { source, problems, stack: Vec::new(), root: None, documents: 0, after: 0 };
    match builder.run() {
        Ok(()) => {
            let root = builder.root;
            if root.as_ref().is_none_or(|root| root.span.is_empty()) {
                let nothing = if source.text().trim().is_empty() {
                    "This file is empty."
                } else {
                    "This file holds nothing but comments."
                };
                problems.push(
                    Problem::new(Code::File, Span::default(), nothing)
                        .help("`policygap new` writes a policy to start from."),
                );
                return None;
            }
            root
        }
        Err(problem) => {
            problems.push(*problem);
            None
        }
    }
}

fn is_binary(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t')) || character == '\u{fffe}'
}

/// The characters by which a text is shown in another order than it is read.
fn turns_text(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn unwanted(span: Span, character: char) -> Problem {
    let problem = Problem::new(Code::File, span, "This file holds characters that are not text.");
    if turns_text(character) {
        return Problem::new(Code::File, span, "An invisible character stands here that turns the direction of the text, so that it shows other words than it holds.")
            .label("invisible character")
            .help("Delete it, or type the line again. Such characters come with text copied from elsewhere.");
    }
    problem
        .label("this character cannot be shown")
        .help("Policies are plain text files. Is this a Word or PDF document with the wrong ending?")
}

enum Open<'s> {
    List { start: usize, items: Vec<Node<'s>> },
    Map { start: usize, map: Map<'s>, seen: HashMap<Cow<'s, str>, Span>, key: Option<Spanned<Cow<'s, str>>> },
}

struct Builder<'s, 'p> {
    source: &'s Source,
    problems: &'p mut Problems,
    stack: Vec<Open<'s>>,
    root: Option<Node<'s>>,
    documents: usize,
    /// How far everything was understood, in bytes.
    after: usize,
}

type Stop = Box<Problem>;

impl<'s> Builder<'s, '_> {
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
            let span = Span::new(span.start + shift, span.end + shift);
            self.after = self.after.max(span.end());
            self.event(event, span)?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'s>, span: Span) -> Result<(), Stop> {
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
            Event::Scalar(text, style, anchor, tag) => {
                self.plain_only(anchor, tag.is_some(), span);
                // What is left out comes as `~`.
                let left_out = span.is_empty() && style == ScalarStyle::Plain;
                let text = if left_out { Cow::Borrowed("") } else { self.shown(text, span) };
                self.take(Node { value: Value::Text(text), span })?;
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
                self.take(Node { value: Value::Text(Cow::Borrowed("")), span })?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes an anchor or a tag; the value under it is read all the same.
    fn plain_only(&mut self, anchor: usize, tagged: bool, span: Span) {
        // From the last space before the value's own sign: `&` of an anchor, `!` of a tag.
        let before = |sign: char| {
            let text = self.source.text().get(..span.start()).unwrap_or_default();
            let Some(at) = text.rfind(sign) else { return span };
            let token = text.get(..at).and_then(|text| text.rfind([' ', '\t', '\n', '[', '{', ',']));
            Span::new(token.map_or(0, |space| space + 1), at + 1)
        };
        if anchor != 0 {
            self.problems.push(
                Problem::new(Code::Unsupported, before('&'), "This value carries a YAML anchor (`&name`).")
                    .label("anchored here")
                    .help("Write the value out in full wherever it is needed, or put it in quotes if `&` belongs to the text."),
            );
        }
        if tagged {
            self.problems.push(
                Problem::new(Code::Unsupported, before('!'), "This value carries a YAML tag (`!name`).")
                    .label("tagged here")
                    .help("Delete the tag, or put the value in quotes if `!` belongs to the text."),
            );
        }
    }

    /// A text without characters that must not reach a terminal; in double quotes they can be written as `\e`.
    fn shown(&mut self, text: Cow<'s, str>, span: Span) -> Cow<'s, str> {
        let unfit = |c: char| is_binary(c) || turns_text(c) || matches!(c, '\u{2028}' | '\u{2029}');
        // Raw text was looked through before, so that only what was written by a backslash is left.
        if !text.contains(unfit) || !self.source.slice(span).starts_with('"') {
            return text;
        }
        self.problems.push(
            Problem::new(Code::File, span, "A backslash in this text stands for a character that cannot be shown.")
                .label("not a plain text")
                .help("Put the text in single quotes if the backslash belongs to it; otherwise delete it and what belongs to it."),
        );
        Cow::Owned(text.replace(unfit, ""))
    }

    fn open(&mut self, open: Open<'s>) -> Result<(), Stop> {
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
                let last =
                    map.entries.last().map_or(end.end(), |(key, node)| node.span.end().max(key.span.end()));
                let start = map.entries.first().map_or(start, |(key, _)| key.span.start().min(start));
                let end = if end.is_empty() { last } else { end.end() };
                Node { value: Value::Map(map), span: Span::new(start, end) }
            }
            None => return Ok(()),
        };
        self.take(node)
    }

    fn take(&mut self, node: Node<'s>) -> Result<(), Stop> {
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
                Some(name) => {
                    if let Some(&first) = seen.get(&name.value) {
                        self.problems.push(
                            Problem::new(
                                Code::DuplicateKey,
                                name.span,
                                format!("The key `{}` stands twice in the same group.", name.value),
                            )
                            .label("and again here; this one is not read")
                            .other(first, "first here")
                            .help("Keep one of the two, or put both values under one key as a list."),
                        );
                    } else {
                        seen.insert(name.value.clone(), name.span);
                        map.entries.push((name, node));
                    }
                }
            },
        }
        Ok(())
    }

    fn broken(&self, error: &ScanError, text: &str, shift: usize) -> Problem {
        let marker = error.marker();
        let byte = marker
            .byte_offset()
            .unwrap_or_else(|| text.char_indices().nth(marker.index()).map_or(text.len(), |(at, _)| at));
        let at = (byte + shift).min(self.source.text().len());
        let bracket = self.stack.last().map(|open| match open {
            Open::List { start, .. } | Open::Map { start, .. } => *start,
        });
        let bracket = bracket
            .filter(|&at| self.source.text().get(at..).is_some_and(|text| text.starts_with(['[', '{'])));
        broken::problem(error.kind(), Stopped { source: self.source, after: self.after.min(at), at, bracket })
    }
}

fn alias(span: Span) -> Problem {
    Problem::new(
        Code::Unsupported,
        span,
        "A word that begins with `*` is a YAML alias, which these files do not use.",
    )
    .label("alias")
    .help("Write the value out in full, or put the text in quotes if `*` belongs to it.")
}
