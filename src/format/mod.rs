//! The format of the files that people write: which keys a map may have, what each takes, and how a tree is opened
//! against that declaration.
//!
//! Read in this order: [`kind`] (the kinds of words), [`closed`] (a closed set of words, declared once), [`shape`] (which
//! keys a map may have, declared once for reading, suggestions and schema), [`view`] (a map opened against its shape,
//! every problem collected), [`mod@blank`] (what nobody has filled in).

pub mod blank;
pub mod closed;
pub mod kind;
pub mod shape;
pub mod view;

pub use blank::{Blank, blank};
pub(crate) use closed::closed_set;
pub use kind::Kind;
pub use shape::{Key, List, Shape, Takes};
pub use view::{Found, View, members, wrong_shape};
