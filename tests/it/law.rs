//! The law: on one day and with one set of checklists, taking facts away from a policy never improves a verdict, unless
//! a fact that was taken away was named as a fault, or is a fact of the school.

use chrono::NaiveDate;
use policygap::checklist::Library;
use policygap::policy::{Policy, load};
use policygap::requirement::{Facts, Need, Requirement, Verdict};
use policygap::source::{Node, Problems, Source, Span, Value, parse};
use policygap::vocabulary::Reader;
use policygap::vocabulary::Vocabulary;
use proptest::prelude::*;
use proptest::sample::Index;

/// Keys that are no facts of the policy's own: the school, what kind of document it is, what is not used, and marks that
/// only say that something is less than it seems (taking such a mark away adds a fact).
const KEPT: &[&str] = &["policygap", "school", "not-used", "listed", "history", "kind"];

/// Keys by which a member of a list says what it is: without them it cannot be read, so they go with the member.
const NAMES: &[&str] = &["do", "say", "cite", "method", "topic", "policy", "who"];

/// A small policy with what the schools lack: limits, exceptions, what is left elsewhere beside what is said here, training
/// of others, and days to come.
const INVENTED: &str = "\
policygap: 1
school:
  name: Example Primary School
  nation: england
  phase: primary
  type: maintained
  authority: Surrey
policy:
  title: Online Safety Policy
  adopted: June 2014
  last-reviewed: July 2015
  approved: 26 August 2026
  approved-by: governing-body
  review-every: annually
roles:
  dsl:
    held-by: A. Hartley
    duties:
      - keep-incident-log
      - do: keep-incident-log
        delegated-to: child-protection
      - do: provide-training
        to: [dsl, governors]
        about: safeguarding
      - do: tell-police
        if: as-appropriate
      - do: report-incidents-and-trends
        to: governing-body
      - do: report-incidents-and-trends
        every: term
  headteacher:
    duties:
      - tell-police
      - do: provide-training
        to: [staff, dsl]
      - do: attend-training
        about: [personal-data, cyber-security]
topics:
  Access:
    by: school
    commitments:
      - do: give-unique-accounts
        to: [staff, older-pupils]
      - do: make-users-identifiable
        about: staff
  Images:
    commitments:
      - do: not-view-images
        except: a clear need
        decided-by: dsl
  Phones:
    delegated-to: mobile-devices
monitoring:
  methods:
    - method: individual-log-ins
      of: [staff, governors]
    - method: in-person
      of: pupils
    - log-review
  covers: [staff, pupils]
training:
  - who: staff
    every: regularly
    about: online-safety-issues
  - who: staff
    delegated-to: child-protection
  - who: governors
    when: induction
incidents:
  any:
    steps: [tell-dsl, record-incident, tell-parents]
  nudes-and-semi-nudes:
    steps:
      - do: not-view-images
        except: there is no other way
      - record-viewing
      - do: tell-dsl
        within: at-once
  cyberbullying:
    delegated-to: anti-bullying
    steps: [support-those-involved]
  staff-misuse:
    steps: [tell-headteacher]
  online-child-sexual-abuse:
    steps: [tell-police, preserve-evidence]
linked-policies: [child-protection, managing-allegations, behaviour]
";

/// Fields that say what commitments say, terms that name their recipient, and groups that are made of others.
const SMALL: &str = "\
policygap: 1
school: { name: Fernhill School, nation: england, phase: primary, type: maintained }
policy: { title: Online Safety Policy }
scope: { people: [community, staff] }
roles:
  users: { duties: [sign-acceptable-use, { do: attend-training, every: 1 year, about: online-safety-issues }] }
topics:
  Parents:
    by: school
    commitments:
      - { do: promote-to-parents, to: wider-community, every: term }
      - { do: tell-users-of-monitoring, to: staff }
      - { do: survey-community, to: [pupils, parents] }
      - { do: set-acceptable-use, about: [users, community] }
filtering: { system: Netsweeper, block-lists: [iwf], blocks: [bypass-tools], covers: [guest-devices], profiles: [users] }
monitoring:
  by: dsl
  methods: [alerts, { method: log-review, of: [users] }]
  covers: [community, pupils]
