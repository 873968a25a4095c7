//! What a word's declaration does to the answer: fields that say what a commitment says, terms that name their recipient,
//! groups that are made of others, kinds that are several things, and posts of trusts and secondary schools.

use chrono::NaiveDate;
use policygap::audit::example;
use policygap::checklist::Library;
use policygap::requirement::reads::Part;
use policygap::requirement::{Degree, Facts, Field, Judgement, Say};
use policygap::source::{Problems, Source, parse};
use policygap::vocabulary::{Detail, Filled, Kind, Reader, Vocabulary};

use crate::common::{Folder, ON};

/// How far a policy answers a requirement, and what is said to be missing.
#[track_caller]
fn judge(policy: &str, requirement: &str) -> (Degree, String) {
    let words = Vocabulary::builtin();
    let tree = |name: &str, text: &str| {
        let source = Source::new(name, text);
        let mut problems = Problems::new();
        let root = parse(&source, &mut problems).unwrap().into_owned();
        assert!(problems.is_empty(), "{text}: {:?}", problems.sorted());
        (source, root)
    };
    let (source, fragment) = tree("policy.yaml", policy);
    let mut reader = Reader::new(words);
    let policy = example::policy(&fragment, &source, &mut reader).unwrap();
    let (_, asked) = tree("requirement.yaml", requirement);
    let asked = reader.requirement(&asked).unwrap();
    assert!(reader.problems.is_empty(), "{requirement}: {:?}", reader.problems.sorted());
    let facts = Facts::new(&policy, words);
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let judgement: Judgement<'_> = asked.explain(&facts, on);
    assert_eq!(asked.weigh(&facts, on), judgement.weight(), "{requirement}");
    let missing = judgement.missing.iter().map(|missing| missing.wanted.say(words)).collect::<Vec<_>>();
    (judgement.bounds.shown, missing.join(" "))
}

#[track_caller]
fn answers(policy: &str, requirement: &str, expected: Degree) -> String {
    let (shown, missing) = judge(policy, requirement);
    assert_eq!(shown, expected, "{policy}\n{requirement}\n{missing}");
    missing
}

// ---- fields that say what a commitment says

#[test]
fn every_field_that_stands_in_for_a_commitment_answers_it() {
    let words = Vocabulary::builtin();
    let mut fields = Vec::new();
    for (_, term) in words.of_kind(Kind::Commitment) {
        let Detail::Commitment(act) = &term.detail else { panic!("{}", term.id) };
        for says in &act.stands_in {
            let any = || says.field.kinds().first().and_then(|&kind| words.of_kind(kind).next());
            let named = says.members.iter().map(|&member| words.id(member).to_owned());
            let members: Vec<String> = if says.members.is_empty() {
                vec![any().map_or("Example Filter".to_owned(), |(_, term)| term.id.to_string())]
            } else {
                named.collect()
            };
            for member in members {
                let (section, key) = says.field.id().split_once('.').unwrap();
                let value = if says.field.kinds().is_empty() { member } else { format!("[{member}]") };
                let policy = format!("{section}: {{ {key}: {value} }}");
                answers(&policy, &format!("commits: {}", term.id), Degree::Full);
            }
            fields.push(says.field);
        }
    }
    for field in [Filled::MonitoringMethods, Filled::EducationWithin, Filled::EducationTeaches] {
        assert!(fields.contains(&field), "{}", field.id());
    }
}

#[test]
fn every_list_of_the_format_is_read_by_some_control() {
    let words = Vocabulary::builtin();
    let mut reads = Vec::new();
    for checklist in Library::builtin().all() {
        for item in checklist.items() {
            reads.extend(item.requirements().into_iter().flat_map(|asked| asked.reads(words)));
        }
    }
    for &field in Field::ALL {
        let members = field.kinds().iter().flat_map(|&kind| words.of_kind(kind)).map(|(term, _)| term);
        let is_read = |term| reads.iter().any(|read| read.looks_at(Part::Member(field, term), words));
        assert!(members.into_iter().any(is_read), "no control reads `{}`", field.path());
    }
}

#[test]
fn a_field_says_it_for_nobody_in_particular() {
    let asked = "commits: { do: monitor-online-activity, by: dsl }";
    answers("monitoring: { by: dsl, methods: [log-review] }", asked, Degree::Full);
    let missing = answers("monitoring: { methods: [log-review] }", asked, Degree::Partial);
    assert!(missing.contains("does not say who"), "{missing}");
}

#[test]
fn a_way_of_monitoring_that_is_limited_to_a_group_says_it_of_that_group() {
    let policy = "monitoring: { methods: [{ method: log-review, of: staff }] }";
    answers(policy, "commits: { do: monitor-online-activity, about: staff }", Degree::Full);
    answers(policy, "commits: { do: monitor-online-activity, about: pupils }", Degree::Partial);
}

