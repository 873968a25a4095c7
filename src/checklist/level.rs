//! The levels of a ladder.

use std::num::NonZeroU8;

use serde::{Deserialize, Serialize};

/// A level of a ladder: 1 is the highest, 5 the lowest. There is deliberately no order on it; ask [`Level::reaches`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Level(NonZeroU8);

impl Level {
    /// Little or nothing in place.
    pub const LOWEST: Self = Self(match NonZeroU8::new(5) {
        Some(level) => level,
        None => NonZeroU8::MIN,
    });

    /// A level, 1 to 5.
    pub fn new(level: u8) -> Option<Self> {
        NonZeroU8::new(level).filter(|level| level.get() <= 5).map(Self)
    }

    /// The number.
    pub fn number(self) -> u8 {
        self.0.get()
    }

    /// Whether it is as good as another level or better.
    pub fn reaches(self, other: Self) -> bool {
        self.0 <= other.0
    }

    /// The next better level.
    pub fn next(self) -> Option<Self> {
        Self::new(self.number().checked_sub(1)?)
    }
}
