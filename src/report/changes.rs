//! What one checklist changes in another, in words: at the result, and for the whole report.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::audit::{AspectResult, Changed, Context, ControlResult};
use crate::checklist::{Checklist, Demand, Effect, Force, Item};
use crate::dates::plain;
use crate::format::closed_set;
use crate::vocabulary::{Vocabulary, and};

use super::control::{Change, ControlReport, Name};
use super::results::named;
use super::wording;

/// How many names a notice tells.
const MOST: usize = 12;

closed_set! {
    /// What was done to a control or an aspect.
    pub enum ChangeKind {
        /// It is not asked.
        SwitchedOff = "switched-off",
        /// It is graded anew.
        ReGraded = "re-graded",
        /// Another level is aimed at.
        Benchmark = "benchmark",
    }
}

impl ChangeKind {
    fn by(effect: Effect) -> Self {
        match effect {
            Effect::SwitchedOff => Self::SwitchedOff,
            Effect::Force(_) => Self::ReGraded,
            Effect::Benchmark(_) => Self::Benchmark,
        }
    }
}

/// Notes on the result of a control what another checklist changed of it.
pub(super) fn control<'a>(
    out: &mut ControlReport<'a>,
    result: &ControlResult<'a>,
    vocabulary: &'a Vocabulary,
) {
    let Some(changed) = result.changed else { return };
    if let Some(force) = changed.force() {
        out.force_says = format!(
            "By {}{}, this is graded as {}: {}. Its own standing: {}",
            changed.by.title,
            changed.change.decided(vocabulary),
            grade(force),
            changed.change.why(),
            lower(&out.force_says)
        )
        .into();
    }
    out.changed = Some(change(changed, result.control.force.id().into(), vocabulary));
}

/// Notes on the result of an aspect what another checklist changed of it.
pub(super) fn aspect<'a>(out: &mut ControlReport<'a>, result: &AspectResult<'a>, vocabulary: &'a Vocabulary) {
    let Some(changed) = result.changed else { return };
    let own = result.aspect.benchmark.number();
    if let Some(level) = changed.benchmark() {
        out.force_says = format!(
            "By {}{}, the level aimed at is {} in place of {own}: {}. {}",
            changed.by.title,
            changed.change.decided(vocabulary),
            level.number(),
            changed.change.why(),
            out.force_says
        )
        .into();
    }
    out.changed = Some(change(changed, own.to_string().into(), vocabulary));
}

fn change<'a>(changed: Changed<'a>, from: Cow<'static, str>, vocabulary: &'a Vocabulary) -> Change<'a> {
    Change {
        by: &changed.by.series,
        what: ChangeKind::by(changed.change.effect),
        from,
        to: match changed.change.effect {
            Effect::SwitchedOff => None,
            Effect::Force(force) => Some(force.id().into()),
            Effect::Benchmark(level) => Some(level.number().to_string().into()),
        },
        reason: &changed.change.reason,
        decided_by: changed.change.decided_by.as_ref().map(|by| named(by, vocabulary)),
        minute: changed.change.minute.as_deref(),
    }
}

/// A grade for the end of "is graded as …".
pub(crate) fn grade(force: Force) -> &'static str {
    match force {
        Force::Must => "something that must be in place",
        Force::Should => "something that should be in place",
        Force::GoodPractice => "good practice",
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A control or an aspect that a checklist used with it changes.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChangedItem<'c> {
    item: Item<'c>,
    changed: Changed<'c>,
}

impl<'c> ChangedItem<'c> {
    fn kind(&self) -> ChangeKind {
        ChangeKind::by(self.changed.change.effect)
    }

    fn name(&self) -> Name<'c> {
        Name { series: &self.item.checklist.series, id: &self.item.id().value }
    }

    /// Its own force; an aspect has none.
    fn own_force(&self) -> Option<Force> {
        match self.item.demand {
            Demand::Control(control) => Some(control.force),
            Demand::Aspect(_) => None,
        }
    }

    /// Whether law or statutory guidance asks it.
    fn is_of_law(&self) -> bool {
        self.own_force() == Some(Force::Must)
    }
}

