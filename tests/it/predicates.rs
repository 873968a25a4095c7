//! Every predicate and each of its parameters: a fragment of a policy, a requirement, the verdict and what is said to be
//! missing.

use policygap::requirement::Verdict;

use crate::common::judged::{day, is, judge_on, says};

use Verdict::{Met, NotMet, NotShown, PartlyMet};

#[test]
fn role_held() {
    let asked = "role-held: dsl";
    is("roles: { dsl: { held-by: A. Hartley } }", asked, Met);
    let nobody = is("roles: { dsl: { duties: [point-of-contact] } }", asked, PartlyMet);
    says(&nobody, "The policy speaks of the designated safeguarding lead, but names nobody.");
    says(
        &is("roles: { headteacher: { held-by: A. Hartley } }", asked, NotMet),
        "The policy does not name the designated safeguarding lead.",
    );
    is("roles: { headteacher: { held-by: A. Hartley } }", "role-held: { any-of: [dsl, headteacher] }", Met);
    is("roles: { headteacher: { held-by: A. Hartley } }", "role-held: [dsl, headteacher]", PartlyMet);
}

#[test]
fn different_people() {
    let asked = "different-people: [dsl, safeguarding-governor]";
    is("roles: { dsl: { held-by: A. Hartley }, safeguarding-governor: { held-by: B. Hartley } }", asked, Met);
    let same = is(
        "roles: { dsl: { held-by: Mrs A. Hartley }, safeguarding-governor: { held-by: a. hartley } }",
        asked,
        NotMet,
    );
    says(&same, "Mrs A. Hartley is both the designated safeguarding lead and the safeguarding governor.");
    assert_eq!(same.faults.len(), 2, "both names are at fault");
    is("roles: { dsl: { held-by: A. Hartley } }", asked, NotMet);
}

#[test]
fn commits_to_an_act() {
    let asked = "commits: keep-incident-log";
    is("roles: { dsl: { duties: [keep-incident-log] } }", asked, Met);
    is("topics: { Reporting: { by: school, commitments: [keep-incident-log] } }", asked, Met);
    let passive = is("topics: { Reporting: { commitments: [keep-incident-log] } }", asked, PartlyMet);
    says(
        &passive,
        "The policy says that somebody will keep a log of online safety incidents and of what was done, but does not say who.",
    );
    let silent = is("topics: {}", asked, NotMet);
    says(&silent, "The policy asks nobody to keep a log of online safety incidents and of what was done.");
    is("roles: { dsl: { duties: [ { do: keep-incident-log, if: as-appropriate } ] } }", asked, PartlyMet);
    is("roles: { dsl: { duties: [ { do: keep-incident-log, strength: advised } ] } }", asked, PartlyMet);
    is("roles: { dsl: { duties: [ { do: keep-incident-log, strength: may } ] } }", asked, PartlyMet);
    let aware =
        is("roles: { dsl: { duties: [ { do: keep-incident-log, strength: aware } ] } }", asked, PartlyMet);
    says(
        &aware,
        "The policy says that the designated safeguarding lead will keep a log of online safety incidents and of \
         what was done, but only as something people are aware of.",
    );
    is(
        "roles: { dsl: { duties: [ { do: keep-incident-log, delegated-to: child-protection } ] } }",
        asked,
        NotShown,
    );
}

