//! The templates and how text gets into them: undefined names are errors, and whatever is printed is escaped for the
//! format. Only the filters here make markup, and each escapes what it is given.

use std::iter::repeat_n;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, HtmlEscape, UndefinedBehavior, escape_formatter};
use serde::Serialize;

use crate::report::Report;
use crate::report::page::Page;

use super::RenderError;

const MARKDOWN: &str = "report.md.jinja";
const HTML: &str = "report.html.jinja";
const CSS: &str = "report.css";

/// What a block of code is said to be.
const BLOCK: &str = "text";

/// The same of a fragment of a file.
const YAML: &str = "yaml";

/// The governors' report as Markdown.
///
/// # Errors
/// Where the template asks for something that the page does not have: a fault of this program.
pub fn markdown(report: &Report) -> Result<String, RenderError> {
    document(MARKDOWN, include_str!("templates/report.md.jinja"), Page::new(report))
}

/// A document in Markdown: a template with what it shows.
///
/// # Errors
/// Where the template asks for something that is not there: a fault of this program.
pub(super) fn document(
    name: &'static str,
    template: &'static str,
    shown: impl Serialize,
) -> Result<String, RenderError> {
    let mut templates = environment()?;
    templates.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    templates.set_formatter(|out, state, value| {
        if value.is_safe() {
            escape_formatter(out, state, value)
        } else {
            out.write_str(&escape_markdown(&value.to_string())).map_err(Error::from)
        }
    });
    templates.add_filter("code", |text: &str| Value::from_safe_string(code_markdown(text)));
    templates.add_filter("block", |text: &str| Value::from_safe_string(block_markdown(text, BLOCK)));
    templates.add_filter("yaml", |text: &str| Value::from_safe_string(block_markdown(text, YAML)));
    templates.add_filter("prose", |text: &str| {
        Value::from_safe_string(prose(text, escape_markdown, code_markdown))
    });
    templates.add_filter("address", |text: &str| Value::from_safe_string(text.to_owned()));
    templates.add_template(name, template).map_err(fault)?;
    render(&templates, name, shown).map(|text| tidy(&text))
}

/// The governors' report as one HTML file.
///
/// # Errors
/// Where the template asks for something that the page does not have: a fault of this program.
pub fn html(report: &Report) -> Result<String, RenderError> {
    let mut templates = environment()?;
    templates.set_auto_escape_callback(|name| if name == CSS { AutoEscape::None } else { AutoEscape::Html });
    templates.add_filter("prose", |text: &str| Value::from_safe_string(prose(text, escape_html, code_html)));
    templates.add_template(HTML, include_str!("templates/report.html.jinja")).map_err(fault)?;
    templates.add_template(CSS, include_str!("templates/report.css.jinja")).map_err(fault)?;
    render(&templates, HTML, Page::new(report))
}

fn environment<'t>() -> Result<Environment<'t>, RenderError> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    templates.set_syntax(syntax.map_err(fault)?);
    Ok(templates)
}

fn render(templates: &Environment<'_>, name: &str, shown: impl Serialize) -> Result<String, RenderError> {
    let template = templates.get_template(name).map_err(fault)?;
    template.render(Serde(shown)).map_err(fault)
}

/// With its cause: an error of minijinja tells the template and the line only if asked for it.
#[allow(clippy::needless_pass_by_value)]
fn fault(error: Error) -> RenderError {
    RenderError::new(format!("{error:#}"))
}

/// Markdown with one blank line where the template left several, and one line break at its end; blocks of code are kept
/// as they are.
fn tidy(text: &str) -> String {
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
fn prose(text: &str, plain: fn(&str) -> String, code: fn(&str) -> String) -> String {
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

fn escape_html(text: &str) -> String {
    HtmlEscape(text).to_string()
}

fn code_html(text: &str) -> String {
    format!("<code>{}</code>", HtmlEscape(text))
}

/// Text on one line of Markdown that means nothing but itself: no markup, no HTML, no link (also not one that GitHub would
/// make of a bare address; a comment parts what it would take for one of e-mail), no break of a table or paragraph. At its start, what would begin a list, a heading or a rule
/// is escaped, too.
fn escape_markdown(text: &str) -> String {
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
fn code_markdown(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return String::new();
    }
    let fence: String = repeat_n('`', longest_run(&line) + 1).collect();
    let pad = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// Lines as a block of code, between more backticks than they have in a row.
fn block_markdown(text: &str, what: &str) -> String {
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

#[cfg(test)]
mod tests;
