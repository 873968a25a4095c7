//! What explaining yields: bounds, what was read, what is missing, what is at fault, and until when it holds.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::hash::Hash;

use chrono::NaiveDate;

use super::degree::{Bounds, Degree};
use super::place::Place;
use super::predicate::Wanted;
use super::weight::Weight;
use super::{Need, Requirement};

/// The answer to a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement<'a> {
    /// How far it is met.
    pub bounds: Bounds,
    /// The last day on which a met answer still holds; `None` where no date bounds it.
    pub holds_until: Option<NaiveDate>,
    /// The facts that were read: for each thing asked, the fact of the best degree.
    pub evidence: Vec<Fact>,
    /// What is missing, and where it belongs.
    pub missing: Vec<Missing<'a>>,
    /// Where the facts stand that count against it. Taking one of them away may improve the answer.
    pub faults: Vec<Place>,
}

/// A fact that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// Where it stands.
    pub place: Place,
    /// What to write beside its caret.
    pub label: Label,
}

/// What is written beside a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// Nothing.
    Plain,
    /// It is where a stretch of time begins.
    From,
    /// It is where a stretch of time ends.
    To,
    /// Somebody answered so for the school.
    Answer,
}

impl Label {
    /// The text.
    pub fn text(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::From => "from here",
            Self::To => "to here",
            Self::Answer => "answered here",
        }
    }
}

/// Something that is missing. It becomes a sentence where it is shown: [`Say::say`](super::predicate::Say::say).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Missing<'a> {
    /// What is missing.
    pub wanted: Wanted<'a>,
    /// Why it is missing.
    pub because: Because,
    /// The fact that falls short, or the nearest place at which the missing thing belongs.
    pub place: Place,
}

/// Why something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Because {
    /// It is not there.
    Absent,
    /// It is not there, and something that stands here asks for it.
    Unanswered,
    /// It is there, but weaker, less often, later or by somebody else.
    Weaker,
    /// It is there, and nobody is named to do it.
    NoHolder,
    /// No record shows it.
    NoRecord,
    /// It held until a day that has passed.
    Lapsed,
    /// Another policy holds it.
    InOtherPolicy,
    /// The policy says something that it should not.
    Fault,
    /// Somebody answered for the school that it is not so, or only in part.
    Answered,
}

impl Because {
    /// Whether a record or another document could still show it.
    pub fn is_elsewhere(self) -> bool {
        match self {
            Self::NoRecord | Self::Lapsed | Self::InOtherPolicy => true,
            Self::Absent
            | Self::Unanswered
            | Self::Weaker
            | Self::NoHolder
            | Self::Answered
            | Self::Fault => false,
        }
    }
}

impl<'a> Judgement<'a> {
    /// An answer with nothing to show yet.
    pub fn new(bounds: Bounds) -> Self {
        Self { bounds, holds_until: None, evidence: Vec::new(), missing: Vec::new(), faults: Vec::new() }
    }

    /// Met, by a fact.
    pub fn full(place: Place) -> Self {
        Self::new(Bounds::FULL).read(place)
    }

    /// Not there.
    pub fn absent(wanted: impl Into<Wanted<'a>>, place: Place) -> Self {
        Self::new(Bounds::ABSENT).missing(wanted, Because::Absent, place)
    }

    /// With a fact that was read.
    #[must_use]
    pub fn read(self, place: Place) -> Self {
        self.read_as(place, Label::Plain)
    }

    /// With a fact that was read, and what to write beside it.
    #[must_use]
    pub fn read_as(mut self, place: Place, label: Label) -> Self {
        self.evidence.push(Fact { place, label });
        self
    }

    /// With something missing.
    #[must_use]
    pub fn missing(mut self, wanted: impl Into<Wanted<'a>>, because: Because, place: Place) -> Self {
        self.missing.push(Missing { wanted: wanted.into(), because, place });
        self
    }

    /// With a fact that counts against it, told as missing too.
    #[must_use]
    pub fn fault(mut self, wanted: impl Into<Wanted<'a>>, place: Place) -> Self {
        self.faults.push(place);
        self.missing(wanted, Because::Fault, place)
    }

    /// With a last day.
    #[must_use]
    pub fn until(mut self, day: Option<NaiveDate>) -> Self {
        self.holds_until = day;
        self
    }

    /// Whether something that the policy says wrongly is part of what is missing.
    pub fn at_fault(&self) -> bool {
        self.missing.iter().any(|missing| missing.because == Because::Fault)
    }

