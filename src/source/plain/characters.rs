//! Which files the plain reader looks at: those without tabs, carriage returns, signs that cannot be seen or shown, and
//! the like.

/// Whether every character is one that plain YAML is written with.
pub(super) fn are_plain(text: &str) -> bool {
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    bytes.chunks(BLOCK).enumerate().all(|(number, block)| {
        // Looked at as a whole first, since nearly every block is nothing but ASCII.
        let is_odd = block.iter().fold(false, |odd, &byte| odd | is_odd(byte));
        !is_odd || (number * BLOCK..).take(block.len()).all(|at| is_plain(bytes, at))
    })
}

fn is_odd(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n') || byte > b'~'
}

/// Whether no unwanted character begins at a byte.
fn is_plain(bytes: &[u8], at: usize) -> bool {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    match byte(at) {
        b'\n' => true,
        ..b' ' | 0x7f => false,
        // U+0080 to U+009F
        0xc2 => byte(at + 1) > 0x9f,
        // U+200B, U+200E and U+200F, U+2028 to U+202E, U+2060 to U+206F
        0xe2 => match byte(at + 1) {
            0x80 => !matches!(byte(at + 2), 0x8b | 0x8e | 0x8f | 0xa8..=0xae),
            0x81 => !matches!(byte(at + 2), 0xa0..=0xaf),
            _ => true,
        },
        // U+FEFF, U+FFF9 to U+FFFB, U+FFFE, U+FFFF
        0xef => !matches!((byte(at + 1), byte(at + 2)), (0xbb, 0xbf) | (0xbf, 0xb9..=0xbb | 0xbe | 0xbf)),
        // U+E0000 to U+E0FFF
        0xf3 => byte(at + 1) != 0xa0,
        _ => true,
    }
}
