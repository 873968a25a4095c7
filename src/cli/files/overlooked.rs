//! What looks like a policy in a folder and is not read: hidden files and folders, files under other endings, links to
//! folders. Each is told, so that nobody takes it for audited.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::kind::{holds_policy, is_yaml};
use super::shown;

/// How many files of a hidden folder are looked into.
const MOST: usize = 1_000;

/// How deep.
const DEPTH: usize = 8;

/// A file that is not read by its name and begins as a policy does.
pub(super) fn file(path: &Path) -> Option<String> {
    if !(is_yaml(path) || may_hold_yaml(path)) || !is_policy(path) {
        return None;
    }
    let why =
        if is_hidden(path) { "its name begins with a dot" } else { "its name does not end in .yaml or .yml" };
    Some(format!(
        "{} looks like a policy and was not read: {why}. Rename it, or name it itself.",
        shown(path)
    ))
}

/// A hidden folder in which a policy stands.
pub(super) fn hidden_folder(path: &Path) -> Option<String> {
    if path.file_name().is_some_and(|name| name == ".git") {
        return None;
    }
    let policy = policy_in(path)?;
    Some(format!(
        "{} looks like a policy and was not read: it stands in a hidden folder. Move it, or name the folder itself.",
        shown(&policy)
    ))
}

/// The first policy in a folder, as far as it is looked for.
fn policy_in(folder: &Path) -> Option<PathBuf> {
    let files = WalkDir::new(folder).max_depth(DEPTH).sort_by_file_name().into_iter().flatten();
    let mut files = files.filter(|entry| entry.file_type().is_file()).take(MOST);
    let found = files.find(|entry| is_yaml(entry.path()) && is_policy(entry.path()))?;
    Some(found.into_path())
}

/// A link to a folder in which a policy stands: nothing in it is read.
pub(super) fn linked_folder(path: &Path) -> Option<String> {
    let policy = policy_in(path)?;
    Some(format!(
        "{} looks like a policy and was not read: {} is a link to a folder, and such links are not followed. Name the \
         folder itself.",
        shown(&policy),
        shown(path)
    ))
}

/// Whether a name is hidden.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Whether a name without the ending of YAML is one under which editors and people leave YAML.
fn may_hold_yaml(path: &Path) -> bool {
    let Some(name) = path.file_name() else { return false };
    let name = name.to_string_lossy().to_lowercase();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let known = ["txt", "text", "json", "bak", "old", "orig", "tmp", "policygap"];
    name.contains(".yaml")
        || name.contains(".yml")
        // A slip of the keyboard: `.yalm`, `.ymal`.
        || ending.as_ref().is_some_and(|ending| ending.starts_with('y'))
        || ending.is_none_or(|ending| known.contains(&ending.trim_end_matches(['~', ' '])))
}

/// Whether a file begins as a policy does.
fn is_policy(path: &Path) -> bool {
    const FIRST: u64 = 65_536;
    // A pipe or a device is never waited for.
    if !path.is_file() {
        return false;
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(FIRST).read_to_end(&mut bytes));
    // Some editors write two bytes for each letter.
    let text = String::from_utf8_lossy(&bytes).replace(['\0', char::REPLACEMENT_CHARACTER], "");
    read.is_ok() && holds_policy(&text)
}
