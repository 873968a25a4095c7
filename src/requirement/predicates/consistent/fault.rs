//! What the checks of consistency find at fault, each with its sentence.

use crate::policy::{Entry, Strength};
use crate::requirement::outdated::Outdated;
use crate::requirement::people::Perhaps;
use crate::requirement::predicate::Say;
use crate::requirement::sentence::upper;
use crate::source::text::shorten;
use crate::vocabulary::{TermId, Vocabulary, or};

use super::document_fault::DocumentFault;

/// Something in which a policy contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fault<'a> {
    /// Of who does what.
    Duty(DutyFault<'a>),
    /// Of a procedure.
    Procedure(ProcedureFault<'a>),
    /// Of the document.
    Document(DocumentFault<'a>),
    /// Something cited that should not be.
    Outdated(Outdated<'a>),
}

/// A fault of who does what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DutyFault<'a> {
    NoHolder(Said),
    PostUnnamed { post: TermId, commitments: usize },
    PostsOfOne { name: &'a str, one: TermId, other: TermId },
    SeveralOwners { owners: Vec<TermId>, act: TermId },
    NoPeriod(Said),
    NoTrainingPeriod { who: Vec<TermId>, about: Vec<TermId> },
    ExceptionUndecided(&'a str),
    WeakVerb { by: Option<TermId>, act: TermId, weak: Strength },
    OnePerson { name: &'a str, posts: [TermId; 3] },
    PerhapsOne(Perhaps<'a>),
    NoDeputy(TermId),
    ReportsDown { by: TermId, to: TermId },
    CompanyUnnamed(&'a str),
    WeakCondition { by: Option<TermId>, act: TermId, when: TermId },
}

/// A fault of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ProcedureFault<'a> {
    HeadToHead,
    HeadUnanswered,
    HeadExcepted,
    ProcedureElsewhere { incident: TermId, policy: TermId },
    UnsafeStep { incident: TermId, act: TermId, after: &'a [TermId], waits: bool, beside: Option<TermId> },
    StaffRouteForAll(TermId),
    ToldLate { incident: TermId, act: TermId },
    StepsContradict { incident: TermId, one: TermId, other: TermId },
}

macro_rules! into_fault {
    ($($kind:ident $fault:ident;)*) => {$(
        impl<'a> From<$fault<'a>> for Fault<'a> {
            fn from(fault: $fault<'a>) -> Self {
                Self::$kind(fault)
            }
        }
    )*};
}

into_fault! {
    Duty DutyFault;
    Procedure ProcedureFault;
    Document DocumentFault;
}

/// An entry, as far as a sentence on it goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said {
    by: Option<TermId>,
    act: TermId,
    to: Vec<TermId>,
    about: Vec<TermId>,
}

impl Said {
    /// What an entry says.
    pub(super) fn of(entry: &Entry, act: TermId) -> Self {
        Self {
            by: entry.holders().next().map(|holder| holder.value),
            act,
            to: entry.to.iter().map(|to| to.value).collect(),
            about: entry.about.iter().map(|about| about.value).collect(),
        }
    }

    /// What is done, to whom it goes and what it is about.
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let mut text = vocabulary.label(self.act).to_owned();
        for (lead, terms) in [("to", &self.to), ("about", &self.about)] {
            if !terms.is_empty() {
                text.push_str(&format!(", {lead} {}", vocabulary.labels(terms.iter().copied())));
            }
        }
        text
    }
}

impl Say for Fault<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Duty(fault) => fault.say(vocabulary),
            Self::Procedure(fault) => fault.say(vocabulary),
            Self::Document(fault) => fault.say(vocabulary),
            Self::Outdated(outdated) => outdated.say(vocabulary),
        }
    }
}

impl Say for DutyFault<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let label = |term: &TermId| vocabulary.label(*term);
        let labels = |terms: &[TermId]| vocabulary.labels(terms.iter().copied());
        let who = |by: &Option<TermId>| by.as_ref().map_or("somebody", label);
        match self {
            Self::NoHolder(said) => {
                format!("The policy does not say who will {}.", said.say(vocabulary))
            }
            Self::PostUnnamed { post, commitments } => {
                let what = match commitments {
                    0 => "the duties of another post".to_owned(),
                    1 => "1 commitment".to_owned(),
                    several => format!("{several} commitments"),
                };
                format!("{} holds {what}, and nobody is named.", upper(label(post)))
            }
            Self::PostsOfOne { name, one, other } => format!(
                "{name} is both {} and {}; one of them is there to check the other.",
                label(one),
                label(other)
            ),
            Self::SeveralOwners { owners, act } => upper(&format!(
                "{} each will {}, and none of them is said to answer for it.",
                labels(owners),
                label(act)
            )),
            Self::NoPeriod(said) => regularly(&format!("{} will {}", who(&said.by), said.say(vocabulary))),
            Self::NoTrainingPeriod { who, about } => {
                let about = if about.is_empty() { String::new() } else { format!(" in {}", labels(about)) };
                regularly(&format!("{} will be trained{about}", labels(who)))
            }
            Self::ExceptionUndecided(text) => {
                format!("Nobody is said to decide on this exception: {}.", shorten(text))
            }
            Self::WeakVerb { by, act, weak } => {
                let how = match weak {
                    Strength::Advised => "advised",
                    Strength::May => "allowed",
                    Strength::Aware => "something that people are aware of",
                };
                format!(
                    "That {} will {} is only {how}, where law or statutory guidance asks it.",
                    who(by),
                    label(act)
                )
            }
            Self::OnePerson { name, posts } => format!(
                "{name} is {}, and nobody else is named who hears a concern about {name}: a word on whistleblowing or on the designated officer names nobody in the school or on its board.",
                labels(posts)
            ),
            Self::PerhapsOne(perhaps) => perhaps.say(vocabulary),
            Self::NoDeputy(post) => format!(
                "{} leads on incidents, and the policy has no deputy for when that person is away.",
                upper(label(post))
            ),
            Self::ReportsDown { by, to } => format!(
                "{} is to report to {}, whose task is to stand in for that post and not to check it.",
                upper(label(by)),
                label(to)
            ),
            Self::CompanyUnnamed(title) => {
                format!("The policy gives duties to an outside company (\"{title}\") and does not name it.")
            }
            Self::WeakCondition { by, act, when } => format!(
                "That {} will {} holds only {}, where law or statutory guidance asks it.",
                who(by),
                label(act),
                label(when)
            ),
        }
    }
}

