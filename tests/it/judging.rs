//! How things are weighed against each other: what is half said, exceptions, near misses, other policies, days, groups.

use policygap::requirement::Verdict;

use crate::common::judged::{Judged, day, is, judge_on, says};

use Verdict::{Met, NotMet, NotShown, PartlyMet};

#[track_caller]
fn silent_on(judged: &Judged, text: &str) {
    assert!(!judged.missing.iter().any(|missing| missing.contains(text)), "{text}\n{:#?}", judged.missing);
}

// ---- What is half said is not hidden behind what is not shown

#[test]
fn what_the_policy_half_says_is_said_before_what_a_record_could_show() {
    let asked = "any: [ { commits: { do: keep-incident-log, every: term } }, { recorded: incident-record } ]";
    let half = is("roles: { dsl: { duties: [keep-incident-log] } }", asked, PartlyMet);
    assert!(
        half.missing[0].ends_with("but gives no period (it should be every term)."),
        "{:?}",
        half.missing
    );
    assert!(half.missing[1].starts_with("No record shows"), "{:?}", half.missing);
    is("topics: {}", asked, NotShown);
    is(
        "{ roles: { dsl: { duties: [keep-incident-log] } }, records: [ { record: incident-record, date: 2026-10-05 } ] }",
        asked,
        Met,
    );
    let both = "all: [ { commits: keep-incident-log }, { recorded: incident-record } ]";
    is("roles: { dsl: { duties: [keep-incident-log] } }", both, PartlyMet);
}

#[test]
fn a_procedure_left_to_another_policy_is_not_shown_and_with_steps_here_it_is_half_said() {
    let left = "incidents: { cyberbullying: { delegated-to: anti-bullying } }";
    is(left, "handles: cyberbullying", NotShown);
    let begun = "incidents: { cyberbullying: { delegated-to: anti-bullying, steps: [tell-dsl] } }";
    let judged = is(begun, "handles: cyberbullying", PartlyMet);
    says(
        &judged,
        "The procedure for online bullying is left to the anti-bullying policy, which was not read.",
    );
    is(begun, "handles: { incident: cyberbullying, steps: [tell-dsl] }", Met);
    is(begun, "handles: { incident: cyberbullying, steps: [tell-dsl, tell-parents] }", PartlyMet);
}

#[test]
fn an_entry_left_elsewhere_beside_one_that_falls_short_leaves_the_rest_open() {
    let policy = "roles: { dsl: { duties: [ { do: keep-incident-log, delegated-to: child-protection }, keep-incident-log ] } }";
    let judged = is(policy, "commits: { do: keep-incident-log, every: term }", PartlyMet);
    assert_eq!(judged.missing.len(), 2, "what is lacking here, and where it may stand: {:?}", judged.missing);
    assert!(judged.missing[1].ends_with("but leaves it to the safeguarding and child protection policy."));
    assert!(judged.bounds.is_open());
}

// ---- Exceptions to a prohibition

#[test]
fn a_prohibition_with_an_exception_that_nobody_decides_or_records_is_said_in_part() {
    for (asked, place) in [
        (
            "handles: { incident: nudes-and-semi-nudes, steps: [not-view-images] }",
            "incidents: { nudes-and-semi-nudes: { steps",
        ),
        ("commits: not-view-images", "topics: { Images: { commitments"),
    ] {
        let judge = |steps: &str, verdict| is(&format!("{place}: [{steps}] }} }}"), asked, verdict);
        judge("not-view-images", Met);
        let open = judge("{ do: not-view-images, except: a clear need }", PartlyMet);
        assert!(
            open.missing[0].ends_with("with an exception on which nobody is said to decide: a clear need.")
        );
        assert_eq!(open.faults.len(), 1, "without the exception it would be met");
        // Words that name somebody cannot be read.
        judge("{ do: not-view-images, except: the DSL decides and records why }", PartlyMet);
        judge("{ do: not-view-images, except: a clear need, decided-by: dsl }", Met);
        judge("{ do: not-view-images, except: a clear need }, record-viewing", Met);
    }
    let unlike = "incidents: { nudes-and-semi-nudes: { steps: [ { do: tell-parents, except: a child is at risk } ] } }";
    is(unlike, "handles: { incident: nudes-and-semi-nudes, steps: [tell-parents] }", Met);
}

// ---- Near misses

#[test]
fn the_near_miss_shown_is_the_one_that_lacks_least() {
    let asked = "commits: { do: report-incidents-and-trends, by: dsl, to: governing-body, every: term }";
    let entries = "{ do: report-incidents-and-trends, by: headteacher, to: parents }, \
                   { do: report-incidents-and-trends, by: dsl, to: governing-body }";
    let judged = is(&format!("topics: {{ Reports: {{ commitments: [{entries}] }} }}"), asked, PartlyMet);
    says(
        &judged,
        "The policy says that the designated safeguarding lead will report on online safety incidents and trends, but \
         gives no period (it should be every term).",
    );
}

