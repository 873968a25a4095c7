//! `due`: review dates and other dated things, overdue first.

use anyhow::{Result, anyhow};
use chrono::NaiveDate;
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};
use rayon::prelude::*;
use serde::Serialize;

use crate::dates::{Period, thousands};
use crate::gate::Exit;
use crate::render::table::RULED;
use crate::report::dates::{self, DateKind, DateState, Dated};
use crate::vocabulary::Vocabulary;

use super::super::args::{Due, DueFormat};
use super::super::console::Console;
use super::super::files::{self, Finds, Search};
use super::super::guard::{self, Inputs};
use super::super::setup;

/// A dated thing and the policy it is of.
#[derive(Serialize)]
struct Item<'a> {
    school: &'a str,
    policy: &'a str,
    path: &'a str,
    #[serde(flatten)]
    dated: Dated<'a>,
}

#[derive(Serialize)]
struct List<'a> {
    version: u8,
    on: NaiveDate,
    within_days: i64,
    items: Vec<Item<'a>>,
}

/// Runs it.
///
/// # Errors
/// Where the command line is at fault, or the list cannot be written.
pub fn run(command: &Due, console: &Console) -> Result<Exit> {
    let on = setup::day(command.on.as_deref())?;
    let soon = within(&command.within)?;
    let names = Vocabulary::builtin();
    let search = Search { paths: &command.paths, exclude: &command.left_out.exclude };
    let Finds { found, left_out, rules, .. } = files::find(search)?;
    let output = command.output.file();
    let target = guard::allow(output, command.output.force, || Inputs::new(&found, &[&rules]))?;
    let inputs: Vec<_> = found.par_iter().map(|found| files::read(found, names)).collect();
    let read: Vec<_> = inputs
        .par_iter()
        .map(|input| {
            let faults: Vec<_> = input
                .loaded
                .problems
                .iter()
                .map(|problem| crate::source::snippet::explain(&input.source, problem, false))
                .chain(input.loaded.records.iter().flat_map(|(source, problems)| {
                    problems.iter().map(|problem| crate::source::snippet::explain(source, problem, false))
                }))
                .collect();
            let items: Vec<_> = input
                .loaded
                .policy
                .iter()
                .flat_map(|policy| {
                    dates::dates(policy, on, soon, names).into_iter().map(|date| Item {
                        school: policy.school_name(),
                        policy: policy.title(),
                        path: date.path.unwrap_or(input.source.name()),
                        dated: Dated { path: None, ..date },
                    })
                })
                .collect();
            (items, faults, input.loaded.policy.is_some())
        })
        .collect();
    let faults: Vec<_> = read.iter().flat_map(|(_, faults, _)| faults).cloned().collect();
    let audited = read.iter().filter(|(.., audited)| *audited).count();
    let undated: Vec<_> = read
        .iter()
        .zip(&inputs)
        .filter(|((items, _, read), _)| {
            *read && !items.iter().any(|item| item.dated.what == DateKind::NextReview)
        })
        .filter(|(_, input)| {
            !input.loaded.policy.as_ref().is_some_and(|policy| policy.about.next_review_open)
        })
        .map(|(_, input)| input.source.name())
        .collect();
    let remarks = inputs.iter().flat_map(|input| &input.loaded.remarks);
    let mut items: Vec<Item<'_>> = read.into_iter().flat_map(|(items, ..)| items).collect();
    items.sort_by(|a, b| {
        (a.dated.state, a.dated.to, a.path, a.dated.at).cmp(&(b.dated.state, b.dated.to, b.path, b.dated.at))
    });

    let any_overdue = items.iter().any(|item| item.dated.state == DateState::Overdue);
    let text = match command.format {
        DueFormat::Json => {
            let list = List { version: 1, on, within_days: soon, items };
            let mut text = serde_json::to_string_pretty(&list)?;
            text.push('\n');
            text
        }
        DueFormat::Text => table(&items, console, &crate::dates::plain(on)),
    };
    console.write(&text, &target)?;
    for fault in &faults {
        console.note(fault);
    }
    for (source, remark) in remarks {
        console.note(&crate::source::snippet::explain(source, remark, false));
    }
    for name in undated {
        console.note(&format!("{name}: no date is given for the next review."));
    }
    for left_out in left_out {
        console.note(&left_out);
    }
    Ok(match (faults.is_empty(), audited, any_overdue) {
        (false, ..) => Exit::Unread,
        (true, 0, _) => {
            console.error("No policy was found there: no file ending in .yaml or .yml.");
            Exit::Nothing
        }
        (true, _, true) => Exit::NotMet,
        (true, _, false) => Exit::Met,
    })
}

fn within(typed: &str) -> Result<i64> {
    let plain = typed.trim();
    let days = plain.strip_suffix('d').unwrap_or(plain).trim().parse::<u16>();
    if let Ok(days) = days {
        return Ok(i64::from(days));
    }
    match Period::read(plain) {
        Ok(Period::Days(days)) => Ok(i64::from(days)),
        Ok(Period::Weeks(weeks)) => Ok(i64::from(weeks) * 7),
        Ok(Period::Months(months)) => Ok(i64::from(months) * 31),
        Ok(Period::Years(years)) => Ok(i64::from(years) * 366),
        _ => {
            Err(anyhow!("--within: `{typed}` is not a number of days. Write it as 90d, 12 weeks or 3 months"))
        }
    }
}

fn table(items: &[Item], console: &Console, on: &str) -> String {
    let mut table = Table::new();
    table.load_style(RULED);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(console.width().clamp(60, 140)).unwrap_or(100));
    table.set_header(["State", "Days", "Last day", "What", "School", "Where"]);
    for item in items {
        let date = &item.dated;
        let Some(days) = date.days_overdue.or(date.days_left).filter(|_| date.state != DateState::Passed)
        else {
            continue;
        };
        table.add_row([
            Cell::new(date.state.heading()),
            Cell::new(thousands(days.unsigned_abs())).set_alignment(CellAlignment::Right),
            Cell::new(date.to),
            Cell::new(format!("{} (written {})", date.label, date.written)),
            Cell::new(item.school),
            Cell::new(format!("{}:{}", item.path, date.at.line)),
        ]);
    }
    let passed: Vec<_> = items.iter().filter(|item| item.dated.state == DateState::Passed).collect();
    let mut out = format!("Dates as at {on}\n\n{table}\n");
    if !passed.is_empty() {
        out.push_str("\nFor the record:\n");
        for item in passed {
            out.push_str(&format!("  {}: {}\n", item.school, item.dated.message));
        }
    }
    out
}
