//! Problems and findings beside the lines of the file that they are about.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::problem::Problem;
use super::text::{Source, Span};

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
    let first = marks.iter().map(|mark| source.position(mark.span.start()).line).min()?;
    let last = marks.iter().map(|mark| source.position(mark.span.start()).line).max()?;
    let from = source.line_span(first).start();
    let to = source.line_span(last).end();
    let text = source.slice(Span::new(from, to));
    // The library shows most control characters as signs, but not these; two bytes for two, so that the marks stay.
    let text = text.replace(|c: char| matches!(c, '\u{80}'..='\u{9f}'), "¤");
    // Neither may a character reach the terminal at which some of them begin a new line; three bytes for three.
    let text = text.replace(['\u{2028}', '\u{2029}', '\u{fffe}', '\u{ffff}'], "\u{fffd}");
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

/// One line of a file, given with its number, with a caret under the bytes `marked`.
pub fn line(
    path: &str,
    number: usize,
    whole: &str,
    marked: (usize, usize),
    label: &str,
    styled: bool,
) -> String {
    let (start, end) = (whole.floor_char_boundary(marked.0), whole.ceil_char_boundary(marked.1));
    let end = end.clamp(start.min(whole.len()), whole.len());
    let annotation = AnnotationKind::Primary.span(start.min(end)..end);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    let snippet = Snippet::source(whole).line_start(number).path(path).annotation(annotation);
    renderer(styled).render(&[Group::with_level(Level::NOTE).element(snippet)])
}
