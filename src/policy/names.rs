//! Whether a text is the name of a person: the one rule for every place where people are named.

use chrono::NaiveDate;

use crate::format::{Blank, blank};
use crate::source::text::{is_unseen, shorten};
use crate::vocabulary::{Kind, Vocabulary, and};

use super::aside::{has_left, is_open, starts};
use super::nobody::NOBODY;
use super::offices::{OFFICES, SURNAMES, is_office, is_title, words};

/// What a text under `held-by` comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// The people, each without an office.
    pub(super) people: Vec<String>,
    /// The day from which they have the post, where that is said.
    pub(super) from: Option<NaiveDate>,
    /// What is to be told of the text.
    pub(super) remark: Option<String>,
}

/// Reads what stands as a name: of a person, or of a firm too, where a firm may hold the post.
pub(super) fn read(written: &str, may_be_firm: bool, vocabulary: &Vocabulary) -> Names {
    let spaced = written.chars().map(|sign| if sign.is_whitespace() { ' ' } else { sign });
    let text: String = spaced.filter(|&sign| sign == ' ' || !is_unseen(sign)).collect();
    let text = text.trim();
    let told = |people, remark: String| Names { people, from: starts(text), remark: Some(remark) };
    let nobody = |remark| told(Vec::new(), remark);
    let shown = shorten(text);
    match blank(text) {
        Some(Blank::Unfilled) => {
            return nobody("No letter stands where a name belongs, so nobody is named here.".to_owned());
        }
        Some(Blank::Open) => {
            return nobody(format!(
                "\"{shown}\" is not a name: the document leaves the post open, so nobody is named here."
            ));
        }
        found if found.is_some() || is_place_for_name(text) => {
            return nobody(format!(
                "\"{shown}\" is not a name but the place for one, so nobody is named here."
            ));
        }
        _ => {}
    }
    let refers = ["same as ", "see ", "as for ", "refer to "];
    if refers.iter().any(|lead| text.to_lowercase().starts_with(lead)) {
        return nobody(format!(
            "\"{shown}\" is not a name. Write the name itself, which may stand under several posts."
        ));
    }
    if is_address(text) {
        return nobody(format!(
            "\"{shown}\" is an address, not a name, so nobody is named here. Write the name of the person."
        ));
    }
    if has_left(text) {
        return nobody(format!(
            "\"{shown}\" names somebody who no longer has the post, so nobody is named here."
        ));
    }
    if text.starts_with('#') {
        return nobody(format!("\"{shown}\" is not a name, so nobody is named here."));
    }
    if is_open(text) {
        return nobody(format!(
            "\"{shown}\" leaves open who it is, so nobody is named here. Write the name once it is settled."
        ));
    }
    let mut people = people(text, vocabulary);
    people
        .retain(|name| is_name(name, may_be_firm) && (may_be_firm || !is_known_otherwise(name, vocabulary)));
    match people.as_slice() {
        [] if is_office(text, vocabulary) => nobody(format!(
            "\"{shown}\" is an office, not a name, so nobody is named here. Write the name of the person."
        )),
        [] => nobody(format!("\"{shown}\" is not a name, so nobody is named here.")),
        [one] if one == text => Names { people, from: None, remark: None },
        [one] => {
            let remark = format!("\"{shown}\" is read as the name {one}. Write the name alone.");
            told(people, remark)
        }
        several => {
            let names = and(several.iter().cloned());
            let remark = format!(
                "\"{shown}\" is read as {} people: {names}. Write each on a line of its own.",
                several.len()
            );
            told(people, remark)
        }
    }
}

/// Whether somebody is named by a text that may also hold other words.
pub(super) fn is_nobody(text: &str) -> bool {
    blank(text).is_some() || !has_letters(text) || is_place_for_name(text)
}

/// Whether a text only says that a name belongs there: "Mrs X", "Headteacher's name", "name(s)".
fn is_place_for_name(text: &str) -> bool {
    let mut rest = words(text).filter(|word| !is_title(word));
    let is_letter =
        |word: &str| word.chars().all(|sign| matches!(sign, 'x' | 'X')) || word.chars().count() == 1;
    let is_titled = words(text).any(is_title);
    let last = words(text).filter(|word| word.chars().count() > 1).last().map(str::to_lowercase);
    let is_called = last.is_some_and(|last| matches!(last.as_str(), "name" | "names" | "surname"));
    is_called || (is_titled && rest.next().is_some_and(is_letter) && rest.next().is_none())
}

/// Whether a text is where somebody is to be reached, and says nothing else.
fn is_address(text: &str) -> bool {
    let is_part =
        |part: &str| part.contains('@') || part.contains("://") || part.to_lowercase().starts_with("www.");
    text.split_whitespace().all(is_part)
}

/// Words of sentences, which are no part of a name where they are written small.
const SENTENCE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "do", "does", "did", "no", "not",
    "none", "in", "at", "from", "since", "until", "till", "on", "for", "we", "they", "there", "this", "that",
    "who", "see", "as", "yet", "being", "now",
];

