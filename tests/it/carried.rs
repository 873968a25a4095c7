//! What controls that the program carries make of small policies: what is met, and what is said where it is not.

use policygap::audit::{Context, Outcome, example, explain};
use policygap::checklist::Library;
use policygap::requirement::{Say, Verdict};
use policygap::source::{Problems, Source, parse};
use policygap::vocabulary::{Reader, Vocabulary};

use crate::common::judged::day;

use Verdict::{Met, NotMet, NotShown, PartlyMet};

/// The verdict on a control, and what is missing in sentences, or else why it is not asked.
fn outcome(policy: &str, name: &str) -> Result<(Verdict, Vec<String>), String> {
    let words = Vocabulary::builtin();
    let on = day(2026, 11, 28);
    let source = Source::new("policy.yaml", policy);
    let fragment = parse(&source, &mut Problems::new()).unwrap();
    let mut reader = Reader::new(words);
    let policy = example::policy(&fragment, &source, &mut reader).unwrap();
    let (mistakes, _) = reader.problems.parted();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let assessment = explain(&policy, &Context { on, checklists: Library::builtin().in_force(on), words });
    let is = |series: &str, id: &str| name.split_once('/') == Some((series, id));
    let result = assessment.controls.iter().find(|it| is(&it.checklist.series, &it.control.id.value));
    match &result.unwrap_or_else(|| panic!("{name} is not in force")).outcome {
        Outcome::Judged { verdict, judgement } => {
            Ok((*verdict, judgement.missing.iter().map(|missing| missing.wanted.say(words)).collect()))
        }
        Outcome::NotApplicable { reason, .. } => Err(reason.clone()),
    }
}

#[track_caller]
fn verdict(policy: &str, name: &str) -> (Verdict, Vec<String>) {
    outcome(policy, name).unwrap_or_else(|reason| panic!("{name} does not apply: {reason}"))
}

#[track_caller]
fn is(policy: &str, name: &str, expected: Verdict) -> Vec<String> {
    let (verdict, missing) = verdict(policy, name);
    assert_eq!(verdict, expected, "{name}\n{policy}\n{missing:?}");
    missing
}

// ---- Other documents

#[test]
fn what_is_left_to_a_policy_sends_the_reader_to_that_policy() {
    let linked = "linked-policies: [behaviour, { policy: mobile-devices, written: Mobile Device Policy }]";
    let left = format!("{{ topics: {{ Phones: {{ delegated-to: mobile-devices }} }}, {linked} }}");
    for control in ["sanctions", "parents-told", "published", "no-use-all-day"] {
        let missing = is(&left, &format!("mobile-phones/{control}"), NotShown).join(" ");
        assert!(missing.contains("mobile device") && !missing.contains("behaviour"), "{control}: {missing}");
    }
    let missing = is(linked, "mobile-phones/sanctions", NotShown).join(" ");
    assert!(missing.contains("the behaviour policy"), "{missing}");
}

// ---- What pupils are taught

#[test]
fn to_be_taught_whom_to_tell_is_enough_where_something_upsets() {
    let asked = "rshe/upsetting-content-and-help";
    for topic in ["seeking-help", "reporting-concerns", "blocking-and-reporting"] {
        is(&format!("education: {{ by: school, teaches: [{topic}] }}"), asked, Met);
    }
    is("education: { by: school, teaches: [harmful-content-online] }", asked, NotShown);
}

#[test]
fn a_topic_counts_wherever_it_is_said_to_be_taught() {
    let taught = |more: &str, about: &str| {
        format!(
            "topics: {{ Lessons: {{ by: teachers, commitments: [{{ do: teach-online-safety{more}, about: {about} }}] }} }}"
        )
    };
    let asked = "rshe/personal-details-and-settings";
    let both = "[personal-information, privacy-settings]";
    is(&taught("", both), asked, Met);
    is(&taught(", to: pupils", both), asked, Met);
    is(&taught(", to: pupils", "personal-information"), asked, PartlyMet);
    let advised = is(&taught(", strength: advised", both), asked, PartlyMet);
    assert!(
        advised[0].contains("pupils are taught about keeping personal information private"),
        "{advised:?}"
    );
    // Parents and another document are not pupils here, and some pupils are a part of them.
    is(&taught(", to: parents", both), asked, NotShown);
    let some = is(&taught("", "[personal-information, privacy-settings, send]"), asked, PartlyMet);
    assert!(some[0].ends_with("but only to some of the pupils."), "{some:?}");
    is(&taught(", delegated-to: rshe", both), asked, NotShown);
}

