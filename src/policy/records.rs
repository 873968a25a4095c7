//! Evidence of practice: the records file that stands beside a policy.

use std::borrow::Cow;

use crate::dates::WrittenDate;
use crate::format::{Takes, View, closed_set, members};
use crate::source::text::shorten;
use crate::source::{Source, Span, Spanned, parse};
use crate::vocabulary::{Reader, TermId};

use super::load::start_of;
use super::model::Named;
use super::outcome::{self, RecordResult, Shown};
use super::remarks::END;
use super::shapes::{RECORD, RECORDS};

/// What a records file holds.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// The file; none where the policy has no records file.
    pub source: Option<Source>,
    /// Dated evidence.
    pub records: Vec<Record>,
    /// Claimed levels.
    pub claims: Vec<Claim>,
    /// Accepted gaps.
    pub waivers: Vec<Waiver>,
    /// Answers.
    pub answers: Vec<Answer>,
}

/// Something that was done on a day.
#[derive(Clone, Debug)]
pub struct Record {
    /// The kind of record.
    pub kind: Spanned<TermId>,
    /// When.
    pub date: Spanned<WrittenDate>,
    /// Who did it.
    pub by: Option<Spanned<Named>>,
    /// Who took part.
    pub with: Vec<Spanned<TermId>>,
    /// What it covered.
    pub about: Vec<Spanned<TermId>>,
    /// Which of the keys of a record are filled.
    pub states: Vec<Spanned<RecordKey>>,
    /// How it came out, and where that is said; by the kind where it is not said.
    pub shown: Spanned<Shown>,
    /// What came out, as it is written.
    pub outcome: Option<String>,
    /// Where the record stands.
    pub span: Span,
    /// All of it.
    pub whole: Span,
}

/// A level that the school claims for an aspect.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The aspect.
    pub aspect: Spanned<String>,
    /// The level, 1 (highest) to 5.
    pub level: Spanned<u8>,
    /// How the school says it meets the level.
    pub commentary: Option<Spanned<String>>,
    /// Where the evidence is.
    pub evidence: Vec<Spanned<String>>,
}

/// A gap that was accepted for a time.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The control, as series/control.
    pub control: Spanned<String>,
    /// Why.
    pub reason: String,
    /// Who accepted it.
    pub approved_by: Named,
    /// The minute.
    pub minute: Option<String>,
    /// When it was accepted.
    pub accepted: Option<WrittenDate>,
    /// The last day on which it holds.
    pub until: Spanned<WrittenDate>,
}

/// A question that somebody answered for the school.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The control that it answers, as series/control.
    pub control: Spanned<String>,
    /// What was answered.
    pub answer: Reply,
    /// The role of whoever answered.
    pub role: TermId,
    /// When.
    pub date: WrittenDate,
    /// The last day on which it holds.
    pub until: Spanned<WrittenDate>,
}

closed_set! {
    /// What was answered.
    pub enum Reply {
        /// It is so.
        Yes = "yes",
        /// It is so in part.
        Partly = "partly",
        /// It is not so.
        No = "no",
    }
}

closed_set! {
    /// A key of a record that shows what was done, beside its date.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub enum RecordKey {
        /// Who did it.
        By = "by",
        /// Who took part.
        With = "with",
        /// What it covered.
        About = "about",
        /// What was tested.
        Tested = "tested",
        /// What came out.
        Outcome = "outcome",
        /// What was done about it.
        Action = "action",
        /// Who was told.
        ReportedTo = "reported-to",
        /// Where the evidence is kept.
        Where = "where",
    }
}

/// Reads a records file; what is wrong is collected in the reader.
pub fn read(source: &Source, reader: &mut Reader<'_>) -> Records {
    let mut records = Records { source: Some(source.clone()), ..Records::default() };
    let Some(root) = parse(source, &mut reader.problems) else {
        return records;
    };
    let Some(view) = View::open(&root, &RECORDS, start_of(source), &mut reader.problems) else {
        return records;
    };
    super::remarks::cut_off(&root, source, &mut reader.problems);
    super::remarks::end_lost(&root, source, &mut reader.problems);
    reader.version(&view, "policygap-records");
    reader.records_file(&view, &mut records);
    records
}

/// Reads records from a tree that was parsed already, as the examples in checklists hold them.
pub fn read_tree(root: &crate::source::Node, reader: &mut Reader<'_>) -> Records {
    let mut records = Records::default();
    if let Some(view) = View::open(root, &RECORDS, root.span, &mut reader.problems) {
        reader.records_file(&view, &mut records);
    }
    records
}

/// From the first key of a record to the end of what stands in it.
fn whole(view: &View<'_>) -> Option<Span> {
    let found = || RECORD.keys.iter().filter_map(|key| view.get(key.name));
    let start = found().map(|found| found.key_span.start()).min()?;
    let end = found().map(|found| found.node.span.end().max(found.key_span.end())).max()?;
    Some(Span::new(start, end))
}

