//! Weighing is explaining without the words: bounds, days and faults are the same, whatever is asked of whatever policy.

use std::sync::LazyLock;

use chrono::{Duration, NaiveDate};
use policygap::audit::{self, Context, Outcome, explain, weigh};
use policygap::checklist::{Checklist, Library};
use policygap::dates::{TermEnds, WrittenDate, plain};
use policygap::policy::{Answer, Policy, Record, Reply, load};
use policygap::requirement::{Facts, File, Need, Requirement, Verdict};
use policygap::source::{Node, Problems, Source, Span, Spanned, Value, parse};
use policygap::vocabulary::{Kind, Reader, Vocabulary};
use proptest::prelude::*;
use proptest::sample::Index;

static WORDS: LazyLock<&Vocabulary> = LazyLock::new(Vocabulary::builtin);
static LIBRARY: LazyLock<&Library> = LazyLock::new(Library::builtin);

/// Every example of every checklist as a policy, with its records.
static EXAMPLES: LazyLock<Vec<Policy>> = LazyLock::new(|| {
    let of = |checklist: &'static Checklist| {
        let fragments = checklist.fragments();
        let controls = checklist.controls().iter().flat_map(|control| [control.meets, control.misses]);
        let steps = checklist.aspects().iter().flat_map(|aspect| &aspect.steps).map(|step| step.example);
        let read = |place| {
            let mut reader = Reader::new(&WORDS);
            let fragment = fragments.at(place).unwrap();
            audit::example::policy(fragment, &checklist.source_file, &mut reader).unwrap()
        };
        controls.chain(steps).map(read).collect::<Vec<_>>()
    };
    LIBRARY.all().flat_map(of).collect()
});

/// Every requirement of every checklist.
static REQUIREMENTS: LazyLock<Vec<Requirement>> = LazyLock::new(|| {
    let items = LIBRARY.all().flat_map(Checklist::items);
    items.flat_map(|item| item.requirements().into_iter().cloned().collect::<Vec<_>>()).collect()
});

/// Every record of every example.
static RECORDS: LazyLock<Vec<Record>> =
    LazyLock::new(|| EXAMPLES.iter().flat_map(|policy| policy.records.records.iter().cloned()).collect());

/// Every control of every checklist, by the name under which it is answered.
static CONTROLS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let named = |checklist: &'static Checklist| {
        let controls = checklist.controls().iter();
        controls.map(|control| format!("{}/{}", checklist.series, control.id.value)).collect::<Vec<_>>()
    };
    LIBRARY.all().flat_map(named).collect()
});

/// The controls that a policy alone leaves open on the day of the law over answers, by their positions.
static OPEN: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let policy = load(&schools()[0], None, &WORDS).policy.unwrap();
    let on = day(2026, 11);
    let weighing = weigh(&policy, &Context { on, checklists: LIBRARY.in_force(on), words: &WORDS });
    let open = weighing.controls.iter().filter(|weighed| weighed.verdict == Some(Verdict::NotShown));
    let named = |weighed: &policygap::audit::WeighedControl<'_>| {
        let name = format!("{}/{}", weighed.checklist.series, weighed.control.id.value);
        CONTROLS.iter().position(|known| *known == name).unwrap()
    };
    open.map(named).collect()
});

/// An answer to a control that was given so many days from a day and holds for so many days since.
fn answer(control: usize, answer: Reply, on: NaiveDate, given: i64, holds: i64) -> Answer {
    let written = |day: NaiveDate| WrittenDate::read(&plain(day), &TermEnds::default()).unwrap();
    let given = on + Duration::days(given);
    let span = Span::new(control, control + 1);
    Answer {
        control: Spanned::new(CONTROLS[control].clone(), span),
        answer,
        role: WORDS.find(Kind::Role, "dsl").unwrap(),
        date: written(given),
        until: Spanned::new(written(given + Duration::days(holds)), span),
    }
}

fn schools() -> Vec<Source> {
    ["policies/dormansland-primary.yaml", "policies/priory-infant.yaml"]
        .map(|path| Source::new(path, std::fs::read_to_string(path).unwrap()))
        .to_vec()
}

fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 22).unwrap()
}

#[track_caller]
fn agrees(requirement: &Requirement, facts: &Facts<'_>, on: NaiveDate) {
    let (weight, judgement) = (requirement.weigh(facts, on), requirement.explain(facts, on));
    assert_eq!(weight, judgement.weight(), "{} on {on}\n{judgement:#?}", requirement.canonical(&WORDS));
}

