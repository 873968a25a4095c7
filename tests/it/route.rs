//! The way up: merging exactly what a route says reaches exactly the level that it says, and leaving any one addition out
//! does not. Tried for every aspect of every ladder that the program carries, from both real schools and from the example
//! of each level, to the next level and to every better one; and for every kind of question.

use chrono::NaiveDate;
use policygap::audit::{Context, example, weigh_aspect};
use policygap::checklist::{Aspect, Checklist, Level, Library, load};
use policygap::ladder::{proof, route};
use policygap::policy::{Policy, load as policy_file};
use policygap::requirement::Facts;
use policygap::source::{Node, Problems, Source, parse};
use policygap::vocabulary::Reader;
use policygap::vocabulary::Vocabulary;

const SCHOOLS: [&str; 2] = ["dormansland-primary", "priory-infant"];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn level_of(policy: &Policy, aspect: &Aspect, context: &Context<'_>) -> Level {
    weigh_aspect(aspect, &Facts::new(policy, context.words), context.on).shown
}

/// Proves the route of an aspect to a level, or to its next one; the number of additions.
fn prove(policy: &Policy, aspect: &Aspect, to: Option<Level>, context: &Context<'_>, whose: &str) -> usize {
    let facts = Facts::new(policy, context.words);
    let standing = weigh_aspect(aspect, &facts, context.on);
    let Some(way) = route(aspect, standing.shown, to, &facts, context.on) else {
        assert!(standing.shown.number() == 1 || to.is_some_and(|to| standing.shown.reaches(to)));
        return 0;
    };
    let name =
        format!("{whose}: {} from {} to {}", aspect.id.value, standing.shown.number(), way.to.number());
    assert!(way.complete, "{name}: additions alone do not reach it");
    let wanted = to.or_else(|| standing.shown.next()).unwrap();
    assert!(way.to.reaches(wanted), "{name}: falls short of what was asked");
    let all: Vec<_> = way.steps.iter().collect();
    let merged = proof::merged(policy, &all, context.words)
        .unwrap_or_else(|problems| panic!("{name}: {problems:#?}\n{all:#?}"));
    assert_eq!(level_of(&merged, aspect, context), way.to, "{name}: {all:#?}");
    for left_out in 0..all.len() {
        let rest: Vec<_> =
            all.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, step)| *step).collect();
        let merged = proof::merged(policy, &rest, context.words).unwrap();
        let reached = level_of(&merged, aspect, context);
        assert!(!reached.reaches(way.to), "{name}: reached without\n{}", all[left_out].yaml);
    }
    all.len()
}

fn all_levels(policy: &Policy, aspect: &Aspect, context: &Context<'_>, whose: &str) -> usize {
    let further = [4, 3, 2, 1].map(Level::new);
    let ways = std::iter::once(None).chain(further);
    ways.map(|to| prove(policy, aspect, to, context, whose)).sum()
}

#[test]
fn the_routes_of_both_schools_hold() {
    let words = Vocabulary::builtin();
    let library = Library::builtin();
    let on = day(2026, 11, 22);
    let ladders: Vec<&Checklist> =
        library.in_force(on).into_iter().filter(|it| !it.aspects().is_empty()).collect();
    assert!(!ladders.is_empty());
    let context = Context { on, checklists: ladders.clone(), words };
    for school in SCHOOLS {
        let path = format!("{}/policies/{school}.yaml", env!("CARGO_MANIFEST_DIR"));
        let source = Source::new("policy.yaml", String::from_utf8(std::fs::read(path).unwrap()).unwrap());
        let policy = policy_file::load(&source, None, words).policy.unwrap();
        let mut additions = 0;
        for aspect in ladders.iter().flat_map(|ladder| ladder.aspects()) {
            additions += all_levels(&policy, aspect, &context, school);
        }
        assert!(additions > 0);
    }
}

#[test]
fn the_routes_from_every_example_hold() {
    let words = Vocabulary::builtin();
    let library = Library::builtin();
    for ladder in library.all() {
        let context = Context::of_one(ladder, words);
        let fragments = ladder.fragments();
        for aspect in ladder.aspects() {
            let foot = aspect.foot.iter().map(|foot| (5, foot.example));
            let steps = aspect.steps.iter().map(|step| (step.level.number(), step.example));
            for (level, place) in foot.chain(steps) {
                let policy = of_example(ladder, fragments.at(place).unwrap(), words);
                all_levels(&policy, aspect, &context, &format!("the example of level {level}"));
            }
        }
    }
}

/// A policy with the text of an example, so that it can be merged with.
fn of_example(ladder: &Checklist, fragment: &Node, words: &Vocabulary) -> Policy {
    let mut reader = Reader::new(words);
    let made = example::files(fragment).unwrap();
    let text = policygap::source::write::write(&made.policy);
    let mut policy = example::policy(fragment, &ladder.source_file, &mut reader).unwrap();
    policy.source = Source::new("example.yaml", text);
    policy.records.source = made
        .records
        .map(|records| Source::new("example.records.yaml", policygap::source::write::write(&records)));
    policy
}

