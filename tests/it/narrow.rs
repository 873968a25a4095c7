//! What a policy says of a part is no answer for the whole: each small policy here says one thing that sounds like what
//! law or guidance asks and is less, and none of it is called met. Beside each stands what is met.

use policygap::requirement::Verdict;

use crate::common::judged::day;
use crate::common::verdict::verdict_on;

/// The verdict on a control of the checklists that the program carries.
#[track_caller]
fn verdict(policy: &str, control: &str) -> Verdict {
    verdict_on(policy, control, day(2026, 11, 22), true)
}

/// The same of a policy of which something is remarked.
#[track_caller]
fn verdict_with_remarks(policy: &str, control: &str) -> Verdict {
    verdict_on(policy, control, day(2026, 11, 22), false)
}

/// Less than what is asked, and what is asked.
#[track_caller]
fn less(control: &str, part: &str, whole: &str) {
    assert_ne!(verdict(part, control), Verdict::Met, "{control} is met by a part: {part}");
    assert_eq!(verdict(whole, control), Verdict::Met, "{control} is not met by {whole}");
}

fn topic(entry: &str) -> String {
    format!("topics: {{ Rules: {{ by: school, commitments: [{entry}] }} }}")
}

fn steps(incident: &str, steps: &str) -> String {
    format!("incidents: {{ {incident}: {{ by: staff, steps: [{steps}] }} }}")
}

#[test]
fn a_rule_on_phones_for_a_part_of_the_day_or_for_other_people_is_none_for_pupils_all_day() {
    for (control, act) in [
        ("mobile-phones/no-use-all-day", "forbid-phone-use"),
        ("mobile-phones/phone-free", "keep-school-phone-free"),
        ("mobile-phones/phone-free", "not-bring-phones"),
        ("mobile-phones/method", "set-phone-method"),
        ("mobile-phones/sanctions", "set-phone-sanctions"),
    ] {
        for limit in ["when: lessons", "about: staff-phones", "about: visitor-phones", "about: visitors"] {
            less(control, &topic(&format!("{{ do: {act}, {limit} }}")), &topic(act));
        }
    }
    for by in ["staff", "visitors"] {
        let part = topic(&format!("{{ do: forbid-phone-use, by: {by} }}"));
        less("mobile-phones/no-use-all-day", &part, &topic("{ do: forbid-phone-use, by: pupils }"));
    }
    less(
        "mobile-phones/phone-free",
        &topic("{ do: keep-school-phone-free, when: lessons }"),
        &topic("{ do: keep-school-phone-free, when: school-day }"),
    );
    less(
        "mobile-phones/phone-free",
        &topic("{ do: keep-school-phone-free, except: break and lunch }"),
        &topic("{ do: keep-school-phone-free, except: medical needs, decided-by: headteacher }"),
    );
    less(
        "kcsie/mobile-technology",
        &topic("{ do: not-bring-phones, about: visitors }"),
        &topic("{ do: not-bring-phones, about: pupil-phones }"),
    );
}

#[test]
fn what_technicians_or_pupils_report_is_no_route_for_staff_to_the_lead() {
    for by in ["technical-support", "pupils", "visitors"] {
        let part = format!("roles: {{ {by}: {{ duties: [tell-dsl] }} }}");
        less("kcsie/tell-dsl", &part, "roles: { staff: { duties: [tell-dsl] } }");
    }
    for condition in ["if-danger", "the headteacher agrees", "as-appropriate"] {
        let part = steps("any", &format!("{{ do: tell-dsl, if: {condition} }}"));
        less(
            "kcsie/tell-dsl",
            &part,
            &steps("any", "{ do: tell-dsl, if: there is a concern about a child }"),
        );
    }
}

