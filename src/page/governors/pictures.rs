//! Pictures: a bar for each aspect, dates along a line, how posts are held, a square for each thing asked of an incident.
//! What is where is settled here; each picture says in words what it shows, and its numbers stand in the table beside it.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::gate::Status;
use crate::report::control::ControlReport;
use crate::report::dates::{DateState, Dated};
use crate::report::posts::{Held, Incident};
use crate::report::{PolicyReport, wording};

use super::super::policy::dated;

/// How many squares stand beside each other.
const ACROSS: usize = 20;

/// From one square to the next.
const PITCH: usize = 11;

/// From one box of a bar to the next.
const BOX: usize = 22;

/// How near two dates may stand to each other on one line, in hundredths of its length.
const NEAR: f64 = 4.0;

/// How many years are written along the line at most.
const YEARS: i32 = 6;

/// The pictures of a policy, in the order of the rows of their tables.
#[derive(Clone, Debug, Serialize)]
pub struct Pictures {
    /// A bar for each aspect.
    pub ladder: Vec<Bar>,
    /// The dates along a line.
    pub timeline: Timeline,
    /// A sign for each post.
    pub posts: Vec<Sign>,
    /// The squares of each type of incident.
    pub incidents: Vec<Squares>,
}

/// The level of an aspect as five boxes, level 5 on the left.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// What it shows.
    pub says: String,
    /// The boxes.
    pub boxes: Vec<Square>,
    /// Where the level aimed at is marked: the middle of its box.
    pub aim: Option<usize>,
}

/// A square.
#[derive(Clone, Debug, Serialize)]
pub struct Square {
    /// How far from the left.
    pub x: usize,
    /// How far from the top.
    pub y: usize,
    /// What it stands for, as a word for the style sheet.
    pub kind: &'static str,
}

/// The dates along a line; how far from the left is in hundredths of its length.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// What it shows.
    pub says: String,
    /// How many rows of marks there are.
    pub rows: usize,
    /// Where the day of the audit is.
    pub today: String,
    /// Whether that is in the right half, so that words on it stand to the left of it.
    pub is_late: bool,
    /// The first days of years.
    pub years: Vec<Year>,
    /// The dates, numbered as in the table.
    pub marks: Vec<Mark>,
}

/// The first day of a year on the line.
#[derive(Clone, Debug, Serialize)]
pub struct Year {
    /// How far from the left.
    pub x: String,
    /// The year.
    pub year: i32,
}

/// A date on the line.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    /// How far from the left.
    pub x: String,
    /// Its row, from the top.
    pub row: usize,
    /// Its number in the table.
    pub number: usize,
    /// How it stands to the day of the audit.
    pub state: DateState,
}

/// How a post is held.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    /// The same, as a word for the style sheet.
    pub kind: &'static str,
}

/// The things asked of a type of incident.
#[derive(Clone, Debug, Serialize)]
pub struct Squares {
    /// What it shows.
    pub says: String,
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
    /// The squares.
    pub squares: Vec<Square>,
}

impl Pictures {
    pub(super) fn new(policy: &PolicyReport<'_>, on: NaiveDate) -> Self {
        Self {
            ladder: policy.results.iter().filter(|result| result.is_aspect()).map(bar).collect(),
            timeline: timeline(&dated(policy), on),
            posts: policy.posts.iter().map(|post| Sign { kind: sign(post.held) }).collect(),
            incidents: policy.incidents.iter().map(squares).collect(),
        }
    }
}

fn bar(aspect: &ControlReport<'_>) -> Bar {
    let level = aspect.level.unwrap_or(6);
    let shown = aspect.level_if_shown.unwrap_or(level);
    let boxes = (1..=5).rev().enumerate().map(|(at, of)| Square {
        x: at * BOX,
        y: 0,
        kind: if of >= level {
            "reached"
        } else if of >= shown {
            "shown"
        } else {
            "open"
        },
    });
    let says = match (aspect.level, aspect.benchmark) {
        (Some(level), Some(aim)) => format!("Level {level}, aim {aim}"),
        (Some(level), None) => format!("Level {level}"),
        (None, _) => "No level".to_owned(),
    };
    let aim = aspect.benchmark.map(|aim| 5_usize.saturating_sub(usize::from(aim)) * BOX + BOX / 2);
    Bar { says, boxes: boxes.collect(), aim }
}

fn sign(held: Held) -> &'static str {
    match held {
        Held::Held | Held::Body => "held",
        Held::Shared => "shared",
        Held::Unnamed => "unnamed",
        Held::Nobody => "nobody",
    }
}

/// What is asked of a type of incident: first what is said, then what is said in part, what is missing, what may stand
/// elsewhere.
fn squares(incident: &Incident<'_>) -> Squares {
    let kinds = [
        (Status::Met, "said"),
        (Status::PartlyMet, "part"),
        (Status::NotMet, "missing"),
        (Status::NotShown, "elsewhere"),
        (Status::Waived, "accepted"),
    ];
    let each = kinds.into_iter().flat_map(|(status, kind)| {
        incident.steps.iter().filter(move |(_, it)| *it == status).map(move |_| kind)
    });
    let squares: Vec<Square> = each
        .enumerate()
        .map(|(at, kind)| Square { x: at % ACROSS * PITCH, y: at / ACROSS * PITCH, kind })
        .collect();
    let said = incident.steps.iter().filter(|(_, status)| *status == Status::Met).count();
    Squares {
        says: format!("{} of {} said in full", wording::thousands(said), wording::thousands(squares.len())),
        width: squares.len().clamp(1, ACROSS) * PITCH,
        height: squares.len().div_ceil(ACROSS).max(1) * PITCH,
        squares,
    }
}

