//! By what this program tells that a page is still as it wrote it: a digest of the page, which stands in a comment on its
//! last line. Whoever has changed a word of it keeps what they wrote.

use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::Path;

use crate::render::{Format, csv};

/// How much of a file is looked at for what it is.
pub(super) const HEAD: usize = 2048;

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

    /// Whether it is a table that people fill in, and that has no place for a seal.
    pub(super) fn is_table(&self) -> bool {
        self.head.get(..csv::MARK.len() + MARK_OF_BYTES).is_some_and(|head| contains(head, csv::MARK))
    }
}

/// How many bytes may stand before the headings of a table.
const MARK_OF_BYTES: usize = 3;

/// Whether somebody has changed a page of this program since it was written; what is no page is not known to be.
pub(super) fn is_changed(file: &Path) -> io::Result<bool> {
    let length = file.metadata()?.len();
    let mut reader = BufReader::new(File::open(file)?);
    let mut head = Vec::new();
    reader.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    if !is_page(&head) {
        return Ok(false);
    }
    let Some(before) = length.checked_sub(LENGTH as u64) else { return Ok(true) };
    let mut reader = BufReader::new(File::open(file)?);
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
    reader.read_to_end(&mut seal)?;
    Ok(seal != digest.sealed().as_bytes())
}

/// Whether it is a page of this program in Markdown or HTML: its mark begins a line, as no text of a policy does.
pub(super) fn is_page(head: &[u8]) -> bool {
    let mut lines = head.split(|&sign| sign == b'\n').map(<[u8]>::trim_ascii_start);
    lines.any(|line| Format::page_marks().iter().any(|mark| line.starts_with(mark.as_bytes())))
}

fn contains(text: &[u8], mark: &str) -> bool {
    text.windows(mark.len()).any(|part| part == mark.as_bytes())
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
        let is_changed = |text: &str| {
            std::fs::write(&file, text).unwrap();
            is_changed(&file).unwrap()
        };
        assert!(!is_changed(&whole));
        assert!(is_changed(&whole.replacen("Words", "Swords", 1)));
        assert!(is_changed(&page) && is_changed(&format!("{whole}\n")));
        assert!(is_changed("<!-- Written by policygap -->"));
        assert!(!is_changed("{ \"tool\": \"policygap 0.1.0\" }"));
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