impl Reader<'_> {
    fn records_file(&mut self, view: &View<'_>, records: &mut Records) {
        self.flag(view, END);
        for view in self.maps(view, "records") {
            records.records.extend(self.record(&view));
        }
        for view in self.maps(view, "accepted-gaps") {
            records.waivers.extend(self.waiver(&view));
        }
        for view in self.maps(view, "answers") {
            records.answers.extend(self.answer(&view));
        }
        if let Some(found) = view.get("self-review")
            && let Takes::ByName(shape) = found.key.takes
        {
            for (aspect, view) in self.each(found, shape) {
                records.claims.extend(self.claim(aspect, &view));
            }
        }
    }

    fn maps<'a>(&mut self, view: &View<'a>, key: &'static str) -> Vec<View<'a>> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let Takes::Maps(shape) = found.key.takes else {
            return Vec::new();
        };
        members(found.node)
            .iter()
            .filter_map(|item| {
                View::open(
                    item,
                    shape,
                    Span::new(item.span.start(), item.span.start() + 1),
                    &mut self.problems,
                )
            })
            .collect()
    }

    fn record(&mut self, view: &View<'_>) -> Option<Record> {
        let kind = self.term(view, "record");
        let date = self.date(view, "date");
        let is_trial = kind.as_ref().is_some_and(|kind| self.words.is_trial(kind.value));
        let by = self.named(view, "by");
        let with = self.terms(view, "with");
        let about = self.terms(view, "about");
        self.terms(view, "reported-to");
        let mut blanks = Vec::new();
        for key in ["tested", "outcome", "where"] {
            if view.get(key).is_some() && self.filled(view, key).is_none() {
                blanks.push(key);
            }
        }
        // That no action was needed is said by `none`, too.
        for key in ["action", "note"] {
            self.text(view, key);
        }
        let filled = |key: RecordKey| Some(Spanned::new(key, view.get(key.id())?.key_span));
        let states = RecordKey::ALL.iter().filter(|key| !blanks.contains(&key.id()));
        let states = states.filter_map(|&key| filled(key)).collect();
        let shown = self.shown(view, is_trial);
        let outcome = view.get("outcome").and_then(|found| found.node.text()).map(str::to_owned);
        let kind = kind?;
        let span = kind.span;
        let shown = shown.unwrap_or(Spanned::new(Shown::Success, span));
        let whole = whole(view).unwrap_or(span);
        // A failure of whatever day counts; a success of no day does not.
        let undated = || Some(Spanned::new(WrittenDate::unknown(), view.get("date")?.node.span));
        let date = date.or_else(|| undated().filter(|_| shown.value == Shown::Failure))?;
        Some(Record { kind, date, by, with, about, states, shown, outcome, span, whole })
    }

    /// How a record came out: the word under `result` decides, else what the outcome says.
    fn shown(&mut self, view: &View<'_>, is_trial: bool) -> Option<Spanned<Shown>> {
        let word = self.word(view, "result");
        let word = word.and_then(|word| Some(Spanned::new(RecordResult::of(word.value)?, word.span)));
        let outcome = view.get("outcome").and_then(|found| Some((found.node.text()?, found.node.span)));
        let said = outcome.map(|(text, span)| Spanned::new(outcome::read(text, is_trial), span));
        let (text, _) = outcome.unwrap_or_default();
        match (word, said) {
            (Some(word), said) => {
                let fails = |said: &Spanned<Shown>| matches!(said.value, Shown::Failure | Shown::NotDone);
                if word.value == RecordResult::Passed && said.as_ref().is_some_and(fails) {
                    self.remark(
                        word.span,
                        format!(
                            "`result` says that it passed, and the outcome says \"{}\". The word under `result` counts. Is it right?",
                            shorten(text)
                        ),
                    );
                }
                Some(word.map(Shown::from))
            }
            (None, Some(said)) => {
                if said.value == Shown::Unclear {
                    let words = RecordResult::WORDS.join(", ");
                    self.remark(
                        said.span,
                        format!(
                            "Did it come out well? From \"{}\" that cannot be told, so the record shows nothing. Write one of these words under `result`: {words}.",
                            shorten(text)
                        ),
                    );
                }
                Some(said)
            }
            (None, None) => None,
        }
    }

    fn claim(&mut self, aspect: &Spanned<Cow<'_, str>>, view: &View<'_>) -> Option<Claim> {
        let level = self.number(view, "level");
        let commentary = self.text(view, "commentary");
        let evidence = self.texts(view, "evidence");
        let level = level?;
        if !(1..=5).contains(&level.value) {
            self.problems.push(
                crate::source::Problem::new(
                    crate::source::Code::WrongShape,
                    level.span,
                    format!("There is no level {}.", level.value),
                )
                .label("expected 1 to 5; 1 is the highest"),
            );
            return None;
        }
        Some(Claim { aspect: aspect.clone().map(Cow::into_owned), level, commentary, evidence })
    }
}
