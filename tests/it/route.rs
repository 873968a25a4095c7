//! The way up: making exactly the changes and additions of a route reaches exactly the level that it says, and leaving any
//! one of them out does not. Tried for every aspect of every ladder that the program carries, from both real schools and from the example
//! of each level, to the next level and to every better one; and for every kind of question.

use chrono::NaiveDate;
use policygap::audit::{Context, example, explain, weigh_aspect};
use policygap::checklist::{Aspect, Checklist, Level, Library, load};
use policygap::ladder::{Asks, Fragment, Route, StepKind, proof, route};
use policygap::policy::{Policy, load as policy_file};
use policygap::requirement::Facts;
use policygap::source::{Node, Problems, Source, parse};
use policygap::vocabulary::Reader;
use policygap::vocabulary::Vocabulary;

use crate::common::Folder;

const SCHOOLS: [&str; 2] = ["dormansland-primary", "priory-infant"];

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn level_of(policy: &Policy, aspect: &Aspect, context: &Context<'_>) -> Level {
    weigh_aspect(aspect, &Facts::new(policy, context.words), context.on).shown
}

/// Proves the route of an aspect to a level, or to its next one; the number of steps.
fn prove(policy: &Policy, aspect: &Aspect, to: Option<Level>, context: &Context<'_>, whose: &str) -> usize {
    prove_beside(policy, aspect, to, context, &Asks::default(), whose)
}

/// The same beside what the controls of an audit ask.
fn prove_beside(
    policy: &Policy,
    aspect: &Aspect,
    to: Option<Level>,
    context: &Context<'_>,
    asks: &Asks,
    whose: &str,
) -> usize {
    let facts = Facts::new(policy, context.words);
    let standing = weigh_aspect(aspect, &facts, context.on);
    let Some(way) = route(aspect, standing.shown, to, &facts, asks, context.on) else {
        assert!(standing.shown.number() == 1 || to.is_some_and(|to| standing.shown.reaches(to)));
        return 0;
    };
    let name =
        format!("{whose}: {} from {} to {}", aspect.id.value, standing.shown.number(), way.to.number());
    assert!(way.complete, "{name}: additions alone do not reach it");
    let wanted = to.or_else(|| standing.shown.next()).unwrap();
    assert!(way.to.reaches(wanted), "{name}: falls short of what was asked");
    let all: Vec<_> = way.steps.iter().collect();
    let merged = proof::merged(policy, &all, context.words, context.on)
        .unwrap_or_else(|problems| panic!("{name}: {problems:#?}\n{all:#?}"));
    assert_eq!(level_of(&merged, aspect, context), way.to, "{name}: {all:#?}");
    let kinds: Vec<_> = all.iter().map(|step| step.kind).collect();
    assert!(kinds.is_sorted(), "{name}: a change stands after an addition: {all:#?}");
    for step in &all {
        said_well(step, &name, context.on);
    }
    for left_out in 0..all.len() {
        let rest: Vec<_> =
            all.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, step)| *step).collect();
        let merged = proof::merged(policy, &rest, context.words, context.on).unwrap();
        let reached = level_of(&merged, aspect, context);
        assert!(!reached.reaches(way.to), "{name}: reached without\n{}", all[left_out].yaml);
    }
    all.len()
}

/// A step is a sentence that ends, with places to fill in where the school knows and the program does not.
fn said_well(step: &Fragment, name: &str, on: NaiveDate) {
    let Fragment { sentence, yaml, .. } = step;
    assert!(
        sentence.ends_with('.') && !sentence.contains("..") && !sentence.contains("  "),
        "{name}: {sentence}"
    );
    assert!(!sentence.contains(": .") && !sentence.contains("unknown"), "{name}: {sentence}");
    assert!(!yaml.contains(&on.to_string()), "{name}: the day of the audit stands in\n{yaml}");
    assert_eq!(sentence.contains("DATE"), yaml.contains("DATE"), "{name}: {sentence}\n{yaml}");
    assert_eq!(sentence.contains("NAME"), yaml.contains("NAME"), "{name}: {sentence}\n{yaml}");
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
        let everything = Context { on, checklists: library.in_force(on), words };
        let asks = Asks::of(&explain(&policy, &everything));
        let (mut beside, mut alone) = (0, 0);
        for aspect in ladders.iter().flat_map(|ladder| ladder.aspects()) {
            alone += all_levels(&policy, aspect, &context, school);
            for to in [None, Level::new(2), Level::new(1)] {
                beside += prove_beside(&policy, aspect, to, &context, &asks, school);
            }
        }
        assert!(alone > 0 && beside > 0);
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
                  approved: 2016-09-28\n  next-review: 2019-09\n  consulted: staff\nroles:\n  dsl:\n    held-by: A. Hartley\n    duties: keep-incident-log\n\
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
    let way = route(
        aspect,
        weigh_aspect(aspect, &facts, context.on).shown,
        None,
        &facts,
        &Asks::default(),
        context.on,
    )
    .unwrap();
    assert!(!way.complete && way.steps.is_empty());
    assert!(parse(&Source::new("f", ""), &mut Problems::new()).is_none());
}