#[test]
fn a_topic_that_is_only_advised_is_taught_only_as_advice() {
    let asked = "lists: { education.teaches: research-and-evaluation }";
    answers("education: { teaches: [research-and-evaluation] }", asked, Degree::Full);
    for strength in ["advised", "may", "aware"] {
        let policy =
            format!("education: {{ teaches: [{{ topic: research-and-evaluation, strength: {strength} }}] }}");
        let missing = answers(&policy, asked, Degree::Partial);
        assert!(missing.contains("only as advice"), "{missing}");
        answers(&policy, "commits: teach-online-safety", Degree::Partial);
    }
    let twice = "education: { teaches: [{ topic: research-and-evaluation, strength: may }, research-and-evaluation] }";
    answers(twice, asked, Degree::Full);
}

#[test]
fn where_it_is_taught_is_as_firm_as_that_it_is_taught() {
    let asked = "commits: place-in-subjects";
    let weak = "{ do: provide-online-safety-curriculum, strength: advised }";
    answers(&format!("education: {{ within: computing, commitments: [{weak}] }}"), asked, Degree::Partial);
    answers(
        &format!("education: {{ within: computing, commitments: [{weak}, place-in-subjects], by: school }}"),
        asked,
        Degree::Full,
    );
    answers(
        "education: { within: computing, commitments: [{ do: use-outside-speakers, if: where-possible }] }",
        asked,
        Degree::Full,
    );
}

#[test]
fn the_file_that_new_writes_satisfies_the_demands_on_what_it_fills_in() {
    let folder = Folder::new();
    folder.run(&["new", "policy.yaml"]).exits(0);
    // What it shows behind number signs is taken as said.
    let said = |line: &str| match line.strip_prefix('#') {
        Some(said) if !said.starts_with(' ') || said.starts_with("  ") => format!("{said}\n"),
        _ => format!("{line}\n"),
    };
    let opened: String = folder.read("policy.yaml").lines().map(said).collect();
    let filled = opened
        .replace("SCHOOL NAME", "Fernhill School")
        .replace("A. Example", "Sarah Hill")
        .replace("B. Example", "Omar Khan")
        .replace("the name of your filter", "Netsweeper");
    folder.write("policy.yaml", filled);
    let json = folder.run(&["audit", "policy.yaml", "--on", ON, "--format", "json"]).json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    for control in [
        "dsl-leads",
        "filtering-in-place",
        "monitoring-in-place",
        "pupils-taught",
        "four-risks",
        "staff-induction",
        "staff-yearly",
    ] {
        let found = results.iter().find(|it| it["checklist"] == "kcsie" && it["control"] == control);
        let found = found.unwrap_or_else(|| panic!("no control {control}"));
        assert_eq!(found["verdict"], "met", "{control}: {}", found["missing"]);
    }
}

// ---- terms that name their recipient

#[test]
fn a_term_that_names_its_recipient_is_not_asked_for_it_again() {
    let asked = "commits: { do: tell-users-of-monitoring, to: [staff, pupils] }";
    let entry = |more: &str| {
        format!("monitoring: {{ commitments: [{{ do: tell-users-of-monitoring, by: school{more} }}] }}")
    };
    answers(&entry(""), asked, Degree::Full);
    answers(&entry(", to: users"), asked, Degree::Full);
    let missing = answers(&entry(", to: staff"), asked, Degree::Partial);
    assert!(missing.contains("does not say that it goes to pupils"), "{missing}");
    let missing = answers(
        "policy: { title: A policy }",
        "commits: { do: hold-parent-sessions, to: parents }",
        Degree::Absent,
    );
    assert!(missing.ends_with("hold online safety sessions for parents."), "{missing}");
}

// ---- groups that are made of others

#[test]
fn what_is_said_of_a_group_is_said_of_each_that_it_includes() {
    answers(
        "scope: { people: [community] }",
        "lists: { scope.people: [staff, pupils, governing-body, volunteers, visitors] }",
        Degree::Full,
    );
    let duty = |group: &str| format!("roles: {{ {group}: {{ duties: [{{ do: sign-acceptable-use }}] }} }}");
    for (group, member) in
        [("users", "staff"), ("users", "pupils"), ("community", "parents"), ("workforce", "supply-staff")]
    {
        answers(&duty(group), &format!("commits: {{ do: sign-acceptable-use, by: {member} }}"), Degree::Full);
        answers(
            &duty(member),
            &format!("commits: {{ do: sign-acceptable-use, by: {group} }}"),
            Degree::Partial,
        );
    }
    answers("training: [{ who: workforce }]", "trains: { who: volunteers }", Degree::Full);
    answers("training: [{ who: staff }]", "trains: { who: volunteers }", Degree::Absent);
}

#[test]
fn a_duty_of_everybody_is_not_the_duty_of_a_post_and_a_profile_for_everybody_is_nobodys_own() {
    let policy = "roles: { staff: { duties: [lead-online-safety] } }";
    answers(policy, "commits: { do: lead-online-safety, by: dsl }", Degree::Partial);
    answers(
        "filtering: { profiles: [users] }",
        "lists: { filtering.profiles: [pupils, staff] }",
        Degree::Absent,
    );
}

