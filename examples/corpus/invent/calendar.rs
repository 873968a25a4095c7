//! Dates as schools write them. The calendar of the library is not used: what it reads is written by another hand.

use super::chance::Chance;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day, one of the first 28 of its month, so that it is in every calendar.
#[derive(Clone, Copy)]
pub(crate) struct Day {
    year: u64,
    month: u64,
    in_month: u64,
}

impl Day {
    /// Any day of a year.
    pub(crate) fn of(year: u64, chance: &mut Chance) -> Self {
        Self { year, month: chance.between(1, 12), in_month: chance.between(1, 28) }
    }

    /// The same day some years later.
    pub(crate) fn years_later(self, years: u64) -> Self {
        Self { year: self.year + years, ..self }
    }

    /// As a records file has it.
    pub(crate) fn plain(self) -> String {
        format!("{}-{:02}-{:02}", self.year, self.month, self.in_month)
    }

    /// As some school would write it.
    pub(crate) fn written(self, chance: &mut Chance) -> String {
        let Self { year, month, in_month: day } = self;
        let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
        let term = match month {
            1..=3 => "Spring",
            4..=8 => "Summer",
            _ => "Autumn",
        };
        match chance.between(0, 5) {
            0 => format!("{day} {name} {year}"),
            1 => format!("{day:02}.{month:02}.{:02}", year % 100),
            2 => self.plain(),
            3 => format!("{day:02}/{month:02}/{year}"),
            4 => format!("{term} {year}"),
            _ => format!("{name} {year}"),
        }
    }
}