/// Small words that stand within names.
const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "di", "du", "del", "della", "den", "der", "des", "la", "le", "van",
    "von", "ter", "ten", "bin", "bint", "ibn", "al", "el", "ap", "ab", "ferch", "y", "e", "o", "mac", "st",
];

/// Last words of what an institution is called.
const INSTITUTIONS: &[&str] = &[
    "trust",
    "church",
    "council",
    "company",
    "limited",
    "plc",
    "llp",
    "group",
    "agency",
    "association",
    "university",
    "consultancy",
    "consultants",
    "solutions",
    "support",
    "partnership",
    "diocese",
    "authority",
    "school",
    "academy",
    "college",
    "nursery",
    "federation",
    "office",
    "department",
    "team",
    "services",
    "ltd",
];

/// Whether what is left of a text can be what a person is called: some word in it is of no sentence, of no office and of
/// no form, and it is written as names are.
fn is_name(name: &str, may_be_firm: bool) -> bool {
    let without_title = || words(name).filter(|word| !is_title(word));
    let small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    let of = |list: &[&str], word: &str| list.contains(&word.to_lowercase().as_str());
    let rest: Vec<&str> = without_title().collect();
    // "No DSL", "No current holder".
    let is_denied = rest.len() > 1
        && rest.first().is_some_and(|word| matches!(word.to_lowercase().as_str(), "no" | "not"));
    let is_sentence = rest.iter().any(|word| small(word) && of(SENTENCE, word));
    let holds_none = |word: &&str| of(NOBODY, word) || word.chars().all(char::is_numeric);
    let is_nobody = rest.iter().all(|word| holds_none(word) || of(OFFICES, word))
        && (rest.is_empty() || rest.iter().any(holds_none));
    let is_institution = rest.len() > 1 && rest.last().is_some_and(|last| of(INSTITUTIONS, last));
    // "Mr Headteacher", and not "Mr Head".
    let is_titled = words(name).next().is_some_and(is_title);
    let is_titled_office =
        is_titled && rest.iter().all(|word| of(OFFICES, word) && !of(SURNAMES, word)) && !rest.is_empty();
    let is_initials = rest.iter().all(|word| word.chars().count() == 1);
    // A name is written with capitals: without any, and where a word is of no name, it is a remark.
    let is_small = !is_titled && !name.chars().any(char::is_uppercase);
    let is_word = |word: &&str| of(NOBODY, word) || of(OFFICES, word) || of(SENTENCE, word);
    let is_remark = is_small && (rest.len() == 1 || rest.iter().any(is_word));
    // "Role discontinued", "Smith retired": a small word that is none of those within names.
    let is_aside = |word: &&str| small(word) && !of(PARTICLES, word) && is_word(word);
    let is_remark = is_remark || (!is_titled && rest.iter().skip(1).any(is_aside));
    // "Mr T B Confirmed".
    let is_unsettled = rest.last().is_some_and(|last| of(&["confirmed", "announced", "decided"], last));
    let is_no_person = is_nobody || is_titled_office || is_initials || is_unsettled || is_remark;
    let is_no_person = is_no_person || is_institution && !may_be_firm;
    !(is_denied || is_sentence || is_no_person || blank(&rest.join(" ")).is_some())
}

/// Whether a text is what a product, a service or a body is called.
fn is_known_otherwise(name: &str, vocabulary: &Vocabulary) -> bool {
    const COMPANIES: &[&str] = &["google", "microsoft", "apple", "amazon", "facebook", "meta", "tiktok"];
    let kinds = [Kind::Catalogue, Kind::Agency];
    COMPANIES.contains(&name.to_lowercase().as_str()) || vocabulary.called(&kinds, name).is_some()
}

/// The people whom a text names.
fn people(text: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let text = without_asides(text, vocabulary);
    let joined = text.replace(" and ", "/").replace(" & ", "/").replace(';', "/").replace(" with ", "/");
    let parts: Vec<String> = joined.split('/').filter_map(|part| one(part, vocabulary)).collect();
    let whole_names = parts.iter().all(|part| words(part).count() > 1);
    if parts.len() > 1 && whole_names && parts.len() == joined.split('/').count() {
        return parts;
    }
    let offices_beside = parts.len() == 1
        && joined.contains('/')
        && joined.split('/').all(|part| one(part, vocabulary).is_some() || is_office(part, vocabulary));
    if offices_beside {
        return parts;
    }
    let by_comma: Vec<_> = text.split(',').map(|part| one(part, vocabulary)).collect();
    let listed: Vec<String> =
        by_comma.iter().flatten().filter(|part| words(part).count() > 1).cloned().collect();
    if listed.len() > 1 && listed.len() == by_comma.len() {
        return listed;
    }
    one(&text, vocabulary).into_iter().collect()
}

/// The one person whom a text names: the surname may stand first, before a comma, and an office last.
fn one(text: &str, vocabulary: &Vocabulary) -> Option<String> {
    let text = text.split_once(" - ").or_else(|| text.split_once(" – ")).map_or(text, |(name, _)| name);
    let text =
        text.split_once(':').filter(|(post, _)| is_office(post, vocabulary)).map_or(text, |(_, name)| name);
    let is_kept = |part: &&str| !part.is_empty() && !is_office(part, vocabulary) && !is_title(part);
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(is_kept).collect();
    let name = match parts.as_slice() {
        [surname, first, ..] if words(surname).count() == 1 => format!("{first} {surname}"),
        [name, ..] => (*name).to_owned(),
        [] => return None,
    };
    has_letters(&name).then_some(name)
}

