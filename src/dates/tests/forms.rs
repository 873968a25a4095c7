//! Every form of a date that schools write, and the days it covers.

use super::super::{MonthDay, TermEnds, WrittenDate, days_after, plain};
use super::{day, read, shown};

#[test]
fn days() {
    for (written, expected) in [
        ("2026-03-01", "2026-03-01"),
        ("2026/3/1", "2026-03-01"),
        ("28.09.16", "2016-09-28"),
        ("28. 09. 16.", "2016-09-28"),
        ("28/09/2016", "2016-09-28"),
        ("28-9-16", "2016-09-28"),
        ("28 09 2016", "2016-09-28"),
        ("23/1/24", "2024-01-23"),
        ("03/04/25", "2025-04-03"),
        ("1/1/49", "2049-01-01"),
        ("1/1/50", "1950-01-01"),
        ("29/02/24", "2024-02-29"),
        ("31 December 2199", "2199-12-31"),
        ("1 January 1900", "1900-01-01"),
        ("1 September 2024", "2024-09-01"),
        ("1st September 2024", "2024-09-01"),
        ("1 st September 2024", "2024-09-01"),
        ("1st of September, 2024", "2024-09-01"),
        ("the 2nd of September 2024", "2024-09-02"),
        ("1 Sept 2024", "2024-09-01"),
        ("1 Sept. 24", "2024-09-01"),
        ("1-Sep-24", "2024-09-01"),
        ("1SEP2024", "2024-09-01"),
        ("3rd may '25", "2025-05-03"),
        ("September 1, 2024", "2024-09-01"),
        ("September 1st 2024", "2024-09-01"),
        ("2024 September 1", "2024-09-01"),
        ("Monday 3 March 2025", "2025-03-03"),
        ("Mon, 03/03/25", "2025-03-03"),
        ("31st August 2024", "2024-08-31"),
        ("by 31st August 2024", "2024-08-31"),
        ("By the end of 31 August 2024", "2024-08-31"),
        ("on or before 31/8/24", "2024-08-31"),
        ("on Saturday 31st August 2024", "2024-08-31"),
        ("26 January 2023", "2023-01-26"),
        ("  26\u{a0}January\t2023\n", "2023-01-26"),
        ("26\u{200b} Jan\u{ad}uary\u{202f}2023\u{feff}", "2023-01-26"),
        ("28\u{2011}09\u{2013}2016", "2016-09-28"),
    ] {
        assert_eq!(shown(written), format!("day {expected} {expected}"), "{written}");
    }
}

#[test]
fn months_and_years() {
    for (written, expected) in [
        ("September 2017", "month 2017-09-01 2017-09-30"),
        ("Sept 2017", "month 2017-09-01 2017-09-30"),
        ("sep. 2017", "month 2017-09-01 2017-09-30"),
        ("SEPTEMBER, 2017", "month 2017-09-01 2017-09-30"),
        ("Sept '17", "month 2017-09-01 2017-09-30"),
        ("Sept \u{2019}17", "month 2017-09-01 2017-09-30"),
        ("Jan 45", "month 2045-01-01 2045-01-31"),
        ("Jan 99", "month 1999-01-01 1999-01-31"),
        ("2017 September", "month 2017-09-01 2017-09-30"),
        ("February 2024", "month 2024-02-01 2024-02-29"),
        ("February 2025", "month 2025-02-01 2025-02-28"),
        ("due by April 2023", "month 2023-04-01 2023-04-30"),
        ("review due by April 2023", "month 2023-04-01 2023-04-30"),
        ("no later than September 2025", "month 2025-09-01 2025-09-30"),
        ("as required, no later than September 2025", "month 2025-09-01 2025-09-30"),
        ("2027-08", "month 2027-08-01 2027-08-31"),
        ("2027.08", "month 2027-08-01 2027-08-31"),
        ("09/2024", "month 2024-09-01 2024-09-30"),
        ("9-2024", "month 2024-09-01 2024-09-30"),
        ("November/December 2019", "months 2019-11-01 2019-12-31"),
        ("Nov - Dec 2019", "months 2019-11-01 2019-12-31"),
        ("November and December 2019", "months 2019-11-01 2019-12-31"),
        ("Nov/Dec '19", "months 2019-11-01 2019-12-31"),
        ("December 2019/January 2020", "months 2019-12-01 2020-01-31"),
        ("December 2019 to January 2020", "months 2019-12-01 2020-01-31"),
        ("2016", "year 2016-01-01 2016-12-31"),
        ("2023/24", "academic-year 2023-09-01 2024-08-31"),
        ("2023-24", "academic-year 2023-09-01 2024-08-31"),
        ("2023\u{2013}24", "academic-year 2023-09-01 2024-08-31"),
        ("2023 / 24", "academic-year 2023-09-01 2024-08-31"),
        ("2025-26", "academic-year 2025-09-01 2026-08-31"),
        ("2023-2024", "academic-year 2023-09-01 2024-08-31"),
        ("2023/2024", "academic-year 2023-09-01 2024-08-31"),
        ("2011/12", "academic-year 2011-09-01 2012-08-31"),
        ("1999/00", "academic-year 1999-09-01 2000-08-31"),
        ("23/24", "academic-year 2023-09-01 2024-08-31"),
        ("academic year 2023/24", "academic-year 2023-09-01 2024-08-31"),
        ("Academic Year 2011-12", "academic-year 2011-09-01 2012-08-31"),
        ("2023/24 school year", "academic-year 2023-09-01 2024-08-31"),
        ("the academic year 2023 to 2024", "academic-year 2023-09-01 2024-08-31"),
    ] {
        assert_eq!(shown(written), expected, "{written}");
    }
}

