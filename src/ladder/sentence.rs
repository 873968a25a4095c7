//! A step in plain English: the sentence that a policy would hold, and the part of the document to which it belongs.

use crate::policy::{Condition, Entry, Section, Within};
use crate::requirement::addition::{Addition, Duty, Said};
use crate::requirement::sentence::upper;
use crate::requirement::{Facts, Field, Stated};
use crate::source::Spanned;
use crate::source::text::shorten;
use crate::vocabulary::{TermId, Vocabulary, and};

/// Where a document says what it is.
const FRONT: &str = "the front page";

/// The part of a document to which a section of the file belongs.
pub(super) fn part(section: Section) -> &'static str {
    match section {
        Section::School | Section::Policy => FRONT,
        Section::Scope => "the part on whom and what the policy covers",
        Section::Roles => "the part on roles",
        Section::Topics => "the text",
        Section::Filtering => "the part on filtering",
        Section::Monitoring => "the part on monitoring",
        Section::Training => "the part on training",
        Section::Education => "the part on teaching",
        Section::Incidents => "the part on incidents",
        Section::NotUsed => "the part on what the school does not use",
        Section::LinkedPolicies => "the list of other policies",
        Section::Cites => "the list of laws and guidance",
    }
}

/// The part of the document to which a section of the file belongs, by the document's own heading where it is known.
pub(super) fn part_of(section: Section, facts: &Facts<'_>) -> String {
    let front = [Section::School, Section::Policy].contains(&section);
    match facts.policy.heading_of_block(section) {
        Some(heading) if front => format!("the part \"{}\"", shorten(heading)),
        Some(heading) => format!("{}, under \"{}\"", part(section), shorten(heading)),
        None => part(section).to_owned(),
    }
}

/// The part of the document in which the duties of a role stand, by the document's own heading where it is known.
pub(super) fn part_of_role(role: TermId, facts: &Facts<'_>) -> String {
    let heading = facts.policy.role(role).and_then(|held| held.section.as_ref());
    match heading {
        Some(heading) if heading.value.starts_with(|sign: char| sign.is_ascii_digit()) => {
            // Numbers alone are those of several sections; a number and a heading are one.
            let is_word = |word: &str| word != "and" && word.contains(char::is_alphabetic);
            let is_one = heading.value.split_whitespace().any(is_word) || !heading.value.contains([' ', ',']);
            let noun = if is_one { "section" } else { "sections" };
            format!("{noun} {}", shorten(&heading.value))
        }
        Some(heading) => format!("the part on roles, under \"{}\"", shorten(&heading.value)),
        None => part(Section::Roles).to_owned(),
    }
}

/// The part of the document in which a procedure stands, or is to stand.
pub(super) fn part_of_procedure(incident: TermId, facts: &Facts<'_>) -> String {
    let label = facts.vocabulary.label(incident);
    if facts.policy.procedures.iter().any(|procedure| procedure.incident.value == incident) {
        format!("the procedure for {label}")
    } else {
        format!("the part on incidents, as a procedure for {label}")
    }
}

/// The part of the document in which an entry stands.
pub(super) fn part_of_entry(entry: &Entry, facts: &Facts<'_>) -> String {
    match &entry.place {
        Within::Role(role) => part_of_role(*role, facts),
        Within::Topic(at) => match facts.policy.topics.get(*at) {
            Some(topic) => format!("the part \"{}\"", shorten(&topic.name.value)),
            None => part(Section::Topics).to_owned(),
        },
        Within::Filtering => part_of(Section::Filtering, facts),
        Within::Monitoring => part_of(Section::Monitoring, facts),
        Within::Training(_) => part(Section::Training).to_owned(),
        Within::Education => part_of(Section::Education, facts),
        Within::Step(incident) | Within::Prevention(incident) | Within::Incident(incident) => {
            part_of_procedure(*incident, facts)
        }
    }
}

/// "The designated safeguarding lead will check that filtering and monitoring work, every term."
pub(super) fn duty(duty: &Duty, by: &[TermId], words: &Vocabulary) -> String {
    let act = words.label(duty.act);
    let held = words.commitment(duty.act).map(|act| act.holds_to.as_slice()).unwrap_or_default();
    let details = details(&duty.said, act, held, words);
    match (by, act.strip_prefix("not ")) {
        ([], Some(forbidden)) => format!("Nobody will {forbidden}{details}."),
        ([], None) => format!("Staff will {act}{details}."),
        (by, _) => format!("{} will {act}{details}.", subject(by, words)),
    }
}

