//! Parts and wholes: what is limited in whom it covers, when, how soon or how often is no whole, and what several entries
//! say of a part each is one together.

use chrono::NaiveDate;
use policygap::requirement::Verdict;

use crate::common::judged::day;
use crate::common::verdict::verdict_on;

/// The verdict on a control, of a secondary school's policy that was approved in September 2026.
#[track_caller]
fn secondary(policy: &str, control: &str, on: NaiveDate) -> Verdict {
    let whole = format!(
        "{{ school: {{ phase: secondary, type: maintained }}, policy: {{ approved: 28 September 2026 }}, {policy} }}"
    );
    verdict_on(&whole, control, on, false)
}

#[track_caller]
fn verdict(policy: &str, control: &str) -> Verdict {
    secondary(policy, control, day(2026, 11, 22))
}

#[track_caller]
fn is_met(control: &str, policies: &[&str]) {
    for policy in policies {
        assert_eq!(verdict(policy, control), Verdict::Met, "{control} is not met by {policy}");
    }
}

#[track_caller]
fn is_not_met(control: &str, policies: &[&str]) {
    for policy in policies {
        assert_ne!(verdict(policy, control), Verdict::Met, "{control} is met by {policy}");
    }
}

#[test]
fn a_filter_or_a_watch_on_others_than_pupils_is_none_of_pupils() {
    let filtering = "kcsie/filtering-in-place";
    is_not_met(
        filtering,
        &[
            "filtering: { by: school, covers: staff, commitments: [provide-filtering] }",
            "filtering: { by: school, covers: guest-network, commitments: [provide-filtering] }",
            "filtering: { by: school, covers: [visitors, staff-areas], commitments: [provide-filtering] }",
            "filtering: { system: Smoothwall, covers: staff-areas, blocks: [pornography] }",
        ],
    );
    is_met(
        filtering,
        &[
            "filtering: { by: school, covers: [staff, pupils], commitments: [provide-filtering] }",
            "filtering: { by: school, covers: school-network, commitments: [provide-filtering] }",
            "filtering: { system: Smoothwall, covers: users, blocks: [pornography] }",
        ],
    );
    is_not_met(
        "prevent-duty/extremist-material-filtered",
        &[
            "filtering: { covers: guest-network, blocks: [extremism] }",
            "filtering: { covers: staff, block-lists: [ctiru] }",
        ],
    );
    is_met(
        "prevent-duty/extremist-material-filtered",
        &["filtering: { covers: all-devices, blocks: [extremism] }"],
    );
    is_not_met(
        "kcsie/monitoring-in-place",
        &["monitoring: { by: school, covers: staff, commitments: [monitor-online-activity] }"],
    );
    is_met(
        "kcsie/monitoring-in-place",
        &["monitoring: { by: school, covers: [pupils, staff], commitments: [monitor-online-activity] }"],
    );
}

#[test]
fn a_system_that_is_still_to_come_is_none() {
    for system in ["planned for 2027", "being procured", "Smoothwall (from 2027)"] {
        let policy =
            format!("monitoring: {{ by: school, system: {system}, commitments: [provide-monitoring] }}");
        is_not_met("kcsie/monitoring-in-place", &[&policy]);
        let policy =
            format!("filtering: {{ by: school, system: {system}, commitments: [provide-filtering] }}");
        is_not_met("kcsie/filtering-in-place", &[&policy]);
    }
    is_met(
        "kcsie/monitoring-in-place",
        &["monitoring: { by: school, system: Senso (from 2024), commitments: [provide-monitoring] }"],
    );
}

