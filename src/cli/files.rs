//! Finding and reading files: folders are walked, sorted; every file is read up to a limit.

mod kind;
mod open;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use walkdir::WalkDir;

use crate::policy::{self, Loaded};
use crate::report::Input;
use crate::source::{Code, Problem, Source, Span};
use crate::vocabulary::Vocabulary;

use kind::{Kind, kind};
pub use kind::{is_records, is_yaml};
use open::limited;
pub use open::open;

/// How the names of YAML files end.
const ENDINGS: [&str; 4] = ["yaml", "yml", "YAML", "YML"];

/// A policy to be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// From standard input.
    Stdin,
    /// From a file.
    File(PathBuf),
}

impl Found {
    /// By what people know it.
    pub fn name(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => shown(path),
        }
    }
}

/// Finds the policies under paths, each once, in the order of their names as they are shown.
///
/// # Errors
/// As [`find`].
pub fn find_by_name(paths: &[PathBuf]) -> Result<Vec<Found>> {
    let mut found = find(paths)?;
    found.sort_by_cached_key(Found::name);
    Ok(found)
}

/// Finds the policies under paths, sorted, each once.
///
/// # Errors
/// Where a path does not exist, a folder cannot be read, or a records file is named in place of its policy.
pub fn find(paths: &[PathBuf]) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for path in paths {
        let shown = path.display();
        if path.as_os_str() == "-" {
            found.push(Found::Stdin);
        } else if path.is_dir() {
            found.extend(walk(path)?.into_iter().filter(|path| kind(path) == Kind::Policy).map(Found::File));
        } else if is_records(path) {
            bail!("{shown} is a records file. Name the policy it belongs to; the records are read with it");
        } else if path.symlink_metadata().is_ok() {
            found.push(Found::File(path.clone()));
        } else {
            bail!("{shown} does not exist");
        }
    }
    found.sort();
    // However a file was named, it is read once.
    let mut seen = HashSet::new();
    found.retain(|found| match found {
        Found::Stdin => seen.insert(PathBuf::from("-")),
        Found::File(path) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
    });
    Ok(found)
}

/// What is to be told of the YAML files in folders, and of records beside a policy, that were not read, a sentence each.
pub fn left_out(paths: &[PathBuf]) -> Vec<String> {
    let mut told: Vec<String> = orphans(paths)
        .iter()
        .map(|path| format!("{} is a records file without a policy beside it; it was not read.", shown(path)))
        .collect();
    let folders = paths.iter().filter(|path| path.is_dir());
    for path in folders.filter_map(|path| walk(path).ok()).flatten() {
        let name = shown(&path);
        told.extend(match kind(&path) {
            Kind::Policy => None,
            Kind::Records => Some(misnamed(&path)),
            Kind::Checklist => Some(format!("{name} is a checklist, not a policy; it was not audited.")),
            Kind::Other => {
                Some(format!("{name} has no `policygap:` key, so it is not a policy; it was not audited."))
            }
        });
    }
    let policies = paths.iter().filter(|path| path.is_file());
    told.extend(policies.flat_map(|path| meant_for(path)).map(|path| misnamed(&path)));
    told
}

/// What is told of a records file that belongs to no policy.
fn misnamed(path: &Path) -> String {
    format!(
        "{} is a records file, but by its name it belongs to no policy; it was not read. Records stand beside their policy: `NAME.records.yaml` beside `NAME.yaml`.",
        shown(path)
    )
}

/// The records files beside a policy that by their names were meant for it, and do not belong to it: `a-records.yaml`
/// beside `a.yaml`.
fn meant_for(policy: &Path) -> Vec<PathBuf> {
    let name = |path: &Path| {
        let name = path.file_stem().map(|name| name.to_string_lossy().to_lowercase());
        name.unwrap_or_default()
    };
    let own = name(policy);
    let is_meant = |path: &PathBuf| {
        let other = name(path);
        is_yaml(path)
            && !is_records(path)
            && path.file_name() != policy.file_name()
            && (other == "records" || other.contains("record") && other.contains(&own))
            && kind(path) == Kind::Records
    };
    let folder = policy.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = folder.read_dir().into_iter().flatten().flatten();
    let mut meant: Vec<_> = beside.map(|entry| folder.join(entry.file_name())).filter(is_meant).collect();
    meant.sort();
    meant
}

