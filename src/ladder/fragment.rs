//! A step as YAML and as a sentence: what is changed or added in the policy or in its records, and why.

use std::cell::OnceCell;

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::{Aspect, Force, Level};
use crate::format::closed_set;
use crate::policy::{Policy, Section, Training};
use crate::requirement::addition::{Addition, Said};
use crate::requirement::sentence::upper;
use crate::requirement::{Facts, Predicate, Stated};
use crate::source::write::write;
use crate::source::{Node, Problems, Span, Spanned, parse};
use crate::vocabulary::{TermId, Vocabulary};

use super::change::{self, Change, Stands};
use super::edit::{self, Standing};
use super::yaml::tree;
use super::{Added, Asks, sentence, wrong};

/// What stands in the place of a day that the school is to fill in.
pub const DATE: &str = "DATE";

/// What stands in the place of a name that the school is to fill in.
pub const NAME: &str = "NAME";

closed_set! {
    /// The file to which something is added.
    pub enum Target {
        /// The policy file.
        Policy = "policy",
        /// The records file beside it.
        Records = "records",
    }
}

closed_set! {
    /// What is done to the policy.
    #[derive(Serialize, JsonSchema)]
    #[serde(rename_all = "kebab-case")]
    pub enum StepKind {
        /// Something that stands there is changed.
        Change = "change",
        /// Something is added.
        Addition = "addition",
    }
}

/// One step of a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Whether it changes what stands there, or adds to it.
    pub kind: StepKind,
    /// The file that it is about.
    pub file: Target,
    /// The YAML: of an addition what to merge, of a change the entry as it is to read, under the keys where it stands.
    pub yaml: String,
    /// What asks for it.
    pub why: String,
    /// The same for the document: where, and the sentence that it would hold.
    pub sentence: String,
    /// Of a change the entry that stands in the policy, of an addition what it belongs to, where that is there.
    pub place: Option<Span>,
    /// Of a change, under how many keys the entry stands.
    pub depth: usize,
    /// The strongest word that asks it.
    pub force: Force,
}

/// What every step of an aspect rests on.
pub struct Setting<'f> {
    /// The policy.
    pub facts: &'f Facts<'f>,
    /// What else is asked of the school.
    pub asks: &'f Asks,
    /// Who leads on the aspect: does what is not given to anybody else.
    pub owner: TermId,
    /// The title of the aspect, as a heading for what belongs nowhere else.
    pub title: &'f str,
    /// The policy's file.
    tree: OnceCell<Option<Node<'f>>>,
}

impl<'f> Setting<'f> {
    /// What the steps of an aspect rest on.
    pub fn new(aspect: &'f Aspect, facts: &'f Facts<'f>, asks: &'f Asks) -> Self {
        Self::of(aspect.owner, &aspect.title, facts, asks)
    }

    /// What the steps rest on that somebody leads on, under a title.
    pub fn of(owner: TermId, title: &'f str, facts: &'f Facts<'f>, asks: &'f Asks) -> Self {
        Self { facts, asks, owner, title, tree: OnceCell::new() }
    }

    /// Something that stands in the policy, in the tree of its file.
    pub(super) fn standing(&self, stands: &Stands) -> Option<Standing<'_, 'f>> {
        let policy: &'f Policy = self.facts.policy;
        let tree = self.tree.get_or_init(|| parse(&policy.source, &mut Problems::new()));
        edit::find(tree.as_ref()?, stands, self.facts.vocabulary)
    }
}

