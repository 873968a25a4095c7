//! `consistent`: the policy does not contradict itself in one of a closed set of ways. One check is one function in
//! `duties`, `people`, `procedures`, `names` or `documents`; `findings` takes what they find, `fault` says it, `lack` is what
//! is told of it.

mod document_fault;
mod documents;
mod duties;
mod fault;
mod findings;
mod lack;
mod names;
mod people;
mod procedures;
mod verbs;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::format::shape::key;
use crate::format::{Found, Key, Takes};
use crate::policy::Section;
use crate::requirement::harm::{Harm, Harms};
use crate::requirement::predicate::Ask;
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::{Because, Bounds, Facts, Field, Judgement, Polarity, Requirement, Stated, Weight};
use crate::vocabulary::{Kind, Vocabulary};

use super::Among;
use super::review_cycle::DATES;
use fault::Fault;
use findings::{Counted, Findings, Told};

pub(super) use lack::Lack;

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

            fn run<'a>(self, facts: &Facts<'a>, on: NaiveDate, found: &mut impl Findings<'a>) {
                match self { $(Check::$variant => $run(facts, on, found),)* }
            }
        }
    };
}

checks! {
    Holders "holders" "every commitment says who does it" "The policy makes no commitments outside its procedures." duties::holders;
    RolesFilled "roles-filled" "every post with duties has somebody named" "The policy gives no duties to any post." duties::roles_filled;
    PostsApart "posts-apart" "nobody holds two posts of which one checks the other" "The policy does not name people for two posts that must be apart." duties::posts_apart;
    HeadComplaints "head-complaints" "a complaint about the headteacher does not go to the headteacher" "The policy does not say where a complaint about the headteacher goes." procedures::head_complaints;
    OneOwner "one-owner" "what law or statutory guidance asks is not left to several posts at once" "The policy gives no post a duty that law or statutory guidance asks." duties::one_owner;
    NamedPeriods "named-periods" "where a period matters, it is named" "The policy says of nothing how often it is done." duties::named_periods;
    Cycle "cycle" "the dates keep to the cycle that the policy names" "The policy does not name both a review cycle and dates." documents::cycle;
    ApprovalDated "approval-dated" "the approval has a date" "The policy does not say that anybody approved it." documents::approval_dated;
    ListsClosed "lists-closed" "no list is left open" "The policy lists nothing that is blocked." documents::lists_closed;
    DelegationsLinked "delegations-linked" "every policy that something is left to is among the linked policies" "The policy leaves nothing to another policy." documents::delegations_linked;
    LeftOnce "left-once" "what is left to another policy has no rule of its own beside that" "The policy leaves no topic to another policy." documents::left_once;
    ProceduresHere "procedures-here" "no procedure only points to another policy" "The policy has no procedures." procedures::procedures_here;
    MonitoringMethods "monitoring-methods" "for everyone whose use is said to be monitored, a way of monitoring is named" "The policy does not say whose use is monitored." documents::monitoring_methods;
    ExceptionsDecided "exceptions-decided" "every exception says who decides" "The policy makes no exceptions." verbs::exceptions_decided;
    FirmVerbs "firm-verbs" "what law or statutory guidance asks is not put weakly" "The policy commits to nothing that law or statutory guidance asks." verbs::firm_verbs;
    StepOrder "step-order" "no procedure has steps in an unsafe order or steps that contradict each other" "The policy has no steps whose order matters." procedures::step_order;
    OwnArea "own-area" "local bodies are current and of the school's own authority, and the safeguarding partnership is named" "The school's authority is not given." documents::own_area;
    OneName "one-name" "one thing has one name" "The policy gives no names of its own to things." documents::one_name;
    NamedListed "named-listed" "every policy that the text names is in its list of linked policies" "The policy has no list of linked policies." names::named_listed;
    NamesRight "names-right" "posts and bodies are called by their right names" "The policy gives no names of its own to posts or bodies." names::names_right;
    SectionNumbers "section-numbers" "no section number stands alone or twice" "The sections of the policy have no numbers." names::section_numbers;
    OnePerson "one-person" "where one person is headteacher, safeguarding lead and online safety lead, a concern about that person has somewhere else to go" "The policy does not name both a headteacher and a lead for safeguarding or online safety." people::one_person;
    Cover "cover" "where one post deals with every incident, the policy has a deputy for it" "The policy does not say which post deals with incidents." people::cover;
    ReportsUp "reports-up" "no post reports to those who stand in for it" "The policy does not say to whom any post reports." people::reports_up;
    CompaniesNamed "companies-named" "every outside company with duties is named" "The policy gives no duties to an outside company." people::companies_named;
    StaffRoute "staff-route" "what pupils did does not go down the route for allegations against staff alone" "The policy sends no incident down the route for allegations against staff." procedures::staff_route;
    TellFirst "tell-first" "no procedure points to other documents before it says whom to tell at once" "No procedure of the policy says that the safeguarding lead is told at once." procedures::tell_first;
    WebsiteNames "website-names" "details of staff and governors are not kept off a website that has to name some of them" "The policy does not say whose details are kept off the website." documents::website_names;
}

