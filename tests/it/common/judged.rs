//! A fragment of a policy, a requirement, and what is judged of them.

use chrono::NaiveDate;
use policygap::audit::example;
use policygap::requirement::{Bounds, Facts, Place, Say, Verdict};
use policygap::source::{Node, Problems, Source, parse};
use policygap::vocabulary::{Reader, Vocabulary};

fn tree(name: &str, text: &str) -> (Source, Node<'static>) {
    let source = Source::new(name, text);
    let mut problems = Problems::new();
    let root = parse(&source, &mut problems).map(Node::into_owned);
    assert!(problems.is_empty(), "{name}: {:?}", problems.sorted());
    (source, root.unwrap())
}

/// A judgement, with what is missing in sentences.
pub struct Judged {
    pub bounds: Bounds,
    pub holds_until: Option<NaiveDate>,
    pub missing: Vec<String>,
    pub faults: Vec<Place>,
}

pub fn judge_on(policy: &str, requirement: &str, on: NaiveDate) -> Judged {
    let words = Vocabulary::builtin();
    let (source, fragment) = tree("policy.yaml", policy);
    let mut reader = Reader::new(words);
    let policy = example::policy(&fragment, &source, &mut reader).unwrap();
    let (mistakes, _) = reader.problems.parted();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let (_, asked) = tree("requirement.yaml", requirement);
    let mut reader = Reader::new(words);
    let asked = reader.requirement(&asked);
    assert!(reader.problems.is_empty(), "{requirement}: {:?}", reader.problems.sorted());
    let (asked, facts) = (asked.unwrap(), Facts::new(&policy, words));
    let judgement = asked.explain(&facts, on);
    assert_eq!(asked.weigh(&facts, on), judgement.weight(), "{requirement}");
    Judged {
        bounds: judgement.bounds,
        holds_until: judgement.holds_until,
        missing: judgement.missing.iter().map(|missing| missing.wanted.say(words)).collect(),
        faults: judgement.faults,
    }
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn judge(policy: &str, requirement: &str) -> Judged {
    judge_on(policy, requirement, day(2026, 11, 22))
}

#[track_caller]
pub fn is(policy: &str, requirement: &str, verdict: Verdict) -> Judged {
    let judged = judge(policy, requirement);
    assert_eq!(judged.bounds.verdict(), verdict, "{requirement}\n{policy}\n{:?}", judged.missing);
    assert_eq!(verdict == Verdict::Met, judged.missing.is_empty(), "{:?}", judged.missing);
    judged
}

#[track_caller]
pub fn says(judged: &Judged, text: &str) {
    assert!(judged.missing.iter().any(|missing| missing == text), "{text}\n{:#?}", judged.missing);
}
