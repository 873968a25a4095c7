//! The first look at a policy: it is weighed and counted, and little is kept of it.

use crate::audit::{Weighing, is_for, weigh};
use crate::checklist::{Checklist, NotCarried};
use crate::gate::{self, Accepted, Judged, Status, Tally, Waived, waive};
use crate::policy::{OwnWord, Policy};
use crate::requirement::Harm;
use crate::vocabulary::TermId;

use super::{Input, Settled, dates, gap};

/// What is kept of a policy once it was weighed.
#[derive(Clone, Debug)]
pub struct Surveyed<'c> {
    /// The file.
    pub path: String,
    /// The school.
    pub school: String,
    /// The title of the policy.
    pub title: String,
    /// Whether the file could be audited at all.
    pub audited: bool,
    /// How many problems there are in it and in its records.
    pub problems: usize,
    /// How many days the date is overdue that is overdue longest.
    pub longest_overdue: Option<i64>,
    /// What is counted.
    pub tally: Tally,
    /// How many matters there are in which whoever follows the policy could harm a child or destroy evidence.
    pub unsafe_matters: usize,
    /// By what the document says of itself that it is not in force.
    pub own_word: Option<OwnWord>,
    /// When it says that it was approved, where that day is still to come, as it is written.
    pub approved_later: Option<String>,
    /// The gaps that count as accepted.
    pub accepted: Vec<Accepted>,
    /// Checklists that do not apply to this school.
    pub left_out: Vec<&'c Checklist>,
    /// Editions that were in force for this school on the day and are not carried.
    pub not_carried: Vec<NotCarried<'c>>,
}

/// Weighs a policy and counts what comes of it.
pub fn survey<'c>(input: &Input, settled: &Settled<'c>) -> Surveyed<'c> {
    let loaded = &input.loaded;
    let of_records = loaded.records.as_ref().map_or(0, |(_, problems)| problems.len());
    let mut surveyed = Surveyed {
        path: input.source.name().to_owned(),
        school: String::new(),
        title: String::new(),
        audited: false,
        problems: loaded.problems.len() + of_records,
        longest_overdue: None,
        tally: Tally::default(),
        unsafe_matters: 0,
        own_word: None,
        approved_later: None,
        accepted: Vec::new(),
        left_out: Vec::new(),
        not_carried: Vec::new(),
    };
    let Some(policy) = &loaded.policy else {
        return surveyed;
    };
    let context = &settled.context;
    let weighing = weigh(policy, context);
    let waived = waive(&policy.records.waivers, Judged::weighed(&weighing), context);
    surveyed.audited = true;
    policy.school_name().clone_into(&mut surveyed.school);
    policy.title().clone_into(&mut surveyed.title);
    surveyed.longest_overdue = dates::longest_overdue(policy, context.on);
    surveyed.tally = gate::tally(&weighing, &waived);
    surveyed.unsafe_matters = unsafe_matters(&weighing, &waived);
    surveyed.own_word = policy.about.own_word().map(|(_, word)| word);
    let approved = policy.about.approved.as_ref().filter(|date| date.value.first() > context.on);
    surveyed.approved_later = approved.map(|date| date.value.written().to_owned());
    surveyed.accepted = waived.accepted().collect();
    surveyed.left_out = weighing.left_out;
    surveyed.not_carried = not_carried(policy, settled).collect();
    surveyed.not_carried.iter().for_each(|one| surveyed.tally.unaudited(one.force()));
    surveyed
}

/// The matters in which whoever follows the policy could harm a child or destroy evidence, but for what is accepted.
fn unsafe_matters(weighing: &Weighing<'_>, waived: &Waived<'_>) -> usize {
    let mut matters: Vec<(Option<TermId>, &str)> = Vec::new();
    for (at, weighed) in weighing.controls.iter().enumerate() {
        let status = Status::judged(weighed.verdict);
        let control = weighed.control;
        if !(weighed.wrong || control.gap.harm == Some(Harm::UnsafeInstruction)) {
            continue;
        }
        let harm = gap::harm_of(control, weighed.force, status, weighed.wrong);
        if !status.is_missed() || harm != Harm::UnsafeInstruction || waived.at(at).is_some() {
            continue;
        }
        let matter = (control.gap.matter, control.gap.matter.map_or(control.id.value.as_str(), |_| ""));
        if !matters.contains(&matter) {
            matters.push(matter);
        }
    }
    matters.len()
}

/// The editions that were in force for this school on the day and are not carried.
pub(super) fn not_carried<'s, 'c>(
    policy: &'s Policy,
    settled: &'s Settled<'c>,
) -> impl Iterator<Item = NotCarried<'c>> + use<'s, 'c> {
    let words = settled.context.words;
    settled.not_carried.iter().copied().filter(move |one| is_for(one.checklist, policy, words))
}

impl<'c> Surveyed<'c> {
    /// Which of these checklists were used.
    pub fn used(&self, checklists: &[&'c Checklist]) -> Vec<&'c Checklist> {
        let is_left_out =
            |checklist: &Checklist| self.left_out.iter().any(|out| out.id.value == checklist.id.value);
        checklists.iter().copied().filter(|checklist| !is_left_out(checklist)).collect()
    }
}

/// The sets of checklists that were used together, each once, in the order of the policies.
pub(super) fn used_together<'c>(
    surveyed: &[Surveyed<'c>],
    checklists: &[&'c Checklist],
) -> Vec<Vec<&'c Checklist>> {
    let ids = |one: &Surveyed<'_>| one.left_out.iter().map(|out| out.id.value.clone()).collect::<Vec<_>>();
    let mut seen = std::collections::HashSet::new();
    let audited = surveyed.iter().filter(|one| one.audited);
    audited.filter(|one| seen.insert(ids(one))).map(|one| one.used(checklists)).collect()
}
