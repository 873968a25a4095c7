//! Every name by which a term is called, in a table that is searched as it lies in the program: nothing is read or set up
//! for a name, and a name that no term has costs one search.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::TermId;

/// The bytes of one name: a number for its letters, then its term, both with the greatest byte first, so that entries in
/// order are names in order.
const ENTRY: usize = 12;

/// The terms by the names that they are called by.
#[derive(Clone, Debug, Default)]
pub(super) struct Called(Cow<'static, [u8]>);

impl Serialize for Called {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de: 'static> Deserialize<'de> for Called {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&'de [u8]>::deserialize(deserializer).map(|bytes| Self(Cow::Borrowed(bytes)))
    }
}

impl Called {
    /// The table of these names, each as it is compared.
    pub(super) fn of(names: impl Iterator<Item = (TermId, String)>) -> Self {
        let mut entries: Vec<[u8; ENTRY]> = names.map(|(term, name)| entry(number(&name), term)).collect();
        entries.sort_unstable();
        entries.dedup();
        Self(Cow::Owned(entries.concat()))
    }

    /// The terms that may be called so, in the order of the vocabulary; two names may share a number.
    pub(super) fn may_be(&self, name: &str) -> impl Iterator<Item = TermId> {
        let number = number(name);
        let (entries, _) = self.0.as_chunks::<ENTRY>();
        let first = entries.partition_point(|entry| read(entry).0 < number);
        let rest = entries.get(first..).unwrap_or_default();
        rest.iter().map(read).take_while(move |(other, _)| *other == number).map(|(_, term)| term)
    }
}

fn entry(number: u64, term: TermId) -> [u8; ENTRY] {
    let mut bytes = [0; ENTRY];
    let at = u32::try_from(term.index()).unwrap_or(u32::MAX);
    for (to, from) in bytes.iter_mut().zip(number.to_be_bytes().into_iter().chain(at.to_be_bytes())) {
        *to = from;
    }
    bytes
}

fn read(entry: &[u8; ENTRY]) -> (u64, TermId) {
    let value = |part: &[u8]| part.iter().fold(0_u64, |value, &byte| value << 8 | u64::from(byte));
    let (number, term) = entry.split_at(8);
    (value(number), TermId::new(usize::try_from(value(term)).unwrap_or(usize::MAX)))
}

/// A number for a name: FNV-1a of 64 bits, which is the same on every machine.
fn number(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |number, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Called, TermId};

    #[test]
    fn names_are_found_with_every_term_that_has_them() {
        let term = TermId::new;
        let names = [(70_000, "one"), (3, "two"), (5, "two"), (3, "two")];
        let called = Called::of(names.into_iter().map(|(at, name)| (term(at), name.to_owned())));
        assert_eq!(called.may_be("one").collect::<Vec<_>>(), [term(70_000)]);
        assert_eq!(called.may_be("two").collect::<Vec<_>>(), [term(3), term(5)]);
        assert_eq!(called.may_be("three").count(), 0);
        assert_eq!(Called::default().may_be("one").count(), 0);
    }
}
