//! Checklists: where their demands come from, their controls or the aspects of a ladder, and their executed examples.
//!
//! Read in this order: [`shapes`] (the keys of the format), [`model`] (the typed checklist), [`load`] (tree to
//! checklist), [`example`] (running the examples), [`checks`] (what must hold of a checklist and between them), and
//! [`library`] (all of them, and which edition is in force on a day).

pub mod checks;
pub mod example;
pub mod item;
pub mod library;
pub mod load;
pub mod model;
pub mod references;
pub mod shapes;

pub use item::{Demand, Item};
pub use library::{Library, LibraryError};
pub use load::load;
pub use model::{Applies, Aspect, Checklist, Control, Force, Level, Standing, Step};