// ---- Days

#[test]
fn a_date_of_review_that_has_passed_is_not_plainly_met() {
    let asked = "governors-questions/next-review";
    is("policy: { next-review: Autumn 2027 }", asked, Met);
    let missing = is("policy: { approved: 1 May 2022, next-review: Autumn 2024 }", asked, PartlyMet);
    assert_eq!(
        missing,
        ["The next review was due by 31 December 2024 and is 697 days overdue on 28 November 2026."]
    );
    is("policy: { approved: 1 May 2026, review-every: 1 year }", asked, PartlyMet);
}

// ---- The way past the head

/// What a policy may say of a concern about the headteacher, each beside the rule that concerns about staff go to the
/// headteacher, and whether it leads past the head.
const WAYS: &[(&str, bool)] = &[
    ("incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] } }", false),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] }, headteacher-misuse: { by: staff, steps: [tell-chair-of-governors] } }",
        true,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher, { do: tell-chair-of-governors, if: the concern is about the headteacher }] } }",
        true,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher], commitments: [{ do: tell-another-if-lead-involved, about: headteacher, to: chair-of-governors }] } }",
        true,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher, { do: tell-another-if-lead-involved, about: headteacher }] } }",
        false,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher, { do: tell-another-if-lead-involved, about: dsl, to: chair-of-governors }] } }",
        false,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher, { do: escalate-concern, to: chair-of-governors }] } }",
        false,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] }, headteacher-misuse: { by: staff, steps: [{ do: escalate-concern, to: chair-of-governors }] } }",
        true,
    ),
    (
        "{ incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] } }, roles: { chair-of-governors: { duties: [handle-complaints-about-head] } } }",
        true,
    ),
    (
        "{ incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] } }, roles: { dsl: { duties: [handle-complaints-about-head] } } }",
        false,
    ),
    (
        "{ incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] } }, topics: { Concerns: { by: staff, commitments: [tell-chair-of-governors] } } }",
        true,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] }, any: { by: staff, steps: [tell-chair-of-governors] } }",
        true,
    ),
    (
        "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher] }, headteacher-misuse: { by: staff, steps: [{ do: tell-chair-of-governors, strength: may }] } }",
        false,
    ),
];

#[test]
fn what_leads_past_the_head_does_so_for_every_control_that_asks() {
    for (policy, leads) in WAYS {
        for control in
            ["consistency/head-complaints", "kcsie/allegations-head", "incident-procedures/staff-head"]
        {
            let (verdict, missing) = verdict(policy, control);
            assert_eq!(verdict == Met, *leads, "{control}: {verdict:?} of {policy}\n{missing:?}");
        }
        let posts = "roles: { headteacher: { held-by: A. Jones }, dsl: { held-by: A. Jones }, online-safety-lead: { held-by: A. Jones }";
        let policy = match policy.strip_prefix("{ ").and_then(|policy| policy.split_once("roles: {")) {
            Some((before, roles)) => format!("{{ {before}{posts}, {roles}"),
            None => {
                format!("{{ {posts} }}, {}", policy.strip_prefix("{ ").unwrap_or(&format!("{policy} }}")))
            }
        };
        assert_eq!(verdict(&policy, "consistency/one-person").0 == Met, *leads, "{policy}");
    }
}

// ---- Breaches

#[test]
fn a_rule_on_incidents_in_general_does_not_say_that_breaches_of_data_are_written_down() {
    let policy = |steps: &str| {
        format!(
            "incidents: {{ any: {{ by: staff, steps: [record-incident] }}, data-breach: {{ by: dpo, steps: [{steps}] }} }}"
        )
    };
    let asked = "data-protection/breach-recorded";
    is(&policy("tell-data-protection-officer"), asked, NotShown);
    is(&policy("tell-data-protection-officer, record-incident"), asked, Met);
}

// ---- People

