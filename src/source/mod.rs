//! Source text: where everything that was read stands, and what to say when it cannot be read.
//!
//! Read in this order: [`text`] (files, spans, positions), [`tree`] (the spanned YAML tree), [`mod@parse`] (text to
//! tree: `plain` reads the plain part of YAML, `library` everything else, and `mistake` says what is wrong where the
//! library cannot go on), [`problem`], [`excerpt`] and [`snippet`] (problems and
//! the lines they show), and [`write`](mod@write) (the
//! tree as YAML again).

pub(crate) mod carried;
pub mod excerpt;
mod library;
mod mistake;
pub mod parse;
mod plain;
pub mod problem;
pub mod snippet;
pub mod suggest;
pub mod text;
pub mod tree;
pub mod write;

pub use carried::Text;
pub use parse::parse;
pub use problem::{Code, Problem, Problems};
pub use text::{MAX_BYTES, Position, Source, Span, Spanned};
pub use tree::{Map, Node, Value};
