//! Periods, frequencies and deadlines as people write them.

use super::super::{Deadline, Frequency, Period, TermEnds};
use super::day;

#[test]
fn periods_as_written() {
    for (written, id) in [
        ("day", "day"),
        ("daily", "day"),
        ("Every Day", "day"),
        ("7 days", "week"),
        ("90 days", "90 days"),
        ("week", "week"),
        ("weekly", "week"),
        ("once a week", "week"),
        ("fortnight", "2 weeks"),
        ("fortnightly", "2 weeks"),
        ("month", "month"),
        ("monthly", "month"),
        ("quarterly", "3 months"),
        ("half-term", "half-term"),
        ("half term", "half-term"),
        ("every half\u{2011}term", "half-term"),
        ("half-termly", "half-term"),
        ("term", "term"),
        ("1 term", "term"),
        ("each term", "term"),
        ("termly", "term"),
        ("6 months", "6 months"),
        ("six-monthly", "6 months"),
        ("twice a year", "6 months"),
        ("half-yearly", "6 months"),
        ("1 year", "1 year"),
        ("year", "1 year"),
        ("yearly", "1 year"),
        ("annual", "1 year"),
        ("annually", "1 year"),
        ("at least annually", "1 year"),
        ("once per year", "1 year"),
        ("12 months", "1 year"),
        ("academic-year", "academic-year"),
        ("academic year", "academic-year"),
        ("every school year", "academic-year"),
        ("every two years", "2 years"),
        ("every other year", "2 years"),
        ("2 years", "2 years"),
        ("24 months", "2 years"),
        ("biennially", "2 years"),
        ("3 years", "3 years"),
        ("3-yearly", "3 years"),
        ("6 monthly intervals", "6 months"),
        ("every three years", "3 years"),
        ("three times a year", "4 months"),
        ("3 times per academic year", "4 months"),
        ("six times a year", "2 months"),
        ("4x a year", "3 months"),
        ("annually in September", "1 year"),
        ("Annually, in the autumn term", "1 year"),
        ("every September", "1 year"),
        ("biennially in May", "2 years"),
        ("in alternate years", "2 years"),
        ("on an annual basis", "1 year"),
        ("on a two-year cycle", "2 years"),
        ("once in every two years", "2 years"),
        ("a minimum of once a year", "1 year"),
        ("not less than annually", "1 year"),
        ("reviewed annually", "1 year"),
        ("at the start of each academic year", "academic-year"),
        ("each half term", "half-term"),
        ("once per term", "term"),
    ] {
        assert_eq!(Period::read(written).map(Period::id), Ok(id.to_owned()), "{written}");
    }
}

#[test]
fn periods_refused() {
    let said = |text: &str| Period::read(text).map_err(|problem| problem.to_string());
    let such_as = "week, month, half-term, term, 1 year, academic-year or 2 years";
    for (written, expected) in [
        (
            "biannually",
            "can be read in more than one way. Write the one that is meant: 6 months or 2 years.".to_owned(),
        ),
        ("regularly", format!("names no period, and one is needed here. Write {such_as}.")),
        (
            "often",
            format!("does not say how often. Write {such_as}, or \"regularly\" where no period is given."),
        ),
        ("0 days", format!("cannot be read as a period. Write {such_as}.")),
        ("99999 years", format!("cannot be read as a period. Write {such_as}.")),
        ("40000 fortnights", format!("cannot be read as a period. Write {such_as}.")),
        ("3 terms", format!("cannot be read as a period. Write {such_as}.")),
        ("every", format!("cannot be read as a period. Write {such_as}.")),
        ("monthly in September", format!("cannot be read as a period. Write {such_as}.")),
        ("annually, then every 2 years", format!("cannot be read as a period. Write {such_as}.")),
        ("5 times a year", format!("cannot be read as a period. Write {such_as}.")),
        ("2024", format!("cannot be read as a period. Write {such_as}.")),
    ] {
        assert_eq!(said(written), Err(format!("\"{written}\" {expected}")));
    }
    assert_eq!(said(""), Err(format!("No period is written here. Write {such_as}.")));
    assert!(said(&"every ".repeat(100_000)).is_err());
}