/// An entry as a sentence.
pub(super) fn entry(entry: &Entry, words: &Vocabulary) -> String {
    let ids = |terms: &[Spanned<TermId>]| terms.iter().map(|term| term.value).collect::<Vec<_>>();
    let said = Said {
        by: Vec::new(),
        to: ids(&entry.to),
        with: ids(&entry.with),
        when: ids(&entry.when),
        about: ids(&entry.about),
        every: entry.every.as_ref().and_then(|every| every.value.period()),
        within: entry.within.as_ref().map(|within| within.value),
    };
    let by: Vec<_> = entry.holders().map(|holder| holder.value).collect();
    let act = entry.commitment().unwrap_or(TermId::UNKNOWN);
    let mut text = duty(&Duty { act, said }, &by, words);
    let mut and_so = |more: String| {
        text.truncate(text.trim_end_matches('.').len());
        text.push_str(&more);
        text.push('.');
    };
    match entry.condition.as_ref().map(|condition| &condition.value) {
        Some(Condition::Term(term)) => and_so(format!(", {}", words.label(*term))),
        Some(Condition::Words(own)) => and_so(format!(", {}", shorten(own))),
        None => {}
    }
    if let Some(except) = &entry.except {
        and_so(format!(", except {}", shorten(&except.value)));
    }
    if entry.except.is_some() && !entry.decided_by.is_empty() {
        let who = listed(&ids(&entry.decided_by), words);
        and_so(format!("; {who} will decide on each exception"));
    }
    text
}

/// "Staff will be trained in online safety, every academic year."
pub(super) fn training(who: &[TermId], said: &Said, words: &Vocabulary) -> String {
    let mut text = format!("{} will be trained", subject(who, words));
    if !said.about.is_empty() {
        text.push_str(&format!(" in {}", listed(&said.about, words)));
    }
    let rest = Said { about: Vec::new(), ..said.clone() };
    format!("{text}{}.", details(&rest, "", &[], words))
}

/// What is said of an act, after it.
fn details(said: &Said, act: &str, held: &[TermId], words: &Vocabulary) -> String {
    let mut text = String::new();
    let labels = |terms: &[TermId]| listed(terms, words);
    // An act that has a clause of its own ends before what is said of it.
    let stop = if act.contains(',') || act.contains(" that ") || act.contains(" what ") { "," } else { "" };
    let to: Vec<_> = said.to.iter().copied().filter(|to| !held.contains(to)).collect();
    if !to.is_empty() {
        text.push_str(&format!("{stop} to {}", labels(&to)));
    }
    if !said.with.is_empty() {
        text.push_str(&format!("{stop} with {}", labels(&said.with)));
    }
    if !said.about.is_empty() {
        text.push_str(&format!(", covering {}", labels(&said.about)));
    }
    if let Some(every) = said.every {
        text.push_str(&format!(", {every}"));
    }
    if !said.when.is_empty() {
        let too = if said.every.is_some() { " and" } else { "," };
        text.push_str(&format!("{too} {}", and(said.when.iter().map(|&event| words.occasion(event)))));
    }
    if let Some(within) = said.within {
        text.push_str(&format!(", {}", within.plain()));
    }
    text
}

/// Those who do something, at the beginning of a sentence.
fn subject(roles: &[TermId], words: &Vocabulary) -> String {
    let labels = listed(roles, words);
    // "Visitors, and parents and carers, will".
    let stop = if roles.len() > 1 && labels.contains(", and ") { "," } else { "" };
    upper(&format!("{labels}{stop}"))
}

/// A change of a part of the document.
pub(super) fn instead(part: &str, text: &str) -> String {
    let at = if part == FRONT { "on" } else { "in" };
    format!("Write instead, {at} {part}: {text}")
}

/// Labels in a sentence, apart where one of them has an "and" of its own: "pupils, and parents and carers".
fn listed(terms: &[TermId], words: &Vocabulary) -> String {
    let labels: Vec<_> = terms.iter().map(|&term| words.label(term).to_owned()).collect();
    match labels.split_last() {
        Some((last, before @ [_, ..])) if labels.iter().any(|label| label.contains(" and ")) => {
            format!("{}, and {last}", before.join(", "))
        }
        _ => and(labels),
    }
}

/// What the front page says of the review that is to be given new dates, in a sentence with a space after it.
pub(super) fn review_dates(facts: &Facts<'_>) -> String {
    let next = facts.policy.about.next_review.as_ref();
    next.map(|next| format!("The policy gives \"{}\" as its next review. ", shorten(next.value.written())))
        .unwrap_or_default()
}

