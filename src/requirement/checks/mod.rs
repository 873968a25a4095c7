//! The checks of consistency: each looks at one thing and says what was fine and what is at fault.

pub mod documents;
pub mod duties;
pub mod procedures;
