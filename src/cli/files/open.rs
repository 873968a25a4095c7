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
    let file = File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound if path.is_symlink() => {
            problem("This is a link to a file that does not exist.".to_owned())
        }
        _ => problem(cannot_open(&error)),
    })?;
    limited(file)
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
        .map_err(|error| problem(format!("This file could not be read: {error}.")))?;
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
