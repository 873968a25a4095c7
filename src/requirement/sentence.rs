//! Small things of wording that several rooms share.

/// A label at the beginning of a sentence.
pub fn upper(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
