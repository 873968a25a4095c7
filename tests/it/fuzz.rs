//! The targets of `fuzz/` on the stable toolchain: every seed and every finding as it is, then seeds changed at random, the
//! same in every run.
//!
//! `POLICYGAP_FUZZ_ROUNDS=20000 cargo test --test it fuzz::` runs them longer, and `POLICYGAP_FUZZ_START=7` from another
//! start. What fails is kept in a file that the failure names: `fuzz/README.md` says what becomes of it.

#[path = "../../fuzz/targets.rs"]
mod targets;

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::common::mutation::{Numbers, crossed, mutated};

/// How often each target is run in a usual test.
const ROUNDS: usize = 30;

/// Files of the repository that are seeds as well.
const MORE: [(&str, &[&str]); 3] = [
    (
        "policy",
        &[
            "policies/priory-infant.yaml",
            "policies/dormansland-primary.yaml",
            "examples/repository/policies/exampleton-primary.yaml",
            "tests/it/schema/policy.yaml",
        ],
    ),
    (
        "records",
        &["examples/repository/policies/exampleton-primary.records.yaml", "tests/it/schema/records.yaml"],
    ),
    ("checklist", &["checklists/working-together-2026.yaml", "tests/it/schema/checklist.yaml"]),
];

/// The number that an environment variable gives.
fn given(name: &str) -> Option<usize> {
    std::env::var(name).ok().map(|number| number.parse().unwrap_or_else(|_| panic!("{name} is not a number")))
}

/// The files in a folder of `fuzz/`, in order; none where nothing was ever found.
fn files(folder: &str, target: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(folder).join(target);
    if !root.is_dir() {
        return Vec::new();
    }
    let entries = WalkDir::new(root).sort_by_file_name().into_iter().map(Result::unwrap);
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.path().to_owned()).collect()
}

/// Runs a target; what fails is kept, so that it can be run again alone.
fn run(name: &str, input: &[u8], what: &str) {
    let (_, target) = targets::ALL.iter().find(|(known, _)| *known == name).unwrap();
    if let Err(panic) = panic::catch_unwind(AssertUnwindSafe(|| target(input))) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{name}"));
        std::fs::write(&path, input).unwrap();
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
        panic!("{name}, {what}: {said}\nThe input is kept in {}", path.display());
    }
}

fn drive(name: &str) {
    let mut paths = files("seeds", name);
    assert!(paths.len() > 2, "fuzz/seeds/{name} is empty");
    for (_, more) in MORE.iter().filter(|(target, _)| *target == name) {
        paths.extend(more.iter().map(PathBuf::from));
    }
    for path in files("findings", name).iter().chain(&paths) {
        run(name, &std::fs::read(path).unwrap(), &path.display().to_string());
    }
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let start = given("POLICYGAP_FUZZ_START").unwrap_or(1);
    // Any start but nought gives numbers, and near starts give others.
    let mut numbers =
        Numbers(0x9e37_79b9_7f4a_7c15 ^ u64::try_from(start).unwrap().wrapping_mul(0x0100_0000_01b3));
    for round in 0..given("POLICYGAP_FUZZ_ROUNDS").unwrap_or(ROUNDS) {
        let mut input = seeds[numbers.below(seeds.len())].clone();
        if numbers.below(3) == 0 {
            input = crossed(&input, &seeds[numbers.below(seeds.len())], &mut numbers);
        }
        run(name, &mutated(&input, &mut numbers), &format!("round {round} from {start}"));
    }
}

#[test]
fn policies_are_answered_whatever_they_hold() {
    drive("policy");
}

#[test]
fn records_are_answered_whatever_they_hold() {
    drive("records");
}

#[test]
fn checklists_are_answered_whatever_they_hold() {
    drive("checklist");
}

#[test]
fn dates_are_answered_whatever_they_hold() {
    drive("dates");
}

/// From a seed that is refused at its first line nothing further in is ever reached.
#[test]
fn the_small_seeds_are_sound() {
    use policygap::{checklist, policy, source::Source, vocabulary::Vocabulary};
    let words = Vocabulary::builtin();
    let source = |path: &str| Source::new(path, std::fs::read_to_string(path).unwrap());
    let (small, records) = ("fuzz/seeds/policy/small.yaml", "fuzz/seeds/records/small.yaml");
    let loaded = policy::load(&source(small), Some(source(records)), words);
    assert_eq!(loaded.problems, []);
    let (_, problems) = loaded.records.unwrap();
    assert_eq!(problems, []);
    let checklist = checklist::load(source("fuzz/seeds/checklist/small.yaml"), words);
    assert!(checklist.is_ok(), "{checklist:?}");
}
