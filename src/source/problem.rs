//! Problems: what could not be read, where, what was expected and what to do.

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

/// Every problem of a file, in the order in which they were found.
#[derive(Clone, Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is more than a remark among those after the first so many.
    pub fn are_mistakes_after(&self, first: usize) -> bool {
        self.0.iter().skip(first).any(|problem| !problem.code.is_remark())
    }

    /// The problems and, apart from them, the remarks; each by their place in the file.
    pub fn parted(self) -> (Vec<Problem>, Vec<Problem>) {
        let (remarks, problems) = self.0.into_iter().partition(|problem| problem.code.is_remark());
        (Self(problems).sorted(), Self(remarks).sorted())
    }

    /// All of them, by their place, in a file of our own making: there a key with nothing after it is a mistake, and an
    /// empty list is a list.
    pub fn strict(mut self) -> Vec<Problem> {
        self.0.retain(|problem| problem.code != Code::EmptyGroup);
        let empty = self.0.iter_mut().filter(|problem| problem.code == Code::EmptyKey);
        empty.for_each(|empty| empty.code = Code::MissingKey);
        self.sorted()
    }

    /// Whether there is a mistake among them, as [`strict`](Self::strict) tells them.
    pub fn are_mistakes(&self) -> bool {
        self.0.iter().any(|problem| problem.code != Code::EmptyGroup)
    }

    /// Whether there are so many that it is no use to look for what was meant by each.
    pub fn are_many(&self) -> bool {
        self.0.len() > 2 * MOST
    }

    /// All of them, by their place in the file; the same one only once. Where there are very many, the first of them
    /// and how many more: nobody mends five thousand at a sitting, and most of them have one cause.
    pub fn sorted(mut self) -> Vec<Problem> {
        self.0.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        self.0.dedup();
        let more = self.0.len().saturating_sub(MOST);
        if let (2.., Some(next)) = (more, self.0.get(MOST)) {
            let message = format!("There are {more} more problems from here on.");
            let last = Problem::new(next.code, next.span, message)
                .label("the next one")
                .help("Mend those above first, and run this again.");
            self.0.truncate(MOST);
            self.0.push(last);
        }
        self.0
    }
}

impl Extend<Problem> for Problems {
    fn extend<T: IntoIterator<Item = Problem>>(&mut self, problems: T) {
        self.0.extend(problems);
    }
}
