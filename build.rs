//! Lists and parses the files under `checklists/`, so that the binary carries them ready to be read; no list of them is
//! kept by hand. The parser is the program's own.

#![allow(clippy::print_stdout, clippy::disallowed_macros, reason = "cargo is spoken to on standard output")]
#![allow(clippy::disallowed_methods, reason = "the files are the repository's own")]

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

#[allow(dead_code, unreachable_pub)]
#[path = "src/source/broken.rs"]
mod broken;
#[allow(dead_code, unreachable_pub)]
#[path = "src/source/parse.rs"]
mod parse;
#[allow(dead_code, unreachable_pub)]
#[path = "src/source/problem.rs"]
mod problem;
#[allow(dead_code, unreachable_pub)]
#[path = "src/source/stored.rs"]
mod stored;
#[allow(dead_code, unreachable_pub)]
#[path = "src/source/text.rs"]
mod text;
#[allow(dead_code, unreachable_pub)]
#[path = "src/source/tree.rs"]
mod tree;

fn main() -> io::Result<()> {
    let root = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    println!("cargo::rerun-if-changed=src/source");
    let mut code = String::new();
    for (name, folder) in [("VOCABULARY", "checklists/vocabulary"), ("CHECKLISTS", "checklists")] {
        println!("cargo::rerun-if-changed={folder}");
        let mut files: Vec<String> = fs::read_dir(Path::new(&root).join(folder))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "yaml"))
            .collect();
        files.sort();
        writeln!(code, "pub(crate) const {name}: &[File] = &[").map_err(io::Error::other)?;
        for file in files {
            let path = Path::new(&root).join(folder).join(&file);
            println!("cargo::rerun-if-changed={folder}/{file}");
            let shown = format!("{folder}/{file}");
            let tree = Path::new(&out).join(shown.replace('/', "-")).with_extension("tree");
            fs::write(&tree, parsed(&shown, &path)?)?;
            writeln!(
                code,
                "    File {{ name: {shown:?}, text: include_str!({:?}), tree: include_bytes!({:?}) }},",
                path.to_string_lossy(),
                tree.to_string_lossy()
            )
            .map_err(io::Error::other)?;
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(&out).join("embedded.rs"), code)
}

/// The tree of a file in bytes; a build with a broken file stops with the sentence on it.
fn parsed(name: &str, path: &Path) -> io::Result<Vec<u8>> {
    let source = text::Source::new(name, fs::read_to_string(path)?);
    let mut problems = problem::Problems::new();
    let root = parse::parse(&source, &mut problems);
    if let Some(problem) = problems.sorted().first() {
        let line = source.position(problem.span.start()).line;
        return Err(io::Error::other(format!(
            "{name}:{line}: {} {}",
            problem.message,
            problem.help.as_deref().unwrap_or("")
        )));
    }
    let mut bytes = Vec::new();
    stored::write(&root.ok_or_else(|| io::Error::other(format!("{name} is empty")))?, &mut bytes);
    Ok(bytes)
}
