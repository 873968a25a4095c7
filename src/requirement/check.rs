//! `consistent`: the policy does not contradict itself in one of a closed set of ways.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::checks::{documents, duties, procedures};
use super::degree::Bounds;
use super::facts::{Facts, Place};
use super::judgement::{Because, Judgement};

/// What a check of consistency found.
#[derive(Debug, Default)]
pub struct Findings {
    /// What was looked at and found in order.
    pub fine: Vec<Place>,
    /// What is at fault: the sentence and the place.
    pub faults: Vec<(String, Place)>,
    /// Other places that belong to a fault; mending one of them may mend it.
    pub also: Vec<Place>,
}

impl Findings {
    /// One more fault.
    pub fn fault(&mut self, text: impl Into<String>, place: Place) {
        self.faults.push((text.into(), place));
    }
}

macro_rules! checks {
    ($($variant:ident $id:literal $says:literal $silent:literal $run:path;)*) => {
        /// A check of consistency.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[allow(missing_docs)]
        pub enum Check { $($variant,)* }

        impl Check {
            /// Every check.
            pub const ALL: &[Check] = &[$(Check::$variant,)*];

            /// Its name in checklists.
            pub fn id(self) -> &'static str {
                match self { $(Check::$variant => $id,)* }
            }

            /// What is so where it is met.
            pub fn says(self) -> &'static str {
                match self { $(Check::$variant => $says,)* }
            }

            /// What is said where there is nothing to look at.
            pub fn silent(self) -> &'static str {
                match self { $(Check::$variant => $silent,)* }
            }

            fn run(self, facts: &Facts<'_>, on: NaiveDate) -> Findings {
                match self { $(Check::$variant => $run(facts, on),)* }
            }
        }
    };
}

checks! {
    Holders "holders" "every commitment says who does it" "The policy makes no commitments outside its procedures." duties::holders;
    RolesFilled "roles-filled" "every post with duties has somebody named" "The policy gives no duties to any post." duties::roles_filled;
    PostsApart "posts-apart" "nobody holds two posts of which one checks the other" "The policy does not name people for two posts that must be apart." duties::posts_apart;
    HeadComplaints "head-complaints" "a complaint about the headteacher does not go to the headteacher" "The policy does not say where a complaint about staff or the headteacher goes." procedures::head_complaints;
    OneOwner "one-owner" "what law or statutory guidance asks is not left to several posts at once" "The policy gives no post a duty that law or statutory guidance asks." duties::one_owner;
    NamedPeriods "named-periods" "where a period matters, it is named" "The policy says of nothing how often it is done." duties::named_periods;
    Cycle "cycle" "the dates keep to the cycle that the policy names" "The policy does not name both a review cycle and dates." documents::cycle;
    ApprovalDated "approval-dated" "the approval has a date" "The policy does not say that anybody approved it." documents::approval_dated;
    ListsClosed "lists-closed" "no list is left open" "The policy lists nothing that is blocked." documents::lists_closed;
    DelegationsLinked "delegations-linked" "every policy that something is left to is among the linked policies" "The policy leaves nothing to another policy." documents::delegations_linked;
    ProceduresHere "procedures-here" "no procedure only points to another policy" "The policy has no procedures." procedures::procedures_here;
    MonitoringMethods "monitoring-methods" "for everyone whose use is said to be monitored, a way of monitoring is named" "The policy does not say whose use is monitored." documents::monitoring_methods;
    ExceptionsDecided "exceptions-decided" "every exception says who decides" "The policy makes no exceptions." duties::exceptions_decided;
    FirmVerbs "firm-verbs" "what law or statutory guidance asks is not put weakly" "The policy commits to nothing that law or statutory guidance asks." duties::firm_verbs;
    StepOrder "step-order" "no procedure has steps in an unsafe order or steps that contradict each other" "The policy has no steps whose order matters." procedures::step_order;
    OwnArea "own-area" "local bodies are current and of the school's own authority, and the safeguarding partnership is named" "The school's authority is not given." documents::own_area;
    OneName "one-name" "one thing has one name" "The policy gives no names of its own to things." documents::one_name;
}

/// One check of consistency, as a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clean {
    /// The check.
    pub check: Check,
}

impl Clean {
    /// Judges the facts. Where there is nothing to look at, it is not shown: a fault is never ruled out in silence.
    pub fn judge(&self, facts: &Facts<'_>, on: NaiveDate) -> Judgement {
        let found = self.check.run(facts, on);
        if found.faults.is_empty() {
            if found.fine.is_empty() {
                let place = facts.nearest(crate::policy::Section::Policy);
                return Judgement::new(Bounds::UNKNOWN).missing(self.check.silent(), Because::Absent, place);
            }
            let mut judgement = Judgement::new(Bounds::FULL);
            for place in found.fine.into_iter().take(3) {
                judgement = judgement.read(place, "");
            }
            return judgement;
        }
        let mut judgement = Judgement::new(Bounds::ABSENT);
        for (text, place) in found.faults {
            judgement = judgement.fault(text, place);
        }
        let label = String::new();
        judgement.faults.extend(
            found.also.into_iter().map(|place| super::judgement::Evidence { place, label: label.clone() }),
        );
        judgement
    }

    /// Says itself.
    pub fn say(&self) -> String {
        self.check.says().to_owned()
    }
}
