//! What a file costs grows with its size, whatever its shape. What is counted is not time, which depends on the machine and
//! its load, but what the program asks of memory: how often, how much in all, and how much at once. That is the same on
//! every machine and in every run. Sixteen times the file may take at most twenty-four times as much, in every stage of an
//! audit: half as much again as what grows with the file. Sixteen, since memory is asked for in powers of two.
//!
//! A binary of its own, since the allocator that counts is that of the whole binary. `cargo test --test work`

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::io::sink;
use std::sync::OnceLock;

use allocation_counter::{AllocationInfo, measure};
use chrono::NaiveDate;
use policygap::audit::Context;
use policygap::checklist::Library;
use policygap::page::Edition;
use policygap::policy;
use policygap::render::{Format, Shown, Style};
use policygap::report::routes::{Wanted, routes};
use policygap::report::{self, Input, Settled};
use policygap::source::Source;
use policygap::vocabulary::Vocabulary;

/// How many times as large the larger file is, and how many times as much it may take.
const TIMES: usize = 16;
const MOST: u64 = 24;

/// The size of the smaller file, in bytes; the larger one has 512 kB.
const SMALL: usize = 32_000;

/// The same where the way to the next level is worked out, which it is not beyond 256 kB.
const SMALL_ROUTE: usize = 12_000;

/// How many times the size of the larger file a stage may hold at once, beyond what it holds for nearly nothing.
const AT_ONCE: u64 = 100;

const HEAD: &str = "policygap: 1
school:
  name: Hartley Primary School
  nation: england
  phase: primary
policy:
  title: Online Safety Policy
  kind: online-safety
";

const RECORDS: &str = "policygap-records: 1\n";

const LIST: &str = "policygap-checklist: 1
series: trial
id: trial-2026
title: A trial
publisher: The tests
edition: First edition
source: https://example.org/trial
basis: derived
standing: statutory-guidance
in-force:
  from: 2026-01-01
applies-to:
  nations: england
  phases: all
controls:
";

const CONTROL: &str = "  - id: c@
    title: A thing @
    requires:
      role-held: dsl
    why: It is.
    remedy: Do it.
    owner: headteacher
    ask: Is it?
    meets:
      roles:
        dsl:
          held-by: A. Hartley
    misses:
      roles:
        headteacher:
          held-by: A. Hartley
";

/// In which file a line is repeated.
#[derive(Clone, Copy)]
enum In {
    Policy,
    Records,
    Checklist,
}

/// What is repeated, and what stands before; `@` is the number of the line.
struct Shape {
    of: In,
    lead: &'static str,
    line: &'static str,
}

impl Shape {
    fn text(&self, bytes: usize) -> String {
        let head = match self.of {
            In::Policy => HEAD,
            In::Records => RECORDS,
            In::Checklist => LIST,
        };
        let mut text = format!("{head}{}", self.lead);
        for at in 0.. {
            if text.len() >= bytes {
                break;
            }
            text.push_str(&self.line.replace('@', &at.to_string()));
        }
        text.push('\n');
        text
    }

