//! The law over records: taking a record away, or a part of one, and saying that what was done failed, came out in part or
//! was not done, improves no verdict, unless what was taken away was named as a fault.

use chrono::NaiveDate;
use policygap::checklist::Library;
use policygap::policy::{Policy, load, records};
use policygap::requirement::{Bounds, Facts, File, Need, Requirement};
use policygap::source::{Node, Problems, Source, Span, Value, parse};
use policygap::vocabulary::{Kind, Reader, Vocabulary};
use proptest::prelude::*;
use proptest::sample::Index;

/// By what a record may say how it came out; the first few say nothing against it.
const GOOD: usize = 4;
const OUTCOMES: [&str; 10] = [
    "",
    "    outcome: All lists are blocked.\n",
    "    result: passed\n",
    "    outcome: All lists are blocked.\n    result: passed\n",
    "    result: failed\n",
    "    result: partly\n",
    "    result: not-done\n",
    "    outcome: Nothing was blocked.\n",
    "    outcome: It has not taken place.\n",
    "    outcome: Two people looked at what comes up on a tablet.\n",
];

/// What a record comes to that is turned into one that did not come out well.
const TURNED: [&str; 6] = [
    "    result: failed\n",
    "    result: partly\n",
    "    result: not-done\n",
    "    outcome: Failed. Nothing was blocked.\n",
    "    outcome: It did not take place.\n",
    "    outcome: Not yet carried out.\n",
];

const SUBJECTS: [&str; 6] = [
    "",
    "    about: online-safety-issues\n",
    "    about: [filtering-and-monitoring, child-protection]\n",
    "    about: [pupil-risk-profile, generative-ai]\n",
    "    about: data-security\n",
    "    about: [data-retention, privacy-notice]\n",
];

const DETAILS: [&str; 4] = [
    "",
    "    by: dsl\n",
    "    by: governing-body\n    tested: Every account.\n    action: Put right on the day.\n",
    "    by: A. Hartley\n    with: [governors, technical-support]\n    where: The shared drive\n    reported-to: governing-body\n",
];

/// One record: which kind, on what day, and which of the texts above stand in it.
#[derive(Clone, Debug)]
struct Made {
    kind: Index,
    date: String,
    about: usize,
    details: usize,
    outcome: &'static str,
}

impl Made {
    fn came_out_well(&self) -> bool {
        OUTCOMES[..GOOD].contains(&self.outcome)
    }
}

fn made() -> impl Strategy<Value = Made> {
    let day = (2022_i32..2028, 1_u32..13, 1_u32..29);
    let date = prop_oneof![
        4 => day.prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        1 => (2022_i32..2028).prop_map(|year| format!("Autumn {year}")),
        1 => (2022_i32..2028, 1_u32..13).prop_map(|(year, month)| format!("{month:02}/{year}")),
        1 => (2022_i32..2028).prop_map(|year| year.to_string()),
    ];
    let parts = (0..SUBJECTS.len(), 0..DETAILS.len(), 0..OUTCOMES.len());
    (any::<Index>(), date, parts).prop_map(|(kind, date, (about, details, outcome))| Made {
        kind,
        date,
        about,
        details,
        outcome: OUTCOMES[outcome],
    })
}

struct World {
    words: &'static Vocabulary,
    kinds: Vec<String>,
    requirements: Vec<(String, Requirement)>,
    policy: Source,
    root: Node<'static>,
}

impl World {
    fn new() -> Self {
        let words = Vocabulary::builtin();
        let mut requirements = Vec::new();
        for checklist in Library::builtin().all() {
            let id = &checklist.id.value;
            for control in checklist.controls() {
                requirements.push((format!("{id}/{}", control.id.value), control.requires.clone()));
            }
            for aspect in checklist.aspects() {
                let steps = aspect.steps.iter();
                let name = |level: u8| format!("{id}/{}, level {level}", aspect.id.value);
                requirements.extend(steps.map(|step| (name(step.level.number()), step.requires.clone())));
            }
        }
        requirements.retain(|(_, requirement)| requirement.canonical(words).contains("recorded "));
        assert!(requirements.len() > 200, "{}", requirements.len());
        let kinds = words.of_kind(Kind::Record).map(|(_, term)| term.id.to_string()).collect();
        let policy =
            Source::new("priory.yaml", std::fs::read_to_string("policies/priory-infant.yaml").unwrap());
        let root = parse(&policy, &mut Problems::new()).unwrap().into_owned();
        Self { words, kinds, requirements, policy, root }
    }

