//! An entry that stands in the policy and falls short, changed so that it says what is asked: the same words with a
//! period in the place of "regularly", without the condition, with the occasion.

use crate::checklist::Level;
use crate::dates::{Deadline, Frequency};
use crate::policy::{Entry, Training, Within};
use crate::requirement::addition::{Duty, Said};
use crate::requirement::{Bounds, Predicate};
use crate::source::{Span, Spanned};
use crate::vocabulary::{TermId, Vocabulary};

use super::Added;
use super::fragment::Setting;

/// How many things that stand in the policy are tried for one change: each is looked for in the file. No document says one
/// thing so often, and a file that does is changed at the first places.
const TRIED: usize = 40;

/// What is changed, as it stands in the policy or as it is to stand there.
#[derive(Clone, Debug)]
pub enum Stands {
    /// An entry.
    Entry(Box<Entry>),
    /// An item of training.
    Training(Box<Training>),
}

/// A change of something that stands in the policy, and what asks for it.
#[derive(Clone, Debug)]
pub struct Change<'r> {
    /// How it stands there.
    pub before: Stands,
    /// How it is to stand there.
    pub after: Stands,
    /// The questions that it answers.
    pub asked: Vec<(Level, &'r Predicate)>,
}

impl Stands {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Entry(entry) => entry.span,
            Self::Training(item) => item.span,
        }
    }

    fn bounds(&self, asked: &Predicate, setting: &Setting<'_>) -> Option<Bounds> {
        match self {
            Self::Entry(entry) => asked.entry(entry, setting.facts),
            Self::Training(item) => asked.item(item, setting.facts),
        }
    }

    /// Whether it answers every question by itself.
    fn answers(&self, asked: &[(Level, &Predicate)], setting: &Setting<'_>) -> bool {
        asked.iter().all(|(_, asked)| self.bounds(asked, setting) == Some(Bounds::FULL))
    }

    /// Whether it is at least a part of what every question asks.
    fn is_part(&self, asked: &[(Level, &Predicate)], setting: &Setting<'_>) -> bool {
        let begun = [Some(Bounds::FULL), Some(Bounds::PARTIAL)];
        asked.iter().all(|(_, asked)| begun.contains(&self.bounds(asked, setting)))
    }
}

/// Makes a change of what would be added, where something that stands in the policy falls short of it, and adds it to
/// those that are made already. Whether there is such a thing.
pub(super) fn take<'r>(
    duty: &Duty,
    within: Option<TermId>,
    asked: &[(Level, &'r Predicate)],
    setting: &Setting<'_>,
    changes: &mut Vec<Change<'r>>,
) -> bool {
    let stands = setting.facts.entries(duty.act).iter().filter(|entry| match entry.place {
        Within::Step(incident) => within == Some(incident),
        Within::Prevention(_) | Within::Incident(_) => false,
        Within::Role(_)
        | Within::Topic(_)
        | Within::Filtering
        | Within::Monitoring
        | Within::Training(_)
        | Within::Education => within.is_none(),
    });
    let stands = stands.map(|entry| Stands::Entry(Box::new((*entry).clone()))).collect();
    nearest(stands, &duty.said, asked, setting, changes)
}

/// The same of an item of training.
pub(super) fn take_training<'r>(
    said: &Said,
    added: &Added<'r>,
    setting: &Setting<'_>,
    changes: &mut Vec<Change<'r>>,
) -> bool {
    let items = setting.facts.policy.training.iter().filter(|item| item.delegated_to.is_none());
    let stands = items.map(|item| Stands::Training(Box::new(item.clone()))).collect();
    nearest(stands, said, &added.asked, setting, changes)
}

/// Of what stands in the policy, changes what needs fewest changes.
fn nearest<'r>(
    stands: Vec<Stands>,
    said: &Said,
    asked: &[(Level, &'r Predicate)],
    setting: &Setting<'_>,
    changes: &mut Vec<Change<'r>>,
) -> bool {
    let mut best: Option<(usize, Stands, Stands)> = None;
    let mut tried = 0;
    for before in stands {
        let begun = changes.iter().find(|change| change.after.span() == before.span());
        let from = begun.map_or(&before, |change| &change.after);
        if !from.is_part(asked, setting) {
            continue;
        }
        tried += 1;
        if tried > TRIED {
            break;
        }
        if setting.standing(&before).is_none() {
            continue;
        }
        let Some((cost, after)) = changed(from, said, asked, setting) else { continue };
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            best = Some((cost, before, after));
        }
    }
    let Some((_, before, after)) = best else { return false };
    match changes.iter_mut().find(|change| change.after.span() == before.span()) {
        Some(change) => {
            change.after = after;
            change.asked.extend(asked);
        }
        None => changes.push(Change { before, after, asked: asked.to_vec() }),
    }
    true
}

