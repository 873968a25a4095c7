//! The library in a few lines: read a policy, audit it for a day, look at the results, write the report.
//!
//! `cargo run --example library`

use std::error::Error;
use std::io::{self, Write as _};

use chrono::NaiveDate;
use policygap::audit::{Context, Outcome, explain};
use policygap::checklist::{Force, Library};
use policygap::gate::Settings;
use policygap::policy;
use policygap::render::{Style, text};
use policygap::report::{self, Input, Settled};
use policygap::requirement::Verdict;
use policygap::source::Source;
use policygap::vocabulary::Vocabulary;

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();

    // The words and the checklists that come with the program.
    let words = Vocabulary::builtin();
    let library = Library::builtin();

    // A policy from text: every problem is collected, and what could be read is still there.
    let source = Source::new("policy.yaml", include_str!("repository/policies/exampleton-primary.yaml"));
    let loaded = policy::load(source.clone(), None, words);
    for problem in &loaded.problems {
        writeln!(out, "line {}: {}", source.position(problem.span.start()).line, problem.message)?;
    }

    // An audit is a pure function of the policy, the day and the checklists in force on it.
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).ok_or("no such day")?;
    let context = Context { on, checklists: library.in_force(on), words };
    if let Some(policy) = &loaded.policy {
        for result in explain(policy, &context).controls {
            if let Outcome::Judged { verdict: Verdict::NotMet, .. } = result.outcome
                && result.control.force == Force::Must
            {
                writeln!(out, "Not met: {}", result.control.title)?;
            }
        }
    }

    // The report is what every output format shows; here as the text of the command line.
    let settled = Settled { context, library, gate: Settings::default(), soon: 90 };
    let audited = report::build::policy(&Input { source, loaded }, &settled);
    let whole = report::build(&settled, vec![audited]);
    write!(out, "\n{}", text::render(&whole, &Style { quiet: true, ..Style::default() })?)?;
    Ok(())
}