/// One check of consistency. Where there is nothing to look at, it is not shown: a fault is never ruled out in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Consistent {
    /// The check.
    pub check: Check,
}

/// How many of the places that were found in order are shown.
const SHOWN: usize = 3;

fn checks() -> Vec<(&'static str, &'static str)> {
    Check::ALL.iter().map(|check| (check.id(), check.says())).collect()
}

impl Ask for Consistent {
    const KEY: Key =
        key("consistent", Takes::SaidWords(checks), "The policy does not contradict itself there.");

    const POLARITY: Polarity = Polarity::Fault;

    const HARMS: Harms = Harms::either_way(Harm::Drafting);

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        reader.named_each(found.node, "a check", Check::ALL, |check| check.id(), |check| Self { check })
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        let mut found = Counted::default();
        self.check.run(facts, on, &mut found);
        let bounds = match (found.fault || found.gap, found.fine && !found.unclear) {
            (true, _) => Bounds::ABSENT,
            (false, true) => Bounds::FULL,
            (false, false) => Bounds::UNKNOWN,
        };
        Weight::of(bounds).at_fault(found.fault).asked_here(found.gap)
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let mut found = Told::default();
        self.check.run(facts, on, &mut found);
        let none = found.faults.is_empty() && found.gaps.is_empty();
        if none && !found.unclear.is_empty() {
            let unclear = |judgement: Judgement<'a>, (place, fault)| {
                judgement.missing(Lack::Fault(fault), Because::Absent, place)
            };
            let mut judgement = found.unclear.into_iter().fold(Judgement::new(Bounds::UNKNOWN), unclear);
            judgement.faults.append(&mut found.also);
            return judgement;
        }
        if none && found.fine.is_empty() {
            let place = facts.nearest(Section::Policy);
            return Judgement::new(Bounds::UNKNOWN).missing(Lack::Silent(self.check), Because::Absent, place);
        }
        if none {
            found.fine.sort_by_key(|(at, _)| *at);
            let fine = found.fine.into_iter().take(SHOWN);
            return fine.fold(Judgement::new(Bounds::FULL), |judgement, (_, place)| judgement.read(place));
        }
        found.faults.sort_by_key(|(at, ..)| *at);
        let mut judgement = Judgement::new(Bounds::ABSENT);
        for (_, place, fault) in found.faults {
            judgement = match fault {
                // The same as where a control asks for what is cited itself.
                Fault::Outdated(outdated) => judgement.fault(outdated, place),
                fault => judgement.fault(Lack::Fault(fault), place),
            };
        }
        for (place, gap) in found.gaps {
            judgement = judgement.missing(Lack::Fault(gap), Because::Unanswered, place);
            judgement.faults.push(place);
        }
        judgement.faults.append(&mut found.also);
        judgement
    }

    fn say(&self, _vocabulary: &Vocabulary) -> String {
        self.check.says().to_owned()
    }

    fn canonical(&self, _vocabulary: &Vocabulary) -> String {
        format!("consistent {}", self.check.id())
    }

    fn reads(&self, vocabulary: &Vocabulary) -> Vec<Read> {
        self.check.reads(vocabulary)
    }
}