    /// Whether something that stands here asks for what is missing.
    pub fn is_asked_here(&self) -> bool {
        self.missing.iter().any(|missing| missing.because == Because::Unanswered)
    }

    /// The same without words and places.
    pub fn weight(&self) -> Weight {
        let weight = Weight::of(self.bounds).until(self.holds_until);
        weight.at_fault(self.at_fault()).asked_here(self.is_asked_here())
    }

    /// Every one of these answers.
    pub fn all(judged: Vec<Self>) -> Self {
        let mut out = Self::combined(Need::All, &judged);
        if out.bounds.shown == Degree::Full {
            for judgement in judged {
                add_new(&mut out.evidence, judgement.evidence);
            }
            return out;
        }
        // Beside something that is lacking for certain, that nothing else was there to be looked at is no news.
        let certain = judged.iter().any(|judgement| judgement.bounds.possible != Degree::Full);
        for judgement in judged {
            add_new(&mut out.evidence, judgement.evidence);
            let silent = certain && judgement.bounds == Bounds::UNKNOWN;
            let news = |missing: &Missing<'_>| !(silent && missing.because == Because::Absent);
            if judgement.bounds.shown != Degree::Full {
                add_new(&mut out.missing, judgement.missing.into_iter().filter(news));
            }
        }
        out
    }

    /// At least so many of these answers, which together are what `whole` asks. Of alternatives that are not met, it
    /// speaks of the one that is nearest, and of what a record or another document could still show; where nothing comes
    /// near, of all together.
    pub fn some(need: Need, judged: Vec<Self>, whole: &'a Requirement) -> Self {
        let mut out = Self::combined(need, &judged);
        if out.bounds.shown == Degree::Full {
            let met = judged.into_iter().filter(|judgement| judgement.bounds.shown == Degree::Full);
            let most = if need == Need::Any { 1 } else { usize::MAX };
            for judgement in met.take(most) {
                add_new(&mut out.evidence, judgement.evidence);
            }
            return out;
        }
        let lacking = || judged.iter().filter(|judgement| judgement.bounds.shown != Degree::Full);
        let mut nearest: Option<&Self> = None;
        for judgement in lacking() {
            if nearest.is_none_or(|nearest| judgement.nearness() > nearest.nearness()) {
                nearest = Some(judgement);
            }
        }
        for judgement in judged.iter().filter(|judgement| judgement.bounds.shown != Degree::Absent) {
            add_new(&mut out.evidence, judgement.evidence.iter().copied());
        }
        let Some(nearest) = nearest else { return out };
        let begun = nearest.bounds != Bounds::ABSENT || !nearest.evidence.is_empty();
        if need == Need::Any && begun {
            out.missing.clone_from(&nearest.missing);
            let open = lacking().find(|judgement| judgement.bounds.is_open());
            if let Some(open) = open.filter(|_| out.bounds.is_open() && !nearest.bounds.is_open()) {
                let elsewhere = open.missing.iter().filter(|missing| missing.because.is_elsewhere());
                add_new(&mut out.missing, elsewhere.cloned());
            }
        } else if let Some(first) = nearest.missing.first() {
            let because = if nearest.at_fault() { Because::Fault } else { first.because };
            out.missing.push(Missing { wanted: Wanted::Together(whole), because, place: first.place });
        }
        // Another alternative would do as well.
        for missing in out.missing.iter_mut().filter(|missing| missing.because == Because::Unanswered) {
            missing.because = Because::Absent;
        }
        out
    }

    /// How near it is to being met, to say what is lacking of the nearest; greater is nearer.
    fn nearness(&self) -> impl Ord + use<> {
        // What only has to be added is nearer than what has to be taken back.
        let adds = !self.missing.iter().any(|missing| missing.wanted.is_exception());
        (self.bounds.rank(), self.at_fault(), !self.evidence.is_empty(), Reverse(self.missing.len()), adds)
    }

    /// The bounds of so many of these, until when they hold, and every fault among them.
    fn combined(need: Need, judged: &[Self]) -> Self {
        let weight = Weight::threshold(need, judged.iter().map(Self::weight));
        let mut out = Self::new(weight.bounds).until(weight.holds_until);
        for judgement in judged {
            add_new(&mut out.faults, judgement.faults.iter().copied());
        }
        out
    }
}

fn add_new<T: Clone + Eq + Hash>(into: &mut Vec<T>, from: impl IntoIterator<Item = T>) {
    let mut seen: HashSet<T> = into.iter().cloned().collect();
    for item in from {
        if seen.insert(item.clone()) {
            into.push(item);
        }
    }
}