/// A ladder of one aspect that asks one thing, which an empty policy does not show.
fn asks(requires: &str) -> String {
    let level = |level: u8, requires: &str| {
        format!(
            "      - level: {level}\n        statement: S.\n        requires: {requires}\n        remedy: R.\n        example: {{ scope: {{ places: on-site }} }}\n"
        )
    };
    format!(
        "policygap-checklist: 1\nseries: trial\nid: trial-2026\ntitle: Trial\npublisher: The tests\nedition: First\n\
         source: https://example.org/\nbasis: derived\nstanding: practice\nin-force: {{ from: 2026-09-01 }}\n\
         applies-to: {{ nations: [england], phases: [all] }}\naspects:\n  - id: trial\n    title: Trial\n    element: Trial\n\
         \x20   benchmark: 4\n    why: W.\n    owner: headteacher\n    ask: A?\n    levels:\n{}{}{}{}",
        level(4, requires),
        level(3, "{ states: policy.minute }"),
        level(2, "{ recorded: { record: firewall-review } }"),
        level(1, "{ recorded: { record: patching-record } }"),
    )
}

#[test]
fn every_kind_of_question_has_a_way() {
    let words = Vocabulary::builtin();
    let policy = "policygap: 1\nschool:\n  name: Example Primary School\n  phase: primary\npolicy:\n  title: Online Safety Policy\n  \
                  approved: 2016-09-28\n  next-review: 2019-09\n  consulted: staff\nroles:\n  dsl:\n    held-by: A. Example\n    duties: keep-incident-log\n\
                  incidents:\n  cyberbullying:\n    steps: tell-dsl\n";
    for (requires, additions) in [
        ("{ role-held: [deputy-dsl, online-safety-governor] }", 2),
        ("{ role-held: { any-of: [deputy-dsl, online-safety-governor] } }", 1),
        (
            "{ commits: { do: check-filtering, by: { any-of: [headteacher, dsl] }, every: term, with: technical-support } }",
            1,
        ),
        (
            "{ all: [{ commits: { do: check-filtering, by: dsl } }, { commits: { do: check-filtering, every: term } }] }",
            1,
        ),
        ("{ commits: { do: keep-incident-log, every: term } }", 1),
        ("{ commits: [tell-parents, tell-police] }", 2),
        ("{ commits: { do: tell-police, by: [dsl, headteacher], within: at-once, to: police } }", 1),
        ("{ trains: { who: [staff, governors], when: induction, every: 1 year, about: online-safety } }", 2),
        (
            "{ all: [{ trains: { who: staff, every: 1 year } }, { trains: { who: staff, about: online-safety } }] }",
            1,
        ),
        ("{ lists: { filtering.blocks: [gambling, pornography], policy.consulted: [staff, parents] } }", 2),
        (
            "{ handles: { incident: cyberbullying, steps: [tell-dsl, tell-parents, { any-of: [tell-police, keep-incident-log] }] } }",
            1,
        ),
        ("{ handles: indecent-images }", 1),
        ("{ cites: kcsie }", 1),
        ("{ cites: { work: kcsie, current: true } }", 1),
        ("{ review-cycle: 1 year }", 1),
        ("{ review-cycle: academic-year }", 1),
        ("{ all: [{ review-cycle: 2 years }, { review-not-overdue: true }] }", 1),
        (
            "{ recorded: { record: filtering-check, every: term, about: pupils, states: [by, tested, outcome, action, reported-to, where, with] } }",
            1,
        ),
        (
            "{ all: [{ recorded: { record: filtering-check, by: dsl } }, { recorded: { record: filtering-check, states: [outcome] } }] }",
            1,
        ),
        (
            "{ states: [filtering.system, policy.minute, school.authority, policy.review-every, policy.reviewed-by] }",
            5,
        ),
        (
            "{ at-least: { count: 2, of: [{ commits: keep-incident-log }, { states: filtering.system }, { role-held: [headteacher, deputy-dsl] }] } }",
            1,
        ),
    ] {
        let ladder = load(Source::new("trial.yaml", asks(requires)), words)
            .unwrap_or_else(|(_, problems)| panic!("{requires}: {problems:#?}"));
        let context = Context { on: day(2026, 11, 22), ..Context::of_one(&ladder, words) };
        let policy = policy_file::load(&Source::new("policy.yaml", policy), None, words).policy.unwrap();
        let aspect = ladder.aspects().first().unwrap();
        assert_eq!(prove(&policy, aspect, Level::new(4), &context, requires), additions, "{requires}");
        prove(&policy, aspect, Level::new(1), &context, requires);
    }
}

#[test]
fn what_has_to_be_taken_away_is_no_way_up() {
    let words = Vocabulary::builtin();
    let text = asks("{ cites-nothing-superseded: { among: [body] } }");
    let ladder = load(Source::new("trial.yaml", text), words).unwrap();
    let context = Context { on: day(2026, 11, 22), ..Context::of_one(&ladder, words) };
    let policy = "policygap: 1\nschool:\n  name: Example\npolicy:\n  title: T\ncites: surrey-scb\n";
    let source = Source::new("policy.yaml", policy);
    let policy = policy_file::load(&source, None, words).policy.unwrap();
    let facts = Facts::new(&policy, words);
    let aspect = ladder.aspects().first().unwrap();
    let way =
        route(aspect, weigh_aspect(aspect, &facts, context.on).shown, None, &facts, context.on).unwrap();
    assert!(!way.complete && way.steps.is_empty());
    assert!(parse(&Source::new("f", ""), &mut Problems::new()).is_none());
}
