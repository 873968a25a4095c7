//! Problems and findings beside the lines of the file that they are about.

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, MOST, excerpt};
use super::problem::Problem;
use super::text::{Source, Span, unhidden};

/// A place to show and the words beside its caret.
struct Mark<'a> {
    /// What to underline; where it runs over several lines, its first line is.
    span: Span,
    /// The words beside it; may be empty.
    label: &'a str,
    /// Whether this is the place itself (`^^^`) rather than one that belongs to it (`---`).
    main: bool,
}

/// A problem in full: its sentence, its lines with carets, and what to do.
pub fn explain(source: &Source, problem: &Problem, styled: bool) -> String {
    let mut marks = vec![Mark { span: problem.span, label: &problem.label, main: true }];
    if let Some((span, label)) = &problem.other {
        marks.push(Mark { span: *span, label, main: false });
    }
    let level = if problem.code.is_remark() { Level::WARNING } else { Level::ERROR };
    let title = || Group::with_title(level.clone().primary_title(problem.message.as_str()));
    let mut group = group(source, &marks, title()).unwrap_or_else(title);
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer(styled).render(&[group])
}

fn renderer(styled: bool) -> Renderer {
    if styled { Renderer::styled() } else { Renderer::plain() }.term_width(140)
}

fn group<'a>(source: &'a Source, marks: &[Mark<'a>], group: Group<'a>) -> Option<Group<'a>> {
    if source.text().is_empty() {
        return Some(group.element(Origin::path(source.name())));
    }
    let lines = || marks.iter().map(|mark| source.position(mark.span.start()).line);
    let (first, last) = (lines().min()?, lines().max()?);
    let from = source.line_span(first).start();
    let to = source.line_span(last).end();
    if to - from > MOST {
        return Some(by_line(source, marks, group));
    }
    let text = source.slice(Span::new(from, to));
    let text = plainly(text);
    let mut snippet = Snippet::source(text).line_start(first).path(source.name()).fold(true);
    for mark in marks {
        let line = source.line_span(source.position(mark.span.start()).line);
        let whole = source.text();
        let start = whole.floor_char_boundary(mark.span.start().clamp(line.start(), line.end()));
        let end = whole.ceil_char_boundary(mark.span.end().clamp(start, line.end()));
        let written = source.slice(Span::new(start, end)).trim_end().len();
        let kind = if mark.main { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation = kind.span(start - from..start - from + written);
        snippet =
            snippet.annotation(if mark.label.is_empty() { annotation } else { annotation.label(mark.label) });
    }
    Some(group.element(snippet))
}

/// A text without the signs that the library lets through and a terminal obeys.
fn plainly(text: &str) -> String {
    // The library shows most control characters as signs, but not these; two bytes for two, so that the marks stay.
    let text = text.replace(|c: char| matches!(c, '\u{80}'..='\u{9f}'), "¤");
    // Neither may a character reach the terminal at which some of them begin a new line; three bytes for three.
    unhidden(&text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// The lines of the marks, each on its own, cut where it is long.
fn by_line<'a>(source: &'a Source, marks: &[Mark<'a>], group: Group<'a>) -> Group<'a> {
    let mut group = group;
    for mark in marks {
        let at = source.position(mark.span.start());
        let line = source.line_span(at.line);
        let start = mark.span.start().clamp(line.start(), line.end());
        let end = mark.span.end().clamp(start, line.end());
        let marked = start - line.start()..end - line.start();
        let excerpt = excerpt(source.slice(line), marked);
        let kind = if mark.main { AnnotationKind::Primary } else { AnnotationKind::Context };
        let text = plainly(&excerpt.text);
        let annotation = kind.span(excerpt.marked.0..excerpt.marked.1);
        let annotation = if mark.label.is_empty() { annotation } else { annotation.label(mark.label) };
        group = group
            .element(Origin::path(source.name()).line(at.line).char_column(at.column))
            .element(Snippet::source(text).line_start(at.line).annotation(annotation));
    }
    group
}

/// A place in one line of a file, as it is shown beside its line.
pub struct Shown<'a> {
    /// The file by the name that people know.
    pub path: &'a str,
    /// The number of the line.
    pub line: usize,
    /// The column of the place.
    pub column: usize,
    /// The line, with what is marked.
    pub excerpt: &'a Excerpt<'a>,
    /// The words beside the caret; may be empty.
    pub label: &'a str,
}

/// One line of a file with a caret under what is marked; of a line that was cut, the column is that of the file.
pub fn line(shown: &Shown<'_>, styled: bool) -> String {
    let Excerpt { text, marked } = shown.excerpt;
    let start = text.floor_char_boundary(marked.0).min(text.len());
    let end = text.ceil_char_boundary(marked.1).clamp(start, text.len());
    let annotation = AnnotationKind::Primary.span(start..end);
    let annotation = if shown.label.is_empty() { annotation } else { annotation.label(shown.label) };
    let snippet = Snippet::source(text.as_ref()).line_start(shown.line).annotation(annotation);
    let group = Group::with_level(Level::NOTE);
    let group = if matches!(text, Cow::Borrowed(_)) {
        group.element(snippet.path(shown.path))
    } else {
        group.element(Origin::path(shown.path).line(shown.line).char_column(shown.column)).element(snippet)
    };
    renderer(styled).render(&[group])
}