training:
  - { who: workforce, when: induction, about: online-safety-issues, strength: advised }
education:
  by: school
  within: [computing, all-subjects, whole-school-programme]
  teaches:
    - { topic: research-and-evaluation, strength: advised, by: teachers }
    - { topic: sharing-images, strength: may }
    - staying-safe
  adapted-for: [send]
  commitments:
    - { do: provide-online-safety-curriculum, strength: advised }
    - { do: embed-in-teaching, strength: may, by: teachers }
";

/// Where a fact stands in the tree: the position of the member at each depth.
type Path = Vec<usize>;

fn facts_of(node: &Node<'_>, in_list: bool, path: &mut Path, out: &mut Vec<Path>) {
    let mut member = |at: usize, value: &Node<'_>, in_list: bool, out: &mut Vec<Path>| {
        path.push(at);
        out.push(path.clone());
        facts_of(value, in_list, path, out);
        path.pop();
    };
    match &node.value {
        Value::Map(map) => {
            for (at, (key, value)) in map.entries.iter().enumerate() {
                let key = key.value.as_ref();
                let kept = KEPT.contains(&key) || (in_list && NAMES.contains(&key));
                if !kept {
                    member(at, value, false, out);
                }
            }
        }
        Value::List(items) => items.iter().enumerate().for_each(|(at, item)| member(at, item, true, out)),
        Value::Text(_) => {}
    }
}

fn take_away(node: &mut Node<'_>, path: &[usize]) -> Option<Span> {
    let (&at, rest) = path.split_first()?;
    match &mut node.value {
        Value::Map(map) if rest.is_empty() => {
            let (key, value) = map.entries.remove(at);
            Some(Span::new(key.span.start(), value.span.end().max(key.span.end())))
        }
        Value::Map(map) => take_away(&mut map.entries.get_mut(at)?.1, rest),
        Value::List(items) if rest.is_empty() => Some(items.remove(at).span),
        Value::List(items) => take_away(items.get_mut(at)?, rest),
        Value::Text(_) => None,
    }
}

fn policy_of(node: &Node<'_>, source: &Source, words: &Vocabulary) -> Policy {
    let mut reader = Reader::new(words);
    load::read(node, source.clone(), &mut reader).unwrap()
}