/// How something is to read so that it answers; how much is changed.
fn changed(
    from: &Stands,
    said: &Said,
    asked: &[(Level, &Predicate)],
    setting: &Setting<'_>,
) -> Option<(usize, Stands)> {
    let words = setting.facts.vocabulary;
    let mut cost = 0;
    let mut more = |to: &mut Vec<Spanned<TermId>>, from: &[TermId]| cost += add(to, from, words);
    match from {
        Stands::Entry(entry) => {
            let mut after = entry.as_ref().clone();
            let forbids = words.commitment(entry.commitment()?).is_some_and(|act| act.forbids);
            let is_step = matches!(entry.place, Within::Step(_));
            if is_narrower(entry, said, setting) {
                return None;
            }
            if entry.holders().next().is_none() && !is_step && !(forbids && said.by.is_empty()) {
                let act = entry.commitment()?;
                let by = said.by.first().copied().unwrap_or_else(|| setting.doer(act));
                // No owner beside one whom the document names elsewhere.
                let mut held = setting.facts.entries(act).iter().flat_map(|other| other.holders());
                if held.any(|other| {
                    other.value != setting.facts.known().school && !words.answers(other.value, by)
                }) {
                    return None;
                }
                more(&mut after.by, &[by]);
            }
            for (to, from) in [
                (&mut after.to, &said.to),
                (&mut after.with, &said.with),
                (&mut after.when, &said.when),
                (&mut after.about, &said.about),
            ] {
                more(to, from);
            }
            cost += usize::from(often(&mut after.every, said)) + usize::from(soon(&mut after.within, said));
            let firm = firm(&after, |entry| Stands::Entry(Box::new(entry)).answers(asked, setting), setting)?;
            Some((cost, Stands::Entry(Box::new(firm))))
        }
        Stands::Training(item) => {
            let mut after = item.as_ref().clone();
            more(&mut after.when, &said.when);
            more(&mut after.about, &said.about);
            cost += usize::from(often(&mut after.every, said));
            after.condition = None;
            after.strength = None;
            let after = Stands::Training(Box::new(after));
            after.answers(asked, setting).then_some((cost, after))
        }
    }
}

/// Whether an entry is about a part of what is asked, and is done for others or by nobody: to widen the one would say
/// less than is meant.
fn is_narrower(entry: &Entry, said: &Said, setting: &Setting<'_>) -> bool {
    let (words, known) = (setting.facts.vocabulary, setting.facts.known());
    let own = [known.online_safety, known.online_safety_policy];
    let answered = |given: &[Spanned<TermId>], asked: &[TermId]| {
        asked.iter().all(|&asked| given.iter().any(|given| words.answers(given.value, asked)))
    };
    let limited = entry.about.iter().any(|about| !own.contains(&about.value));
    let widened = !answered(&entry.to, &said.to)
        || !answered(&entry.with, &said.with)
        || entry.holders().next().is_none();
    said.about.is_empty() && limited && widened
}

/// An entry without the words that keep it from answering: as few of them are taken away as can be.
fn firm(entry: &Entry, answers: impl Fn(Entry) -> bool, setting: &Setting<'_>) -> Option<Entry> {
    let decided = || vec![Spanned::new(setting.lead(), Span::default())];
    let mut out = Entry { condition: None, strength: None, except: None, ..entry.clone() };
    if !answers(out.clone()) {
        return None;
    }
    let mut restore = |with: &dyn Fn(Entry) -> Entry| {
        let restored = with(out.clone());
        let holds = answers(restored.clone());
        if holds {
            out = restored;
        }
        holds
    };
    restore(&|out| Entry { condition: entry.condition.clone(), ..out });
    restore(&|out| Entry { strength: entry.strength.clone(), ..out });
    if entry.except.is_some() && !restore(&|out| Entry { except: entry.except.clone(), ..out }) {
        restore(&|out| Entry { except: entry.except.clone(), decided_by: decided(), ..out });
    }
    Some(out)
}

/// Adds the terms that are not answered; how many.
fn add(to: &mut Vec<Spanned<TermId>>, asked: &[TermId], words: &Vocabulary) -> usize {
    let open: Vec<_> = asked
        .iter()
        .filter(|&&asked| !to.iter().any(|given| words.answers(given.value, asked)))
        .map(|&asked| Spanned::new(asked, Span::default()))
        .collect();
    let count = open.len();
    to.extend(open);
    count
}

fn often(every: &mut Option<Spanned<Frequency>>, said: &Said) -> bool {
    let Some(asked) = said.every else { return false };
    let short = !every.as_ref().is_some_and(|given| given.value.satisfies(asked));
    if short {
        *every = Some(Spanned::new(Frequency::Every(asked), Span::default()));
    }
    short
}

fn soon(within: &mut Option<Spanned<Deadline>>, said: &Said) -> bool {
    let Some(asked) = said.within else { return false };
    let short = !within.as_ref().is_some_and(|given| given.value.satisfies(asked));
    if short {
        *within = Some(Spanned::new(asked, Span::default()));
    }
    short
}