#[test]
fn every_requirement_weighs_every_example_as_it_explains_it() {
    assert!(EXAMPLES.len() > 500 && REQUIREMENTS.len() > 400 && RECORDS.len() > 100);
    for (at, policy) in EXAMPLES.iter().enumerate() {
        let facts = Facts::new(policy, &WORDS);
        let on = day(if at % 2 == 0 { 2026 } else { 2024 }, 11);
        for requirement in REQUIREMENTS.iter().skip(at % 3).step_by(3) {
            agrees(requirement, &facts, on);
        }
    }
}

#[test]
fn a_whole_policy_comes_out_the_same() {
    for source in schools() {
        let policy = load(&source, None, &WORDS).policy.unwrap();
        for year in [2016, 2024, 2026] {
            let on = day(year, 11);
            let context = Context { on, checklists: LIBRARY.in_force(on), words: &WORDS };
            same(&policy, &context);
            let every = Context { checklists: LIBRARY.all().collect(), ..context };
            same(&policy, &every);
        }
    }
}

fn same(policy: &Policy, context: &Context<'static>) {
    let (weighing, assessment) = (weigh(policy, context), explain(policy, context));
    assert_eq!(weighing.controls.len(), assessment.controls.len());
    for (weighed, told) in weighing.controls.iter().zip(&assessment.controls) {
        let (verdict, until) = match &told.outcome {
            Outcome::Judged { verdict, judgement } => (Some(*verdict), judgement.holds_until),
            Outcome::NotApplicable { .. } => (None, None),
        };
        let found = (&weighed.control.id.value, weighed.force, weighed.verdict, weighed.holds_until);
        assert_eq!(found, (&told.control.id.value, told.force, verdict, until));
    }
    assert_eq!(weighing.aspects.len(), assessment.aspects.len());
    for (weighed, told) in weighing.aspects.iter().zip(&assessment.aspects) {
        let levels = told.standing.as_ref().ok().map(audit::Attained::levels);
        let found = (&weighed.aspect.id.value, weighed.benchmark, weighed.levels);
        assert_eq!(found, (&told.aspect.id.value, told.benchmark, levels));
    }
    let left_out: Vec<_> = assessment.left_out.iter().map(|(checklist, _)| &checklist.id.value).collect();
    let found: Vec<_> = weighing.left_out.iter().map(|checklist| &checklist.id.value).collect();
    assert_eq!(found, left_out);
}

/// Takes a member away that is no key of the school, by picking a way down the tree.
fn thin(node: &mut Node<'_>, picks: &mut impl Iterator<Item = usize>) {
    let Some(pick) = picks.next() else { return };
    match &mut node.value {
        Value::Map(map) if !map.entries.is_empty() => {
            let at = pick % map.entries.len();
            if !["policygap", "school"].contains(&&*map.entries[at].0.value) {
                thin(&mut map.entries[at].1, picks);
            }
        }
        Value::List(items) if !items.is_empty() => {
            let at = pick % items.len();
            if pick % 3 == 0 { thin(&mut items[at], picks) } else { drop(items.remove(at)) }
        }
        Value::Map(_) | Value::List(_) | Value::Text(_) => {}
    }
}

/// A real policy with some of it taken away, and with records.
fn cut(which: usize, cuts: Vec<Vec<usize>>, records: &[Index]) -> Policy {
    let source = schools().remove(which);
    let mut tree = parse(&source, &mut Problems::new()).unwrap();
    for cut in cuts {
        thin(&mut tree, &mut cut.into_iter());
    }
    let mut reader = Reader::new(&WORDS);
    let mut policy = load::read(&tree, source.clone(), &mut reader).unwrap();
    policy.records.records = records.iter().map(|pick| pick.get(&RECORDS).clone()).collect();
    policy
}

