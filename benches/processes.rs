//! How long the program takes as people run it: from the start of the process to its end, on one policy and on a folder,
//! beside the floor below which no audit can fall: walking the folder, reading the files and letting the YAML library
//! tell its bare events, on as many threads.
//!
//! `cargo bench --bench processes`, or some rows alone: `cargo bench --bench processes -- folder`. The folder holds 200
//! invented policies, or as many as `POLICYGAP_POLICIES` says. Everything is run in turn, again and again, so that what
//! else the machine does falls on all rows alike; the ratios of one run are what counts.

// A bench that cannot prepare its subject has nothing to measure, so it stops.
#![allow(clippy::expect_used, clippy::disallowed_methods)]

#[path = "../examples/corpus/invent/mod.rs"]
mod invent;

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use granit_parser::Parser;
use invent::Corpus;
use rayon::prelude::*;
use walkdir::WalkDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_policygap");
const DAY: [&str; 2] = ["--on", "2026-11-22"];
/// As which this program runs as the floor.
const FLOOR: &str = "--floor";
/// How often each row is run, at least.
const ROUNDS: usize = 11;
/// How long all rounds go on, about, once each row has been run often enough.
const ENOUGH: Duration = Duration::from_secs(20);

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let mut filter = String::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            FLOOR => return floor(Path::new(&arguments.next().expect("a path"))),
            // Cargo says so to every bench.
            "--bench" => {}
            _ => filter = argument,
        }
    }
    measure(&filter)
}

/// Walks, reads, and lets the library tell its events.
fn floor(path: &Path) -> io::Result<()> {
    let entries = WalkDir::new(path).sort_by_file_name().into_iter().collect::<Result<Vec<_>, _>>()?;
    let files = entries.iter().filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::path);
    let files: Vec<&Path> = files.collect();
    let events: usize = files
        .par_iter()
        .map(|file| {
            fs::read_to_string(file).map(|text| Parser::new_from_str(&text).map_while(Result::ok).count())
        })
        .sum::<io::Result<usize>>()?;
    writeln!(io::stdout(), "{events} events")
}

/// One row of the table.
struct Row {
    name: String,
    arguments: Vec<String>,
    /// Which floor it stands on.
    floor: Option<&'static str>,
    took: Vec<Duration>,
}

impl Row {
    fn new(name: &str, arguments: &[&str], floor: Option<&'static str>) -> Self {
        let arguments = arguments.iter().map(|&argument| argument.to_owned()).collect();
        Self { name: name.to_owned(), arguments, floor, took: Vec::new() }
    }

    fn run(&mut self) -> io::Result<()> {
        let program = if self.is_floor() { env::current_exe()? } else { PathBuf::from(PROGRAM) };
        let mut command = Command::new(program);
        command.args(&self.arguments).stdout(Stdio::null()).stderr(Stdio::null());
        let start = Instant::now();
        let code = command.status()?.code();
        self.took.push(start.elapsed());
        // Gaps and mistakes are found, or nothing was measured.
        assert!(matches!(code, Some(0 | 1 | 4)), "{} ended with {code:?}", self.name);
        Ok(())
    }

    fn is_floor(&self) -> bool {
        self.arguments.first().is_some_and(|argument| argument == FLOOR)
    }

    fn median(&self) -> Duration {
        let mut took = self.took.clone();
        took.sort_unstable();
        took.get(took.len() / 2).copied().unwrap_or_default()
    }

    fn fastest(&self) -> Duration {
        self.took.iter().min().copied().unwrap_or_default()
    }
}

fn measure(filter: &str) -> io::Result<()> {
    let policy = concat!(env!("CARGO_MANIFEST_DIR"), "/policies/priory-infant.yaml");
    let folder = Folder::new()?;
    let mut rows = rows(policy, folder.path());
    let wanted = |row: &Row| row.name.contains(filter);
    let floors: Vec<_> = rows.iter().filter(|row| wanted(row)).filter_map(|row| row.floor).collect();
    rows.retain(|row| wanted(row) || floors.contains(&row.name.as_str()));
    let start = Instant::now();
    let mut rounds = 0;
    while rounds < ROUNDS || (start.elapsed() < ENOUGH && rounds < 10 * ROUNDS) {
        rows.iter_mut().try_for_each(Row::run)?;
        rounds += 1;
    }
    let mut out = io::stdout().lock();
    writeln!(out, "{rounds} rounds\n{:<28} {:>10} {:>10} {:>10}", "", "median", "fastest", "× floor")?;
    for row in &rows {
        let floor = rows.iter().find(|floor| row.floor == Some(floor.name.as_str()));
        let ratio = floor.map(|floor| row.median().as_secs_f64() / floor.median().as_secs_f64());
        let ratio = ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        let [median, fastest] = [row.median(), row.fastest()].map(|time| time.as_secs_f64() * 1000.0);
        writeln!(out, "{:<28} {median:>7.2} ms {fastest:>7.2} ms {ratio:>10}", row.name)?;
    }
    Ok(())
}

fn rows(policy: &str, folder: &str) -> Vec<Row> {
    const ONE: &str = "one: floor";
    const MANY: &str = "folder: floor";
    let mut rows = vec![Row::new("start: checklists list", &["checklists", "list"], None)];
    for (kind, path, floor) in [("one", policy, ONE), ("folder", folder, MANY)] {
        rows.push(Row::new(floor, &[FLOOR, path], None));
        let audit = |name: &str, more: &[&str]| {
            let arguments = [&["audit", path], DAY.as_slice(), more].concat();
            Row::new(&format!("{kind}: {name}"), &arguments, Some(floor))
        };
        rows.push(audit("audit --quiet", &["--quiet"]));
        for format in ["text", "json", "markdown", "html"] {
            rows.push(audit(&format!("audit --format {format}"), &["--format", format]));
        }
    }
    rows
}

/// A folder of invented policies, which goes at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        let count = env::var("POLICYGAP_POLICIES").ok().and_then(|count| count.parse().ok()).unwrap_or(200);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{}", std::process::id()));
        fs::create_dir_all(&path)?;
        let folder = Self(path);
        let corpus = Corpus::new(1, 0).map_err(io::Error::other)?;
        for number in 1..=count {
            let school = corpus.school(number);
            assert!(!school.faulty, "{} has a mistake, and none was asked for", school.stem);
            fs::write(folder.0.join(format!("{}.yaml", school.stem)), school.policy)?;
            if let Some(records) = school.records {
                fs::write(folder.0.join(format!("{}.records.yaml", school.stem)), records)?;
            }
        }
        Ok(folder)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("a path in UTF-8")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind is in the target folder, where it does no harm.
        let _ = fs::remove_dir_all(&self.0);
    }
}
