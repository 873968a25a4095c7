//! Checklists: where their demands come from, their controls or the aspects of a ladder, and their executed examples.
//!
//! Read in this order: [`shapes`] (the keys of the format), [`model`] (the typed checklist), [`change`] (what one changes
//! in another) and [`item`] (a control or an aspect), [`load`] with `extension` and `foreign` (tree to checklist), [`example`] (running
//! the examples), [`library`] (all of them, and which edition is in force on a day), and [`checks`] (what must hold of a
//! checklist and between them) with [`references`] and [`extending`].

pub mod change;
pub mod checks;
pub mod extending;
mod extension;
mod foreign;
pub mod item;
pub mod library;
pub mod load;
pub mod model;
pub mod references;
pub mod shapes;

pub use change::{Change, Effect, Target};
pub use item::{Demand, Item};
pub use library::{Library, LibraryError};
pub use load::load;
pub use model::{Applies, Aspect, Checklist, Control, Foot, Force, Level, Standing, Step};
