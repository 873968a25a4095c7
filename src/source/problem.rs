//! Problems: what could not be read, where, what was expected and what to do.

use std::collections::{BTreeMap, HashSet};

use super::text::Span;

/// What sort of problem it is. The id stands in JSON and never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The YAML itself is broken.
    Syntax,
    /// A key stands twice in one map.
    DuplicateKey,
    /// An anchor, alias or tag, which these files do not use.
    Unsupported,
    /// The file is too large, too deep, empty or not text.
    File,
    /// A key that is not in the format.
    UnknownKey,
    /// A key that must stand here is not there.
    MissingKey,
    /// A list where text is meant, and the like.
    WrongShape,
    /// A word that is not in the vocabulary.
    UnknownTerm,
    /// A date, period or deadline that cannot be read.
    Unreadable,
    /// Two things that cannot both be so.
    Contradiction,
    /// A fault of a checklist that its text does not show: a control that cannot fail, an example that fails.
    Checklist,
    /// No mistake of the file: something that the document says and that comes to nothing, such as "TBC" for a name.
    Remark,
    /// A key with nothing after it.
    EmptyKey,
    /// A list or a group in which nothing stands.
    EmptyGroup,
}

impl Code {
    /// The word that stands in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::DuplicateKey => "duplicate-key",
            Self::Unsupported => "unsupported-yaml",
            Self::File => "file",
            Self::UnknownKey => "unknown-key",
            Self::MissingKey => "missing-key",
            Self::WrongShape => "wrong-shape",
            Self::UnknownTerm => "unknown-term",
            Self::Unreadable => "unreadable",
            Self::Contradiction => "contradiction",
            Self::Checklist => "checklist",
            Self::Remark => "remark",
            Self::EmptyKey => "empty-key",
            Self::EmptyGroup => "empty-group",
        }
    }

    /// Whether it is told of a document and is no mistake of the file.
    pub fn is_remark(self) -> bool {
        matches!(self, Self::Remark | Self::EmptyKey | Self::EmptyGroup)
    }
}

/// One problem, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What sort it is.
    pub code: Code,
    /// What is wrong, in a sentence.
    pub message: String,
    /// Where.
    pub span: Span,
    /// What to write beside the caret; may be empty.
    pub label: String,
    /// What to do about it, in a sentence.
    pub help: Option<String>,
    /// Another place that matters, with its label.
    pub other: Option<(Span, String)>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span, label: String::new(), help: None, other: None }
    }

    /// With words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With a sentence on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With a sentence on what to do, where there is one.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// With another place that matters.
    #[must_use]
    pub fn other(mut self, span: Span, label: impl Into<String>) -> Self {
        self.other = Some((span, label.into()));
        self
    }
}

/// How many problems of a file are told one by one.
const MOST: usize = 100;

/// How many problems of one code are kept to be told; further ones are counted.
const KEPT: usize = 10_000;

/// Every problem of a file, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    /// How many were found of each code.
    found: BTreeMap<Code, usize>,
    /// Whether nobody will read them, so that it is no use to look for what was meant.
    unread: bool,
    /// The places of unknown keys of which everything is said.
    told: HashSet<Span>,
    /// How many had been found with the last that is more than a remark.
    with_mistake: usize,
}

impl Problems {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn push(&mut self, problem: Problem) {
        if problem.code == Code::UnknownKey && self.told.contains(&problem.span) {
            return;
        }
        let of_code = self.found.entry(problem.code).or_default();
        *of_code += 1;
        let is_kept = *of_code <= KEPT;
        if !problem.code.is_remark() {
            self.with_mistake = self.len();
        }
        if is_kept {
            self.kept.push(problem);
        }
    }

    /// Of an unknown key at this place everything is said; what is pushed of it from here on is passed over.
    pub fn told(&mut self, key: Span) {
        self.told.insert(key);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.values().sum()
    }

    /// Whether there is more than a remark among those after the first so many.
    pub fn are_mistakes_after(&self, first: usize) -> bool {
        self.with_mistake > first
    }

    /// The problems and, apart from them, the remarks; each by their place in the file.
    pub fn parted(self) -> (Vec<Problem>, Vec<Problem>) {
        let (remarks, problems) = self.kept.into_iter().partition(|problem| problem.code.is_remark());
        let (of_remarks, of_problems) = self.found.into_iter().partition(|(code, _)| code.is_remark());
        let sorted = |kept, found| Self { kept, found, ..Self::default() }.sorted();
        (sorted(problems, of_problems), sorted(remarks, of_remarks))
    }

    /// All of them, by their place, in a file of our own making: there a key with nothing after it is a mistake, and an
    /// empty list is a list.
    pub fn strict(mut self) -> Vec<Problem> {
        self.kept.retain(|problem| problem.code != Code::EmptyGroup);
        self.found.remove(&Code::EmptyGroup);
        let empty = self.kept.iter_mut().filter(|problem| problem.code == Code::EmptyKey);
        empty.for_each(|empty| empty.code = Code::MissingKey);
        self.sorted()
    }

    /// Whether there is a mistake among them, as [`strict`](Self::strict) tells them.
    pub fn are_mistakes(&self) -> bool {
        self.kept.iter().any(|problem| problem.code != Code::EmptyGroup)
    }

    /// Notes that nobody will read them: that there are any is all that is asked.
    pub fn unread(&mut self) {
        self.unread = true;
    }

    /// Whether there are so many that it is no use to look for what was meant by each.
    pub fn are_many(&self) -> bool {
        self.unread || self.len() > 2 * MOST
    }

    /// All of them, by their place in the file; the same one only once. Where there are very many, the first of them
    /// and how many more: nobody mends five thousand at a sitting, and most of them have one cause.
    pub fn sorted(self) -> Vec<Problem> {
        let beyond = self.len().saturating_sub(self.kept.len());
        let mut kept = self.kept;
        kept.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        kept.dedup();
        let more = kept.len().saturating_sub(MOST) + beyond;
        if let (2.., Some(next)) = (more, kept.get(MOST)) {
            let message = format!("There are {more} more problems from here on.");
            let last = Problem::new(next.code, next.span, message)
                .label("the next one")
                .help("Mend those above first, and run this again.");
            kept.truncate(MOST);
            kept.push(last);
        }
        kept
    }
}

impl Extend<Problem> for Problems {
    fn extend<T: IntoIterator<Item = Problem>>(&mut self, problems: T) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Problem, Problems};
    use crate::source::Span;

    fn many(code: Code) -> Problems {
        let mut problems = Problems::new();
        let of = |at: usize| Problem::new(code, Span::new(at, at + 1), format!("Problem {at}."));
        problems.extend((0..30_000).map(of));
        problems
    }

    #[test]
    fn problems_beyond_those_that_are_kept_are_counted() {
        let problems = many(Code::UnknownTerm);
        assert!(problems.len() == 30_000 && problems.kept.len() == 10_000);
        let told = problems.sorted();
        assert_eq!(told.len(), 101);
        assert!(told.iter().any(|problem| problem.message == "There are 29900 more problems from here on."));
    }

    #[test]
    fn a_mistake_behind_any_number_of_remarks_is_told() {
        let mut problems = many(Code::Remark);
        assert!(!problems.are_mistakes_after(0));
        problems.push(Problem::new(Code::UnknownTerm, Span::new(7, 8), "A mistake."));
        assert!(problems.are_mistakes_after(30_000) && !problems.are_mistakes_after(30_001));
        let (mistakes, remarks) = problems.parted();
        assert!(mistakes.len() == 1 && remarks.len() == 101);
    }
}
