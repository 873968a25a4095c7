//! The plain reader and the library beside each other: wherever the plain reader reads a text, the library reads the same
//! tree with the same places and finds nothing wrong.

#![allow(clippy::disallowed_methods, reason = "the files are the repository's own")]

use std::fs;
use std::path::Path;

use super::super::parse::by_library;
use super::super::{Problems, Source};

/// Texts with everything that the plain reader takes.
const SAMPLES: [&str; 3] = [
    include_str!("samples/groups.yaml"),
    include_str!("samples/lists.yaml"),
    include_str!("samples/texts.yaml"),
];

/// What is put into texts to spoil them.
const SPOILERS: &[&str] = &[
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n  ",
    ": ",
    ":",
    "- ",
    "-",
    "# ",
    "#",
    " #",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "|",
    "> ",
    ">-",
    "|-",
    "|\n",
    ">-\n",
    "|+",
    "|2",
    "&a ",
    "*a ",
    "!t ",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "~",
    "---",
    "...",
    "---\n",
    "\t",
    "\r",
    "\\",
    "\\n",
    "\\\"",
    "''",
    "é",
    "“",
    "\u{a0}",
    "\u{ad}",
    "\u{85}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "x",
    ".",
    "0",
    "=",
    "<<",
    "+",
    "a: b",
    "a:\n",
    "- a\n",
    "  - b: c\n",
    "k: |\n  t\n",
    "k: >-\n  t\n  u\n\n  v\n",
    "k: \"q\"\n",
    "{a: b}",
    "[a, b]",
];

/// Whether the plain reader read it. Where it did, the library must agree.
fn is_plain(name: &str, text: &str) -> bool {
    let Some(plain) = super::read(text) else { return false };
    let source = Source::new(name, text);
    let mut problems = Problems::new();
    let library = by_library(&source, &mut problems);
    assert!(problems.is_empty(), "{name}: the library finds {:?} in\n{text}", problems.sorted());
    assert_eq!(Some(plain), library, "{name}:\n{text}");
    true
}

/// The policies, the checklists and the vocabulary of the repository.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["policies", "checklists", "checklists/vocabulary"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "yaml") {
                files.push((path.display().to_string(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    files.sort();
    assert!(files.len() > 40, "{} files", files.len());
    files
}

#[test]
fn the_files_of_the_repository_are_read_as_the_library_reads_them() {
    let files = files();
    let plain: Vec<_> =
        files.iter().filter(|(name, text)| is_plain(name, text)).map(|(name, _)| name).collect();
    let policies = files.iter().filter(|(name, _)| name.contains("/policies/"));
    for (policy, _) in policies {
        assert!(plain.contains(&policy), "{policy} is written in a way that is read slowly");
    }
    let slow: Vec<_> = files.iter().map(|(name, _)| name).filter(|name| !plain.contains(name)).collect();
    assert!(plain.len() * 10 >= files.len() * 9, "read slowly: {slow:?}");
    for sample in SAMPLES {
        assert!(is_plain("a sample", sample), "{sample}");
    }
}

#[test]
fn what_is_unusual_or_wrong_is_left_to_the_library() {
    for text in [
        "",
        "a",
        "- ",
        "# nothing",
        "--- \na: b",
        "a: b\n...",
        "%YAML 1.2\n---\na: b",
        " a: b",
        "\u{feff}a: b",
        "a: b\r\nc: d",
        "a:\tb",
        "a: b\u{1}",
        "a: \u{202e}b",
        "a: b: c",
        "a: b\na: c",
        "a: {b: c, b: d}",
        "a: &b c",
        "a: *b",
        "a: !b c",
        "a: @b",
        "? a\n: b",
        "a : b",
        "a: - b",
        "a: b\n  c: d",
        "a:\n   b: c\n  d: e",
        "a: \"b",
        "a: \"b\" c",
        "a: \"\\e\"",
        "a: [b",
        "a: [b]c",
        "a: [b: c]",
        "a: [b,, c]",
        "a: [b\n]",
        "a: {b}",
        "a: |2\n  b",
        "a: |+\n  b\n\n",
        "a: >\n  b\n    c",
        "a: |\nb: c",
        "- a\nb: c",
        "a: b\n- c",
        "- a\n  - b\n - c",
    ] {
        assert_eq!(super::read(text), None, "{text:?}");
    }
    let deep: Vec<_> = (0..40).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let deep = deep.concat();
    assert_eq!(super::read(&deep), None);
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn spoiler(&mut self) -> &'static str {
        SPOILERS[self.below(SPOILERS.len())]
    }

    /// Some lines of a text, with the keys above them, so that most of what is left is sound.
    fn piece(&mut self, text: &str) -> String {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let from = self.below(lines.len());
        let to = (from + 1 + self.below(14)).min(lines.len());
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let mut above = Vec::new();
        let mut inner = indent(lines[from]);
        for line in lines[..from].iter().rev() {
            let words = line.trim_start();
            if !words.is_empty() && !words.starts_with(['#', '-']) && indent(line) < inner {
                inner = indent(line);
                above.push(*line);
            }
        }
        above.reverse();
        above.concat() + &lines[from..to].concat()
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    /// Puts something in, takes something out, or indents a line anew.
    fn spoil(&mut self, text: &mut String) {
        let at = self.place(text);
        let longer = at + 1 + self.below(4);
        let end = text.ceil_char_boundary(longer.min(text.len()));
        match self.below(5) {
            0 | 1 => text.insert_str(at, self.spoiler()),
            2 => text.replace_range(at..end, ""),
            3 => text.replace_range(at..end, self.spoiler()),
            _ => {
                let line = text[..at].rfind('\n').map_or(0, |before| before + 1);
                if self.below(2) == 0 {
                    text.insert_str(line, "  ");
                } else if text[line..].starts_with("  ") {
                    text.replace_range(line..=line + self.below(2), "");
                }
            }
        }
    }
}

/// A longer run: `POLICYGAP_MUTANTS=100000 cargo test --lib plain`.
#[test]
fn spoilt_texts_are_read_as_the_library_reads_them_or_left_to_it() {
    let tried = std::env::var("POLICYGAP_MUTANTS").map_or(4_000, |number| number.parse().unwrap());
    let files = files();
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut plain = 0;
    for number in 0..tried {
        let text = match number % 2 {
            0 => SAMPLES[chance.below(SAMPLES.len())],
            _ => files[chance.below(files.len())].1.as_str(),
        };
        let mut text = chance.piece(text);
        for _ in 0..chance.below(4) {
            chance.spoil(&mut text);
        }
        plain += usize::from(is_plain("a spoilt text", &text));
    }
    assert!(plain * 4 > tried, "only {plain} of {tried} spoilt texts were plain");
    assert!(plain * 10 < tried * 9, "{plain} of {tried} spoilt texts were plain: they are not spoilt enough");
}
