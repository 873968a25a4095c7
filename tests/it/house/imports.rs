//! No room imports one above it or beside it, and no two rooms form a circle.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenTree};

use super::{File, files, is_name, is_path_sign, without_tests};

/// The rooms from the door down. A room may use any room on a lower floor and none on its own.
const FLOORS: &[&[&str]] = &[
    &["main"],
    &["cli"],
    &["render"],
    &["page"],
    &["reference", "schema"],
    &["coverage"],
    &["report"],
    &["ladder", "gate"],
    &["audit"],
    // Puts what the program carries into models.
    &["embedded"],
    &["checklist"],
    &["requirement"],
    &["policy"],
    &["vocabulary"],
    &["dates", "format"],
    &["source"],
];

/// What may stay, and why. Empty, but for what somebody can defend here.
const ALLOWED: &[(&str, &str, &str)] = &[];

/// A room that a file names.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Import {
    from: String,
    to: String,
    file: String,
}

/// Every room that a file names from outside that room, in `use` lines and in paths.
fn imports(file: &File) -> BTreeSet<Import> {
    let mut named = BTreeSet::new();
    rooms_in(&file.tokens, &file.modules(), &mut named);
    let from = file.room();
    named.remove(&from);
    named.into_iter().map(|to| Import { from: from.clone(), to, file: file.path.clone() }).collect()
}

