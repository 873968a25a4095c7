//! Ways in which something that the policy says falls short of what is asked of it, as several predicates find them.

use crate::dates::{Deadline, Frequency, Period};
use crate::policy::{Condition, Strength};
use crate::source::text::{shorten, shorten_to};
use crate::source::{Span, Spanned};
use crate::vocabulary::{TermId, Vocabulary, and};

use super::asked::{self, Asked, Groups};
use super::judgement::Because;
use super::predicate::Say;

/// How many letters of an exception are told: what it turns on often stands at its end.
const EXCEPTION: usize = 180;

/// One way in which an entry or an item of training falls short.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Shortfall<'a> {
    /// It does not say who.
    NoHolder,
    /// It does not name these.
    Unanswered(Detail, Groups<'a>),
    /// It is not done as often as asked.
    Seldom {
        /// How often it is done, where that is said.
        given: Option<Frequency>,
        /// How often it is asked.
        asked: Period,
    },
    /// It is not done as soon as asked.
    Late {
        /// How soon it is done, where that is said.
        given: Option<Deadline>,
        /// How soon it is asked.
        asked: Deadline,
    },
    /// It is done every so often, where it has to be done each time.
    NotEachTime(Frequency),
    /// It holds only under a condition; which one, where that is told.
    Conditional(Option<&'a Condition>),
    /// It is only advised or allowed.
    Weak(Option<Strength>),
    /// It is limited to these, where the act reaches further.
    Only(Detail, Vec<TermId>),
    /// The system by which it is done is not there yet.
    NotYet,
    /// An exception is made.
    Except(&'a str),
    /// An exception to a prohibition is made that nobody decides and nothing records.
    Unsettled(&'a str),
    /// It stands in the procedure for one type of incident, where it is asked for every incident.
    OnlyFor(TermId, usize),
    /// It is left to another policy.
    LeftTo(TermId),
}

/// The kind of document to which something is left, where that is how it falls short.
pub(super) fn left_to(shortfalls: &[Shortfall<'_>]) -> Option<TermId> {
    shortfalls.iter().find_map(|short| match short {
        Shortfall::LeftTo(policy) => Some(*policy),
        _ => None,
    })
}

/// Takes what falls short, one after the other: one rule finds it, whether it is counted or told.
pub(super) trait Short<'a> {
    /// One more; the words at fault, where words are.
    fn take(&mut self, shortfall: impl FnOnce() -> Shortfall<'a>, fault: Option<Span>);

    /// What is asked and not given, where anything is.
    fn take_open<'g>(
        &mut self,
        detail: Detail,
        asked: &'a Asked,
        given: impl Iterator<Item = &'g Spanned<TermId>> + Clone,
        vocabulary: &Vocabulary,
    ) {
        let mut open = asked.open(given, vocabulary).peekable();
        if open.peek().is_some() {
            self.take(|| Shortfall::Unanswered(detail, open.collect()), None);
        }
    }
}

/// Only whether anything falls short.
#[derive(Debug, Default)]
pub(super) struct Any(pub(super) bool);

impl<'a> Short<'a> for Any {
    fn take(&mut self, _shortfall: impl FnOnce() -> Shortfall<'a>, _fault: Option<Span>) {
        self.0 = true;
    }
}

/// Everything that falls short, and the words at fault: without them the answer would be better.
#[derive(Debug, Default)]
pub(super) struct Told<'a> {
    pub(super) shortfalls: Vec<Shortfall<'a>>,
    pub(super) faults: Vec<Span>,
}

impl<'a> Short<'a> for Told<'a> {
    fn take(&mut self, shortfall: impl FnOnce() -> Shortfall<'a>, fault: Option<Span>) {
        self.shortfalls.push(shortfall());
        self.faults.extend(fault);
    }
}

/// Of others that fall short, the first that has most of what the nearest lacks, if any has some of it: that the nearest
/// lacks it is then not true of the policy.
pub(super) fn other<'s, 'a>(
    nearest: &[Shortfall<'a>],
    others: impl Iterator<Item = &'s Vec<Shortfall<'a>>>,
) -> Option<&'s Vec<Shortfall<'a>>> {
    let lacks = |other: &[Shortfall<'a>], short: &Shortfall<'a>| other.iter().any(|it| it.is_like(short));
    let has = |other: &Vec<Shortfall<'a>>| nearest.iter().filter(|short| !lacks(other, short)).count();
    let others = others.map(|other| (has(other), other)).filter(|(has, _)| *has > 0);
    let best = others.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, other)| other)
}

/// What may be asked of an entry beside what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Who does it.
    By,
    /// Who is told.
    To,
    /// Who helps.
    With,
    /// On which occasions.
    When,
    /// What it covers.
    About,
    /// What training covers.
    Covers,
    /// Whom it is for.
    For,
    /// In which case.
    Case,
}

impl Detail {
    /// The words before and after what is not named.
    fn say(self) -> (&'static str, &'static str) {
        match self {
            Self::By => ("does not give it to", ""),
            Self::To => ("does not say that it goes to", ""),
            Self::With => ("does not involve", ""),
            Self::When | Self::Case => ("does not say that it is done", ""),
            Self::For => ("does not cover", ""),
            Self::About | Self::Covers => ("does not say that it covers", ""),
        }
    }
}

