//! Values that need the vocabulary or the calendar, read from the tree; every problem is collected.

use crate::dates::{Deadline, Frequency, MonthDay, Period, TermEnds, WrittenDate};
use crate::source::reader::{self, Found, View, members, shorten, wrong_shape};
use crate::source::{Code, Node, Problem, Problems, Shape, Span, Spanned, Takes, Value, suggest};
use crate::vocabulary::{Kind, TermId, Vocabulary};

use super::entry::{Act, Condition, Entry, Place, Strength};
use super::model::Named;

/// Reads values with a vocabulary and a calendar, and collects problems.
pub struct Reader<'v> {
    /// The words.
    pub words: &'v Vocabulary,
    /// The ends of the school's terms.
    pub terms: TermEnds,
    /// What was wrong so far.
    pub problems: Problems,
}

/// The kinds of terms that a declaration names.
pub fn kinds(takes: &Takes) -> Vec<Kind> {
    let names = match takes {
        Takes::Term(names)
        | Takes::Terms(names)
        | Takes::TermOrText(names)
        | Takes::ByTerm(names, _)
        | Takes::Entries(names, _) => names,
        _ => &[][..],
    };
    names.iter().filter_map(|name| Kind::of(name)).collect()
}

impl<'v> Reader<'v> {
    /// A reader with the usual ends of terms.
    pub fn new(words: &'v Vocabulary) -> Self {
        Self { words, terms: TermEnds::default(), problems: Problems::new() }
    }

    /// Text.
    pub fn text(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        view.get(key).and_then(|found| reader::text(found, &mut self.problems))
    }

    /// Texts.
    pub fn texts(&mut self, view: &View<'_>, key: &'static str) -> Vec<Spanned<String>> {
        view.get(key).map(|found| reader::texts(found, &mut self.problems)).unwrap_or_default()
    }

    /// A name or a title: text that is shown among other words, and therefore on one line.
    pub fn line(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        self.text(view, key).map(|text| text.map(on_one_line))
    }

    /// Names.
    pub fn lines(&mut self, view: &View<'_>, key: &'static str) -> Vec<Spanned<String>> {
        self.texts(view, key).into_iter().map(|text| text.map(on_one_line)).collect()
    }