/// The text without what stands in brackets.
fn without_asides(text: &str, vocabulary: &Vocabulary) -> String {
    let mut rest = text;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once('(') {
        out.push_str(before);
        let (aside, behind) = after.split_once(')').unwrap_or((after, ""));
        let is_name = !is_office(aside, vocabulary)
            && !is_title(aside)
            && words(aside).count() == 1
            && behind.trim_start().starts_with(char::is_alphabetic);
        if is_name {
            out.push_str(&format!("({aside})"));
        }
        rest = behind;
    }
    out.push_str(rest);
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    out.replace(" ,", ",").trim_matches([',', ' ']).to_owned()
}

/// At least two letters: an initial alone, or a sign, names nobody.
fn has_letters(text: &str) -> bool {
    text.chars().filter(|sign| sign.is_alphabetic()).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::{Names, read};
    use crate::vocabulary::Vocabulary;

    fn names(text: &str) -> Names {
        read(text, false, Vocabulary::builtin())
    }

    #[test]
    fn what_is_no_name_is_nobody_and_is_told() {
        let texts = "TBC|vacant|none|n/a|null|~|false|x|NAME|A. Example|to be confirmed|\u{200b}|?|Deputy Headteacher|DSL|\
                     Head of Year 7 and Safeguarding Lead|same as DSL|J|[insert name]|insert name|Mrs X|Mr A.|Ms XX|School to complete|J. Bloggs|Joe Bloggs|Headteacher's name|name(s)|\
                     Name to be confirmed|____|the headteacher|Online Safety Lead|\
                     Mrs TBC|Mr Vacant|Mrs Nobody|Mr To Be Confirmed|Left in July|Retired|on leave|We do not have one|There is no DSL|\
                     Exampleton Primary School|dsl@school.example|https://school.example/staff|Click or tap here to enter text.|\
                     will be appointed|being recruited|Temporary cover|Supply|Interim|Test Test|lorem ipsum|ТВС|ｔｂｃ|Ext. 123|Redacted|Mrs Wood (left July 2025)|J. Wood (retired)|\
                     Mr Headteacher|Mrs DSL|Mr T B Confirmed|The Smith Academy Trust|St Mary's Church|Google|A.B.|Mrs Smith or Mr Jones|\
                     gone|off sick|open position|recruitment under way|Role discontinued|swydd wag|Mrs Smith?|Mrs Smith (to be confirmed)|\
                     the late Mrs Smith|#REF!";
        for text in texts.split('|') {
            let names = names(text);
            assert_eq!(names.people, Vec::<String>::new(), "{text:?}");
            assert!(names.remark.is_some_and(|remark| remark.ends_with('.')), "{text:?}");
        }
    }

    #[test]
    fn a_name_is_taken_as_it_stands() {
        let texts = "Mrs Tracey Jones|J. Whitlock|Sarah O’Hara|Jo Head|Miss Dean|Li Wei|Ana-Maria de Souza|Bart van der Berg|jane smith|Mrs Left-Hand|On Li|Tom Temple|Mrs Interim-Jones|Mr Child|Jane smith|Priya|Sister Mary|Mrs Governor-Hall|Head, Peter Brown";
        for text in texts.split('|').filter(|text| !text.contains(',')) {
            assert_eq!(names(text), Names { people: vec![text.to_owned()], ..Names::default() });
        }
    }

    #[test]
    fn offices_and_titles_beside_a_name_are_left_out_and_told() {
        for (text, name) in [
            ("Smith, Jane (Mrs), DHT", "Jane Smith"),
            ("Mrs A Jones (DSL)", "Mrs A Jones"),
            ("Mrs A Jones, Headteacher", "Mrs A Jones"),
            ("Headteacher: Mrs A Jones", "Mrs A Jones"),
            ("Mr R Patel - Techco", "Mr R Patel"),
        ] {
            let names = names(text);
            assert_eq!(names.people, [name], "{text}");
            assert_eq!(names.remark.is_some(), text != name, "{text}");
        }
    }

    #[test]
    fn two_people_are_taken_as_two_and_told() {
        for text in [
            "Mrs J Smith and Mr B Jones",
            "Mrs J Smith & Mr B Jones",
            "Mrs J Smith / Mr B Jones",
            "Mrs J Smith, Mr B Jones",
        ] {
            let names = names(text);
            assert_eq!(names.people, ["Mrs J Smith", "Mr B Jones"], "{text}");
            assert!(names.remark.is_some_and(|remark| remark.contains("2 people")), "{text}");
        }
        assert_eq!(names("Darren Shaw/Matthew Pye - Techminder").people, ["Darren Shaw", "Matthew Pye"]);
        assert_eq!(names("Mr and Mrs Jones").people, ["Mr and Mrs Jones"]);
    }
}
