//! How long each room takes on its own, on a real policy: reading, loading what the program carries, auditing, building
//! the report, and writing each format.
//!
//! `cargo bench --bench rooms`, or one room alone: `cargo bench --bench rooms -- reading`

// A bench that cannot prepare its subject has nothing to measure, so it stops.
#![allow(clippy::expect_used)]

use std::sync::LazyLock;

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use policygap::audit::{Context, explain, weigh};
use policygap::checklist::Library;
use policygap::gate::Settings;
use policygap::policy::{self, Policy};
use policygap::report::{self, Input, Report, Settled};
use policygap::source::Source;
use policygap::vocabulary::Vocabulary;

const POLICY: &str = include_str!("../policies/priory-infant.yaml");

static WORDS: LazyLock<&Vocabulary> = LazyLock::new(Vocabulary::builtin);
static LIBRARY: LazyLock<&Library> = LazyLock::new(Library::builtin);

fn main() {
    divan::main();
}

fn source() -> Source {
    Source::new("priory-infant.yaml", POLICY)
}

fn input() -> Input {
    let source = source();
    Input { loaded: policy::load(source.clone(), None, &WORDS), source }
}

fn policy() -> Policy {
    input().loaded.policy.expect("the policy can be read")
}

fn context() -> Context<'static> {
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    Context { on, checklists: LIBRARY.in_force(on), words: &WORDS }
}

fn settled() -> Settled<'static> {
    Settled { context: context(), library: &LIBRARY, gate: Settings::default(), soon: 90 }
}

fn whole_report() -> Report {
    let settled = settled();
    report::build(&settled, vec![report::build::policy(&input(), &settled)])
}

mod reading {
    use divan::counter::BytesCount;
    use policygap::source::{Problems, parse};

    use super::{Bencher, LazyLock, POLICY, WORDS, black_box, policy, source};

    /// YAML text to the spanned tree.
    #[divan::bench]
    fn yaml_to_tree(bencher: Bencher<'_, '_>) {
        let source = source();
        bencher
            .counter(BytesCount::of_str(POLICY))
            .bench_local(|| parse(black_box(&source), &mut Problems::new()));
    }

    /// YAML text to the policy model, its terms resolved.
    #[divan::bench]
    fn yaml_to_policy(bencher: Bencher<'_, '_>) {
        LazyLock::force(&WORDS);
        bencher
            .counter(BytesCount::of_str(POLICY))
            .with_inputs(source)
            .bench_local_values(|source| policy::load(source, None, &WORDS));
    }
}

mod auditing {
    use super::{Bencher, black_box, context, explain, policy, weigh};

    /// One policy against every checklist in force: bounds alone.
    #[divan::bench]
    fn weighing(bencher: Bencher<'_, '_>) {
        let (policy, context) = (policy(), context());
        bencher.bench_local(|| weigh(black_box(&policy), &context));
    }

    /// The same with evidence and what is missing.
    #[divan::bench]
    fn explaining(bencher: Bencher<'_, '_>) {
        let (policy, context) = (policy(), context());
        bencher.bench_local(|| explain(black_box(&policy), &context));
    }
}

mod reporting {
    use super::{Bencher, black_box, input, report, settled};

    /// The audit, and the results with their words and places.
    #[divan::bench]
    fn audit_and_results(bencher: Bencher<'_, '_>) {
        let (input, settled) = (input(), settled());
        bencher.bench_local(|| report::build::policy(black_box(&input), &settled));
    }

    /// The whole from what came of each policy.
    #[divan::bench]
    fn whole(bencher: Bencher<'_, '_>) {
        let (input, settled) = (input(), settled());
        bencher
            .with_inputs(|| vec![report::build::policy(&input, &settled)])
            .bench_local_values(|policies| report::build(&settled, policies));
    }
}

mod rendering {
    use policygap::render::{Style, html, json, markdown, text};

    use super::{Bencher, black_box, whole_report};

    macro_rules! formats {
        ($($format:ident),*) => { $(
            #[divan::bench]
            fn $format(bencher: Bencher<'_, '_>) {
                let report = whole_report();
                bencher.bench_local(|| $format::render(black_box(&report), &Style::default()).expect("it renders"));
            }
        )* };
    }

    formats!(text, json, markdown, html);
}
