//! What the checks of consistency find at fault in the document, with its sentence.

use chrono::NaiveDate;

use crate::dates::{Period, plain};
use crate::policy::OwnWord;
use crate::requirement::predicate::Say;
use crate::requirement::stated::Stated;
use crate::source::text::shorten;
use crate::vocabulary::{TermId, Vocabulary, and};

use super::names::full_name;

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
    SaysOfItself { status: &'a str, word: OwnWord },
    ApprovedByNone(TermId),
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
            Self::SaysOfItself { status, word } => format!(
                "The document says of itself that it is {} (\"{}\"), so nobody need follow it.",
                word.says(),
                shorten(status)
            ),
            Self::ApprovedByNone(by) => {
                format!("The policy was approved by {}, who cannot approve it for the school.", label(by))
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
