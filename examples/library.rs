//! The library in a few lines: read a policy, audit it for a day, look at the results, write the report.
//!
//! `cargo run --example library`

use std::error::Error;
use std::io::{self, Write as _};

use chrono::NaiveDate;
use policygap::audit::{Context, weigh};
use policygap::checklist::{Force, Library};
use policygap::policy;
use policygap::render::{Renderer as _, Style, text::Text};
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
    let loaded = policy::load(&source, None, words);
    for problem in &loaded.problems {
        writeln!(out, "line {}: {}", source.position(problem.span.start()).line, problem.message)?;
    }

    // An audit is a pure function of the policy, the day and the checklists in force on it.
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).ok_or("no such day")?;
    let context = Context { on, checklists: library.in_force(on), words };
    if let Some(policy) = &loaded.policy {
        for weighed in weigh(policy, &context).controls {
            if weighed.verdict == Some(Verdict::NotMet) && weighed.force == Force::Must {
                writeln!(out, "Not met: {}", weighed.control.title)?;
            }
        }
    }

    // The report is what every output format shows; here as the text of the command line. Of many policies each would be
    // surveyed first, and then explained and written one after the other.
    let settled = Settled::new(context, library);
    let input = Input { source, loaded };
    let whole = report::whole(&settled, &[report::survey(&input, &settled)]);
    let style = Style { width: 80, ..Style::default() };
    Text::new(&whole, style).whole(&[report::policy(&input, &settled)], &mut out)?;
    writeln!(out, "\nMet: {}", whole.gate.met)?;
    Ok(())
}
