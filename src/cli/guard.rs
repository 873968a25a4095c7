//! What may be written over: never a file that is read, and without `--force` none that this program did not write or that
//! somebody has changed since.

use std::collections::HashSet;
use std::fs::{File, Metadata};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::render::Format;

use super::files::{self, Found};
use super::seal::{self, HEAD};

/// The files that are read, by every name that they have.
#[derive(Debug)]
pub struct Inputs {
    paths: HashSet<PathBuf>,
    nodes: HashSet<node::Node>,
}

impl Inputs {
    /// The policies, the records beside them and the checklists.
    pub fn new(found: &[Found], checklists: &[PathBuf]) -> Self {
        let read = || files::inputs(found).chain(checklists.iter().cloned());
        let stdin = found.contains(&Found::Stdin).then(node::standard_input).flatten();
        let nodes = read().filter_map(|path| node::of(&path.metadata().ok()?)).chain(stdin).collect();
        Self { paths: read().map(|path| files::same(&path)).collect(), nodes }
    }

    /// Whether a file is one of them, by whatever path or link.
    pub fn hold(&self, file: &Path) -> bool {
        let node = file.metadata().ok().and_then(|there| node::of(&there));
        self.paths.contains(&files::same(file)) || node.is_some_and(|node| self.nodes.contains(&node))
    }
}

/// Refuses an output over what is to be kept; `read` is asked for only where something stands there.
///
/// # Errors
/// Where the output is one of the files that are read, or `force` is not given and it is one that this program did not
/// write, or that somebody has changed since.
pub fn allow(output: Option<&Path>, force: bool, read: impl FnOnce() -> Inputs) -> Result<()> {
    let Some(file) = output else {
        // The shell has opened it: what is appended there would spoil it as well.
        if let Some(node) = node::standard_output()
            && read().nodes.contains(&node)
        {
            bail!("Standard output goes into one of the files that are read. Name another file to write to");
        }
        return Ok(());
    };
    let Ok(there) = file.metadata() else { return Ok(()) };
    if read().hold(file) {
        bail!("{} is one of the files that are read. Name another file to write to", files::shown(file));
    }
    if there.is_file() && !force { refuse_foreign(file, &there, "nothing was written") } else { Ok(()) }
}

/// Refuses to replace a file that this program did not write, that somebody has changed since, or that is protected.
pub(super) fn refuse_foreign(file: &Path, there: &Metadata, so: &str) -> Result<()> {
    let shown = files::shown(file);
    if there.permissions().readonly() {
        bail!(
            "{shown} is protected from writing, so it was left as it is, and {so}. Name another, or replace the file with --force"
        );
    }
    if there.len() > 0 && !is_ours(file) {
        bail!(
            "{shown} was not written by policygap, so it was left as it is, and {so}. Name another, or replace the file with --force"
        );
    }
    // What cannot be read may hold anything.
    if there.len() > 0 && seal::is_changed(file).unwrap_or(true) {
        bail!(
            "{shown} is not known to be as policygap wrote it: somebody may have worked on it, so it was left as it is, and {so}. Name another, or replace the file with --force"
        );
    }
    Ok(())
}

/// Whether this program wrote a file: it says so in its first lines. It writes no results in YAML.
fn is_ours(file: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(file).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
    read.is_ok()
        && !files::is_yaml(file)
        && (seal::is_page(&head) || is_marked(&String::from_utf8_lossy(&head)))
}

/// How what is no page begins: the sentence on the gate alone, and the lists.
const BEGINNINGS: [&str; 7] = [
    "The gate is met",
    "The gate is not met",
    "The gate is switched off",
    "Nothing could be decided, so the gate ",
    "Not everything could be read: ",
    "Dates as at ",
    "What the checklists read, as at ",
];

/// What stands in the second or third line of the audit of a policy.
const AUDITS: [&str; 2] = [", audited for ", " could not be read, so it was not audited"];

/// Whether a text begins as the results of this program do.
fn is_marked(head: &str) -> bool {
    let mut lines = head.trim_start().lines().map(str::trim_end);
    let mut next = || lines.next().unwrap_or_default();
    let (first, second, third) = (next(), next(), next());
    let is_ruled = !second.is_empty() && second.chars().all(|sign| sign == '─');
    let is_json = first == "{";
    let sentence = || head.split_whitespace().collect::<Vec<_>>().join(" ");
    Format::data_marks().iter().any(|mark| head.contains(mark))
        || BEGINNINGS.iter().any(|begins| first.starts_with(begins))
        || AUDITS.iter().any(|words| [first, second, third].iter().any(|line| line.contains(words)))
        || (first.starts_with("Nothing that ") && sentence().contains(" could be decided, so the gate is not met."))
        // The ways to the next level, as text and for other programs, as other lists are.
        || (is_ruled && first.ends_with(')'))
        || (is_json && second == "  \"version\": 1," && third.starts_with("  \"on\": \""))
        // A checklist.
        || (second.contains(" (series ") && third.starts_with("Publisher: "))
        // The schemas.
        || (is_json && second.contains("json-schema.org") && third.contains("of policygap, version"))
        || (is_json && head.contains("\"The program and its version.\""))
}

/// Files by what they are on the disk, where the system tells: two names of one file are the same.
#[cfg(unix)]
mod node {
    use std::fs::{File, Metadata};
    use std::os::fd::AsFd;
    use std::os::unix::fs::MetadataExt as _;

    pub(super) type Node = (u64, u64);

    /// Of a file; what is no file is written as it is, and nothing in it is lost.
    pub(super) fn of(there: &Metadata) -> Option<Node> {
        there.is_file().then(|| (there.dev(), there.ino()))
    }

    pub(super) fn standard_input() -> Option<Node> {
        behind(&std::io::stdin())
    }

    pub(super) fn standard_output() -> Option<Node> {
        behind(&std::io::stdout())
    }

    fn behind(stream: &impl AsFd) -> Option<Node> {
        let stream = File::from(stream.as_fd().try_clone_to_owned().ok()?);
        of(&stream.metadata().ok()?)
    }
}

#[cfg(not(unix))]
mod node {
    use std::fs::Metadata;

    pub(super) type Node = (u64, u64);

    pub(super) fn of(_: &Metadata) -> Option<Node> {
        None
    }

    pub(super) fn standard_input() -> Option<Node> {
        None
    }

    pub(super) fn standard_output() -> Option<Node> {
        None
    }
}
