//! What the document calls things, lists and numbers: names that are written wrongly, policies outside its list, section
//! numbers that stand alone or twice.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::policy::Within;
use crate::requirement::facts::Facts;
use crate::requirement::place::Place;
use crate::source::Spanned;
use crate::vocabulary::{TermId, Vocabulary};

use super::Findings;
use super::document_fault::DocumentFault;

/// Every policy that the text names is in the document's own list, where it has one. What something is left to is looked
/// at by itself.
pub(super) fn named_listed<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let policy = facts.policy;
    let own = |kind: TermId| policy.about.kind.iter().any(|own| own.value == kind);
    let listed = || policy.linked.iter().filter(|linked| linked.listed).map(|linked| &linked.policy);
    if listed().next().is_none() {
        return;
    }
    let is_like = |one: TermId, other: TermId| {
        facts.vocabulary.is_part(one, other) || facts.vocabulary.is_part(other, one)
    };
    let outside = || policy.linked.iter().filter(|linked| !linked.listed);
    let is_fine = |kind: TermId| {
        let is_left = || facts.left().iter().any(|left| is_like(left.value, kind));
        own(kind) || is_left() || listed().any(|listed| is_like(listed.value, kind))
    };
    // A kind is looked for once, however often it is named.
    let mut looked = HashMap::new();
    for named in outside() {
        let kind = named.policy.value;
        let place = Place::policy(named.policy.span);
        let is_first = !looked.contains_key(&kind);
        if *looked.entry(kind).or_insert_with(|| is_fine(kind)) {
            found.fine(place);
            continue;
        }
        found.also([place]);
        // A kind is told once, where it is first named.
        if is_first {
            let written = named.written.as_ref().map(|written| written.value.as_str());
            found.fault(place, || DocumentFault::NamedUnlisted { policy: kind, written });
        }
    }
    // Without its list, nothing could be missing from it.
    found.also(listed().map(|listed| Place::policy(listed.span)));
    listed().for_each(|listed| found.fine(Place::policy(listed.span)));
}

/// What the document calls a post or a body by its full name is that name.
pub(super) fn names_right<'a>(facts: &Facts<'a>, on: NaiveDate, found: &mut impl Findings<'a>) {
    for (thing, forms) in facts.names() {
        // The step names whom it tells.
        let thing = if thing == facts.known().tell_dsl { facts.known().dsl } else { thing };
        // What is yet to come has no name on that day.
        let from = facts.vocabulary.cited(thing).and_then(|cited| cited.from.as_ref());
        // What has gone is to be replaced, and not to be written right.
        let is_gone = facts.vocabulary.cited(thing).is_some_and(|cited| cited.lapsed.by(on) == Some(true));
        if is_gone || from.is_some_and(|from| from.first() > on) {
            continue;
        }
        let Some(name) = full_name(thing, facts.vocabulary) else { continue };
        let mut seen = HashSet::new();
        for form in forms {
            let place = Place::policy(form.span);
            if !is_miswritten(&form.value, name) {
                found.fine(place);
                continue;
            }
            found.also([place]);
            if seen.insert(form.value.as_str()) {
                found.fault(place, || DocumentFault::Miswritten { written: &form.value, thing });
            }
        }
    }
}

/// The name of a post or of a body as it is written in full.
pub(super) fn full_name(thing: TermId, vocabulary: &Vocabulary) -> Option<&str> {
    if let Some(cited) = vocabulary.cited(thing) {
        return Some(cited.full_name.as_deref().unwrap_or_else(|| vocabulary.label(thing)));
    }
    vocabulary
        .is_post(thing)
        .then(|| vocabulary.label(thing))
        .map(|label| label.strip_prefix("the ").unwrap_or(label))
}

/// Whether a form is a name with a word in a wrong shape ("Safeguard" for "Safeguarding") or without its last words. An
/// abbreviation, a plural or quite another name is none.
fn is_miswritten(form: &str, name: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-');
        words.filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("the"))
    }
    let form = form.split(" (").next().unwrap_or(form);
    let (form, name) = (words(form), words(name));
    let (given, wanted) = (form.clone().count(), name.clone().count());
    if given < 3 || given > wanted {
        return false;
    }
    let pairs = || form.clone().zip(name.clone());
    if given < wanted {
        return wanted - given == 1 && pairs().all(|(one, other)| one.eq_ignore_ascii_case(other));
    }
    let mut wrong = false;
    for (one, other) in pairs() {
        if one.eq_ignore_ascii_case(other) || is_plural(one, other) {
            continue;
        }
        if !is_stem(one, other) {
            return false;
        }
        wrong = true;
    }
    wrong
}