#[test]
fn what_is_watched_or_taught_now_and_then_is_no_whole() {
    is_not_met(
        "kcsie/monitoring-in-place",
        &[
            "monitoring: { by: school, commitments: [{ do: provide-monitoring, every: term }] }",
            "monitoring: { by: school, commitments: [{ do: monitor-online-activity, every: 1 year }] }",
            "monitoring: { by: school, commitments: [{ do: monitor-online-activity, when: incident }] }",
        ],
    );
    is_met(
        "kcsie/monitoring-in-place",
        &[
            "monitoring: { by: school, commitments: [{ do: monitor-online-activity, every: week }] }",
            "monitoring: { by: school, commitments: [{ do: monitor-online-activity, every: regularly }] }",
            "monitoring: { by: school, commitments: [{ do: monitor-online-activity, when: technology-in-use }] }",
        ],
    );
    is_not_met(
        "kcsie/pupils-taught",
        &[
            "education: { by: school, commitments: [{ do: teach-online-safety, every: 3 years }] }",
            "education: { by: school, commitments: [{ do: teach-online-safety, when: safer-internet-day }] }",
            "education: { by: school, commitments: [{ do: place-in-subjects, about: key-stage-3 }] }",
        ],
    );
    is_met(
        "kcsie/pupils-taught",
        &["education: { by: school, commitments: [{ do: teach-online-safety, every: 1 year }] }"],
    );
    is_not_met(
        "rshe/bullying-online",
        &["education: { by: parents, within: home-learning, teaches: [online-bullying] }"],
    );
    is_met("rshe/bullying-online", &["education: { by: teachers, teaches: [online-bullying] }"]);
}

#[test]
fn what_is_done_months_later_is_done_too_late() {
    for (control, act, late, soon, steps) in [
        (
            "prevent-duty/referral-route",
            "refer-to-channel",
            "3 months",
            "1 working day",
            "radicalisation-online",
        ),
        ("kcsie/concerns-recorded", "record-incident", "6 weeks", "24 hours", "any"),
        ("data-protection/people-affected-told", "tell-those-affected", "6 months", "3 days", "data-breach"),
        ("kcsie/allegations-head", "tell-chair-of-governors", "1 month", "at-once", "headteacher-misuse"),
    ] {
        let policy = |within| {
            format!("incidents: {{ {steps}: {{ by: dsl, steps: [{{ do: {act}, within: {within} }}] }} }}")
        };
        is_not_met(control, &[&policy(late)]);
        is_met(control, &[&policy(soon), &policy("promptly")]);
    }
    let complaints = |within| {
        format!(
            "topics: {{ Data: {{ by: school, commitments: [{{ do: acknowledge-data-complaints, within: {within} }}] }} }}"
        )
    };
    is_not_met("data-protection/complaints-acknowledged", &[&complaints("60 days")]);
    is_met("data-protection/complaints-acknowledged", &[&complaints("30 days")]);
}

#[test]
fn people_who_are_there_for_a_while_do_not_stand_for_the_staff() {
    for by in ["supply-staff", "trainee-teachers", "new-staff", "volunteers", "external-speakers"] {
        let policy =
            format!("incidents: {{ any: {{ by: {by}, steps: [record-incident, refer-to-social-care] }} }}");
        is_not_met("kcsie/concerns-recorded", &[&policy]);
        is_not_met("kcsie/referrals", &[&policy]);
    }
    is_met(
        "kcsie/concerns-recorded",
        &["incidents: { any: { by: [staff, volunteers], steps: [record-incident] } }"],
    );
    is_not_met("kcsie/parents-informed", &["topics: { P: { by: pta, commitments: [promote-to-parents] } }"]);
    is_met("kcsie/parents-informed", &["topics: { P: { by: school, commitments: [promote-to-parents] } }"]);
}

