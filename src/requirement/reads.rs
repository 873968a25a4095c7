//! What a requirement reads: which words it asks for, and which parts of a policy it looks at for them. Taken from what the
//! questions declare, so that it can be told what no question asks.
//!
//! Some checks of consistency look at the form of whatever stands in a policy (who does it, how often, how firmly) and ask
//! for no word in particular. They read nothing here: otherwise everything would count as read.

use crate::policy::{Act, Citation, Entry, Named, Training};
use crate::vocabulary::{Kind, TermId, Vocabulary};

use super::asked::Asked;
use super::check::Check;
use super::checks::procedures::KNOWN;
use super::cites::AsAt;
use super::commits::Commits;
use super::facts::Field;
use super::states::Stated;
use super::superseded::Among;
use super::{Predicate, Requirement};

/// One thing that a question reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Read {
    /// Entries with this commitment, wherever they stand.
    Act(TermId),
    /// Steps with this commitment in the procedure for a type of incident, or among the rules for every incident.
    Step {
        /// The type of incident.
        incident: TermId,
        /// The commitment.
        act: TermId,
    },
    /// The procedure for a type of incident.
    Procedure(TermId),
    /// Who holds a post.
    Holder(TermId),
    /// Training of these people.
    Trained(TermId),
    /// A member of a list.
    Member(Field, TermId),
    /// A list, whatever its members.
    Whole(Field),
    /// A citation of this work, in any edition.
    Work(TermId),
    /// Citations of a sort.
    Cited(Among),
    /// A plain field.
    Stated(Stated),
    /// Records of a kind.
    Record(TermId),
    /// A word that must go with what is asked: a role, an agency, an event, a subject.
    Detail(TermId),
}

