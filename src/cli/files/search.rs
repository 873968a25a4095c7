//! Looking through folders: the policies and checklists there, and what is told of everything else.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use walkdir::WalkDir;

use super::ignored::{Rules, Tally, excluded};
use super::kind::{Kind, is_records, is_yaml, kind};
use super::overlooked::{self, is_hidden};
use super::{ENDINGS, Found, all_records_beside, same, shown};

/// Where to look.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// Files, which are always taken, and folders.
    pub paths: &'a [PathBuf],
    /// What is left out of folders.
    pub exclude: &'a [String],
}

/// What was found.
#[derive(Debug)]
pub struct Finds<T> {
    /// Each once.
    pub found: Vec<T>,
    /// What is to be told of what stands in the folders and was left out, a sentence each.
    pub left_out: Vec<String>,
    /// The files that say what is left out.
    pub rules: Vec<PathBuf>,
    /// Of what was left out, what looks like a policy or its records, a sentence each: it is told in any case.
    pub overlooked: Vec<String>,
}

/// Finds the policies under paths, each once, in the order of their names as they are shown.
///
/// # Errors
/// As [`find`].
pub fn find_by_name(search: Search<'_>) -> Result<Finds<Found>> {
    let mut finds = find(search)?;
    finds.found.sort_by_cached_key(Found::name);
    Ok(finds)
}

/// Finds the policies under paths, sorted, each once.
///
/// # Errors
/// Where a path does not exist, a folder cannot be read, a glob cannot be understood, or a records file is named in place
/// of its policy.
pub fn find(search: Search<'_>) -> Result<Finds<Found>> {
    let (mut found, mut orphans, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let (mut walks, mut empty) = (Walks::new(search)?, Vec::new());
    let mut meant = Meant::default();
    for path in search.paths {
        let name = shown(path);
        if path.as_os_str() == "-" {
            found.push(Found::Stdin);
        } else if path.is_dir() {
            let before = found.len();
            for path in walks.walk(path)? {
                match of_folder(&path) {
                    Standing::Policy => found.push(Found::File(path)),
                    Standing::Claimed => {}
                    Standing::Orphan(told) => orphans.push(told),
                    Standing::Other(told) => others.push(told),
                }
            }
            // What was left out on purpose is told, and no mistake.
            if found.len() == before && walks.last_is_whole() {
                empty.push(name);
            }
        } else if is_records(path) {
            bail!("{name} is a records file. Name the policy it belongs to; the records are read with it");
        } else if path.symlink_metadata().is_ok() {
            orphans.extend(meant.beside(path).map(|records| misnamed(records)));
            found.push(Found::File(path.clone()));
        } else {
            bail!("{name} does not exist");
        }
    }
    if let (Some(empty), false) = (empty.first(), found.is_empty()) {
        bail!(
            "{empty} holds no policy: no policy in a file ending in .yaml or .yml. Leave it out, or name the folder in which the policies stand"
        );
    }
    found.sort();
    orphans.sort();
    orphans.dedup();
    others.dedup();
    // However a file was named, it is read once.
    let mut seen = HashSet::new();
    found.retain(|found| match found {
        Found::Stdin => seen.insert(PathBuf::from("-")),
        Found::File(path) => seen.insert(same(path)),
    });
    let overlooked = [orphans, walks.overlooked.clone()].concat();
    let left_out = [overlooked.clone(), others, walks.sentences()].concat();
    Ok(Finds { found, left_out, overlooked, rules: walks.read })
}

/// Checklist files under paths: a file is taken as it is, a folder is walked.
///
/// # Errors
/// Where a folder cannot be read or holds no file that could be a checklist, or a glob cannot be understood.
pub fn checklists(search: Search<'_>) -> Result<Finds<PathBuf>> {
    let mut found = Vec::new();
    let mut walks = Walks::new(search)?;
    for path in search.paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let mut files = walks.walk(path)?;
        files.retain(|file| !is_records(file));
        if files.is_empty() {
            let ends = String::from("no file ending in .yaml or .yml.");
            let told = [vec![ends], walks.sentences()].concat().join(" ");
            bail!("{} holds no checklist: {}", shown(path), told.trim_end_matches('.'));
        }
        found.extend(files);
    }
    let mut seen = HashSet::new();
    found.retain(|path| seen.insert(same(path)));
    Ok(Finds { found, left_out: walks.sentences(), overlooked: Vec::new(), rules: walks.read })
}

/// What a YAML file in a folder is to an audit.
enum Standing {
    Policy,
    /// Records that are read with their policy.
    Claimed,
    /// Records that no policy claims.
    Orphan(String),
    Other(String),
}

fn of_folder(path: &Path) -> Standing {
    let name = shown(path);
    if is_records(path) {
        return if is_claimed(path) {
            Standing::Claimed
        } else if kind(path) == Kind::Policy {
            Standing::Policy
        } else {
            Standing::Orphan(format!("{name} is a records file without a policy beside it; it was not read."))
        };
    }
    Standing::Other(match kind(path) {
        Kind::Policy => return Standing::Policy,
        Kind::Records => return Standing::Orphan(misnamed(path)),
        Kind::Checklist => format!("{name} is a checklist, not a policy; it was not audited."),
        Kind::Other => format!("{name} has no `policygap:` key, so it is not a policy; it was not audited."),
    })
}