#[test]
fn an_allegation_has_a_route_of_its_own() {
    for incident in ["cyber-attack", "indecent-images", "cyberbullying"] {
        less(
            "kcsie/allegations-staff",
            &steps(incident, "tell-dsl, tell-lado"),
            &steps("staff-misuse", "tell-headteacher, tell-lado"),
        );
        less(
            "kcsie/allegations-head",
            &steps(incident, "tell-chair-of-governors"),
            &steps("headteacher-misuse", "tell-chair-of-governors"),
        );
    }
    less(
        "kcsie/allegations-head",
        &steps("headteacher-misuse", "tell-headteacher, tell-lado"),
        &steps("headteacher-misuse", "tell-lado"),
    );
    less(
        "kcsie/allegations-head",
        &steps("headteacher-misuse", "{ do: tell-lado, if: the head agrees }"),
        &steps("headteacher-misuse", "{ do: tell-lado, if: the threshold is met }"),
    );
    less(
        "kcsie/allegations-staff",
        &steps("staff-misuse", "{ do: tell-lado, if: the allegation is proved after investigation }"),
        &steps("staff-misuse", "{ do: tell-lado, if: the allegation meets the harm threshold }"),
    );
}

#[test]
fn nobody_looks_at_an_intimate_image() {
    let whole = steps("nudes-and-semi-nudes", "tell-dsl, not-view-images");
    let nudes = |text: &str| steps("nudes-and-semi-nudes", text);
    less("kcsie/intimate-images", &nudes("tell-dsl, not-view-images, view-images"), &whole);
    less("kcsie/intimate-images", &nudes("tell-dsl, { do: not-view-images, by: pupils }"), &whole);
}

#[test]
fn the_police_are_told_when_the_law_says_and_not_when_somebody_likes() {
    for condition in ["the headteacher thinks fit", "parents agree", "at-discretion"] {
        less(
            "kcsie/police",
            &steps("any", &format!("{{ do: tell-police, if: {condition} }}")),
            &steps("any", "{ do: tell-police, if: if a crime is suspected or a child is in danger }"),
        );
    }
    less(
        "kcsie/police",
        &steps("any", "{ do: tell-police, if: a crime may have been committed or the headteacher agrees }"),
        &steps("any", "{ do: tell-police, if: a crime may have been committed or a child is in danger }"),
    );
}

#[test]
fn faults_of_computers_and_papers_of_the_board_are_no_concerns_about_children() {
    let routes = |about: &str| {
        topic(&format!(
            "{{ do: provide-reporting-routes, about: {about} }}, {{ do: make-reporting-known, to: users, about: {about} }}"
        ))
    };
    less("kcsie/reporting-routes", &routes("cyber-security"), &routes("online-safety-issues"));
    less(
        "kcsie/concerns-recorded",
        &topic("{ do: keep-incident-log, about: cyber-security }"),
        &topic("keep-incident-log"),
    );
    less(
        "kcsie/confidentiality",
        &topic("{ do: respect-confidentiality, by: governors }"),
        &topic("{ do: respect-confidentiality, by: staff }"),
    );
    less(
        "kcsie/parents-informed",
        &topic("{ do: promote-to-parents, to: wider-community }"),
        &topic("promote-to-parents"),
    );
}

#[test]
fn filtering_and_monitoring_are_there_for_pupils_and_for_all_of_them() {
    let filtering = |limit: &str| topic(&format!("{{ do: provide-filtering{limit} }}"));
    for limit in [", about: staff", ", to: parents", ", when: lessons", ", except: the sixth form"] {
        less("kcsie/filtering-in-place", &filtering(limit), &filtering(", about: users"));
    }
    let monitoring = |limit: &str| topic(&format!("{{ do: monitor-online-activity{limit} }}"));
    for limit in [", about: staff", ", when: lessons"] {
        less("kcsie/monitoring-in-place", &monitoring(limit), &monitoring(", about: [staff, pupils]"));
    }
    let review = |about: &str| {
        topic(&format!("{{ do: review-filtering-and-monitoring, every: 1 year, about: {about} }}"))
    };
    less("kcsie/filtering-reviewed", &review("filtering"), &review("filtering-and-monitoring"));
}