/// The steps of a procedure: "Staff will tell the designated safeguarding lead. The headteacher will tell the police."
pub(super) fn steps(steps: &[Duty], words: &Vocabulary) -> String {
    let each = steps.iter().map(|step| {
        let act = words.commitment(step.act);
        let binds = act.filter(|act| !act.forbids).and_then(|act| act.whole.by.first());
        match (step.said.by.as_slice(), binds) {
            ([], Some(&binds)) => duty(step, &[binds], words),
            (by, _) => duty(step, by, words),
        }
    });
    each.collect::<Vec<_>>().join(" ")
}

/// What is added where it is no commitment: the part of the document, and the sentence.
pub(super) fn addition(what: &Addition, facts: &Facts<'_>) -> Option<(String, String)> {
    let words = facts.vocabulary;
    Some(match what {
        Addition::Holder(role) => {
            (part_of_role(*role, facts), format!("{} is NAME.", upper(words.label(*role))))
        }
        Addition::Training { who, said } => (part(Section::Training).to_owned(), training(who, said, words)),
        Addition::Members(field, members) => {
            let verb = if *field == Field::ScopePlaces { "the policy applies" } else { field.verb() };
            let members = listed(members, words);
            // What is not used is a fact of the school, which nobody here knows.
            let so = if field.section() == Section::NotUsed { ", if that is so" } else { "" };
            (format!("{}{so}", part_of(field.section(), facts)), format!("{} {members}.", upper(verb)))
        }
        Addition::Steps(incident, duties) => (part_of_procedure(*incident, facts), steps(duties, words)),
        Addition::Citations(cited) => {
            let cited = listed(cited, words);
            (part(Section::Cites).to_owned(), format!("This policy refers to {cited}."))
        }
        Addition::Review(period) => {
            let often = period.plain();
            let sentence = format!(
                "This policy was approved on DATE. It is reviewed {often}; its next review is due by DATE."
            );
            (part_of(Section::Policy, facts), sentence)
        }
        Addition::Field(field) => (part_of(field.section(), facts), stated(*field, words, facts)),
        Addition::Duty(_) | Addition::Record { .. } => return None,
    })
}

/// A field of the document, in a sentence.
fn stated(field: Stated, words: &Vocabulary, facts: &Facts<'_>) -> String {
    let label = |term| words.label(term);
    let known = facts.known();
    match field {
        Stated::Authority => "The school is in NAME OF THE LOCAL AUTHORITY AREA.".to_owned(),
        Stated::Title => "TITLE.".to_owned(),
        Stated::Status => "The law does not ask for this policy by name (non-statutory).".to_owned(),
        Stated::Adopted => "This policy was adopted on DATE.".to_owned(),
        Stated::Approved => "This policy was approved on DATE.".to_owned(),
        Stated::ApprovedBy => format!("This policy was approved by {}.", label(known.governing_body)),
        Stated::Minute => "The approval stands in the minutes under NUMBER OF THE MINUTE.".to_owned(),
        Stated::LastReviewed => "This policy was last reviewed on DATE.".to_owned(),
        Stated::NextReview => "The next review is due by DATE.".to_owned(),
        Stated::ReviewedBy => "This policy is reviewed by NAME.".to_owned(),
        Stated::WrittenBy => "This policy was written by NAME.".to_owned(),
        Stated::ReviewEvery => "This policy is reviewed every year.".to_owned(),
        Stated::ReviewSooner => "This policy is reviewed sooner after an incident.".to_owned(),
        Stated::BasedOn => "This policy is built on NAME OF THE TEMPLATE.".to_owned(),
        Stated::Consulted => format!("{} were asked about this policy.", upper(label(known.staff))),
        Stated::FilteringSystem => "The filtering system is NAME OF THE SYSTEM.".to_owned(),
        Stated::MonitoringSystem => "The monitoring system is NAME OF THE SYSTEM.".to_owned(),
        Stated::Broadband => "The school is connected by NAME OF THE CONNECTION.".to_owned(),
        Stated::FilteringSupport => "NAME OF WHO SUPPORTS IT supports the filtering.".to_owned(),
    }
}

/// A record as a line of a log.
pub(super) fn record(
    kind: TermId,
    lists: [(&str, &[TermId]); 4],
    fill: &[&str],
    words: &Vocabulary,
) -> String {
    let label = words.label(kind);
    let mut text = format!("DATE, {}", label.strip_prefix("that ").unwrap_or(label));
    for (lead, given) in lists {
        if !given.is_empty() {
            text.push_str(&format!(", {lead} {}", listed(given, words)));
        }
    }
    for fill in fill {
        text.push_str(&format!("; {fill}"));
    }
    format!("Add to the records, once it is so: {text}.")
}
