//! What is wrong with an entry that is to be changed, in sentences: what the policy says, and what to say.

use crate::dates::Frequency;
use crate::policy::{Condition, Strength};
use crate::source::Spanned;
use crate::source::text::shorten;
use crate::vocabulary::{TermId, Vocabulary, and};

use super::change::{Change, Stands};

/// Everything that is wrong with it, as sentences.
pub(super) fn say(change: &Change<'_>, words: &Vocabulary) -> String {
    let mut out = Vec::new();
    match (&change.before, &change.after) {
        (Stands::Entry(before), Stands::Entry(after)) => {
            if before.every != after.every {
                out.push(often(before.every.as_ref()));
            }
            if before.within != after.within {
                out.push(match &before.within {
                    Some(within) => format!("The policy says \"{}\"; that is too late.", within.value),
                    None => "The policy does not say how soon; say it.".to_owned(),
                });
            }
            out.extend(condition(before.condition.as_ref().filter(|_| after.condition.is_none()), words));
            out.extend(strength(before.strength.as_ref().filter(|_| after.strength.is_none())));
            out.extend(before.except.as_ref().filter(|_| after.except.is_none()).map(|except| {
                format!("The policy makes an exception (\"{}\"); leave it out.", shorten(&except.value))
            }));
            if before.decided_by.len() != after.decided_by.len() {
                out.push("The policy makes an exception; say who decides on it, or leave it out.".to_owned());
            }
            if before.by.len() != after.by.len() {
                out.push("The policy does not say who does it; say who.".to_owned());
            }
            for (lead, before, after) in [
                ("does not say that it goes to", &before.to, &after.to),
                ("does not involve", &before.with, &after.with),
                ("does not say that it covers", &before.about, &after.about),
            ] {
                out.extend(lacks(lead, before, after, |term| words.label(term).to_owned()));
            }
            out.extend(lacks(WHEN, &before.when, &after.when, |event| words.occasion(event)));
        }
        (Stands::Training(before), Stands::Training(after)) => {
            if before.every != after.every {
                out.push(often(before.every.as_ref()));
            }
            out.extend(condition(before.condition.as_ref(), words));
            out.extend(strength(before.strength.as_ref()));
            out.extend(lacks(WHEN, &before.when, &after.when, |event| words.occasion(event)));
            let label = |term| words.label(term).to_owned();
            out.extend(lacks("does not say that it covers", &before.about, &after.about, label));
        }
        _ => {}
    }
    out.join(" ")
}

/// How a sentence begins that names an occasion which is lacking.
const WHEN: &str = "does not say that it is done";

fn often(before: Option<&Spanned<Frequency>>) -> String {
    match before.map(|every| every.value) {
        Some(Frequency::Regularly) => "The policy says \"regularly\"; say how often.".to_owned(),
        Some(Frequency::Every(period)) => format!("The policy says \"{period}\"; that is too seldom."),
        None => "The policy does not say how often; say it.".to_owned(),
    }
}

fn condition(before: Option<&Spanned<Condition>>, words: &Vocabulary) -> Option<String> {
    let said = match &before?.value {
        Condition::Term(term) => words.label(*term).to_owned(),
        Condition::Words(own) => shorten(own),
    };
    Some(format!("The policy says it only under a condition (\"{said}\"); leave the condition out."))
}

fn strength(before: Option<&Spanned<Strength>>) -> Option<String> {
    let text = match before?.value {
        Strength::Advised => "The policy only advises it; say that it will be done.",
        Strength::May => "The policy says only that it may be done; say that it will be.",
        Strength::Aware => "The policy says only that people are aware of it; say that it will be done.",
    };
    Some(text.to_owned())
}

fn lacks(
    lead: &str,
    before: &[Spanned<TermId>],
    after: &[Spanned<TermId>],
    say: impl Fn(TermId) -> String,
) -> Option<String> {
    let new = after.get(before.len()..).filter(|new| !new.is_empty())?;
    Some(format!("The policy {lead} {}.", and(new.iter().map(|term| say(term.value)))))
}
