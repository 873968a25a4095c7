//! What the program carries: models that `build.rs` wrote down, and the text in them, which is borrowed where it was
//! carried and their own where it was read from a file.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

/// Reads what `build.rs` wrote with the same types. A test reads all of it and compares it with the files.
///
/// # Panics
/// Where the bytes are something else.
#[allow(clippy::expect_used, reason = "the bytes are part of the program, and no input reaches them")]
pub(crate) fn read<T: Deserialize<'static>>(bytes: &'static [u8]) -> T {
    postcard::from_bytes(bytes).expect("what the program carries reads back")
}

/// A model that is read when it is first asked for, where the program carries it.
#[derive(Clone, Debug, Default)]
pub(crate) struct OnDemand<T> {
    stored: &'static [u8],
    read: OnceLock<T>,
}

impl<T: Deserialize<'static>> OnDemand<T> {
    /// What the program carries.
    pub(crate) fn carried(stored: &'static [u8]) -> Self {
        Self { stored, read: OnceLock::new() }
    }

    /// What was read from a file.
    pub(crate) fn read(model: T) -> Self {
        Self { stored: &[], read: OnceLock::from(model) }
    }

    /// The model.
    pub(crate) fn get(&self) -> &T {
        self.read.get_or_init(|| read(self.stored))
    }
}

/// A text of a checklist or of the vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

impl Text {
    /// No text.
    pub const EMPTY: Self = Self(Cow::Borrowed(""));

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Compares with other texts, whichever stands first.
macro_rules! compares {
    ($($other:ty),*) => {$(
        impl PartialEq<$other> for Text {
            fn eq(&self, other: &$other) -> bool {
                let other: &str = other;
                self.as_str() == other
            }
        }

        impl PartialEq<Text> for $other {
            fn eq(&self, other: &Text) -> bool {
                other == self
            }
        }
    )*};
}

compares!(str, &str, String);

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Cow::Owned(text.to_owned()))
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Self {
        Self(Cow::Owned(text.into_owned()))
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.as_str().to_owned()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into_owned()
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

/// Only from what lives as long as the program, so that nothing is copied.
impl<'de: 'static> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Borrowed)
    }
}

struct Borrowed;

impl<'de: 'static> Visitor<'de> for Borrowed {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(text.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_carried_is_not_copied() {
        static STORED: &[u8] = &[3, b'd', b's', b'l'];
        let text: Text = postcard::from_bytes(STORED).unwrap();
        assert_eq!(text, "dsl");
        assert!(matches!(text.0, Cow::Borrowed(_)));
        assert_eq!(postcard::to_allocvec(&text).unwrap(), STORED);
    }
}
