//! Entries of a policy, read from the tree: a word of the vocabulary alone, or a map with `do` or `say`.

use chrono::NaiveDate;

use crate::format::{Found, Kind, Shape, Takes, View, blank, members, view, wrong_shape};
use crate::source::text::shorten;
use crate::source::{Code, Node, Problem, Span, Spanned, Value};
use crate::vocabulary::{Reader, TermId};

use super::entry::{Act, Condition, Entry, Strength, Within};
use super::model::Named;
use super::remarks::template_words;
use super::{names, reasons};

/// Who holds a post.
#[derive(Debug, Default)]
pub struct Holders {
    /// The names.
    pub people: Vec<Spanned<String>>,
    /// What stands in the place of a name and is none.
    pub not_names: Vec<Spanned<String>>,
    /// From which day somebody has the post, by the place of the name, where that is said.
    pub starts: Vec<(Span, NaiveDate)>,
}

impl Reader<'_> {
    /// A term, or text as written. A text that names nothing is told and not read.
    pub fn named(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Named>> {
        let found = view.get(key)?;
        let named = self.term_or_words(found)?;
        if let Named::Words(words) = &named.value
            && names::is_nobody(words)
        {
            let shown = shorten(words);
            self.remark(
                named.span,
                format!("\"{shown}\" names nobody and nothing, so `{key}` counts as left out."),
            );
            return None;
        }
        Some(named)
    }

    /// A term by its word, or of the catalogue by any name that documents use for it; else text as written.
    fn term_or_words(&mut self, found: Found<'_>) -> Option<Spanned<Named>> {
        let written = view::text(found, &mut self.problems)?;
        let kinds = found.key.takes.kinds();
        let is_called = kinds.contains(&Kind::Catalogue) || kinds.contains(&Kind::Condition);
        let by_name = |written: &str| {
            let mut forms = [written, without_lead(written)].into_iter();
            forms.find_map(|form| self.words.called(kinds, form))
        };
        // Where either of two circumstances is enough, the first by itself is.
        let joined = || {
            let parts: Vec<_> = written.value.split(" or ").map(by_name).collect();
            let is_circumstance =
                |part: &Option<TermId>| part.is_some_and(|it| self.words.is_circumstance(it));
            parts.iter().all(is_circumstance).then(|| parts.first().copied().flatten()).flatten()
        };
        let plainly = || self.words.circumstance(written.value).filter(|_| kinds.contains(&Kind::Condition));
        let called = || by_name(written.value).or_else(joined).or_else(plainly).filter(|_| is_called);
        let named = match self.words.find_typed(kinds, written.value).or_else(called) {
            Some(term) => Named::Term(term),
            None => Named::Words(self.unhidden(Spanned::new(written.value.to_owned(), written.span)).value),
        };
        Some(Spanned::new(named, written.span))
    }

    /// Text that says something; what nobody has filled in is told and not read.
    pub fn filled(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        let text = self.text(view, key)?;
        let is_blank = blank(&text.value).is_some();
        if is_blank {
            let shown = shorten(&text.value);
            self.remark(text.span, format!("\"{shown}\" says nothing, so `{key}` counts as left out."));
        }
        (!is_blank).then_some(text)
    }

    /// A reason: what says so much that one can be seen in it; what does not is told and not read.
    pub fn reason(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        const FEWEST: usize = 3;
        let reason = self.filled(view, key)?;
        let words = reason.value.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
        let mut different: Vec<_> = words.map(str::to_lowercase).collect();
        different.sort_unstable();
        different.dedup();
        let shown = shorten(&reason.value);
        if reasons::is_none(&reason.value) {
            self.remark(
                reason.span,
                format!(
                    "\"{shown}\" gives no reason. Say in a sentence why the gap stays for now and what is done meanwhile; what was refused is not accepted."
                ),
            );
            return None;
        }
        if different.iter().filter(|word| word.chars().nth(1).is_some()).count() >= FEWEST {
            return Some(reason);
        }
        self.remark(
            reason.span,
            format!(
                "\"{shown}\" is too short for a reason. Say in a sentence why the gap stays for now and what is done meanwhile."
            ),
        );
        None
    }

    /// A minute by which what it records is found: its number or its day. What has no figure is told and not read.
    pub fn minute(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<String>> {
        let minute = self.filled(view, key)?;
        if minute.value.contains(|sign: char| sign.is_numeric()) {
            return Some(minute);
        }
        let shown = shorten(&minute.value);
        self.remark(
            minute.span,
            format!(
                "\"{shown}\" names no minute. Write its number, or the day of the meeting, when it is there."
            ),
        );
        None
    }

    /// Tells of a name or a title that nobody has filled in; it stands all the same, for want of another.
    pub fn told_if_blank(&mut self, text: Option<&Spanned<String>>, what: &str) {
        if let Some(text) = text.filter(|text| blank(&text.value).is_some()) {
            self.remark(
                text.span,
                format!("\"{}\" is not {what}: nobody has filled it in.", shorten(&text.value)),
            );
        }
    }

    /// The names of people, and apart from them what stands in the place of a name and is none; each of those is told.
    pub fn names(&mut self, view: &View<'_>, key: &'static str, may_be_firm: bool) -> Holders {
        let mut holders = Holders::default();
        for written in self.lines(view, key) {
            let read = names::read(&written.value, may_be_firm, self.words);
            if let Some(remark) = read.remark {
                self.remark(written.span, remark);
            }
            holders.starts.extend(read.from.map(|from| (written.span, from)));
            if read.people.is_empty() {
                holders.not_names.push(written);
            } else {
                let people = read.people.into_iter().map(|name| Spanned::new(name, written.span));
                holders.people.extend(people);
            }
        }
        holders
    }

    /// A condition.
    pub fn condition(&mut self, view: &View<'_>, key: &'static str) -> Option<Spanned<Condition>> {
        let found = view.get(key)?;
        Some(self.term_or_words(found)?.map(|named| match named {
            Named::Term(term) => Condition::Term(term),
            Named::Words(words) => Condition::Words(words),
        }))
    }

    /// The strength of an entry, where it is weaker than a commitment.
    pub fn strength(&mut self, view: &View<'_>) -> Option<Spanned<Strength>> {
        if let Some(word) =
            self.str(view, "strength").filter(|word| word.value.eq_ignore_ascii_case("should"))
        {
            self.remark(
                word.span,
                "`should` is read as `advised`: the document asks for it and does not say that it is done.",
            );
            return Some(Spanned::new(Strength::Advised, word.span));
        }
        let word = self.word(view, "strength")?;
        Some(Spanned::new(Strength::of(word.value)?, word.span))
    }

    /// Adds the entries under a key, which are terms, or maps with `do` or `say`, to those of the policy. Gives back how
    /// many they are.
    pub fn entries(
        &mut self,
        view: &View<'_>,
        key: &'static str,
        place: &Within,
        inherited: &[Spanned<TermId>],
        entries: &mut Vec<Entry>,
    ) -> usize {
        let Some(found) = view.get(key) else {
            return 0;
        };
        let Takes::Entries(kinds, shape) = found.key.takes else {
            return 0;
        };
        let before = entries.len();
        for item in members(found.node) {
            let problems = self.problems.len();
            let entry = match &item.value {
                Value::Text(text) => self
                    .find(kinds, text, item.span, true)
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
            // What could not be read may have been what weakens the rest, so the entry is left out whole.
            let entry = entry.filter(|_| !self.problems.are_mistakes_after(problems));
            entries.extend(entry.map(|entry| Entry { inherited: inherited.to_vec(), ..entry }));
        }
        entries.len() - before
    }

    fn entry(
        &mut self,
        node: &Node,
        shape: &'static Shape,
        found: Found<'_>,
        place: &Within,
    ) -> Option<Entry> {
        let view = View::open(node, shape, found.key_span, &mut self.problems)?;
        let (act, span) = self.act(&view, node)?;
        let is_nobodys = ["by", "to", "decided-by"].map(|key| self.is_nobodys(&view, key)).contains(&true);
        let by = self.terms(&view, "by");
        let with = self.terms(&view, "with");
        let to = self.terms(&view, "to");
        self.str(&view, "note");
        let entry = Entry {
            by,
            with,
            to,
            every: self.frequency(&view, "every"),
            when: self.terms(&view, "when"),
            within: self.soon(&view, "within"),
            about: self.terms(&view, "about"),
            condition: self.condition(&view, "if"),
            except: self.text(&view, "except"),
            decided_by: self.terms(&view, "decided-by"),
            strength: self.strength(&view),
            delegated_to: self.term(&view, "delegated-to"),
            written: self.text(&view, "written"),
            section: self.text(&view, "section"),
            ..Entry::new(act, span, place.clone())
        };
        (!is_nobodys).then_some(entry)
    }

    /// Whether nobody does it, is told or decides, in so many words: it is told, and what stands there counts as left out.
    pub(super) fn is_nobodys(&mut self, view: &View<'_>, key: &'static str) -> bool {
        const NOBODY: &[&str] = &["nobody", "no one", "no-one", "noone", "none", "no body", "nil"];
        let Some(found) = view.get(key) else { return false };
        let is_nobody = |member: &Node<'_>| {
            let text = member.text().map(|text| text.trim().to_lowercase());
            text.is_some_and(|text| NOBODY.contains(&text.as_str()))
        };
        let all = members(found.node);
        let is_nobodys = !all.is_empty() && all.iter().all(is_nobody);
        if is_nobodys {
            let message = format!(
                "`{key}` names nobody, so all that it stands with counts as left out. Write who it is, or take the `{key}` out where the document names no one."
            );
            self.remark(found.node.span, message);
        }
        is_nobodys
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
                let written = view::text(found, &mut self.problems)?;
                let term = self.find(found.key.takes.kinds(), written.value, written.span, true)?;
                Some((Act::Do(term.value), term.span))
            }
            (None, Some(_)) => {
                let said = self.text(view, "say")?;
                if let Some(words) = template_words(&said.value) {
                    let message = format!(
                        "\"{words}\" is a template's own text, which nobody has filled in or taken out."
                    );
                    self.remark(said.span, message);
                }
                Some((Act::Say(said.value), said.span))
            }
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
}

/// A condition without the words that lead into it: "if there is immediate danger" is "immediate danger".
fn without_lead(written: &str) -> &str {
    let lead = ["if ", "where ", "when ", "in case of ", "in the event of ", "there is ", "there are "];
    let strip = |text: &str, lead: &&str| {
        let (start, rest) = text.split_at_checked(lead.len())?;
        start.eq_ignore_ascii_case(lead).then(|| text.len() - rest.len())
    };
    let mut rest = written.trim();
    while let Some(at) = lead.iter().find_map(|lead| strip(rest, lead)) {
        rest = rest.get(at..).unwrap_or_default().trim_start();
    }
    rest
}
