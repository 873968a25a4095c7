//! One thing to add: what a question asks for, made definite. Questions that one entry can answer share it.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::checklist::Level;
use crate::dates::{Deadline, Period};
use crate::requirement::asked::Asked;
use crate::requirement::commits::Commits;
use crate::requirement::facts::Field;
use crate::requirement::handles::Handles;
use crate::requirement::recorded::Recorded;
use crate::requirement::states::Stated;
use crate::requirement::trains::Trains;
use crate::requirement::{Facts, Predicate};
use crate::vocabulary::{TermId, Vocabulary};

use super::fragment::Setting;

/// One thing to add, and what asks for it.
#[derive(Clone, Debug)]
pub struct Addition {
    /// What is added.
    pub what: What,
    /// What asks for it: the level, and the demand as the end of "asks that …".
    pub asked: Vec<(Level, String)>,
}

/// What is added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The name of a person for a post.
    Holder(TermId),
    /// A commitment.
    Duty(Duty),
    /// An item of training.
    Training {
        /// Who.
        who: Vec<TermId>,
        /// The occasions, the period and the subjects.
        said: Said,
    },
    /// Members of a list.
    Members(Field, Vec<TermId>),
    /// Steps of a procedure.
    Steps(TermId, Vec<Duty>),
    /// Citations.
    Citations(Vec<TermId>),
    /// A review: the date of approval and that of the next review, no further apart than this.
    Review(Period),
    /// A record.
    Record {
        /// The kind.
        kind: TermId,
        /// By whom, and what it covered.
        said: Said,
        /// The keys that it fills.
        states: Vec<&'static str>,
    },
    /// A field of the document.
    Field(Stated),
}

/// A commitment with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The act.
    pub act: TermId,
    /// What is said of it.
    pub said: Said,
}

/// What is said of something that is added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// By these roles.
    pub by: Vec<TermId>,
    /// To these.
    pub to: Vec<TermId>,
    /// With these.
    pub with: Vec<TermId>,
    /// On these occasions.
    pub when: Vec<TermId>,
    /// About these subjects.
    pub about: Vec<TermId>,
    /// How often.
    pub every: Option<Period>,
    /// By when.
    pub within: Option<Deadline>,
}

impl Addition {
    /// What a question asks to be added; nothing where no addition answers it.
    pub fn of(predicate: &Predicate, level: Level, setting: &Setting<'_>) -> Option<Self> {
        let facts = setting.facts;
        let what = match predicate {
            Predicate::RoleHeld(asked) => What::Holder(asked.role),
            Predicate::Commits(asked) => What::Duty(Duty::of(asked, facts)),
            Predicate::Trains(asked) => {
                let mut what = What::Training { who: Vec::new(), said: Said::default() };
                what.train(asked, facts);
                what
            }
            Predicate::Lists(asked) => {
                let missing = asked.members.unanswered(&facts.list(asked.field), facts.words);
                What::Members(
                    asked.field,
                    missing.into_iter().filter_map(|group| group.first().copied()).collect(),
                )
            }
            Predicate::Handles(asked) => What::Steps(asked.incident, steps(asked, facts)),
            Predicate::Cites(asked) => What::Citations(asked.to_cite(facts, setting.on)?),
            Predicate::ReviewCycle(_) | Predicate::ReviewNotOverdue(_) => What::Review(reviews(predicate)?),
            Predicate::Recorded(asked) => {
                let mut what = What::Record { kind: asked.kind, said: Said::default(), states: Vec::new() };
                what.record(asked, facts);
                what
            }
            Predicate::States(asked) => What::Field(asked.field),
            Predicate::DifferentPeople(_) | Predicate::NothingSuperseded(_) | Predicate::Clean(_) => {
                return None;
            }
        };
        Some(Self { what, asked: vec![(level, predicate.say(facts.words))] })
    }

    /// Makes this addition answer another question, too, if one addition can answer both.
    pub fn join(&mut self, predicate: &Predicate, level: Level, facts: &Facts<'_>) -> bool {
        let words = facts.words;
        let joined = match (&mut self.what, predicate) {
            (What::Holder(role), Predicate::RoleHeld(asked)) => *role == asked.role,
            (What::Duty(duty), Predicate::Commits(asked)) => duty.add(asked, facts),
            (what @ What::Training { .. }, Predicate::Trains(asked)) => what.train(asked, facts),
            (What::Members(field, members), Predicate::Lists(asked)) if *field == asked.field => {
                add(
                    members,
                    &asked.members,
                    facts,
                    &facts.list(asked.field).iter().map(|m| m.value).collect::<Vec<_>>(),
                );
                true
            }
            (What::Steps(incident, have), Predicate::Handles(asked)) if *incident == asked.incident => {
                for step in steps(asked, facts) {
                    if !have.contains(&step) {
                        have.push(step);
                    }
                }
                true
            }
            (What::Review(period), Predicate::ReviewCycle(asked)) => {
                if asked.period.satisfies(*period) {
                    *period = asked.period;
                }
                true
            }
            (what @ What::Field(Stated::Approved | Stated::NextReview), _)
                if reviews(predicate).is_some() || is_other_date(what, predicate) =>
            {
                *what = What::Review(reviews(predicate).unwrap_or(Period::Years(1)));
                true
            }
            (What::Review(_), Predicate::ReviewNotOverdue(_)) => true,
            (What::Review(_), Predicate::States(asked)) => {
                matches!(asked.field, Stated::Approved | Stated::NextReview)
            }
            (what @ What::Record { .. }, Predicate::Recorded(asked)) => what.record(asked, facts),
            (What::Field(field), Predicate::States(asked)) => *field == asked.field,
            _ => false,
        };
        if joined {
            self.asked.push((level, predicate.say(words)));
        }
        joined
    }
}

