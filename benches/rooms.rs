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
use policygap::report::{self, Input, Settled};
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
    Input { loaded: policy::load(&source, None, &WORDS), source }
}

fn policy() -> Policy {
    input().loaded.policy.expect("the policy can be read")
}

fn context() -> Context<'static> {
    let on = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    Context { on, checklists: LIBRARY.in_force(on), words: &WORDS }
}

fn settled() -> Settled<'static> {
    Settled {
        context: context(),
        library: &LIBRARY,
        not_carried: Vec::new(),
        gate: Settings::default(),
        soon: 90,
        routes: true,
    }
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
            .bench_local_refs(|source| policy::load(source, None, &WORDS));
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

    /// What is kept of a policy for the gate.
    #[divan::bench]
    fn survey(bencher: Bencher<'_, '_>) {
        let (input, settled) = (input(), settled());
        bencher.bench_local(|| report::survey(black_box(&input), &settled));
    }

    /// The whole from what was kept of each policy.
    #[divan::bench]
    fn whole(bencher: Bencher<'_, '_>) {
        let (input, settled) = (input(), settled());
        let surveyed = vec![report::survey(&input, &settled)];
        bencher.bench_local(|| report::whole(&settled, black_box(&surveyed)));
    }

    /// The results with their words and places.
    #[divan::bench]
    fn policy(bencher: Bencher<'_, '_>) {
        let (input, settled) = (input(), settled());
        bencher.bench_local(|| {
            black_box(report::policy(black_box(&input), &settled));
        });
    }
}

mod rendering {
    use policygap::render::{Renderer as _, Style, html, json, jsonl, markdown, text};

    use super::{Bencher, black_box, input, report, settled};

    /// A bench for each format, which renders one policy; the names are those by which a format asks for what it needs.
    macro_rules! formats {
        (|$whole:ident, $surveyed:ident, $settled:ident| $($format:ident: $new:expr;)*) => { $(
            #[divan::bench]
            fn $format(bencher: Bencher<'_, '_>) {
                let (input, $settled) = (input(), &settled());
                let $surveyed = &[report::survey(&input, $settled)];
                let $whole = &report::whole($settled, $surveyed);
                let policy = report::policy(&input, $settled);
                bencher.bench_local(|| {
                    let mut out = Vec::new();
                    $new.policy(black_box(&policy), 0, &mut out).expect("it renders");
                    out
                });
            }
        )* };
    }

    formats! { |whole, surveyed, settled|
        text: text::Text::new(whole, Style::default());
        json: json::Json::new(whole);
        jsonl: jsonl::JsonLines::new(whole, &settled.context);
        markdown: markdown::Markdown::new(whole, surveyed, policygap::page::Edition::Lead).expect("the templates are sound");
        html: html::Html::new(whole, surveyed, policygap::page::Edition::Lead).expect("the templates are sound");
    }
}