// ---- kinds that are several things

#[test]
fn several_policies_of_one_kind_have_names_of_their_own() {
    let policy = "\
policygap: 1
school: { name: Fernhill School, nation: england, phase: primary, type: maintained }
policy: { title: Online Safety Policy }
linked-policies:
  - { policy: other-policies, written: Lettings policy, next-review: September 2025 }
  - { policy: other-policies, written: Uniform policy, next-review: March 2027 }
";
    let folder = Folder::new();
    folder.write("policy.yaml", policy);
    folder
        .run(&["due", "policy.yaml", "--on", ON])
        .exits(1)
        .says(&["The review of \"Lettings policy\"", "The review of \"Uniform policy\""])
        .does_not_say(&["other policies"]);
    let twice = |kind: &str| {
        format!(
            "linked-policies: [{{ policy: {kind}, written: Lettings }}, {{ policy: {kind}, written: Uniform }}]"
        )
    };
    assert!(!answers(&twice("other-policies"), "consistent: one-name", Degree::Absent).contains("Lettings"));
    assert!(answers(&twice("behaviour"), "consistent: one-name", Degree::Absent).contains("Lettings"));
}

// ---- posts

#[test]
fn posts_of_trusts_and_of_secondary_schools_have_words() {
    let folder = Folder::new();
    let policy = |role: &str| {
        format!(
            "policygap: 1\nschool: {{ name: Fernhill Academy, nation: england, phase: secondary, type: academy }}\n\
             policy: {{ title: Online Safety Policy }}\nroles: {{ {role}: {{ duties: [lead-online-safety] }} }}\n"
        )
    };
    for role in [
        "chief-executive",
        "trust-safeguarding-lead",
        "head-of-year",
        "governors-committee",
        "siro",
        "form-tutor",
    ] {
        folder.write("policy.yaml", policy(role));
        let run = folder.run(&["audit", "policy.yaml", "--on", ON, "--quiet"]);
        assert_eq!((run.code, run.stderr.contains(role)), (Some(1), false), "{role}: {}", run.stderr);
    }
    let words = Vocabulary::builtin();
    for (written, word) in [
        ("academy council", "local-governing-body"),
        ("CEO", "chief-executive"),
        ("year head", "head-of-year"),
        ("trust DSL", "trust-safeguarding-lead"),
    ] {
        assert_eq!(words.suggest(&[Kind::Role], written), Some(word), "{written}");
    }
}

// ---- what applies to this school

/// What is said of a control in the audit of a school of a type, in an authority's area.
fn said(school: &str, checklist: &str, control: &str) -> String {
    let folder = Folder::new();
    folder.write(
        "policy.yaml",
        format!(
            "policygap: 1\nschool: {{ name: Fernhill School, nation: england, phase: primary{school} }}\n\
             policy: {{ title: Online Safety Policy, kind: online-safety }}\n"
        ),
    );
    let json = folder.run(&["audit", "policy.yaml", "--on", ON, "--format", "json"]).json();
    let results = json["policies"][0]["results"].as_array().unwrap();
    let found = results.iter().find(|it| it["checklist"] == checklist && it["control"] == control);
    let found = found.unwrap_or_else(|| panic!("no control {control}"));
    format!("{} {}: {} {}", found["verdict"], found["owner"], found["missing"], found["message"])
}

#[test]
fn sentences_speak_of_whoever_governs_this_school() {
    let of = |school| said(school, "kcsie", "board-accountable");
    let maintained = of(", type: maintained");
    assert!(maintained.contains("the governing body will"), "{maintained}");
    let independent = of(", type: independent");
    assert!(independent.contains("the proprietor will"), "{independent}");
    assert!(!independent.contains("governing body will"), "{independent}");
    let academy = of(", type: academy");
    assert!(academy.contains("the board of the trust will"), "{academy}");
}

#[test]
fn a_school_is_told_of_the_partnership_of_its_own_area() {
    let of = |school| said(school, "current-references", "local-arrangements");
    let known = of(", authority: Surrey");
    assert!(!known.contains("Kent"), "{known}");
    let unknown = of("");
    assert!(unknown.contains("the local safeguarding partnership"), "{unknown}");
    assert!(!unknown.contains("Kent") && !unknown.contains("Surrey"), "{unknown}");
}

#[test]
fn where_the_type_of_school_is_not_given_only_one_of_a_pair_is_asked() {
    let of = |school| {
        let academy = said(school, "school-website", "contact-details-academy");
        let maintained = said(school, "school-website", "contact-details");
        [academy, maintained].map(|said| said.starts_with("\"not-applicable\""))
    };
    assert_eq!(of(""), [true, false]);
    assert_eq!(of(", type: academy"), [false, true]);
    let why = said("", "school-website", "contact-details-academy");
    assert!(why.contains("the file does not say of which type this school is"), "{why}");
}
