//! Writes a folder of invented policies that look like real ones, for measurements and for trying things out.
//!
//! `cargo run --release --example corpus -- COUNT FOLDER [--seed N] [--faults PERCENT]`
//!
//! Every policy takes statements from the two real ones under `policies/`: some are left out, some are changed. The
//! schools and people are invented, and look it. About four in ten have a records file beside them; three in a hundred
//! (or as `--faults` says) have a mistake that cannot be read. The same count and seed give the same files.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use policygap::source::{Map, Node, Problems, Source, Value, parse};

const REAL: [(&str, &str); 2] = [
    ("priory-infant.yaml", include_str!("../policies/priory-infant.yaml")),
    ("dormansland-primary.yaml", include_str!("../policies/dormansland-primary.yaml")),
];
const PLACES: &[&str] = &[
    "Exampleton",
    "Samplewick",
    "Testbridge",
    "Mockham",
    "Fictionfield",
    "Nowhere-on-Sea",
    "Inventon",
    "Madeup Magna",
    "Pretendby",
    "Specimen Green",
    "Dummyford",
    "Makebelieve Vale",
];
const FAMILY_NAMES: &[&str] =
    &["Example", "Sample", "Specimen", "Placeholder", "Invented", "Madeup", "Nobody", "Dummy"];
const AUTHORITIES: &[&str] = &["Kent", "Surrey"];
const PHASES: &[&str] = &["Infant", "Primary", "Junior", "First"];
const TYPES: &[&str] = &["maintained", "academy"];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const PERIODS: &[&str] = &["1 year", "term", "half-term", "month", "week", "regularly"];
const HOLDERS: &[&str] = &["dsl", "headteacher", "leadership-team", "technical-support", "school"];
const RECORDS: &[&str] = &[
    "filtering-check",
    "filtering-review",
    "filtering-test",
    "monitoring-report",
    "incident-trends",
    "staff-training",
    "governor-training",
    "dsl-training",
    "governor-report",
    "acceptable-use-signed",
    "online-safety-audit",
    "parent-session",
];
const GAPS: &[&str] = &[
    "kcsie/filtering-leader-named",
    "kcsie/four-risks",
    "policy-essentials/review-sooner",
    "dfe-filtering-monitoring/senior-leader",
];

fn main() -> ExitCode {
    let mut out = io::stderr();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // A message that cannot be shown is no reason to fail otherwise.
            let _ = writeln!(out, "{message}\nUsage: corpus COUNT FOLDER [--seed N] [--faults PERCENT]");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let asked = Asked::read(env::args().skip(1))?;
    let parents = REAL
        .iter()
        .map(|(name, text)| {
            parse(&Source::new(*name, *text), &mut Problems::new()).ok_or(format!("{name} is broken"))
        })
        .collect::<Result<Vec<_>, _>>()?;
    fs::create_dir_all(&asked.folder).map_err(|error| format!("{}: {error}", asked.folder.display()))?;
    let (mut with_records, mut faults) = (0, 0);
    for number in 1..=asked.count {
        let mut chance = Chance::new(asked.seed, number);
        let school = Invented::new(number, &mut chance);
        let mut text = school.policy(&parents, &mut chance);
        if chance.percent(asked.faults) {
            text = spoil(&text, &mut chance);
            faults += 1;
        }
        let stem = format!("school-{number:05}");
        write(&asked.folder, &format!("{stem}.yaml"), &text)?;
        let beside = format!("{stem}.records.yaml");
        if chance.percent(40) {
            write(&asked.folder, &beside, &records(&mut chance))?;
            with_records += 1;
        } else {
            // A run with another count or seed may have left one.
            let _ = fs::remove_file(asked.folder.join(beside));
        }
    }
    let folder = asked.folder.display();
    let count = asked.count;
    writeln!(
        io::stdout(),
        "{count} policies in {folder}: {with_records} with records, {faults} with a mistake."
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
            let mut number = || number(&arg, args.next().as_deref());
            match arg.as_str() {
                "--seed" => seed = number()?,
                "--faults" => faults = number()?,
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
    given.and_then(|given| given.parse().ok()).ok_or(format!("{name}: a whole number is wanted."))
}

/// Repeatable chance (SplitMix64): each policy has its own, so that a larger corpus begins with the smaller one.
struct Chance(u64);

impl Chance {
    fn new(seed: u64, number: u64) -> Self {
        let mut chance =
            Self(seed.wrapping_mul(0xD1B5_4A32_D192_ED03) ^ number.wrapping_mul(0x8CB9_2BA7_2F3D_8DD7));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    fn percent(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.next()).unwrap_or_default().checked_rem(of.len()).unwrap_or_default();
        of.get(at).copied().unwrap_or_default()
    }
}

/// A date as some school would write it.
fn date(year: u64, month: u64, day: u64, chance: &mut Chance) -> String {
    let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at).copied()).unwrap_or_default();
    let term = match month {
        1..=3 => "Spring",
        4..=8 => "Summer",
        _ => "Autumn",
    };
    match chance.between(0, 5) {
        0 => format!("{day} {name} {year}"),
        1 => format!("{day:02}.{month:02}.{:02}", year % 100),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 => format!("{day:02}/{month:02}/{year}"),
        4 => format!("{term} {year}"),
        _ => format!("{name} {year}"),
    }
}