struct World {
    words: &'static Vocabulary,
    requirements: Vec<(String, Requirement)>,
    policies: Vec<(Source, Node<'static>, Vec<Path>)>,
}

impl World {
    fn new() -> Self {
        let words = Vocabulary::builtin();
        let library = Library::builtin();
        let mut requirements = Vec::new();
        for checklist in library.all() {
            let id = &checklist.id.value;
            for control in checklist.controls() {
                requirements.push((format!("{id}/{}", control.id.value), control.requires.clone()));
            }
            for aspect in checklist.aspects() {
                for step in &aspect.steps {
                    let name = format!("{id}/{}, level {}", aspect.id.value, step.level.number());
                    requirements.push((name, step.requires.clone()));
                }
            }
        }
        let policies = [
            "policies/dormansland-primary.yaml",
            "policies/priory-infant.yaml",
            "tests/it/schema/policy.yaml",
        ]
        .map(|path| Source::new(path, std::fs::read_to_string(path).unwrap()))
        .into_iter()
        .chain([Source::new("invented.yaml", INVENTED), Source::new("a small policy", SMALL)])
        .map(|source| {
            let root = parse(&source, &mut Problems::new()).unwrap().into_owned();
            let mut paths = Vec::new();
            facts_of(&root, false, &mut Vec::new(), &mut paths);
            (source, root, paths)
        })
        .collect();
        Self { words, requirements, policies }
    }
}

fn overlaps(one: Span, other: Span) -> bool {
    one.start() < other.end().max(other.start() + 1) && other.start() < one.end().max(one.start() + 1)
}

/// Every requirement whose answer improves when these facts are taken away, against the law.
fn broken(
    (before, after): (&Policy, &Policy),
    taken: &[Span],
    requirements: &[(String, Requirement)],
    words: &Vocabulary,
    on: NaiveDate,
) -> Vec<(String, Verdict, Verdict)> {
    let (before, after) = (Facts::new(before, words), Facts::new(after, words));
    let mut out = Vec::new();
    for (name, requirement) in requirements {
        let was = requirement.explain(&before, on);
        let is = requirement.weigh(&after, on);
        let better = is.bounds.shown > was.bounds.shown || is.bounds.possible > was.bounds.possible;
        let named = was.faults.iter().any(|fault| taken.iter().any(|&taken| overlaps(taken, fault.span)));
        if better && !named {
            out.push((name.clone(), was.bounds.verdict(), is.bounds.verdict()));
        }
    }
    out
}

fn day(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 22).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_facts_away_improves_nothing_that_was_not_a_fault(
        which in 0_usize..3,
        picks in prop::collection::vec(any::<Index>(), 1..6),
        year in 2016_i32..2028,
        month in 1_u32..13,
        mixes in prop::collection::vec((0_usize..3, prop::collection::vec(any::<Index>(), 2..5)), 0..12),
    ) {
        thread_local! { static WORLD: World = World::new(); }
        WORLD.with(|world| {
            let (source, root, paths) = &world.policies[which];
            let mut picked: Vec<&Path> = picks.iter().map(|pick| pick.get(paths)).collect();
            // From the back, so that taking one away does not move the others; a part of what is gone is gone.
            picked.sort();
            picked.dedup();
            let within = |path: &Path| picked.iter().any(|other| other.len() < path.len() && path.starts_with(other));
            let mut tree = root.clone();
            let taken: Vec<Span> =
                picked.iter().rev().filter(|path| !within(path)).filter_map(|path| take_away(&mut tree, path)).collect();
            let policies = (policy_of(root, source, world.words), policy_of(&tree, source, world.words));
            let mut requirements = world.requirements.clone();
            for (kind, of) in mixes {
                let of: Vec<Requirement> = of.iter().map(|pick| pick.get(&world.requirements).1.clone()).collect();
                let need = [Need::All, Need::Any, Need::AtLeast(2)][kind];
                requirements.push((format!("{need:?} of {}", of.len()), Requirement::Threshold { need, of }));
            }
            let broken = broken((&policies.0, &policies.1), &taken, &requirements, world.words, day(year, month));
            let lines: Vec<_> =
                taken.iter().map(|&span| format!("{}: {}", source.position(span.start()).line, source.slice(span))).collect();
            prop_assert!(broken.is_empty(), "taking away {lines:#?} improved {broken:?}");
            Ok(())
        })?;
    }
}

/// Every single fact of each policy, one at a time: every eleventh of a long one in an unoptimised build, all in a release.
#[test]
fn no_single_fact_taken_away_improves_anything() {
    let world = World::new();
    let on = day(2026, 11);
    for (start, (source, root, paths)) in world.policies.iter().enumerate() {
        let step = if cfg!(debug_assertions) && paths.len() > 500 { 11 } else { 1 };
        let before = policy_of(root, source, world.words);
        let mut looked_at = 0;
        for path in paths.iter().skip(start).step_by(step) {
            let mut tree = root.clone();
            let Some(taken) = take_away(&mut tree, path) else {
                continue;
            };
            let after = policy_of(&tree, source, world.words);
            let broken = broken((&before, &after), &[taken], &world.requirements, world.words, on);
            let line = source.position(taken.start()).line;
            assert!(
                broken.is_empty(),
                "{}:{line}: taking away {:?} improved {broken:?}",
                source.name(),
                source.slice(taken)
            );
            looked_at += 1;
        }
        assert!(looked_at >= 50, "{looked_at} facts of {}", source.name());
    }
}

// ---- What cannot be read

/// What no field of a policy takes but one that takes any text.
const JUNK: &str = "qzx junk";

