//! What may be typed after `checklists`.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{LeftOut, Output};

/// `checklists`
#[derive(Clone, Debug, clap::Args)]
pub struct Checklists {
    /// What to do with them.
    #[command(subcommand)]
    pub command: ChecklistsCommand,
}

/// What to do with checklists.
#[derive(Clone, Debug, Subcommand)]
pub enum ChecklistsCommand {
    /// List the checklists and when they are in force.
    List {
        /// Mark those in force on this day (default: today).
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        /// List only what an audit with these would use: a series, an id, a file, a folder or `all` (may be repeated).
        #[arg(long = "checklist", value_name = "ID|FILE")]
        checklists: Vec<String>,
        /// The format; in Markdown, the index of the pages that `checklists show` writes.
        #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
    /// Show a checklist with all its controls.
    Show(Show),
    /// Write a commented checklist to start from.
    New(NewChecklist),
    /// Check checklist files without auditing anything.
    Check {
        /// The files, or folders with checklist files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        #[allow(missing_docs)]
        left_out: LeftOut,
    },
    /// Run the examples of every control.
    Test {
        /// Files to test, or folders with them (default: the checklists that come with the program).
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        #[command(flatten)]
        #[allow(missing_docs)]
        left_out: LeftOut,
    },
    /// Tell which words no control reads, which controls tell nothing apart, and which parts of a policy go unread.
    Coverage(Coverage),
}

/// `checklists show`
#[derive(Clone, Debug, clap::Args)]
pub struct Show {
    /// Its series, its id, a file or a folder.
    #[arg(value_name = "ID|FILE")]
    pub id: String,
    /// The format.
    #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
    pub format: ShowFormat,
    /// Look also in this checklist file, or in a folder of them (may be repeated).
    #[arg(long = "checklist", value_name = "FILE")]
    pub checklists: Vec<String>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
}

/// Formats of a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    /// For a terminal.
    Text,
    /// A page in Markdown.
    Markdown,
}

/// `checklists new`
#[derive(Clone, Debug, clap::Args)]
pub struct NewChecklist {
    /// The file to write; `-` or nothing is standard output. An existing file is never overwritten.
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Write one that extends this checklist: its series or its id (may be repeated).
    #[arg(long, value_name = "ID")]
    pub extends: Vec<String>,
    /// The day from which it is in force (default: today).
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
}

/// `checklists coverage`
#[derive(Clone, Debug, clap::Args)]
pub struct Coverage {
    /// Policy files or folders with policies; `-` is standard input. Without any, only the words are looked at.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub left_out: LeftOut,
    /// The day to audit for, such as 2026-11-22 (default: today).
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Look only at this checklist: its series, its id, a file, a folder or `all` (may be repeated; default: all in force).
    #[arg(long = "checklist", value_name = "ID|FILE")]
    pub checklists: Vec<String>,
    /// The format.
    #[arg(short, long, value_enum, default_value_t = CoverageFormat::Text)]
    pub format: CoverageFormat,
    #[command(flatten)]
    #[allow(missing_docs)]
    pub output: Output,
    /// List also every part of a policy that no control reads, with its line.
    #[arg(short, long)]
    pub verbose: bool,
}

/// Formats of `checklists coverage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CoverageFormat {
    /// For a terminal.
    Text,
    /// For other programs.
    Json,
}
