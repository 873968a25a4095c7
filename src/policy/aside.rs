//! What stands beside a name and says whether that person has the post now.

use chrono::NaiveDate;

use crate::dates::{TermEnds, WrittenDate};
use crate::format::blank;

/// Words by which somebody is gone, where they stand beside the name.
const GONE: &[&str] = &[
    "left",
    "has left",
    "retired",
    "resigned",
    "former",
    "formerly",
    "deceased",
    "no longer in post",
    "on leave",
    "on maternity leave",
    "maternity leave",
    "on long-term leave",
    "on sick leave",
    "long-term absence",
    "seconded",
    "on secondment",
    "until",
];

/// Words with which the text begins where it names somebody who had the post.
const FORMER: &[&str] = &["former ", "formerly ", "previously ", "ex-", "ex ", "the late ", "late "];

/// Words after which stands the day on which somebody takes the post.
const FROM: &[&str] =
    &["with effect from ", "from ", "starting ", "starts ", "joining ", "joins ", "as of ", "wef "];

/// The parts of a text that stand in brackets or after a comma.
fn asides(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(['(', ')', ',', ';']).skip(1);
    parts.map(|part| part.trim().to_lowercase()).filter(|part| !part.is_empty())
}

/// Whether a text says of the one person whom it names that he or she is gone, or leaves open who it is.
pub(super) fn has_left(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_gone = |aside: String| {
        GONE.iter().any(|gone| aside.starts_with(gone) && !FROM.iter().any(|from| aside.starts_with(from)))
    };
    FORMER.iter().any(|former| lower.starts_with(former))
        || lower.ends_with(" retired")
        || !lower.contains(" and ") && asides(text).any(is_gone)
}

/// Whether a text leaves open whom it names: "Mrs Smith?", "Mrs Smith (to be confirmed)", "Mrs Smith or Mr Jones".
pub(super) fn is_open(text: &str) -> bool {
    text.ends_with('?') || text.contains(" or ") || asides(text).any(|aside| blank(&aside).is_some())
}

/// The day from which somebody has a post, where the text says so beside the name.
pub(super) fn starts(text: &str) -> Option<NaiveDate> {
    asides(text).find_map(|aside| {
        let date = FROM.iter().find_map(|from| aside.strip_prefix(from))?;
        Some(WrittenDate::read(date, &TermEnds::default()).ok()?.first())
    })
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{has_left, is_open, starts};

    #[test]
    fn who_is_gone_or_open_is_told_from_who_is_there() {
        for text in ["Mrs Lee (on leave)", "Mrs Lee, deceased", "Former DSL Mrs Lee", "Mrs Lee (retired)"] {
            assert!(has_left(text), "{text}");
        }
        for text in ["Mrs Lee?", "Mrs Lee (TBC)", "Mrs Lee or Mr Wood", "Mrs Lee, to be confirmed"] {
            assert!(is_open(text), "{text}");
        }
        for text in ["Mrs Lee", "Mrs Lee (DSL)", "Lee, Anna", "Victor Orr", "Mrs Late-Former"] {
            assert!(!has_left(text) && !is_open(text) && starts(text).is_none(), "{text}");
        }
        assert_eq!(starts("Mrs Lee (from January 2027)"), NaiveDate::from_ymd_opt(2027, 1, 1));
        assert_eq!(starts("Mrs Lee, starting 6 April 2027"), NaiveDate::from_ymd_opt(2027, 4, 6));
    }
}
