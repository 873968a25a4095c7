//! Where a result goes: standard output, or a file that appears whole or not at all.

mod interrupt;

use std::fs::{File, Metadata};
use std::io::{self, BufWriter, IntoInnerError, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail, ensure};
use tempfile::NamedTempFile;

use crate::render::RenderError;

use super::seal::Written;

/// How much is gathered before it is written.
const BUFFER: usize = 64 * 1024;

/// How many links are followed to a file that is not there yet.
const LINKS: usize = 40;

/// What a file that is written may take the place of. That it may not be one that is read, or one of others, was looked at
/// before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Replaces {
    /// Nothing.
    Nothing,
    /// What was written by this program. A table that people fill in has no place for a mark that it is as it was written,
    /// so only one that is the same may stand there.
    Ours,
    /// Whatever stands there.
    Anything,
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
    pub fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path else {
            let out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
            return Ok(Self {
                to: To::Stdout(out),
                failed: "Standard output could not be written".to_owned(),
            });
        };
        let shown = path.display();
        ensure!(!path.is_dir(), "{shown} is a folder; name a file to write to");
        let there = path.metadata().ok();
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            let failed = format!("{shown} could not be written");
            let file = File::options().write(true).truncate(true).open(path);
            let file = file.map_err(|error| told(&failed, error))?;
            return Ok(Self { to: To::Device(BufWriter::with_capacity(BUFFER, file)), failed });
        }
        Self::part(path, there.as_ref())
    }

    /// Opens a file that is not there yet.
    ///
    /// # Errors
    /// Where the file exists or cannot be written.
    pub fn open_new(path: &Path) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            bail!("{} exists already and was left as it is. Name another file", path.display());
        }
        let mut output = Self::part(path, None)?;
        output.may_replace(Replaces::Nothing);
        Ok(output)
    }

    /// The same, over whatever stands there where `force` is given.
    #[must_use]
    pub fn forced(mut self, force: bool) -> Self {
        self.may_replace(if force { Replaces::Anything } else { Replaces::Ours });
        self
    }

    fn may_replace(&mut self, what: Replaces) {
        if let To::Part { replaces, .. } = &mut self.to {
            *replaces = what;
        }
    }

    /// Opens a file beside the one that it becomes, with the rights of what stands there.
    fn part(path: &Path, there: Option<&Metadata>) -> Result<Self> {
        let failed = format!("{} could not be written", path.display());
        let becomes = behind_links(path)?;
        ensure!(becomes.file_name().is_some(), "{} names no file", path.display());
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
        let ready = part.and_then(|part| {
            there.map_or(Ok(()), |there| part.as_file().set_permissions(there.permissions()))?;
            Ok(part)
        });
        let out = BufWriter::with_capacity(BUFFER, ready.map_err(|error| told(&failed, error))?);
        let (written, replaces) = (Written::new(), Replaces::Ours);
        Ok(Self { to: To::Part { out, becomes, written, replaces }, failed })
    }

    /// Writes by a renderer, and makes the whole of it the result.
    ///
    /// # Errors
    /// Where a template failed, or the output is full, closed or gone; a file is then left as it was.
    pub fn write(self, by: impl FnOnce(&mut dyn Write) -> Result<(), RenderError>) -> Result<()> {
        let Self { mut to, failed } = self;
        let written = by(&mut to).and_then(|()| {
            to.seal()?;
            Ok(())
        });
        if written.is_ok() && to.would_replace_a_filled_table()? {
            bail!(
                "{failed}, since another table stands there, and somebody may have worked on it. Name another, or replace the file with --force"
            );
        }
        let written = written.and_then(|()| Ok(to.finish()?));
        written.map_err(|error| match error {
            RenderError::Output(error) => told(&failed, error),
            RenderError::Fault(_) => error.into(),
        })
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

    /// Whether another table than this one stands where it goes, and it may not take its place.
    fn would_replace_a_filled_table(&mut self) -> io::Result<bool> {
        let Self::Part { out, becomes, written, replaces: Replaces::Ours } = self else { return Ok(false) };
        if !written.is_table() || becomes.metadata().map_or(0, |there| there.len()) == 0 {
            return Ok(false);
        }
        out.flush()?;
        Ok(std::fs::read(out.get_ref().path())? != std::fs::read(&*becomes)?)
    }

    fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        match self {
            Self::Stdout(_) | Self::Device(_) => Ok(()),
            Self::Part { out, becomes, replaces, .. } => {
                let part = out.into_inner().map_err(IntoInnerError::into_error)?;
                // What is renamed before it is on the disk may be empty after a power cut.
                part.as_file().sync_all()?;
                let name = part.path().to_owned();
                if replaces == Replaces::Nothing {
                    part.persist_noclobber(becomes)
                } else {
                    part.persist(becomes)
                }?;
                interrupt::forget(&name);
                Ok(())
            }
        }
    }
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