#[test]
fn commits_in_one_entry_that_satisfies_everything() {
    let entry = |more: &str| {
        format!("roles: {{ dsl: {{ duties: [ {{ do: report-incidents-and-trends, {more} }} ] }} }}")
    };
    let asks = |more: &str| format!("commits: {{ do: report-incidents-and-trends, {more} }}");
    is(&entry("to: governing-body"), &asks("to: governing-body"), Met);
    is(&entry("to: leadership-team"), &asks("to: governing-body"), PartlyMet);
    is(&entry("to: headteacher"), &asks("to: leadership-team"), Met); // the head is of the leadership team
    is(&entry("every: term"), &asks("every: 1 year"), Met);
    is(&entry("every: 2 years"), &asks("every: 1 year"), PartlyMet);
    let vague = is(&entry("every: regularly"), &asks("every: 1 year"), PartlyMet);
    assert!(
        vague.missing[0].ends_with("but only \"regularly\" (it should be every year)."),
        "{:?}",
        vague.missing
    );
    is(&entry("within: at-once"), &asks("within: 24 hours"), Met);
    is(&entry("within: 3 days"), &asks("within: 24 hours"), PartlyMet);
    is(&entry("to: governing-body"), &asks("within: 24 hours"), PartlyMet);
    is(&entry("when: incident"), &asks("when: incident"), Met);
    is(&entry("about: generative-ai"), &asks("about: [generative-ai]"), Met);
    is(&entry("about: generative-ai"), &asks("about: [generative-ai, passwords]"), PartlyMet);
    is(&entry("with: headteacher"), &asks("with: headteacher"), Met);
    is(&entry("except: in the holidays"), &asks("every: 1 year"), PartlyMet);
    is(&entry("except: in the holidays"), &asks("by: dsl"), Met);
    is(&entry("except: in the holidays"), &asks("no-exceptions: true"), PartlyMet);
    is(&entry("to: governing-body"), &asks("by: headteacher"), PartlyMet);
    is(&entry("to: governing-body"), &asks("by: { any-of: [headteacher, dsl] }"), Met);
    let two = "roles: { dsl: { duties: [ { do: report-incidents-and-trends, to: governing-body }, { do: report-incidents-and-trends, every: term } ] } }";
    is(two, &asks("to: governing-body, every: term"), PartlyMet);
    is(&entry("if: where a crime is suspected"), &asks("may-be-conditional: true"), Met);
    is(&entry("if: as-appropriate"), &asks("may-be-conditional: true"), PartlyMet);
    is(&entry("to: governing-body"), "commits: [report-incidents-and-trends, keep-incident-log]", PartlyMet);
    is(
        &entry("to: governing-body"),
        "commits: { do: { any-of: [keep-incident-log, report-incidents-and-trends] } }",
        Met,
    );
}

#[test]
fn a_step_of_one_procedure_promises_nothing_for_other_incidents() {
    let incident =
        |incident: &str, steps: &str| format!("incidents: {{ {incident}: {{ by: dsl, steps: [{steps}] }} }}");
    let recorded = "commits: { do: { any-of: [record-incident, keep-incident-log] } }";
    is(&incident("any", "record-incident"), recorded, Met);
    let one = is(&incident("cyberbullying", "record-incident"), recorded, PartlyMet);
    says(
        &one,
        "The policy says that the designated safeguarding lead will record the concern, decisions and reasons in \
         writing, but only in its procedure for online bullying, not for every incident.",
    );
    is(&incident("cyberbullying", "keep-incident-log"), recorded, PartlyMet);
    is("roles: { dsl: { duties: [record-incident] } }", recorded, Met);
    is("topics: { Concerns: { by: staff, commitments: [record-incident] } }", recorded, Met);
    // Of that type it is asked as a step; and an act that belongs to one kind of incident is asked of no other.
    let step = "handles: { incident: cyberbullying, steps: [record-incident] }";
    is(&incident("cyberbullying", "record-incident"), step, Met);
    is(&incident("staff-misuse", "tell-lado"), "commits: tell-lado", Met);
}

#[test]
fn what_is_done_by_a_law_that_has_lapsed_is_done_in_part() {
    let asked = "commits: { do: follow-data-protection-law, in-force: [data-protection-act, gdpr, uk-gdpr] }";
    let policy = |cites: &str| {
        format!(
            "topics: {{ Data: {{ by: school, commitments: [follow-data-protection-law] }} }}\ncites: [{cites}]"
        )
    };
    for cites in ["", "data-protection-act-2018", "data-protection-act", "data-protection-act-1998, uk-gdpr"]
    {
        is(&policy(cites), asked, Met);
    }
    let lapsed = is(&policy("data-protection-act-1998"), asked, PartlyMet);
    says(
        &lapsed,
        "Out of date since 25 May 2018: the Data Protection Act 1998. Now: the Data Protection Act 2018 and the UK \
         General Data Protection Regulation.",
    );
    assert_eq!(lapsed.faults.len(), 1);
    is("cites: [data-protection-act-1998]", asked, NotMet);
    let then = judge_on(&policy("data-protection-act-1998"), asked, day(2018, 5, 1));
    assert_eq!((then.bounds.verdict(), then.holds_until), (Met, Some(day(2018, 5, 24))));
}