/// What checklists change in those that are used together with them, by the sets that were.
pub(super) fn changed<'c>(sets: &[Vec<&'c Checklist>], on: NaiveDate) -> Vec<ChangedItem<'c>> {
    let mut out = Vec::new();
    for used in sets {
        let changing: Vec<&'c Checklist> = Changed::on(used, on).collect();
        if changing.is_empty() {
            continue;
        }
        let items = || used.iter().flat_map(|checklist| checklist.items());
        let is_control = |item: &Item<'c>| matches!(item.demand, Demand::Control(_));
        let controls_first = items().filter(is_control).chain(items().filter(|item| !is_control(item)));
        out.extend(
            controls_first
                .filter_map(|item| Some(ChangedItem { item, changed: Changed::of(item, &changing)? })),
        );
    }
    out
}

/// Those that were changed in one way, each once.
fn of_kind<'i, 'c>(
    changed: &'i [ChangedItem<'c>],
    wanted: impl Fn(&ChangedItem<'c>) -> bool,
) -> Vec<&'i ChangedItem<'c>> {
    let mut seen = std::collections::HashSet::new();
    changed.iter().filter(|one| wanted(one)).filter(|one| seen.insert(one.name())).collect()
}

/// How many of these law or statutory guidance asks.
fn of_law(changed: &[&ChangedItem<'_>]) -> usize {
    changed.iter().filter(|one| one.is_of_law()).count()
}

/// What the checklists in use changed in each other, and what of it had no effect on the day.
pub(super) fn notices(context: &Context<'_>, changed: &[ChangedItem<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    for by in context.checklists.iter().filter(|checklist| !checklist.changes.is_empty()) {
        let of = |kind| of_kind(changed, |one| one.changed.by.series == by.series && one.kind() == kind);
        let name = format!("{}, {}", by.title, by.edition);
        if Changed::on(&[by], context.on).next().is_none() {
            let day = plain(context.on);
            out.push(format!("Nothing was changed by {name}: it was not in force on {day}."));
        }
        let off = of(ChangeKind::SwitchedOff);
        if !off.is_empty() {
            let number = number(&off, "was switched off", "were switched off");
            out.push(format!("{number} by {name}: {}.{}", names(&off, |_| String::new()), law(&off)));
        }
        let graded = of(ChangeKind::ReGraded);
        if !graded.is_empty() {
            let number = number(&graded, "was graded anew", "were graded anew");
            let now = |one: &ChangedItem<'_>| {
                one.changed.force().map(|force| format!(", now {}", grade(force))).unwrap_or_default()
            };
            out.push(format!("{number} by {name}: {}.{}", names(&graded, now), law(&graded)));
        }
        let aims = of(ChangeKind::Benchmark);
        if !aims.is_empty() {
            let aspects = wording::count(aims.len(), "aspect", "aspects");
            out.push(format!(
                "The level aimed at was changed for {aspects} by {name}: {}.",
                names(&aims, aimed_at)
            ));
        }
        out.extend(without_effect(by, context));
    }
    out
}

/// The level that is aimed at now, and the one before.
fn aimed_at(one: &ChangedItem<'_>) -> String {
    match (one.item.demand, one.changed.benchmark()) {
        (Demand::Aspect(aspect), Some(level)) => {
            format!(", now {} in place of {}", level.number(), aspect.benchmark.number())
        }
        (Demand::Aspect(_) | Demand::Control(_), _) => String::new(),
    }
}

/// "2 controls were …", or aspects, or both.
fn number(changed: &[&ChangedItem<'_>], was: &str, were: &str) -> String {
    let aspects = changed.iter().filter(|one| one.own_force().is_none()).count();
    let counts = [(changed.len() - aspects, "control", "controls"), (aspects, "aspect", "aspects")];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let said = and(counts.map(|(number, one, many)| wording::count(number, one, many)));
    format!("{said} {}", if changed.len() == 1 { was } else { were })
}

/// Each with its title, and how many more there are.
fn names<'c>(changed: &[&ChangedItem<'c>], more: impl Fn(&ChangedItem<'c>) -> String) -> String {
    let name = |one: &&ChangedItem<'c>| format!("`{}` ({}){}", one.name(), one.item.title(), more(one));
    let told: Vec<_> = changed.iter().take(MOST).map(name).collect();
    let rest = changed.len().saturating_sub(MOST);
    let rest = if rest == 0 { String::new() } else { format!("; and {rest} more") };
    format!("{}{rest}", told.join("; "))
}

