//! By what this program tells that a file is still as it wrote it: a digest of a page, which stands in a comment on its last
//! line. Whoever has changed a word of it keeps what they wrote. What is no page has no place for a digest; there only the
//! same bytes are known again.

use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::Path;

use crate::render::Format;

use super::files::unwaiting;

/// How much of a file is looked at for what it is.
const HEAD: usize = 2048;

/// How a seal begins and ends; between them stands the digest.
const BEGINS: &str = "<!-- As policygap wrote it: ";
const ENDS: &str = " -->\n";

/// How many figures a digest has.
const FIGURES: usize = 16;

/// How long a seal is.
const LENGTH: usize = BEGINS.len() + FIGURES + ENDS.len();

/// What was written so far: how it begins, and its digest.
#[derive(Debug)]
pub(super) struct Written {
    head: Vec<u8>,
    digest: Digest,
}

impl Written {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { head: Vec::new(), digest: Digest::new() }
    }

    /// So much more.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        let wanted = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend(bytes.iter().take(wanted));
        self.digest.add(bytes);
    }

    /// What to write behind it: a comment with the digest, where it is a page that may hold one.
    pub(super) fn seal(&self) -> Option<String> {
        is_page(&self.head).then(|| self.digest.sealed())
    }
}

/// Whether a file is a page that somebody has changed since it was written. What cannot be read may be anything.
pub(super) fn is_spoilt(file: &Path) -> bool {
    head(file).is_ok_and(|head| is_page(&head)) && !is_whole(file).unwrap_or_default()
}

/// Whether a file is a page as it was written.
pub(super) fn is_whole_page(file: &Path) -> bool {
    head(file).is_ok_and(|head| is_page(&head)) && is_whole(file).unwrap_or_default()
}

/// Whether a result may take the place of what stands there: it holds nothing, is a page as it was written, or is the same.
pub(super) fn may_replace(file: &Path, part: &Path) -> io::Result<bool> {
    Ok(file.metadata()?.len() == 0 || is_whole_page(file) || are_same(file, part)?)
}

/// What is said of a file that is not replaced.
pub(super) fn unknown(shown: &str, so: &str) -> String {
    format!(
        "{shown} exists and cannot be told from a file that somebody has changed, so it was left as it is, and {so}. Name another file, or add --force to replace it"
    )
}

fn head(file: &Path) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    unwaiting(file)?.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Whether a page ends with the digest of what stands before.
fn is_whole(file: &Path) -> io::Result<bool> {
    let Some(before) = file.metadata()?.len().checked_sub(LENGTH as u64) else { return Ok(false) };
    let mut reader = BufReader::new(unwaiting(file)?);
    let mut digest = Digest::new();
    let mut page = reader.by_ref().take(before);
    let mut some = vec![0; 64 * 1024];
    loop {
        match page.read(&mut some)? {
            0 => break,
            read => digest.add(some.get(..read).unwrap_or_default()),
        }
    }
    let mut seal = Vec::new();
    reader.take(LENGTH as u64 + 1).read_to_end(&mut seal)?;
    Ok(seal == digest.sealed().as_bytes())
}

fn are_same(one: &Path, other: &Path) -> io::Result<bool> {
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (one, other) = (BufReader::new(unwaiting(one)?), BufReader::new(File::open(other)?));
    for (one, other) in one.bytes().zip(other.bytes()) {
        if one? != other? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether it is a page of this program in Markdown or HTML: its mark begins a line, as no text of a policy does.
fn is_page(head: &[u8]) -> bool {
    let mut lines = head.split(|&sign| sign == b'\n').map(<[u8]>::trim_ascii_start);
    lines.any(|line| Format::page_marks().iter().any(|mark| line.starts_with(mark.as_bytes())))
}

/// FNV-1a of 64 bits. It is to show a change that somebody made, not one that somebody hides.
#[derive(Debug)]
struct Digest(u64);

impl Digest {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn sealed(&self) -> String {
        format!("{BEGINS}{:0FIGURES$x}{ENDS}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_again_until_a_sign_of_it_is_changed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.md");
        let page = format!("# A report\n\n<!-- Written by policygap -->\n\n{}\n", "Words. ".repeat(30_000));
        let mut written = Written::new();
        page.as_bytes().chunks(777).for_each(|some| written.add(some));
        let whole = page.clone() + &written.seal().unwrap();
        let part = folder.path().join("part");
        std::fs::write(&part, "{}\n").unwrap();
        let replaces = |text: &str| {
            std::fs::write(&file, text).unwrap();
            (is_spoilt(&file), may_replace(&file, &part).unwrap())
        };
        assert_eq!(replaces(&whole), (false, true));
        assert_eq!(replaces(&whole.replacen("Words", "Swords", 1)), (true, false));
        assert_eq!(replaces(&page), (true, false));
        assert_eq!(replaces(&format!("{whole}\n")), (true, false));
        assert_eq!(replaces("<!-- Written by policygap -->"), (true, false));
        // What is no page is known by nothing but its bytes.
        assert_eq!(replaces(""), (false, true));
        assert_eq!(replaces("{}\n"), (false, true));
        assert_eq!(replaces("{ }\n"), (false, false));
        assert_eq!(replaces("{ \"tool\": \"policygap 0.1.0\" }"), (false, false));
        // A title that says so makes no page of what is none.
        assert!(!is_page(b"{ \"title\": \"<!-- Written by policygap -->\" }"));
    }

    #[test]
    fn a_digest_is_what_others_reckon() {
        let mut digest = Digest::new();
        digest.add(b"foobar");
        assert_eq!(digest.0, 0x8594_4171_f739_67e8);
    }
}
