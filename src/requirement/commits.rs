//! `commits`: the policy commits to something, wherever it stands, in one entry that satisfies the whole combination.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::dates::{Deadline, Frequency, Period};
use crate::policy::{Condition, Entry, Section, Strength};
use crate::source::Span;
use crate::source::text::shorten;
use crate::vocabulary::{TermId, Vocabulary};

use super::asked::{Asked, say};
use super::degree::{Bounds, Degree};
use super::facts::{Facts, Place};
use super::judgement::{Because, Evidence, Judgement, Missing};

/// A commitment that is asked for, with everything that is asked of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commits {
    /// The commitment.
    pub act: TermId,
    /// By these roles.
    pub by: Asked,
    /// To these roles or agencies.
    pub to: Asked,
    /// With these.
    pub with: Asked,
    /// At least this often.
    pub every: Option<Period>,
    /// By this deadline.
    pub within: Option<Deadline>,
    /// On these occasions.
    pub when: Asked,
    /// About these subjects.
    pub about: Asked,
    /// Without exceptions.
    pub no_exceptions: bool,
    /// A condition in own words, or one that names a circumstance, belongs to the demand ("where a crime is suspected")
    /// and does not weaken it.
    pub may_be_conditional: bool,
    /// It counts even where the policy does not say who does it: a sign that something is in place.
    pub may_be_unheld: bool,
}

/// How one entry answers.
pub(super) struct Answer {
    pub(super) bounds: Bounds,
    pub(super) shortfalls: Vec<(String, Because)>,
    /// Words that weaken the entry; without them the answer would be better.
    pub(super) faults: Vec<Span>,
}

impl Commits {
    /// A commitment, with nothing more asked.
    pub fn to_do(act: TermId) -> Self {
        Self {
            act,
            by: Asked::default(),
            to: Asked::default(),
            with: Asked::default(),
            every: None,
            within: None,
            when: Asked::default(),
            about: Asked::default(),
            no_exceptions: false,
            may_be_conditional: false,
            may_be_unheld: false,
        }
    }

    /// Judges the facts.
    pub fn judge(&self, facts: &Facts<'_>, _on: NaiveDate) -> Judgement {
        let best = self.best(facts.entries(self.act), true, facts.words);
        let Some((entry, answer)) = best else {
            return Judgement::absent(self.absent(facts.words), self.nearest(facts));
        };
        self.report(entry, answer, facts.words)
    }

    /// The entry that answers best; of equals the one that lacks least, then the first.
    pub(super) fn best<'e>(
        &self,
        entries: &[&'e Entry],
        needs_holder: bool,
        words: &Vocabulary,
    ) -> Option<(&'e Entry, Answer)> {
        let mut best: Option<(&Entry, Answer)> = None;
        let mut faults = Vec::new();
        for entry in entries {
            let answer = self.answer(entry, needs_holder, words);
            faults.extend(&answer.faults);
            let rank = |answer: &Answer| {
                // That nobody is named is the least that can be lacking.
                let only_unheld = answer.shortfalls.iter().all(|(_, because)| *because == Because::NoHolder);
                (answer.bounds.shown, answer.bounds.possible, Reverse(answer.shortfalls.len()), only_unheld)
            };
            if best.as_ref().is_none_or(|(_, so_far)| rank(&answer) > rank(so_far)) {
                best = Some((entry, answer));
            }
        }
        // Each weak word counts against the answer, whichever entry is spoken of.
        if let Some((_, answer)) = &mut best {
            answer.faults = faults;
        }
        best
    }

    pub(super) fn report(&self, entry: &Entry, answer: Answer, words: &Vocabulary) -> Judgement {
        let place = Place::policy(entry.span);
        let mut judgement = Judgement::new(answer.bounds);
        judgement.evidence.push(Evidence { place, label: String::new() });
        judgement.faults = answer
            .faults
            .into_iter()
            .map(|span| Evidence { place: Place::policy(span), label: String::new() })
            .collect();
        if judgement.bounds.shown != Degree::Full {
            let because = answer.shortfalls.first().map_or(Because::Weaker, |(_, because)| *because);
            let shortfalls = crate::vocabulary::and(answer.shortfalls.into_iter().map(|(text, _)| text));
            let text =
                format!("The policy says that somebody will {}, but {shortfalls}.", words.label(self.act));
            let text = match entry.holders().next() {
                Some(holder) => text.replacen("somebody", words.label(holder.value), 1),
                None => text,
            };
            judgement.missing.push(Missing { text, because, place });
        }
        judgement
    }

