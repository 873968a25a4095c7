//! Numbers of days as people write them.

/// "1 day", "691 days", "3,340 days".
pub fn days(days: i64) -> String {
    format!("{} {}", thousands(days.unsigned_abs()), if days == 1 { "day" } else { "days" })
}

/// A whole number with its thousands apart: "3,340".
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{days, thousands};

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(thousands(691), "691");
        assert_eq!(thousands(3340), "3,340");
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(days(1), "1 day");
        assert_eq!(days(0), "0 days");
        assert_eq!(days(3340), "3,340 days");
    }
}