#[test]
fn what_one_place_lacks_and_another_has_is_not_said_to_be_missing() {
    let asked = "commits: { do: report-incidents-and-trends, to: governing-body, every: term }";
    let entries = "{ do: report-incidents-and-trends, by: dsl, to: governing-body }, \
                   { do: report-incidents-and-trends, by: dsl, every: term }";
    let judged = is(&format!("topics: {{ Reports: {{ commitments: [{entries}] }} }}"), asked, PartlyMet);
    says(
        &judged,
        "The policy says that the designated safeguarding lead will report on online safety incidents and trends, but \
         gives no period (it should be every term); in another place it says so too, but does not say that it goes to the \
         governing body.",
    );
}

#[test]
fn training_of_others_or_in_something_else_is_no_part_of_what_is_asked() {
    let asked = "any: [ { commits: { do: attend-training, by: governing-body, when: induction, about: online-safety-issues } }, \
                 { trains: { who: governors, when: induction, about: online-safety-issues } } ]";
    let lead = "roles: { dsl: { duties: [ { do: attend-training, about: online-safety-issues } ] } }";
    silent_on(&is(lead, asked, NotMet), "the designated safeguarding lead will take part");
    let own =
        "roles: { governing-body: { duties: [ { do: attend-training, about: online-safety-issues } ] } }";
    is(own, asked, PartlyMet);
    let given = "commits: { do: provide-training, to: staff, about: cyber-security }";
    let entry = |more: &str| {
        format!("roles: {{ headteacher: {{ duties: [ {{ do: provide-training, {more} }} ] }} }}")
    };
    is(&entry("to: dsl"), given, NotMet);
    is(&entry("to: staff, about: online-safety-issues"), given, NotMet);
    let unsaid = is(&entry("to: staff"), given, NotMet);
    says(
        &unsaid,
        "The policy says that the headteacher will provide training, but does not say that it covers cyber security.",
    );
}

#[test]
fn what_is_done_to_one_policy_is_no_part_of_what_is_asked_of_another() {
    let entry = |more: &str| {
        format!("topics: {{ Website: {{ commitments: [ {{ do: publish-policy, by: school{more} }} ] }} }}")
    };
    let asked = "commits: { do: publish-policy, about: behaviour }";
    let other = is(&entry(""), asked, NotMet);
    silent_on(&other, "but does not name");
    is(&entry(", about: complaints"), asked, NotMet);
    is(&entry(", about: behaviour"), asked, Met);
}

// ---- Procedures that are not there

#[test]
fn what_a_procedure_does_not_say_is_only_said_of_one_that_is_there() {
    let asked = "handles: { incident: sextortion, steps: [tell-dsl, tell-police] }";
    let wider = is("incidents: { online-child-sexual-abuse: { steps: [tell-dsl] } }", asked, PartlyMet);
    says(
        &wider,
        "The policy has no procedure for sextortion, and its procedure for online child sexual abuse and exploitation \
         does not say to tell the police.",
    );
    let general = is("incidents: { any: { steps: [tell-dsl] } }", asked, NotMet);
    says(&general, "The policy has no procedure for sextortion.");
    silent_on(&general, "does not say");
}

#[test]
fn rules_for_every_incident_that_say_all_of_it_are_enough() {
    let every = "incidents: { any: { steps: [tell-dsl, record-incident] } }";
    is(every, "handles: { incident: nudes-and-semi-nudes, steps: [record-incident] }", Met);
    is(every, "handles: { incident: nudes-and-semi-nudes, steps: [record-incident, tell-police] }", NotMet);
    is(every, "handles: nudes-and-semi-nudes", NotMet);
    // What is done about incidents of people's safety settles nothing about those of systems and data.
    is(every, "handles: { incident: data-breach, steps: [record-incident] }", NotMet);
}

// ---- Duties of several holders

#[test]
fn a_duty_under_a_condition_is_not_excused_by_the_firm_duty_of_another() {
    let other = "roles: { dsl: { duties: [record-incident] }, headteacher: { duties: [ { do: record-incident, if: as-appropriate } ] } }";
    is(other, "consistent: firm-verbs", NotMet);
    let same = "roles: { dsl: { duties: [record-incident, { do: record-incident, if: as-appropriate }] } }";
    is(same, "consistent: firm-verbs", Met);
}

#[test]
fn two_holders_of_two_tasks_are_no_conflict() {
    let trained = |to: &str| {
        format!(
            "roles: {{ leadership-team: {{ duties: [ {{ do: provide-training, to: dsl }} ] }}, \
             online-safety-lead: {{ duties: [ {{ do: provide-training, to: {to} }} ] }} }}"
        )
    };
    is(&trained("staff"), "consistent: one-owner", Met);
    is(&trained("dsl"), "consistent: one-owner", NotMet);
}

// ---- Days

#[test]
fn a_cycle_is_not_met_beside_a_review_that_is_overdue() {
    let policy = "policy: { adopted: Autumn 2023, next-review: Autumn 2024 }";
    let before = judge_on(policy, "review-cycle: 1 year", day(2024, 12, 31));
    assert_eq!((before.bounds.verdict(), before.holds_until), (Met, Some(day(2024, 12, 31))));
    says(
        &is(policy, "review-cycle: 1 year", PartlyMet),
        "The dates keep to the cycle (from Autumn 2023 to Autumn 2024), but the review due by 31 December 2024 is 691 days \
         overdue on 22 November 2026.",
    );
}

