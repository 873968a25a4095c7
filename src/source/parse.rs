//! YAML text to the spanned tree: first by the plain reader, then, where that gives up, by the library.

use super::library;
use super::plain;
use super::problem::{Code, Problem, Problems};
use super::text::{MAX_BYTES, MAX_NODES, Source, Span};
use super::tree::Node;

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
        // Each takes up a byte at least.
        if source.text().len() > MAX_NODES && root.count() > MAX_NODES {
            problems.push(too_many());
            return None;
        }
        return Some(root);
    }
    by_library(source, problems)
}

/// The problem of a file that holds more than is read.
pub(super) fn too_many() -> Problem {
    let message = "This file holds more than 250,000 texts, lists and groups, so it was not read.";
    Problem::new(Code::File, Span::default(), message)
        .help("A policy holds some thousands. Is this the right file?")
}

/// Reads one YAML document by the library.
pub(super) fn by_library<'s>(source: &'s Source, problems: &mut Problems) -> Option<Node<'s>> {
    let first = source
        .text()
        .char_indices()
        .skip_while(|&(at, c)| at == 0 && c == '\u{feff}')
        .find(|&(_, c)| is_binary(c) || turns_text(c) || breaks_line(c) || hides_text(c));
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
    match library::read(source, problems) {
        Ok(root) => {
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

pub(super) fn is_binary(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
        || matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// The characters at which some programs begin a new line and others do not.
pub(super) fn breaks_line(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}')
}

/// The characters by which a text is shown in another order than it is read.
pub(super) fn turns_text(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters with which a text may hold what nobody sees.
pub(super) fn hides_text(character: char) -> bool {
    matches!(character, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn unwanted(span: Span, character: char) -> Problem {
    let problem = Problem::new(Code::File, span, "This file holds characters that are not text.");
    if turns_text(character) {
        return Problem::new(Code::File, span, "An invisible character stands here that turns the direction of the text, so that it shows other words than it holds.")
            .label("invisible character")
            .help("Delete it, or type the line again. Such characters come with text copied from elsewhere.");
    }
    if hides_text(character) {
        return Problem::new(
            Code::File,
            span,
            "An invisible character stands here with which a text can hold what nobody sees.",
        )
        .label("invisible character")
        .help("Delete it, or type the line again. Such characters come with text copied from elsewhere.");
    }
    if breaks_line(character) {
        return Problem::new(
            Code::File,
            span,
            "An invisible character stands here at which some programs begin a new line and others do not.",
        )
        .label("invisible character")
        .help("Delete it, or type the line again. Such characters come with text copied from elsewhere.");
    }
    problem
        .label("this character cannot be shown")
        .help("Policies are plain text files. Is this a Word or PDF document with the wrong ending?")
}
