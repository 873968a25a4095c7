//! A ladder: levels, levels if shown, and what the next level asks.

use chrono::NaiveDate;
use policygap::audit::{Levels, example, explain_aspect, weigh_aspect};
use policygap::checklist::{Checklist, load};
use policygap::requirement::{Facts, Say, Verdict};
use policygap::source::{Problems, Source, Text, parse};
use policygap::vocabulary::Reader;
use policygap::vocabulary::Vocabulary;

const LADDER: &str = "\
policygap-checklist: 1
series: trial-ladder
id: trial-ladder-2026
title: A trial ladder
publisher: The tests
edition: First edition
source: https://example.org/ladder
basis: derived
standing: practice
in-force: { from: 2026-01-01 }
applies-to: { nations: [england], phases: [all] }
aspects:
  - id: filtering
    title: Filtering
    element: Technology
    benchmark: 2
    why: Filtering keeps harm out.
    owner: headteacher
    ask: How do we know that it works?
    levels:
      - level: 4
        statement: A filter is named.
        requires: { states: filtering.system }
        remedy: Name the filter.
        example: { filtering: { system: a filter } }
      - level: 3
        statement: Somebody checks it.
        requires: { commits: { do: check-filtering, by: headteacher } }
        remedy: Say who checks it.
        example: { filtering: { system: a filter, commitments: [{ do: check-filtering, by: headteacher }] } }
      - level: 2
        statement: The checks are on record.
        requires: { recorded: { record: filtering-check, every: term } }
        remedy: Record each check.
        example:
          filtering: { system: a filter, commitments: [{ do: check-filtering, by: headteacher }] }
          records: [{ record: filtering-check, date: 2025-12-10 }]
      - level: 1
        statement: The list of what is blocked is long.
        requires: { lists: { filtering.blocks: [gambling] } }
        remedy: Block more.
        example:
          filtering: { system: a filter, blocks: [gambling], commitments: [{ do: check-filtering, by: headteacher }] }
          records: [{ record: filtering-check, date: 2025-12-10 }]
";

fn ladder(words: &Vocabulary) -> Checklist {
    load(Source::new("ladder.yaml", LADDER), words).unwrap_or_else(|(_, problems)| panic!("{problems:?}"))
}

/// The levels of the aspect, and what the first level lacks that is not reached.
fn stands(policy: &str) -> (Levels, Vec<String>) {
    let words = Vocabulary::builtin();
    let ladder = ladder(words);
    let source = Source::new("policy.yaml", policy);
    let fragment = parse(&source, &mut Problems::new()).unwrap();
    let policy = example::policy(&fragment, &source, &mut Reader::new(words)).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let context = policygap::audit::Context { on, ..policygap::audit::Context::of_one(&ladder, words) };
    let facts = Facts::new(&policy, words);
    let aspect = ladder.aspects().first().unwrap();
    let attained = explain_aspect(aspect, &facts, &context);
    assert_eq!(weigh_aspect(aspect, &facts, on), attained.levels());
    let missing = attained.next.iter().flat_map(|next| &next.missing);
    (attained.levels(), missing.map(|missing| missing.wanted.say(words)).collect())
}