#[test]
fn one_subject_or_one_group_is_no_whole() {
    for about in ["cyber-security", "phone-rules", "remote-education-safety"] {
        let policy =
            format!("roles: {{ dsl: {{ duties: [{{ do: lead-online-safety, about: {about} }}] }} }}");
        is_not_met("kcsie/dsl-leads", &[&policy]);
        let policy = format!(
            "roles: {{ dsl: {{ duties: [{{ do: refresh-knowledge, every: 1 year, about: {about} }}] }} }}"
        );
        is_not_met("kcsie/dsl-refresh", &[&policy]);
    }
    is_met(
        "kcsie/dsl-refresh",
        &["roles: { dsl: { duties: [{ do: refresh-knowledge, every: 1 year, about: safeguarding }] } }"],
    );
    for (control, act, limit) in [
        ("kcsie/over-blocking-avoided", "provide-unblock-route", "about: staff"),
        ("data-protection/data-secured", "encrypt-devices", "about: staff-areas"),
        ("data-protection/people-informed", "give-privacy-notice", "about: staff"),
        ("mobile-phones/exceptions", "allow-phone-exceptions", "about: staff"),
        ("mobile-phones/parents-told", "tell-parents-of-phone-rules", "about: boarders"),
        ("kcsie/parents-informed", "promote-to-parents", "about: early-years"),
    ] {
        let policy =
            |limit| format!("topics: {{ T: {{ by: school, commitments: [{{ do: {act}{limit} }}] }} }}");
        is_not_met(control, &[&policy(format!(", {limit}"))]);
        is_met(control, &[&policy(String::new())]);
    }
    is_not_met(
        "kcsie/police",
        &["incidents: { any: { by: school, steps: [{ do: tell-police, about: lost-device }] } }"],
    );
    let publish = |to| {
        format!(
            "topics: {{ P: {{ by: school, commitments: [{{ do: publish-policy, about: child-protection, to: {to} }}] }} }}"
        )
    };
    is_not_met("school-website/child-protection-policy", &[&publish("staff")]);
    is_met("school-website/child-protection-policy", &[&publish("parents")]);
}

#[test]
fn a_procedure_that_does_harm_or_only_punishes_is_none() {
    is_not_met(
        "kcsie/ai-made-images",
        &[
            "incidents: { ai-made-sexual-images: { by: staff, steps: [tell-dsl, copy-images, forward-images] } }",
            "incidents: { ai-made-sexual-images: { by: staff, steps: [delete-images, impose-sanctions] } }",
        ],
    );
    is_met(
        "kcsie/ai-made-images",
        &["incidents: { ai-made-sexual-images: { by: staff, steps: [tell-dsl] } }"],
    );
    is_not_met(
        "kcsie/child-on-child-abuse",
        &["incidents: { child-on-child-abuse: { by: staff, steps: [impose-sanctions] } }"],
    );
    is_met(
        "kcsie/child-on-child-abuse",
        &["incidents: { child-on-child-abuse: { by: staff, steps: [tell-dsl] } }"],
    );
    is_not_met(
        "kcsie/intimate-images",
        &[
            "incidents: { nudes-and-semi-nudes: { by: staff, steps: [ask-pupil-to-delete, tell-dsl, not-view-images] } }",
        ],
    );
    let excepted = "incidents: { headteacher-misuse: { by: staff, steps: [{ do: tell-chair-of-governors, except: where the head can settle it }] } }";
    is_not_met("kcsie/allegations-head", &[excepted]);
    is_not_met("consistency/head-complaints", &[excepted]);
}

#[test]
fn parts_in_entries_of_their_own_are_the_whole_together() {
    is_met(
        "mobile-phones/method",
        &["topics: { P: { by: school, commitments: [{ do: set-phone-method, about: key-stage-3 }, \
           { do: set-phone-method, about: [key-stage-4, sixth-formers] }] } }"],
    );
    is_met(
        "mobile-phones/no-use-all-day",
        &["topics: { P: { commitments: [{ do: forbid-phone-use, about: key-stage-3 }, \
           { do: forbid-phone-use, about: [key-stage-4, sixth-formers] }] } }"],
    );
    is_met(
        "kcsie/pupils-taught",
        &["education: { by: school, commitments: [{ do: teach-online-safety, about: key-stage-3 }, \
           { do: teach-online-safety, about: key-stage-4 }, { do: teach-online-safety, about: sixth-formers }] }"],
    );
    is_met(
        "kcsie/filtering-reviewed",
        &[
            "filtering: { commitments: [{ do: review-filtering-and-monitoring, by: dsl, about: filtering, every: term }, \
           { do: review-filtering-and-monitoring, by: head-of-year, about: monitoring, every: term }] }",
        ],
    );
    is_met(
        "kcsie/tell-dsl",
        &[
            "incidents: { any: { steps: [{ do: tell-dsl, by: teachers }, { do: tell-dsl, by: support-staff }] } }",
        ],
    );
    is_met(
        "kcsie/staff-filtering-training",
        &[
            "training: [{ who: staff, every: 1 year, about: filtering }, { who: staff, every: 1 year, about: monitoring }]",
        ],
    );
    // A part that falls short in another way is none of the whole.
    is_not_met(
        "kcsie/pupils-taught",
        &[
            "education: { by: school, commitments: [{ do: teach-online-safety, about: key-stage-3 }, \
             { do: teach-online-safety, about: boarders }] }",
            "education: { by: school, commitments: [{ do: teach-online-safety, about: key-stage-3 }, \
             { do: teach-online-safety, about: [key-stage-4, sixth-formers], strength: may }] }",
        ],
    );
    is_not_met(
        "kcsie/staff-filtering-training",
        &[
            "training: [{ who: staff, every: 1 year, about: filtering }, { who: dsl, every: 1 year, about: monitoring }]",
        ],
    );
}