    /// What each stage takes for a file of so many bytes.
    fn stages(&self, bytes: usize) -> Vec<(&'static str, AllocationInfo)> {
        let mut out = Vec::new();
        let words = Vocabulary::builtin();
        let text = self.text(bytes);
        let (policy, records, own) = match self.of {
            In::Policy => (text, None, None),
            In::Records => (HEAD.to_owned(), Some(text), None),
            In::Checklist => (HEAD.to_owned(), None, Some(text)),
        };
        let mut loaded_own = None;
        if let Some(own) = own {
            let source = Source::new("own.yaml", own);
            let together = || Library::load([source], words).and_then(|own| Library::builtin().with(own));
            let read = measure(|| loaded_own = Some(together().map_err(|error| error.to_string())));
            out.push(("checklist", read));
        }
        let own = loaded_own.and_then(Result::ok);
        let library = own.as_ref().unwrap_or(Library::builtin());
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let settled = Settled::new(Context { on, checklists: library.in_force(on), words }, library);
        let source = Source::new("policy.yaml", policy);
        let records = records.map(|text| Source::new("policy.records.yaml", text));
        let mut loaded = None;
        out.push(("reading", measure(|| loaded = Some(policy::load(&source, records, words)))));
        let input = Input { source, loaded: loaded.unwrap() };
        let mut surveyed = Vec::new();
        out.push(("weighing", measure(|| surveyed.push(report::survey(&input, &settled)))));
        let whole = report::whole(&settled, &surveyed);
        let mut policies = Vec::new();
        out.push(("explaining", measure(|| policies.push(report::policy(&input, &settled)))));
        for (name, format, edition) in [
            ("text", Format::Text, Edition::Lead),
            ("JSON", Format::Json, Edition::Lead),
            ("Markdown", Format::Markdown, Edition::Lead),
            ("the governors' HTML", Format::Html, Edition::Governors),
        ] {
            let style = Style { edition, ..Style::default() };
            let shown = Shown { report: &whole, surveyed: &surveyed, context: &settled.context, style };
            let render = || format.renderer(shown).unwrap().whole(&policies, &mut sink()).unwrap();
            out.push((name, measure(render)));
        }
        out
    }

    /// What the ways to the next levels take.
    fn route(&self, bytes: usize) -> AllocationInfo {
        let words = Vocabulary::builtin();
        let library = Library::builtin();
        let on = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let context = Context { on, checklists: library.in_force(on), words };
        let (policy, records) = match self.of {
            In::Records => (HEAD.to_owned(), Some(self.text(bytes))),
            In::Policy | In::Checklist => (self.text(bytes), None),
        };
        let records = records.map(|text| Source::new("policy.records.yaml", text));
        let loaded = policy::load(&Source::new("policy.yaml", policy), records, words);
        let Some(policy) = loaded.policy else { return AllocationInfo::default() };
        measure(|| drop(routes("policy.yaml", &policy, &context, &Wanted::default())))
    }

    fn holds(&self, small: usize) {
        // What is made once is made before anything is counted.
        static FLOORS: [OnceLock<Vec<(&str, AllocationInfo)>>; 3] = [const { OnceLock::new() }; 3];
        let nothing = Self { line: "#\n", lead: "", ..*self };
        let floor = FLOORS[self.of as usize].get_or_init(|| {
            drop(nothing.stages(1));
            nothing.stages(1)
        });
        let (few, many) = (self.stages(small), self.stages(TIMES * small));
        for (((name, floor), (_, few)), (_, many)) in floor.iter().zip(&few).zip(&many) {
            grows(name, floor, few, many);
            let most = floor.bytes_max + AT_ONCE * u64::try_from(TIMES * small).unwrap();
            assert!(many.bytes_max <= most, "{name} holds {} bytes at once", many.bytes_max);
        }
        if !matches!(self.of, In::Checklist) {
            let sizes = [SMALL_ROUTE, TIMES * SMALL_ROUTE];
            let [few, many] = sizes.map(|size| self.route(size));
            grows("the route", &nothing.route(1), &few, &many);
        }
    }
}

/// Holds that what a stage takes beyond what it takes for nearly nothing grows with the file; what the smaller file adds is
/// at least a quarter of that, so that no small number is divided by.
#[track_caller]
fn grows(stage: &str, floor: &AllocationInfo, small: &AllocationInfo, large: &AllocationInfo) {
    let count = |of: fn(&AllocationInfo) -> u64| (of(floor), of(small), of(large));
    let counts =
        [("times", 100, count(|it| it.count_total)), ("bytes in all", 20_000, count(|it| it.bytes_total))];
    for (what, least, (floor, small, large)) in counts {
        let added = small.saturating_sub(floor).max(floor / 4).max(least);
        assert!(
            large.saturating_sub(floor) <= MOST * added,
            "{stage}: {what}: {floor} for nearly nothing, {small} for the file, {large} for one {TIMES} times as large"
        );
    }
}

/// A test for each shape.
macro_rules! shapes {
    ($($name:ident: $of:ident, $lead:expr, $line:expr;)+) => {
        $(#[test]
        fn $name() {
            Shape { of: In::$of, lead: $lead, line: $line }.holds(SMALL);
        })+
    };
}

