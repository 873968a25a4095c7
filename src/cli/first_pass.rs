//! The first pass over the policies: each is read, weighed and counted, and little is kept of it.

use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;

use crate::report::{self, Input, Settled, Surveyed};
use crate::source::{Code, Problem, Span};

use super::files::{self, Found};
use super::show::Show;

/// How many files with mistakes are audited in one run as far as they could be read. Of those beyond, in the order in
/// which they are shown, the mistakes alone are told.
const MOST: usize = 250;

/// How many policies are read before it is counted how many of them have mistakes.
const AT_ONCE: usize = 512;

/// What the first pass keeps: of each policy its counts, and by what its files are known again.
pub(super) struct FirstPass<'c> {
    pub(super) surveyed: Vec<Surveyed<'c>>,
    pub(super) seen: Vec<Seen>,
}

/// How the second pass comes by a policy.
pub(super) enum Seen {
    /// It is at hand: it stands alone, or came from standard input.
    Kept(Box<Input>),
    /// It is read again, and has to be what was weighed.
    Stamped(u64),
    /// It is read again for its mistakes alone.
    Beyond(u64),
    /// It is not shown.
    Done,
}

impl<'c> FirstPass<'c> {
    pub(super) fn run(found: &[Found], settled: &Settled<'c>, show: Show) -> Self {
        let mut first =
            Self { surveyed: Vec::with_capacity(found.len()), seen: Vec::with_capacity(found.len()) };
        let mut broken = 0;
        for some in found.chunks(AT_ONCE) {
            let is_full = broken >= MOST;
            let one = |policy: &Found| {
                let input = files::read(policy, settled.context.words);
                if is_full && is_broken(&input) {
                    return unaudited(input, settled, show);
                }
                let seen = match (show, policy) {
                    (Show::Gate, _) => Seen::Done,
                    (Show::Policies(_), Found::Stdin) => return kept(input, settled),
                    (Show::Policies(_), Found::File(_)) if found.len() == 1 => return kept(input, settled),
                    (Show::Policies(_), Found::File(_)) => Seen::Stamped(stamp(&input)),
                };
                (report::survey(&input, settled), seen)
            };
            let read: Vec<_> = some.par_iter().map(one).collect();
            for (policy, (surveyed, seen)) in some.iter().zip(read) {
                let is_broken = surveyed.audited && surveyed.problems > 0;
                broken += usize::from(is_broken);
                let (surveyed, seen) = if is_broken && broken > MOST {
                    unaudited(files::read(policy, settled.context.words), settled, show)
                } else {
                    (surveyed, seen)
                };
                first.surveyed.push(surveyed);
                first.seen.push(seen);
            }
        }
        first
    }
}

fn kept<'c>(input: Input, settled: &Settled<'c>) -> (Surveyed<'c>, Seen) {
    (report::survey(&input, settled), Seen::Kept(Box::new(input)))
}

fn unaudited<'c>(input: Input, settled: &Settled<'c>, show: Show) -> (Surveyed<'c>, Seen) {
    let stamp = stamp(&input);
    let seen = if matches!(show, Show::Gate) { Seen::Done } else { Seen::Beyond(stamp) };
    (report::survey(&beyond(input), settled), seen)
}

/// Whether something can be audited in a file of which not all could be read.
fn is_broken(input: &Input) -> bool {
    let loaded = &input.loaded;
    let in_records = loaded.records.as_ref().is_some_and(|(_, problems)| !problems.is_empty());
    loaded.policy.is_some() && (in_records || !loaded.problems.is_empty())
}

/// A file with mistakes that is not audited, since so many before it have mistakes, too.
pub(super) fn beyond(mut input: Input) -> Input {
    input.loaded.policy = None;
    let message =
        format!("{MOST} files before this one have mistakes, too, so nothing else of it was audited.");
    let problem = Problem::new(Code::File, Span::default(), message);
    input.loaded.problems.push(problem.help("Mend the mistakes, or audit this file alone."));
    input
}

/// The same for the same text of a policy and its records.
pub(super) fn stamp(input: &Input) -> u64 {
    let mut hasher = DefaultHasher::new();
    input.source.text().hash(&mut hasher);
    input.loaded.records.as_ref().map(|(source, _)| source.text()).hash(&mut hasher);
    hasher.finish()
}