/// The steps by which a policy with these lines reaches level 4 of a ladder that asks this there, proved.
fn steps_of(lines: &str, requires: &str) -> Vec<Fragment> {
    let words = Vocabulary::builtin();
    let ladder = load(Source::new("trial.yaml", asks(requires)), words).unwrap();
    let context = Context { on: day(2026, 11, 22), ..Context::of_one(&ladder, words) };
    let text = format!("policygap: 1\nschool:\n  name: Example Primary School\npolicy:\n  title: T\n{lines}");
    let loaded = policy_file::load(&Source::new("policy.yaml", text), None, words);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    let policy = loaded.policy.unwrap();
    let aspect = ladder.aspects().first().unwrap();
    prove(&policy, aspect, Level::new(4), &context, requires);
    let facts = Facts::new(&policy, words);
    let way: Route =
        route(aspect, Level::LOWEST, Level::new(4), &facts, &Asks::default(), context.on).unwrap();
    way.steps
}

/// The only step, as its kind, its sentence and its YAML.
fn only(steps: &[Fragment]) -> (StepKind, &str, &str) {
    let [step] = steps else { panic!("{steps:#?}") };
    (step.kind, &step.sentence, &step.yaml)
}

#[test]
fn what_stands_in_the_policy_and_falls_short_is_changed() {
    let dsl = |entry: &str| format!("roles:\n  dsl:\n    held-by: A. Hartley\n    duties:\n{entry}");
    for (entry, requires, wrong, text, yaml) in [
        (
            "      - keep-incident-log\n      - do: check-filtering\n        every: regularly\n        note: Kept.\n",
            "{ commits: { do: check-filtering, by: dsl, every: term } }",
            "The policy says \"regularly\"; say how often.",
            "The designated safeguarding lead will check that filtering and monitoring work, every term.",
            "      - do: check-filtering\n        every: term\n        note: Kept.\n",
        ),
        (
            "      - do: check-filtering\n        every: 2 years\n",
            "{ commits: { do: check-filtering, every: term } }",
            "The policy says \"every 2 years\"; that is too seldom.",
            "The designated safeguarding lead will check that filtering and monitoring work, every term.",
            "      - do: check-filtering\n        every: term\n",
        ),
        (
            "      - check-filtering\n",
            "{ commits: { do: check-filtering, every: term } }",
            "The policy does not say how often; say it.",
            "The designated safeguarding lead will check that filtering and monitoring work, every term.",
            "      - do: check-filtering\n        every: term\n",
        ),
        (
            "      - do: check-filtering\n        if: as-appropriate\n",
            "{ commits: check-filtering }",
            "The policy says it only under a condition (\"as appropriate\"); leave the condition out.",
            "The designated safeguarding lead will check that filtering and monitoring work.",
            "      - check-filtering\n",
        ),
        (
            "      - do: check-filtering\n        strength: should\n        when: change\n",
            "{ commits: { do: check-filtering, when: new-technology } }",
            "The policy only advises it; say that it will be done. The policy does not say that it is done when \
             new technology is introduced.",
            "The designated safeguarding lead will check that filtering and monitoring work, when something changes \
             and when new technology is introduced.",
            "      - do: check-filtering\n        when:\n          - change\n          - new-technology\n",
        ),
    ] {
        let steps = steps_of(&dsl(entry), requires);
        let want = format!("{wrong} Write instead, in the part on roles: {text}");
        let file = dsl(yaml).replace("    held-by: A. Hartley\n", "");
        assert_eq!(only(&steps), (StepKind::Change, want.as_str(), file.as_str()));
    }
}

#[test]
fn what_nobody_holds_and_training_are_changed_too() {
    let topic =
        "roles:\n  dsl:\n    held-by: A. Hartley\nfiltering:\n  commitments:\n    - check-filtering\n";
    let steps = steps_of(topic, "{ commits: { do: check-filtering, by: { any-of: [headteacher, dsl] } } }");
    let want = "The policy does not say who does it; say who. Write instead, in the part on filtering: The designated safeguarding \
                lead will check that filtering and monitoring work.";
    let yaml = "filtering:\n  commitments:\n    - do: check-filtering\n      by: dsl\n";
    assert_eq!(only(&steps), (StepKind::Change, want, yaml));

    let training = "training:\n  - who:\n      - staff\n      - governors\n    about: online-safety-issues\n    every: regularly\n";
    let steps = steps_of(
        training,
        "{ trains: { who: [staff, governors], about: online-safety-issues, every: 1 year } }",
    );
    let want = "The policy says \"regularly\"; say how often. Write instead, in the part on training: Staff and governors will be \
                trained in online safety, every year.";
    let yaml = training.replace("regularly", "1 year");
    assert_eq!(only(&steps), (StepKind::Change, want, yaml.as_str()));

    let steps =
        "incidents:\n  cyberbullying:\n    steps:\n      - do: tell-dsl\n        if: as-appropriate\n";
    let steps = steps_of(steps, "{ handles: { incident: cyberbullying, steps: [tell-dsl, tell-parents] } }");
    let kinds: Vec<_> = steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [StepKind::Change, StepKind::Addition], "{steps:#?}");
}

