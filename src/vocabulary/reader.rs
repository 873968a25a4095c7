//! Values that need the vocabulary or the calendar, read from the tree; every problem is collected. Policies, records,
//! requirements and checklists are all written with the same words, and read by this one reader.

use crate::dates::{
    Deadline, Frequency, MonthDay, Period, Sooner, TermEnds, WrittenDate, is_vague, period_instead_of_date,
};
use crate::format::{Blank, Takes, View, blank, members, view, wrong_shape};
use crate::source::text::{hides, is_unseen, shorten};
use crate::source::{Code, Problem, Problems, Span, Spanned, suggest};

use super::{Kind, TermId, Vocabulary};

/// Reads values with a vocabulary and a calendar, and collects problems.
pub struct Reader<'v> {
    /// The words.
    pub words: &'v Vocabulary,
    /// The ends of the school's terms.
    pub terms: TermEnds,
    /// What was wrong so far.
    pub problems: Problems,
}

impl<'v> Reader<'v> {
    /// A reader with the usual ends of terms.
    pub fn new(words: &'v Vocabulary) -> Self {
        Self { words, terms: TermEnds::default(), problems: Problems::new() }
    }

    /// Text, as it stands in the tree.
    pub fn str<'a>(&mut self, view: &View<'a>, key: &'static str) -> Option<Spanned<&'a str>> {
        view.get(key).and_then(|found| view::text(found, &mut self.problems))
    }

    /// Text, to keep.
    pub fn text(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        let text = self.str(view, key)?;
        Some(self.unhidden(text.map(str::to_owned)))
    }

    /// Texts, to keep.
    pub fn texts(&mut self, view: &View<'_>, key: &'static str) -> Vec<Spanned<String>> {
        let found = view.get(key);
        let texts = found.map(|found| view::texts(found, &mut self.problems)).unwrap_or_default();
        texts.into_iter().map(|text| self.unhidden(text.map(str::to_owned))).collect()
    }

    /// A text without what stands in no word and hides; that anything was there is told.
    pub fn unhidden(&mut self, text: Spanned<String>) -> Spanned<String> {
        self.without(text, hides)
    }

    /// A name or a title: text that is shown among other words, and therefore on one line.
    pub fn line(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        let text = self.text(view, key)?;
        Some(self.seen(text).map(on_one_line))
    }

    /// Names.
    pub fn lines(&mut self, view: &View<'_>, key: &'static str) -> Vec<Spanned<String>> {
        self.texts(view, key).into_iter().map(|text| self.seen(text).map(on_one_line)).collect()
    }

    /// A text without what nobody can see in it; that anything was there is told.
    fn seen(&mut self, text: Spanned<String>) -> Spanned<String> {
        self.without(text, |sign| is_unseen(sign) && !sign.is_whitespace())
    }

    fn without(&mut self, text: Spanned<String>, hidden: fn(char) -> bool) -> Spanned<String> {
        if !text.value.contains(hidden) {
            return text;
        }
        self.remark(
            text.span,
            "An invisible character stands in this text and was left out; it probably came with copied text.",
        );
        text.map(|text| text.replace(hidden, ""))
    }

    /// `true` or `false`.
    pub fn flag(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<bool>> {
        view.get(key).and_then(|found| view::flag(found, &mut self.problems))
    }

    /// A term.
    pub fn term(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<TermId>> {
        let found = view.get(key)?;
        let written = view::text(found, &mut self.problems)?;
        self.find(found.key.takes.kinds(), written.value, written.span, false)
    }

    /// Terms: one or a list.
    pub fn terms(&mut self, view: &View<'_>, key: &'static str) -> Vec<Spanned<TermId>> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let kinds = found.key.takes.kinds();
        let items = members(found.node);
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            match item.text() {
                Some(text) => out.extend(self.find(kinds, text, item.span, false)),
                None => self.problems.push(wrong_shape(item, "a word of the vocabulary")),
            }
        }
        out
    }

