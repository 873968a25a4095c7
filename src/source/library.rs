//! The YAML library: its events made into the tree. The only place that knows it, beside `mistake`, which words its
//! errors.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::mistake::{self, Stopped};
use super::parse::{breaks_line, hides_text, is_binary, too_many, turns_text};
use super::problem::{Code, Problem, Problems};
use super::text::{MAX_NODES, Source, Span, Spanned};
use super::tree::{Map, Node, Value};

/// How deep lists and maps may stand in each other. The deepest real policy has seven levels.
const MAX_DEPTH: usize = 32;

/// Reads the document of a file; nothing where it holds none.
pub(super) fn read<'s>(source: &'s Source, problems: &mut Problems) -> Result<Option<Node<'s>>, Stop> {
    let mut builder =
        Builder { source, problems, stack: Vec::new(), root: None, documents: 0, nodes: 0, after: 0 };
    builder.run()?;
    Ok(builder.root)
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
    nodes: usize,
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
        let unfit = |c: char| is_binary(c) || turns_text(c) || breaks_line(c) || hides_text(c) || c == '\r';
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
        // A key is no value.
        if !matches!(self.stack.last(), Some(Open::Map { key: None, .. })) {
            self.nodes += 1;
        }
        if self.nodes > MAX_NODES {
            return Err(Box::new(too_many()));
        }
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
        mistake::problem(
            error.kind(),
            Stopped { source: self.source, after: self.after.min(at), at, bracket },
        )
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
