//! What may be typed.

mod checklists;

use std::path::{Path, PathBuf};

use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};

use crate::page::Edition;
use crate::render::Format;

use super::files::Search;

pub use checklists::{
    Checklists, ChecklistsCommand, Coverage, CoverageFormat, NewChecklist, Show, ShowFormat,
};

/// Audits a school's online safety policy against dated checklists.
#[derive(Debug, Parser)]
#[command(
    name = "policygap",
    version,
    about,
    long_about = "Audits a school's online safety policy, kept as structured YAML, against dated checklists, and writes \
                  the gap report that governors read. It works offline; nothing leaves this machine.",
    after_help = "Exit codes: 0 the gate is met; 1 it is not met; 2 the command line, the configuration or a checklist is \
                  at fault; 3 nothing was audited; 4 a policy could not be read, or not all of it.",
    propagate_version = true,
    max_term_width = 100
)]
pub struct Args {
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Audit policies and print what is missing, with the lines.
    Audit(Audit),
    /// Write the governors' report as HTML or Markdown.
    Report(Report),
    /// Show what to change and to add so that an aspect of the ladder reaches its next level.
    Route(Route),
    /// List review dates and other dated things, overdue first.
    Due(Due),
    /// Explain a control, a word of the vocabulary, a kind of word or a checklist.
    Explain(Explain),
    /// List, show, write, check or test checklists, and see what they read.
    Checklists(Checklists),
    /// Write a commented policy to start from.
    New(New),
    /// Print the JSON Schema of a file format, for editors and other programs.
    Schema(Schema),
}

/// What of a folder is not looked at.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct LeftOut {
    /// Leave out of folders what has this name or path, written as in a .gitignore: `drafts/`, `*.old.yaml` (may be
    /// repeated). What git ignores is left out as well; a file that is named itself is always read.
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
}

/// What an audit works on.
#[derive(Clone, Debug, clap::Args)]
pub struct Works {
    /// Policy files or folders with policies; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub left_out: LeftOut,
    /// The day to audit for, such as 2026-11-22 (default: today).
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Use only this checklist: its series, its id, a file, a folder of files, or `all` for those in force (may be repeated;
    /// default: all). What it extends comes with it.
    #[arg(long = "checklist", value_name = "ID|FILE")]
    pub checklists: Vec<String>,
}

impl Works {
    /// Where the policies are looked for.
    pub fn search(&self) -> Search<'_> {
        Search { paths: &self.paths, exclude: &self.left_out.exclude }
    }
}

/// Where results go.
#[derive(Clone, Debug, clap::Args)]
pub struct Output {
    /// Write to this file instead of standard output, which is also `-`.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace also a file that is not known to be as policygap wrote it. One that is read, and a policy, records or a
    /// checklist, is never replaced.
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl Output {
    /// The file; nothing is standard output.
    pub fn file(&self) -> Option<&Path> {
        file(self.output.as_deref())
    }
}

/// How standard output is named.
const STANDARD_OUTPUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// A file that is named, unless the name is one of standard output.
pub(super) fn file(typed: Option<&Path>) -> Option<&Path> {
    typed.filter(|path| !STANDARD_OUTPUT.iter().any(|name| path.as_os_str() == *name))
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        // As clap writes what is declared to it: without the full stop.
        Some(PossibleValue::new(self.id()).help(self.about().trim_end_matches('.')))
    }
}

/// The weakest force at which a gap fails the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// What law or statutory guidance asks.
    Must,
    /// That, and what a national standard or advice asks.
    Should,
    /// That, and good practice.
    GoodPractice,
    /// Nothing.
    Never,
}

/// What is done with what cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NotShown {
    /// It does not count against the gate.
    Allow,
    /// It counts against the gate.
    Fail,
}

/// `audit`
#[derive(Clone, Debug, clap::Args)]
pub struct Audit {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub works: Works,
    /// The format (default: text).
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
    /// The weakest force at which a gap fails the gate (default: the strongest that the checklists in use ask).
    #[arg(long, value_enum, value_name = "FORCE")]
    pub fail_on: Option<FailOn>,
    /// Whether what cannot be told fails the gate, too.
    #[arg(long, value_enum, default_value_t = NotShown::Allow, value_name = "WHAT")]
    pub not_shown: NotShown,
    /// Print only the sentence on the gate.
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print also what is met and what does not apply.
    #[arg(short, long)]
    pub verbose: bool,
}