#[test]
fn confidentiality_about_something_else_is_no_promise_about_concerns() {
    let asked = "commits: { do: respect-confidentiality, about: { any-of: [any, safeguarding, pupils] } }";
    let policy = |more: &str| {
        format!(
            "topics: {{ Data: {{ by: staff, commitments: [ {{ do: respect-confidentiality{more} }} ] }} }}"
        )
    };
    is(&policy(""), asked, Met);
    is(&policy(", about: safeguarding"), asked, Met);
    is(&policy(", about: personal-data"), asked, PartlyMet);
}

#[test]
fn a_rule_for_a_group_is_one_for_those_whom_it_includes() {
    let accounts = |to: &str| {
        format!(
            "topics: {{ Access: {{ by: school, commitments: [ {{ do: give-unique-accounts, to: {to} }} ] }} }}"
        )
    };
    let asked = "commits: { do: give-unique-accounts, for: pupils }";
    for group in ["pupils", "users", "community", "[staff, pupils]"] {
        is(&accounts(group), asked, Met);
    }
    for group in ["staff", "older-pupils"] {
        is(&accounts(group), asked, PartlyMet);
    }
    let watched = |of: &str| format!("monitoring: {{ methods: [ {{ method: log-review, of: {of} }} ] }}");
    let asked = "lists: { monitoring.methods: log-review }";
    is(&watched("users"), asked, Met);
    is(&watched("pupils"), asked, Met);
    assert_ne!(judge_on(&watched("staff"), asked, day(2026, 11, 1)).bounds.verdict(), Met);
}

#[test]
fn shared_duties_and_prohibitions() {
    let shared = "roles: { dsl: { duties: [keep-incident-log] }, deputy-dsl: { same-duties-as: dsl } }";
    is(shared, "commits: { do: keep-incident-log, by: deputy-dsl }", Met);
    is("topics: { Phones: { commitments: [not-bring-phones] } }", "commits: not-bring-phones", Met);
}

#[test]
fn trains() {
    let asked = "trains: { who: staff, every: 1 year, when: induction, about: online-safety-issues }";
    is(
        "training: [ { who: staff, when: induction, every: 1 year, about: online-safety-issues } ]",
        asked,
        Met,
    );
    let two = "training: [ { who: staff, when: induction, about: online-safety-issues }, { who: staff, every: 1 year, about: online-safety-issues } ]";
    is(two, asked, PartlyMet);
    is(
        "training: [ { who: governors, when: induction, every: 1 year, about: online-safety-issues } ]",
        asked,
        NotMet,
    );
    is("training: [ { who: staff } ]", "trains: { who: teachers }", Met); // teachers are staff
    is("training: [ { who: teachers } ]", "trains: { who: staff }", PartlyMet); // staff are more than teachers
    is("training: [ { who: staff } ]", "trains: { who: dsl }", NotMet); // a post is trained only where it is named
    is("training: [ { who: staff, strength: advised } ]", "trains: { who: staff }", PartlyMet);
    let aware = is("training: [ { who: staff, strength: aware } ]", "trains: { who: staff }", PartlyMet);
    says(&aware, "The policy provides for training of staff, but only as something people are aware of.");
    is("training: [ { who: staff, delegated-to: child-protection } ]", "trains: { who: staff }", NotShown);
}

