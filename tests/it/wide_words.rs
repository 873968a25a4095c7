//! A wide word, a rule for everything or a bare mention does not answer a narrow demand; what adds up over several places,
//! or is said in other words, does.

use policygap::requirement::Verdict;

use crate::common::judged::{is, says};

use Verdict::{Met, NotMet, PartlyMet};

// ---- Rules for every incident

#[test]
fn rules_for_every_incident_settle_nothing_that_needs_a_route_of_its_own() {
    let any = |steps: &str| format!("incidents: {{ any: {{ steps: [{steps}] }} }}");
    let all =
        any("tell-dsl, tell-headteacher, tell-lado, tell-police, record-incident, tell-technical-staff");
    for (incident, step) in [
        ("headteacher-misuse", "tell-lado"),
        ("low-level-concern", "record-incident"),
        ("staff-misuse", "tell-police"),
        ("indecent-images-staff-possession", "tell-lado"),
        ("indecent-images-accidental", "tell-dsl"),
        ("indecent-images-on-school-devices", "tell-police"),
        ("filtering-breach", "tell-dsl"),
        ("over-blocking", "tell-technical-staff"),
        ("lost-device", "tell-technical-staff"),
        ("gambling-and-spending", "tell-dsl"),
        ("cybercrime-by-pupils", "tell-dsl"),
        ("cyber-attack", "tell-dsl"),
        ("data-breach", "tell-dsl"),
    ] {
        let asked = format!("handles: {{ incident: {incident}, steps: [{step}] }}");
        is(&all, &asked, NotMet);
        // In a procedure of its own they fill in what it leaves out.
        let own = format!(
            "incidents: {{ any: {{ steps: [{step}] }}, {incident}: {{ steps: [support-those-involved] }} }}"
        );
        is(&own, &asked, Met);
    }
    is(&all, "handles: { incident: cyberbullying, steps: [tell-dsl] }", Met);
}

#[test]
fn a_rule_for_every_incident_in_a_case_of_its_own_is_none_for_another() {
    let asked = |incident: &str| {
        format!(
            "handles: {{ incident: {incident}, steps: [{{ do: tell-police, may-be-conditional: true }}] }}"
        )
    };
    let any = "incidents: { any: { steps: [{ do: tell-police, if: the risk is immediate }] } }";
    // Own words may name any circumstance, and are no rule for all.
    is(any, &asked("any"), PartlyMet);
    is(any, &asked("upskirting"), NotMet);
    let own = "incidents: { any: { steps: [{ do: tell-police, if: the risk is immediate }] }, upskirting: { steps: [tell-dsl] } }";
    says(
        &is(own, &asked("upskirting"), PartlyMet),
        "The policy says that somebody will tell the police, but only under a condition: the risk is immediate.",
    );
    let suspected = "incidents: { any: { steps: [{ do: tell-police, if: if-suspected }] } }";
    is(suspected, &asked("upskirting"), Met);
}

#[test]
fn an_order_is_not_held_by_rules_for_every_incident_alone() {
    let asked =
        "handles: { incident: indecent-images, steps: [tell-police], order: [tell-police, delete-images] }";
    is("incidents: { any: { steps: [tell-police] } }", asked, NotMet);
    is("incidents: { indecent-images: { steps: [tell-police, delete-images] } }", asked, Met);
}

// ---- Mentions and names

#[test]
fn a_policy_that_is_mentioned_without_a_name_is_linked_in_part() {
    let asked = "lists: { linked-policies: [mobile-devices] }";
    is("linked-policies: [mobile-devices]", asked, Met);
    is(
        "linked-policies: [{ policy: mobile-devices, listed: false, written: Mobile Device Policy }]",
        asked,
        Met,
    );
    let bare = "linked-policies: [{ policy: mobile-devices, listed: false }]";
    says(
        &is(bare, asked, PartlyMet),
        "The policy says that the policy is linked to the mobile devices policy, but only in passing, without naming it.",
    );
    is(&format!("{bare}\ntopics: {{ Phones: {{ delegated-to: mobile-devices }} }}"), asked, Met);
}

