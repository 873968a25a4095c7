//! What is refused, and what the person who wrote it is told.

use super::super::{MonthDay, TermEnds};
use super::{read, shown};

#[test]
fn doubtful() {
    let or = |readings: &str| {
        format!(
            "can be read in more than one way: {readings}. Write out the one that is meant, with its year."
        )
    };
    let only = |reading: &str| format!("is not a clear date. If {reading} is meant, write \"{reading}\".");
    for (written, expected) in [
        ("Jan 25", or("January 2025 or 25 January")),
        ("Sept 17", or("September 2017 or 17 September")),
        ("Sept 31", only("September 2031")),
        ("04/13/25", only("13 April 2025")),
        ("2025-13-04", only("4 January 2025").replace("4 January", "13 April")),
        ("2011-12", or("academic year 2011/12 or December 2011")),
        ("2024/09", only("September 2024")),
        ("2023/4", or("academic year 2023/24 or April 2023")),
        ("11/12", or("academic year 2011/12, November 2012 or 11 December")),
        ("09/24", only("September 2024")),
        ("academic year 2021", or("academic year 2020/21 or academic year 2021/22")),
        ("December/January 2020", or("December 2019 to January 2020 or December 2020 to January 2021")),
        ("February 2022 / February 2025", or("February 2022 or February 2025")),
        ("Nov/Dec 19", only("November/December 2019")),
        ("Autumn half-term 2024", or("Autumn 1 2024 or Autumn 2 2024")),
        ("Spring/Summer 2025", or("Spring 2025 or Summer 2025")),
        ("Autumn 02", or("Autumn 2002 or Autumn 2")),
        ("Term 1 2025", or("Autumn 1 2025 or Autumn 2025")),
        ("Term 3 2025", or("Spring 1 2025, Spring 1 2026 or Summer 2025")),
        ("Term 4 2025", or("Spring 2 2025 or Spring 2 2026")),
        ("Term 2 2024/25", or("Autumn 2 2024 or Spring 2025")),
    ] {
        assert_eq!(shown(written), format!("\"{written}\" {expected}"));
    }
}

#[test]
fn impossible() {
    for (written, why) in [
        ("30 February 2025", "February 2025 has days 1 to 28, and no day 30"),
        ("feb 30 2024", "February 2024 has days 1 to 29, and no day 30"),
        ("31/04/25", "April 2025 has days 1 to 30, and no day 31"),
        ("00/04/25", "April 2025 has days 1 to 30, and no day 0"),
        ("13/14/25", "there is no month 14"),
        ("2026-13-40", "there is no month 13"),
        ("2026-00", "the two years of an academic year follow each other, as in 2024/25"),
        ("13/2024", "there is no month 13"),
        ("2025-28", "the two years of an academic year follow each other, as in 2024/25"),
        ("2023-2026", "the two years of an academic year follow each other, as in 2024/25"),
        ("Tuesday 3 March 2025", "3 March 2025 is a Monday, not a Tuesday"),
        ("1 May 1066", "the year 1066 is not between 1900 and 2199"),
        ("0026-03-01", "the year 26 is not between 1900 and 2199"),
        ("Autumn 2200", "the year 2200 is not between 1900 and 2199"),
        ("2199/2200", "the year 2200 is not between 1900 and 2199"),
        ("Autumn 3 2024", "a term has half-terms 1 and 2, and no 3"),
        ("Term 7 2024/25", "no school year has a term 7"),
        ("May/May 2019", "it names one month twice"),
    ] {
        let expected = format!("\"{written}\" cannot be right: {why}. Check it against the document.");
        assert_eq!(shown(written), expected);
    }
}

#[test]
fn unreadable_and_advice() {
    let such_as = "Write a date such as 31 December 2024, December 2024, Autumn 2024 or 2024/25.";
    for (written, advice) in [
        ("TBC", ""),
        ("soon", ""),
        ("20240301", ""),
        ("1/2/3", ""),
        ("28/09-2016", ""),
        ("before September 2025", ""),
        ("31 Febuary 2024", "Did you mean February? "),
        ("1st Setpember 2024", "Did you mean September? "),
        ("Autum 2024", "Did you mean Autumn? "),
        ("25 January", "The year is missing. "),
        ("Autumn term", "The year is missing. "),
        ("Term 4", "The year is missing. "),
        ("annually", "It says how often, and a date is needed here. "),
        ("October 2020 J. Smith", "If the date is \"October 2020\", write that alone. "),
        ("28.09.16 (Full Governing Body)", "If the date is \"28.09.16\", write that alone. "),
        ("١ مايو ٢٠٢٤", ""),
        ("１ May ２０２４", "The year is missing. "),
    ] {
        let expected = format!("\"{written}\" cannot be read as a date. {advice}{such_as}");
        assert_eq!(shown(written), expected);
    }
    for nothing in ["", " ", "\u{a0}\n", "\u{200b}"] {
        assert_eq!(shown(nothing), format!("No date is written here. {such_as}"));
    }
}

#[test]
fn a_message_stays_short_and_harmless() {
    let long = shown(&"autumn ".repeat(100_000));
    assert!(long.contains('…') && long.contains("too long") && long.len() < 250, "{long}");
    let hostile = shown("\u{1b}[31mAutumn\u{202e} 2024\0");
    assert!(!hostile.chars().any(|c| c.is_control() || c == '\u{202e}'), "{hostile}");
}

#[test]
fn a_doubtful_reading_reads_back_once_it_has_its_year() {
    for written in [
        "Jan 25",
        "04/13/25",
        "2011-12",
        "11/12",
        "academic year 2021",
        "December/January 2020",
        "Nov/Dec 19",
    ]
    .into_iter()
    .chain([
        "Autumn half-term 2024",
        "Spring/Summer 2025",
        "Autumn 02",
        "Term 1 2025",
        "Term 3 2025",
        "2023/4",
    ]) {
        let Err(super::DateProblem::Doubtful { readings, .. }) = read(written) else {
            panic!("{written} was not doubtful");
        };
        assert!(!readings.is_empty());
        for reading in readings {
            let whole = if reading.contains("20") { reading } else { format!("{reading} 2024") };
            assert!(read(&whole).is_ok(), "{whole}");
        }
    }
}

#[test]
fn days_of_term_that_cannot_be() {
    let said = |text: &str| MonthDay::read(text).map(MonthDay::plain).map_err(|problem| problem.to_string());
    assert_eq!(said("12-31"), Ok("31 December".to_owned()));
    assert_eq!(said(" 3-31 "), Ok("31 March".to_owned()));
    for (text, why) in [
        ("31-12", "the month is written first, as in 12-31"),
        ("02-30", "no year has such a day"),
        ("02-29", "most years have no 29 February, so write 02-28"),
        ("December", "the last day of a term is written as month and day, as in 12-31"),
        ("+1-1", "the last day of a term is written as month and day, as in 12-31"),
        ("", "the last day of a term is written as month and day, as in 12-31"),
    ] {
        assert_eq!(
            said(text),
            Err(format!("\"{text}\" cannot be right: {why}. Check it against the document."))
        );
    }
    let terms = TermEnds::default();
    assert_eq!(terms.check(), Ok(()));
    for wrong in [
        TermEnds { spring: terms.summer, ..terms },
        TermEnds { summer: terms.autumn, ..terms },
        TermEnds { autumn: terms.spring, ..terms },
    ] {
        assert!(wrong.check().is_err(), "{wrong:?}");
    }
}