/// A school that does not exist.
struct Invented {
    name: String,
    phase: String,
    school_type: &'static str,
    authority: &'static str,
    year: u64,
    people: Vec<String>,
}

impl Invented {
    fn new(number: u64, chance: &mut Chance) -> Self {
        let phase = chance.one(PHASES);
        let initials = ["A.", "B.", "C.", "D.", "E.", "F.", "G.", "H."];
        let people =
            (0..6).map(|_| format!("{} {}", chance.one(&initials), chance.one(FAMILY_NAMES))).collect();
        Self {
            name: format!("{} {phase} School No. {number}", chance.one(PLACES)),
            phase: phase.to_lowercase(),
            school_type: chance.one(TYPES),
            authority: chance.one(AUTHORITIES),
            year: chance.between(2016, 2026),
            people,
        }
    }

    fn person(&self, chance: &mut Chance) -> String {
        let names: Vec<&str> = self.people.iter().map(String::as_str).collect();
        chance.one(&names).to_owned()
    }

    /// The policy file.
    fn policy(&self, parents: &[Node], chance: &mut Chance) -> String {
        let mut out =
            String::from("# An invented school. Any likeness to a real one is chance.\npolicygap: 1\n");
        self.front_page(&mut out, chance);
        let first = usize::try_from(chance.next() % 2).unwrap_or_default();
        let sections = [
            "scope",
            "roles",
            "topics",
            "filtering",
            "monitoring",
            "training",
            "education",
            "incidents",
            "not-used",
            "linked-policies",
            "cites",
        ];
        for section in sections {
            if chance.percent(3) && section != "roles" {
                continue;
            }
            // Most of a section comes from one of the two; the other may have what the first has not.
            let from = if chance.percent(80) { first } else { 1 - first };
            let found = parents.get(from).and_then(|parent| member(parent, section));
            let other = parents.get(1 - from).and_then(|parent| member(parent, section));
            let Some(found) = found.or(other) else { continue };
            let mut node = found.clone();
            if section == "roles" {
                self.roles(&mut node, chance);
            } else {
                thin(&mut node, chance, 15);
            }
            change(&mut node, chance);
            if !node.is_empty() {
                let _ = writeln!(out, "{section}:");
                emit(&node, 1, &mut out);
            }
        }
        out
    }

    fn front_page(&self, out: &mut String, chance: &mut Chance) {
        let Self { name, phase, school_type, authority, year, .. } = self;
        let _ = write!(
            out,
            "school:\n  name: {name}\n  nation: england\n  phase: {phase}\n  type: {school_type}\n  authority: {authority}\n"
        );
        let (month, day) = (chance.between(1, 12), chance.between(1, 28));
        let title = chance.one(&[
            "Online Safety Policy",
            "Online Safety and Acceptable Use Policy",
            "E-Safety Policy",
        ]);
        let _ = write!(out, "policy:\n  title: {title}\n  kind: online-safety\n");
        let first = chance.one(&["approved", "adopted"]);
        let _ = writeln!(out, "  {first}: {}", scalar(&date(*year, month, day, chance)));
        if chance.percent(80) {
            let _ = writeln!(
                out,
                "  approved-by: {}",
                chance.one(&["governing-body", "leadership-team", "headteacher"])
            );
        }
        if chance.percent(85) {
            let after = year + chance.between(1, 3);
            let _ = writeln!(out, "  next-review: {}", scalar(&date(after, month, day, chance)));
        }
        if chance.percent(60) {
            let _ = writeln!(out, "  review-every: {}", chance.one(&["1 year", "2 years"]));
        }
        if chance.percent(30) {
            let _ = write!(out, "  review-sooner:\n    - new-guidance\n    - incident\n");
        }
        if chance.percent(50) {
            let _ = writeln!(out, "  reviewed-by: {}", self.person(chance));
        }
        if chance.percent(40) {
            let _ = write!(out, "  consulted:\n    - staff\n    - pupils\n");
        }
    }