impl Check {
    /// What it reads in particular; nothing where it looks at the form of whatever is there.
    pub fn reads(self, vocabulary: &Vocabulary) -> Vec<Read> {
        match self {
            Self::Holders
            | Self::RolesFilled
            | Self::OneOwner
            | Self::NamedPeriods
            | Self::DelegationsLinked
            | Self::LeftOnce
            | Self::ProceduresHere
            | Self::ExceptionsDecided
            | Self::FirmVerbs
            | Self::NamedListed
            | Self::NamesRight
            | Self::SectionNumbers
            | Self::CompaniesNamed
            | Self::OneName => Vec::new(),
            Self::OnePerson => {
                let known = vocabulary.known();
                let posts = [known.headteacher, known.dsl, known.online_safety_lead].map(Read::Holder);
                let acts = [known.tell_chair, known.complaints_about_head].map(Read::Act);
                posts.into_iter().chain(acts).collect()
            }
            Self::Cover => vec![Read::Act(vocabulary.known().take_responsibility)],
            Self::ReportsUp => {
                let known = vocabulary.known();
                [known.escalate_concern, known.report_incidents].map(Read::Act).to_vec()
            }
            Self::StaffRoute => {
                let known = vocabulary.known();
                let beside = [known.follow_behaviour, known.follow_anti_bullying, known.follow_staff_conduct];
                [known.follow_allegations].into_iter().chain(beside).map(Read::Act).collect()
            }
            Self::TellFirst => {
                let known = vocabulary.known();
                let general = [known.follow_child_protection, known.adopt_local_procedures];
                [known.tell_dsl].into_iter().chain(general).map(Read::Act).collect()
            }
            Self::WebsiteNames => vec![Read::Act(vocabulary.known().not_publish_details)],
            Self::PostsApart => {
                let apart =
                    vocabulary.of_kind(Kind::Role).filter_map(|(id, _)| Some((id, vocabulary.role(id)?)));
                let apart = apart.filter(|(_, role)| !role.apart_from.is_empty());
                apart
                    .flat_map(|(id, role)| [id].into_iter().chain(role.apart_from.clone()))
                    .map(Read::Holder)
                    .collect()
            }
            Self::StepOrder => {
                let acts = vocabulary
                    .of_kind(Kind::Commitment)
                    .filter_map(|(id, _)| Some((id, vocabulary.commitment(id)?)));
                let bound = acts.filter(|(_, act)| !act.after.is_empty() || !act.conflicts_with.is_empty());
                bound
                    .flat_map(|(id, act)| {
                        [id].into_iter().chain(act.after.clone()).chain(act.conflicts_with.clone())
                    })
                    .map(Read::Act)
                    .collect()
            }
            Self::HeadComplaints => {
                let known = vocabulary.known();
                let acts =
                    [known.tell_headteacher, known.tell_chair, known.tell_lado, known.complaints_about_head];
                let incidents = [known.staff_misuse, known.headteacher_misuse];
                let posts = [known.headteacher, known.chair];
                let procedures = incidents.into_iter().map(Read::Procedure);
                let details = posts.into_iter().map(Read::Detail);
                procedures.chain(acts.into_iter().map(Read::Act)).chain(details).collect()
            }
            Self::Cycle => DATES.to_vec(),
            Self::ApprovalDated => {
                [Stated::ApprovedBy, Stated::Approved, Stated::Adopted].map(Read::Stated).to_vec()
            }
            Self::ListsClosed => vec![Read::Whole(Field::FilteringBlocks)],
            Self::MonitoringMethods => {
                vec![Read::Whole(Field::MonitoringCovers), Read::Whole(Field::MonitoringMethods)]
            }
            Self::OwnArea => vec![Read::Stated(Stated::Authority), Read::Cited(Among::Local)],
        }
    }
}
