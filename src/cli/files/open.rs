//! Opening and reading one file: what is no file of text is told, and never waited for.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::source::{Code, MAX_BYTES, Problem, Span};

use super::kind::document;

/// The text of a file.
///
/// # Errors
/// A sentence on why it cannot be read.
pub fn open(path: &Path) -> std::result::Result<String, Problem> {
    let problem = |message: String| Problem::new(Code::File, Span::default(), message);
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => {
            return Err(problem(match path.read_dir() {
                Ok(_) => "This is a folder where a file was expected.".to_owned(),
                Err(error) => {
                    format!("This folder could not be read, so nothing in it was audited: {error}.")
                }
            }));
        }
        // It may never end, or never begin.
        Ok(metadata) if !metadata.is_file() => {
            let message = "This is a pipe, a device or a socket, not a file, so it was not read.";
            return Err(problem(message.to_owned())
                .help("Save it as a file, or give it on standard input, named as `-`."));
        }
        Ok(_) | Err(_) => {}
    }
    if let Some(kind) = document(path) {
        let message = format!("This is {kind}, and only YAML files are read.");
        return Err(problem(message).help(
            "`policygap new policy.yaml` writes a file to start from; put what the document says into it, in your own words.",
        ));
    }
    let file = unwaiting(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound if path.is_symlink() => {
            problem("This is a link to a file that does not exist.".to_owned())
        }
        _ => problem(cannot_open(&error)),
    })?;
    steady(&file, &file)
}

/// Opens a file for reading. What a system shows as a file may hold nothing for a long while, as its log does: that is never
/// waited for.
///
/// # Errors
/// As [`File::open`].
#[cfg(unix)]
pub fn unwaiting(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    File::options().read(true).custom_flags(super::NEVER_WAITING).open(path)
}

/// Opens a file for reading.
///
/// # Errors
/// As [`File::open`].
#[cfg(not(unix))]
pub fn unwaiting(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

/// Reads a file, and tells where it is not the same at the end as at the beginning.
fn steady(file: &File, from: impl Read) -> std::result::Result<String, Problem> {
    let stamp = || file.metadata().ok().map(|it| (it.len(), it.modified().ok()));
    let before = stamp();
    let text = limited(from);
    let length = text.as_ref().map_or(u64::MAX, |text| text.len() as u64);
    if before != stamp() || before.is_some_and(|(whole, _)| length < whole) {
        let message = "This file changed while it was read, so what was read of it may not be the whole.";
        return Err(Problem::new(Code::File, Span::default(), message.to_owned())
            .help("Wait until whatever writes it has ended, and run this again."));
    }
    text
}

fn cannot_open(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "This file does not exist.".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "This file may not be read by you: ask whoever owns it for permission.".to_owned()
        }
        _ => format!("This file could not be opened: {error}."),
    }
}

/// Reads to the end, up to a limit.
pub(super) fn limited(from: impl Read) -> std::result::Result<String, Problem> {
    let problem = |message: String| Problem::new(Code::File, Span::default(), message);
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    from.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::WouldBlock => problem(
                "This is no file with an end, but something of the system that is written on, so it was not read.".to_owned(),
            ),
            _ => problem(format!("This file could not be read: {error}.")),
        })?;
    if bytes.len() > MAX_BYTES {
        let help = "A policy takes up some tens of kilobytes. Is this the right file?";
        return Err(problem("This file is larger than 4 MB, so it was not read.".to_owned()).help(help));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let help = "Save it again and choose UTF-8 as the encoding.";
        return Err(problem("This file is saved as UTF-16, which Windows programs call Unicode.".to_owned())
            .help(help));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count() + 1;
        problem(format!("This file is not UTF-8 text (line {line})."))
            .help("Save it again as UTF-8, or check that it is a text file at all.")
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// A file that somebody else works on as soon as a part of it was read.
    struct Shared<'a, F: FnMut(&File)> {
        file: &'a File,
        work: F,
    }

    impl<F: FnMut(&File)> Read for Shared<'_, F> {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let most = into.len().min(8);
            let read = self.file.read(&mut into[..most])?;
            (self.work)(self.file);
            Ok(read)
        }
    }

    #[track_caller]
    fn told(work: impl FnMut(&File)) -> Option<String> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&b"policygap: 1\n".repeat(8)).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        steady(&file, Shared { file: &file, work }).err().map(|problem| problem.message)
    }

    #[test]
    fn a_file_that_shrinks_or_changes_while_it_is_read_is_told() {
        let changed = Some(
            "This file changed while it was read, so what was read of it may not be the whole.".to_owned(),
        );
        assert_eq!(told(|_| {}), None);
        assert_eq!(told(|file| file.set_len(50).unwrap()), changed);
        assert_eq!(told(|file| file.set_len(1_000).unwrap()), changed);
        let early = std::time::SystemTime::UNIX_EPOCH;
        assert_eq!(told(|file| file.set_modified(early).unwrap()), changed);
    }
}
