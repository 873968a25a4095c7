//! `cites-nothing-superseded`: whether what the policy refers to had lapsed or belongs to another area.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::format::shape::{key, required};
use crate::format::{Found, Key, Shape, Takes, View};
use crate::policy::Section;
use crate::requirement::Requirement;
use crate::requirement::degree::{Bounds, Degree};
use crate::requirement::facts::{CitedFact, Facts};
use crate::requirement::harm::{Harm, Harms};
use crate::requirement::judgement::{Because, Judgement};
use crate::requirement::outdated::Outdated;
use crate::requirement::place::Place;
use crate::requirement::predicate::{Ask, Polarity, Say};
use crate::requirement::read::Reader;
use crate::requirement::reads::Read;
use crate::requirement::stated::Stated;
use crate::requirement::weight::Weight;
use crate::vocabulary::{Kind, Lapse, Sort, TermId, Vocabulary, or};

static SUPERSEDED: Shape = Shape {
    name: "`cites-nothing-superseded`",
    about: "Nothing cited had lapsed or belongs to another area.",
    keys: &[required(
        "among",
        Takes::WordsOrTerms(wide, &[Kind::Catalogue]),
        "`all`, `local`, sorts of the catalogue, or entries and series.",
    )],
};

/// The words that stand for more than one entry.
fn wide() -> Vec<&'static str> {
    ["all", "local"].into_iter().chain(Sort::WORDS.iter().copied()).collect()
}

/// Which citations are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Among {
    /// Everything.
    All,
    /// What belongs to one local authority area.
    Local,
    /// What is of this sort and not local.
    Sort(Sort),
    /// This entry or series.
    Work(TermId),
}

/// Nothing that is cited had lapsed. Where nothing of this sort is cited, it is not shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NothingSuperseded {
    /// Among which citations.
    pub among: Vec<Among>,
}

/// Nothing is cited that could be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lack<'a>(&'a [Among]);

/// How something cited stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// It is current, until that day.
    Current(Option<NaiveDate>),
    Superseded,
    InDoubt,
    OfAnotherArea,
}

impl State {
    fn weight(self) -> Weight {
        match self {
            Self::Current(until) => Weight::of(Bounds::FULL).until(until),
            Self::InDoubt => Weight::of(Bounds::UNKNOWN).at_fault(true),
            Self::Superseded | Self::OfAnotherArea => Weight::of(Bounds::ABSENT).at_fault(true),
        }
    }
}

impl Ask for NothingSuperseded {
    const KEY: Key = key(
        "cites-nothing-superseded",
        Takes::Map(&SUPERSEDED),
        "Nothing cited had lapsed or belongs to another area.",
    );

    const POLARITY: Polarity = Polarity::Fault;

    const HARMS: Harms = Harms::either_way(Harm::Expired);

    fn read(reader: &mut Reader<'_>, found: Found<'_>) -> Option<Requirement> {
        let view = View::open(found.node, &SUPERSEDED, found.key_span, &mut reader.problems)?;
        let mut among = Vec::new();
        for name in reader.texts(&view, "among") {
            among.push(match name.value.as_str() {
                "all" => Among::All,
                "local" => Among::Local,
                other => match Sort::of(other) {
                    Some(sort) => Among::Sort(sort),
                    None => Among::Work(reader.find(&[Kind::Catalogue], other, name.span, false)?.value),
                },
            });
        }
        (!among.is_empty()).then(|| Requirement::leaf(Self { among }))
    }

    fn weigh(&self, facts: &Facts<'_>, on: NaiveDate) -> Weight {
        let states = self.looked_at(facts).filter_map(|cited| state(cited, facts.vocabulary, on));
        let Some(worst) = states.map(State::weight).reduce(worse) else {
            return Weight::of(Bounds::UNKNOWN);
        };
        if worst.bounds.shown == Degree::Full { worst } else { worst.until(None) }
    }

