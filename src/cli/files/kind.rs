//! What a file is, by its name and by the word with which it begins.

use std::io::Read;
use std::path::Path;

use crate::source::MAX_BYTES;

use super::open::unwaiting;

/// What a YAML file in a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A policy, or what may be meant as one.
    Policy,
    /// Records under a name by which they belong to no policy.
    Records,
    /// A checklist.
    Checklist,
    /// No file of this program.
    Other,
}

/// What a file is, by the word with which each file of this program begins. A file that cannot be read, or that holds
/// nothing, may be meant as a policy: its audit says what is wrong.
pub(super) fn kind(path: &Path) -> Kind {
    const FIRST: u64 = 4_096;
    // What is no file is told when it is read, and never waited for.
    if !path.is_file() {
        return Kind::Policy;
    }
    let of = |most: u64| {
        let mut bytes = Vec::new();
        unwaiting(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        // The last character may be cut in two.
        Some((kind_of(text.trim_end_matches(char::REPLACEMENT_CHARACTER)), bytes.len()))
    };
    // Nearly always the word stands near the beginning.
    match of(FIRST) {
        Some((None, length)) if length as u64 == FIRST => {
            of(MAX_BYTES as u64).map_or(Kind::Policy, |(kind, _)| kind.unwrap_or(Kind::Other))
        }
        Some((None, _)) => Kind::Other,
        Some((Some(kind), _)) => kind,
        None => Kind::Policy,
    }
}

/// What a text is, as far as it tells.
fn kind_of(text: &str) -> Option<Kind> {
    if text.contains('\0') || text.contains(char::REPLACEMENT_CHARACTER) || text.trim().is_empty() {
        return Some(Kind::Policy);
    }
    let key =
        |key: &str| text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    // What has no key or item of a list at all may be what is left of a policy.
    let has_form = || text.lines().any(|line| line.starts_with("- ") || is_key(line));
    let meant = || (!has_form()).then_some(Kind::Policy);
    // What holds the keys of a policy is one, whatever stands before them.
    if key("policygap") || (key("school") && key("policy")) {
        return Some(Kind::Policy);
    }
    begins_as(text).or_else(meant)
}

/// What a text is by the word with which each file of this program begins, if it is one.
fn begins_as(text: &str) -> Option<Kind> {
    text.lines().find_map(|line| {
        let word = line.trim_start_matches(['\u{feff}', ' ', '\t', '{', '"', '\'']).strip_prefix("policygap");
        Some(match word {
            Some(word) if word.starts_with("-records") => Kind::Records,
            Some(word) if word.starts_with("-checklist") => Kind::Checklist,
            Some(_) => Kind::Policy,
            None if has_key(line) => Kind::Policy,
            None => return None,
        })
    })
}

/// Whether a line holds the key with which a policy begins, within a list, too.
fn has_key(line: &str) -> bool {
    let line = line.trim_start_matches(['\u{feff}', ' ', '\t', '{', '"', '\'', '-', '[']);
    let rest = line.strip_prefix("policygap").map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
    rest.is_some_and(|rest| rest.starts_with(':'))
}

/// Whether a text holds the key with which a policy begins, or both of the keys that every policy has.
pub(super) fn holds_policy(text: &str) -> bool {
    let key =
        |key: &str| text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    text.lines().any(has_key) || (key("school") && key("policy"))
}

/// Whether a file is a policy, records or a checklist, so that no result ever takes its place: in any file by the first line
/// that says something, in a YAML file by any line.
pub fn is_kept(path: &Path) -> bool {
    if !path.is_file() {
        return false;
    }
    let mut bytes = Vec::new();
    if unwaiting(path).and_then(|file| file.take(MAX_BYTES as u64).read_to_end(&mut bytes)).is_err() {
        return false;
    }
    let text = String::from_utf8_lossy(&bytes);
    let is_silent =
        |line: &&str| line.trim().is_empty() || line.starts_with(['#', '%']) || line.starts_with("---");
    let mut lines = text.trim_start_matches('\u{feff}').lines().skip_while(is_silent);
    lines.next().is_some_and(begins_ours) || (is_yaml(path) && lines.any(begins_ours))
}

/// Whether a line begins with the key by which the files of this program are known.
fn begins_ours(line: &str) -> bool {
    let Some(rest) = line.trim_start_matches(['{', '"', '\'']).strip_prefix("policygap") else {
        return false;
    };
    let rest = rest.strip_prefix("-records").or(rest.strip_prefix("-checklist")).unwrap_or(rest);
    rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':')
}

/// Whether a file has the name of a YAML file.
pub fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml"))
}

/// Whether a file has the name of a records file.
pub fn is_records(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy().to_lowercase();
        name.ends_with(".records.yaml") || name.ends_with(".records.yml")
    })
}

/// Whether a line that is not indented begins with a key.
fn is_key(line: &str) -> bool {
    let key = line.split_once(':').map(|(key, _)| key).unwrap_or_default();
    !key.is_empty()
        && key.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.' | '"' | '\''))
}

/// What a document is that people keep policies in, by the ending of its name.
pub(super) fn document(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    Some(match ending.as_str() {
        "md" | "markdown" => "a Markdown file",
        "doc" | "docx" | "odt" | "rtf" | "pages" => "a document of a word processor",
        "pdf" => "a PDF file",
        "htm" | "html" => "a web page",
        "xls" | "xlsx" | "ods" | "csv" => "a spreadsheet",
        _ => return None,
    })
}
