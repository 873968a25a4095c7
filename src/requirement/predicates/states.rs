//! `states`: a plain field of the policy is filled.

use std::hash::{Hash, Hasher};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dates::plain;
use crate::format::shape::key;
use crate::format::{Found, Key, Takes};
use crate::requirement::Requirement;
use crate::requirement::addition::{Addition, REVIEWED};
use crate::requirement::degree::Bounds;
use crate::requirement::facts::Facts;
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::review;
use crate::requirement::stated::Stated;
use crate::requirement::weight::Weight;
use crate::vocabulary::Vocabulary;

/// A field that must be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct States {
    /// The field.
    pub field: Stated,
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lack {
    /// The field is empty.
    Empty(Stated),
    /// It is a date of something that is over, and is still to come.
    ToCome(Stated, NaiveDate),
}

fn fields() -> Vec<(&'static str, &'static str)> {
    Stated::ALL.iter().map(|field| (field.path(), field.says())).collect()
}

impl Ask for States {
    const KEY: Key = key("states", Takes::SaidWords(fields), "A plain field of the policy is filled.");

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let what = "a field of the policy";
        reader.named_each(found.node, what, Stated::ALL, |field| field.path(), |field| Self { field })
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        let filled = self.field.place(facts.policy).is_some() && !self.is_to_come(facts, on);
        Weight::of(if filled { Bounds::FULL } else { Bounds::ABSENT })
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        match self.field.place(facts.policy) {
            Some(span) if self.is_to_come(facts, on) => {
                let lack = Lack::ToCome(self.field, on);
                Judgement::new(Bounds::ABSENT).missing(lack, Because::Weaker, Place::policy(span))
            }
            Some(span) => Judgement::full(Place::policy(span)),
            None => Judgement::absent(Lack::Empty(self.field), facts.nearest(self.field.section())),
        }
    }

    fn say(&self, _vocabulary: &Vocabulary) -> String {
        format!("the policy says {}", self.field.says())
    }

    fn canonical(&self, _vocabulary: &Vocabulary) -> String {
        format!("states {}", self.field.path())
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        vec![Read::Stated(self.field)]
    }

    fn addition(&self, _facts: &Facts<'_>, _on: NaiveDate) -> Option<Addition> {
        Some(Addition::Field(self.field))
    }

    fn join(&self, addition: &mut Addition, _facts: &Facts<'_>) -> bool {
        match (&*addition, self.field) {
            (Addition::Review(_), field) => matches!(field, Stated::Approved | Stated::NextReview),
            // The one date of a review where the other is added already.
            (Addition::Field(Stated::Approved), Stated::NextReview)
            | (Addition::Field(Stated::NextReview), Stated::Approved) => {
                *addition = Addition::Review(REVIEWED);
                true
            }
            (Addition::Field(added), field) => *added == field,
            _ => false,
        }
    }

    fn thing<H: Hasher>(&self, state: &mut H) {
        self.field.hash(state);
    }
}

impl States {
    /// Whether it is a date of something that is over, and is still to come.
    fn is_to_come(self, facts: &Facts<'_>, on: NaiveDate) -> bool {
        review::to_come(facts.policy, on).any(|(field, _)| field == self.field)
    }
}

impl Say for Lack {
    fn say(&self, _vocabulary: &Vocabulary) -> String {
        match self {
            Self::Empty(field) => format!("The policy does not say {}.", field.says()),
            Self::ToCome(field, on) => format!(
                "The policy gives a day to come for {}; on {} that counts for nothing yet.",
                field.says(),
                plain(*on)
            ),
        }
    }
}
