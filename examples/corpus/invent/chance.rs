//! Repeatable chance.

/// Repeatable chance (SplitMix64): each policy has its own, so that a larger corpus begins with the smaller one.
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64, number: u64) -> Self {
        let mut chance =
            Self(seed.wrapping_mul(0xD1B5_4A32_D192_ED03) ^ number.wrapping_mul(0x8CB9_2BA7_2F3D_8DD7));
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// One of several.
    pub(crate) fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.next()).unwrap_or_default().checked_rem(of.len()).unwrap_or_default();
        of.get(at).copied().unwrap_or_default()
    }
}
