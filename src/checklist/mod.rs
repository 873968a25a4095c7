//! Checklists: where their demands come from, and their controls or the aspects of a ladder.
//!
//! Read in this order: [`shapes`] (the keys of the format), [`model`] (the typed checklist) with [`standing`],
//! [`demands`], [`control`], [`aspect`] and [`level`], [`change`] (what one changes in another) and [`item`] (a control or an
//! aspect), [`also_existed`] (editions that are not carried), [`mod@load`] (tree to checklist), [`fragments`] (its examples), [`library`] (all of
//! them, and which edition is in force on a day), and [`checks`] (what must hold of one and between them) with [`references`] and
//! [`extending`].

pub mod also_existed;
pub mod aspect;
pub mod change;
pub mod checks;
pub mod control;
pub mod demands;
pub mod extending;
pub mod fragments;
pub mod item;
pub mod level;
pub mod library;
pub mod load;
pub mod model;
pub mod references;
pub mod shapes;
pub mod standing;

pub use also_existed::{AlsoExisted, NotCarried};
pub use aspect::{Aspect, Foot, Step};
pub use change::{Change, Effect, Target};
pub use control::{Applies, Control, Gap};
pub use demands::{Demands, Size};
pub use item::{Demand, Item};
pub use level::Level;
pub use library::{Library, LibraryError};
pub use load::load;
pub use model::Checklist;
pub use standing::{Force, Standing};
