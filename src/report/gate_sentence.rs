//! The gate in a sentence: whether it is met, by what it goes, what counts and what does not.

use std::cmp::Reverse;

use crate::checklist::{Force, NotCarried};
use crate::dates::plain;
use crate::gate::{self, Decided, Decision, Settings, Status, Tally};
use crate::requirement::sentence::upper;
use crate::vocabulary::{Vocabulary, and};

use super::changes::{self, ChangedItem};
use super::{Surveyed, wording};

/// How many policies are named of those that do not meet the gate: those with the most gaps.
const NAMED: usize = 5;

/// What the sentence is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct GateSentence<'a, 'c> {
    /// When the gate is not met.
    pub(super) settings: Settings,
    /// What was decided.
    pub(super) decision: Decision,
    /// What one checklist changes in another.
    pub(super) changed: &'a [ChangedItem<'c>],
    /// The editions that were not audited.
    pub(super) not_carried: &'a [NotCarried<'c>],
    /// The strongest force of what the checklists ask.
    pub(super) strongest: Option<Force>,
    /// How many parts of the files could not be read.
    pub(super) unread: usize,
    /// What was counted.
    pub(super) tally: &'a Tally,
    /// The policies.
    pub(super) surveyed: &'a [Surveyed<'c>],
    /// The checklists of law and statutory guidance of which a newer edition is likely, in a phrase each.
    pub(super) aged: &'a [String],
    /// The checklists whose place the user's own took, in a sentence each.
    pub(super) displaced: &'a [String],
    /// The words.
    pub(super) words: &'a Vocabulary,
}

impl GateSentence<'_, '_> {
    /// The sentence, with what else has to be said of the gate.
    pub(super) fn say(&self) -> String {
        let decision = self.decision;
        let also = self.also();
        let Some(weakest) = self.settings.fail_on else {
            return format!("The gate is switched off (fail on: never).{also}");
        };
        let what = self.what(weakest);
        let missing = self.missing(weakest);
        match (decision.decided, decision.against) {
            (Decided::OutOfScope, _) if decision.whole => {
                format!("Nothing that {what} could be decided, so the gate is not met.{missing}{also}")
            }
            (Decided::Nothing, _) => {
                format!("Nothing could be decided, so the gate is not met.{missing}{also}")
            }
            (_, 0) if self.unread > 0 => format!(
                "The gate is not met, since not everything could be read; what was read shows no gap in what {what}.{missing}{also}"
            ),
            (_, 0) if !decision.whole => {
                format!("The gate is not met, because not everything that counts was audited.{missing}{also}")
            }
            (_, 0) if !decision.met => format!(
                "The gate is not met, since {}; what was audited shows no gap in what {what}.{also}",
                self.own_words().unwrap_or_default()
            ),
            (_, 0) => format!("The gate is met: no gap in what {what}.{}{also}", self.little(weakest)),
            (_, against) => {
                let gaps = wording::count(against, "gap", "gaps");
                let whose = self.whose();
                format!("The gate is not met: {gaps} in what {what}{whose}.{missing}{also}")
            }
        }
    }

