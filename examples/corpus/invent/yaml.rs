//! Writing YAML as people do: blocks, short lists on one line, long texts folded, a comment here and there.

use std::fmt::Write as _;

use super::chance::Chance;
use super::tree::Tree;

/// Where a folded line is broken.
const WIDTH: usize = 100;
const COMMENTS: &[&str] = &[
    "to be confirmed",
    "page 4 of the document",
    "see the staff handbook",
    "as in last year's version",
    "new",
];

/// How one person writes.
pub(crate) struct Hand {
    /// Of a hundred short lists, those written on one line.
    flow: u64,
    /// Of a hundred long texts, those that are folded.
    folded: u64,
    /// Of a thousand lines, those with a comment.
    comments: u64,
}

impl Hand {
    pub(crate) fn new(chance: &mut Chance) -> Self {
        Self { flow: chance.between(0, 60), folded: chance.between(30, 100), comments: chance.between(0, 20) }
    }

    /// Writes a section.
    pub(crate) fn section(&self, key: &str, tree: &Tree, out: &mut String, chance: &mut Chance) {
        if tree.is_empty() {
            return;
        }
        if chance.percent(self.comments) {
            let _ = writeln!(out, "# {}", chance.one(COMMENTS));
        }
        self.pair(key, tree, 0, out, chance);
        if chance.percent(50) {
            out.push('\n');
        }
    }

    /// Goes on in the section that was written last.
    pub(crate) fn topic(&self, name: &str, topic: &Tree, out: &mut String, chance: &mut Chance) {
        self.pair(name, topic, 1, out, chance);
    }

    /// One key and its value, on as many lines as it takes.
    fn pair(&self, key: &str, value: &Tree, depth: usize, out: &mut String, chance: &mut Chance) {
        let pad = "  ".repeat(depth);
        let key = scalar(key);
        match value {
            Tree::Text(text) if text.len() > 60 && !text.contains('\n') && chance.percent(self.folded) => {
                let _ = writeln!(out, "{pad}{key}: >-");
                fold(text, depth + 1, out);
            }
            Tree::Text(text) => {
                let _ = write!(out, "{pad}{key}: {}", scalar(text));
                self.end(out, chance);
            }
            Tree::List(items) => {
                let words: Option<Vec<&str>> = items.iter().map(Tree::text).collect();
                if let Some(words) = words.filter(|words| fits(words) && chance.percent(self.flow)) {
                    let words: Vec<_> = words.into_iter().map(member).collect();
                    let _ = write!(out, "{pad}{key}: [{}]", words.join(", "));
                } else {
                    let _ = write!(out, "{pad}{key}:");
                    self.end(out, chance);
                    for item in items {
                        self.item(item, depth + 1, out, chance);
                    }
                    return;
                }
                self.end(out, chance);
            }
            Tree::Map(entries) => {
                let _ = write!(out, "{pad}{key}:");
                self.end(out, chance);
                for (key, value) in entries.iter().filter(|(_, value)| !value.is_empty()) {
                    self.pair(key, value, depth + 1, out, chance);
                }
            }
        }
    }

    /// One member of a list, its first key beside the dash.
    fn item(&self, item: &Tree, depth: usize, out: &mut String, chance: &mut Chance) {
        let pad = "  ".repeat(depth);
        let mut inner = String::new();
        match item {
            Tree::Text(text) => {
                inner.push_str(&scalar(text));
                self.end(&mut inner, chance);
            }
            Tree::List(items) => {
                for item in items {
                    self.item(item, depth + 1, &mut inner, chance);
                }
            }
            Tree::Map(entries) => {
                for (key, value) in entries.iter().filter(|(_, value)| !value.is_empty()) {
                    self.pair(key, value, depth + 1, &mut inner, chance);
                }
            }
        }
        let _ = write!(out, "{pad}- {}", inner.trim_start());
    }

    /// The end of a line, with a comment now and then.
    fn end(&self, out: &mut String, chance: &mut Chance) {
        if chance.between(0, 999) < self.comments {
            let _ = write!(out, "  # {}", chance.one(COMMENTS));
        }
        out.push('\n');
    }
}

fn fits(words: &[&str]) -> bool {
    !words.is_empty() && words.iter().map(|word| word.len() + 2).sum::<usize>() < 70
}

/// Text in lines of about a hundred letters, which YAML joins again.
fn fold(text: &str, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && pad.len() + line.len() + word.len() >= WIDTH {
            let _ = writeln!(out, "{pad}{line}");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(out, "{pad}{line}");
}

/// Text as YAML on a line of its own or after a key: bare where that is safe, else in quotes.
fn scalar(text: &str) -> String {
    written(text, |c| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | ';' | ',' | '\''))
}

/// Text as YAML in a list on one line, where a comma ends it.
fn member(text: &str) -> String {
    written(text, |c| matches!(c, ' ' | '-' | '.' | '/'))
}

fn written(text: &str, safe: impl Fn(char) -> bool) -> String {
    let bare = text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.ends_with(|c| c != ' ')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || safe(c));
    if bare { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// A text as it stands after a key of the front page.
pub(crate) fn line(key: &str, text: &str, out: &mut String) {
    let _ = writeln!(out, "  {key}: {}", scalar(text));
}