/// Collects the first module of every path that begins at the root of the crate: `crate::room`, `policygap::room`, or
/// as many `super` as lead there.
fn rooms_in(tokens: &[TokenTree], modules: &[String], named: &mut BTreeSet<String>) {
    let mut rest = tokens;
    while let [token, after @ ..] = rest {
        rest = after;
        match token {
            TokenTree::Ident(start) if *start == "crate" || *start == "policygap" => {
                first_names(after, &[], named);
            }
            TokenTree::Ident(start) if *start == "super" => {
                let mut at = modules.len().saturating_sub(1);
                while is_path_sign(rest) && is_name(rest.get(2), "super") {
                    at = at.saturating_sub(1);
                    rest = rest.get(3..).unwrap_or_default();
                }
                first_names(rest, modules.get(..at).unwrap_or_default(), named);
            }
            TokenTree::Ident(start) if *start == "mod" => {
                if let [TokenTree::Ident(name), TokenTree::Group(body), after @ ..] = rest {
                    let inner: Vec<_> = modules.iter().cloned().chain([name.to_string()]).collect();
                    rooms_in(&without_tests(body.stream()), &inner, named);
                    rest = after;
                }
            }
            TokenTree::Group(group) => rooms_in(&without_tests(group.stream()), modules, named),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The names after `::`, one or a group of them, where they are taken from the root of the crate.
fn first_names(after: &[TokenTree], base: &[String], named: &mut BTreeSet<String>) {
    if !base.is_empty() || !is_path_sign(after) {
        return;
    }
    match after.get(2) {
        Some(TokenTree::Ident(name)) => {
            named.insert(name.to_string());
        }
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let mut begins = true;
            for token in group.stream() {
                match token {
                    TokenTree::Ident(name) if begins => {
                        named.insert(name.to_string());
                        begins = false;
                    }
                    TokenTree::Punct(sign) => begins = sign.as_char() == ',',
                    TokenTree::Ident(_) | TokenTree::Group(_) | TokenTree::Literal(_) => begins = false,
                }
            }
        }
        _ => {}
    }
}

/// What is wrong with the imports of some files.
fn faults(files: &[File], floors: &[&[&str]], allowed: &[(&str, &str, &str)]) -> Vec<String> {
    let floor = |room: &str| floors.iter().position(|rooms| rooms.contains(&room));
    let mut faults = Vec::new();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for import in files.iter().filter(|file| file.path != "lib.rs").flat_map(imports) {
        let Import { from, to, file } = import;
        match (floor(&from), floor(&to)) {
            (None, _) => faults.push(format!("src/{file}: the room `{from}` stands on no floor")),
            // A name at the root of the crate that is no room, such as a macro.
            (Some(_), None) if !files.iter().any(|file| file.room() == to) => {}
            (Some(_), None) => faults.push(format!("src/{file}: the room `{to}` stands on no floor")),
            (Some(above), Some(below)) => {
                let excused = allowed.iter().any(|(a, b, _)| (*a, *b) == (from.as_str(), to.as_str()));
                if below <= above && !excused {
                    faults.push(format!("src/{file}: `{from}` may not use `{to}`"));
                }
                graph.entry(from).or_default().insert(to);
            }
        }
    }
    faults.dedup();
    faults.extend(circles(&graph));
    faults
}

/// Every pair of rooms that reach each other.
fn circles(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let reached = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut next = vec![from.to_owned()];
        while let Some(room) = next.pop() {
            for to in graph.get(&room).into_iter().flatten() {
                if seen.insert(to.clone()) {
                    next.push(to.clone());
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<String>> = graph.keys().map(|room| (room, reached(room))).collect();
    let pairs = reach.iter().flat_map(|(room, seen)| seen.iter().map(move |other| (*room, other)));
    pairs
        .filter(|(room, other)| room < other && reach.get(other).is_some_and(|seen| seen.contains(*room)))
        .map(|(room, other)| format!("`{room}` and `{other}` use each other, straight or through others"))
        .collect()
}

#[test]
fn no_import_goes_up_and_no_rooms_form_a_circle() {
    let faults = faults(&files(), FLOORS, ALLOWED);
    assert!(faults.is_empty(), "{} imports are wrong:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_room_stands_on_a_floor_and_in_the_guide_and_no_other_does() {
    let there: BTreeSet<String> =
        files().iter().map(File::room).filter(|room| room != "lib" && room != "embedded").collect();
    let listed: BTreeSet<String> = FLOORS
        .iter()
        .copied()
        .flatten()
        .map(|room| (*room).to_owned())
        .filter(|room| room != "embedded")
        .collect();
    assert_eq!(there, listed);
    let guide = std::fs::read_to_string("CONTRIBUTING.md").unwrap();
    for room in listed {
        let names = [format!("`{room}`"), format!("`{room}/`"), format!("`{room}.rs`")];
        assert!(
            guide.lines().any(|line| line.starts_with('|') && names.iter().any(|name| line.contains(name))),
            "CONTRIBUTING.md does not say what `{room}` holds"
        );
    }
}

/// A house of three rooms to try the check on.
fn tried(files: &[(&str, &str)]) -> Vec<String> {
    const FLOORS: &[&[&str]] = &[&["attic"], &["hall", "porch"], &["cellar"]];
    let files: Vec<File> = files.iter().map(|(path, text)| File::new(path, text)).collect();
    faults(&files, FLOORS, &[])
}

#[test]
fn imports_that_go_down_are_right() {
    let right = [
        ("attic/mod.rs", "use crate::{cellar, hall::Door as Way};\nuse super::cellar::Step;\nmod chest;"),
        (
            "attic/chest.rs",
            "use super::Box;\nuse super::super::hall::Door;\nfn open() { crate::cellar::step(); }",
        ),
        ("hall.rs", "pub(crate) fn door() -> super::cellar::Step { todo!() }"),
        (
            "cellar/mod.rs",
            "//! Below crate::attic.\nconst NAME: &str = \"crate::hall\";\nmod step { use super::super::cellar; }",
        ),
        ("cellar/step.rs", "#[cfg(test)]\nmod tests { use crate::attic; }\n#[cfg(test)]\nuse crate::hall;"),
    ];
    assert_eq!(tried(&right), Vec::<String>::new());
}

#[test]
fn an_import_that_goes_up_is_told_however_it_is_written() {
    for text in [
        "use crate::attic;",
        "use crate::attic::{Box, Lid};",
        "use crate::{\n    cellar::Step,\n    attic::Box,\n};",
        "pub use super::super::attic::Box;",
        "mod inner { use super::super::super::attic::Box; }",
        "fn open(_: &crate::attic::Box) {}",
        "fn open() { if true { let _ = [crate::attic::Box]; } }",
        "macro_rules! open { () => { $crate::attic::Box } }",
    ] {
        assert_eq!(
            tried(&[("hall/door.rs", text), ("attic.rs", "")]),
            ["src/hall/door.rs: `hall` may not use `attic`"],
            "{text}"
        );
    }
    assert_eq!(tried(&[("hall.rs", "use crate::porch;")]), ["src/hall.rs: `hall` may not use `porch`"]);
}

#[test]
fn a_circle_and_a_room_on_no_floor_are_told() {
    let circle = [("hall.rs", "use crate::cellar;"), ("cellar.rs", "use crate::hall;")];
    assert_eq!(
        tried(&circle),
        [
            "src/cellar.rs: `cellar` may not use `hall`",
            "`cellar` and `hall` use each other, straight or through others"
        ]
    );
    let shed = [("hall.rs", "use crate::shed;"), ("shed.rs", "use crate::cellar;")];
    assert_eq!(
        tried(&shed),
        [
            "src/hall.rs: the room `shed` stands on no floor",
            "src/shed.rs: the room `shed` stands on no floor"
        ]
    );
}
