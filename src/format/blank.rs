//! What stands on a form that nobody has filled in: nothing, a dotted line, "TBC", "NAME".

use crate::source::text::is_unseen;

/// Why a text holds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// No letter and no figure can be seen in it.
    Unfilled,
    /// A word that says that there is nothing, or nothing yet.
    Open,
    /// What a template has in the place of the thing itself.
    Placeholder,
}

/// The longest text, in words, that is taken for one that holds nothing.
const LONGEST: usize = 6;

/// Words that say that there is nothing, or nothing yet, whatever follows them.
const OPEN: &[&str] = &[
    "tbc",
    "tba",
    "tbd",
    "t b c",
    "t b a",
    "to be confirmed",
    "to be appointed",
    "to be announced",
    "to be advised",
    "to be decided",
    "to be agreed",
    "to be determined",
    "to be completed",
    "to be added",
    "vacant",
    "vacancy",
    "currently vacant",
    "post vacant",
    "position vacant",
    "not applicable",
    "not yet",
    "not appointed",
    "not known",
    "not given",
    "not stated",
    "awaiting appointment",
    "outsourced",
    "under review",
    "n a",
    "n k",
    "there is no",
    "there is none",
    "there are none",
    "we have no ",
    "we do not have ",
    "we don t have ",
    "we do not use ",
    "we don t use ",
    "none in place",
    "none at present",
    "none at the moment",
    "none yet",
    "no one yet",
    "nobody yet",
    "to be named",
    "to be arranged",
    "to be recruited",
    "to be elected",
    "awaiting",
    "todo",
    "to do",
    "fixme",
];

/// Words that say of a thing that it is not there, or not in use, whatever follows them.
pub const ABSENT: &[&str] = &[
    "to be purchased",
    "to be bought",
    "to be installed",
    "to be chosen",
    "not used",
    "not in use",
    "not installed",
    "not in place",
    "not available",
    "switched off",
    "turned off",
];

/// Words that say so only where nothing follows them.
const OPEN_ALONE: &[&str] = &[
    "none",
    "nobody",
    "no one",
    "pending",
    "to follow",
    "nil",
    "na",
    "null",
    "nothing",
    "unknown",
    "false",
    "true",
    "yes",
    "no",
    "not",
    "any",
    "name",
    "blank",
    "empty",
    "left blank",
    "default",
    "other",
    "someone",
    "somebody",
    "anyone",
    "ditto",
    "as above",
    "as below",
    "as previous",
    "as before",
    "see above",
    "see below",
    "same",
    "off",
    "on",
    "undefined",
    "nan",
    "nya",
    "follows",
    "unassigned",
    "undecided",
    "redacted",
    "withheld",
    "removed",
    "deleted",
    "hidden",
    "confidential",
    "test",
    "test test",
    "testing",
    "abc",
    "foo",
    "asdf",
    "qwerty",
    "dummy",
    "placeholder",
    "sample",
    "example",
    "an example",
];

/// How a template's stand-in begins.
const STAND_INS: &[&str] = &[
    "the name of your",
    "the name of the",
    "the name of who",
    "name of",
    "name here",
    "name to",
    "name and",
    "your ",
    "insert",
    "enter ",
    "type ",
    "add name",
    "add the name",
    "fill in",
    "delete as",
    "example name",
    "staff name",
    "school name",
    "name surname",
    "first name",
    "firstname",
    "full name",
    "a n other",
    "an other",
    "please ",
    "school to ",
    "schools to ",
    "to complete",
    "to insert",
    "state name",
    "put name",
    "write name",
    "what was tested",
    "what came out",
    "what was done about it",
    "where the evidence is",
    "number of the minute",
    "title here",
    "click ",
    "tap here",
    "choose an item",
    "choose a ",
    "placeholder ",
    "sample name",
    "sample person",
    "dummy name",
    "to fill in",
    "name of system",
    "system name",
    "product name",
    "ann other",
];

/// How the text begins that printers fill a page with, however long it is.
const FILLER: &str = "lorem ipsum";

/// What stands in a form's field, and is longer.
const FIELDS: &[&str] = &["click or tap here to enter text", "click or tap to enter a date"];

/// Why a text holds nothing; none where it holds something.
pub fn blank(text: &str) -> Option<Blank> {
    let plain = plain(text);
    if plain.is_empty() {
        return Some(Blank::Unfilled);
    }
    let is = |word: &&str| plain == **word;
    let framed = text.trim().starts_with(['[', '<', '{']) && text.trim().ends_with([']', '>', '}']);
    if framed {
        return Some(Blank::Placeholder);
    }
    // A longer text may begin so and say something.
    let is_short = plain.split(' ').nth(LONGEST).is_none();
    let begins = |word: &&str| {
        let rest = plain.strip_prefix(*word).filter(|_| is_short);
        rest.is_some_and(|rest| rest.is_empty() || word.ends_with(' ') || rest.starts_with(' '))
    };
    if OPEN.iter().chain(ABSENT).any(&begins) || OPEN_ALONE.iter().any(is) || is_crosses(&plain) {
        return Some(Blank::Open);
    }
    let stands_in = STAND_INS.iter().any(begins)
        || plain.starts_with(FILLER)
        || FIELDS.iter().any(is)
        || is_example(&plain);
    stands_in.then_some(Blank::Placeholder)
}