    fn answer(&self, entry: &Entry, needs_holder: bool, words: &Vocabulary) -> Answer {
        let mut short = Vec::new();
        let mut faults = Vec::new();
        let holders: Vec<_> = entry.holders().cloned().collect();
        // A prohibition binds everyone, so it needs nobody to hold it.
        let forbids = words.commitment(self.act).is_some_and(|act| act.forbids);
        if needs_holder && holders.is_empty() && !((forbids || self.may_be_unheld) && self.by.is_empty()) {
            short.push(("does not say who".to_owned(), Because::NoHolder));
        } else {
            lacking(&mut short, &self.by, &holders, words, "does not give it to", "");
        }
        lacking(&mut short, &self.to, &entry.to, words, "does not say that it goes to", "");
        lacking(&mut short, &self.with, &entry.with, words, "does not involve", "");
        lacking(&mut short, &self.when, &entry.when, words, "does not name the occasion:", "");
        lacking(&mut short, &self.about, &entry.about, words, "does not name", " as what it covers");
        self.too_late(entry, &mut short);
        self.weakened(entry, words, &mut short, &mut faults);
        let bounds = if short.is_empty() { Bounds::FULL } else { Bounds::PARTIAL };
        let bounds = match &entry.delegated_to {
            None => bounds,
            Some(policy) => {
                short.push((format!("leaves it to {}", words.label(policy.value)), Because::InOtherPolicy));
                faults.push(policy.span);
                Bounds::ELSEWHERE
            }
        };
        Answer { bounds, shortfalls: short, faults }
    }

    /// Adds that it is not done often enough, or not soon enough.
    fn too_late(&self, entry: &Entry, short: &mut Vec<(String, Because)>) {
        if let Some(asked) = self.every {
            match entry.every.as_ref().map(|every| every.value) {
                Some(Frequency::Every(period)) if period.satisfies(asked) => {}
                Some(every) => short.push((often(every, asked), Because::Weaker)),
                None => short.push((format!("gives no period, where {asked} is asked"), Because::Weaker)),
            }
        }
        if let Some(asked) = self.within {
            let plain = asked.plain();
            match entry.within.as_ref().map(|within| within.value) {
                Some(given) if given.satisfies(asked) => {}
                Some(given) => {
                    short.push((format!("only {}, where {plain} is asked", given.plain()), Because::Weaker));
                }
                None => short.push((format!("gives no deadline, where {plain} is asked"), Because::Weaker)),
            }
        }
    }

    /// Adds the words that weaken it: a condition, a weak verb, an exception where none may be.
    fn weakened(
        &self,
        entry: &Entry,
        words: &Vocabulary,
        short: &mut Vec<(String, Because)>,
        faults: &mut Vec<Span>,
    ) {
        if let Some(condition) = &entry.condition {
            let text = match &condition.value {
                Condition::Words(_) if self.may_be_conditional => None,
                Condition::Term(term) if self.may_be_conditional && words.is_circumstance(*term) => None,
                Condition::Term(term) => Some(words.label(*term).to_owned()),
                Condition::Words(text) => Some(shorten(text)),
            };
            if let Some(text) = text {
                short.push((format!("only under a condition: {text}"), Because::Weaker));
                faults.push(condition.span);
            }
        }
        if let Some(strength) = &entry.strength {
            let text = match strength.value {
                Strength::Advised => "only as advice",
                Strength::May => "only as something that may be done",
                Strength::Aware => "only as something people are aware of",
            };
            short.push((text.to_owned(), Because::Weaker));
            faults.push(strength.span);
        }
        if let Some(except) = entry.except.as_ref().filter(|_| self.no_exceptions) {
            short.push((format!("with an exception: {}", shorten(&except.value)), Because::Weaker));
            faults.push(except.span);
        }
    }

