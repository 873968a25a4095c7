//! What is left out of folders: what git ignores there, and what `--exclude` names. Both are written alike.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::report::wording;
use crate::source::text::shorten;

use super::open::{limited, unwaiting};

/// What `--exclude` names, seen from a folder.
///
/// # Errors
/// Where one of them cannot be understood.
pub(super) fn excluded(folder: &Path, globs: &[String]) -> Result<Gitignore> {
    let mut builder = GitignoreBuilder::new(folder);
    builder.allow_unclosed_class(false);
    for glob in globs {
        let shown = super::shown(Path::new(&shorten(glob)));
        if glob.trim().is_empty() || glob.starts_with(['!', '#']) {
            bail!(
                "--exclude: `{shown}` names nothing to leave out. Write a name or a path seen from the folder, such as drafts/ or *.old.yaml"
            );
        }
        if let Err(error) = builder.add_line(None, glob) {
            bail!(
                "--exclude: `{shown}` cannot be understood: {error}. Write it as in a .gitignore, such as drafts/ or *.old.yaml"
            );
        }
    }
    Ok(builder.build()?)
}

/// What was left out of a folder.
#[derive(Debug, Default)]
pub(super) struct Tally {
    by_git: Counts,
    by_exclude: Counts,
    /// The globs that named something.
    used: HashSet<String>,
}

#[derive(Debug, Default)]
struct Counts {
    files: usize,
    folders: usize,
}

impl Counts {
    fn add(&mut self, is_folder: bool) {
        *(if is_folder { &mut self.folders } else { &mut self.files }) += 1;
    }

    /// How many there are, and whether it is one.
    fn shown(&self) -> Option<(String, bool)> {
        let files = (self.files > 0).then(|| wording::count(self.files, "YAML file", "YAML files"));
        let folders = (self.folders > 0).then(|| wording::count(self.folders, "folder", "folders"));
        let both: Vec<String> = files.into_iter().chain(folders).collect();
        (!both.is_empty()).then(|| (both.join(" and "), self.files + self.folders == 1))
    }
}

impl Tally {
    /// A sentence for each reason.
    pub(super) fn sentences(&self, folder: &str) -> impl Iterator<Item = String> {
        let by_git = self.by_git.shown().map(|(counts, one)| {
            let (was, it) = if one { ("was", "it") } else { ("were", "them") };
            format!("{counts} in {folder} {was} left out, since git ignores {it}; a file that is named itself is read.")
        });
        let by_exclude = self.by_exclude.shown().map(|(counts, one)| {
            let was = if one { "was" } else { "were" };
            format!("{counts} in {folder} {was} left out by --exclude.")
        });
        by_git.into_iter().chain(by_exclude)
    }

    /// Whether a glob named anything.
    pub(super) fn has_used(&self, glob: &str) -> bool {
        self.used.contains(glob)
    }
}

/// The rules of a folder and of what is above it, while it is walked.
pub(super) struct Rules {
    /// The folder by its whole path, as it is known to git.
    folder: PathBuf,
    excluded: Gitignore,
    levels: Vec<Level>,
    /// The files that say so.
    read: Vec<PathBuf>,
}

/// What one folder says.
struct Level {
    /// How deep it stands below the folder that is walked; none for those above.
    depth: Option<usize>,
    /// The first that speaks counts.
    rules: Vec<Gitignore>,
    /// Whether a repository begins here: what stands above says nothing of it.
    is_root: bool,
}

impl Rules {
    /// Those for a folder that is about to be walked.
    pub(super) fn new(folder: &Path, globs: &[String]) -> Result<Self> {
        let folder = super::same(folder);
        let (mut levels, mut read) = (Vec::new(), Vec::new());
        if let Some(root) = folder.ancestors().find(|above| is_root(above)) {
            let above: Vec<&Path> =
                folder.ancestors().skip(1).filter(|above| above.starts_with(root)).collect();
            read.extend(above.iter().flat_map(|above| said(above)));
            levels.extend(above.into_iter().rev().map(|above| Level::read(above, None)));
        }
        Ok(Self { excluded: excluded(&folder, globs)?, folder, levels, read })
    }

    /// The files that were read for them.
    pub(super) fn read(self) -> Vec<PathBuf> {
        self.read
    }

    /// Leaves the folders that do not hold an entry of this depth.
    pub(super) fn leave(&mut self, depth: usize) {
        self.levels.retain(|level| level.depth.is_none_or(|of| of < depth));
    }

    /// Goes into a folder.
    pub(super) fn enter(&mut self, below: &Path, depth: usize) {
        let path = self.folder.join(below);
        if is_root(&path) || self.levels.iter().any(|level| level.is_root) {
            self.read.extend(said(&path));
            self.levels.push(Level::read(&path, Some(depth)));
        }
    }

    /// Whether an entry is left out, and counts it where it is.
    pub(super) fn leaves_out(&self, below: &Path, is_folder: bool, tally: &mut Tally) -> bool {
        let path = self.folder.join(below);
        if let Match::Ignore(glob) = self.excluded.matched(&path, is_folder) {
            tally.used.insert(glob.original().to_owned());
            tally.by_exclude.add(is_folder);
            return true;
        }
        let ignores = self.is_ignored(&path, is_folder);
        if ignores {
            tally.by_git.add(is_folder);
        }
        ignores
    }

    fn is_ignored(&self, path: &Path, is_folder: bool) -> bool {
        for level in self.levels.iter().rev() {
            for rules in &level.rules {
                match rules.matched(path, is_folder) {
                    Match::Ignore(_) => return true,
                    Match::Whitelist(_) => return false,
                    Match::None => {}
                }
            }
            if level.is_root {
                break;
            }
        }
        false
    }
}

impl Level {
    fn read(folder: &Path, depth: Option<usize>) -> Self {
        let own = rules(folder, &folder.join(".gitignore"));
        let is_root = is_root(folder);
        let exclude = is_root.then(|| rules(folder, &repository(folder).join("info/exclude"))).flatten();
        Self { depth, rules: own.into_iter().chain(exclude).collect(), is_root }
    }
}

/// The files of a folder that say what git ignores.
fn said(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let own = [folder.join(".gitignore"), folder.join(".git"), repository(folder).join("info/exclude")];
    own.into_iter().filter(|file| file.is_file())
}

fn is_root(folder: &Path) -> bool {
    folder.join(".git").exists()
}

/// The rules in a file. Lines that say nothing are passed over, as git does.
fn rules(folder: &Path, file: &Path) -> Option<Gitignore> {
    let text = text(file)?;
    let mut builder = GitignoreBuilder::new(folder);
    for line in text.trim_start_matches('\u{feff}').lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().ok()
}

/// Where git keeps what belongs to a repository: a second working copy names it.
fn repository(folder: &Path) -> PathBuf {
    let git = folder.join(".git");
    let Some(text) = text(&git) else { return git };
    let own = folder.join(text.trim().trim_start_matches("gitdir:").trim());
    self::text(&own.join("commondir")).map_or(own.clone(), |common| own.join(common.trim()))
}

/// The text of a small file, if it is one.
fn text(file: &Path) -> Option<String> {
    if file.is_file() { limited(unwaiting(file).ok()?).ok() } else { None }
}
