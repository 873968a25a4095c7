//! Controls do not contradict each other: the same demand has one verdict, a demand that another contains comes out in
//! step with it, and of a complaint about the headteacher both checklists that ask say one thing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use policygap::audit::{Context, WeighedControl, Weighing, example, weigh};
use policygap::checklist::Library;
use policygap::dates::{Deadline, Period};
use policygap::policy::{Policy, load};
use policygap::requirement::predicates::{Commits, Deed, Predicate};
use policygap::requirement::{Degree, Facts, Need, Requirement, Verdict};
use policygap::source::{Problems, Source, parse};
use policygap::vocabulary::{Reader, TermId, Vocabulary};

/// Small policies, each of a kind that real ones are: staff complaints that go to the head with and without another
/// policy beside it, procedures left elsewhere, rules for every incident only, training of one person only.
const INVENTED: &[&str] = &[
    "{ incidents: { staff-misuse: { steps: [tell-headteacher] } }, linked-policies: [managing-allegations] }",
    "incidents: { staff-misuse: { steps: [tell-headteacher] } }",
    "incidents: { staff-misuse: { steps: [tell-headteacher] }, headteacher-misuse: { steps: [tell-chair-of-governors] } }",
    "{ incidents: { cyberbullying: { delegated-to: anti-bullying }, any: { steps: [tell-dsl, record-incident] } }, \
       linked-policies: [child-protection, behaviour, mobile-devices, data-protection] }",
    "{ incidents: { nudes-and-semi-nudes: { steps: [tell-dsl, { do: not-view-images, except: a clear need }] } }, \
       roles: { dsl: { held-by: A. Hartley, duties: [{ do: attend-training, about: safeguarding }] } } }",
    "{ topics: { Mobile phones: { delegated-to: mobile-devices } }, training: [{ who: staff, when: induction }] }",
    "topics: { Phones: { by: school, commitments: [{ do: set-phone-method, by: staff }, { do: not-bring-phones, by: staff }] } }",
    "topics: { Phones: { by: school, commitments: [{ do: forbid-phone-use, by: pupils, when: lessons }] } }",
    "topics: { Phones: { by: school, commitments: [{ do: set-phone-method, about: key-stage-3 }, keep-school-phone-free] } }",
    "{ not-used: [pupil-phones-in-school], linked-policies: [mobile-devices] }",
    "filtering: { commitments: [{ do: provide-filtering, by: school, about: extremism, to: visitors }] }",
    "filtering: { by: school, commitments: [{ do: provide-filtering, about: staff }], blocks: [pornography] }",
    "{ filtering: { system: lgfl-webscreen, blocks: [pornography, extremism], block-lists: [iwf, ctiru] } }",
    "{ roles: { parents: { duties: [provide-filtering, provide-monitoring, tell-lado, tell-police] } } }",
    "monitoring: { methods: [in-person], covers: [pupils] }",
    "monitoring: { methods: [log-review], covers: [staff], commitments: [{ do: monitor-online-activity, about: staff }] }",
    "roles: { dsl: { held-by: A. Hartley, duties: [lead-online-safety, lead-filtering-and-monitoring] } }",
    "roles: { headteacher: { held-by: A. Hartley, duties: [lead-filtering-and-monitoring] }, dsl: { held-by: A. Hartley } }",
    "roles: { computing-lead: { duties: [lead-online-safety] }, dsl: { held-by: B. Hartley, duties: [{ do: lead-online-safety, if: where-possible }] } }",
    "incidents: { headteacher-misuse: { steps: [tell-lado] } }",
    "incidents: { staff-misuse: { by: staff, steps: [tell-headteacher, { do: tell-lado, if: the threshold is met }] } }",
    "incidents: { staff-misuse: { steps: [tell-headteacher, { do: tell-chair-of-governors, if: if-about-head }] } }",
    "{ roles: { governing-body: { duties: [handle-complaints-about-head] } }, incidents: { staff-misuse: { steps: [tell-headteacher] } } }",
    "{ incidents: { low-level-concern: { by: staff, steps: [tell-headteacher, record-incident] } }, linked-policies: [whistleblowing] }",
    "incidents: { any: { by: staff, steps: [{ do: tell-dsl, within: 1 week }, { do: tell-police, if: at-discretion }, record-incident] } }",
    "incidents: { nudes-and-semi-nudes: { by: pupils, steps: [tell-dsl, not-view-images] } }",
    "incidents: { nudes-and-semi-nudes: { by: staff, steps: [tell-dsl, not-view-images, delete-images] } }",
    "incidents: { ai-made-sexual-images: { by: staff, steps: [{ do: tell-dsl, if: at-discretion }] } }",
    "incidents: { radicalisation-online: { by: dsl, steps: [tell-dsl, { do: refer-to-channel, if: the concern remains }] } }",
    "training: [{ who: teachers, every: 1 year, about: online-safety-issues }, { who: governors, when: induction, about: online-safety-issues, strength: may }]",
    "training: [{ who: staff, every: 1 year, about: [filtering, monitoring] }, { who: dsl, every: 2 years, about: safeguarding }]",
    "{ education: { within: [pshe, computing], adapted-for: [send] }, linked-policies: [{ policy: child-protection, note: being written }] }",
    "{ topics: { Data: { by: school, commitments: [{ do: keep-retention-rules, about: cctv }, { do: give-privacy-notice, to: staff }] } } }",
    "{ incidents: { child-on-child-abuse: { delegated-to: child-protection } }, linked-policies: [child-protection] }",
];