#[test]
fn a_procedure_says_what_is_done() {
    less(
        "kcsie/child-on-child-abuse",
        "incidents: { child-on-child-abuse: { steps: [{ say: Such matters are taken seriously. }] } }",
        &steps("child-on-child-abuse", "tell-dsl"),
    );
}

#[test]
fn training_of_teachers_alone_is_a_part_of_that_of_staff() {
    let trained =
        |who: &str| format!("training: [{{ who: {who}, every: 1 year, about: online-safety-issues }}]");
    assert_eq!(verdict(&trained("teachers"), "kcsie/staff-yearly"), Verdict::PartlyMet);
    assert_eq!(verdict(&trained("[teachers, support-staff]"), "kcsie/staff-yearly"), Verdict::Met);
    let each = "training: [{ who: teachers, every: 1 year, about: online-safety-issues }, \
        { who: support-staff, every: 1 year, about: online-safety-issues }]";
    assert_eq!(verdict(each, "kcsie/staff-yearly"), Verdict::Met);
}

#[test]
fn safeguarding_training_that_covers_online_safety_is_training_in_it() {
    let within = |entry: &str| {
        format!(
            "training: [{{ who: staff, when: induction, every: 1 year, about: safeguarding, commitments: [{entry}] }}]"
        )
    };
    for control in ["kcsie/staff-yearly", "kcsie/staff-induction"] {
        less(
            control,
            &within("{ do: cover-in-safeguarding-training, strength: advised }"),
            &within("cover-in-safeguarding-training"),
        );
    }
    let elsewhere = "{ training: [{ who: staff, every: 1 year, about: safeguarding }], \
        topics: { Training: { by: school, commitments: [cover-in-safeguarding-training] } } }";
    assert_eq!(verdict(elsewhere, "kcsie/staff-yearly"), Verdict::Met);
}

#[test]
fn stages_that_are_together_all_pupils_are_no_limit() {
    let of = |phase: &str, about: &str| {
        format!(
            "{{ school: {{ phase: {phase} }}, topics: {{ Phones: {{ by: school, commitments: \
             [{{ do: keep-school-phone-free, about: {about} }}] }} }} }}"
        )
    };
    let control = "mobile-phones/phone-free";
    for (phase, about, part) in [
        ("secondary", "[key-stage-3, key-stage-4]", "key-stage-3"),
        ("primary", "[key-stage-1, key-stage-2]", "[early-years, key-stage-1]"),
        ("upper", "[key-stage-3, key-stage-4, sixth-formers]", "[key-stage-3, key-stage-4]"),
        ("secondary", "all-ages", "sixth-formers"),
    ] {
        less(control, &of(phase, part), &of(phase, about));
    }
}

#[test]
fn who_decides_is_somebody() {
    less(
        "mobile-phones/exceptions",
        "topics: { Phones: { commitments: [allow-phone-exceptions] } }",
        "topics: { Phones: { commitments: [{ do: allow-phone-exceptions, decided-by: head-of-year }] } }",
    );
}

#[test]
fn a_duty_about_one_kind_of_incident_is_a_step_of_its_procedure() {
    let duty = |about: &str| {
        format!(
            "{{ roles: {{ staff: {{ duties: [{{ do: tell-dsl, about: {about} }}] }} }}, \
             incidents: {{ nudes-and-semi-nudes: {{ steps: [not-view-images] }} }} }}"
        )
    };
    less("kcsie/intimate-images", &duty("cyberbullying"), &duty("nudes-and-semi-nudes"));
}

#[test]
fn a_step_that_waits_under_a_condition_is_a_question_and_no_danger() {
    let nudes = |condition: &str| {
        steps("nudes-and-semi-nudes", &format!("choose-response-route, {{ do: delete-images{condition} }}"))
    };
    let control = "consistency/step-order";
    assert_eq!(verdict(&nudes(""), control), Verdict::NotMet);
    assert_eq!(verdict(&nudes(", if: as-appropriate"), control), Verdict::NotMet);
    assert_eq!(verdict(&nudes(", if: other agencies need not be involved"), control), Verdict::NotShown);
}

