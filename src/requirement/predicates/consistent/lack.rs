//! What is missing or at fault where a policy is held against itself.

use crate::requirement::Say;
use crate::requirement::outdated::Contact;
use crate::vocabulary::{Vocabulary, and};

use super::Check;
use super::document_fault::DocumentFault;
use super::fault::{DutyFault, Fault, ProcedureFault};

/// What is missing or at fault.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Lack<'a> {
    /// There is nothing to look at.
    Silent(Check),
    /// The policy contradicts itself.
    Fault(Fault<'a>),
}

impl Lack<'_> {
    /// The body to which staff are sent in vain, where it is one.
    pub(in crate::requirement) fn contact(&self, vocabulary: &Vocabulary) -> Option<Contact<'_>> {
        match self {
            Self::Fault(Fault::Outdated(outdated)) => outdated.contact(vocabulary),
            Self::Fault(Fault::Duty(_) | Fault::Procedure(_) | Fault::Document(_)) | Self::Silent(_) => None,
        }
    }

    /// What is at fault by the name that the document gives it, where it is something named.
    pub(in crate::requirement) fn named(&self, vocabulary: &Vocabulary) -> Option<String> {
        let Self::Fault(fault) = self else { return None };
        Some(match fault {
            Fault::Outdated(outdated) => outdated.name(vocabulary),
            Fault::Document(
                DocumentFault::Miswritten { written: name, .. }
                | DocumentFault::LoneNumber(name)
                | DocumentFault::DoubledNumber(name)
                | DocumentFault::NamedUnlisted { written: Some(name), .. },
            )
            | Fault::Duty(DutyFault::CompanyUnnamed(name)) => (*name).to_owned(),
            Fault::Document(
                DocumentFault::NamedUnlisted { policy, .. } | DocumentFault::Unlinked { policy, .. },
            ) => vocabulary.label(*policy).to_owned(),
            Fault::Document(DocumentFault::SeveralNames { names, .. }) => {
                and(names.iter().map(|name| format!("\"{name}\"")))
            }
            Fault::Duty(DutyFault::PostUnnamed { post, .. } | DutyFault::NoDeputy(post)) => {
                vocabulary.label(*post).to_owned()
            }
            Fault::Duty(DutyFault::SeveralOwners { owners, act }) => {
                format!("{} ({})", vocabulary.infinitive(*act), vocabulary.labels(owners.iter().copied()))
            }
            Fault::Document(DocumentFault::MonitoredSomehow(group)) => vocabulary.label(*group).to_owned(),
            Fault::Document(DocumentFault::ApprovalUndated { adopted, .. }) => match adopted {
                Some(adopted) => {
                    format!("The approval of the policy has no date, only its adoption ({adopted})")
                }
                None => "The approval of the policy has no date".to_owned(),
            },
            Fault::Document(DocumentFault::SaysOfItself { word, .. }) => {
                format!("The document says of itself that it is {}", word.says())
            }
            Fault::Document(DocumentFault::ApprovedByNone(by)) => {
                format!("The policy was approved by {} alone", vocabulary.label(*by))
            }
            Fault::Document(DocumentFault::DateToCome { what, .. }) => {
                format!("The day given for {} is still to come", what.says())
            }
            Fault::Procedure(ProcedureFault::UnsafeStep { act, after, beside, .. }) => {
                let against =
                    if beside.is_some() { ", against another list in the same section" } else { "" };
                let police = vocabulary.known().tell_police;
                let first = match after.first() {
                    Some(first) if *first == police => "the police have seen them".to_owned(),
                    first => format!("they {}", first.map_or("", |first| vocabulary.label(*first))),
                };
                format!("{} before {first}{against}", vocabulary.infinitive(*act))
            }
            Fault::Procedure(ProcedureFault::StepsContradict { one, other, .. }) => {
                format!("{} and {}", vocabulary.infinitive(*one), vocabulary.infinitive(*other))
            }
            _ => return None,
        })
    }
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Silent(check) => check.silent().to_owned(),
            Self::Fault(fault) => fault.say(vocabulary),
        }
    }
}