#[test]
fn lists() {
    let blocks = "filtering: { blocks: [pornography, gaming], blocks-open-ended: true }";
    is(blocks, "lists: { filtering.blocks: [pornography] }", Met);
    let part = is(blocks, "lists: { filtering.blocks: [pornography, gambling] }", PartlyMet);
    says(&part, "The policy does not say that the filter blocks gambling.");
    is(blocks, "lists: { filtering.blocks: [gambling] }", NotMet); // "etc." stands for no member
    is("filtering: { delegated-to: child-protection }", "lists: { filtering.blocks: [gambling] }", NotShown);
    is("scope: { risks: [misinformation] }", "lists: { scope.risks: [content] }", Met); // the part satisfies the whole
    is("linked-policies: [anti-bullying]", "lists: { linked-policies: [anti-bullying] }", Met);
    is(
        "monitoring: { methods: [ { method: in-person, of: pupils } ] }",
        "lists: { monitoring.methods: [in-person] }",
        Met,
    );
}

#[test]
fn handles_in_order() {
    let asked = "handles: { incident: indecent-images, order: [tell-dsl, tell-police, tell-parents] }";
    let steps = |steps: &str| format!("incidents: {{ indecent-images: {{ steps: [{steps}] }} }}");
    is(&steps("tell-dsl, tell-police, tell-parents"), asked, Met);
    is(&steps("tell-dsl, tell-parents"), asked, Met);
    is(&steps("tell-parents"), asked, Met);
    let judged = is(&steps("tell-parents, tell-dsl"), asked, PartlyMet);
    says(
        &judged,
        "In the procedure for indecent images of children, staff tell parents or carers before they tell the \
         designated safeguarding lead, which must come first.",
    );
    assert_eq!(judged.faults.len(), 2);
    let either = "handles: { incident: indecent-images, order: [{ any-of: [tell-dsl, tell-headteacher] }, tell-parents] }";
    is(&steps("tell-headteacher, tell-parents, tell-dsl"), either, Met);
    is(&steps("tell-parents, tell-headteacher, tell-dsl"), either, PartlyMet);
}

#[test]
fn handles() {
    let asked = "handles: { incident: nudes-and-semi-nudes, steps: [tell-dsl, { do: tell-police, within: at-once }] }";
    let steps = |steps: &str| format!("incidents: {{ nudes-and-semi-nudes: {{ steps: [{steps}] }} }}");
    is(&steps("tell-dsl, { do: tell-police, within: at-once }"), asked, Met);
    is(&steps("tell-dsl, tell-police"), asked, PartlyMet);
    is(&steps("tell-dsl"), "handles: nudes-and-semi-nudes", Met);
    is("incidents: { cyberbullying: { steps: [tell-dsl] } }", asked, NotMet);
    is(
        "incidents: { any: { steps: [tell-dsl] }, nudes-and-semi-nudes: { steps: [ { do: tell-police, within: at-once } ] } }",
        asked,
        Met,
    );
    let left = is(
        "incidents: { cyberbullying: { delegated-to: anti-bullying } }",
        "handles: cyberbullying",
        NotShown,
    );
    says(&left, "The procedure for online bullying is left to the anti-bullying policy, which was not read.");
}

#[test]
fn cites() {
    is("cites: [kcsie-2026]", "cites: kcsie", Met);
    is("cites: [kcsie-2016]", "cites: { work: kcsie, current: true }", PartlyMet);
    is("cites: [kcsie]", "cites: { work: kcsie, current: true }", PartlyMet);
    is("cites: [ { cite: kcsie-2026, history: true } ]", "cites: kcsie", NotMet);
    is("cites: []", "cites: { any-of: [kcsie, working-together] }", NotMet);
    let approved = "{ policy: { approved: 1 October 2016 }, cites: [kcsie-2016] }";
    is(approved, "cites: { work: kcsie, current: true, as-at: approval }", Met);
    is("cites: [kcsie-2016]", "cites: { work: kcsie, current: true, as-at: approval }", PartlyMet);
    // A later review is the day on which somebody last looked.
    let reviewed = |cited: &str| {
        format!("policy: {{ approved: 28.09.16, last-reviewed: 2025-11-12 }}\ncites: [{cited}]")
    };
    is(&reviewed("kcsie-2025"), "cites: { work: kcsie, current: true, as-at: approval }", Met);
    is(&reviewed("kcsie-2016"), "cites: { work: kcsie, current: true, as-at: approval }", PartlyMet);
    let held = judge_on("cites: [kcsie-2025]", "cites: { work: kcsie, current: true }", day(2026, 8, 31));
    assert_eq!(held.holds_until, Some(day(2026, 8, 31)));
}

