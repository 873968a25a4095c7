//! What there is room for on the first page, which is one side of A4: what is told is counted in lines, and what is very
//! long is cut.

use crate::report::matters::Matter;
use crate::requirement::Harm;

use super::urgent::{in_brief, tellable};

/// How many matters stand under one kind of harm.
pub(super) const MATTERS: usize = 2;

/// How many lines there are on the first page for sentences: it is one side of A4, headings and margins taken off.
pub(super) const ROOM: usize = 54;

/// How many letters stand on a line of it, rather too few than too many.
pub(super) const WIDTH: usize = 110;

/// How many stand on a line of its table, in the column of what is to be decided.
pub(super) const COLUMN: usize = 52;
/// The same in the column of the owner.
pub(super) const NARROW: usize = 34;

/// How long a sentence may be there.
const LONG: usize = 296;

/// How many lines of the first policy's first page are taken where several policies stand side by side above it.
pub(super) fn before(policies: usize, position: usize) -> usize {
    // A row may take two lines; the caption and the heads of the columns take four.
    if policies > 1 && position == 0 { 2 * policies + 4 } else { 0 }
}

/// How many lines a text takes where so many letters stand on a line.
pub(super) fn lines(text: &str, width: usize) -> usize {
    text.chars().count().div_ceil(width).max(1)
}

/// A text as it is on the first page: cut at a word where it is very long, so that the page ends where it should.
pub(super) fn brief(text: &str) -> String {
    cut(text, LONG)
}

/// A text of so many letters at most, cut at a word.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most).collect();
    let at_a_word = start.rsplit_once(char::is_whitespace).map_or(start.as_str(), |(before, _)| before);
    format!("{}\u{2026}", at_a_word.trim_end_matches([',', ';', ':']))
}

/// How many matters of each kind there is room for: one of each, then a second of each, while there is room.
pub(super) fn told(kinds: &[(Harm, Vec<&Matter<'_>>)], room: usize) -> Vec<usize> {
    let mut told = vec![0; kinds.len()];
    // The heading of each kind takes a line, and so does what tells how many more there are.
    let mut left = room.saturating_sub(kinds.len());
    for round in 0..MATTERS {
        for ((_, matters), told) in kinds.iter().zip(&mut told) {
            let Some(matter) = matters.get(round).filter(|_| *told == round && round < tellable(matters))
            else {
                continue;
            };
            let takes = lines(&in_brief(matter), WIDTH);
            if round == 0 || takes <= left {
                left = left.saturating_sub(takes);
                *told += 1;
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::two;
    use super::super::urgent::urgent_kinds;
    use super::*;

    #[test]
    fn one_matter_of_each_kind_is_told_and_more_only_while_there_is_room() {
        for policy in &two().policies {
            let kinds = urgent_kinds(policy);
            assert!(told(&kinds, 0).iter().all(|told| *told == 1));
            let ample = told(&kinds, 1_000);
            assert!(
                ample.iter().zip(&kinds).all(|(told, (_, matters))| *told == tellable(matters).min(MATTERS))
            );
            let narrow = told(&kinds, kinds.len() + 8);
            assert!(narrow.iter().sum::<usize>() < ample.iter().sum::<usize>());
            assert!(
                narrow.windows(2).all(|pair| pair[0] + MATTERS > pair[1]),
                "the first kinds are not starved"
            );
        }
    }

    #[test]
    fn what_is_very_long_is_cut_at_a_word() {
        let long = "Inordinately long, ".repeat(40);
        let cut = brief(&long);
        assert!(cut.chars().count() <= LONG && cut.ends_with("long\u{2026}"), "{cut}");
        assert_eq!(brief("Short."), "Short.");
        assert!(brief(&"x".repeat(900)).chars().count() <= LONG + 1);
    }
}
