//! Controls do not contradict each other: the same demand has one verdict, a demand that another contains comes out in
//! step with it, and of a complaint about the headteacher both checklists that ask say one thing.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use policygap::audit::{Context, Weighing, example, weigh};
use policygap::checklist::Library;
use policygap::policy::{Policy, load};
use policygap::requirement::{Need, Requirement, Verdict};
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
];

fn policies() -> Vec<Policy> {
    let words = Vocabulary::builtin();
    let schools = ["policies/dormansland-primary.yaml", "policies/priory-infant.yaml"].map(|path| {
        let source = Source::new(path, std::fs::read_to_string(path).unwrap());
        let root = parse(&source, &mut Problems::new()).unwrap().into_owned();
        load::read(&root, source.clone(), &mut Reader::new(words)).unwrap()
    });
    let invented = INVENTED.iter().map(|text| {
        let source = Source::new("policy.yaml", *text);
        let fragment = parse(&source, &mut Problems::new()).unwrap();
        let mut reader = Reader::new(words);
        let policy = example::policy(&fragment, &source, &mut reader).unwrap();
        assert!(reader.problems.is_empty(), "{text}: {:?}", reader.problems.sorted());
        policy
    });
    schools.into_iter().chain(invented).collect()
}

fn weighed<'c>(policy: &Policy) -> Weighing<'c> {
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let checklists = Library::builtin().in_force(on);
    weigh(policy, &Context { on, checklists, words: Vocabulary::builtin() })
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
        let verdict = |series: &str, id: &str| {
            let of = |it: &&policygap::audit::WeighedControl<'_>| {
                it.checklist.series.as_ref() == series && it.control.id.value.as_ref() == id
            };
            weighing.controls.iter().find(of).unwrap().verdict.unwrap()
        };
        let law = verdict("kcsie", "allegations-head");
        let consistency = verdict("consistency", "head-complaints");
        // Where nothing at all is said of staff there is nothing that could contradict itself.
        let silent = law == Verdict::NotMet && consistency == Verdict::NotShown;
        assert!(law == consistency || silent, "{law:?} and {consistency:?} of {}", policy.source.name());
    }
}