#[test]
fn one_person_under_several_spellings_is_asked_about_and_never_ruled_out() {
    let posts = |dsl: &str, lead: &str, chair: &str| {
        format!(
            "roles: {{ headteacher: {{ held-by: Mrs T Jones }}, dsl: {{ held-by: {dsl} }}, online-safety-lead: \
             {{ held-by: {lead} }}, safeguarding-governor: {{ held-by: {chair} }} }}"
        )
    };
    let question = "Are \"Mrs T Jones\" (the headteacher) and \"Tracey Jones\" (the designated safeguarding lead) one person? \
                    Write one person's name the same way under each post.";
    let spelt = posts("Tracey Jones", "Mrs Jones", "B. Smith");
    let missing = is(&spelt, "consistency/one-person", NotShown);
    assert!(missing.iter().any(|missing| missing == question), "{missing:#?}");
    is(&posts("Mrs T Jones", "Mrs T. Jones", "B. Smith"), "consistency/one-person", NotMet);
    is(&posts("Tracey Jones", "Mr Jones", "B. Smith"), "consistency/one-person", Met);
    is(&posts("Alison Jones", "Mrs Jones", "B. Smith"), "consistency/one-person", Met);
    let apart = posts("Tracey Jones", "B. Smith", "Ms Jones");
    is(&apart, "consistency/posts-apart", NotShown);
    is(&posts("Tracey Jones", "B. Smith", "Mr B. Jones"), "consistency/posts-apart", Met);
    is(&spelt, "consistency/head-not-only-contact", NotShown);
}

// ---- What is asked, and of whom

#[test]
fn that_data_is_handled_by_law_binds_the_school_without_a_post() {
    let asked = "data-protection/handled-by-law";
    is("topics: { Data: { commitments: [follow-data-protection-law] } }", asked, Met);
    is(
        "topics: { Data: { commitments: [{ do: follow-data-protection-law, strength: advised }] } }",
        asked,
        PartlyMet,
    );
}

#[test]
fn what_is_done_with_pupils_who_get_round_a_filter_does_not_say_that_staff_report_it() {
    let policy = |by: &str| {
        format!(
            "incidents: {{ filtering-breach: {{ {by}steps: [tell-technical-staff, suspend-access] }}, over-blocking: {{ steps: [tell-technical-staff] }} }}"
        )
    };
    is(&policy("by: staff, "), "dfe-filtering-monitoring/staff-report-failures", Met);
    is(&policy(""), "dfe-filtering-monitoring/staff-report-failures", PartlyMet);
}

#[test]
fn to_keep_another_policy_up_to_date_says_nothing_of_the_rules_of_use() {
    let policy = |about: &str| {
        format!("roles: {{ headteacher: {{ duties: [{{ do: keep-policies-current, about: {about} }}] }} }}")
    };
    is(&policy("searching"), "policy-essentials/acceptable-use-reviewed-alongside", NotMet);
    is(&policy("acceptable-use"), "policy-essentials/acceptable-use-reviewed-alongside", Met);
}

#[test]
fn referrals_may_stand_in_the_child_protection_policy() {
    is("linked-policies: [child-protection]", "kcsie/referrals", NotShown);
    is("linked-policies: [behaviour]", "kcsie/referrals", NotMet);
}

#[test]
fn who_gives_no_access_to_the_internet_is_not_asked_what_the_filter_blocks() {
    let asked = "prevent-duty/extremist-material-filtered";
    is("linked-policies: [behaviour]", asked, NotMet);
    let reason = outcome("not-used: [school-network]", asked).unwrap_err();
    assert!(reason.contains("a network or internet connection of its own"), "{reason}");
}

#[test]
fn a_rule_beside_what_is_left_to_another_policy_is_asked_about() {
    let policy = |commitments: &str| {
        format!(
            "topics: {{ Phones: {{ delegated-to: mobile-devices, by: school, commitments: [{commitments}] }} }}"
        )
    };
    let missing = is(&policy("not-bring-phones"), "consistency/left-once", NotShown);
    assert_eq!(
        missing,
        [
            "The policy leaves \"Phones\" to the mobile devices policy, and says itself, beside that: not let pupils bring \
          phones to school. Do both say the same?"
        ]
    );
    let refers = "{ do: read-and-follow-policies, about: mobile-devices }";
    is(&policy(refers), "consistency/left-once", Met);
}

#[test]
fn of_two_ways_the_one_is_spoken_of_that_only_has_to_be_added_to() {
    let policy = "incidents: { nudes-and-semi-nudes: { by: staff, steps: [tell-dsl, { do: not-view-images, except: the lead \
                  may look where it cannot be avoided, decided-by: dsl }, record-viewing] } }";
    let missing = is(policy, "kcsie/intimate-images", PartlyMet).join(" ");
    assert!(missing.contains("to let only a named senior person view the image"), "{missing}");
}

