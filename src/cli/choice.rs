//! Which checklists: what is named on the command line is found, read and checked, and then chosen for a day.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use chrono::NaiveDate;

use crate::audit::example;
use crate::checklist::{Checklist, Library, NotCarried};
use crate::dates::plain;
use crate::source::{Source, snippet, suggest};
use crate::vocabulary::Vocabulary;

use super::console::Console;
use super::files::{self, Finds, Search};
use super::setup;

/// The word for every checklist that is in force.
const ALL: &str = "all";

/// The checklists that come with the program and those named as files, with what was named.
#[derive(Debug)]
pub struct Choice {
    /// All of them.
    pub library: Cow<'static, Library>,
    /// The files that were read, with those that say what is left out of folders.
    pub files: Vec<PathBuf>,
    /// What is to be told of what was left out of folders.
    pub left_out: Vec<String>,
    named: Vec<Named>,
}

/// What was named.
#[derive(Debug)]
enum Named {
    /// All that are in force.
    All,
    /// A series or an id.
    Known(String),
    /// A file or a folder, with the ids of the checklists there.
    Own(Vec<String>),
}

impl Choice {
    /// Reads what is named: `all`, a series, an id, a file or a folder.
    ///
    /// # Errors
    /// Where a name is not known, or a file cannot be read, is at fault, or contradicts another.
    pub fn read(typed: &[String]) -> Result<Self> {
        let builtin = Library::builtin();
        let named: Vec<PathBuf> = typed.iter().filter(|name| is_path(name)).map(PathBuf::from).collect();
        let mut finds = walked(&named)?;
        let mut own = Own::read(&finds.found, builtin)?;
        // A word that is no checklist may be a folder.
        let known = |name: &str, own: &Own| builtin.find(name).chain(own.library.find(name)).next().is_some();
        let is_word = |name: &&String| !is_path(name) && *name != ALL;
        let folders = typed.iter().filter(is_word).filter(|name| !known(name, &own));
        let folders: Vec<PathBuf> = folders.map(PathBuf::from).filter(|path| path.is_dir()).collect();
        if !folders.is_empty() {
            finds = walked(&[named, folders.clone()].concat())?;
            own = Own::read(&finds.found, builtin)?;
        }
        let mut out = Vec::new();
        for name in typed {
            let path = PathBuf::from(name);
            out.push(if name == ALL {
                Named::All
            } else if is_path(name) || folders.contains(&path) {
                Named::Own(own.ids(&walked(&[path])?.found))
            } else if known(name, &own) {
                Named::Known(name.clone())
            } else {
                return Err(unknown(builtin, &own.library, name));
            });
        }
        let library = if own.library.all().next().is_none() {
            Cow::Borrowed(builtin)
        } else {
            let both = builtin.with(own.library);
            Cow::Owned(both.map_err(|error| anyhow!("The checklists contradict each other:\n{error}"))?)
        };
        let files = finds.found.into_iter().chain(finds.rules).collect();
        Ok(Self { library, files, left_out: finds.left_out, named: out })
    }

    /// Says what was left out of folders.
    pub fn tell(&self, console: &Console) {
        for left_out in &self.left_out {
            console.note(left_out);
        }
    }

    /// What was named first, in all its editions.
    pub fn first(&self) -> Vec<&Checklist> {
        let wanted = |checklist: &&Checklist| match self.named.first() {
            None | Some(Named::All) => true,
            Some(Named::Known(name)) => checklist.id.value == *name || checklist.series == *name,
            Some(Named::Own(ids)) => ids.iter().any(|id| *id == checklist.id.value),
        };
        self.library.all().filter(wanted).collect()
    }

    /// The editions that were in force on the day and are not carried, of what was asked for: everything, unless
    /// checklists were named.
    pub fn not_carried(&self, on: NaiveDate) -> Vec<NotCarried<'_>> {
        let all = self.named.is_empty() || self.named.iter().any(|named| matches!(named, Named::All));
        if all { self.library.not_carried(on) } else { Vec::new() }
    }

    /// The checklists to audit against: those named and what they extend, else all in force on the day.
    ///
    /// # Errors
    /// Where no edition of what is named is in force on the day, or two editions of one series are named.
    pub fn chosen(&self, on: NaiveDate) -> Result<Vec<&Checklist>> {
        if self.named.is_empty() {
            return Ok(self.library.in_force(on));
        }
        let mut chosen = Chosen { library: &self.library, on, list: Vec::new() };
        for named in &self.named {
            match named {
                Named::All => self.library.in_force(on).into_iter().try_for_each(|one| chosen.add(one))?,
                Named::Known(name) => chosen.named(name)?,
                Named::Own(ids) => chosen.own(ids)?,
            }
        }
        chosen.extended()?;
        chosen.list.sort_by(|a, b| a.series.cmp(&b.series));
        Ok(chosen.list)
    }
}

/// Checklists as they are chosen one by one.
struct Chosen<'l> {
    library: &'l Library,
    on: NaiveDate,
    list: Vec<&'l Checklist>,
}

impl<'l> Chosen<'l> {
    /// Adds one; two editions of a series are refused.
    fn add(&mut self, checklist: &'l Checklist) -> Result<()> {
        match self.of_series(&checklist.series) {
            None => self.list.push(checklist),
            Some(known) if known.id.value == checklist.id.value => {}
            Some(known) => bail!(
                "`{}` and `{}` are two editions of one series. Name one of them, or `{}` for the one in force",
                known.id.value,
                checklist.id.value,
                checklist.series
            ),
        }
        Ok(())
    }