shapes! {
    citations: Policy, "cites:\n", "  - kcsie-2020\n";
    citations_by_name: Policy, "cites:\n", "  - cite: eu-gdpr\n    written: Name @ of it\n";
    duties: Policy, "roles:\n  dsl:\n    duties:\n", "      - record-incident\n";
    duties_with_conditions: Policy, "roles:\n  dsl:\n    duties:\n", "      - do: lead-online-safety\n        if: we have the time @\n";
    duties_in_own_words: Policy, "topics:\n  All:\n    commitments:\n", "      - say: We do this and that @\n";
    owners: Policy, "topics:\n  All:\n    by: [staff, dsl, headteacher, governing-body, governors]\n    commitments:\n", "      - do: lead-online-safety\n        every: @ weeks\n";
    holders: Policy, "roles:\n  dsl:\n    held-by:\n", "      - Ann Hartley-@\n";
    posts: Policy, "roles:\n", "  dsl-@:\n    held-by: Ann Hartley\n";
    topics: Policy, "topics:\n", "  t@:\n    section: \"@.1\"\n    commitments:\n      - tell-dsl\n";
    steps: Policy, "incidents:\n  nudes-and-semi-nudes:\n    steps:\n", "      - tell-dsl\n      - view-images\n      - delete-images\n";
    incidents: Policy, "incidents:\n", "  kind-@:\n    steps:\n      - tell-dsl\n";
    training: Policy, "training:\n", "  - who: staff\n    about: filtering-and-monitoring\n    every: @ weeks\n";
    linked_policies: Policy, "linked-policies:\n", "  - policy: anti-bullying\n    written: Name @\n";
    unknown_words: Policy, "roles:\n  dsl:\n    duties:\n", "      - filtring-@-sistem\n";
    unknown_keys: Policy, "", "zzkey@: 1\n";
    dates: Policy, "linked-policies:\n", "  - policy: anti-bullying\n    next-review: soon @\n";
    long_title: Policy, "#\npolicy:\n  title: ", "Online ";
    long_word: Policy, "scope:\n  people: ", "pupils-";
    one_line: Policy, "incidents: {any: {steps: [", "{do: tell-dsl, by: staff}, ";
    comments: Policy, "", "# line @\n";
    records: Records, "records:\n", "  - record: filtering-check\n    date: 10 November 2026\n    outcome: nothing was found @\n";
    long_outcome: Records, "records:\n  - record: filtering-check\n    date: 10 November 2026\n    outcome: ", "not all was blocked, ";
    accepted_gaps: Records, "accepted-gaps:\n", "  - control: kcsie/x-@\n    reason: it is being replaced\n    approved-by: governing-body\n    until: 1 May 2027\n";
    answers: Records, "answers:\n", "  - control: kcsie/dsl-leads\n    answer: no\n    role: dsl\n    date: 1 May 2026\n    until: 1 May 2027\n    note: answer @\n";
    claims: Records, "self-review:\n", "  aspect-@:\n    level: 3\n    commentary: The headteacher checks each term.\n";
    broken_records: Records, "records:\n", "  - record: filtring-test-@\n    date: may be @\n";
    broken_controls: Checklist, "", "  - id: c@\n    titel: A thing @\n    requires:\n      role-hold: dsl\n";
}

/// A checklist holds so much and no more, so that a smaller one is taken.
#[test]
fn controls() {
    Shape { of: In::Checklist, lead: "", line: CONTROL }.holds(SMALL / 2);
}

#[test]
fn changes_and_names_of_nothing() {
    for (lead, line) in [
        ("", "  - id: c@\n    title: A thing @\n    see-also: [trial/x@]\n"),
        (
            "  []\nextends:\n  - kcsie\nchanges:\n",
            "  - control: kcsie/x@\n    switched-off: true\n    reason: We need none of it.\n",
        ),
    ] {
        Shape { of: In::Checklist, lead, line }.holds(SMALL);
    }
}