/// A part of a policy that a question may read.
#[derive(Clone, Copy, Debug)]
pub enum Part<'p> {
    /// A plain field; the catalogue's word for what it names, where it has one.
    Stated(Stated, Option<TermId>),
    /// A member of a list.
    Member(Field, TermId),
    /// A role.
    Role(TermId),
    /// A commitment, a step or a statement.
    Entry(&'p Entry),
    /// An item of training.
    Training(&'p Training),
    /// A procedure.
    Procedure(TermId),
    /// Something cited.
    Citation(&'p Citation),
    /// A record.
    Record(TermId),
}

impl Requirement {
    /// Everything that it reads.
    pub fn reads(&self, words: &Vocabulary) -> Vec<Read> {
        self.predicates().into_iter().flat_map(|predicate| predicate.reads(words)).collect()
    }
}

impl Predicate {
    /// Everything that it reads.
    pub fn reads(&self, words: &Vocabulary) -> Vec<Read> {
        match self {
            Self::RoleHeld(held) => vec![Read::Holder(held.role)],
            Self::DifferentPeople(different) => different.roles.iter().copied().map(Read::Holder).collect(),
            Self::Commits(commits) => of_commitment(commits, Read::Act(commits.act)),
            Self::Trains(trains) => {
                let who = terms(&trains.who).map(Read::Trained);
                who.chain(details(&[&trains.when, &trains.about])).collect()
            }
            Self::Lists(lists) => terms(&lists.members).map(|term| Read::Member(lists.field, term)).collect(),
            Self::Handles(handles) => {
                let incident = handles.incident;
                let steps = handles.steps.iter().flatten();
                let steps =
                    steps.flat_map(|step| of_commitment(step, Read::Step { incident, act: step.act }));
                [Read::Procedure(incident)].into_iter().chain(steps).collect()
            }
            Self::Cites(cites) => {
                let day: &[Read] = match cites.as_at {
                    AsAt::Audit => &[],
                    AsAt::Approval => &[Read::Stated(Stated::Approved), Read::Stated(Stated::Adopted)],
                };
                terms(&cites.works).map(Read::Work).chain(day.iter().copied()).collect()
            }
            Self::NothingSuperseded(nothing) => {
                let local = |among: &&Among| !matches!(among, Among::Sort(_));
                let area = nothing.among.iter().filter(local).map(|_| Read::Stated(Stated::Authority));
                nothing.among.iter().copied().map(Read::Cited).chain(area).collect()
            }
            Self::ReviewCycle(_) => DATES.to_vec(),
            Self::ReviewNotOverdue(_) => vec![Read::Stated(Stated::NextReview)],
            Self::Recorded(recorded) => {
                let about = details(&[&recorded.about, &recorded.by]);
                [Read::Record(recorded.kind)].into_iter().chain(about).collect()
            }
            Self::States(states) => vec![Read::Stated(states.field)],
            Self::Clean(clean) => clean.check.reads(words),
        }
    }
}

/// The fields by which the cycle of reviews is judged.
const DATES: &[Read] = &[
    Read::Stated(Stated::Adopted),
    Read::Stated(Stated::Approved),
    Read::Stated(Stated::LastReviewed),
    Read::Stated(Stated::NextReview),
    Read::Stated(Stated::ReviewEvery),
];

fn terms(asked: &Asked) -> impl Iterator<Item = TermId> {
    asked.groups.iter().flatten().copied()
}

fn details(asked: &[&Asked]) -> Vec<Read> {
    asked.iter().flat_map(|asked| terms(asked)).map(Read::Detail).collect()
}

fn of_commitment(commits: &Commits, act: Read) -> Vec<Read> {
    let asked = [&commits.by, &commits.to, &commits.with, &commits.when, &commits.about];
    [act].into_iter().chain(details(&asked)).collect()
}

impl Check {
    /// What it reads in particular; nothing where it looks at the form of whatever is there.
    pub fn reads(self, words: &Vocabulary) -> Vec<Read> {
        match self {
            Self::Holders
            | Self::RolesFilled
            | Self::OneOwner
            | Self::NamedPeriods
            | Self::DelegationsLinked
            | Self::ProceduresHere
            | Self::ExceptionsDecided
            | Self::FirmVerbs
            | Self::OneName => Vec::new(),
            Self::PostsApart => {
                let apart = words.of_kind(Kind::Role).filter_map(|(id, _)| Some((id, words.role(id)?)));
                let apart = apart.filter(|(_, role)| !role.apart_from.is_empty());
                apart
                    .flat_map(|(id, role)| [id].into_iter().chain(role.apart_from.clone()))
                    .map(Read::Holder)
                    .collect()
            }
            Self::StepOrder => {
                let acts =
                    words.of_kind(Kind::Commitment).filter_map(|(id, _)| Some((id, words.commitment(id)?)));
                let bound = acts.filter(|(_, act)| !act.after.is_empty() || !act.conflicts_with.is_empty());
                bound
                    .flat_map(|(id, act)| {
                        [id].into_iter().chain(act.after.clone()).chain(act.conflicts_with.clone())
                    })
                    .map(Read::Act)
                    .collect()
            }
            Self::HeadComplaints => {
                let known = KNOWN.iter().filter_map(|&(kind, id)| Some((kind, words.find(kind, id)?)));
                known
                    .map(|(kind, term)| match kind {
                        Kind::Commitment => Read::Act(term),
                        Kind::Incident => Read::Procedure(term),
                        _ => Read::Detail(term),
                    })
                    .collect()
            }
            Self::Cycle => DATES.to_vec(),
            Self::ApprovalDated => {
                [Stated::ApprovedBy, Stated::Approved, Stated::Adopted].map(Read::Stated).to_vec()
            }
            Self::ListsClosed => vec![Read::Whole(Field::FilteringBlocks)],
            Self::MonitoringMethods => {
                vec![Read::Whole(Field::MonitoringCovers), Read::Whole(Field::MonitoringMethods)]
            }
            Self::OwnArea => vec![Read::Stated(Stated::Authority), Read::Cited(Among::Local)],
        }
    }
}

impl Read {
    /// Whether it asks for this word: for the word itself, or for what it is a part of.
    pub fn asks_for(self, term: TermId, words: &Vocabulary) -> bool {
        match self {
            Self::Act(act) => act == term,
            Self::Step { incident, act } => act == term || words.is_part(incident, term),
            Self::Procedure(incident) => words.is_part(incident, term),
            Self::Holder(asked) | Self::Member(_, asked) | Self::Record(asked) | Self::Detail(asked) => {
                words.is_part(term, asked)
            }
            Self::Trained(asked) => trained(asked, term, words),
            Self::Work(asked) => same_work(asked, term, words),
            Self::Cited(among) => among.includes(term, words),
            Self::Whole(_) | Self::Stated(_) => false,
        }
    }

    /// Whether it names this very word.
    pub fn names(self, term: TermId) -> bool {
        match self {
            Self::Act(named)
            | Self::Procedure(named)
            | Self::Holder(named)
            | Self::Trained(named)
            | Self::Member(_, named)
            | Self::Work(named)
            | Self::Cited(Among::Work(named))
            | Self::Record(named)
            | Self::Detail(named) => named == term,
            Self::Step { incident, act } => incident == term || act == term,
            Self::Cited(Among::All | Among::Local | Among::Sort(_)) | Self::Whole(_) | Self::Stated(_) => {
                false
            }
        }
    }

    /// Whether it looks at this part of a policy.
    pub fn looks_at(self, part: Part<'_>, words: &Vocabulary) -> bool {
        match part {
            Part::Stated(field, used) => {
                self == Self::Stated(field) || used.is_some_and(|used| self.cites(used, words))
            }
            Part::Member(field, term) => match self {
                Self::Member(of, asked) => of == field && words.is_part(term, asked),
                Self::Whole(of) => of == field,
                Self::Stated(stated) => stated.path() == field.path(),
                _ => false,
            },
            Part::Role(role) => match self {
                Self::Holder(asked) | Self::Detail(asked) => words.is_part(role, asked),
                _ => false,
            },
            Part::Entry(entry) => self.looks_at_entry(entry, words),
            Part::Training(item) => match self {
                Self::Trained(asked) => item.who.iter().any(|who| trained(asked, who.value, words)),
                _ => false,
            },
            Part::Procedure(own) => match self {
                Self::Procedure(incident) => words.is_part(incident, own),
                Self::Step { incident, .. } => words.is_part(incident, own) || is_any(own, words),
                _ => false,
            },
            Part::Citation(citation) => match citation.what {
                Named::Term(term) => self.cites(term, words),
                Named::Words(_) => false,
            },
            Part::Record(kind) => matches!(self, Self::Record(asked) if words.is_part(kind, asked)),
        }
    }

    fn cites(self, term: TermId, words: &Vocabulary) -> bool {
        matches!(self, Self::Work(_) | Self::Cited(_)) && self.asks_for(term, words)
    }

    fn looks_at_entry(self, entry: &Entry, words: &Vocabulary) -> bool {
        let Act::Do(term) = entry.act else { return false };
        match self {
            Self::Act(act) => act == term,
            Self::Step { incident, act } => {
                let counts = |own| words.is_part(incident, own) || is_any(own, words);
                act == term && entry.place.incident().is_some_and(counts)
            }
            _ => false,
        }
    }
}

/// Whether a type of incident stands for all of them.
fn is_any(incident: TermId, words: &Vocabulary) -> bool {
    words.find(Kind::Incident, "any") == Some(incident)
}

/// Whether training of the one is looked at where training of the other is asked for.
fn trained(asked: TermId, given: TermId, words: &Vocabulary) -> bool {
    given == asked
        || (!words.is_post(asked) && words.is_part(asked, given))
        || (words.is_post(given) && words.is_post(asked) && words.is_part(given, asked))
}

/// Whether both are the same work, in whatever edition.
fn same_work(asked: TermId, cited: TermId, words: &Vocabulary) -> bool {
    let series = |term| words.cited(term).and_then(|about| about.series);
    cited == asked
        || series(cited) == Some(asked)
        || series(asked).is_some_and(|of| series(cited) == Some(of) || cited == of)
}