impl Detail {
    /// The words before the one thing to which an entry is limited.
    fn limits(self) -> &'static str {
        match self {
            Self::By => "only by",
            Self::To => "only to",
            Self::With => "only with",
            Self::When | Self::Case => "only",
            Self::About | Self::Covers => "only about",
            Self::For => "only for",
        }
    }
}

impl Shortfall<'_> {
    /// How often something is done, where that is not often enough.
    pub fn of_period(asked: Option<Period>, given: Option<Frequency>) -> Option<Self> {
        let asked = asked?;
        (!given.is_some_and(|given| given.satisfies(asked))).then_some(Self::Seldom { given, asked })
    }

    /// How soon something is done, where that is not soon enough.
    pub fn of_deadline(asked: Option<Deadline>, given: Option<Deadline>) -> Option<Self> {
        let asked = asked?;
        (!given.is_some_and(|given| given.satisfies(asked))).then_some(Self::Late { given, asked })
    }

    /// Why the thing counts as missing.
    pub fn because(&self) -> Because {
        match self {
            Self::NoHolder => Because::NoHolder,
            Self::LeftTo(_) => Because::InOtherPolicy,
            Self::Unanswered(..)
            | Self::Seldom { .. }
            | Self::Late { .. }
            | Self::NotEachTime(_)
            | Self::Conditional(_)
            | Self::Weak(_)
            | Self::Only(..)
            | Self::NotYet
            | Self::Except(_)
            | Self::Unsettled(_)
            | Self::OnlyFor(..) => Because::Weaker,
        }
    }

    /// Whether it is a lack of the same thing.
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unanswered(one, _), Self::Unanswered(other, _)) => one == other,
            // Without a holder there is none of those who are asked.
            (Self::NoHolder, Self::Unanswered(Detail::By, _))
            | (Self::Unanswered(Detail::By, _), Self::NoHolder) => true,
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        }
    }

    /// How much is lacking: each thing that is asked and not named counts.
    pub(super) fn weight(&self) -> usize {
        match self {
            Self::Unanswered(_, groups) => groups.len(),
            Self::NoHolder
            | Self::Seldom { .. }
            | Self::Late { .. }
            | Self::NotEachTime(_)
            | Self::Conditional(_)
            | Self::Weak(_)
            | Self::Only(..)
            | Self::NotYet
            | Self::Except(_)
            | Self::Unsettled(_)
            | Self::OnlyFor(..)
            | Self::LeftTo(_) => 1,
        }
    }
}

impl Say for Shortfall<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::NoHolder => "does not say who".to_owned(),
            Self::Unanswered(detail, groups) => {
                let (lead, tail) = detail.say();
                let groups = groups.iter().copied();
                let said = match detail {
                    Detail::When => asked::occasions(groups, vocabulary),
                    _ => asked::say(groups, vocabulary),
                };
                format!("{lead} {said}{tail}")
            }
            Self::Seldom { given: Some(Frequency::Every(period)), asked } => {
                format!("only {period} (it should be {asked})")
            }
            Self::Seldom { given: Some(Frequency::Regularly), asked } => {
                format!("only \"regularly\" (it should be {asked})")
            }
            Self::Seldom { given: None, asked } => format!("gives no period (it should be {asked})"),
            Self::Late { given: Some(Deadline::Promptly), asked } => {
                format!("only \"promptly\" (it should be {})", asked.plain())
            }
            Self::Late { given: Some(given), asked } => {
                format!("only {} (it should be {})", given.plain(), asked.plain())
            }
            Self::Late { given: None, asked } => {
                format!("gives no deadline (it should be {})", asked.plain())
            }
            Self::NotEachTime(every) => format!("only {}, and not each time", every.plain()),
            Self::Conditional(None) => "only under a condition".to_owned(),
            Self::Conditional(Some(Condition::Term(term))) => {
                format!("only under a condition: {}", vocabulary.label(*term))
            }
            Self::Conditional(Some(Condition::Words(text))) => {
                format!("only under a condition: {}", shorten(text))
            }
            Self::Weak(None) => "only as advice or as something that may be done".to_owned(),
            Self::Weak(Some(Strength::Advised)) => "only as advice".to_owned(),
            Self::Weak(Some(Strength::May)) => "only as something that may be done".to_owned(),
            Self::Weak(Some(Strength::Aware)) => "only as something people are aware of".to_owned(),
            Self::Only(Detail::By, terms) => {
                format!("says so of {} only", vocabulary.labels(terms.iter().copied()))
            }
            Self::Only(Detail::When, terms) => {
                format!("only {}", and(terms.iter().map(|&term| vocabulary.occasion(term))))
            }
            Self::Only(detail, terms) => {
                format!("{} {}", detail.limits(), vocabulary.labels(terms.iter().copied()))
            }
            Self::NotYet => "by a system that is not there yet".to_owned(),
            Self::Except(text) => format!("with an exception: {}", shorten_to(text, EXCEPTION)),
            Self::Unsettled(text) => {
                let text = shorten_to(text, EXCEPTION);
                format!("with an exception on which nobody is said to decide: {text}")
            }
            Self::OnlyFor(incident, 0) => {
                format!("only in its procedure for {}, not for every incident", vocabulary.label(*incident))
            }
            Self::OnlyFor(incident, others) => {
                let others = if *others == 1 { "1 other".to_owned() } else { format!("{others} others") };
                let incident = vocabulary.label(*incident);
                format!("only in its procedures for {incident} and {others}, not for every incident")
            }
            Self::LeftTo(policy) => format!("leaves it to {}", vocabulary.label(*policy)),
        }
    }
}
