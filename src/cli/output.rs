//! Where a result goes: standard output, or a file that appears whole or not at all.

mod device;
mod interrupt;

use std::fs::{File, Metadata};
use std::io::{self, BufWriter, IntoInnerError, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use tempfile::{NamedTempFile, PersistError};

use crate::render::RenderError;

use super::files;
use super::guard::{Stood, Target};
use super::seal::{self, Written};

/// How much is gathered before it is written.
const BUFFER: usize = 64 * 1024;

/// How many links are followed to a file that is not there yet.
const LINKS: usize = 40;

/// What a file that is written may take the place of. That it may not be one that is read, or is protected, was looked at
/// before; this is looked at when it is whole, since people work on their files meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Replaces {
    /// Nothing.
    Nothing,
    /// What is known to be as this program wrote it.
    Ours,
    /// What stood there at the beginning, whatever it is.
    Stood(Option<Stood>),
}

/// Something that a result is written to. A file that is not finished is left as it was.
pub struct Output {
    to: To,
    /// What is said where it cannot be written.
    failed: String,
}

enum To {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file beside the one that it becomes once it is whole.
    Part {
        out: BufWriter<NamedTempFile>,
        shown: String,
        becomes: PathBuf,
        /// What was written so far.
        written: Written,
        /// What it may replace.
        replaces: Replaces,
    },
    /// A device or a pipe cannot be replaced; it is written as it is.
    Device(BufWriter<File>),
}

impl Output {
    /// Opens a file, or standard output.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn open(target: &Target) -> Result<Self> {
        let Some(path) = target.path.as_deref() else {
            let out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
            return Ok(Self {
                to: To::Stdout(out),
                failed: "Standard output could not be written".to_owned(),
            });
        };
        let shown = files::shown(path);
        ensure!(!path.is_dir(), "{shown} is a folder; name a file to write to");
        let there = path.metadata().ok();
        if let Some(there) = there.as_ref().filter(|there| !there.is_file()) {
            let failed = format!("{shown} could not be written");
            let device = device::open(path, there).map_err(|error| told(&failed, error))?;
            let Some(file) = device else {
                bail!("{failed}: it is a pipe that nobody reads from, or a disk. Name a file to write to");
            };
            return Ok(Self { to: To::Device(BufWriter::with_capacity(BUFFER, file)), failed });
        }
        let replaces = if target.force { Replaces::Stood(target.stood) } else { Replaces::Ours };
        Self::part(path, there.as_ref(), replaces)
    }

    /// Opens a file that is not there yet.
    ///
    /// # Errors
    /// Where the file exists or cannot be written.
    pub fn open_new(path: &Path) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            bail!("{} exists already and was left as it is. Name another file", files::shown(path));
        }
        Self::part(path, None, Replaces::Nothing)
    }

    /// Opens a file beside the one that it becomes, with the rights of what stands there.
    fn part(path: &Path, there: Option<&Metadata>, replaces: Replaces) -> Result<Self> {
        let shown = files::shown(path);
        let failed = format!("{shown} could not be written");
        let becomes = behind_links(path)?;
        ensure!(becomes.file_name().is_some(), "{shown} names no file");
        let folder = becomes.parent().filter(|folder| !folder.as_os_str().is_empty());
        let part = interrupt::guard(|| {
            let mut builder = tempfile::Builder::new();
            builder.prefix(".policygap-").suffix(".part");
            #[cfg(unix)]
            if there.is_none() {
                use std::os::unix::fs::PermissionsExt as _;
                // As any other new file: less what the user's mask takes away.
                builder.permissions(std::fs::Permissions::from_mode(0o666));
            }
            builder.tempfile_in(folder.unwrap_or(Path::new(".")))
        });
        let part = part.map_err(|error| told(&failed, error))?;
        if let Some(there) = there {
            if device::keep_owner(&part, there).is_err() {
                bail!(
                    "{shown} belongs to another user or group, which would lose it, so it was left as it is, and nothing was written. Name another file"
                );
            }
            // After the owner, since a new one takes rights away.
            let kept = part.as_file().set_permissions(there.permissions());
            kept.map_err(|error| told(&failed, error))?;
        }
        let out = BufWriter::with_capacity(BUFFER, part);
        Ok(Self { to: To::Part { out, shown, becomes, written: Written::new(), replaces }, failed })
    }

    /// Writes by a renderer, and makes the whole of it the result.
    ///
    /// # Errors
    /// Where a template failed, or the output is full, closed or gone; a file is then left as it was.
    pub fn write(self, by: impl FnOnce(&mut dyn Write) -> Result<(), RenderError>) -> Result<()> {
        let Self { mut to, failed } = self;
        let written = by(&mut to).and_then(|()| {
            to.seal()?;
            Ok(to.flush()?)
        });
        written.map_err(|error| match error {
            RenderError::Output(error) => told(&failed, error),
            RenderError::Fault(_) => error.into(),
        })?;
        to.finish(&failed)
    }
}