#[test]
fn terms_and_half_terms() {
    for (written, expected) in [
        ("Autumn 2024", "term 2024-09-01 2024-12-31"),
        ("autumn term 2024", "term 2024-09-01 2024-12-31"),
        ("Autumn-2024", "term 2024-09-01 2024-12-31"),
        ("2024 Autumn", "term 2024-09-01 2024-12-31"),
        ("Aut 24", "term 2024-09-01 2024-12-31"),
        ("Aut. term '24", "term 2024-09-01 2024-12-31"),
        ("Autumn term of 2024", "term 2024-09-01 2024-12-31"),
        ("by the end of the Autumn Term 2024", "term 2024-09-01 2024-12-31"),
        ("Michaelmas 2024", "term 2024-09-01 2024-12-31"),
        ("Spring 2027", "term 2027-01-01 2027-03-31"),
        ("Lent Term 2027", "term 2027-01-01 2027-03-31"),
        ("Summer 2020", "term 2020-04-01 2020-08-31"),
        ("Autumn 2024/25", "term 2024-09-01 2024-12-31"),
        ("Spring term 2024-25", "term 2025-01-01 2025-03-31"),
        ("2024/2025 Summer", "term 2025-04-01 2025-08-31"),
        ("Autumn 1 2024", "half-term 2024-09-01 2024-10-31"),
        ("Autumn 2, 2024", "half-term 2024-11-01 2024-12-31"),
        ("Autumn half-term 1 2024", "half-term 2024-09-01 2024-10-31"),
        ("Autumn Term 1 2024/25", "half-term 2024-09-01 2024-10-31"),
        ("2024/25 Spring 2", "half-term 2025-03-01 2025-03-31"),
        ("Spring 1 - 2025", "half-term 2025-01-01 2025-02-28"),
        ("1st half of the Spring term 2024", "half-term 2024-01-01 2024-02-29"),
        ("second half of summer term 2024", "half-term 2024-06-01 2024-08-31"),
        ("Summer 1 2024", "half-term 2024-04-01 2024-05-31"),
        ("Term 4 2024/25", "half-term 2025-03-01 2025-03-31"),
        ("Term 6 2024-25", "half-term 2025-06-01 2025-08-31"),
    ] {
        assert_eq!(shown(written), expected, "{written}");
    }
}

#[test]
fn the_dates_of_the_two_schools() {
    let on = day(2026, 11, 22);
    let overdue = |text: &str| read(text).map(|date| days_after(date.last(), on));
    assert_eq!(overdue("Autumn 2024"), Ok(691));
    assert_eq!(overdue("September 2017"), Ok(3340));
    assert_eq!(overdue("28.09.16"), Ok(3707));
    assert_eq!(overdue("22 November 2026"), Ok(0));
    assert_eq!(overdue("Autumn 2026"), Ok(-39));
}

#[test]
fn how_a_date_was_read() {
    let reading = |text: &str| read(text).map(|date| date.reading());
    assert_eq!(reading("Autumn  2024"), Ok("Autumn 2024, read as ending 31 December 2024".to_owned()));
    assert_eq!(reading("28.09.16"), Ok("28.09.16, read as 28 September 2016".to_owned()));
    assert_eq!(reading("28 September 2016"), Ok("28 September 2016".to_owned()));
    let started = read("Autumn 2023").map(|date| date.reading_from_start());
    assert_eq!(started, Ok("Autumn 2023, read as starting 1 September 2023".to_owned()));
    assert_eq!(plain(day(2024, 2, 1)), "1 February 2024");
}

#[test]
fn a_school_with_term_dates_of_its_own() {
    let own = |text: &str| MonthDay::read(text);
    let (Ok(autumn), Ok(spring), Ok(summer)) = (own("12-18"), own("04-10"), own("7-21")) else {
        panic!("three days that every year has");
    };
    let terms = TermEnds { autumn, spring, summer };
    assert_eq!(terms.check(), Ok(()));
    let span = |text: &str| WrittenDate::read(text, &terms).map(|date| (date.first(), date.last()));
    assert_eq!(span("Autumn 2024"), Ok((day(2024, 9, 1), day(2024, 12, 18))));
    assert_eq!(span("Spring 2027"), Ok((day(2027, 1, 1), day(2027, 4, 10))));
    assert_eq!(span("Summer 2027"), Ok((day(2027, 4, 11), day(2027, 7, 21))));
    assert_eq!(span("Summer 2 2027"), Ok((day(2027, 6, 1), day(2027, 7, 21))));
    assert_eq!(autumn.to_string(), "12-18");
    assert_eq!(autumn.plain(), "18 December");

    let turned = TermEnds { spring: summer, summer: spring, autumn };
    let problem = WrittenDate::read("Autumn 2024", &turned).map_err(|problem| problem.to_string());
    let expected = "\"Autumn 2024\" cannot be right: the term dates of the school (spring-ends 07-21, summer-ends \
                    04-10) are not in order, since spring ends before summer does. Check it against the document.";
    assert_eq!(problem, Err(expected.to_owned()));
    assert_eq!(WrittenDate::read("1 May 2024", &turned).map(|date| date.last()), Ok(day(2024, 5, 1)));
}
