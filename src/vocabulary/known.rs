//! The terms that the code itself knows by name, declared once. A test sees to it that the vocabulary has every one.

use serde::{Deserialize, Serialize};

use super::{Kind, TermId};

macro_rules! known {
    ($($name:ident $kind:ident $id:literal $about:literal;)*) => {
        /// The terms that the code knows by name. One that a vocabulary lacks equals no term.
        #[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
        pub struct Known { $(#[doc = $about] pub $name: TermId,)* }

        impl Known {
            /// The kind and the id of each.
            pub const ALL: &[(Kind, &str)] = &[$((Kind::$kind, $id),)*];

            /// Looks all of them up.
            pub(super) fn of(find: impl Fn(Kind, &str) -> Option<TermId>) -> Self {
                let find = |kind, id| find(kind, id).unwrap_or(TermId::UNKNOWN);
                Self { $($name: find(Kind::$kind, $id),)* }
            }
        }
    };
}

known! {
    every_incident Incident "any" "The rules for every incident.";
    staff_misuse Incident "staff-misuse" "Misuse by staff.";
    headteacher_misuse Incident "headteacher-misuse" "Misuse by the headteacher.";
    tell_headteacher Commitment "tell-headteacher" "Telling the headteacher.";
    tell_chair Commitment "tell-chair-of-governors" "Telling the chair of governors.";
    tell_lado Commitment "tell-lado" "Telling the designated officer.";
    complaints_about_head Commitment "handle-complaints-about-head" "The chair's duty about complaints of the head.";
    tell_dsl Commitment "tell-dsl" "The step that any procedure begins with.";
    provide_training Commitment "provide-training" "Seeing to it that others are trained.";
    tell_police Commitment "tell-police" "Without it nothing that may be evidence is touched.";
    take_responsibility Commitment "take-responsibility-for-incidents" "Dealing with what is reported.";
    escalate_concern Commitment "escalate-concern" "Taking a concern up.";
    report_incidents Commitment "report-incidents-and-trends" "Reporting to those above.";
    follow_allegations Commitment "follow-allegations-procedure" "The route for allegations against staff.";
    follow_behaviour Commitment "follow-behaviour-policy" "A route for what pupils did.";
    follow_anti_bullying Commitment "follow-anti-bullying-policy" "A route for what pupils did.";
    follow_staff_conduct Commitment "follow-staff-conduct-policy" "A step that shows that staff are meant.";
    follow_child_protection Commitment "follow-child-protection-policy" "A step that points to another document.";
    adopt_local_procedures Commitment "adopt-local-procedures" "A step that points to another document.";
    not_publish_details Commitment "not-publish-personal-details" "Keeping details off the website.";
    indecent_images_staff Incident "indecent-images-staff-possession" "An incident that is about staff.";
    low_level_concern Incident "low-level-concern" "An incident that is about staff.";
    headteacher Role "headteacher" "The headteacher.";
    dsl Role "dsl" "The designated safeguarding lead.";
    online_safety_lead Role "online-safety-lead" "The online safety lead.";
    governors Role "governors" "The members of the governing board.";
    chair Role "chair-of-governors" "The chair of governors.";
    governing_body Role "governing-body" "A group that answers for something as one.";
    leadership_team Role "leadership-team" "A group that answers for something as one.";
    school Role "school" "Nobody in particular.";
    network_manager Role "network-manager" "For whom technical support stands in.";
    digital_lead Role "digital-lead" "For whom technical support stands in.";
    technical_support Role "technical-support" "A group that answers for something as one.";
    parents Role "parents" "People who do not act for the school.";
    visitors Role "visitors" "People who do not act for the school.";
    guests Role "guests" "People who do not act for the school.";
    wider_community Role "wider-community" "People who do not act for the school.";
    volunteers Role "volunteers" "People who do not answer for the school.";
    pta Role "pta" "People who do not answer for the school.";
    community Role "community" "People who do not answer for the school.";
    users Role "users" "People who do not answer for the school.";
    pupils Role "pupils" "Those whose use monitoring is there for first.";
    on_site Place "on-site" "Where pupils are.";
    all_sites Place "all-sites" "Where pupils are.";
    online Place "online" "Where pupils are.";
    school_network Place "school-network" "What pupils use.";
    school_devices Device "school-devices" "What pupils use.";
    all_devices Device "all-devices" "What pupils use.";
    all_ages PupilGroup "all-ages" "All pupils.";
    key_stage_1 PupilGroup "key-stage-1" "With the other stages of a school, all its pupils.";
    key_stage_2 PupilGroup "key-stage-2" "With the other stages of a school, all its pupils.";
    key_stage_3 PupilGroup "key-stage-3" "With the other stages of a school, all its pupils.";
    key_stage_4 PupilGroup "key-stage-4" "With the other stages of a school, all its pupils.";
    sixth_formers PupilGroup "sixth-formers" "With the other stages of a school, all its pupils.";
    early_years_phase Phase "early-years-phase" "With the primary phase it has key stage 1.";
    primary_phase Phase "primary-phase" "With the early years it has key stage 1.";
    key_stage_2_phase Phase "key-stage-2-phase" "It has key stage 2.";
    secondary_phase Phase "secondary-phase" "It has key stages 3 and 4.";
    post_16_phase Phase "post-16-phase" "It has sixth-formers.";
    teachers Role "teachers" "With support staff, all the staff.";
    support_staff Role "support-staff" "With teachers, all the staff.";
    staff Role "staff" "Those who are consulted where nobody else is named.";
    filtering Subject "filtering" "With monitoring, both.";
    monitoring Subject "monitoring" "With filtering, both.";
    filtering_and_monitoring Subject "filtering-and-monitoring" "Both.";
    online_safety Subject "online-safety-issues" "What a record is about where nothing else is said.";
    safeguarding Subject "safeguarding" "Training in it covers online safety where the policy says so.";
    policy_itself Subject "online-safety-policy" "Training in it is training in online safety in part.";
    cover_in_training Commitment "cover-in-safeguarding-training" "That safeguarding training covers online safety.";
    online_safety_policy PolicyKind "online-safety" "The policy that is audited.";
    child_protection PolicyKind "child-protection" "A procedure that is asked may stand in it where every incident is dealt with by it.";
    if_danger Condition "if-danger" "Narrower than what a procedure for one type asks of a rule for all.";
    annual_training Event "annual-safeguarding-training" "It is held each year.";
    business_meeting Event "business-meeting" "It is held each year.";
    incident Event "incident" "What brings a review forward where nothing else is said.";
    maintained SchoolType "maintained" "The type of school that is assumed where a file gives none.";
}

#[cfg(test)]
mod tests {
    use super::Known;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_vocabulary_has_every_word_that_the_code_knows() {
        let vocabulary = Vocabulary::builtin();
        for &(kind, id) in Known::ALL {
            assert!(vocabulary.find(kind, id).is_some(), "{} lacks `{id}`", kind.id());
        }
    }
}
