//! Mistakes that people make.

use super::chance::Chance;

/// Makes one mistake.
pub(crate) fn spoil(text: &str, chance: &mut Chance) -> String {
    let (right, wrong) = match chance.between(0, 5) {
        0 => ("  nation: england", "  nation: englnd"),
        1 => ("  title:", "  titel:"),
        2 => ("policy:\n", "policy:\n  last-reviewed: 31 February 2025\n"),
        3 => ("  kind: online-safety\n", "  kind: online-safety\n  kind: online-safety\n"),
        4 => ("  title: ", "  title: \"Our policy: "),
        _ => ("  nation: england\n", "\tnation: england\n"),
    };
    text.replacen(right, wrong, 1)
}