#[test]
fn the_occasion_of_a_duty_in_plain_words_is_no_condition_and_one_that_limits_is() {
    for (control, incident, act, occasions, limits) in [
        (
            "kcsie/tell-dsl",
            "any",
            "tell-dsl",
            ["something worries them", "a child may be suffering harm", "an incident happens"],
            ["there are signs of radicalisation", "it happens repeatedly"],
        ),
        (
            "kcsie/police",
            "any",
            "tell-police",
            ["they believe a crime has occurred", "the law was broken", "an offence has taken place"],
            ["the crime is serious", "the parents agree"],
        ),
        (
            "prevent-duty/referral-route",
            "radicalisation-online",
            "refer-to-channel",
            [
                "there are signs of radicalisation",
                "the concern is about extremism",
                "a pupil is being radicalised",
            ],
            ["the headteacher agrees", "it is serious"],
        ),
        (
            "kcsie/allegations-staff",
            "staff-misuse",
            "tell-lado",
            [
                "it is alleged that a member of staff harmed a child",
                "a member of staff has behaved in a way that may have harmed a child",
                "the criteria for a referral are met",
            ],
            ["the allegation is proved", "the headteacher sees fit"],
        ),
        (
            "kcsie/referrals",
            "any",
            "refer-to-social-care",
            ["a child needs help", "a child is suffering or likely to suffer harm", "a child is in need"],
            ["as appropriate", "at-discretion"],
        ),
    ] {
        let policy = |occasion| {
            format!(
                "incidents: {{ {incident}: {{ by: [dsl, staff], steps: [{{ do: {act}, if: {occasion} }}] }} }}"
            )
        };
        for occasion in occasions {
            is_met(control, &[&policy(occasion)]);
        }
        for limit in limits {
            is_not_met(control, &[&policy(limit)]);
        }
    }
}

#[test]
fn what_cannot_wait_is_done_each_time_at_once_and_without_exception() {
    for (control, incident, act) in [
        ("kcsie/tell-dsl", "any", "tell-dsl"),
        ("kcsie/police", "suspected-crime", "tell-police"),
        ("kcsie/referrals", "any", "refer-to-social-care"),
        ("kcsie/allegations-head", "headteacher-misuse", "tell-chair-of-governors"),
        ("prevent-duty/referral-route", "radicalisation-online", "refer-to-channel"),
    ] {
        let policy = |limit: &str| {
            format!("incidents: {{ {incident}: {{ by: staff, steps: [{{ do: {act}{limit} }}] }} }}")
        };
        for limit in [
            ", when: after-investigation",
            ", when: business-meeting",
            ", every: week",
            ", every: term",
            ", except: it can wait, decided-by: head-of-year",
        ] {
            is_not_met(control, &[&policy(limit)]);
        }
        is_met(control, &[&policy(""), &policy(", when: incident"), &policy(", within: at-once")]);
    }
}

