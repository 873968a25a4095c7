//! What a checklist asks: of one that the program carries it is read when it is first asked for, so that an audit pays for
//! the editions in force alone.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::source::carried;

use super::aspect::Aspect;
use super::control::Control;

/// Controls, or the aspects of a ladder.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Demands {
    /// The controls.
    pub controls: Vec<Control>,
    /// The aspects.
    pub aspects: Vec<Aspect>,
}

/// Demands that are stored until they are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Asks {
    stored: &'static [u8],
    read: OnceLock<Demands>,
}

impl Asks {
    /// Demands that the program carries.
    pub(super) fn stored(stored: &'static [u8]) -> Self {
        Self { stored, read: OnceLock::new() }
    }

    /// Demands that were read from a file.
    pub(super) fn read(demands: Demands) -> Self {
        Self { stored: &[], read: OnceLock::from(demands) }
    }

    pub(super) fn get(&self) -> &Demands {
        self.read.get_or_init(|| carried::read(self.stored))
    }
}
