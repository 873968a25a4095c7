//! Who mends what: one person a matter, and nobody who is not there.

use std::borrow::Cow;

use crate::requirement::Harm;
use crate::vocabulary::TermId;

use super::results::Builder;

impl<'a> Builder<'a> {
    /// Who mends a gap by what follows if it stays: one person puts right what is unsafe, one what is wrong, and one has it
    /// reviewed, whoever asks for a part of it; posts are for the board to fill.
    pub(super) fn owner_of(&self, harm: Harm, owner: TermId) -> TermId {
        let known = self.vocabulary.known();
        match harm {
            Harm::Unowned => known.governing_body,
            Harm::Expired => known.headteacher,
            Harm::UnsafeInstruction if !self.governs(owner) => known.headteacher,
            Harm::WrongContact => known.dsl,
            Harm::UnsafeInstruction | Harm::Absent | Harm::Detail | Harm::Drafting => owner,
        }
    }

    /// Whether it is the board, or of the board.
    fn governs(&self, owner: TermId) -> bool {
        let known = self.vocabulary.known();
        owner == known.chair || self.vocabulary.is_part(owner, known.governing_body)
    }

    /// Who could really mend it: a post that the policy does not know, or for which it names nobody, mends nothing, so it
    /// falls to the board or to the headteacher. A headteacher there always is.
    pub(super) fn owner(&self, owner: TermId) -> Cow<'a, str> {
        let (words, known) = (self.vocabulary, self.vocabulary.known());
        let label = words.label(owner);
        if !words.is_post(owner) || owner == known.headteacher || self.policy.roles.is_empty() {
            return label.into();
        }
        let role = self.policy.role(owner);
        let is_held = role.is_some_and(|role| {
            let shared = role.same_duties_as.as_ref().and_then(|of| self.policy.role(of.value));
            [Some(role), shared].into_iter().flatten().any(|role| !role.held_by.is_empty())
        });
        if is_held {
            label.into()
        } else if self.governs(owner) {
            words.label(known.governing_body).into()
        } else if role.is_some() {
            format!("{}, until {label} is named", words.label(known.headteacher)).into()
        } else {
            words.label(known.headteacher).into()
        }
    }
}