    /// `true` or `false`.
    pub fn flag(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<bool>> {
        view.get(key).and_then(|found| reader::flag(found, &mut self.problems))
    }

    /// A term.
    pub fn term(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<TermId>> {
        let found = view.get(key)?;
        let written = reader::text(found, &mut self.problems)?;
        self.find(&kinds(&found.key.takes), &written.value, written.span, false)
    }

    /// Terms: one or a list.
    pub fn terms(&mut self, view: &View<'_>, key: &'static str) -> Vec<Spanned<TermId>> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let kinds = kinds(&found.key.takes);
        let mut out = Vec::new();
        for item in members(found.node) {
            match item.text() {
                Some(text) => out.extend(self.find(&kinds, text, item.span, false)),
                None => self.problems.push(wrong_shape(item, "a word of the vocabulary")),
            }
        }
        out
    }

    /// A term of these kinds; where there is none, a problem with a suggestion.
    pub fn find(
        &mut self,
        kinds: &[Kind],
        written: &str,
        span: Span,
        may_say: bool,
    ) -> Option<Spanned<TermId>> {
        if let Some(term) = self.words.find_in(kinds, written) {
            return Some(Spanned::new(term, span));
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

    /// A term, or text as written.
    pub fn named(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Named>> {
        let found = view.get(key)?;
        let written = reader::text(found, &mut self.problems)?;
        let named = match self.words.find_in(&kinds(&found.key.takes), &written.value) {
            Some(term) => Named::Term(term),
            None => Named::Words(written.value),
        };
        Some(Spanned::new(named, written.span))
    }

    /// A date as schools write dates.
    pub fn date(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<WrittenDate>> {
        let written = self.text(view, key)?;
        match WrittenDate::read(&written.value, &self.terms) {
            Ok(date) => Some(Spanned::new(date, written.span)),
            Err(problem) => self.unreadable(written.span, "this date", &problem),
        }
    }

    /// A period.
    pub fn period(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Period>> {
        let written = self.text(view, key)?;
        match Period::read(&written.value) {
            Ok(period) => Some(Spanned::new(period, written.span)),
            Err(problem) => self.unreadable(written.span, "this period", &problem),
        }
    }

    /// A period, or `regularly`.
    pub fn frequency(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Frequency>> {
        let written = self.text(view, key)?;
        match Frequency::read(&written.value) {
            Ok(frequency) => Some(Spanned::new(frequency, written.span)),
            Err(problem) => self.unreadable(written.span, "this period", &problem),
        }
    }

    /// A deadline.
    pub fn deadline(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Deadline>> {
        let written = self.text(view, key)?;
        match Deadline::read(&written.value) {
            Ok(deadline) => Some(Spanned::new(deadline, written.span)),
            Err(problem) => self.unreadable(written.span, "this deadline", &problem),
        }
    }

    /// A month and a day.
    pub fn month_day(&mut self, view: &View<'_>, key: &'static str) -> Option<MonthDay> {
        let written = self.text(view, key)?;
        match MonthDay::read(&written.value) {
            Ok(day) => Some(day),
            Err(problem) => self.unreadable(written.span, "this day", &problem),
        }
    }

    /// A small whole number.
    pub fn number(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<u8>> {
        let written = self.text(view, key)?;
        if let Ok(number) = written.value.parse() {
            return Some(Spanned::new(number, written.span));
        }
        self.problems.push(
            Problem::new(
                Code::WrongShape,
                written.span,
                format!("`{}` is not a whole number.", shorten(&written.value)),
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
        reader::word(found, words, &mut self.problems)
    }

    /// A condition.
    pub fn condition(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Condition>> {
        Some(self.named(view, key)?.map(|named| match named {
            Named::Term(term) => Condition::Term(term),
            Named::Words(words) => Condition::Words(words),
        }))
    }

    /// The strength of an entry, where it is weaker than a commitment.
    pub fn strength(&mut self, view: &View<'_>) -> Option<Spanned<Strength>> {
        let word = self.word(view, "strength")?;
        Some(word.map(|word| if word == "may" { Strength::May } else { Strength::Advised }))
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

    /// Entries: terms, or maps with `do` or `say`.
    pub fn entries(
        &mut self,
        view: &View<'_>,
        key: &'static str,
        place: &Place,
        inherited: &[Spanned<TermId>],
    ) -> Vec<Entry> {
        let Some(found) = view.get(key) else {
            return Vec::new();
        };
        let Takes::Entries(_, shape) = found.key.takes else {
            return Vec::new();
        };
        let kinds = kinds(&found.key.takes);
        let mut out = Vec::new();
        for item in members(found.node) {
            let entry = match &item.value {
                Value::Text(text) => self
                    .find(&kinds, text, item.span, true)
                    .map(|term| Entry::new(Act::Do(term.value), term.span, place.clone())),
                Value::Map(_) => self.entry(item, shape, found, place),
                Value::List(_) => {
                    self.problems.push(
                        wrong_shape(item, "an entry")
                            .help("Take the inner list out: its members become entries of their own."),
                    );
                    None
                }
            };
            if let Some(mut entry) = entry {
                entry.inherited = inherited.to_vec();
                out.push(entry);
            }
        }
        out
    }

    fn entry(
        &mut self,
        node: &Node,
        shape: &'static Shape,
        found: Found<'_>,
        place: &Place,
    ) -> Option<Entry> {
        let view = View::open(node, shape, found.key_span, &mut self.problems)?;
        let (act, span) = self.act(&view, node)?;
        let by = self.terms(&view, "by");
        let with = self.terms(&view, "with");
        let to = self.terms(&view, "to");
        self.text(&view, "note");
        Some(Entry {
            by,
            with,
            to,
            every: self.frequency(&view, "every"),
            when: self.terms(&view, "when"),
            within: self.deadline(&view, "within"),
            about: self.terms(&view, "about"),
            condition: self.condition(&view, "if"),
            except: self.text(&view, "except"),
            decided_by: self.terms(&view, "decided-by"),
            strength: self.strength(&view),
            delegated_to: self.term(&view, "delegated-to"),
            written: self.text(&view, "written"),
            section: self.text(&view, "section"),
            ..Entry::new(act, span, place.clone())
        })
    }

    fn act(&mut self, view: &View<'_>, node: &Node) -> Option<(Act, Span)> {
        let span = Span::new(node.span.start(), node.span.start() + 1);
        match (view.get("do"), view.get("say")) {
            (Some(_), Some(say)) => {
                self.problems.push(
                    Problem::new(
                        Code::Contradiction,
                        say.key_span,
                        "An entry has either `do` or `say`, not both.",
                    )
                    .label("second of the two")
                    .help("Keep `do` and put the words under `note`, or make two entries of it."),
                );
                let term = self.term(view, "do")?;
                Some((Act::Do(term.value), term.span))
            }
            (Some(found), None) => {
                let written = reader::text(found, &mut self.problems)?;
                let term = self.find(&kinds(&found.key.takes), &written.value, written.span, true)?;
                Some((Act::Do(term.value), term.span))
            }
            (None, Some(_)) => self.text(view, "say").map(|said| (Act::Say(said.value), said.span)),
            (None, None) => {
                self.problems.push(
                    Problem::new(Code::MissingKey, span, "An entry needs `do` (a word of the vocabulary) or `say` (own words).")
                        .label("neither stands here")
                        .help("Write `do:` and the word for what is done, or `say:` and what the document says in your own words."),
                );
                None
            }
        }
    }

    fn unreadable<T>(&mut self, span: Span, label: &str, problem: &dyn std::fmt::Display) -> Option<T> {
        self.problems.push(Problem::new(Code::Unreadable, span, problem.to_string()).label(label));
        None
    }
}

fn on_one_line(text: String) -> String {
    if text.contains('\n') { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
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
    if let Some(help) = reader::slip(written) {
        return Some(help.to_owned());
    }
    let say = if may_say {
        " If no word fits, write `say:` and put it in your own words; nothing is lost by that."
    } else {
        ""
    };
    let question = words.suggest(kinds, written).map(suggest::question);
    let list = || {
        kinds
            .first()
            .map(|kind| format!("`policygap explain {}` lists the words that may stand here.", kind.id()))
    };
    question.or_else(list).map(|help| format!("{help}{say}"))
}