#[test]
fn cites_nothing_superseded() {
    let bodies = "cites-nothing-superseded: { among: [body] }";
    is("cites: []", bodies, NotShown); // a fault is never ruled out in silence
    is("cites: [ukcis]", bodies, Met);
    let old = is("cites: [ukcis, ukccis]", bodies, NotMet);
    says(
        &old,
        "Out of date since 30 July 2018: the UK Council for Child Internet Safety. Now: the UK Council for Internet Safety.",
    );
    assert_eq!(judge_on("cites: [ukccis]", bodies, day(2018, 7, 29)).bounds.verdict(), Met);
    assert_eq!(judge_on("cites: [ukccis]", bodies, day(2018, 7, 30)).bounds.verdict(), NotMet);
    is("cites: [ { cite: ukccis, history: true }, ukcis ]", bodies, Met);
    let local = "cites-nothing-superseded: { among: [local] }";
    is("cites: [surrey-scp]", local, Met);
    let kent = is("cites: [kent-scmp]", local, NotMet);
    assert!(
        kent.missing[0].contains("Of another area (Kent; the school's authority is Surrey)"),
        "{:?}",
        kent.missing
    );
    is("filtering: { system: lgfl-webscreen }", "cites-nothing-superseded: { among: [product] }", NotShown);
}

#[test]
fn review_dates() {
    let cycle = "review-cycle: 1 year";
    is("policy: { approved: 28.09.26, next-review: September 2027 }", cycle, Met);
    is("policy: { adopted: Autumn 2026, next-review: Autumn 2027 }", cycle, Met);
    is("policy: { approved: 28.09.26, next-review: September 2028 }", cycle, PartlyMet);
    is("policy: { review-every: 1 year }", cycle, PartlyMet);
    is("policy: { review-every: 3 years }", cycle, NotMet);
    let overdue = is("policy: { next-review: Autumn 2024 }", "review-not-overdue: true", NotMet);
    says(
        &overdue,
        "The next review was due by 31 December 2024 and is 691 days overdue on 22 November 2026.",
    );
    let last =
        judge_on("policy: { next-review: Autumn 2024 }", "review-not-overdue: true", day(2024, 12, 31));
    assert_eq!((last.bounds.verdict(), last.holds_until), (Met, Some(day(2024, 12, 31))));
    is("policy: { status: non-statutory }", "review-not-overdue: true", NotMet);
}

#[test]
fn recorded() {
    let asked = "recorded: { record: filtering-check, every: term, states: [by, outcome] }";
    let record = |more: &str| format!("records: [ {{ record: filtering-check, {more} }} ]");
    let fresh = is(&record("date: 2026-10-05, by: dsl, outcome: all blocked"), asked, Met);
    assert_eq!(fresh.holds_until, Some(day(2027, 3, 31)), "until the end of the next term");
    let stale = is(&record("date: 2026-01-12, by: dsl, outcome: all blocked"), asked, NotShown);
    assert!(
        stale.missing[0].starts_with("The record of 2026-01-12 held until 31 August 2026;"),
        "{:?}",
        stale.missing
    );
    is(&record("date: 2026-10-05, by: dsl"), asked, NotShown);
    is(&record("date: 2026-12-05, by: dsl, outcome: to come"), asked, NotShown); // not before it happened
    is("records: []", asked, NotShown);
}

#[test]
fn states() {
    is("policy: { status: non-statutory }", "states: policy.status", Met);
    says(
        &is("policy: { title: A policy }", "states: filtering.system", NotMet),
        "The policy does not say which filtering system is used.",
    );
    is("policy: { status: non-statutory }", "states: [policy.status, policy.minute]", PartlyMet);
}

