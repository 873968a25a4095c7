//! A control or an aspect, where either may stand.

use crate::requirement::Requirement;
use crate::source::{Spanned, Text};

use super::aspect::Aspect;
use super::control::{Applies, Control};
use super::model::Checklist;

/// A control or an aspect with the checklist that it is of.
#[derive(Clone, Copy, Debug)]
pub struct Item<'c> {
    /// The checklist.
    pub checklist: &'c Checklist,
    /// What it asks.
    pub demand: Demand<'c>,
}

/// A control or an aspect.
#[derive(Clone, Copy, Debug)]
pub enum Demand<'c> {
    /// A control.
    Control(&'c Control),
    /// An aspect of a ladder.
    Aspect(&'c Aspect),
}

impl<'c> Item<'c> {
    /// Its id, stable within the series.
    pub fn id(self) -> &'c Spanned<Text> {
        match self.demand {
            Demand::Control(control) => &control.id,
            Demand::Aspect(aspect) => &aspect.id,
        }
    }

    /// By what other files name it: series/id.
    pub fn name(self) -> String {
        format!("{}/{}", self.checklist.series, self.id().value)
    }

    /// Its title.
    pub fn title(self) -> &'c str {
        match self.demand {
            Demand::Control(control) => &control.title,
            Demand::Aspect(aspect) => &aspect.title,
        }
    }

    /// The others on the same matter that it names itself.
    pub fn see_also(self) -> &'c [Spanned<Text>] {
        match self.demand {
            Demand::Control(control) => &control.see_also,
            Demand::Aspect(aspect) => &aspect.see_also,
        }
    }

    /// The condition on the school.
    pub fn applies(self) -> &'c Applies {
        match self.demand {
            Demand::Control(control) => &control.applies,
            Demand::Aspect(aspect) => &aspect.applies,
        }
    }

    /// What it asks; of an aspect, level by level.
    pub fn requirements(self) -> Vec<&'c Requirement> {
        match self.demand {
            Demand::Control(control) => vec![&control.requires],
            Demand::Aspect(aspect) => aspect.steps.iter().map(|step| &step.requires).collect(),
        }
    }

    /// What it is called in a sentence.
    pub fn kind(self) -> &'static str {
        match self.demand {
            Demand::Control(_) => "control",
            Demand::Aspect(_) => "aspect",
        }
    }
}

impl Checklist {
    /// Every control, then every aspect, in the order of the file.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        let controls = self.controls().iter().map(Demand::Control);
        let aspects = self.aspects().iter().map(Demand::Aspect);
        controls.chain(aspects).map(move |demand| Item { checklist: self, demand })
    }
}