    /// Records of trials alone, of which many are of one kind.
    fn trials(&self, records: &[Made]) -> String {
        let is_trial = |kind: &&String| {
            self.words.find(Kind::Record, kind).is_some_and(|kind| self.words.is_trial(kind))
        };
        let kinds: Vec<String> = self.kinds.iter().filter(is_trial).cloned().collect();
        assert!(kinds.len() > 3);
        Self::of(records, &kinds)
    }

    fn file(&self, records: &[Made]) -> String {
        Self::of(records, &self.kinds)
    }

    fn of(records: &[Made], kinds: &[String]) -> String {
        let mut text = "policygap-records: 1\nrecords:\n".to_owned();
        for Made { kind, date, about, details, outcome } in records {
            let kind = kind.get(kinds);
            let (about, details) = (SUBJECTS[*about], DETAILS[*details]);
            text.push_str(&format!("  - record: {kind}\n    date: {date}\n{about}{details}{outcome}"));
        }
        text
    }

    fn policy(&self, root: &Node<'_>) -> Policy {
        let mut reader = Reader::new(self.words);
        let mut policy = load::read(&self.root, self.policy.clone(), &mut reader).unwrap();
        policy.records = records::read_tree(root, &mut reader);
        policy
    }

    /// What improves from one records file to another; a fault that was named may go.
    fn improved(
        &self,
        before: &Node<'_>,
        after: &Node<'_>,
        gone: Option<Span>,
        on: NaiveDate,
        more: &[Requirement],
    ) -> Vec<String> {
        let (before, after) = (self.policy(before), self.policy(after));
        let (before, after) = (Facts::new(&before, self.words), Facts::new(&after, self.words));
        let more =
            more.iter().enumerate().map(|(number, requirement)| (format!("mix {number}"), requirement));
        let all = self.requirements.iter().map(|(name, requirement)| (name.clone(), requirement)).chain(more);
        let better = |of: Bounds, than: Bounds| of.shown > than.shown || of.possible > than.possible;
        let mut out = Vec::new();
        for (name, requirement) in all {
            let (was, is) = (requirement.weigh(&before, on).bounds, requirement.weigh(&after, on).bounds);
            if !better(is, was) {
                continue;
            }
            let faults = requirement.explain(&before, on).faults;
            let named = faults.iter().any(|fault| {
                let at = fault.span;
                fault.file == File::Records
                    && gone.is_some_and(|gone| at.start() < gone.end() && gone.start() < at.end())
            });
            if !named {
                out.push(format!("{name}: {was:?} became {is:?}"));
            }
        }
        out
    }
}

/// Every record and every part of one but what names it and its day, by their positions in the list.
fn take_away(root: &mut Node<'static>, record: usize, part: Option<usize>) -> Option<Span> {
    let Value::Map(map) = &mut root.value else { return None };
    let Value::List(items) = &mut map.entries.get_mut(1)?.1.value else { return None };
    match part {
        None => Some(items.remove(record).span),
        Some(part) => {
            let Value::Map(map) = &mut items.get_mut(record)?.value else { return None };
            let (key, value) = (part + 2 < map.entries.len()).then(|| map.entries.remove(part + 2))?;
            Some(Span::new(key.span.start(), value.span.end()))
        }
    }
}

fn read(text: &str) -> Node<'static> {
    let mut problems = Problems::new();
    let root = parse(&Source::new("priory.records.yaml", text), &mut problems).unwrap().into_owned();
    assert!(problems.is_empty());
    root
}