#[test]
fn a_cycle_without_a_next_date_is_overdue_by_its_own_rule() {
    let policy = "policy: { adopted: June 2014, last-reviewed: July 2015, review-every: annually }";
    let overdue = is(policy, "review-not-overdue: true", NotMet);
    says(
        &overdue,
        "The next review was, by its own rule (every year), due by 31 July 2016 and is 3,766 days overdue on 22 November \
         2026.",
    );
    assert!(is(policy, "consistent: cycle", NotMet).missing[0].contains("the review due by 31 July 2016"));
    assert!(is(policy, "review-cycle: 1 year", PartlyMet).missing[0].contains("was due by 31 July 2016"));
    assert_eq!(judge_on(policy, "review-not-overdue: true", day(2016, 7, 31)).bounds.verdict(), Met);
    is("policy: { adopted: June 2014 }", "review-not-overdue: true", NotMet);
}

#[test]
fn what_is_over_does_not_have_a_date_to_come() {
    let policy = "policy: { approved: 26 August 2028, approved-by: governing-body }";
    let judged = is(policy, "consistent: approval-dated", NotMet);
    says(
        &judged,
        "The policy gives a day to come (26 August 2028) for when it was approved; on 22 November 2026 that counts for \
         nothing yet.",
    );
    is(policy, "states: policy.approved", NotMet);
    is("policy: { last-reviewed: May 2027 }", "consistent: approval-dated", NotMet);
    is("policy: { last-reviewed: May 2027, next-review: May 2028 }", "review-cycle: 1 year", NotMet);
}

#[test]
fn no_name_is_corrected_by_one_that_did_not_yet_exist() {
    let policy = "cites: [{ cite: surrey-scp, written: Surrey Safeguarding Child Partnership }]";
    says(
        &is(policy, "consistent: names-right", NotMet),
        "The policy writes \"Surrey Safeguarding Child Partnership\"; the name is \"Surrey Safeguarding Children Partnership\".",
    );
    let before = judge_on(policy, "consistent: names-right", day(2019, 8, 1));
    silent_on(&before, "Partnership");
}

// ---- Groups

#[test]
fn a_way_of_monitoring_counts_for_the_group_that_the_document_names() {
    let way = |of: &str| format!("monitoring: {{ methods: [ {{ method: individual-log-ins{of} }} ] }}");
    let asked = "lists: { monitoring.methods: individual-log-ins }";
    is(&way(""), asked, Met);
    is(&way(", of: pupils"), asked, Met);
    is(&way(", of: [staff, pupils]"), asked, Met);
    says(
        &is(&way(", of: staff"), asked, NotMet),
        "The policy does not say that the use of pupils is monitored by log-ins that belong to one person.",
    );
}

#[test]
fn an_entry_limited_to_others_is_not_for_those_who_are_asked() {
    let entry = |more: &str| {
        format!(
            "topics: {{ Access: {{ commitments: [ {{ do: give-unique-accounts, by: school{more} }} ] }} }}"
        )
    };
    let asked = "commits: { do: give-unique-accounts, for: pupils }";
    is(&entry(""), asked, Met);
    is(&entry(", to: pupils"), asked, Met);
    is(&entry(", to: users"), "commits: { do: give-unique-accounts, for: { any-of: [pupils, users] } }", Met);
    let limited = is(&entry(", to: staff"), asked, PartlyMet);
    assert!(limited.missing[0].ends_with("but does not cover pupils."), "{:?}", limited.missing);
    assert_eq!(limited.faults.len(), 1, "without the limit it would be met");
    is(&entry(", to: older-pupils"), asked, PartlyMet);
}

#[test]
fn of_trainings_that_fall_short_the_one_in_online_safety_is_shown() {
    let asked = "trains: { who: staff, every: 1 year, about: filtering-and-monitoring }";
    let policy = "training: [ { who: staff, every: 1 year, about: personal-social-media }, \
                  { who: staff, when: induction, about: online-safety-policy }, \
                  { who: staff, every: regularly, about: online-safety-issues } ]";
    says(
        &is(policy, asked, NotMet),
        "The policy provides for training of staff in online safety, but does not say that it covers filtering and \
         monitoring and only \"regularly\" (it should be every year).",
    );
}

#[test]
fn of_entries_that_fall_short_the_one_in_the_part_on_the_matter_is_shown() {
    let asked = "commits: { do: review-filtering-and-monitoring, every: 1 year }";
    let entry = |every: &str| {
        format!("commitments: [ {{ do: review-filtering-and-monitoring, by: headteacher{every} }} ]")
    };
    let policy = format!(
        "{{ topics: {{ Risks: {{ {} }} }}, filtering: {{ {} }} }}",
        entry(""),
        entry(", every: 2 years")
    );
    says(
        &is(&policy, asked, PartlyMet),
        "The policy says that the headteacher will review filtering and monitoring, but only every 2 years (it should \
         be every year).",
    );
}
