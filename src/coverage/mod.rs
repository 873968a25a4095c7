//! What checklists read and what they do not: words that no control asks for, controls that tell no two policies apart, and
//! parts of policies that no control looks at. All of it from what the controls declare.
//!
//! Read in this order: `model`, `vocabulary` (the words), `controls` (how each came out), `policy` (what stands in a policy).

mod controls;
mod model;
mod policy;
mod vocabulary;

use std::collections::HashSet;

use crate::audit::{Context, weigh};
use crate::checklist::Item;
use crate::requirement::Field;
use crate::requirement::reads::Read;
use crate::vocabulary::Vocabulary;

use crate::gate::Exit;
use crate::report::Input;
use crate::report::model::{TOOL, VERSION};
use crate::report::policy::problems;

pub use model::{
    Control, Controls, Coverage, KindCoverage, PolicyCoverage, SectionCoverage, UnreadPart, WordCoverage,
};

/// What came of one policy.
#[derive(Debug)]
pub struct Taken<'a> {
    policy: PolicyCoverage<'a>,
    outcomes: Vec<controls::Outcome>,
}

/// Everything that the checklists of a context read, each once.
pub fn reads(context: &Context<'_>) -> Vec<Read> {
    let items = context.checklists.iter().flat_map(|checklist| checklist.items());
    let mut seen = HashSet::new();
    items.flat_map(|item| of_item(item, context.words)).filter(|read| seen.insert(*read)).collect()
}

/// What a control or an aspect reads, its condition on the school included.
pub fn of_item(item: Item<'_>, words: &Vocabulary) -> Vec<Read> {
    let asked = item.requirements().into_iter().flat_map(|requirement| requirement.reads(words));
    let uses = item.applies().uses.map(|technology| Read::Member(Field::NotUsed, technology));
    let elsewhere = match item.demand {
        crate::checklist::Demand::Control(control) => control.also_said_in.as_slice(),
        crate::checklist::Demand::Aspect(_) => &[],
    };
    let elsewhere = elsewhere.iter().map(|&kind| Read::Member(Field::LinkedPolicies, kind));
    asked.chain(uses).chain(elsewhere).collect()
}

/// Looks at one policy: which of its parts are read, and how each control comes out.
pub fn policy<'a>(input: &'a Input, context: &Context<'_>, reads: &[Read]) -> Taken<'a> {
    let mut policy = PolicyCoverage {
        path: input.source.name(),
        school: "",
        title: "",
        audited: input.loaded.policy.is_some(),
        parts: 0,
        unread: 0,
        own_words: 0,
        sections: Vec::new(),
        unread_parts: Vec::new(),
        problems: problems(input),
    };
    let Some(loaded) = &input.loaded.policy else {
        return Taken { policy, outcomes: Vec::new() };
    };
    policy.school = loaded.school_name();
    policy.title = loaded.title();
    policy::fill(&mut policy, loaded, reads, context.words);
    Taken { policy, outcomes: controls::outcomes(&weigh(loaded, context)) }
}

/// Puts together what came of the policies; without any, only the words are told.
pub fn build<'a>(
    context: &Context<'_>,
    reads: &[Read],
    mut taken: Vec<Taken<'a>>,
    asked: bool,
) -> Coverage<'a> {
    taken.sort_by(|a, b| a.policy.path.cmp(b.policy.path));
    let audited = taken.iter().filter(|taken| taken.policy.audited).count();
    let unread = taken.iter().any(|taken| !taken.policy.problems.is_empty());
    let applied = taken.iter().any(|taken| taken.outcomes.iter().any(controls::Outcome::applies));
    let exit = if unread {
        Exit::Unread
    } else if context.checklists.is_empty() || (asked && !applied) {
        Exit::Nothing
    } else {
        Exit::Met
    };
    let outcomes: Vec<&[controls::Outcome]> =
        taken.iter().filter(|taken| taken.policy.audited).map(|taken| taken.outcomes.as_slice()).collect();
    Coverage {
        version: VERSION,
        tool: TOOL,
        on: context.on,
        checklists: context.checklists.iter().map(|checklist| checklist.id.value.to_string()).collect(),
        words: vocabulary::coverage(reads, context.words),
        general: controls::general(context),
        controls: (audited > 0).then(|| controls::controls(context, &outcomes)),
        policies: taken.into_iter().map(|taken| taken.policy).collect(),
        exit,
    }
}