/// That law or statutory guidance asks some of these.
fn law(changed: &[&ChangedItem<'_>]) -> String {
    match (of_law(changed), changed.len()) {
        (0, _) => String::new(),
        (_, 1) => " It is asked by law or statutory guidance.".to_owned(),
        (1, _) => " 1 of them is asked by law or statutory guidance.".to_owned(),
        (some, _) => format!(" {} of them are asked by law or statutory guidance.", wording::thousands(some)),
    }
}

/// Changes of what the editions in use do not have, or have so already.
fn without_effect<'a>(by: &'a Checklist, context: &'a Context<'_>) -> impl Iterator<Item = String> + 'a {
    by.changes.iter().filter_map(move |change| {
        let items = context.checklists.iter().flat_map(|checklist| checklist.items());
        let of_it: Vec<_> = items.filter(|item| change.target.is(*item)).collect();
        let why = if of_it.is_empty() {
            "the edition in use does not have it"
        } else if of_it.iter().any(|item| change.effect.matters(*item)) {
            return None;
        } else {
            "it is so already in the edition in use"
        };
        let name = &change.target.name().value;
        Some(format!("What {} changes of `{name}` had no effect on {}: {why}.", by.title, plain(context.on)))
    })
}

/// What the gate's sentence has to add: that not everything was asked, or not as its source grades it.
pub(super) fn gate(changed: &[ChangedItem<'_>]) -> String {
    let of = |kind| of_kind(changed, |one| one.kind() == kind);
    let asked = |changed: &[&ChangedItem<'_>]| match (of_law(changed), changed.len()) {
        (0, _) => String::new(),
        (_, 1) => ", which law or statutory guidance asks".to_owned(),
        (some, _) => format!(", of which law or statutory guidance asks {}", wording::thousands(some)),
    };
    let say = |kind, was, were| {
        let of_it = of(kind);
        let said = || format!(" {}{}.", number(&of_it, was, were), asked(&of_it));
        if of_it.is_empty() { String::new() } else { said() }
    };
    let aims = match of(ChangeKind::Benchmark).len() {
        0 => String::new(),
        aims => {
            format!(" The level aimed at was changed for {}.", wording::count(aims, "aspect", "aspects"))
        }
    };
    let off = say(ChangeKind::SwitchedOff, "was switched off", "were switched off");
    let graded = say(ChangeKind::ReGraded, "was graded anew", "were graded anew");
    format!("{off}{graded}{aims}")
}

/// Whether something weaker was graded so that it counts from this force on.
pub(super) fn graded_up(changed: &[ChangedItem<'_>], weakest: Force) -> bool {
    let is_weaker = |one: &ChangedItem<'_>| one.own_force().is_some_and(|own| own > weakest);
    let counts_now = |one: &ChangedItem<'_>| one.changed.force().is_some_and(|now| now <= weakest);
    changed.iter().any(|one| is_weaker(one) && counts_now(one))
}

/// The heading of the results of a force; it says so where some were only graded so.
pub fn heading(results: &[ControlReport<'_>], force: Force) -> &'static str {
    let graded = |result: &ControlReport<'_>| {
        let changed = result.changed.as_ref();
        result.force == force && changed.is_some_and(|change| change.what == ChangeKind::ReGraded)
    };
    match (force, results.iter().any(graded)) {
        (_, false) => force.heading(),
        (Force::Must, true) => "Law and statutory guidance, and what is graded as highly",
        (Force::Should, true) => "National standards and advice, and what is graded so",
        (Force::GoodPractice, true) => "Good practice, and what is graded so",
    }
}