fn invented(text: &str) -> Policy {
    let source = Source::new("policy.yaml", text);
    let fragment = parse(&source, &mut Problems::new()).unwrap();
    let mut reader = Reader::new(Vocabulary::builtin());
    let policy = example::policy(&fragment, &source, &mut reader).unwrap();
    assert!(reader.problems.is_empty(), "{text}: {:?}", reader.problems.sorted());
    policy
}

fn policies() -> Vec<Policy> {
    let words = Vocabulary::builtin();
    let schools = ["policies/dormansland-primary.yaml", "policies/priory-infant.yaml"].map(|path| {
        let source = Source::new(path, std::fs::read_to_string(path).unwrap());
        let root = parse(&source, &mut Problems::new()).unwrap().into_owned();
        load::read(&root, source.clone(), &mut Reader::new(words)).unwrap()
    });
    schools.into_iter().chain(INVENTED.iter().map(|text| invented(text))).collect()
}

fn weighed<'c>(policy: &Policy) -> Weighing<'c> {
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let checklists = Library::builtin().in_force(on);
    weigh(policy, &Context { on, checklists, words: Vocabulary::builtin() })
}

fn verdict(weighing: &Weighing<'_>, series: &str, id: &str) -> Verdict {
    let is = |it: &&WeighedControl<'_>| {
        it.checklist.series.as_ref() == series && it.control.id.value.as_ref() == id
    };
    weighing.controls.iter().find(is).unwrap().verdict.unwrap()
}

#[test]
fn the_same_demand_has_one_verdict() {
    for policy in policies() {
        let mut by_demand: BTreeMap<&str, (String, Verdict)> = BTreeMap::new();
        for weighed in weighed(&policy).controls {
            let Some(verdict) = weighed.verdict else { continue };
            let name = format!("{}/{}", weighed.checklist.series, weighed.control.id.value);
            let (first, known) = by_demand.entry(&weighed.control.demand).or_insert((name.clone(), verdict));
            assert_eq!(*known, verdict, "{first} and {name} of {}", policy.source.name());
        }
    }
}