#[test]
fn consistent() {
    let check = |policy: &str, check: &str, verdict| is(policy, &format!("consistent: {check}"), verdict);
    check("topics: { A: { commitments: [keep-incident-log] } }", "holders", NotMet);
    check("roles: { dsl: { duties: [keep-incident-log] } }", "holders", Met);
    check("topics: {}", "holders", NotShown);
    check("roles: { dsl: { duties: [keep-incident-log] } }", "roles-filled", NotMet);
    check("roles: { dsl: { held-by: A. Hartley, duties: [keep-incident-log] } }", "roles-filled", Met);
    check(
        "roles: { headteacher: { held-by: A. Hartley }, chair-of-governors: { held-by: A. Hartley } }",
        "posts-apart",
        NotMet,
    );
    check(
        "roles: { headteacher: { held-by: A. Hartley }, chair-of-governors: { held-by: B. Hartley } }",
        "posts-apart",
        Met,
    );
    check("incidents: { staff-misuse: { steps: [tell-headteacher] } }", "head-complaints", NotMet);
    check(
        "incidents: { staff-misuse: { steps: [tell-headteacher] }, headteacher-misuse: { steps: [tell-chair-of-governors] } }",
        "head-complaints",
        Met,
    );
    check("training: [ { who: staff, every: regularly } ]", "named-periods", NotMet);
    check("training: [ { who: staff, every: term } ]", "named-periods", Met);
    let missed = check(
        "policy: { review-every: 1 year, approved: 28.09.16, next-review: September 2017 }",
        "cycle",
        NotMet,
    );
    assert!(missed.missing[0].contains("10 reviews have been missed"), "{:?}", missed.missing);
    check(
        "policy: { review-every: 1 year, approved: 1 September 2026, next-review: September 2027 }",
        "cycle",
        Met,
    );
    check("policy: { approved-by: governing-body }", "approval-dated", NotMet);
    check("policy: { approved-by: governing-body, approved: May 2026 }", "approval-dated", Met);
    check("filtering: { blocks: [pornography], blocks-open-ended: true }", "lists-closed", NotMet);
    check("filtering: { blocks: [pornography] }", "lists-closed", Met);
    check("topics: { Phones: { delegated-to: mobile-devices } }", "delegations-linked", NotMet);
    check(
        "{ topics: { Phones: { delegated-to: mobile-devices } }, linked-policies: [mobile-devices] }",
        "delegations-linked",
        Met,
    );
    check(
        "{ topics: { Phones: { delegated-to: mobile-devices } }, linked-policies: [ { policy: mobile-devices, listed: false } ] }",
        "delegations-linked",
        NotMet,
    );
    check("incidents: { cyberbullying: { delegated-to: anti-bullying } }", "procedures-here", NotMet);
    check("incidents: { cyberbullying: { steps: [tell-dsl] } }", "procedures-here", Met);
    check(
        "monitoring: { covers: [pupils], methods: [ { method: log-review, of: staff } ] }",
        "monitoring-methods",
        NotMet,
    );
    check("monitoring: { covers: [pupils], methods: [log-review] }", "monitoring-methods", Met);
    check(
        "topics: { A: { commitments: [ { do: not-view-images, except: no other way } ] } }",
        "exceptions-decided",
        NotMet,
    );
    check(
        "topics: { A: { commitments: [ { do: not-view-images, except: no other way, decided-by: dsl } ] } }",
        "exceptions-decided",
        Met,
    );
    check("roles: { dsl: { duties: [ { do: record-incident, strength: may } ] } }", "firm-verbs", NotMet);
    check("roles: { dsl: { duties: [record-incident] } }", "firm-verbs", Met);
    check("incidents: { indecent-images: { steps: [delete-images, tell-police] } }", "step-order", NotMet);
    check("incidents: { indecent-images: { steps: [tell-police, delete-images] } }", "step-order", Met);
    check(
        "incidents: { indecent-images: { steps: [tell-police, not-view-images, view-images] } }",
        "step-order",
        NotMet,
    );
    check("cites: [surrey-scp]", "own-area", Met);
    check("cites: [surrey-scb]", "own-area", NotMet);
    check("{ school: { authority: Kent }, cites: [surrey-scp] }", "own-area", NotMet);
    check(
        "cites: [ { cite: ukcis, written: UKCIS }, { cite: ukcis, written: the Council } ]",
        "one-name",
        NotMet,
    );
    check("cites: [ { cite: ukcis, written: UKCIS }, { cite: ukcis, written: Ukcis } ]", "one-name", Met);
}