#[test]
fn periods_in_a_sentence() {
    for (period, plain) in [
        (Period::Days(1), "every day"),
        (Period::Weeks(1), "every week"),
        (Period::Weeks(2), "every 2 weeks"),
        (Period::HalfTerm, "every half-term"),
        (Period::Term, "every term"),
        (Period::Months(6), "every 6 months"),
        (Period::Months(12), "every year"),
        (Period::Years(1), "every year"),
        (Period::AcademicYear, "every academic year"),
        (Period::Years(2), "every 2 years"),
    ] {
        assert_eq!(period.to_string(), plain);
    }
}

#[test]
fn stricter_periods_satisfy_laxer_ones() {
    let order =
        ["day", "week", "month", "half-term", "term", "6 months", "1 year", "academic-year", "2 years"];
    let order = order.map(Period::read);
    for (place, strict) in order.iter().enumerate() {
        for (other, asked) in order.iter().enumerate() {
            let (Ok(strict), Ok(asked)) = (strict, asked) else { panic!("a period of the formats") };
            assert_eq!(strict.satisfies(*asked), place <= other, "{strict} for {asked}");
        }
    }
    for (one, other) in [(Period::Months(12), Period::Years(1)), (Period::Days(7), Period::Weeks(1))] {
        assert!(one.satisfies(other) && other.satisfies(one));
    }
    assert!(Period::Days(365).satisfies(Period::Years(1)));
    assert!(Period::Weeks(52).satisfies(Period::Years(1)));
    assert!(Period::Weeks(6).satisfies(Period::HalfTerm));
    assert!(Period::Months(3).satisfies(Period::Term));
    assert!(!Period::Months(13).satisfies(Period::AcademicYear));
}

#[test]
fn how_long_it_still_counts() {
    let terms = TermEnds::default();
    for (period, done, until) in [
        (Period::Days(1), day(2026, 3, 10), day(2026, 3, 11)),
        (Period::Weeks(2), day(2026, 3, 10), day(2026, 3, 24)),
        (Period::Months(1), day(2026, 1, 31), day(2026, 2, 28)),
        (Period::Years(1), day(2026, 3, 10), day(2027, 3, 10)),
        (Period::Years(1), day(2024, 2, 29), day(2025, 2, 28)),
        (Period::HalfTerm, day(2026, 9, 1), day(2026, 12, 31)),
        (Period::HalfTerm, day(2026, 12, 31), day(2027, 2, 28)),
        (Period::Term, day(2026, 3, 31), day(2026, 8, 31)),
        (Period::Term, day(2026, 4, 1), day(2026, 12, 31)),
        (Period::Term, day(2026, 11, 22), day(2027, 3, 31)),
        (Period::AcademicYear, day(2025, 8, 31), day(2026, 8, 31)),
        (Period::AcademicYear, day(2025, 9, 1), day(2027, 8, 31)),
    ] {
        assert_eq!(period.lasts_until(done, &terms), Some(until), "{period} from {done}");
    }
    assert_eq!(Period::Years(u16::MAX).lasts_until(chrono::NaiveDate::MAX, &terms), None);
    assert_eq!(Period::Term.lasts_until(chrono::NaiveDate::MAX, &terms), None);
    assert_eq!(Period::AcademicYear.lasts_until(chrono::NaiveDate::MAX, &terms), None);
}

#[test]
fn cycles_are_stepped_and_counted() {
    assert_eq!(Period::Years(1).after(day(2016, 9, 28)), Some(day(2017, 9, 28)));
    assert_eq!(Period::Term.after(day(2024, 9, 1)), Some(day(2025, 1, 1)));
    assert_eq!(Period::AcademicYear.after(day(2024, 9, 1)), Some(day(2025, 9, 1)));
    assert_eq!(Period::Years(1).times_in(day(2017, 9, 30), day(2026, 11, 22)), 9);
    assert_eq!(Period::Years(1).times_in(day(2024, 12, 31), day(2026, 11, 22)), 1);
    assert_eq!(Period::Years(1).times_in(day(2024, 2, 29), day(2025, 2, 28)), 1);
    assert_eq!(Period::Years(2).times_in(day(2017, 9, 30), day(2026, 9, 29)), 4);
    assert_eq!(Period::Weeks(1).times_in(day(2026, 1, 1), day(2026, 1, 14)), 1);
    assert_eq!(Period::Weeks(1).times_in(day(2026, 1, 2), day(2026, 1, 1)), 0);
    assert_eq!(Period::Days(0).times_in(day(2026, 1, 1), day(2026, 1, 9)), 0);
}