fn timeline(dates: &[&Dated<'_>], on: NaiveDate) -> Timeline {
    let days: Vec<NaiveDate> = dates.iter().map(|date| day(date)).collect();
    let first = days.iter().copied().min().unwrap_or(on).min(on);
    let last = days.iter().copied().max().unwrap_or(on).max(on);
    let line = Line { first, span: to_f64((last - first).num_days().max(1)) };
    let mut ends: Vec<f64> = Vec::new();
    let mut placed: Vec<(usize, f64)> = days.iter().map(|day| line.at(*day)).enumerate().collect();
    placed.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut marks: Vec<Mark> = Vec::new();
    for (at, x) in placed {
        let row = ends.iter().position(|end| x - end >= NEAR).unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = x,
            None => ends.push(x),
        }
        let state = dates.get(at).map_or(DateState::Later, |date| date.state);
        marks.push(Mark { x: percent(x), row, number: at + 1, state });
    }
    let step = ((last.year() - first.year()) / YEARS).max(0) + 1;
    let years = (first.year() + 1..=last.year()).filter(|year| (year - last.year()) % step == 0);
    let years = years.filter_map(|year| {
        let x = line.at(NaiveDate::from_ymd_opt(year, 1, 1)?);
        Some(Year { x: percent(x), year })
    });
    Timeline {
        says: format!(
            "{} from {} to {}, numbered as in the table, with the day of this report",
            wording::count(dates.len(), "date", "dates"),
            crate::dates::plain(first),
            crate::dates::plain(last)
        ),
        rows: ends.len().max(1),
        today: percent(line.at(on)),
        is_late: line.at(on) > 50.0,
        years: years.collect(),
        marks,
    }
}

/// The day by which a date is measured: of what is due the last, of what is over the first.
fn day(date: &Dated<'_>) -> NaiveDate {
    if date.state == DateState::Passed { date.from } else { date.to }
}

/// A line of time, with room at both ends.
struct Line {
    first: NaiveDate,
    span: f64,
}

impl Line {
    fn at(&self, day: NaiveDate) -> f64 {
        5.0 + 88.0 * to_f64((day - self.first).num_days()) / self.span
    }
}

/// Days, which are few enough to be exact.
fn to_f64(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::from(i32::MAX), f64::from)
}

fn percent(x: f64) -> String {
    format!("{x:.1}%")
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::two;
    use super::*;

    #[test]
    fn a_bar_is_filled_up_to_its_level_and_marks_the_aim() {
        let made = two();
        let mut aspect = made.policies[0].results.iter().find(|result| result.is_aspect()).unwrap().clone();
        (aspect.level, aspect.level_if_shown, aspect.benchmark) = (Some(4), Some(2), Some(1));
        let bar = bar(&aspect);
        let kinds: Vec<_> = bar.boxes.iter().map(|it| it.kind).collect();
        assert_eq!(kinds, ["reached", "reached", "shown", "shown", "open"]);
        assert_eq!(bar.aim, Some(4 * BOX + BOX / 2));
        assert_eq!(bar.says, "Level 4, aim 1");
        (aspect.level, aspect.level_if_shown) = (None, None);
        assert!(super::bar(&aspect).boxes.iter().all(|it| it.kind == "open"));
    }

    #[test]
    fn there_is_a_square_for_each_thing_asked_and_a_mark_for_each_date() {
        for policy in &two().policies {
            let pictures = Pictures::new(policy, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
            for (incident, squares) in policy.incidents.iter().zip(&pictures.incidents) {
                assert_eq!(incident.steps.len(), squares.squares.len());
                assert!(squares.squares.iter().all(|it| it.x < squares.width && it.y < squares.height));
            }
            let timeline = pictures.timeline;
            let mut numbers: Vec<_> = timeline.marks.iter().map(|mark| mark.number).collect();
            numbers.sort_unstable();
            assert_eq!(numbers, (1..=policy.dates.len()).collect::<Vec<_>>());
            let x = |at: &str| at.trim_end_matches('%').parse::<f64>().unwrap();
            assert!(timeline.marks.iter().all(|mark| (5.0..=93.0).contains(&x(&mark.x))));
            assert!(timeline.years.len() <= 7, "{:?}", timeline.years);
            for mark in &timeline.marks {
                let near = |other: &&Mark| (x(&other.x) - x(&mark.x)).abs() < NEAR - 0.1;
                let beside = timeline.marks.iter().filter(|other| other.row == mark.row);
                assert_eq!(beside.filter(near).count(), 1, "marks of one row keep apart");
            }
        }
    }

    #[test]
    fn without_dates_the_line_still_has_the_day_of_the_report() {
        let timeline = timeline(&[], NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        assert!(timeline.marks.is_empty());
        assert_eq!(timeline.today, "5.0%");
    }
}
