//! What is asked to be done, with everything that is asked of it.

use serde::{Deserialize, Serialize};

use crate::dates::{Deadline, Period};
use crate::requirement::asked::Asked;
use crate::requirement::reads::{Read, details};
use crate::vocabulary::{Commitment, TermId, Vocabulary};

/// What is asked to be done.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Deed {
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
    /// For these people: an entry that names groups of people names these among them.
    pub people: Asked,
    /// In this case: an entry names it as its condition, or has one in own words.
    pub case: Asked,
    /// Without exceptions.
    pub no_exceptions: bool,
}

impl Deed {
    /// A commitment, with nothing more asked.
    pub fn of(act: TermId) -> Self {
        Self {
            act,
            by: Asked::default(),
            to: Asked::default(),
            with: Asked::default(),
            every: None,
            within: None,
            when: Asked::default(),
            about: Asked::default(),
            people: Asked::default(),
            case: Asked::default(),
            no_exceptions: false,
        }
    }

    /// "the designated safeguarding lead will keep a log, every term".
    pub fn say(&self, vocabulary: &Vocabulary) -> String {
        let who = if self.by.is_empty() { "somebody".to_owned() } else { self.by.say(vocabulary) };
        let of_every = vocabulary.commitment(self.act).is_some_and(|act| act.of_every_incident);
        let whatever = if of_every { ", whatever the incident" } else { "" };
        format!("{who} will {}{whatever}", self.say_act(vocabulary))
    }

    /// The act and what is asked of it, without who does it.
    pub fn say_act(&self, vocabulary: &Vocabulary) -> String {
        self.with_conditions(vocabulary.label(self.act).to_owned(), vocabulary)
    }

    /// The act as what is to be done: "to tell the police", "not to view the image".
    pub fn say_to(&self, vocabulary: &Vocabulary) -> String {
        self.with_conditions(vocabulary.infinitive(self.act), vocabulary)
    }

    fn with_conditions(&self, mut text: String, vocabulary: &Vocabulary) -> String {
        let mut add = |lead: &str, asked: &Asked| {
            if !asked.is_empty() {
                text.push_str(lead);
                text.push_str(&asked.say(vocabulary));
            }
        };
        if !self.is_held(&self.to, vocabulary, |act| &act.holds_to) {
            add(", to ", &self.to);
        }
        add(", for ", &self.people);
        add(", with ", &self.with);
        if !self.is_held(&self.about, vocabulary, |act| &act.holds_about) {
            add(", covering ", &self.about);
        }
        if !self.when.is_empty() {
            text.push_str(&format!(", {}", self.when.say_occasions(vocabulary)));
        }
        if let Some(period) = self.every {
            text.push_str(&format!(", {period}"));
        }
        if let Some(deadline) = self.within {
            text.push_str(&format!(", {}", deadline.plain()));
        }
        if !self.case.is_empty() {
            text.push_str(&format!(", {}", self.case.say(vocabulary)));
        }
        if self.no_exceptions {
            text.push_str(", without exceptions");
        }
        text
    }

    /// Whether the act itself names what is asked.
    pub(super) fn is_held(
        &self,
        asked: &Asked,
        vocabulary: &Vocabulary,
        held: impl Fn(&Commitment) -> &[TermId],
    ) -> bool {
        let held = vocabulary.commitment(self.act).map(held).unwrap_or_default();
        asked.open_to(held.iter().copied(), vocabulary).next().is_none()
    }

    /// The same for the same demand.
    pub fn canonical(&self, vocabulary: &Vocabulary) -> String {
        let asked = |name: &str, asked: &Asked| {
            if asked.is_empty() { String::new() } else { format!(" {name}={}", asked.canonical(vocabulary)) }
        };
        let mut text = format!("commits {}", vocabulary.id(self.act));
        text.push_str(&asked("by", &self.by));
        text.push_str(&asked("to", &self.to));
        text.push_str(&asked("with", &self.with));
        text.push_str(&asked("when", &self.when));
        text.push_str(&asked("about", &self.about));
        text.push_str(&asked("for", &self.people));
        text.push_str(&asked("case", &self.case));
        if let Some(period) = self.every {
            text.push_str(&format!(" every={}", period.id()));
        }
        if let Some(deadline) = self.within {
            text.push_str(&format!(" within={}", deadline.id()));
        }
        if self.no_exceptions {
            text.push_str(" no-exceptions");
        }
        text
    }

    /// What it reads, where the act itself is read as this.
    pub(in crate::requirement) fn reads(&self, act: Read) -> Vec<Read> {
        let asked = [&self.by, &self.to, &self.with, &self.when, &self.about, &self.people, &self.case];
        [act].into_iter().chain(details(&asked)).collect()
    }
}
