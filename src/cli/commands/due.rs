//! `due`: review dates and other dated things, overdue first.

use anyhow::{Result, anyhow};
use comfy_table::{Cell, CellAlignment, ContentArrangement, Table};
use rayon::prelude::*;
use serde::Serialize;

use crate::dates::{Period, thousands};
use crate::render::text::RULED;
use crate::report::dated;
use crate::report::model::{Dated, Exit};
use crate::vocabulary::Vocabulary;

use super::super::args::{Due, DueFormat};
use super::super::console::Console;
use super::super::{files, setup};

/// A dated thing and the policy it is of.
#[derive(Serialize)]
struct Item {
    school: String,
    policy: String,
    path: String,
    #[serde(flatten)]
    dated: Dated,
}

#[derive(Serialize)]
struct List {
    version: u8,
    on: String,
    within_days: i64,
    items: Vec<Item>,
}

/// Runs it.
///
/// # Errors
/// Where the command line is at fault, or the list cannot be written.
pub fn run(command: &Due, console: &Console) -> Result<Exit> {
    let on = setup::day(command.on.as_deref())?;
    let soon = within(&command.within)?;
    let names = Vocabulary::builtin();
    let found = files::find(&command.paths)?;
    files::refuse_overwriting(command.output.output.as_deref(), &found, &[])?;
    let read: Vec<_> = found
        .par_iter()
        .map(|found| {
            let input = files::read(found, names);
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
                    dated::dates(policy, on, soon, names).into_iter().map(|date| Item {
                        school: policy.school_name().to_owned(),
                        policy: policy.title().to_owned(),
                        path: date.path.clone().unwrap_or_else(|| input.source.name().to_owned()),
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
        .zip(&found)
        .filter(|((items, _, read), _)| *read && !items.iter().any(|item| item.dated.what == "next-review"))
        .map(|(_, found)| found.clone())
        .collect();
    let mut items: Vec<Item> = read.into_iter().flat_map(|(items, ..)| items).collect();
    items.sort_by(|a, b| {
        (rank(&a.dated), &a.dated.to, &a.path, a.dated.at).cmp(&(
            rank(&b.dated),
            &b.dated.to,
            &b.path,
            b.dated.at,
        ))
    });

    let any_overdue = items.iter().any(|item| item.dated.state == "overdue");
    let text = match command.format {
        DueFormat::Json => {
            let list = List { version: 1, on: on.to_string(), within_days: soon, items };
            let mut text = serde_json::to_string_pretty(&list)?;
            text.push('\n');
            text
        }
        DueFormat::Text => table(&items, console, &crate::dates::plain(on)),
    };
    console.write(&text, command.output.output.as_deref())?;
    for fault in &faults {
        console.note(fault);
    }
    for found in undated {
        if let files::Found::File(path) = found {
            console.note(&format!("{}: no date is given for the next review.", path.display()));
        }
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

fn rank(date: &Dated) -> u8 {
    match date.state {
        "overdue" => 0,
        "due-soon" => 1,
        "later" => 2,
        _ => 3,
    }
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
        let (state, days) = match (date.state, date.days_overdue, date.days_left) {
            ("overdue", Some(days), _) => ("Overdue", days),
            ("due-soon", _, Some(days)) => ("Due soon", days),
            ("later", _, Some(days)) => ("Later", days),
            _ => continue,
        };
        table.add_row([
            Cell::new(state),
            Cell::new(thousands(days.unsigned_abs())).set_alignment(CellAlignment::Right),
            Cell::new(&date.to),
            Cell::new(format!("{} (written {})", date.label, date.written)),
            Cell::new(&item.school),
            Cell::new(format!("{}:{}", item.path, date.at.line)),
        ]);
    }
    let passed: Vec<_> = items.iter().filter(|item| item.dated.state == "passed").collect();
    let mut out = format!("Dates as at {on}\n\n{table}\n");
    if !passed.is_empty() {
        out.push_str("\nAlready past, for the record:\n");
        for item in passed {
            out.push_str(&format!("  {}: {}\n", item.school, item.dated.message));
        }
    }
    out
}
