//! Whether what is said of some people or places reaches all the pupils of a school.

use crate::policy::Section;
use crate::source::{Span, Spanned};
use crate::vocabulary::TermId;

use super::facts::Facts;

impl<'p> Facts<'p> {
    /// Where it is said that the system for filtering or monitoring is not there, or not yet.
    pub fn unfitted(&self, section: Section) -> Option<Span> {
        match section {
            Section::Filtering => self.policy.filtering.unfitted,
            Section::Monitoring => self.policy.monitoring.unfitted,
            _ => None,
        }
    }

    /// Whose use, or which places, alone the filter or the monitoring is said to cover, where pupils are not among them.
    pub fn covers_only(&self, section: Section) -> &'p [Spanned<TermId>] {
        let covers = match section {
            Section::Filtering => &self.policy.filtering.covers,
            Section::Monitoring => &self.policy.monitoring.covers,
            _ => return &[],
        };
        let is_theirs = |of: &Spanned<TermId>| self.is_where_pupils_are(of.value);
        let is_all = covers.iter().any(is_theirs) || are_all_pupils(&covers.iter(), self);
        if is_all { &[] } else { covers }
    }

    /// Whether a place, a device or a group is, or includes, pupils or what they use.
    pub fn is_where_pupils_are(&self, of: TermId) -> bool {
        let known = self.known();
        let all = [
            known.pupils,
            known.school,
            known.on_site,
            known.all_sites,
            known.online,
            known.school_network,
            known.school_devices,
            known.all_devices,
        ];
        all.into_iter().any(|it| self.vocabulary.covers(of, it))
    }
}

/// Whether groups of pupils are together all of this school's, by its phase.
pub(super) fn are_all_pupils<'g>(
    given: &(impl Iterator<Item = &'g Spanned<TermId>> + Clone),
    facts: &Facts<'_>,
) -> bool {
    let known = facts.known();
    let has = |group: TermId| given.clone().any(|given| given.value == group);
    if has(known.all_ages) {
        return true;
    }
    let Some(phase) = &facts.policy.school.phase else { return false };
    let reaches = |part: TermId| facts.vocabulary.is_part(phase.value, part);
    let stages = [
        (reaches(known.primary_phase), known.key_stage_1),
        (reaches(known.key_stage_2_phase), known.key_stage_2),
        (reaches(known.secondary_phase), known.key_stage_3),
        (reaches(known.secondary_phase), known.key_stage_4),
        (reaches(known.post_16_phase), known.sixth_formers),
    ];
    let is_any = stages.iter().any(|(is_there, _)| *is_there);
    is_any && stages.iter().all(|(is_there, stage)| !is_there || has(*stage))
}
