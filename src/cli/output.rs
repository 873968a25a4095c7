//! Where a result goes: standard output, or a file that appears whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::render::RenderError;

/// How much is gathered before it is written.
const BUFFER: usize = 64 * 1024;

/// Something that a result is written to. A file that is not finished is left as it was.
pub struct Output {
    to: To,
    /// What is said where it cannot be written.
    failed: String,
}

enum To {
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A file beside the one that it becomes once it is whole.
    Part(BufWriter<File>, Unfinished),
    /// A device or a pipe cannot be replaced; it is written as it is.
    Device(BufWriter<File>),
}

/// A part of a file, which is removed unless it becomes the file.
struct Unfinished {
    part: PathBuf,
    path: PathBuf,
    is_whole: bool,
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
        let failed = format!("{shown} could not be written");
        let opened = |error: io::Error| {
            let says = because(&failed, &error);
            anyhow::Error::from(error).context(says)
        };
        let is_plain = path.symlink_metadata().map_or(true, |found| found.is_file());
        if !is_plain {
            let file = File::options().write(true).truncate(true).open(path).map_err(opened)?;
            return Ok(Self { to: To::Device(BufWriter::with_capacity(BUFFER, file)), failed });
        }
        let mut name = path.file_name().with_context(|| format!("{shown} names no file"))?.to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let part = path.with_file_name(name);
        let file = File::create(&part).map_err(opened)?;
        let unfinished = Unfinished { part, path: path.to_owned(), is_whole: false };
        Ok(Self { to: To::Part(BufWriter::with_capacity(BUFFER, file), unfinished), failed })
    }

    /// Writes by a renderer, and makes the whole of it the result.
    ///
    /// # Errors
    /// Where a template failed, or the output is full, closed or gone; a file is then left as it was.
    pub fn write(mut self, by: impl FnOnce(&mut dyn Write) -> Result<(), RenderError>) -> Result<()> {
        let written = by(&mut self).and_then(|()| Ok(self.finish()?));
        written.map_err(|error| match error {
            RenderError::Output(error) => {
                let says = because(&self.failed, &error);
                anyhow::Error::from(error).context(says)
            }
            RenderError::Fault(_) => error.into(),
        })
    }

    fn finish(&mut self) -> io::Result<()> {
        self.flush()?;
        match &mut self.to {
            To::Stdout(_) | To::Device(_) => Ok(()),
            To::Part(_, unfinished) => {
                std::fs::rename(&unfinished.part, &unfinished.path)?;
                unfinished.is_whole = true;
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            To::Stdout(out) => out.write(bytes),
            To::Part(out, _) | To::Device(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Stdout(out) => out.flush(),
            To::Part(out, _) | To::Device(out) => out.flush(),
        }
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_whole {
            // Nothing more can be done about what cannot even be removed.
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

/// What failed, with the reason where a reader can do something about it.
pub fn because(failed: &str, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied => "you have no permission to write there",
        io::ErrorKind::ReadOnlyFilesystem => "nothing may be written on that disk",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "there is no room left on the disk",
        io::ErrorKind::NotFound => "the folder does not exist",
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
