//! Writes a folder of invented policies that look like real ones, for measurements and for trying things out.
//!
//! `cargo run --release --example corpus -- COUNT FOLDER [--seed N] [--faults PERCENT]`
//!
//! Every policy takes statements from the two real ones under `policies/`: some are left out, some are changed, and some
//! are said in words of its own, until it is as long as they are. The schools and people are invented, and look it. About
//! four in ten have a records file beside them; three in a hundred (or as `--faults` says) have a mistake that cannot be
//! read. The same count and seed give the same files.

mod invent;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use invent::Corpus;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // A message that cannot be shown is no reason to fail otherwise.
            let _ =
                writeln!(io::stderr(), "{message}\nUsage: corpus COUNT FOLDER [--seed N] [--faults PERCENT]");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let asked = Asked::read(env::args().skip(1))?;
    let corpus = Corpus::new(asked.seed, asked.faults)?;
    let folder = asked.folder.as_path();
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let (mut with_records, mut faults) = (0_u64, 0_u64);
    for number in 1..=asked.count {
        let school = corpus.school(number);
        faults += u64::from(school.faulty);
        write(folder, &format!("{}.yaml", school.stem), &school.policy)?;
        let beside = format!("{}.records.yaml", school.stem);
        if let Some(records) = &school.records {
            write(folder, &beside, records)?;
            with_records += 1;
        } else {
            // A run with another count or seed may have left one.
            let _ = fs::remove_file(folder.join(beside));
        }
    }
    writeln!(
        io::stdout(),
        "{} policies in {}: {with_records} with records, {faults} with a mistake.",
        asked.count,
        folder.display()
    )
    .map_err(|error| error.to_string())
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    let path = folder.join(name);
    fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// What was typed.
struct Asked {
    count: u64,
    folder: PathBuf,
    seed: u64,
    faults: u64,
}

impl Asked {
    fn read(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut places = Vec::new();
        let (mut seed, mut faults) = (1, 3);
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--seed" => seed = number(&arg, args.next().as_deref())?,
                "--faults" => faults = number(&arg, args.next().as_deref())?,
                _ => places.push(arg),
            }
        }
        match places.as_slice() {
            [count, folder] => {
                Ok(Self { count: number("COUNT", Some(count))?, folder: folder.into(), seed, faults })
            }
            _ => Err("COUNT and FOLDER are wanted.".to_owned()),
        }
    }
}

fn number(name: &str, given: Option<&str>) -> Result<u64, String> {
    given.and_then(|given| given.parse().ok()).ok_or_else(|| format!("{name}: a whole number is wanted."))
}
