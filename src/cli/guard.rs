//! What may be written over: never a file that is read, nor a policy, records or a checklist, and without `--force` none
//! that is not known to be as this program wrote it.

use std::collections::HashSet;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Result, bail};

use super::files::{self, Found};
use super::seal;

/// The files that are read, by every name that they have.
#[derive(Debug)]
pub struct Inputs {
    paths: HashSet<PathBuf>,
    nodes: HashSet<node::Node>,
}

impl Inputs {
    /// The policies, the records beside them, and what else is read.
    pub fn new(found: &[Found], others: &[&[PathBuf]]) -> Self {
        let read = || files::inputs(found).chain(others.iter().copied().flatten().cloned());
        let stdin = found.contains(&Found::Stdin).then(node::standard_input).flatten();
        let nodes = read().filter_map(|path| node::of(&path.metadata().ok()?)).chain(stdin).collect();
        Self { paths: read().map(|path| files::same(&path)).collect(), nodes }
    }

    /// Whether a file is one of them, by whatever path or link.
    fn hold(&self, file: &Path) -> bool {
        let node = file.metadata().ok().and_then(|there| node::of(&there));
        self.paths.contains(&files::same(file)) || node.is_some_and(|node| self.nodes.contains(&node))
    }
}

/// Where a result goes, and what stood there before anything was judged.
#[derive(Clone, Debug)]
pub struct Target {
    /// The file; nothing is standard output.
    pub(super) path: Option<PathBuf>,
    pub(super) stood: Option<Stood>,
    /// Whether what stood there may be replaced whatever it is.
    pub(super) force: bool,
}

impl Target {
    /// Standard output.
    pub fn stdout() -> Self {
        Self { path: None, stood: None, force: false }
    }

    /// A file that may be written. `so` says what came of it where it may not.
    ///
    /// # Errors
    /// Where it is one of the files that are read or a policy, records or a checklist, where it is protected, and where
    /// `force` is not given and it cannot be told from a file that somebody has changed.
    pub(super) fn file(file: &Path, force: bool, so: &str, read: &Inputs) -> Result<Self> {
        let target = |stood| Self { path: Some(file.to_owned()), stood, force };
        let Ok(there) = file.metadata() else { return Ok(target(None)) };
        let shown = files::shown(file);
        if read.hold(file) {
            bail!("{shown} is one of the files that are read. Name another file to write to");
        }
        if files::is_kept(file) {
            bail!(
                "{shown} is a policy, records or a checklist, and no result takes the place of one. Name another file to write to"
            );
        }
        if there.is_file() {
            if there.permissions().readonly() {
                bail!(
                    "{shown} is protected from writing, so it was left as it is, and {so}. Name another file, or take the protection away"
                );
            }
            if node::names(&there) > 1 && !force {
                bail!(
                    "{shown} has a second name elsewhere (a hard link), so it was left as it is, and {so}. Name another file, or add --force: then this name alone leads to the new text, and the other to the old"
                );
            }
            // What looks like a page and is not whole can become no page again.
            if !force && seal::is_spoilt(file) {
                bail!("{}", seal::unknown(&shown, so));
            }
        }
        Ok(target(Some(Stood::of(&there))))
    }
}

/// By what it is told that a file is still the one that stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stood {
    node: Option<node::Node>,
    length: u64,
    modified: Option<SystemTime>,
}

impl Stood {
    /// Of a file.
    pub(super) fn of(there: &Metadata) -> Self {
        Self { node: node::of(there), length: there.len(), modified: there.modified().ok() }
    }
}

/// Refuses an output over what is to be kept; `read` is asked for only where something stands there.
///
/// # Errors
/// Where a file cannot be replaced: it was read, changed, or is not known to be as it was written.
pub fn allow(output: Option<&Path>, force: bool, read: impl FnOnce() -> Inputs) -> Result<Target> {
    if let Some(file) = output {
        return if file.exists() {
            Target::file(file, force, "nothing was written", &read())
        } else {
            Ok(Target { path: Some(file.to_owned()), stood: None, force })
        };
    }
    // The shell has opened it: what is appended there would spoil it as well.
    if let Some(node) = node::standard_output()
        && read().nodes.contains(&node)
    {
        bail!("Standard output goes into one of the files that are read. Name another file to write to");
    }
    Ok(Target::stdout())
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

    /// How many names it has.
    pub(super) fn names(there: &Metadata) -> u64 {
        there.nlink()
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

    pub(super) fn names(_: &Metadata) -> u64 {
        1
    }

    pub(super) fn standard_input() -> Option<Node> {
        None
    }

    pub(super) fn standard_output() -> Option<Node> {
        None
    }
}