/// The YAML files in a folder and the folders within it, sorted; hidden ones and records files are left out.
fn walk(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.path())) {
        let entry = match entry {
            Ok(entry) => entry,
            // A folder within that cannot be read is told in its place; the rest is audited.
            Err(error) if error.depth() > 0 => {
                found.extend(error.path().map(Path::to_owned));
                continue;
            }
            Err(error) => {
                return Err(error)
                    .with_context(|| format!("The folder {} could not be read", folder.display()));
            }
        };
        // A link to a file counts as a file, even a broken one, which is then reported, as a pipe or a device is; folders
        // are not followed.
        let file = !entry.file_type().is_dir() && !entry.path().is_dir();
        if file && is_yaml(entry.path()) && !is_records(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// Checklist files under paths: a file is taken as it is, a folder is walked.
///
/// # Errors
/// Where a folder cannot be read or holds no file that could be a checklist.
pub fn checklists(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let files = walk(path)?;
        if files.is_empty() {
            bail!("{} holds no checklist: no file ending in .yaml or .yml", shown(path));
        }
        found.extend(files);
    }
    let mut seen = HashSet::new();
    found.retain(|path| seen.insert(same(path)));
    Ok(found)
}

/// A path by which a file is known however it was named.
pub fn same(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The policies that are read, and the records beside them.
pub fn inputs(found: &[Found]) -> impl Iterator<Item = PathBuf> {
    let policies = found.iter().filter_map(|found| match found {
        Found::Stdin => None,
        Found::File(path) => Some(path.clone()),
    });
    policies.flat_map(|path| all_records_beside(&path).chain([path.clone()]).collect::<Vec<_>>())
}

/// Records files in folders whose policy is not there.
fn orphans(paths: &[PathBuf]) -> Vec<PathBuf> {
    let folders = paths.iter().filter(|path| path.is_dir());
    let entries =
        folders.flat_map(|path| WalkDir::new(path).sort_by_file_name().into_iter().filter_map(Result::ok));
    let records = entries.map(walkdir::DirEntry::into_path).filter(|path| is_records(path));
    let policy = |path: &Path| {
        let stem =
            path.file_stem().map(|stem| stem.to_string_lossy().trim_end_matches(".records").to_owned());
        stem.is_some_and(|stem| {
            let beside = ENDINGS.map(|ending| path.with_file_name(format!("{stem}.{ending}")));
            beside.iter().any(|policy| {
                policy.exists() && all_records_beside(policy).any(|records| same(&records) == same(path))
            })
        })
    };
    records.filter(|path| !policy(path)).collect()
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// Reads a policy and the records file beside it. What cannot be read comes back as a problem of the policy.
pub fn read(found: &Found, words: &Vocabulary) -> Input {
    let name = found.name();
    let text = match found {
        Found::Stdin => limited(std::io::stdin().lock()),
        Found::File(path) => open(path),
    };
    let text = match text {
        Ok(text) => text,
        Err(problem) => return unreadable(name, problem),
    };
    let records = match found {
        Found::Stdin => None,
        Found::File(path) => records_beside(path),
    };
    let source = Source::new(name, text);
    let records = match records.map(|path| (shown(&path), open(&path))) {
        None => None,
        Some((name, Ok(text))) => Some(Source::new(name, text)),
        Some((name, Err(problem))) => {
            let mut loaded = policy::load(&source, None, words);
            loaded.records = Some((Source::new(name, ""), vec![problem]));
            return Input { source, loaded };
        }
    };
    let mut loaded = policy::load(&source, records, words);
    if let (Found::File(path), Some((_, problems))) = (found, &mut loaded.records) {
        problems.extend(second_records(path));
    }
    Input { source, loaded }
}

/// The problem of a policy beside which two records files stand: only one of them is read.
fn second_records(path: &Path) -> Option<Problem> {
    let mut beside = all_records_beside(path);
    let (read, other) = (beside.next()?, beside.next()?);
    let (read, other) = (shown(&read), shown(&other));
    let message =
        format!("Two records files stand beside this policy, and only {read} was read, not {other}.");
    Some(
        Problem::new(Code::File, Span::default(), message)
            .help("Put everything into one of them, and delete the other."),
    )
}

/// A file of which nothing could be read.
pub fn unreadable(name: String, problem: Problem) -> Input {
    let loaded = Loaded { policy: None, problems: vec![problem], records: None, remarks: Vec::new() };
    Input { source: Source::new(name, ""), loaded }
}

fn records_beside(path: &Path) -> Option<PathBuf> {
    all_records_beside(path).next()
}

fn all_records_beside(path: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let names = stem.into_iter().flat_map(|stem| ENDINGS.map(|ending| format!("{stem}.records.{ending}")));
    let beside = names.map(|name| path.with_file_name(name));
    // Where capitals make no other file, one of several names is enough.
    let mut seen = Vec::new();
    beside.filter(move |path| {
        let is_new = path.symlink_metadata().is_ok() && !seen.contains(&same(path));
        if is_new {
            seen.push(same(path));
        }
        is_new
    })
}

/// A path as it is shown to people: what a terminal would obey is left out of it.
pub fn shown(path: &Path) -> String {
    shown_text(&path.display().to_string()).replace('\n', "\u{fffd}")
}

/// Text without what a terminal would obey, but for line breaks and tabs.
pub fn shown_text(text: &str) -> String {
    let obeyed = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.replace(obeyed, "\u{fffd}")
}
