//! How a gap is told: the fault in the reader's words, and what follows if it stays.

use crate::checklist::{Control, Force, Gap};
use crate::gate::Status;
use crate::requirement::{Because, Contact, Harm, Judgement, Missing, Predicate, Say as _};
use crate::vocabulary::{Vocabulary, and};

/// How many of the things at fault a heading names, and how long it may become with them.
const NAMED: usize = 4;
const LONG: usize = 218;

/// The fault of a control that is not met, as a heading says it: without a full stop.
pub(super) fn heading(
    control: &Control,
    verdict: Status,
    judgement: &Judgement<'_>,
    vocabulary: &Vocabulary,
) -> String {
    let gap = &control.gap;
    // Of an instruction that falls short in what could do harm, readers want to know in what.
    if gap.harm == Some(Harm::UnsafeInstruction)
        && verdict == Status::PartlyMet
        && !is_wrong(judgement)
        && let Some(missing) = judgement.missing.first()
    {
        return missing.wanted.say(vocabulary).trim_end_matches('.').to_owned();
    }
    let wrong = gap.wrong.as_ref().filter(|_| is_wrong(judgement));
    let partial = || gap.partial.as_ref().filter(|_| verdict == Status::PartlyMet);
    match wrong.or_else(partial).or(gap.absent.as_ref()) {
        Some(text) => {
            let better = if is_vague(text) && !is_wrong(judgement) {
                missing(judgement, vocabulary)
            } else {
                contacts(judgement, vocabulary).filter(|_| text.contains(Gap::NAMED))
            };
            if let Some(sentence) = better {
                return sentence;
            }
            let text = vocabulary.worded(text, None).unwrap_or_else(str::to_owned);
            filled(&text, judgement, vocabulary)
        }
        None => format!("{}: {}", verdict.heading(), control.title.trim_end_matches('.')),
    }
}

/// Words of a sentence that says only that something is incomplete, and not what is missing.
const VAGUE: &[&str] = &[
    "not clear",
    "is clearly",
    "firmly",
    "not complete",
    "not fully",
    "not settled",
    "not strict",
    "only partly",
    "partly covered",
    "partly set out",
    "partly open",
    "in part",
    "part of",
    "only loosely",
    "falls short",
    "fall short",
    "is said only",
    "incomplete",
];

/// Whether a sentence says only that something is incomplete.
fn is_vague(text: &str) -> bool {
    // What is said after a colon is what is missing.
    let before = text.split_once(": ").map_or(text, |_| "");
    VAGUE.iter().any(|words| before.contains(words))
}

/// How long a sentence on what is missing may be as a heading.
const HEADING: usize = 200;

/// What is missing first, as a heading says it; that a document or a record was not seen is no fault of this one.
fn missing(judgement: &Judgement<'_>, vocabulary: &Vocabulary) -> Option<String> {
    let is_here = |missing: &&Missing<'_>| {
        missing.wanted.document().is_none()
            && missing.wanted.record().is_none()
            && !matches!(missing.because, Because::NoRecord | Because::InOtherPolicy)
    };
    // What it says in another place, too, is told beneath.
    let first = |text: String| {
        text.split_once("; in another place").map_or(text.clone(), |(first, _)| first.to_owned())
    };
    let mut said =
        judgement.missing.iter().filter(is_here).map(|missing| first(missing.wanted.say(vocabulary)));
    let said = said.find(|text| text.chars().count() <= HEADING)?;
    Some(said.trim_end_matches('.').to_owned())
}

/// That staff are sent to bodies that have closed or are another area's, where that is what is wrong.
fn contacts(judgement: &Judgement<'_>, vocabulary: &Vocabulary) -> Option<String> {
    let mut contacts: Vec<Contact<'_>> = Vec::new();
    for contact in judgement.missing.iter().filter_map(|missing| missing.wanted.contact(vocabulary)) {
        if !contacts.contains(&contact) {
            contacts.push(contact);
        }
    }
    let years: Vec<_> = contacts.iter().map(|contact| contact.closed).collect();
    let first = contacts.first()?;
    let closed = |year: Option<i32>| year.map(|year| format!(", which closed in {year}")).unwrap_or_default();
    let bodies = if years.iter().all(|year| *year == first.closed) {
        format!("{}{}", and(contacts.iter().map(|contact| contact.name.clone())), closed(first.closed))
    } else {
        and(contacts.iter().map(|contact| format!("{}{}", contact.name, closed(contact.closed))))
    };
    let now = contacts.iter().find_map(|contact| contact.now.clone());
    let tail = match (contacts.iter().find_map(|contact| contact.own), now) {
        (Some(own), _) => format!("; this school is in {own}"),
        (None, Some(now)) => format!("; what it should name is {now}"),
        (None, None) => String::new(),
    };
    Some(format!("The policy sends staff to {bodies}{tail}"))
}