#[test]
fn what_is_said_of_something_narrower_is_added_to() {
    let entry = "filtering:\n  commitments:\n    - do: make-reporting-known\n      to: staff\n      about: filtering-breach\n";
    let steps = steps_of(entry, "{ commits: { do: make-reporting-known, to: pupils } }");
    assert_eq!(only(&steps).0, StepKind::Addition, "{steps:#?}");
}

#[test]
fn an_owner_is_a_post_that_the_policy_has() {
    let asked =
        "{ commits: { do: check-filtering, by: { any-of: [online-safety-lead, staff, headteacher] } } }";
    let held = "roles:\n  online-safety-lead:\n    written: OSL\n  headteacher:\n    held-by: A. Hartley\n  staff:\n    duties:\n      - identify-concerns\n";
    let steps = steps_of(held, asked);
    assert!(only(&steps).1.contains("The headteacher will"), "{steps:#?}");
    let steps = steps_of(&held.replace("held-by: A. Hartley", "written: Head"), asked);
    assert!(only(&steps).1.contains("The online safety lead will"), "{steps:#?}");
    // What everybody does is not given to one.
    let everybody =
        "{ commits: { do: check-filtering, by: { any-of: [staff, online-safety-lead, headteacher] } } }";
    let steps = steps_of(held, everybody);
    assert!(only(&steps).1.contains("Staff will"), "{steps:#?}");
    // The policy gives a task to "the school": that says nothing of who does it.
    let school =
        "roles:\n  school:\n    duties:\n      - say: We check.\n  headteacher:\n    held-by: A. Hartley\n";
    let steps = steps_of(school, "{ commits: check-filtering }");
    assert!(only(&steps).1.contains("The headteacher will"), "{steps:#?}");
}

#[test]
fn days_and_names_are_places_to_fill_in() {
    let steps = steps_of(
        "roles:\n  dsl:\n    written: DSL\n",
        "{ all: [{ role-held: dsl }, { review-cycle: 1 year }] }",
    );
    let yaml: Vec<_> = steps.iter().map(|step| step.yaml.as_str()).collect();
    assert_eq!(
        yaml,
        ["roles:\n  dsl:\n    held-by: NAME\n", "policy:\n  approved: DATE\n  next-review: DATE\n"]
    );
    let words = Vocabulary::builtin();
    let unfilled = "policygap: 1\nschool:\n  name: Example\npolicy:\n  title: T\n  approved: DATE\n";
    let problems = policy_file::load(&Source::new("policy.yaml", unfilled), None, words).problems;
    let [problem] = problems.as_slice() else { panic!("{problems:#?}") };
    assert!(problem.message.starts_with("\"DATE\" cannot be read as a date. It is a place to fill in."));
}

#[test]
fn a_day_before_the_first_ladder_audits_nothing() {
    let folder = Folder::with_policy(crate::common::POLICY);
    let ran = folder.run(&["route", "policy.yaml", "--on", "2010-01-01"]);
    assert_eq!(ran.code, Some(3), "{}", ran.stderr);
    assert!(ran.stderr.contains("nothing was audited"), "{}", ran.stderr);
}

#[test]
fn what_is_unsafe_comes_first_in_the_way_of_the_whole() {
    let folder = Folder::new();
    for school in SCHOOLS {
        let path = format!("{}/policies/{school}.yaml", env!("CARGO_MANIFEST_DIR"));
        let ran = folder.run(&["route", &path, "--on", "2026-11-22", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let first = &json["policies"][0]["plan"][0];
        assert_eq!(first["lifts"].as_array().unwrap().len(), 0);
        let step = &first["route"][0];
        assert_eq!(step["kind"], "change");
        assert!(
            step["why"].as_str().unwrap().contains("delete indecent images, with no earlier step"),
            "{step}"
        );
        assert!(step["sentence"].as_str().unwrap().contains("only then delete"), "{step}");
        let text = std::fs::read_to_string(&path).unwrap();
        let line = usize::try_from(step["at"]["line"].as_u64().unwrap()).unwrap();
        assert!(text.lines().nth(line - 1).unwrap().contains("delete-images"), "{school}: {line}");
    }
}