#[test]
fn frequencies() {
    assert_eq!(Frequency::read("Regularly"), Ok(Frequency::Regularly));
    assert_eq!(Frequency::read("termly"), Ok(Frequency::Every(Period::Term)));
    assert!(Frequency::read("ongoing").is_err_and(|problem| problem.to_string().contains("\"regularly\"")));
    assert!(!Frequency::Regularly.satisfies(Period::Years(100)));
    assert!(Frequency::Every(Period::Term).satisfies(Period::Years(1)));
    assert_eq!(Frequency::Every(Period::Years(1)).to_string(), "every year");
    assert_eq!(Frequency::Regularly.id(), "regularly");
}

#[test]
fn deadlines() {
    for (written, id, plain) in [
        ("at-once", "at-once", "at once"),
        ("immediately", "at-once", "at once"),
        ("At once", "at-once", "at once"),
        ("same-day", "same-day", "on the same day"),
        ("the same day", "same-day", "on the same day"),
        ("24 hours", "24 hours", "within 24 hours"),
        ("one hour", "1 hour", "within 1 hour"),
        ("3 days", "3 days", "within 3 days"),
        ("within three working days", "3 working days", "within 3 working days"),
        ("2 weeks", "2 weeks", "within 2 weeks"),
        ("a fortnight", "2 weeks", "within 2 weeks"),
        ("within one month", "1 month", "within 1 month"),
    ] {
        let read = Deadline::read(written).map(|deadline| (deadline.id(), deadline.plain()));
        assert_eq!(read, Ok((id.to_owned(), plain.to_owned())), "{written}");
    }
    let order = ["at once", "1 hour", "same day", "24 hours", "3 days", "1 week", "2 weeks", "1 month"];
    let order = order.map(Deadline::read);
    for (place, soon) in order.iter().enumerate() {
        for (other, asked) in order.iter().enumerate() {
            let (Ok(soon), Ok(asked)) = (soon, asked) else { panic!("a deadline of the formats") };
            assert_eq!(soon.satisfies(*asked), place <= other, "{soon} for {asked}");
        }
    }
    assert!(
        Deadline::Days(1).satisfies(Deadline::Hours(24)) && Deadline::Hours(24).satisfies(Deadline::Days(1))
    );
    assert!(Deadline::Days(5).satisfies(Deadline::WorkingDays(5)));
    assert!(!Deadline::WorkingDays(5).satisfies(Deadline::Days(5)));
    assert!(Deadline::WorkingDays(5).satisfies(Deadline::Weeks(1)));
    // Counted from a Friday, the sixth working day is the Monday ten days later.
    assert!(Deadline::WorkingDays(6).satisfies(Deadline::Days(10)));
    assert!(!Deadline::WorkingDays(6).satisfies(Deadline::Days(9)));
    let said = Deadline::read("promptly").map_err(|problem| problem.to_string());
    let expected = "\"promptly\" is not a deadline that can be measured. \
                    Write at-once, same-day, 24 hours, 3 days, 5 working days, 2 weeks or 1 month.";
    assert_eq!(said, Err(expected.to_owned()));
    assert!(Deadline::read("0 days").is_err() && Deadline::read("").is_err());
}

#[test]
fn less_than_nothing_is_no_period_and_no_deadline() {
    for text in ["-1 year", "-5 days", "\u{2212}2 weeks"] {
        assert!(Period::read(text).is_err() && Deadline::read(text).is_err(), "{text}");
    }
}