#[test]
fn what_parents_pupils_or_visitors_do_the_school_does_not() {
    for (control, act) in [
        ("kcsie/filtering-in-place", "provide-filtering"),
        ("kcsie/monitoring-in-place", "provide-monitoring"),
        ("kcsie/concerns-recorded", "record-incident"),
        ("kcsie/pupils-at-risk", "adapt-education"),
        ("kcsie/allegations-head", "tell-chair-of-governors"),
    ] {
        for by in ["parents", "pupils", "visitors", "[pupils, parents]"] {
            let by = topic(&format!("{{ do: {act}, by: {by} }}"));
            less(control, &by, &topic(&format!("{{ do: {act}, by: [parents, staff] }}")));
        }
        for role in ["parents", "pupils"] {
            let part = format!("roles: {{ {role}: {{ duties: [{act}] }} }}");
            less(control, &part, &format!("roles: {{ staff: {{ duties: [{act}] }} }}"));
        }
    }
    let own = |by: &str| {
        format!("incidents: {{ nudes-and-semi-nudes: {{ by: {by}, steps: [tell-dsl, not-view-images] }} }}")
    };
    less("kcsie/intimate-images", &own("pupils"), &own("staff"));
    let abuse =
        |by: &str| format!("incidents: {{ child-on-child-abuse: {{ by: {by}, steps: [seek-advice] }} }}");
    less("kcsie/child-on-child-abuse", &abuse("pupils"), &abuse("dsl"));
}

#[test]
fn what_cannot_wait_is_not_told_within_a_month() {
    for (control, act) in [
        ("kcsie/tell-dsl", "tell-dsl"),
        ("kcsie/police", "tell-police"),
        ("kcsie/referrals", "refer-to-social-care"),
    ] {
        for late in ["1 month", "5 days", "1 week"] {
            less(
                control,
                &steps("any", &format!("{{ do: {act}, within: {late} }}")),
                &steps("any", &format!("{{ do: {act}, within: 24 hours }}")),
            );
        }
    }
}

#[test]
fn the_occasion_of_a_duty_itself_is_no_condition_of_it() {
    for (act, control, case) in [
        ("tell-dsl", "kcsie/tell-dsl", "a child discloses abuse"),
        ("tell-dsl", "kcsie/tell-dsl", "a concern arises"),
        ("tell-police", "kcsie/police", "a crime may have taken place"),
        ("tell-police", "kcsie/police", "someone is in danger"),
    ] {
        let step = steps("any", &format!("{{ do: {act}, if: {case} }}"));
        assert_eq!(verdict(&step, control), Verdict::Met, "{case}");
    }
    for case in ["an adult may have harmed a child", "the harm test is met"] {
        let step = steps("staff-misuse", &format!("{{ do: tell-lado, if: {case} }}"));
        assert_eq!(verdict(&step, "kcsie/allegations-staff"), Verdict::Met, "{case}");
    }
}

#[test]
fn a_procedure_by_which_nude_images_are_copied_protects_nobody() {
    let nudes = |more: &str| {
        steps("nudes-and-semi-nudes", &format!("{{ do: tell-dsl, within: at-once }}, not-view-images{more}"))
    };
    less("kcsie/intimate-images", &nudes(", copy-images"), &nudes(""));
}

#[test]
fn an_exception_on_which_pupils_decide_is_decided_by_nobody() {
    less(
        "mobile-phones/phone-free",
        &topic("{ do: keep-school-phone-free, except: when bored, decided-by: pupils }"),
        &topic("{ do: keep-school-phone-free, except: a medical need, decided-by: headteacher }"),
    );
}