impl To {
    /// Ends a page with the mark that it is as it was written.
    fn seal(&mut self) -> io::Result<()> {
        match self {
            Self::Part { out, written, .. } => match written.seal() {
                Some(seal) => out.write_all(seal.as_bytes()),
                None => Ok(()),
            },
            Self::Stdout(_) | Self::Device(_) => Ok(()),
        }
    }

    /// Makes the whole of it the result.
    fn finish(self, failed: &str) -> Result<()> {
        let Self::Part { out, shown, becomes, replaces, .. } = self else { return Ok(()) };
        let part = out.into_inner().map_err(IntoInnerError::into_error);
        let part = part.map_err(|error| told(failed, error))?;
        // What is renamed before it is on the disk may be empty after a power cut.
        part.as_file().sync_all().map_err(|error| told(failed, error))?;
        let there = becomes.symlink_metadata().ok();
        let meanwhile = || {
            format!(
                "Somebody has written {shown} while this ran, so it was left as it is, and nothing was written. Look at it, then run this again"
            )
        };
        match (replaces, &there) {
            (_, None) => {}
            (Replaces::Nothing, Some(_)) => bail!("{}", meanwhile()),
            (Replaces::Stood(stood), Some(there)) => {
                ensure!(stood == Some(Stood::of(there)), "{}", meanwhile());
            }
            (Replaces::Ours, Some(there)) => {
                let known = there.is_file() && seal::may_replace(&becomes, part.path()).unwrap_or_default();
                ensure!(known, "{}", seal::unknown(&shown, "nothing was written to it"));
            }
        }
        let name = part.path().to_owned();
        let kept = if there.is_some() { part.persist(&becomes) } else { persist_new(part, &becomes) };
        if let Err(error) = kept {
            ensure!(error.error.kind() != io::ErrorKind::AlreadyExists, "{}", meanwhile());
            return Err(told(failed, error.error));
        }
        interrupt::forget(&name);
        Ok(())
    }
}

/// Gives a part its name where nothing stands. Some disks cannot tell, and there it is looked at beforehand alone.
fn persist_new(part: NamedTempFile, becomes: &Path) -> Result<File, PersistError> {
    let kept = part.persist_noclobber(becomes);
    kept.or_else(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => Err(error),
        _ if becomes.symlink_metadata().is_ok() => Err(error),
        _ => error.file.persist(becomes),
    })
}

impl Write for To {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Part { out, written, .. } => {
                let length = out.write(bytes)?;
                written.add(bytes.get(..length).unwrap_or_default());
                Ok(length)
            }
            Self::Device(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Part { out, .. } => out.flush(),
            Self::Device(out) => out.flush(),
        }
    }
}

/// The file that a path leads to, also where it is not there yet: a link stays a link.
fn behind_links(path: &Path) -> Result<PathBuf> {
    if !path.is_symlink() {
        return Ok(path.to_owned());
    }
    let mut behind = path.to_owned();
    for _ in 0..LINKS {
        let Ok(leads) = behind.read_link() else { return Ok(behind) };
        // A path from the root replaces what stood before it.
        behind = behind.parent().unwrap_or(Path::new("")).join(leads);
    }
    bail!("{} is a link that leads back to itself, so it cannot be written", path.display())
}

fn told(failed: &str, error: io::Error) -> anyhow::Error {
    let says = because(failed, &error);
    anyhow::Error::from(error).context(says)
}

/// What failed, with the reason where a reader can do something about it.
pub fn because(failed: &str, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you have no permission to write there",
        io::ErrorKind::ReadOnlyFilesystem => "nothing may be written on that disk",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "there is no room left on the disk",
        io::ErrorKind::NotFound => "the folder does not exist",
        io::ErrorKind::InvalidFilename => "its name is too long or not allowed there",
        _ => return failed.to_owned(),
    };
    format!("{failed}, since {why}")
}

/// Whether an error is only that the reader of our output went away.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_is_told_why_nothing_could_be_written() {
        let says = |kind: io::ErrorKind| because("DIR/a.html could not be written", &kind.into());
        let disk = "DIR/a.html could not be written, since there is no room left on the disk";
        assert_eq!(says(io::ErrorKind::StorageFull), disk);
        let permission = "DIR/a.html could not be written, since you have no permission to write there";
        assert_eq!(says(io::ErrorKind::PermissionDenied), permission);
        assert_eq!(says(io::ErrorKind::Other), "DIR/a.html could not be written");
    }
}