/// That answers change verdicts, each reply and each date in its own way: else the law about them would say nothing.
#[test]
fn answers_decide_what_is_open_while_they_hold() {
    let mut policy = load(&schools()[0], None, &WORDS).policy.unwrap();
    let on = day(2026, 11);
    let context = Context { on, checklists: LIBRARY.all().collect(), words: &WORDS };
    let mut verdicts = |reply, given, holds| {
        policy.records.answers =
            (0..CONTROLS.len()).map(|control| answer(control, reply, on, given, holds)).collect();
        same(&policy, &context);
        let weighing = weigh(&policy, &context);
        weighing.controls.iter().map(|control| control.verdict).collect::<Vec<_>>()
    };
    let [yes, partly, no] = [Reply::Yes, Reply::Partly, Reply::No].map(|reply| verdicts(reply, -10, 20));
    assert!(yes != partly && partly != no && yes != no);
    let [to_come, expired] = [(1, 20), (-20, 10)].map(|(given, holds)| verdicts(Reply::Yes, given, holds));
    assert_eq!(to_come, expired);
    assert_ne!(yes, expired);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, max_shrink_iters: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_requirements_weigh_random_policies_as_they_explain_them(
        which in 0_usize..2,
        cuts in prop::collection::vec(prop::collection::vec(any::<usize>(), 6), 0..80),
        records in prop::collection::vec(any::<Index>(), 0..24),
        year in 2016_i32..2029,
        month in 1_u32..13,
        mixes in prop::collection::vec((0_usize..4, prop::collection::vec(any::<Index>(), 1..6)), 1..40),
    ) {
        let policy = cut(which, cuts, &records);
        let facts = Facts::new(&policy, &WORDS);
        let on = day(year, month);
        let mut asked: Vec<Requirement> = REQUIREMENTS.clone();
        for (kind, of) in mixes {
            let of: Vec<Requirement> = of.iter().map(|pick| pick.get(&asked).clone()).collect();
            let need = [Need::All, Need::Any, Need::AtLeast(of.len().min(2)), Need::AtLeast(of.len())][kind];
            asked.push(Requirement::Threshold { need, of });
        }
        for requirement in &asked {
            agrees(requirement, &facts, on);
        }
    }

    #[test]
    fn random_answers_count_the_same_in_whole_policies(
        which in 0_usize..2,
        cuts in prop::collection::vec(prop::collection::vec(any::<usize>(), 6), 0..80),
        records in prop::collection::vec(any::<Index>(), 0..24),
        answers in prop::collection::vec(
            (any::<Index>(), prop::sample::select(Reply::ALL), -400_i64..40, 0_i64..800),
            1..300,
        ),
        year in 2016_i32..2029,
        month in 1_u32..13,
    ) {
        let mut policy = cut(which, cuts, &records);
        let on = day(year, month);
        policy.records.answers = answers
            .into_iter()
            .map(|(control, reply, given, holds)| answer(control.index(CONTROLS.len()), reply, on, given, holds))
            .collect();
        same(&policy, &Context { on, checklists: LIBRARY.in_force(on), words: &WORDS });
        same(&policy, &Context { on, checklists: LIBRARY.all().collect(), words: &WORDS });
    }

    /// The law over answers: taking one away improves no verdict, unless it was named as a fault.
    #[test]
    fn taking_an_answer_away_improves_nothing_that_was_not_a_fault(
        which in 0_usize..2,
        controls in prop::collection::vec(any::<Index>(), 1..4),
        answers in prop::collection::vec(
            (any::<Index>(), prop::sample::select(Reply::ALL), -60_i64..10, 0_i64..90, 0_usize..5),
            1..40,
        ),
        gone in any::<Index>(),
    ) {
        let mut policy = cut(which, Vec::new(), &[]);
        let on = day(2026, 11);
        let answered = answers.iter().enumerate().map(|(at, (pick, reply, given, holds, vague))| {
            let control = pick.get(&controls).index(OPEN.len());
            let mut answer = answer(OPEN[control], *reply, on, *given, *holds);
            answer.control.span = Span::new(2 * at, 2 * at + 1);
            // Some say only the month or the year.
            let day = answer.date.first();
            let written = match vague {
                0 => day.format("%B %Y").to_string(),
                1 => day.format("%Y").to_string(),
                _ => plain(day),
            };
            answer.date = WrittenDate::read(&written, &TermEnds::default()).unwrap();
            answer
        });
        policy.records.answers = answered.collect();
        let context = Context { on, checklists: LIBRARY.in_force(on), words: &WORDS };
        let before = explain(&policy, &context);
        let gone = gone.index(policy.records.answers.len());
        let mut without = policy.clone();
        let taken = without.records.answers.remove(gone).control.span;
        let after = explain(&without, &context);
        for (was, is) in before.controls.iter().zip(&after.controls) {
            let (Outcome::Judged { judgement: was, .. }, Outcome::Judged { judgement: is, .. }) =
                (&was.outcome, &is.outcome)
            else {
                continue;
            };
            let better = is.bounds.shown > was.bounds.shown || is.bounds.possible > was.bounds.possible;
            let named = was.faults.iter().any(|fault| fault.file == File::Records && fault.span == taken);
            prop_assert!(!better || named, "{:?} became {:?}", was.bounds, is.bounds);
        }
    }
}