#[test]
fn a_demand_that_another_contains_comes_out_in_step_with_it() {
    let words = Vocabulary::builtin();
    let is_asked_here =
        |asked_of: &[TermId]| asked_of.is_empty() || asked_of.contains(&words.known().online_safety_policy);
    for policy in policies() {
        let weighing = weighed(&policy);
        let judged = || weighing.controls.iter().filter_map(|it| Some((it, it.verdict?)));
        let by_demand: BTreeMap<String, (String, Verdict, &Vec<TermId>)> = judged()
            .map(|(it, verdict)| {
                let name = format!("{}/{}", it.checklist.series, it.control.id.value);
                (it.control.requires.canonical(words), (name, verdict, &it.control.asked_of))
            })
            .collect();
        let mut compared = 0;
        for (whole, verdict) in judged() {
            let Requirement::Threshold { need, of } = &whole.control.requires else { continue };
            for (name, part, asked_of) in of.iter().filter_map(|part| by_demand.get(&part.canonical(words))) {
                // What one of them need not say here, another document may.
                if is_asked_here(asked_of) != is_asked_here(&whole.control.asked_of) {
                    continue;
                }
                compared += 1;
                let whole = format!("{}/{}", whole.checklist.series, whole.control.id.value);
                let in_step = match need {
                    Need::All => verdict != Verdict::Met || *part == Verdict::Met,
                    Need::Any => verdict >= *part,
                    Need::AtLeast(_) => true,
                };
                assert!(in_step, "{whole} is {verdict:?}, and {name} {part:?} ({need:?})");
            }
        }
        assert!(compared > 3, "only {compared} pairs");
    }
}

#[test]
fn both_that_ask_where_a_complaint_about_the_headteacher_goes_say_one_thing() {
    for policy in policies() {
        let weighing = weighed(&policy);
        let verdict = |series: &str, id: &str| verdict(&weighing, series, id);
        let law = verdict("kcsie", "allegations-head");
        let consistency = verdict("consistency", "head-complaints");
        assert_eq!(law, consistency, "{}", policy.source.text());
    }
}

/// Words that make less of an entry, whatever it is an entry of: the key, and what stands under it.
const LIMITS: &[(&str, &str)] = &[
    ("to", "visitors"),
    ("about", "visitors"),
    ("about", "staff"),
    ("by", "pupils"),
    ("when", "lessons"),
    ("if", "at-discretion"),
    ("strength", "may"),
    ("within", "1 month"),
];

/// An entry that answers all that is asked of one act in two places, and less by a limit.
fn entry(asked: &[&Deed], limit: Option<(&str, &str)>) -> String {
    let words = Vocabulary::builtin();
    let mut keys: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for deed in asked {
        let lists = [
            ("by", &deed.by),
            ("to", &deed.to),
            ("with", &deed.with),
            ("when", &deed.when),
            ("about", &deed.about),
        ];
        for (key, asked) in lists {
            let first = asked.groups.iter().filter_map(|group| group.first());
            keys.entry(key).or_default().extend(first.map(|&term| words.id(term).to_owned()));
        }
        keys.entry("to")
            .or_default()
            .extend(deed.people.groups.iter().map(|group| words.id(group[0]).to_owned()));
        keys.entry("every").or_default().extend(deed.every.map(Period::id));
        keys.entry("within").or_default().extend(deed.within.map(Deadline::plain));
    }
    for key in ["every", "within"] {
        keys.entry(key).or_default().truncate(1);
    }
    if keys["by"].is_empty() {
        let binds = words.commitment(asked[0].act).and_then(|act| act.whole.by.first().copied());
        keys.insert("by", vec![binds.map_or("school", |by| words.id(by)).to_owned()]);
    }
    if let Some((key, value)) = limit {
        let given = keys.entry(key).or_default();
        if key == "by" {
            given.clear();
        }
        given.push(value.to_owned());
    }
    let said: Vec<String> = keys
        .iter_mut()
        .filter(|(_, given)| !given.is_empty())
        .map(|(key, given)| {
            given.sort();
            given.dedup();
            let list = given.join(", ");
            if given.len() == 1 { format!("{key}: {list}") } else { format!("{key}: [{list}]") }
        })
        .collect();
    format!(
        "topics: {{ Rules: {{ commitments: [{{ do: {}, {} }}] }} }}",
        words.id(asked[0].act),
        said.join(", ")
    )
}

