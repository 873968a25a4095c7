//! Which keys a map may have and what each takes: declared once, for reading, suggestions, documentation and schema.

use crate::source::{Node, Value};

use super::kind::Kind;

/// A kind of map in a file of ours.
#[derive(Debug)]
pub struct Shape {
    /// What such a map is called in messages: "a role".
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// The keys that it may have, in the order in which they are best written.
    pub keys: &'static [Key],
}

/// One key of a map.
#[derive(Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// What may stand under it.
    pub takes: Takes,
    /// Whether it must be there.
    pub required: bool,
    /// What it means, in a sentence.
    pub about: &'static str,
}

/// What may stand under a key.
#[derive(Debug)]
pub enum Takes {
    /// Text as written.
    Text,
    /// Text, or a list of texts.
    Texts,
    /// One of a few fixed words.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// `true`, where the reverse cannot be asked for.
    True,
    /// One of a few fixed words, or a list of them.
    Words(&'static [&'static str]),
    /// One of a few fixed words, each with what it says, or a list of them.
    SaidWords(fn() -> Vec<(&'static str, &'static str)>),
    /// One of a few fixed words, a term of one of these kinds, or a list of both.
    WordsOrTerms(fn() -> Vec<&'static str>, &'static [Kind]),
    /// A whole number.
    Number,
    /// A date in any way in which schools write dates.
    Date,
    /// A date written 2026-03-01.
    IsoDate,
    /// A month and a day, 12-31.
    MonthDay,
    /// A period: `1 year`, `term`.
    Period,
    /// A period, or `regularly`.
    Frequency,
    /// A deadline: `at-once`, `24 hours`.
    Deadline,
    /// A term of one of these kinds.
    Term(&'static [Kind]),
    /// A term of one of these kinds, or a list of them.
    Terms(&'static [Kind]),
    /// A term of one of these kinds, or text as written.
    TermOrText(&'static [Kind]),
    /// A role that named people hold, or a list of such.
    Posts,
    /// A list of at least two terms of these kinds.
    Several(&'static [Kind]),
    /// A term of one of these kinds, or a map that says more.
    TermOrMap(&'static [Kind], &'static Shape),
    /// A term of one of these kinds, a list of them, or a map that says more and must have one of these keys.
    TermsOrMap(&'static [Kind], &'static Shape, &'static [&'static str]),
    /// A map.
    Map(&'static Shape),
    /// A list of maps (or one alone).
    Maps(&'static Shape),
    /// A map whose keys are terms of these kinds, each with a map under it.
    ByTerm(&'static [Kind], &'static Shape),
    /// A map whose keys are lists of a policy, each with members under it.
    ByList(fn() -> Vec<List>),
    /// A map whose keys are free text, each with a map under it.
    ByName(&'static Shape),
    /// A list whose members are terms of these kinds or maps.
    Entries(&'static [Kind], &'static Shape),
    /// A requirement, as checklists write them.
    Requirement,
    /// A fragment of a policy, as examples in checklists hold it.
    Fragment,
}

/// A list of a policy, as a key of a requirement.
#[derive(Clone, Debug)]
pub struct List {
    /// The key.
    pub name: &'static str,
    /// The kinds of its members.
    pub kinds: &'static [Kind],
    /// What it means, in a sentence.
    pub about: String,
}

impl Takes {
    /// The declaration of the map that may stand here, alone or among other things.
    pub fn shape(&self) -> Option<&'static Shape> {
        match *self {
            Self::TermOrMap(_, shape)
            | Self::TermsOrMap(_, shape, _)
            | Self::Map(shape)
            | Self::Maps(shape)
            | Self::ByTerm(_, shape)
            | Self::ByName(shape)
            | Self::Entries(_, shape) => Some(shape),
            Self::Text
            | Self::Texts
            | Self::Word(_)
            | Self::Flag
            | Self::True
            | Self::Words(_)
            | Self::SaidWords(_)
            | Self::WordsOrTerms(..)
            | Self::Number
            | Self::Date
            | Self::IsoDate
            | Self::MonthDay
            | Self::Period
            | Self::Frequency
            | Self::Deadline
            | Self::Term(_)
            | Self::Terms(_)
            | Self::TermOrText(_)
            | Self::Posts
            | Self::Several(_)
            | Self::ByList(_)
            | Self::Requirement
            | Self::Fragment => None,
        }
    }

    /// The kinds of terms that may stand here, where terms may.
    pub fn kinds(&self) -> &'static [Kind] {
        match *self {
            Self::Term(kinds)
            | Self::Terms(kinds)
            | Self::TermOrText(kinds)
            | Self::WordsOrTerms(_, kinds)
            | Self::Several(kinds)
            | Self::TermOrMap(kinds, _)
            | Self::TermsOrMap(kinds, _, _)
            | Self::ByTerm(kinds, _)
            | Self::Entries(kinds, _) => kinds,
            Self::Posts => &[Kind::Role],
            Self::Text
            | Self::Texts
            | Self::Word(_)
            | Self::Flag
            | Self::True
            | Self::Words(_)
            | Self::SaidWords(_)
            | Self::Number
            | Self::Date
            | Self::IsoDate
            | Self::MonthDay
            | Self::Period
            | Self::Frequency
            | Self::Deadline
            | Self::Map(_)
            | Self::Maps(_)
            | Self::ByList(_)
            | Self::ByName(_)
            | Self::Requirement
            | Self::Fragment => &[],
        }
    }

    /// Whether it takes a value rather than lists or groups of keys.
    pub fn is_value(&self) -> bool {
        !matches!(
            self,
            Self::TermOrMap(..)
                | Self::TermsOrMap(..)
                | Self::Map(_)
                | Self::Maps(_)
                | Self::ByTerm(..)
                | Self::ByList(_)
                | Self::ByName(_)
                | Self::Entries(..)
                | Self::Requirement
                | Self::Fragment
        )
    }

    /// Whether nothing at all may stand here as this is written: nothing after the key of a group or a list, an empty list
    /// where a list may stand, an empty group where a group may.
    pub fn may_hold_nothing(&self, node: &Node<'_>) -> bool {
        let takes_list = matches!(self, Self::Maps(_) | Self::Entries(..));
        !self.is_value()
            && match node.value {
                Value::Text(_) => node.is_left_out(),
                Value::List(_) => takes_list,
                Value::Map(_) => !takes_list,
            }
    }

    /// What is expected, for a message: "text", "a date".
    pub fn expected(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts | Self::Words(_) | Self::SaidWords(_) | Self::WordsOrTerms(..) => {
                "text, or a list of texts"
            }
            Self::Word(_) => "one of a few fixed words",
            Self::Flag | Self::True => "`true` or `false`",
            Self::Number => "a whole number",
            Self::Date => "a date, such as 28 September 2016 or Autumn 2024",
            Self::IsoDate => "a date written as year-month-day, such as 2026-03-01",
            Self::MonthDay => "a month and a day, such as 12-31",
            Self::Period => "a period, such as `1 year` or `term`",
            Self::Frequency => "a period, such as `1 year` or `term`, or `regularly`",
            Self::Deadline => "a deadline, such as `at-once` or `24 hours`",
            Self::Term(_) => "a word of the vocabulary",
            Self::Terms(_) | Self::Posts => "a word of the vocabulary, or a list of them",
            Self::TermOrText(_) => "a word of the vocabulary, or text",
            Self::Several(_) => "a list of words of the vocabulary",
            Self::TermOrMap(..) | Self::TermsOrMap(..) => "a word of the vocabulary, or a group of keys",
            Self::Map(_) | Self::Fragment => "a group of keys",
            Self::Maps(_) => "a list of groups of keys, each beginning with a dash",
            Self::ByTerm(..) | Self::ByList(_) | Self::ByName(_) => {
                "a group of names, each with its own keys under it"
            }
            Self::Entries(..) => "a list of entries, each beginning with a dash",
            Self::Requirement => "a requirement",
        }
    }
}

impl Shape {
    /// The declaration of a key.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// Declares a key that may be left out.
pub const fn key(name: &'static str, takes: Takes, about: &'static str) -> Key {
    Key { name, takes, required: false, about }
}

/// Declares a key that must be there.
pub const fn required(name: &'static str, takes: Takes, about: &'static str) -> Key {
    Key { name, takes, required: true, about }
}
