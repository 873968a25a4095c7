//! What the checks of consistency find at fault, each with its sentence.

use chrono::NaiveDate;

use crate::dates::{Period, plain};
use crate::policy::{Entry, Strength};
use crate::requirement::outdated::Outdated;
use crate::requirement::people::Perhaps;
use crate::requirement::predicate::Say;
use crate::requirement::sentence::upper;
use crate::requirement::stated::Stated;
use crate::source::text::shorten;
use crate::vocabulary::{TermId, Vocabulary, and, or};

use super::names::full_name;

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
    ProcedureElsewhere { incident: TermId, policy: TermId },
    UnsafeStep { incident: TermId, act: TermId, after: &'a [TermId], waits: bool, beside: Option<TermId> },
    StaffRouteForAll(TermId),
    ToldLate { incident: TermId, act: TermId },
    StepsContradict { incident: TermId, one: TermId, other: TermId },
}

/// A fault of the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DocumentFault<'a> {
    CycleTooLong { every: Period, from: &'a str, to: &'a str },
    ReviewsMissed { every: Period, last: NaiveDate, missed: u32, on: NaiveDate },
    DateToCome { what: Stated, written: &'a str, on: NaiveDate },
    ApprovalUndated { by: Vec<TermId>, adopted: Option<&'a str> },
    BlocksOpen,
    Unlinked { policy: TermId, unlisted: bool },
    RuledHere { topic: &'a str, policy: TermId, act: TermId },
    MonitoredSomehow(TermId),
    NoPartnership { partnership: Option<TermId>, authority: &'a str, board: bool },
    PerhapsPartnership { written: &'a str, authority: &'a str },
    SeveralNames { thing: TermId, names: Vec<&'a str> },
    NamedUnlisted { policy: TermId, written: Option<&'a str> },
    Miswritten { written: &'a str, thing: TermId },
    LoneNumber(&'a str),
    DoubledNumber(&'a str),
    NamesKeptOff { whose: Vec<TermId> },
}

impl<'a> From<DutyFault<'a>> for Fault<'a> {
    fn from(fault: DutyFault<'a>) -> Self {
        Self::Duty(fault)
    }
}

impl<'a> From<ProcedureFault<'a>> for Fault<'a> {
    fn from(fault: ProcedureFault<'a>) -> Self {
        Self::Procedure(fault)
    }
}

impl<'a> From<DocumentFault<'a>> for Fault<'a> {
    fn from(fault: DocumentFault<'a>) -> Self {
        Self::Document(fault)
    }
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
                    .to_owned()
            }
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

impl Say for DocumentFault<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        let label = |term: &TermId| vocabulary.label(*term);
        let labels = |terms: &[TermId]| vocabulary.labels(terms.iter().copied());
        match self {
            Self::CycleTooLong { every, from, to } => {
                format!("The policy is to be reviewed {every}, but from {from} to {to} is longer.")
            }
            Self::ReviewsMissed { every, last, missed, on } => {
                let reviews = match missed {
                    1 => "1 review has".to_owned(),
                    several => format!("{several} reviews have"),
                };
                format!(
                    "The policy is to be reviewed {every}, and the review due by {} is not recorded: {reviews} been missed by {}.",
                    plain(*last),
                    plain(*on)
                )
            }
            Self::RuledHere { topic, policy, act } => format!(
                "The policy leaves \"{topic}\" to {}, and says itself, beside that: {}. Do both say the same?",
                label(policy),
                label(act)
            ),
            Self::DateToCome { what, written, on } => format!(
                "The policy gives a day to come ({written}) for {}; on {} that counts for nothing yet.",
                what.says(),
                plain(*on)
            ),
            Self::ApprovalUndated { by, adopted } => {
                let adopted = adopted
                    .map(|date| format!("; it gives only when it was adopted ({date})"))
                    .unwrap_or_default();
                format!("The policy was approved by {}, but does not say when{adopted}.", labels(by))
            }
            Self::BlocksOpen => {
                "The list of what the filter blocks ends in \"etc.\", so nobody can tell what else is blocked."
                    .to_owned()
            }
            Self::Unlinked { policy, unlisted } => {
                let what = if *unlisted {
                    "leaves it out of its own list of policies"
                } else {
                    "does not name it among the policies it is linked to"
                };
                format!("The policy leaves something to {}, but {what}.", label(policy))
            }
            Self::MonitoredSomehow(group) => {
                format!("The policy says that the use of {} is monitored, and names no method of it.", label(group))
            }
            Self::NoPartnership { partnership: Some(own), .. } => {
                format!("The policy does not name {}.", label(own))
            }
            Self::NoPartnership { partnership: None, authority, board } => {
                let body = if *board { "children board" } else { "partnership" };
                format!("The policy does not name the safeguarding {body} of {authority}.")
            }
            Self::PerhapsPartnership { written, authority } => {
                format!("Is \"{written}\" the safeguarding partnership of {authority}?")
            }
            Self::SeveralNames { thing, names } => {
                let forms = and(names.iter().map(|name| format!("\"{name}\"")));
                format!("One thing ({}) has several names here: {forms}.", label(thing))
            }
            Self::NamedUnlisted { policy, written } => {
                let written = written.map(|written| format!(" (\"{written}\")")).unwrap_or_default();
                format!(
                    "The text names {}{written}, and the policy's own list of linked policies leaves it out.",
                    label(policy)
                )
            }
            Self::Miswritten { written, thing } => {
                let name = full_name(*thing, vocabulary).unwrap_or_else(|| label(thing));
                format!("The policy writes \"{written}\"; the name is \"{name}\".")
            }
            Self::LoneNumber(number) => format!(
                "One section has a number ({number}) and the others have none, as if it came from another document."
            ),
            Self::DoubledNumber(number) => format!("Two sections have the number {number}."),
            Self::NamesKeptOff { whose } => format!(
                "Personal details of {} are never to be on the website, but it has to name the headteacher and the chair of governors.",
                labels(whose)
            ),
        }
    }
}

/// That something is done only "regularly".
fn regularly(what: &str) -> String {
    format!("{} only \"regularly\"; how often is not said.", upper(what))
}