impl Say for ProcedureFault<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let label = |term: &TermId| vocabulary.label(*term);
        match self {
            Self::HeadToHead => "A complaint about the headteacher goes to the headteacher.".to_owned(),
            Self::HeadUnanswered => {
                "Complaints about staff go to the headteacher, and nothing says where one about the headteacher goes."
            }
            .to_owned(),
            Self::HeadExcepted => "Nobody is said to decide on the exception to the way past the headteacher.".to_owned(),
            Self::ProcedureElsewhere { incident, policy } => format!(
                "What is done about {} is left to {}; this policy gives no step of its own.",
                label(incident),
                label(policy)
            ),
            Self::UnsafeStep { incident, act, after, waits, beside } => {
                let waits = if *waits { "; see whether the condition that stands there waits for it" } else { "" };
                let list = |of| format!("; the list for {} in the same section has one: make them agree", label(of));
                let (beside, incident) = (beside.as_ref().map(list).unwrap_or_default(), label(incident));
                let (after, act) = (or(after.iter().map(|first| label(first).to_owned())), label(act));
                format!("In the procedure for {incident}, staff {act}, with no earlier step to {after}{waits}{beside}.")
            }
            Self::StaffRouteForAll(incident) => format!(
                "Beside general policies, the procedure for {} names only the route for allegations against staff, and none for what pupils did.",
                label(incident)
            ),
            Self::ToldLate { incident, act } => format!(
                "In the procedure for {}, staff are to {} before they come to the step of telling the safeguarding lead at once.",
                label(incident),
                label(act)
            ),
            Self::StepsContradict { incident, one, other } => format!(
                "The procedure for {} says both to {} and to {}.",
                label(incident),
                label(one),
                label(other)
            ),
        }
    }
}

/// That something is done only "regularly".
fn regularly(what: &str) -> String {
    format!("{} only \"regularly\"; how often is not said.", upper(what))
}