#[test]
fn a_general_word_for_bodies_names_none_of_them() {
    let asked = "cites: { any-of: [safeguarding-partnership, surrey-scp] }";
    is("cites: [surrey-scp]", asked, Met);
    let written = |name: &str| format!("cites: [{{ cite: safeguarding-partnership, written: {name} }}]");
    is(&written("Hampshire Safeguarding Children Partnership"), asked, Met);
    is(&written("the Local Safeguarding Children Partnership"), asked, PartlyMet);
    says(
        &is("cites: [safeguarding-partnership]", asked, PartlyMet),
        "The policy speaks of the local safeguarding partnership without giving its name.",
    );
}

#[test]
fn gdpr_without_more_is_the_law_in_force() {
    let asked = "cites-nothing-superseded: { among: [law] }";
    is("cites: [gdpr]", asked, Met);
    is("cites: [eu-gdpr]", asked, NotMet);
}

// ---- Groups

#[test]
fn entries_for_several_groups_add_up() {
    let asked = "commits: { do: tell-users-of-monitoring, to: [staff, pupils] }";
    let entry = |to: &str| format!("{{ do: tell-users-of-monitoring, by: school, to: {to} }}");
    let told = |entries: &str| format!("monitoring: {{ commitments: [{entries}] }}");
    is(&told(&format!("{}, {}", entry("staff"), entry("pupils"))), asked, Met);
    let staff = is(&told(&entry("staff")), asked, PartlyMet);
    assert_eq!(staff.missing.len(), 1, "{:?}", staff.missing);
    let signs = "commits: { do: sign-acceptable-use, by: [staff, pupils, guests] }";
    let signed =
        "roles: { staff: { duties: [sign-acceptable-use] }, pupils: { duties: [sign-acceptable-use] }";
    is(&format!("{signed} }}"), signs, PartlyMet);
    is(&format!("{signed}, guests: {{ duties: [sign-acceptable-use] }} }}"), signs, Met);
}

#[test]
fn some_pupils_are_not_all_pupils() {
    let asked = "commits: { do: give-unique-accounts, for: [pupils] }";
    let entry = |more: &str| {
        format!("topics: {{ Access: {{ by: school, commitments: [{{ do: give-unique-accounts{more} }}] }} }}")
    };
    is(&entry(""), asked, Met);
    is(&entry(", about: [key-stage-2]"), asked, PartlyMet);
}

// ---- Other words

#[test]
fn to_tell_agencies_by_name_is_to_tell_each_of_them() {
    let said = "incidents: { staff-misuse: { steps: [{ do: contact-agencies, to: [police, lado] }] } }";
    is(said, "handles: { incident: staff-misuse, steps: [tell-police, tell-lado] }", Met);
    is(said, "commits: tell-lado", Met);
    is(said, "commits: report-to-ceop", NotMet);
    let others = "incidents: { staff-misuse: { steps: [{ do: contact-agencies, to: local-authority }] } }";
    is(others, "commits: tell-lado", NotMet);
}

#[test]
fn a_route_needs_nobody_who_is_said_to_provide_it() {
    let topic = |act: &str| format!("topics: {{ Reporting: {{ commitments: [{act}] }} }}");
    is(&topic("provide-reporting-routes"), "commits: provide-reporting-routes", Met);
    is(&topic("tell-lado"), "commits: tell-lado", Met);
    is(&topic("tell-headteacher"), "commits: tell-headteacher", PartlyMet);
    is(&topic("keep-incident-log"), "commits: keep-incident-log", PartlyMet);
}

#[test]
fn a_document_may_be_of_several_kinds() {
    let asked = "lists: { policy.kind: [child-protection] }";
    is("policy: { title: Safeguarding, kind: [online-safety, child-protection] }", asked, Met);
    is("policy: { title: Online Safety, kind: online-safety }", asked, NotMet);
}