#[test]
fn of_a_checklist_it_is_told_when_the_next_edition_is_expected() {
    let told = crate::common::Folder::new().run(&["explain", "kcsie-2026"]);
    assert!(told.stdout.contains("\nNext edition expected: 1 September 2027\n"), "{}", told.stdout);
    let page = std::fs::read_to_string("docs/checklists/kcsie-2026.md").unwrap();
    assert!(page.contains("Next edition expected"), "{page}");
}

#[test]
fn in_a_document_of_its_kind_the_policy_is_that_document() {
    let policy = |kind: &str, about: &str| {
        format!(
            "{{ policy: {{ kind: {kind} }}, roles: {{ dsl: {{ duties: [{{ do: review-policy, every: 1 year{about} }}, \
             {{ do: publish-policy{about} }}] }} }} }}"
        )
    };
    for control in ["kcsie/child-protection-yearly", "school-website/child-protection-policy"] {
        is(&policy("child-protection", ""), control, Met);
        is(&policy("online-safety", ", about: child-protection"), control, Met);
        let (other, _) = verdict(&policy("child-protection", ", about: behaviour"), control);
        assert_ne!(other, Met, "{control}");
        assert_ne!(verdict(&policy("online-safety", ""), control).0, Met, "{control}");
    }
    is(&policy("rshe", ""), "rshe/policy-published", Met);
    is(&policy("mobile-devices", ""), "mobile-phones/published", Met);
}

#[test]
fn the_partnership_of_an_area_that_the_catalogue_does_not_know_is_named_by_its_name() {
    let asked = "consistency/own-area";
    let cited = |authority: &str, written: &str| {
        format!(
            "{{ school: {{ authority: {authority} }}, cites: [kcsie, {{ cite: safeguarding-partnership{written} }}] }}"
        )
    };
    let named = ", written: Gloucestershire Safeguarding Children Partnership";
    is(&cited("Gloucestershire", named), asked, Met);
    let missing = is(&cited("Gloucestershire", ""), asked, NotMet);
    assert_eq!(missing, ["The policy does not name the safeguarding partnership of Gloucestershire."]);
    let missing = is(&cited("Surrey", named), asked, NotShown);
    assert_eq!(
        missing,
        ["Is \"Gloucestershire Safeguarding Children Partnership\" the safeguarding partnership of Surrey?"]
    );
}

#[test]
fn whoever_is_not_named_is_no_wrong_contact() {
    let is_at_fault = |fragment: &str| {
        let words = Vocabulary::builtin();
        let source = Source::new("policy.yaml", fragment);
        let node = parse(&source, &mut Problems::new()).unwrap();
        let policy = example::policy(&node, &source, &mut Reader::new(words)).unwrap();
        let library = Library::builtin().in_force(day(2026, 11, 28));
        let assessment = explain(&policy, &Context { on: day(2026, 11, 28), checklists: library, words });
        let of = assessment.controls.iter().find(|it| &*it.control.id.value == "own-area").unwrap();
        let Outcome::Judged { judgement, .. } = &of.outcome else { panic!("not judged") };
        judgement.at_fault()
    };
    assert!(!is_at_fault("{ school: { authority: Cheshire East }, cites: [kcsie] }"));
    assert!(is_at_fault("{ school: { authority: Cheshire East }, cites: [kent-scb] }"));
}

#[test]
fn what_meets_a_strict_control_meets_the_weaker_one_on_the_same_subject() {
    let rule = |act: &str| format!("topics: {{ Phones: {{ by: school, commitments: [{act}] }} }}");
    for act in ["forbid-phone-use", "keep-school-phone-free", "not-bring-phones"] {
        for weaker in ["mobile-phones/no-use-all-day", "kcsie/mobile-technology", "kcsie/mobile-networks"] {
            is(&rule(act), weaker, Met);
        }
    }
    let own = "roles: { staff: { duties: [keep-own-phone-away] } }";
    is(own, "kcsie/mobile-technology", PartlyMet);
    for act in [
        "set-phone-sanctions",
        "tell-parents-of-phone-rules",
        "{ do: cover-trips-and-boarding, when: off-site-activity }",
    ] {
        is(&rule(act), "kcsie/mobile-technology", PartlyMet);
    }
    let exceptions = "{ do: allow-phone-exceptions, decided-by: headteacher }";
    is(&rule(exceptions), "kcsie/mobile-technology", PartlyMet);
}

