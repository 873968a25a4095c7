//! What is shown of a line: all of it, or of a long one the part around a place.

use std::borrow::Cow;
use std::ops::Range;

use super::text::unhidden;

/// The most that is shown of one line of a file, in bytes; longer lines are cut, with `…` where something was left out.
pub const MOST: usize = 400;

/// How much of what stands before the place is shown of a line that is cut.
const BEFORE: usize = 100;

const CUT: &str = "…";

/// A line as it is shown, and the bytes of it that are marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The line, or the part of it around the place.
    pub text: Cow<'a, str>,
    /// What is marked, in bytes of that text.
    pub marked: (usize, usize),
}

/// What is shown of a line in which these bytes are marked. A line of at most [`MOST`] bytes is shown as it is.
pub fn excerpt(line: &str, marked: Range<usize>) -> Excerpt<'_> {
    let start = line.floor_char_boundary(marked.start);
    let end = line.ceil_char_boundary(marked.end).max(start);
    if line.len() <= MOST {
        return Excerpt { text: unhidden(line), marked: (start, end) };
    }
    let from = start.min(line.len().saturating_sub(MOST)).max(start.saturating_sub(BEFORE));
    let from = line.ceil_char_boundary(if start <= BEFORE { 0 } else { from });
    let to = line.floor_char_boundary(from.saturating_add(MOST));
    let part = unhidden(line.get(from..to).unwrap_or_default());
    let before = if from > 0 { CUT } else { "" };
    let after = if to < line.len() { CUT } else { "" };
    let shift = |at: usize| before.len() + at.clamp(from, to) - from;
    Excerpt { marked: (shift(start), shift(end)), text: Cow::Owned(format!("{before}{part}{after}")) }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, MOST, excerpt};

    fn marked<'a>(shown: &'a Excerpt<'_>) -> &'a str {
        &shown.text[shown.marked.0..shown.marked.1]
    }

    #[test]
    fn a_line_of_usual_length_is_shown_as_it_is() {
        let line = format!("a: {}", "x".repeat(MOST - 3));
        let shown = excerpt(&line, 3..MOST);
        assert_eq!((shown.text.as_ref(), shown.marked), (line.as_str(), (3, MOST)));
    }

    #[test]
    fn of_a_long_line_the_part_around_the_place_is_shown() {
        for sign in ["x", "é", "€", "😀"] {
            let side = sign.repeat(5_000);
            for (before, after) in
                [("", side.as_str()), (&side, ""), (&side, &side), ("a: ", &side), (&side, "!")]
            {
                let line = format!("{before}HERE{after}");
                let shown = excerpt(&line, before.len()..before.len() + 4);
                assert_eq!(marked(&shown), "HERE", "{sign}");
                assert!(shown.text.len() <= MOST + 6, "{sign}: {}", shown.text.len());
                assert_eq!(shown.text.starts_with('…'), before.len() > 100, "{sign}");
                assert_eq!(shown.text.ends_with('…'), after.len() > MOST, "{sign}");
            }
        }
    }

    #[test]
    fn a_place_that_is_itself_long_is_cut_and_one_outside_marks_the_end() {
        let line = format!("a: {}", "€".repeat(5_000));
        let shown = excerpt(&line, 3..line.len());
        assert!(marked(&shown).starts_with('€') && shown.text.len() <= MOST + 6);
        for range in [4..5, 20_000..20_001, line.len()..line.len()] {
            let shown = excerpt(&line, range);
            assert!(shown.text.len() <= MOST + 6);
            assert!(shown.text.get(shown.marked.0..shown.marked.1).is_some());
        }
    }
}
