//! Laws that hold for every date, period and text.

use chrono::{Datelike, Days, NaiveDate};
use proptest::prelude::*;

use super::super::{Deadline, Frequency, MonthDay, Period, Precision, TermEnds, WrittenDate, plain};
use super::{day, read};

/// Every day of the years 1900 to 2199.
fn days() -> impl Strategy<Value = NaiveDate> {
    (0_u64..109_572).prop_map(|days| day(1900, 1, 1) + Days::new(days))
}

fn periods() -> impl Strategy<Value = Period> {
    let count = 1_u16..400;
    prop_oneof![
        count.clone().prop_map(Period::Days),
        count.clone().prop_map(Period::Weeks),
        count.clone().prop_map(Period::Months),
        count.prop_map(Period::Years),
        Just(Period::HalfTerm),
        Just(Period::Term),
        Just(Period::AcademicYear),
    ]
}

fn deadlines() -> impl Strategy<Value = Deadline> {
    let count = 1_u16..60;
    prop_oneof![
        Just(Deadline::AtOnce),
        Just(Deadline::SameDay),
        count.clone().prop_map(Deadline::Hours),
        count.clone().prop_map(Deadline::Days),
        count.clone().prop_map(Deadline::WorkingDays),
        count.clone().prop_map(Deadline::Weeks),
        count.prop_map(Deadline::Months),
    ]
}

/// Terms in order, wherever a school may end them.
fn terms() -> impl Strategy<Value = TermEnds> {
    let end = |days: u64| {
        let date = day(2023, 1, 1) + Days::new(days);
        MonthDay::read(&date.format("%m-%d").to_string()).unwrap()
    };
    (0_u64..242, 1_u64..242, 243_u64..365).prop_map(move |(spring, further, autumn)| TermEnds {
        spring: end(spring),
        summer: end((spring + further).min(242)),
        autumn: end(autumn),
    })
}

/// Texts made of what dates are made of, so that the odd corners of the reader are met.
fn near_dates() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[0-9]{1,5}",
        "[0-9]{1,2}(st|nd|rd|th)?",
        "(19|20|21|22)[0-9]{2}",
        "[ /.,'&-]",
        "(Jan|Feb|March|Sept|December|Autumn|Spring|Summer|term|half|academic|year|Monday|by|the|of|to)",
        "\\PC",
    ];
    prop::collection::vec(part, 0..9).prop_map(|parts| parts.join(" "))
}