fn is_plural(one: &str, other: &str) -> bool {
    let plain = |word: &str| word.to_ascii_lowercase().trim_end_matches('s').len();
    is_stem(one, other) && plain(one) == plain(other)
}

/// Whether one of two words begins with the other.
fn is_stem(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() >= 4 && long.get(..short.len()).is_some_and(|start| start.eq_ignore_ascii_case(short))
}

/// From how many headings without a number a single number is a remnant.
const UNNUMBERED: usize = 5;

/// Numbers of sections stand neither alone nor twice.
pub(super) fn section_numbers<'a>(facts: &Facts<'a>, _on: NaiveDate, found: &mut impl Findings<'a>) {
    let policy = facts.policy;
    let roles = policy.roles.iter().filter(|role| role.duties > 0).filter_map(|role| role.section.as_ref());
    let own = || roles.clone().chain(policy.topics.iter().filter_map(|topic| topic.section.as_ref()));
    let mentioned =
        policy.roles.iter().filter(|role| role.duties == 0).filter_map(|role| role.section.as_ref());
    let procedures = policy.procedures.iter().filter_map(|procedure| procedure.section.as_ref());
    let all = || own().chain(mentioned.clone()).chain(procedures.clone());
    let numbered = || all().filter_map(|section| Some((number(section)?, section)));
    let Some((first, at)) = numbered().next() else { return };
    let place = Place::policy(at.span);
    let unnumbered = || all().filter(|section| number(section).is_none());
    if numbered().all(|(other, _)| other == first) && unnumbered().count() >= UNNUMBERED {
        found.fault(place, || DocumentFault::LoneNumber(first));
        found.also(all().map(|section| Place::policy(section.span)));
        return;
    }
    let mut times: HashMap<&str, usize> = HashMap::new();
    own().filter_map(number).for_each(|number| *times.entry(number).or_default() += 1);
    let parts: HashSet<(&str, u32)> = times.keys().filter_map(|number| split(number)).collect();
    let has = |parent: &str, last: u32| parts.contains(&(parent, last));
    let is_doubled = |number: &str| {
        times.get(number) == Some(&2)
            && split(number).is_some_and(|(parent, last)| beside_a_gap(last, |last| has(parent, last)))
    };
    let doubled =
        || own().filter_map(|section| Some((number(section).filter(|it| is_doubled(it))?, section)));
    let mut seen = HashSet::new();
    for (number, section) in doubled() {
        if !seen.insert(number) {
            found.fault(Place::policy(section.span), || DocumentFault::DoubledNumber(number));
        }
    }
    if doubled().next().is_none() {
        return own().for_each(|section| found.fine(Place::policy(section.span)));
    }
    found.also(own().map(|section| Place::policy(section.span)));
    // A role without duties is only mentioned in its section.
    let duties = policy.entries.iter().filter(|entry| matches!(entry.place, Within::Role(_)));
    found.also(duties.map(|duty| Place::policy(duty.span)));
}

/// A number within a section: what it stands under, and its last part.
fn split(number: &str) -> Option<(&str, u32)> {
    let (parent, last) = number.rsplit_once('.')?;
    Some((parent, last.parse().ok()?))
}

/// Whether the number before or after is missing between two that are there. Several roles or topics may well stand in
/// one section; but a number that is there twice beside one that is not there at all was counted wrongly.
fn beside_a_gap(last: u32, has: impl Fn(u32) -> bool) -> bool {
    let gap = |next: Option<u32>, after: Option<u32>| {
        next.zip(after).is_some_and(|(next, after)| !has(next) && has(after))
    };
    gap(last.checked_sub(1), last.checked_sub(2)) || gap(last.checked_add(1), last.checked_add(2))
}

/// The number with which a heading begins.
fn number(section: &Spanned<String>) -> Option<&str> {
    let text = section.value.trim();
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_number = first.split('.').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    // "1.2 and 1.3.2" names two sections, and heads none.
    let heads = rest.is_empty() || rest.starts_with(char::is_uppercase);
    (is_number && heads).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::is_miswritten;

    #[test]
    fn a_word_in_a_wrong_shape_is_told_from_an_abbreviation_and_a_plural() {
        let lead = "designated safeguarding lead";
        assert!(is_miswritten("Designated Safeguard Lead", lead));
        assert!(is_miswritten("Kent Safeguarding Child Boards", "Kent Safeguarding Children Board"));
        let ceop = "Child Exploitation and Online Protection Command";
        assert!(is_miswritten("The Child Exploitation and Online Protection (CEOP)", ceop));
        for right in [
            "Designated Safeguarding Lead (DSL)",
            "designated safeguarding leads",
            "DSL",
            "Safeguarding Lead",
        ] {
            assert!(!is_miswritten(right, lead), "{right}");
        }
    }
}