#[test]
fn rules_that_stand_here_are_rules_for_staff() {
    let duties = |duties: &str| format!("roles: {{ staff: {{ duties: [{duties}] }} }}");
    is(&duties("keep-own-phone-away, not-share-school-information"), "kcsie/staff-rules", Met);
    is(&duties("not-share-school-information"), "kcsie/staff-rules", PartlyMet);
    // Where there are simple ways, the sentence names those.
    let missing = is(&duties("identify-concerns"), "kcsie/staff-rules", NotMet).join(" ");
    assert!(missing.contains("linked to the staff code of conduct") && missing.len() < 700, "{missing}");
    for kind in ["staff-code-of-conduct", "acceptable-use-staff"] {
        for control in ["kcsie/staff-rules", "governors-questions/acceptable-use-staff"] {
            // What a document is called is no rule; what it says is.
            is(&format!("policy: {{ kind: {kind} }}"), control, NotMet);
            let said = format!(
                "{{ policy: {{ kind: {kind} }}, topics: {{ Conduct: {{ by: school, commitments: [set-code-of-conduct] }} }} }}"
            );
            is(&said, control, Met);
        }
    }
}

#[test]
fn who_leads_on_technology_is_of_those_who_support_it() {
    let with = |who: &str| {
        format!(
            "filtering: {{ commitments: [{{ do: review-filtering-and-monitoring, by: [headteacher, dsl], with: [{who}, governors], every: half-term }}] }}"
        )
    };
    for control in ["kcsie/filtering-review-led", "dfe-filtering-monitoring/reviewed-together"] {
        is(&with("it-director"), control, Met);
        is(&with("administration-officer"), control, PartlyMet);
    }
}

#[test]
fn a_pre_school_is_not_asked_what_schools_are_asked_about_phones() {
    let words = Vocabulary::builtin();
    let on = day(2026, 11, 28);
    let is_asked = |phase: &str| {
        let fragment = format!("school: {{ phase: {phase} }}");
        let source = Source::new("policy.yaml", fragment.as_str());
        let node = parse(&source, &mut Problems::new()).unwrap();
        let policy = example::policy(&node, &source, &mut Reader::new(words)).unwrap();
        let context = Context { on, checklists: Library::builtin().in_force(on), words };
        explain(&policy, &context).controls.iter().any(|it| &*it.checklist.series == "mobile-phones")
    };
    assert!(!is_asked("pre-school"));
    assert!(is_asked("nursery") && is_asked("primary"));
}

#[test]
fn every_incident_by_the_child_protection_policy_sends_the_reader_there_for_a_procedure() {
    let policy = |steps: &str, linked: &str| {
        format!("{{ incidents: {{ any: {{ by: staff, steps: [{steps}] }} }}, linked-policies: [{linked}] }}")
    };
    for control in [
        "kcsie/allegations-staff",
        "kcsie/allegations-head",
        "incident-procedures/blackmail",
        "incident-procedures/nudes-closed-off",
    ] {
        let left = policy("follow-child-protection-policy", "child-protection");
        let missing = is(&left, control, NotShown).join(" ");
        assert!(missing.contains("child protection policy"), "{control}: {missing}");
        if control.starts_with("incident-procedures/") {
            is(&policy("tell-parents", "child-protection"), control, NotMet);
            is(&policy("follow-child-protection-policy", "behaviour"), control, NotMet);
        }
    }
    // That somebody is named is no procedure.
    is(&policy("follow-child-protection-policy", "child-protection"), "kcsie/dsl-named", NotMet);
}

#[test]
fn who_approved_the_policy_may_be_named_in_own_words() {
    let by = |who: &str| format!("policy: {{ approved-by: [{{ say: {who} }}] }}");
    is(&by("Anna Hartley"), "policy-essentials/approved-by", Met);
    is(&by("TBC"), "policy-essentials/approved-by", NotMet);
}

#[test]
fn of_several_items_of_training_the_one_is_told_of_which_it_is_true() {
    let policy = "training: [{ who: staff, when: induction, every: 1 year, about: safeguarding }, { who: staff, about: online-risks }]";
    assert_eq!(
        is(policy, "kcsie/staff-induction", PartlyMet),
        [
            "The policy provides for training of staff in the risks that pupils meet online, but does not say that it is done at induction."
        ]
    );
    let itself = "training: [{ who: [staff, governors], when: induction, about: [online-safety-policy, acceptable-use-rules] }]";
    assert_eq!(
        is(itself, "kcsie/staff-induction", PartlyMet),
        [
            "The policy provides for training of staff, but only about the online safety policy itself and the rules for \
             using the school's technology."
        ]
    );
    let yearly = "training: [{ who: staff, about: online-safety-policy }, { who: teachers, every: regularly, about: online-safety-issues }]";
    assert_eq!(
        is(yearly, "kcsie/staff-yearly", PartlyMet),
        [
            "The policy provides for training of teachers in online safety, but only for teachers and only \"regularly\" (it \
             should be every academic year)."
        ]
    );
}