impl What {
    fn train(&mut self, asked: &Trains, facts: &Facts<'_>) -> bool {
        let Self::Training { who, said } = self else {
            return false;
        };
        let same = who.is_empty()
            || (asked.who.groups.iter()).all(|group| group.iter().any(|term| who.contains(term)));
        if same {
            add(who, &asked.who, facts, &[]);
            add(&mut said.when, &asked.when, facts, &[]);
            add(&mut said.about, &asked.about, facts, &[]);
            stricter(&mut said.every, asked.every);
        }
        same
    }

    fn record(&mut self, asked: &Recorded, facts: &Facts<'_>) -> bool {
        let Self::Record { kind, said, states } = self else {
            return false;
        };
        let other_maker =
            !said.by.is_empty() && !asked.by.is_empty() && !answers(&said.by, &asked.by, facts.words);
        if *kind != asked.kind || other_maker {
            return false;
        }
        if said.by.is_empty() {
            add(&mut said.by, &asked.by, facts, &[]);
        }
        add(&mut said.about, &asked.about, facts, &[]);
        for state in &asked.states {
            if !states.contains(state) {
                states.push(state);
            }
        }
        true
    }
}

impl Duty {
    fn of(asked: &Commits, facts: &Facts<'_>) -> Self {
        let mut duty = Self { act: asked.act, said: Said::default() };
        duty.add(asked, facts);
        duty
    }

    fn add(&mut self, asked: &Commits, facts: &Facts<'_>) -> bool {
        if self.act != asked.act {
            return false;
        }
        let said = &mut self.said;
        add(&mut said.by, &asked.by, facts, &[]);
        add(&mut said.to, &asked.to, facts, &[]);
        add(&mut said.with, &asked.with, facts, &[]);
        add(&mut said.when, &asked.when, facts, &[]);
        add(&mut said.about, &asked.about, facts, &[]);
        stricter(&mut said.every, asked.every);
        if let Some(within) = asked.within
            && said.within.is_none_or(|given| within.satisfies(given))
        {
            said.within = Some(within);
        }
        true
    }
}

/// The steps that a procedure lacks; of a procedure that only has to be there, one that any procedure begins with.
fn steps(asked: &Handles, facts: &Facts<'_>) -> Vec<Duty> {
    let lacking: Vec<Duty> = asked
        .steps
        .iter()
        .filter(|group| !asked.has(group, facts))
        .filter_map(|group| group.first())
        .map(|step| Duty::of(step, facts))
        .collect();
    if !lacking.is_empty() {
        return lacking;
    }
    let first = facts.known(crate::vocabulary::Kind::Commitment, "tell-dsl");
    first.map(|act| Duty { act, said: Said::default() }).into_iter().collect()
}

/// The same for questions that one addition may answer.
pub(super) fn thing(predicate: &Predicate) -> u64 {
    let mut hasher = DefaultHasher::new();
    std::mem::discriminant(predicate).hash(&mut hasher);
    match predicate {
        Predicate::RoleHeld(asked) => asked.role.hash(&mut hasher),
        Predicate::Commits(asked) => asked.act.hash(&mut hasher),
        Predicate::Trains(asked) => asked.who.groups.hash(&mut hasher),
        Predicate::Lists(asked) => asked.field.hash(&mut hasher),
        Predicate::Handles(asked) => asked.incident.hash(&mut hasher),
        Predicate::Cites(asked) => asked.works.groups.hash(&mut hasher),
        Predicate::Recorded(asked) => asked.kind.hash(&mut hasher),
        Predicate::States(asked) => asked.field.hash(&mut hasher),
        Predicate::ReviewCycle(_)
        | Predicate::ReviewNotOverdue(_)
        | Predicate::DifferentPeople(_)
        | Predicate::NothingSuperseded(_)
        | Predicate::Clean(_) => {}
    }
    hasher.finish()
}

/// Whether a question asks for the one date of a review where the other is added already.
fn is_other_date(what: &What, predicate: &Predicate) -> bool {
    let Predicate::States(asked) = predicate else {
        return false;
    };
    matches!(
        (what, asked.field),
        (What::Field(Stated::Approved), Stated::NextReview)
            | (What::Field(Stated::NextReview), Stated::Approved)
    )
}

/// How far apart a question lets two reviews be, where it is about them.
fn reviews(predicate: &Predicate) -> Option<Period> {
    match predicate {
        Predicate::ReviewCycle(asked) => Some(asked.period),
        Predicate::ReviewNotOverdue(_) => Some(Period::Years(1)),
        _ => None,
    }
}

/// Adds what answers each group that is not answered: a role with a person's name, else the first.
fn add(to: &mut Vec<TermId>, asked: &Asked, facts: &Facts<'_>, given: &[TermId]) {
    for group in &asked.groups {
        let answered =
            to.iter().chain(given).any(|&has| group.iter().any(|&want| facts.words.is_part(has, want)));
        if !answered {
            let held = group
                .iter()
                .find(|&&role| facts.policy.role(role).is_some_and(|role| !role.held_by.is_empty()));
            to.extend(held.or_else(|| group.first()));
        }
    }
}

fn answers(given: &[TermId], asked: &Asked, words: &Vocabulary) -> bool {
    asked
        .groups
        .iter()
        .all(|group| group.iter().any(|&want| given.iter().any(|&has| words.is_part(has, want))))
}

fn stricter(period: &mut Option<Period>, asked: Option<Period>) {
    if let Some(asked) = asked
        && period.is_none_or(|given| asked.satisfies(given))
    {
        *period = Some(asked);
    }
}
