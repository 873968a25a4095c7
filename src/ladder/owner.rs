//! Who could do what a step adds: somebody who does it already, whom a control names for it, or who leads on the aspect.

use crate::requirement::addition::likeliest;
use crate::vocabulary::TermId;

use super::fragment::Setting;

impl Setting<'_> {
    /// Who is to do something that is asked of nobody in particular.
    pub(super) fn doer(&self, act: TermId) -> TermId {
        let (facts, known) = (self.facts, self.facts.known());
        let holders = facts.entries(act).iter().flat_map(|entry| entry.holders()).map(|holder| holder.value);
        // That "the school" does it is not to say who.
        let already: Vec<_> = holders.filter(|&role| role != known.school).collect();
        if let Some(already) = likeliest(&already, facts) {
            return already;
        }
        let lead = self.lead();
        let named = self.asks.doers(act);
        if named.contains(&lead) {
            return lead;
        }
        let has = |role: TermId| facts.is_held(role) || facts.policy.role(role).is_some();
        likeliest(named, facts).filter(|&role| has(role)).unwrap_or(lead)
    }

    /// Who leads on the aspect in this school: its owner where the policy has that post, else whoever stands in, and
    /// the headteacher where the policy has neither.
    pub(super) fn lead(&self) -> TermId {
        let (facts, known) = (self.facts, self.facts.known());
        let words = facts.vocabulary;
        let mut candidates = vec![self.owner];
        let parts = facts.policy.roles.iter().map(|held| held.role.value);
        candidates.extend(parts.filter(|&role| words.is_part(role, self.owner)));
        if self.owner == known.online_safety_lead {
            candidates.push(known.dsl);
        }
        if [known.network_manager, known.digital_lead].contains(&self.owner) {
            candidates.extend([known.network_manager, known.technical_support]);
        }
        let has = |role: &TermId| facts.policy.role(*role).is_some();
        let held = candidates.iter().find(|&&role| facts.is_held(role));
        let spoken_of = held.or_else(|| candidates.iter().find(|role| has(role))).copied();
        let headteacher = || Some(known.headteacher).filter(|&role| facts.is_held(role));
        spoken_of.or_else(headteacher).unwrap_or(self.owner)
    }
}