#[test]
fn a_route_that_pupils_and_staff_are_told_where_it_stands_is_a_route() {
    let policy = |seek: &str, tell: &str| {
        format!(
            "{{ roles: {{ pupils: {{ duties: [{seek}] }}, staff: {{ duties: [{tell}] }} }}, topics: {{ Reporting: {{ by: school, commitments: [{{ do: make-reporting-known, to: pupils }}] }} }} }}"
        )
    };
    for control in [
        "kcsie/reporting-routes",
        "incident-procedures/reporting-known",
        "governors-questions/reporting-routes",
    ] {
        is(&policy("{ do: seek-help, to: [dsl, staff] }", "tell-dsl"), control, Met);
        is(&policy("{ do: seek-help, to: [dsl, staff], strength: advised }", "tell-dsl"), control, PartlyMet);
        is(&policy("seek-help", "tell-dsl"), control, PartlyMet);
        is(&policy("{ do: seek-help, to: [dsl, staff] }", "keep-professional-conduct"), control, PartlyMet);
    }
}

#[test]
fn that_local_procedures_are_followed_and_who_refers_are_together_how_concerns_are_passed_on() {
    let policy = |more: &str| {
        format!(
            "{{ topics: {{ Policy: {{ by: school, commitments: [adopt-local-procedures] }} }}, roles: {{ dsl: {{ duties: [lead-online-safety{more}] }} }} }}"
        )
    };
    for control in ["kcsie/referrals", "working-together/thresholds-followed"] {
        assert_ne!(verdict(&policy(""), control).0, Met, "{control}");
        is(&policy(", { do: refer-to-social-care, if: as-appropriate }"), control, Met);
    }
}

#[test]
fn a_post_with_a_duty_in_own_words_holds_one() {
    let policy = "roles: { safeguarding-governor: { duties: [{ say: liaises with the school }] } }";
    assert_eq!(
        is(policy, "consistency/roles-filled", NotMet),
        ["The safeguarding governor holds 1 commitment, and nobody is named."]
    );
}

#[test]
fn a_gap_is_told_once() {
    let missing = is("roles: { dsl: { duties: [keep-incident-log] } }", "kcsie/dsl-leads", NotMet);
    assert_eq!(
        missing,
        [
            "The policy does not say that the designated safeguarding lead will take lead responsibility for online safety."
        ]
    );
    is("roles: { dsl: { duties: [point-of-contact] } }", "kcsie/dsl-leads", PartlyMet);
}

#[test]
fn what_is_missing_of_a_list_belongs_with_what_is_there_of_it() {
    let at = |fragment: &str, name: &str| {
        let words = Vocabulary::builtin();
        let source = Source::new("policy.yaml", fragment);
        let node = parse(&source, &mut Problems::new()).unwrap();
        let policy = example::policy(&node, &source, &mut Reader::new(words)).unwrap();
        let on = day(2026, 11, 28);
        let context = Context { on, checklists: Library::builtin().in_force(on), words };
        let assessment = explain(&policy, &context);
        let is = |series: &str, id: &str| name.split_once('/') == Some((series, id));
        let mut results = assessment.controls.iter();
        let result = results.find(|it| is(&it.checklist.series, &it.control.id.value)).unwrap();
        let Outcome::Judged { judgement, .. } = &result.outcome else { panic!("{name} is not judged") };
        let span = judgement.missing[0].place.span;
        fragment[span.start()..].to_owned()
    };
    let taught = "{ school: { phase: secondary }, education: { by: school, teaches: [scams-and-phishing, personal-information] } }";
    assert!(at(taught, "rshe/scams-and-extortion").starts_with("scams-and-phishing"));
    let linked =
        "linked-policies: [child-protection, { policy: mobile-devices, listed: false }, data-protection]";
    assert!(at(linked, "kcsie/mobile-technology").contains("mobile-devices"));
}