#[test]
fn consistent_in_names_lists_and_numbers() {
    let check = |policy: &str, check: &str, verdict| is(policy, &format!("consistent: {check}"), verdict);
    let list = |more: &str| format!("linked-policies: [behaviour{more}]");
    check(&list(", { policy: mobile-devices, listed: false }"), "named-listed", NotMet);
    check(&list(", { policy: behaviour, written: Good behaviour, listed: false }"), "named-listed", Met);
    check("linked-policies: [ { policy: mobile-devices, listed: false } ]", "named-listed", NotShown);
    // What something is left to is told by itself.
    check(
        "{ topics: { Phones: { delegated-to: mobile-devices } }, linked-policies: [behaviour, { policy: mobile-devices, listed: false }] }",
        "named-listed",
        Met,
    );
    let named = |written: &str| format!("cites: [ {{ cite: surrey-scp, written: {written} }} ]");
    let wrong = check(&named("Surrey Safeguarding Child Partnership"), "names-right", NotMet);
    says(
        &wrong,
        "The policy writes \"Surrey Safeguarding Child Partnership\"; the name is \"Surrey Safeguarding Children Partnership\".",
    );
    check(&named("Surrey Safeguarding Children Partnership"), "names-right", Met);
    check(&named("SSCP"), "names-right", Met);
    check(
        "cites: [ { cite: ceop, written: The Child Exploitation and Online Protection (CEOP) } ]",
        "names-right",
        NotMet,
    );
    let step = |written: &str| {
        format!("incidents: {{ sextortion: {{ steps: [ {{ do: tell-dsl, written: {written} }} ] }} }}")
    };
    check(&step("Designated Safeguard Lead"), "names-right", NotMet);
    check(&step("the lead"), "names-right", Met);
    let topics = |numbers: &[&str]| {
        let topic = |(at, number): (usize, &&str)| {
            format!("T{at}: {{ section: \"{number}\", commitments: [keep-incident-log] }}")
        };
        format!("topics: {{ {} }}", numbers.iter().enumerate().map(topic).collect::<Vec<_>>().join(", "))
    };
    says(
        &check(&topics(&["1.1", "1.3", "1.3", "1.4"]), "section-numbers", NotMet),
        "Two sections have the number 1.3.",
    );
    check(&topics(&["1.3", "1.4", "1.3 and 1.4"]), "section-numbers", Met);
    // Several topics may stand in one section.
    check(&topics(&["1.1", "1.2", "1.2", "1.3"]), "section-numbers", Met);
    check(&topics(&["1", "3", "3"]), "section-numbers", Met);
    let lone = check(&topics(&["A", "B", "C", "D", "E", "11.3 Images"]), "section-numbers", NotMet);
    says(
        &lone,
        "One section has a number (11.3) and the others have none, as if it came from another document.",
    );
    check(&topics(&["A", "B"]), "section-numbers", NotShown);
}

