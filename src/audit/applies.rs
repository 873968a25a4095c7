//! Of which schools something is asked, and why it is not asked of others.

use crate::checklist::{Applies, Checklist};
use crate::policy::{Policy, Section};
use crate::requirement::{Facts, Place};
use crate::vocabulary::{TermId, Vocabulary, or};

/// Whether the source of a checklist is for this school at all.
pub fn is_for(checklist: &Checklist, policy: &Policy, vocabulary: &Vocabulary) -> bool {
    Unfit::of_school(&checklist.nations, &checklist.phases, policy, vocabulary).is_none()
}

/// Why something is not asked of a school, and the fact that decides it.
#[derive(Clone, Copy, Debug)]
pub struct Unfit<'a> {
    why: Why<'a>,
    pub(super) place: Place,
}

/// Whether one thing is spoken of, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One.
    One,
    /// Several.
    Several,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why<'a> {
    Nation { asked: &'a [TermId], own: TermId },
    Phase { asked: &'a [TermId], own: TermId },
    Type { asked: &'a [TermId], own: TermId },
    TypeUnknown { asked: &'a [TermId] },
    NoBoarders,
    Boarders,
    Unused(TermId),
    OtherKind(TermId),
}

impl<'a> Unfit<'a> {
    /// Why a checklist as a whole is not asked of a school; nothing where it is.
    pub(super) fn of_checklist(checklist: &'a Checklist, facts: &Facts<'_>) -> Option<Self> {
        Self::of_school(&checklist.nations, &checklist.phases, facts.policy, facts.vocabulary)
    }

    /// Why a condition on the school fails; nothing where it holds.
    pub(super) fn of(applies: &'a Applies, facts: &Facts<'_>) -> Option<Self> {
        let school = &facts.policy.school;
        if let Some(unfit) =
            Self::of_school(&applies.nations, &applies.phases, facts.policy, facts.vocabulary)
        {
            return Some(unfit);
        }
        if let Some(own) = &school.school_type
            && !applies.types.is_empty()
            && !applies.types.contains(&own.value)
        {
            let why = Why::Type { asked: &applies.types, own: own.value };
            return Some(Self { why, place: Place::policy(own.span) });
        }
        if school.school_type.is_none()
            && !applies.types.is_empty()
            && !applies.types.contains(&facts.known().maintained)
        {
            // What is asked of maintained schools instead is asked: one question, counted once.
            let why = Why::TypeUnknown { asked: &applies.types };
            return Some(Self { why, place: facts.nearest(Section::School) });
        }
        if let Some(asked) = applies.boarding
            && asked != school.boarding.as_ref().is_some_and(|given| given.value)
        {
            let place = school
                .boarding
                .as_ref()
                .map_or_else(|| facts.nearest(Section::School), |given| Place::policy(given.span));
            return Some(Self { why: if asked { Why::NoBoarders } else { Why::Boarders }, place });
        }
        let technology = applies.uses?;
        let mut unused = facts.policy.not_used.iter();
        let unused = unused.find(|unused| facts.vocabulary.is_part(unused.value, technology))?;
        Some(Self { why: Why::Unused(unused.value), place: Place::policy(unused.span) })
    }

    /// Why an aspect of a ladder is not asked: a ladder is of the whole of online safety, and a document of another kind, such
    /// as a page on phones, is no account of that.
    pub(super) fn of_aspect(applies: &'a Applies, facts: &Facts<'_>) -> Option<Self> {
        let kinds = &facts.policy.about.kind;
        let whole = facts.known().online_safety_policy;
        let is_whole =
            kinds.is_empty() || kinds.iter().any(|kind| facts.vocabulary.is_part(kind.value, whole));
        let other = kinds.first().filter(|_| !is_whole);
        let other =
            other.map(|kind| Self { why: Why::OtherKind(kind.value), place: Place::policy(kind.span) });
        Self::of(applies, facts).or(other)
    }

    fn of_school(
        nations: &'a [TermId],
        phases: &'a [TermId],
        policy: &Policy,
        vocabulary: &Vocabulary,
    ) -> Option<Self> {
        let school = &policy.school;
        let is_part = |own: TermId, asked: TermId| vocabulary.is_part(own, asked);
        if let Some(own) = &school.nation
            && !nations.is_empty()
            && !nations.iter().any(|&asked| is_part(own.value, asked))
        {
            let why = Why::Nation { asked: nations, own: own.value };
            return Some(Self { why, place: Place::policy(own.span) });
        }
        if let Some(own) = &school.phase
            && !phases.is_empty()
            && !phases.iter().any(|&asked| is_part(own.value, asked))
        {
            let why = Why::Phase { asked: phases, own: own.value };
            return Some(Self { why, place: Place::policy(own.span) });
        }
        None
    }

    /// Whether it is the same reason as another, wherever it stands.
    pub fn is_like(self, other: Unfit<'_>) -> bool {
        self.why == other.why
    }

    /// The end of "Does not apply, because …", or of "Several were left out, because …".
    pub fn say(self, vocabulary: &Vocabulary, number: Number) -> String {
        let are = match number {
            Number::One => "it is",
            Number::Several => "they are",
        };
        let label = |term: TermId| vocabulary.label(term);
        let any = |terms: &[TermId]| or(terms.iter().map(|&term| label(term).to_owned()));
        match self.why {
            Why::Nation { asked, own } => {
                format!("{are} for schools in {}, and this one is in {}", any(asked), label(own))
            }
            Why::Phase { asked, own } => {
                format!("{are} for {}, and this school is {}", any(asked), label(own))
            }
            Why::Type { asked, own } => format!("{are} for {}, and this is {}", any(asked), label(own)),
            Why::TypeUnknown { asked } => {
                format!(
                    "{are} for {}, and the file does not say of which type this school is: write it under `school`, \
                     `type`",
                    any(asked)
                )
            }
            Why::NoBoarders => format!("{are} for schools that board pupils"),
            Why::Boarders => format!("{are} for schools that board no pupils"),
            Why::OtherKind(own) => {
                format!("{are} for an online safety policy, and this document is {}", label(own))
            }
            Why::Unused(unused) => {
                format!("the policy says that the school does not use {}", label(unused))
            }
        }
    }
}