    fn absent(&self, words: &Vocabulary) -> String {
        let forbids = words.commitment(self.act).is_some_and(|act| act.forbids);
        match (self.by.is_empty(), forbids) {
            (false, _) => format!("The policy does not say that {}.", self.say(words)),
            (true, true) => format!("The policy does not say that people will {}.", self.say_act(words)),
            (true, false) => format!("The policy commits nobody to {}.", self.say_act(words)),
        }
    }

    /// Says itself: "the designated safeguarding lead will keep a log, every term".
    pub fn say(&self, words: &Vocabulary) -> String {
        let who = if self.by.is_empty() { "somebody".to_owned() } else { self.by.say(words) };
        format!("{who} will {}", self.say_act(words))
    }

    /// Says the act and what is asked of it, without who does it.
    pub fn say_act(&self, words: &Vocabulary) -> String {
        let mut text = words.label(self.act).to_owned();
        let mut add = |lead: &str, asked: &Asked| {
            if !asked.is_empty() {
                text.push_str(lead);
                text.push_str(&asked.say(words));
            }
        };
        add(", to ", &self.to);
        add(", with ", &self.with);
        add(", covering ", &self.about);
        add(", on the occasion of ", &self.when);
        if let Some(period) = self.every {
            text.push_str(&format!(", {period}"));
        }
        if let Some(deadline) = self.within {
            text.push_str(&format!(", {}", deadline.plain()));
        }
        if self.no_exceptions {
            text.push_str(", without exceptions");
        }
        text
    }

    /// The same for the same demand.
    pub fn canonical(&self, words: &Vocabulary) -> String {
        let asked = |name: &str, asked: &Asked| {
            if asked.is_empty() { String::new() } else { format!(" {name}={}", asked.canonical(words)) }
        };
        let mut text = format!("commits {}", words.id(self.act));
        text.push_str(&asked("by", &self.by));
        text.push_str(&asked("to", &self.to));
        text.push_str(&asked("with", &self.with));
        text.push_str(&asked("when", &self.when));
        text.push_str(&asked("about", &self.about));
        if let Some(period) = self.every {
            text.push_str(&format!(" every={}", period.id()));
        }
        if let Some(deadline) = self.within {
            text.push_str(&format!(" within={}", deadline.id()));
        }
        if self.no_exceptions {
            text.push_str(" no-exceptions");
        }
        if self.may_be_conditional {
            text.push_str(" may-be-conditional");
        }
        if self.may_be_unheld {
            text.push_str(" may-be-unheld");
        }
        text
    }

    /// Where it belongs: under the role that is asked, else with what is like it.
    fn nearest(&self, facts: &Facts<'_>) -> Place {
        let role = self.by.groups.iter().flatten().find(|&&role| facts.policy.role(role).is_some());
        if let Some(&role) = role {
            return facts.role_place(role);
        }
        if !self.by.is_empty() {
            return facts.nearest(Section::Roles);
        }
        let belongs = facts.words.commitment(self.act).map(|act| act.belongs.as_str()).unwrap_or_default();
        let section =
            Section::ALL.iter().copied().find(|section| section.key() == belongs).unwrap_or(Section::Roles);
        facts.nearest(section)
    }
}

/// That something is done, but not as often as asked.
pub(super) fn often(given: Frequency, asked: Period) -> String {
    match given {
        Frequency::Every(period) => format!("only {period}, where {asked} is asked"),
        Frequency::Regularly => format!("only \"regularly\", where {asked} is asked"),
    }
}

/// Adds what is asked and not given.
fn lacking(
    short: &mut Vec<(String, Because)>,
    asked: &Asked,
    given: &[crate::source::Spanned<TermId>],
    words: &Vocabulary,
    lead: &str,
    tail: &str,
) {
    let unanswered = asked.unanswered(given, words);
    if !unanswered.is_empty() {
        short.push((format!("{lead} {}{tail}", say(unanswered, words)), Because::Weaker));
    }
}