/// Whether what the policy says is wrong, rather than missing or weak: by itself, or since a day has passed.
fn is_wrong(judgement: &Judgement<'_>) -> bool {
    judgement.at_fault() || judgement.missing.iter().any(|missing| missing.because == Because::Lapsed)
}

/// A heading with the things at fault in their place.
fn filled(text: &str, judgement: &Judgement<'_>, vocabulary: &Vocabulary) -> String {
    let Some((before, after)) = text.split_once(Gap::NAMED) else { return text.to_owned() };
    // What is certain is named before what is in doubt, which is named only where nothing is certain.
    let found = |in_doubt: bool| {
        let mut wanted: Vec<_> = judgement.missing.iter().map(|missing| &missing.wanted).collect();
        // Boards to which a child is referred come before whatever else is local, and what has a day before what has none.
        wanted.sort_by_key(|it| (!it.is_partnership(vocabulary), it.is_undated()));
        let wanted = wanted.into_iter();
        let mut names: Vec<String> = Vec::new();
        for name in
            wanted.filter(|it| it.is_in_doubt(vocabulary) == in_doubt).filter_map(|it| it.named(vocabulary))
        {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let mut names = found(false);
    if names.is_empty() {
        names = found(true);
    }
    if names.is_empty() {
        let before = before.trim_end().trim_end_matches([':', ',']);
        return format!("{before}{after}");
    }
    format!("{before}{}{after}", listed(&names, LONG.saturating_sub(before.len() + after.len())))
}

/// As many of the names as there is room for, one at least, and how many more there are.
fn listed(names: &[String], room: usize) -> String {
    let cut = |told: usize| {
        let more = names.len().saturating_sub(told);
        let more = (more > 0).then(|| format!("{more} more"));
        and(names.iter().take(told).cloned().chain(more))
    };
    let fits = (1..=NAMED.min(names.len())).rev().map(cut).find(|text| text.chars().count() <= room);
    fits.unwrap_or_else(|| cut(1))
}

/// What follows if a gap stays: what the control says, or else what its questions give. Something half there is a detail,
/// unless law or statutory guidance asks it; so is what is only good practice.
pub(super) fn harm(control: &Control, force: Force, verdict: Status, judgement: &Judgement<'_>) -> Harm {
    harm_of(control, force, verdict, is_wrong(judgement))
}

/// The same of what was only weighed, by whether what the policy says is wrong.
pub(super) fn harm_of(control: &Control, force: Force, verdict: Status, wrong: bool) -> Harm {
    let questions = || control.requires.predicates().into_iter().map(Predicate::harms);
    if wrong && (control.gap.wrong.is_some() || control.gap.harm_of_wrong.is_some()) {
        let usual = questions().map(|harms| harms.wrong).min().unwrap_or(Harm::Absent);
        return control.gap.harm_of_wrong.unwrap_or(usual);
    }
    if let Some(harm) = control.gap.harm {
        // What is not there instructs nobody.
        let is_silent = harm == Harm::UnsafeInstruction && verdict == Status::NotMet && !wrong;
        return if is_silent { Harm::Absent } else { harm };
    }
    let harm = questions().map(|harms| harms.absent).min().unwrap_or(Harm::Absent);
    let is_half_there = verdict == Status::PartlyMet && force != Force::Must;
    if harm == Harm::Absent && (is_half_there || force == Force::GoodPractice) { Harm::Detail } else { harm }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn a_list_is_cut_between_two_names_and_says_how_many_are_left() {
        let names = ["the Board of Kent", "the Board of Surrey", "a guide"].map(str::to_owned);
        assert_eq!(listed(&names, 100), "the Board of Kent, the Board of Surrey and a guide");
        assert_eq!(listed(&names, 49), "the Board of Kent, the Board of Surrey and 1 more");
        assert_eq!(listed(&names, 40), "the Board of Kent and 2 more");
        assert_eq!(listed(&names, 3), "the Board of Kent and 2 more");
        let many: Vec<String> = ('a'..='g').map(String::from).collect();
        assert_eq!(listed(&many, 100), "a, b, c, d and 3 more");
    }
}
