//! What a checklist asks: controls, or the aspects of a ladder.

use serde::{Deserialize, Serialize};

use super::aspect::Aspect;
use super::control::Control;

/// What a checklist asks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Demands {
    /// The controls.
    pub controls: Vec<Control>,
    /// The aspects.
    pub aspects: Vec<Aspect>,
}

/// How many controls and aspects a checklist has: known without reading them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// How many controls.
    pub controls: usize,
    /// How many aspects.
    pub aspects: usize,
}

impl Demands {
    /// How many there are.
    pub fn size(&self) -> Size {
        Size { controls: self.controls.len(), aspects: self.aspects.len() }
    }
}
