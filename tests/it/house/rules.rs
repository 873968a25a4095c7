//! What stands nowhere but in its own room.

use proc_macro2::{Delimiter, TokenTree};

use super::{File, files, is_path_sign};

/// A line longer than this is a second idea.
const MOST_LINES: usize = 350;

/// Longer files, and why each is one idea all the same.
const LONGER: &[(&str, &str)] = &[];

/// Names that say nothing of what a file holds.
const EMPTY_NAMES: &[&str] = &[
    "utils", "util", "helpers", "manager", "data", "process", "parts", "words", "things", "broken", "dated",
    "misc", "common",
];

/// Names as they stand in paths and macro calls, and the rooms in which they may.
struct Rule {
    what: &'static str,
    rooms: &'static [&'static str],
    names: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        what: "prints",
        rooms: &["cli", "main"],
        names: &["print!", "println!", "eprint!", "eprintln!", "dbg!", "::stdout", "::stderr"],
    },
    Rule {
        what: "reads the clock",
        rooms: &["cli"],
        names: &["Utc::now", "Local::now", "SystemTime::now", "Instant::now", "::SystemTime", "::Instant"],
    },
    Rule {
        what: "touches the disk or the environment",
        rooms: &["cli"],
        names: &[
            "std::fs",
            "fs::read",
            "fs::write",
            "File::open",
            "File::create",
            "std::env",
            "env::var",
            "env::args",
            "walkdir::",
            "::stdin",
        ],
    },
    Rule {
        what: "uses anyhow, where errors are types",
        rooms: &["cli"],
        names: &["anyhow!", "anyhow::", "bail!"],
    },
    Rule { what: "knows the YAML library", rooms: &["source"], names: &["granit_parser::"] },
    Rule {
        what: "opens a connection or runs another program",
        rooms: &[],
        names: &[
            "std::net",
            "::TcpStream",
            "::UdpSocket",
            "::UnixStream",
            "process::Command",
            "::Command::new",
        ],
    },
    Rule { what: "waits for a terminal", rooms: &["cli"], names: &["terminal_size::"] },
];

/// Every `a::b` of a file, the members of groups one by one, with `::` before the first name that follows another and
/// after a name that leads somewhere; and every `name!`.
fn names(tokens: &[TokenTree]) -> Vec<String> {
    let mut found = Vec::new();
    collect(tokens, None, &mut found);
    found
}

fn collect(tokens: &[TokenTree], leading: Option<&str>, found: &mut Vec<String>) {
    let mut before = leading.map(str::to_owned);
    let mut rest = tokens;
    while let [token, after @ ..] = rest {
        rest = after;
        match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                if let Some(before) = before.take() {
                    found.push(format!("{before}::{name}"));
                    found.push(format!("::{name}"));
                }
                if is_path_sign(rest) {
                    found.push(format!("{name}::"));
                    before = Some(name);
                    rest = rest.get(2..).unwrap_or_default();
                } else if matches!(rest, [TokenTree::Punct(sign), TokenTree::Group(_), ..] if sign.as_char() == '!')
                {
                    found.push(format!("{name}!"));
                }
            }
            TokenTree::Group(group) => {
                let members = group.delimiter() == Delimiter::Brace && before.is_some();
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in
                    inner.split(|token| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ','))
                {
                    collect(part, if members { before.as_deref() } else { None }, found);
                }
                before = None;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => before = None,
        }
    }
}

/// What breaks a rule in some files.
fn broken(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files {
        let (room, names) = (file.room(), names(&file.tokens));
        for rule in RULES.iter().filter(|rule| !rule.rooms.contains(&room.as_str())) {
            for name in rule.names.iter().filter(|name| names.iter().any(|found| found == *name)) {
                broken.push(format!("src/{} {}: {name}", file.path, rule.what));
            }
        }
        if file.lines > MOST_LINES && !LONGER.iter().any(|(path, _)| *path == file.path) {
            broken.push(format!("src/{} has {} lines, more than {MOST_LINES}", file.path, file.lines));
        }
        if let Some(name) = file.modules().iter().find(|name| EMPTY_NAMES.contains(&name.as_str())) {
            broken.push(format!("src/{}: `{name}` says nothing of what it holds", file.path));
        }
    }
    broken
}

#[test]
fn nothing_stands_outside_its_room() {
    let broken = broken(&files());
    assert!(broken.is_empty(), "{} rules are broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_longer_file_is_there_and_has_a_reason() {
    let files = files();
    for (path, reason) in LONGER {
        let file = files.iter().find(|file| file.path == *path);
        assert!(file.is_some_and(|file| file.lines > MOST_LINES), "{path} is no longer file any more");
        assert!(reason.len() > 20, "{path}: a reason is a sentence");
    }
}

#[test]
fn each_rule_is_broken_by_what_it_names_and_by_no_text() {
    let wrong = [
        ("println!(\"x\");", "prints"),
        ("let out = std::io::stdout();", "prints"),
        ("use std::io::{self, stderr};", "prints"),
        ("let now = chrono::Utc::now();", "reads the clock"),
        ("use std::time::{Duration, Instant};", "reads the clock"),
        ("use std::{collections::BTreeMap, fs};", "touches the disk or the environment"),
        ("let text = std::fs::read(path);", "touches the disk or the environment"),
        ("use walkdir::WalkDir;", "touches the disk or the environment"),
        ("use anyhow::Context as _;", "uses anyhow, where errors are types"),
        ("let event = granit_parser::Event::Nothing;", "knows the YAML library"),
    ];
    for (text, what) in wrong {
        let told = broken(&[File::new("audit/mod.rs", &format!("fn f() {{ {text} }}"))]);
        assert!(!told.is_empty() && told.iter().all(|it| it.contains(what)), "{text}: {told:?}");
    }
    let right = "//! println!, std::fs\nconst SAYS: &str = \"println!(std::fs)\";\nfn print(now: Day) -> fmt::Result { writeln!(out, \"\") }";
    assert_eq!(broken(&[File::new("audit/mod.rs", right)]), Vec::<String>::new());
    assert_eq!(
        broken(&[File::new("cli/files.rs", "use std::fs; fn f() { println!(); }")]),
        Vec::<String>::new()
    );
    assert_eq!(broken(&[File::new("audit/long.rs", &"\n".repeat(400))]).len(), 1);
    assert_eq!(broken(&[File::new("audit/words.rs", "")]).len(), 1);
}
