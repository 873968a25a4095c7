//! Text for Markdown and HTML: whatever a policy or a checklist says means nothing but itself.

use std::iter::repeat_n;

use minijinja::HtmlEscape;

use super::templates::{BLOCK, YAML};

/// Markdown with one blank line where the template left several, and one line break at its end; blocks of code are kept
/// as they are.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut blank = true;
    for line in text.lines().map(str::trim_end) {
        fence = match fence {
            Some(end) => Some(end).filter(|end| line != *end),
            None => opened(line),
        };
        let empty = line.is_empty() && fence.is_none();
        if !(empty && blank) {
            out.push_str(line);
            out.push('\n');
        }
        blank = empty;
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The fence of a block of code that begins on this line.
fn opened(line: &str) -> Option<&str> {
    let fence = [BLOCK, YAML].into_iter().find_map(|what| line.strip_suffix(what))?;
    Some(fence).filter(|fence| fence.len() > 2 && longest_run(fence) == fence.len())
}

/// Text in which words between two backticks are code. Both are escaped.
pub(super) fn prose(text: &str, plain: fn(&str) -> String, code: fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside, after)) = next_code(rest) {
        out.push_str(&keeping_space(before, plain));
        out.push_str(&code(inside));
        rest = after;
    }
    out.push_str(&keeping_space(rest, plain));
    out
}

/// The text before a word between backticks, the word, the text after it.
fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (inside, after) = rest.split_once('`')?;
    (!inside.trim().is_empty()).then_some((before, inside, after))
}

/// Escapes a part of a sentence, keeping one space at either end where there was some.
fn keeping_space(text: &str, escape: fn(&str) -> String) -> String {
    if text.trim().is_empty() {
        return if text.is_empty() { String::new() } else { " ".to_owned() };
    }
    let space = |is: bool| if is { " " } else { "" };
    let first = space(text.starts_with(char::is_whitespace));
    let last = space(text.ends_with(char::is_whitespace));
    format!("{first}{}{last}", escape(text.trim()))
}

pub(super) fn escape_html(text: &str) -> String {
    HtmlEscape(text).to_string()
}

/// Text between the quotes of a string of a style sheet: whatever is no letter or digit is written by its number.
pub(super) fn escape_css(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        if letter.is_ascii_alphanumeric() {
            out.push(letter);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(letter)));
        }
    }
    out
}

pub(super) fn code_html(text: &str) -> String {
    format!("<code>{}</code>", HtmlEscape(text))
}

/// Text on one line of Markdown that means nothing but itself: no markup, no HTML, no link (also not one that GitHub would
/// make of a bare address; a comment parts what it would take for one of e-mail), no break of a table or paragraph. At its start, what would begin a list, a heading or a rule
/// is escaped, too.
pub(super) fn escape_markdown(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len() + line.len() / 8);
    let number = line.chars().take_while(char::is_ascii_digit).count();
    let mut before = ['\0'; 3];
    for (at, (start, letter)) in line.char_indices().enumerate() {
        let address = || line.get(start..).is_some_and(|rest| rest.starts_with("://"));
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' => out.extend(['\\', letter]),
            '@' => out.push_str("<!-- -->@"),
            '-' | '+' | '=' if at == 0 => out.extend(['\\', letter]),
            '.' | ')' if number > 0 && at == number => out.extend(['\\', letter]),
            '.' if before.iter().all(|letter| letter.eq_ignore_ascii_case(&'w')) => out.push_str("\\."),
            ':' if address() => out.push_str("\\:"),
            _ => out.push(letter),
        }
        before.rotate_left(1);
        before[2] = letter;
    }
    out
}

/// Text on one line, without control characters.
fn one_line(text: &str) -> String {
    let words: Vec<String> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.join(" ")
}

/// Text as code on one line, between more backticks than it has in a row.
pub(super) fn code_markdown(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return String::new();
    }
    let fence: String = repeat_n('`', longest_run(&line) + 1).collect();
    let pad = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// Lines as a block of code, between more backticks than they have in a row.
pub(super) fn block_markdown(text: &str, what: &str) -> String {
    let fence: String = repeat_n('`', longest_run(text).max(2) + 1).collect();
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect())
        .collect();
    format!("{fence}{what}\n{}\n{fence}", lines.join("\n"))
}

/// How many backticks stand in a row at most.
fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}