thread_local! { static WORLD: World = World::new(); }

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, max_shrink_iters: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_a_record_away_or_a_part_of_it_improves_nothing_that_was_not_a_fault(
        records in prop::collection::vec(made(), 40..160),
        record in any::<Index>(),
        part in prop::option::of(0_usize..8),
        year in 2022_i32..2029,
        month in 1_u32..13,
        mixes in prop::collection::vec((0_usize..3, prop::collection::vec(any::<Index>(), 2..5)), 0..12),
    ) {
        WORLD.with(|world| {
            let before = read(&world.file(&records));
            let mut after = before.clone();
            let Some(gone) = take_away(&mut after, record.index(records.len()), part) else { return Ok(()) };
            let of = |of: &[Index]| of.iter().map(|pick| pick.get(&world.requirements).1.clone()).collect();
            let mixes: Vec<_> = mixes.iter().map(|(need, some)| Requirement::Threshold {
                need: [Need::All, Need::Any, Need::AtLeast(2)][*need], of: of(some),
            }).collect();
            let on = NaiveDate::from_ymd_opt(year, month, 22).unwrap();
            let improved = world.improved(&before, &after, Some(gone), on, &mixes);
            prop_assert!(improved.is_empty(), "{improved:#?}");
            Ok(())
        })?;
    }

    #[test]
    fn taking_one_of_many_trials_away_improves_nothing_that_was_not_a_fault(
        records in prop::collection::vec(made(), 2..30),
        record in any::<Index>(),
        part in prop::option::of(0_usize..8),
        turned in prop::option::of(0..TURNED.len()),
        month in 1_u32..13,
    ) {
        WORLD.with(|world| {
            let on = NaiveDate::from_ymd_opt(2025, month, 22).unwrap();
            let at = record.index(records.len());
            let before = read(&world.trials(&records));
            let (after, gone) = match turned {
                Some(turned) if records[at].came_out_well() => {
                    let mut after = records.clone();
                    after[at].outcome = TURNED[turned];
                    (read(&world.trials(&after)), None)
                }
                Some(_) => return Ok(()),
                None => {
                    let mut after = before.clone();
                    let Some(gone) = take_away(&mut after, at, part) else { return Ok(()) };
                    (after, Some(gone))
                }
            };
            let improved = world.improved(&before, &after, gone, on, &[]);
            prop_assert!(improved.is_empty(), "{improved:#?}");
            Ok(())
        })?;
    }

    #[test]
    fn saying_that_it_did_not_come_out_well_improves_nothing(
        records in prop::collection::vec(made(), 40..160),
        record in any::<Index>(),
        turned in 0..TURNED.len(),
        year in 2022_i32..2029,
        month in 1_u32..13,
    ) {
        WORLD.with(|world| {
            let record = record.index(records.len());
            if !records[record].came_out_well() {
                return Ok(());
            }
            let before = read(&world.file(&records));
            let mut after = records.clone();
            after[record].outcome = TURNED[turned];
            let on = NaiveDate::from_ymd_opt(year, month, 22).unwrap();
            let improved = world.improved(&before, &read(&world.file(&after)), None, on, &[]);
            prop_assert!(improved.is_empty(), "{improved:#?}");
            Ok(())
        })?;
    }
}

/// Each kind of record that a checklist asks, alone: a good one meets more than none, and than one that came out badly.
#[test]
fn what_failed_was_not_done_or_came_out_in_part_meets_less_than_what_passed() {
    WORLD.with(|world| {
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let all = |outcome: &str| {
            let record = |kind: &String| {
                let details = "    by: dsl\n    tested: Every account.\n    action: None was needed.\n";
                format!("  - record: {kind}\n    date: 2026-11-01\n{details}    where: Here\n{outcome}")
            };
            let records: String = world.kinds.iter().map(record).collect();
            let policy = world.policy(&read(&format!("policygap-records: 1\nrecords:\n{records}")));
            let facts = Facts::new(&policy, world.words);
            let shown = world.requirements.iter().map(|(_, asked)| asked.weigh(&facts, on).bounds.shown);
            shown.collect::<Vec<_>>()
        };
        let passed = all("    outcome: All is well.\n    result: passed\n");
        for outcome in TURNED {
            let turned = all(outcome);
            let worse = passed.iter().zip(&turned).filter(|(passed, turned)| turned < passed).count();
            assert!(passed.iter().zip(&turned).all(|(passed, turned)| turned <= passed), "{outcome}");
            assert!(worse > 50, "{outcome} is worse for {worse} only");
        }
    });
}
