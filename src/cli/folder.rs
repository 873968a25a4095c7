//! A folder that reports are written to: one for each policy, and an index. Nothing is replaced that this program did not
//! write, and no file that is read.

use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use anyhow::{Error, Result, bail};

use crate::render::Format;
use crate::render::index::IndexFormat;

use super::files::{self, Found};
use super::guard::{Inputs, Target};
use super::output::because;
use super::seal;

/// What a report is called whose policy came from standard input.
const STDIN: &str = "standard-input";

/// The name of the index, which no report may have.
const INDEX: &str = "index";

/// A folder that reports are written to.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    format: Format,
    force: bool,
}

impl Folder {
    /// Whether a path names a folder: it ends in a slash, or there is one.
    pub fn is_named_by(path: &Path) -> bool {
        path.as_os_str().to_string_lossy().ends_with(std::path::is_separator) || path.is_dir()
    }

    /// The folder to write to.
    ///
    /// # Errors
    /// Where the format is not one of files.
    pub fn new(path: &Path, format: Format, force: bool) -> Result<Self> {
        if format == Format::Text {
            let others = Format::ALL.iter().filter(|format| **format != Format::Text).map(|other| other.id());
            let others = crate::vocabulary::or(others.map(str::to_owned));
            bail!("Text is for a terminal. Into a folder, reports are written as {others}");
        }
        // Without the slash at its end, since that hides a file of this name.
        Ok(Self { path: path.components().collect(), format, force })
    }

    /// The format of the reports.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The format of the index.
    pub fn index_format(&self) -> IndexFormat {
        if self.format == Format::Html { IndexFormat::Html } else { IndexFormat::Markdown }
    }

    /// Where the index stands.
    pub fn index(&self) -> PathBuf {
        self.path.join(format!("{INDEX}.{}", self.index_format().ending()))
    }

    /// Makes the folder, and gives the file of each policy and that of the index. Nothing has been written where one of them may not be.
    ///
    /// # Errors
    /// Where the folder cannot be made, or a file stands in it that is read or that this program did not write.
    pub fn ready(&self, found: &[Found], read: &Inputs) -> Result<(Vec<Target>, Target)> {
        let ending = self.format.ending();
        let names = names(found).into_iter();
        self.make()?;
        let files = names.map(|name| self.target(&self.path.join(format!("{name}.{ending}")), read));
        Ok((files.collect::<Result<_>>()?, self.target(&self.index(), read)?))
    }

    fn make(&self) -> Result<()> {
        let shown = files::shown(&self.path);
        if self.path.symlink_metadata().is_ok() && !self.path.is_dir() {
            bail!("{shown} is a file, not a folder. Name a folder to write the reports to");
        }
        if let Err(error) = std::fs::create_dir_all(&self.path) {
            let says = because(&format!("The folder {shown} could not be made"), &error);
            return Err(Error::from(error).context(says));
        }
        Ok(())
    }

    fn target(&self, file: &Path, read: &Inputs) -> Result<Target> {
        let so = "no report was written";
        let shown = files::shown(file);
        if file.symlink_metadata().is_ok_and(|there| !there.is_file()) {
            bail!("{shown} is in the way: it is no file. Move it, or name another folder");
        }
        let target = Target::file(file, self.force, so, read)?;
        // What is no page is looked at again when it is written: only there it is known what would be.
        let is_page = matches!(self.format, Format::Html | Format::Markdown) || *file == self.index();
        let holds = file.metadata().is_ok_and(|there| there.len() > 0);
        if is_page && holds && !self.force && !seal::is_whole_page(file) {
            bail!("{}", seal::unknown(&shown, so));
        }
        Ok(target)
    }
}

/// The names of the reports: those of the policies, with the folders above where two have the same.
fn names(found: &[Found]) -> Vec<String> {
    let parts: Vec<Vec<String>> = found.iter().map(parts).collect();
    let deepest = parts.iter().map(Vec::len).max().unwrap_or_default();
    let mut names = vec![String::new(); found.len()];
    // Where capitals do not count, they tell no two files apart.
    let mut taken = HashSet::from([INDEX.to_owned()]);
    for depth in 1..=deepest {
        let deep =
            |parts: &[String]| parts.get(parts.len().saturating_sub(depth)..).unwrap_or(parts).join("-");
        let mut wanted: HashMap<String, usize> = HashMap::new();
        for (_, parts) in names.iter().zip(&parts).filter(|(name, _)| name.is_empty()) {
            *wanted.entry(deep(parts).to_lowercase()).or_default() += 1;
        }
        for (name, parts) in names.iter_mut().zip(&parts).filter(|(name, _)| name.is_empty()) {
            let deep = deep(parts);
            let key = deep.to_lowercase();
            if wanted.get(&key) == Some(&1) && taken.insert(key) {
                *name = deep;
            }
        }
    }
    for (name, parts) in names.iter_mut().zip(&parts).filter(|(name, _)| name.is_empty()) {
        let whole = parts.join("-");
        let numbered = (2..).map(|number| format!("{whole}-{number}"));
        *name = numbered.into_iter().find(|name| taken.insert(name.to_lowercase())).unwrap_or(whole);
    }
    names
}

/// The folders above a policy and its name, without its ending.
fn parts(found: &Found) -> Vec<String> {
    let path = match found {
        Found::Stdin => return vec![STDIN.to_owned()],
        Found::File(path) => path.with_extension(""),
    };
    let named = |part| match part {
        Component::Normal(name) => Some(files::shown(Path::new(name))),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    };
    path.components().filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(paths: &[&str], wanted: &[&str]) {
        let found: Vec<Found> = paths.iter().map(|path| Found::File(path.into())).collect();
        assert_eq!(names(&found), wanted);
    }

    #[test]
    fn a_report_is_called_as_its_policy_and_by_its_path_where_two_are_called_alike() {
        named(&["all/a.yaml", "all/b.yaml"], &["a", "b"]);
        named(&["all/a/policy.yaml", "all/b/policy.yaml", "all/c.yaml"], &["a-policy", "b-policy", "c"]);
        named(&["x/a/policy.yaml", "y/a/policy.yaml"], &["x-a-policy", "y-a-policy"]);
        named(&["a.yaml", "a.yml"], &["a-2", "a-3"]);
        named(&["all/Index.yaml"], &["all-Index"]);
        named(&["index.yaml"], &["index-2"]);
        named(&["a/policy.yaml", "b/Policy.yaml"], &["a-policy", "b-Policy"]);
        named(&["a-policy.yaml", "a/policy.yaml", "b/policy.yaml"], &["a-policy", "a-policy-2", "b-policy"]);
        named(&["../all/a b.yaml"], &["a b"]);
    }

    #[test]
    fn a_folder_is_named_by_its_slash_or_by_being_one() {
        assert!(Folder::is_named_by(Path::new("reports/")) && Folder::is_named_by(Path::new("src")));
        assert!(!Folder::is_named_by(Path::new("report.html")));
    }
}