/// For whom a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum For {
    /// Governors: one page, then ten that suffice.
    Governors,
    /// The online safety lead: every demand, with what was read, the line and what to write.
    Lead,
}

impl From<For> for Edition {
    fn from(reader: For) -> Self {
        match reader {
            For::Governors => Self::Governors,
            For::Lead => Self::Lead,
        }
    }
}

/// `report`
#[derive(Clone, Debug, clap::Args)]
pub struct Report {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub works: Works,
    /// For whom it is written.
    #[arg(long = "for", value_enum, default_value_t = For::Governors, value_name = "READER")]
    pub edition: For,
    /// The format (default: by the ending of the output file; HTML in a folder; else Markdown).
    #[arg(short, long, value_enum)]
    pub format: Option<Format>,
    /// Write to this file instead of standard output, which is also `-`. A folder, or a name that ends in a slash, takes a
    /// report of each policy and an index.
    #[arg(short, long, value_name = "FILE|FOLDER/")]
    pub output: Option<PathBuf>,
    /// Replace also files that are not known to be as policygap wrote them. One that is read, and a policy, records or a
    /// checklist, is never replaced.
    #[arg(long, requires = "output")]
    pub force: bool,
    /// The weakest force at which a gap fails the gate (default: the strongest that the checklists in use ask).
    #[arg(long, value_enum, value_name = "FORCE")]
    pub fail_on: Option<FailOn>,
}

impl Report {
    /// The file or the folder; nothing is standard output.
    pub fn file(&self) -> Option<&Path> {
        file(self.output.as_deref())
    }
}

/// `route`
#[derive(Clone, Debug, clap::Args)]
pub struct Route {
    #[command(flatten)]
    #[allow(missing_docs)]
    pub works: Works,
    /// Only this aspect, by its id (may be repeated; default: all).
    #[arg(long = "aspect", value_name = "ID")]
    pub aspects: Vec<String>,
    /// The level to reach, 4 to 1; 1 is the highest (default: the next one).
    #[arg(long, value_name = "LEVEL")]
    pub to: Option<u8>,
    /// The format.
    #[arg(short, long, value_enum, default_value_t = DueFormat::Text)]
    pub format: DueFormat,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// `due`
#[derive(Clone, Debug, clap::Args)]
pub struct Due {
    /// Policy files or folders with policies; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub left_out: LeftOut,
    /// The day to count from, such as 2026-11-22 (default: today).
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// How far ahead something counts as due soon, such as 90d.
    #[arg(long, default_value = "90d", value_name = "DAYS")]
    pub within: String,
    /// The format.
    #[arg(short, long, value_enum, default_value_t = DueFormat::Text)]
    pub format: DueFormat,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// Formats of `due` and `route`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DueFormat {
    /// For a terminal.
    Text,
    /// For other programs.
    Json,
}

/// `explain`
#[derive(Clone, Debug, clap::Args)]
pub struct Explain {
    /// A control (series/control, or its id alone), a word of the vocabulary, a kind of word, a requirement or a checklist;
    /// or a phrase, for which the words that are near are named.
    #[arg(value_name = "ID", required = true)]
    pub id: Vec<String>,
    /// Look also in this checklist file, or in a folder of them (may be repeated).
    #[arg(long = "checklist", value_name = "FILE")]
    pub checklists: Vec<String>,
}

/// `new`
#[derive(Clone, Debug, clap::Args)]
pub struct New {
    /// The file to write: a policy, or records where it ends in `.records.yaml`; `-` or nothing is standard output. An
    /// existing file is never overwritten.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// The school's name.
    #[arg(long, default_value = "Example Primary School", value_name = "NAME")]
    pub school: String,
}

/// `schema`
#[derive(Clone, Debug, clap::Args)]
pub struct Schema {
    /// Of which format.
    #[arg(value_enum, value_name = "FORMAT")]
    pub of: SchemaOf,
    /// With the meaning of each word, which editors show beside it. The keyword for it, `markdownEnumDescriptions`, is not
    /// one of JSON Schema, and strict validators refuse it.
    #[arg(long)]
    pub editor: bool,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// The formats that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// A policy file.
    Policy,
    /// A records file.
    Records,
    /// A checklist file.
    Checklist,
    /// The JSON result of an audit.
    Result,
}