#[test]
fn a_procedure_of_which_every_step_is_left_open_is_no_procedure() {
    let made = |step: &str| format!("incidents: {{ ai-made-sexual-images: {{ by: dsl, steps: [{step}] }} }}");
    for open in ["{ do: tell-dsl, if: at-discretion }", "{ do: tell-dsl, strength: advised }"] {
        less("kcsie/ai-made-images", &made(open), &made(&format!("{open}, treat-ai-images-as-real")));
    }
}

#[test]
fn filtering_and_monitoring_named_each_are_both() {
    let review = |about: &str| {
        topic(&format!("{{ do: review-filtering-and-monitoring, every: 1 year, about: {about} }}"))
    };
    less("kcsie/filtering-reviewed", &review("[filtering]"), &review("[filtering, monitoring]"));
}

#[test]
fn what_is_no_persons_name_names_nobody() {
    let named = |name: &str| format!("roles: {{ deputy-dsl: {{ held-by: {name} }} }}");
    for nobody in [
        "outsourced",
        "two members of staff",
        "Chief Operating Officer",
        "External services",
        "Duty DSL",
        "Maternity cover",
        "Position open",
        "Current postholder",
        "Shared role",
        "On request",
        "Two deputies",
        "Unfilled",
        "No DSL",
        "No current holder",
        "off sick",
        "Out to advert",
        "Temporarily unfilled",
    ] {
        let fragment = named(nobody);
        assert_ne!(verdict_with_remarks(&fragment, "kcsie/deputy-or-cover"), Verdict::Met, "{nobody}");
    }
    assert_eq!(verdict(&named("A. Hartley"), "kcsie/deputy-or-cover"), Verdict::Met);
}

#[test]
fn whoever_keeps_pupils_phones_says_how_they_are_kept_and_a_rule_for_visitors_does_not() {
    let staff = topic("{ do: set-phone-method, by: staff }");
    less("mobile-phones/method", &topic("{ do: set-phone-method, about: staff-phones }"), &staff);
    less(
        "kcsie/mobile-technology",
        &topic("{ do: set-personal-device-rules, about: visitors }"),
        &topic("{ do: set-personal-device-rules, about: pupils }"),
    );
}

#[test]
fn a_rule_on_one_kind_of_data_or_for_one_group_is_a_part() {
    less(
        "data-protection/kept-no-longer",
        &topic("{ do: keep-retention-rules, about: cctv }"),
        &topic("{ do: keep-retention-rules, about: personal-data }"),
    );
    less(
        "data-protection/people-informed",
        &topic("{ do: give-privacy-notice, to: staff }"),
        &topic("{ do: give-privacy-notice, to: [parents, staff] }"),
    );
    for all in ["key-stage-2", "all-ages", "pupils"] {
        less(
            "kcsie/pupils-at-risk",
            &topic(&format!("{{ do: adapt-education, about: {all} }}")),
            &topic("{ do: adapt-education, about: send }"),
        );
    }
    less(
        "prevent-duty/extremist-material-filtered",
        &topic("{ do: provide-filtering, about: extremism, to: visitors }"),
        &topic("{ do: provide-filtering, about: extremism }"),
    );
}

#[test]
fn an_intimate_image_is_neither_passed_on_nor_deleted_before_anybody_was_asked() {
    let nudes = |text: &str| steps("nudes-and-semi-nudes", &format!("tell-dsl, not-view-images, {text}"));
    let control = "kcsie/intimate-images";
    less(control, &nudes("delete-images"), &nudes("seek-advice, delete-images"));
    less(
        control,
        &nudes("forward-images"),
        &nudes("{ do: delete-images, if: other agencies need not be involved }"),
    );
    less(
        control,
        &nudes("{ say: The image is forwarded to the head. }"),
        &nudes("{ say: The image is forwarded to nobody. }"),
    );
    less(control, &nudes("{ say: The head will look at the image. }"), &nudes("{ say: The head is told. }"));
}