#[test]
fn what_holds_at_all_times_is_not_said_for_an_occasion_that_comes_late_or_seldom() {
    for (control, act, by) in [
        ("kcsie/whistleblowing", "make-whistleblowing-known", "school"),
        ("kcsie/dsl-leads", "lead-online-safety", "dsl"),
        ("kcsie/staff-read-part-one", "read-kcsie-part-one", "staff"),
        ("data-protection/impact-assessed", "assess-data-protection-impact", "dpo"),
        ("kcsie/filtering-in-place", "fit-filtering-to-pupils", "technical-support"),
    ] {
        let policy =
            |when: &str| format!("topics: {{ T: {{ commitments: [{{ do: {act}, by: {by}{when} }}] }} }}");
        is_not_met(control, &[&policy(", when: incident"), &policy(", when: leaving")]);
        is_met(control, &[&policy(""), &policy(", when: induction")]);
    }
}

#[test]
fn a_place_a_device_or_a_group_limits() {
    for place in ["tablets", "staff-areas", "boarding-house", "[staff-areas, boarding-house]"] {
        let filter = format!(
            "filtering: {{ by: school, commitments: [{{ do: provide-filtering, about: {place} }}] }}"
        );
        is_not_met("kcsie/filtering-in-place", &[&filter]);
        let watch = format!(
            "monitoring: {{ by: school, commitments: [{{ do: provide-monitoring, about: {place} }}] }}"
        );
        is_not_met("kcsie/monitoring-in-place", &[&watch]);
    }
    is_met(
        "kcsie/filtering-in-place",
        &[
            "filtering: { by: school, commitments: [{ do: provide-filtering, about: [tablets, school-devices] }] }",
        ],
    );
    let phones = |about: &str| {
        format!(
            "topics: {{ P: {{ by: school, commitments: [{{ do: keep-school-phone-free, about: {about} }}] }} }}"
        )
    };
    for about in ["[pupil-phones, key-stage-3]", "[pupil-phones, changing-areas]"] {
        is_not_met("mobile-phones/phone-free", &[&phones(about)]);
    }
    is_met("mobile-phones/phone-free", &[&phones("[pupil-phones, smart-devices]")]);
    is_not_met(
        "kcsie/allegations-staff",
        &[
            "incidents: { staff-misuse: { by: headteacher, steps: [tell-headteacher, { do: tell-lado, about: volunteers }] } }",
        ],
    );
    is_not_met(
        "working-together/thresholds-followed",
        &["roles: { dsl: { duties: [{ do: adopt-local-procedures, about: looked-after }] } }"],
    );
}

#[test]
fn exceptions_that_the_law_makes_and_people_at_large_are_told_apart() {
    let breach = |except: &str| {
        format!(
            "incidents: {{ data-breach: {{ by: dpo, steps: [{{ do: report-to-ico, within: 72 hours, except: {except}, decided-by: headteacher }}] }} }}"
        )
    };
    is_met("data-protection/breach-reported", &[&breach("where it is unlikely to put people at risk")]);
    is_not_met("data-protection/breach-reported", &[&breach("where it would harm the name of the school")]);
    let phones = |by: &str| {
        format!(
            "topics: {{ P: {{ by: school, commitments: [{{ do: keep-school-phone-free, except: for research, decided-by: {by} }}] }} }}"
        )
    };
    is_not_met("mobile-phones/phone-free", &[&phones("teachers"), &phones("staff")]);
    is_met("mobile-phones/phone-free", &[&phones("headteacher")]);
}

#[test]
fn a_post_is_held_by_whoever_has_it_on_the_day() {
    let policy = "roles: { dsl: { held-by: Mrs Lee (from January 2027) } }";
    assert_ne!(verdict(policy, "kcsie/dsl-named"), Verdict::Met);
    assert_eq!(secondary(policy, "kcsie/dsl-named", day(2027, 2, 1)), Verdict::Met);
    is_not_met("kcsie/dsl-named", &["roles: { dsl: { held-by: Satswana Ltd } }"]);
    is_met("data-protection/officer-named", &["roles: { dpo: { held-by: Satswana Ltd } }"]);
}
