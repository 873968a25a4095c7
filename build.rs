//! Reads the files under `checklists/` with the program's own readers and writes the models down, so that starting the
//! program costs next to nothing and a broken file stops the build with the sentence on it. No list of files is kept by
//! hand.

#![allow(clippy::print_stdout, clippy::disallowed_macros, reason = "cargo is spoken to on standard output")]
#![allow(clippy::disallowed_methods, reason = "the files are the repository's own")]
#![allow(dead_code, unreachable_pub, unused_imports, reason = "the rooms serve the program first")]
#![allow(clippy::all, clippy::pedantic, reason = "the rooms are linted with the library")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use serde::Serialize;

use checklist::{Checklist, Library};
use source::Source;
use vocabulary::Vocabulary;

#[path = "src/checklist/mod.rs"]
mod checklist;
#[path = "src/dates/mod.rs"]
mod dates;
#[path = "src/format/mod.rs"]
mod format;
#[path = "src/policy/mod.rs"]
mod policy;
#[path = "src/requirement/mod.rs"]
mod requirement;
#[path = "src/source/mod.rs"]
mod source;
#[path = "src/vocabulary/mod.rs"]
mod vocabulary;

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?);
    let words = vocabulary::load::load(files(&root, "checklists/vocabulary")?).map_err(io::Error::other)?;
    let library = Library::load(files(&root, "checklists")?, &words).map_err(io::Error::other)?;
    let editions: Vec<&Checklist> = library.all().collect();

    let mut code = String::new();
    store(&out, &mut code, "VOCABULARY", &words)?;
    store(&out, &mut code, "DESCRIPTIONS", words.descriptions())?;
    store(&out, &mut code, "EDITIONS", &editions)?;
    let mut list = String::from("pub(crate) const CHECKLISTS: &[File] = &[\n");
    for (at, edition) in editions.iter().enumerate() {
        let demands = format!("DEMANDS_{at}");
        store(&out, &mut code, &demands, edition.demands())?;
        let name = edition.source_file.name();
        let path = root.join(name);
        writeln!(list, "    File {{ name: {name:?}, text: include_str!({path:?}), demands: {demands} }},")
            .map_err(io::Error::other)?;
    }
    fs::write(out.join("embedded.rs"), format!("{code}{list}];\n"))
}

/// The files of a folder, by name.
fn files(root: &Path, folder: &str) -> io::Result<Vec<Source>> {
    println!("cargo::rerun-if-changed={folder}");
    let mut names: Vec<String> = fs::read_dir(root.join(folder))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "yaml"))
        .map(|file| format!("{folder}/{file}"))
        .collect();
    names.sort();
    let read = |name: String| {
        println!("cargo::rerun-if-changed={name}");
        let text = fs::read_to_string(root.join(&name))?;
        Ok(Source::new(name, text))
    };
    names.into_iter().map(read).collect()
}

/// Writes a model down, as a constant of the program.
fn store(out: &Path, code: &mut String, name: &str, model: &(impl Serialize + ?Sized)) -> io::Result<()> {
    let bytes = postcard::to_allocvec(model).map_err(io::Error::other)?;
    let path = out.join(name).with_extension("postcard");
    fs::write(&path, bytes)?;
    writeln!(code, "const {name}: &[u8] = include_bytes!({path:?});").map_err(io::Error::other)
}