    /// Keeps every role that another refers to, drops some duties, and gives the posts to invented people.
    fn roles(&self, node: &mut Node, chance: &mut Chance) {
        let Value::Map(roles) = &mut node.value else {
            return;
        };
        let shared: Vec<String> = roles
            .entries
            .iter()
            .filter_map(|(_, role)| Some(member(role, "same-duties-as")?.text()?.to_owned()))
            .collect();
        roles.entries.retain(|(id, _)| shared.contains(&id.value) || !chance.percent(10));
        for (id, role) in &mut roles.entries {
            let span = role.span;
            if let Value::Map(map) = &mut role.value {
                map.entries.retain(|(key, _)| key.value != "held-by" && key.value != "note");
                let post = matches!(
                    id.value.as_str(),
                    "headteacher"
                        | "dsl"
                        | "deputy-dsl"
                        | "online-safety-lead"
                        | "safeguarding-governor"
                        | "online-safety-governor"
                );
                if post && chance.percent(70) {
                    let key = policygap::source::Spanned::new("held-by".to_owned(), span);
                    map.entries.insert(0, (key, Node { value: Value::Text(self.person(chance)), span }));
                }
                if let Some((_, duties)) = map.entries.iter_mut().find(|(key, _)| key.value == "duties") {
                    thin(duties, chance, 20);
                }
            }
        }
    }
}

/// A records file.
fn records(chance: &mut Chance) -> String {
    let mut out = String::from("policygap-records: 1\nrecords:\n");
    for _ in 0..chance.between(2, 14) {
        let (year, month, day) = (chance.between(2024, 2026), chance.between(1, 10), chance.between(1, 28));
        let kind = chance.one(RECORDS);
        let _ = write!(out, "  - record: {kind}\n    date: {year}-{month:02}-{day:02}\n");
        let _ = writeln!(
            out,
            "    by: {}",
            chance.one(&["dsl", "technical-support", "governing-body", "headteacher"])
        );
        if chance.percent(60) {
            let _ = writeln!(
                out,
                "    about: {}",
                chance.one(&["filtering-and-monitoring", "online-safety-issues", "school-devices"])
            );
        }
        if chance.percent(70) {
            let _ = write!(
                out,
                "    outcome: Two things were found and mended.\n    action: The settings were changed.\n"
            );
        }
        if chance.percent(40) {
            let _ = writeln!(out, "    reported-to: governing-body");
        }
    }
    if chance.percent(30) {
        let gap = chance.one(GAPS);
        let until = chance.between(2026, 2027);
        let _ = write!(
            out,
            "accepted-gaps:\n  - control: {gap}\n    reason: To be settled with the new leadership team.\n    \
             approved-by: governing-body\n    minute: \"7.2\"\n    until: {until}-07-31\n"
        );
    }
    out
}

fn member<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    match &node.value {
        Value::Map(map) => map.get(key),
        Value::Text(_) | Value::List(_) => None,
    }
}

/// Leaves out so many in a hundred of the members of lists, and of the named blocks of a section.
fn thin(node: &mut Node, chance: &mut Chance, percent: u64) {
    match &mut node.value {
        Value::Text(_) => {}
        Value::List(items) => {
            if items.len() > 1 {
                items.retain(|_| !chance.percent(percent));
            }
            for item in items {
                thin(item, chance, 0);
            }
        }
        Value::Map(map) => {
            // A block is a map without `do`, `say` and the like: its lists are thinned; an entry is left whole.
            map.entries.retain(|(_, value)| !is_block(value) || !chance.percent(percent / 2));
            for (_, value) in &mut map.entries {
                if is_block(value) || is_list_of_entries(value) {
                    thin(value, chance, percent);
                }
            }
            map.entries.retain(|(_, value)| !matches!(&value.value, Value::List(items) if items.is_empty()));
        }
    }
}