    /// Of several policies those that do not meet the gate, each with how many of its results count against it.
    fn whose(&self) -> String {
        if self.surveyed.len() < 2 {
            return String::new();
        }
        let mut failing: Vec<(&Surveyed<'_>, usize)> =
            self.surveyed.iter().map(|one| (one, gate::against(&one.tally, self.settings))).collect();
        failing.retain(|(_, against)| *against > 0);
        failing.sort_by_key(|(_, against)| Reverse(*against));
        let number = wording::thousands(failing.len());
        let of = wording::count(self.surveyed.len(), "policy", "policies");
        let mut named: Vec<String> = failing
            .iter()
            .take(NAMED)
            .map(|(one, against)| format!("{} ({})", self.name(one), wording::thousands(*against)))
            .collect();
        match failing.len().saturating_sub(NAMED) {
            0 => {}
            more => named.push(wording::count(more, "other", "others")),
        }
        format!(", in {number} of {of}: {}", and(named))
    }

    /// A policy by its school; by its title, too, and at last by its file, where others have the same.
    fn name(&self, one: &Surveyed<'_>) -> String {
        let alone = |is_same: &dyn Fn(&Surveyed<'_>) -> bool| {
            self.surveyed.iter().filter(|other| is_same(other)).nth(1).is_none()
        };
        if one.school.is_empty() {
            one.path.clone()
        } else if alone(&|other| other.school == one.school) {
            one.school.clone()
        } else if alone(&|other| other.school == one.school && other.title == one.title) {
            format!("{}: {}", one.school, one.title)
        } else {
            format!("{} ({})", one.school, one.path)
        }
    }

    /// By what the gate goes: whose word counts.
    fn what(&self, weakest: Force) -> String {
        let is_strongest = self.strongest == Some(weakest);
        let asks = match weakest {
            Force::Must => "law or statutory guidance asks",
            Force::Should if is_strongest => "a national standard or advice asks",
            Force::Should => "law, statutory guidance, a national standard or advice asks",
            Force::GoodPractice if is_strongest => "good practice asks",
            Force::GoodPractice => "any checklist asks",
        };
        let graded = if changes::graded_up(self.changed, weakest) { " or is graded as highly" } else { "" };
        let strongest = if is_strongest && weakest != Force::Must {
            " (these checklists ask nothing by a stronger word)"
        } else {
            ""
        };
        format!("{asks}{graded}{strongest}")
    }

    /// What counts and was not audited.
    fn missing(&self, weakest: Force) -> String {
        if self.decision.whole {
            return String::new();
        }
        let counting = self.not_carried.iter().filter(|one| one.force() <= weakest);
        let missing: Vec<_> = counting.map(|one| one.say()).collect();
        format!(" Not audited for this day: {}.", missing.join("; "))
    }

    /// That a document says of itself that it is not in force.
    fn own_words(&self) -> Option<String> {
        let said = || self.surveyed.iter().filter_map(|one| Some((one, one.own_word?)));
        let (first, word) = said().next()?;
        Some(match (self.surveyed.len(), said().count()) {
            (1, _) => format!("the document says of itself that it is {}", word.says()),
            (_, 1) => format!("{} says of itself that it is {}", self.name(first), word.says()),
            (_, several) => format!(
                "{} say of themselves that they are not in force, the first being {} ({})",
                wording::count(several, "document", "documents"),
                self.name(first),
                word.says()
            ),
        })
    }

    /// How little of what counts is decided, where that is less than half of it.
    fn little(&self, weakest: Force) -> String {
        let of = |wanted: fn(Status) -> bool| -> usize {
            let entries =
                self.tally.entries().filter(|(force, status, _)| *force <= weakest && wanted(*status));
            entries.map(|(.., number)| number).sum()
        };
        let (decided, open) = (of(Status::is_decided), of(|status| status == Status::NotShown));
        if decided >= open {
            return String::new();
        }
        format!(
            " But only {} of {} such demands could be decided.",
            wording::thousands(decided),
            wording::thousands(decided + open)
        )
    }

    /// That an approval is of a day to come.
    fn approved_later(&self) -> String {
        let mut later = self.surveyed.iter().filter_map(|one| Some((one, one.approved_later.as_ref()?)));
        match (later.next(), later.next(), self.surveyed.len()) {
            (None, ..) => String::new(),
            (Some((_, day)), None, 1) => {
                format!(" The document dates its own approval on a day to come ({day}).")
            }
            (Some((one, day)), None, _) => {
                format!(" {} dates its own approval on a day to come ({day}).", self.name(one))
            }
            (Some((one, day)), Some(_), _) => {
                format!(
                    " Several documents date their own approval on a day to come, {} first ({day}).",
                    self.name(one)
                )
            }
        }
    }

    /// What else has to be said: what cannot be told, what was changed, what could not be read.
    fn also(&self) -> String {
        let settings = self.settings;
        let not_shown = if self.decision.undecided == 0 {
            String::new()
        } else {
            let number = wording::count(self.decision.undecided, "result cannot", "results cannot");
            let counts = if settings.fail_not_shown && settings.fail_on.is_some() {
                "counts"
            } else {
                "does not count"
            };
            format!(" {number} be told from the policies or their records; that {counts} against the gate.")
        };
        let left_out =
            wording::left_out(self.unread).map(|sentence| format!(" {sentence}")).unwrap_or_default();
        let (harmful, accepted, changed) = (self.harmful(), self.accepted(), changes::gate(self.changed));
        let displaced =
            self.displaced.iter().fold(String::new(), |said, sentence| format!("{said} {sentence}"));
        let is_told = self.decision.decided == Decided::InScope && self.decision.against == 0;
        let own = self.own_words().filter(|_| !is_told || self.unread > 0 || !self.decision.whole);
        let own = own.map(|said| format!(" {}.", upper(&said))).unwrap_or_default();
        let later = self.approved_later();
        format!("{own}{later}{harmful}{accepted}{not_shown}{changed}{displaced}{left_out}{}", self.aged())
    }

    /// What is unsafe, whosever word it is.
    fn harmful(&self) -> String {
        match self.surveyed.iter().map(|one| one.unsafe_matters).sum() {
            0 => String::new(),
            number => format!(
                " Whoever follows the text could harm a child or destroy evidence in {}.",
                wording::count(number, "matter", "matters")
            ),
        }
    }

    /// How many gaps were accepted, by whom and until when.
    fn accepted(&self) -> String {
        let accepted = || self.surveyed.iter().flat_map(|one| &one.accepted);
        let Some(last) = accepted().map(|accepted| accepted.until).max() else {
            return String::new();
        };
        let mut by: Vec<&str> = accepted().map(|accepted| self.words.label(accepted.by)).collect();
        let number = by.len();
        by.sort_unstable();
        by.dedup();
        let latest = if accepted().all(|accepted| accepted.until == last) { "" } else { " at the latest" };
        let gaps = wording::count(number, "gap was", "gaps were");
        let by = and(by.into_iter().map(str::to_owned));
        let counts = if number == 1 { "it does not count" } else { "they do not count" };
        format!(" {gaps} accepted by {by} until {}{latest}; until then {counts}.", plain(last))
    }

    /// That newer law or statutory guidance is likely.
    fn aged(&self) -> String {
        if self.aged.is_empty() {
            return String::new();
        }
        format!(
            " Newer law or statutory guidance is likely by this day, and policygap does not have it: {}.",
            self.aged.join("; ")
        )
    }
}
