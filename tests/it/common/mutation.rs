//! Files as damage and mistyping leave them, the same in every run.

/// Numbers that are the same in every run: xorshift.
pub struct Numbers(pub u64);

impl Numbers {
    /// The next one, below `most`; nought where that is nought.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(most.max(1)).unwrap()).unwrap()
    }
}

/// A few changes: bytes changed, left out, put in, and stretches doubled or cut off.
pub fn mutated(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const SIGNS: &[u8] = b"\n :-[]{}\"'&*#|>,\t\0\xff0a";
    let mut text = seed.to_vec();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(text.len());
        let sign = SIGNS[numbers.below(SIGNS.len())];
        let to = (at + numbers.below(200)).min(text.len());
        match numbers.below(6) {
            0 if !text.is_empty() => text[at] = sign,
            1 => drop(text.drain(at..to)),
            2 => text.insert(at, sign),
            3 => text.splice(at..at, text[at..to].to_vec()).for_each(drop),
            4 if numbers.below(8) == 0 => text.truncate(at),
            _ => text.splice(at..at, b"\n  - ".iter().copied()).for_each(drop),
        }
    }
    text
}

/// A stretch of lines of one file in the place of as many lines of another.
pub fn crossed(one: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let lines =
        |text: &[u8]| text.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>();
    let (mut one, other) = (lines(one), lines(other));
    let stretch = |lines: &[Vec<u8>], numbers: &mut Numbers| {
        let from = numbers.below(lines.len());
        from..(from + numbers.below(8)).min(lines.len())
    };
    let taken = other[stretch(&other, numbers)].to_vec();
    let given = stretch(&one, numbers);
    drop(one.splice(given, taken));
    one.concat()
}