/// Whether a limit is what is asked: then it limits nothing.
fn is_asked(deed: &Deed, value: &str) -> bool {
    let words = Vocabulary::builtin();
    let asked = [&deed.by, &deed.to, &deed.when, &deed.about, &deed.people];
    asked.iter().flat_map(|asked| asked.terms()).any(|term| words.id(term) == value)
}

#[test]
fn what_limits_an_entry_for_one_control_limits_it_for_all() {
    let words = Vocabulary::builtin();
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut by_act: BTreeMap<&str, Vec<(String, Commits)>> = BTreeMap::new();
    for checklist in Library::builtin().in_force(on) {
        for control in checklist.controls() {
            for predicate in control.requires.predicates() {
                let Predicate::Commits(commits) = predicate else { continue };
                let name = format!("{}/{}", checklist.series, control.id.value);
                by_act.entry(words.id(commits.deed.act)).or_default().push((name, commits.clone()));
            }
        }
    }
    let is_whole = |commits: &Commits, text: &str| {
        let policy = invented(text);
        let weight = Requirement::leaf(commits.clone()).weigh(&Facts::new(&policy, words), on);
        weight.bounds.shown == Degree::Full
    };
    let mut compared = 0;
    for (act, asked) in by_act {
        for (at, (one, first)) in asked.iter().enumerate() {
            for (other, second) in &asked[at + 1..] {
                let deeds = [&first.deed, &second.deed];
                let whole = entry(&deeds, None);
                if !is_whole(first, &whole) || !is_whole(second, &whole) {
                    continue;
                }
                for &(key, value) in LIMITS {
                    if deeds.iter().any(|deed| is_asked(deed, value) || key == "by" && !deed.by.is_empty())
                        || key == "within" && whole.contains("within")
                    {
                        continue;
                    }
                    let less = entry(&deeds, Some((key, value)));
                    compared += 1;
                    assert_eq!(
                        is_whole(first, &less),
                        is_whole(second, &less),
                        "{act}: {one} and {other} differ on {less}"
                    );
                }
            }
        }
    }
    assert!(compared > 500, "only {compared} compared");
}

#[test]
fn what_the_procedures_ask_of_allegations_they_ask_as_the_law_does() {
    for policy in policies() {
        let weighing = weighed(&policy);
        let verdict = |series: &str, id: &str| verdict(&weighing, series, id);
        for (law, procedure) in
            [("allegations-staff", "staff-allegations"), ("allegations-head", "staff-head")]
        {
            let (law, procedure) = (verdict("kcsie", law), verdict("incident-procedures", procedure));
            assert_eq!(law, procedure, "{}", policy.source.text());
        }
    }
}

#[test]
fn a_rule_beside_a_policy_to_which_it_is_left_is_asked_about_and_not_taken_for_settled() {
    let policy = |more: &str| {
        invented(&format!(
            "{{ topics: {{ Phones: {{ {more} by: school, commitments: [not-bring-phones] }} }}, linked-policies: [mobile-devices] }}"
        ))
    };
    let verdicts = |policy: &Policy| {
        let weighing = weighed(policy);
        ["method", "no-use-all-day", "phone-free"].map(|id| verdict(&weighing, "mobile-phones", id))
    };
    assert_eq!(verdicts(&policy("")), [Verdict::Met; 3]);
    assert_eq!(verdicts(&policy("delegated-to: mobile-devices,")), [Verdict::PartlyMet; 3]);
}

#[test]
fn where_nothing_is_said_of_staff_no_route_of_theirs_is_called_a_gap_of_this_document() {
    for text in ["{}", "topics: { Phones: { by: school, commitments: [forbid-phone-use] } }"] {
        let policy = invented(text);
        let weighing = weighed(&policy);
        for id in ["allegations-staff", "allegations-head", "low-level-concerns", "whistleblowing"] {
            assert_eq!(verdict(&weighing, "kcsie", id), Verdict::NotShown, "{id}");
        }
    }
}