#[test]
fn adults_who_watch_in_person_are_a_part_of_monitoring() {
    let ways = |methods: &str| format!("monitoring: {{ methods: {methods}, covers: [pupils, staff] }}");
    let control = "kcsie/monitoring-in-place";
    assert_eq!(verdict(&ways("in-person"), control), Verdict::PartlyMet);
    assert_eq!(verdict(&ways("[in-person, log-review]"), control), Verdict::Met);
    assert_eq!(verdict("monitoring: { covers: pupils }", control), Verdict::PartlyMet);
}

#[test]
fn a_policy_that_is_still_being_written_holds_nothing_yet() {
    let linked = |note: &str| format!("linked-policies: [{{ policy: child-protection, note: {note} }}]");
    less(
        "kcsie/links-child-protection",
        &linked("being written"),
        &linked("Child protection is read beside it."),
    );
}

#[test]
fn whoever_is_said_to_own_the_systems_is_their_leader_where_that_is_a_senior_leader() {
    let leads = |role: &str, more: &str| {
        format!("roles: {{ {role}: {{ {more}duties: [lead-filtering-and-monitoring] }} }}")
    };
    let named = "held-by: A. Hartley, ";
    for control in ["kcsie/filtering-leader-named", "dfe-filtering-monitoring/senior-leader"] {
        assert_eq!(verdict(&leads("dsl", named), control), Verdict::PartlyMet);
        assert_eq!(verdict(&leads("dsl", ""), control), Verdict::PartlyMet);
        assert_eq!(verdict(&leads("leadership-team", ""), control), Verdict::NotMet);
        assert_eq!(verdict(&leads("deputy-headteacher", named), control), Verdict::Met);
        let both = "roles: { dsl: { held-by: A. Hartley, duties: [lead-filtering-and-monitoring] }, \
            deputy-headteacher: { held-by: A. Hartley } }";
        assert_eq!(verdict(both, control), Verdict::Met);
        let weak = "roles: { headteacher: { held-by: A. Hartley, \
            duties: [{ do: lead-filtering-and-monitoring, if: where-possible }] } }";
        assert_eq!(verdict(weak, control), Verdict::NotMet);
    }
}

#[test]
fn training_of_which_it_is_not_said_in_what_is_no_part_of_training_in_something() {
    let given = |more: &str| topic(&format!("{{ do: provide-training, to: staff, every: 1 year{more} }}"));
    let item = |more: &str| format!("training: [{{ who: staff, every: 1 year{more} }}]");
    let control = "kcsie/staff-filtering-training";
    for said in [&given as &dyn Fn(&str) -> String, &item] {
        assert_eq!(verdict(&said(""), control), Verdict::NotMet);
        assert_eq!(verdict(&said(", about: cyber-security"), control), Verdict::NotMet);
        assert_eq!(verdict(&said(", about: filtering-and-monitoring"), control), Verdict::Met);
        assert_eq!(verdict(&said(", about: [filtering, monitoring]"), control), Verdict::Met);
        assert_ne!(verdict(&said(", about: [filtering]"), control), Verdict::Met);
    }
}

#[test]
fn filtering_in_one_entry_and_monitoring_in_another_are_both() {
    let review =
        |about: &str| format!("{{ do: review-filtering-and-monitoring, every: 1 year, about: {about} }}");
    let both = |filtering: &str, monitoring: &str| topic(&format!("{filtering}, {monitoring}"));
    let control = "kcsie/filtering-reviewed";
    less(
        control,
        &both(&review("filtering"), &review("cyber-security")),
        &both(&review("filtering"), &review("monitoring")),
    );
    let rare = "{ do: review-filtering-and-monitoring, about: monitoring }";
    less(control, &both(&review("filtering"), rare), &both(&review("filtering"), &review("monitoring")));
}

#[test]
fn support_for_everybody_says_nothing_of_a_child_who_was_abused() {
    less(
        "incident-procedures/abuse-child-supported",
        &steps("any", "support-those-involved"),
        &steps("online-child-sexual-abuse", "support-those-involved"),
    );
}