    fn of_series(&self, series: &str) -> Option<&'l Checklist> {
        self.list.iter().find(|known| known.series == series).copied()
    }

    /// The edition that a name means: the edition of that id, else the one of that series that is in force on the day.
    fn edition(&self, name: &str) -> Result<&'l Checklist> {
        if let Some(exact) = self.library.all().find(|known| known.id.value == name && known.series != name) {
            return Ok(exact);
        }
        let in_force = self.library.in_force(self.on).into_iter().find(|known| known.series == name);
        let first = self.library.all().find(|known| known.series == name);
        let not_carried = self.library.not_carried(self.on);
        if let Some(one) = not_carried.iter().find(|one| one.checklist.series == name) {
            bail!("{} was in force on {}, and policygap does not have it", one.say(), plain(self.on));
        }
        match (in_force, first) {
            (Some(found), _) => Ok(found),
            (None, Some(first)) => bail!(
                "No edition of `{name}` was in force on {}; the first begins on {}",
                plain(self.on),
                plain(first.from)
            ),
            (None, None) => bail!("There is no checklist `{name}`"),
        }
    }

    fn named(&mut self, name: &str) -> Result<()> {
        let edition = self.edition(name)?;
        self.add(edition)
    }

    /// The checklists of a file or a folder: of several editions of a series the one in force, a single one in any case.
    fn own(&mut self, ids: &[String]) -> Result<()> {
        let own: Vec<_> =
            self.library.all().filter(|known| ids.iter().any(|id| *id == known.id.value)).collect();
        for checklist in &own {
            let editions = own.iter().filter(|other| other.series == checklist.series).count();
            if editions == 1 { self.add(checklist)? } else { self.named(&checklist.series)? }
        }
        Ok(())
    }

    /// Adds what the chosen ones extend, and what those extend: first the editions named by id, then one of each series.
    fn extended(&mut self) -> Result<()> {
        for by_id in [true, false] {
            let mut at = 0;
            while let Some(checklist) = self.list.get(at).copied() {
                at += 1;
                for name in &checklist.extends {
                    let series = self.library.all().any(|known| known.series == name.value);
                    if series == by_id || (series && self.of_series(&name.value).is_some()) {
                        continue;
                    }
                    let edition = self.edition(&name.value);
                    let edition = edition.map_err(|error| {
                        anyhow!("`{}` extends `{}`. {error}", checklist.id.value, name.value)
                    })?;
                    self.add(edition)?;
                }
            }
        }
        // What came by its series may itself extend an edition by id.
        let open = |checklist: &&&Checklist| {
            checklist.extends.iter().any(|name| {
                !self.list.iter().any(|known| known.series == name.value || known.id.value == name.value)
            })
        };
        if self.list.iter().any(|checklist| open(&checklist)) { self.extended() } else { Ok(()) }
    }
}

/// Checklists that were read from files.
#[derive(Default)]
struct Own {
    library: Library,
    /// Each file with the id of its checklist.
    ids: Vec<(PathBuf, String)>,
}

impl Own {
    /// Reads files. One that is, word for word, a checklist of the program stands for that one.
    fn read(files: &[PathBuf], builtin: &Library) -> Result<Self> {
        let mut own = Self::default();
        let mut sources: Vec<Source> = Vec::new();
        for file in files {
            let source = setup::read(file)?;
            match builtin.all().find(|known| known.source_file.text() == source.text()) {
                Some(known) => own.ids.push((files::same(file), known.id.value.to_string())),
                None => sources.push(source),
            }
        }
        if sources.is_empty() {
            return Ok(own);
        }
        let words = Vocabulary::builtin();
        own.library =
            Library::load(sources, words).map_err(|error| anyhow!("A checklist is at fault:\n{error}"))?;
        for checklist in own.library.all() {
            let name = checklist.source_file.name();
            if let Some(first) = example::check(checklist, words).first() {
                let shown = snippet::explain(&checklist.source_file, first, false);
                bail!("The checklist {name} is at fault (`policygap checklists check` shows all):\n{shown}");
            }
            let of_name = files.iter().filter(|file| files::shown(file) == name);
            own.ids.extend(of_name.map(|file| (files::same(file), checklist.id.value.to_string())));
        }
        Ok(own)
    }

    fn ids(&self, files: &[PathBuf]) -> Vec<String> {
        let same: Vec<PathBuf> = files.iter().map(|file| files::same(file)).collect();
        self.ids.iter().filter(|(file, _)| same.contains(file)).map(|(_, id)| id.clone()).collect()
    }
}

/// The checklist files under paths.
fn walked(paths: &[PathBuf]) -> Result<Finds<PathBuf>> {
    files::checklists(Search { paths, exclude: &[] })
}

/// Whether a name is meant as a file or a folder.
pub fn is_path(name: &str) -> bool {
    name.contains(['/', '\\'])
        || Path::new(name).extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// The error of a name that is none.
pub fn unknown(builtin: &Library, own: &Library, name: &str) -> anyhow::Error {
    let all = || builtin.all().chain(own.all());
    let names = all().flat_map(|checklist| [checklist.series.as_str(), checklist.id.value.as_str()]);
    let meant = suggest::nearest(name, names).map(suggest::question);
    let mut known: Vec<&str> = all().map(|checklist| checklist.series.as_str()).collect();
    known.dedup();
    anyhow!(
        "There is no checklist `{}`. {}",
        crate::source::text::shorten(name),
        meant.unwrap_or_else(|| format!("There are: {}.", known.join(", ")))
    )
}