/// Letters and figures in lower case, every run of other signs as one space, without what cannot be seen.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let seen = text.chars().filter(|&sign| sign == ' ' || sign == '\n' || !is_unseen(sign));
    for sign in seen.map(as_latin) {
        if sign.is_alphanumeric() {
            plain.extend(sign.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// A sign that looks like a Latin letter, as that letter: of full width, Cyrillic or Greek.
fn as_latin(sign: char) -> char {
    const LOOK_ALIKE: &str = "АAВBЕEКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxіiјjѕsΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";
    let full_width = u32::from(sign).checked_sub(0xFEE0).filter(|code| (0x21..=0x7E).contains(code));
    let looks = || {
        let mut pairs = LOOK_ALIKE.chars().step_by(2).zip(LOOK_ALIKE.chars().skip(1).step_by(2));
        pairs.find(|&(other, _)| other == sign).map(|(_, latin)| latin)
    };
    match full_width.and_then(char::from_u32) {
        Some(latin) => latin,
        None if sign.is_ascii() => sign,
        None => looks().unwrap_or(sign),
    }
}

/// `x`, `xxx`, `xx/xx/xxxx`, `dd/mm/yyyy`: a place for letters or figures.
fn is_crosses(plain: &str) -> bool {
    const MOST: usize = 12;
    (plain.len() <= MOST && plain.chars().all(|sign| matches!(sign, 'x' | ' ')))
        || plain.split(' ').all(|word| matches!(word, "d" | "dd" | "m" | "mm" | "mmm" | "yy" | "yyyy"))
}

/// "A. Example", as the file that `policygap new` writes has it, and "J. Bloggs".
fn is_example(plain: &str) -> bool {
    const FIRST: &[&str] = &["joe", "jo", "fred", "jane", "john"];
    let is_letter = |word: &str| word.chars().count() == 1;
    let words = plain.split(' ').filter(|word| !matches!(*word, "mr" | "mrs" | "ms" | "miss" | "dr"));
    match words.collect::<Vec<_>>().as_slice() {
        [first, "example"] => is_letter(first),
        [first, "bloggs"] => is_letter(first) || FIRST.contains(first),
        ["bloggs"] | ["john" | "jane", "doe"] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Blank, blank};

    #[test]
    fn what_nobody_has_filled_in_is_blank() {
        for text in ["", " ", "____", "……", "- / -", "~", "?", "\u{200b}", "\u{feff}\u{2060}", "\u{a0}"] {
            assert_eq!(blank(text), Some(Blank::Unfilled), "{text:?}");
        }
        let open = "TBC|tbc.|T.B.C|To be confirmed|Vacant (from April)|none|N/A|n.a.|null|false|x|XXXX|Not yet appointed|no one";
        for text in open.split('|') {
            assert_eq!(blank(text), Some(Blank::Open), "{text:?}");
        }
        for text in [
            "A. Example",
            "J. Bloggs",
            "Mrs Joe Bloggs",
            "School to complete",
            "Please insert",
            "[name]",
            "<Name of DSL>",
            "the name of your filter",
            "SCHOOL NAME",
            "A. N. Other",
            "Click or tap here to enter text.",
            "Choose an item.",
            "Lorem ipsum dolor",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor",
            "Name of system",
        ] {
            assert_eq!(blank(text), Some(Blank::Placeholder), "{text:?}");
        }
    }

    #[test]
    fn what_says_that_there_is_nothing_is_blank_in_whatever_letters() {
        let open = "There is none|We have no filter|not used|None in place|switched off|To be bought|TODO|FIXME: ask|redacted|\
                    see above|off|ｔｂｃ|ＴＢＣ|ТВС|ТBC|tbс|vаcant|There is no DSL|we don't have one|none at present|test";
        for text in open.split('|') {
            assert_eq!(blank(text), Some(Blank::Open), "{text:?}");
        }
    }

    #[test]
    fn names_and_titles_are_not() {
        let names = "Mrs N. Other-Smith|Noah Pending-Jones|Xi Xu|Nona Vacance|Example Primary School|J. Nunn|Schooling Pleasance|1 September 2026|\
                     Ольга Волкова|Toby Tester|A. Clickett|Smoothwall (on every device)";
        for text in names.split('|') {
            assert_eq!(blank(text), None, "{text:?}");
        }
    }
}