/// Makes the steps: what stands in the policy is changed where it falls short, and the rest is added. Changes come first,
/// of equals what is asked with the strongest word.
pub fn fragments(additions: &[Added<'_>], setting: &Setting<'_>) -> Vec<Fragment> {
    let mut changes: Vec<Change<'_>> = Vec::new();
    let mut rest: Vec<Added<'_>> = Vec::new();
    for added in additions {
        match &added.what {
            Addition::Duty(duty) if change::take(duty, None, &added.asked, setting, &mut changes) => {}
            Addition::Training { said, .. } if change::take_training(said, added, setting, &mut changes) => {}
            Addition::Steps(incident, steps) => {
                let within = Some(*incident);
                let mut left = steps.clone();
                left.retain(|step| !change::take(step, within, &added.asked, setting, &mut changes));
                if !left.is_empty() {
                    rest.push(Added { what: Addition::Steps(*incident, left), asked: added.asked.clone() });
                }
            }
            _ => rest.push(added.clone()),
        }
    }
    let changes = changes.iter().filter_map(|change| changed(change, setting));
    let mut out: Vec<_> = changes.collect();
    out.extend(rest.iter().map(|added| added_to(added, setting)));
    out.sort_by_key(|step| (step.kind, step.force));
    out
}

fn why(asked: &[(Level, &Predicate)], title: &str, words: &Vocabulary) -> String {
    let mut why: Vec<String> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for (level, predicate) in asked {
        let asked = predicate.say(words);
        if !said.contains(&asked) {
            why.push(format!("level {} of {} asks that {asked}", level.number(), title));
            said.push(asked);
        }
    }
    upper(&format!("{}.", why.join("; ")))
}

fn force(asked: &[(Level, &Predicate)], setting: &Setting<'_>) -> Force {
    setting.asks.force(asked.iter().map(|(_, predicate)| predicate.thing()))
}

/// The step of a change.
fn changed(change: &Change<'_>, setting: &Setting<'_>) -> Option<Fragment> {
    let (facts, words) = (setting.facts, setting.facts.vocabulary);
    let standing = setting.standing(&change.before)?;
    let node = edit::under(&standing.path, edit::changed(standing.node, change, words));
    let (part, text) = match &change.after {
        Stands::Entry(entry) => (sentence::part_of_entry(entry, facts), sentence::entry(entry, words)),
        Stands::Training(item) => {
            let who: Vec<_> = item.who.iter().map(|who| who.value).collect();
            (sentence::part(Section::Training).to_owned(), sentence::training(&who, &said(item), words))
        }
    };
    Some(Fragment {
        kind: StepKind::Change,
        file: Target::Policy,
        yaml: write(&node),
        why: why(&change.asked, setting.title, words),
        sentence: format!("{} {}", wrong::say(change, words), sentence::instead(&part, &text)),
        place: Some(change.before.span()),
        depth: standing.path.len(),
        force: force(&change.asked, setting),
    })
}

/// What an item of training says.
fn said(item: &Training) -> Said {
    let ids = |terms: &[Spanned<TermId>]| terms.iter().map(|term| term.value).collect();
    Said {
        when: ids(&item.when),
        about: ids(&item.about),
        every: item.every.as_ref().and_then(|every| every.value.period()),
        ..Said::default()
    }
}

/// The step of an addition.
fn added_to(added: &Added<'_>, setting: &Setting<'_>) -> Fragment {
    let (file, node, sentence) = tree(&added.what, setting);
    Fragment {
        kind: kind(&added.what, setting.facts),
        file,
        yaml: write(&node),
        why: why(&added.asked, setting.title, setting.facts.vocabulary),
        sentence,
        place: place(&added.what, setting.facts),
        depth: 0,
        force: force(&added.asked, setting),
    }
}

/// A date that stands there gives way to another, and so does a name that is none.
pub(super) fn kind(what: &Addition, facts: &Facts<'_>) -> StepKind {
    let policy = facts.policy;
    let stands = match what {
        Addition::Review(_) => {
            [Stated::Approved, Stated::NextReview].iter().any(|field| field.place(policy).is_some())
        }
        Addition::Field(field) => field.place(policy).is_some(),
        Addition::Holder(role) => policy.role(*role).is_some_and(|held| !held.not_names.is_empty()),
        _ => false,
    };
    if stands { StepKind::Change } else { StepKind::Addition }
}

/// What an addition belongs to, where the file has it.
fn place(what: &Addition, facts: &Facts<'_>) -> Option<Span> {
    let policy = facts.policy;
    match what {
        Addition::Review(_) => Stated::NextReview.place(policy).or_else(|| Stated::Approved.place(policy)),
        Addition::Field(field) => field.place(policy).or_else(|| policy.section(field.section())),
        Addition::Holder(role) => policy.role(*role).map(|held| held.role.span),
        Addition::Members(field, _) => policy.section(field.section()),
        Addition::Steps(incident, _) => {
            let own = policy.procedures.iter().find(|procedure| procedure.incident.value == *incident);
            own.map(|procedure| procedure.incident.span)
        }
        Addition::Training { .. } => policy.section(Section::Training),
        Addition::Citations(_) => policy.section(Section::Cites),
        Addition::Duty(_) | Addition::Record { .. } => None,
    }
}