fn is_block(node: &Node) -> bool {
    ["commitments", "steps", "duties", "delegated-to"].iter().any(|key| member(node, key).is_some())
        && member(node, "do").is_none()
        && member(node, "say").is_none()
}

fn is_list_of_entries(node: &Node) -> bool {
    matches!(&node.value, Value::List(items) if items.len() > 2)
}

/// Says some things otherwise: another period, another holder, a condition, a weaker verb; leaves out half of the notes.
fn change(node: &mut Node, chance: &mut Chance) {
    match &mut node.value {
        Value::Text(_) => {}
        Value::List(items) => items.iter_mut().for_each(|item| change(item, chance)),
        Value::Map(map) => {
            map.entries.retain(|(key, _)| key.value != "note" || chance.percent(50));
            if map.get("do").is_some() {
                change_entry(map, chance);
            }
            map.entries.iter_mut().for_each(|(_, value)| change(value, chance));
        }
    }
}

fn change_entry(map: &mut Map, chance: &mut Chance) {
    let Some(span) = map.get("do").map(|node| node.span) else {
        return;
    };
    let mut set = |key: &str, value: &str| {
        map.entries.retain(|(known, _)| known.value != key);
        let node = Node { value: Value::Text(value.to_owned()), span };
        map.entries.push((policygap::source::Spanned::new(key.to_owned(), span), node));
    };
    match chance.between(0, 99) {
        0..=5 => set("every", chance.one(PERIODS)),
        6..=13 => set("by", chance.one(HOLDERS)),
        14..=17 => set("if", chance.one(&["as-appropriate", "if-required", "where-possible"])),
        18..=20 => set("strength", chance.one(&["advised", "may"])),
        21..=22 => set("within", chance.one(&["at-once", "24 hours", "3 days"])),
        23..=30 => map.entries.retain(|(key, _)| key.value != "by"),
        31..=36 => map.entries.retain(|(key, _)| key.value != "every"),
        37..=40 => map.entries.retain(|(key, _)| key.value != "if" && key.value != "strength"),
        _ => {}
    }
}

/// Makes one mistake that people make.
fn spoil(text: &str, chance: &mut Chance) -> String {
    match chance.between(0, 4) {
        0 => text.replacen("do: tell-dsl", "do: tel-dsl", 1).replacen(
            "  nation: england",
            "  nation: englnd",
            1,
        ),
        1 => text.replacen("  title:", "  titel:", 1),
        2 => text.replacen("policy:\n", "policy:\n  last-reviewed: 31 February 2025\n", 1),
        3 => text.replacen("  kind: online-safety\n", "  kind: online-safety\n  kind: online-safety\n", 1),
        _ => text.replacen("  nation: england\n", "\tnation: england\n", 1),
    }
}

/// Writes block style, one key a line.
fn emit(node: &Node, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    match &node.value {
        Value::Text(text) => {
            let _ = writeln!(out, "{pad}{}", scalar(text));
        }
        Value::List(items) => {
            for item in items {
                let mut inner = String::new();
                emit(item, depth + 1, &mut inner);
                let _ = write!(out, "{pad}- {}", inner.trim_start());
            }
        }
        Value::Map(map) => {
            for (key, value) in &map.entries {
                match &value.value {
                    Value::Text(text) => {
                        let _ = writeln!(out, "{pad}{}: {}", scalar(&key.value), scalar(text));
                    }
                    Value::List(items) if items.is_empty() => {}
                    Value::List(_) | Value::Map(_) => {
                        let _ = writeln!(out, "{pad}{}:", scalar(&key.value));
                        emit(value, depth + 1, out);
                    }
                }
            }
        }
    }
}

/// Text as YAML: bare where that is safe, else in quotes.
fn scalar(text: &str) -> String {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '.' | '/');
    let bare =
        text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(safe) && !text.ends_with(' ');
    if bare { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}