proptest! {
    #[test]
    fn a_day_written_plainly_reads_back(date in days()) {
        let written = plain(date);
        let found = read(&written);
        let found = found.as_ref().map(|day| (day.written(), day.precision(), day.first(), day.last()));
        prop_assert_eq!(found, Ok((written.as_str(), Precision::Day, date, date)));
    }

    #[test]
    fn a_day_reads_back_however_it_is_written(date in days(), two_figures in 1950_i32..2050) {
        let (d, m, y) = (date.day(), date.month(), date.year());
        let weekday = date.format("%A");
        let (name, short) = (date.format("%B"), date.format("%b"));
        for text in [
            format!("{y}-{m:02}-{d:02}"), format!("{d:02}/{m:02}/{y}"), format!("{d}.{m}.{y}"), format!("{d}-{m}-{y}"),
            format!("{d}th {name} {y}"), format!("{d} {short} {y}"), format!("{weekday} {d} {name} {y}"),
            format!("{d}-{short}-{y}"), format!("by {name} {d}, {y}"), format!("{d} {m} {y}"),
        ] {
            let found = read(&text).map(|found| (found.precision(), found.first(), found.last()));
            prop_assert_eq!(found, Ok((Precision::Day, date, date)), "{}", text);
        }
        if let Some(date) = date.with_year(two_figures) {
            let text = date.format("%d.%m.%y").to_string();
            prop_assert_eq!(read(&text).map(|found| found.first()), Ok(date), "{}", text);
        }
    }

    #[test]
    fn no_text_upsets_the_readers(text in prop_oneof![any::<String>(), near_dates()], terms in terms()) {
        match WrittenDate::read(&text, &terms) {
            Ok(date) => {
                prop_assert!(date.first() <= date.last());
                let again = WrittenDate::read(date.written(), &terms);
                prop_assert_eq!(again.as_ref(), Ok(&date));
                prop_assert!(date.reading().starts_with(date.written()));
            }
            Err(problem) => {
                let said = problem.to_string();
                prop_assert!(said.ends_with('.') && said.chars().count() < 400, "{}", said);
            }
        }
        for said in [
            Period::read(&text).err().map(|problem| problem.to_string()),
            Frequency::read(&text).err().map(|problem| problem.to_string()),
            Deadline::read(&text).err().map(|problem| problem.to_string()),
            MonthDay::read(&text).err().map(|problem| problem.to_string()),
        ].into_iter().flatten() {
            prop_assert!(said.ends_with('.') && said.chars().count() < 300, "{}", said);
        }
    }

    #[test]
    fn half_terms_fill_their_term(terms in terms(), year in 1900_i32..2200) {
        for name in ["Spring", "Summer", "Autumn"] {
            let read = |text: String| WrittenDate::read(&text, &terms);
            let whole = read(format!("{name} {year}"));
            let (first, second) = (read(format!("{name} 1 {year}")), read(format!("{name} 2 {year}")));
            let (Ok(whole), Ok(first), Ok(second)) = (whole, first, second) else {
                return Err(TestCaseError::fail("a term was not read"));
            };
            prop_assert_eq!(whole.first(), first.first());
            prop_assert_eq!(whole.last(), second.last());
            prop_assert!(first.last().succ_opt() == Some(second.first()) || whole.first() == whole.last());
        }
    }

    #[test]
    fn periods_are_in_one_order(one in periods(), two in periods(), three in periods()) {
        prop_assert!(one.satisfies(one));
        prop_assert!(one.satisfies(two) || two.satisfies(one));
        prop_assert!(!(one.satisfies(two) && two.satisfies(three)) || one.satisfies(three));
    }

    #[test]
    fn a_period_reads_back_from_its_id_and_its_sentence(period in periods()) {
        prop_assert_eq!(Period::read(&period.id()), Ok(period.canonical()));
        prop_assert_eq!(Period::read(&period.plain()), Ok(period.canonical()));
        prop_assert!(period.satisfies(period.canonical()) && period.canonical().satisfies(period));
        prop_assert_eq!(Frequency::read(&period.id()).map(Frequency::id), Ok(period.id()));
    }

    #[test]
    fn what_was_done_counts_on_its_own_day(period in periods(), done in days(), terms in terms()) {
        prop_assert!(period.lasts_until(done, &terms).is_some_and(|last| last >= done));
        let later = done + Days::new(1);
        prop_assert!(period.lasts_until(later, &terms) >= period.lasts_until(done, &terms));
    }

    #[test]
    fn a_stricter_period_of_the_formats_lapses_no_later(done in days()) {
        let order = [Period::Days(1), Period::Weeks(1), Period::Months(1), Period::HalfTerm, Period::Term,
            Period::Years(1), Period::AcademicYear, Period::Years(2)];
        let ends = order.map(|period| period.lasts_until(done, &TermEnds::default()));
        prop_assert!(ends.is_sorted(), "{:?}", ends);
    }

    #[test]
    fn whole_periods_fit_between_two_days(period in periods(), from in days(), to in days()) {
        let times = period.times_in(from, to);
        let bigger = |count: u32| u16::try_from(count).ok().and_then(|count| match period {
            Period::Days(n) => n.checked_mul(count).map(Period::Days),
            Period::Weeks(n) => n.checked_mul(count).map(Period::Weeks),
            Period::Months(n) => n.checked_mul(count).map(Period::Months),
            Period::Years(n) => n.checked_mul(count).map(Period::Years),
            Period::HalfTerm => count.checked_mul(2).map(Period::Months),
            Period::Term => count.checked_mul(4).map(Period::Months),
            Period::AcademicYear => Some(Period::Years(count)),
        });
        if from > to {
            prop_assert_eq!(times, 0);
        } else if let (Some(now), Some(next)) = (bigger(times), bigger(times + 1)) {
            prop_assert!(now.after(from) <= Some(to));
            prop_assert!(next.after(from) > Some(to));
        }
    }

    #[test]
    fn deadlines_are_ordered_and_read_back(one in deadlines(), two in deadlines(), three in deadlines()) {
        prop_assert!(one.satisfies(one));
        prop_assert!(!(one.satisfies(two) && two.satisfies(three)) || one.satisfies(three));
        prop_assert_eq!(Deadline::read(&one.id()), Ok(one));
        prop_assert_eq!(Deadline::read(&one.plain()), Ok(one));
    }
}