    fn explain<'a>(&'a self, facts: &Facts<'a>, on: NaiveDate) -> Judgement<'a> {
        let weight = self.weigh(facts, on);
        let mut judgement = Judgement::new(weight.bounds).until(weight.holds_until);
        let mut current = Vec::new();
        for cited in self.looked_at(facts) {
            let Some(state) = state(cited, facts.vocabulary, on) else { continue };
            let place = Place::policy(cited.span);
            judgement = match state {
                State::Current(_) => {
                    current.push(place);
                    judgement
                }
                State::Superseded => judgement.fault(Outdated::superseded(cited.term, facts, on), place),
                State::InDoubt => judgement.fault(Outdated::in_doubt(cited.term, facts, on), place),
                State::OfAnotherArea => {
                    judgement.fault(Outdated::of_another_area(cited.term, facts, on), place)
                }
            };
        }
        // Beside what is at fault, what is right would be corrected with it.
        if judgement.missing.is_empty() {
            for place in current {
                judgement = judgement.read(place);
            }
        }
        if judgement.bounds == Bounds::UNKNOWN && judgement.missing.is_empty() {
            return judgement.missing(Lack(&self.among), Because::Absent, facts.nearest(Section::Cites));
        }
        judgement
    }

    fn say(&self, vocabulary: &Vocabulary) -> String {
        format!(
            "the policy does not rely on {} that is no longer current or belongs to another area",
            say(&self.among, vocabulary)
        )
    }

    fn canonical(&self, vocabulary: &Vocabulary) -> String {
        let mut among: Vec<_> = self.among.iter().map(|among| among.say(vocabulary)).collect();
        among.sort();
        format!("nothing-superseded {}", among.join("|"))
    }

    fn reads(&self, _vocabulary: &Vocabulary) -> Vec<Read> {
        let local = |among: &&Among| !matches!(among, Among::Sort(_));
        let area = self.among.iter().filter(local).map(|_| Read::Stated(Stated::Authority));
        self.among.iter().copied().map(Read::Cited).chain(area).collect()
    }
}

impl NothingSuperseded {
    /// What is cited that is looked at.
    fn looked_at<'f, 'p>(&'f self, facts: &'f Facts<'p>) -> impl Iterator<Item = &'f CitedFact<'p>> {
        let includes = |cited: &&CitedFact<'_>| {
            self.among.iter().any(|among| among.includes(cited.term, facts.vocabulary))
        };
        facts.cited().iter().filter(includes)
    }
}

/// How something cited stands on a day.
fn state(cited: &CitedFact<'_>, vocabulary: &Vocabulary, on: NaiveDate) -> Option<State> {
    if cited.elsewhere {
        return Some(State::OfAnotherArea);
    }
    let lapsed = &vocabulary.cited(cited.term)?.lapsed;
    Some(match (lapsed.by(on), lapsed) {
        (Some(true), _) => State::Superseded,
        (None, _) => State::InDoubt,
        (Some(false), Lapse::On(date)) => State::Current(date.first().checked_sub_days(Days::new(1))),
        (Some(false), Lapse::Never | Lapse::Unknown) => State::Current(None),
    })
}

/// The worse of two, and the earlier of their last days.
fn worse(one: Weight, other: Weight) -> Weight {
    let shown = one.bounds.shown.min(other.bounds.shown);
    let possible = one.bounds.possible.min(other.bounds.possible);
    Weight {
        bounds: Bounds { shown, possible },
        holds_until: one.holds_until.into_iter().chain(other.holds_until).min(),
        fault: one.fault || other.fault,
        asked_here: one.asked_here || other.asked_here,
    }
}

impl Among {
    /// Whether a term is looked at.
    pub(in crate::requirement) fn includes(self, term: TermId, vocabulary: &Vocabulary) -> bool {
        let Some(cited) = vocabulary.cited(term) else {
            return false;
        };
        match self {
            Self::All => true,
            Self::Local => cited.area.is_some(),
            Self::Sort(sort) => cited.sort == sort && cited.area.is_none(),
            Self::Work(work) => term == work || cited.series == Some(work),
        }
    }

    fn say(self, vocabulary: &Vocabulary) -> String {
        match self {
            Self::All => "anything",
            Self::Local => "a local body or service",
            Self::Sort(Sort::Body) => "a body",
            Self::Sort(Sort::Law) => "a law",
            Self::Sort(Sort::Guidance) => "guidance",
            Self::Sort(Sort::Scheme) => "a scheme",
            Self::Sort(Sort::Product) => "a product",
            Self::Sort(Sort::Service) => "a service",
            Self::Sort(Sort::Word) => "a word",
            Self::Sort(Sort::Link) => "an address",
            Self::Work(work) => vocabulary.label(work),
        }
        .to_owned()
    }
}

fn say(among: &[Among], vocabulary: &Vocabulary) -> String {
    or(among.iter().map(|among| among.say(vocabulary)))
}

impl Say for Lack<'_> {
    fn say(&self, vocabulary: &Vocabulary) -> String {
        format!("The policy does not cite {} that could be judged.", say(self.0, vocabulary))
    }
}
