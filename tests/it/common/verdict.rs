//! The verdict on a control of the checklists that the program carries, of a fragment of a policy.

use chrono::NaiveDate;
use policygap::audit::{Context, example, weigh};
use policygap::checklist::Library;
use policygap::requirement::Verdict;
use policygap::source::{Problems, Source, parse};
use policygap::vocabulary::{Reader, Vocabulary};

/// By what is in force on a day; `quietly` where nothing may be remarked of the fragment.
#[track_caller]
pub fn verdict_on(policy: &str, control: &str, on: NaiveDate, quietly: bool) -> Verdict {
    let words = Vocabulary::builtin();
    let source = Source::new("policy.yaml", policy);
    let fragment = parse(&source, &mut Problems::new()).unwrap();
    let mut reader = Reader::new(words);
    let policy = example::policy(&fragment, &source, &mut reader).unwrap();
    assert!(!quietly || reader.problems.is_empty(), "{:?}", reader.problems.sorted());
    let context = Context { on, checklists: Library::builtin().in_force(on), words };
    let weighed = weigh(&policy, &context).controls;
    let is = |series: &str, id: &str| format!("{series}/{id}") == control;
    let weighed = weighed.iter().find(|it| is(&it.checklist.series, &it.control.id.value)).unwrap();
    weighed.verdict.unwrap()
}
