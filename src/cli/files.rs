//! Finding and reading files: folders are walked, sorted; every file is read up to a limit.

mod ignored;
mod kind;
mod open;
mod overlooked;
mod search;

use std::path::{Path, PathBuf};

use crate::policy::{self, Loaded};
use crate::report::Input;
use crate::source::text::hides;
use crate::source::{Code, Problem, Source, Span};
use crate::vocabulary::Vocabulary;

pub use kind::{is_kept, is_records, is_yaml};
use open::limited;
pub use open::{open, unwaiting};
pub use search::{Finds, Search, checklists, find, find_by_name};

/// How a file is opened so that nothing is waited for.
#[cfg(unix)]
pub const NEVER_WAITING: i32 = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();

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

/// A path as it is shown to people: what a terminal would obey, and what nobody sees, is a sign.
pub fn shown(path: &Path) -> String {
    shown_text(&path.display().to_string()).replace('\n', "\u{fffd}")
}

/// Text without what a terminal would obey or nobody sees, but for line breaks and tabs.
pub fn shown_text(text: &str) -> String {
    let obeyed = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || hides(c);
    text.replace(obeyed, "\u{fffd}")
}