/// The text at a path.
fn text_at<'n, 't>(node: &'n mut Node<'t>, path: &[usize]) -> Option<&'n mut Node<'t>> {
    let Some((&at, rest)) = path.split_first() else {
        return matches!(node.value, Value::Text(_)).then_some(node);
    };
    match &mut node.value {
        Value::Map(map) => text_at(&mut map.entries.get_mut(at)?.1, rest),
        Value::List(items) => text_at(items.get_mut(at)?, rest),
        Value::Text(_) => None,
    }
}

/// Every text of a policy but for the facts of the school; what is not used only decides what applies.
fn texts_of(node: &Node<'_>, path: &mut Path, out: &mut Vec<Path>) {
    let mut member = |at: usize, value: &Node<'_>| {
        path.push(at);
        texts_of(value, path, out);
        path.pop();
    };
    match &node.value {
        Value::Map(map) => {
            for (at, (key, value)) in map.entries.iter().enumerate() {
                if !["policygap", "school", "not-used"].contains(&key.value.as_ref()) {
                    member(at, value);
                }
            }
        }
        Value::List(items) => items.iter().enumerate().for_each(|(at, item)| member(at, item)),
        Value::Text(_) => out.push(path.clone()),
    }
}

/// The member of a list, or else the procedure, or else the line, in which a path ends.
fn entry_around(root: &Node<'_>, path: &[usize]) -> Path {
    let (mut node, mut entry) = (root, path.to_vec());
    let mut is_procedure = false;
    for (depth, &at) in path.iter().enumerate() {
        let so_far = || path.iter().take(depth + 1).copied().collect();
        node = match &node.value {
            Value::List(items) => {
                entry = so_far();
                &items[at]
            }
            Value::Map(map) => {
                if is_procedure && depth == 1 {
                    entry = so_far();
                }
                is_procedure |= depth == 0 && map.entries[at].0.value == "incidents";
                &map.entries[at].1
            }
            Value::Text(_) => unreachable!("a path goes through maps and lists"),
        };
    }
    entry
}

fn mistakes(node: &Node<'_>, source: &Source, words: &Vocabulary) -> (Option<Policy>, usize) {
    let mut reader = Reader::new(words);
    let policy = load::read(node, source.clone(), &mut reader);
    (policy, reader.problems.parted().0.len())
}

/// A value that cannot be read makes no verdict better than it is, or than it would be without the entry that holds it.
#[test]
fn what_cannot_be_read_improves_nothing() {
    let world = World::new();
    let on = day(2026, 11);
    for (start, (source, root, _)) in world.policies.iter().enumerate() {
        let mut paths = Vec::new();
        texts_of(root, &mut Vec::new(), &mut paths);
        let step = if cfg!(debug_assertions) && paths.len() > 500 { 17 } else { 1 };
        let (before, known) = mistakes(root, source, world.words);
        let before = before.unwrap();
        let mut looked_at = 0;
        for path in paths.iter().skip(start).step_by(step) {
            let mut tree = root.clone();
            text_at(&mut tree, path).unwrap().value = Value::Text(JUNK.into());
            let (junk, found) = mistakes(&tree, source, world.words);
            // Where any text may stand, there is nothing to be read.
            let Some(junk) = junk.filter(|_| found > known) else { continue };
            let mut without = root.clone();
            let taken = take_away(&mut without, &entry_around(root, path)).unwrap();
            let Some(without) = mistakes(&without, source, world.words).0 else { continue };
            let (was, is, gone) = (
                Facts::new(&before, world.words),
                Facts::new(&junk, world.words),
                Facts::new(&without, world.words),
            );
            for (name, requirement) in &world.requirements {
                let weigh = |facts: &Facts<'_>| requirement.weigh(facts, on).bounds;
                let (was, is, gone) = (weigh(&was), weigh(&is), weigh(&gone));
                let better = |than: policygap::requirement::Bounds| {
                    is.shown > than.shown || is.possible > than.possible
                };
                let line = source.position(taken.start()).line;
                assert!(
                    !(better(was) && better(gone)),
                    "{}:{line}: {path:?} unreadable in {:?} improved {name}",
                    source.name(),
                    source.slice(taken)
                );
            }
            looked_at += 1;
        }
        assert!(looked_at >= 40, "{looked_at} texts of {}", source.name());
    }
}