    /// A term of these kinds; where there is none, a problem with a suggestion, or a remark where the text is blank.
    pub fn find(
        &mut self,
        kinds: &[Kind],
        written: &str,
        span: Span,
        may_say: bool,
    ) -> Option<Spanned<TermId>> {
        let written = view::bare(written);
        if let Some(term) = self.words.find_typed(kinds, written) {
            return Some(Spanned::new(term, span));
        }
        if let Some(blank) = blank(written) {
            let what = kinds.first().map_or("a word of the vocabulary", |kind| kind.one());
            let message = match blank {
                Blank::Unfilled => format!("Nothing is filled in here, where {what} belongs."),
                Blank::Open | Blank::Placeholder => {
                    format!("\"{}\" is not {what}; nothing is taken to stand here.", shorten(written))
                }
            };
            self.remark(span, message);
            return None;
        }
        let problem = unknown_term(kinds, written, span);
        let many = self.problems.are_many();
        self.problems.push(if many {
            problem
        } else {
            problem.maybe_help(meant(self.words, kinds, written, may_say))
        });
        None
    }

    /// Notes that something comes to nothing, or was read in a way that is to be looked at.
    pub fn remark(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem::new(Code::Remark, span, message).label("as the document has it"));
    }

    /// A date as schools write dates. Where the document leaves it open, that is noted and nothing is read.
    pub fn date(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<WrittenDate>> {
        let written = self.str(view, key)?;
        match WrittenDate::read(written.value, &self.terms) {
            Ok(date) => Some(Spanned::new(date, written.span)),
            Err(_) if is_open(written.value) => self.open_ended(&written, key, "a date"),
            Err(problem) => self.unreadable(written.span, "this date", &problem),
        }
    }

    /// The day by which something is due.
    pub fn due(&mut self, view: &View<'_>, key: &'static str) -> Due {
        let Some(written) = self.str(view, key) else { return Due::default() };
        let Ok((date, sooner)) = WrittenDate::read_due(written.value, &self.terms) else {
            if WrittenDate::read(written.value, &self.terms).is_err()
                && let Some(period) = period_instead_of_date(written.value)
            {
                let shown = shorten(written.value);
                self.remark(
                    written.span,
                    format!(
                        "\"{shown}\" says how often, and not on what day. Write it as `review-every`, and the date of \
                         the next review as `{key}`."
                    ),
                );
                return Due { every: Some(Spanned::new(period, written.span)), ..Due::default() };
            }
            return Due { date: self.date(view, key), ..Due::default() };
        };
        let event = |sooner| match sooner {
            Sooner::Needed => "as-needed",
            Sooner::Guidance => "new-guidance",
            Sooner::Incident => "incident",
            Sooner::Technology => "new-technology",
        };
        let events = sooner.into_iter().filter_map(|sooner| self.words.find(Kind::Event, event(sooner)));
        let sooner = events.map(|event| Spanned::new(event, written.span)).collect();
        Due { date: Some(Spanned::new(date, written.span)), sooner, every: None }
    }

    /// A period. Where the document names none, that is noted and nothing is read.
    pub fn period(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Period>> {
        let written = self.str(view, key)?;
        match Period::read(written.value) {
            Ok(period) => Some(Spanned::new(period, written.span)),
            Err(_) if is_open(written.value) => self.open_ended(&written, key, "a period"),
            Err(problem) => self.unreadable(written.span, "this period", &problem),
        }
    }

    /// A period, or "regularly" and whatever else promises repetition and names no period.
    pub fn frequency(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Frequency>> {
        let written = self.str(view, key)?;
        match Frequency::read(written.value) {
            Ok(frequency) => Some(Spanned::new(frequency, written.span)),
            Err(_) if blank(written.value).is_some() => self.open_ended(&written, key, "a period"),
            Err(_) if is_vague(written.value) => Some(Spanned::new(Frequency::Regularly, written.span)),
            Err(problem) => self.unreadable(written.span, "this period", &problem),
        }
    }

    /// A deadline. Where the document names none that can be measured, that is noted and nothing is read.
    pub fn deadline(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Deadline>> {
        let written = self.str(view, key)?;
        match Deadline::read(written.value) {
            Ok(deadline) => Some(Spanned::new(deadline, written.span)),
            Err(_) if is_open(written.value) => self.open_ended(&written, key, "a deadline"),
            Err(problem) => self.unreadable(written.span, "this deadline", &problem),
        }
    }

    /// A deadline, or "promptly" and whatever else promises that it is soon and names no time.
    pub fn soon(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Deadline>> {
        let written = self.str(view, key)?;
        let is_soon = blank(written.value).is_none() && is_vague(written.value);
        let soon = is_soon.then(|| Spanned::new(Deadline::Promptly, written.span));
        self.deadline(view, key).or(soon)
    }

    fn open_ended<T>(&mut self, written: &Spanned<&str>, key: &str, what: &str) -> Option<T> {
        let message = match blank(written.value) {
            Some(Blank::Unfilled) => {
                format!("What stands after `{key}` has not been filled in; {what} belongs there.")
            }
            Some(Blank::Open | Blank::Placeholder) => {
                format!("\"{}\" is not {what}: the document leaves `{key}` open.", shorten(written.value))
            }
            None => format!(
                "\"{}\" names no {} after `{key}`.",
                shorten(written.value),
                what.trim_start_matches("a ")
            ),
        };
        self.remark(written.span, message);
        None
    }

    /// A month and a day.
    pub fn month_day(&mut self, view: &View<'_>, key: &'static str) -> Option<MonthDay> {
        let written = self.str(view, key)?;
        match MonthDay::read(written.value) {
            Ok(day) => Some(day),
            Err(problem) => self.unreadable(written.span, "this day", &problem),
        }
    }

    /// A small whole number.
    pub fn number(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<u8>> {
        let written = self.str(view, key)?;
        if let Ok(number) = written.value.parse() {
            return Some(Spanned::new(number, written.span));
        }
        self.problems.push(
            Problem::new(
                Code::WrongShape,
                written.span,
                format!("`{}` is not a whole number.", shorten(written.value)),
            )
            .label("expected a whole number"),
        );
        None
    }

    /// One of the fixed words that a key's declaration names.
    pub fn word(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<&'static str>> {
        let found = view.get(key)?;
        let Takes::Word(words) = found.key.takes else {
            return None;
        };
        view::word(found, words, &mut self.problems)
    }

    /// The version of a file's format.
    pub fn version(&mut self, view: &View<'_>, key: &'static str) {
        let Some(number) = self.number(view, key) else {
            return;
        };
        if number.value != 1 {
            self.problems.push(
                Problem::new(
                    Code::WrongShape,
                    number.span,
                    format!("Version {} of this format is not known.", number.value),
                )
                .label("expected 1")
                .help("This program reads version 1. A newer program may be needed."),
            );
        }
    }

    fn unreadable<T>(&mut self, span: Span, label: &str, problem: &dyn std::fmt::Display) -> Option<T> {
        self.problems.push(Problem::new(Code::Unreadable, span, problem.to_string()).label(label));
        None
    }
}

/// When something is due, as a document says it.
#[derive(Debug, Default)]
pub struct Due {
    /// The day.
    pub date: Option<Spanned<WrittenDate>>,
    /// The occasions on which it comes sooner.
    pub sooner: Vec<Spanned<TermId>>,
    /// How often, where the document says that in place of a day.
    pub every: Option<Spanned<Period>>,
}

fn on_one_line(text: String) -> String {
    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// Whether a document leaves something open: nothing was filled in, or words stand there that name no time.
fn is_open(written: &str) -> bool {
    blank(written).is_some() || is_vague(written)
}

/// The problem of a word that is not in the vocabulary.
fn unknown_term(kinds: &[Kind], written: &str, span: Span) -> Problem {
    let what = kinds.first().map_or("a word of the vocabulary", |kind| kind.one());
    let others = if kinds.len() > 1 { " (or another kind of word that may stand here)" } else { "" };
    let message = format!("`{}` is not {what}{others} that the vocabulary knows.", shorten(written));
    Problem::new(Code::UnknownTerm, span, message).label("not in the vocabulary")
}

/// What to write in place of an unknown word.
fn meant(words: &Vocabulary, kinds: &[Kind], written: &str, may_say: bool) -> Option<String> {
    if let Some(help) = view::slip(written) {
        return Some(help.to_owned());
    }
    let say = if may_say {
        " If no word fits, write `say:` and put it in your own words; nothing is lost by that."
    } else if kinds == [Kind::Role] {
        " If no word fits a post, write `other-post`, with its title under `written:` in the part on roles."
    } else {
        ""
    };
    let meant: Vec<&str> = words.meant(kinds, written).into_iter().map(|term| words.id(term)).collect();
    let question = suggest::question_of(&meant);
    let list = || {
        kinds
            .first()
            .map(|kind| format!("`policygap explain {}` lists the words that may stand here.", kind.id()))
    };
    question.or_else(list).map(|help| format!("{help}{say}"))
}
