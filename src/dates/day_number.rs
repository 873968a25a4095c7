//! A day as the program stores it in what it carries: its number, counted from the first day of the year 1.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Writes the number of a day.
///
/// # Errors
/// Where the writer fails.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a field by reference")]
pub(crate) fn serialize<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    day.num_days_from_ce().serialize(to)
}

/// Reads the number of a day.
///
/// # Errors
/// Where the reader fails, or the calendar has no such day.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
    let number = i32::deserialize(from)?;
    NaiveDate::from_num_days_from_ce_opt(number).ok_or_else(|| D::Error::custom("no day of the calendar"))
}

/// The same of a day that may not be there.
pub(crate) mod option {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes the number of a day, where there is one.
    ///
    /// # Errors
    /// Where the writer fails.
    #[allow(
        clippy::ref_option,
        clippy::trivially_copy_pass_by_ref,
        reason = "serde gives a field by reference"
    )]
    pub(crate) fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.num_days_from_ce()).serialize(to)
    }

    /// Reads the number of a day, where there is one.
    ///
    /// # Errors
    /// Where the reader fails.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        let number = Option::<i32>::deserialize(from)?;
        Ok(number.and_then(NaiveDate::from_num_days_from_ce_opt))
    }
}