/// What is told of a records file that belongs to no policy.
fn misnamed(path: &Path) -> String {
    format!(
        "{} is a records file, but by its name it belongs to no policy; it was not read. Records stand beside their policy: `NAME.records.yaml` beside `NAME.yaml`.",
        shown(path)
    )
}

/// Records files that stand beside policies that were named, and by their own names were meant for one: `a-records.yaml`
/// beside `a.yaml`. Each folder is looked through once.
#[derive(Default)]
struct Meant(HashMap<PathBuf, Vec<PathBuf>>);

impl Meant {
    fn beside(&mut self, policy: &Path) -> impl Iterator<Item = &PathBuf> {
        let folder =
            policy.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let records = self.0.entry(folder.to_owned()).or_insert_with(|| {
            let entries = folder.read_dir().into_iter().flatten().flatten();
            let paths = entries.map(|entry| policy.with_file_name(entry.file_name()));
            let is_records_by_text = |path: &PathBuf| {
                is_yaml(path)
                    && !is_claimed(path)
                    && name(path).contains("record")
                    && kind(path) == Kind::Records
            };
            let mut records: Vec<_> = paths.filter(is_records_by_text).collect();
            records.sort();
            records
        });
        let own = name(policy);
        records.iter().filter(move |records| {
            let records = name(records);
            records == "records" || records.contains(&own)
        })
    }
}

/// The name of a file without its ending, in small letters.
fn name(path: &Path) -> String {
    path.file_stem().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Whether a policy stands beside its records.
fn is_claimed(records: &Path) -> bool {
    let Some(stem) = records.file_stem() else { return false };
    let stem = stem.to_string_lossy();
    let stem = stem.trim_end_matches(".records");
    let beside = ENDINGS.map(|ending| records.with_file_name(format!("{stem}.{ending}")));
    beside.iter().any(|policy| {
        policy.exists() && all_records_beside(policy).any(|claimed| same(&claimed) == same(records))
    })
}

/// The walks through the folders of one search.
struct Walks<'a> {
    exclude: &'a [String],
    /// What was left out of each folder.
    tallies: Vec<(String, Tally)>,
    /// The files that say what git ignores.
    read: Vec<PathBuf>,
    /// What looks like a policy and was not read.
    overlooked: Vec<String>,
}

impl<'a> Walks<'a> {
    fn new(search: Search<'a>) -> Result<Self> {
        // Told even where no folder is named.
        excluded(Path::new(""), search.exclude)?;
        Ok(Self { exclude: search.exclude, tallies: Vec::new(), read: Vec::new(), overlooked: Vec::new() })
    }

    /// The YAML files in a folder and the folders within it, sorted; hidden ones and those that are ignored are left out.
    fn walk(&mut self, folder: &Path) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let mut tally = Tally::default();
        let mut rules = Rules::new(folder, self.exclude)?;
        let mut walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                // A folder within that cannot be read is told in its place; the rest is audited.
                Err(error) if error.depth() > 0 => {
                    found.extend(error.path().map(Path::to_owned));
                    continue;
                }
                Err(error) => {
                    return Err(error)
                        .with_context(|| format!("The folder {} could not be read", shown(folder)));
                }
            };
            let (path, depth) = (entry.path(), entry.depth());
            let below = path.strip_prefix(folder).unwrap_or(path);
            let is_folder = entry.file_type().is_dir();
            rules.leave(depth);
            if is_folder && (depth == 0 || !(is_hidden(path) || rules.leaves_out(below, true, &mut tally))) {
                rules.enter(below, depth);
            } else if is_folder {
                if is_hidden(path) {
                    self.overlooked.extend(overlooked::hidden_folder(path));
                }
                walk.skip_current_dir();
            // A link to a file counts as a file, even a broken one, which is then reported, as a pipe or a device is;
            // folders are not followed.
            } else if path.is_dir() {
                if !is_hidden(path) && !rules.leaves_out(below, true, &mut tally) {
                    self.overlooked.extend(overlooked::linked_folder(path));
                }
            } else if is_yaml(path) && !is_hidden(path) {
                if !rules.leaves_out(below, false, &mut tally) {
                    found.push(entry.into_path());
                }
            } else if let Some(told) = overlooked::file(path)
                && !rules.leaves_out(below, false, &mut tally)
            {
                self.overlooked.push(told);
            }
        }
        self.tallies.push((shown(folder), tally));
        self.read.extend(rules.read());
        Ok(found)
    }

    /// Whether nothing of the folder that was walked last was left out on purpose.
    fn last_is_whole(&self) -> bool {
        self.tallies.last().is_none_or(|(folder, tally)| tally.sentences(folder).next().is_none())
    }

    fn sentences(&self) -> Vec<String> {
        let left_out = self.tallies.iter().flat_map(|(folder, tally)| tally.sentences(folder));
        let unused = self.exclude.iter().filter(|glob| !self.tallies.iter().any(|(_, it)| it.has_used(glob)));
        let unused = unused.map(|glob| {
            let glob = super::shown(Path::new(&crate::source::text::shorten(glob)));
            format!("--exclude `{glob}` left nothing out: no YAML file and no folder there has such a name or path.")
        });
        left_out.chain(unused).collect()
    }
}