#[test]
fn the_headteacher_does_not_hear_complaints_about_the_headteacher() {
    let heard = |by: &str| {
        format!(
            "{{ roles: {{ {by}: {{ duties: [handle-complaints-about-head] }} }}, \
             incidents: {{ staff-misuse: {{ by: staff, steps: [tell-chair-of-governors] }} }} }}"
        )
    };
    for control in ["kcsie/allegations-head", "consistency/head-complaints"] {
        less(control, &heard("headteacher"), &heard("governing-body"));
    }
}

/// A policy of a secondary school whose pupils are taught these topics.
fn taught(topics: &str) -> String {
    format!("{{ school: {{ phase: secondary }}, education: {{ by: school, teaches: [{topics}] }} }}")
}

#[test]
fn topics_that_are_near_a_lesson_are_not_that_lesson() {
    for (control, near, itself) in [
        (
            "rshe/images-and-the-law",
            "sharing-intimate-images, the-law-online, reporting-concerns",
            "intimate-images-law, taking-images-down",
        ),
        ("rshe/data-and-chatbots", "algorithms-and-data, ai-literacy", "algorithms-and-data, chatbots"),
    ] {
        less(control, &taught(near), &taught(itself));
        assert_eq!(verdict(&taught(near), control), Verdict::PartlyMet, "{control} of {near}");
    }
    let primary = |topic: &str| format!("education: {{ by: school, teaches: [{topic}] }}");
    for (control, near, itself) in [
        ("rshe/images-cannot-be-recalled", "online-reputation, sharing-images", "sharing-is-for-good"),
        ("rshe/people-known-online", "meeting-online-friends", "strangers-online"),
        ("rshe/money-in-games", "online-gaming, scams-and-phishing", "spending-online, scams-and-phishing"),
    ] {
        less(control, &primary(near), &primary(itself));
    }
}

#[test]
fn that_an_alert_comes_does_not_say_that_somebody_is_told_at_once() {
    less(
        "dfe-filtering-monitoring/urgent-alerts",
        "monitoring: { by: school, methods: [alerts] }",
        "monitoring: { by: school, methods: [alerts], commitments: [send-urgent-alerts] }",
    );
}

#[test]
fn that_a_crime_is_reported_says_nothing_of_danger() {
    let police = |limit: &str| steps("suspected-crime", &format!("{{ do: tell-police{limit} }}"));
    for case in ["if-danger", "somebody may be hurt tonight"] {
        less("prevent-duty/immediate-danger", &police(""), &police(&format!(", if: {case}")));
    }
    assert_eq!(verdict(&police(""), "prevent-duty/immediate-danger"), Verdict::PartlyMet);
    less("prevent-duty/immediate-danger", &police(", if: if-suspected"), &police(", if: if-danger"));
}

#[test]
fn what_staff_read_is_no_rule_for_pupils() {
    let read = |who: &str| format!("roles: {{ {who}: {{ duties: [read-and-follow-policies] }} }}");
    let control = "governors-questions/acceptable-use-pupils";
    assert_eq!(verdict(&read("staff"), control), Verdict::NotMet);
    assert_eq!(verdict(&read("pupils"), control), Verdict::Met);
}

#[test]
fn a_filter_that_is_still_to_be_bought_blocks_nothing_yet() {
    let filter =
        |system: &str| format!("filtering: {{ system: {system}, blocks: [pornography, extremism] }}");
    for control in ["prevent-duty/extremist-material-filtered", "kcsie/filtering-in-place"] {
        for none in [
            "to be purchased",
            "none at present",
            "planned for 2027",
            "being procured",
            "no filter",
            "we do not filter",
            "disabled",
            "discontinued",
        ] {
            assert_ne!(verdict_with_remarks(&filter(none), control), Verdict::Met, "{control}: {none}");
        }
        assert_eq!(verdict(&filter("lgfl-webscreen"), control), Verdict::Met, "{control}");
    }
}