#[test]
fn consistent_in_people() {
    let check = |policy: &str, check: &str, verdict| is(policy, &format!("consistent: {check}"), verdict);
    let posts = |lead: &str, more: &str| {
        format!(
            "{{ roles: {{ headteacher: {{ held-by: A. Jones }}, dsl: {{ held-by: Mrs A. Jones }}, online-safety-lead: {{ held-by: {lead} }} }}{more} }}"
        )
    };
    let one = check(&posts("A. Jones", ""), "one-person", NotMet);
    says(
        &one,
        "A. Jones is the headteacher, the designated safeguarding lead and the online safety lead, and nobody else is named who hears a concern about A. Jones: a word on whistleblowing or on the designated officer names nobody in the school or on its board.",
    );
    check(&posts("B. Smith", ""), "one-person", Met);
    let past = ", incidents: { headteacher-misuse: { steps: [tell-chair-of-governors] } }";
    check(&posts("A. Jones", past), "one-person", Met);
    let handles =
        |more: &str| format!("roles: {{ dsl: {{ duties: [take-responsibility-for-incidents] }}{more} }}");
    check(&handles(""), "cover", NotMet);
    check(&handles(", deputy-dsl: {}"), "cover", Met);
    check(&handles(", headteacher: { duties: [take-responsibility-for-incidents] }"), "cover", Met);
    let reports =
        |to: &str| format!("roles: {{ dsl: {{ duties: [ {{ do: escalate-concern, to: {to} }} ] }} }}");
    check(&reports("deputy-dsl"), "reports-up", NotMet);
    check(&reports("headteacher"), "reports-up", Met);
    let company = |more: &str| {
        format!(
            "roles: {{ technical-support: {{ written: technical support company, {more}duties: [keep-network-secure] }} }}"
        )
    };
    check(&company(""), "companies-named", NotMet);
    check(&company("held-by: Example Networks, "), "companies-named", Met);
    check(
        "roles: { technical-support: { written: our technicians, duties: [keep-network-secure] } }",
        "companies-named",
        NotShown,
    );
}

#[test]
fn consistent_in_procedures_and_on_the_website() {
    let check = |policy: &str, check: &str, verdict| is(policy, &format!("consistent: {check}"), verdict);
    let alert = |steps: &str| format!("incidents: {{ monitoring-alert: {{ steps: [{steps}] }} }}");
    check(&alert("follow-allegations-procedure"), "staff-route", NotMet);
    check(&alert("follow-allegations-procedure, follow-behaviour-policy"), "staff-route", Met);
    check(&alert("{ do: follow-allegations-procedure, about: staff }"), "staff-route", Met);
    check("incidents: { staff-misuse: { steps: [follow-allegations-procedure] } }", "staff-route", Met);
    check(&alert("follow-child-protection-policy, { do: tell-dsl, within: at-once }"), "tell-first", NotMet);
    check(&alert("{ do: tell-dsl, within: at-once }, follow-child-protection-policy"), "tell-first", Met);
    check(&alert("follow-child-protection-policy"), "tell-first", NotShown);
    let details = |about: &str, more: &str| {
        format!(
            "topics: {{ Website: {{ commitments: [ {{ do: not-publish-personal-details, about: {about}{more} }} ] }} }}"
        )
    };
    check(&details("[pupils, staff]", ""), "website-names", NotMet);
    check(&details("pupils", ""), "website-names", Met);
    check(&details("[pupils, staff]", ", except: names that have to be there"), "website-names", Met);
}

#[test]
fn combinations() {
    let policy = "{ policy: { status: non-statutory }, roles: { dsl: { duties: [keep-incident-log] } } }";
    is(policy, "all: [ { states: policy.status }, { commits: keep-incident-log } ]", Met);
    is(policy, "all: [ { states: policy.status }, { role-held: dsl } ]", PartlyMet);
    is(policy, "any: [ { states: policy.minute }, { commits: keep-incident-log } ]", Met);
    is(
        policy,
        "at-least: { count: 2, of: [ { states: policy.status }, { states: policy.minute }, { commits: keep-incident-log } ] }",
        Met,
    );
    let short = is(
        policy,
        "at-least: { count: 3, of: [ { states: policy.status }, { states: policy.minute }, { commits: keep-incident-log } ] }",
        PartlyMet,
    );
    assert!(
        short.missing[0].starts_with("The policy does not show at least 3 of these:"),
        "{:?}",
        short.missing
    );
    is(policy, "any: [ { states: policy.minute }, { recorded: filtering-check } ]", NotShown);
    is(policy, "all: [ { states: policy.minute }, { recorded: filtering-check } ]", NotMet);
}