#[test]
fn its_examples_stand_where_they_say() {
    let words = Vocabulary::builtin();
    let problems = example::check(&ladder(words), words);
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn a_level_needs_all_the_levels_below_it() {
    let is = |policy: &str, shown: u8, possible: u8| {
        let (levels, missing) = stands(policy);
        assert_eq!((levels.shown.number(), levels.possible.number()), (shown, possible), "{policy}");
        (levels, missing)
    };
    is("filtering: { blocks: [gambling] }", 5, 5);
    is("filtering: { system: a filter }", 4, 4);
    let checked = "filtering: { system: a filter, commitments: [{ do: check-filtering, by: headteacher }] }";
    let (_, missing) = is(checked, 3, 2);
    assert!(missing.iter().any(|missing| missing.starts_with("No record shows")));
    let recorded = format!("{{ {checked}, records: [{{ record: filtering-check, date: 2026-10-05 }}] }}");
    let (levels, _) = is(&recorded, 2, 2);
    assert_eq!(levels.holds_until, NaiveDate::from_ymd_opt(2027, 3, 31));
    is(&recorded.replace("system: a filter", "system: a filter, blocks: [gambling]"), 1, 1);
}

#[test]
fn its_verdict_goes_by_the_benchmark() {
    let words = Vocabulary::builtin();
    let benchmark = ladder(words).aspects().first().unwrap().benchmark;
    let verdict = |policy: &str| stands(policy).0.verdict(benchmark);
    assert_eq!(verdict("filtering: { blocks: [gambling] }"), Verdict::NotMet);
    assert_eq!(verdict("filtering: { system: a filter }"), Verdict::PartlyMet);
    let checked = "filtering: { system: a filter, commitments: [{ do: check-filtering, by: headteacher }] }";
    // A record could show the rest; the level that is shown is not hidden behind that.
    assert_eq!(verdict(checked), Verdict::PartlyMet);
    let recorded = format!("{{ {checked}, records: [{{ record: filtering-check, date: 2026-10-05 }}] }}");
    assert_eq!(verdict(&recorded), Verdict::Met);
}

// ---- The ladder that the program carries

fn carried() -> (&'static Vocabulary, &'static policygap::checklist::Library) {
    (Vocabulary::builtin(), policygap::checklist::Library::builtin())
}

#[test]
fn the_ladder_has_eighteen_aspects_each_with_five_levels_reached_by_five_policies() {
    let (words, library) = carried();
    let ladder = library.find("360-style").next().unwrap();
    let elements = |name: &str| ladder.aspects().iter().filter(|aspect| aspect.element == name).count();
    let counts = ["Policy & Leadership", "Technology", "Education", "Outcomes"].map(elements);
    assert_eq!(counts, [5, 8, 4, 1]);
    let context = policygap::audit::Context::of_one(ladder, words);
    let fragments = ladder.fragments();
    for aspect in ladder.aspects() {
        assert_eq!(aspect.benchmark.number(), 2, "{}", aspect.id.value);
        assert!(aspect.evidence.len() >= 3, "{}", aspect.id.value);
        let foot = aspect.foot.as_ref().unwrap();
        let steps = aspect.steps.iter().map(|step| (step.level.number(), step.example));
        for (level, place) in std::iter::once((5, foot.example)).chain(steps) {
            let fragment = fragments.at(place).unwrap();
            let policy = example::policy(fragment, &ladder.source_file, &mut Reader::new(words)).unwrap();
            let standing = weigh_aspect(aspect, &Facts::new(&policy, words), context.on);
            assert_eq!(standing.shown.number(), level, "{}", aspect.id.value);
        }
    }
}

#[test]
fn no_words_alone_reach_level_1() {
    let (words, library) = carried();
    for ladder in library.all() {
        let context = policygap::audit::Context::of_one(ladder, words);
        let fragments = ladder.fragments();
        for aspect in ladder.aspects() {
            let top = aspect.steps.last().unwrap();
            let fragment = fragments.at(top.example).unwrap();
            let mut policy = example::policy(fragment, &ladder.source_file, &mut Reader::new(words)).unwrap();
            assert_eq!(weigh_aspect(aspect, &Facts::new(&policy, words), context.on).shown.number(), 1);
            policy.records = policygap::policy::Records::default();
            let standing = weigh_aspect(aspect, &Facts::new(&policy, words), context.on);
            assert!(standing.shown.number() > 1, "{}", aspect.id.value);
        }
    }
}

#[test]
fn what_was_formerly_an_aspect_is_taken_in_once() {
    let (_, library) = carried();
    let ladder = library.find("360-style").next().unwrap();
    let mut formerly: Vec<&str> =
        ladder.aspects().iter().flat_map(|aspect| aspect.formerly.iter().map(Text::as_str)).collect();
    formerly.retain(|name| !ladder.aspects().iter().any(|aspect| aspect.title == *name));
    formerly.sort_unstable();
    assert_eq!(
        formerly,
        ["Agencies", "Contribution of Young People", "Professional Standards", "Social Media"]
    );
}
